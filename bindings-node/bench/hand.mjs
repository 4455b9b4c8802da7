// Two loops that a good programmer writes: a table over UTF-16 units, one pass, a walk only where a pair may be cut.
//
// `handWritten` tells encoding, units, segments and the first offending unit; not the characters, not how many offenders, not
// what is left in the last segment, not whether the text is well-formed. So it stops at the first offender: of the rest it only
// needs the length, and one look at each segment.
// `sameAnswers` tells all that septet's `analyze` tells, for which every text has to be read to its end.

const TABLE = new Uint8Array(65_536)
const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'
const EXTENSION = '\f^{}\\[~]|€'
for (const character of BASIC) TABLE[character.charCodeAt(0)] = 1
for (const character of EXTENSION) TABLE[character.charCodeAt(0)] = 2

export function handWritten(text) {
  const length = text.length
  let units = 0
  for (let index = 0; index < length; index++) {
    const weight = TABLE[text.charCodeAt(index)]
    if (weight === 0) {
      const [segments] = walkUcs2(text)
      return { encoding: 'ucs2', units: length, segments, firstOffender: index }
    }
    units += weight
  }
  const one = Math.ceil(units / 153)
  if (units <= 160) return { encoding: 'gsm7', units, segments: 1, firstOffender: -1 }
  if (one === Math.ceil(units / 152) || units === length) {
    return { encoding: 'gsm7', units, segments: one, firstOffender: -1 }
  }
  const [segments] = walkGsm7(text, units)
  return { encoding: 'gsm7', units, segments, firstOffender: -1 }
}

/** Segments, and what is filled of the last. */
function walkGsm7(text, units) {
  const length = text.length
  if (units <= 160) return [1, units]
  if (units === length) {
    const segments = Math.ceil(units / 153)
    return [segments, units - 153 * (segments - 1)]
  }
  let [segments, filled] = [1, 0]
  for (let index = 0; index < length; index++) {
    const weight = TABLE[text.charCodeAt(index)]
    if (filled + weight > 153) {
      segments += 1
      filled = 0
    }
    filled += weight
  }
  return [segments, filled]
}

/** The same: one look at each boundary, since a pair that would be cut moves it by one. */
function walkUcs2(text) {
  const units = text.length
  if (units <= 70) return [1, units]
  let [segments, start] = [1, 0]
  while (units - start > 67) {
    start += (text.charCodeAt(start + 67) & 0xfc00) === 0xdc00 ? 66 : 67
    segments += 1
  }
  return [segments, units - start]
}

// What `sameAnswers` knows beside weights: which units outside the alphabet are marks, which belong to the character before
// them, and which are surrogates.
const [OUTSIDE, TWO, MARK, HIGH, LOW] = [0, 2, 3, 4, 5]
const KINDS = TABLE.map((weight, unit) => {
  if (weight !== OUTSIDE) return weight
  if (unit >= 0xd800 && unit < 0xdc00) return HIGH
  if (unit >= 0xdc00 && unit < 0xe000) return LOW
  return isMark(unit) ? MARK : OUTSIDE
})

function isMark(codePoint) {
  return /^\p{M}/u.test(String.fromCodePoint(codePoint))
}

/** Every count of an analysis; throws on a lone surrogate. */
export function sameAnswers(text) {
  const length = text.length
  let units = 0
  for (let index = 0; index < length; index++) {
    const kind = KINDS[text.charCodeAt(index)]
    if (kind === OUTSIDE || kind > TWO) return fromOffender(text, index)
    units += kind
  }
  const [segments, filled] = walkGsm7(text, units)
  const perSegment = segments > 1 ? 153 : 160
  return {
    encoding: 'gsm7',
    units,
    segments,
    characters: length,
    utf16Units: length,
    remaining: perSegment - filled,
    perSegment,
    firstOffender: null,
    offenderCount: 0,
  }
}

/** The first half of most emoji, none of which is a mark. */
const EMOJI = 0xd83d

/** The same of a text whose first unit outside the alphabet is known. */
function fromOffender(text, from) {
  const length = text.length
  // A mark offends with the character that it belongs to.
  let start = Math.max(from - 1, 0)
  let [first, offends, offenders, pairs] = [-1, false, 0, 0]
  for (let index = from; index < length; index++) {
    let kind = KINDS[text.charCodeAt(index)]
    if (kind !== OUTSIDE && kind <= TWO) {
      start = index
      offends = false
      continue
    }
    const own = index
    if (kind >= HIGH) {
      if (kind === LOW || KINDS[text.charCodeAt(index + 1)] !== LOW) throw new RangeError(`a lone surrogate at ${index}`)
      // Marks beyond the first plane are rare enough for the slow way.
      if (text.charCodeAt(index) !== EMOJI && isMark(text.codePointAt(index))) kind = MARK
      pairs += 1
      index += 1
    }
    if (kind !== MARK) {
      start = own
      offends = false
    }
    if (!offends) {
      offends = true
      offenders += 1
      if (first < 0) first = start
    }
  }
  const [segments, filled] = walkUcs2(text)
  const perSegment = segments > 1 ? 67 : 70
  return {
    encoding: 'ucs2',
    units: length,
    segments,
    characters: length - pairs,
    utf16Units: length,
    remaining: perSegment - filled,
    perSegment,
    firstOffender: first,
    offenderCount: offenders,
  }
}
