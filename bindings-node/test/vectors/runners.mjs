// Each operation of the vectors, as calls of this face: a list of [name, unit of positions, call, unit of positions in
// errors when that is another].

import * as answers from './answers.mjs'
import * as plans from './plans.mjs'
import * as smart from './smart.mjs'
import * as smpp from './smpp.mjs'
import * as text from './text.mjs'
import * as values from './values.mjs'
import * as wire from './wire.mjs'

export { CODE_ONLY } from './inputs.mjs'

export const runners = {
  analyze: text.analyze,
  offenders: text.offenders,
  segment: text.segment,
  prepare: text.prepare,
  explain: text.explain,
  transliterate: smart.transliterate,
  advise: smart.advise,
  lint_template: smart.lintTemplate,
  template_rows: smart.templateRows,
  classify_keyword: smart.classifyKeyword,
  region_languages: smart.regionLanguages,
  alphabet: smart.alphabet,
  numbering: smart.numbering,
  phone: values.phone,
  sender: values.sender,
  amount: values.amount,
  price: values.price,
  id: values.id,
  timestamp: values.timestamp,
  timestamp_read: values.timestampRead,
  http_route: values.httpRoute,
  http_check: values.httpCheck,
  send_request: plans.sendRequest,
  bulk_request: plans.bulkRequest,
  facts: plans.facts,
  plan_send: plans.planSend,
  plan_bulk: plans.planBulk,
  chunk: plans.chunk,
  message_write: answers.messageWrite,
  message_read: answers.messageRead,
  bulk_result_write: answers.bulkResultWrite,
  bulk_result_read: answers.bulkResultRead,
  error_write: answers.errorWrite,
  error_read: answers.errorRead,
  event_write: answers.eventWrite,
  event_read: answers.eventRead,
  interpret: answers.interpret,
  interpret_no_response: answers.interpretNoResponse,
  septets_pack: wire.septetsPack,
  septets_unpack: wire.septetsUnpack,
  udh_build: wire.udhBuild,
  udh_parse: wire.udhParse,
  user_data_encode: wire.userDataEncode,
  user_data_decode: wire.userDataDecode,
  data_coding: wire.dataCoding,
  address_encode: wire.addressEncode,
  address_decode: wire.addressDecode,
  submit_encode: wire.submitEncode,
  submit_decode: wire.submitDecode,
  submit_split: wire.submitSplit,
  deliver_encode: wire.deliverEncode,
  deliver_decode: wire.deliverDecode,
  status_report_encode: wire.statusReportEncode,
  status_report_decode: wire.statusReportDecode,
  receipt_parse: smpp.receiptParse,
  message_id_convert: smpp.messageIdConvert,
  tp_status: smpp.tpStatus,
  delivery_aggregate: smpp.deliveryAggregate,
  reassemble: smpp.reassemble,
  smpp_command_status: smpp.commandStatus,
  smpp_time: smpp.smppTime,
  smpp_submit: smpp.smppSubmit,
  smpp_deliver_decode: smpp.smppDeliverDecode,
}
