'use strict'

// What is public. The hot call is there at once; the rest is loaded by whoever asks for it, so that requiring
// septet costs a program little. `index.mjs` re-exports all of it: there is one instance of every class.

const { analyze } = require('./lib/analyze.cjs')
const { numberingVersion, version } = require('./lib/binding.cjs')

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

for (const [name, load] of Object.entries(LATER)) {
  Object.defineProperty(module.exports, name, {
    enumerable: true,
    configurable: true,
    get() {
      const value = load()[name]
      // An ordinary property from now on.
      Object.defineProperty(module.exports, name, { value, enumerable: true })
      return value
    },
  })
}
