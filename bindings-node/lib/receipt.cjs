'use strict'

const { inspect } = require('node:util')

const { checkInteger, checkOptions, checkString } = require('./arguments.cjs')
const { binding } = require('./binding.cjs')
const { ask, members, membersJson, octet, pair, refusalOf, text } = require('./octets.cjs')
const wire = require('./wire.cjs')

const NETWORK_ERROR = wire.schema({ networkType: octet, code: pair })
const PARAMETERS = wire.schema({
  receiptedMessageId: wire.string,
  messageState: octet,
  networkError: members(NETWORK_ERROR, ['networkType', 'code']),
})

/** A delivery receipt. Printing it does not show what it quotes of the message. */
class Receipt {
  #ids

  /** The text of a receipt, with the parameters that came beside it. */
  static parse(body, parameters) {
    return Receipt.#read(parameters, [`"text":${text('text', body)}`])
  }

  /** A receipt of which only parameters are known. */
  static fromParameters(parameters) {
    return Receipt.#read(parameters, [])
  }

  static #read(parameters, own) {
    return Receipt.fromParts(ask('receipt', membersJson('parameters', checkOptions(parameters), PARAMETERS, own)))
  }

  /** One that the core has read already. */
  static fromParts({ defects, ids, ...parts }) {
    const receipt = Object.assign(new Receipt(), parts, { defects: defects.map(refusalOf) })
    receipt.#ids = ids
    return receipt
  }

  /** The message's id in the form of the route's responses. */
  messageIdIn(form) {
    const known = this.#ids.find(({ form: word }) => word === checkString('form', form))
    // The core says what it has against the word.
    if (known === undefined) return convertMessageId('', form)
    if (known.refusal !== null) throw refusalOf(known.refusal)
    return known.id
  }

  [inspect.custom](_, options) {
    const { text: quoted, error, stateWord, ...shown } = this
    return `Receipt ${inspect(shown, options)}`
  }
}

function messageId(id, form, own = []) {
  const json = [`"message_id":${text('id', id)}`, `"form":${text('form', form)}`, ...own]
  return ask('messageId', `{${json.join(',')}}`)
}

/** A receipt's id in the form of responses. */
function convertMessageId(id, form) {
  return messageId(id, form)
}

/** A response's id as `convertMessageId` writes it. */
function normalizeMessageId(id, form) {
  return messageId(id, form, ['"normalize":true'])
}

/** How far a message has come, and what that means in words, by a TP-Status. */
function tpStatus(status) {
  return ask('tpStatus', `{"octet":${octet({ name: 'status' }, status)}}`)
}

/** The delivery of a message of several segments as one status, which only moves forward. */
class DeliveryAggregate {
  #native

  constructor(segments) {
    this.#native = binding.deliveryAggregate(checkInteger('segments', segments, 0, 0xffffffff))
  }

  /** Takes a segment's status in, counted from 0. Whether the message's status has changed. */
  apply(segment, status) {
    checkInteger('segment', segment, 0, 0xffffffff)
    return binding.deliveryApply(this.#native, segment, checkString('status', status))
  }

  get status() {
    return JSON.parse(binding.deliveryStatus(this.#native)).status
  }

  /** The status of each segment. */
  get segments() {
    return JSON.parse(binding.deliveryStatus(this.#native)).segments
  }

  [inspect.custom](_, options) {
    const { status, segments } = this
    return `DeliveryAggregate ${inspect({ status, segments }, options)}`
  }
}

module.exports = { DeliveryAggregate, Receipt, convertMessageId, normalizeMessageId, tpStatus }
