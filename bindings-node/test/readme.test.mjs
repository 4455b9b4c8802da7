// What README.md shows is what happens: each `js` block is run, each `console` block is run and compared.

import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const readme = fs.readFileSync(new URL('../README.md', import.meta.url), 'utf8')
const blocks = (language) =>
  [...readme.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].filter(([, name]) => name === language).map(([, , text]) => text)

test('every block of JavaScript runs', () => {
  const scripts = blocks('js')
  assert.ok(scripts.length >= 6)
  for (const script of scripts) {
    execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
  }
})

test('every command prints what is shown', () => {
  for (const block of blocks('console')) {
    const [command, ...expected] = block.trimEnd().split('\n')
    const [program, verb, ...args] = command.replace(/^\$ /, '').split(' ')
    assert.deepEqual([program, verb], ['npx', 'septet'])
    const { stdout } = spawnSync(process.execPath, ['bin/septet.cjs', ...args], { cwd: root, encoding: 'utf8' })
    assert.equal(stdout.trimEnd(), expected.join('\n'))
  }
})
