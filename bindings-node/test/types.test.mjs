// The types hold what they promise.

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

test('tsc --strict over a file of assertions', () => {
  const run = spawnSync('node_modules/.bin/tsc', ['-p', '.'], { cwd: root, encoding: 'utf8' })
  assert.equal(run.status, 0, run.stdout + run.stderr)
})
