// How long a call takes, beside the core's own time, a hand-written loop and other packages: `cargo xtask bench node`.
// Every figure is the least of several rounds of one run; quote ratios, not times.

import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

import { corpus, flat, worstCases } from './corpus.mjs'
import { handWritten } from './hand.mjs'

const here = path.dirname(fileURLToPath(import.meta.url))
const require = createRequire(import.meta.url)
const septet = require('../index.cjs')
const probe = require(path.resolve(process.argv[2]))
const { default: SmsCounter } = await import('sms-counter')
const splitSms = require('split-sms')
const { SegmentedMessage } = require('sms-segments-calculator')

const ROUNDS = 9
let sink = 0

/** The least time for an item over several rounds, in nanoseconds. */
function least(count, work, rounds = ROUNDS) {
  let best = Infinity
  for (let round = 0; round < rounds; round++) {
    const start = process.hrtime.bigint()
    work()
    best = Math.min(best, Number(process.hrtime.bigint() - start) / count)
  }
  return best
}

const each = (texts, call) => () => {
  for (const text of texts) sink += call(text)
}

const calls = {
  'septet analyze': (text) => septet.analyze(text).segments,
  'hand-written loop': (text) => handWritten(text).segments,
  'sms-counter': (text) => SmsCounter.count(text).messages,
  'split-sms': (text) => splitSms.split(text, { summary: true }).parts.length,
  'sms-segments-calculator': (text) => new SegmentedMessage(text).segments.length,
}

function inBuffer(texts) {
  const parts = texts.map((text) => Buffer.from(text))
  const offsets = new Int32Array(texts.length + 1)
  parts.forEach((part, index) => (offsets[index + 1] = offsets[index] + part.length))
  return { data: Buffer.concat(parts), offsets }
}

function line(name, time, reference) {
  const ratio = reference === undefined ? '' : `  ${(time / reference).toFixed(2)} x the loop`
  console.log(`  ${name.padEnd(30)} ${time.toFixed(1).padStart(12)} ns${ratio}`)
}

// --- the corpus

const texts = corpus().map((text) => flat(text))
const batch = inBuffer(texts)
console.log(`${texts.length} mixed bodies, ns an item`)

// In turn, so that what else the machine does falls on all of them.
const time = { core: Infinity, single: Infinity, loop: Infinity, coreBatch: Infinity, many: Infinity, strings: Infinity }
const keep = (name, found) => (time[name] = Math.min(time[name], found))
for (let round = 0; round < ROUNDS; round++) {
  keep('core', probe.timeCore(texts, 1))
  keep('single', least(texts.length, each(texts, calls['septet analyze']), 1))
  keep('loop', least(texts.length, each(texts, calls['hand-written loop']), 1))
  keep('coreBatch', probe.timeCoreBuffer(batch.data, batch.offsets, 1))
  keep('many', least(texts.length, () => (sink += septet.analyzeMany(batch).segments[0]), 1))
  keep('strings', least(texts.length, () => (sink += septet.analyzeMany(texts).segments[0]), 1))
}
const { core, single, loop, coreBatch, many, strings } = time
line('core alone, UTF-16', core)
line('septet analyze', single, loop)
line('hand-written loop', loop, loop)
console.log(`  a single analyze costs ${(single - core).toFixed(1)} ns beyond the core`)
line('core alone, UTF-8 buffer', coreBatch)
line('analyzeMany of a Buffer', many, loop)
line('analyzeMany of strings', strings, loop)
console.log(`  a row of a Buffer batch costs ${(many - coreBatch).toFixed(1)} ns beyond the core`)

line('sms-counter', least(texts.length, each(texts, calls['sms-counter']), 3), loop)
const few = texts.slice(0, 5_000)
line('split-sms (5,000 of them)', least(few.length, each(few, calls['split-sms']), 3), loop)
const fewer = texts.slice(0, 300)
line('sms-segments-calculator (300)', least(fewer.length, each(fewer, calls['sms-segments-calculator']), 2), loop)

// --- by length and class

console.log('\nby length, ASCII: septet, loop')
for (const length of [10, 20, 32, 40, 80, 160, 320, 1_600]) {
  const own = Array.from({ length: 2_000 }, (_, index) => flat('a'.repeat(length - 1), index))
  compare(`${length} characters`, own)
}
console.log('\n1,600 characters: septet, loop')
for (const [name, own] of Object.entries(worstCases())) compare(name, own)

function compare(name, own) {
  const rounds = Math.max(ROUNDS, Math.ceil(40_000 / own.length))
  const ours = least(own.length, each(own, calls['septet analyze']), rounds)
  const theirs = least(own.length, each(own, calls['hand-written loop']), rounds)
  console.log(
    `  ${name.padEnd(18)} ${ours.toFixed(0).padStart(7)} ${theirs.toFixed(0).padStart(7)} ns   ${(theirs / ours).toFixed(2)} times as fast`,
  )
}

// --- numbers

console.log('\nphone numbers, ns an item')
const numbers = Array.from({ length: 10_000 }, (_, index) => flat(`+1202555${String(index).padStart(4, '0')}`))
const E164 = /^\+[1-9][0-9]{6,14}$/
line('PhoneNumber.check', least(numbers.length, each(numbers, (number) => (septet.PhoneNumber.check(number) ? 0 : 1))))
line('a regular expression', least(numbers.length, each(numbers, (number) => (E164.test(number) ? 1 : 0))))
const numberBatch = inBuffer(numbers)
line('checkNumbers of a Buffer', least(numbers.length, () => (sink += septet.checkNumbers(numberBatch).error[0])))

// --- start-up and size

/** What `require` of a file takes in processes that do nothing else: the least and the middle. */
function requireTimes(file) {
  const script = `
    const start = process.hrtime.bigint()
    require(${JSON.stringify(file)})
    const end = process.hrtime.bigint()
    process.stdout.write(String(Number(end - start) / 1e6))`
  const times = Array.from({ length: 25 }, () => Number(execFileSync(process.execPath, ['-e', script])))
  times.sort((a, b) => a - b)
  return `${times[0].toFixed(2)} ms at least, ${times[12].toFixed(2)} ms in the middle`
}
console.log(`\nrequire: ${requireTimes(path.join(here, '..'))}`)
console.log(`require of a file with nothing in it: ${requireTimes(path.join(here, 'empty.cjs'))}`)
const addon = fs.readdirSync(path.join(here, '..')).find((name) => name.endsWith('.node'))
const size = fs.statSync(path.join(here, '..', addon)).size
console.log(`addon, stripped: ${(size / 1024).toFixed(0)} KiB`)
if (sink === 0) throw new Error('nothing was counted')

// --- do they agree

const differing = texts.filter((text) => {
  const [ours, theirs] = [septet.analyze(text), handWritten(text)]
  return ours.segments !== theirs.segments || ours.units !== theirs.units || ours.encoding !== theirs.encoding
})
console.log(`the loop and septet differ on ${differing.length} of ${texts.length} bodies`)
