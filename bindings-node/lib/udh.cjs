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
    this.#fill(ask('buildUdh', `{"elements":${json}}`))
  }

  /** The header that octets begin with; what follows it is not looked at. */
  static parse(given) {
    return Udh.fromParts(ask('parseUdh', `{"octets":${octets({ name: 'octets' }, given)}}`))
  }

  /** One that the core has read already. */
  static fromParts(parts) {
    const header = new Udh()
    header.#fill(parts)
    return header
  }

  #fill({ octets: own, elements, ...counted }) {
    this.octets = octetsOf(own)
    this.elements = elements.map((element) =>
      element.data === undefined ? element : { ...element, data: octetsOf(element.data) },
    )
    Object.assign(this, counted)
  }

  [inspect.custom](_, options) {
    const { octets: own, elements, ...counted } = this
    return `Udh ${inspect({ octets: own.length, elements: elements.length, ...counted }, options)}`
  }
}

/** A header as a member: a Udh, or its octets. */
function header(place, value) {
  const own = value instanceof Udh ? value.octets : value
  if (!isUint8Array(own)) throw invalidType(place.name, 'an instance of Udh or Uint8Array', value)
  return `"${hex(own)}"`
}

module.exports = { Udh, header }
