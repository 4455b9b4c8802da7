'use strict'

// Arguments and files.

const fs = require('node:fs')
const { parseArgs } = require('node:util')

const { SeptetError, analyze } = require('../index.cjs')
const { Exit, Failure, withCode } = require('./exit.cjs')

const TEXT_OPTIONS = {
  encoding: { type: 'string' },
  'reference-bits': { type: 'string' },
  'max-segments': { type: 'string' },
  newline: { type: 'string' },
  languages: { type: 'string', multiple: true },
  nfc: { type: 'boolean' },
  'keep-graphemes': { type: 'boolean' },
  'keep-words': { type: 'boolean' },
  'keep-urls': { type: 'boolean' },
  numbering: { type: 'boolean' },
}

/** The byte order mark of UTF-8. */
const MARK = Buffer.of(0xef, 0xbb, 0xbf)

/** The arguments of a verb. Everything is printed as JSON, so `--json` changes nothing. */
function parse(args, options) {
  return parseArgs({ args, options: { ...options, json: { type: 'boolean' } }, allowPositionals: true })
}

/** The options of a text; wrong ones are a wrong call. */
function textOptions(values) {
  const { encoding, newline, numbering, nfc, languages } = values
  const options = {
    encoding,
    referenceBits: number(values['reference-bits']),
    maxSegments: number(values['max-segments']),
    newline,
    normalize: nfc ? 'nfc' : undefined,
    languages: list(languages),
    keepGraphemes: values['keep-graphemes'],
    keepWords: values['keep-words'],
    keepUrls: values['keep-urls'],
    numbering,
  }
  return wronglyCalled(() => {
    analyze('', options)
    return options
  })
}

function number(text) {
  return text === undefined ? undefined : Number(text)
}

/** What stands between commas, of all times that an option was given. */
function list(values) {
  return values?.flatMap((value) => value.split(','))
}

function wronglyCalled(work) {
  try {
    return work()
  } catch (error) {
    throw error instanceof SeptetError ? new Failure(Exit.USAGE, withCode(error)) : error
  }
}

/** A file's octets, of stdin for `-` or none, without a byte order mark. */
function readFile(name) {
  const octets = fs.readFileSync(name === undefined || name === '-' ? 0 : name)
  return octets.subarray(0, 3).equals(MARK) ? octets.subarray(3) : octets
}

/** What a file holds; where septet refuses that, the file cannot be understood. */
function understood(name, read) {
  try {
    return read(readFile(name))
  } catch (error) {
    throw error instanceof SeptetError ? new Failure(Exit.UNREADABLE, `${name}: ${withCode(error)}`) : error
  }
}

/** The text of the arguments, of a file or of stdin without the line end that `echo` and editors add. */
function readText([text, ...more], file) {
  if (more.length > 0 || (text !== undefined && file !== undefined)) {
    throw new Failure(Exit.USAGE, 'one text is expected')
  }
  if (text !== undefined) return text
  const octets = readFile(file)
  const content = octets.toString()
  if (!Buffer.from(content).equals(octets)) {
    throw new Failure(Exit.UNREADABLE, `${file ?? 'stdin'}: the text is not valid UTF-8 (invalid_utf8)`)
  }
  return content.replace(/\r?\n$/, '')
}

/** The lines of a file or of stdin as octets, ended by LF or CR LF; a byte order mark is none of them. */
async function* readLines(file) {
  const input = file === undefined || file === '-' ? process.stdin : fs.createReadStream(file)
  const line = (octets) => octets.subarray(0, octets.at(-1) === 0x0d ? -1 : undefined)
  let [rest, isFirst] = [[], true]
  const whole = (octets) => {
    const found = Buffer.concat([...rest, octets])
    rest = []
    const marked = isFirst && found.subarray(0, 3).equals(MARK)
    isFirst = false
    return marked ? found.subarray(3) : found
  }
  for await (const piece of input) {
    let start = 0
    for (let end = piece.indexOf(0x0a); end >= 0; end = piece.indexOf(0x0a, start)) {
      yield line(whole(piece.subarray(start, end)))
      start = end + 1
    }
    rest.push(piece.subarray(start))
  }
  const last = whole(Buffer.of())
  if (last.length > 0) yield last
}

/** A line as text; octets that are none show as escapes, so that they fail as what they are. */
function shown(octets) {
  const text = octets.toString()
  if (Buffer.from(text).equals(octets)) return text
  const named = new Map([[9, '\\t'], [10, '\\n'], [13, '\\r'], [34, '\\"'], [39, "\\'"], [92, '\\\\']])
  const hex = (octet) => `\\x${octet.toString(16).padStart(2, '0')}`
  const plain = (octet) => (octet >= 0x20 && octet < 0x7f ? String.fromCharCode(octet) : hex(octet))
  return Array.from(octets, (octet) => named.get(octet) ?? plain(octet)).join('')
}

/** Writes a line, no faster than it is read. */
async function writeLine(line) {
  if (!process.stdout.write(`${line}\n`)) await new Promise((resolve) => process.stdout.once('drain', resolve))
}

module.exports = {
  TEXT_OPTIONS, list, number, parse, readFile, readLines, readText, shown, textOptions, understood, writeLine, wronglyCalled,
}
