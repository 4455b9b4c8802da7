'use strict'

const { SeptetError } = require('../index.cjs')

/** How the command ends. */
const Exit = Object.freeze({ FINE: 0, REFUSED: 1, USAGE: 2, PARTIAL: 3, UNREADABLE: 4 })

/** What ends the command early: one clear line on stderr. */
class Failure extends Error {
  constructor(exit, message) {
    super(message)
    this.exit = exit
  }

  /** The failure that an error is, if it is one. */
  static of(error) {
    if (error instanceof Failure) return error
    if (error instanceof SeptetError) return new Failure(Exit.REFUSED, withCode(error))
    if (error.code?.startsWith?.('ERR_PARSE_ARGS')) return new Failure(Exit.USAGE, error.message)
    return error.syscall === undefined ? undefined : new Failure(Exit.UNREADABLE, error.message)
  }
}

/** A refusal in one line: where, what, and the stable code. */
function withCode({ field, index, message, code }) {
  const place = field === undefined ? '' : `${field}${index === undefined ? '' : `[${index}]`}: `
  return `${place}${message} (${code})`
}

module.exports = { Exit, Failure, withCode }
