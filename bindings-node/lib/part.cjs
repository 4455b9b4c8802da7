'use strict'

const { inspect } = require('node:util')

const { completeJson, octet, octets, octetsOf, pair } = require('./octets.cjs')
const wire = require('./wire.cjs')

const PART = wire.schema({
  sender: wire.string,
  recipient: wire.string,
  reference: pair,
  referenceBits: octet,
  total: octet,
  number: octet,
  coding: wire.string,
  octets,
  locking: wire.string,
  single: wire.string,
})

const NEEDED = ['sender', 'recipient', 'total', 'number', 'coding', 'octets']

/** A part of a message, as it arrives. Printing it shows neither numbers nor content. */
class Part {
  constructor(members) {
    Object.assign(this, { reference: 0, referenceBits: 8, locking: null, single: null }, members)
    // Types, now and not when it is pushed.
    partJson(this)
  }

  [inspect.custom](_, options) {
    const { sender, recipient, octets: own, ...shown } = this
    return `Part ${inspect({ ...shown, octets: own?.length }, options)}`
  }
}

function partJson(part) {
  return completeJson('part', part, PART, NEEDED)
}

/** The part that the core has read; `null` for a message of its own. */
function partOf(sender, recipient, parts) {
  if (parts === null) return null
  const { place, body } = parts
  const { bits, ...numbers } = place
  return new Part({ sender, recipient, referenceBits: bits, ...numbers, ...body, octets: octetsOf(body.octets) })
}

module.exports = { Part, partJson, partOf }
