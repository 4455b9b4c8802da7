'use strict'

const { inspect } = require('node:util')

const { checkObject, isUint8Array } = require('./arguments.cjs')
const { invalidType } = require('./errors.cjs')
const { ask, completeJson, hex, octet, octets, octetsOf, pair } = require('./octets.cjs')
const wire = require('./wire.cjs')

/** The members of each kind of element; all of them are needed. */
const KINDS = new Map(
  Object.entries({
    concatenation: { reference: pair, bits: octet, total: octet, number: octet },
    ports: { destination: pair, originator: pair, bits: octet },
    single_shift: { language: wire.string },
    locking_shift: { language: wire.string },
    other: { identifier: octet, data: octets },
  }).map(([kind, members]) => [kind, wire.schema({ kind: wire.string, ...members })]),
)
const UNKNOWN = wire.schema({ kind: wire.string })

function element({ name }, value) {
  const schema = KINDS.get(checkObject(name, value).kind)
  // Of a kind that is not known the core gets its word only, and refuses it.
  if (schema === undefined) return completeJson(name, { kind: value.kind }, UNKNOWN, ['kind'])
  return completeJson(name, value, schema, Object.keys(schema))
}

const elementsJson = wire.list(element)

/** A user data header. Printing it does not show the data of elements that may be text. */
class Udh {
  constructor(elements = []) {
    const json = elementsJson({ name: 'elements', field: 'elements' }, elements)
    fill(this, ask('buildUdh', `{"elements":${json}}`))
  }

  /** The header that octets begin with; what follows it is not looked at. */
  static parse(given) {
    return Udh.fromParts(ask('parseUdh', `{"octets":${octets({ name: 'octets' }, given)}}`))
  }

  /** One that the core has read already. */
  static fromParts(parts) {
    return fill(Object.create(Udh.prototype), parts)
  }

  [inspect.custom](_, options) {
    const { octets: own, elements, ...counted } = this
    return `Udh ${inspect({ octets: own.length, elements: elements.length, ...counted }, options)}`
  }
}

function fill(header, { octets: own, elements, ...counted }) {
  const read = (given) => (given.data === undefined ? given : { ...given, data: octetsOf(given.data) })
  return Object.assign(header, { octets: octetsOf(own), elements: elements.map(read) }, counted)
}

/** A header as a member: a Udh, or its octets. */
function header(place, value) {
  const own = value instanceof Udh ? value.octets : value
  if (!isUint8Array(own)) throw invalidType(place.name, 'an instance of Udh or Uint8Array', value)
  return `"${hex(own)}"`
}

module.exports = { Udh, header }
