// Dispatches and gateways: wrong types, wrong values, hostile values. Always an error that says what it is.

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { inspect } from 'node:util'

import * as septet from 'septet'

const { BulkDispatch, Classifier, Dispatch } = septet
const typeError = { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE' }
const rangeError = { name: 'RangeError', code: 'ERR_OUT_OF_RANGE' }
const refused = (code, parts) => ({ name: 'SeptetError', code, ...parts })
const NOT_OBJECTS = [undefined, null, 7, 'x', true]
const NOT_STRINGS = [undefined, null, 7, 7n, true, {}, [], Symbol('x'), () => 'x', new String('x'), Buffer.from('x')]
const NOT_JSON = [undefined, null, 7, true, {}, [], new ArrayBuffer(2), new Uint16Array(2)]
const NOT_TIMES = [-1, 0.5, NaN, Infinity, 2 ** 53]

const TO = '+447700900100'
const REQUEST = { to: TO, from: 'Conerix', body: 'secret words' }
const BULK = { from: 'Conerix', body: 'secret words', recipients: [TO, '+12025550143'] }
const ROUTES = [{ id: 1, price: '0.04' }, { id: 2, prefixes: ['+44'] }]
const PRINT = septet.fingerprint('send', REQUEST)
const MESSAGE = { id: 'msg_1', ...REQUEST, status: 'sent', attempts: 1, createdAt: 0 }

const one = (options) => new Dispatch(REQUEST, { routes: ROUTES, ...options })
const many = (options) => new BulkDispatch(BULK, { routes: ROUTES, ...options })
const select = (query, routes = ROUTES) => septet.selectRoutes(routes, { to: TO, segments: 1, ...query })
/** One that was started, and its snapshot. */
const started = (machine) => {
  machine.start(0)
  return [...machine].length > 0 && machine.snapshot()
}

describe('wrong types', () => {
  test('what a dispatch is made of', () => {
    for (const options of NOT_OBJECTS) {
      assert.throws(() => new Dispatch(REQUEST, options), { ...typeError, message: /"options"/ }, inspect(options))
      assert.throws(() => new BulkDispatch(BULK, options), { ...typeError, message: /"options"/ }, inspect(options))
      assert.throws(() => BulkDispatch.restore('{}', 0, BULK, options), typeError, inspect(options))
      assert.throws(() => septet.selectRoutes(ROUTES, options), { ...typeError, message: /"query"/ }, inspect(options))
    }
    for (const routes of [undefined, null, 7, {}, 'x', '[{"id":1}]']) {
      assert.throws(() => one({ routes }), { ...typeError, message: /"options\.routes"/ }, inspect(routes))
      assert.throws(() => select({}, routes === undefined ? null : routes), { ...typeError, message: /"routes"/ }, inspect(routes))
    }
    for (const route of [null, 7, undefined, true]) {
      assert.throws(() => one({ routes: [ROUTES[0], route] }), { ...typeError, message: /routes\[1\]/ }, inspect(route))
    }
    for (const route of [{ id: '1' }, { id: 1, price: 0.04 }, { id: 1, prefixes: '+44' }, { id: 1, idempotent: 1 }, { id: 1, prefixes: [7] }]) {
      assert.throws(() => one({ routes: [route] }), { ...typeError, message: /routes\[0\]\./ }, inspect(route))
    }
    for (const policy of [7, true, { retries: '3' }, { entropy: 7 }, { onUnknown: true }]) {
      assert.throws(() => many({ policy }), { ...typeError, message: /options\.policy/ }, inspect(policy))
    }
    for (const request of [undefined, null, 7, true, { body: 7 }]) {
      assert.throws(() => new Dispatch(request, { routes: [] }), typeError, inspect(request))
      assert.throws(() => new BulkDispatch(request, { routes: [] }), typeError, inspect(request))
    }
    assert.throws(() => one({ facts: 7 }), typeError)
  })

  test('inputs', () => {
    for (const machine of [one(), many()]) {
      for (const call of [(now) => machine.start(now), (now) => machine.timeout(now), (now) => machine.cancel(now)]) {
        for (const now of [undefined, null, '0', 0n, new Date()]) assert.throws(() => call(now), typeError, inspect(now))
        for (const now of NOT_TIMES) assert.throws(() => call(now), rangeError, inspect(now))
      }
      for (const outcome of NOT_STRINGS) assert.throws(() => machine.result(1, outcome, 0), typeError, inspect(outcome))
      for (const token of NOT_TIMES) assert.throws(() => machine.result(token, 'hard', 0), rangeError, inspect(token))
      assert.throws(() => machine.result('1', 'hard', 0), typeError)
      assert.throws(() => machine.result(1, 'hard'), typeError)
      assert.throws(() => machine.result(1, 'hard', 0, null), typeError)
      assert.throws(() => machine.result(1, 'hard', 0, { providerId: 7 }), { ...typeError, message: /answer\.providerId/ })
      assert.throws(() => machine.result(1, 'hard', 0, { retryAfterMs: '1' }), { ...typeError, message: /answer\.retryAfterMs/ })
      assert.throws(() => machine.result(1, 'hard', 0, { retryAfterMs: -1 }), rangeError)
      assert.equal(machine.poll(), null, 'a refused input is none')
    }
    assert.throws(() => many().cancel(0, 'first'), typeError)
    assert.throws(() => many().state(), typeError)
    assert.throws(() => many().bulkResult(), { ...typeError, message: /"id"/ })
    assert.throws(() => many().bulkResult(() => 7), { ...typeError, message: /id\(0\)/ })
    for (const message of NOT_OBJECTS) assert.throws(() => one().message(message), typeError, inspect(message))
  })

  test('messages without a request', () => {
    const bulk = BulkDispatch.empty({ routes: ROUTES })
    for (const options of NOT_OBJECTS) {
      assert.throws(() => BulkDispatch.empty(options), { ...typeError, message: /"options"/ }, inspect(options))
      assert.throws(() => Dispatch.ofQuery({ to: TO, segments: 1 }, options), { ...typeError, message: /"options"/ }, inspect(options))
      assert.throws(() => Dispatch.ofQuery(options, { routes: ROUTES }), { ...typeError, message: /"query"/ }, inspect(options))
      assert.throws(() => bulk.push(options), { ...typeError, message: /"query"/ }, inspect(options))
    }
    for (const balance of [0.05, 1, {}]) assert.throws(() => BulkDispatch.empty({ routes: ROUTES, balance }), typeError, inspect(balance))
    for (const why of NOT_STRINGS) assert.throws(() => bulk.pushRefused(why), typeError, inspect(why))
    assert.throws(() => bulk.push({ to: TO, segments: '1' }), typeError)
    assert.throws(() => bulk.push({ to: 7, segments: 1 }), typeError)
    assert.throws(() => BulkDispatch.empty({ routes: ROUTES, facts: {} }), refused('invalid_option', { field: 'facts' }))
    assert.throws(() => bulk.bulkResult(String), { name: 'TypeError', message: /request/ })
    assert.equal(bulk.total, 0, 'what is refused is not added')
  })

  test('snapshots', () => {
    for (const json of NOT_JSON) {
      assert.throws(() => Dispatch.restore(json, 0), { ...typeError, message: /"snapshot"/ }, inspect(json))
      assert.throws(() => BulkDispatch.restore(json, 0, BULK, { routes: ROUTES }), typeError, inspect(json))
    }
    assert.throws(() => Dispatch.restore('{}'), typeError)
  })

  test('gateways', () => {
    for (const value of NOT_STRINGS) {
      assert.throws(() => septet.classifyProvider(value, '1'), typeError, inspect(value))
      assert.throws(() => septet.classifyProvider('twilio', value), typeError, inspect(value))
      assert.throws(() => septet.fingerprint(value, REQUEST), typeError, inspect(value))
      assert.throws(() => septet.decide(null, value, 0), typeError, inspect(value))
      assert.throws(() => septet.decide({ fingerprint: value }, PRINT, 0), typeError, inspect(value))
      assert.throws(() => septet.verifySignature(value, '{}', ['x'], { now: 0 }), typeError, inspect(value))
      assert.throws(() => septet.statusMayBecome(value, 'sent'), typeError, inspect(value))
      assert.throws(() => septet.statusMayBecome('sent', value), typeError, inspect(value))
      assert.throws(() => septet.advanceMessage(MESSAGE, value, 0), typeError, inspect(value))
      assert.throws(() => septet.messageEvent(MESSAGE, { id: value, at: 0 }), typeError, inspect(value))
    }
    for (const value of NOT_JSON) {
      assert.throws(() => septet.signWebhook(value, ['x'], { now: 0 }), typeError, inspect(value))
      assert.throws(() => septet.signWebhook('{}', [value], { now: 0 }), { ...typeError, message: /secrets\[0\]/ }, inspect(value))
      assert.throws(() => Classifier.fromJson(value), typeError, inspect(value))
    }
    for (const now of [undefined, null, '0', 0n, NaN, 0.5, new Date(NaN)]) {
      assert.throws(() => septet.signWebhook('{}', ['x'], { now }), { ...typeError, message: /options\.now/ }, inspect(now))
      assert.throws(() => septet.decide(null, PRINT, now), typeError, inspect(now))
    }
    for (const options of NOT_OBJECTS) {
      assert.throws(() => septet.signWebhook('{}', ['x'], options), typeError, inspect(options))
      assert.throws(() => septet.verifySignature('t=0', '{}', ['x'], options), typeError, inspect(options))
      assert.throws(() => septet.messageEvent(MESSAGE, options), typeError, inspect(options))
      if (options !== undefined) assert.throws(() => septet.classifyHttp(200, options), typeError, inspect(options))
    }
    assert.throws(() => septet.signWebhook('{}', 'whsec', { now: 0 }), typeError)
    assert.throws(() => septet.classifySmpp('8'), typeError)
    assert.throws(() => septet.classifySmpp(-1), rangeError)
    assert.throws(() => septet.classifyHttp(65_536), rangeError)
    assert.throws(() => septet.classifyHttp(200, { hasMessageId: 'a1' }), typeError)
    assert.throws(() => septet.classifyNoResponse(), typeError)
    assert.throws(() => septet.advanceMessage(MESSAGE, 'sent', '07:00'), refused('invalid_timestamp'))
    assert.throws(() => septet.messageEvent(MESSAGE, { id: 'evt_1', at: 0, error: { code: 'x' } }), {
      ...typeError,
      message: /parts\.error\.message/,
    })
    for (const rules of [null, 7, true]) assert.throws(() => new Classifier(rules), typeError, inspect(rules))
    assert.throws(() => new Classifier({ overrides: [{ commandStatus: '8', outcome: 'hard' }] }), {
      ...typeError,
      message: /rules\.overrides\[0\]\.commandStatus/,
    })
  })

  test('a class needs new, and a method its object', () => {
    assert.throws(() => Dispatch(REQUEST, { routes: ROUTES }), { name: 'TypeError' })
    assert.throws(() => Dispatch.prototype.start.call({}, 0), { name: 'TypeError' })
    for (const route of [null, undefined, 7, true, { id: 1, classifier: 'hard' }, { id: 1, classifier: { overrides: {} } }]) {
      assert.throws(() => Classifier.ofRoute(route), typeError, inspect(route))
    }
    assert.throws(() => Classifier.prototype.classifySmpp.call({}, 0), { name: 'TypeError' })
    assert.throws(() => Classifier.prototype.toJson.call({}), { name: 'TypeError' })
  })
})

describe('wrong values', () => {
  test('routes and policies', () => {
    const noPosition = (code, parts) => (error) => {
      assert.deepEqual({ name: error.name, code: error.code, offset: error.offset }, { name: 'SeptetError', code, offset: undefined })
      for (const [name, value] of Object.entries(parts)) assert.equal(error[name], value, name)
      return true
    }
    const routes = (route) => () => one({ routes: [ROUTES[0], route] })
    assert.throws(routes({ id: 0 }), noPosition('route_id_out_of_range', { index: 1 }))
    assert.throws(routes({ id: 2n ** 63n }), noPosition('route_id_out_of_range', { index: 1 }))
    assert.throws(routes({ id: 2, window: 0 }), noPosition('invalid_option', { field: 'window', index: 1 }))
    assert.throws(routes({ id: 2, encodings: ['utf8'] }), noPosition('invalid_option', { field: 'encodings' }))
    assert.throws(routes({ id: 2, price: '-1' }), noPosition('amount_negative', { index: 1 }))
    assert.throws(routes({ id: 2, prefix: '+44' }), noPosition('unknown_member', { index: 1 }))
    assert.throws(routes({ id: 2, prefixes: ['\ud800'] }), refused('unpaired_surrogate'))
    assert.throws(routes({}), noPosition('missing_member', { index: 1 }))
    // A text keeps its positions.
    assert.throws(routes('{"é": 1, "id": }'), refused('invalid_json', { index: 1, offset: 15 }))
    assert.throws(routes('"\ud800"'), refused('unpaired_surrogate', { index: 1, offset: 1 }))
    assert.throws(() => one({ routes: ['{"id":1}', { id: 0 }] }), noPosition('route_id_out_of_range', { index: 1 }))
    const policy = (policy) => () => one({ policy })
    assert.throws(policy({ onUnknown: 'hope' }), noPosition('invalid_option', { field: 'on_unknown' }))
    assert.throws(policy({ window: 0 }), noPosition('invalid_option', { field: 'window' }))
    assert.throws(policy({ retry: 3 }), noPosition('unknown_member', { field: 'retry' }))
    assert.throws(policy({ entropy: '-1' }), noPosition('invalid_option', { field: 'entropy' }))
    assert.throws(policy('{'), refused('invalid_json', { offset: 1 }))
    assert.throws(policy('"\ud800"'), refused('unpaired_surrogate', { offset: 1 }))
    assert.throws(() => one({ polices: {} }), refused('invalid_option', { field: 'polices' }))
  })

  test('routes that are asked for', () => {
    assert.deepEqual(select({}), [{ index: 1, price: null, priceNanos: null }, { index: 0, price: '0.04', priceNanos: 40_000_000n }])
    assert.deepEqual(select({ routeId: 1n }).map(({ index }) => index), [0])
    const prices = { currency: 'EUR', prices: [{ price: '0.07' }] }
    for (const table of [prices, new septet.PriceTable(prices), JSON.stringify(prices)]) {
      assert.equal(select({ prices: table })[0].price, '0.07')
    }
    const onlyNames = [{ id: 7, senderKinds: ['alphanumeric'], encodings: ['ucs2'] }]
    assert.equal(select({ to: septet.PhoneNumber.parse(TO), encoding: 'ucs2', senderKind: 'alphanumeric' }, onlyNames).length, 1)
    assert.throws(() => select({ encoding: 'gsm7' }, onlyNames), refused('no_route'))
    assert.throws(() => select({ encoding: 'ucs2', senderKind: 'long_code' }, onlyNames), refused('no_route'))
    for (const routeId of [3, 0, 2n ** 70n, -1n]) assert.throws(() => select({ routeId }), refused('route_not_assigned'))
    assert.throws(() => select({ segments: 0 }), refused('invalid_option', { field: 'segments' }))
    assert.throws(() => select({ segments: 256 }), refused('too_many_segments'))
    assert.throws(() => select({ encoding: 'utf8' }), refused('invalid_option', { field: 'encoding' }))
    assert.throws(() => select({ senderKind: '\ud800' }), refused('unpaired_surrogate'))
    assert.throws(() => select({ senderKind: 'name' }), refused('invalid_option', { field: 'sender_kind' }))
    assert.throws(() => select({ network: '1' }), refused('network_invalid'))
    assert.throws(() => select({ to: '07700' }), refused('number_missing_plus', { field: 'to', offset: 0 }))
    assert.throws(() => select({ from: 'x' }), refused('invalid_option', { field: 'from' }))
    assert.throws(() => select({ prices: 0.07 }), typeError)
  })

  test('inputs', () => {
    for (const machine of [one(), many()]) {
      started(machine)
      for (const outcome of ['lost', '', 'Hard', '__proto__']) {
        assert.throws(() => machine.result(1, outcome, 1), refused('invalid_option', { field: 'outcome' }), outcome)
      }
      assert.throws(() => machine.result(1, '\ud800', 1), refused('unpaired_surrogate', { offset: 0 }))
      assert.throws(() => machine.result(1, 'accepted', 1, { providerId: 'a\udc00' }), refused('unpaired_surrogate', { offset: 1 }))
      // Tokens and messages that are not there change nothing.
      const before = machine.snapshot()
      for (const token of [0, 2, 2 ** 52, Number.MAX_SAFE_INTEGER]) machine.result(token, 'accepted', 0)
      assert.equal(machine.snapshot(), before)
    }
    const bulk = many()
    assert.equal(bulk.state(2), null)
    assert.equal(bulk.state(Number.MAX_SAFE_INTEGER), null)
    bulk.cancel(0, 2)
    assert.equal(bulk.open, 2)
    assert.throws(() => bulk.bulkResult(() => 'a\ud800'), refused('unpaired_surrogate', { offset: 1 }))
  })

  test('times and ids at their ends stay exact', () => {
    const latest = Number.MAX_SAFE_INTEGER
    const dispatch = one({ routes: [{ id: BigInt(latest) }], policy: { attemptTimeoutMs: 2n ** 64n - 1n } })
    dispatch.start(latest)
    const [transmit, timeout] = dispatch
    assert.deepEqual([transmit.routeId, transmit.deadline, timeout.at], [latest, latest, latest])
    dispatch.result(transmit.token, 'accepted', latest)
    assert.deepEqual([dispatch.state.sentAt, dispatch.state.routeId], [latest, latest])
  })

  test('a plan with errors never transmits', () => {
    const dispatch = new Dispatch({ ...REQUEST, to: '07700' }, { routes: ROUTES })
    dispatch.start(0)
    assert.deepEqual([...dispatch], [{ action: 'done' }])
    assert.deepEqual([dispatch.state.status, dispatch.state.error], ['failed', 'number_missing_plus'])
  })

  test('snapshots', () => {
    const single = started(one())
    const bulk = started(many())
    const invalid = { name: 'SeptetError', code: 'invalid_snapshot' }
    const restore = (json, request = BULK, routes = ROUTES) => BulkDispatch.restore(json, 1, request, { routes })
    assert.equal(Dispatch.restore(Buffer.from(single), 1).state.status, 'unknown')
    assert.ok(Dispatch.restore(single, 1) instanceof Dispatch)
    assert.equal(restore(bulk).total, 2)
    assert.ok(restore(bulk) instanceof BulkDispatch)
    assert.throws(() => Dispatch.restore(bulk, 1), invalid)
    assert.throws(() => restore(single), invalid)
    assert.throws(() => restore(bulk, BULK, ROUTES.slice(1)), invalid)
    assert.throws(() => restore(bulk, { ...BULK, recipients: [TO] }), { ...invalid, field: 'messages' })
    assert.throws(() => Dispatch.restore('', 1), refused('invalid_json', { offset: 0 }))
    assert.throws(() => Dispatch.restore('"\ud800"', 1), refused('unpaired_surrogate', { offset: 1 }))
    assert.throws(() => Dispatch.restore(Buffer.of(0xff), 1), { name: 'SeptetError' })
    assert.throws(() => Dispatch.restore('['.repeat(100_000), 1), { name: 'SeptetError' })
    // Cut or changed anywhere: restored, or an error of ours.
    let restored = 0
    for (let place = 0; place < bulk.length; place++) {
      for (const json of [bulk.slice(0, place), `${bulk.slice(0, place)}9${bulk.slice(place + 1)}`]) {
        try {
          const machine = restore(json)
          assert.ok([...machine].length < 10)
          restored += 1
        } catch (error) {
          assert.ok(error instanceof septet.SeptetError, `${json}: ${error.stack}`)
        }
      }
    }
    assert.ok(restored > 0)
  })

  test('gateways', () => {
    assert.throws(() => septet.classifyProvider('pigeon', '1'), refused('invalid_option', { field: 'provider' }))
    assert.throws(() => septet.classifyProvider('twilio', '\ud800'), refused('unpaired_surrogate', { offset: 0 }))
    assert.equal(septet.classifyHttp(429, { retryAfter: '\ud800' }).retryAfterMs, null)
    assert.throws(() => septet.fingerprint('many', REQUEST), { name: 'SeptetError' })
    assert.throws(() => septet.fingerprint('send', '{"to":}'), refused('invalid_json', { offset: 6 }))
    for (const print of ['', PRINT.slice(1), `${PRINT.slice(1)}g`]) {
      assert.throws(() => septet.decide(null, print, 0), refused('fingerprint_invalid'), print)
      assert.throws(() => septet.decide({ fingerprint: print }, PRINT, 0), refused('fingerprint_invalid'), print)
    }
    assert.equal(septet.decide({ fingerprint: PRINT }, PRINT, 0).decision, 'in_flight')
    const overrides = (...rules) => () => new Classifier({ overrides: rules })
    assert.throws(overrides({ commandStatus: 8, outcome: 'lost' }), refused('invalid_option', { field: 'outcome', index: 0 }))
    assert.throws(overrides({ commandStatus: 8 }), refused('missing_member', { field: 'outcome', index: 0 }))
    assert.throws(overrides({ outcome: 'hard' }), refused('invalid_option', { index: 0 }))
    const rule = { httpStatus: 404, outcome: 'hard' }
    assert.throws(overrides(rule, rule), refused('duplicate_override', { index: 1 }))
    assert.equal(overrides(rule)().classifyHttp(404).outcome, 'hard')
    const route = { id: 1, classifier: { overrides: [{ providerCode: 'a', outcome: 'lost' }] } }
    assert.throws(() => Classifier.ofRoute(route), refused('invalid_option', { field: 'outcome', index: 0 }))
    assert.throws(() => one({ routes: [...ROUTES, route] }), refused('invalid_option', { field: 'outcome', index: 2 }))
    assert.throws(() => Classifier.ofRoute({ id: 0 }), refused('route_id_out_of_range', { field: 'id' }))
    assert.throws(() => Classifier.ofRoute('{"id": }'), refused('invalid_json', { offset: 7 }))
    assert.equal(Classifier.ofRoute(ROUTES[0]).toJson(), '{"unlisted":"hard","overrides":[]}')
    assert.throws(() => new Classifier({ unlist: 'hard' }), refused('unknown_member', { field: 'unlist' }))
    assert.throws(() => Classifier.fromJson('{"unlisted": "é"'), { name: 'SeptetError', offset: 16 })
    assert.throws(() => septet.signWebhook('{}', [], { now: 0 }), refused('invalid_option'))
    assert.throws(() => septet.signWebhook('{}', [''], { now: 0 }), refused('invalid_option'))
    assert.throws(() => septet.signWebhook('\ud800', ['x'], { now: 0 }), refused('unpaired_surrogate', { offset: 0 }))
    assert.throws(() => septet.verifySignature('t', '{}', ['x'], { now: 0 }), refused('signature_malformed'))
    const header = septet.signWebhook('{}', ['x'], { now: 0 })
    assert.throws(() => septet.verifySignature(header, '{} ', ['x'], { now: 0 }), refused('signature_mismatch'))
    assert.throws(() => septet.verifySignature(header, '{}', ['x'], { now: 2, tolerance: 1 }), refused('signature_expired'))
    assert.throws(() => septet.verifySignature(header, '{}', ['x'], { now: 2, tolerance: -1 }), rangeError)
    septet.verifySignature(header, '{}', [Buffer.from('x')], { now: new Date(septet.SIGNATURE_TOLERANCE * 1000) })
    assert.throws(() => septet.messageEvent({ ...MESSAGE, id: '\ud800' }, { id: 'evt_1', at: 0 }), refused('unpaired_surrogate'))
    assert.throws(() => septet.messageEvent(MESSAGE, { id: '\ud800', at: 0 }), refused('unpaired_surrogate'))
    assert.equal(septet.messageEvent({ ...MESSAGE, status: 'queued' }, { id: 'evt_1', at: 0 }), null)
    assert.ok(septet.messageEvent(MESSAGE, { id: 'evt_1', at: 0 }) instanceof septet.Event)
    const before = new septet.Message(MESSAGE)
    assert.equal(septet.advanceMessage(before, 'delivered', 5).message.status, 'delivered')
    assert.equal(before.status, 'sent')
  })
})

test('printing and snapshots show no text and no number', () => {
  const private_ = /secret|7700900100|2025550143|Conerix/
  for (const machine of [one(), many()]) {
    const snapshot = started(machine)
    for (const shown of [inspect(machine, { depth: 9, showHidden: true }), JSON.stringify(machine), snapshot]) {
      assert.doesNotMatch(shown, private_)
    }
  }
  assert.equal(inspect(one()), "Dispatch { status: 'queued', attempts: 0, accepted: 0 }")
  assert.equal(inspect(many()), 'BulkDispatch { total: 2, open: 2 }')
  assert.deepEqual(Object.keys(one()), [])
  assert.doesNotMatch(inspect(new Classifier({ overrides: [{ providerCode: 'secret', outcome: 'hard' }] })), private_)
  const event = septet.messageEvent(MESSAGE, { id: 'evt_1', at: 0 })
  assert.doesNotMatch(inspect(event, { depth: 9 }), private_)
})
