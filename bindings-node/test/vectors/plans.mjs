import assert from 'node:assert/strict'

import * as septet from 'septet'

import { CODE_ONLY, present, snake } from './inputs.mjs'

/** An integer as the vectors write it. */
const exact = (id) => (typeof id === 'bigint' ? String(id) : id)

function request(Class, json) {
  const written = ({ unknown, ...members }, text) => {
    const again = Class.fromJson(text)
    assert.deepEqual({ ...again, unknown }, { ...members, unknown }, 'what is written reads back')
    return { request: snake(present({ ...members, routeId: exact(members.routeId) })), unknown, written: text }
  }
  const read = (text) => () => {
    const found = Class.fromJson(text)
    return written(found, found.toJson())
  }
  return [
    [`${Class.name}.fromJson`, 'utf16', read(json)],
    [`${Class.name}.fromJson of a buffer`, 'utf8', read(Buffer.from(json))],
  ]
}

export const sendRequest = ({ json }) => request(septet.SendRequest, json)
export const bulkRequest = ({ json }) => request(septet.BulkRequest, json)

export function facts({ json }) {
  const read = (text) => () => {
    assert.ok(septet.Facts.fromJson(text))
    return {}
  }
  return [
    ['Facts.fromJson', 'utf16', read(json)],
    ['Facts.fromJson of a buffer', 'utf8', read(Buffer.from(json))],
  ]
}

const errors = (list) => list.map(({ code, field, index }) => present({ code, field, index }))

/** The ways to give a request and facts. Objects only where JSON.parse keeps what the core would see. */
function ways(input, Request) {
  const factsText = JSON.stringify(input.facts)
  const list = [
    ['texts', 'utf16', () => [input.request, factsText]],
    ['buffers', 'utf8', () => [Buffer.from(input.request), Buffer.from(factsText)]],
    ['read before', 'utf16', () => [Request.fromJson(input.request), septet.Facts.fromJson(factsText)]],
  ]
  if (isPlain(input.request) && hasNoNumbersForMoney(input.facts)) {
    list.push(['objects', CODE_ONLY, () => [JSON.parse(input.request), input.facts]])
  }
  return list
}

function isPlain(json) {
  try {
    const value = JSON.parse(json)
    // A number in another notation, a member twice, another type than JavaScript lets an object have.
    const compact = json.replace(/\s/g, '')
    const types = [value.to, value.from, value.body, value.reference].every((text) => (text ?? '') === `${text ?? ''}`)
    const id = value.route_id ?? 1
    const recipients = value.recipients ?? []
    const strings = Array.isArray(recipients) && recipients.every((to) => typeof to === 'string')
    return JSON.stringify(value).replace(/\s/g, '') === compact && types && Number.isSafeInteger(id) && strings
  } catch {
    return false
  }
}

function hasNoNumbersForMoney({ balance, prices }) {
  const rows = prices?.prices ?? []
  return typeof balance !== 'number' && Array.isArray(rows) && rows.every(({ price }) => typeof price !== 'number')
}

export function planSend(input) {
  return ways(input, septet.SendRequest).map(([name, unit, give]) => [
    `planSend of ${name}`,
    unit,
    () => {
      const plan = septet.planSend(...give())
      assert.equal(typeof plan.toJson(), 'string')
      const { to, from, encoding, units, segments, quote } = plan
      return {
        to,
        from: from && from.kind,
        encoding,
        units,
        segments,
        errors: errors(plan.errors),
        warnings: errors(plan.warnings),
        quote: quote && { currency: quote.currency, min: quote.min, max: quote.max },
      }
    },
  ])
}

function bulkPlan(plan) {
  const { encoding, segments, total, ok, failed, cost, currency } = plan
  const messages = plan.messages.map(({ to, status, cost, error }) => present({ to, status, cost, code: error?.code }))
  return {
    encoding,
    segments,
    errors: errors(plan.errors),
    warnings: errors(plan.warnings),
    total,
    ok,
    failed,
    cost,
    currency,
    messages,
  }
}

export function planBulk(input) {
  return ways(input, septet.BulkRequest).map(([name, unit, give]) => [
    `planBulk of ${name}`,
    unit,
    () => {
      const [request, facts] = give()
      const plan = septet.planBulk(request, facts)
      if (name === 'read before') checkPieces(request, facts, plan)
      return bulkPlan(plan)
    },
  ])
}

/** The same list through a planner, three recipients at a time. */
function checkPieces(request, facts, whole) {
  const planner = new septet.BulkPlanner(request, facts)
  const recipients = request.recipients ?? []
  const messages = []
  for (let start = 0; start < recipients.length; start += 3) {
    messages.push(...planner.plan(recipients.slice(start, start + 3)).messages)
  }
  const plain = ({ to, status, cost, error }) => ({ to, status, cost, code: error?.code })
  assert.deepEqual(messages.map(plain), whole.messages.map(plain), 'in pieces as in one')
}

export function chunk({ recipients }) {
  const list = Array.from({ length: recipients }, (_, number) => `+1202555${String(number).padStart(4, '0')}`)
  const sizes = (request) => () => {
    const chunks = septet.chunk(request)
    assert.deepEqual(chunks.flatMap((part) => part.recipients), list)
    return { sizes: chunks.map((part) => part.recipients.length) }
  }
  const members = { from: 'Conerix', body: 'Hi', recipients: list }
  return [
    ['chunk of an object', 'utf16', sizes(members)],
    ['chunk of a BulkRequest', 'utf16', sizes(new septet.BulkRequest(members))],
    ['chunk of a text', 'utf16', sizes(JSON.stringify(members))],
  ]
}
