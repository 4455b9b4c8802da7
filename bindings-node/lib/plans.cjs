'use strict'

const { inspect } = require('node:util')

const { binding } = require('./binding.cjs')
const { SeptetError } = require('./errors.cjs')
const { Facts } = require('./facts.cjs')
const { nanosOf } = require('./money.cjs')
const { withBulkRequest, withSendRequest } = require('./requests.cjs')
const { SenderId } = require('./sender.cjs')
const { ITEM, objectJson, strings } = require('./wire.cjs')

/** One message of a plan. Printing it does not show the recipient. */
class PlannedMessage {
  constructor({ to, status, cost = null, error = null }) {
    this.to = to
    this.status = status
    this.cost = cost
    this.error = error
  }

  get costNanos() {
    return nanosOf(this.cost)
  }

  [inspect.custom](_, options) {
    const { status, cost, error } = this
    return `PlannedMessage ${inspect({ status, cost, error }, options)}`
  }
}

/**
 * The members of a plan's JSON. Its costs are exact numbers, which `JSON.parse` would round, so they are put in quotes
 * first. Inside a string a quote is escaped, so this finds members only.
 */
function parse(json) {
  return JSON.parse(json.replace(/"cost":(-?[0-9.]+)/g, '"cost":"$1"'))
}

/** What the plans of both requests have. */
class Plan {
  #json
  #refusal

  constructor({ json, from, refusal }) {
    const { messages, per_segment: perSegment, ...members } = parse(json)
    Object.assign(this, members, { perSegment })
    this.messages = messages.map((message) => new PlannedMessage(message))
    this.from = from === null ? null : new SenderId(undefined, undefined, from)
    this.#json = json
    this.#refusal = refusal
  }

  get costNanos() {
    return nanosOf(this.cost)
  }

  /** The core's JSON, the same bytes in every language. */
  toJson() {
    return this.#json
  }

  /** The plan itself, when the request may be sent; otherwise the first error is thrown, with all of them in `errors`. */
  orThrow() {
    if (this.errors.length === 0) return this
    const [{ message, ...first }] = this.errors
    throw new SeptetError(message, { ...first, errors: this.errors })
  }

  /** The answer that refuses the request, `null` when it may be sent. */
  errorEnvelope(requestId) {
    // Here, because answers are made of plans too.
    const { ErrorEnvelope } = require('./answers.cjs')
    return this.#refusal === undefined ? null : ErrorEnvelope.fromParts({ ...this.#refusal, requestId })
  }

  [inspect.custom](_, options) {
    const { messages, ...shown } = this
    return `${this.constructor.name} ${inspect({ ...shown, messages: messages.length }, options)}`
  }
}

class SendPlan extends Plan {
  constructor(parts) {
    super(parts)
    this.to = parts.to ?? null
    this.quote = parts.quote ?? null
  }

  [inspect.custom](_, options) {
    const { to, messages, ...shown } = this
    return `SendPlan ${inspect(shown, options)}`
  }
}

class BulkPlan extends Plan {
  #native

  constructor({ json, plan }) {
    super(JSON.parse(json))
    this.#native = plan
  }

  /**
   * The answer to the request, once it is known what became of the messages that were sent: `outcome(message, index)` is
   * asked for each of them, `id(index)` for every message.
   */
  result(id, outcome) {
    const { BulkResult } = require('./answers.cjs')
    const items = this.messages.map((message, index) => {
      const became = message.error === null ? outcome(message, index) : {}
      return objectJson(`outcome(${index})`, { ...became, id: id(index) }, ITEM)
    })
    return BulkResult.fromParts(JSON.parse(binding.bulkPlanResult(this.#native, `[${items.join(',')}]`)))
  }
}

function planSend(request, facts) {
  const native = Facts.native(facts)
  return new SendPlan(JSON.parse(withSendRequest(request, (json) => binding.planSend(json, native))))
}

function planBulk(request, facts) {
  const native = Facts.native(facts)
  return new BulkPlan(withBulkRequest(request, (json) => binding.planBulk(json, native)))
}

/** Plans a list that comes in pieces: duplicates and balance are followed over the whole list. */
class BulkPlanner {
  #native

  constructor(request, facts) {
    const known = Facts.native(facts)
    this.#native = withBulkRequest(request, (json) => binding.bulkPlanner(json, known))
  }

  plan(recipients) {
    const list = strings({ name: 'recipients', field: 'recipients' }, recipients)
    return new BulkPlan(binding.planNext(this.#native, `{"recipients":${list}}`))
  }
}

module.exports = { BulkPlanner, planBulk, planSend, PlannedMessage }
