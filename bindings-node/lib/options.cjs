'use strict'

// How a text is to be encoded and split: built natively once, then taken by every call with the same options.

const { checkBytes, checkObject, checkString } = require('./arguments.cjs')
const { binding } = require('./binding.cjs')
const { invalidType } = require('./errors.cjs')

const NAMES = new Set([
  'encoding',
  'referenceBits',
  'maxSegments',
  'newline',
  'headerElements',
  'concatenationReference',
])

/** Built options by what they say. Few sets of options are in use in a program; should they be many, it starts anew. */
const built = new Map()
const MOST_BUILT = 64

/** @returns the native options, `undefined` for the default ones */
function textOptions(options) {
  if (options === undefined) return undefined
  checkObject('options', options)
  const { encoding, referenceBits, maxSegments, newline, headerElements, concatenationReference } = options
  let unknown
  for (const name in options) {
    if (!NAMES.has(name) && options[name] !== undefined) unknown = name
  }
  if (encoding !== undefined) checkString('options.encoding', encoding)
  if (newline !== undefined) checkString('options.newline', newline)
  checkOptionalNumber('options.referenceBits', referenceBits)
  checkOptionalNumber('options.maxSegments', maxSegments)
  checkOptionalNumber('options.concatenationReference', concatenationReference)
  const parts = { encoding, referenceBits, maxSegments, newline, headerElements, concatenationReference, unknown }
  if (headerElements !== undefined) {
    checkBytes('options.headerElements', headerElements)
    return binding.textOptions(parts)
  }
  if (unknown !== undefined) return binding.textOptions(parts)
  const key = `${encoding}/${referenceBits}/${maxSegments}/${newline}/${concatenationReference}`
  let native = built.get(key)
  if (native === undefined) {
    native = binding.textOptions(parts)
    if (built.size === MOST_BUILT) built.clear()
    built.set(key, native)
  }
  return native
}

function checkOptionalNumber(name, value) {
  if (value !== undefined && typeof value !== 'number') throw invalidType(name, 'of type number', value)
}

module.exports = { textOptions }
