#!/usr/bin/env node
'use strict'

// The most common verbs of the command `septet`, with its machine formats: JSON, positions in octets of UTF-8.

const { inspect } = require('node:util')

const { Exit, Failure } = require('./exit.cjs')

const VERBS = {
  analyze: () => require('./analyze.cjs'),
  advise: () => require('./advise.cjs'),
  segment: () => require('./segment.cjs'),
  explain: () => require('./explain.cjs'),
  check: () => require('./check.cjs'),
  plan: () => require('./plan.cjs'),
}

const USAGE = `usage: septet <verb> …
  analyze [TEXT] [--file FILE] [--ndjson]   encoding, segments and offenders; with --ndjson of {"text": …} lines
      [--smart [--classes CLASS,…]]         of the text with what forces UCS-2 replaced, where that saves segments
  advise [TEXT] [--file FILE]               edits that save segments
      [--price AMOUNT --currency CODE] [--recipients N]
  segment [TEXT] [--file FILE]              the segments
  explain [TEXT] [--file FILE]              one sentence that says why
  check [NUMBER…] [--file FILE] [--ndjson] [--level syntax|length|numbering]
  check --sender [SENDER…] [--sender-alphabet portable|common|gsm]
  plan FILE [--facts FILE] [--price AMOUNT --currency CODE] [--prices FILE]
text options: --encoding auto|gsm7|ucs2, --reference-bits 8|16, --max-segments N, --newline keep|lf, --languages tr,es, --nfc,
  --keep-graphemes, --keep-words, --keep-urls, --numbering
Without TEXT or FILE stdin is read. Everything is printed as JSON; --json is understood and changes nothing.
Exit codes: 0 fine, 1 refused, 2 called wrongly, 3 some recipients of a plan cannot be sent to, 4 a file that cannot be read.`

async function main([verb, ...rest]) {
  if (verb === '--version') return print(require('../index.cjs').version)
  if (verb === '--help' || verb === 'help') return print(USAGE)
  if (!Object.hasOwn(VERBS, verb ?? '')) throw new Failure(Exit.USAGE, USAGE)
  return VERBS[verb]().run(rest)
}

function print(line) {
  console.log(line)
  return Exit.FINE
}

// `septet … | head` is no mistake.
process.stdout.on('error', (error) => process.exit(error.code === 'EPIPE' ? Exit.FINE : Exit.UNREADABLE))

main(process.argv.slice(2)).then(
  (exit) => {
    process.exitCode = exit
  },
  (error) => {
    const failure = Failure.of(error)
    console.error(`septet: ${failure ? failure.message : inspect(error)}`)
    process.exitCode = failure ? failure.exit : 70
  },
)
