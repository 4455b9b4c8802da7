'use strict'

// What makes a text cheaper, and what an inbound text means.

const { inspect } = require('node:util')

const { checkInteger, checkObject, checkString, checkStrings } = require('./arguments.cjs')
const { binding } = require('./binding.cjs')
const { detailsJson } = require('./details.cjs')
const { invalidType } = require('./errors.cjs')
const { decimal, nanosOf } = require('./money.cjs')
const { refuseUnknown, textOptions } = require('./options.cjs')

/** One replacement. Printing it does not show the characters: they are a part of a body. */
class Change {
  constructor({ position, from, to, class: offenderClass, units }) {
    this.position = position
    this.from = from
    this.to = to
    this.class = offenderClass
    this.units = units
  }

  [inspect.custom](_, options) {
    const { from, to, ...shown } = this
    return `Change ${inspect(shown, options)}`
  }
}

/** What smart encoding did to a text. Printing it does not show the text. */
class Transliteration {
  constructor({ changes, ...members }) {
    Object.assign(this, members)
    this.changes = changes.map((change) => new Change(change))
  }

  [inspect.custom](_, options) {
    const { text, changes, ...shown } = this
    return `Transliteration ${inspect({ ...shown, changeCount: changes.length }, options)}`
  }
}

function transliterate(text, options) {
  checkString('text', text)
  if (options === undefined) return new Transliteration(JSON.parse(binding.askText('transliteration', text)))
  const { classes, whenEqual, ...rest } = checkObject('options', options)
  if (classes !== undefined) checkStrings('options.classes', classes)
  if (whenEqual !== undefined && typeof whenEqual !== 'boolean') {
    throw invalidType('options.whenEqual', 'of type boolean', whenEqual)
  }
  const details = detailsJson({ classes, whenEqual })
  return new Transliteration(
    JSON.parse(binding.askText('transliteration', text, textOptions(rest), undefined, details)),
  )
}

/** One way to have fewer segments. Printing it does not show the text. */
class Advice {
  constructor({ changes, ...members }) {
    Object.assign(this, members)
    this.changes = changes.map((change) => new Change(change))
  }

  get savedNanos() {
    return nanosOf(this.saved)
  }

  [inspect.custom](_, options) {
    const { text, changes, ...shown } = this
    return `Advice ${inspect({ ...shown, changeCount: changes.length }, options)}`
  }
}

function advise(text, options) {
  checkString('text', text)
  const { price, currency, recipients, proposeLanguages, ...rest } =
    options === undefined ? {} : checkObject('options', options)
  const details = {}
  // The one without the other means nothing.
  if (price !== undefined || currency !== undefined) {
    details.price = decimal('options.price', price)
    details.currency = checkString('options.currency', currency)
  }
  if (recipients !== undefined) {
    details.recipients = checkInteger('options.recipients', recipients, 0, Number.MAX_SAFE_INTEGER)
  }
  if (proposeLanguages !== undefined) {
    details.proposeLanguages = checkStrings('options.proposeLanguages', proposeLanguages)
  }
  const found = binding.askText('advice', text, textOptions(rest), undefined, detailsJson(details))
  return JSON.parse(found).map((advice) => new Advice(advice))
}

function classifyKeyword(text) {
  return JSON.parse(binding.askText('keyword', checkString('text', text)))
}

function languagesForRegion(region) {
  return JSON.parse(binding.askText('regionLanguages', checkString('region', region)))
}

function alphabet(options) {
  const { locking, single, ...rest } = options === undefined ? {} : checkObject('options', options)
  refuseUnknown(rest)
  if (locking !== undefined && locking !== null) checkString('options.locking', locking)
  if (single !== undefined && single !== null) checkString('options.single', single)
  const details = detailsJson({ locking, single })
  const { basic, extension, septets } = JSON.parse(binding.askText('alphabet', '', undefined, undefined, details))
  return {
    basic,
    extension,
    septets: new Map(septets.map(([character, octets]) => [character, Buffer.from(octets, 'hex')])),
  }
}

module.exports = { advise, alphabet, classifyKeyword, languagesForRegion, transliterate }
