// What the types promise. Compiled by `tsc --strict`, never run.

import * as septet from 'septet'
import { type Analysis, type ErrorCode, SeptetError, analyze } from 'septet'

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
function expectType<Wanted>() {
  return <Given,>(_: Given, ..._equal: Equal<Wanted, Given> extends true ? [] : [never]) => {}
}

// Texts.
const analysis = analyze('Hi', { encoding: 'auto', referenceBits: 16, newline: 'lf', maxSegments: 3 })
expectType<Analysis>()(analysis)
expectType<'gsm7' | 'ucs2'>()(analysis.encoding)
expectType<number | null>()(analysis.firstOffender)
// @ts-expect-error a text is a string
analyze(7)
// @ts-expect-error not an encoding
analyze('Hi', { encoding: 'utf8' })
// @ts-expect-error not an option
analyze('Hi', { referenceBit: 16 })
expectType<septet.Offender[]>()(septet.offenders('Hi', { limit: 5 }))
expectType<Buffer | null>()(septet.segment('Hi')[0]!.header)
expectType<number>()(septet.prepare('Hi').originalPosition(0))
expectType<string>()(septet.explain('Hi'))

septet.analyze('Hi', { languages: ['tr', 'es'], normalize: 'nfc', keepGraphemes: true, keepWords: true, keepUrls: true })
expectType<septet.Language | null>()(analysis.single)
expectType<number>()(analysis.greedySegments)
// @ts-expect-error no national table
analyze('Hi', { languages: ['de'] })
septet.analyze('Hi', { languages: septet.languagesForRegion('IN') })
const smart = septet.transliterate('Hi', { classes: ['accent'], whenEqual: true, encoding: 'gsm7' })
expectType<Analysis | null>()(smart.before)
expectType<readonly septet.Change[]>()(smart.changes)
// @ts-expect-error emoji have no replacement
septet.transliterate('Hi', { classes: ['emoji'] })
const [advice] = septet.advise('Hi', { price: 40_000_000n, currency: 'EUR', recipients: 3, proposeLanguages: ['tr'] })
expectType<bigint | null>()(advice!.savedNanos)
septet.transliterate('Hi', { classes: advice!.classes })
// @ts-expect-error a price has a currency
septet.advise('Hi', { price: '0.04' })
// @ts-expect-error a number would be rounded
septet.advise('Hi', { price: 0.04, currency: 'EUR' })
const keyword = septet.classifyKeyword('STOP')
if (keyword.match !== 'none') expectType<septet.KeywordKind>()(keyword.kind)
expectType<Map<string, Buffer>>()(septet.alphabet({ locking: 'tr' }).septets)

// Templates.
const fields: septet.TemplateField[] = [{ name: 'name', maxLength: 10, alphabet: 'any' }]
expectType<string | null>()(septet.lintTemplate('{name}', { style: 'braces', fields, languages: ['tr'] }).decidingField)
// @ts-expect-error the style is chosen
septet.lintTemplate('{name}', { fields })
const template = new septet.Template('{name}', { style: 'braces', fields })
expectType<string>()(template.fill({ name: 'Ann' }))
expectType<BigInt64Array>()(template.rows([['Ann'], { name: 'Bob' }], { price: '0.04' }).cost)
// @ts-expect-error a number would be rounded
template.rows([], { price: 0.04 })

// Batches.
const batch: septet.Batch = { data: Buffer.from('Hi'), offsets: Int32Array.of(0, 2) }
expectType<Int32Array>()(septet.analyzeMany(batch).units)
expectType<Promise<septet.AnalysisColumns>>()(septet.analyzeManyAsync(['Hi'], { signal: AbortSignal.timeout(1) }))
expectType<BigInt64Array>()(septet.checkNumbers(['+12025550143'], { level: 'length' }).number)
expectType<ErrorCode | null>()(septet.checkNumbers(batch).errorCode(0))
// @ts-expect-error offsets are integers
septet.analyzeMany({ data: Buffer.from('Hi'), offsets: Float64Array.of(0, 2) })

// Addresses.
const number = septet.PhoneNumber.parse('+12025550143')
expectType<number | null>()(number.callingCode)
expectType<ErrorCode | null>()(septet.PhoneNumber.check('x'))
// @ts-expect-error it cannot be changed
number.e164 = ''
const { type, suggestion } = number.numbering()
expectType<septet.LineType | null>()(type)
expectType<septet.PhoneNumber | null>()(suggestion)
expectType<septet.LineType | null>()(septet.checkNumbers([], { level: 'numbering' }).lineTypeName(0))
expectType<'alphanumeric' | 'short_code' | 'long_code'>()(septet.SenderId.parse('Conerix').kind)

// Money is never a number.
expectType<bigint>()(septet.parseAmount('0.05'))
expectType<string>()(septet.formatAmount(50_000_000n))
septet.PriceTable.flat('0.05', 'USD')
septet.PriceTable.flat(50_000_000n, 'USD')
// @ts-expect-error a number would be rounded
septet.PriceTable.flat(0.05, 'USD')
// @ts-expect-error a number would be rounded
septet.planSend({}, { prices: { currency: 'USD', prices: [{ price: 0.05 }] } })
// @ts-expect-error a number would be rounded
septet.planSend({}, { balance: 10, currency: 'USD' })

// Requests and plans.
const facts = new septet.Facts({
  optedOut: new Set(['+447700900100']),
  prices: septet.PriceTable.flat('0.05', 'USD'),
  routes: [12, 13n],
  languages: ['tr'],
  numberLevel: 'numbering',
})
const plan = septet.planSend({ to: number, from: 'Conerix', body: 'Hi', routeId: 12 }, facts).orThrow()
expectType<septet.SendPlan>()(plan)
expectType<string | null>()(plan.cost)
expectType<bigint | null>()(plan.costNanos)
septet.planSend('{"to":"+12025550143"}')
septet.planSend(Buffer.from('{}'), '{}')
// @ts-expect-error facts are no plan's first argument
septet.planSend(facts)
const bulk = septet.planBulk({ from: 'Conerix', body: 'Hi', recipients: [number, '+447700900100'] }, facts)
expectType<septet.BulkResult>()(bulk.result((index) => `msg_${index}`, () => ({ status: 'sent', cost: '0.05' })))
expectType<septet.BulkRequest[]>()(septet.chunk({ recipients: [] }))
expectType<septet.BulkPlan>()(new septet.BulkPlanner({ from: 'Conerix', body: 'Hi' }).plan(['+12025550143']))
for await (const message of septet.planStream('{}', facts, { format: 'csv', column: 'phone' })) {
  expectType<septet.PlannedLine>()(message)
}

// The wire.
expectType<Buffer>()(septet.packSeptets(new Uint8Array(8), 1))
expectType<Buffer>()(septet.unpackSeptets(Buffer.of(0), 1))
// @ts-expect-error octets are no text
septet.packSeptets('hello')
const header = new septet.Udh([{ kind: 'concatenation', reference: 1, bits: 8, total: 2, number: 1 }])
expectType<septet.Concatenation | null>()(header.concatenation)
// @ts-expect-error no such width
header.concatenation = { reference: 1, bits: 12, total: 2, number: 1 }
for (const element of header.elements) if (element.kind === 'other') expectType<Uint8Array>()(element.data)
// @ts-expect-error no such kind
new septet.Udh([{ kind: 'port' }])
expectType<string | null>()(septet.encodeUserData('Hi', { encoding: 'ucs2', header }).decode().text)
// @ts-expect-error nothing is chosen here
septet.encodeUserData('Hi', { encoding: 'auto' })
// @ts-expect-error the length says where the text ends
septet.decodeUserData(Buffer.of(0), {})
const submit: septet.tpdu.SmsSubmit = new septet.tpdu.SmsSubmit({ destination: number, dataCoding: 8, validity: null })
expectType<number>()(submit.atLength)
expectType<septet.tpdu.SmsSubmit[]>()(submit.split('Hi', { concatenationReference: 1 }))
submit.destination = new septet.tpdu.Address('1', { ton: 3 })
// @ts-expect-error somebody has to get it
new septet.tpdu.SmsSubmit({})
// @ts-expect-error its length is the TPDU's
submit.atLength = 3
const unit: septet.tpdu.Tpdu = septet.tpdu.decode(Buffer.of(0))
if (unit instanceof septet.tpdu.SmsStatusReport) expectType<septet.DeliveryStatus>()(unit.deliveryStatus)
expectType<Date | null>()(new septet.tpdu.ServiceTime(new Date(), 4).date)
const profile: septet.smpp.Profile = new septet.smpp.Profile({ concatenation: 'sar' })
const [submitSm] = septet.smpp.submit('Hi', { from: 'Conerix', to: number, profile, messageClass: 0 })
expectType<septet.smpp.SubmitSm>()(submitSm!)
expectType<septet.Receipt | null>()(septet.smpp.DeliverSm.fromOctets(Buffer.of(0)).receipt(profile))
// @ts-expect-error no such way
new septet.smpp.Profile({ concatenation: 'tlv' })
expectType<'accepted' | 'retryable' | 'route_fault' | 'hard' | undefined>()(septet.smpp.commandStatus(8)?.outcome)
expectType<string | null>()(septet.Receipt.parse('id:1').messageIdIn('hex_to_decimal'))
// @ts-expect-error receipts are read
new septet.Receipt()
// @ts-expect-error no such status
new septet.DeliveryAggregate(1).apply(0, 'sent')
const part: septet.Part | null = septet.encodeUserData('Hi').part('+12025550143', '4242')
for (const event of part === null ? [] : new septet.Reassembler({ timeoutMs: 1000 }).push(part, Date.now())) {
  if (event.event === 'complete') expectType<string | null>()(event.text)
  if (event.event === 'incomplete') expectType<readonly number[]>()(event.missing)
  // @ts-expect-error it has no text yet
  if (event.event === 'stored') event.text
}

// Answers.
const { data: message, requestId } = septet.Message.fromJson('{}')
expectType<Date | null>()(message.sentAt)
expectType<string | null>()(requestId)
const found = septet.interpret(201, '{}', { retryAfter: '30', now: new Date() })
if (found.kind === 'message') expectType<septet.Message>()(found.answer.data)
if (found.kind === 'error') expectType<number>()(found.error.httpStatus)
if (found.kind === 'unreadable') expectType<SeptetError>()(found.error)
// @ts-expect-error a parsed body has lost the exact cost
septet.interpret(201, {})
expectType<'send' | 'bulk'>()(septet.http.route('POST', '/v1/messages/send'))
expectType<string>()(septet.messageId(new Uint8Array(24)))

// Dispatches.
const routes: septet.Route[] = [{ id: 12, prefixes: ['+44'], price: '0.04', senderKinds: ['alphanumeric'] }, { id: 13n }]
const dispatch = new septet.Dispatch({ to: number, from: 'Conerix', body: 'Hi' }, { facts, routes, policy: { onUnknown: 'continue' } })
for (const action of dispatch) {
  expectType<septet.Action>()(action)
  if (action.action === 'transmit') dispatch.result(action.token, 'accepted', 0, { providerId: 'a1', retryAfterMs: null })
  if (action.action === 'timeout') expectType<number>()(action.at)
  // @ts-expect-error only a timeout has a time
  if (action.action === 'done') action.at
}
expectType<ErrorCode | null>()(dispatch.state.error)
expectType<number[]>()(dispatch.parkedRoutes)
expectType<septet.Dispatch>()(septet.Dispatch.restore(dispatch.snapshot(), 0))
expectType<septet.Message>()(dispatch.message(message))
// @ts-expect-error no such outcome
dispatch.result(0, 'lost', 0)
// @ts-expect-error a dispatch goes over routes
new septet.Dispatch('{}', { facts })
// @ts-expect-error a number would be rounded
new septet.Dispatch('{}', { routes: [{ id: 1, price: 0.04 }] })
// @ts-expect-error not a member of a policy
new septet.Dispatch('{}', { routes, policy: { retry: 3 } })
const bulkDispatch = new septet.BulkDispatch('{}', { routes: ['{"id":12}'] })
expectType<septet.DispatchState | null>()(bulkDispatch.state(0))
expectType<septet.BulkResult>()(bulkDispatch.bulkResult((index) => `msg_${index}`))
expectType<septet.BulkDispatch>()(septet.BulkDispatch.restore(Buffer.from('{}'), 0, '{}', { routes }))
expectType<bigint | null>()(septet.selectRoutes(routes, { to: number, segments: 1, senderKind: 'long_code' })[0]!.priceNanos)

const pushed = septet.BulkDispatch.empty({ routes, policy: { window: 3 }, balance: '10' })
expectType<void>()(pushed.push({ to: number, segments: 2, prices: septet.PriceTable.flat('0.05', 'USD') }))
pushed.pushRefused('recipient_opted_out')
// @ts-expect-error no such code
pushed.pushRefused('bad_luck')
expectType<septet.BulkDispatch>()(septet.BulkDispatch.restore(pushed.snapshot(), 0, null, { routes }))
expectType<septet.Dispatch>()(septet.Dispatch.ofQuery({ to: number, segments: 1 }, { routes }))

// Gateways.
expectType<septet.UpstreamOutcome>()(septet.classifySmpp(0x58).outcome)
const rules = new septet.Classifier({ unlisted: 'retryable', overrides: [{ commandStatus: 69, outcome: 'hard', error: 'upstream_rejected' }] })
expectType<septet.Classification>()(rules.classifyHttp(429, { retryAfter: '30', now: new Date() }))
expectType<number | null>()(rules.classifySmpp(0).retryAfterMs)
expectType<string>()(septet.Classifier.ofRoute({ id: 1, classifier: { overrides: [{ httpStatus: 404, outcome: 'route_fault' }] } }).toJson())
// @ts-expect-error nobody takes what nobody knows
new septet.Classifier({ unlisted: 'accepted' })
// @ts-expect-error a rule is about something
new septet.Classifier({ overrides: [{ outcome: 'hard' }] })
// @ts-expect-error not a provider
septet.classifyProvider('pigeon', '1')
const decision = septet.decide(null, septet.fingerprint('send', '{}'), new Date())
if (decision.decision === 'conflict') expectType<ErrorCode>()(decision.code)
septet.verifySignature(septet.signWebhook('{}', ['whsec_1'], { now: 0 }), Buffer.from('{}'), ['whsec_1'], { now: 0, tolerance: 60 })
// @ts-expect-error there is no clock in here
septet.signWebhook('{}', ['whsec_1'])
expectType<septet.Event | null>()(septet.messageEvent(septet.advanceMessage(message, 'sent', 0).message, { id: 'evt_1', at: new Date() }))

// Errors.
try {
  analyze('\ud800')
} catch (error) {
  if (error instanceof SeptetError && error.code === 'unpaired_surrogate') expectType<number | undefined>()(error.offset)
  // @ts-expect-error no such code
  if (error instanceof SeptetError && error.code === 'bad_luck') throw error
}
