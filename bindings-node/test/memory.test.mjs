// A million calls, flat memory. In a process of its own, where nothing else allocates.

import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('.', import.meta.url))

/** The octets by which the process grows with every so many calls: what only some rounds take is not lost for ever. */
function growth(count, work) {
  const script = `
    const septet = require('septet')
    const facts = new septet.Facts({ prices: septet.PriceTable.flat('0.05', 'USD') })
    const recipients = Array.from({ length: 200 }, (_, index) => '+1202555' + String(1000 + index))
    const work = ${work}
    const settle = async () => {
      for (let round = 0; round < 4; round++) { gc(); await new Promise((resolve) => setImmediate(resolve)) }
      return process.memoryUsage().rss
    }
    const many = async () => {
      for (let call = 0; call < ${count}; call++) {
        work(call)
        // Finalizers of native values run between turns of the event loop.
        if (call % 5000 === 4999) await new Promise((resolve) => setImmediate(resolve))
      }
    }
    (async () => {
      let [least, before] = [Infinity, Infinity]
      for (let round = 0; round < 4; round++) {
        await many()
        const after = await settle()
        least = Math.min(least, round === 0 ? Infinity : after - before)
        before = after
      }
      console.log(least)
    })()`
  const options = { cwd: folder, encoding: 'utf8' }
  return Number(execFileSync(process.execPath, ['--expose-gc', '-e', script], options))
}

const MOST = 2 * 1024 * 1024

for (const [name, count, work] of [
  ['analyze', 1_000_000, `(call) => septet.analyze('message ' + call)`],
  ['analyze with options', 200_000, `(call) => septet.analyze('message ' + call, { maxSegments: 1 + call % 50 })`],
  ['header elements', 50_000, `(call) => septet.analyze('x', { headerElements: Buffer.from('050400010002', 'hex') })`],
  ['national tables', 50_000, `(call) => septet.analyze('ş' + call, { languages: ['tr'], keepWords: true })`],
  ['smart encoding and advice', 20_000, `(call) => septet.advise(septet.transliterate('It’s ' + call).text, { price: '1', currency: 'EUR' })`],
  ['templates', 40_000, `(call) => new septet.Template('%a%', { style: 'percent', fields: [{ name: 'a', maxLength: 9, alphabet: 'any' }] }).rows([['x']])`],
  ['a refused text', 20_000, `(call) => { try { septet.analyze('\\ud800' + call) } catch {} }`],
  ['plans', 2_000, `() => septet.planBulk({ from: 'Conerix', body: 'Hi', recipients }, facts)`],
  ['planners', 2_000, `() => new septet.BulkPlanner({ from: 'Conerix', body: 'Hi' }, facts).plan(recipients)`],
  ['facts', 20_000, `() => new septet.Facts({ optedOut: ['+12025550143'] })`],
  [
    'dispatches with their snapshots',
    5_000,
    `(call) => {
      const dispatch = new septet.Dispatch({ to: '+12025550143', from: 'Conerix', body: 'Hi' }, { facts, routes: [{ id: 1 }] })
      dispatch.start(call)
      const [{ token }] = dispatch
      septet.Dispatch.restore(dispatch.snapshot(), call).result(token, 'accepted', call)
    }`,
  ],
  ['classifiers', 20_000, `(call) => new septet.Classifier({ overrides: [{ httpStatus: 404, outcome: 'hard' }] }).classifyHttp(404)`],
  ['signatures', 20_000, `(call) => septet.verifySignature(septet.signWebhook('x' + call, ['k'], { now: call }), 'x' + call, ['k'], { now: call })`],
  ['TPDUs', 20_000, `() => septet.tpdu.decode(new septet.tpdu.SmsSubmit({ destination: '4242' }).encode())`],
  // Every sender, reference and part is another one: nothing is ever whole, and the limits are reached at once.
  [
    'parts of a Reassembler',
    30_000,
    `(() => {
      const reassembler = new septet.Reassembler({ maxMessages: 500, maxOctets: 200_000 })
      const octets = Buffer.alloc(134)
      return (call) => {
        const place = { reference: call % 256, total: 2 + (call % 9), number: 1 + (call % 2) }
        reassembler.push({ sender: String(call % 7919), recipient: 'x', ...place, coding: 'octets', octets }, call)
        if (reassembler.octetCount > 200_000) throw new Error('more than the limit')
      }
    })()`,
  ],
  [
    'Reassemblers that hold something',
    10_000,
    `(call) => new septet.Reassembler().push({ sender: 'a', recipient: 'b', total: 2, number: 1, coding: 'ucs2', octets: Buffer.alloc(134) }, call)`,
  ],
]) {
  test(`${count} times ${name}: flat memory`, () => {
    const grown = growth(count, work)
    assert.ok(grown < MOST, `${Math.round(grown / 1024)} KiB more`)
  })
}
