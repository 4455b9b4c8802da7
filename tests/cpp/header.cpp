/* The header alone in C++, with every initialiser: a member that one forgets is a warning, and so an error. */
#include "septet.h"

#define USE(type, initialiser)               \
    do {                                     \
        type value = initialiser;            \
        bytes += sizeof value;               \
        (void)value;                         \
    } while (0)

int main(void)
{
    size_t bytes = 0;
    USE(septet_str, SEPTET_STR_INIT);
    USE(septet_error, SEPTET_ERROR_INIT);
    USE(septet_text_options, SEPTET_TEXT_OPTIONS_INIT);
    USE(septet_analysis, SEPTET_ANALYSIS_INIT);
    USE(septet_analysis_columns, SEPTET_ANALYSIS_COLUMNS_INIT);
    USE(septet_transliteration_options, SEPTET_TRANSLITERATION_OPTIONS_INIT);
    USE(septet_transliteration_summary, SEPTET_TRANSLITERATION_SUMMARY_INIT);
    USE(septet_advice_options, SEPTET_ADVICE_OPTIONS_INIT);
    USE(septet_advice_item, SEPTET_ADVICE_ITEM_INIT);
    USE(septet_template, SEPTET_TEMPLATE_INIT);
    USE(septet_template_bounds, SEPTET_TEMPLATE_BOUNDS_INIT);
    USE(septet_template_values, SEPTET_TEMPLATE_VALUES_INIT);
    USE(septet_template_total, SEPTET_TEMPLATE_TOTAL_INIT);
    USE(septet_phone, SEPTET_PHONE_INIT);
    USE(septet_numbering, SEPTET_NUMBERING_INIT);
    USE(septet_number_columns, SEPTET_NUMBER_COLUMNS_INIT);
    USE(septet_sender, SEPTET_SENDER_INIT);
    USE(septet_send_request, SEPTET_SEND_REQUEST_INIT);
    USE(septet_bulk_request, SEPTET_BULK_REQUEST_INIT);
    USE(septet_send_summary, SEPTET_SEND_SUMMARY_INIT);
    USE(septet_bulk_summary, SEPTET_BULK_SUMMARY_INIT);
    USE(septet_planned_message, SEPTET_PLANNED_MESSAGE_INIT);
    USE(septet_message, SEPTET_MESSAGE_INIT);
    USE(septet_bulk_item, SEPTET_BULK_ITEM_INIT);
    USE(septet_bulk_counts, SEPTET_BULK_COUNTS_INIT);
    USE(septet_error_envelope, SEPTET_ERROR_ENVELOPE_INIT);
    USE(septet_event, SEPTET_EVENT_INIT);
    USE(septet_interpretation, SEPTET_INTERPRETATION_INIT);
    USE(septet_http_headers, SEPTET_HTTP_HEADERS_INIT);
    USE(septet_classification, SEPTET_CLASSIFICATION_INIT);
    USE(septet_route_query, SEPTET_ROUTE_QUERY_INIT);
    USE(septet_action, SEPTET_ACTION_INIT);
    USE(septet_message_state, SEPTET_MESSAGE_STATE_INIT);
    USE(septet_stored, SEPTET_STORED_INIT);
    USE(septet_udh_element, SEPTET_UDH_ELEMENT_INIT);
    USE(septet_concatenation, SEPTET_CONCATENATION_INIT);
    USE(septet_udh, SEPTET_UDH_INIT);
    USE(septet_user_data, SEPTET_USER_DATA_INIT);
    USE(septet_decoded_user_data, SEPTET_DECODED_USER_DATA_INIT);
    USE(septet_address, SEPTET_ADDRESS_INIT);
    USE(septet_service_time, SEPTET_SERVICE_TIME_INIT);
    USE(septet_validity, SEPTET_VALIDITY_INIT);
    USE(septet_data_coding, SEPTET_DATA_CODING_INIT);
    USE(septet_pdu, SEPTET_PDU_INIT);
    USE(septet_sms_submit, SEPTET_SMS_SUBMIT_INIT);
    USE(septet_sms_deliver, SEPTET_SMS_DELIVER_INIT);
    USE(septet_sms_status_report, SEPTET_SMS_STATUS_REPORT_INIT);
    USE(septet_smpp_profile, SEPTET_SMPP_PROFILE_INIT);
    USE(septet_smpp_status, SEPTET_SMPP_STATUS_INIT);
    USE(septet_smpp_time, SEPTET_SMPP_TIME_INIT);
    USE(septet_receipt_source, SEPTET_RECEIPT_SOURCE_INIT);
    USE(septet_receipt_fields, SEPTET_RECEIPT_FIELDS_INIT);
    USE(septet_smpp_message, SEPTET_SMPP_MESSAGE_INIT);
    USE(septet_smpp_tlv, SEPTET_SMPP_TLV_INIT);
    USE(septet_smpp_submit, SEPTET_SMPP_SUBMIT_INIT);
    USE(septet_part, SEPTET_PART_INIT);
    USE(septet_reassembly_event, SEPTET_REASSEMBLY_EVENT_INIT);
    USE(septet_reassembly_limits, SEPTET_REASSEMBLY_LIMITS_INIT);
    USE(septet_reassembler_state, SEPTET_REASSEMBLER_STATE_INIT);
    return bytes > SEPTET_VERSION_NUMBER + SEPTET_PHONE_MAX_LEN ? SEPTET_OK : SEPTET_ERR_PANIC;
}
