// The Node face behind a line protocol: `{"op", "in"}` in, what every entry point answers out.

import readline from 'node:readline'
import { inspect } from 'node:util'

import { SeptetError } from '../../bindings-node/index.mjs'
import { CODE_ONLY, runners } from '../../bindings-node/test/vectors/runners.mjs'

async function outcome(call) {
  try {
    return { out: await call() }
  } catch (error) {
    if (error.code === 'ERR_INVALID_ARG_TYPE' && error instanceof TypeError) return { err: { code: 'wrong_type' }, codeOnly: true }
    if (!(error instanceof SeptetError)) return { thrown: inspect(error).slice(0, 2000) }
    const { code, message, offset, field, index, actual, limit } = error
    return { err: { code, message, offset, field, index, actual, limit } }
  }
}

async function answered({ op, in: input }) {
  const entries = []
  try {
    for (const [name, unit, call, errors = unit] of runners[op](input)) {
      const found = await outcome(call)
      entries.push({ name, unit, codeOnly: errors === CODE_ONLY, errors, ...found })
    }
  } catch (error) {
    entries.push({ name: op, thrown: inspect(error).slice(0, 2000) })
  }
  return entries
}

// As the vectors write integers that a JSON number cannot hold.
const exact = (_, value) => (typeof value === 'bigint' ? String(value) : value)

for await (const line of readline.createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const entries = await answered(JSON.parse(line))
  process.stdout.write(`${JSON.stringify(entries, exact)}\n`)
}
