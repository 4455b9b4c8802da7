'use strict'

// Many texts or numbers at once, into typed arrays.

const { checkBytes, checkObject, checkStrings } = require('./arguments.cjs')
const { analyzeRow, binding, checkNumber, encodings, slots } = require('./binding.cjs')
const { codeOf, lineTypeOf, regionOf } = require('./codes.cjs')
const { invalidType, translated } = require('./errors.cjs')
const { textOptions } = require('./options.cjs')
const { levelOf } = require('./phone.cjs')

/** The columns of many analyses; a row with an error has -1 in every other column. */
class AnalysisColumns {
  constructor({ error, encoding, units, segments, firstOffender }) {
    this.error = error
    this.encoding = encoding
    this.units = units
    this.segments = segments
    this.firstOffender = firstOffender
  }

  static withRows(rows) {
    return new AnalysisColumns({
      error: new Int16Array(rows),
      encoding: new Int8Array(rows),
      units: new Int32Array(rows),
      segments: new Int32Array(rows),
      firstOffender: new Int32Array(rows),
    })
  }

  get length() {
    return this.error.length
  }

  /** The code of a row's error, `null` for none. */
  errorCode(row) {
    return codeOf(this.error[row])
  }

  /** The word of a row's encoding, `null` where there is an error. */
  encodingName(row) {
    return encodings[this.encoding[row]] ?? null
  }
}

/** The columns of many numbers. */
class NumberColumns {
  constructor(rows) {
    this.error = new Int16Array(rows)
    this.number = new BigInt64Array(rows)
    this.callingCode = new Int16Array(rows)
    this.lineType = new Int8Array(rows)
    this.region = new Int16Array(rows)
  }

  get length() {
    return this.error.length
  }

  /** The code of a row's error, `null` for none. */
  errorCode(row) {
    return codeOf(this.error[row])
  }

  /** The word of a row's line type, `null` where it is not known. */
  lineTypeName(row) {
    return lineTypeOf(this.lineType[row])
  }

  /** The region of a row, `null` where it is not known. */
  regionName(row) {
    return regionOf(this.region[row])
  }
}

const OFFSETS = [Int32Array, Uint32Array, BigInt64Array, BigUint64Array]

/** `{data, offsets}`: rows in one buffer, row `n` between offset `n` and offset `n + 1`. */
function checkBuffer(name, batch) {
  const { data, offsets } = checkObject(name, batch)
  checkBytes(`${name}.data`, data)
  if (!OFFSETS.some((Class) => offsets instanceof Class)) {
    const expected = `an instance of ${OFFSETS.map(({ name }) => name).join(', ')}`
    throw invalidType(`${name}.offsets`, expected, offsets)
  }
  return { data, offsets, rows: Math.max(offsets.length - 1, 0) }
}

function analyzeMany(texts, options) {
  const native = textOptions(options)
  if (!Array.isArray(texts)) {
    const { data, offsets, rows } = checkBuffer('texts', texts)
    const columns = AnalysisColumns.withRows(rows)
    const { error, encoding, units, segments, firstOffender } = columns
    binding.analyzeBuffer(data, offsets, native, error, encoding, units, segments, firstOffender)
    return columns
  }
  const strings = checkStrings('texts', texts)
  const columns = AnalysisColumns.withRows(strings.length)
  const { error, encoding, units, segments, firstOffender } = columns
  // A bare call for each is cheaper than fetching the elements of the array natively.
  for (let row = 0; row < strings.length; row++) {
    if (native === undefined) analyzeRow(strings[row])
    else analyzeRow(strings[row], native)
    error[row] = slots[1]
    encoding[row] = slots[2]
    units[row] = slots[3]
    segments[row] = slots[4]
    firstOffender[row] = slots[5]
  }
  return columns
}

async function analyzeManyAsync(texts, options) {
  const { signal, ...rest } = options ?? {}
  if (signal !== undefined && !(signal instanceof AbortSignal)) {
    throw invalidType('options.signal', 'an instance of AbortSignal', signal)
  }
  signal?.throwIfAborted()
  const native = textOptions(rest)
  const handle = binding.cancellation()
  const run = Array.isArray(texts)
    ? binding.analyzeStringsAsync(checkStrings('texts', texts), native, handle)
    : startWithBuffer(checkBuffer('texts', texts), native, handle)
  const analysed = run.then(
    (columns) => new AnalysisColumns(columns),
    (error) => {
      throw translated(error)
    },
  )
  if (signal === undefined) return analysed
  // The promise is rejected at once; the other thread notices within a few hundred texts.
  let abort
  const aborted = new Promise((_, reject) => {
    abort = () => {
      binding.cancel(handle)
      reject(signal.reason)
    }
    signal.addEventListener('abort', abort, { once: true })
  })
  try {
    return await Promise.race([analysed, aborted])
  } finally {
    signal.removeEventListener('abort', abort)
  }
}

function startWithBuffer({ data, offsets }, native, handle) {
  return binding.analyzeBufferAsync(data, offsets, native, handle)
}

function checkNumbers(numbers, options) {
  const level = levelOf(options)
  if (!Array.isArray(numbers)) {
    const { data, offsets, rows } = checkBuffer('numbers', numbers)
    const columns = new NumberColumns(rows)
    const { error, number, callingCode, lineType, region } = columns
    binding.checkBuffer(data, offsets, level, error, number, callingCode, lineType, region)
    return columns
  }
  const columns = new NumberColumns(numbers.length)
  const { error, number, callingCode, lineType, region } = columns
  // Halves of 64 bits as they lie in memory; making a bigint for each row would cost more than the check.
  const halves = new Uint32Array(number.buffer)
  const strings = checkStrings('numbers', numbers)
  for (let row = 0; row < strings.length; row++) {
    checkNumber(strings[row], level)
    error[row] = slots[1]
    callingCode[row] = slots[2]
    lineType[row] = slots[3]
    region[row] = slots[6]
    halves[2 * row] = slots[4]
    halves[2 * row + 1] = slots[5]
  }
  return columns
}

module.exports = { AnalysisColumns, analyzeMany, analyzeManyAsync, checkBuffer, checkNumbers }
