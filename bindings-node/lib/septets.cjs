'use strict'

const { checkBytes, checkInteger, checkOptions } = require('./arguments.cjs')
const { binding } = require('./binding.cjs')
const { ask, membersJson, octets, octetsOf, text } = require('./octets.cjs')
const wire = require('./wire.cjs')

const TABLES = wire.schema({ locking: wire.string, single: wire.string })

function packSeptets(septets, fillBits = 0) {
  checkBytes('septets', septets)
  return binding.septets(septets, undefined, checkInteger('fillBits', fillBits, 0, 0xff))
}

function unpackSeptets(octets, count, fillBits = 0) {
  checkBytes('octets', octets)
  checkInteger('count', count, 0, Number.MAX_SAFE_INTEGER)
  return binding.septets(octets, count, checkInteger('fillBits', fillBits, 0, 0xff))
}

function encodeSeptets(body, tables) {
  const json = membersJson('options', checkOptions(tables), TABLES, [`"text":${text('text', body)}`])
  return octetsOf(ask('encodeSeptets', json).octets)
}

function decodeSeptets(septets, tables) {
  const own = [`"septets":${octets({ name: 'septets' }, septets)}`]
  return ask('decodeSeptets', membersJson('options', checkOptions(tables), TABLES, own))
}

module.exports = { decodeSeptets, encodeSeptets, packSeptets, unpackSeptets }
