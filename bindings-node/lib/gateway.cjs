'use strict'

// What a gateway asks besides sending: answers of networks, repeated requests, webhooks, the life of a message.

const {
  checkInteger,
  checkJson,
  checkObject,
  checkOptionalString,
  checkOptions,
  checkString,
  isUint8Array,
} = require('./arguments.cjs')
const { binding } = require('./binding.cjs')
const { invalidType } = require('./errors.cjs')
const { withBulkRequest, withSendRequest } = require('./requests.cjs')
const { RULES } = require('./rules.cjs')
const wire = require('./wire.cjs')

/** Whole seconds since 1970, of a Date too. */
function seconds(name, value) {
  const found = value instanceof Date ? Math.floor(value.getTime() / 1000) : value
  if (!Number.isSafeInteger(found)) throw invalidType(name, 'a valid Date or whole seconds since 1970', value)
  return found
}

const optionalSeconds = (name, value) => (value === undefined || value === null ? undefined : seconds(name, value))

/** What a constructor gets to take over rules that were read with their route. Not to be had from outside. */
class OfRoute {
  constructor(native) {
    this.native = native
  }
}

/** Rules of one route that come before the tables. */
class Classifier {
  #native

  constructor(rules = {}) {
    if (rules instanceof OfRoute) {
      this.#native = rules.native
      return
    }
    if (typeof rules === 'string' || isUint8Array(rules)) {
      this.#native = binding.classifier(rules)
      return
    }
    const json = wire.objectJson('rules', rules, RULES)
    this.#native = wire.withoutPositions(() => binding.classifier(json))
  }

  static fromJson(json) {
    return new Classifier(checkJson('json', json))
  }

  /** The rules that a route carries in its member `classifier`. */
  static ofRoute(route) {
    if (typeof route === 'string' || isUint8Array(route)) return new Classifier(new OfRoute(binding.classifierOfRoute(route)))
    const { ROUTE } = require('./dispatch.cjs')
    const json = wire.objectJson('route', route, ROUTE)
    return new Classifier(new OfRoute(wire.withoutPositions(() => binding.classifierOfRoute(json))))
  }

  /** The rules as JSON. */
  toJson() {
    return binding.classifierJson(this.#native)
  }

  classifySmpp(commandStatus) {
    return smpp(commandStatus, this.#native)
  }

  classifyHttp(status, options) {
    return http(status, options, this.#native)
  }

  classifyProvider(provider, code) {
    return ofProvider(provider, code, this.#native)
  }
}

function smpp(commandStatus, rules) {
  return JSON.parse(binding.classifySmpp(checkInteger('commandStatus', commandStatus, 0, 0xffffffff), rules))
}

function http(status, options, rules) {
  const { hasMessageId = false, retryAfter, now } = checkOptions(options)
  if (typeof hasMessageId !== 'boolean') throw invalidType('options.hasMessageId', 'of type boolean', hasMessageId)
  const code = checkInteger('status', status, 0, 0xffff)
  const header = checkOptionalString('options.retryAfter', retryAfter)
  return JSON.parse(binding.classifyHttp(code, hasMessageId, header, optionalSeconds('options.now', now), rules))
}

function ofProvider(provider, code, rules) {
  return JSON.parse(binding.classifyProvider(checkString('provider', provider), checkString('code', code), rules))
}

/** What an SMSC's command_status means for the sender. */
const classifySmpp = (commandStatus) => smpp(commandStatus)

/** What an HTTP status of an upstream means. */
const classifyHttp = (status, options) => http(status, options)

/** What a provider's own code means. */
const classifyProvider = (provider, code) => ofProvider(provider, code)

/** What it means that an upstream does not answer, by whether the request was written. */
function classifyNoResponse(written) {
  if (typeof written !== 'boolean') throw invalidType('written', 'of type boolean', written)
  return JSON.parse(binding.classifyNoResponse(written))
}

/** The fingerprint of a request: 64 hexadecimal digits, the same for every spelling and in every language. */
function fingerprint(operation, request) {
  // Which operations there are the core says.
  const withRequest = checkString('operation', operation) === 'bulk' ? withBulkRequest : withSendRequest
  return withRequest(request, (json) => binding.fingerprint(operation, json))
}

/** What to do with a request whose key may have been used before. */
function decide(stored, print, now) {
  const known = stored === null || stored === undefined ? {} : checkObject('stored', stored)
  const before = stored === null || stored === undefined ? undefined : checkString('stored.fingerprint', known.fingerprint)
  const expiresAt = optionalSeconds('stored.expiresAt', known.expiresAt)
  return JSON.parse(binding.idempotency(checkString('fingerprint', print), seconds('now', now), before, expiresAt))
}

function secretsOf(secrets) {
  if (!Array.isArray(secrets)) throw invalidType('secrets', 'an instance of Array', secrets)
  return secrets.map((secret, index) => checkJson(`secrets[${index}]`, secret))
}

/** Checks a webhook's signature over its raw body; throws when it is not genuine, or too old. */
function verifySignature(header, body, secrets, options) {
  const { now, tolerance } = checkObject('options', options)
  const limit =
    tolerance === undefined ? undefined : checkInteger('options.tolerance', tolerance, 0, Number.MAX_SAFE_INTEGER)
  const keys = secretsOf(secrets)
  const at = seconds('options.now', now)
  binding.verifySignature(checkString('header', header), checkJson('body', body), keys, at, limit)
}

/** The header that signs a webhook with every secret. */
function signWebhook(body, secrets, options) {
  const { now } = checkObject('options', options)
  return binding.signWebhook(checkJson('body', body), secretsOf(secrets), seconds('options.now', now))
}

/** Whether a message of one status may become another. */
function statusMayBecome(status, next) {
  return binding.statusMayBecome(checkString('status', status), checkString('next', next))
}

const written = (name, value) => JSON.parse(wire.time({ name, field: name }, value))

/** The message moved on to a status, and whether it moved: late and repeated news move nothing. */
function advanceMessage(message, status, at) {
  const { Message, messageJson } = require('./answers.cjs')
  const time = written('at', at)
  const json = messageJson(message)
  checkString('status', status)
  const answered = wire.withoutPositions(() => binding.advanceMessage(json, status, time))
  const { moved, message: answer } = JSON.parse(answered)
  return { moved, message: Message.fromJson(answer).data }
}

/** The event that tells of a message's status; `null` when no event does. */
function messageEvent(message, parts) {
  const { id, at, reference, error } = checkObject('parts', parts)
  const { Event, messageJson } = require('./answers.cjs')
  const json = messageJson(message)
  const reason = error === undefined || error === null ? {} : checkObject('parts.error', error)
  if (reason === error) {
    checkString('parts.error.code', reason.code)
    checkString('parts.error.message', reason.message)
  }
  checkString('parts.id', id)
  const text = checkOptionalString('parts.reference', reference)
  const time = written('at', at)
  const event = wire.withoutPositions(() =>
    binding.eventOfMessage(json, id, time, text, reason.code, reason.message),
  )
  return event === null ? null : Event.fromJson(event)
}

const { providerCodesVersion, idempotencyRetention, signatureTolerance } = binding.gatewayRelease()

module.exports = {
  Classifier,
  IDEMPOTENCY_RETENTION: idempotencyRetention,
  PROVIDER_CODES_VERSION: providerCodesVersion,
  SIGNATURE_TOLERANCE: signatureTolerance,
  advanceMessage,
  classifyHttp,
  classifyNoResponse,
  classifyProvider,
  classifySmpp,
  decide,
  fingerprint,
  messageEvent,
  signWebhook,
  statusMayBecome,
  verifySignature,
}
