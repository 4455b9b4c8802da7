'use strict'

// What is public. The hot call is here, ready at once; the rest is loaded by whoever asks for it, so that requiring septet costs a
// program little: each further file would take it 0.3 ms. `index.mjs` re-exports all of it: there is one instance of every class.

const {
  FINE,
  analyzeInto,
  binding,
  encodings,
  languages,
  numberingVersion,
  slots,
  version,
} = require('./lib/binding.cjs')

const [GSM7, UCS2] = encodings
/** What stands in a slot where there is no position. */
const NONE = 0xffffffff

/** Options are built by what is loaded with the first of them. */
function textOptions(options) {
  return options === undefined ? undefined : require('./lib/options.cjs').textOptions(options)
}

function analyze(text, options) {
  if (options === undefined) analyzeInto(text)
  else analyzeInto(text, textOptions(options))
  if (slots[0] !== FINE) throwRefusal(text, options)
  return {
    encoding: slots[1] === 0 ? GSM7 : UCS2,
    units: slots[2],
    segments: slots[3],
    greedySegments: slots[10],
    characters: slots[4],
    utf16Units: slots[5],
    remaining: slots[6],
    perSegment: slots[7],
    locking: languageOf(slots[11]),
    single: languageOf(slots[12]),
    firstOffender: slots[8] === NONE ? null : slots[8],
    offenderCount: slots[9],
  }
}

/** The language of an identifier; 0 is none. */
function languageOf(identifier) {
  return identifier === 0 ? null : languages[identifier - 1]
}

/** The hot call only says that it failed; the slow one says why. */
function throwRefusal(text, options) {
  require('./lib/arguments.cjs').checkString('text', text)
  binding.askText('refusal', text, textOptions(options))
  throw new Error('septet failed: the hot call refuses what the slow one takes')
}

/** Loaded when first asked for: the file of each name. */
const LATER = {
  BulkDispatch: () => require('./lib/dispatch.cjs'),
  BulkPlanner: () => require('./lib/plans.cjs'),
  BulkRequest: () => require('./lib/requests.cjs'),
  BulkResult: () => require('./lib/answers.cjs'),
  Classifier: () => require('./lib/gateway.cjs'),
  DeliveryAggregate: () => require('./lib/receipt.cjs'),
  Dispatch: () => require('./lib/dispatch.cjs'),
  ErrorEnvelope: () => require('./lib/answers.cjs'),
  Event: () => require('./lib/answers.cjs'),
  Facts: () => require('./lib/facts.cjs'),
  IDEMPOTENCY_RETENTION: () => require('./lib/gateway.cjs'),
  Message: () => require('./lib/answers.cjs'),
  PROVIDER_CODES_VERSION: () => require('./lib/gateway.cjs'),
  Part: () => require('./lib/reassembler.cjs'),
  PhoneNumber: () => require('./lib/phone.cjs'),
  PriceTable: () => require('./lib/money.cjs'),
  Reassembler: () => require('./lib/reassembler.cjs'),
  Receipt: () => require('./lib/receipt.cjs'),
  SIGNATURE_TOLERANCE: () => require('./lib/gateway.cjs'),
  SendRequest: () => require('./lib/requests.cjs'),
  SenderId: () => require('./lib/sender.cjs'),
  SeptetError: () => require('./lib/errors.cjs'),
  Template: () => require('./lib/template.cjs'),
  Udh: () => require('./lib/udh.cjs'),
  UserData: () => require('./lib/user-data.cjs'),
  advanceMessage: () => require('./lib/gateway.cjs'),
  advise: () => require('./lib/smart.cjs'),
  alphabet: () => require('./lib/smart.cjs'),
  analyzeMany: () => require('./lib/batch.cjs'),
  analyzeManyAsync: () => require('./lib/batch.cjs'),
  checkNumbers: () => require('./lib/batch.cjs'),
  chunk: () => require('./lib/requests.cjs'),
  classifyHttp: () => require('./lib/gateway.cjs'),
  classifyKeyword: () => require('./lib/smart.cjs'),
  classifyNoResponse: () => require('./lib/gateway.cjs'),
  classifyProvider: () => require('./lib/gateway.cjs'),
  classifySmpp: () => require('./lib/gateway.cjs'),
  convertMessageId: () => require('./lib/receipt.cjs'),
  decide: () => require('./lib/gateway.cjs'),
  decodeSeptets: () => require('./lib/septets.cjs'),
  decodeUserData: () => require('./lib/user-data.cjs'),
  encodeSeptets: () => require('./lib/septets.cjs'),
  encodeUserData: () => require('./lib/user-data.cjs'),
  eventId: () => require('./lib/edge.cjs'),
  explain: () => require('./lib/text.cjs'),
  fingerprint: () => require('./lib/gateway.cjs'),
  formatAmount: () => require('./lib/money.cjs'),
  http: () => require('./lib/edge.cjs'),
  interpret: () => require('./lib/interpret.cjs'),
  interpretNoResponse: () => require('./lib/interpret.cjs'),
  languagesForRegion: () => require('./lib/smart.cjs'),
  lintTemplate: () => require('./lib/template.cjs'),
  messageEvent: () => require('./lib/gateway.cjs'),
  messageId: () => require('./lib/edge.cjs'),
  normalizeMessageId: () => require('./lib/receipt.cjs'),
  offenders: () => require('./lib/text.cjs'),
  packSeptets: () => require('./lib/septets.cjs'),
  parseAmount: () => require('./lib/money.cjs'),
  planBulk: () => require('./lib/plans.cjs'),
  planSend: () => require('./lib/plans.cjs'),
  planStream: () => require('./lib/stream.cjs'),
  prepare: () => require('./lib/text.cjs'),
  requestId: () => require('./lib/edge.cjs'),
  segment: () => require('./lib/text.cjs'),
  selectRoutes: () => require('./lib/dispatch.cjs'),
  signWebhook: () => require('./lib/gateway.cjs'),
  smpp: () => require('./lib/smpp.cjs'),
  statusMayBecome: () => require('./lib/gateway.cjs'),
  tpStatus: () => require('./lib/receipt.cjs'),
  tpdu: () => require('./lib/tpdu.cjs'),
  transliterate: () => require('./lib/smart.cjs'),
  unpackSeptets: () => require('./lib/septets.cjs'),
  verifySignature: () => require('./lib/gateway.cjs'),
}

module.exports = { analyze, numberingVersion, version }

/** Of the others, properties that become ordinary ones when they are first read. */
const getters = {}
for (const name in LATER) {
  getters[name] = {
    enumerable: true,
    configurable: true,
    get() {
      const value = LATER[name]()[name]
      Object.defineProperty(module.exports, name, { value, enumerable: true })
      return value
    },
  }
}
// All in one call: V8 then keeps the exports in the form in which it reads them fastest.
Object.defineProperties(module.exports, getters)
