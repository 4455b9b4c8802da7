// How long a call takes, beside the core's own time, a hand-written loop and other packages: `cargo xtask bench node`.
// Prints Markdown. Every figure is the least of several rounds of one run; quote ratios, not times.

import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

import { corpus, flat, worstCases } from './corpus.mjs'
import { handWritten, sameAnswers } from './hand.mjs'

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

/**
 * The time for an item, in nanoseconds: the mean of the least times of pieces. A piece is done before another process is likely
 * to have its turn, so a busy machine does little to it.
 */
function leastOfPieces(pieces, works, rounds = ROUNDS) {
  const best = works.map(() => pieces.map(() => Infinity))
  for (let round = 0; round < rounds; round++) {
    // In turn, so that what else the machine does falls on all of them, and every text comes from memory.
    pieces.forEach((piece, at) => {
      works.forEach((work, index) => (best[index][at] = Math.min(best[index][at], work(piece))))
    })
  }
  return best.map((times) => times.reduce((sum, time) => sum + time) / times.length)
}

/** Texts in pieces of so many. */
function inPieces(texts, size) {
  return Array.from({ length: Math.floor(texts.length / size) }, (_, at) => texts.slice(at * size, (at + 1) * size))
}

const timed = (call) => (piece) => least(piece.length, each(piece, call), 1)

const each = (texts, call) => () => {
  for (const text of texts) sink += call(text)
}

const calls = {
  'septet analyze': (text) => septet.analyze(text).segments,
  'hand-written loop': (text) => handWritten(text).segments,
  'loop, the same answers': (text) => sameAnswers(text).segments,
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

/** The heading of a table. */
function head(title, ...columns) {
  console.log(`\n### Node: ${title}\n\n| | ${columns.join(' | ')} |\n|---|${'---:|'.repeat(columns.length)}`)
}

function row(name, ...cells) {
  console.log(`| ${name} | ${cells.join(' | ')} |`)
}

/** A figure, its goal, and whether it is reached. */
function goal(name, figure, words, holds) {
  row(name, figure, `${words}, ${holds ? 'holds' : '**falls short**'}`)
}

const nanoseconds = (time) => (time < 100 ? time.toFixed(1) : time.toFixed(0))
const times = (ratio) => (ratio < 10 ? ratio.toFixed(2) : ratio.toFixed(0))

// --- the corpus

const texts = corpus().map((text) => flat(text))
const pieces = inPieces(texts, 1_000).map((strings) => Object.assign(strings, { batch: inBuffer(strings) }))
const [core, single, loop, whole, coreBatch, many, strings] = leastOfPieces(pieces, [
  (piece) => probe.timeCore(piece, 1),
  timed(calls['septet analyze']),
  timed(calls['hand-written loop']),
  timed(calls['loop, the same answers']),
  ({ batch }) => probe.timeCoreBuffer(batch.data, batch.offsets, 1),
  ({ batch, length }) => least(length, () => (sink += septet.analyzeMany(batch).segments[0]), 1),
  (piece) => least(piece.length, () => (sink += septet.analyzeMany(piece).segments[0]), 1),
])
const peer = (name, count, size) => leastOfPieces(inPieces(texts.slice(0, count), size), [timed(calls[name])], 3)[0]
const peers = [
  ['sms-counter 1.0.0 (20,000 of them)', peer('sms-counter', 20_000, 200)],
  ['split-sms 0.1.7 (5,000)', peer('split-sms', 5_000, 25)],
  ['sms-segments-calculator 1.3.0 (300)', peer('sms-segments-calculator', 300, 1)],
]

console.log(`
The loop is a table over UTF-16 units that stops at the first character outside GSM-7, and tells encoding, units, segments and the
first offender. The loop of the same answers tells all that \`analyze\` tells, and is checked to agree with it on every body: it
also counts characters and offenders, looks for lone surrogates and finds what is left of the last segment, for which it has to read
every text to its end, as septet does (\`bindings-node/bench/hand.mjs\`).`)
head(
  `${texts.length.toLocaleString('en')} mixed bodies`,
  'ns an item',
  'times as fast as the loop',
  'as the loop of the same answers',
)
for (const [name, found] of [
  ['hand-written loop', loop],
  ['loop of the same answers', whole],
  ['septet, `analyze`', single],
  ['septet, `analyzeMany` of a Buffer', many],
  ['septet, `analyzeMany` of strings', strings],
  ['of which the core, UTF-16', core],
  ['of which the core, UTF-8 in a Buffer', coreBatch],
  ...peers,
]) {
  row(name, nanoseconds(found), times(loop / found), times(whole / found))
}

head('goals over these bodies', '', 'goal')
goal('`analyze` beyond the core', `${(single - core).toFixed(1)} ns`, 'at most 60', single - core <= 60)
goal('a row of a Buffer beyond the core', `${(many - coreBatch).toFixed(1)} ns`, 'at most 8', many - coreBatch <= 8)
goal('`analyze` beside the loop', `${times(loop / single)} times`, 'at least 3', loop / single >= 3)
row('`analyze` beside the loop of the same answers', `${times(whole / single)} times`, '')
goal('a Buffer beside the loop', `${times(loop / many)} times`, 'at least 8', loop / many >= 8)
row('a Buffer beside the loop of the same answers', `${times(whole / many)} times`, '')
const [, [, splitting]] = peers
goal('`analyze` beside split-sms', `${times(splitting / single)} times`, 'at least 200', splitting / single >= 200)

// --- by length and class

head(
  'by length and class, 2,000 texts each',
  'septet, ns',
  'loop, ns',
  'loop of the same answers, ns',
  'times as fast as the loop',
  'as the loop of the same answers',
)
/** How many times as fast as the loop of the same answers, of each text from 32 characters up. */
const ratios = []
for (const length of [10, 20, 40, 80, 320]) {
  const own = Array.from({ length: 2_000 }, (_, index) => flat('a'.repeat(length - 1), index))
  compare(`ASCII, ${length} characters`, own, length)
}
for (const length of [32, 160, 1_600]) {
  for (const [name, own] of Object.entries(worstCases(length))) {
    compare(`${name}, ${length.toLocaleString('en')} characters`, own, length)
  }
}
head('goal from 32 characters up', '', 'goal')
const slowest = Math.min(...ratios)
goal('`analyze` beside the loop of the same answers, the least of these', `${times(slowest)} times`, 'never slower', slowest >= 1)

function compare(name, own, length) {
  const rounds = Math.max(ROUNDS, Math.ceil(20_000 / own.length))
  const [ours, theirs, whole] = [
    calls['septet analyze'],
    calls['hand-written loop'],
    calls['loop, the same answers'],
  ].map((call) => least(own.length, each(own, call), rounds))
  if (length >= 32) ratios.push(whole / ours)
  const found = [ours, theirs, whole].map((time) => time.toFixed(0))
  row(name, ...found, times(theirs / ours), times(whole / ours))
}

// --- numbers

const numbers = Array.from({ length: 10_000 }, (_, index) => flat(`+1202555${String(index).padStart(4, '0')}`))
const E164 = /^\+[1-9][0-9]{6,14}$/
const numberBatch = inBuffer(numbers)
const fewNumbers = numbers.slice(0, 300)
const { parsePhoneNumberFromString } = require('libphonenumber-js/max')
const lookUp = (number) => {
  const parsed = parsePhoneNumberFromString(number)
  return parsed?.isValid() && parsed.getType() && parsed.country ? 1 : 2
}
const planned = { level: 'numbering' }
head('phone numbers', 'ns an item')
const told = (name, found) => {
  row(name, nanoseconds(found))
  return found
}
const checkEach = each(numbers, (number) => (septet.PhoneNumber.check(number) ? 0 : 1))
told('septet, `PhoneNumber.check`', least(numbers.length, checkEach))
told('a regular expression', least(numbers.length, each(numbers, (number) => (E164.test(number) ? 1 : 0))))
told('septet, `checkNumbers` of a Buffer', least(numbers.length, () => (sink += septet.checkNumbers(numberBatch).error[0])))
const plans = told(
  'septet, `checkNumbers` of a Buffer, level numbering',
  least(numbers.length, () => (sink += septet.checkNumbers(numberBatch, planned).error[0])),
)
const [looking] = leastOfPieces(inPieces(fewNumbers, 10), [timed(lookUp)], 3)
const library = told('libphonenumber-js/max 1.13.16 (300)', looking)
row('as fast is septet, at level numbering', `${times(library / plans)} times`)

// --- start-up and size

/** What `require` of a file takes in processes that do nothing else, in milliseconds. */
function requireTime(file) {
  const script = `
    const start = process.hrtime.bigint()
    require(${JSON.stringify(file)})
    const end = process.hrtime.bigint()
    process.stdout.write(String(Number(end - start) / 1e6))`
  const took = Array.from({ length: 25 }, () => Number(execFileSync(process.execPath, ['-e', script])))
  took.sort((a, b) => a - b)
  return took[0]
}
head('start and size', '', 'goal')
const [required, nothing] = [path.join(here, '..'), path.join(here, 'empty.cjs')].map(requireTime)
goal('`require`, the least of 25 processes', `${required.toFixed(2)} ms`, 'under 3', required < 3)
row('`require` of a file with nothing in it', `${nothing.toFixed(2)} ms`, '')
const addon = fs.readdirSync(path.join(here, '..')).find((name) => name.endsWith('.node'))
const size = fs.statSync(path.join(here, '..', addon)).size
row('addon, stripped', `${(size / 1024).toFixed(0)} KiB`, '')
if (sink === 0) throw new Error('nothing was counted')

// --- do they agree

const classes = [32, 160, 1_600].flatMap((length) => Object.values(worstCases(length)).map(([text]) => text))
const differing = [...texts, ...classes].filter((text) => {
  const [ours, theirs, whole] = [septet.analyze(text), handWritten(text), sameAnswers(text)]
  return (
    ['segments', 'units', 'encoding'].some((name) => ours[name] !== theirs[name]) ||
    Object.keys(whole).some((name) => ours[name] !== whole[name])
  )
})
if (differing.length > 0) throw new Error(`a loop and septet differ on ${differing.length} of ${texts.length} bodies`)
