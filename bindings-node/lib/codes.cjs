'use strict'

const { binding } = require('./binding.cjs')

let words

/** What the numbers in columns stand for. */
function columnWords() {
  if (words === undefined) {
    const { errorCodes, lineTypes, regions } = JSON.parse(binding.columnWords())
    words = { errorCodes: new Map(errorCodes), lineTypes: new Map(lineTypes), regions }
  }
  return words
}

/** The word of an error's number; `null` for 0, which is no error. */
function codeOf(number) {
  return columnWords().errorCodes.get(number) ?? null
}

/** The word of a line type's number; `null` for 0, where it is not known. */
function lineTypeOf(number) {
  return columnWords().lineTypes.get(number) ?? null
}

/** The region at a place; `null` for -1, where it is not known. */
function regionOf(place) {
  return columnWords().regions[place] ?? null
}

module.exports = { codeOf, lineTypeOf, regionOf }
