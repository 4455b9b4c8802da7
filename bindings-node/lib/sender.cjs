'use strict'

const { inspect } = require('node:util')

const { checkOptionalString, checkOptions, checkString } = require('./arguments.cjs')
const { binding } = require('./binding.cjs')

function read(text, options) {
  const alphabet = checkOptionalString('options.alphabet', checkOptions(options).alphabet)
  return JSON.parse(binding.parseSender(checkString('text', text), alphabet))
}

/** A sender that has been checked, kept as it was written. Printing it masks a number. */
class SenderId {
  #text
  #shown

  /** The third parameter is ours: what the core has read already. */
  constructor(text, options, { text: own, shown, ...parts } = read(text, options)) {
    this.#text = own
    this.#shown = shown
    Object.assign(this, parts)
  }

  static parse(text, options) {
    return new SenderId(text, options)
  }

  toString() {
    return this.#text
  }

  toJSON() {
    return this.#text
  }

  [inspect.custom](_, options) {
    const { kind, tier, ton, npi } = this
    return `SenderId(${this.#shown}) ${inspect({ kind, tier, ton, npi }, options)}`
  }
}

module.exports = { SenderId }
