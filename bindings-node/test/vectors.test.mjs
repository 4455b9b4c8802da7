// Runs every vector of tests/vectors through every entry point of this face that applies.

import assert from 'node:assert/strict'
import { test } from 'node:test'

import { SeptetError } from 'septet'

import { loadAll, skips } from './vectors/files.mjs'
import { CODE_ONLY, runners } from './vectors/runners.mjs'

const filter = process.env.SEPTET_VECTORS ?? ''

test('every vector through every entry point', async () => {
  const reasons = skips()
  const failures = []
  let [ran, skipped] = [0, 0]
  for (const { op, tests } of loadAll()) {
    for (const vector of tests.filter(({ id }) => id.includes(filter))) {
      if (reasons.delete(vector.id)) {
        skipped += 1
        continue
      }
      ran += 1
      assert.ok(runners[op], `${vector.id}: no such operation as ${op}`)
      const entryPoints = runners[op](vector.in)
      assert.ok(entryPoints.length > 0, `${vector.id}: no entry point applies`)
      for (const [name, unit, call, errors] of entryPoints) {
        const difference = compare(vector, unit, await outcome(call), errors)
        if (difference) failures.push(`${vector.id} through ${name}: ${difference}`)
      }
    }
  }
  console.log(`VECTORS face=node ran=${ran} skipped=${skipped}`)
  assert.equal(failures.length, 0, `${failures.length} differences\n${failures.slice(0, 40).join('\n')}`)
  assert.ok(ran > 0, `no vector has ${JSON.stringify(filter)} in its id`)
  if (filter === '') assert.deepEqual([...reasons], [], 'skips that skip nothing')
})

/** What an entry point gives: a value, or an error of ours. */
async function outcome(call) {
  try {
    return { out: await call() }
  } catch (error) {
    // In objects a wrong type is one of JavaScript's.
    if (error.code === 'ERR_INVALID_ARG_TYPE' && error instanceof TypeError) return { err: { code: 'wrong_type' } }
    if (!(error instanceof SeptetError)) throw error
    const { code, offset: position, field, index, actual, limit } = error
    return { err: { code, position, field, index, actual, limit } }
  }
}

function compare({ out, err }, unit, found, errors = unit) {
  const told = `expected ${JSON.stringify(out ?? err)}\n      found ${JSON.stringify(found)}`
  if (err === undefined) {
    try {
      assert.deepEqual(found.out, inUnit(out, unit))
      return undefined
    } catch {
      return told
    }
  }
  if (found.err === undefined) return told
  for (const [name, value] of Object.entries(err)) {
    // Columns hold the code only, and of JSON that is written here positions would mean nothing.
    if (errors === CODE_ONLY && name !== 'code') continue
    const expected = name === 'position' ? value[errors] : value
    if (expected === undefined) continue
    if (found.err[name] !== expected) return told
  }
  return undefined
}

/** An expected value with every position in one unit. */
function inUnit(value, unit) {
  if (Array.isArray(value)) return value.map((item) => inUnit(item, unit))
  if (value === null || typeof value !== 'object') return value
  if ('utf8' in value && 'utf16' in value) return value[unit]
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, inUnit(member, unit)]))
}
