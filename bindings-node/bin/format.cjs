'use strict'

// The machine formats, in which positions count octets of UTF-8.

const { ErrorEnvelope, SeptetError } = require('../index.cjs')

/** A position of a text in octets. */
function octets(text, position) {
  return Buffer.byteLength(text.slice(0, position))
}

/** Replacements in a text. */
function changeViews(text, changes) {
  return changes.map(({ position, from, to, class: own }) => ({ position: octets(text, position), from, to, class: own }))
}

/** An error over a text. */
function errorView({ code, message, field, offset }, text) {
  return { code, message, field, position: offset === undefined ? undefined : octets(text, offset) }
}

/** A refusal of this command, in the core's words. */
function refusal(code, field) {
  return new SeptetError(new ErrorEnvelope({ code }).message, { code, field })
}

/** What `work` gives, or `{"error": …}` in its place. */
function orRefusal(text, work) {
  try {
    return { line: work(), refused: false }
  } catch (error) {
    if (!(error instanceof SeptetError)) throw error
    return { line: { error: errorView(error, text) }, refused: true }
  }
}

module.exports = { changeViews, errorView, octets, orRefusal, refusal }
