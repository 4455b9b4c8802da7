'use strict'

// `npm pack`: the addon's path dependency lies outside of the package, so its source is copied in, as a Cargo workspace
// of its own under `vendor`, from which the tarball builds anywhere.

const fs = require('node:fs')
const path = require('node:path')

const { cargo, root } = require('./build.cjs')

const vendor = path.join(root, 'vendor')
const repository = path.join(root, '..')

fs.rmSync(vendor, { recursive: true, force: true })
if (!process.argv.includes('--clean')) {
  copy('core', 'core', ['Cargo.toml', 'README.md', 'src', 'data'])
  copy('bindings-node', 'node', ['Cargo.toml', 'build.rs', 'src'])
  copy('.', '.', ['Cargo.lock', 'LICENSE-MIT', 'LICENSE-APACHE'])
  const manifest = fs.readFileSync(path.join(repository, 'Cargo.toml'), 'utf8')
  const own = manifest
    .replace(/^members = .*$/m, 'members = ["core", "node"]')
    .replace(/^default-members = .*$/m, 'default-members = ["node"]')
  // Cargo would warn of profiles for packages that are not here.
  const others = /^\[profile\.face\.package\.(septet-python|pyo3)\]/
  fs.writeFileSync(path.join(vendor, 'Cargo.toml'), withoutSections(own, others))
  dropTestsOfCore()
  // Cargo drops what the two need not and keeps every version; `--locked` would refuse the superfluous.
  const pruned = cargo(['metadata', '--format-version', '1', '--offline', '--manifest-path', path.join(vendor, 'Cargo.toml')], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (pruned?.status !== 0) throw new Error('cargo could not prune the lock file')
}

function copy(from, to, names) {
  for (const name of names) {
    fs.cpSync(path.join(repository, from, name), path.join(vendor, to, name), { recursive: true })
  }
}

/** The core's tests and benchmarks stay behind, so what only they need must not be asked for. */
function dropTestsOfCore() {
  const place = path.join(vendor, 'core', 'Cargo.toml')
  const ofTests = /^(\[dev-dependencies\]|\[\[(bench|test|example)\]\])/
  fs.writeFileSync(place, withoutSections(fs.readFileSync(place, 'utf8'), ofTests))
}

/** A manifest without the sections whose headings match. */
function withoutSections(manifest, headings) {
  const sections = manifest.split(/^(?=\[)/m)
  return sections.filter((section) => !headings.test(section)).join('')
}
