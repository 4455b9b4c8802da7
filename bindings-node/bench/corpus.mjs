// 100,000 generated bodies: 70 % ASCII, 10 % with accents and extension characters, 15 % outside GSM-7, 5 % long.

const MASK = (1n << 64n) - 1n

/** SplitMix64: the same numbers everywhere. */
export function random(seed) {
  let state = BigInt(seed)
  return (below) => {
    state = (state + 0x9e3779b97f4a7c15n) & MASK
    let mixed = state
    mixed = ((mixed ^ (mixed >> 30n)) * 0xbf58476d1ce4e5b9n) & MASK
    mixed = ((mixed ^ (mixed >> 27n)) * 0x94d049bb133111ebn) & MASK
    return Number((mixed ^ (mixed >> 31n)) % BigInt(below))
  }
}

const WORDS = {
  ascii: 'your code is ready for tonight please reply with yes or call us at 5 order 48213 has been sent'.split(' '),
  accents: 'café über señor €20 [link] Ångström naïf {name} größe às então'.split(' '),
  outside: [
    'Ваш код подтверждения готов'.split(' '),
    'رمز التحقق الخاص بك جاهز'.split(' '),
    'आपका सत्यापन कोड तैयार है'.split(' '),
    '您的验证码已准备好'.split(''),
    'party 🎉 tonight 😀 see you 👍🏽'.split(' '),
    'it’s “ready” – come in…'.split(' '),
  ],
}

function sentence(next, words, length) {
  const found = []
  for (let characters = 0; characters < length; ) {
    const word = words[next(words.length)]
    found.push(word)
    characters += word.length + 1
  }
  return found.join(' ')
}

export function corpus(count = 100_000) {
  const next = random(1)
  return Array.from({ length: count }, () => {
    const kind = next(100)
    if (kind < 70) return sentence(next, WORDS.ascii, 30 + next(130))
    if (kind < 80) return sentence(next, [...WORDS.ascii, ...WORDS.accents], 30 + next(130))
    if (kind < 95) return sentence(next, WORDS.outside[next(WORDS.outside.length)], 20 + next(120))
    return sentence(next, WORDS.ascii, 500 + next(1_100))
  })
}

/** The worst cases: so many characters of one kind, 1,000 times. */
export function worstCases(length = 1_600) {
  const texts = {
    'ASCII': 'a'.repeat(length),
    'extension': '[€'.repeat(length / 2),
    'accents': 'éü'.repeat(length / 2),
    'last outside': `${'a'.repeat(length - 1)}я`,
    'Cyrillic': 'привет'.repeat(length / 6 + 1).slice(0, length),
    'emoji': '😀'.repeat(length),
  }
  const copies = (text) => Array.from({ length: 1000 }, (_, index) => flat(text, index))
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, copies(text)]))
}

/** A string of its own, as one that came from outside. */
export function flat(text, salt = 0) {
  const copy = Buffer.from(`${text}${salt % 10}`, 'utf16le').toString('utf16le')
  return copy
}
