// Lists as streams.

import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { describe, test } from 'node:test'

import * as septet from 'septet'

const REQUEST = { from: 'Conerix', body: 'Doors open at 7' }
const FACTS = { prices: septet.PriceTable.flat('0.05', 'USD') }

async function planned(chunks, options, facts = FACTS) {
  const stream = septet.planStream(REQUEST, facts, options)
  const messages = []
  await pipeline(Readable.from(chunks), stream, async (source) => {
    for await (const message of source) messages.push(message)
  })
  return { messages, summary: stream.summary }
}

/** A text in pieces of every size, cut through lines, quotes and characters. */
function* cuts(text) {
  const octets = Buffer.from(text)
  for (const size of [1, 2, 3, 7, octets.length]) {
    yield Array.from({ length: Math.ceil(octets.length / size) }, (_, index) =>
      octets.subarray(index * size, (index + 1) * size),
    )
  }
}

const told = ({ messages }) => messages.map(({ line, to, status, error }) => [line, to, error?.code ?? status])

describe('lists', () => {
  test('of lines', async () => {
    const list = '\uFEFF+12025550143\r\n\n07700900100\n+447700900100\n+12025550143'
    for (const chunks of cuts(list)) {
      const found = await planned(chunks)
      assert.deepEqual(told(found), [
        [1, '+12025550143', 'ok'],
        [3, '07700900100', 'number_missing_plus'],
        [4, '+447700900100', 'ok'],
        [5, '+12025550143', 'duplicate_recipient'],
      ])
      const { total, ok, failed, cost, currency, segments } = found.summary
      assert.deepEqual([total, ok, failed, cost, currency, segments], [4, 2, 2, '0.10', 'USD', 1])
    }
  })

  test('of JSON', async () => {
    const list = '{"to":"+12025550143"}\n"+447700900100"\n{"to":7}\n{"from":"x"}\n{\n{"to":"07700"}\n'
    for (const chunks of cuts(list)) {
      assert.deepEqual(told(await planned(chunks, { format: 'ndjson' })), [
        [1, '+12025550143', 'ok'],
        [2, '+447700900100', 'ok'],
        [3, null, 'wrong_type'],
        [4, null, 'missing_member'],
        [5, null, 'invalid_json'],
        [6, '07700', 'number_missing_plus'],
      ])
    }
  })

  test('of a CSV file', async () => {
    const list = '"full ""name""",phone\n"Łukasz, the\nfirst",+12025550143\nJo,"+447700900100"\n\nshort\n'
    for (const chunks of cuts(list)) {
      const found = told(await planned(chunks, { format: 'csv', column: 'phone' }))
      assert.deepEqual(found, [
        [2, '+12025550143', 'ok'],
        [4, '+447700900100', 'ok'],
        [6, '', 'number_empty'],
      ])
    }
    const other = 'name;to\nJo;+12025550143\n'
    assert.deepEqual(told(await planned([other], { format: 'csv' })), [[2, '+12025550143', 'ok']])
    await assert.rejects(planned(['a,b\n1,2\n'], { format: 'csv' }), { code: 'ERR_OUT_OF_RANGE', message: /no column "to"/ })
  })

  test('with collapsed duplicates keep their lines', async () => {
    const list = '+12025550143\n+12025550143\n+447700900100\n'
    const found = await planned([list], {}, { duplicates: 'collapse' })
    assert.deepEqual(told(found), [
      [1, '+12025550143', 'ok'],
      [3, '+447700900100', 'ok'],
    ])
    assert.equal(found.summary.cost, null)
  })

  test('of nothing', async () => {
    const { messages, summary } = await planned([])
    assert.deepEqual([messages.length, summary.total, summary.cost], [0, 0, null])
  })
})

describe('streams', () => {
  test('a request that may not be sent is refused at once', () => {
    const refused = { name: 'SeptetError', code: 'from_missing' }
    assert.throws(() => septet.planStream({ body: 'Hi' }, FACTS), refused)
    assert.throws(() => septet.planStream(REQUEST, FACTS, { format: 'xlsx' }), { name: 'TypeError' })
  })

  test('nothing is read faster than it is taken', async () => {
    const lines = 300_000
    let read = 0
    const source = new Readable({
      read() {
        if (read >= lines) return void this.push(null)
        const piece = Array.from({ length: 5_000 }, (_, index) => `+1${2_000_000_000 + read + index}`).join('\n')
        read += 5_000
        this.push(`${piece}\n`)
      },
    })
    const stream = source.pipe(septet.planStream(REQUEST, FACTS))
    let [taken, most] = [0, 0]
    for await (const message of stream) {
      taken += 1
      assert.equal(message.line, taken)
      most = Math.max(most, stream.readableLength, read - taken)
      // A slow reader, from time to time.
      if (taken % 10_000 === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    }
    assert.equal(taken, lines)
    assert.equal(stream.summary.ok, lines)
    assert.equal(stream.summary.cost, '15000.00')
    assert.ok(most < 40_000, `${most} recipients were held at once`)
  })

  test('a line without an end does not fill the memory', async () => {
    const chunks = Array.from({ length: 40 }, () => 'x'.repeat(1 << 16))
    await assert.rejects(planned(chunks), { code: 'ERR_OUT_OF_RANGE' })
  })
})
