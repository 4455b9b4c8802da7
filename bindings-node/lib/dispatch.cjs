'use strict'

// Dispatches: machines without sockets or clocks. Inputs go in with their times, `poll` says what to do, until it says nothing.

const { inspect } = require('node:util')

const {
  checkInteger,
  checkJson,
  checkObject,
  checkOptionalString,
  checkString,
  isUint8Array,
} = require('./arguments.cjs')
const { binding } = require('./binding.cjs')
const { SeptetError, invalidType } = require('./errors.cjs')
const { Facts } = require('./facts.cjs')
const { PriceTable, decimal, nanosOf } = require('./money.cjs')
const { refuseUnknown } = require('./options.cjs')
const { PhoneNumber } = require('./phone.cjs')
const { withBulkRequest, withSendRequest } = require('./requests.cjs')
const { RULES } = require('./rules.cjs')
const wire = require('./wire.cjs')

/** A route's members in JSON; `classifier` is its rules about answers. */
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
  classifier: wire.object(RULES),
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

/** Routes, read. An error about one names its index; a position counts only in a route that was given as a text. */
function nativeRoutes(name, routes) {
  if (typeof routes === 'string' || typeof routes?.[Symbol.iterator] !== 'function') {
    throw invalidType(name, 'an instance of Array or another iterable', routes)
  }
  const given = Array.from(routes)
  const list = given.map((route, index) =>
    isJson(route) ? route : wire.objectJson(`${name}[${index}]`, route, ROUTE),
  )
  try {
    return binding.routes(list)
  } catch (error) {
    if (error instanceof SeptetError && !isJson(given[error.index])) delete error.offset
    throw error
  }
}

function nativePolicy(name, policy) {
  if (isJson(policy)) return binding.policy(policy)
  const json = wire.objectJson(name, policy ?? {}, POLICY)
  return wire.withoutPositions(() => binding.policy(json))
}

const isJson = (value) => typeof value === 'string' || isUint8Array(value)

/** What a dispatch is made of, beside the request. */
function partsOf(options) {
  const { facts, routes, policy, ...rest } = checkObject('options', options)
  refuseUnknown(rest)
  return { facts: Facts.native(facts ?? {}), routes: nativeRoutes('options.routes', routes), policy }
}

/** What a dispatch without a request is made of, read. */
function wayOf(options) {
  const { routes, policy, ...rest } = checkObject('options', options)
  refuseUnknown(rest)
  return { routes: nativeRoutes('options.routes', routes), policy: nativePolicy('options.policy', policy) }
}

/** A native dispatch of a request, made by one of the two functions that do. */
function planned(make, withRequest, request, options) {
  const { facts, routes, policy } = partsOf(options)
  const rules = nativePolicy('options.policy', policy)
  return withRequest(request, (json) => make(json, facts, routes, rules))
}

/** What a query asks for, as the native calls take it. */
function queryOf(name, query) {
  const { to, segments, encoding, senderKind, network, routeId, prices, ...rest } = checkObject(name, query)
  refuseUnknown(rest)
  const parts = {
    encoding: checkOptionalString(`${name}.encoding`, encoding),
    senderKind: checkOptionalString(`${name}.senderKind`, senderKind),
    network: checkOptionalString(`${name}.network`, network),
    routeId: routeId === undefined || routeId === null ? undefined : bigintOf(`${name}.routeId`, routeId),
  }
  const number = to instanceof PhoneNumber ? to.e164 : checkString(`${name}.to`, to)
  return [number, time(`${name}.segments`, segments), parts, tableOf(prices)]
}

const time = (name, value) => checkInteger(name, value, 0, Number.MAX_SAFE_INTEGER)

/** What a constructor gets to take over a dispatch that was restored. Not to be had from outside. */
class Restored {
  constructor(native) {
    this.native = native
  }
}

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
    const { providerId, retryAfterMs } = checkObject('answer', answer)
    const rest =
      retryAfterMs === undefined || retryAfterMs === null ? undefined : time('answer.retryAfterMs', retryAfterMs)
    const id = checkOptionalString('answer.providerId', providerId)
    checkString('outcome', outcome)
    binding.dispatchResult(this.#native, time('token', token), outcome, id, rest, time('now', now))
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
    return overviewOf(this).parked
  }

  /** The whole state as a JSON text, without texts and numbers. Write it down after each drain, before acting on it. */
  snapshot() {
    return binding.dispatchSnapshot(this.#native)
  }
}

const overviewOf = (machine) => JSON.parse(binding.dispatchOverview(Machine.native(machine)))

/** Where a message stands. */
function stateOf(json) {
  if (json === null) return null
  const state = JSON.parse(json)
  return { ...state, costNanos: nanosOf(state.cost) }
}

function cancel(machine, now, message) {
  binding.dispatchInput(Machine.native(machine), 'cancel', time('now', now), message)
}

/** The dispatch of one message over the routes that may carry it. Printing it shows neither text nor numbers. */
class Dispatch extends Machine {
  constructor(request, options) {
    super(request instanceof Restored ? request.native : planned(binding.dispatch, withSendRequest, request, options))
  }

  /** The dispatch of what a query asks for, as of {@link selectRoutes}, without a request. */
  static ofQuery(query, options) {
    const { routes, policy } = wayOf(options)
    return new Dispatch(new Restored(binding.dispatchOfQuery(...queryOf('query', query), routes, policy)))
  }

  /** A dispatch as it was written down: what was in flight is unknown now, and never sent again. */
  static restore(snapshot, now) {
    return new Dispatch(new Restored(binding.dispatchRestore(checkJson('snapshot', snapshot), time('now', now))))
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
    const json = messageJson(queued)
    return Message.fromJson(wire.withoutPositions(() => binding.dispatchMessage(Machine.native(this), json))).data
  }

  [inspect.custom](_, options) {
    const { status, attempts, accepted } = this.state
    return `Dispatch ${inspect({ status, attempts, accepted }, options)}`
  }
}

/**
 * The dispatch of a bulk request: one machine for all messages, which share routes, windows and balance. Printing it shows
 * neither texts nor numbers.
 */
class BulkDispatch extends Machine {
  constructor(request, options) {
    super(request instanceof Restored ? request.native : planned(binding.bulkDispatch, withBulkRequest, request, options))
  }

  /** A bulk dispatch without messages; they are pushed. */
  static empty(options) {
    const { balance, ...way } = checkObject('options', options)
    const { routes, policy } = wayOf(way)
    const amount = balance === undefined || balance === null ? undefined : decimal('options.balance', balance)
    return new BulkDispatch(new Restored(binding.bulkDispatchEmpty(routes, policy, amount)))
  }

  /** A bulk dispatch as it was written down, with what it was made of. The policy stands in the snapshot. */
  static restore(snapshot, now, request, options) {
    const json = checkJson('snapshot', snapshot)
    const at = time('now', now)
    const { facts, routes } = partsOf(options)
    const restore = (text) => binding.bulkDispatchRestore(json, text, facts, routes, at)
    return new BulkDispatch(new Restored(request === null ? restore() : withBulkRequest(request, restore)))
  }

  /** Adds a message; also after the start. */
  push(query) {
    binding.bulkDispatchPush(Machine.native(this), ...queryOf('query', query))
  }

  /** Adds a message that was refused before any route was asked. */
  pushRefused(why) {
    binding.bulkDispatchPushRefused(Machine.native(this), checkString('why', why))
  }

  /** Sends nothing more, of one message where its index is given. */
  cancel(now, message) {
    cancel(this, now, message === undefined ? undefined : time('message', message))
  }

  /** How many messages there are. */
  get total() {
    return overviewOf(this).total
  }

  /** How many have not ended. */
  get open() {
    return overviewOf(this).open
  }

  /** Where a message stands; `null` for an index that none has. */
  state(message) {
    return stateOf(binding.dispatchState(Machine.native(this), time('message', message)))
  }

  /** The answer to the request as it stands: messages that have not ended are `queued`. */
  bulkResult(id) {
    if (typeof id !== 'function') throw invalidType('id', 'of type function', id)
    const { BulkResult } = require('./answers.cjs')
    const ids = Array.from({ length: this.total }, (_, index) => checkString(`id(${index})`, id(index)))
    const answer = binding.bulkDispatchAnswer(Machine.native(this), ids)
    if (answer === null) throw new TypeError('Only a dispatch that was made of a request has an answer to it')
    return BulkResult.fromParts(JSON.parse(answer))
  }

  [inspect.custom](_, options) {
    const { total, open } = this
    return `BulkDispatch ${inspect({ total, open }, options)}`
  }
}

/** The routes that may carry so many segments to a number, in the order in which they are tried: their places and prices. */
function selectRoutes(routes, query) {
  const list = nativeRoutes('routes', routes)
  const candidates = binding.selectRoutes(list, ...queryOf('query', query))
  return JSON.parse(candidates).map(({ index, price }) => ({ index, price, priceNanos: nanosOf(price) }))
}

function bigintOf(name, id) {
  return typeof id === 'bigint' ? id : BigInt(time(name, id))
}

function tableOf(prices) {
  if (prices === undefined || prices === null) return undefined
  return PriceTable.native(prices instanceof PriceTable ? prices : new PriceTable(prices))
}

module.exports = { BulkDispatch, Dispatch, ROUTE, selectRoutes }
