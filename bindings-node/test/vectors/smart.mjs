import assert from 'node:assert/strict'

import * as septet from 'septet'

import { CODE_ONLY, forms, plainText, textOptions } from './inputs.mjs'

/** The most changes that a vector lists. */
const SHOWN = 20

/** These operations take strings; what only octets can hold is none, and is left to those that take buffers. */
function onString(name, input, call) {
  const { string } = forms(input)
  return [[name, 'utf16', () => call(string, textOptions(input.options) ?? {})]]
}

const plainly = (changes) => changes.slice(0, SHOWN).map((change) => ({ ...change }))

export function transliterate(input) {
  const { classes, when_equal: whenEqual } = input
  const answer = (text, { changes, untouched, blocker, before, after, text: sent }, own) => {
    assert.deepEqual(after, septet.analyze(sent, own), 'after is the analysis of what is sent')
    if (before !== null) assert.equal(before.segments, septet.analyze(text, { ...own, maxSegments: undefined }).segments)
    return {
      text: sent,
      change_count: changes.length,
      changes: plainly(changes),
      untouched,
      blocker,
      before: before && before.segments,
      after: after.segments,
      encoding: after.encoding,
      units: after.units,
    }
  }
  const calls = onString('transliterate', input, (text, own) =>
    answer(text, septet.transliterate(text, { ...own, classes, whenEqual }), own),
  )
  if (input.options === undefined && classes === undefined && whenEqual === undefined) {
    calls.push(...onString('transliterate without options', input, (text, own) => answer(text, septet.transliterate(text), own)))
  }
  return calls
}

export function advise(input) {
  const { price, currency, recipients } = input
  const answer = (found) => ({
    advice: found.map(({ changes, currency: told, ...advice }) => {
      assert.equal(told, price === undefined ? null : currency)
      return { ...advice, change_count: changes.length, changes: plainly(changes) }
    }),
  })
  const calls = onString('advise', input, (text, own) => answer(septet.advise(text, { ...own, price, currency, recipients })))
  if (price !== undefined) {
    const advised = (text, own) => {
      const found = septet.advise(text, { ...own, price: septet.parseAmount(price), currency, recipients })
      for (const { saved, savedNanos } of found) assert.equal(septet.formatAmount(savedNanos), saved)
      return answer(found)
    }
    calls.push(...onString('advise with a bigint', input, advised))
  }
  return calls
}

const fieldsOf = ({ fields }) => fields.map(({ max_length: maxLength, ...field }) => ({ ...field, maxLength }))

export function lintTemplate(input) {
  const { style } = input
  const fields = fieldsOf(input)
  const size = ({ encoding, units, segments }) => ({ encoding, units, segments })
  const answer = ({ smallest, largest, placeholders, decidingField, ucs2Field, ucs2Literal }) => ({
    smallest: size(smallest),
    largest: size(largest),
    placeholders,
    deciding_field: decidingField,
    ucs2_field: ucs2Field,
    ucs2_literal: ucs2Literal,
  })
  return [
    ...onString('lintTemplate', input, (text, own) => answer(septet.lintTemplate(text, { ...own, style, fields }))),
    ...onString('Template.bounds', input, (text, own) => answer(new septet.Template(text, { style, fields }).bounds(own))),
  ]
}

export function templateRows(input) {
  const { style, rows, price } = input
  const fields = fieldsOf(input)
  const answer = (columns) => {
    const { rows: count, failed, segments, mostSegments, costNanos } = columns.total
    assert.equal(count, columns.length)
    const known = (value) => (value < 0 ? null : value)
    const row = (_, index) => ({
      code: columns.errorCode(index),
      encoding: columns.encodingName(index),
      units: known(columns.units[index]),
      segments: known(columns.segments[index]),
      cost: columns.cost[index] < 0n ? null : String(columns.cost[index]),
    })
    return {
      rows: Array.from({ length: count }, row),
      total: { rows: count, failed, segments, most_segments: mostSegments, cost: costNanos === null ? null : String(costNanos) },
    }
  }
  const byName = (row) => Object.fromEntries(fields.map(({ name }, index) => [name, row[index]]))
  const octets = rows.flat().map((value) => Buffer.from(value))
  const offsets = [0]
  for (const value of octets) offsets.push(offsets.at(-1) + value.length)
  const run = (name, given, more = {}) =>
    onString(name, input, (text, own) => {
      const template = new septet.Template(text, { style, fields })
      return answer(template.rows(given(), { ...own, price, ...more }))
    })
  const calls = [
    ...run('Template.rows of lists', () => rows),
    ...run('Template.rows of objects', () => rows.map(byName)),
  ]
  for (const Offsets of [Int32Array, Uint32Array]) {
    const batch = () => ({ data: Buffer.concat(octets), offsets: Offsets.from(offsets) })
    calls.push(...run(`Template.rows with ${Offsets.name}`, batch))
  }
  if (price !== undefined) calls.push(...run('Template.rows with a bigint', () => rows, { price: septet.parseAmount(price) }))
  return calls
}

export function classifyKeyword(input) {
  return onString('classifyKeyword', input, (text) => septet.classifyKeyword(text))
}

export function regionLanguages({ region }) {
  return [['languagesForRegion', 'utf16', () => ({ languages: septet.languagesForRegion(region) })]]
}

export function alphabet({ shift, language }) {
  const read = () => {
    const { basic, extension, septets } = septet.alphabet({ [shift]: language })
    const cells = shift === 'locking' ? basic : extension
    return { cells, septets: cells.map((cell) => (cell === '' ? '' : septets.get(cell).toString('hex'))) }
  }
  return [['alphabet', 'utf16', read]]
}

export function numbering({ number }) {
  const text = plainText(number)
  const octets = Buffer.from(text)
  const info = () => {
    const { suggestion, ...rest } = septet.PhoneNumber.parse(text).numbering()
    return { ...rest, suggestion: suggestion && suggestion.e164 }
  }
  /** Columns and `check` tell no suggestion. */
  const row = (columns) => {
    const code = columns.errorCode(0)
    const { suggestion } = info()
    assert.equal(code, septet.PhoneNumber.check(text, { level: 'numbering' }))
    return { valid: code === null, type: columns.lineTypeName(0), region: columns.regionName(0), reason: code, suggestion }
  }
  const level = 'numbering'
  const batch = { data: octets, offsets: Uint32Array.of(0, octets.length) }
  return [
    ['PhoneNumber.numbering', 'utf16', info],
    ['checkNumbers of strings', CODE_ONLY, () => row(septet.checkNumbers([text], { level }))],
    ['checkNumbers of a buffer', CODE_ONLY, () => row(septet.checkNumbers(batch, { level }))],
  ]
}
