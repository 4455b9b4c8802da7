'use strict'

const { inspect } = require('node:util')

const { checkOptions, checkString } = require('./arguments.cjs')
const { invalidType } = require('./errors.cjs')
const { ask, completeJson, length, membersJson, octets, octetsOf, text } = require('./octets.cjs')
const { textOptions } = require('./options.cjs')
const { partOf } = require('./part.cjs')
const { Udh, header } = require('./udh.cjs')
const wire = require('./wire.cjs')

const PARTS = wire.schema({ length, characterSet: wire.string, hasHeader: wire.boolean })
const READ = { ...PARTS, ...wire.schema({ octets }) }
const WRITTEN = wire.schema({ encoding: wire.string, header })
const WRAPPED = wire.schema({ header })

/** Header and text in the octets of one segment. Printing it does not show them. */
class UserData {
  constructor(parts) {
    const { octets: own, ...rest } = ask('readUserData', userDataJson(parts))
    this.octets = octetsOf(own)
    Object.assign(this, rest)
  }

  /** 8-bit data behind a header. */
  static fromOctets(data, options) {
    const own = [`"data":${octets({ name: 'data' }, data)}`]
    return UserData.fromParts(ask('wrapUserData', membersJson('options', checkOptions(options), WRAPPED, own)))
  }

  /** A text cut into the user data of its segments. */
  static split(body, options) {
    const json = `{"text":${text('text', body)}}`
    return ask('splitUserData', json, textOptions(options)).map(UserData.fromParts)
  }

  /** One that the core has written already. */
  static fromParts({ octets: own, ...rest }) {
    return Object.assign(Object.create(UserData.prototype), { octets: octetsOf(own), ...rest })
  }

  /** Header and text. */
  decode() {
    return new DecodedUserData(ask('decodeUserData', userDataJson(this)))
  }

  /** What a Reassembler takes; `null` for a message of its own. */
  part(sender, recipient) {
    checkString('sender', sender)
    checkString('recipient', recipient)
    return partOf(sender, recipient, ask('partOfUserData', userDataJson(this)))
  }

  [inspect.custom](_, options) {
    const { octets: own, ...shown } = this
    return `UserData ${inspect({ octets: own.length, ...shown }, options)}`
  }
}

function userDataJson(data) {
  return completeJson('userData', data, READ, ['octets', 'length'])
}

/** User data as a member. */
function userData(place, value) {
  if (!(value instanceof UserData)) throw invalidType(place.name, 'an instance of UserData', value)
  return userDataJson(value)
}

/** What user data says. Printing it does not show it. */
class DecodedUserData {
  constructor({ text: own, data, header: parts, headerIgnored, unknownEscapes }) {
    this.text = own
    this.data = octetsOf(data)
    this.header = Udh.fromParts(parts)
    this.headerIgnored = headerIgnored
    this.unknownEscapes = unknownEscapes
  }

  [inspect.custom](_, options) {
    const { text: own, data, ...shown } = this
    const lengths = own === null ? { dataLength: data.length } : { textLength: own.length }
    return `DecodedUserData ${inspect({ ...lengths, ...shown }, options)}`
  }
}

function encodeUserData(body, options) {
  const own = [`"text":${text('text', body)}`]
  return UserData.fromParts(ask('encodeUserData', membersJson('options', checkOptions(options), WRITTEN, own)))
}

function decodeUserData(given, options) {
  const own = [`"octets":${octets({ name: 'octets' }, given)}`]
  return new DecodedUserData(ask('decodeUserData', completeJson('options', options, PARTS, ['length'], own)))
}

module.exports = { UserData, decodeUserData, encodeUserData, userData }
