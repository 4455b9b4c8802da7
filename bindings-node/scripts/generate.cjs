'use strict'

// `npm run build`: the addon, and what napi-rs generates for it: `binding.cjs` (the loader) and `binding.d.ts`. With
// `--check` the committed files are only compared.

const { spawnSync } = require('node:child_process')
const fs = require('node:fs')
const os = require('node:os')
const path = require('node:path')

const { PROFILE, root } = require('./build.cjs')

const FILES = ['binding.cjs', 'binding.d.ts']
const check = process.argv.includes('--check')
const output = fs.mkdtempSync(path.join(os.tmpdir(), 'septet-generate-'))

const napi = path.join(root, 'node_modules', '.bin', 'napi')
const run = spawnSync(
  napi,
  [
    'build', '--platform', '--profile', PROFILE, '--output-dir', output, '--js', FILES[0], '--dts', FILES[1],
    '--no-const-enum', '--no-dts-cache', '--', '--locked',
  ],
  { cwd: root, stdio: 'inherit' },
)
if (run.status !== 0) process.exit(run.status ?? 1)

let drifted = false
for (const name of FILES) {
  const generated = fs.readFileSync(path.join(output, name), 'utf8')
  const place = path.join(root, name)
  if (check && generated !== fs.readFileSync(place, 'utf8')) {
    console.error(`${name} differs from what napi-rs generates: run \`npm run build\``)
    drifted = true
  }
  if (!check) fs.writeFileSync(place, generated)
}
for (const name of fs.readdirSync(output).filter((name) => name.endsWith('.node'))) {
  fs.rmSync(path.join(root, name), { force: true })
  fs.copyFileSync(path.join(output, name), path.join(root, name))
}
fs.rmSync(output, { recursive: true })
process.exit(drifted ? 1 : 0)
