'use strict'

// What a gateway asks besides sending: answers of networks, repeated requests, webhooks, the life of a message.

const { checkInteger, checkJson, checkObject, checkOptionalString, checkString, isUint8Array } = require('./arguments.cjs')
const { binding } = require('./binding.cjs')
const { invalidType } = require('./errors.cjs')
const { withBulkRequest, withSendRequest } = require('./requests.cjs')
const wire = require('./wire.cjs')

const seconds = (name, value) => checkInteger(name, value, -Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)
const optionalSeconds = (name, value) => (value === undefined || value === null ? undefined : seconds(name, value))

/** Rules of one route that come before the tables. */
class Classifier {
  #rules

  constructor(rules) {
    this.#rules = typeof rules === 'string' || isUint8Array(rules) ? rules : JSON.stringify(checkObject('rules', rules))
    binding.checkClassifier(this.#rules)
  }

  static fromJson(json) {
    return new Classifier(checkJson('json', json))
  }

  classifySmpp(commandStatus) {
    return smpp(commandStatus, this.#rules)
  }

  classifyHttp(status, options) {
    return http(status, options, this.#rules)
  }

  classifyProvider(provider, code) {
    return ofProvider(provider, code, this.#rules)
  }
}

function smpp(commandStatus, rules) {
  return JSON.parse(binding.classifySmpp(checkInteger('commandStatus', commandStatus, 0, 0xffffffff), rules))
}

function http(status, { hasMessageId = false, retryAfter, now } = {}, rules) {
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

function textOrOctets(name, value) {
  if (typeof value !== 'string' && !isUint8Array(value)) {
    throw invalidType(name, 'of type string or an instance of Uint8Array', value)
  }
  return value
}

function secretsOf(secrets) {
  if (!Array.isArray(secrets)) throw invalidType('secrets', 'an instance of Array', secrets)
  return secrets.map((secret, index) => textOrOctets(`secrets[${index}]`, secret))
}

/** Checks a webhook's signature over its raw body; throws when it is not genuine, or too old. */
function verifySignature(header, body, secrets, { now, tolerance }) {
  const limit = tolerance === undefined ? undefined : checkInteger('tolerance', tolerance, 0, Number.MAX_SAFE_INTEGER)
  const keys = secretsOf(secrets)
  binding.verifySignature(checkString('header', header), textOrOctets('body', body), keys, seconds('now', now), limit)
}

/** The header that signs a webhook with every secret. */
function signWebhook(body, secrets, { now }) {
  return binding.signWebhook(textOrOctets('body', body), secretsOf(secrets), seconds('now', now))
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
  const json = binding.advanceMessage(messageJson(message), checkString('status', status), time)
  const { moved, message: answer } = JSON.parse(json)
  return { moved, message: Message.fromJson(answer).data }
}

/** The JSON of the event that tells of a message's status; `null` when no event does. */
function messageEvent(message, { id, at, reference, error }) {
  const { messageJson } = require('./answers.cjs')
  return binding.eventOfMessage(
    messageJson(message),
    checkString('id', id),
    written('at', at),
    checkOptionalString('reference', reference),
    checkOptionalString('error.code', error?.code),
    checkOptionalString('error.message', error?.message),
  )
}

module.exports = {
  Classifier,
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
