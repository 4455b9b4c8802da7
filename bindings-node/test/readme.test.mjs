// What README.md and the pages under docs show is what happens: each `js` block is run, each `console` block of README.md is run and
// compared. The commands of the pages are run by `cargo xtask test`.

import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const docs = path.join(root, '../docs')
const blocks = (file, language) =>
  [...fs.readFileSync(file, 'utf8').matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)]
    .filter(([, name]) => name === language)
    .map(([, , text]) => text)
const readme = path.join(root, 'README.md')
const pages = fs.readdirSync(docs, { recursive: true }).filter((name) => name.endsWith('.md'))

function run(script) {
  execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
}

test('every block of JavaScript runs', () => {
  const scripts = blocks(readme, 'js')
  assert.ok(scripts.length >= 6)
  scripts.forEach(run)
})

test('every block of JavaScript in the pages under docs runs', () => {
  const scripts = pages.flatMap((page) => blocks(path.join(docs, page), 'js'))
  assert.ok(scripts.length >= 4)
  scripts.forEach(run)
})

test('every command prints what is shown', () => {
  for (const block of blocks(readme, 'console')) {
    const [command, ...expected] = block.trimEnd().split('\n')
    const [program, verb, ...args] = command.replace(/^\$ /, '').split(' ')
    assert.deepEqual([program, verb], ['npx', 'septet'])
    const { stdout } = spawnSync(process.execPath, ['bin/septet.cjs', ...args], { cwd: root, encoding: 'utf8' })
    assert.equal(stdout.trimEnd(), expected.join('\n'))
  }
})
