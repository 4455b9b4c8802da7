'use strict'

// Building the addon with cargo alone, since users who build it have no npm packages of ours. The generated loader
// `binding.cjs` finds what stands beside it.

const { spawnSync } = require('node:child_process')
const fs = require('node:fs')
const path = require('node:path')

const root = path.join(__dirname, '..')

/** The profile of the workspace's manifest, which the packed tarball carries too. */
const PROFILE = 'face'

/** Where the source is: in the repository beside us, in a packed tarball under `vendor`. */
function manifest() {
  const places = [path.join(root, 'Cargo.toml'), path.join(root, 'vendor', 'node', 'Cargo.toml')]
  return places.find((place) => fs.existsSync(place))
}

/** Whether this is a checkout, where the source may be newer than the addon. */
function isCheckout() {
  return fs.existsSync(path.join(root, 'Cargo.toml'))
}

/** The file name that the generated loader looks for first. */
function addonName() {
  const { platform, arch } = process
  const suffix = {
    linux: isMusl() ? '-musl' : '-gnu',
    win32: '-msvc',
  }[platform]
  return `septet.${platform}-${arch}${suffix ?? ''}.node`
}

function isMusl() {
  try {
    return fs.readFileSync('/usr/bin/ldd', 'latin1').includes('musl')
  } catch {
    return !process.report?.getReport()?.header?.glibcVersionRuntime
  }
}

/** Runs cargo; `undefined` when there is none. */
function cargo(args, options) {
  const run = spawnSync('cargo', args, { cwd: root, ...options })
  return run.error?.code === 'ENOENT' ? undefined : run
}

/**
 * Builds the addon and puts it beside the loader.
 * @returns {string} the path of the addon
 */
function build({ features = [], output = path.join(root, addonName()) } = {}) {
  const source = manifest()
  const args = ['build', '--locked', '--lib', '--manifest-path', source, '--profile', PROFILE]
  args.push('--message-format=json-render-diagnostics')
  if (features.length > 0) args.push('--features', features.join(','))
  const run = cargo(args, { stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 1 << 28, encoding: 'utf8' })
  if (run === undefined) throw new Error('cargo was not found')
  if (run.status !== 0) throw new Error(`cargo build failed (${run.status ?? run.signal})`)
  const artifact = run.stdout
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line))
    .findLast((message) => message.reason === 'compiler-artifact' && message.target.name === 'septet_node')
  const library = artifact.filenames.find((file) => /\.(so|dylib|dll)$/.test(file))
  // Never over a file that a running process has mapped.
  fs.rmSync(output, { force: true })
  fs.copyFileSync(library, output)
  return output
}

module.exports = { PROFILE, addonName, build, cargo, isCheckout, manifest, root }

if (require.main === module) {
  // For the tests and benchmarks: `build.cjs --features probe --output FILE`.
  const { values } = require('node:util').parseArgs({
    options: { features: { type: 'string', multiple: true }, output: { type: 'string' } },
  })
  console.log(build({ features: values.features, output: values.output && path.resolve(values.output) }))
}
