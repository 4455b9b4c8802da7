// The wire: wrong types, wrong values, hostile values. Always an error that says what it is.

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { inspect } from 'node:util'

import * as septet from 'septet'

const { smpp, tpdu } = septet
const typeError = { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE' }
const rangeError = { name: 'RangeError', code: 'ERR_OUT_OF_RANGE' }
const refused = (code, parts) => ({ name: 'SeptetError', code, ...parts })
const NOT_STRINGS = [undefined, null, 7, 7n, true, {}, [], Symbol('x'), () => 'x', new String('x'), Buffer.from('x')]
const NOT_OCTETS = [undefined, null, 7, 'e832', [0xe8], {}, new ArrayBuffer(2), new Uint16Array(2), new DataView(new ArrayBuffer(2))]
const NOT_OCTET = [-1, 256, 0.5, NaN, Infinity]
const HELLO = Buffer.from('e8329bfd06', 'hex')
const TO = '+12025550143'

describe('wrong types', () => {
  const onStrings = {
    encodeSeptets: septet.encodeSeptets,
    encodeUserData: septet.encodeUserData,
    'UserData.split': septet.UserData.split,
    'Receipt.parse': septet.Receipt.parse,
    convertMessageId: (value) => septet.convertMessageId(value, 'verbatim'),
    normalizeMessageId: (value) => septet.normalizeMessageId('1', value),
    'SmsSubmit.split': (value) => new tpdu.SmsSubmit({ destination: TO }).split(value),
    Address: (value) => new tpdu.Address(value),
    SmppTime: (value) => new smpp.SmppTime(value),
    'smpp.submit': (value) => smpp.submit(value, { from: 'Conerix', to: TO }),
    'DeliveryAggregate.apply': (value) => new septet.DeliveryAggregate(1).apply(0, value),
  }
  for (const [name, call] of Object.entries(onStrings)) {
    test(`${name} takes strings only`, () => {
      for (const value of NOT_STRINGS) assert.throws(() => call(value), typeError, inspect(value))
    })
    test(`${name} tells a lone surrogate`, () => {
      const code = name === 'DeliveryAggregate.apply' || name === 'normalizeMessageId' ? /./ : /^unpaired_surrogate$/
      assert.throws(
        () => call('ab\ud800c'),
        (error) => error instanceof septet.SeptetError && code.test(error.code) && error.offset === 2,
      )
    })
  }

  const onOctets = {
    packSeptets: septet.packSeptets,
    unpackSeptets: (value) => septet.unpackSeptets(value, 1),
    decodeSeptets: septet.decodeSeptets,
    'Udh.parse': septet.Udh.parse,
    decodeUserData: (value) => septet.decodeUserData(value, { length: 1 }),
    'UserData.fromOctets': septet.UserData.fromOctets,
    'Address.decode': tpdu.Address.decode,
    'ServiceTime.fromOctets': tpdu.ServiceTime.fromOctets,
    'ValidityPeriod of octets': (value) => new tpdu.ValidityPeriod('relative', value),
    'SmsSubmit.decode': (value) => tpdu.SmsSubmit.decode(value),
    'SmsDeliver.decodePdu': (value) => tpdu.SmsDeliver.decodePdu(value),
    'tpdu.decode': tpdu.decode,
    'tpdu.decodePdu': tpdu.decodePdu,
    'ShortMessage.fromOctets': smpp.ShortMessage.fromOctets,
  }
  for (const [name, call] of Object.entries(onOctets)) {
    test(`${name} takes octets only`, () => {
      for (const value of NOT_OCTETS) assert.throws(() => call(value), typeError, inspect(value))
    })
  }

  test('objects', () => {
    for (const value of [null, 7, 'x', true]) {
      assert.throws(() => septet.encodeUserData('x', value), typeError, inspect(value))
      assert.throws(() => new septet.UserData(value), typeError, inspect(value))
      assert.throws(() => new tpdu.SmsSubmit(value), typeError, inspect(value))
      assert.throws(() => new smpp.Profile(value), typeError, inspect(value))
      assert.throws(() => new smpp.ShortMessage(value), typeError, inspect(value))
      assert.throws(() => smpp.submit('x', value), typeError, inspect(value))
      assert.throws(() => new septet.Reassembler(value), typeError, inspect(value))
      assert.throws(() => new septet.Reassembler().push(value, 0), typeError, inspect(value))
    }
    for (const value of [null, 7, 'x', {}]) assert.throws(() => new septet.Udh(value), typeError, inspect(value))
    assert.throws(() => new septet.Udh([7]), { ...typeError, message: /elements\[0\]/ })
    assert.throws(() => septet.encodeUserData('x', { header: '00' }), { ...typeError, message: /options\.header/ })
    assert.throws(() => septet.decodeUserData(HELLO), typeError)
    assert.throws(() => septet.decodeUserData(HELLO, {}), { ...typeError, message: /options\.length/ })
    assert.throws(() => new septet.Reassembler().push({ sender: 7 }, 0), { ...typeError, message: /part\.sender/ })
    assert.throws(() => new septet.Part({ octets: 'x' }), { ...typeError, message: /part\.octets/ })
    assert.throws(() => septet.Receipt.parse('id:1', { networkError: 7 }), typeError)
    // What has to be there is asked for, not taken for zero.
    for (const kind of ['concatenation', 'ports', 'single_shift', 'locking_shift', 'other']) {
      assert.throws(() => new septet.Udh([{ kind }]), { ...typeError, message: /elements\[0\]\./ }, kind)
    }
    assert.throws(() => new septet.UserData({ octets: HELLO }), { ...typeError, message: /userData\.length/ })
    assert.throws(() => new septet.Part({ total: 2 }), { ...typeError, message: /part\.sender/ })
    assert.throws(() => new smpp.ShortMessage({ tlvs: [{ tag: 1 }] }), { ...typeError, message: /tlvs\[0\]\.value/ })
    assert.throws(() => septet.Receipt.parse('id:1', { networkError: { code: 1 } }), typeError)
  })

  test('members of a TPDU', () => {
    const time = new tpdu.ServiceTime(0x4000_0000)
    assert.throws(() => new tpdu.SmsSubmit({}), { ...typeError, message: /members\.destination/ })
    assert.throws(() => new tpdu.SmsDeliver({ originator: TO }), { ...typeError, message: /members\.serviceTime/ })
    assert.throws(() => new tpdu.SmsStatusReport({ recipient: TO, serviceTime: time }), typeError)
    for (const member of [
      { destination: 7 },
      { destination: {} },
      { userData: HELLO },
      { validity: 'relative' },
      { dataCoding: '0' },
      { replyPath: 1 },
      { messageReference: '1' },
      { serviceCentre: 7 },
    ]) {
      assert.throws(() => new tpdu.SmsSubmit({ destination: TO, ...member }), typeError, inspect(member))
    }
    for (const serviceTime of [7, '2026-01-01T00:00:00Z', new Date(NaN), {}]) {
      assert.throws(() => new tpdu.SmsDeliver({ originator: TO, serviceTime }), typeError, inspect(serviceTime))
    }
    // What is put there later is looked at when it is written.
    const submit = new tpdu.SmsSubmit({ destination: TO })
    submit.userData = HELLO
    assert.throws(() => submit.encode(), typeError)
  })

  test('a class needs new, and a method its object', () => {
    assert.throws(() => septet.Udh(), { name: 'TypeError' })
    assert.throws(() => septet.Reassembler.prototype.push.call({}, {}, 0), { name: 'TypeError' })
    assert.throws(() => septet.DeliveryAggregate.prototype.apply.call({}, 0, 'failed'), { name: 'TypeError' })
  })
})

describe('wrong values', () => {
  test('numbers out of range', () => {
    for (const value of NOT_OCTET) {
      assert.throws(() => septet.packSeptets(HELLO, value), rangeError, inspect(value))
      assert.throws(() => new tpdu.DataCoding(value), rangeError, inspect(value))
      assert.throws(() => septet.tpStatus(value), rangeError, inspect(value))
      assert.throws(() => smpp.tonName(value), rangeError, inspect(value))
      assert.throws(() => new tpdu.Address('1', { ton: value }), rangeError, inspect(value))
      assert.throws(() => new tpdu.SmsSubmit({ destination: TO, protocolId: value }), rangeError, inspect(value))
      assert.throws(() => new smpp.ShortMessage({ esmClass: value }), rangeError, inspect(value))
    }
    for (const value of [-1, 0.5, NaN, 2 ** 53]) {
      assert.throws(() => septet.unpackSeptets(HELLO, value), rangeError, inspect(value))
      assert.throws(() => new septet.Reassembler({ maxOctets: value }), rangeError, inspect(value))
      assert.throws(() => new septet.Reassembler().handleTimeout(value), rangeError, inspect(value))
      assert.throws(() => smpp.SmppTime.fromNow(value), rangeError, inspect(value))
    }
    for (const value of [-1, 2 ** 32, 1.5]) {
      assert.throws(() => smpp.commandStatus(value), rangeError, inspect(value))
      assert.throws(() => new septet.DeliveryAggregate(value), rangeError, inspect(value))
    }
    for (const value of ['7', 7n, null]) assert.throws(() => septet.packSeptets(HELLO, value), typeError, inspect(value))
  })

  test('what only the core can know', () => {
    assert.throws(() => septet.packSeptets(HELLO, 7), refused('invalid_option', { field: 'fill_bits' }))
    assert.throws(() => septet.unpackSeptets(HELLO, 2 ** 40), refused('octets_truncated', { offset: 5 }))
    assert.throws(() => septet.encodeSeptets('é', { single: 'xx' }), refused('language_unknown', { field: 'single' }))
    assert.throws(() => septet.encodeUserData('x', { encoding: 'utf8' }), refused('invalid_option', { field: 'encoding' }))
    assert.throws(() => septet.decodeUserData(HELLO, { length: 5, characterSet: 'x' }), refused('invalid_option'))
    assert.throws(() => new septet.Udh([{ kind: 'x' }]), refused('invalid_option', { field: 'kind', index: 0 }))
    const oddBits = { kind: 'concatenation', reference: 1, bits: 12, total: 2, number: 1 }
    assert.throws(() => new septet.Udh([oddBits]), refused('invalid_option', { field: 'bits', index: 0 }))
    const language = { kind: 'single_shift', language: 'xx' }
    assert.throws(() => new septet.Udh([language]), refused('language_unknown', { field: 'language', index: 0 }))
    assert.throws(() => new tpdu.DataCoding({ class: 4 }), refused('invalid_option', { field: 'class' }))
    assert.throws(() => new tpdu.DataCoding({ waiting: { kind: 'pigeon' } }), refused('invalid_option', { field: 'kind' }))
    assert.throws(
      () => new tpdu.DataCoding({ characterSet: 'ucs2', waiting: { kind: 'fax' } }),
      refused('data_coding_mismatch'),
    )
    assert.throws(() => new tpdu.ValidityPeriod('x', HELLO), refused('invalid_option', { field: 'format' }))
    assert.throws(() => new tpdu.ValidityPeriod('relative', HELLO), refused('validity_invalid'))
    assert.throws(() => tpdu.ValidityPeriod.relative(63 * 604_800 + 1), refused('validity_invalid'))
    for (const seconds of [0, 256, 2 ** 40]) {
      assert.throws(() => tpdu.ValidityPeriod.enhanced(seconds), refused('validity_invalid'))
    }
    assert.throws(() => tpdu.ServiceTime.fromOctets(HELLO), refused('service_time_invalid'))
    for (const unix of [-1, 1.5, 2 ** 60, 10n ** 400n, -(2n ** 63n)]) {
      assert.throws(() => new tpdu.ServiceTime(unix), refused('service_time_invalid'), inspect(unix))
      assert.throws(() => smpp.SmppTime.at(unix), refused('smpp_time_invalid'), inspect(unix))
    }
    assert.throws(() => new tpdu.ServiceTime(0x4000_0000, 10n ** 400n), refused('service_time_invalid'))
    assert.throws(() => smpp.SmppTime.at(0x4000_0000, 300), refused('smpp_time_invalid'))
    for (const name of ['ton', 'npi']) {
      assert.throws(() => new tpdu.Address('1', { [name]: 200 }), refused('invalid_option', { field: name }))
    }
    assert.throws(() => septet.convertMessageId('1', 'octal'), refused('invalid_option', { field: 'message_id_form' }))
    assert.throws(() => septet.convertMessageId('12x', 'decimal_to_hex'), refused('message_id_invalid', { offset: 2 }))
    assert.throws(() => new septet.DeliveryAggregate(0), refused('invalid_option', { field: 'segments' }))
    assert.throws(() => new septet.DeliveryAggregate(2).apply(2, 'failed'), refused('segment_out_of_range', { index: 2 }))
    assert.throws(() => new septet.DeliveryAggregate(2).apply(0, 'lost'), refused('invalid_option', { field: 'status' }))
    const receipt = septet.Receipt.parse('id:12x stat:DELIVRD')
    assert.throws(() => receipt.messageIdIn('decimal_to_hex'), refused('message_id_invalid', { offset: 2 }))
    assert.throws(() => receipt.messageIdIn('octal'), refused('invalid_option'))
    const part = { sender: 'a', recipient: 'b', total: 2, number: 1, coding: 'gsm7', octets: HELLO }
    const push = (changes) => () => new septet.Reassembler().push({ ...part, ...changes }, 0)
    assert.throws(push({ coding: 'x' }), refused('invalid_option', { field: 'coding' }))
    assert.throws(push({ referenceBits: 7 }), refused('invalid_option'))
    assert.throws(push({ coding: 'text', octets: Buffer.of(0xff) }), refused('invalid_utf8'))
    assert.throws(push({ number: 3 }), refused('part_invalid'))
    assert.throws(push({ single: 'xx' }), refused('language_unknown', { field: 'single' }))
  })

  test('positions count UTF-16 units of strings', () => {
    assert.throws(() => septet.encodeSeptets('äè😀'), refused('not_gsm7', { offset: 2 }))
    assert.throws(() => septet.encodeUserData('äè😀'), refused('not_gsm7', { offset: 2 }))
    assert.throws(() => new tpdu.Address('äè😀'), refused('not_gsm7', { offset: 2 }))
    const source = { address: 'äè😀' }
    assert.throws(() => new smpp.ShortMessage({ source }), refused('smpp_field_invalid', { field: 'source_addr', offset: 2 }))
    const profile = { defaultAlphabet: 'ascii' }
    assert.throws(() => smpp.submit('aéa', { from: 'Conerix', to: TO, profile }), refused('not_in_smsc_alphabet', { offset: 1 }))
    assert.throws(() => smpp.submit('a', { from: 'Conerix', to: '07700' }), refused('number_missing_plus', { field: 'to' }))
    const [defect] = septet.Receipt.parse('id:ä😀 sub:x stat:DELIVRD').defects
    assert.ok(defect instanceof septet.SeptetError)
    assert.deepEqual([defect.code, defect.field, defect.offset], ['receipt_field_invalid', 'sub', 11])
  })

  test('a member that does not exist is refused and not ignored', () => {
    const unknown = refused('invalid_option', { field: 'destinaton' })
    assert.throws(() => new tpdu.SmsSubmit({ destination: TO, destinaton: TO }), unknown)
    assert.throws(() => septet.encodeUserData('x', { destinaton: 1 }), unknown)
    assert.throws(() => new smpp.Profile({ destinaton: 1 }), unknown)
    assert.throws(() => smpp.submit('x', { from: 'Conerix', to: TO, profile: { destinaton: 1 } }), unknown)
    assert.throws(() => new septet.Reassembler({ destinaton: 1 }), unknown)
    assert.throws(() => new septet.Udh([{ kind: 'other', identifier: 9, data: HELLO, destinaton: 1 }]), unknown)
    const part = { sender: 'a', recipient: 'b', total: 2, number: 1, coding: 'gsm7', octets: HELLO }
    assert.throws(() => new septet.Reassembler().push({ ...part, destinaton: 1 }, 0), unknown)
    assert.throws(() => septet.Receipt.parse('id:1', { networkError: { networkType: 3, code: 1, destinaton: 1 } }), unknown)
    assert.throws(() => septet.encodeUserData('x', { unknown: 1 }), refused('invalid_option', { field: 'unknown' }))
    assert.throws(() => septet.encodeUserData('x', { '\ud800': 1 }), refused('invalid_option'))
    assert.equal(septet.encodeUserData('x', { encoding: undefined, nothing: undefined }).length, 1)
  })

  test('octets in odd memory', () => {
    const shared = new Uint8Array(new SharedArrayBuffer(8), 2, 5)
    shared.set(HELLO)
    assert.equal(septet.unpackSeptets(shared, 5).toString(), 'hello')
    assert.equal(septet.decodeUserData(shared, { length: 5 }).text, 'hello')
    assert.throws(() => septet.packSeptets(Buffer.alloc(0), 7), refused('invalid_option'))
    assert.equal(septet.packSeptets(new Uint8Array()).length, 0)
    assert.throws(() => tpdu.decode(Buffer.alloc(0)), refused('octets_truncated', { offset: 0 }))
    const moved = new Uint8Array(5)
    structuredClone(moved.buffer, { transfer: [moved.buffer] })
    assert.equal(septet.packSeptets(moved).length, 0)
  })

  test('any octets give a value or an error of ours', () => {
    let state = 1
    const random = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) >>> 24
    const decoders = [
      (octets) => tpdu.decode(octets).userData?.decode(),
      (octets) => tpdu.decodePdu(octets).encodePdu(),
      (octets) => septet.Udh.parse(octets),
      (octets) => tpdu.Address.decode(octets),
      (octets) => smpp.ShortMessage.fromOctets(octets).content(),
      (octets) => septet.decodeUserData(octets, { length: random(), characterSet: 'gsm7', hasHeader: true }),
    ]
    let read = 0
    for (let round = 0; round < 20_000; round++) {
      const octets = Uint8Array.from({ length: random() % 40 }, () => (random() < 128 ? random() & 0x0f : random()))
      try {
        decoders[round % decoders.length](octets)
        read += 1
      } catch (error) {
        assert.ok(error instanceof septet.SeptetError, `${Buffer.from(octets).toString('hex')}: ${error.stack}`)
      }
    }
    assert.ok(read > 100, `${read} were read`)
  })
})

describe('printing', () => {
  test('shows no text and no number', () => {
    const secret = 'secret words'
    const digits = /2025550143|0143|Ada|secret|736563/i
    const userData = septet.encodeUserData(secret)
    const header = new septet.Udh([{ kind: 'other', identifier: 0x70, data: Buffer.from(secret) }])
    const time = new tpdu.ServiceTime(new Date('2026-01-02T03:04:05Z'), 4)
    const [message] = smpp.submit(secret, { from: 'Ada', to: TO })
    const receipt = septet.Receipt.parse(`id:1 stat:DELIVRD err:${secret.split(' ')[0]} text:${secret}`)
    const part = { sender: TO, recipient: 'Ada', total: 2, number: 1, coding: 'ucs2', octets: Buffer.from(secret) }
    const reassembler = new septet.Reassembler()
    const shown = [
      userData,
      userData.decode(),
      header,
      septet.encodeUserData('x', { header }),
      new tpdu.Address(TO),
      new tpdu.Address('Ada'),
      new tpdu.SmsSubmit({ destination: TO, serviceCentre: TO, userData }),
      new tpdu.SmsDeliver({ originator: 'Ada', serviceTime: time, userData }),
      new tpdu.SmsStatusReport({ recipient: TO, serviceTime: time, dischargeTime: time, userData }),
      message,
      message.content(),
      receipt,
      new septet.Part(part),
      reassembler.push(part, 0),
      reassembler.push({ ...part, octets: Buffer.from('other secret') }, 0),
      reassembler.push({ ...part, number: 2, octets: Buffer.from('\0s\0e\0c') }, 0),
      reassembler,
    ]
    for (const value of shown) assert.doesNotMatch(inspect(value, { depth: 9 }), digits)
    assert.equal(inspect(time), 'ServiceTime(2026-01-02T04:04:05+01:00)')
    assert.match(inspect(new tpdu.Address(TO)), /^Address \{ ton: 1, npi: 1/)
    assert.match(inspect(userData), /^UserData \{ octets: 11, length: 12, characterSet: 'gsm7', hasHeader: false \}$/)
    assert.match(inspect(shown[14], { depth: 9 }), /incomplete[\s\S]*conflict/)
    assert.match(inspect(reassembler), /^Reassembler \{ messageCount: 0/)
  })
})
