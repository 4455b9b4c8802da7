'use strict'

// The fields of SMPP's `submit_sm` and `deliver_sm`, without the protocol.

const { inspect } = require('node:util')

const { checkInteger } = require('./arguments.cjs')
const {
  ask,
  completeJson,
  length,
  members,
  membersJson,
  octet,
  octets,
  octetsOf,
  pair,
  text,
  unsigned,
} = require('./octets.cjs')
const { textOptions } = require('./options.cjs')
const { partOf } = require('./part.cjs')
const { Receipt } = require('./receipt.cjs')
const { instantJson } = require('./tpdu-fields.cjs')
const { Udh } = require('./udh.cjs')
const wire = require('./wire.cjs')

const PROFILE = wire.schema({
  defaultAlphabet: wire.string,
  packed: wire.boolean,
  ucs2DataCoding: octet,
  concatenation: wire.string,
  messageIdForm: wire.string,
})

/** What an SMSC makes of the fields, as its operator documents it. */
class Profile {
  constructor(profile = {}) {
    Object.assign(this, ask('profile', `{"profile":${membersJson('profile', profile, PROFILE)}}`))
    Object.freeze(this)
  }
}

/** A time in a field. */
class SmppTime {
  constructor(time) {
    return smppTime(`{"text":${text('time', time)}}`)
  }

  /** So many seconds after the SMSC's time. */
  static fromNow(seconds) {
    return smppTime(`{"seconds":${length({ name: 'seconds' }, seconds)}}`)
  }

  /** A Date, or seconds since 1970, written in the zone so many quarters of an hour ahead of UTC. */
  static at(time, quarters = 0) {
    const unix = time instanceof Date ? Math.floor(time.getTime() / 1000) : time
    return smppTime(instantJson(unix, quarters, time))
  }

  toString() {
    return this.text
  }

  toJSON() {
    return this.text
  }

  [inspect.custom]() {
    return `SmppTime(${this.text})`
  }
}

function smppTime(json) {
  return Object.freeze(Object.assign(Object.create(SmppTime.prototype), ask('smppTime', json)))
}

/** A time as a member. */
function time(place, value) {
  return wire.string(place, value instanceof SmppTime ? value.text : value)
}

const ADDRESS = wire.schema({ ton: octet, npi: octet, address: wire.string })
const TLV = wire.schema({ tag: pair, value: octets })
const MESSAGE = wire.schema({
  serviceType: wire.string,
  source: members(ADDRESS),
  destination: members(ADDRESS),
  esmClass: octet,
  protocolId: octet,
  priorityFlag: octet,
  scheduleDeliveryTime: time,
  validityPeriod: time,
  registeredDelivery: octet,
  replaceIfPresent: octet,
  dataCoding: octet,
  smDefaultMsgId: octet,
  shortMessage: octets,
  tlvs: wire.list(members(TLV, ['tag', 'value'])),
})

/** The fields of a `submit_sm` or a `deliver_sm`. Printing them shows neither numbers nor text. */
class ShortMessage {
  constructor(fields = {}) {
    const { octets: written } = ask('writeShortMessage', `{"message":${membersJson('message', fields, MESSAGE)}}`)
    Object.assign(this, fieldsOf(ask('readShortMessage', `{"octets":"${written}"}`)))
  }

  /** The body of a PDU, what follows its header of 16 octets. */
  static fromOctets(given) {
    return made(ask('readShortMessage', `{"octets":${octets({ name: 'octets' }, given)}}`))
  }

  /** The body of a PDU. */
  toOctets() {
    return octetsOf(askAbout(this, 'writeShortMessage').octets)
  }

  /** The value of an optional parameter; of several the first. */
  tlv(tag) {
    checkInteger('tag', tag, 0, 0xffff)
    return this.tlvs.find((parameter) => parameter.tag === tag)?.value ?? null
  }

  /** The octets of header and text: `shortMessage`, or `message_payload` where that is empty. */
  userData() {
    return octetsOf(askAbout(this, 'shortMessageOutline').userData)
  }

  /** The user data header; empty where there is none. */
  header() {
    return Udh.fromParts(askAbout(this, 'shortMessagePlace').header)
  }

  /** Which segment this is; `null` for a message of its own. */
  concatenation() {
    return askAbout(this, 'shortMessagePlace').concatenation
  }

  /** Whether it is a receipt or an intermediate notification. */
  isReceipt() {
    return askAbout(this, 'shortMessageOutline').receipt
  }

  /** The text, or the data of a coding that is none. */
  content(profile) {
    return new Content(askAbout(this, 'shortMessageContent', profile))
  }

  /** The receipt, `null` when this is none. */
  receipt(profile) {
    const parts = askAbout(this, 'shortMessageReceipt', profile)
    return parts === null ? null : Receipt.fromParts(parts)
  }

  /** What a Reassembler takes; `null` for a message of its own. */
  part(profile) {
    const { source, destination } = this
    return partOf(source.address, destination.address, askAbout(this, 'shortMessagePart', profile))
  }

  [inspect.custom](_, options) {
    const { source, destination, shortMessage, tlvs, ...shown } = this
    const plan = ({ ton, npi }) => ({ ton, npi })
    const parameters = tlvs.map(({ tag, value }) => ({ tag, octets: value.length }))
    const masked = { source: plan(source), destination: plan(destination), shortMessageOctets: shortMessage.length }
    return `ShortMessage ${inspect({ ...shown, ...masked, tlvs: parameters }, options)}`
  }
}

function askAbout(message, question, profile = {}) {
  const own = `"message":${membersJson('message', message, MESSAGE)}`
  return ask(question, `{${own},"profile":${membersJson('profile', profile, PROFILE)}}`)
}

/** What a message says. Printing it does not show it. */
class Content {
  constructor({ text: own, data }) {
    this.text = own
    this.data = octetsOf(data)
  }

  [inspect.custom](_, options) {
    const { text: own, data } = this
    return `Content ${inspect(own === null ? { dataLength: data.length } : { textLength: own.length }, options)}`
  }
}

function fieldsOf({ shortMessage, tlvs, ...fields }) {
  return {
    ...fields,
    shortMessage: octetsOf(shortMessage),
    tlvs: tlvs.map(({ tag, value }) => ({ tag, value: octetsOf(value) })),
  }
}

function made(parts) {
  return Object.assign(Object.create(ShortMessage.prototype), fieldsOf(parts))
}

const SUBMIT = wire.schema({
  from: wire.string,
  to: wire.string,
  senderAlphabet: wire.string,
  profile: members(PROFILE),
  serviceType: wire.string,
  sourceTon: octet,
  sourceNpi: octet,
  destinationTon: octet,
  destinationNpi: octet,
  messagingMode: octet,
  protocolId: octet,
  priorityFlag: octet,
  scheduleDeliveryTime: time,
  validityPeriod: time,
  registeredDelivery: octet,
  replaceIfPresent: wire.boolean,
  messageClass: octet,
  smDefaultMsgId: octet,
})

/** A text as one `submit_sm` for each segment. */
function submit(body, fields, options) {
  const json = completeJson('fields', fields, SUBMIT, ['from', 'to'], [`"text":${text('text', body)}`])
  return ask('submitText', json, textOptions(options)).map(made)
}

const named = (member) => (value) => ask('smppName', `{"${member}":${octet({ name: member }, value)}}`)
const status = unsigned(0xffffffff)

/** The fields of SMPP 3.4 and 5.0. */
const smpp = Object.freeze({
  /** What a client gets. */
  DeliverSm: ShortMessage,
  Profile,
  ShortMessage,
  SmppTime,
  /** What a client sends. */
  SubmitSm: ShortMessage,
  /** The tags of optional parameters. */
  TLV: Object.freeze(Object.fromEntries(ask('smppTags', '{}'))),
  /** The meaning of a `command_status`; `null` where no standard defines it. */
  commandStatus: (code) => ask('commandStatus', `{"code":${status({ name: 'code' }, code)}}`),
  dataCodingName: named('data_coding'),
  npiName: named('npi'),
  submit,
  tonName: named('ton'),
})

module.exports = { smpp }
