//! Every exported function, by the number of its arguments; the types say the rest.

use septet_c::*;

use super::arguments::Function;
use super::caller::Caller;

/// A function's name, and what makes its arguments and calls it.
pub type Call = (&'static str, fn(&mut Caller));

macro_rules! calls {
    ($($signature:ty: $($function:ident)+;)+) => {
        /// All of them, in this order, which the corpus depends on: append only.
        pub const CALLS: &[Call] = &[
            $($((stringify!($function), |caller| {
                let function: $signature = $function;
                // SAFETY: the caller keeps the contract, which is what `Caller` is for.
                unsafe { function.call(caller) }
            }),)+)+
        ];
    };
}

calls! {
    unsafe extern "C" fn() -> _:
        septet_provider_codes_version
        septet_version_number
        septet_abi_version
        septet_numbering_version;
    unsafe extern "C" fn(_) -> _:
        septet_advice_free
        septet_advice_count
        septet_advice_kind_name
        septet_answer_free
        septet_answer_what
        septet_bulk_dispatch_free
        septet_bulk_dispatch_total
        septet_bulk_dispatch_open
        septet_bulk_plan_free
        septet_bulk_planner_free
        septet_classifier_free
        septet_delivery_status_name
        septet_tp_status_delivery
        septet_tp_status_meaning
        septet_dispatch_free
        septet_facts_free
        septet_decision_name
        septet_decision_status
        septet_keyword_match_name
        septet_keyword_kind_name
        septet_language_code
        septet_languages_for_region
        septet_line_type_name
        septet_region_code
        septet_offender_class_name
        septet_outcome_name
        septet_outcome_from_name
        septet_price_table_free
        septet_reassembler_free
        septet_reassembly_events_free
        septet_receipt_free
        septet_message_state_name
        septet_request_free
        septet_response_interpret_silence
        septet_retry_name
        septet_routes_free
        septet_send_plan_free
        septet_sender_kind_name
        septet_sender_alphabet_name
        septet_smpp_messages_free
        septet_smpp_ton_name
        septet_smpp_npi_name
        septet_smpp_data_coding_name
        septet_status_name
        septet_status_message
        septet_status_from_name
        septet_status_class
        septet_status_disposition
        septet_status_http
        septet_encoding_name
        septet_transliteration_free
        septet_untouched_name
        septet_character_set_name;
    unsafe extern "C" fn(_, _) -> _:
        septet_message_may_become;
    unsafe extern "C" fn(_, _, _) -> _:
        septet_answer_request_id
        septet_answer_message
        septet_answer_bulk_result
        septet_answer_error
        septet_answer_event
        septet_answer_defect
        septet_bulk_dispatch_push_refused
        septet_bulk_dispatch_start
        septet_bulk_dispatch_timeout
        septet_bulk_dispatch_cancel
        septet_bulk_dispatch_poll
        septet_bulk_plan_summary
        septet_bulk_plan_analysis
        septet_classify_no_response
        septet_data_coding_read
        septet_data_coding_write
        septet_dispatch_start
        septet_dispatch_timeout
        septet_dispatch_cancel
        septet_dispatch_poll
        septet_dispatch_state
        septet_http_check
        septet_phone_numbering
        septet_price_table_currency
        septet_reassembler_new
        septet_reassembler_read
        septet_reassembly_events_count
        septet_receipt_parse
        septet_receipt_read
        septet_request_send
        septet_request_bulk
        septet_send_plan_summary
        septet_send_plan_analysis
        septet_service_time_read
        septet_validity_relative
        septet_smpp_messages_count
        septet_smpp_command_status
        septet_smpp_time_from_now
        septet_sms_deliver_encode
        septet_sms_status_report_encode
        septet_sms_submit_encode
        septet_transliteration_get
        septet_transliteration_before
        septet_transliteration_after;
    unsafe extern "C" fn(_, _, _, _) -> _:
        septet_address_parse
        septet_address_alphanumeric
        septet_address_decode
        septet_advice_get
        septet_message_parse
        septet_bulk_result_parse
        septet_error_parse
        septet_event_parse
        septet_answer_item
        septet_bulk_dispatch_push
        septet_bulk_dispatch_cancel_message
        septet_bulk_dispatch_state
        septet_bulk_plan_new
        septet_bulk_plan_error
        septet_bulk_plan_warning
        septet_bulk_plan_message
        septet_bulk_plan_message_error
        septet_bulk_planner_new
        septet_bulk_request_parse
        septet_bulk_request_chunk
        septet_offender_classes_parse
        septet_classifier_new
        septet_classify_smpp
        septet_facts_new
        septet_http_route
        septet_text_classify_keyword
        septet_languages_parse
        septet_amount_parse
        septet_price_table_new
        septet_reassembler_handle_timeout
        septet_reassembly_events_read
        septet_receipt_defect
        septet_routes_new
        septet_send_plan_new
        septet_send_plan_error
        septet_send_plan_warning
        septet_send_request_parse
        septet_service_time_new
        septet_validity_absolute
        septet_validity_enhanced
        septet_smpp_messages_parse
        septet_smpp_messages_fields
        septet_smpp_messages_concatenation
        septet_smpp_time_parse
        septet_smpp_time_at
        septet_timestamp_parse;
    unsafe extern "C" fn(_, _, _, _, _) -> _:
        septet_bulk_dispatch_new
        septet_bulk_dispatch_of_plan
        septet_bulk_dispatch_parked_routes
        septet_bulk_dispatch_snapshot
        septet_bulk_plan_new_json
        septet_bulk_plan_write
        septet_bulk_planner_plan
        septet_bulk_request_write
        septet_classify_provider
        septet_dispatch_of_plan
        septet_dispatch_parked_routes
        septet_dispatch_snapshot
        septet_dispatch_restore
        septet_error_write
        septet_request_fingerprint
        septet_idempotency_decide
        septet_message_advance
        septet_phone_parse
        septet_phone_regions
        septet_phone_format
        septet_phone_mask
        septet_tpdu_what
        septet_reassembler_push
        septet_reassembly_events_part
        septet_send_plan_new_json
        septet_send_plan_write
        septet_send_request_write
        septet_sender_parse
        septet_smpp_messages_tlv
        septet_smpp_messages_receipt
        septet_sms_deliver_decode
        septet_sms_status_report_decode
        septet_sms_submit_decode
        septet_text_analyze
        septet_text_analyze_utf16
        septet_timestamp_format
        septet_transliteration_changes;
    unsafe extern "C" fn(_, _, _, _, _, _) -> _:
        septet_address_numeric
        septet_text_advise
        septet_advice_changes
        septet_alphabet_cells
        septet_bulk_dispatch_restore
        septet_bulk_plan_write_refusal
        septet_dispatch_new
        septet_dispatch_provider_id
        septet_event_write
        septet_id_format
        septet_message_write
        septet_message_write_event
        septet_amount_format
        septet_price_table_price
        septet_receipt_message_id
        septet_send_plan_write_refusal
        septet_smpp_messages_body
        septet_smpp_messages_header
        septet_template_lint
        septet_text_original_position
        septet_text_transliterate
        septet_udh_build
        septet_user_data_from_octets
        septet_user_data_decode;
    unsafe extern "C" fn(_, _, _, _, _, _, _) -> _:
        septet_alphabet_encode
        septet_bulk_dispatch_result
        septet_bulk_dispatch_provider_id
        septet_bulk_result_write
        septet_classify_http
        septet_delivery_apply
        septet_dispatch_result
        septet_dispatch_write_message
        septet_idempotency_fingerprint
        septet_phone_check_many
        septet_phone_check_many64
        septet_text_offenders
        septet_text_offenders_utf16
        septet_reassembler_push_user_data
        septet_reassembler_push_smpp
        septet_message_id_convert
        septet_message_id_normalize
        septet_routes_select
        septet_text_segments
        septet_text_segments_utf16
        septet_septets_pack
        septet_smpp_message_write
        septet_smpp_submit_new
        septet_template_fill
        septet_template_rows
        septet_text_prepare
        septet_text_explain
        septet_text_analyze_many
        septet_text_analyze_many64
        septet_udh_parse
        septet_user_data_encode
        septet_user_data_read;
    unsafe extern "C" fn(_, _, _, _, _, _, _, _) -> _:
        septet_bulk_plan_write_result
        septet_response_interpret
        septet_text_segment_text
        septet_septets_unpack
        septet_septets_encode
        septet_smpp_messages_content
        septet_sms_submit_split
        septet_webhook_verify;
    unsafe extern "C" fn(_, _, _, _, _, _, _, _, _) -> _:
        septet_bulk_dispatch_write_result
        septet_septets_decode
        septet_webhook_sign;
    unsafe extern "C" fn(_, _, _, _) -> _:
        septet_classifier_of_route;
    unsafe extern "C" fn(_, _, _, _, _) -> _:
        septet_classifier_write;
}
