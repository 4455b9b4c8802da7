'use strict'

// Objects of JavaScript as the JSON that the core reads: camelCase becomes the API's names, types are checked, money stays
// exact. What a value may be is the core's to say.

const { binding } = require('./binding.cjs')
const { SeptetError, invalidType } = require('./errors.cjs')
const { PriceTable, decimal } = require('./money.cjs')
const { PhoneNumber } = require('./phone.cjs')
const { SenderId } = require('./sender.cjs')

// Writers of values. Each gets the place of the value for errors.

function string(place, value) {
  // These are the text that they were read from.
  const text = value instanceof PhoneNumber || value instanceof SenderId ? value.toString() : value
  if (typeof text !== 'string') throw invalidType(place.name, 'of type string', value)
  if (!text.isWellFormed()) throw unpaired(place, text)
  return JSON.stringify(text)
}

function boolean(place, value) {
  if (typeof value !== 'boolean') throw invalidType(place.name, 'of type boolean', value)
  return String(value)
}

function integer(place, value) {
  if (typeof value !== 'bigint' && !Number.isFinite(value)) {
    throw invalidType(place.name, 'an integer (a number or a bigint)', value)
  }
  return String(value)
}

/** Where the core takes money as a string. */
function amount(place, value) {
  return JSON.stringify(decimal(place.name, value))
}

/** Where the API has money as a JSON number, which is spliced in: so the core reads and writes it first. */
function exactNumber(place, value) {
  try {
    return binding.formatAmount(binding.parseAmount(decimal(place.name, value)))
  } catch (error) {
    throw error instanceof SeptetError ? placed(error, place) : error
  }
}

/** A Date, seconds since 1970 (a number or a bigint), or RFC 3339. */
function time(place, value) {
  if (typeof value === 'string') return string(place, value)
  const seconds = value instanceof Date ? Math.floor(value.getTime() / 1000) : value
  if (typeof seconds !== 'bigint' && !Number.isInteger(seconds)) {
    throw invalidType(place.name, 'a valid Date, whole seconds since 1970, or a string in RFC 3339', value)
  }
  try {
    return JSON.stringify(binding.writeTimestamp(BigInt(seconds)))
  } catch (error) {
    throw error instanceof SeptetError ? placed(error, place) : error
  }
}

/** Any JSON. */
function anything(place, value) {
  return JSON.stringify(value)
}

/** An array, a Set or any other iterable of what a writer takes. */
function list(item) {
  return (place, value) => {
    if (typeof value === 'string' || typeof value?.[Symbol.iterator] !== 'function') {
      throw invalidType(place.name, 'an instance of Array or another iterable', value)
    }
    const items = Array.from(value, (entry, index) =>
      item({ name: `${place.name}[${index}]`, field: place.field, index }, entry),
    )
    return `[${items.join(',')}]`
  }
}

/** Strings by the thousand: the same as `list(string)` without a place for each. */
function strings(place, value) {
  if (Array.isArray(value) && value.every((entry) => typeof entry === 'string' && entry.isWellFormed())) {
    return JSON.stringify(value)
  }
  return list(string)(place, value)
}

function object(schema) {
  return (place, value) => objectJson(place.name, value, schema)
}

/**
 * The JSON of an object's members. An absent member is one that is undefined or null, as in JSON; of one that is not in
 * the schema the core gets the name, and says what that means.
 */
function membersJson(name, value, schema, own = []) {
  if (typeof value !== 'object' || value === null) throw invalidType(name, 'of type object', value)
  const members = own.slice()
  for (const key of Object.keys(value)) {
    const member = value[key]
    if (member === undefined || member === null) continue
    const known = Object.hasOwn(schema, key) ? schema[key] : undefined
    const wireName = known?.name ?? key
    const write = known?.write ?? nameOnly
    members.push(`${JSON.stringify(wireName)}:${write({ name: `${name}.${key}`, field: wireName }, member)}`)
  }
  return members
}

function objectJson(name, value, schema, own) {
  return `{${membersJson(name, value, schema, own).join(',')}}`
}

/** What only its name is told of. */
const nameOnly = () => 'true'

function snake(name) {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

/** A schema: the writer of each member by its name in JavaScript. The API's own spelling is taken too. */
function schema(writers) {
  const members = {}
  for (const [key, write] of Object.entries(writers)) {
    members[key] = { name: snake(key), write }
    members[snake(key)] ??= members[key]
  }
  return members
}

/** The same error, about a member. */
function placed(error, { field, index }) {
  error.field = field
  if (index !== undefined) error.index = index
  return error
}

/** The core's own error about a lone surrogate, with its place. */
function unpaired(place, text) {
  try {
    binding.askText('refusal', text)
  } catch (error) {
    return placed(error, place)
  }
  return new Error('septet failed: a text is ill-formed here and well-formed there')
}

/** Does something with JSON that was written here, where positions would mean nothing to the caller. */
function withoutPositions(work) {
  try {
    return work()
  } catch (error) {
    if (error instanceof SeptetError) delete error.offset
    throw error
  }
}

const SEND_REQUEST = schema({ to: string, from: string, body: string, routeId: integer, reference: string })
const BULK_REQUEST = schema({
  from: string,
  body: string,
  recipients: strings,
  routeId: integer,
  reference: string,
})
const PRICE = schema({ prefix: string, network: string, routeId: integer, price: amount })
const PRICE_TABLE = schema({ currency: string, prices: list(object(PRICE)) })
const HLR_RESULT = schema({ number: string, reachable: boolean, network: string })
const FACTS = schema({
  approvedSenders: strings,
  optedOut: strings,
  blocked: strings,
  hlr: list(object(HLR_RESULT)),
  balance: amount,
  currency: string,
  prices: object(PRICE_TABLE),
  routes: list(integer),
  category: string,
  strict: boolean,
  senderAlphabet: string,
  numberLevel: string,
  numberErrors: boolean,
  duplicates: string,
  encoding: string,
  referenceBits: integer,
  maxSegments: integer,
  newline: string,
  normalize: string,
  languages: list(string),
  keepGraphemes: boolean,
  keepWords: boolean,
  keepUrls: boolean,
  numbering: boolean,
})
const MESSAGE = schema({
  id: string,
  to: string,
  from: string,
  body: string,
  status: string,
  cost: exactNumber,
  currency: string,
  routeId: integer,
  providerMessageId: string,
  attempts: integer,
  createdAt: time,
  sentAt: time,
})
const ITEM_ERROR = schema({ code: string, message: string })
const ITEM = schema({ id: string, to: string, status: string, cost: amount, error: object(ITEM_ERROR) })
const ERROR = schema({ code: string, message: string, field: string, index: integer, details: anything })

module.exports = {
  BULK_REQUEST,
  ERROR,
  FACTS,
  ITEM,
  ITEM_ERROR,
  MESSAGE,
  PRICE_TABLE,
  PriceTable,
  SEND_REQUEST,
  amount,
  boolean,
  exactNumber,
  integer,
  list,
  membersJson,
  object,
  objectJson,
  schema,
  string,
  strings,
  time,
  withoutPositions,
}
