// The package as users get it: packed, installed into empty folders far from the repository, built there or prebuilt.

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const { addonName } = await import('../scripts/build.cjs').then((module) => module.default)

let [folder, tarball] = []

/** The environment of a user: nothing of the workspace's build. */
function environment(changes = {}) {
  const { CARGO_TARGET_DIR, NODE_OPTIONS, ...rest } = process.env
  const own = Object.entries(rest).filter(([name]) => !/^(npm_|CARGO_(?!HOME)|RUSTFLAGS)/i.test(name))
  return { ...Object.fromEntries(own), ...changes }
}

function run(cwd, program, args, env = environment()) {
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd, env, encoding: 'utf8' })
  return { status, output: `${stdout}${stderr}${error ?? ''}`, stdout }
}

function succeed(...args) {
  const done = run(...args)
  assert.equal(done.status, 0, `${args.slice(1, 3).flat().join(' ')}\n${done.output}`)
  return done.stdout
}

function emptyFolder(name) {
  const place = path.join(folder, name)
  fs.mkdirSync(place)
  fs.writeFileSync(path.join(place, 'package.json'), '{"name":"user","private":true}')
  return place
}

/** The first block of README.md, and the same through `require` and in TypeScript's resolution. */
function use(place) {
  const [, block] = fs.readFileSync(path.join(root, 'README.md'), 'utf8').match(/^```js\n([\s\S]*?)^```$/m)
  succeed(place, process.execPath, ['--input-type=module', '-e', block])
  succeed(place, process.execPath, ['-e', "require('septet').analyze('Hi')"])
  assert.equal(JSON.parse(succeed(place, 'npx', ['septet', 'analyze', 'Hi'])).units, 2)
}

/** A PATH with node and npm but without cargo. */
function pathWithoutCargo() {
  const place = path.join(folder, 'tools')
  fs.mkdirSync(place, { recursive: true })
  for (const tool of ['node', 'npm', 'npx', 'sh', 'env']) {
    const found = spawnSync('sh', ['-c', `command -v ${tool}`], { encoding: 'utf8' }).stdout.trim()
    if (found && !fs.existsSync(path.join(place, tool))) fs.symlinkSync(fs.realpathSync(found), path.join(place, tool))
  }
  return place
}

before(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'septet-package-'))
  succeed(root, 'npm', ['pack', '--pack-destination', folder])
  tarball = path.join(folder, fs.readdirSync(folder).find((name) => name.endsWith('.tgz')))
})

after(() => fs.rmSync(folder, { recursive: true, force: true }))

describe('the tarball', () => {
  test('passes publint', () => {
    succeed(root, 'node_modules/.bin/publint', [tarball, '--strict', '--level', 'warning'])
  })

  test('passes attw', () => {
    succeed(root, 'node_modules/.bin/attw', [tarball])
  })

  test('holds neither a build nor tests', () => {
    const names = succeed(folder, 'tar', ['tzf', tarball]).trim().split('\n')
    assert.deepEqual(names.filter((name) => /target\/|\.node$|\/test|\/bench/.test(name)), [])
    for (const name of ['vendor/core/src/lib.rs', 'vendor/node/src/lib.rs', 'vendor/Cargo.lock', 'index.d.mts', 'README.md']) {
      assert.ok(names.includes(`package/${name}`), name)
    }
  })

  test('is built on install, outside of the repository', () => {
    const place = emptyFolder('built')
    succeed(place, 'npm', ['install', tarball, '--no-audit', '--no-fund', '--foreground-scripts'])
    use(place)
    assert.equal(fs.existsSync(path.join(place, 'node_modules/septet/vendor/target')), false)
  })

  test('without Rust says what is missing', () => {
    const place = emptyFolder('without-rust')
    const env = environment({ PATH: pathWithoutCargo() })
    const { status, output } = run(place, 'npm', ['install', tarball, '--no-audit', '--no-fund'], env)
    assert.notEqual(status, 0)
    assert.match(output, /it has to be built, which needs Rust 1\.88 or newer/)
    assert.match(output, /https:\/\/rustup\.rs/)
  })

  test('takes a prebuilt addon, and needs no Rust then', () => {
    const place = emptyFolder('prebuilt')
    const name = addonName()
    const platform = path.join(place, `septet-${name.replace(/^septet\.|\.node$/g, '')}`)
    fs.mkdirSync(platform)
    const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'))
    const manifest = { name: path.basename(platform), version, main: name }
    fs.writeFileSync(path.join(platform, 'package.json'), JSON.stringify(manifest))
    fs.copyFileSync(path.join(root, name), path.join(platform, name))
    const args = ['install', tarball, platform, '--install-links', '--no-audit', '--no-fund']
    succeed(place, 'npm', args, environment({ PATH: pathWithoutCargo() }))
    assert.equal(fs.existsSync(path.join(place, 'node_modules/septet', name)), false)
    use(place)
  })
})

test('npm install of the folder', () => {
  const place = emptyFolder('linked')
  // As a user of a checkout would; cargo has nothing left to do where it was built just before.
  const env = environment(process.env.CARGO_TARGET_DIR ? { CARGO_TARGET_DIR: process.env.CARGO_TARGET_DIR } : {})
  succeed(place, 'npm', ['install', root, '--no-audit', '--no-fund'], env)
  use(place)
})
