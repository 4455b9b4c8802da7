'use strict'

const { inspect } = require('node:util')

const { checkInteger, checkOptions } = require('./arguments.cjs')
const { binding } = require('./binding.cjs')
const { length, membersJson, octetsOf, refusalOf } = require('./octets.cjs')
const { Part, partJson } = require('./part.cjs')
const wire = require('./wire.cjs')

const LIMITS = wire.schema({ maxMessages: length, maxOctets: length, timeoutMs: length, duplicateWindowMs: length })

/** What has happened. Printing it shows neither numbers nor content. */
class ReassemblyEvent {
  constructor({ event, key, data, defect, parts, ...rest }) {
    this.event = event
    if (key !== undefined) this.key = key
    Object.assign(this, rest)
    if (data !== undefined) this.data = octetsOf(data)
    if (defect !== undefined) this.defect = refusalOf(defect)
    if (parts !== undefined) {
      const { binary, ...place } = key
      this.parts = parts.map((part) => new Part({ ...place, ...part, octets: octetsOf(part.octets) }))
    }
  }

  [inspect.custom](_, options) {
    const { event, key, text, data, ...shown } = this
    if (key !== undefined) {
      const { sender, recipient, ...place } = key
      shown.key = place
    }
    if (typeof text === 'string') shown.textLength = text.length
    if (data) shown.dataLength = data.length
    return `ReassemblyEvent ${inspect({ event, ...shown }, options)}`
  }
}

/** Puts the parts of messages together, within limits of messages, octets and time. Printing it shows none of them. */
class Reassembler {
  #native

  constructor(limits) {
    this.#native = binding.reassembler(membersJson('limits', checkOptions(limits), LIMITS))
  }

  /** Takes a part in at a time in milliseconds. The answer to it is the last event. */
  push(part, now) {
    const json = partJson(part)
    return this.#events(binding.reassemble(this.#native, json, checkTime(now)))
  }

  /** Gives up the messages whose time is up. */
  handleTimeout(now) {
    return this.#events(binding.reassemble(this.#native, undefined, checkTime(now)))
  }

  /** When there is something to tell next; `null` while no message waits. */
  pollTimeout() {
    return this.#held().timeout
  }

  get messageCount() {
    return this.#held().messageCount
  }

  get octetCount() {
    return this.#held().octetCount
  }

  #held() {
    return JSON.parse(binding.reassemblerHeld(this.#native))
  }

  #events(json) {
    return JSON.parse(json).map((parts) => new ReassemblyEvent(parts))
  }

  [inspect.custom](_, options) {
    const { messageCount, octetCount } = this
    return `Reassembler ${inspect({ messageCount, octetCount }, options)}`
  }
}

function checkTime(now) {
  return checkInteger('now', now, 0, Number.MAX_SAFE_INTEGER)
}

module.exports = { Part, Reassembler }
