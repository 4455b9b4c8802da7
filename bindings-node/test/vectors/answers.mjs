import assert from 'node:assert/strict'

import * as septet from 'septet'

import { CODE_ONLY, camel, present, snake } from './inputs.mjs'

const written = (date) => date && date.toISOString().replace('.000Z', '+00:00')

function messageOf(message) {
  return { ...snake(message), created_at: written(message.createdAt), sent_at: written(message.sentAt) }
}

/** A reader over a text and over octets. */
function readers(Class, json, look) {
  return [
    [`${Class.name}.fromJson`, 'utf16', () => look(Class.fromJson(json))],
    [`${Class.name}.fromJson of a buffer`, 'utf8', () => look(Class.fromJson(Buffer.from(json)))],
  ]
}

export function messageWrite({ message, request_id: requestId }) {
  const write = () => {
    const json = new septet.Message(camel(message)).toJson(requestId)
    assert.equal(septet.Message.fromJson(json).data.toJson(requestId), json, 'what is written reads back')
    return { json }
  }
  return [['Message.toJson', CODE_ONLY, write]]
}

export function messageRead({ json }) {
  return readers(septet.Message, json, ({ data, requestId }) => ({ message: messageOf(data), request_id: requestId }))
}

export function bulkResultWrite({ bulk_result: result, request_id: requestId }) {
  const write = () => {
    const json = new septet.BulkResult(result).toJson(requestId)
    assert.equal(septet.BulkResult.fromJson(json).data.toJson(requestId), json, 'what is written reads back')
    return { json }
  }
  return [['BulkResult.toJson', CODE_ONLY, write]]
}

export function bulkResultRead({ json }) {
  return readers(septet.BulkResult, json, ({ data, requestId }) => {
    const { total, sent, failed } = data
    const messages = data.messages.map(({ error, ...item }) => ({ ...item, ...present({ error }) }))
    return { bulk_result: { messages }, total, sent, failed, request_id: requestId }
  })
}

export function errorWrite({ error, request_id: requestId }) {
  const write = () => ({ json: new septet.ErrorEnvelope({ ...error, requestId }).toJson() })
  return [['ErrorEnvelope.toJson', CODE_ONLY, write]]
}

export function errorRead({ json }) {
  return readers(septet.ErrorEnvelope, json, ({ code, message, field, index, requestId }) => ({
    error: present({ code, message, field, index }),
    request_id: requestId,
  }))
}

export function eventWrite({ event }) {
  const write = () => {
    const json = new septet.Event({ ...camel(event), message: camel(event.message) }).toJson()
    assert.equal(septet.Event.fromJson(json).toJson(), json, 'what is written reads back')
    return { json }
  }
  return [['Event.toJson', CODE_ONLY, write]]
}

export function eventRead({ json }) {
  return readers(septet.Event, json, ({ id, type, createdAt, message, reference, error }) => ({
    event: {
      id,
      type,
      created_at: written(createdAt),
      message: messageOf(message),
      reference,
      ...present({ error }),
    },
  }))
}

export function interpret({ http_status: status, body, retry_after: retryAfter, now }) {
  const options = { retryAfter, now: now === undefined ? undefined : Number(now) }
  const read = (given) => () => {
    const { kind, advice, seconds, error } = septet.interpret(status, given, options)
    return present({ kind, advice, seconds, code: kind === 'error' ? error.code : undefined })
  }
  return [
    ['interpret', 'utf16', read(body)],
    ['interpret of a buffer', 'utf8', read(Buffer.from(body))],
  ]
}

export function interpretNoResponse({ written: any }) {
  return [['interpretNoResponse', 'utf16', () => ({ advice: septet.interpretNoResponse(any) })]]
}
