'use strict'

const { BulkResult, ErrorEnvelope, Message } = require('./answers.cjs')
const { checkInteger, checkJson, checkOptionalString, checkOptions } = require('./arguments.cjs')
const { binding } = require('./binding.cjs')
const { SeptetError, invalidType } = require('./errors.cjs')
const { idOf } = require('./requests.cjs')

/** What an answer says, and whether the request may be sent again. */
function interpret(httpStatus, body, options) {
  const { retryAfter, now } = checkOptions(options)
  // The body as it came: an object that was parsed elsewhere has lost the exact cost.
  const found = JSON.parse(
    binding.interpret(
      checkInteger('httpStatus', httpStatus, 0, 0xffff),
      checkJson('body', body),
      checkOptionalString('options.retryAfter', retryAfter),
      secondsOf(now),
    ),
  )
  const { kind, advice, answer, error } = found
  const interpretation = { kind, advice }
  if (found.seconds !== undefined) interpretation.seconds = idOf(found.seconds)
  if (kind === 'message') interpretation.answer = { ...answer, data: Message.fromParts(answer.data) }
  if (kind === 'bulk_result') interpretation.answer = { ...answer, data: BulkResult.fromParts(answer.data) }
  if (kind === 'error') interpretation.error = ErrorEnvelope.fromParts(error)
  if (kind === 'unreadable') {
    const { message, ...parts } = error
    interpretation.error = new SeptetError(message, parts)
  }
  return interpretation
}

function secondsOf(now) {
  if (now === undefined || now === null) return undefined
  const seconds = now instanceof Date ? Math.floor(now.getTime() / 1000) : now
  if (!Number.isSafeInteger(seconds)) {
    throw invalidType('options.now', 'a valid Date or whole seconds since 1970', now)
  }
  return seconds
}

/** What silence means. */
function interpretNoResponse(written) {
  if (typeof written !== 'boolean') throw invalidType('written', 'of type boolean', written)
  return binding.interpretNoResponse(written)
}

module.exports = { interpret, interpretNoResponse }
