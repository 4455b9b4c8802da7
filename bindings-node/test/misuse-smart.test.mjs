// Wrong types, wrong values and hostile values of smart encoding, advice, templates, keywords and numbering.

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { inspect } from 'node:util'

import * as septet from 'septet'

const typeError = { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE' }
const rangeError = { name: 'RangeError', code: 'ERR_OUT_OF_RANGE' }
const NOT_STRINGS = [undefined, null, 7, 7n, true, {}, [], Symbol('x'), () => 'x', new String('x'), Buffer.from('x')]
const FIELDS = [{ name: 'name', maxLength: 10, alphabet: 'any' }]
const BRACES = { style: 'braces', fields: FIELDS }

describe('wrong types', () => {
  const calls = {
    transliterate: septet.transliterate,
    advise: septet.advise,
    classifyKeyword: septet.classifyKeyword,
    languagesForRegion: septet.languagesForRegion,
    lintTemplate: (value) => septet.lintTemplate(value, BRACES),
    Template: (value) => new septet.Template(value, BRACES),
  }
  for (const [name, call] of Object.entries(calls)) {
    test(`${name} takes strings only`, () => {
      for (const value of NOT_STRINGS) assert.throws(() => call(value), typeError, inspect(value))
      assert.throws(() => call(), typeError)
    })
  }

  test('options', () => {
    const { analyze, transliterate, advise, alphabet } = septet
    for (const call of [analyze, transliterate, advise]) {
      for (const options of [null, 7, 'nfc', true]) assert.throws(() => call('x', options), typeError, call.name)
      for (const name of ['keepGraphemes', 'keepWords', 'keepUrls', 'numbering']) {
        for (const value of [1, 'yes', null, {}]) assert.throws(() => call('x', { [name]: value }), typeError, name)
      }
      assert.throws(() => call('x', { normalize: true }), typeError)
      for (const languages of ['tr', 7, {}, new Set(['tr']), [7], [null]]) {
        assert.throws(() => call('x', { languages }), typeError, inspect(languages))
      }
      assert.throws(() => call('x', { normalize: 'nfd' }), { code: 'invalid_option', field: 'normalize' })
      assert.throws(() => call('x', { languages: ['tr', 'TR'] }), { code: 'language_unknown', field: 'languages', index: 1 })
      assert.throws(() => call('x', { keepWord: true }), { code: 'invalid_option', field: 'keepWord' })
    }
    for (const classes of ['accent', [7], {}, null]) assert.throws(() => transliterate('x', { classes }), typeError)
    assert.throws(() => transliterate('x', { whenEqual: 1 }), typeError)
    assert.throws(() => transliterate('x', { classes: ['accent', 'emoji'] }), { code: 'invalid_option', field: 'classes', index: 1 })
    assert.throws(() => transliterate('x', { classes: ['\ud800'] }), { code: 'invalid_option', field: 'classes', index: 0 })
    assert.throws(() => alphabet({ locking: 7 }), typeError)
    assert.throws(() => alphabet({ locking: 'xx' }), { code: 'language_unknown', field: 'locking' })
    assert.throws(() => alphabet({ encoding: 'gsm7' }), { code: 'invalid_option', field: 'encoding' })
  })

  test('money and counts of advice', () => {
    const advise = (options) => () => septet.advise('x', options)
    assert.throws(advise({ price: 0.05, currency: 'EUR' }), typeError)
    assert.throws(advise({ price: '0.05' }), typeError)
    assert.throws(advise({ currency: 'EUR' }), typeError)
    assert.throws(advise({ price: '0.05', currency: 7 }), typeError)
    assert.throws(advise({ price: '-0.05', currency: 'EUR' }), { code: 'amount_negative', field: 'price' })
    assert.throws(advise({ price: '1,5', currency: 'EUR' }), { name: 'SeptetError', field: 'price' })
    assert.throws(advise({ price: '1.5', currency: 'euro' }), { name: 'SeptetError', field: 'currency' })
    assert.throws(advise({ recipients: '7' }), typeError)
    for (const recipients of [-1, 0.5, NaN, Infinity, 2 ** 60]) assert.throws(advise({ recipients }), rangeError)
    assert.throws(advise({ proposeLanguages: 'tr' }), typeError)
    assert.throws(advise({ proposeLanguages: ['xx'] }), { code: 'language_unknown', field: 'propose_languages', index: 0 })
  })

  test('templates', () => {
    const { lintTemplate, Template } = septet
    for (const options of [undefined, null, 7, {}, { style: 'braces' }, { style: 7, fields: [] }, { style: 'braces', fields: {} }]) {
      assert.throws(() => lintTemplate('x', options), typeError, inspect(options))
      assert.throws(() => new Template('x', options), typeError, inspect(options))
    }
    for (const field of [null, 7, 'name', {}, { ...FIELDS[0], name: 7 }, { ...FIELDS[0], maxLength: '7' }, { ...FIELDS[0], alphabet: null }]) {
      assert.throws(() => lintTemplate('x', { style: 'braces', fields: [field] }), typeError, inspect(field))
    }
    for (const maxLength of [-1, 0.5, NaN, Infinity]) {
      assert.throws(() => lintTemplate('x', { style: 'braces', fields: [{ ...FIELDS[0], maxLength }] }), rangeError)
    }
    assert.throws(() => new Template('x', { ...BRACES, encoding: 'gsm7' }), { code: 'invalid_option', field: 'encoding' })
    assert.throws(() => lintTemplate('x', { ...BRACES, nothing: 1 }), { code: 'invalid_option', field: 'nothing' })
    assert.throws(() => new Template('{name', BRACES), { code: 'template_invalid', offset: 0 })
    assert.throws(() => new Template('é😀{other}', BRACES), { code: 'field_unknown', offset: 3 })
    assert.throws(() => lintTemplate('é😀{name', BRACES), { code: 'template_invalid', offset: 3 })
    assert.throws(() => lintTemplate('é😀{name}', { ...BRACES, encoding: 'gsm7' }), { code: 'not_gsm7', offset: 1 })
    const twice = { style: 'braces', fields: [FIELDS[0], FIELDS[0]] }
    assert.throws(() => new Template('x', twice), { code: 'field_invalid', index: 1 })
    assert.throws(() => Template('x', BRACES), TypeError)
  })

  test('values', () => {
    const template = new septet.Template('é {name}', BRACES)
    for (const values of [undefined, null, 7, 'Ann']) assert.throws(() => template.fill(values), typeError, inspect(values))
    assert.throws(() => template.fill([7]), typeError)
    assert.throws(() => template.fill([null]), typeError)
    assert.throws(() => template.fill(new Array(1)), typeError)
    assert.throws(() => template.fill([]), { code: 'missing_member', index: 0 })
    assert.throws(() => template.fill({}), { code: 'missing_member', index: 0 })
    assert.throws(() => template.fill(['é\ud800']), { code: 'unpaired_surrogate', offset: 1, index: 0 })
    assert.throws(() => template.fill(['x'.repeat(11)]), { code: 'value_too_long', index: 0, actual: 11, limit: 10 })
    const gsm7 = new septet.Template('é {name}', { style: 'braces', fields: [{ name: 'name', maxLength: 9, alphabet: 'gsm7' }] })
    assert.throws(() => gsm7.fill(['éé中']), { code: 'value_outside_alphabet', index: 0, offset: 2 })
  })

  test('rows', () => {
    const template = new septet.Template('{name}', BRACES)
    for (const rows of [undefined, null, 7, 'x', {}, [7], ['x'], [null], [[7]], [[]], [['a', 'b']], [{}], [{ name: 7 }], new Array(1)]) {
      assert.throws(() => template.rows(rows), typeError, inspect(rows))
    }
    assert.throws(() => template.rows([{ nome: 'x' }]), typeError)
    assert.throws(() => template.rows([], { price: 0.05 }), typeError)
    assert.throws(() => template.rows([], { price: 'x' }), { name: 'SeptetError', field: 'price' })
    assert.throws(() => template.rows([], { price: '-1' }), { code: 'amount_negative' })
    assert.throws(() => template.rows([], { nothing: 1 }), { code: 'invalid_option', field: 'nothing' })
    const data = Buffer.from('abc')
    for (const offsets of [Int32Array.of(), Int32Array.of(0, 4), Int32Array.of(2, 1), Int32Array.of(-1, 2), BigUint64Array.of(0n, 2n ** 63n)]) {
      assert.throws(() => template.rows({ data, offsets }), { code: 'offsets_invalid' })
    }
    const two = new septet.Template('{a}{b}', { style: 'braces', fields: ['a', 'b'].map((name) => ({ ...FIELDS[0], name })) })
    // The last row is not whole.
    assert.throws(() => two.rows({ data, offsets: Int32Array.of(0, 1, 2, 3) }), { code: 'offsets_invalid' })
    const bare = new septet.Template('x', { style: 'braces', fields: [] })
    assert.throws(() => bare.rows([[]]), { code: 'offsets_invalid' })
  })

  test('levels', () => {
    const number = '+442079460958'
    assert.throws(() => septet.checkNumbers([number], { level: 'plan' }), { code: 'invalid_option', field: 'level' })
    assert.throws(() => septet.checkNumbers([number], { level: 3 }), typeError)
  })
})

describe('hostile values', () => {
  test('lone surrogates are told with their position', () => {
    const refused = { name: 'SeptetError', code: 'unpaired_surrogate', offset: 2 }
    const { transliterate, advise, classifyKeyword } = septet
    for (const call of [transliterate, advise, classifyKeyword]) assert.throws(() => call('ab\ud800c'), refused, call.name)
    assert.throws(() => septet.lintTemplate('ab\ud800c', BRACES), refused)
    assert.throws(() => new septet.Template('ab\ud800c', BRACES), refused)
  })

  test('fields and values named like members of objects', () => {
    const template = new septet.Template('{toString}', { style: 'braces', fields: [{ ...FIELDS[0], name: 'toString' }] })
    assert.throws(() => template.fill({}), { code: 'missing_member' })
    assert.throws(() => template.rows([{}]), typeError)
    assert.equal(template.fill({ toString: 'x' }), 'x')
    const proto = new septet.Template('%__proto__%', { style: 'percent', fields: [{ ...FIELDS[0], name: '__proto__' }] })
    assert.throws(() => proto.fill({}), { code: 'missing_member' })
    assert.equal(proto.fill(JSON.parse('{"__proto__":"x"}')), 'x')
    assert.throws(() => septet.transliterate('x', { classes: ['__proto__'] }), { code: 'invalid_option' })
  })

  test('a getter that changes its mind', () => {
    const languages = ['tr']
    let looked = 0
    Object.defineProperty(languages, 0, { get: () => (looked++ === 0 ? 'tr' : 7) })
    assert.equal(septet.analyze('ş', { languages }).encoding, 'ucs2')
    assert.equal(looked, 1)
  })

  test('long texts take linear time', () => {
    const time = (length) => {
      const text = 'It’s [é] ş\u200b '.repeat(length / 12)
      const start = process.hrtime.bigint()
      septet.transliterate(text, { classes: ['typographic', 'space', 'invisible', 'accent'] })
      septet.advise(text)
      septet.analyze(text, { normalize: 'nfc', languages: ['tr'], keepGraphemes: true, keepWords: true, keepUrls: true })
      return Number(process.hrtime.bigint() - start) / length
    }
    time(12_000)
    const least = (length) => Math.min(time(length), time(length))
    const [short, long] = [least(12_000), least(600_000)]
    // Quadratic time would be fifty times as much.
    assert.ok(long < 15 * short, `${short} and ${long} ns a unit`)
  })
})

describe('what is printed', () => {
  test('neither texts nor numbers', () => {
    const secret = 'secret’482194'
    const text = `${secret} `.repeat(20)
    const template = new septet.Template(`${secret} {name}`, BRACES)
    const things = [
      septet.transliterate(text),
      septet.advise(text),
      template,
      template.rows([[secret.slice(0, 9)]]),
      septet.PhoneNumber.parse('+4402079460958').numbering(),
    ]
    for (const thing of things) {
      const printed = inspect(thing, { depth: 9 })
      for (const hidden of ['secret', '’', '2079460958']) assert.ok(!printed.includes(hidden), printed)
    }
    assert.match(inspect(septet.transliterate(text)), /changeCount: 20/)
  })

  test('an error does not tell the value', () => {
    const template = new septet.Template('{name}', BRACES)
    assert.throws(() => template.rows([{ name: 'x', other: 'y' }, { nome: 'secret' }]), (error) => !inspect(error).includes('secret'))
    assert.throws(() => template.fill(['secret secret']), (error) => !inspect(error).includes('secret'))
  })
})
