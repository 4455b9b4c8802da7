'use strict'

const { inspect } = require('node:util')

const { isUint8Array } = require('./arguments.cjs')
const { invalidType } = require('./errors.cjs')
const { ask, hex, members, octet, octets, octetsOf, pair } = require('./octets.cjs')
const wire = require('./wire.cjs')

const ELEMENT = wire.schema({
  kind: wire.string,
  reference: pair,
  bits: octet,
  total: octet,
  number: octet,
  destination: pair,
  originator: pair,
  language: wire.string,
  identifier: octet,
  data: octets,
})
const elementsJson = wire.list(members(ELEMENT))

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
  const data = (element) => (element.data === undefined ? element : { ...element, data: octetsOf(element.data) })
  return Object.assign(header, { octets: octetsOf(own), elements: elements.map(data) }, counted)
}

/** A header as a member: a Udh, or its octets. */
function header(place, value) {
  const own = value instanceof Udh ? value.octets : value
  if (!isUint8Array(own)) throw invalidType(place.name, 'an instance of Udh or Uint8Array', value)
  return `"${hex(own)}"`
}

module.exports = { Udh, header }
