// split-sms behind a line protocol: a list of texts in, what it says of each out.
'use strict'

const readline = require('node:readline')

const splitSms = require('../../bindings-node/bench/node_modules/split-sms')

const told = (text) => {
  const { characterSet, parts, remainingInPart } = splitSms.split(text, { summary: true })
  const encoding = characterSet === splitSms.GSM ? 'gsm7' : 'ucs2'
  const units = parts.map(({ bytes }) => (encoding === 'gsm7' ? bytes : bytes / 2))
  return { encoding, units, remaining: remainingInPart }
}

readline.createInterface({ input: process.stdin }).on('line', (line) => {
  process.stdout.write(`${JSON.stringify(JSON.parse(line).map(told))}\n`)
})
