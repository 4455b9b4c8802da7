// Wrong types, wrong values, hostile values: always an error that says what it is, never a guess and never the end of the
// process.

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { inspect } from 'node:util'

import * as septet from 'septet'

const { SeptetError } = septet
const typeError = { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE' }
const rangeError = { name: 'RangeError', code: 'ERR_OUT_OF_RANGE' }
const NOT_STRINGS = [undefined, null, 7, 7n, true, {}, [], Symbol('x'), () => 'x', new String('x'), Buffer.from('x')]

describe('wrong types', () => {
  const calls = {
    analyze: septet.analyze,
    offenders: septet.offenders,
    segment: septet.segment,
    prepare: septet.prepare,
    explain: septet.explain,
    'PhoneNumber.parse': septet.PhoneNumber.parse,
    'PhoneNumber.check': septet.PhoneNumber.check,
    'SenderId.parse': septet.SenderId.parse,
    parseAmount: septet.parseAmount,
    'http.route': (value) => septet.http.route(value, '/'),
  }
  for (const [name, call] of Object.entries(calls)) {
    test(`${name} takes strings only`, () => {
      for (const value of NOT_STRINGS) assert.throws(() => call(value), typeError, inspect(value))
      assert.throws(() => call(), typeError)
    })
  }

  test('options', () => {
    for (const options of [null, 7, 'gsm7', true]) assert.throws(() => septet.analyze('x', options), typeError)
    assert.throws(() => septet.analyze('x', { encoding: 7 }), typeError)
    assert.throws(() => septet.analyze('x', { referenceBits: '16' }), typeError)
    assert.throws(() => septet.analyze('x', { headerElements: '00' }), typeError)
    for (const value of [-1, 0.5, NaN, Infinity, 2 ** 40]) {
      for (const name of ['referenceBits', 'maxSegments', 'concatenationReference']) {
        assert.throws(() => septet.analyze('x', { [name]: value }), { code: 'invalid_option' }, `${name} ${value}`)
      }
    }
  })

  test('an option that does not exist is refused and not ignored', () => {
    const refused = { name: 'SeptetError', code: 'invalid_option', field: 'referenceBit' }
    assert.throws(() => septet.analyze('x', { referenceBit: 16 }), refused)
    assert.throws(() => septet.analyzeMany(['x'], { referenceBit: 16 }), refused)
    assert.equal(septet.analyze('x', { encoding: undefined }).segments, 1)
  })

  test('batches', async () => {
    for (const texts of [undefined, null, 'x', 7, { data: Buffer.of() }, { data: 'x', offsets: Int32Array.of(0) }]) {
      assert.throws(() => septet.analyzeMany(texts), typeError, inspect(texts))
      assert.throws(() => septet.checkNumbers(texts), typeError, inspect(texts))
      await assert.rejects(septet.analyzeManyAsync(texts), typeError, inspect(texts))
    }
    assert.throws(() => septet.analyzeMany(['x', 7]), { ...typeError, message: /texts\[1\]/ })
    assert.throws(() => septet.analyzeMany(new Array(2)), typeError)
    assert.throws(() => septet.checkNumbers(['+12025550143', null]), typeError)
    await assert.rejects(septet.analyzeManyAsync(['x'], { signal: {} }), typeError)
  })

  test('offsets that do not ascend within the data', async () => {
    const data = Buffer.from('abc')
    for (const offsets of [Int32Array.of(), Int32Array.of(0, 4), Int32Array.of(2, 1), Int32Array.of(-1, 2)]) {
      const refused = { name: 'SeptetError', code: 'offsets_invalid' }
      assert.throws(() => septet.analyzeMany({ data, offsets }), refused)
      assert.throws(() => septet.checkNumbers({ data, offsets }), refused)
      await assert.rejects(septet.analyzeManyAsync({ data, offsets }), refused)
    }
    const bad = { data, offsets: BigUint64Array.of(0n, 1n, 2n ** 63n) }
    assert.throws(() => septet.analyzeMany(bad), { code: 'offsets_invalid', index: 1 })
    // Far behind the first stride of the other thread.
    const offsets = new Int32Array(1_002)
    offsets[1_001] = 9
    await assert.rejects(septet.analyzeManyAsync({ data, offsets }), { code: 'offsets_invalid', index: 1_000 })
  })

  test('ids need 24 octets', () => {
    assert.throws(() => septet.messageId('x'.repeat(24)), typeError)
    assert.throws(() => septet.messageId(new Uint8Array(23)), rangeError)
  })

  test('a body that was parsed elsewhere', () => {
    assert.throws(() => septet.interpret(201, {}), typeError)
    assert.throws(() => septet.interpret('201', '{}'), typeError)
    assert.throws(() => septet.interpret(-1, '{}'), rangeError)
    assert.throws(() => septet.interpretNoResponse('yes'), typeError)
    assert.throws(() => septet.Message.fromJson({}), typeError)
  })

  test('requests', () => {
    for (const request of [undefined, null, 7, true]) assert.throws(() => septet.planSend(request), typeError)
    for (const to of [7, {}, [], new Date(), true]) assert.throws(() => septet.planSend({ to }), typeError, inspect(to))
    for (const routeId of ['12', true, NaN, Infinity, {}]) {
      assert.throws(() => septet.planSend({ routeId }), typeError, inspect(routeId))
    }
    assert.throws(() => septet.planSend({ routeId: 12.5 }), { code: 'wrong_type', field: 'route_id' })
    for (const recipients of ['+12025550143', 7, {}, [7], [null]]) {
      assert.throws(() => septet.planBulk({ recipients }), typeError, inspect(recipients))
    }
  })
})

describe('money', () => {
  test('a number is a TypeError', () => {
    const prices = { currency: 'USD', prices: [{ price: 0.05 }] }
    assert.throws(() => septet.parseAmount(0.05), typeError)
    assert.throws(() => septet.formatAmount(50_000_000), typeError)
    assert.throws(() => septet.PriceTable.flat(0.05, 'USD'), typeError)
    assert.throws(() => new septet.PriceTable(prices), typeError)
    assert.throws(() => new septet.Facts({ prices }), typeError)
    assert.throws(() => new septet.Facts({ balance: 10, currency: 'USD' }), typeError)
    assert.throws(() => septet.planSend({}, { prices }), typeError)
    assert.throws(() => new septet.Message({ cost: 0.05 }), typeError)
    assert.throws(() => new septet.BulkResult({ messages: [{ id: 'a', to: 'b', status: 'sent', cost: 1 }] }), typeError)
  })

  test('JSON may hold exact numbers', () => {
    const table = septet.PriceTable.fromJson('{"currency":"USD","prices":[{"price":0.123456789}]}')
    assert.equal(table.price('+12025550143'), '0.123456789')
    const costly = septet.PriceTable.flat('9223372036.854775807', 'USD')
    assert.equal(costly.price('+12025550143'), '9223372036.854775807')
    assert.throws(() => septet.PriceTable.flat('0.0000000001', 'USD'), { code: 'amount_too_precise' })
  })

  test('no digit is lost on the way through a plan', () => {
    const request = { from: 'Conerix', body: 'Hi', recipients: ['+12025550143'] }
    const plan = septet.planBulk(request, { prices: septet.PriceTable.flat('9007199254.740993001', 'USD') })
    assert.equal(plan.cost, '9007199254.740993001')
    assert.equal(plan.costNanos, 9007199254740993001n)
    assert.equal(plan.messages[0].costNanos, 9007199254740993001n)
    assert.ok(plan.toJson().includes('"cost":9007199254.740993001,'))
  })

  test('a recipient that looks like JSON does not disturb the costs', () => {
    const to = '","cost":1.5,"x":"'
    const plan = septet.planBulk({ from: 'Conerix', body: 'Hi', recipients: [to] })
    assert.equal(plan.messages[0].to, to)
    assert.equal(plan.messages[0].cost, null)
  })

  test('nanos beyond 64 bits', () => {
    assert.throws(() => septet.formatAmount(2n ** 63n), { code: 'amount_overflow' })
    assert.equal(septet.formatAmount(-(2n ** 63n)), '-9223372036.854775808')
  })
})

describe('lone surrogates', () => {
  const LONE = 'ab\ud800c'
  test('are told with their position', () => {
    const refused = { name: 'SeptetError', code: 'unpaired_surrogate', offset: 2 }
    for (const call of [septet.analyze, septet.offenders, septet.segment, septet.prepare, septet.explain]) {
      assert.throws(() => call(LONE), refused, call.name)
      assert.throws(() => call(LONE, { newline: 'lf' }), refused, call.name)
    }
    assert.throws(() => septet.planSend({ body: LONE }), { ...refused, field: 'body' })
    assert.throws(() => septet.planBulk({ recipients: ['a', LONE] }), { ...refused, field: 'recipients', index: 1 })
    assert.throws(() => septet.planSend(`{"body":"${LONE}"}`), { ...refused, offset: 11 })
    assert.throws(() => new septet.ErrorEnvelope({ code: LONE }), { code: 'unpaired_surrogate' })
    assert.throws(() => septet.http.route('POST', LONE), refused)
    assert.equal(septet.analyzeMany([LONE]).errorCode(0), 'unpaired_surrogate')
  })

  test('positions in JSON count UTF-16 units of a string and octets of a buffer', () => {
    const json = '{"body":"é😀",'
    assert.throws(() => septet.SendRequest.fromJson(json), { code: 'invalid_json', offset: json.length })
    const octets = Buffer.from(json)
    assert.throws(() => septet.SendRequest.fromJson(octets), { code: 'invalid_json', offset: octets.length })
  })
})

describe('hostile values', () => {
  test('a getter that changes its mind', () => {
    const texts = ['a', 'b']
    let looked = 0
    Object.defineProperty(texts, 0, { get: () => (looked++ === 0 ? 'a' : 7) })
    assert.equal(septet.analyzeMany(texts).length, 2)
  })

  test('a getter that calls back in', () => {
    const texts = ['a', 'b']
    Object.defineProperty(texts, 0, { get: () => (septet.analyze('😀'.repeat(100)), 'a') })
    assert.deepEqual([...septet.analyzeMany(texts).units], [1, 1])
  })

  test('members named like those of objects', () => {
    for (const name of ['__proto__', 'constructor', 'hasOwnProperty', 'toString']) {
      const request = Object.defineProperty({ body: 'Hi' }, name, { value: 'x', enumerable: true })
      const fields = septet.planSend(request).warnings.map(({ field }) => field)
      assert.ok(fields.includes(name), name)
    }
  })

  test('long texts', () => {
    for (const length of [4_094, 4_095, 4_096, 4_097, 1_000_000]) {
      assert.equal(septet.analyze('a'.repeat(length)).units, length)
      assert.equal(septet.analyze('я'.repeat(length)).units, length)
    }
    assert.throws(() => septet.segment('a'.repeat(40_000)), { code: 'too_many_segments', actual: 262, limit: 255 })
    assert.equal(septet.PhoneNumber.check(`+${'1'.repeat(100_000)}`), 'number_too_long')
    assert.throws(() => septet.PhoneNumber.parse(`+${'1'.repeat(1_000)}`), { actual: 1_000, limit: 15 })
  })

  test('deep JSON', () => {
    assert.throws(() => septet.planSend('['.repeat(100_000)), { code: 'json_too_deep', offset: 32 })
  })
})

describe('what is printed', () => {
  test('errors have their members', () => {
    const error = new SeptetError('no', { code: 'not_gsm7', offset: 3 })
    assert.ok(error instanceof Error)
    assert.match(inspect(error), /SeptetError: no[\s\S]*code: 'not_gsm7',\s+offset: 3/)
  })

  test('neither bodies nor numbers', () => {
    const [body, to, from] = ['my secret 482194', '+12025550143', '+447700900100']
    const facts = new septet.Facts({ optedOut: [to] })
    const message = { id: 'm', to, from, body, status: 'sent', attempts: 1, createdAt: 0 }
    const things = [
      new septet.SendRequest({ to, from, body }),
      new septet.BulkRequest({ from, body, recipients: [to] }),
      septet.planSend({ to, from, body }),
      septet.planBulk({ from, body, recipients: [to] }),
      septet.planBulk({ from, body, recipients: [to] }).messages,
      septet.segment(body),
      septet.prepare(body),
      septet.PhoneNumber.parse(to),
      septet.SenderId.parse(from),
      new septet.Message(message),
      new septet.Event({ id: 'e', type: 'message.sent', createdAt: 0, message }),
      new septet.BulkResult({ messages: [{ id: 'm', to, status: 'sent' }] }),
      new septet.BulkResult({ messages: [{ id: 'm', to, status: 'sent' }] }).messages,
      facts,
      new septet.BulkPlanner({ from, body }, facts),
    ]
    for (const thing of things) {
      const printed = inspect(thing, { depth: 9 })
      for (const secret of [body, to, from]) assert.ok(!printed.includes(secret), printed)
    }
    assert.equal(inspect(septet.PhoneNumber.parse(to)), 'PhoneNumber(+1********43)')
  })

  test('a TypeError does not tell the value', () => {
    assert.throws(() => septet.analyze({ body: 'secret' }), (error) => !error.message.includes('secret'))
  })
})
