// What the vectors do not reach of smart encoding, advice, templates, keywords and numbering.

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { inspect } from 'node:util'

import * as septet from 'septet'

/** Pieces of which texts are made: one to four octets of UTF-8, marks, pairs of units, line ends, URLs. */
const PIECES = ['a', 'É', 'ñ', '’', '“', '\u00a0', '\u200b', '[', '€', 'ş', 'e\u0301', 'q\u0307\u0323', '中', '😀', '\r\n', ' ', 'bit.ly/x']

/** The same texts in every run. */
function* texts(count) {
  let state = 7
  const next = (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return (state >>> 8) % below
  }
  for (let index = 0; index < count; index++) {
    // Often without what has no replacement.
    const pieces = PIECES.slice(0, next(3) === 0 ? PIECES.length : 9)
    yield Array.from({ length: next(240) }, () => pieces[next(pieces.length)]).join('')
  }
}

/** A text with changes made, the slow and obvious way. */
function changed(text, changes) {
  return [...changes].reverse().reduce((made, { position, from, to }) => {
    assert.equal(made.slice(position, position + from.length), from, 'the position counts UTF-16 units')
    return made.slice(0, position) + to + made.slice(position + from.length)
  }, text)
}

describe('positions in UTF-16 units', () => {
  const classes = ['typographic', 'space', 'invisible', 'accent', 'symbol']
  test('of changes and blockers', () => {
    let [smart, blocked] = [0, 0]
    for (const text of texts(400)) {
      const found = septet.transliterate(text, { classes, whenEqual: true })
      assert.equal(found.text, changed(text, found.changes))
      smart += found.changes.length
      if (found.blocker === null) continue
      blocked += 1
      assert.ok(septet.offenders(text).some(({ position }) => position === found.blocker))
    }
    assert.ok(smart > 100 && blocked > 100, `${smart} ${blocked}`)
  })

  test('of advice', () => {
    let [proposed, cuts] = [0, 0]
    for (const text of texts(400)) {
      for (const { changes, cut, text: edited, before, after } of septet.advise(text)) {
        const kept = changes.filter(({ position }) => cut === null || position < cut)
        const rest = cut === null ? text : text.slice(0, cut)
        assert.equal(edited, changed(rest, kept))
        assert.deepEqual([before, after], [septet.analyze(text).segments, septet.analyze(edited).segments])
        proposed += 1
        cuts += cut === null ? 0 : 1
      }
    }
    assert.ok(proposed > 50 && cuts > 10, `${proposed} ${cuts}`)
  })

  test('of segments under every option', () => {
    const all = [
      { numbering: true },
      { normalize: 'nfc', newline: 'lf' },
      { normalize: 'nfc', keepGraphemes: true, numbering: true },
      { keepWords: true, keepUrls: true, languages: ['tr', 'es'] },
    ]
    for (const text of texts(200)) {
      for (const options of all) {
        const segments = septet.segment(text, options)
        const { segments: count } = septet.analyze(text, options)
        assert.equal(segments.length, count)
        let end = 0
        for (const part of segments) {
          assert.equal(part.start, end)
          end = part.end
        }
        assert.equal(end, text.length)
        const own = segments.map((part, index) => {
          const counter = options.numbering && count > 1 ? `(${index + 1}/${count}) ` : null
          assert.equal(part.counter, counter)
          assert.ok(part.text.startsWith(counter ?? ''))
          return part.text.slice((counter ?? '').length)
        })
        assert.equal(own.join(''), septet.prepare(text, options).text)
      }
    }
  })
})

describe('options', () => {
  test('are told apart', () => {
    const text = 'Siparişiniz yola çıktı: öğleden sonra saat üç gibi kapınızda olacağız, hoşça kalın'
    const sets = [{}, { languages: [] }, { languages: ['es'] }, { languages: ['tr'] }, { languages: ['es', 'tr'] }, { numbering: true }]
    const found = sets.map((options) => {
      const { encoding, segments, locking, single } = septet.analyze(text, options)
      return [encoding, segments, locking, single]
    })
    const [plain, turkish] = [['ucs2', 2, null, null], ['gsm7', 1, null, 'tr']]
    assert.deepEqual(found, [plain, plain, plain, turkish, turkish, plain])
    // A word with a comma is not two words, even where the two are in use already.
    assert.throws(() => septet.analyze(text, { languages: ['es,tr'] }), { code: 'language_unknown', index: 0 })
  })

  test('a family stays whole when asked', () => {
    const family = '👨‍👩‍👧‍👦'
    const text = 'я'.repeat(60) + family + 'я'.repeat(10)
    const options = { keepGraphemes: true }
    assert.deepEqual([septet.analyze(text, options).segments, septet.analyze(text, options).greedySegments], [2, 2])
    assert.deepEqual(septet.segment(text, options).map(({ end }) => end), [60, text.length])
    assert.deepEqual([...septet.analyzeMany([text], options).segments], [2])
  })
})

describe('advice', () => {
  test('is money', () => {
    const [advice] = septet.advise('It’s on' + ' and on'.repeat(20), { price: '0.04', currency: 'EUR', recipients: 100_000 })
    assert.deepEqual(
      [advice.kind, advice.before, advice.after, advice.saved, advice.savedNanos, advice.currency],
      ['replace', 3, 1, '8000.00', 8_000_000_000_000n, 'EUR'],
    )
    assert.equal(septet.advise('x'.repeat(161))[0].savedNanos, null)
  })

  test('proposes languages only when they may be proposed', () => {
    const text = 'ş'.repeat(80)
    assert.deepEqual(septet.advise(text).filter(({ kind }) => kind === 'allow_language'), [])
    const advice = septet.advise(text, { proposeLanguages: ['es', 'tr'] }).filter(({ kind }) => kind === 'allow_language')
    assert.deepEqual(advice.map(({ language, before, after, text: kept }) => [language, before, after, kept]), [['tr', 2, 1, text]])
  })
})

describe('templates', () => {
  const fields = [
    { name: 'name', maxLength: 10, alphabet: 'any' },
    { name: 'code', maxLength: 6, alphabet: 'digits' },
  ]
  const template = new septet.Template('{name}: {code} {{1}}', { style: 'braces', fields })

  test('are filled by order and by name', () => {
    assert.equal(template.fill(['Işıl', '17']), 'Işıl: 17 {1}')
    assert.equal(template.fill({ code: '17', name: 'Işıl', other: 'x' }), 'Işıl: 17 {1}')
    assert.deepEqual(template.fields, ['name', 'code'])
  })

  test('rows of strings give what analyze gives of the filled text', () => {
    const rows = [...texts(300)].map((text) => [text.slice(0, 10), String(text.length)])
    const columns = template.rows(rows, { price: '0.05' })
    assert.equal(columns.total.failed, columns.error.filter((error) => error !== 0).length)
    for (const [row, values] of rows.entries()) {
      if (columns.error[row] !== 0) {
        assert.throws(() => template.fill(values), { code: columns.errorCode(row) })
        continue
      }
      const { encoding, units, segments, firstOffender } = septet.analyze(template.fill(values))
      const offender = columns.firstOffender[row]
      assert.deepEqual(
        [columns.encodingName(row), columns.units[row], columns.segments[row], offender === -1 ? null : offender, columns.cost[row]],
        [encoding, units, segments, firstOffender, 50_000_000n * BigInt(segments)],
      )
    }
  })

  test('a lone surrogate is an error of its row', () => {
    const columns = template.rows([['a', '1'], ['\ud83d', '2'], ['b', '\ude00'], ['c', '4']])
    assert.deepEqual([0, 1, 2, 3].map((row) => columns.errorCode(row)), [null, 'unpaired_surrogate', 'unpaired_surrogate', null])
    assert.deepEqual([...columns.segments], [1, -1, -1, 1])
    assert.deepEqual([columns.total.failed, columns.total.cost, columns.total.costNanos], [2, null, null])
    assert.deepEqual([...columns.cost], [-1n, -1n, -1n, -1n])
  })
})

describe('numbering', () => {
  test('tells what was probably meant', () => {
    const info = septet.PhoneNumber.parse('+4402079460958').numbering()
    assert.deepEqual({ ...info, suggestion: String(info.suggestion) }, {
      valid: false,
      type: null,
      region: null,
      reason: 'trunk_prefix_kept',
      suggestion: '+442079460958',
    })
    assert.equal(inspect(info).includes('442079'), false)
    assert.throws(() => septet.PhoneNumber.parse('+4402079460958', { level: 'numbering' }), { code: 'trunk_prefix_kept', offset: 3 })
  })

  test('is in columns at its level only', () => {
    const numbers = ['+12042345678', '+442079460958', '+4402079460958', 'x']
    const columns = septet.checkNumbers(numbers, { level: 'numbering' })
    assert.deepEqual(numbers.map((_, row) => columns.lineTypeName(row)), ['fixed_line_or_mobile', 'fixed_line', null, null])
    assert.deepEqual(numbers.map((_, row) => columns.regionName(row)), ['CA', 'GB', null, null])
    const lower = septet.checkNumbers(numbers, { level: 'length' })
    assert.deepEqual([[...lower.lineType], [...lower.region]], [[0, 0, 0, 0], [-1, -1, -1, -1]])
  })
})

describe('facts', () => {
  test('take the options of texts and the level of numbers', () => {
    const request = { to: '+4402079460958', from: 'Conerix', body: 'ğşı'.repeat(30) }
    const plan = septet.planSend(request, { languages: new Set(['tr']), numberLevel: 'numbering', keepWords: true })
    assert.deepEqual([plan.encoding, plan.segments], ['gsm7', 1])
    assert.deepEqual(plan.warnings.map(({ code }) => code), ['trunk_prefix_kept'])
    assert.equal(septet.planSend({ ...request, body: 'man\u0303ana' }, { normalize: 'nfc' }).encoding, 'gsm7')
  })
})

describe('the alphabet', () => {
  test('has 127 characters and ten', () => {
    const { basic, extension, septets } = septet.alphabet()
    assert.deepEqual([basic, extension].map((cells) => cells.filter((cell) => cell !== '').length), [127, 10])
    assert.deepEqual([...septets.get('€')], [0x1b, 0x65])
    assert.deepEqual([...septet.alphabet({ single: 'tr' }).septets.get('ğ')], [0x1b, 0x67])
  })
})
