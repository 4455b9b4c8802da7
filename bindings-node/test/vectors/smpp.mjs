// Receipts, delivery, reassembly and the fields of SMPP.

import assert from 'node:assert/strict'

import * as septet from 'septet'

import { camel, plainText, snake, textOptions } from './inputs.mjs'
import { bytes, hex } from './wire.mjs'

const { smpp } = septet

export function receiptParse(input) {
  const { text, network_type: networkType, network_code: code, ...rest } = input
  const parameters = camel(rest)
  if (code !== undefined) parameters.networkError = { networkType, code }
  const out = (receipt) => {
    const { networkError, defects, ...members } = receipt
    return {
      ...snake(members),
      network_type: networkError && networkError.networkType,
      network_code: networkError && networkError.code,
      defects: defects.map(({ field }) => field),
    }
  }
  return text === undefined
    ? [['Receipt.fromParameters', 'utf16', () => out(septet.Receipt.fromParameters(parameters))]]
    : [['Receipt.parse', 'utf16', () => out(septet.Receipt.parse(text, parameters))]]
}

export function messageIdConvert({ form, message_id: id }) {
  return [
    ['convertMessageId', 'utf16', () => ({ message_id: septet.convertMessageId(id, form) })],
  ]
}

export function tpStatus({ tp_status: status }) {
  return [['tpStatus', 'utf8', () => septet.tpStatus(status)]]
}

export function deliveryAggregate({ segments, steps }) {
  const apply = () => {
    const delivery = new septet.DeliveryAggregate(segments)
    assert.equal(delivery.segments.length, segments)
    const changed = steps.map(({ segment, status }) => delivery.apply(segment, status))
    return { changed, status: delivery.status }
  }
  return [['DeliveryAggregate', 'utf8', apply]]
}

/** The events of a step, with the members that the vectors have. */
function eventOut(step, { key, data, defect, parts, ...event }) {
  const out = { step, ...snake(event) }
  if (event.text === null) delete out.text
  if (data) out.octets = hex(data)
  if (defect) out.defect = defect.code
  if (parts) out.parts = parts.map(({ number }) => number)
  return out
}

export function reassemble({ steps, limits }) {
  const run = (partOf) => () => {
    const reassembler = new septet.Reassembler(limits && camel(limits))
    const events = []
    steps.forEach(({ at, ...part }, step) => {
      const told = part.sender === undefined ? reassembler.handleTimeout(at) : reassembler.push(partOf(part), at)
      events.push(...told.map((event) => eventOut(step, event)))
    })
    const timeout = reassembler.pollTimeout()
    return { events, messages: reassembler.messageCount, timeout: timeout === null ? null : String(timeout) }
  }
  const members = ({ octets, ...part }) => ({ ...camel(part), octets: bytes(octets) })
  return [
    ['Reassembler with objects', 'utf8', run(members)],
    ['Reassembler with Parts', 'utf8', run((part) => new septet.Part(members(part)))],
  ]
}

export function commandStatus({ command_status: code }) {
  const none = { name: null, meaning: null, outcome: null }
  const look = () => {
    const status = smpp.commandStatus(code)
    if (status === null) return none
    const { code: own, ...meaning } = status
    assert.equal(own, code)
    return meaning
  }
  return [['smpp.commandStatus', 'utf8', look]]
}

export function smppTime({ text, seconds, unix, quarters }) {
  const out = (time) => {
    assert.deepEqual(new smpp.SmppTime(time.text), time)
    return { text: String(time), relative: time.relative }
  }
  if (text !== undefined) return [['SmppTime', 'utf16', () => out(new smpp.SmppTime(text))]]
  if (seconds !== undefined) return [['SmppTime.fromNow', 'utf16', () => out(smpp.SmppTime.fromNow(seconds))]]
  const entryPoints = [['SmppTime.at with a bigint', 'utf16', () => out(smpp.SmppTime.at(BigInt(unix), quarters))]]
  const date = new Date(Number(unix) * 1000)
  if (!Number.isNaN(date.getTime())) {
    entryPoints.push(['SmppTime.at with a Date', 'utf16', () => out(smpp.SmppTime.at(date, quarters))])
  }
  return entryPoints
}

/** A profile as a plain object and as a Profile. */
function onProfile(name, profile, call, unit) {
  const members = profile && camel(profile)
  return [
    [name, unit, () => call(members)],
    [`${name} with a Profile`, unit, () => call(new smpp.Profile(members))],
  ]
}

export function smppSubmit({ text, from, to, sender_alphabet: senderAlphabet, options, profile, submit }) {
  const members = submit && camel(submit)
  return onProfile('smpp.submit', profile, (known) => {
    const fields = { from, to, senderAlphabet, profile: known, ...members }
    const messages = smpp.submit(plainText(text), fields, textOptions(options))
    for (const message of messages) {
      assert.deepEqual(smpp.DeliverSm.fromOctets(message.toOctets()), message)
      assert.deepEqual(new smpp.SubmitSm(message), message)
    }
    return { bodies: messages.map((message) => hex(message.toOctets())) }
  }, 'utf16')
}

export function smppDeliverDecode({ body, profile }) {
  return onProfile('DeliverSm.fromOctets', profile, (known) => {
    const message = smpp.DeliverSm.fromOctets(bytes(body))
    assert.equal(hex(message.toOctets()), body)
    const { source, destination, esmClass, dataCoding } = message
    const place = message.concatenation()
    const receipt = message.receipt(known)
    assert.equal(receipt !== null, message.isReceipt())
    const content = receipt === null ? message.content(known) : { text: null, data: null }
    assert.equal(message.part(known) !== null, place !== null)
    return {
      source_ton: source.ton,
      source_npi: source.npi,
      source: source.address,
      destination_ton: destination.ton,
      destination_npi: destination.npi,
      destination: destination.address,
      esm_class: esmClass,
      data_coding: dataCoding,
      text: content.text,
      octets: hex(content.data),
      reference: place && place.reference,
      reference_bits: place && place.bits,
      number: place && place.number,
      total: place && place.total,
      receipt: receipt !== null,
      message_id: receipt && receipt.messageIdIn(known?.messageIdForm ?? 'verbatim'),
      status: receipt && receipt.status,
    }
  }, 'utf8')
}
