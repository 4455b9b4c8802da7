'use strict'

// The addon, with its errors turned into ours.

const fs = require('node:fs')
const path = require('node:path')

const native = load()

/**
 * The addon. Where it was built it stands beside us, and is taken at once: the generated loader, which knows every platform,
 * takes longer to compile than the addon to load.
 */
function load() {
  const { arch, env, platform } = process
  const beside = path.join(__dirname, '..', `septet.${platform}-${arch}${platform === 'linux' ? '-gnu' : ''}.node`)
  if (env.NAPI_RS_NATIVE_LIBRARY_PATH === undefined && fs.existsSync(beside)) return require(beside)
  return require('../binding.cjs')
}

/** What the first slot says after a bare call that succeeded; `src/bare/slots.rs` has the same number. */
const FINE = 0

/**
 * Every generated function, throwing what `translated` makes of its errors. Bare ones never throw. Each is made when it is first
 * asked for, which programs do of a few: a property that an object does not have yet is asked of what stands behind it.
 */
const binding = Object.create(
  new Proxy(native, {
    get(native, name) {
      const call = native[name]
      if (typeof call !== 'function') return call
      binding[name] = (...args) => {
        try {
          return call(...args)
        } catch (error) {
          throw require('./errors.cjs').translated(error)
        }
      }
      return binding[name]
    },
  }),
)

// The hot ones as they are, and the memory in which they answer.
const { analyzeInto, analyzeRow, checkNumber, slots } = native

/** The words of the encodings by their numbers, and of the languages by their identifiers, which begin with 1. */
const { version, numberingVersion, encodings, languages } = native.release()

module.exports = {
  FINE,
  analyzeInto,
  analyzeRow,
  binding,
  checkNumber,
  encodings,
  languages,
  numberingVersion,
  slots,
  version,
}
