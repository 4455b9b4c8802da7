'use strict'

// Octets and small numbers on their way to the core and back. They cross as JSON, octets in hexadecimal.

const { checkBytes, checkInteger, checkObject, checkString } = require('./arguments.cjs')
const { binding } = require('./binding.cjs')
const { SeptetError, invalidType } = require('./errors.cjs')
const wire = require('./wire.cjs')

// Writers of values, as those of wire.cjs.

function hex(octets) {
  return Buffer.from(octets.buffer, octets.byteOffset, octets.length).toString('hex')
}

function octets(place, value) {
  return `"${hex(checkBytes(place.name, value))}"`
}

const unsigned = (most) => (place, value) => String(checkInteger(place.name, value, 0, most))
const octet = unsigned(0xff)
const pair = unsigned(0xffff)
const length = unsigned(Number.MAX_SAFE_INTEGER)

/** A text of its own: an error about it needs no name of a member. */
function text(name, value) {
  if (!checkString(name, value).isWellFormed()) binding.askText('refusal', value)
  return JSON.stringify(value)
}

/** The JSON of members; of one that is not in the schema the core gets the name, and refuses it. */
function membersJson(name, value, schema, own = []) {
  for (const key in checkObject(name, value)) {
    if (Object.hasOwn(schema, key) || value[key] === undefined || !Object.hasOwn(value, key)) continue
    return `{"unknown":${JSON.stringify(key.toWellFormed())}}`
  }
  return wire.objectJson(name, value, schema, own)
}

/** The same with members that have to be there. */
function completeJson(name, value, schema, needed, own) {
  const json = membersJson(name, value, schema, own)
  for (const member of needed) {
    if (value[member] === undefined || value[member] === null) throw invalidType(`${name}.${member}`, 'given', value[member])
  }
  return json
}

const members = (schema, needed = []) => (place, value) => completeJson(place.name, value, schema, needed)

/** Asks the core; JSON in, what its JSON says out. */
function ask(question, json, options) {
  return JSON.parse(binding.wire(question, json, options))
}

/** The octets of an answer. */
function octetsOf(hexadecimal) {
  return hexadecimal === null ? null : Buffer.from(hexadecimal, 'hex')
}

/** The error of a refusal's JSON. */
function refusalOf(json) {
  if (json === null) return null
  const { message, ...parts } = JSON.parse(json)
  return new SeptetError(message, parts)
}

module.exports = { ask, completeJson, hex, length, members, membersJson, octet, octets, octetsOf, pair, refusalOf, text, unsigned }
