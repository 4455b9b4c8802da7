// The loop that a good programmer writes: a table over UTF-16 units, one pass, a walk only where a pair may be cut. It tells
// encoding, units, segments and the first offender; not the characters, not how many offenders, not whether the text is
// well-formed.

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
    if (weight === 0) return ucs2(text, index)
    units += weight
  }
  if (units <= 160) return { encoding: 'gsm7', units, segments: 1, firstOffender: -1 }
  const most = Math.ceil(units / 152)
  if (Math.ceil(units / 153) === most || units === length) {
    return { encoding: 'gsm7', units, segments: Math.ceil(units / 153), firstOffender: -1 }
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
  return { encoding: 'gsm7', units, segments, firstOffender: -1 }
}

function ucs2(text, firstOffender) {
  const units = text.length
  if (units <= 70) return { encoding: 'ucs2', units, segments: 1, firstOffender }
  // One look at each boundary: a pair that would be cut moves it by one.
  let [segments, start] = [0, 0]
  while (start < units) {
    let end = start + 67
    if (end < units && (text.charCodeAt(end) & 0xfc00) === 0xdc00) end -= 1
    start = end
    segments += 1
  }
  return { encoding: 'ucs2', units, segments, firstOffender }
}
