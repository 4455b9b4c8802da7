'use strict'

const { BulkRequest, Facts, PriceTable, SendRequest, planBulk, planSend } = require('../index.cjs')
const { Exit, Failure } = require('./exit.cjs')
const { parse, understood, writeLine, wronglyCalled } = require('./input.cjs')

async function run(args) {
  const { values, positionals } = parse(args, {
    facts: { type: 'string' },
    price: { type: 'string' },
    currency: { type: 'string' },
    prices: { type: 'string' },
  })
  if (positionals.length !== 1) throw new Failure(Exit.USAGE, 'one file with a request is expected; - is stdin')
  const facts = factsOf(values)
  const plan = understood(positionals[0], (octets) => {
    const bulk = BulkRequest.fromJson(octets)
    // As the API has it: what has recipients is a bulk request.
    return bulk.recipients === null ? planSend(SendRequest.fromJson(octets), facts) : planBulk(bulk, facts)
  })
  await writeLine(plan.toJson())
  if (plan.errors.length > 0 || plan.ok === 0) return Exit.REFUSED
  return plan.failed > 0 ? Exit.PARTIAL : Exit.FINE
}

function factsOf({ facts, price, currency, prices }) {
  if ((price === undefined) !== (currency === undefined)) {
    throw new Failure(Exit.USAGE, '--price and --currency belong together')
  }
  const given = [facts, price, prices].filter((value) => value !== undefined)
  if (given.length > 1) throw new Failure(Exit.USAGE, 'one of --facts, --price and --prices is expected')
  if (price !== undefined) return wronglyCalled(() => new Facts({ prices: PriceTable.flat(price, currency) }))
  if (prices !== undefined) return new Facts({ prices: understood(prices, PriceTable.fromJson) })
  return facts === undefined ? new Facts() : understood(facts, Facts.fromJson)
}

module.exports = { run }
