'use strict'

// TPDUs. They are plain to read and to change; the core judges them when they are made and written.

const { checkString } = require('./arguments.cjs')
const { ask, completeJson, octet, octets, octetsOf, text } = require('./octets.cjs')
const { textOptions } = require('./options.cjs')
const { tpStatus } = require('./receipt.cjs')
const fields = require('./tpdu-fields.cjs')
const { UserData, userData } = require('./user-data.cjs')
const wire = require('./wire.cjs')

const { Address, DataCoding, ServiceTime, ValidityPeriod, address, dataCoding, serviceTime } = fields

/** A TPDU of one type. Its fields print themselves without text and numbers. */
class Tpdu {
  constructor(members) {
    Object.assign(this, membersOf(ask('makeTpdu', jsonOf(this.constructor, members))))
  }

  /** A TPDU. */
  static decode(given) {
    return read(given, false, this)
  }

  /** The service centre's address and a TPDU, as modems tell it. */
  static decodePdu(given) {
    return read(given, true, this)
  }

  /** The TPDU. */
  encode() {
    return octetsOf(ask('encodeTpdu', jsonOf(this.constructor, this)).tpdu)
  }

  /** The service centre's address and the TPDU. */
  encodePdu() {
    return octetsOf(ask('encodeTpdu', jsonOf(this.constructor, this)).pdu)
  }
}

class SmsSubmit extends Tpdu {
  static type = 'submit'
  static needed = ['destination']
  static schema = wire.schema({
    serviceCentre: address,
    rejectDuplicates: wire.boolean,
    statusReportRequest: wire.boolean,
    replyPath: wire.boolean,
    messageReference: octet,
    destination: address,
    protocolId: octet,
    dataCoding,
    validity: fields.validity,
    userData,
  })

  /** The length that `AT+CMGS=` is given. */
  get atLength() {
    return ask('encodeTpdu', jsonOf(SmsSubmit, this)).atLength
  }

  /** A text cut into TPDUs like this one. */
  split(body, options) {
    const json = jsonOf(SmsSubmit, this, [`"text":${text('text', body)}`])
    return ask('splitTpdu', json, textOptions(options)).map(made)
  }
}

class SmsDeliver extends Tpdu {
  static type = 'deliver'
  static needed = ['originator', 'serviceTime']
  static schema = wire.schema({
    serviceCentre: address,
    moreMessages: wire.boolean,
    loopPrevention: wire.boolean,
    statusReportIndication: wire.boolean,
    replyPath: wire.boolean,
    originator: address,
    protocolId: octet,
    dataCoding,
    serviceTime,
    userData,
  })

  /** What a Reassembler takes; `null` for a message of its own. */
  part(recipient) {
    return this.userData.part(this.originator.toString(), checkString('recipient', recipient))
  }
}

class SmsStatusReport extends Tpdu {
  static type = 'status_report'
  static needed = ['recipient', 'serviceTime', 'dischargeTime']
  static schema = wire.schema({
    serviceCentre: address,
    moreMessages: wire.boolean,
    loopPrevention: wire.boolean,
    answersCommand: wire.boolean,
    messageReference: octet,
    recipient: address,
    serviceTime,
    dischargeTime: serviceTime,
    status: octet,
    protocolId: octet,
    dataCoding,
    userData,
  })

  /** How far the message has come. */
  get deliveryStatus() {
    return tpStatus(this.status).status
  }
}

const CLASSES = { submit: SmsSubmit, deliver: SmsDeliver, status_report: SmsStatusReport }

function jsonOf({ type, schema, needed }, members, own = []) {
  return completeJson('members', members, schema, needed, [`"type":"${type}"`, ...own])
}

/** What the fields of a TPDU are here. */
const READERS = {
  serviceCentre: Address.fromParts,
  destination: Address.fromParts,
  originator: Address.fromParts,
  recipient: Address.fromParts,
  dataCoding: (value) => (value === null ? null : new DataCoding(value)),
  validity: ValidityPeriod.fromParts,
  serviceTime: ServiceTime.fromParts,
  dischargeTime: ServiceTime.fromParts,
  userData: (parts) => (parts === null ? null : UserData.fromParts(parts)),
}

function membersOf({ type, ...parts }) {
  for (const name of Object.keys(parts)) parts[name] = READERS[name]?.(parts[name]) ?? parts[name]
  return parts
}

/** The TPDU that the core has read. */
function made(parts) {
  return Object.assign(Object.create(CLASSES[parts.type].prototype), membersOf(parts))
}

function read(given, pdu, Class) {
  const own = [`"octets":${octets({ name: 'octets' }, given)}`, `"pdu":${pdu}`]
  if (Class !== undefined) own.push(`"type":"${Class.type}"`)
  return made(ask('decodeTpdu', `{${own.join(',')}}`))
}

/** The units that carry a short message (3GPP TS 23.040). */
const tpdu = Object.freeze({
  Address,
  DataCoding,
  ServiceTime,
  SmsDeliver,
  SmsStatusReport,
  SmsSubmit,
  ValidityPeriod,
  /** A TPDU of any type. */
  decode: (given) => read(given, false),
  /** The service centre's address and a TPDU of any type. */
  decodePdu: (given) => read(given, true),
})

module.exports = { tpdu }
