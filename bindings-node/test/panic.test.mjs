// A panic becomes an error, never the end of the process. The published addon has nothing that panics on demand, so this
// takes one that was built with the feature `probe`: `SEPTET_PROBE` names it.

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'

const probe = process.env.SEPTET_PROBE

test('a panic is thrown', { skip: probe ? false : 'SEPTET_PROBE names no addon' }, () => {
  const script = `
    const { translated } = require('./lib/errors.cjs')
    const probe = require(process.argv[1])
    for (let round = 0; round < 3; round++) {
      try { probe.panic() } catch (error) { console.log(translated(error).code, error.message) }
    }
    probe.panicBare()
    console.log(probe.slots[0])
    probe.panicElsewhere().catch((error) => console.log(translated(error).code))`
  const cwd = new URL('..', import.meta.url)
  const { stdout, status } = spawnSync(process.execPath, ['-e', script, probe], { cwd, encoding: 'utf8' })
  assert.equal(status, 0)
  const line = 'ERR_SEPTET_INTERNAL a panic on demand'
  assert.deepEqual(stdout.trim().split('\n'), [line, line, line, '3', 'ERR_SEPTET_INTERNAL'])
})
