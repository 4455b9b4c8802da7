'use strict'

// The values in the fields of TPDUs. They are not changed: another value is another object.

const { inspect } = require('node:util')

const { checkObject, checkOptions } = require('./arguments.cjs')
const { invalidType } = require('./errors.cjs')
const { ask, hex, membersJson, octet, octets, octetsOf, text, unsigned } = require('./octets.cjs')
const { PhoneNumber } = require('./phone.cjs')
const { SenderId } = require('./sender.cjs')
const wire = require('./wire.cjs')

/** The object of a class with what the core has read; octets come in hexadecimal. */
function valueOf(Class, { octets: own, ...parts }) {
  const members = own === undefined ? parts : { octets: octetsOf(own), ...parts }
  return Object.freeze(Object.assign(Object.create(Class.prototype), members))
}

const PLAN = wire.schema({ ton: octet, npi: octet })

/** An address as it stands in a TPDU. Printing it shows neither digits nor names: they are people. */
class Address {
  /** Digits, where a type or a plan is given; else as people write it. */
  constructor(address, plan) {
    const isSender = address instanceof SenderId
    const own = address instanceof PhoneNumber || isSender ? address.toString() : address
    const members = [`"text":${text('text', own)}`, ...(isSender ? ['"sender":true'] : [])]
    return valueOf(Address, ask('writeAddress', membersJson('options', checkOptions(plan), PLAN, members)))
  }

  static decode(given) {
    return valueOf(Address, ask('readAddress', `{"octets":${octets({ name: 'octets' }, given)}}`))
  }

  /** One that the core has read already. */
  static fromParts(parts) {
    return parts === null ? null : valueOf(Address, parts)
  }

  toString() {
    return this.text
  }

  [inspect.custom](_, options) {
    const { octets: own, text: digits, ...shown } = this
    return `Address ${inspect(shown, options)}`
  }
}

/** An address as a member. */
function address(place, value) {
  if (value instanceof Address) return `"${hex(value.octets)}"`
  if (typeof value === 'string' || value instanceof PhoneNumber || value instanceof SenderId) {
    return `"${hex(new Address(value).octets)}"`
  }
  throw invalidType(place.name, 'of type string or an instance of Address, PhoneNumber or SenderId', value)
}

const WAITING = wire.schema({ kind: wire.string, active: wire.boolean, store: wire.boolean })
const waiting = (place, value) => membersJson(place.name, value, WAITING)
const SCHEME = wire.schema({ octet, characterSet: wire.string, class: octet, waiting })

/** The data coding scheme (TP-DCS). */
class DataCoding {
  /** An octet, or what it is to mean. */
  constructor(scheme = 0) {
    const parts =
      typeof scheme === 'number'
        ? ask('dataCoding', `{"octet":${octet({ name: 'scheme' }, scheme)}}`)
        : ask('composeDataCoding', membersJson('scheme', scheme, SCHEME))
    return valueOf(DataCoding, parts)
  }

  /** The same scheme, changed. */
  with(changes) {
    return new DataCoding({ ...checkObject('changes', changes), octet: this.octet })
  }

  valueOf() {
    return this.octet
  }
}

/** A data coding scheme as a member. */
function dataCoding(place, value) {
  return octet(place, value instanceof DataCoding ? value.octet : value)
}

/** A time stamp; what is no date is kept too. */
class ServiceTime {
  /** A Date, or seconds since 1970, told in local time so many quarters of an hour ahead of UTC. */
  constructor(time, quarters = 0) {
    const unix = time instanceof Date ? Math.floor(time.getTime() / 1000) : time
    return valueOf(ServiceTime, ask('writeServiceTime', instantJson(unix, quarters, time)))
  }

  static fromOctets(given) {
    return valueOf(ServiceTime, ask('readServiceTime', `{"octets":${octets({ name: 'octets' }, given)}}`))
  }

  /** One that the core has read already. */
  static fromParts(parts) {
    return valueOf(ServiceTime, parts)
  }

  get date() {
    return this.unix === null ? null : new Date(this.unix * 1000)
  }

  /** Local time and zone in RFC 3339, the octets where they are no date. */
  toString() {
    return this.text ?? hex(this.octets)
  }

  [inspect.custom]() {
    return `ServiceTime(${this})`
  }
}

/** The JSON of an instant in a zone. Of what no integer of the core holds it is told nothing, which it refuses. */
function instantJson(unix, quarters, given) {
  if (typeof unix !== 'bigint' && !Number.isFinite(unix)) {
    throw invalidType('time', 'a valid Date, a number or a bigint', given)
  }
  const integer = (value) => (typeof value === 'bigint' && BigInt.asIntN(64, value) !== value ? null : value)
  return `{"unix":${integer(unix)},"quarters":${integer(checkQuarters(quarters))}}`
}

function checkQuarters(quarters) {
  wire.integer({ name: 'quarters' }, quarters)
  return quarters
}

/** A time stamp as a member. */
function serviceTime(place, value) {
  const time = value instanceof Date ? new ServiceTime(value) : value
  if (!(time instanceof ServiceTime)) throw invalidType(place.name, 'an instance of ServiceTime or Date', value)
  return `"${hex(time.octets)}"`
}

const VALIDITY = wire.schema({ format: wire.string, octets, seconds: wire.integer })
const PERIOD = wire.schema({ singleShot: wire.boolean })
const seconds = unsigned(Number.MAX_SAFE_INTEGER)

/** How long the network is to try (TP-VP). */
class ValidityPeriod {
  /** The octets of a format. */
  constructor(format, given) {
    const own = [`"format":${text('format', format)}`, `"octets":${octets({ name: 'octets' }, given)}`]
    return valueOf(ValidityPeriod, ask('readValidity', `{${own.join(',')}}`))
  }

  /** The shortest relative period that is not shorter than so many seconds. */
  static relative(period) {
    return valueOf(ValidityPeriod, ask('writeValidity', `{"seconds":${seconds({ name: 'seconds' }, period)}}`))
  }

  /** So many seconds, 1 to 255, in the enhanced format. */
  static enhanced(period, options) {
    const own = ['"enhanced":true', `"seconds":${seconds({ name: 'seconds' }, period)}`]
    return valueOf(ValidityPeriod, ask('writeValidity', membersJson('options', checkOptions(options), PERIOD, own)))
  }

  /** Up to an instant. */
  static absolute(time) {
    const own = `"octets":${serviceTime({ name: 'time' }, time)}`
    return valueOf(ValidityPeriod, ask('readValidity', `{"format":"absolute",${own}}`))
  }

  /** One that the core has read already. */
  static fromParts(parts) {
    return parts === null ? null : valueOf(ValidityPeriod, parts)
  }
}

/** A validity period as a member. */
function validity(place, value) {
  if (!(value instanceof ValidityPeriod)) throw invalidType(place.name, 'an instance of ValidityPeriod', value)
  return membersJson(place.name, value, VALIDITY)
}

module.exports = {
  Address,
  DataCoding,
  ServiceTime,
  ValidityPeriod,
  address,
  dataCoding,
  instantJson,
  serviceTime,
  validity,
}
