'use strict'

const { inspect } = require('node:util')

const { checkInteger, checkString } = require('./arguments.cjs')
const { binding } = require('./binding.cjs')
const { textOptions } = require('./options.cjs')

function offenders(text, options) {
  const { limit, ...rest } = options ?? {}
  if (limit !== undefined) checkInteger('options.limit', limit, 0, 0xffffffff)
  const native = textOptions(options === undefined ? undefined : rest)
  return JSON.parse(binding.askText('offenders', checkString('text', text), native, limit))
}

function explain(text, options) {
  return binding.askText('sentence', checkString('text', text), textOptions(options))
}

/** One segment of a text. Printing it does not show the text. */
class Segment {
  constructor(text, { start, end, units, octets, header, counter = null }) {
    this.text = text
    this.start = start
    this.end = end
    this.units = units
    this.octets = octets
    this.header = header
    this.counter = counter
  }

  [inspect.custom](_, options) {
    const { start, end, units, octets, header, counter } = this
    const shown = { start, end, units, octets, header: header && header.toString('hex'), counter }
    return `Segment ${inspect(shown, options)}`
  }
}

function segment(text, options) {
  const found = JSON.parse(binding.askText('segments', checkString('text', text), textOptions(options)))
  return found.map(({ text: prepared, header, ...range }) => {
    const octets = header === null ? null : Buffer.from(header, 'hex')
    return new Segment(prepared ?? text.slice(range.start, range.end), { ...range, header: octets })
  })
}

/** A text after preparation, with the way back to the original. Printing it does not show the text. */
class Prepared {
  #shifts

  constructor(text, changed, shifts) {
    this.text = text
    this.changed = changed
    this.#shifts = shifts
  }

  originalPosition(position) {
    checkInteger('position', position, 0, this.text.length)
    // The last shift that is not behind the position.
    let [low, high] = [0, this.#shifts.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.#shifts[middle][0] <= position) low = middle + 1
      else high = middle
    }
    if (low === 0) return position
    const [prepared, original] = this.#shifts[low - 1]
    return original + (position - prepared)
  }

  [inspect.custom](_, options) {
    return `Prepared ${inspect({ length: this.text.length, changed: this.changed }, options)}`
  }
}

function prepare(text, options) {
  const found = JSON.parse(binding.askText('prepared', checkString('text', text), textOptions(options)))
  return new Prepared(found.text, found.changed, found.shifts)
}

module.exports = { explain, offenders, prepare, segment }
