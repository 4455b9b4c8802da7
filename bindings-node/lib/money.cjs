'use strict'

// Money is a decimal string or a bigint of nanos (10^-9). A number cannot hold most decimals, so it is never taken.

const { checkInteger, checkJson, checkObject, checkString, isUint8Array } = require('./arguments.cjs')
const { binding } = require('./binding.cjs')
const { invalidType } = require('./errors.cjs')

function parseAmount(text) {
  if (typeof text !== 'string') throw notMoney('text', text)
  return binding.parseAmount(text)
}

function formatAmount(nanos, decimals) {
  if (typeof nanos !== 'bigint') throw invalidType('nanos', 'of type bigint', nanos)
  // More decimals than that are zeros that nobody asks for.
  if (decimals !== undefined) checkInteger('decimals', decimals, 0, 100)
  return binding.formatAmount(nanos, decimals)
}

/** An amount in decimal, of a decimal string or of nanos. */
function decimal(name, value) {
  if (typeof value === 'bigint') return binding.formatAmount(value)
  if (typeof value !== 'string') throw notMoney(name, value)
  return value
}

function notMoney(name, value) {
  return invalidType(name, 'a decimal string or a bigint of nanos, because a number would round it', value)
}

/** The nanos of a decimal that came from the core. */
function nanosOf(cost) {
  return cost === null || cost === undefined ? null : binding.parseAmount(cost)
}

/** Prices per segment in one currency: by route, network and the longest number prefix. */
class PriceTable {
  #native

  constructor(table) {
    if (typeof table === 'string' || isUint8Array(table)) {
      this.#native = binding.priceTable(table)
      return
    }
    // Only here, because what writes objects needs this class.
    const { PRICE_TABLE, objectJson, withoutPositions } = require('./wire.cjs')
    const json = objectJson('table', table, PRICE_TABLE)
    this.#native = withoutPositions(() => binding.priceTable(json))
  }

  static fromJson(json) {
    return new PriceTable(checkJson('json', json))
  }

  /** The same price for every number and route. */
  static flat(price, currency) {
    const prices = [{ price: decimal('price', price) }]
    return new PriceTable({ currency: checkString('currency', currency), prices })
  }

  get currency() {
    return binding.priceTableCurrency(this.#native)
  }

  /** What a segment costs in decimal, `null` when the table does not say. */
  price(number, options) {
    const { routeId, network } = options === undefined ? {} : checkObject('options', options)
    if (network !== undefined) checkString('options.network', network)
    return binding.priceOf(this.#native, checkString('number', String(number)), idOf(routeId), network)
  }

  /** The native table, for facts. */
  static native(table) {
    return table.#native
  }
}

function idOf(routeId) {
  if (routeId === undefined || typeof routeId === 'bigint') return routeId
  return BigInt(checkInteger('options.routeId', routeId, 1, Number.MAX_SAFE_INTEGER))
}

module.exports = { PriceTable, decimal, formatAmount, nanosOf, parseAmount }
