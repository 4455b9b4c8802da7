'use strict'

const { explain } = require('../index.cjs')
const { Exit } = require('./exit.cjs')
const { TEXT_OPTIONS, parse, readText, textOptions, writeLine } = require('./input.cjs')

async function run(args) {
  const { values, positionals } = parse(args, { ...TEXT_OPTIONS, file: { type: 'string', short: 'f' } })
  await writeLine(explain(readText(positionals, values.file), textOptions(values)))
  return Exit.FINE
}

module.exports = { run }
