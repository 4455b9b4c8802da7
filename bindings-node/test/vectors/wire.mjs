// Octets: septets, headers, user data and TPDUs.

import assert from 'node:assert/strict'
import { inspect } from 'node:util'

import * as septet from 'septet'

import { camel, plainText, snake, textOptions } from './inputs.mjs'

const { tpdu } = septet

export const bytes = (octets) => Buffer.from(octets, 'hex')
export const hex = (octets) => (octets === null ? null : octets.toString('hex'))
/** The same octets as another typed array, not at the start of its memory. */
const shifted = (octets) => new Uint8Array([0xff, ...bytes(octets)]).subarray(1)
/** One call on a Buffer and on a Uint8Array that begins within its memory. */
const onOctets = (name, octets, call) => [
  [name, 'utf8', () => call(bytes(octets))],
  [`${name} of a Uint8Array`, 'utf8', () => call(shifted(octets))],
]

export function septetsPack({ septets, fill_bits: fillBits }) {
  return onOctets('packSeptets', septets, (given) => ({ octets: hex(septet.packSeptets(given, fillBits)) }))
}

export function septetsUnpack({ octets, count, fill_bits: fillBits }) {
  return onOctets('unpackSeptets', octets, (given) => ({ septets: hex(septet.unpackSeptets(given, count, fillBits)) }))
}

/** Elements by the names here, and back. */
const elementOf = ({ data, ...element }) => (data === undefined ? element : { ...element, data: bytes(data) })
const elementOut = ({ data, ...element }) => (data === undefined ? element : { ...element, data: hex(data) })

export function udhBuild({ elements }) {
  return [['Udh', 'utf8', () => ({ octets: hex(new septet.Udh(elements.map(elementOf)).octets) })]]
}

export function udhParse({ octets }) {
  return onOctets('Udh.parse', octets, (given) => {
    const { elements, concatenation, ports, locking, single, octets: own } = septet.Udh.parse(given)
    assert.deepEqual(own, bytes(octets).subarray(0, own.length))
    return { elements: elements.map(elementOut), concatenation, ports, locking, single }
  })
}

/** A header as a Udh or as octets; none for an empty one. */
function headerOf({ header }, how) {
  if (header === undefined || header === '') return undefined
  return how === 'Udh' ? septet.Udh.parse(bytes(header)) : bytes(header)
}

export function userDataEncode(input) {
  const { text, encoding } = input
  return ['Udh', 'octets'].map((how) => [
    `encodeUserData with its header as ${how}`,
    'utf16',
    () => {
      const data = septet.encodeUserData(text, { encoding, header: headerOf(input, how) })
      assert.equal(data.characterSet, encoding)
      assert.deepEqual(new septet.UserData(data), data)
      return { octets: hex(data.octets), length: data.length }
    },
  ])
}

function decodedOut({ text, data, header, headerIgnored, unknownEscapes }) {
  return {
    text,
    data: hex(data),
    header: hex(header.octets),
    header_ignored: headerIgnored,
    unknown_escapes: unknownEscapes,
  }
}

export function userDataDecode({ octets, ...rest }) {
  const options = camel(rest)
  return [
    ...onOctets('decodeUserData', octets, (given) => decodedOut(septet.decodeUserData(given, options))),
    ['UserData.decode', 'utf8', () => decodedOut(new septet.UserData({ octets: bytes(octets), ...options }).decode())],
  ]
}

export function dataCoding({ octet }) {
  const out = ({ octet: own, ...meaning }) => {
    assert.equal(own, octet)
    return snake(meaning)
  }
  const again = () => {
    const { waiting, characterSet } = new tpdu.DataCoding(octet)
    return out(waiting === null ? new tpdu.DataCoding(octet).with({}) : new tpdu.DataCoding({ waiting, characterSet }))
  }
  const entryPoints = [['DataCoding', 'utf8', () => out(new tpdu.DataCoding(octet))]]
  // Writing leaves the reserved bit 0.
  if (new tpdu.DataCoding(octet).waiting === null || (octet & 4) === 0) {
    entryPoints.push(['DataCoding of what it means', 'utf8', again])
  }
  return entryPoints
}

/** An address of a vector: digits where a type or a plan is given. */
function addressOf(input, name) {
  const { ton, npi } = input
  return ton === undefined && npi === undefined
    ? new tpdu.Address(input[name])
    : new tpdu.Address(input[name], { ton: ton ?? 0, npi: npi ?? 0 })
}

export function addressEncode(input) {
  return [['Address', 'utf16', () => ({ octets: hex(addressOf(input, 'text').octets) })]]
}

export function addressDecode({ octets }) {
  return onOctets('Address.decode', octets, (given) => {
    const address = tpdu.Address.decode(given)
    assert.equal(String(address), address.text)
    const { octets: own, ...shown } = address
    return snake(shown)
  })
}

function userDataOf(input) {
  const { encoding = 'gsm7', text, data } = input
  const header = headerOf(input, 'Udh')
  return encoding === 'octets'
    ? septet.UserData.fromOctets(bytes(data), { header })
    : septet.encodeUserData(text, { encoding, header })
}

const timeOf = ({ unix, quarters }) => new tpdu.ServiceTime(BigInt(unix), quarters)

/** The PDU of an object; it reads back to the same, by its own type and by any. */
function pduOf(given) {
  const pdu = given.encodePdu()
  // With every member as it is read, however it was given.
  const message = new given.constructor(given)
  assert.deepEqual(message.constructor.decodePdu(pdu), message)
  assert.deepEqual(tpdu.decodePdu(pdu), message)
  const alone = message.encode()
  assert.deepEqual(pdu.subarray(1 + pdu[0]), alone)
  assert.deepEqual(tpdu.decode(alone).encode(), alone)
  assert.deepEqual(message.constructor.decode(alone), new message.constructor({ ...message, serviceCentre: null }))
  return hex(pdu)
}

/** An encoding: the members at once, and one after another. */
function encoded(name, Class, needed, members, out) {
  const fill = () => {
    const message = new Class(needed())
    for (const [member, value] of Object.entries(members())) if (value !== undefined) message[member] = value
    return out(message)
  }
  return [
    [name, 'utf8', () => out(new Class({ ...needed(), ...members() })), 'utf16'],
    [`${name}, filled`, 'utf8', fill, 'utf16'],
  ]
}

function submitMembers(input) {
  const { encoding, text, data, header, destination, ton, npi, validity_format: format, validity, ...rest } = input
  const members = camel(rest)
  if (format !== undefined && format !== 'none') members.validity = new tpdu.ValidityPeriod(format, bytes(validity))
  return members
}

export function submitEncode(input) {
  const needed = () => ({ destination: addressOf(input, 'destination'), userData: userDataOf(input) })
  return encoded('SmsSubmit', tpdu.SmsSubmit, needed, () => submitMembers(input), (submit) => ({
    pdu: pduOf(submit),
    at_length: submit.atLength,
  }))
}

/** What every decoded TPDU tells, with its text. */
function tpduOut(message, addressName, decoded) {
  const { serviceCentre, dataCoding, userData, serviceTime, dischargeTime, validity, ...rest } = message
  const { text, ton, npi, ambiguousPadding } = message[addressName]
  return {
    ...snake(rest),
    [addressName]: text,
    ton,
    npi,
    ambiguous_padding: ambiguousPadding,
    service_centre: serviceCentre && serviceCentre.text,
    data_coding: dataCoding && dataCoding.octet,
    ...decoded,
  }
}

const TYPES = new Map([
  [tpdu.SmsDeliver, 0],
  [tpdu.SmsSubmit, 1],
  [tpdu.SmsStatusReport, 2],
])

/** A decoding through the type's own function and, unless it is of another type, through that of any type. */
function decodedPdu(Class, pdu, out) {
  const again = (message) => {
    assert.ok(message instanceof Class)
    assert.deepEqual(Class.decodePdu(message.encodePdu()), message)
    return out(message)
  }
  const entryPoints = onOctets(`${Class.name}.decodePdu`, pdu, (given) => again(Class.decodePdu(given)))
  const octets = bytes(pdu)
  const first = octets[1 + octets[0]]
  if (first === undefined || (first & 3) === TYPES.get(Class)) {
    entryPoints.push(['tpdu.decodePdu', 'utf8', () => again(tpdu.decodePdu(octets))])
  }
  return entryPoints
}

export function submitDecode({ pdu }) {
  return decodedPdu(tpdu.SmsSubmit, pdu, (submit) => ({
    ...tpduOut(submit, 'destination', decodedOut(submit.userData.decode())),
    validity_format: submit.validity?.format ?? 'none',
    validity: hex(submit.validity?.octets ?? null),
    validity_seconds: submit.validity?.seconds ?? null,
  }))
}

export function submitSplit(input) {
  const { destination, text, options, ...rest } = input
  const split = () => {
    const body = plainText(text)
    const template = new tpdu.SmsSubmit({ destination, ...camel(rest) })
    const submits = template.split(body, textOptions(options))
    const parts = septet.UserData.split(body, textOptions(options))
    assert.deepEqual(submits.map(({ userData }) => userData), parts)
    return { pdus: submits.map(pduOf) }
  }
  return [['SmsSubmit.split', 'utf16', split]]
}

export function deliverEncode(input) {
  const { originator, unix, quarters, encoding, text, data, header, ...rest } = input
  const needed = () => ({ originator, serviceTime: timeOf(input), userData: userDataOf(input) })
  return encoded('SmsDeliver', tpdu.SmsDeliver, needed, () => camel(rest), (deliver) => ({ pdu: pduOf(deliver) }))
}

export function deliverDecode({ pdu }) {
  return decodedPdu(tpdu.SmsDeliver, pdu, (deliver) => {
    const { text, unix } = deliver.serviceTime
    return {
      ...tpduOut(deliver, 'originator', decodedOut(deliver.userData.decode())),
      service_time: text,
      unix: unix === null ? null : String(unix),
    }
  })
}

export function statusReportEncode(input) {
  const { recipient, service_time: service, discharge_time: discharge, header, text, ...rest } = input
  const needed = () => ({ recipient, serviceTime: timeOf(service), dischargeTime: timeOf(discharge) })
  const members = () => {
    const all = camel(rest)
    if (text !== undefined) all.userData = userDataOf(input)
    return all
  }
  return encoded('SmsStatusReport', tpdu.SmsStatusReport, needed, members, (report) => ({ pdu: pduOf(report) }))
}

export function statusReportDecode({ pdu }) {
  return decodedPdu(tpdu.SmsStatusReport, pdu, (report) => {
    const decoded = report.userData?.decode()
    const { ambiguous_padding: _, ...told } = tpduOut(report, 'recipient', {
      text: decoded?.text ?? null,
      data: hex(decoded?.data ?? null),
      header: decoded === undefined ? null : hex(decoded.header.octets),
    })
    assert.ok(!inspect(report).includes(report.recipient.text.slice(1)) || report.recipient.text.length < 3)
    return { ...told, service_time: report.serviceTime.text, discharge_time: report.dischargeTime.text }
  })
}
