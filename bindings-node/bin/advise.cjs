'use strict'

const { advise } = require('../index.cjs')
const { Exit, Failure } = require('./exit.cjs')
const { changeViews, octets, orRefusal } = require('./format.cjs')
const { TEXT_OPTIONS, list, number, parse, readText, textOptions, writeLine, wronglyCalled } = require('./input.cjs')

async function run(args) {
  const { values, positionals } = parse(args, {
    ...TEXT_OPTIONS,
    file: { type: 'string', short: 'f' },
    price: { type: 'string' },
    currency: { type: 'string' },
    recipients: { type: 'string' },
  })
  const { languages, price, currency, recipients, ...text } = values
  if ((price === undefined) !== (currency === undefined)) {
    throw new Failure(Exit.USAGE, '--price and --currency belong together')
  }
  if (recipients !== undefined && !/^[0-9]{1,9}$/.test(recipients)) {
    throw new Failure(Exit.USAGE, '--recipients is a count')
  }
  // The languages are those that may be proposed, and not those that the text may use.
  const facts = { price, currency, recipients: number(recipients), proposeLanguages: list(languages) }
  const options = { ...textOptions(text), ...facts }
  // An empty text is refused for no other reason than the options.
  wronglyCalled(() => advise('', options))
  return answer(readText(positionals, values.file), options)
}

async function answer(text, options) {
  const { line, refused } = orRefusal(text, () => ({ advice: advise(text, options).map((advice) => view(text, advice)) }))
  await writeLine(refused ? JSON.stringify(line) : `{"advice":[${line.advice.join(',')}]}`)
  return refused ? Exit.REFUSED : Exit.FINE
}

/** One piece of advice as JSON. Money is a number there, which no number of JavaScript could carry exactly. */
function view(text, { kind, changes, cut, units, language, classes, before, after, saved, currency, text: then }) {
  const members = {
    kind,
    changes: changeViews(text, changes),
    cut: cut === null ? null : octets(text, cut),
    units,
    language,
    classes,
    before,
    after,
  }
  const rest = JSON.stringify({ currency, text: then })
  return `${JSON.stringify(members).slice(0, -1)},"saved":${saved},${rest.slice(1)}`
}

module.exports = { run }
