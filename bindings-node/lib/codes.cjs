'use strict'

const { binding } = require('./binding.cjs')

let words

/** The word of an error's number, as columns hold it; `null` for 0, which is no error. */
function codeOf(number) {
  words ??= new Map(JSON.parse(binding.errorCodes()))
  return words.get(number) ?? null
}

module.exports = { codeOf }
