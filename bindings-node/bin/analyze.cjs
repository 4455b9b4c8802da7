'use strict'

const { SendRequest, analyze, offenders, transliterate } = require('../index.cjs')
const { Exit, Failure } = require('./exit.cjs')
const { changeViews, octets, orRefusal, refusal } = require('./format.cjs')
const { TEXT_OPTIONS, list, parse, readLines, readText, textOptions, writeLine, wronglyCalled } = require('./input.cjs')

/** Offenders that are listed. */
const LISTED = 100

async function run(args) {
  const { values, positionals } = parse(args, {
    ...TEXT_OPTIONS,
    file: { type: 'string', short: 'f' },
    ndjson: { type: 'boolean' },
    smart: { type: 'boolean' },
    classes: { type: 'string', multiple: true },
  })
  const options = textOptions(values)
  const smart = smartOptions(values)
  if (!values.ndjson) return answer(readText(positionals, values.file), options, smart)
  let exit = Exit.FINE
  for await (const line of readLines(values.file)) {
    const { line: text, refused } = orRefusal(line, () => textOf(line))
    const answered = refused ? await write({ line: text, refused }) : await answer(text, options, smart)
    exit = Math.max(exit, answered)
  }
  return exit
}

/** How a text is encoded smartly; `undefined` where it is not. */
function smartOptions({ smart, classes }) {
  if (!smart && classes !== undefined) throw new Failure(Exit.USAGE, '--classes belongs to --smart')
  if (!smart) return undefined
  const options = { classes: list(classes) }
  wronglyCalled(() => transliterate('', options))
  return options
}

function answer(text, options, smart) {
  return write(orRefusal(text, () => view(text, options, smart)))
}

async function write({ line, refused }) {
  await writeLine(JSON.stringify(line))
  return refused ? Exit.REFUSED : Exit.FINE
}

function view(original, options, smart) {
  const done = smart && transliterate(original, { ...options, ...smart })
  const text = done === undefined ? original : done.text
  const found = analyze(text, options)
  const listed = found.firstOffender === null ? [] : offenders(text, { ...options, limit: LISTED })
  return {
    encoding: found.encoding,
    units: found.units,
    segments: found.segments,
    greedy_segments: found.greedySegments,
    characters: found.characters,
    utf16_units: found.utf16Units,
    remaining: found.remaining,
    per_segment: found.perSegment,
    locking: found.locking,
    single: found.single,
    first_offender: found.firstOffender === null ? null : octets(text, found.firstOffender),
    offender_count: found.offenderCount,
    offenders: listed.map(({ position, codePoints, class: own, replacement }) => ({
      position: octets(text, position),
      code_points: codePoints,
      class: own,
      replacement,
    })),
    smart: done && smartView(original, done),
  }
}

/** What smart encoding did. Positions are those of the original. */
function smartView(original, { text, changes, untouched, blocker, before, after }) {
  return {
    text,
    changes: changeViews(original, changes),
    untouched,
    blocker: blocker === null ? null : octets(original, blocker),
    before: before === null ? null : before.segments,
    after: after.segments,
  }
}

/** The text of a `{"text": …}` line; other members may be anything. */
function textOf(line) {
  checkDocument(line)
  const { text } = JSON.parse(line.toString())
  if (text === undefined || text === null) throw refusal('missing_member', 'text')
  if (typeof text !== 'string') throw refusal('wrong_type', 'text')
  if (!text.isWellFormed()) throw refusal('invalid_json', 'text')
  return text
}

/** The core's reader knows where the JSON is wrong and which member stands twice, which `JSON.parse` does not tell. */
function checkDocument(line) {
  try {
    SendRequest.fromJson(line)
  } catch (error) {
    if (error.code !== 'wrong_type' || error.field === undefined) throw error
  }
}

module.exports = { run }
