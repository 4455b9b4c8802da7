/**
 * The SMS core: encoding, segments, cost, validation and planning, without any I/O.
 *
 * Positions are 0-based and count UTF-16 units, as strings do. Money is a decimal string or a `bigint` of nanos (10^-9); a
 * `number` is a `TypeError`. A refusal is a {@link SeptetError}; a wrong type is a `TypeError` with
 * `code: 'ERR_INVALID_ARG_TYPE'`.
 */

import type { Transform } from 'node:stream'

/** This release. */
export const version: string
/** The release of the numbering tables. */
export const numberingVersion: string

// --- errors

/** A refusal. */
export class SeptetError extends Error {
  constructor(
    message: string,
    parts?: {
      code?: string
      offset?: number
      field?: string
      index?: number
      actual?: number
      limit?: number
      errors?: readonly RequestError[]
    },
  )
  /** The stable word, the same in every face. */
  readonly code: ErrorCode
  /** Where in the input: in UTF-16 units of a string, in octets of a buffer. */
  readonly offset?: number
  /** The member of a request or the option that it is about, as the API spells it. */
  readonly field?: string
  /** The item of a list that it is about. */
  readonly index?: number
  /** What was found, where it is about a quantity. */
  readonly actual?: number
  /** What is allowed, where it is about a quantity. */
  readonly limit?: number
  /** Every error of the request, when a plan throws. */
  readonly errors?: readonly RequestError[]
}

/** One error or warning of a plan. */
export interface RequestError {
  code: ErrorCode
  message: string
  field?: string
  index?: number
}

// --- texts

export type Encoding = 'gsm7' | 'ucs2'

/** How a text is to be encoded and split. */
export interface TextOptions {
  /** `gsm7` refuses a text that does not fit. Default `auto`. */
  encoding?: 'auto' | Encoding
  /** The width of the concatenation reference; 16 leaves less room in each segment. Default 8. */
  referenceBits?: 8 | 16
  /** The most segments that are accepted, 1 to 255. */
  maxSegments?: number
  /** `lf` turns CR LF into LF before everything else. Default `keep`. */
  newline?: 'keep' | 'lf'
  /** Further information elements for every segment: identifier, length, data, repeated. */
  headerElements?: Uint8Array
  /** The reference that ties the segments together; only needed to build headers. */
  concatenationReference?: number
}

/** What a text is and what it takes to send it. A unit is a septet in GSM-7 and a UTF-16 unit in UCS-2. */
export interface Analysis {
  encoding: Encoding
  /** Units of the whole text, headers not counted. */
  units: number
  /** Segments, each sent and billed as one message; 1 for an empty text. */
  segments: number
  /** Unicode scalar values. */
  characters: number
  utf16Units: number
  /** Units still free in the last segment. */
  remaining: number
  /** Units that one segment of this message holds. */
  perSegment: number
  /** The language of the locking shift table in use. */
  locking: string | null
  /** The language of the single shift table in use. */
  single: string | null
  /** Where the first character stands that is outside the alphabet. */
  firstOffender: number | null
  /** How many characters, with their combining marks, are outside the alphabet. */
  offenderCount: number
}

/** What a text is and what it takes to send it. */
export function analyze(text: string, options?: TextOptions): Analysis

export type OffenderClass =
  | 'typographic'
  | 'space'
  | 'invisible'
  | 'accent'
  | 'lookalike'
  | 'ligature'
  | 'fraction'
  | 'symbol'
  | 'emoji'
  | 'control'
  | 'script'
  | 'other'

/** A character outside the alphabet, with its combining marks. */
export interface Offender {
  position: number
  /** UTF-16 units that it takes. */
  length: number
  /** As `U+2019`, the base first. */
  codePoints: string[]
  class: OffenderClass
  /** What would bring it into the alphabet; empty to delete it. */
  replacement: string | null
}

/** Every offender of a text, in order; with `limit` at most so many. */
export function offenders(text: string, options?: TextOptions & { limit?: number }): Offender[]

/** One segment of a text. */
export interface Segment {
  /** As it is sent. */
  readonly text: string
  /** The first position in the original text. */
  readonly start: number
  /** The position after the last. */
  readonly end: number
  readonly units: number
  /** Octets of user data: header, fill bits and text. */
  readonly octets: number
  /** The user data header: empty when there is none, `null` when it needs a `concatenationReference`. */
  readonly header: Buffer | null
}

/** The segments in which a text is sent. */
export function segment(text: string, options?: TextOptions): Segment[]

/** A text after preparation. */
export interface Prepared {
  readonly text: string
  readonly changed: boolean
  /** The position in the original of a position in the prepared text. */
  originalPosition(position: number): number
}

/** The text as it will be analysed and sent, with the way back to the original. */
export function prepare(text: string, options?: TextOptions): Prepared

/** One sentence that says why a text costs what it costs. */
export function explain(text: string, options?: TextOptions): string

// --- many at once

/** Rows in one buffer: row `n` lies between offset `n` and offset `n + 1`. */
export interface Batch {
  /** UTF-8. */
  data: Uint8Array
  offsets: Int32Array | Uint32Array | BigInt64Array | BigUint64Array
}

/** Columns; a row with an error has -1 in every other column. */
export interface AnalysisColumns {
  readonly length: number
  /** The number of the error, 0 for none. */
  readonly error: Int16Array
  /** 0 for GSM-7, 1 for UCS-2. */
  readonly encoding: Int8Array
  readonly units: Int32Array
  readonly segments: Int32Array
  /** -1 for none; in UTF-16 units of a string, in octets from the row's start of a buffer. */
  readonly firstOffender: Int32Array
  errorCode(row: number): ErrorCode | null
  encodingName(row: number): Encoding | null
}

/** Analyses many texts. One that is refused has its error in its row. */
export function analyzeMany(texts: readonly string[] | Batch, options?: TextOptions): AnalysisColumns

/** The same on another thread; rejected with the signal's reason when it is aborted. */
export function analyzeManyAsync(
  texts: readonly string[] | Batch,
  options?: TextOptions & { signal?: AbortSignal },
): Promise<AnalysisColumns>

/** What is asked of a number: its form, or that its calling code exists and has numbers of this length. */
export type NumberLevel = 'syntax' | 'length'

/** Columns of numbers. */
export interface NumberColumns {
  readonly length: number
  /** The number of the error, 0 for none. */
  readonly error: Int16Array
  /** All digits; 0 when it cannot be read. */
  readonly number: BigInt64Array
  /** 0 when it is not assigned. */
  readonly callingCode: Int16Array
  errorCode(row: number): ErrorCode | null
}

/** Checks many numbers. */
export function checkNumbers(numbers: readonly string[] | Batch, options?: { level?: NumberLevel }): NumberColumns

// --- addresses

/** A phone number in international form: `+` and 7 to 15 digits. */
export class PhoneNumber {
  constructor(text: string, options?: { level?: NumberLevel })
  static parse(text: string, options?: { level?: NumberLevel }): PhoneNumber
  /** The code of what is wrong, `null` when nothing is; without the cost of throwing. */
  static check(text: string, options?: { level?: NumberLevel }): ErrorCode | null
  /** With `+`. */
  readonly e164: string
  readonly digits: string
  /** `null` when it is not assigned. */
  readonly callingCode: number | null
  /** The regions that share the calling code, the main one first. */
  readonly regions: string[]
  /** The region, where the calling code belongs to one alone. */
  readonly region: string | null
  /** What may be shown to anyone. */
  readonly masked: string
  toString(): string
  toJSON(): string
}

export type SenderAlphabet = 'portable' | 'common' | 'gsm'

/** What stands in `from`. */
export class SenderId {
  constructor(text: string, options?: { alphabet?: SenderAlphabet })
  static parse(text: string, options?: { alphabet?: SenderAlphabet }): SenderId
  readonly kind: 'alphanumeric' | 'short_code' | 'long_code'
  /** The smallest alphabet that it fits. */
  readonly tier: SenderAlphabet
  readonly ton: number
  readonly npi: number
  /** The number of a long code, with `+`. */
  readonly number: string | null
  toString(): string
  toJSON(): string
}

// --- money

/** A decimal string, or nanos. */
export type Money = string | bigint

/** The nanos of a decimal, exactly. */
export function parseAmount(text: string): bigint
/** Nanos in decimal, with at least so many decimals (2 unless told otherwise), more when they are needed. */
export function formatAmount(nanos: bigint, decimals?: number): string

export interface Price {
  /** The beginning of the numbers it is for. */
  prefix?: string | null
  /** MCC and MNC of the network it is for. */
  network?: string | null
  /** The route it is for. */
  routeId?: number | bigint | null
  /** Per segment. */
  price: Money
}

export interface Prices {
  currency: string
  prices: Iterable<Price>
}

/** Prices per segment in one currency. */
export class PriceTable {
  /** An object, or JSON, where prices may be exact numbers. */
  constructor(table: Prices | string | Uint8Array)
  static fromJson(json: string | Uint8Array): PriceTable
  /** The same price for every number and route. */
  static flat(price: Money, currency: string): PriceTable
  readonly currency: string
  /** What a segment costs, `null` when the table does not say. */
  price(number: string | PhoneNumber, options?: { routeId?: number | bigint; network?: string }): string | null
}

// --- requests and plans

/** The id of a route: a `bigint` where a number would be rounded. */
export type RouteId = number | bigint

export interface SendRequestMembers {
  to?: string | PhoneNumber | null
  from?: string | SenderId | null
  body?: string | null
  routeId?: RouteId | null
  reference?: string | null
}

/** `POST /v1/messages/send`, not yet judged. */
export class SendRequest {
  constructor(members: SendRequestMembers)
  static fromJson(json: string | Uint8Array): SendRequest
  to: string | null
  from: string | null
  body: string | null
  routeId: RouteId | null
  reference: string | null
  /** The names of members that the API does not have. */
  unknown: string[]
  toJson(): string
}

export interface BulkRequestMembers {
  from?: string | SenderId | null
  body?: string | null
  recipients?: Iterable<string | PhoneNumber> | null
  routeId?: RouteId | null
  reference?: string | null
}

/** `POST /v1/messages/bulk`, not yet judged. */
export class BulkRequest {
  constructor(members: BulkRequestMembers)
  static fromJson(json: string | Uint8Array): BulkRequest
  from: string | null
  body: string | null
  recipients: string[] | null
  routeId: RouteId | null
  reference: string | null
  /** The names of members that the API does not have. */
  unknown: string[]
  toJson(): string
}

export interface HlrResult {
  number: string | PhoneNumber
  reachable: boolean
  network?: string | null
}

/** What the caller knows and wants; nothing is needed. */
export interface FactMembers {
  /** Senders that the account may use; not checked when absent. */
  approvedSenders?: Iterable<string> | null
  optedOut?: Iterable<string | PhoneNumber> | null
  blocked?: Iterable<string | PhoneNumber> | null
  hlr?: Iterable<HlrResult> | null
  balance?: Money | null
  /** The balance's. */
  currency?: string | null
  prices?: PriceTable | Prices | null
  /** The ids of the account's routes; not checked when absent. */
  routes?: Iterable<RouteId> | null
  category?: 'transactional' | 'marketing' | null
  /** Unknown members of a request are errors and not warnings. */
  strict?: boolean | null
  senderAlphabet?: SenderAlphabet | null
  /** Default `length`. */
  numberLevel?: NumberLevel | null
  /** What is found at `numberLevel` is an error and not a warning. */
  numberErrors?: boolean | null
  /** What becomes of a number that stood earlier in the list. Default `fail`. */
  duplicates?: 'fail' | 'allow' | 'collapse' | null
  encoding?: 'auto' | Encoding | null
  referenceBits?: 8 | 16 | null
  maxSegments?: number | null
  newline?: 'keep' | 'lf' | null
}

/** Facts, read once for any number of plans. */
export class Facts {
  constructor(facts?: FactMembers | string | Uint8Array)
  static fromJson(json: string | Uint8Array): Facts
  // Without a member of its own the class would take any object.
  #private
}

export type FactsInput = Facts | FactMembers | string | Uint8Array

export interface PlannedMessage {
  /** As it was written; `null` for a line of a list from which none could be read. */
  readonly to: string | null
  readonly status: 'ok' | 'failed'
  /** What it costs at most, when it can be sent and has a price. */
  readonly cost: string | null
  readonly costNanos: bigint | null
  readonly error: RequestError | null
}

interface Plan {
  readonly encoding: Encoding | null
  readonly segments: number | null
  readonly units: number | null
  readonly perSegment: number | null
  readonly total: number
  readonly ok: number
  readonly failed: number
  /** What has to be reserved. */
  readonly cost: string | null
  readonly costNanos: bigint | null
  readonly currency: string | null
  /** Everything that forbids sending the request. */
  readonly errors: readonly RequestError[]
  /** Everything that may be a mistake. */
  readonly warnings: readonly RequestError[]
  readonly messages: readonly PlannedMessage[]
  readonly from: SenderId | null
  /** The same bytes in every language; amounts are exact numbers. */
  toJson(): string
  /** The plan itself, when there is no error; otherwise the first is thrown, with all of them in `errors`. */
  orThrow(): this
  /** The answer that refuses the request, `null` when it may be sent. */
  errorEnvelope(requestId: string): ErrorEnvelope | null
}

export interface SendPlan extends Plan {
  readonly to: string | null
  readonly quote: { currency: string; segments: number; min: string; max: string } | null
}

/** What became of a message that was sent. */
export interface Outcome {
  status: MessageStatus
  cost?: Money | null
  error?: ItemError | null
}

export interface BulkPlan extends Plan {
  /** The answer to the request, once it is known what became of the messages. */
  result(id: (index: number) => string, outcome: (message: PlannedMessage, index: number) => Outcome): BulkResult
}

/** Judges a request by the rules and by what the caller knows. Nothing may be sent while `errors` is not empty. */
export function planSend(request: SendRequest | SendRequestMembers | string | Uint8Array, facts?: FactsInput): SendPlan
/** The same for a bulk request; a bad recipient fails alone. */
export function planBulk(request: BulkRequest | BulkRequestMembers | string | Uint8Array, facts?: FactsInput): BulkPlan
/** A request with more recipients than one may have, cut into requests that may be sent. */
export function chunk(request: BulkRequest | BulkRequestMembers | string | Uint8Array): BulkRequest[]

/** Plans a list that comes in pieces: duplicates and balance are followed over the whole list. */
export class BulkPlanner {
  constructor(request: BulkRequest | BulkRequestMembers | string | Uint8Array, facts?: FactsInput)
  plan(recipients: Iterable<string | PhoneNumber>): BulkPlan
}

export interface PlanStreamOptions {
  /** One number a line, one `{"to": …}` or string a line, or a CSV file with a header line. Default `lines`. */
  format?: 'lines' | 'ndjson' | 'csv'
  /** The column of the CSV file. Default `to`. */
  column?: string
}

/** A message of a list, with the line on which it stands, counted from 1. */
export interface PlannedLine extends PlannedMessage {
  readonly line: number
}

/** Octets of a list in, messages out. */
export interface PlanStream extends Transform {
  /** What has been planned so far; complete at the end. */
  readonly summary: {
    encoding: Encoding | null
    segments: number | null
    perSegment: number | null
    total: number
    ok: number
    failed: number
    cost: string | null
    currency: string | null
    warnings: readonly RequestError[]
  }
  [Symbol.asyncIterator](): NodeJS.AsyncIterator<PlannedLine>
}

/** Plans a list of any length as it streams by, no faster than it is read. Throws when the request may not be sent. */
export function planStream(
  request: BulkRequest | BulkRequestMembers | string | Uint8Array,
  facts?: FactsInput,
  options?: PlanStreamOptions,
): PlanStream

// --- answers

/** A word that this release does not know is kept. */
export type MessageStatus = 'queued' | 'sent' | 'delivered' | 'failed' | 'unknown' | (string & {})

/** A Date, seconds since 1970, or RFC 3339. */
export type Time = Date | number | bigint | string

export interface MessageMembers {
  id: string
  to: string | PhoneNumber
  from: string | SenderId
  body: string
  status: MessageStatus
  cost?: Money | null
  currency?: string | null
  routeId?: RouteId | null
  providerMessageId?: string | null
  attempts: number | bigint
  createdAt: Time
  sentAt?: Time | null
}

/** What an answer carries, and the id of the request that it answers. */
export interface Answer<T> {
  data: T
  requestId: string | null
}

/** A message, as the API answers it. */
export class Message {
  constructor(members: MessageMembers)
  static fromJson(json: string | Uint8Array): Answer<Message>
  id: string
  to: string
  from: string
  body: string
  status: MessageStatus
  cost: string | null
  currency: string | null
  routeId: RouteId | null
  providerMessageId: string | null
  attempts: number | bigint
  createdAt: Date
  sentAt: Date | null
  readonly costNanos: bigint | null
  /** The whole answer, with exact amounts. */
  toJson(requestId: string): string
}

/** Why one message failed. */
export interface ItemError {
  code: string
  message: string
}

export interface BulkItemMembers {
  id: string
  to: string | PhoneNumber
  status: MessageStatus
  cost?: Money | null
  error?: ItemError | null
}

export interface BulkItem {
  id: string
  to: string
  status: MessageStatus
  cost: string | null
  readonly costNanos: bigint | null
  error: ItemError | null
}

/** The answer to a bulk request. `sent + failed === total` always. */
export class BulkResult {
  constructor(members: { messages: Iterable<BulkItemMembers> })
  static fromJson(json: string | Uint8Array): Answer<BulkResult>
  total: number
  /** How many are not proven to have failed. */
  sent: number
  failed: number
  messages: BulkItem[]
  /** The whole answer, with exact amounts. The messages are counted anew. */
  toJson(requestId: string): string
}

export interface ErrorMembers {
  code: ErrorCode | (string & {})
  /** What the code means, unless told otherwise. */
  message?: string
  field?: string | null
  index?: number | bigint | null
  details?: unknown
  requestId?: string | null
}

/** An answer that says no. */
export class ErrorEnvelope {
  constructor(members: ErrorMembers)
  static fromJson(json: string | Uint8Array): ErrorEnvelope
  code: ErrorCode | (string & {})
  message: string
  field: string | null
  index: number | bigint | null
  /** Every error, when there are several. */
  details: unknown
  requestId: string | null
  /** The status to answer with. */
  readonly httpStatus: number
  toJson(): string
}

export type EventType =
  | 'message.sent'
  | 'message.delivered'
  | 'message.failed'
  | 'message.received'
  | (string & {})

export interface EventMembers {
  id: string
  type: EventType
  createdAt: Time
  message: MessageMembers | Message
  reference?: string | null
  error?: ItemError | null
}

/** Something that happened to a message, as webhooks carry it. */
export class Event {
  constructor(members: EventMembers)
  static fromJson(json: string | Uint8Array): Event
  id: string
  type: EventType
  createdAt: Date
  message: Message
  reference: string | null
  error: ItemError | null
  toJson(): string
}

/** Whether a request may be sent again; `after` says after how many seconds. */
export type RetryAdvice = 'never' | 'safe' | 'after' | 'ambiguous'

export type Interpretation = { advice: RetryAdvice; seconds?: number | bigint } & (
  | { kind: 'message'; answer: Answer<Message> }
  | { kind: 'bulk_result'; answer: Answer<BulkResult> }
  | { kind: 'error'; error: ErrorEnvelope }
  | { kind: 'unreadable'; error: SeptetError }
)

/** What an answer says and what to do after it. The body is text or octets: a parsed object has lost the exact cost. */
export function interpret(
  httpStatus: number,
  body: string | Uint8Array,
  options?: { retryAfter?: string | null; now?: Date | number },
): Interpretation
/** What silence means; `written` tells whether any octet of the request went out. */
export function interpretNoResponse(written: boolean): RetryAdvice

// --- the edge

/** The edge of HTTP as pure functions. */
export const http: {
  readonly DEFAULT_MAX_BODY: number
  /** The operation of a method and a path. */
  route(method: string, path: string): 'send' | 'bulk'
  /** Checks the headers before the body is read, and gives the bearer token. */
  check(request: {
    authorization?: string | null
    contentType?: string | null
    bodyLength: number
    maxBody?: number
  }): string
}

/** An id, of 24 random octets: `crypto.randomBytes(24)`. */
export function messageId(random: Uint8Array): string
export function requestId(random: Uint8Array): string
export function eventId(random: Uint8Array): string

/** Every code; `tests/vectors/errors.json` says what they mean. */
export type ErrorCode =
  | 'invalid_utf8'
  | 'unpaired_surrogate'
  | 'not_gsm7'
  | 'too_many_segments'
  | 'header_invalid'
  | 'header_too_long'
  | 'invalid_option'
  | 'text_too_long'
  | 'offsets_invalid'
  | 'column_too_short'
  | 'template_invalid'
  | 'field_unknown'
  | 'field_invalid'
  | 'value_too_long'
  | 'value_outside_alphabet'
  | 'invalid_json'
  | 'json_too_deep'
  | 'duplicate_member'
  | 'wrong_type'
  | 'missing_member'
  | 'unknown_member'
  | 'invalid_timestamp'
  | 'inconsistent_counts'
  | 'to_missing'
  | 'number_empty'
  | 'number_missing_plus'
  | 'number_invalid_character'
  | 'number_leading_zero'
  | 'number_too_short'
  | 'number_too_long'
  | 'calling_code_unassigned'
  | 'number_length_impossible'
  | 'from_missing'
  | 'sender_empty'
  | 'sender_invalid_character'
  | 'sender_too_long'
  | 'sender_too_short'
  | 'sender_no_letter'
  | 'sender_edge_space'
  | 'sender_leading_zero'
  | 'to_equals_from'
  | 'sender_not_approved'
  | 'body_missing'
  | 'body_empty'
  | 'body_blank'
  | 'body_too_long'
  | 'reference_empty'
  | 'reference_too_long'
  | 'reference_control_character'
  | 'route_id_out_of_range'
  | 'route_not_assigned'
  | 'recipients_missing'
  | 'recipients_empty'
  | 'too_many_recipients'
  | 'duplicate_recipient'
  | 'recipient_opted_out'
  | 'recipient_blocked'
  | 'recipient_unreachable'
  | 'insufficient_balance'
  | 'amount_invalid'
  | 'amount_too_precise'
  | 'amount_overflow'
  | 'amount_negative'
  | 'currency_invalid'
  | 'mixed_currency'
  | 'price_prefix_invalid'
  | 'network_invalid'
  | 'duplicate_price'
  | 'opt_out_missing'
  | 'not_found'
  | 'method_not_allowed'
  | 'unauthorized'
  | 'forbidden'
  | 'unsupported_media_type'
  | 'payload_too_large'
  | 'conflict'
  | 'rate_limited'
  | 'upstream_rejected'
  | 'upstream_unavailable'
  | 'upstream_timeout'
  | 'route_fault'
  | 'partial_submission'
  | 'delivery_failed'
