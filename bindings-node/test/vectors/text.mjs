import assert from 'node:assert/strict'

import * as septet from 'septet'

import { CODE_ONLY, forms, snake, textOptions } from './inputs.mjs'

export function analyze(input) {
  const { string, octets } = forms(input)
  const options = textOptions(input.options)
  const entryPoints = []
  if (string !== undefined) {
    entryPoints.push(
      ['analyze', 'utf16', () => snake(septet.analyze(string, options))],
      ['analyzeMany of strings', 'utf16', () => row(septet.analyzeMany([string], options), string, options), CODE_ONLY],
      [
        'analyzeManyAsync of strings',
        'utf16',
        async () => row(await septet.analyzeManyAsync([string], options), string, options),
        CODE_ONLY,
      ],
    )
    if (options === undefined) entryPoints.push(['analyze with {}', 'utf16', () => snake(septet.analyze(string, {}))])
  }
  if (octets !== undefined) {
    // Between two other texts, so that offsets do not start at 0.
    const data = Buffer.concat([Buffer.from('ab'), octets, Buffer.from('c')])
    const offsets = [2, 2 + octets.length]
    const Arrays = [Int32Array, Uint32Array]
    for (const Offsets of Arrays) {
      const batch = { data, offsets: Offsets.from(offsets) }
      entryPoints.push(
        [
          `analyzeMany with ${Offsets.name}`,
          'utf8',
          () => row(septet.analyzeMany(batch, options), string, options),
          CODE_ONLY,
        ],
        [
          `analyzeManyAsync with ${Offsets.name}`,
          'utf8',
          async () => row(await septet.analyzeManyAsync(batch, options), string, options),
          CODE_ONLY,
        ],
      )
    }
  }
  return entryPoints
}

/** The row of a batch, filled up with what columns do not hold; its error is thrown. */
function row(columns, string, options) {
  const code = columns.errorCode(0)
  if (code !== null) {
    for (const name of ['encoding', 'units', 'segments', 'firstOffender']) assert.equal(columns[name][0], -1, name)
    throw new septet.SeptetError('in a column', { code })
  }
  const rest = snake(septet.analyze(string, options))
  const offset = columns.firstOffender[0]
  return {
    ...rest,
    encoding: columns.encodingName(0),
    units: columns.units[0],
    segments: columns.segments[0],
    first_offender: offset === -1 ? null : offset,
  }
}

/** A call on a string; what only octets can hold is for the batches, which say no more than the code. */
function onString(name, input, call) {
  const { string, octets } = forms(input)
  const options = textOptions(input.options)
  if (string !== undefined) return [[name, 'utf16', () => call(string, options)]]
  const batch = { data: octets, offsets: Int32Array.of(0, octets.length) }
  return [[`${name}, refused as analyzeMany does`, CODE_ONLY, () => row(septet.analyzeMany(batch), undefined)]]
}

export function offenders(input) {
  return onString('offenders', input, (text, options) => ({
    offenders: septet.offenders(text, options).map(({ length, ...offender }) => snake(offender)),
  }))
}

export function segment(input) {
  return onString('segment', input, (text, options) => {
    const segments = septet.segment(text, options)
    return {
      encoding: septet.analyze(text, options).encoding,
      segments: segments.map(({ header, counter, ...rest }) => {
        assert.equal(counter !== null, (options?.numbering ?? false) && segments.length > 1)
        assert.ok(rest.text.startsWith(counter ?? ''))
        return { ...rest, header: header && header.toString('hex') }
      }),
    }
  })
}

export function prepare(input) {
  return onString('prepare', input, (text, options) => {
    const prepared = septet.prepare(text, options)
    const positions = []
    let position = 0
    for (const character of prepared.text) {
      positions.push([position, prepared.originalPosition(position)])
      position += character.length
    }
    positions.push([position, prepared.originalPosition(position)])
    return { text: prepared.text, changed: prepared.changed, positions }
  })
}

export function explain(input) {
  return onString('explain', input, (text, options) => ({ sentence: septet.explain(text, options) }))
}
