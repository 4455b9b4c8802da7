'use strict'

const { PhoneNumber, SendRequest, SenderId, SeptetError } = require('../index.cjs')
const { Exit } = require('./exit.cjs')
const { errorView, orRefusal, refusal } = require('./format.cjs')
const { parse, readLines, shown, writeLine, wronglyCalled } = require('./input.cjs')

async function run(args) {
  const { values, positionals } = parse(args, {
    file: { type: 'string', short: 'f' },
    ndjson: { type: 'boolean' },
    level: { type: 'string' },
    sender: { type: 'boolean' },
    'sender-alphabet': { type: 'string' },
  })
  const question = values.sender ? sender(values['sender-alphabet']) : number(values.level)
  const entries = positionals.length > 0 ? positionals : readLines(values.file)
  let [exit, last] = [Exit.FINE, undefined]
  for await (const entry of entries) {
    const { line, refused } = answer(entry, question, positionals.length === 0)
    if (refused || line.valid === false) exit = Exit.REFUSED
    const json = JSON.stringify(line)
    if (values.ndjson) await writeLine(json)
    else {
      // A line behind, because the array ends after the last.
      if (last !== undefined) await writeLine(`${last},`)
      last = last === undefined ? `[${json}` : json
    }
  }
  if (!values.ndjson) await writeLine(last === undefined ? '[]' : `${last}]`)
  return exit
}

/** The answer to an entry; one of a list may be a JSON object, of which one member counts. */
function answer(entry, { member, view }, isLine) {
  if (!isLine) return { line: view(entry), refused: false }
  if (entry[0] !== 0x7b) return { line: view(shown(entry)), refused: false }
  return orRefusal(entry, () => {
    const value = SendRequest.fromJson(entry)[member]
    if (value === null) throw refusal('missing_member', member)
    return view(value)
  })
}

function number(level = 'syntax') {
  wronglyCalled(() => PhoneNumber.check('+12025550143', { level }))
  const view = (text) => {
    const error = errorOf(text, () => PhoneNumber.parse(text, { level }))
    // A number that fails only at a higher level still has a calling code.
    const known = PhoneNumber.check(text) === null ? PhoneNumber.parse(text) : null
    const plan = known !== null && level === 'numbering' ? known.numbering() : null
    const region = plan === null ? known && known.region : plan.region
    const found = { calling_code: known && known.callingCode, region, ...(plan && meant(plan)) }
    return { to: text, valid: error === undefined, ...error, ...found }
  }
  return { member: 'to', view }
}

/** What a plan says of a number, where it says it. */
function meant({ type, suggestion }) {
  return { type: type ?? undefined, suggestion: suggestion?.e164 }
}

function sender(alphabet) {
  wronglyCalled(() => SenderId.parse('Conerix', { alphabet }))
  const view = (text) => {
    const error = errorOf(text, () => SenderId.parse(text, { alphabet }))
    const known = error === undefined ? SenderId.parse(text, { alphabet }) : {}
    return { from: text, valid: error === undefined, ...error, kind: known.kind, tier: known.tier }
  }
  return { member: 'from', view }
}

function errorOf(text, work) {
  try {
    work()
  } catch (error) {
    if (error instanceof SeptetError) return errorView(error, text)
    throw error
  }
  return undefined
}

module.exports = { run }
