//! The structs and numbers of the wire.

use std::mem::{align_of, offset_of, size_of};

use septet::smpp::Tlv;
use septet_c::*;

use super::Facts;

pub(super) fn say(facts: &mut Facts) {
    layout! { facts:
        septet_udh_element {
            kind, identifier, bits, reference, total, number, destination, originator, language, data_len, data,
        }
        septet_concatenation { bits, reference, total, number }
        septet_udh { struct_size, port_bits, destination_port, originator_port, locking, single, concatenation }
        septet_user_data { character_set, octet_count, length, has_header, octets }
        septet_decoded_user_data { struct_size, is_text, header_ignored, header_len, unknown_escapes, header }
        septet_address { digits, octet_count, ton, npi, ambiguous_padding, octets, text }
        septet_service_time { unix_seconds, octets, is_date, quarters, text }
        septet_validity { format, has_seconds, seconds, octets, single_shot }
        septet_data_coding {
            struct_size, character_set, has_message_class, message_class, has_waiting, waiting_kind,
            waiting_active, waiting_store, is_compressed, automatic_deletion, is_reserved, reserved,
        }
        septet_pdu { octet_count, tpdu_octets, octets }
        septet_sms_submit {
            struct_size, message_reference, reject_duplicates, status_report_request, reply_path, protocol_id,
            has_data_coding, data_coding, service_centre, destination, validity, user_data,
        }
        septet_sms_deliver {
            struct_size, more_messages, loop_prevention, status_report_indication, reply_path, protocol_id,
            has_data_coding, data_coding, service_time, service_centre, originator, user_data,
        }
        septet_sms_status_report {
            struct_size, more_messages, loop_prevention, answers_command, message_reference, status,
            has_protocol_id, protocol_id, has_data_coding, data_coding, has_user_data, reserved, service_time,
            discharge_time, service_centre, recipient, user_data,
        }
        septet_smpp_profile {
            struct_size, default_alphabet, packed, ucs2_data_coding, concatenation, message_id_form,
        }
        septet_smpp_status { struct_size, outcome, name, meaning, outcome_name }
        septet_smpp_time { is_relative, text }
        septet_receipt_source {
            struct_size, has_message_state, message_state, has_network_error, network_type, network_code, text,
            receipted_message_id,
        }
        septet_receipt_fields {
            struct_size, status, has_state, state, has_submitted, submitted, has_delivered, delivered,
            has_network_error, network_type, network_code, defect_count, message_id, state_word, error, text,
            submit_date, done_date,
        }
        septet_smpp_message {
            struct_size, source_ton, source_npi, destination_ton, destination_npi, esm_class, protocol_id,
            priority_flag, registered_delivery, replace_if_present, data_coding, sm_default_msg_id,
            service_type, source, destination, schedule_delivery_time, validity_period, short_message,
            short_message_len, tlv_count,
        }
        septet_smpp_tlv { tag, value_len, value }
        septet_smpp_submit {
            struct_size, sender_alphabet, has_source_plan, source_ton, source_npi, has_destination_plan,
            destination_ton, destination_npi, messaging_mode, protocol_id, priority_flag, registered_delivery,
            replace_if_present, has_message_class, message_class, sm_default_msg_id, from, to, service_type,
            schedule_delivery_time, validity_period,
        }
        septet_part {
            struct_size, coding, reference_bits, reference, number, total, locking, single, sender, recipient,
            octets, octet_count,
        }
        septet_reassembly_event {
            struct_size, kind, reason, is_text, defect, missing_count, other_total, part_count, reference_bits,
            reference, total, is_binary, sender, recipient, content, missing,
        }
        septet_reassembly_limits {
            struct_size, forget_at_once, max_messages, max_octets, timeout_ms, duplicate_window_ms,
        }
        septet_reassembler_state { struct_size, has_timeout, timeout_ms, messages, octets }
    }
    numbers! { facts:
        septet_element_kind {
            SEPTET_ELEMENT_OTHER, SEPTET_ELEMENT_CONCATENATION, SEPTET_ELEMENT_PORTS,
            SEPTET_ELEMENT_SINGLE_SHIFT, SEPTET_ELEMENT_LOCKING_SHIFT,
        }
        septet_character_set {
            SEPTET_CHARACTER_SET_GSM7, SEPTET_CHARACTER_SET_OCTETS, SEPTET_CHARACTER_SET_UCS2,
            SEPTET_CHARACTER_SET_COMPRESSED,
        }
        septet_validity_format {
            SEPTET_VALIDITY_NONE, SEPTET_VALIDITY_RELATIVE, SEPTET_VALIDITY_ABSOLUTE, SEPTET_VALIDITY_ENHANCED,
        }
        septet_waiting_kind {
            SEPTET_WAITING_VOICEMAIL, SEPTET_WAITING_FAX, SEPTET_WAITING_EMAIL, SEPTET_WAITING_OTHER,
        }
        septet_tpdu_kind { SEPTET_TPDU_OTHER, SEPTET_TPDU_SUBMIT, SEPTET_TPDU_DELIVER, SEPTET_TPDU_STATUS_REPORT }
        septet_smpp_alphabet { SEPTET_SMPP_ALPHABET_GSM7, SEPTET_SMPP_ALPHABET_LATIN1, SEPTET_SMPP_ALPHABET_ASCII }
        septet_smpp_concatenation {
            SEPTET_SMPP_CONCATENATION_UDH, SEPTET_SMPP_CONCATENATION_SAR, SEPTET_SMPP_CONCATENATION_PAYLOAD,
        }
        septet_message_id_form {
            SEPTET_MESSAGE_ID_VERBATIM, SEPTET_MESSAGE_ID_DECIMAL_TO_HEX, SEPTET_MESSAGE_ID_HEX_TO_DECIMAL,
        }
        septet_smpp_outcome {
            SEPTET_SMPP_OUTCOME_UNDEFINED, SEPTET_SMPP_OUTCOME_ACCEPTED, SEPTET_SMPP_OUTCOME_RETRYABLE,
            SEPTET_SMPP_OUTCOME_ROUTE_FAULT, SEPTET_SMPP_OUTCOME_HARD,
        }
        septet_delivery_status {
            SEPTET_DELIVERY_PENDING, SEPTET_DELIVERY_ENROUTE, SEPTET_DELIVERY_ACCEPTED, SEPTET_DELIVERY_UNKNOWN,
            SEPTET_DELIVERY_DELIVERED, SEPTET_DELIVERY_FAILED,
        }
        septet_part_coding { SEPTET_PART_GSM7, SEPTET_PART_OCTETS, SEPTET_PART_UCS2, SEPTET_PART_TEXT }
        septet_reassembly_kind {
            SEPTET_REASSEMBLY_OTHER, SEPTET_REASSEMBLY_STORED, SEPTET_REASSEMBLY_DUPLICATE,
            SEPTET_REASSEMBLY_COMPLETE, SEPTET_REASSEMBLY_INCOMPLETE, SEPTET_REASSEMBLY_TOTAL_CHANGED,
        }
        septet_incomplete_reason {
            SEPTET_INCOMPLETE_NONE, SEPTET_INCOMPLETE_EXPIRED, SEPTET_INCOMPLETE_EVICTED,
            SEPTET_INCOMPLETE_CONFLICT,
        }
    }
    facts.say("SEPTET_TLV_USER_MESSAGE_REFERENCE", Tlv::USER_MESSAGE_REFERENCE.into());
    facts.say("SEPTET_TLV_SAR_MSG_REF_NUM", Tlv::SAR_MSG_REF_NUM.into());
    facts.say("SEPTET_TLV_SAR_TOTAL_SEGMENTS", Tlv::SAR_TOTAL_SEGMENTS.into());
    facts.say("SEPTET_TLV_SAR_SEGMENT_SEQNUM", Tlv::SAR_SEGMENT_SEQNUM.into());
    facts.say("SEPTET_TLV_RECEIPTED_MESSAGE_ID", Tlv::RECEIPTED_MESSAGE_ID.into());
    facts.say("SEPTET_TLV_NETWORK_ERROR_CODE", Tlv::NETWORK_ERROR_CODE.into());
    facts.say("SEPTET_TLV_MESSAGE_PAYLOAD", Tlv::MESSAGE_PAYLOAD.into());
    facts.say("SEPTET_TLV_MESSAGE_STATE", Tlv::MESSAGE_STATE.into());
    facts.say("SEPTET_USER_DATA_MAX_TEXT", 3 * septet::USER_DATA_SEPTETS as i128);
}
