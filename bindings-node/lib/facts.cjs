'use strict'

const { inspect } = require('node:util')

const { checkJson, isUint8Array } = require('./arguments.cjs')
const { binding } = require('./binding.cjs')
const { FACTS, PriceTable, objectJson, withoutPositions } = require('./wire.cjs')

/** What the caller knows and wants, beside the request: read once, for any number of plans. */
class Facts {
  #native

  constructor(facts = {}) {
    if (typeof facts === 'string' || isUint8Array(facts)) {
      this.#native = binding.facts(facts)
      return
    }
    // A table that was read before is put in natively.
    const table = facts?.prices instanceof PriceTable ? facts.prices : undefined
    const json = objectJson('facts', table === undefined ? facts : { ...facts, prices: undefined }, FACTS)
    this.#native = withoutPositions(() => binding.facts(json, table && PriceTable.native(table)))
  }

  static fromJson(json) {
    return new Facts(checkJson('json', json))
  }

  /** The native facts of whatever form they were given in. */
  static native(facts) {
    return (facts instanceof Facts ? facts : new Facts(facts)).#native
  }

  // Lists of people are not shown.
  [inspect.custom]() {
    return 'Facts {}'
  }
}

module.exports = { Facts }
