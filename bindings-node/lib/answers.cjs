'use strict'

// Answers and events. They are plain to read and to change; the core judges them when they are made, read and written.

const { inspect } = require('node:util')

const { checkJson, checkObject, checkString } = require('./arguments.cjs')
const { binding } = require('./binding.cjs')
const { nanosOf } = require('./money.cjs')
const { idOf } = require('./requests.cjs')
const wire = require('./wire.cjs')

/** Makes an object of a class with members that the core has read. */
const made = (Class, members) => Object.assign(Object.create(Class.prototype), members)

/** Seconds since 1970 as a Date. */
const dateOf = (seconds) => (seconds === null ? null : new Date(seconds * 1000))

function messageMembers({ routeId, attempts, createdAt, sentAt, ...members }) {
  return {
    ...members,
    routeId: idOf(routeId),
    attempts: idOf(attempts),
    createdAt: dateOf(createdAt),
    sentAt: dateOf(sentAt),
  }
}

/** A message, as the API answers it. Printing it shows neither body nor numbers. */
class Message {
  constructor(members) {
    const { data } = wire.withoutPositions(() => Message.#read(messageJson(members)))
    Object.assign(this, data)
  }

  /** @returns the message and the id of the request */
  static fromJson(json) {
    const { data, requestId } = Message.#read(checkJson('json', json))
    return { data: made(Message, data), requestId }
  }

  static #read(json) {
    const { data, requestId } = JSON.parse(binding.transcribe('readMessage', json))
    return { data: messageMembers(data), requestId }
  }

  /** One that the core has read already. */
  static fromParts(parts) {
    return made(Message, messageMembers(parts))
  }

  get costNanos() {
    return nanosOf(this.cost)
  }

  /** The whole answer. */
  toJson(requestId) {
    const json = messageJson(this)
    checkString('requestId', requestId)
    return wire.withoutPositions(() => binding.transcribe('writeMessage', json, requestId))
  }

  [inspect.custom](_, options) {
    const { to, from, body, ...shown } = this
    return `Message ${inspect({ ...shown, bodyLength: body.length }, options)}`
  }
}

function messageJson(members) {
  return `{"success":true,"data":${wire.objectJson('message', members, wire.MESSAGE, ['"object":"message"'])}}`
}

/** One message of a bulk result. Printing it does not show the recipient. */
class BulkItem {
  get costNanos() {
    return nanosOf(this.cost)
  }

  [inspect.custom](_, options) {
    const { to, ...shown } = this
    return `BulkItem ${inspect(shown, options)}`
  }
}

/** The answer to a bulk request. `sent + failed == total` always: the core counts. */
class BulkResult {
  constructor(members) {
    const items = itemsJson(checkObject('result', members).messages)
    Object.assign(this, BulkResult.#members(JSON.parse(binding.bulkResult(items))))
  }

  static fromJson(json) {
    const { data, requestId } = JSON.parse(binding.transcribe('readBulkResult', checkJson('json', json)))
    return { data: BulkResult.fromParts(data), requestId }
  }

  /** One that the core has read already. */
  static fromParts(parts) {
    return made(BulkResult, BulkResult.#members(parts))
  }

  static #members({ messages, ...counts }) {
    return { ...counts, messages: messages.map((item) => made(BulkItem, item)) }
  }

  /** The whole answer. */
  toJson(requestId) {
    checkString('requestId', requestId)
    // Counted anew, since the messages may have been changed.
    const { total, sent, failed, messages } = new BulkResult(this)
    const items = wire.list(wire.object(WRITTEN_ITEM))({ name: 'messages', field: 'messages' }, messages)
    const data = `{"object":"bulk_result","total":${total},"sent":${sent},"failed":${failed},"messages":${items}}`
    return wire.withoutPositions(() =>
      binding.transcribe('writeBulkResult', `{"success":true,"data":${data}}`, requestId),
    )
  }

  [inspect.custom](_, options) {
    const { total, sent, failed } = this
    return `BulkResult ${inspect({ total, sent, failed }, options)}`
  }
}

/** In an answer the cost is a number. */
const WRITTEN_ITEM = { ...wire.ITEM, cost: { name: 'cost', write: wire.exactNumber } }

function itemsJson(messages) {
  // Each cost through the core first, which the native side relies on.
  const item = (place, value) => {
    if (value?.cost !== undefined && value?.cost !== null) wire.exactNumber({ name: `${place.name}.cost`, field: 'cost' }, value.cost)
    return wire.objectJson(place.name, value, wire.ITEM)
  }
  return wire.list(item)({ name: 'messages', field: 'messages' }, messages)
}

/** An answer that says no. */
class ErrorEnvelope {
  constructor(members) {
    const { code, message } = checkObject('error', members)
    // What the code means, unless something better is said.
    const meaning = message ?? meaningOf(checkString('error.code', code))
    const parts = wire.withoutPositions(() => ErrorEnvelope.#read(errorJson({ ...members, message: meaning })))
    Object.assign(this, parts)
  }

  static fromJson(json) {
    return made(ErrorEnvelope, ErrorEnvelope.#read(checkJson('json', json)))
  }

  /** One that the core has read already. */
  static fromParts(parts) {
    return made(ErrorEnvelope, envelopeMembers(parts))
  }

  static #read(json) {
    return envelopeMembers(JSON.parse(binding.transcribe('readError', json)))
  }

  /** The HTTP status to answer with. */
  get httpStatus() {
    const json = errorJson(this)
    return JSON.parse(wire.withoutPositions(() => binding.transcribe('readError', json))).httpStatus
  }

  /** The whole answer. */
  toJson() {
    const json = errorJson(this)
    return wire.withoutPositions(() => binding.transcribe('writeError', json))
  }
}

function envelopeMembers({ httpStatus, index, details, ...members }) {
  return { ...members, index: idOf(index), details: details === null ? null : JSON.parse(details) }
}

function meaningOf(code) {
  const known = binding.errorOfCode(code)
  return known === null ? code : JSON.parse(known).message
}

function errorJson({ requestId, ...error }) {
  const members = [`"success":false`, `"error":${wire.objectJson('error', error, wire.ERROR)}`]
  if (requestId !== undefined && requestId !== null) {
    members.push(`"meta":{"request_id":${wire.string({ name: 'error.requestId', field: 'request_id' }, requestId)}}`)
  }
  return `{${members.join(',')}}`
}

/** Something that happened to a message, as webhooks carry it. */
class Event {
  constructor(members) {
    Object.assign(this, wire.withoutPositions(() => Event.#read(eventJson(members))))
  }

  static fromJson(json) {
    return made(Event, Event.#read(checkJson('json', json)))
  }

  static #read(json) {
    const { createdAt, message, ...members } = JSON.parse(binding.transcribe('readEvent', json))
    return { ...members, createdAt: dateOf(createdAt), message: Message.fromParts(message) }
  }

  toJson() {
    const json = eventJson(this)
    return wire.withoutPositions(() => binding.transcribe('writeEvent', json))
  }
}

const EVENT = wire.schema({ id: wire.string, type: wire.string, createdAt: wire.time })
const EVENT_DATA = wire.schema({ reference: wire.string, error: wire.object(wire.ITEM_ERROR) })

function eventJson(members) {
  const { message, reference, error, ...event } = checkObject('event', members)
  const data = [
    '"object":"message"',
    ...wire.membersJson('event.message', message, wire.MESSAGE),
    ...wire.membersJson('event', { reference, error }, EVENT_DATA),
  ]
  return wire.objectJson('event', event, EVENT, ['"object":"event"', `"data":{${data.join(',')}}`])
}

module.exports = { BulkResult, ErrorEnvelope, Event, Message, messageJson }
