'use strict'

// How a text is to be encoded and split: built natively once, then taken by every call with the same options.

const { checkBytes, checkObject, checkString, checkStrings } = require('./arguments.cjs')
const { binding } = require('./binding.cjs')
const { invalidType } = require('./errors.cjs')

const NAMES = new Set([
  'encoding',
  'referenceBits',
  'maxSegments',
  'newline',
  'normalize',
  'languages',
  'keepGraphemes',
  'keepWords',
  'keepUrls',
  'numbering',
  'headerElements',
  'concatenationReference',
])

/** Built options by what they say. Few sets of options are in use in a program; should they be many, it starts anew. */
const built = new Map()
const MOST_BUILT = 64

/** What was asked for last: most programs ask for the same again, and comparing takes less than a key. */
let last = { parts: {}, native: undefined }

/** @returns the native options, `undefined` for the default ones */
function textOptions(options) {
  if (options === undefined) return undefined
  checkObject('options', options)
  let unknown
  for (const name in options) {
    if (!NAMES.has(name) && options[name] !== undefined) unknown = name
  }
  if (unknown === undefined && last.native !== undefined && areSame(last.parts, options)) return last.native
  const parts = partsOf(options, unknown)
  if (unknown !== undefined || parts.headerElements !== undefined) return binding.textOptions(parts)
  const key = keyOf(parts)
  let native = built.get(key)
  if (native === undefined) {
    native = binding.textOptions(parts)
    if (built.size === MOST_BUILT) built.clear()
    built.set(key, native)
  }
  last = { parts, native }
  return native
}

function areSame(parts, options) {
  return (
    parts.encoding === options.encoding &&
    parts.referenceBits === options.referenceBits &&
    parts.maxSegments === options.maxSegments &&
    parts.newline === options.newline &&
    parts.normalize === options.normalize &&
    parts.keepGraphemes === options.keepGraphemes &&
    parts.keepWords === options.keepWords &&
    parts.keepUrls === options.keepUrls &&
    parts.numbering === options.numbering &&
    parts.concatenationReference === options.concatenationReference &&
    options.headerElements === undefined &&
    haveSame(parts.languages, options.languages)
  )
}

function haveSame(codes, others) {
  if (codes === undefined || others === undefined) return codes === others
  return Array.isArray(others) && codes.length === others.length && codes.every((code, index) => code === others[index])
}

/** The options, each read once and of its type; the list of languages is our own. */
function partsOf(options, unknown) {
  const { encoding, referenceBits, maxSegments, newline, normalize, headerElements, concatenationReference } = options
  const { keepGraphemes, keepWords, keepUrls, numbering } = options
  let { languages } = options
  if (encoding !== undefined) checkString('options.encoding', encoding)
  if (newline !== undefined) checkString('options.newline', newline)
  if (normalize !== undefined) checkString('options.normalize', normalize)
  if (languages !== undefined) languages = checkStrings('options.languages', languages)
  if (headerElements !== undefined) checkBytes('options.headerElements', headerElements)
  checkOptionalNumber('options.referenceBits', referenceBits)
  checkOptionalNumber('options.maxSegments', maxSegments)
  checkOptionalNumber('options.concatenationReference', concatenationReference)
  checkOptionalBoolean('options.keepGraphemes', keepGraphemes)
  checkOptionalBoolean('options.keepWords', keepWords)
  checkOptionalBoolean('options.keepUrls', keepUrls)
  checkOptionalBoolean('options.numbering', numbering)
  return {
    encoding,
    referenceBits,
    maxSegments,
    newline,
    normalize,
    languages,
    keepGraphemes,
    keepWords,
    keepUrls,
    numbering,
    headerElements,
    concatenationReference,
    unknown,
  }
}

/** No word that the core knows holds a slash or a comma, so that nothing else has the key of options that were built. */
function keyOf({ encoding, newline, normalize, languages, ...parts }) {
  const { keepGraphemes, keepWords, keepUrls, numbering, referenceBits, maxSegments, concatenationReference } = parts
  const words = `${encoding}/${newline}/${normalize}/${languages?.length}/${languages}`
  const flags = `${keepGraphemes}/${keepWords}/${keepUrls}/${numbering}`
  return `${words}/${flags}/${referenceBits}/${maxSegments}/${concatenationReference}`
}

function checkOptionalNumber(name, value) {
  if (value !== undefined && typeof value !== 'number') throw invalidType(name, 'of type number', value)
}

function checkOptionalBoolean(name, value) {
  if (value !== undefined && typeof value !== 'boolean') throw invalidType(name, 'of type boolean', value)
}

/** Refuses what is left of options of another kind, as an option that does not exist. */
function refuseUnknown(rest) {
  for (const name in rest) {
    if (rest[name] !== undefined) binding.textOptions({ unknown: name })
  }
}

module.exports = { refuseUnknown, textOptions }
