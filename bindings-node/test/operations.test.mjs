// What the vectors do not reach: classes, planners, answers made of plans, other threads.

import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { describe, test } from 'node:test'

import * as septet from 'septet'

const NUMBERS = ['+12025550143', '+447700900100', '07700900100', '+12025550143']
const REQUEST = { from: 'Conerix', body: 'Doors open at 7', recipients: NUMBERS }
const PRICES = septet.PriceTable.flat('0.05', 'USD')

describe('the module', () => {
  test('is one instance for import and require', () => {
    const required = createRequire(import.meta.url)('septet')
    assert.equal(required.SeptetError, septet.SeptetError)
    assert.equal(required.Message, septet.Message)
    assert.deepEqual(Object.keys(required).sort(), Object.keys(septet).sort())
  })
})

describe('plans', () => {
  test('accept a price table, an object, facts and JSON alike', () => {
    const json = '{"prices":{"currency":"USD","prices":[{"price":0.05}]},"opted_out":["+447700900100"]}'
    const optedOut = ['+447700900100']
    const forms = [
      json,
      Buffer.from(json),
      septet.Facts.fromJson(json),
      new septet.Facts({ prices: PRICES, optedOut }),
      { prices: PRICES, optedOut: new Set(optedOut) },
      { prices: { currency: 'USD', prices: [{ price: 50_000_000n }] }, opted_out: optedOut },
      { prices: PRICES, optedOut: optedOut.map((number) => septet.PhoneNumber.parse(number)) },
    ]
    const plans = forms.map((facts) => septet.planBulk(REQUEST, facts).toJson())
    assert.deepEqual(plans, plans.map(() => plans[0]))
    assert.equal(septet.planBulk(REQUEST, json).cost, '0.05')
  })

  test('throw all errors at once when asked to', () => {
    const plan = septet.planSend({ to: '07700900100', from: 'Conerix Tickets', body: '' })
    assert.throws(
      () => plan.orThrow(),
      (error) => {
        assert.ok(error instanceof septet.SeptetError)
        assert.equal(error.code, 'number_missing_plus')
        assert.equal(error.field, 'to')
        const codes = error.errors.map(({ code }) => code)
        assert.deepEqual(codes, ['number_missing_plus', 'sender_invalid_character', 'body_empty'])
        return true
      },
    )
    const fine = septet.planSend({ to: '+12025550143', from: 'Conerix', body: 'Hi' })
    assert.equal(fine.orThrow(), fine)
  })

  test('make the answer that refuses', () => {
    const plan = septet.planSend({ to: '07700900100', from: 'Conerix', body: '' })
    const envelope = plan.errorEnvelope('req_1')
    assert.equal(envelope.httpStatus, 422)
    assert.equal(envelope.details.length, 2)
    const again = septet.ErrorEnvelope.fromJson(envelope.toJson())
    assert.deepEqual({ ...again }, { ...envelope })
    assert.equal(septet.planSend({ to: '+12025550143', from: 'Conerix', body: 'Hi' }).errorEnvelope('req_1'), null)
  })

  test('make the answer to a bulk request', () => {
    const plan = septet.planBulk(REQUEST, { prices: PRICES })
    const asked = []
    const result = plan.result(
      (index) => `msg_${index}`,
      (message, index) => {
        asked.push(index)
        return { status: 'sent', cost: message.cost }
      },
    )
    assert.deepEqual(asked, [0, 1])
    assert.deepEqual([result.total, result.sent, result.failed], [4, 2, 2])
    assert.equal(result.messages[2].error.code, 'number_missing_plus')
    assert.equal(result.messages[2].cost, '0.00')
    const { data, requestId } = septet.BulkResult.fromJson(result.toJson('req_1'))
    assert.equal(requestId, 'req_1')
    assert.deepEqual(data.messages.map((item) => ({ ...item })), result.messages.map((item) => ({ ...item })))
  })

  test('a planner follows duplicates and balance over the pieces', () => {
    const facts = new septet.Facts({ prices: PRICES, balance: '0.10', currency: 'USD' })
    const planner = new septet.BulkPlanner({ from: 'Conerix', body: 'Hi' }, facts)
    const codes = (plan) => plan.messages.map(({ error }) => error?.code ?? 'ok')
    assert.deepEqual(codes(planner.plan(NUMBERS)), ['ok', 'ok', 'number_missing_plus', 'duplicate_recipient'])
    const next = planner.plan(['+447700900100', '+4748640969'])
    assert.deepEqual(codes(next), ['duplicate_recipient', 'insufficient_balance'])
  })

  test('integers beyond 2^53 stay whole', () => {
    const request = septet.SendRequest.fromJson('{"route_id":9007199254740993}')
    assert.equal(request.routeId, 9007199254740993n)
    assert.equal(request.toJson(), '{"route_id":9007199254740993}')
    const [error] = septet.planSend(request).errors.filter(({ field }) => field === 'route_id')
    assert.equal(error.code, 'route_id_out_of_range')
  })
})

describe('answers', () => {
  const message = {
    id: 'msg_1',
    to: '+12025550143',
    from: 'Conerix',
    body: 'Hi',
    status: 'queued',
    attempts: 0,
    createdAt: new Date('2026-05-12T11:34:21.900Z'),
  }

  test('may be changed before they are written', () => {
    const made = new septet.Message(message)
    assert.equal(made.cost, null)
    made.status = 'sent'
    made.cost = '0.05'
    const written = made.toJson('req_1')
    assert.ok(written.includes('"status":"sent","cost":0.0500,'), written)
    assert.ok(written.includes('"created_at":"2026-05-12T11:34:21+00:00"'), written)
  })

  test('say which member is missing or wrong', () => {
    const { id, ...rest } = message
    assert.throws(() => new septet.Message(rest), { code: 'missing_member', field: 'id' })
    assert.throws(() => new septet.Message({ ...message, id, cost: 'free' }), { code: 'amount_invalid', field: 'cost' })
    const far = { ...message, createdAt: new Date(8.64e15) }
    assert.throws(() => new septet.Message(far), { code: 'invalid_timestamp', field: 'created_at' })
    assert.throws(() => new septet.Message({ ...message, createdAt: new Date(NaN) }), { name: 'TypeError' })
  })

  test('are counted by the core', () => {
    const result = new septet.BulkResult({ messages: [{ id: 'a', to: '+12025550143', status: 'queued' }] })
    result.messages[0].status = 'failed'
    assert.ok(result.toJson('req_1').includes('"total":1,"sent":0,"failed":1'))
  })

  test('an envelope of a code alone', () => {
    const envelope = new septet.ErrorEnvelope({ code: 'rate_limited', requestId: 'req_1' })
    assert.equal(envelope.message, 'too many requests at once')
    assert.equal(envelope.httpStatus, 429)
  })
})

describe('other threads', () => {
  const texts = Array.from({ length: 200_000 }, (_, index) => `It’s message ${index}`)

  test('the main thread stays free', async () => {
    let ticks = 0
    const timer = setInterval(() => (ticks += 1), 1)
    const columns = await septet.analyzeManyAsync(texts)
    clearInterval(timer)
    assert.deepEqual(columns, septet.analyzeMany(texts))
    assert.ok(ticks > 0)
  })

  test('an aborted one is rejected with its reason', async () => {
    const reason = new Error('changed my mind')
    await assert.rejects(septet.analyzeManyAsync(texts, { signal: AbortSignal.abort(reason) }), reason)
    const controller = new AbortController()
    const run = septet.analyzeManyAsync(texts, { signal: controller.signal })
    controller.abort(reason)
    await assert.rejects(run, reason)
    await assert.rejects(septet.analyzeManyAsync(texts, { signal: AbortSignal.abort() }), { name: 'AbortError' })
  })

  test('a signal that is not used leaves no listener behind', async () => {
    const { signal } = new AbortController()
    for (let round = 0; round < 20; round++) await septet.analyzeManyAsync(['Hi'], { signal })
    const { getEventListeners } = await import('node:events')
    assert.equal(getEventListeners(signal, 'abort').length, 0)
  })

  test('a buffer may be changed meanwhile', async () => {
    const data = Buffer.alloc(1 << 20, 'a')
    const offsets = Int32Array.from({ length: 1_025 }, (_, index) => index * 1_024)
    const run = septet.analyzeManyAsync({ data, offsets })
    data.fill(0xff)
    const { error } = await run
    assert.ok(error.every((number) => number === 0))
  })
})
