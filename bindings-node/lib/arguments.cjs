'use strict'

// Checking types, which is all that is checked on this side.

const { isUint8Array } = require('node:util').types

const { invalidType, outOfRange } = require('./errors.cjs')

function checkString(name, value) {
  if (typeof value !== 'string') throw invalidType(name, 'of type string', value)
  return value
}

function checkOptionalString(name, value) {
  return value === undefined || value === null ? undefined : checkString(name, value)
}

function checkObject(name, value) {
  if (typeof value !== 'object' || value === null) throw invalidType(name, 'of type object', value)
  return value
}

/** Options of a call; absent ones are none. */
function checkOptions(value) {
  return value === undefined ? {} : checkObject('options', value)
}

/** JSON as text or as octets. */
function checkJson(name, value) {
  if (typeof value !== 'string' && !isUint8Array(value)) {
    throw invalidType(name, 'of type string or an instance of Uint8Array', value)
  }
  return value
}

function checkInteger(name, value, least, most) {
  if (typeof value !== 'number') throw invalidType(name, 'of type number', value)
  if (!Number.isInteger(value) || value < least || value > most) {
    throw outOfRange(name, `an integer from ${least} to ${most}`, value)
  }
  return value
}

function checkBytes(name, value) {
  if (!isUint8Array(value)) throw invalidType(name, 'an instance of Uint8Array', value)
  return value
}

/** A list of strings; every item is looked at before anything is done. */
function checkStrings(name, value) {
  if (!Array.isArray(value)) throw invalidType(name, 'an instance of Array', value)
  // A copy, because an item may be a getter and give something else the next time.
  const strings = value.slice()
  for (let index = 0; index < strings.length; index++) {
    if (typeof strings[index] !== 'string') throw invalidType(`${name}[${index}]`, 'of type string', strings[index])
  }
  return strings
}

module.exports = {
  checkBytes,
  checkInteger,
  checkJson,
  checkObject,
  checkOptionalString,
  checkOptions,
  checkString,
  checkStrings,
  isUint8Array,
}
