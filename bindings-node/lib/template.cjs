'use strict'

// Texts with placeholders: what they take at least and at most, and what rows of values make of them.

const { inspect } = require('node:util')

const { checkInteger, checkObject, checkString } = require('./arguments.cjs')
const { AnalysisColumns, checkBuffer } = require('./batch.cjs')
const { binding } = require('./binding.cjs')
const { detailsJson } = require('./details.cjs')
const { SeptetError, invalidType } = require('./errors.cjs')
const { decimal, nanosOf } = require('./money.cjs')
const { refuseUnknown, textOptions } = require('./options.cjs')

/** What all rows take together. */
class TemplateTotal {
  constructor({ rows, failed, segments, mostSegments, cost }) {
    this.rows = rows
    this.failed = failed
    this.segments = segments
    this.mostSegments = mostSegments
    this.cost = cost
  }

  get costNanos() {
    return nanosOf(this.cost)
  }
}

/** The columns of many filled texts; -1 in `cost` where there is no price or an error. */
class TemplateColumns extends AnalysisColumns {
  constructor(rows) {
    super(AnalysisColumns.withRows(rows))
    this.cost = new BigInt64Array(rows)
    this.total = undefined
  }
}

/** A text with placeholders and the fields that they name. Printing it does not show the text. */
class Template {
  #text
  #details
  #names

  constructor(text, options) {
    this.#text = checkString('text', text)
    const { details, rest } = readOptions(options)
    refuseUnknown(rest)
    this.#details = details
    this.#names = details.fieldNames
    // Judged now, so that the first use is not the first to say that it is no template.
    this.#ask('template')
  }

  /** The names of the fields, in their order. */
  get fields() {
    return [...this.#names]
  }

  bounds(options) {
    return JSON.parse(this.#ask('templateBounds', textOptions(options)))
  }

  /** The text with values: in the order of the fields, or by their names. */
  fill(values) {
    const ordered = Array.from(this.#ordered('values', values), (value, index) => {
      checkString(`values[${index}]`, value)
      return value.isWellFormed() ? value : refuseIllFormed(value, index)
    })
    return this.#ask('templateFilled', undefined, { values: ordered })
  }

  rows(rows, options) {
    const { price, ...rest } = options === undefined ? {} : checkObject('options', options)
    const native = textOptions(rest)
    const details = detailsJson({ ...this.#details, price: price === undefined ? null : decimal('options.price', price) })
    const { data, offsets, count } = Array.isArray(rows) ? this.#joined(rows) : this.#buffer(rows)
    const columns = new TemplateColumns(count)
    const { error, encoding, units, segments, firstOffender, cost } = columns
    const total = binding.templateRows(
      this.#text, details, native, data, offsets, error, encoding, units, segments, firstOffender, cost,
    )
    columns.total = new TemplateTotal(JSON.parse(total))
    return columns
  }

  [inspect.custom](_, options) {
    return `Template ${inspect({ style: this.#details.style, fields: this.#names }, options)}`
  }

  #ask(question, native, more) {
    return ask(question, this.#text, native, { ...this.#details, ...more })
  }

  /** The values of a row in the order of the fields; of an object, as many as there are in a row. */
  #ordered(name, row) {
    checkObject(name, row)
    if (Array.isArray(row)) return row.slice()
    const values = this.#names.map((field) => (Object.hasOwn(row, field) ? row[field] : undefined))
    const missing = values.indexOf(undefined)
    return missing === -1 ? values : values.slice(0, missing)
  }

  /** All values in one string: an element each would cost more than to fill them in. */
  #joined(rows) {
    const values = []
    for (let row = 0; row < rows.length; row++) {
      const ordered = this.#ordered(`rows[${row}]`, rows[row])
      if (ordered.length !== this.#names.length) {
        throw invalidType(`rows[${row}]`, `a list of ${this.#names.length} strings, or an object of them by name`, rows[row])
      }
      this.#names.forEach((name, place) => values.push(checkString(`rows[${row}].${name}`, ordered[place])))
    }
    const offsets = new Uint32Array(values.length + 1)
    let end = 0
    values.forEach((value, index) => {
      end += value.length
      offsets[index + 1] = end
    })
    return { data: values.join(''), offsets, count: rows.length }
  }

  #buffer(batch) {
    const { data, offsets, rows } = checkBuffer('rows', batch)
    return { data, offsets, count: Math.floor(rows / Math.max(this.#names.length, 1)) }
  }
}

/** The fields, member by member. */
function checkFields(fields) {
  if (!Array.isArray(fields)) throw invalidType('options.fields', 'an instance of Array', fields)
  const [fieldNames, fieldLengths, fieldAlphabets] = [[], [], []]
  for (let index = 0; index < fields.length; index++) {
    const place = `options.fields[${index}]`
    const { name, maxLength, alphabet } = checkObject(place, fields[index])
    fieldNames.push(checkString(`${place}.name`, name))
    fieldLengths.push(checkInteger(`${place}.maxLength`, maxLength, 0, Number.MAX_SAFE_INTEGER))
    fieldAlphabets.push(checkString(`${place}.alphabet`, alphabet))
  }
  return { fieldNames, fieldLengths, fieldAlphabets }
}

/** The core's own error about a lone surrogate, with the place of the value. */
function refuseIllFormed(value, index) {
  try {
    binding.askText('refusal', value)
  } catch (error) {
    if (error instanceof SeptetError) error.index = index
    throw error
  }
  throw new Error('septet failed: a text is ill-formed here and well-formed there')
}

/** How a template is to be read, apart from what else the options say. */
function readOptions(options) {
  const { style, fields, ...rest } = checkObject('options', options)
  return { details: { style: checkString('options.style', style), ...checkFields(fields) }, rest }
}

function ask(question, text, native, details) {
  return binding.askText(question, text, native, undefined, detailsJson(details))
}

function lintTemplate(text, options) {
  checkString('text', text)
  const { details, rest } = readOptions(options)
  return JSON.parse(ask('templateBounds', text, textOptions(rest), details))
}

module.exports = { Template, lintTemplate }
