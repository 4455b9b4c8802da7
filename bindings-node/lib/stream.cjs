'use strict'

// A list of recipients of any length, planned as it streams by.

const { StringDecoder } = require('node:string_decoder')
const { Transform } = require('node:stream')

const { checkOptions, checkString } = require('./arguments.cjs')
const { binding } = require('./binding.cjs')
const { SeptetError, invalidType } = require('./errors.cjs')
const { formatAmount } = require('./money.cjs')
const { BulkPlanner, PlannedMessage } = require('./plans.cjs')
const { Lines, Table } = require('./table.cjs')

/** Recipients that are planned in one native call. */
const PIECE = 1000

const FORMATS = {
  lines: { rows: () => new Lines(), recipient: (value) => value },
  ndjson: { rows: () => new Lines(), recipient: recipientOf },
  csv: { rows: (column) => new Table(column), recipient: (value) => value },
}

/** A line of NDJSON: a request of which `to` counts, or a string. */
function recipientOf(line) {
  if (!line.startsWith('"')) return binding.transcribe('recipient', line)
  return binding.transcribe('recipient', `{"to":${line}}`)
}

class PlanStream extends Transform {
  #planner
  #rows
  #recipient
  #decoder = new StringDecoder('utf8')
  #nanos = 0n
  #priced = true
  #pending = []

  constructor(request, facts, options) {
    const { format = 'lines', column = 'to' } = checkOptions(options)
    if (!Object.hasOwn(FORMATS, checkString('options.format', format))) {
      throw invalidType('options.format', `one of ${Object.keys(FORMATS).join(', ')}`, format)
    }
    super({ readableObjectMode: true, readableHighWaterMark: PIECE })
    this.#planner = new BulkPlanner(request, facts)
    this.#rows = FORMATS[format].rows(checkString('options.column', column))
    this.#recipient = FORMATS[format].recipient
    const { encoding, segments, perSegment, currency, warnings } = this.#planner.plan([]).orThrow()
    this.summary = { encoding, segments, perSegment, total: 0, ok: 0, failed: 0, cost: null, currency, warnings }
  }

  _transform(chunk, encoding, done) {
    this.#drain(this.#rows.push(this.#decoder.write(chunk)), done)
  }

  _flush(done) {
    const rest = this.#decoder.end()
    const rows = this.#rows
    this.#drain(
      (function* () {
        yield* rows.push(rest)
        yield* rows.end()
      })(),
      done,
    )
  }

  _read(size) {
    // A piece waits for the reader; until it is taken nothing more is planned, and nothing more is read.
    const go = this.#pending.shift()
    go?.()
    // Once nothing waits here, the next piece of input may come. Asked for in any case: a read that gives nothing out is not
    // repeated.
    if (this.#pending.length === 0) super._read(size)
  }

  /** Plans rows piece by piece, and waits whenever the reader has enough. */
  #drain(rows, done) {
    try {
      const piece = []
      for (;;) {
        const { value: row, done: over } = rows.next()
        if (!over) piece.push(row)
        if (over || piece.length === PIECE) {
          const more = this.#plan(piece.splice(0))
          if (over) return done()
          if (!more) return void this.#pending.push(() => this.#drain(rows, done))
        }
      }
    } catch (error) {
      done(error)
    }
  }

  /** Plans a piece and gives its messages out. Tells whether the reader wants more. */
  #plan(rows) {
    if (rows.length === 0) return true
    const readable = []
    const entries = rows.map(({ line, value }) => {
      try {
        readable.push(this.#recipient(value))
        return { line }
      } catch (error) {
        if (!(error instanceof SeptetError)) throw error
        return { line, error }
      }
    })
    const plan = this.#planner.plan(readable)
    this.#count(plan, entries.length - readable.length)
    let [taken, given, wants] = [0, 0, true]
    for (const { line, error } of entries) {
      const message = error ? unreadable(error) : plan.messages[given]
      if (!error) {
        // With `duplicates: 'collapse'` the plan leaves some recipients out; the others keep their order.
        if (message?.to !== readable[taken++]) continue
        given += 1
      }
      message.line = line
      wants = this.push(message) && wants
    }
    return wants
  }

  #count(plan, unread) {
    const { summary } = this
    summary.total += plan.total + unread
    summary.ok += plan.ok
    summary.failed += plan.failed + unread
    this.#priced &&= plan.cost !== null
    if (!this.#priced) summary.cost = null
    else {
      this.#nanos += plan.costNanos
      summary.cost = formatAmount(this.#nanos)
    }
  }
}

/** The message of a line from which no recipient can be read. */
function unreadable({ code, message, field }) {
  return new PlannedMessage({ to: null, status: 'failed', error: { code, message, ...(field && { field }) } })
}

function planStream(request, facts, options) {
  return new PlanStream(request, facts, options)
}

module.exports = { planStream }
