'use strict'

// `npm install`: takes the prebuilt addon of this platform when there is one, and builds it otherwise.

const fs = require('node:fs')
const path = require('node:path')

const { build, cargo, isCheckout, manifest, root } = require('./build.cjs')

function hasPrebuilt() {
  try {
    const { release } = require('../binding.cjs')
    return release().version === require('../package.json').version
  } catch {
    return false
  }
}

function fail(lines) {
  console.error(['', ...lines, ''].map((line) => `septet: ${line}`).join('\n'))
  process.exit(1)
}

// In a checkout cargo knows best whether anything is to be done.
if (!isCheckout() && hasPrebuilt()) process.exit(0)

const platform = `${process.platform}-${process.arch}`
if (manifest() === undefined) {
  fail([`there is no prebuilt addon for ${platform}, and this package carries no source to build it from.`])
}
if (cargo(['--version'], { stdio: 'ignore' }) === undefined) {
  fail([
    `there is no prebuilt addon for ${platform}, so it has to be built, which needs Rust 1.88 or newer.`,
    'Install Rust from https://rustup.rs (`cargo --version` must work), then install septet again.',
  ])
}
try {
  build()
} catch (error) {
  fail([`the addon could not be built: ${error.message}`, 'What cargo said stands above. Rust 1.88 or newer is needed.'])
}
// The intermediate files are a hundred times the addon's size. In a checkout they are the developer's.
if (!isCheckout()) fs.rmSync(path.join(root, 'vendor', 'target'), { recursive: true, force: true })
