'use strict'

// Lists as they come in pieces of a file: lines, or the records of a CSV file (RFC 4180). Only the piece at hand and an
// unfinished entry are held.

/** No entry of a list comes near this; a file without line ends must not fill the memory. */
const LONGEST_ENTRY = 1 << 20
const DELIMITERS = [',', ';', '\t']
const BYTE_ORDER_MARK = '\uFEFF'

function tooLong() {
  const error = new RangeError(`a line of the list is longer than ${LONGEST_ENTRY} characters`)
  error.code = 'ERR_OUT_OF_RANGE'
  return error
}

/** Splits text that comes in pieces into lines, without their ends. */
class Lines {
  #rest = ''
  #line = 0
  #keepBlank

  constructor({ keepBlank = false } = {}) {
    this.#keepBlank = keepBlank
  }

  *push(text) {
    const lines = (this.#rest + text).split('\n')
    this.#rest = lines.pop()
    if (this.#rest.length > LONGEST_ENTRY) throw tooLong()
    for (const line of lines) {
      const entry = this.#entry(line)
      if (this.#keepBlank || entry.value !== '') yield entry
    }
  }

  *end() {
    if (this.#rest !== '') yield this.#entry(this.#rest)
    this.#rest = ''
  }

  #entry(line) {
    this.#line += 1
    const marked = this.#line === 1 && line.startsWith(BYTE_ORDER_MARK) ? line.slice(1) : line
    return { line: this.#line, value: marked.endsWith('\r') ? marked.slice(0, -1) : marked }
  }
}

/** Splits a CSV file that comes in pieces into the values of one column. */
class Table {
  // A blank line may stand within quotes.
  #lines = new Lines({ keepBlank: true })
  #column
  #index
  #delimiter
  // A record that is not over because a quote is open.
  #open = ''
  #openLine = 0

  constructor(column) {
    this.#column = column
  }

  *push(text) {
    for (const entry of this.#lines.push(text)) yield* this.#take(entry)
  }

  *end() {
    for (const entry of this.#lines.end()) yield* this.#take(entry)
    // A quote that nobody closed: what there is counts as the last record.
    if (this.#open !== '') yield* this.#record(this.#open, this.#openLine)
  }

  *#take({ line, value }) {
    if (this.#open === '') this.#openLine = line
    const text = this.#open === '' ? value : `${this.#open}\n${value}`
    // An even number of quotes: every one that was opened is closed.
    if ((text.split('"').length - 1) % 2 === 1) {
      if (text.length > LONGEST_ENTRY) throw tooLong()
      this.#open = text
      return
    }
    this.#open = ''
    if (text !== '') yield* this.#record(text, this.#openLine)
  }

  *#record(text, line) {
    if (this.#index === undefined) {
      this.#readHeader(text)
      return
    }
    // A row that is too short has an empty entry, which is refused like any other.
    yield { line, value: fields(text, this.#delimiter)[this.#index] ?? '' }
  }

  #readHeader(text) {
    // The one that the first line has most of; of equals the comma.
    const count = (delimiter) => text.split(delimiter).length
    this.#delimiter = DELIMITERS.reduce((best, next) => (count(next) > count(best) ? next : best))
    const names = fields(text, this.#delimiter)
    this.#index = names.indexOf(this.#column)
    if (this.#index === -1) {
      const error = new RangeError(`no column "${this.#column}"; the first line has "${names.join('", "')}"`)
      error.code = 'ERR_OUT_OF_RANGE'
      throw error
    }
  }
}

/** The fields of a record. */
function fields(record, delimiter) {
  if (!record.includes('"')) return record.split(delimiter)
  const found = []
  let [field, quoted] = ['', false]
  for (let place = 0; place < record.length; place++) {
    const character = record[place]
    if (character === '"') {
      // Two quotes within quotes are one.
      if (quoted && record[place + 1] === '"') {
        field += '"'
        place += 1
      } else quoted = !quoted
    } else if (character === delimiter && !quoted) {
      found.push(field)
      field = ''
    } else field += character
  }
  found.push(field)
  return found
}

module.exports = { Lines, Table }
