import assert from 'node:assert/strict'

import * as septet from 'septet'

import { CODE_ONLY, camel, plainText } from './inputs.mjs'

export function phone({ number, level }) {
  const text = plainText(number)
  const described = () => {
    const parsed = septet.PhoneNumber.parse(text, { level })
    assert.equal(parsed.e164, text)
    return { digits: parsed.digits, calling_code: parsed.callingCode, regions: parsed.regions }
  }
  /** Columns and `check` give the code only. */
  const judged = (code) => {
    if (code !== null) throw new septet.SeptetError('', { code })
    return described()
  }
  const octets = Buffer.from(text)
  const batch = { data: octets, offsets: Uint32Array.of(0, octets.length) }
  const column = (columns) => {
    const code = columns.errorCode(0)
    if (code === null) assert.equal(`+${columns.number[0]}`, text)
    return judged(code)
  }
  return [
    ['PhoneNumber.parse', 'utf16', described],
    ['PhoneNumber.check', CODE_ONLY, () => judged(septet.PhoneNumber.check(text, { level }))],
    ['checkNumbers of strings', CODE_ONLY, () => column(septet.checkNumbers([text], { level }))],
    ['checkNumbers of a buffer', CODE_ONLY, () => column(septet.checkNumbers(batch, { level }))],
  ]
}

export function sender({ sender, alphabet }) {
  const text = plainText(sender)
  const parse = () => {
    const parsed = septet.SenderId.parse(text, { alphabet })
    assert.equal(String(parsed), text)
    const { kind, tier, ton, npi, number } = parsed
    return { kind, tier, ton, npi, number }
  }
  return [['SenderId.parse', 'utf16', parse]]
}

export function amount({ text, decimals }) {
  const read = () => {
    const nanos = septet.parseAmount(text)
    return { nanos: String(nanos), printed: septet.formatAmount(nanos, decimals) }
  }
  return [['parseAmount', 'utf16', read]]
}

export function price({ table, number, route_id: routeId, network }) {
  const look = (json) => () => {
    const read = septet.PriceTable.fromJson(json)
    return { price: read.price(number, { routeId, network }), currency: read.currency }
  }
  return [
    ['PriceTable.fromJson', 'utf16', look(table)],
    ['PriceTable.fromJson of a buffer', 'utf8', look(Buffer.from(table))],
  ]
}

export function id({ kind, octets }) {
  const make = { message: septet.messageId, request: septet.requestId, event: septet.eventId }[kind]
  return [[`${kind}Id`, 'utf16', () => ({ id: make(Buffer.from(octets, 'hex')) })]]
}

const MESSAGE = { id: 'msg_1', to: '+12025550143', from: 'Conerix', body: 'Hi', status: 'sent', attempts: 1 }

export function timestamp({ unix }) {
  const written = (createdAt) => () => {
    const json = new septet.Message({ ...MESSAGE, createdAt }).toJson('req_1')
    return { text: JSON.parse(json).data.created_at }
  }
  const entryPoints = [['Message with a bigint', CODE_ONLY, written(BigInt(unix))]]
  const date = new Date(Number(unix) * 1000)
  if (!Number.isNaN(date.getTime())) entryPoints.push(['Message with a Date', CODE_ONLY, written(date)])
  return entryPoints
}

export function timestampRead({ text }) {
  const answer = { success: true, data: { object: 'message', ...MESSAGE, created_at: text } }
  const unix = (message) => ({ unix: String(message.createdAt.getTime() / 1000) })
  return [
    ['Message.fromJson', CODE_ONLY, () => unix(septet.Message.fromJson(JSON.stringify(answer)).data)],
    ['Message with a string', CODE_ONLY, () => unix(new septet.Message({ ...MESSAGE, createdAt: text }))],
  ]
}

export function httpRoute({ method, path }) {
  return [['http.route', 'utf16', () => ({ operation: septet.http.route(method, path) })]]
}

export function httpCheck(input) {
  return [['http.check', 'utf16', () => ({ token: septet.http.check(camel(input)) })]]
}
