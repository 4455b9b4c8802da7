// The wire where the vectors do not reach: what objects do with one another.

import assert from 'node:assert/strict'
import { test } from 'node:test'

import * as septet from 'septet'

const { smpp, tpdu } = septet

test('septets as text, by any pair of tables', () => {
  // TS 23.038, 6.2.1 and 6.2.1.1: @ is 00, the euro sign 1B 65; A.2.2: Spanish single shift 1B 61 is á.
  assert.equal(septet.encodeSeptets('@€').toString('hex'), '001b65')
  assert.deepEqual(septet.decodeSeptets(Buffer.from('001b651b41', 'hex')), { text: '@€A', unknownEscapes: 1 })
  assert.equal(septet.encodeSeptets('á', { single: 'es' }).toString('hex'), '1b61')
  assert.equal(septet.decodeSeptets(Buffer.from('1b61', 'hex'), { single: 'es' }).text, 'á')
})

test('spare bits are no @, and a real one stays', () => {
  const octets = Buffer.from('c3b7bb2c4fe301', 'hex')
  assert.equal(septet.decodeUserData(octets, { length: 7 }).text, 'Conerix')
  assert.equal(septet.decodeUserData(octets, { length: 8 }).text, 'Conerix@')
  assert.equal(new tpdu.Address('Conerix').octets.toString('hex'), '0dd0c3b7bb2c4fe301')
  assert.equal(septet.packSeptets(Buffer.alloc(160)).length, 140)
})

test('a header behind which text is written in its tables', () => {
  const header = new septet.Udh([
    { kind: 'single_shift', language: 'es' },
    { kind: 'ports', destination: 0x0b84, originator: 0x23f0, bits: 16 },
    { kind: 'other', identifier: 0x70, data: Buffer.from('0102', 'hex') },
  ])
  assert.equal(header.octets.toString('hex'), '0d24010205040b8423f070020102')
  assert.deepEqual(septet.Udh.parse(Buffer.concat([header.octets, Buffer.from('x')])), header)
  const decoded = septet.encodeUserData('á', { header }).decode()
  assert.deepEqual([decoded.text, decoded.header], ['á', header])
  // Elements that were read are elements to write.
  assert.deepEqual(new septet.Udh(header.elements), header)
  assert.deepEqual(new septet.Udh().octets.length, 0)
})

test('addresses of senders and numbers', () => {
  const type = ({ ton, npi, text }) => [ton, npi, text]
  assert.deepEqual(type(new tpdu.Address(septet.PhoneNumber.parse('+12025550143'))), [1, 1, '+12025550143'])
  assert.deepEqual(type(new tpdu.Address(septet.SenderId.parse('Conerix'))), [5, 0, 'Conerix'])
  const short = septet.SenderId.parse('4242')
  assert.deepEqual(type(new tpdu.Address(short)), [short.ton, short.npi, '4242'])
  assert.equal(String(new tpdu.SmsSubmit({ destination: short }).destination), '4242')
})

test('data coding, times and validity', () => {
  // TS 23.038, 4: 0x18 is UCS-2 with class 0; 0xD8 switches the voicemail indication on and keeps the message.
  assert.equal(new tpdu.DataCoding({ characterSet: 'ucs2', class: 0 }).octet, 0x18)
  assert.equal(new tpdu.DataCoding(0xd8).waiting.active, true)
  assert.equal(new tpdu.DataCoding({ waiting: { kind: 'voicemail', active: true, store: true } }).octet, 0xd8)
  assert.equal(new tpdu.DataCoding(0xf1).with({ characterSet: 'ucs2' }).octet, 0x19)
  const time = tpdu.ServiceTime.fromOctets(Buffer.from('20806291731480', 'hex'))
  assert.deepEqual([time.text, time.unix, time.quarters], ['2002-08-26T19:37:41+02:00', 1_030_383_461, 8])
  assert.deepEqual(new tpdu.ServiceTime(time.date, 8), time)
  const bad = tpdu.ServiceTime.fromOctets(Buffer.alloc(7, 0xff))
  assert.deepEqual([bad.text, bad.date, String(bad)], [null, null, 'ffffffffffffff'])
  // TS 23.040, 9.2.3.12.1: 143 is 12 hours, 167 a day.
  assert.equal(tpdu.ValidityPeriod.relative(86_400).octets[0], 167)
  assert.equal(new tpdu.ValidityPeriod('relative', Buffer.of(143)).seconds, 43_200)
  assert.equal(tpdu.ValidityPeriod.enhanced(30, { singleShot: true }).octets.toString('hex'), '421e0000000000')
  assert.deepEqual(tpdu.ValidityPeriod.absolute(time).octets, time.octets)
})

test('a TPDU is changed and written again', () => {
  const submit = new tpdu.SmsSubmit({ destination: '+46708251358', userData: septet.encodeUserData('hellohello') })
  assert.equal(submit.encode().toString('hex'), '01000b916407281553f800000ae8329bfd4697d9ec37')
  submit.validity = tpdu.ValidityPeriod.relative(86_400)
  submit.serviceCentre = '+46705008999'
  submit.dataCoding = 0xf1
  const again = tpdu.decodePdu(submit.encodePdu())
  assert.ok(again instanceof tpdu.SmsSubmit)
  assert.deepEqual([again.validity.seconds, again.dataCoding.class, String(again.serviceCentre)], [86_400, 1, '+46705008999'])
  submit.dataCoding = 8
  assert.throws(() => submit.encode(), { code: 'data_coding_mismatch' })
})

test('parts of SMS-DELIVER and deliver_sm become one text', () => {
  const text = 'Doors open at 7, € at the door. '.repeat(8)
  const serviceTime = new tpdu.ServiceTime(1_767_322_800)
  const delivers = septet.UserData.split(text, { concatenationReference: 9 }).map((userData) =>
    tpdu.SmsDeliver.decodePdu(new tpdu.SmsDeliver({ originator: '+12025550143', serviceTime, userData }).encodePdu()),
  )
  const reassembler = new septet.Reassembler()
  const join = (parts) => parts.toReversed().map((part) => reassembler.push(part, 5).at(-1)).at(-1)
  const { event, key, ...content } = join(delivers.map((deliver) => deliver.part('4242')))
  assert.deepEqual([event, key.sender, key.total, content.text, content.defect], ['complete', '+12025550143', 2, text, null])
  assert.equal(reassembler.push(delivers[0].part('4242'), 6).at(-1).event, 'duplicate')

  const profile = { concatenation: 'sar', defaultAlphabet: 'latin1' }
  const plain = text.replaceAll('€', 'é')
  const fields = { from: 'Conerix', to: '+12025550143', profile }
  const messages = smpp.submit(plain, fields, { concatenationReference: 9 })
  assert.deepEqual(messages[1].tlv(smpp.TLV.SAR_SEGMENT_SEQNUM), Buffer.of(2))
  assert.equal(messages[1].tlv(smpp.TLV.MESSAGE_PAYLOAD), null)
  assert.deepEqual(messages[0].concatenation(), { reference: 9, bits: 16, total: 2, number: 1 })
  assert.deepEqual([messages[0].header().octets.length, messages[0].userData()], [0, messages[0].shortMessage])
  assert.equal(join(messages.map((message) => message.part(profile))).text, plain)
  assert.equal(smpp.submit('Hi', fields)[0].part(), null)
})

test('what a Reassembler gives up it hands back', () => {
  const reassembler = new septet.Reassembler({ timeoutMs: 100 })
  const part = { sender: 'a', recipient: 'b', total: 3, number: 2, coding: 'gsm7', octets: Buffer.from('bb'), single: 'es' }
  assert.deepEqual([reassembler.pollTimeout(), reassembler.octetCount], [null, 0])
  reassembler.push(part, 1000)
  assert.deepEqual([reassembler.pollTimeout(), reassembler.messageCount], [1100, 1])
  assert.deepEqual(reassembler.handleTimeout(1099), [])
  const [{ event, reason, missing, parts, key }] = reassembler.handleTimeout(1100)
  assert.deepEqual([event, reason, missing, key.recipient], ['incomplete', 'expired', [1, 3], 'b'])
  assert.deepEqual(parts, [new septet.Part(part)])
  assert.deepEqual([reassembler.pollTimeout(), reassembler.octetCount], [null, 0])
  // As good as new.
  assert.equal(reassembler.push(parts[0], 1100).at(-1).missingCount, 2)
  const [changed, stored] = reassembler.push({ ...part, total: 4 }, 1101)
  assert.deepEqual([changed.event, changed.otherTotal, stored.event], ['total_changed', 3, 'stored'])
})

test('text that is none keeps its octets and says why', () => {
  const reassembler = new septet.Reassembler()
  const part = (number, octets) => ({ sender: 'a', recipient: 'b', total: 2, number, coding: 'ucs2', octets })
  reassembler.push(part(1, Buffer.from('d83d', 'hex')), 0)
  const [whole] = reassembler.push(part(2, Buffer.from('0041', 'hex')), 0)
  assert.deepEqual([whole.text, whole.data.toString('hex'), whole.defect.code], [null, 'd83d0041', 'unpaired_surrogate'])
})

test('receipts of parameters, and the names of numbers', () => {
  const networkError = { networkType: 3, code: 8 }
  const receipt = septet.Receipt.fromParameters({ receiptedMessageId: '0A', messageState: 5, networkError })
  assert.deepEqual([receipt.messageId, receipt.state, receipt.status], ['0A', 'undeliverable', 'failed'])
  assert.deepEqual([receipt.networkError, receipt.text, receipt.messageIdIn('decimal_to_hex')], [networkError, null, 'a'])
  // A parameter comes before the text.
  assert.equal(septet.Receipt.parse('id:1 stat:DELIVRD', { messageState: 1 }).status, 'enroute')
  assert.equal(septet.normalizeMessageId('00FF', 'decimal_to_hex'), 'ff')
  assert.equal(septet.normalizeMessageId('00FF', 'verbatim'), '00FF')
  assert.deepEqual([smpp.tonName(5), smpp.tonName(7), smpp.npiName(1)], ['Alphanumeric', null, 'ISDN (E163/E164)'])
  assert.equal(smpp.dataCodingName(0xf1), 'GSM message class control')
  assert.equal(JSON.stringify({ at: smpp.SmppTime.fromNow(90_061) }), '{"at":"000001010101000R"}')
  const report = new tpdu.SmsStatusReport({
    recipient: '+12025550143',
    serviceTime: new Date(1_767_322_800_000),
    dischargeTime: new Date(1_767_322_860_000),
    status: 0x46,
  })
  assert.deepEqual([report.deliveryStatus, report.userData, report.dataCoding], ['failed', null, null])
})
