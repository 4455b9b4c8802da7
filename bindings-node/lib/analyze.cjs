'use strict'

// The hot call. What only other calls need is loaded by them.

const { analyzeInto, binding, encodings, languages, slots, FINE } = require('./binding.cjs')

const [GSM7, UCS2] = encodings
/** What stands in a slot where there is no position. */
const NONE = 0xffffffff

/** Options are built by what is loaded with the first of them. */
function textOptions(options) {
  return options === undefined ? undefined : require('./options.cjs').textOptions(options)
}

function analyze(text, options) {
  if (options === undefined) analyzeInto(text)
  else analyzeInto(text, textOptions(options))
  if (slots[0] !== FINE) throwRefusal(text, options)
  return {
    encoding: slots[1] === 0 ? GSM7 : UCS2,
    units: slots[2],
    segments: slots[3],
    greedySegments: slots[10],
    characters: slots[4],
    utf16Units: slots[5],
    remaining: slots[6],
    perSegment: slots[7],
    locking: languageOf(slots[11]),
    single: languageOf(slots[12]),
    firstOffender: slots[8] === NONE ? null : slots[8],
    offenderCount: slots[9],
  }
}

/** The language of an identifier; 0 is none. */
function languageOf(identifier) {
  return identifier === 0 ? null : languages[identifier - 1]
}

/** The hot call only says that it failed; the slow one says why. */
function throwRefusal(text, options) {
  require('./arguments.cjs').checkString('text', text)
  binding.askText('refusal', text, textOptions(options))
  throw new Error('septet failed: the hot call refuses what the slow one takes')
}

module.exports = { analyze }
