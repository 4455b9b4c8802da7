// What vectors are written in, as JavaScript has it.

/** In place of a unit: of errors only the code is told. */
export const CODE_ONLY = 'code only'

/** A string, or `{"repeat": [[string, count], …]}`. */
export function plainText(text) {
  if (typeof text === 'string') return text
  return text.repeat.map(([part, count]) => part.repeat(count)).join('')
}

/** The text as a string, unless it is ill-formed UTF-8, and as octets, unless it is ill-formed UTF-16. */
export function forms(input) {
  if (input.text_utf16 !== undefined) {
    const string = Buffer.from(input.text_utf16, 'hex').swap16().toString('utf16le')
    return { string, octets: string.isWellFormed() ? Buffer.from(string) : undefined }
  }
  if (input.text_utf8 !== undefined) {
    const octets = Buffer.from(input.text_utf8, 'hex')
    const string = octets.toString()
    return { octets, string: Buffer.from(string).equals(octets) ? string : undefined }
  }
  const string = plainText(input.text)
  return { string, octets: Buffer.from(string) }
}

/** Options by their names here. */
export function textOptions(options) {
  if (options === undefined) return undefined
  const { header_elements: elements, ...rest } = options
  const own = camel(rest)
  return elements === undefined ? own : { ...own, headerElements: Buffer.from(elements, 'hex') }
}

export function camel(object) {
  const name = (key) => key.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase())
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [name(key), value]))
}

export function snake(object) {
  const name = (key) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [name(key), value]))
}

/** Without the members that are not there. */
export function present(object) {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined && value !== null))
}
