'use strict'

/** What the message of a native error starts with when JSON follows; `src/refusal.rs` writes it. */
const MARK = 'septet:'

/**
 * A refusal: `code` is the stable word, the same in every face; where they apply, `offset` (0-based, in UTF-16 units of a
 * string, in octets of a buffer), `field`, `index`, `actual`, `limit`, and `errors` when there are several.
 */
class SeptetError extends Error {
  constructor(message, { code, offset, field, index, actual, limit, errors } = {}) {
    super(message)
    this.code = code
    if (offset !== undefined) this.offset = offset
    if (field !== undefined) this.field = field
    if (index !== undefined) this.index = index
    if (actual !== undefined) this.actual = actual
    if (limit !== undefined) this.limit = limit
    if (errors !== undefined) this.errors = errors
  }
}
// On the prototype, as the built-in errors have it, so that it is not printed among the members.
Object.defineProperty(SeptetError.prototype, 'name', { value: 'SeptetError', configurable: true, writable: true })

/** The error that a native error stands for. */
function translated(error) {
  if (error.message?.startsWith(MARK)) {
    const { message, ...parts } = JSON.parse(error.message.slice(MARK.length))
    return new SeptetError(message, parts)
  }
  const internal = new Error(`septet failed: ${error.message}`, { cause: error })
  internal.code = 'ERR_SEPTET_INTERNAL'
  return internal
}

/** Node's own error for an argument of the wrong type. It says which type came, never which value: bodies are private. */
function invalidType(name, expected, value) {
  const found =
    value === null || value === undefined
      ? String(value)
      : typeof value === 'object'
        ? `an instance of ${value.constructor?.name ?? 'Object'}`
        : `type ${typeof value}`
  const error = new TypeError(`The "${name}" argument must be ${expected}. Received ${found}`)
  error.code = 'ERR_INVALID_ARG_TYPE'
  return error
}

/** Node's own error for a number out of range. */
function outOfRange(name, expected, value) {
  const error = new RangeError(`The value of "${name}" is out of range. It must be ${expected}. Received ${value}`)
  error.code = 'ERR_OUT_OF_RANGE'
  return error
}

module.exports = { SeptetError, translated, invalidType, outOfRange }
