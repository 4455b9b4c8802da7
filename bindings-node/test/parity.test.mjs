// What is public stands in api.json, errors.json and the types, and what stands there is public.

import assert from 'node:assert/strict'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import { test } from 'node:test'

import { read } from './vectors/files.mjs'

const septet = createRequire(import.meta.url)('septet')
const types = fs.readFileSync(new URL('../index.d.cts', import.meta.url), 'utf8')

test('the names are those of the list', () => {
  const listed = read('api.json').flatMap(({ node }) => node)
  assert.equal(new Set(listed).size, listed.length, 'a name stands twice')
  assert.deepEqual(Object.keys(septet).sort(), listed.sort())
})

test('every name has a type, and every value of the types exists', () => {
  const typed = [...types.matchAll(/^export (?:const|function|class|namespace) (\w+)/gm)].map(([, name]) => name)
  assert.deepEqual([...new Set(typed)].sort(), Object.keys(septet).sort())
})

test('the codes are those of the list', () => {
  const codes = read('errors.json')
  const union = types.slice(types.indexOf('export type ErrorCode ='))
  assert.deepEqual([...union.matchAll(/\| '(\w+)'/g)].map(([, code]) => code), codes.map(({ code }) => code))
  for (const { code, meaning, http_status: status } of codes) {
    const envelope = new septet.ErrorEnvelope({ code })
    assert.deepEqual([envelope.message, envelope.httpStatus], [meaning, status], code)
  }
})

test('the release is one', () => {
  const { version } = JSON.parse(fs.readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  assert.equal(septet.version, version)
  assert.match(septet.numberingVersion, /./)
})
