// Dispatches as a driver uses them, one input after the other.

import assert from 'node:assert/strict'
import { test } from 'node:test'

import { BulkDispatch, Dispatch } from 'septet'

const REQUEST = { to: '+447700900100', from: 'Conerix', body: 'Doors open at seven. '.repeat(10) }
const BULK = { from: 'Conerix', body: 'Hi', recipients: ['+447700900100', '07700', '+12025550143'] }
const ROUTES = [{ id: 1, price: '0.04' }, { id: 2, price: '0.05' }]

/** The tokens of what is to be sent now, and the last thing that was told. */
function drained(machine) {
  const actions = [...machine]
  const transmits = actions.filter(({ action }) => action === 'transmit')
  return { transmits, tokens: transmits.map(({ token }) => token), last: actions.at(-1) }
}

test('a refusal fails over, what was accepted is paid', () => {
  const dispatch = new Dispatch(REQUEST, { routes: ROUTES })
  assert.equal(dispatch.poll(), null, 'nothing before the start')
  dispatch.start(0)
  const first = drained(dispatch)
  assert.deepEqual(first.transmits.map(({ routeId, segment }) => [routeId, segment]), [[1, 0]])
  assert.deepEqual(first.last, { action: 'timeout', at: 30_000 })
  dispatch.result(first.tokens[0], 'route_fault', 10)
  assert.deepEqual(dispatch.parkedRoutes, [1])
  const second = drained(dispatch)
  assert.equal(second.transmits[0].routeId, 2)
  dispatch.result(second.tokens[0], 'accepted', 20, { providerId: 'a' })
  const third = drained(dispatch)
  assert.equal(third.transmits[0].segment, 1)
  dispatch.result(third.tokens[0], 'accepted', 1_500, { providerId: 'b' })
  assert.deepEqual(drained(dispatch).last, { action: 'done' })
  assert.deepEqual(dispatch.state, {
    status: 'sent',
    error: null,
    cost: '0.10',
    costNanos: 100_000_000n,
    routeId: 2,
    attempts: 2,
    transmits: 3,
    accepted: 2,
    duplicatePossible: false,
    sentAt: 1_500,
    providerIds: ['a', 'b'],
  })
  const queued = { id: 'msg_1', to: REQUEST.to, from: REQUEST.from, body: REQUEST.body, status: 'queued', attempts: 0, createdAt: 0 }
  const message = dispatch.message(queued)
  assert.deepEqual([message.status, message.costNanos, message.routeId, message.providerMessageId], ['sent', 100_000_000n, 2, 'a'])
  assert.equal(message.sentAt.getTime(), 1_000)
})

test('what was in flight when it was written down is never sent again', () => {
  const dispatch = new Dispatch(REQUEST, { routes: ROUTES })
  dispatch.start(0)
  const { tokens } = drained(dispatch)
  const restored = Dispatch.restore(dispatch.snapshot(), 5)
  assert.deepEqual(drained(restored), { transmits: [], tokens: [], last: { action: 'done' } })
  assert.deepEqual([restored.state.status, restored.state.error], ['unknown', 'upstream_timeout'])
  // Its answer may still come, and counts in both.
  for (const machine of [dispatch, restored]) {
    machine.result(tokens[0], 'accepted', 10)
    assert.equal(machine.state.accepted, 1)
  }
  assert.equal(dispatch.state.transmits, 1)
})

test('the time of an attempt passes', () => {
  const dispatch = new Dispatch(REQUEST, { routes: ROUTES, policy: { attemptTimeoutMs: 100 } })
  dispatch.start(0)
  assert.equal(drained(dispatch).last.at, 100)
  dispatch.timeout(99)
  assert.equal(dispatch.state.status, 'queued')
  dispatch.timeout(100)
  assert.deepEqual(drained(dispatch).last, { action: 'done' })
  assert.equal(dispatch.state.status, 'unknown')
})

test('many messages are one machine', () => {
  const bulk = new BulkDispatch(BULK, { routes: ROUTES })
  assert.deepEqual([bulk.total, bulk.open], [3, 3])
  bulk.start(0)
  const { transmits, tokens } = drained(bulk)
  assert.deepEqual(transmits.map(({ message }) => message), [0, 2])
  bulk.result(tokens[0], 'accepted', 10)
  bulk.cancel(11, 2)
  const half = bulk.bulkResult((index) => `msg_${index}`)
  assert.deepEqual(half.messages.map(({ status }) => status), ['sent', 'failed', 'queued'])
  assert.equal(half.messages[1].error.code, 'number_missing_plus')
  bulk.result(tokens[1], 'hard', 12)
  assert.deepEqual(drained(bulk).last, { action: 'done' })
  assert.deepEqual([bulk.open, bulk.state(2).status, bulk.state(3)], [0, 'failed', null])
  const restored = BulkDispatch.restore(bulk.snapshot(), 20, BULK, { routes: ROUTES })
  const written = (machine) => machine.bulkResult((index) => `msg_${index}`).toJson('req_1')
  assert.equal(written(restored), written(bulk))
})
