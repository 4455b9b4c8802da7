'use strict'

const { inspect } = require('node:util')

const { checkJson, isUint8Array } = require('./arguments.cjs')
const { binding } = require('./binding.cjs')
const { BULK_REQUEST, SEND_REQUEST, objectJson, withoutPositions } = require('./wire.cjs')

/** A route's id: a number, or a bigint where a number would round it. */
function idOf(id) {
  return typeof id === 'string' ? BigInt(id) : id
}

/** The members of a request that the core has read. */
function membersOf({ routeId, ...members }) {
  return { ...members, routeId: idOf(routeId) }
}

/** A request's JSON: that of the API, with the names of members that it does not have. */
function jsonOf(request, schema) {
  const { unknown, ...members } = request
  return objectJson('request', members, schema, unknown?.map((name) => `${JSON.stringify(name)}:true`))
}

/** `POST /v1/messages/send`, not yet judged. Printing it shows neither body nor numbers. */
class SendRequest {
  constructor(members) {
    const json = objectJson('request', members, SEND_REQUEST)
    Object.assign(this, withoutPositions(() => SendRequest.#read(json)))
  }

  static fromJson(json) {
    return Object.assign(Object.create(SendRequest.prototype), SendRequest.#read(checkJson('json', json)))
  }

  static #read(json) {
    return membersOf(JSON.parse(binding.transcribe('readSendRequest', json)))
  }

  /** As the API takes it, without unknown members. */
  toJson() {
    const json = jsonOf(this, SEND_REQUEST)
    return withoutPositions(() => binding.transcribe('writeSendRequest', json))
  }

  [inspect.custom](_, options) {
    const { body, routeId, unknown } = this
    return `SendRequest ${inspect({ bodyLength: body?.length, routeId, unknown }, options)}`
  }
}

/** `POST /v1/messages/bulk`, not yet judged. Printing it shows neither body nor numbers. */
class BulkRequest {
  constructor(members) {
    const json = objectJson('request', members, BULK_REQUEST)
    Object.assign(this, withoutPositions(() => BulkRequest.#read(json)))
  }

  static fromJson(json) {
    return BulkRequest.fromMembers(BulkRequest.#read(checkJson('json', json)))
  }

  /** One that the core has read already. */
  static fromMembers(members) {
    return Object.assign(Object.create(BulkRequest.prototype), members)
  }

  static #read(json) {
    return membersOf(JSON.parse(binding.transcribe('readBulkRequest', json)))
  }

  /** As the API takes it, without unknown members. */
  toJson() {
    const json = jsonOf(this, BULK_REQUEST)
    return withoutPositions(() => binding.transcribe('writeBulkRequest', json))
  }

  [inspect.custom](_, options) {
    const { body, recipients, routeId, unknown } = this
    const shown = { bodyLength: body?.length, recipients: recipients?.length, routeId, unknown }
    return `BulkRequest ${inspect(shown, options)}`
  }
}

/** Does something with the JSON of a request, however it was given. */
function withRequest(request, Class, schema, work) {
  if (typeof request === 'string' || isUint8Array(request)) return work(request)
  const json = request instanceof Class ? jsonOf(request, schema) : objectJson('request', request, schema)
  return withoutPositions(() => work(json))
}

const withSendRequest = (request, work) => withRequest(request, SendRequest, SEND_REQUEST, work)
const withBulkRequest = (request, work) => withRequest(request, BulkRequest, BULK_REQUEST, work)

/** A request with more recipients than one may have, cut into requests that may be sent. */
function chunk(request) {
  const chunks = JSON.parse(withBulkRequest(request, (json) => binding.transcribe('chunk', json)))
  return chunks.map((members) => BulkRequest.fromMembers(membersOf(members)))
}

module.exports = { BulkRequest, SendRequest, chunk, idOf, withBulkRequest, withSendRequest }
