//! The Python face of septet: `septet._septet`, behind the typed package `python/septet`.
//!
//! It converts and delegates. What a text, a number or a request is, every rule, limit and sentence is the core's.

#![deny(clippy::disallowed_macros, clippy::disallowed_methods, clippy::disallowed_types)]

mod address;
mod answers;
mod arrow;
mod batch;
mod dispatch;
mod edge;
mod errors;
mod json;
mod masked;
mod money;
mod octets;
mod options;
mod plan;
mod records;
mod state;
mod storage;
mod text;
mod time;
mod wire;

use pyo3::prelude::*;
use pyo3::types::PyString;

/// A Python string as UTF-8 of our own.
fn text_of(value: &Bound<'_, PyAny>) -> PyResult<String> {
    Ok(storage::utf8(value.cast::<PyString>()?)?.map_err(errors::raise)?.into())
}

/// The extension behind `septet`.
#[pymodule(gil_used = false)]
mod _septet {
    #[pymodule_export]
    use crate::address::{PhoneNumber, SenderId, regions};
    #[pymodule_export]
    use crate::answers::{
        _bulk_item_fields, _bulk_result_fields, _envelope_of_errors, _envelope_status, _event_fields,
        _message_fields, _outcome_fields, _read_bulk_result, _read_error, _read_event, _read_message,
        _write_bulk_result, _write_error, _write_event, _write_message, interpret, interpret_no_response,
    };
    #[pymodule_export]
    use crate::batch::{
        _template_rows, AnalysisColumns, Column, NumberColumns, TemplateColumns, analyze_many, check_numbers,
    };
    #[pymodule_export]
    use crate::dispatch::{
        _Machine, _message_advance, _message_event, _stored_fields, Classifier, classify_http,
        classify_no_response, classify_provider, classify_smpp, decide, fingerprint, select_routes,
        sign_webhook, status_may_become, verify_signature,
    };
    #[pymodule_export]
    use crate::edge::{_http_check, _http_route, event_id, message_id, request_id};
    #[pymodule_export]
    use crate::errors::{_error_code, _error_row, _panic};
    #[pymodule_export]
    use crate::masked::{_masked_recipient, _masked_sender};
    #[pymodule_export]
    use crate::octets::_octets;
    #[pymodule_export]
    use crate::plan::{
        _bulk_request_fields, _read_bulk_request, _read_send_request, _send_request_fields,
        _write_bulk_request, _write_send_request, BulkPlan, BulkPlanner, Facts, PriceTable, chunk, plan_bulk,
        plan_send,
    };
    #[pymodule_export]
    use crate::state::_restore;
    #[pymodule_export]
    use crate::text::{
        _check_field, _fill_template, _template_fields, Analysis, OffenderIterator, advise, alphabet,
        analyze, classify_keyword, explain, languages_for_region, lint_template, offenders, prepare, segment,
        transliterate,
    };
    #[pymodule_export]
    use crate::wire::{
        _address_fields, _address_number, _address_read, _data_coding_fields, _data_coding_of,
        _data_coding_waiting, _data_coding_with, _message_id_in, _part_body_checked, _part_body_content,
        _part_body_of, _part_of, _receipt_fields, _service_time, _service_time_fields, _smpp_check,
        _smpp_command_status, _smpp_content, _smpp_fields, _smpp_header, _smpp_name, _smpp_part, _smpp_place,
        _smpp_read, _smpp_receipt, _smpp_submit, _smpp_time, _smpp_user_data, _smpp_write, _submit_split,
        _tpdu_decode, _tpdu_encode, _tpdu_fields, _udh_build, _udh_elements, _udh_parse, _user_data_of,
        _user_data_part, _user_data_read, _user_data_split, _validity_enhanced, _validity_fields,
        _validity_relative, DeliveryAggregate, Reassembler, convert_message_id, decode_septets,
        decode_user_data, encode_septets, encode_user_data, normalize_message_id, pack_septets, tp_status,
        unpack_septets,
    };

    #[pymodule_export]
    #[allow(non_upper_case_globals, reason = "a name of Python's")]
    const __version__: &str = septet::VERSION;
    #[pymodule_export]
    #[allow(non_upper_case_globals, reason = "a name of Python's")]
    const numbering_version: &str = septet::NUMBERING_VERSION;
    #[pymodule_export]
    const IDEMPOTENCY_RETENTION: i64 = septet::IDEMPOTENCY_RETENTION;
    #[pymodule_export]
    const PROVIDER_CODES_VERSION: &str = septet::PROVIDER_CODES_VERSION;
    #[pymodule_export]
    const SIGNATURE_TOLERANCE: u64 = septet::SIGNATURE_TOLERANCE;
    #[pymodule_export]
    const _DEFAULT_MAX_BODY: usize = septet::http::DEFAULT_MAX_BODY;
}
