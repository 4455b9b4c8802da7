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

/** The ISO 639-1 code of a language that has national tables (3GPP TS 23.038, 6.2.1.2.4). */
export type Language = 'tr' | 'es' | 'pt' | 'bn' | 'gu' | 'hi' | 'kn' | 'ml' | 'or' | 'pa' | 'ta' | 'te' | 'ur'

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
  /** `nfc` composes the text (UAX #15): `n` and U+0303 become `ñ`, which is in the alphabet. Default `none`. */
  normalize?: 'none' | 'nfc'
  /**
   * The languages whose national tables may be used, where that takes fewer segments. The receiver has to know the
   * tables. Default none.
   */
  languages?: readonly Language[]
  /** Keeps grapheme clusters (UAX #29) whole: a family emoji, a letter and its marks. One that no segment could hold is cut. */
  keepGraphemes?: boolean
  /** Ends segments at white space. A word that no segment could hold is cut. */
  keepWords?: boolean
  /** Keeps URLs whole. One that no segment could hold is cut. */
  keepUrls?: boolean
  /** Numbers the segments in their text, `(1/3) `, in place of a concatenation element. */
  numbering?: boolean
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
  /** Segments when nothing but pairs is kept together; the same unless the options keep clusters, words or URLs. */
  greedySegments: number
  /** Unicode scalar values, after preparation. */
  characters: number
  utf16Units: number
  /** Units still free in the last segment. */
  remaining: number
  /** Units that one segment of this message holds. */
  perSegment: number
  /** The language of the locking shift table in use. */
  locking: Language | null
  /** The language of the single shift table in use. */
  single: Language | null
  /** Where the first character stands that is outside the default alphabet, whether or not a national table holds it. */
  firstOffender: number | null
  /** How many characters, with their combining marks, are outside the default alphabet. */
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
  /** As it is sent, with the counter of a numbered one. */
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
  /** What stands before the text of a numbered one, `(1/3) `. */
  readonly counter: string | null
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

// --- cheaper texts

/** The classes of characters that have replacements. */
export type ReplaceableClass = Exclude<OffenderClass, 'emoji' | 'control' | 'script' | 'other'>

/** One replacement, made or proposed. Printing it does not show the characters. */
export interface Change {
  /** Where it stands in the original. */
  readonly position: number
  readonly from: string
  /** Empty when it is deleted. */
  readonly to: string
  readonly class: OffenderClass
  /** The septets of `to` less the UTF-16 units of `from`. */
  readonly units: number
}

/** What smart encoding did to a text. Printing it does not show the text. */
export interface Transliteration {
  /** The text to send: the original unless every offender was replaced. */
  readonly text: string
  /** In the order of the text; empty when it was left as it is. */
  readonly changes: readonly Change[]
  /** Why the text was left as it is. */
  readonly untouched: 'already_gsm7' | 'ucs2_demanded' | 'no_replacement' | 'class_not_chosen' | 'no_saving' | null
  /** The first offender that stands in the way, for `no_replacement` and `class_not_chosen`. */
  readonly blocker: number | null
  /** The analysis of the original; `null` when `gsm7` is demanded and it does not fit. */
  readonly before: Analysis | null
  /** The analysis of `text`. */
  readonly after: Analysis
}

/**
 * Replaces every offender of the chosen classes, all or nothing: only when the whole text becomes GSM-7 and has fewer
 * segments. Composed forms (NFC) need no class. Linear in the text.
 *
 * @throws {SeptetError} as `analyze` of the text that results, `invalid_option` for a class without replacements
 */
export function transliterate(
  text: string,
  options?: TextOptions & {
    /** Default `typographic`, `space`, `invisible`: their replacement says the same. */
    classes?: readonly ReplaceableClass[]
    /** Replaces also where the number of segments stays the same. Default `false`. */
    whenEqual?: boolean
  },
): Transliteration

/** One way to have fewer segments. Printing it does not show the text. */
export interface Advice {
  readonly kind:
    | 'delete_invisible'
    | 'replace'
    | 'allow_language'
    | 'drop_extension'
    | 'drop_emoji'
    | 'shorten'
    | 'combine'
  /** The characters to replace or delete, in the order of the text. */
  readonly changes: readonly Change[]
  /** Where the text may end at the latest, where it is to be shortened. */
  readonly cut: number | null
  /** By how many units of the shortened text it is shortened. */
  readonly units: number
  /** The language to allow. */
  readonly language: Language | null
  /** The classes of the characters that are replaced, which `transliterate` takes. */
  readonly classes: readonly ReplaceableClass[]
  /** Segments now. */
  readonly before: number
  /** Segments then: always fewer. */
  readonly after: number
  /** The money saved over all recipients, where there is a price. */
  readonly saved: string | null
  readonly savedNanos: bigint | null
  readonly currency: string | null
  /** The text after the edit. */
  readonly text: string
}

/** The price of one segment; the one without the other is a `TypeError`. */
export type SegmentPrice = { price: Money; currency: string } | { price?: undefined; currency?: undefined }

/**
 * Says what would make a text take fewer segments, best first: the fewest segments, then the smallest intervention. Every
 * edit was tried: what is proposed saves. Nothing to save: an empty list. Linear in the text.
 *
 * @throws {SeptetError} as `analyze`, apart from `maxSegments`; `amount_negative`, `amount_overflow`
 */
export function advise(
  text: string,
  options?: TextOptions &
    SegmentPrice & {
      /** To how many people the text goes. Default 1. */
      recipients?: number
      /** The languages whose national tables may be proposed, beside those that are allowed. */
      proposeLanguages?: readonly Language[]
    },
): Advice[]

/**
 * The languages with national tables that are official or widely written in a region, an ISO 3166-1 code of two capital
 * letters. Empty where none of them is, and for an unknown region.
 */
export function languagesForRegion(region: string): Language[]

/** The characters of a pair of tables. */
export interface Alphabet {
  /** 128 cells: the character of each septet, empty where there is none. */
  basic: string[]
  /** The same for a septet that follows the escape, 0x1B. */
  extension: string[]
  /** What each character is encoded to: one septet in an octet, or the escape and one. */
  septets: Map<string, Buffer>
}

/** The GSM 7 bit alphabet (3GPP TS 23.038, 6.2.1), with the tables of languages in place of its own. */
export function alphabet(options?: { locking?: Language | null; single?: Language | null }): Alphabet

/** Whether an inbound text is a keyword. */
export type Keyword =
  /** It is one and nothing else: act on it. */
  | { match: 'exact'; kind: KeywordKind }
  /** It holds one, and nothing else that would give it another meaning: act on an opt-out, ask about the others. */
  | { match: 'likely'; kind: KeywordKind }
  /** It is an ordinary text. */
  | { match: 'none'; kind: null }

export type KeywordKind = 'opt_out' | 'opt_in' | 'help'

/** Says whether an inbound text is a keyword (STOP, START, HELP and their kin), by whole words. Linear in the text. */
export function classifyKeyword(text: string): Keyword

// --- templates

/** A field that placeholders name. */
export interface TemplateField {
  /** 1 to 64 of `A-Z a-z 0-9 _ . -`. */
  name: string
  /** The most characters (Unicode scalar values) that a value has. */
  maxLength: number
  alphabet: 'digits' | 'gsm7' | 'any'
}

/** How a template is read. */
export interface TemplateOptions {
  /** `{name}`, `{{ name }}` or `%name%`: never guessed. */
  style: 'braces' | 'double_braces' | 'percent'
  /** At most 64. */
  fields: readonly TemplateField[]
}

/** What a template takes with some values. */
export type TemplateSize = Pick<
  Analysis,
  'encoding' | 'units' | 'segments' | 'characters' | 'remaining' | 'perSegment' | 'locking' | 'single'
>

/** What a template takes at least and at most. */
export interface TemplateBounds {
  /** With every value empty. */
  smallest: TemplateSize
  /** With the values that take the most, of those that the fields allow. */
  largest: TemplateSize
  /** How many there are in the text. */
  placeholders: number
  /** The field without which the most segments would be fewest, where they would be fewer at all. */
  decidingField: string | null
  /** The first field whose values may force UCS-2. */
  ucs2Field: string | null
  /** Where the first literal character stands that forces UCS-2. */
  ucs2Literal: number | null
}

/**
 * What a template takes at least and at most. Linear in the text with its longest values, once for each field.
 *
 * @throws {SeptetError} `template_invalid` and `field_unknown` with the offset in the template, `field_invalid` with the
 * index of the field, `text_too_long` beyond 100,000 characters; and as `analyze` of the smallest and the largest text
 */
export function lintTemplate(text: string, options: TextOptions & TemplateOptions): TemplateBounds

/** The values of a row: in the order of the fields, or by their names. */
export type TemplateRow = readonly string[] | Readonly<Record<string, string>>

/** Columns of filled texts; `firstOffender` is a position in the filled text. */
export interface TemplateColumns extends AnalysisColumns {
  /** In nanos; -1 where there is no price or an error. */
  readonly cost: BigInt64Array
  readonly total: TemplateTotal
}

/** What all rows take together; those with an error count as `failed` and for nothing else. */
export interface TemplateTotal {
  readonly rows: number
  readonly failed: number
  readonly segments: number
  /** The most segments of a row. */
  readonly mostSegments: number
  readonly cost: string | null
  readonly costNanos: bigint | null
}

/** A text with placeholders and the fields that they name, to be used many times. Printing it does not show the text. */
export class Template {
  /** @throws {SeptetError} as `lintTemplate` for the template itself */
  constructor(text: string, options: TemplateOptions)
  /** The names of the fields, in their order. */
  readonly fields: string[]
  /** What it takes at least and at most. */
  bounds(options?: TextOptions): TemplateBounds
  /**
   * The text with values in place of the placeholders.
   *
   * @throws {SeptetError} `missing_member`, `value_too_long`, `value_outside_alphabet` with the index of the field, the
   * last also with the offset in the value
   */
  fill(values: TemplateRow): string
  /**
   * Fills it with rows of values and tells what each takes. A row that is refused has its error in its row. In a buffer a
   * value lies between two offsets, and a row is one value for each field. `price` is that of one segment.
   */
  rows(rows: readonly TemplateRow[] | Batch, options?: TextOptions & { price?: Money }): TemplateColumns
  // Without a member of its own the class would take any object of its shape.
  #private
}

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

/**
 * What is asked of a number: its form; that its calling code exists and has numbers of this length; that the numbering plan
 * has such numbers.
 */
export type NumberLevel = 'syntax' | 'length' | 'numbering'

/** What a valid number is for. */
export type LineType =
  | 'fixed_line'
  | 'mobile'
  /** One of both: nobody can tell from the digits. */
  | 'fixed_line_or_mobile'
  | 'toll_free'
  | 'premium_rate'
  | 'shared_cost'
  | 'voip'
  | 'personal_number'
  | 'pager'
  | 'uan'
  | 'voicemail'

/** Columns of numbers. */
export interface NumberColumns {
  readonly length: number
  /** The number of the error, 0 for none. */
  readonly error: Int16Array
  /** All digits; 0 when it cannot be read. */
  readonly number: BigInt64Array
  /** 0 when it is not assigned. */
  readonly callingCode: Int16Array
  /** The number of the type; 0 when the number is not valid or the level is lower than `numbering`. */
  readonly lineType: Int8Array
  /** The number of the region; -1 when none is known or the level is lower than `numbering`. */
  readonly region: Int16Array
  errorCode(row: number): ErrorCode | null
  lineTypeName(row: number): LineType | null
  /** ISO 3166-1, or `001` when the calling code belongs to no country. */
  regionName(row: number): string | null
}

/** Checks many numbers. */
export function checkNumbers(numbers: readonly string[] | Batch, options?: { level?: NumberLevel }): NumberColumns

// --- addresses

/** What the numbering plans say about a number. */
export interface NumberingInfo {
  /** Whether a plan has such a number. It does not say that somebody has it. */
  valid: boolean
  /** What it is for; `null` when it is not valid. */
  type: LineType | null
  /** ISO 3166-1, or `001` when it belongs to no country; also of a number that is not valid, when its first digits tell it. */
  region: string | null
  /** Why it is not valid. */
  reason: ErrorCode | null
  /** The valid number that was probably meant. */
  suggestion: PhoneNumber | null
}

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
  /** Looks it up in the numbering plans: valid or not and why, type, region. */
  numbering(): NumberingInfo
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

// --- the wire

/** What user data is: GSM-7, UCS-2, or 8-bit data. Compressed text is told and refused. */
export type CharacterSet = 'gsm7' | 'ucs2' | 'octets' | 'compressed'

/** The languages (ISO 639-1) of national tables. */
export interface Tables {
  locking?: string | null
  single?: string | null
}

/**
 * Septets, one in each octet, packed into octets; linear. `fillBits`, 0 to 6, stand before the first.
 *
 * @throws {SeptetError} `septet_invalid` with the octet's `offset`, `invalid_option`.
 * @example packSeptets(Buffer.from('hello')).toString('hex') // 'e8329bfd06'
 */
export function packSeptets(septets: Uint8Array, fillBits?: number): Buffer
/**
 * Exactly so many septets of packed octets, one in each octet: spare bits never become an `@`.
 *
 * @throws {SeptetError} `octets_truncated`, `invalid_option`.
 */
export function unpackSeptets(octets: Uint8Array, count: number, fillBits?: number): Buffer
/** The septets of a text, one in each octet. */
export function encodeSeptets(text: string, tables?: Tables): Buffer
/** The text of septets; `unknownEscapes` announced no character of the tables. */
export function decodeSeptets(septets: Uint8Array, tables?: Tables): { text: string; unknownEscapes: number }

/** The place of a segment in its message. */
export interface Concatenation {
  reference: number
  /** The width of the reference: the same number in the other width is another message. */
  bits: 8 | 16
  total: number
  /** From 1. */
  number: number
}

/** Application ports. */
export interface Ports {
  destination: number
  originator: number
  bits: 8 | 16
}

/** One information element; what is not understood is `other`, as it stands. */
export type Element =
  | ({ kind: 'concatenation' } & Concatenation)
  | ({ kind: 'ports' } & Ports)
  | { kind: 'single_shift' | 'locking_shift'; language: string }
  | { kind: 'other'; identifier: number; data: Uint8Array }

/** A user data header (3GPP TS 23.040, 9.2.3.24). */
export class Udh {
  /** @throws {SeptetError} with the element's `index`: `header_invalid`, `header_too_long`. */
  constructor(elements?: Iterable<Element>)
  /** The header that octets begin with; what follows it is not looked at. */
  static parse(octets: Uint8Array): Udh
  /** Its length octet first; empty for a header without elements. */
  readonly octets: Buffer
  readonly elements: readonly Element[]
  /** What counts: the last good element of its kind. */
  readonly concatenation: Concatenation | null
  readonly ports: Ports | null
  /** The language of the locking shift table. */
  readonly locking: string | null
  /** The language of the single shift table. */
  readonly single: string | null
}

/** Header and text in the octets of one segment. Printing it does not show them. */
export class UserData {
  /** Octets as they came, with the length that came with them; nothing is decoded yet. */
  constructor(parts: UserDataParts & { octets: Uint8Array })
  /** 8-bit data behind a header. */
  static fromOctets(data: Uint8Array, options?: { header?: Udh | Uint8Array }): UserData
  /** A text cut into the user data of its segments, each with its header. */
  static split(text: string, options?: TextOptions): UserData[]
  /** Header, fill bits and text, at most 140. */
  readonly octets: Buffer
  /** TP-UDL: septets, header and fill bits included, for GSM-7, octets otherwise. */
  readonly length: number
  readonly characterSet: CharacterSet
  readonly hasHeader: boolean
  decode(): DecodedUserData
  /** What a {@link Reassembler} takes; `null` for a message of its own. */
  part(sender: string, recipient: string): Part | null
}

export interface UserDataParts {
  /** TP-UDL: septets, header and fill bits included, for GSM-7, octets otherwise. */
  length: number
  /** Default `gsm7`. */
  characterSet?: CharacterSet
  /** TP-UDHI. Default `false`. */
  hasHeader?: boolean
}

/** What user data says; the text, or the data, is `null`. Printing it does not show it. */
export interface DecodedUserData {
  readonly text: string | null
  readonly data: Buffer | null
  readonly header: Udh
  /** The header's elements do not fit it, so that none of them counts. */
  readonly headerIgnored: boolean
  /** Escapes that announce no character of the tables. */
  readonly unknownEscapes: number
}

/**
 * Writes a text as user data, in the tables that the header names; default `gsm7`.
 *
 * @throws {SeptetError} `not_gsm7` with the position in the text, `user_data_too_long` beyond 160 septets or 140 octets.
 */
export function encodeUserData(text: string, options?: { encoding?: Encoding; header?: Udh | Uint8Array }): UserData
/**
 * Reads user data strictly by its length. Offsets count octets.
 *
 * @throws {SeptetError} `octets_truncated`, `octets_left_over`, `user_data_too_long`, `user_data_odd_length`,
 * `unpaired_surrogate`, `compression_unsupported`.
 */
export function decodeUserData(octets: Uint8Array, options: UserDataParts): DecodedUserData

/** The units that carry a short message (3GPP TS 23.040). Offsets count octets. */
export namespace tpdu {
  /** `+` and digits, digits, or a name, as people write it. */
  type AddressInput = string | Address | PhoneNumber | SenderId

  /** An address as it stands in a TPDU. Printing it shows neither digits nor names. */
  class Address {
    /** With `ton` or `npi` the text is digits, `*`, `#`, `a`, `b`, `c`; at most 20. A name has at most 11 septets. */
    constructor(text: string | PhoneNumber | SenderId, plan?: { ton?: number; npi?: number })
    /** Length in semi-octets, type, digits or packed septets. */
    static decode(octets: Uint8Array): Address
    readonly octets: Buffer
    readonly text: string
    readonly ton: number
    readonly npi: number
    /** The `@` at the end of the name may be spare bits of a sender that counts otherwise. */
    readonly ambiguousPadding: boolean
    toString(): string
  }

  /** What waits for the receiver. */
  interface MessageWaiting {
    kind: 'voicemail' | 'fax' | 'email' | 'other'
    active?: boolean
    store?: boolean
  }

  interface Scheme {
    characterSet?: CharacterSet
    /** 0 is shown at once ("flash"). */
    class?: 0 | 1 | 2 | 3
    waiting?: MessageWaiting
  }

  /** The data coding scheme (TP-DCS, 3GPP TS 23.038, 4). */
  class DataCoding {
    /** An octet, or what it is to mean. */
    constructor(scheme?: number | Scheme)
    /** The same scheme, changed. */
    with(changes: Scheme): DataCoding
    readonly octet: number
    readonly characterSet: CharacterSet
    readonly class: 0 | 1 | 2 | 3 | null
    readonly compressed: boolean
    readonly automaticDeletion: boolean
    readonly reserved: boolean
    readonly waiting: Required<MessageWaiting> | null
    valueOf(): number
  }

  /** A time stamp; what is no date is kept too. */
  class ServiceTime {
    /** A Date or seconds since 1970, told in local time so many quarters of an hour ahead of UTC; 1990 to 2089. */
    constructor(time: Date | number | bigint, quarters?: number)
    /** Seven octets of swapped digits. */
    static fromOctets(octets: Uint8Array): ServiceTime
    readonly octets: Buffer
    /** Local time and zone in RFC 3339. */
    readonly text: string | null
    readonly unix: number | null
    readonly quarters: number | null
    readonly date: Date | null
    toString(): string
  }

  type ValidityFormat = 'relative' | 'absolute' | 'enhanced'

  /** How long the network is to try (TP-VP). */
  class ValidityPeriod {
    /** One octet of `relative`, seven of the others. */
    constructor(format: ValidityFormat, octets: Uint8Array)
    /** The shortest relative period that is not shorter than so many seconds, up to 63 weeks. */
    static relative(seconds: number): ValidityPeriod
    /** So many seconds, 1 to 255. */
    static enhanced(seconds: number, options?: { singleShot?: boolean }): ValidityPeriod
    static absolute(time: ServiceTime | Date): ValidityPeriod
    readonly format: ValidityFormat
    readonly octets: Buffer
    /** `null` for an instant and for an enhanced one without a period. */
    readonly seconds: number | null
  }

  interface SubmitMembers {
    /** Only a PDU has it; `null` is the one that the SIM names. */
    serviceCentre?: AddressInput | null
    rejectDuplicates?: boolean
    statusReportRequest?: boolean
    replyPath?: boolean
    messageReference?: number
    destination: AddressInput
    protocolId?: number
    /** Default that of the user data. */
    dataCoding?: DataCoding | number
    validity?: ValidityPeriod | null
    /** Default empty. */
    userData?: UserData
  }

  /** A message on its way to the service centre. */
  class SmsSubmit {
    constructor(members: SubmitMembers)
    static decode(octets: Uint8Array): SmsSubmit
    /** The service centre's address, then the TPDU, as modems tell it. */
    static decodePdu(octets: Uint8Array): SmsSubmit
    serviceCentre: Address | null
    rejectDuplicates: boolean
    statusReportRequest: boolean
    replyPath: boolean
    messageReference: number
    destination: Address
    protocolId: number
    dataCoding: DataCoding
    validity: ValidityPeriod | null
    userData: UserData
    encode(): Buffer
    encodePdu(): Buffer
    /** What `AT+CMGS=` is given: the octets of the TPDU alone. */
    readonly atLength: number
    /** A text cut into TPDUs like this one, the message reference counting up. */
    split(text: string, options?: TextOptions): SmsSubmit[]
  }

  interface DeliverMembers {
    serviceCentre?: AddressInput | null
    moreMessages?: boolean
    loopPrevention?: boolean
    statusReportIndication?: boolean
    replyPath?: boolean
    originator: AddressInput
    protocolId?: number
    dataCoding?: DataCoding | number
    /** A Date is told in UTC. */
    serviceTime: ServiceTime | Date
    userData?: UserData
  }

  /** A message on its way from the service centre. */
  class SmsDeliver {
    constructor(members: DeliverMembers)
    static decode(octets: Uint8Array): SmsDeliver
    static decodePdu(octets: Uint8Array): SmsDeliver
    serviceCentre: Address | null
    moreMessages: boolean
    loopPrevention: boolean
    statusReportIndication: boolean
    replyPath: boolean
    originator: Address
    protocolId: number
    dataCoding: DataCoding
    serviceTime: ServiceTime
    userData: UserData
    encode(): Buffer
    encodePdu(): Buffer
    /** What a {@link Reassembler} takes; `null` for a message of its own. */
    part(recipient: string): Part | null
  }

  interface StatusReportMembers {
    serviceCentre?: AddressInput | null
    moreMessages?: boolean
    loopPrevention?: boolean
    answersCommand?: boolean
    messageReference?: number
    recipient: AddressInput
    serviceTime: ServiceTime | Date
    dischargeTime: ServiceTime | Date
    /** TP-ST, default 0: delivered. */
    status?: number
    protocolId?: number | null
    dataCoding?: DataCoding | number | null
    userData?: UserData | null
  }

  /** What became of a message that was sent earlier. */
  class SmsStatusReport {
    constructor(members: StatusReportMembers)
    static decode(octets: Uint8Array): SmsStatusReport
    static decodePdu(octets: Uint8Array): SmsStatusReport
    serviceCentre: Address | null
    moreMessages: boolean
    loopPrevention: boolean
    answersCommand: boolean
    messageReference: number
    recipient: Address
    serviceTime: ServiceTime
    dischargeTime: ServiceTime
    status: number
    protocolId: number | null
    dataCoding: DataCoding | null
    userData: UserData | null
    readonly deliveryStatus: DeliveryStatus
    encode(): Buffer
    encodePdu(): Buffer
  }

  type Tpdu = SmsSubmit | SmsDeliver | SmsStatusReport

  /** A TPDU of any type. */
  function decode(octets: Uint8Array): Tpdu
  /** The service centre's address, then a TPDU of any type. */
  function decodePdu(octets: Uint8Array): Tpdu
}

/** The fields of SMPP 3.4 and 5.0; sessions and sockets belong to an SMPP library. Offsets count octets. */
export namespace smpp {
  interface ProfileMembers {
    /** What `data_coding` 0 is. Default `gsm7`. */
    defaultAlphabet?: 'gsm7' | 'latin1' | 'ascii'
    /** Whether GSM-7 is packed. Default `false`. */
    packed?: boolean
    /** Default 8. */
    ucs2DataCoding?: number
    /** How long texts are told to be one. Default `udh`. */
    concatenation?: 'udh' | 'sar' | 'payload'
    /** How the ids of receipts become those of responses. Default `verbatim`. */
    messageIdForm?: MessageIdForm
  }

  /** What an SMSC makes of the fields, as its operator documents it. */
  class Profile {
    constructor(profile?: ProfileMembers)
    readonly defaultAlphabet: 'gsm7' | 'latin1' | 'ascii'
    readonly packed: boolean
    readonly ucs2DataCoding: number
    readonly concatenation: 'udh' | 'sar' | 'payload'
    readonly messageIdForm: MessageIdForm
  }

  /** A time in a field, `YYMMDDhhmmsstnnp`. */
  class SmppTime {
    constructor(text: string)
    /** So many seconds after the SMSC's time, below 32 days. */
    static fromNow(seconds: number): SmppTime
    /** A Date or seconds since 1970, written in the zone so many quarters of an hour ahead of UTC. */
    static at(time: Date | number | bigint, quarters?: number): SmppTime
    readonly text: string
    readonly relative: boolean
    toString(): string
    toJSON(): string
  }

  interface Address {
    ton: number
    npi: number
    /** At most 20 characters up to U+00FF. */
    address: string
  }

  /** An optional parameter. */
  interface Tlv {
    tag: number
    value: Uint8Array
  }

  /** What a message says; the text, or the data, is `null`. Printing it does not show it. */
  interface Content {
    readonly text: string | null
    readonly data: Buffer | null
  }

  interface ShortMessageFields {
    serviceType?: string
    source?: Partial<Address>
    destination?: Partial<Address>
    /** 0x40 announces a user data header. */
    esmClass?: number
    protocolId?: number
    priorityFlag?: number
    scheduleDeliveryTime?: string | SmppTime
    validityPeriod?: string | SmppTime
    registeredDelivery?: number
    replaceIfPresent?: number
    dataCoding?: number
    smDefaultMsgId?: number
    /** At most 254 octets. */
    shortMessage?: Uint8Array
    tlvs?: Iterable<Tlv>
  }

  /** The fields of a `submit_sm` or a `deliver_sm`. Printing them shows neither numbers nor text. */
  class ShortMessage {
    constructor(fields?: ShortMessageFields)
    /** The body of a PDU, what follows its header of 16 octets. */
    static fromOctets(octets: Uint8Array): ShortMessage
    serviceType: string
    source: Address
    destination: Address
    esmClass: number
    protocolId: number
    priorityFlag: number
    scheduleDeliveryTime: string
    validityPeriod: string
    registeredDelivery: number
    replaceIfPresent: number
    dataCoding: number
    smDefaultMsgId: number
    shortMessage: Buffer
    tlvs: { tag: number; value: Buffer }[]
    toOctets(): Buffer
    /** The value of an optional parameter; of several the first. */
    tlv(tag: number): Buffer | null
    /** The octets of header and text. */
    userData(): Buffer
    /** Empty where there is none. */
    header(): Udh
    /** Which segment this is, by the header, else by the `sar` parameters. */
    concatenation(): Concatenation | null
    isReceipt(): boolean
    content(profile?: Profile | ProfileMembers): Content
    /** The receipt, from the text and the parameters; `null` when this is none. */
    receipt(profile?: Profile | ProfileMembers): Receipt | null
    /** What a {@link Reassembler} takes; `null` for a message of its own. */
    part(profile?: Profile | ProfileMembers): Part | null
  }

  /** What a client sends. */
  const SubmitSm: typeof ShortMessage
  type SubmitSm = ShortMessage
  /** What a client gets. */
  const DeliverSm: typeof ShortMessage
  type DeliverSm = ShortMessage

  interface SubmitFields {
    from: string | SenderId
    to: string | PhoneNumber
    senderAlphabet?: SenderAlphabet
    profile?: Profile | ProfileMembers
    /** At most 5 characters. */
    serviceType?: string
    /** Type and plan in place of the sender's own. */
    sourceTon?: number
    sourceNpi?: number
    /** Type and plan in place of 1 and 1. */
    destinationTon?: number
    destinationNpi?: number
    /** 0 to 3. */
    messagingMode?: number
    protocolId?: number
    /** 0 to 3. */
    priorityFlag?: number
    scheduleDeliveryTime?: string | SmppTime
    validityPeriod?: string | SmppTime
    /** 1 a receipt in any case, 2 on failure. */
    registeredDelivery?: number
    replaceIfPresent?: boolean
    /** 0 is shown at once. */
    messageClass?: 0 | 1 | 2 | 3
    smDefaultMsgId?: number
  }

  /** A text as one `submit_sm` for each segment; a single one with the concatenation `payload`. */
  function submit(text: string, fields: SubmitFields, options?: TextOptions): ShortMessage[]

  interface CommandStatus {
    code: number
    /** As the standard has it: `ESME_RTHROTTLED`. */
    name: string
    meaning: string
    /** What a sender does after it. */
    outcome: 'accepted' | 'retryable' | 'route_fault' | 'hard'
  }

  /** The meaning of a `command_status`; `null` where no standard defines it. */
  function commandStatus(code: number): CommandStatus | null
  /** The standard's name of a number, `null` for a reserved one. */
  function tonName(ton: number): string | null
  function npiName(npi: number): string | null
  function dataCodingName(dataCoding: number): string | null

  /** The tags of optional parameters. */
  const TLV: {
    readonly USER_MESSAGE_REFERENCE: number
    readonly SAR_MSG_REF_NUM: number
    readonly SAR_TOTAL_SEGMENTS: number
    readonly SAR_SEGMENT_SEQNUM: number
    readonly RECEIPTED_MESSAGE_ID: number
    readonly NETWORK_ERROR_CODE: number
    readonly MESSAGE_PAYLOAD: number
    readonly MESSAGE_STATE: number
  }
}

/** How far a message or a segment has come, in the order of progress; the last two are final. */
export type DeliveryStatus = 'pending' | 'enroute' | 'accepted' | 'unknown' | 'delivered' | 'failed'

/** SMPP's `message_state`. */
export type MessageState =
  | 'scheduled'
  | 'enroute'
  | 'delivered'
  | 'expired'
  | 'deleted'
  | 'undeliverable'
  | 'accepted'
  | 'unknown'
  | 'rejected'
  | 'skipped'

/** How the ids of receipts become those of responses on a route. */
export type MessageIdForm = 'verbatim' | 'decimal_to_hex' | 'hex_to_decimal'

export interface NetworkError {
  /** 1 ANSI-136, 2 IS-95, 3 GSM. */
  networkType: number
  code: number
}

export interface ReceiptParameters {
  receiptedMessageId?: string | null
  messageState?: number | null
  networkError?: NetworkError | null
}

/** A delivery receipt. Printing it does not show what it quotes of the message. */
export class Receipt {
  private constructor()
  /**
   * The text of a receipt (SMPP 3.4, Appendix B, with its vendors' variants), and the parameters that came beside it.
   *
   * @throws {SeptetError} `receipt_unreadable` when the text has neither an id nor a state.
   */
  static parse(text: string, parameters?: ReceiptParameters): Receipt
  /** A receipt of which only parameters are known. */
  static fromParameters(parameters: ReceiptParameters): Receipt
  /** As it is written. */
  readonly messageId: string | null
  readonly submitted: number | null
  readonly delivered: number | null
  /** `YYYY-MM-DDThh:mm`, with `:ss` where seconds are known, in the SMSC's own zone. */
  readonly submitDate: string | null
  readonly doneDate: string | null
  /** `stat` as it is written. */
  readonly stateWord: string | null
  readonly state: MessageState | null
  readonly status: DeliveryStatus
  /** `err` as it is written. */
  readonly error: string | null
  readonly networkError: NetworkError | null
  /** The beginning of the message. */
  readonly text: string | null
  /** What could not be read, with `field` and `offset`. */
  readonly defects: readonly SeptetError[]
  /** The id in the form of the route's responses. */
  messageIdIn(form: MessageIdForm): string | null
}

/** A receipt's id in the form of responses. */
export function convertMessageId(id: string, form: MessageIdForm): string
/** A response's id as {@link convertMessageId} writes it. */
export function normalizeMessageId(id: string, form: MessageIdForm): string
/** What a TP-Status of a status report means. */
export function tpStatus(status: number): { status: DeliveryStatus; meaning: string }

/** The delivery of a message of several segments as one status, which only moves forward. */
export class DeliveryAggregate {
  /** 1 to 255 segments. */
  constructor(segments: number)
  /** Takes a segment's status in, counted from 0. Whether the message's status has changed. */
  apply(segment: number, status: DeliveryStatus): boolean
  readonly status: DeliveryStatus
  readonly segments: readonly DeliveryStatus[]
}

export interface PartMembers {
  sender: string
  recipient: string
  /** Default 0. */
  reference?: number
  /** Default 8. */
  referenceBits?: 8 | 16
  total: number
  /** From 1. */
  number: number
  coding: 'gsm7' | 'ucs2' | 'text' | 'octets'
  /** Septets one in each octet, UTF-16 with the high octet first, UTF-8, or data. */
  octets: Uint8Array
  /** The languages of the tables of `gsm7`. */
  locking?: string | null
  single?: string | null
}

/** A part of a message, as it arrives. Printing it shows neither numbers nor content. */
export class Part {
  constructor(members: PartMembers)
  readonly sender: string
  readonly recipient: string
  readonly reference: number
  readonly referenceBits: 8 | 16
  readonly total: number
  readonly number: number
  readonly coding: 'gsm7' | 'ucs2' | 'text' | 'octets'
  readonly octets: Uint8Array
  readonly locking: string | null
  readonly single: string | null
}

/** Which message a part belongs to. */
export interface ReassemblyKey {
  sender: string
  recipient: string
  reference: number
  referenceBits: 8 | 16
  /** Whether it is 8-bit data. */
  binary: boolean
  total: number
}

/** What has happened. Printing it shows neither numbers nor content. */
export type ReassemblyEvent =
  | { readonly event: 'stored'; readonly missingCount: number }
  | { readonly event: 'duplicate' }
  | {
      readonly event: 'complete'
      readonly key: ReassemblyKey
      readonly text: string | null
      /** 8-bit data, or the octets of what is no text. */
      readonly data: Buffer | null
      /** Why the octets are no text. */
      readonly defect: SeptetError | null
    }
  | {
      readonly event: 'incomplete'
      readonly key: ReassemblyKey
      readonly reason: 'expired' | 'evicted' | 'conflict'
      /** The numbers of the parts that are missing. */
      readonly missing: readonly number[]
      /** The parts that had come. */
      readonly parts: readonly Part[]
    }
  | { readonly event: 'total_changed'; readonly otherTotal: number }

export interface ReassemblyLimits {
  /** Messages that wait for parts. Default 4,096. */
  maxMessages?: number
  /** Octets in all, what is needed to hold them included. Default 8 MiB. */
  maxOctets?: number
  /** How long a message may take from its first part. Default one hour. */
  timeoutMs?: number
  /** How long a message is remembered after its last part; 0 to forget at once. Default one minute. */
  duplicateWindowMs?: number
}

/**
 * Puts the parts of messages together, in any order and of any number of senders, and never holds more than its limits. It
 * has no clock: every call takes the time in milliseconds of any clock that does not run backwards.
 */
export class Reassembler {
  constructor(limits?: ReassemblyLimits)
  /**
   * Takes a part in. The answer to it is the last event; those before it are about other messages.
   *
   * @throws {SeptetError} `part_invalid`, `part_too_large`.
   */
  push(part: Part | PartMembers, now: number): ReassemblyEvent[]
  /** Gives up the messages whose time is up, the oldest first. */
  handleTimeout(now: number): ReassemblyEvent[]
  /** When {@link Reassembler.handleTimeout} has something to tell next; `null` while no message waits. */
  pollTimeout(): number | null
  /** Messages that wait for parts. */
  readonly messageCount: number
  /** Octets that are held, as the limits count them. */
  readonly octetCount: number
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
  normalize?: 'none' | 'nfc' | null
  languages?: Iterable<Language> | null
  keepGraphemes?: boolean | null
  keepWords?: boolean | null
  keepUrls?: boolean | null
  numbering?: boolean | null
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

// --- dispatching

/** A way to the networks: without any of the limits it carries everything. */
export interface Route {
  id: RouteId
  /** Only numbers that begin with one of them, with or without `+`. */
  prefixes?: Iterable<string> | null
  encodings?: Iterable<Encoding> | null
  /** Only messages of at most so many segments. */
  maxSegments?: number | null
  senderKinds?: Iterable<SenderId['kind']> | null
  /** What a segment costs on it, whatever a price table says. */
  price?: Money | null
  /** How many segments may be in flight. Default 10. */
  window?: number | null
  /** As many as the window lets through when absent. */
  segmentsPerSecond?: number | null
  /** How many may be sent at once after a pause. Default: a tenth of a second's, at least one. */
  burst?: number | null
  /** Among routes whose prefix is as long, lower numbers are tried first. Default 0. */
  priority?: number | null
  /**
   * The upstream takes a segment only once when it comes twice with the same message and segment: silence is answered by
   * sending it again on this route. Default `false`.
   */
  idempotent?: boolean | null
  /** What this upstream means by its answers: {@link Classifier.ofRoute}. The tables alone when absent. */
  classifier?: ClassifierRules | null
}

/** How a dispatch behaves. The defaults never send twice. */
export interface Policy {
  /**
   * What silence about a segment leads to: nothing more is sent (`stop`, the default), the other segments are (`continue`), it
   * is sent again and may arrive twice (`resubmit`).
   */
  onUnknown?: 'stop' | 'continue' | 'resubmit' | null
  /** How often the first segment is tried on a route before the next one is. Default 1. */
  triesPerRoute?: number | null
  /** How often a segment is sent again on the route that has accepted another one. Default 3. */
  retries?: number | null
  /** How many more transmits a message may take than it has segments. Default 15. */
  extraTransmits?: number | null
  /** How long an answer is waited for, in milliseconds. Default 30,000. */
  attemptTimeoutMs?: number | null
  /** How long a route rests after it refused for now, doubled by every such refusal in a row. Default 1,000. */
  backoffMs?: number | null
  /** Default 60,000. */
  maxBackoffMs?: number | null
  /** How many segments may be in flight over all routes. Default 1,000. */
  window?: number | null
  /** Random bits of yours in decimal, up to 2^64 - 1, from which the jitter of rests is drawn. Without them there is none. */
  entropy?: string | null
}

/** Objects, or JSON as the API writes it. */
export type RoutesInput = Iterable<Route | string | Uint8Array>

/** What a dispatch is made of, beside the request. */
export interface DispatchOptions {
  /** What {@link planSend} and {@link planBulk} judge the request by. */
  facts?: FactsInput | null
  /** Those that are assigned to the account. */
  routes: RoutesInput
  policy?: Policy | string | Uint8Array | null
}

/** What a dispatch asks of its driver. Times are milliseconds of your clock. */
export type Action =
  | {
      /** Send this segment over this route now, and give the answer to `result` with the token. */
      action: 'transmit'
      token: number
      /** Which message of a bulk request, counted from 0. */
      message: number
      /** Which segment, counted from 0. */
      segment: number
      routeId: number
      /** When the answer is no longer waited for. */
      deadline: number
    }
  /** Call `timeout` then, unless another input comes first. */
  | { action: 'timeout'; at: number }
  /** Every message has ended. Told again when a late acceptance has changed an end. */
  | { action: 'done' }

/** What an upstream said about one attempt. A refusal proves that nothing was sent; silence (`unknown`) does not. */
export type UpstreamOutcome = 'accepted' | 'retryable' | 'route_fault' | 'hard' | 'unknown'

/** Where a message stands. */
export interface DispatchState {
  /** `queued` until it has ended. */
  status: 'queued' | 'sent' | 'failed' | 'unknown'
  /** Why it failed, or `upstream_timeout` when nobody can tell. */
  error: ErrorCode | null
  /** The exact sum over the accepted segments; `null` when the price is not known. */
  cost: string | null
  costNanos: bigint | null
  /** The route that it was tried on last, or that took it. */
  routeId: number | null
  /** How many routes it was tried on. */
  attempts: number
  /** How many segments were transmitted, each time counted. */
  transmits: number
  /** How many segments were accepted. */
  accepted: number
  /** A segment was sent again after silence. */
  duplicatePossible: boolean
  /** When its last segment was accepted, in milliseconds of your clock. */
  sentAt: number | null
  /** The networks' ids of the segments. */
  providerIds: (string | null)[]
}

interface Machine extends Iterable<Action> {
  /** Begins. */
  start(now: number): void
  /**
   * The answer to the attempt with this token; the first one counts. `retryAfterMs` is the rest in milliseconds that the upstream
   * asks for, as a {@link Classification} tells it.
   *
   * @throws {SeptetError} `invalid_option` for an outcome that there is not
   */
  result(
    token: number,
    outcome: UpstreamOutcome,
    now: number,
    answer?: { providerId?: string | null; retryAfterMs?: number | null },
  ): void
  /** Time has passed. */
  timeout(now: number): void
  /** The next thing to do; `null` until the next input. */
  poll(): Action | null
  /** Everything to do now: {@link Machine.poll} until there is nothing more. After each input it has to be asked for. */
  [Symbol.iterator](): IterableIterator<Action>
  /** The routes that were found at fault. */
  readonly parkedRoutes: number[]
  /** The whole state as a JSON text, without texts and numbers. Write it down after each drain, before you act on it. */
  snapshot(): string
}

/**
 * A message on its way: routing with failover that never sends twice. No I/O: inputs carry the time in milliseconds of any
 * clock, and after each of them everything that there is to do is asked for. Every input is legal at any time; one that does
 * not apply changes nothing.
 */
export class Dispatch {
  /** A plan with errors fails as soon as it starts, with the first of them, and never transmits. */
  constructor(request: SendRequest | SendRequestMembers | string | Uint8Array, options: DispatchOptions)
  /**
   * The dispatch of what {@link selectRoutes} is asked, without a request. When no route can carry it, it fails as soon as it
   * starts.
   *
   * @throws {SeptetError} those of a number and of `selectRoutes`' query; of a route with its index; of the policy
   */
  static ofQuery(query: RouteQuery, options: Pick<DispatchOptions, 'routes' | 'policy'>): Dispatch
  /**
   * A dispatch as it was written down. What was in flight is unknown now and never sent again, whatever the policy.
   *
   * @throws {SeptetError} `invalid_snapshot`, or those of reading JSON
   */
  static restore(snapshot: string | Uint8Array, now: number): Dispatch
  /** Sends nothing more; what is in flight is still waited for. */
  cancel(now: number): void
  readonly state: DispatchState
  /** The queued message with what became of it. `createdAt` and `sentAt` are of your clock if that counts from 1970. */
  message(queued: Message | MessageMembers): Message
  #private
}
export interface Dispatch extends Machine {}

/** The dispatch of a bulk request: one machine for all messages, which share routes, windows and balance. */
export class BulkDispatch {
  constructor(request: BulkRequest | BulkRequestMembers | string | Uint8Array, options: DispatchOptions)
  /**
   * One without messages; {@link BulkDispatch.push} adds them. `balance` is money to hold back from, in the order of the
   * messages: one whose dearest route costs more than what is left fails with `insufficient_balance`; what a message turns out
   * not to need is there for later ones.
   */
  static empty(options: Pick<DispatchOptions, 'routes' | 'policy'> & { balance?: Money | null }): BulkDispatch
  /**
   * A bulk dispatch as it was written down, with the request, the facts and the routes that it was made of. The request is `null`
   * where there was none, or where messages were pushed to one.
   *
   * @throws {SeptetError} `invalid_snapshot`, also when the request or the routes are others; those of reading JSON
   */
  static restore(
    snapshot: string | Uint8Array,
    now: number,
    request: BulkRequest | BulkRequestMembers | string | Uint8Array | null,
    options: DispatchOptions,
  ): BulkDispatch
  /**
   * Adds a message, asked for as of {@link selectRoutes}; also after the start. When no route can carry it, it fails as soon as
   * it starts.
   *
   * @throws {SeptetError} those of a number and of the query; then none is added
   */
  push(query: RouteQuery): void
  /**
   * Adds a message that was refused before any route was asked, so that the indices stay those of the caller. `why` is an
   * error's code.
   *
   * @throws {SeptetError} `invalid_option` for another word
   */
  pushRefused(why: ErrorCode): void
  /** Sends nothing more, of one message where its index is given; what is in flight is still waited for. */
  cancel(now: number, message?: number): void
  /** How many messages there are. */
  readonly total: number
  /** How many have not ended. */
  readonly open: number
  /** Where a message stands; `null` for an index that none has. */
  state(message: number): DispatchState | null
  /**
   * The answer to the request as it stands: messages that have not ended are `queued`; those that were pushed are not in it.
   *
   * @throws {TypeError} when there was no request
   */
  bulkResult(id: (index: number) => string): BulkResult
  #private
}
export interface BulkDispatch extends Machine {}

/** What a route has to carry. */
export interface RouteQuery {
  to: string | PhoneNumber
  /** 1 to 255. */
  segments: number
  /** Default `gsm7`. */
  encoding?: Encoding | null
  /** Not asked about when absent. */
  senderKind?: SenderId['kind'] | null
  /** The network that serves the recipient, MCC and MNC. */
  network?: string | null
  /** The one route that the request names. */
  routeId?: RouteId | null
  /** For routes without a price of their own. */
  prices?: PriceTable | Prices | string | Uint8Array | null
}

/**
 * The routes that may carry a message, in the order in which they are tried: longest prefix, lowest priority number, lowest
 * price (unknown ones last), lowest id. `index` is the place among `routes`, `price` that of a segment.
 *
 * @throws {SeptetError} `no_route`, `route_not_assigned`, `too_many_segments`, `invalid_option` with the field; errors about a
 * route have its index
 */
export function selectRoutes(
  routes: RoutesInput,
  query: RouteQuery,
): { index: number; price: string | null; priceNanos: bigint | null }[]

// --- answers of networks

/** What an answer of an upstream means. */
export interface Classification {
  /** What to give to {@link Dispatch.result}. */
  outcome: UpstreamOutcome
  /** Why, for whoever asked for the message; `null` when it was accepted. */
  code: ErrorCode | null
  /** What the code is about; `null` when it was accepted. */
  class: 'request' | 'auth' | 'validation' | 'billing' | 'blocklist' | 'routing' | 'upstream' | 'delivery' | null
  /** After how many milliseconds the upstream wants to be asked again, as {@link Dispatch.result} takes it. */
  retryAfterMs: number | null
  /** Whether a table or a rule names this answer. */
  listed: boolean
}

/** A provider whose codes are known. */
export type Provider = 'twilio' | 'vonage' | 'telnyx' | 'aws' | 'sinch'

/** The release of the tables of providers' codes. */
export const PROVIDER_CODES_VERSION: string

interface HttpAnswer {
  /** Whether the body could be read and holds the id of a message. Default `false`. */
  hasMessageId?: boolean
  /** The header `Retry-After`. */
  retryAfter?: string | null
  /** Needed when that may be a date. Seconds since 1970. */
  now?: Date | number | null
}

/** What an SMSC's `command_status` means (SMPP 3.4, 5.1.3). */
export function classifySmpp(commandStatus: number): Classification
/** What an HTTP answer to a request that hands over a message means (RFC 9110, 15). */
export function classifyHttp(status: number, options?: HttpAnswer): Classification
/** What it means that no answer came: after the first octet of the request went out that proves nothing. */
export function classifyNoResponse(written: boolean): Classification
/** What a provider's own code means. @throws {SeptetError} `invalid_option` for a provider that is not known */
export function classifyProvider(provider: Provider, code: string): Classification

/** One answer, and what it means on a route. */
export type ClassifierRule = { outcome: UpstreamOutcome; error?: ErrorCode | null } & (
  | { commandStatus: number }
  | { httpStatus: number }
  | { providerCode: string }
)

/** What a route's answers mean, where it is not what the tables say. */
export interface ClassifierRules {
  /** The outcome of an answer that no table and no rule names. Default `hard`. */
  unlisted?: Exclude<UpstreamOutcome, 'accepted'> | null
  overrides?: Iterable<ClassifierRule> | null
}

/** Rules of one route that come before the tables. */
export class Classifier {
  /**
   * @throws {SeptetError} `unknown_member`, `missing_member`, `invalid_option` with the field and the index of the rule,
   * `duplicate_override` with the index
   */
  constructor(rules?: ClassifierRules | string | Uint8Array)
  static fromJson(json: string | Uint8Array): Classifier
  /**
   * The rules that a route carries as its member `classifier`; without them the tables alone count.
   *
   * @throws {SeptetError} as the constructor, and those of a route
   */
  static ofRoute(route: Route | string | Uint8Array): Classifier
  /** The rules as JSON that {@link Classifier.fromJson} reads: the same for the same rules. */
  toJson(): string
  classifySmpp(commandStatus: number): Classification
  classifyHttp(status: number, options?: HttpAnswer): Classification
  classifyProvider(provider: Provider, code: string): Classification
  #private
}

// --- repeated requests

/** How long an answer is kept under its key, in seconds. */
export const IDEMPOTENCY_RETENTION: number
/** The fingerprint of a request: 64 hexadecimal digits, the same for every spelling and in every language. */
export function fingerprint(
  operation: 'send',
  request: SendRequest | SendRequestMembers | string | Uint8Array,
): string
export function fingerprint(
  operation: 'bulk',
  request: BulkRequest | BulkRequestMembers | string | Uint8Array,
): string
/**
 * What to do with a request under a key. `stored` is what is kept for the key: `null` for a new one, without `expiresAt` while
 * the request is being worked on. Times are seconds since 1970.
 *
 * @throws {SeptetError} `fingerprint_invalid`
 */
export function decide(
  stored: { fingerprint: string; expiresAt?: Date | number | null } | null | undefined,
  fingerprint: string,
  now: Date | number,
): { decision: 'proceed' | 'replay'; code: null } | { decision: 'conflict' | 'in_flight'; code: ErrorCode }

// --- webhooks

/** How many seconds a signature's time may lie from now in both directions, unless told otherwise. */
export const SIGNATURE_TOLERANCE: number
/**
 * Checks the signature of a webhook's body: the octets as they came, not JSON written again. `now` is in seconds since 1970,
 * `tolerance` in seconds. Macs are compared in constant time.
 *
 * @throws {SeptetError} `signature_malformed` with the position in the header, `signature_mismatch`, `signature_expired`;
 * `invalid_option` without any secret or with an empty one
 */
export function verifySignature(
  header: string,
  body: string | Uint8Array,
  secrets: readonly (string | Uint8Array)[],
  options: { now: Date | number; tolerance?: number },
): void
/** The header that signs a webhook with every secret. @throws {SeptetError} `invalid_option` as {@link verifySignature} */
export function signWebhook(
  body: string | Uint8Array,
  secrets: readonly (string | Uint8Array)[],
  options: { now: Date | number },
): string

// --- the life of a message

/** Whether a message of one status may become another: forward only, and `delivered` and `failed` are the end. */
export function statusMayBecome(status: MessageStatus, next: MessageStatus): boolean
/** The message moved on to a status, and whether it moved: late and repeated news move nothing. The one given is as it was. */
export function advanceMessage(
  message: Message | MessageMembers,
  status: MessageStatus,
  at: Time,
): { moved: boolean; message: Message }
/**
 * The event that tells of a message's status, `null` when none does (`queued`, `unknown`). `reference` is that of the request;
 * `error` says why it failed (`delivery_failed` unless told) and is left out otherwise.
 */
export function messageEvent(
  message: Message | MessageMembers,
  parts: { id: string; at: Time; reference?: string | null; error?: ItemError | null },
): Event | null

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
  | 'language_unknown'
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
  | 'septet_invalid'
  | 'buffer_too_short'
  | 'octets_truncated'
  | 'octets_left_over'
  | 'user_data_too_long'
  | 'user_data_odd_length'
  | 'compression_unsupported'
  | 'message_type_unexpected'
  | 'address_invalid'
  | 'service_time_invalid'
  | 'validity_invalid'
  | 'data_coding_mismatch'
  | 'receipt_unreadable'
  | 'receipt_field_invalid'
  | 'message_id_invalid'
  | 'segment_out_of_range'
  | 'part_invalid'
  | 'part_too_large'
  | 'smpp_field_invalid'
  | 'smpp_time_invalid'
  | 'not_in_smsc_alphabet'
  | 'octets_not_text'
  | 'to_missing'
  | 'number_empty'
  | 'number_missing_plus'
  | 'number_invalid_character'
  | 'number_leading_zero'
  | 'number_too_short'
  | 'number_too_long'
  | 'calling_code_unassigned'
  | 'number_length_impossible'
  | 'number_range_unassigned'
  | 'trunk_prefix_kept'
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
  | 'balance_not_checked'
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
  | 'request_in_flight'
  | 'signature_malformed'
  | 'signature_mismatch'
  | 'signature_expired'
  | 'fingerprint_invalid'
  | 'upstream_rejected'
  | 'upstream_unavailable'
  | 'upstream_timeout'
  | 'route_fault'
  | 'partial_submission'
  | 'delivery_failed'
  | 'no_route'
  | 'cancelled'
  | 'invalid_snapshot'
  | 'recipient_rejected'
  | 'sender_rejected'
  | 'body_rejected'
  | 'price_rejected'
  | 'route_unfunded'
  | 'route_unauthorized'
  | 'upstream_throttled'
  | 'upstream_unclear'
  | 'duplicate_override'
