'use strict'

const { analyze, segment } = require('../index.cjs')
const { Exit } = require('./exit.cjs')
const { octets, orRefusal } = require('./format.cjs')
const { TEXT_OPTIONS, parse, readText, textOptions, writeLine, wronglyCalled } = require('./input.cjs')

async function run(args) {
  const { values, positionals } = parse(args, {
    ...TEXT_OPTIONS,
    file: { type: 'string', short: 'f' },
    reference: { type: 'string' },
    'header-elements': { type: 'string' },
  })
  const options = textOptions(values)
  if (values.reference !== undefined) options.concatenationReference = Number(values.reference)
  if (values['header-elements'] !== undefined) options.headerElements = Buffer.from(values['header-elements'], 'hex')
  wronglyCalled(() => analyze('', options))
  const text = readText(positionals, values.file)
  const { line, refused } = orRefusal(text, () => view(text, options))
  await writeLine(JSON.stringify(line))
  return refused ? Exit.REFUSED : Exit.FINE
}

function view(text, options) {
  const segments = segment(text, options).map((found) => ({
    start: octets(text, found.start),
    end: octets(text, found.end),
    units: found.units,
    octets: found.octets,
    text: found.text,
    header: found.header && found.header.toString('hex'),
    counter: found.counter ?? undefined,
  }))
  return { encoding: analyze(text, options).encoding, segments }
}

module.exports = { run }
