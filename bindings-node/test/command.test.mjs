// `npx septet`: the machine formats of the command.

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const own = [process.execPath, fileURLToPath(new URL('../bin/septet.cjs', import.meta.url))]

function run([program, ...before], args, input = '') {
  const { stdout, stderr, status } = spawnSync(program, [...before, ...args], { cwd: root, input, encoding: 'utf8' })
  return { stdout, stderr, status }
}

const CASES = [
  [['analyze', '--json', 'It’s 😀 on']],
  [['analyze', '--json'], 'from stdin\n'],
  [['analyze', '--json', '--encoding', 'gsm7', 'я']],
  [['analyze', '--json', '--max-segments', '1', 'a'.repeat(161)]],
  [['analyze', '--ndjson', '--reference-bits', '16'], '{"text":"Hi"}\n{"text":"é😀я"}\n{"text":7}\n{"to":"x"}\n'],
  [['analyze', '--json', '--languages', 'es,tr', '--keep-graphemes', 'ğüşı '.repeat(16)]],
  [['analyze', '--json', '--nfc', 'man\u0303ana']],
  [['analyze', '--json', '--smart', `It’s “on” ${'a'.repeat(150)}`]],
  [['analyze', '--json', '--smart', '--classes', 'typographic,space', 'é’s 😀 on']],
  [['analyze', '--ndjson', '--smart'], '{"text":"It’s"}\n{"text":"Привет"}\n{"text":7}\n'],
  [['advise', '--json', `It’s “on” ${'a'.repeat(150)}`]],
  [['advise', '--json', '--price', '0.04', '--currency', 'EUR', '--recipients', '100000', `😀 It’s ${'é'.repeat(90)}`]],
  [['advise', '--json', '--languages', 'tr,es', `${'ğüşı '.repeat(20)}`]],
  [['advise', '--json', 'short']],
  [['segment', '--json', '--numbering', '--keep-words', '--keep-urls', 'Doors open at seven. '.repeat(9)]],
  [['segment', '--json', `${'é'.repeat(200)}]`]],
  [['segment', '--json', '--reference', '7', 'я'.repeat(71)]],
  [['explain', 'It’s on']],
  [['check', '--json', '+12025550143', '07700900100', '+99912345678', '', 'é1']],
  [['check', '--ndjson', '--level', 'length'], '+12025550143\n{"to":"+447"}\n{"from":"x"}\n\n+999123456789\n'],
  [['check', '--json', '--level', 'numbering', '+442079460958', '+4402079460958', '+12042345678', '+99912345678', '+1', 'x']],
  [['check', '--json', '--sender', 'Conerix', '12', '+447700900100', 'Conérix']],
  [['check', '--sender', '--sender-alphabet', 'common', '--ndjson'], 'Conerix Ltd\n{"from":"A b"}\n'],
  [['plan', 'examples/seed-bulk.json', '--json', '--price', '0.05', '--currency', 'USD']],
  [['plan', 'examples/campaign.json', '--json']],
  [['plan', '-', '--json'], '{"to":"+12025550143","from":"Conerix","body":"Hi"}'],
]

describe('the command', () => {
  const other = process.env.SEPTET_COMMAND
  for (const [args, input] of CASES) {
    test(args.join(' ').slice(0, 60), () => {
      const found = run(own, args, input)
      for (const line of found.stdout.trimEnd().split('\n')) if (args[0] === 'plan') JSON.parse(line)
      assert.equal(found.stderr, '')
      // The same bytes and the same exit code as those of the command in Rust.
      if (other) assert.deepEqual(found, run([other], args, input))
    })
  }

  test('tells its exit codes apart', () => {
    assert.equal(run(own, ['analyze', 'Hi']).status, 0)
    assert.equal(run(own, ['check', 'x']).status, 1)
    for (const args of [[], ['nothing'], ['analyze', '--languages', 'xx', 'a'], ['analyze', '--nothing'], ['analyze', '--encoding', 'x', 'a'], ['analyze', '--classes', 'space', 'a'], ['analyze', '--smart', '--classes', 'x', 'a'], ['advise', '--price', '1', 'a'], ['advise', '--recipients', 'x', 'a'], ['plan']]) {
      const { status, stdout, stderr } = run(own, args)
      assert.deepEqual([status, stdout], [2, ''], args.join(' '))
      assert.match(stderr, /^septet: /)
    }
    assert.equal(run(own, ['plan', 'examples/campaign.json']).status, 3)
    assert.equal(run(own, ['plan', 'no-such-file.json']).status, 4)
  })
})
