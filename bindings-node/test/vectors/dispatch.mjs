// Traces of dispatches, and what gateways ask besides.

import assert from 'node:assert/strict'

import * as septet from 'septet'

import { CODE_ONLY, camel } from './inputs.mjs'

const told = ({ action, at, token, message, segment, routeId, deadline }) =>
  action === 'transmit' ? `transmit ${token} ${message} ${segment} ${routeId} ${deadline}` : at === undefined ? action : `timeout ${at}`

function parts({ facts, routes, policy }) {
  const known = septet.Facts.fromJson(JSON.stringify(facts ?? {}))
  const asText = (value) => value && JSON.stringify(value)
  return [
    ['texts', 'utf16', { facts: known, routes: routes.map(asText), policy: asText(policy) }],
    ['objects', CODE_ONLY, { facts: known, routes, policy }],
  ]
}

/** What the plan of a request asks of a route for one number. */
function queryOf({ facts = {} }, request, { segments, encoding, from }, to) {
  return {
    to,
    segments,
    encoding,
    senderKind: from.kind,
    routeId: request.routeId,
    network: facts.hlr?.find(({ number }) => number === to)?.network,
    prices: facts.prices && JSON.stringify(facts.prices),
  }
}

/** `null` when the plan has errors. */
function queryOfSend(input, { facts }) {
  const request = septet.SendRequest.fromJson(input.request)
  const plan = septet.planSend(request, facts)
  return plan.errors.length > 0 ? null : queryOf(input, request, plan, request.to)
}

/** A bulk request's messages, pushed one by one. */
function pushed(input, { facts, routes, policy }) {
  const request = septet.BulkRequest.fromJson(input.request)
  const plan = septet.planBulk(request, facts)
  const bulk = septet.BulkDispatch.empty({ routes, policy, balance: input.facts?.balance })
  for (const message of plan.messages) {
    const error = plan.errors[0] ?? message.error
    if (error) bulk.pushRefused(error.code)
    else bulk.push(queryOf(input, request, plan, message.to))
  }
  return bulk
}

function step(machine, { input, now, token, outcome, provider_id: providerId, retry_after_ms: retryAfterMs, message }) {
  if (input === 'start') machine.start(now)
  else if (input === 'timeout') machine.timeout(now)
  else if (input === 'cancel') machine.cancel(now, message)
  else machine.result(token, outcome, now, { providerId, retryAfterMs })
}

export function dispatchTrace(input) {
  return parts(input).map(([name, unit, options]) => [
    `Dispatch of ${name}`,
    unit,
    () => {
      let dispatch = new septet.Dispatch(input.request, options)
      const query = queryOfSend(input, options)
      if (query !== null) {
        // The same question without the request makes the same dispatch, down to its state.
        const { routes, policy } = options
        const queried = septet.Dispatch.ofQuery(query, { routes, policy })
        assert.equal(queried.snapshot(), dispatch.snapshot())
        if (unit === CODE_ONLY) dispatch = queried
      }
      const polled = input.steps.map((one) => {
        if (one.input === 'restore') dispatch = septet.Dispatch.restore(dispatch.snapshot(), one.now)
        else step(dispatch, one)
        return Array.from(dispatch, told)
      })
      const { to = '', from = '', body = '' } = septet.SendRequest.fromJson(input.request)
      const queued = { id: 'msg_1', to: to ?? '', from: from ?? '', body: body ?? '', status: 'queued', attempts: 0, createdAt: 0 }
      const { error, transmits, accepted, duplicatePossible, providerIds } = dispatch.state
      return {
        polled,
        json: dispatch.message(queued).toJson('req_1'),
        error,
        transmits,
        accepted,
        duplicate_possible: duplicatePossible,
        provider_ids: providerIds,
        parked: dispatch.parkedRoutes,
      }
    },
  ])
}

export function bulkDispatchTrace(input) {
  return parts(input).map(([name, unit, options]) => [
    `BulkDispatch of ${name}`,
    unit,
    () => {
      let bulk = new septet.BulkDispatch(input.request, options)
      assert.equal(pushed(input, options).snapshot(), bulk.snapshot())
      const polled = input.steps.map((one) => {
        if (one.input === 'restore') bulk = septet.BulkDispatch.restore(bulk.snapshot(), one.now, input.request, options)
        else step(bulk, one)
        return Array.from(bulk, told)
      })
      const states = Array.from({ length: bulk.total }, (_, index) => bulk.state(index))
      return {
        polled,
        json: bulk.bulkResult((index) => `msg_${index}`).toJson('req_1'),
        transmits: states.map(({ transmits }) => transmits),
        parked: bulk.parkedRoutes,
      }
    },
  ])
}

const classified = ({ outcome, code, class: kind, listed }) => ({ outcome, code, class: kind, listed })

/** Without rules the plain functions, with them a classifier; both where there are none. */
function classifiers({ classifier, route }, plain, ruled) {
  const again = (rules) => ruled(septet.Classifier.fromJson(rules.toJson()))
  if (route !== undefined) {
    return [
      ['of a route', 'utf16', () => again(septet.Classifier.ofRoute(route))],
      ['of a route in octets', 'utf8', () => ruled(septet.Classifier.ofRoute(Buffer.from(route)))],
    ]
  }
  const calls = [
    ['of rules', 'utf16', () => ruled(septet.Classifier.fromJson(classifier ?? '{}'))],
    ['of rules written again', CODE_ONLY, () => again(septet.Classifier.fromJson(classifier ?? '{}'))],
  ]
  if (classifier === undefined) calls.push(['plain', 'utf16', plain])
  return calls
}

export function classifySmpp(input) {
  const { command_status: status } = input
  return classifiers(
    input,
    () => classified(septet.classifySmpp(status)),
    (rules) => classified(rules.classifySmpp(status)),
  )
}

export function classifyHttp(input) {
  const { http_status: status, has_message_id: hasMessageId, retry_after: retryAfter, now, written } = input
  const shown = (found) => ({ ...classified(found), retry_after_ms: found.retryAfterMs })
  if (status === undefined) return [['classifyNoResponse', 'utf16', () => shown(septet.classifyNoResponse(written))]]
  const options = { hasMessageId, retryAfter, now }
  return classifiers(
    input,
    () => shown(septet.classifyHttp(status, options)),
    (rules) => shown(rules.classifyHttp(status, options)),
  )
}

export function classifyProvider(input) {
  const { provider, provider_code: code } = input
  return classifiers(
    input,
    () => classified(septet.classifyProvider(provider, code)),
    (rules) => classified(rules.classifyProvider(provider, code)),
  )
}

export function fingerprint({ operation, json }) {
  const of = (request) => () => ({ fingerprint: septet.fingerprint(operation, request) })
  return [
    ['fingerprint', 'utf16', of(json)],
    ['fingerprint of a buffer', 'utf8', of(Buffer.from(json))],
  ]
}

export function idempotencyDecide({ stored, stored_fingerprint: print, expires_at: expiresAt, fingerprint: asked, now }) {
  const before = stored === undefined ? null : { fingerprint: print, ...(stored === 'answered' ? { expiresAt } : {}) }
  return [['decide', 'utf16', () => septet.decide(before, asked, now)]]
}

const bodyOf = ({ body, body_octets: octets }) => (octets === undefined ? body : Buffer.from(octets, 'hex'))

/** As a text and as octets. */
function bodies(input) {
  const body = bodyOf(input)
  return typeof body === 'string' ? [['a text', body], ['a buffer', Buffer.from(body)]] : [['a buffer', body]]
}

export function verifySignature(input) {
  const { header, secrets, now, tolerance } = input
  return bodies(input).map(([name, body]) => [
    `verifySignature of ${name}`,
    CODE_ONLY,
    () => {
      septet.verifySignature(header, body, secrets, { now, tolerance })
      return {}
    },
  ])
}

export function signWebhook(input) {
  return bodies(input).map(([name, body]) => [
    `signWebhook of ${name}`,
    CODE_ONLY,
    () => ({ header: septet.signWebhook(body, input.secrets, { now: input.now }) }),
  ])
}

export function messageLife({ message, status, at, event_id: id, reference, error }) {
  return [
    [
      'advanceMessage and messageEvent',
      'utf16',
      () => {
        const { moved, message: after } = septet.advanceMessage(new septet.Message(camel(message)), status, at)
        const event = moved ? septet.messageEvent(after, { id, at, reference, error }) : null
        const sentAt = after.sentAt === null ? null : `${after.sentAt.toISOString().slice(0, 19)}+00:00`
        if (moved) assert.ok(septet.statusMayBecome(message.status, status))
        return { moved, status: after.status, sent_at: sentAt, event: event && event.toJson() }
      },
    ],
  ]
}
