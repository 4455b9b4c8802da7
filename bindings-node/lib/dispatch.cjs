'use strict'

// Dispatches: machines without sockets or clocks. Inputs go in with their times, `poll` says what to do, until it says nothing.

const { inspect } = require('node:util')

const { checkInteger, checkObject, checkOptionalString, checkString, isUint8Array } = require('./arguments.cjs')
const { binding } = require('./binding.cjs')
const { invalidType } = require('./errors.cjs')
const { Facts } = require('./facts.cjs')
const { nanosOf } = require('./money.cjs')
const { idOf, withBulkRequest, withSendRequest } = require('./requests.cjs')
const wire = require('./wire.cjs')

const ROUTE = wire.schema({
  id: wire.integer,
  prefixes: wire.list(wire.string),
  encodings: wire.list(wire.string),
  maxSegments: wire.integer,
  senderKinds: wire.list(wire.string),
  price: wire.amount,
  window: wire.integer,
  segmentsPerSecond: wire.integer,
  burst: wire.integer,
  priority: wire.integer,
  idempotent: wire.boolean,
})

const POLICY = wire.schema({
  onUnknown: wire.string,
  triesPerRoute: wire.integer,
  retries: wire.integer,
  extraTransmits: wire.integer,
  attemptTimeoutMs: wire.integer,
  backoffMs: wire.integer,
  maxBackoffMs: wire.integer,
  window: wire.integer,
  entropy: wire.string,
})

/** Each route as JSON of its own, so that an error names its index. */
function routesJson(routes) {
  if (typeof routes === 'string' || typeof routes?.[Symbol.iterator] !== 'function') {
    throw invalidType('routes', 'an instance of Array or another iterable', routes)
  }
  return Array.from(routes, (route, index) =>
    typeof route === 'string' ? route : wire.objectJson(`routes[${index}]`, route, ROUTE),
  )
}

function policyJson(policy) {
  if (policy === undefined || policy === null || typeof policy === 'string') return policy ?? undefined
  return wire.objectJson('policy', policy, POLICY)
}

const time = (name, value) => checkInteger(name, value, 0, Number.MAX_SAFE_INTEGER)

/** What is the same for one message and for many. */
class Machine {
  #native

  constructor(native) {
    this.#native = native
  }

  static native(machine) {
    return machine.#native
  }

  /** Begins. */
  start(now) {
    binding.dispatchInput(this.#native, 'start', time('now', now))
  }

  /** The answer to the attempt with this token; the first one counts. */
  result(token, outcome, now, answer = {}) {
    const { providerId, retryAfter } = checkObject('answer', answer)
    const rest = retryAfter === undefined || retryAfter === null ? undefined : time('answer.retryAfter', retryAfter)
    const id = checkOptionalString('answer.providerId', providerId)
    binding.dispatchResult(this.#native, time('token', token), checkString('outcome', outcome), id, rest, time('now', now))
  }

  /** Time has passed. */
  timeout(now) {
    binding.dispatchInput(this.#native, 'timeout', time('now', now))
  }

  /** The next thing to do; `null` until the next input. */
  poll() {
    const action = binding.dispatchPoll(this.#native)
    return action === null ? null : JSON.parse(action)
  }

  /** Everything to do now. */
  *[Symbol.iterator]() {
    for (let action = this.poll(); action !== null; action = this.poll()) yield action
  }

  /** The routes that were found at fault. */
  get parkedRoutes() {
    return this.overview.parked.map(idOf)
  }

  /** The whole state as a JSON text, without texts and numbers. Write it down after each drain, before acting on it. */
  snapshot() {
    return binding.dispatchSnapshot(this.#native)
  }

  get overview() {
    return JSON.parse(binding.dispatchOverview(this.#native))
  }
}

/** Where a message stands. */
function stateOf(json) {
  if (json === null) return null
  const state = JSON.parse(json)
  return { ...state, costNanos: nanosOf(state.cost), routeId: idOf(state.routeId), sentAt: idOf(state.sentAt) }
}

const cancel = (machine, now, message) => binding.dispatchInput(Machine.native(machine), 'cancel', time('now', now), message)

/** The dispatch of one message over the routes that may carry it. */
class Dispatch extends Machine {
  constructor(request, { facts, routes, policy } = {}) {
    const list = routesJson(routes)
    const known = Facts.native(facts)
    const rules = policyJson(policy)
    super(withSendRequest(request, (json) => binding.dispatch(json, known, list, rules)))
  }

  /** A dispatch as it was written down: what was in flight is unknown now, and never sent again. */
  static restore(snapshot, now) {
    const native = binding.dispatchRestore(snapshotJson(snapshot), time('now', now))
    return Object.setPrototypeOf(new Machine(native), Dispatch.prototype)
  }

  /** Sends nothing more; what is in flight is still waited for. */
  cancel(now) {
    cancel(this, now)
  }

  /** Where the message stands. */
  get state() {
    return stateOf(binding.dispatchState(Machine.native(this), 0))
  }

  /** The queued message with what became of it. */
  message(queued) {
    const { Message, messageJson } = require('./answers.cjs')
    const json = wire.withoutPositions(() => binding.dispatchMessage(Machine.native(this), messageJson(queued)))
    return Message.fromJson(json).data
  }

  [inspect.custom](_, options) {
    const { status, attempts, accepted } = this.state
    return `Dispatch ${inspect({ status, attempts, accepted }, options)}`
  }
}

/** The dispatch of a bulk request: one machine for all messages, which share routes, windows and balance. */
class BulkDispatch extends Machine {
  constructor(request, { facts, routes, policy } = {}) {
    const list = routesJson(routes)
    const known = Facts.native(facts)
    const rules = policyJson(policy)
    super(withBulkRequest(request, (json) => binding.bulkDispatch(json, known, list, rules)))
  }

  /** A bulk dispatch as it was written down, with the request, facts and routes that it was made of. */
  static restore(snapshot, now, request, { facts, routes } = {}) {
    const json = snapshotJson(snapshot)
    const list = routesJson(routes)
    const known = Facts.native(facts)
    const at = time('now', now)
    const native = withBulkRequest(request, (text) => binding.bulkDispatchRestore(json, text, known, list, at))
    return Object.setPrototypeOf(new Machine(native), BulkDispatch.prototype)
  }

  /** Sends nothing more, of one message where its index is given. */
  cancel(now, message) {
    cancel(this, now, message === undefined ? undefined : time('message', message))
  }

  /** How many messages there are. */
  get total() {
    return this.overview.total
  }

  /** How many have not ended. */
  get open() {
    return this.overview.open
  }

  /** Where a message stands; `null` for an index that none has. */
  state(message) {
    return stateOf(binding.dispatchState(Machine.native(this), time('message', message)))
  }

  /** The answer to the request as it stands: messages that have not ended are `queued`. */
  bulkResult(id) {
    const { BulkResult } = require('./answers.cjs')
    const ids = Array.from({ length: this.total }, (_, index) => checkString(`id(${index})`, id(index)))
    return BulkResult.fromParts(JSON.parse(binding.bulkDispatchAnswer(Machine.native(this), ids)))
  }

  [inspect.custom](_, options) {
    const { total, open } = this
    return `BulkDispatch ${inspect({ total, open }, options)}`
  }
}

function snapshotJson(snapshot) {
  if (typeof snapshot !== 'string' && !isUint8Array(snapshot)) {
    throw invalidType('snapshot', 'of type string or an instance of Uint8Array', snapshot)
  }
  return snapshot
}

/** The routes that may carry so many segments to a number, in the order in which they are tried: their places and prices. */
function selectRoutes(routes, { to, segments, routeId }) {
  const list = routesJson(routes)
  const id = routeId === undefined || routeId === null ? undefined : time('routeId', routeId)
  return JSON.parse(binding.selectRoutes(list, checkString('to', to), time('segments', segments), id))
}

module.exports = { BulkDispatch, Dispatch, selectRoutes }
