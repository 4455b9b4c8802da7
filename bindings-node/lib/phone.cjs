'use strict'

const { inspect } = require('node:util')

const { checkOptions, checkString } = require('./arguments.cjs')
const { binding, checkNumber, slots, FINE } = require('./binding.cjs')
const { codeOf } = require('./codes.cjs')

/** The native number of each level that was asked for. */
const levels = new Map()

/** The number of `options.level`, which the core knows by its word. */
function levelOf(options) {
  const { level = 'syntax' } = checkOptions(options)
  let number = levels.get(level)
  if (number === undefined) {
    number = binding.numberLevel(checkString('options.level', level))
    levels.set(level, number)
  }
  return number
}

/** Checks into the slots and gives the number of the error, 0 for none. */
function check(text, options) {
  if (options === undefined) checkNumber(text)
  else checkNumber(text, levelOf(options))
  if (slots[0] !== FINE) checkString('text', text)
  return slots[1]
}

/** A phone number in international form. Printing it masks it: a number is a person. */
class PhoneNumber {
  #text
  #callingCode
  #described

  constructor(text, options) {
    if (check(text, options) !== 0) binding.explainNumber(text, options === undefined ? 0 : levelOf(options))
    this.#text = text
    this.#callingCode = slots[2]
  }

  static parse(text, options) {
    return new PhoneNumber(text, options)
  }

  /** The code of what is wrong, `null` when nothing is; without the cost of throwing. */
  static check(text, options) {
    return codeOf(check(text, options))
  }

  /** With `+`. */
  get e164() {
    return this.#text
  }

  /** All digits, calling code first. */
  get digits() {
    return this.#text.slice(1)
  }

  /** `null` when it is not assigned. */
  get callingCode() {
    return this.#callingCode === 0 ? null : this.#callingCode
  }

  /** The regions that share the calling code, the main one first. */
  get regions() {
    return [...this.#describe().regions]
  }

  /** The region, where the calling code belongs to one alone. */
  get region() {
    return this.#describe().region
  }

  /** What the numbering plans say about it. */
  numbering() {
    const { suggestion, ...info } = this.#describe().numbering
    return { ...info, suggestion: suggestion === null ? null : new PhoneNumber(suggestion) }
  }

  /** With all but the calling code and the last two digits hidden. */
  get masked() {
    return this.#describe().masked
  }

  toString() {
    return this.#text
  }

  toJSON() {
    return this.#text
  }

  [inspect.custom]() {
    return `PhoneNumber(${this.masked})`
  }

  #describe() {
    this.#described ??= JSON.parse(binding.describeNumber(this.#text))
    return this.#described
  }
}

module.exports = { PhoneNumber, levelOf }
