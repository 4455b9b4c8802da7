/**
 * @file septet.h
 * septet: the brain of sending SMS, without the sockets. Text, numbers, senders, money and requests go in; encoding, segments,
 * cost, errors and answers come out. No input or output, no clock, no environment, no locale, no logging, no global state.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 *
 * # Conventions
 *
 * NAMES. Functions and types begin with `septet_`, constants with `SEPTET_`. A function is `septet_<noun>_<verb>`; its arguments
 * are the object, the inputs, the options, the outputs and, last, the error.
 *
 * STATUS. A function that can fail returns a `septet_status`: `SEPTET_OK` is 0, 1 to 19 are mistakes of the call, 100 and above are
 * the codes that every face of septet shares. The numbers never change; newer releases add more, so treat one that you do not know
 * as a failure. Functions that cannot fail return their value. There is no hidden "last error".
 *
 * ERROR. The last argument `septet_error *err` may be NULL. Otherwise set its `struct_size` (`septet_error err = SEPTET_ERROR_INIT;`);
 * when the function fails, it is filled with the position, the field, the limit and a message. It holds no pointer and needs no
 * freeing. When the function succeeds, it is left alone.
 *
 * TEXT is a pointer and a length, never ended by NUL: UTF-8 with its length in octets, or UTF-16 in the byte order of the machine
 * with its length in units (functions named `_utf16`). Text that is not well-formed is an error with its position; nothing is ever
 * replaced. Positions are 0-based and count what the length counts. `(NULL, 0)` is an empty text. In a `septet_str`, NULL means that
 * the text is absent.
 *
 * OUTPUT goes to memory of the caller's: a buffer, its size and a place for the length. When the buffer is too small the function
 * returns `SEPTET_ERR_BUFFER_TOO_SMALL` and writes nothing but the length that is needed; `(NULL, 0)` asks only for that. Text that is
 * written is not ended by NUL. All other outputs are written only on success.
 *
 * STRUCTS that begin with `struct_size` may grow. Set it to `sizeof` the struct (the `_INIT` macros do): a library that is newer or
 * older then reads and writes what both know. Zero in a member always means the default. Structs without `struct_size` do not grow.
 *
 * ENUMS come in as integers and are checked (`SEPTET_ERR_INVALID_OPTION`); they go out as integers too, so that a newer library may
 * return one that this header does not name.
 *
 * HANDLES are made by functions with an `out` for one (`_new`, `_parse`, `_of_plan`, `_restore`) and freed by the `_free`
 * function of their type; `_free(NULL)` does nothing. A handle may be used from any thread. Calls on a `const` handle may run at
 * the same time, and calls on a planner or a dispatch take turns; nothing may run at the same time as `_free`. Strings that are
 * got from a handle live as long as it does. Nothing else that the library returns has to be freed.
 *
 * POINTERS are checked for NULL and for alignment, lengths for what can exist. What cannot be checked is up to the caller: that a
 * pointer is readable or writable for its length, that an output overlaps no input, that a handle has not been freed.
 *
 * DEFECTS. A panic inside the library ends the call with `SEPTET_ERR_PANIC`, not the process. A handle that it touched is poisoned:
 * it answers `SEPTET_ERR_POISONED` and can only be freed.
 *
 * ALLOCATION. Analysing, splitting, checking numbers and senders, and reading amounts allocate nothing, but for a copy of
 * `header_elements` and for what the options `normalize` and `keep_…` say. Whatever makes a handle, fills a template, or deals with
 * JSON, with a dispatch or with octets of the wire does.
 *
 * MONEY is `int64_t` nanos, 10^-9 of a currency's unit; `SEPTET_NO_AMOUNT` where it is not known. TIME is seconds since 1970, from the
 * caller's clock; dispatches count in milliseconds (`_ms`). RANDOM octets are the caller's.
 */

#ifndef SEPTET_H
#define SEPTET_H

/* Generated from ffi-c by `cargo xtask gen`. Do not edit. */

#include <stddef.h>
#include <stdint.h>

/** The release of this header. */
#define SEPTET_VERSION_MAJOR 0
#define SEPTET_VERSION_MINOR 1
#define SEPTET_VERSION_PATCH 0
#define SEPTET_VERSION_STRING "0.1.0"
/** As `septet_version_number()` tells it of the library. */
#define SEPTET_VERSION_NUMBER \
  ((uint32_t)SEPTET_VERSION_MAJOR << 16 | (uint32_t)SEPTET_VERSION_MINOR << 8 | (uint32_t)SEPTET_VERSION_PATCH)
/** Counts changes after which a program has to be compiled again; `septet_abi_version()` tells it of the library. */
#define SEPTET_ABI_VERSION 0

/** On a function whose result must not be ignored. */
#if defined(__cplusplus) && __cplusplus >= 201703L
#define SEPTET_MUST_USE [[nodiscard]]
#elif defined(__GNUC__) || defined(__clang__)
#define SEPTET_MUST_USE __attribute__((warn_unused_result))
#else
#define SEPTET_MUST_USE
#endif

/** A position, an index or a count that is absent. */
#define SEPTET_NONE SIZE_MAX
/** An amount that is not known or not given. No amount that is read ever has this value. */
#define SEPTET_NO_AMOUNT INT64_MIN
/** `septet_segment.header_len` of a segment that needs a concatenation reference where the options give none. */
#define SEPTET_HEADER_UNKNOWN UINT32_MAX

/** The most octets of a phone number in text: `septet_phone_format`, `septet_phone_mask`. */
#define SEPTET_PHONE_MAX_LEN 16
/** The most segments of one message. */
#define SEPTET_MAX_SEGMENTS 255
/** Octets of user data in one segment. */
#define SEPTET_USER_DATA_OCTETS 140
/** Septets of user data in one segment. */
#define SEPTET_USER_DATA_SEPTETS 160
/** The bit of a `septet_language` in a set of languages. */
#define SEPTET_LANGUAGE_BIT(identifier) (UINT32_C(1) << (identifier))
/** Every language that has a national table. */
#define SEPTET_LANGUAGES_ALL UINT32_C(0x3FFE)
/** The bit of a `septet_offender_class` in a set of classes. */
#define SEPTET_OFFENDER_BIT(offender_class) (UINT32_C(1) << (offender_class))
/** The most fields of a template. */
#define SEPTET_MAX_FIELDS 64
/** The most characters of a template with the longest values in it. */
#define SEPTET_MAX_TEMPLATE_CHARACTERS 100000
/** The most characters of a body. */
#define SEPTET_MAX_BODY_CHARACTERS 1600
/** The most characters of a reference. */
#define SEPTET_MAX_REFERENCE_CHARACTERS 255
/** The most recipients of one request. */
#define SEPTET_MAX_RECIPIENTS 1000
/** Octets of an id: `septet_id_format`. */
#define SEPTET_ID_LEN 29
/** Random octets that make an id. */
#define SEPTET_ID_RANDOM_LEN 24
/** Octets of a time in text: `septet_timestamp_format`. */
#define SEPTET_TIMESTAMP_LEN 25
/** Octets of a fingerprint in text: `septet_idempotency_fingerprint`. */
#define SEPTET_FINGERPRINT_LEN 64
/** How many seconds the answer to an idempotency key is kept, unless there is a reason for another number. */
#define SEPTET_IDEMPOTENCY_RETENTION 86400
/** How many seconds a signature's time may lie from now, unless there is a reason for another number. */
#define SEPTET_SIGNATURE_TOLERANCE 300

/**
 * Initialisers: `septet_analysis analysis = SEPTET_ANALYSIS_INIT;`. They set `struct_size` and leave the rest at its default.
 */
#define SEPTET_STR_INIT { NULL, 0 }
#define SEPTET_ERROR_INIT { sizeof(septet_error), 0, 0, 0, 0, 0, { 0 }, { 0 } }
#define SEPTET_TEXT_OPTIONS_INIT { sizeof(septet_text_options), 0, 0, 0, 0, 0, 0, 0, NULL, 0, 0, 0, 0, 0, 0, 0 }
#define SEPTET_ANALYSIS_INIT { sizeof(septet_analysis), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 }
#define SEPTET_ANALYSIS_COLUMNS_INIT { sizeof(septet_analysis_columns), 0, 0, NULL, NULL, NULL, NULL, NULL }
#define SEPTET_TRANSLITERATION_OPTIONS_INIT { sizeof(septet_transliteration_options), 0, 0, 0 }
#define SEPTET_TRANSLITERATION_SUMMARY_INIT { sizeof(septet_transliteration_summary), 0, SEPTET_STR_INIT, 0, 0 }
#define SEPTET_ADVICE_OPTIONS_INIT { sizeof(septet_advice_options), 0, 0, 0, 0, { { 0 } } }
#define SEPTET_ADVICE_ITEM_INIT \
  { sizeof(septet_advice_item), 0, 0, 0, 0, 0, 0, 0, 0, 0, SEPTET_STR_INIT, { { 0 } }, 0 }
#define SEPTET_TEMPLATE_INIT { sizeof(septet_template), 0, SEPTET_STR_INIT, NULL, 0 }
#define SEPTET_TEMPLATE_BOUNDS_INIT { sizeof(septet_template_bounds), 0, 0, 0, 0, 0 }
#define SEPTET_TEMPLATE_VALUES_INIT { sizeof(septet_template_values), 0, 0, NULL, 0, NULL, NULL, 0 }
#define SEPTET_TEMPLATE_TOTAL_INIT { sizeof(septet_template_total), 0, 0, 0, 0, 0, 0 }
#define SEPTET_PHONE_INIT { sizeof(septet_phone), 0, 0, 0, 0, { 0 }, 0 }
#define SEPTET_NUMBER_COLUMNS_INIT { sizeof(septet_number_columns), 0, 0, NULL, NULL, NULL, NULL, NULL }
#define SEPTET_NUMBERING_INIT { sizeof(septet_numbering), 0, 0, 0, 0, { 0 }, 0 }
#define SEPTET_SENDER_INIT { sizeof(septet_sender), 0, 0, 0, 0, 0, 0 }
#define SEPTET_SEND_REQUEST_INIT \
  { sizeof(septet_send_request), 0, 0, SEPTET_STR_INIT, SEPTET_STR_INIT, SEPTET_STR_INIT, SEPTET_STR_INIT, NULL, 0 }
#define SEPTET_BULK_REQUEST_INIT \
  { sizeof(septet_bulk_request), 0, 0, SEPTET_STR_INIT, SEPTET_STR_INIT, SEPTET_STR_INIT, NULL, 0, NULL, 0 }
#define SEPTET_SEND_SUMMARY_INIT { sizeof(septet_send_summary), 0, 0, 0, 0, 0, 0, { { 0 } }, 0 }
#define SEPTET_BULK_SUMMARY_INIT { sizeof(septet_bulk_summary), 0, 0, 0, 0, 0, 0, 0, { { 0 } }, 0 }
#define SEPTET_PLANNED_MESSAGE_INIT { sizeof(septet_planned_message), 0, SEPTET_STR_INIT, 0, 0 }
#define SEPTET_MESSAGE_INIT \
  { sizeof(septet_message), 0, 0, SEPTET_STR_INIT, SEPTET_STR_INIT, SEPTET_STR_INIT, SEPTET_STR_INIT, SEPTET_STR_INIT, \
    SEPTET_STR_INIT, SEPTET_NO_AMOUNT, { { 0 } }, 0, 0, 0, 0 }
#define SEPTET_BULK_ITEM_INIT \
  { SEPTET_STR_INIT, SEPTET_STR_INIT, SEPTET_STR_INIT, SEPTET_STR_INIT, SEPTET_STR_INIT, SEPTET_NO_AMOUNT }
#define SEPTET_BULK_COUNTS_INIT { sizeof(septet_bulk_counts), 0, 0, 0, 0 }
#define SEPTET_ERROR_ENVELOPE_INIT \
  { sizeof(septet_error_envelope), 0, 0, SEPTET_STR_INIT, SEPTET_STR_INIT, SEPTET_STR_INIT, SEPTET_STR_INIT, \
    SEPTET_STR_INIT }
#define SEPTET_EVENT_INIT \
  { sizeof(septet_event), 0, 0, SEPTET_STR_INIT, SEPTET_STR_INIT, SEPTET_STR_INIT, SEPTET_STR_INIT, SEPTET_STR_INIT }
#define SEPTET_INTERPRETATION_INIT { sizeof(septet_interpretation), 0, 0, 0, 0 }
#define SEPTET_HTTP_HEADERS_INIT { sizeof(septet_http_headers), 0, SEPTET_STR_INIT, SEPTET_STR_INIT, 0, 0 }
#define SEPTET_CLASSIFICATION_INIT { sizeof(septet_classification), 0, 0, 0, 0, 0, 0 }
#define SEPTET_ROUTE_QUERY_INIT { sizeof(septet_route_query), 0, 0, 0, 0, SEPTET_STR_INIT, 0, 0 }
#define SEPTET_ACTION_INIT { sizeof(septet_action), 0, 0, 0, 0, 0, 0 }
#define SEPTET_MESSAGE_STATE_INIT \
  { sizeof(septet_message_state), 0, SEPTET_STR_INIT, SEPTET_NO_AMOUNT, { { 0 } }, 0, 0, 0, 0, 0, 0, 0, 0, 0 }
#define SEPTET_STORED_INIT { sizeof(septet_stored), 0, SEPTET_STR_INIT, 0 }

/* The wire. */
/** The most octets of text in one segment: `septet_user_data_decode`. */
#define SEPTET_USER_DATA_MAX_TEXT 480
/** Tag of `user_message_reference` in `septet_smpp_tlv`: the sender's own number of the message. */
#define SEPTET_TLV_USER_MESSAGE_REFERENCE 0x0204
/** Tag of `sar_msg_ref_num` in `septet_smpp_tlv`: which message a segment belongs to, two octets. */
#define SEPTET_TLV_SAR_MSG_REF_NUM 0x020C
/** Tag of `sar_total_segments` in `septet_smpp_tlv`: how many segments there are, one octet. */
#define SEPTET_TLV_SAR_TOTAL_SEGMENTS 0x020E
/** Tag of `sar_segment_seqnum` in `septet_smpp_tlv`: which of them this is, one octet. */
#define SEPTET_TLV_SAR_SEGMENT_SEQNUM 0x020F
/** Tag of `receipted_message_id` in `septet_smpp_tlv`: the message that a receipt is about. */
#define SEPTET_TLV_RECEIPTED_MESSAGE_ID 0x001E
/** Tag of `network_error_code` in `septet_smpp_tlv`: three octets. */
#define SEPTET_TLV_NETWORK_ERROR_CODE 0x0423
/** Tag of `message_payload` in `septet_smpp_tlv`: text in place of `short_message`. */
#define SEPTET_TLV_MESSAGE_PAYLOAD 0x0424
/** Tag of `message_state` in `septet_smpp_tlv`: one octet. */
#define SEPTET_TLV_MESSAGE_STATE 0x0427

#define SEPTET_UDH_ELEMENT_INIT { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, NULL }
#define SEPTET_CONCATENATION_INIT { 0, 0, 0, 0 }
#define SEPTET_UDH_INIT { sizeof(septet_udh), 0, 0, 0, 0, 0, SEPTET_CONCATENATION_INIT }
#define SEPTET_USER_DATA_INIT { 0, 0, 0, 0, { 0 } }
#define SEPTET_DECODED_USER_DATA_INIT { sizeof(septet_decoded_user_data), 0, 0, 0, 0, { 0 } }
#define SEPTET_ADDRESS_INIT { 0, 0, 0, 0, 0, { 0 }, { 0 } }
#define SEPTET_SERVICE_TIME_INIT { 0, { 0 }, 0, 0, { 0 } }
#define SEPTET_VALIDITY_INIT { 0, 0, 0, { 0 }, 0 }
#define SEPTET_DATA_CODING_INIT { sizeof(septet_data_coding), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 }
#define SEPTET_PDU_INIT { 0, 0, { 0 } }
#define SEPTET_SMS_SUBMIT_INIT \
  { sizeof(septet_sms_submit), 0, 0, 0, 0, 0, 0, 0, SEPTET_ADDRESS_INIT, SEPTET_ADDRESS_INIT, \
    SEPTET_VALIDITY_INIT, SEPTET_USER_DATA_INIT }
#define SEPTET_SMS_DELIVER_INIT \
  { sizeof(septet_sms_deliver), 0, 0, 0, 0, 0, 0, 0, SEPTET_SERVICE_TIME_INIT, SEPTET_ADDRESS_INIT, \
    SEPTET_ADDRESS_INIT, SEPTET_USER_DATA_INIT }
#define SEPTET_SMS_STATUS_REPORT_INIT \
  { sizeof(septet_sms_status_report), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, SEPTET_SERVICE_TIME_INIT, \
    SEPTET_SERVICE_TIME_INIT, SEPTET_ADDRESS_INIT, SEPTET_ADDRESS_INIT, SEPTET_USER_DATA_INIT }
#define SEPTET_SMPP_PROFILE_INIT { sizeof(septet_smpp_profile), 0, 0, 0, 0, 0 }
#define SEPTET_SMPP_STATUS_INIT { sizeof(septet_smpp_status), 0, SEPTET_STR_INIT, SEPTET_STR_INIT, SEPTET_STR_INIT }
#define SEPTET_SMPP_TIME_INIT { 0, { 0 } }
#define SEPTET_RECEIPT_SOURCE_INIT { sizeof(septet_receipt_source), 0, 0, 0, 0, 0, SEPTET_STR_INIT, SEPTET_STR_INIT }
#define SEPTET_RECEIPT_FIELDS_INIT \
  { sizeof(septet_receipt_fields), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, SEPTET_STR_INIT, SEPTET_STR_INIT, \
    SEPTET_STR_INIT, SEPTET_STR_INIT, { 0 }, { 0 } }
#define SEPTET_SMPP_MESSAGE_INIT \
  { sizeof(septet_smpp_message), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, SEPTET_STR_INIT, SEPTET_STR_INIT, \
    SEPTET_STR_INIT, SEPTET_STR_INIT, SEPTET_STR_INIT, NULL, 0, 0 }
#define SEPTET_SMPP_TLV_INIT { 0, 0, NULL }
#define SEPTET_SMPP_SUBMIT_INIT \
  { sizeof(septet_smpp_submit), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, SEPTET_STR_INIT, SEPTET_STR_INIT, \
    SEPTET_STR_INIT, SEPTET_STR_INIT, SEPTET_STR_INIT }
#define SEPTET_PART_INIT { sizeof(septet_part), 0, 0, 0, 0, 0, 0, 0, SEPTET_STR_INIT, SEPTET_STR_INIT, NULL, 0 }
#define SEPTET_REASSEMBLY_EVENT_INIT \
  { sizeof(septet_reassembly_event), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, SEPTET_STR_INIT, SEPTET_STR_INIT, \
    SEPTET_STR_INIT, NULL }
#define SEPTET_REASSEMBLY_LIMITS_INIT { sizeof(septet_reassembly_limits), 0, 0, 0, 0, 0 }
#define SEPTET_REASSEMBLER_STATE_INIT { sizeof(septet_reassembler_state), 0, 0, 0, 0 }

/**
 * Success, and the failures that only a caller of C can run into: 0 to 19. Append only.
 */
enum septet_usage
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * It worked.
   */
  SEPTET_OK = 0,
  /**
   * A pointer is NULL that must not be, or NULL with a length that is not 0.
   */
  SEPTET_ERR_NULL_ARGUMENT = 1,
  /**
   * The buffer is too small; the length that was asked for says how much is needed.
   */
  SEPTET_ERR_BUFFER_TOO_SMALL = 2,
  /**
   * A `struct_size` is not the size of any version of the struct, or the struct has members that this library does not know.
   */
  SEPTET_ERR_BAD_STRUCT_SIZE = 3,
  /**
   * A length is larger than any object in memory can be.
   */
  SEPTET_ERR_BAD_LENGTH = 4,
  /**
   * A pointer is not aligned for what it points to.
   */
  SEPTET_ERR_MISALIGNED = 5,
  /**
   * There is no item of this index, or nothing of this kind in the handle.
   */
  SEPTET_ERR_NO_SUCH_ITEM = 6,
  /**
   * A defect of the library; please report it. The process goes on.
   */
  SEPTET_ERR_PANIC = 7,
  /**
   * An earlier call on this handle ended with `SEPTET_ERR_PANIC`; it can only be freed.
   */
  SEPTET_ERR_POISONED = 8,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum septet_usage septet_usage;
#else
typedef int32_t septet_usage;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * The codes of septet, the same in every face: 100 and above. Append only.
 */
enum septet_code
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * The text is not valid UTF-8.
   */
  SEPTET_ERR_INVALID_UTF8 = 100,
  /**
   * The text holds a surrogate without its partner.
   */
  SEPTET_ERR_UNPAIRED_SURROGATE = 101,
  /**
   * The text does not fit the GSM-7 alphabet, which was demanded.
   */
  SEPTET_ERR_NOT_GSM7 = 102,
  /**
   * The text needs too many segments.
   */
  SEPTET_ERR_TOO_MANY_SEGMENTS = 103,
  /**
   * The header elements are malformed or reserved.
   */
  SEPTET_ERR_HEADER_INVALID = 104,
  /**
   * The header leaves no room for text.
   */
  SEPTET_ERR_HEADER_TOO_LONG = 105,
  /**
   * An option has a value that is not allowed.
   */
  SEPTET_ERR_INVALID_OPTION = 106,
  /**
   * The text is too long for a column of 32 bits.
   */
  SEPTET_ERR_TEXT_TOO_LONG = 107,
  /**
   * The offsets do not ascend within the data.
   */
  SEPTET_ERR_OFFSETS_INVALID = 108,
  /**
   * A column has room for fewer rows than there are.
   */
  SEPTET_ERR_COLUMN_TOO_SHORT = 109,
  /**
   * A language has no national table.
   */
  SEPTET_ERR_LANGUAGE_UNKNOWN = 110,
  /**
   * A placeholder is malformed.
   */
  SEPTET_ERR_TEMPLATE_INVALID = 115,
  /**
   * A placeholder names a field that is not declared.
   */
  SEPTET_ERR_FIELD_UNKNOWN = 116,
  /**
   * A field is declared twice, has a name that is not allowed, or is one too many.
   */
  SEPTET_ERR_FIELD_INVALID = 117,
  /**
   * A value is longer than its field allows.
   */
  SEPTET_ERR_VALUE_TOO_LONG = 118,
  /**
   * A value holds a character outside its field's alphabet.
   */
  SEPTET_ERR_VALUE_OUTSIDE_ALPHABET = 119,
  /**
   * The JSON cannot be read.
   */
  SEPTET_ERR_INVALID_JSON = 120,
  /**
   * The JSON is nested too deeply.
   */
  SEPTET_ERR_JSON_TOO_DEEP = 121,
  /**
   * A member stands twice.
   */
  SEPTET_ERR_DUPLICATE_MEMBER = 122,
  /**
   * A value has the wrong type.
   */
  SEPTET_ERR_WRONG_TYPE = 123,
  /**
   * A member is missing.
   */
  SEPTET_ERR_MISSING_MEMBER = 124,
  /**
   * A member is not known.
   */
  SEPTET_ERR_UNKNOWN_MEMBER = 125,
  /**
   * A time is not an RFC 3339 time in the years 0000 to 9999.
   */
  SEPTET_ERR_INVALID_TIMESTAMP = 126,
  /**
   * The counts of a bulk result contradict its messages.
   */
  SEPTET_ERR_INCONSISTENT_COUNTS = 127,
  /**
   * A septet has more than seven bits.
   */
  SEPTET_ERR_SEPTET_INVALID = 140,
  /**
   * The buffer is too short.
   */
  SEPTET_ERR_BUFFER_TOO_SHORT = 141,
  /**
   * The octets end too early.
   */
  SEPTET_ERR_OCTETS_TRUNCATED = 142,
  /**
   * Octets follow after the end.
   */
  SEPTET_ERR_OCTETS_LEFT_OVER = 143,
  /**
   * The user data does not fit one message.
   */
  SEPTET_ERR_USER_DATA_TOO_LONG = 144,
  /**
   * UCS-2 user data ends within a unit.
   */
  SEPTET_ERR_USER_DATA_ODD_LENGTH = 145,
  /**
   * Compressed user data cannot be read.
   */
  SEPTET_ERR_COMPRESSION_UNSUPPORTED = 146,
  /**
   * The TPDU is of another type.
   */
  SEPTET_ERR_MESSAGE_TYPE_UNEXPECTED = 147,
  /**
   * An address field is malformed.
   */
  SEPTET_ERR_ADDRESS_INVALID = 148,
  /**
   * A time stamp is not a date and time.
   */
  SEPTET_ERR_SERVICE_TIME_INVALID = 149,
  /**
   * A validity period cannot be written.
   */
  SEPTET_ERR_VALIDITY_INVALID = 150,
  /**
   * Data coding and user data name different character sets.
   */
  SEPTET_ERR_DATA_CODING_MISMATCH = 151,
  /**
   * The text is not a delivery receipt.
   */
  SEPTET_ERR_RECEIPT_UNREADABLE = 170,
  /**
   * A field of the receipt cannot be read.
   */
  SEPTET_ERR_RECEIPT_FIELD_INVALID = 171,
  /**
   * The message id is not a number in its base.
   */
  SEPTET_ERR_MESSAGE_ID_INVALID = 172,
  /**
   * The message has fewer segments.
   */
  SEPTET_ERR_SEGMENT_OUT_OF_RANGE = 173,
  /**
   * A part of a message has an impossible total or sequence.
   */
  SEPTET_ERR_PART_INVALID = 174,
  /**
   * A part of a message is larger than the limits allow.
   */
  SEPTET_ERR_PART_TOO_LARGE = 175,
  /**
   * An SMPP field is malformed.
   */
  SEPTET_ERR_SMPP_FIELD_INVALID = 176,
  /**
   * An SMPP time is neither absolute nor relative.
   */
  SEPTET_ERR_SMPP_TIME_INVALID = 177,
  /**
   * The SMSC's alphabet lacks a character of the text.
   */
  SEPTET_ERR_NOT_IN_SMSC_ALPHABET = 178,
  /**
   * The octets are not text in their data coding.
   */
  SEPTET_ERR_OCTETS_NOT_TEXT = 179,
  /**
   * The recipient is missing.
   */
  SEPTET_ERR_TO_MISSING = 200,
  /**
   * The number is empty.
   */
  SEPTET_ERR_NUMBER_EMPTY = 210,
  /**
   * The number does not start with +.
   */
  SEPTET_ERR_NUMBER_MISSING_PLUS = 211,
  /**
   * The number holds something other than + and digits.
   */
  SEPTET_ERR_NUMBER_INVALID_CHARACTER = 212,
  /**
   * No calling code starts with 0.
   */
  SEPTET_ERR_NUMBER_LEADING_ZERO = 213,
  /**
   * The number has too few digits.
   */
  SEPTET_ERR_NUMBER_TOO_SHORT = 214,
  /**
   * The number has too many digits.
   */
  SEPTET_ERR_NUMBER_TOO_LONG = 215,
  /**
   * The calling code is not assigned.
   */
  SEPTET_ERR_CALLING_CODE_UNASSIGNED = 216,
  /**
   * No number of this calling code has this length.
   */
  SEPTET_ERR_NUMBER_LENGTH_IMPOSSIBLE = 217,
  /**
   * No numbering plan has such a number.
   */
  SEPTET_ERR_NUMBER_RANGE_UNASSIGNED = 218,
  /**
   * The prefix of national dialling stands behind the calling code.
   */
  SEPTET_ERR_TRUNK_PREFIX_KEPT = 219,
  /**
   * The sender is missing.
   */
  SEPTET_ERR_FROM_MISSING = 220,
  /**
   * The sender is empty.
   */
  SEPTET_ERR_SENDER_EMPTY = 221,
  /**
   * The sender holds a character outside the chosen alphabet.
   */
  SEPTET_ERR_SENDER_INVALID_CHARACTER = 222,
  /**
   * The sender is too long.
   */
  SEPTET_ERR_SENDER_TOO_LONG = 223,
  /**
   * A numeric sender has too few digits.
   */
  SEPTET_ERR_SENDER_TOO_SHORT = 224,
  /**
   * An alphanumeric sender needs a letter.
   */
  SEPTET_ERR_SENDER_NO_LETTER = 225,
  /**
   * The sender starts or ends with a space.
   */
  SEPTET_ERR_SENDER_EDGE_SPACE = 226,
  /**
   * A long code does not start with 0.
   */
  SEPTET_ERR_SENDER_LEADING_ZERO = 227,
  /**
   * Recipient and sender are the same number.
   */
  SEPTET_ERR_TO_EQUALS_FROM = 228,
  /**
   * The sender is not approved for this account.
   */
  SEPTET_ERR_SENDER_NOT_APPROVED = 229,
  /**
   * The body is missing.
   */
  SEPTET_ERR_BODY_MISSING = 230,
  /**
   * The body is empty.
   */
  SEPTET_ERR_BODY_EMPTY = 231,
  /**
   * The body is only white space.
   */
  SEPTET_ERR_BODY_BLANK = 232,
  /**
   * The body has too many characters.
   */
  SEPTET_ERR_BODY_TOO_LONG = 233,
  /**
   * The reference is empty.
   */
  SEPTET_ERR_REFERENCE_EMPTY = 240,
  /**
   * The reference has too many characters.
   */
  SEPTET_ERR_REFERENCE_TOO_LONG = 241,
  /**
   * The reference holds a control character.
   */
  SEPTET_ERR_REFERENCE_CONTROL_CHARACTER = 242,
  /**
   * The route id is not in 1 to 9007199254740991.
   */
  SEPTET_ERR_ROUTE_ID_OUT_OF_RANGE = 245,
  /**
   * The route is not assigned to this account.
   */
  SEPTET_ERR_ROUTE_NOT_ASSIGNED = 246,
  /**
   * The recipients are missing.
   */
  SEPTET_ERR_RECIPIENTS_MISSING = 250,
  /**
   * The list of recipients is empty.
   */
  SEPTET_ERR_RECIPIENTS_EMPTY = 251,
  /**
   * One request has too many recipients.
   */
  SEPTET_ERR_TOO_MANY_RECIPIENTS = 252,
  /**
   * The number stood earlier in the list.
   */
  SEPTET_ERR_DUPLICATE_RECIPIENT = 253,
  /**
   * The recipient has opted out.
   */
  SEPTET_ERR_RECIPIENT_OPTED_OUT = 260,
  /**
   * The recipient is blocked.
   */
  SEPTET_ERR_RECIPIENT_BLOCKED = 261,
  /**
   * The look-up found no subscriber who can be reached.
   */
  SEPTET_ERR_RECIPIENT_UNREACHABLE = 262,
  /**
   * The balance does not cover the message.
   */
  SEPTET_ERR_INSUFFICIENT_BALANCE = 265,
  /**
   * The balance was not checked, because a message has no price.
   */
  SEPTET_ERR_BALANCE_NOT_CHECKED = 266,
  /**
   * An amount is not a decimal number.
   */
  SEPTET_ERR_AMOUNT_INVALID = 270,
  /**
   * An amount has more than nine decimals.
   */
  SEPTET_ERR_AMOUNT_TOO_PRECISE = 271,
  /**
   * An amount is too large.
   */
  SEPTET_ERR_AMOUNT_OVERFLOW = 272,
  /**
   * A price is negative.
   */
  SEPTET_ERR_AMOUNT_NEGATIVE = 273,
  /**
   * A currency is not three capital letters.
   */
  SEPTET_ERR_CURRENCY_INVALID = 274,
  /**
   * Amounts of different currencies meet.
   */
  SEPTET_ERR_MIXED_CURRENCY = 275,
  /**
   * A price's prefix is not the beginning of a number.
   */
  SEPTET_ERR_PRICE_PREFIX_INVALID = 276,
  /**
   * A network is not five or six digits (MCC and MNC).
   */
  SEPTET_ERR_NETWORK_INVALID = 277,
  /**
   * Two prices have the same route and prefix or network.
   */
  SEPTET_ERR_DUPLICATE_PRICE = 278,
  /**
   * A marketing body does not say how to opt out.
   */
  SEPTET_ERR_OPT_OUT_MISSING = 280,
  /**
   * There is nothing at this path.
   */
  SEPTET_ERR_NOT_FOUND = 300,
  /**
   * This path does not take this method.
   */
  SEPTET_ERR_METHOD_NOT_ALLOWED = 301,
  /**
   * A bearer token is missing or malformed.
   */
  SEPTET_ERR_UNAUTHORIZED = 302,
  /**
   * This account may not do this.
   */
  SEPTET_ERR_FORBIDDEN = 303,
  /**
   * The content type is not application/json in UTF-8.
   */
  SEPTET_ERR_UNSUPPORTED_MEDIA_TYPE = 304,
  /**
   * The request is too large.
   */
  SEPTET_ERR_PAYLOAD_TOO_LARGE = 305,
  /**
   * The request contradicts an earlier one with the same key.
   */
  SEPTET_ERR_CONFLICT = 306,
  /**
   * Too many requests at once.
   */
  SEPTET_ERR_RATE_LIMITED = 307,
  /**
   * The same request is still being worked on.
   */
  SEPTET_ERR_REQUEST_IN_FLIGHT = 310,
  /**
   * The signature header cannot be read.
   */
  SEPTET_ERR_SIGNATURE_MALFORMED = 311,
  /**
   * No signature fits the body.
   */
  SEPTET_ERR_SIGNATURE_MISMATCH = 312,
  /**
   * The signature's time is too far from now.
   */
  SEPTET_ERR_SIGNATURE_EXPIRED = 313,
  /**
   * A fingerprint is not 64 hexadecimal digits.
   */
  SEPTET_ERR_FINGERPRINT_INVALID = 314,
  /**
   * The network refused the message.
   */
  SEPTET_ERR_UPSTREAM_REJECTED = 400,
  /**
   * No network could take the message now.
   */
  SEPTET_ERR_UPSTREAM_UNAVAILABLE = 401,
  /**
   * The network did not answer in time.
   */
  SEPTET_ERR_UPSTREAM_TIMEOUT = 402,
  /**
   * The route's account or configuration is at fault.
   */
  SEPTET_ERR_ROUTE_FAULT = 403,
  /**
   * Some segments were accepted and others were not.
   */
  SEPTET_ERR_PARTIAL_SUBMISSION = 404,
  /**
   * The network could not deliver the message.
   */
  SEPTET_ERR_DELIVERY_FAILED = 405,
  /**
   * No route of this account can carry the message.
   */
  SEPTET_ERR_NO_ROUTE = 410,
  /**
   * The message was cancelled before it was sent.
   */
  SEPTET_ERR_CANCELLED = 411,
  /**
   * A snapshot is not one of this release or contradicts itself.
   */
  SEPTET_ERR_INVALID_SNAPSHOT = 412,
  /**
   * The network does not take this recipient.
   */
  SEPTET_ERR_RECIPIENT_REJECTED = 430,
  /**
   * The network does not take this sender.
   */
  SEPTET_ERR_SENDER_REJECTED = 431,
  /**
   * The network does not take this body.
   */
  SEPTET_ERR_BODY_REJECTED = 432,
  /**
   * The message costs more than the route's account allows.
   */
  SEPTET_ERR_PRICE_REJECTED = 433,
  /**
   * The route's account has no money or quota left.
   */
  SEPTET_ERR_ROUTE_UNFUNDED = 434,
  /**
   * The route's account was refused.
   */
  SEPTET_ERR_ROUTE_UNAUTHORIZED = 435,
  /**
   * The network takes no more messages for the moment.
   */
  SEPTET_ERR_UPSTREAM_THROTTLED = 436,
  /**
   * The network's answer does not tell whether it took the message.
   */
  SEPTET_ERR_UPSTREAM_UNCLEAR = 437,
  /**
   * A classifier has two rules for the same answer.
   */
  SEPTET_ERR_DUPLICATE_OVERRIDE = 438,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum septet_code septet_code;
#else
typedef int32_t septet_code;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * What part of the system a status speaks of.
 */
enum septet_class
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * `SEPTET_OK`, a number of `septet_usage` or one that this library does not know.
   */
  SEPTET_CLASS_NONE = 0,
  /**
   * The request could not be read.
   */
  SEPTET_CLASS_REQUEST = 1,
  /**
   * Who asks is unknown or may not.
   */
  SEPTET_CLASS_AUTH = 2,
  /**
   * The request was read but breaks a rule.
   */
  SEPTET_CLASS_VALIDATION = 3,
  /**
   * Money.
   */
  SEPTET_CLASS_BILLING = 4,
  /**
   * The recipient must not be written to.
   */
  SEPTET_CLASS_BLOCKLIST = 5,
  /**
   * No way to the recipient.
   */
  SEPTET_CLASS_ROUTING = 6,
  /**
   * The network or provider behind a route.
   */
  SEPTET_CLASS_UPSTREAM = 7,
  /**
   * What happened to a message after it was accepted.
   */
  SEPTET_CLASS_DELIVERY = 8,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum septet_class septet_class;
#else
typedef uint32_t septet_class;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * What a sender may do after an error.
 */
enum septet_disposition
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * `SEPTET_OK`, a number of `septet_usage` or one that this library does not know.
   */
  SEPTET_DISPOSITION_NONE = 0,
  /**
   * The same request will fail again.
   */
  SEPTET_DISPOSITION_HARD = 1,
  /**
   * Nothing was sent; the same request may succeed later.
   */
  SEPTET_DISPOSITION_RETRYABLE = 2,
  /**
   * This route is misconfigured; another one may do.
   */
  SEPTET_DISPOSITION_ROUTE_FAULT = 3,
  /**
   * Nobody can tell whether a message was sent: sending again may send twice.
   */
  SEPTET_DISPOSITION_UNKNOWN = 4,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum septet_disposition septet_disposition;
#else
typedef uint32_t septet_disposition;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * Encodings. Results hold GSM-7 or UCS-2; `SEPTET_ENCODING_AUTO` is only a wish.
 */
enum septet_encoding
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * GSM-7 when every character is in its alphabet, UCS-2 otherwise.
   */
  SEPTET_ENCODING_AUTO = 0,
  /**
   * The GSM 7 bit alphabet: septets. As a wish, a text that does not fit is an error.
   */
  SEPTET_ENCODING_GSM7 = 1,
  /**
   * UTF-16 units of two octets.
   */
  SEPTET_ENCODING_UCS2 = 2,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum septet_encoding septet_encoding;
#else
typedef uint32_t septet_encoding;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * What happens to line ends before encoding.
 */
enum septet_newline
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * They stay; CR LF is two units.
   */
  SEPTET_NEWLINE_KEEP = 0,
  /**
   * CR LF becomes LF; a lone CR stays.
   */
  SEPTET_NEWLINE_LF = 1,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum septet_newline septet_newline;
#else
typedef uint32_t septet_newline;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * Why a character is outside the alphabet, or what it is there for.
 */
enum septet_offender_class
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * Curly quotes, dashes, ellipses: the same meaning in plain punctuation.
   */
  SEPTET_OFFENDER_TYPOGRAPHIC = 0,
  /**
   * White space other than space and line end.
   */
  SEPTET_OFFENDER_SPACE = 1,
  /**
   * Drawn as nothing.
   */
  SEPTET_OFFENDER_INVISIBLE = 2,
  /**
   * A letter with a mark that the alphabet lacks.
   */
  SEPTET_OFFENDER_ACCENT = 3,
  /**
   * A letter of another script that looks like a letter of the alphabet.
   */
  SEPTET_OFFENDER_LOOKALIKE = 4,
  /**
   * Several letters in one character.
   */
  SEPTET_OFFENDER_LIGATURE = 5,
  /**
   * A fraction in one character.
   */
  SEPTET_OFFENDER_FRACTION = 6,
  /**
   * A sign that can be approximated.
   */
  SEPTET_OFFENDER_SYMBOL = 7,
  /**
   * An emoji.
   */
  SEPTET_OFFENDER_EMOJI = 8,
  /**
   * A control character.
   */
  SEPTET_OFFENDER_CONTROL = 9,
  /**
   * A letter of a script that the alphabet does not write.
   */
  SEPTET_OFFENDER_SCRIPT = 10,
  /**
   * Anything else.
   */
  SEPTET_OFFENDER_OTHER = 11,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum septet_offender_class septet_offender_class;
#else
typedef uint32_t septet_offender_class;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * How much is asked of a number.
 */
enum septet_number_level
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * `+` and 7 to 15 digits, the first 1 to 9.
   */
  SEPTET_NUMBER_SYNTAX = 0,
  /**
   * And the calling code is assigned and has numbers of this length.
   */
  SEPTET_NUMBER_LENGTH = 1,
  /**
   * And the numbering plan has such a number: `septet_phone_numbering` tells more.
   */
  SEPTET_NUMBER_NUMBERING = 2,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum septet_number_level septet_number_level;
#else
typedef uint32_t septet_number_level;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * Which characters an alphanumeric sender may have; each alphabet holds the one before.
 */
enum septet_sender_alphabet
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * `A-Z`, `a-z` and `0-9`: what every network delivers.
   */
  SEPTET_SENDER_PORTABLE = 0,
  /**
   * And space and `-_.&+`: what most networks deliver.
   */
  SEPTET_SENDER_COMMON = 1,
  /**
   * The whole GSM-7 alphabet but its control characters; a character of the extension table takes two septets.
   */
  SEPTET_SENDER_GSM = 2,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum septet_sender_alphabet septet_sender_alphabet;
#else
typedef uint32_t septet_sender_alphabet;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * What a sender is.
 */
enum septet_sender_kind
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * There is no sender.
   */
  SEPTET_SENDER_NONE = 0,
  /**
   * A name.
   */
  SEPTET_SENDER_ALPHANUMERIC = 1,
  /**
   * Three to eight digits.
   */
  SEPTET_SENDER_SHORT_CODE = 2,
  /**
   * A full number, with or without `+`.
   */
  SEPTET_SENDER_LONG_CODE = 3,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum septet_sender_kind septet_sender_kind;
#else
typedef uint32_t septet_sender_kind;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * What an answer holds.
 */
enum septet_answer_kind
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * Nothing that could be read.
   */
  SEPTET_ANSWER_UNREADABLE = 0,
  /**
   * A message: `septet_answer_message`.
   */
  SEPTET_ANSWER_MESSAGE = 1,
  /**
   * A bulk result: `septet_answer_bulk_result`, `septet_answer_item`.
   */
  SEPTET_ANSWER_BULK_RESULT = 2,
  /**
   * A refusal: `septet_answer_error`.
   */
  SEPTET_ANSWER_ERROR = 3,
  /**
   * An event: `septet_answer_event`, and `septet_answer_message` for its message.
   */
  SEPTET_ANSWER_EVENT = 4,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum septet_answer_kind septet_answer_kind;
#else
typedef uint32_t septet_answer_kind;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * Whether a request may be sent again.
 */
enum septet_retry
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * It succeeded, or the same request will fail again.
   */
  SEPTET_RETRY_NEVER = 0,
  /**
   * Nothing was sent; the same request may be sent again.
   */
  SEPTET_RETRY_SAFE = 1,
  /**
   * The same, after so many seconds.
   */
  SEPTET_RETRY_AFTER = 2,
  /**
   * Nobody can tell whether it was sent: sending again may send twice.
   */
  SEPTET_RETRY_AMBIGUOUS = 3,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum septet_retry septet_retry;
#else
typedef uint32_t septet_retry;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * What an HTTP request asks for.
 */
enum septet_operation
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * Nothing that this library knows.
   */
  SEPTET_OPERATION_NONE = 0,
  /**
   * `POST /v1/messages/send`.
   */
  SEPTET_OPERATION_SEND = 1,
  /**
   * `POST /v1/messages/bulk`.
   */
  SEPTET_OPERATION_BULK = 2,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum septet_operation septet_operation;
#else
typedef uint32_t septet_operation;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * What an id is for.
 */
enum septet_id_kind
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * A message: `msg_…`.
   */
  SEPTET_ID_MESSAGE = 0,
  /**
   * A request: `req_…`.
   */
  SEPTET_ID_REQUEST = 1,
  /**
   * An event: `evt_…`.
   */
  SEPTET_ID_EVENT = 2,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum septet_id_kind septet_id_kind;
#else
typedef uint32_t septet_id_kind;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * Languages with a national table by their National Language Identifier (3GPP TS 23.038, 6.2.1.2.4). A set of them has the bit
 * `SEPTET_LANGUAGE_BIT(identifier)` of each.
 */
enum septet_language
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * No language: the default alphabet and its extension table.
   */
  SEPTET_LANGUAGE_NONE = 0,
  /**
   * Turkish.
   */
  SEPTET_LANGUAGE_TURKISH = 1,
  /**
   * Spanish (single shift only).
   */
  SEPTET_LANGUAGE_SPANISH = 2,
  /**
   * Portuguese.
   */
  SEPTET_LANGUAGE_PORTUGUESE = 3,
  /**
   * Bengali.
   */
  SEPTET_LANGUAGE_BENGALI = 4,
  /**
   * Gujarati.
   */
  SEPTET_LANGUAGE_GUJARATI = 5,
  /**
   * Hindi.
   */
  SEPTET_LANGUAGE_HINDI = 6,
  /**
   * Kannada.
   */
  SEPTET_LANGUAGE_KANNADA = 7,
  /**
   * Malayalam.
   */
  SEPTET_LANGUAGE_MALAYALAM = 8,
  /**
   * Oriya.
   */
  SEPTET_LANGUAGE_ORIYA = 9,
  /**
   * Punjabi.
   */
  SEPTET_LANGUAGE_PUNJABI = 10,
  /**
   * Tamil.
   */
  SEPTET_LANGUAGE_TAMIL = 11,
  /**
   * Telugu.
   */
  SEPTET_LANGUAGE_TELUGU = 12,
  /**
   * Urdu.
   */
  SEPTET_LANGUAGE_URDU = 13,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum septet_language septet_language;
#else
typedef uint32_t septet_language;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * Whether a text is composed before encoding.
 */
enum septet_normalization
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * It stays as it is.
   */
  SEPTET_NORMALIZATION_NONE = 0,
  /**
   * Canonical composition (UAX #15): `n` and U+0303 become one character, which is in the alphabet.
   */
  SEPTET_NORMALIZATION_NFC = 1,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum septet_normalization septet_normalization;
#else
typedef uint32_t septet_normalization;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * Which of the two tables in force is meant.
 */
enum septet_shift
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * The locking shift table, whose characters take one septet: the default alphabet without a language.
   */
  SEPTET_SHIFT_LOCKING = 0,
  /**
   * The single shift table, whose characters take two septets: the extension table without a language.
   */
  SEPTET_SHIFT_SINGLE = 1,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum septet_shift septet_shift;
#else
typedef uint32_t septet_shift;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * Why smart encoding left a text as it is.
 */
enum septet_untouched
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * It did not: every offender was replaced.
   */
  SEPTET_UNTOUCHED_NOT = 0,
  /**
   * The text is GSM-7 as it is.
   */
  SEPTET_UNTOUCHED_ALREADY_GSM7 = 1,
  /**
   * The options demand UCS-2.
   */
  SEPTET_UNTOUCHED_UCS2_DEMANDED = 2,
  /**
   * A character has no replacement, whatever the classes.
   */
  SEPTET_UNTOUCHED_NO_REPLACEMENT = 3,
  /**
   * A character has a replacement, but its class was not chosen.
   */
  SEPTET_UNTOUCHED_CLASS_NOT_CHOSEN = 4,
  /**
   * The replaced text would not have fewer segments.
   */
  SEPTET_UNTOUCHED_NO_SAVING = 5,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum septet_untouched septet_untouched;
#else
typedef uint32_t septet_untouched;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * What kind of edit is proposed; in this order where they save the same.
 */
enum septet_advice_kind
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * Delete characters that are drawn as nothing.
   */
  SEPTET_ADVICE_DELETE_INVISIBLE = 1,
  /**
   * Replace characters by others that say the same or nearly the same.
   */
  SEPTET_ADVICE_REPLACE = 2,
  /**
   * Send with a national table.
   */
  SEPTET_ADVICE_ALLOW_LANGUAGE = 3,
  /**
   * Drop one character of the extension table, which takes two septets.
   */
  SEPTET_ADVICE_DROP_EXTENSION = 4,
  /**
   * Drop the emoji.
   */
  SEPTET_ADVICE_DROP_EMOJI = 5,
  /**
   * Shorten the text by a few units.
   */
  SEPTET_ADVICE_SHORTEN = 6,
  /**
   * Several of these at once; proposed only where none of them saves alone.
   */
  SEPTET_ADVICE_COMBINE = 7,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum septet_advice_kind septet_advice_kind;
#else
typedef uint32_t septet_advice_kind;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * Whether an inbound text is a keyword.
 */
enum septet_keyword_match
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * It is an ordinary text.
   */
  SEPTET_KEYWORD_NONE = 0,
  /**
   * It is one and nothing else: act on it.
   */
  SEPTET_KEYWORD_EXACT = 1,
  /**
   * It holds one, and nothing else that would give it another meaning: act on an opt-out, ask about the others.
   */
  SEPTET_KEYWORD_LIKELY = 2,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum septet_keyword_match septet_keyword_match;
#else
typedef uint32_t septet_keyword_match;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * What somebody wants who sends a keyword.
 */
enum septet_keyword_kind
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * There is no keyword.
   */
  SEPTET_KEYWORD_KIND_NONE = 0,
  /**
   * To get no more messages.
   */
  SEPTET_KEYWORD_OPT_OUT = 1,
  /**
   * To get messages again.
   */
  SEPTET_KEYWORD_OPT_IN = 2,
  /**
   * To be told who sends, and how to opt out.
   */
  SEPTET_KEYWORD_HELP = 3,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum septet_keyword_kind septet_keyword_kind;
#else
typedef uint32_t septet_keyword_kind;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * How placeholders are written.
 */
enum septet_template_style
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * `{name}`. `{{` and `}}` are braces; a single one that belongs to no placeholder is an error.
   */
  SEPTET_TEMPLATE_BRACES = 1,
  /**
   * `{{ name }}`, with spaces or without. `\{{` is a pair of braces.
   */
  SEPTET_TEMPLATE_DOUBLE_BRACES = 2,
  /**
   * `%name%`. `%%` is a percent sign; a single one that belongs to no placeholder is an error.
   */
  SEPTET_TEMPLATE_PERCENT = 3,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum septet_template_style septet_template_style;
#else
typedef uint32_t septet_template_style;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * What the values of a field are made of.
 */
enum septet_field_alphabet
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * Any character: a value may force UCS-2 and take two units for each character.
   */
  SEPTET_FIELD_ANY = 0,
  /**
   * `0` to `9`.
   */
  SEPTET_FIELD_DIGITS = 1,
  /**
   * The GSM 7 bit alphabet and its extension table, whose characters take two septets.
   */
  SEPTET_FIELD_GSM7 = 2,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum septet_field_alphabet septet_field_alphabet;
#else
typedef uint32_t septet_field_alphabet;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * What a valid number is for.
 */
enum septet_line_type
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * The number is not valid.
   */
  SEPTET_LINE_NONE = 0,
  /**
   * A fixed line; takes messages in few networks.
   */
  SEPTET_LINE_FIXED_LINE = 1,
  /**
   * A mobile phone.
   */
  SEPTET_LINE_MOBILE = 2,
  /**
   * One of both: nobody can tell from the digits (North America).
   */
  SEPTET_LINE_FIXED_LINE_OR_MOBILE = 3,
  /**
   * The called pays.
   */
  SEPTET_LINE_TOLL_FREE = 4,
  /**
   * The caller pays more than for a call.
   */
  SEPTET_LINE_PREMIUM_RATE = 5,
  /**
   * Both pay.
   */
  SEPTET_LINE_SHARED_COST = 6,
  /**
   * Telephony over the internet.
   */
  SEPTET_LINE_VOIP = 7,
  /**
   * A number that follows a person to any line.
   */
  SEPTET_LINE_PERSONAL_NUMBER = 8,
  /**
   * A pager.
   */
  SEPTET_LINE_PAGER = 9,
  /**
   * A company's number that leads to any of its lines.
   */
  SEPTET_LINE_UAN = 10,
  /**
   * A mailbox for voice messages.
   */
  SEPTET_LINE_VOICEMAIL = 11,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum septet_line_type septet_line_type;
#else
typedef uint32_t septet_line_type;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * What an upstream said about one attempt, or that it said nothing. A refusal proves that nothing was sent; silence does not. Refusals and
 * silence have the numbers of `septet_disposition`. 0 is none, so that an outcome that nobody set is never taken for an acceptance.
 */
enum septet_outcome
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * Refused for good: no route would take it.
   */
  SEPTET_OUTCOME_HARD = 1,
  /**
   * Refused for now: the same segment may be taken later, or by another route.
   */
  SEPTET_OUTCOME_RETRYABLE = 2,
  /**
   * Refused because this route's account or configuration is at fault: another route may take it.
   */
  SEPTET_OUTCOME_ROUTE_FAULT = 3,
  /**
   * Nobody can tell.
   */
  SEPTET_OUTCOME_UNKNOWN = 4,
  /**
   * The segment was taken.
   */
  SEPTET_OUTCOME_ACCEPTED = 5,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum septet_outcome septet_outcome;
#else
typedef uint32_t septet_outcome;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * What a dispatch asks of its driver.
 */
enum septet_action_kind
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * Nothing more until the next input.
   */
  SEPTET_ACTION_NONE = 0,
  /**
   * Send this segment over this route now, and give the answer back with the token.
   */
  SEPTET_ACTION_TRANSMIT = 1,
  /**
   * Call `septet_dispatch_timeout` at `at_ms`, unless another input comes first.
   */
  SEPTET_ACTION_TIMEOUT = 2,
  /**
   * Every message has ended. Told again when a late acceptance has changed an end.
   */
  SEPTET_ACTION_DONE = 3,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum septet_action_kind septet_action_kind;
#else
typedef uint32_t septet_action_kind;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * What to do with a request that carries an idempotency key. 0 is none, so that a decision that was never made sends nothing.
 */
enum septet_decision
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * The key is new: store it as in flight, and send.
   */
  SEPTET_DECISION_PROCEED = 1,
  /**
   * The same request was answered: give that answer again.
   */
  SEPTET_DECISION_REPLAY = 2,
  /**
   * The key stands for another request: refuse.
   */
  SEPTET_DECISION_CONFLICT = 3,
  /**
   * The same request is being worked on: refuse, its answer will come.
   */
  SEPTET_DECISION_IN_FLIGHT = 4,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum septet_decision septet_decision;
#else
typedef uint32_t septet_decision;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * What an information element is.
 */
enum septet_element_kind
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * Any element as it stands: `identifier`, `data`, `data_len`.
   */
  SEPTET_ELEMENT_OTHER = 0,
  /**
   * How this segment belongs to its message (0x00 or 0x08): `reference`, `bits`, `total`, `number`.
   */
  SEPTET_ELEMENT_CONCATENATION = 1,
  /**
   * Application ports (0x04 or 0x05): `destination`, `originator`, `bits`.
   */
  SEPTET_ELEMENT_PORTS = 2,
  /**
   * The single shift table of a language (0x24): `language`.
   */
  SEPTET_ELEMENT_SINGLE_SHIFT = 3,
  /**
   * The locking shift table of a language (0x25): `language`.
   */
  SEPTET_ELEMENT_LOCKING_SHIFT = 4,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum septet_element_kind septet_element_kind;
#else
typedef uint32_t septet_element_kind;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * What octets of user data are (TS 23.038, 4).
 */
enum septet_character_set
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * Packed septets. Lengths count septets.
   */
  SEPTET_CHARACTER_SET_GSM7 = 0,
  /**
   * 8-bit data.
   */
  SEPTET_CHARACTER_SET_OCTETS = 1,
  /**
   * UTF-16, high octet first.
   */
  SEPTET_CHARACTER_SET_UCS2 = 2,
  /**
   * Text compressed by TS 23.042, which is carried but not read.
   */
  SEPTET_CHARACTER_SET_COMPRESSED = 3,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum septet_character_set septet_character_set;
#else
typedef uint32_t septet_character_set;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * What waits for the receiver.
 */
enum septet_waiting_kind
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * Voicemail.
   */
  SEPTET_WAITING_VOICEMAIL = 0,
  /**
   * A fax.
   */
  SEPTET_WAITING_FAX = 1,
  /**
   * Electronic mail.
   */
  SEPTET_WAITING_EMAIL = 2,
  /**
   * Anything else.
   */
  SEPTET_WAITING_OTHER = 3,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum septet_waiting_kind septet_waiting_kind;
#else
typedef uint32_t septet_waiting_kind;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * How a validity period is written (TS 23.040, 9.2.3.3).
 */
enum septet_validity_format
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * There is none.
   */
  SEPTET_VALIDITY_NONE = 0,
  /**
   * From when the service centre takes the message: one octet.
   */
  SEPTET_VALIDITY_RELATIVE = 1,
  /**
   * Up to an instant: the seven octets of a time stamp.
   */
  SEPTET_VALIDITY_ABSOLUTE = 2,
  /**
   * The seven octets of the enhanced format.
   */
  SEPTET_VALIDITY_ENHANCED = 3,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum septet_validity_format septet_validity_format;
#else
typedef uint32_t septet_validity_format;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * What a TPDU is.
 */
enum septet_tpdu_kind
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * One that a newer library knows.
   */
  SEPTET_TPDU_OTHER = 0,
  /**
   * To the service centre: `septet_sms_submit_decode`.
   */
  SEPTET_TPDU_SUBMIT = 1,
  /**
   * From the service centre: `septet_sms_deliver_decode`.
   */
  SEPTET_TPDU_DELIVER = 2,
  /**
   * From the service centre, about a message sent earlier: `septet_sms_status_report_decode`.
   */
  SEPTET_TPDU_STATUS_REPORT = 3,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum septet_tpdu_kind septet_tpdu_kind;
#else
typedef uint32_t septet_tpdu_kind;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * What `data_coding` 0, the SMSC's default alphabet, is.
 */
enum septet_smpp_alphabet
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * GSM-7.
   */
  SEPTET_SMPP_ALPHABET_GSM7 = 0,
  /**
   * ISO 8859-1.
   */
  SEPTET_SMPP_ALPHABET_LATIN1 = 1,
  /**
   * ASCII.
   */
  SEPTET_SMPP_ALPHABET_ASCII = 2,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum septet_smpp_alphabet septet_smpp_alphabet;
#else
typedef uint32_t septet_smpp_alphabet;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * How long texts are told to be one.
 */
enum septet_smpp_concatenation
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * A user data header in every segment.
   */
  SEPTET_SMPP_CONCATENATION_UDH = 0,
  /**
   * The parameters `sar_msg_ref_num`, `sar_total_segments`, `sar_segment_seqnum`.
   */
  SEPTET_SMPP_CONCATENATION_SAR = 1,
  /**
   * One message with `message_payload`; the SMSC splits it.
   */
  SEPTET_SMPP_CONCATENATION_PAYLOAD = 2,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum septet_smpp_concatenation septet_smpp_concatenation;
#else
typedef uint32_t septet_smpp_concatenation;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * How the ids of receipts become those of `submit_sm_resp` on a route.
 */
enum septet_message_id_form
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * They are the same.
   */
  SEPTET_MESSAGE_ID_VERBATIM = 0,
  /**
   * Receipts write decimal digits, responses hexadecimal ones.
   */
  SEPTET_MESSAGE_ID_DECIMAL_TO_HEX = 1,
  /**
   * Receipts write hexadecimal digits, responses decimal ones.
   */
  SEPTET_MESSAGE_ID_HEX_TO_DECIMAL = 2,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum septet_message_id_form septet_message_id_form;
#else
typedef uint32_t septet_message_id_form;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * What a sender does after a response.
 */
enum septet_smpp_outcome
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * No standard defines the number: a careful sender stops.
   */
  SEPTET_SMPP_OUTCOME_UNDEFINED = 0,
  /**
   * The message was accepted.
   */
  SEPTET_SMPP_OUTCOME_ACCEPTED = 1,
  /**
   * Nothing was sent; the same request may succeed later or on another route.
   */
  SEPTET_SMPP_OUTCOME_RETRYABLE = 2,
  /**
   * The route's account, session or configuration is at fault, not the message.
   */
  SEPTET_SMPP_OUTCOME_ROUTE_FAULT = 3,
  /**
   * The same request will fail again.
   */
  SEPTET_SMPP_OUTCOME_HARD = 4,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum septet_smpp_outcome septet_smpp_outcome;
#else
typedef uint32_t septet_smpp_outcome;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * How far a message or a segment has come. The order is the order of progress; the last two are final.
 */
enum septet_delivery_status
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * Nothing has been heard.
   */
  SEPTET_DELIVERY_PENDING = 0,
  /**
   * The SMSC is still trying.
   */
  SEPTET_DELIVERY_ENROUTE = 1,
  /**
   * The SMSC has taken responsibility.
   */
  SEPTET_DELIVERY_ACCEPTED = 2,
  /**
   * The SMSC does not know, or cannot confirm. A later answer may still tell.
   */
  SEPTET_DELIVERY_UNKNOWN = 3,
  /**
   * Delivered to the handset. Final.
   */
  SEPTET_DELIVERY_DELIVERED = 4,
  /**
   * Expired, deleted, undeliverable, rejected. Final.
   */
  SEPTET_DELIVERY_FAILED = 5,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum septet_delivery_status septet_delivery_status;
#else
typedef uint32_t septet_delivery_status;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * What the octets of a part are.
 */
enum septet_part_coding
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * GSM-7, one septet in each octet.
   */
  SEPTET_PART_GSM7 = 0,
  /**
   * 8-bit data.
   */
  SEPTET_PART_OCTETS = 1,
  /**
   * UTF-16, high octet first.
   */
  SEPTET_PART_UCS2 = 2,
  /**
   * UTF-8, for text that was decoded from an alphabet without pairs (Latin-1, ASCII).
   */
  SEPTET_PART_TEXT = 3,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum septet_part_coding septet_part_coding;
#else
typedef uint32_t septet_part_coding;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * What has happened.
 */
enum septet_reassembly_kind
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * Something that a newer library tells.
   */
  SEPTET_REASSEMBLY_OTHER = 0,
  /**
   * The part was taken in: `missing_count` others are missing.
   */
  SEPTET_REASSEMBLY_STORED = 1,
  /**
   * The part had come before, and changes nothing.
   */
  SEPTET_REASSEMBLY_DUPLICATE = 2,
  /**
   * The message is whole: `content`.
   */
  SEPTET_REASSEMBLY_COMPLETE = 3,
  /**
   * A message was given up: `reason`, `missing`, `septet_reassembly_events_part`.
   */
  SEPTET_REASSEMBLY_INCOMPLETE = 4,
  /**
   * The part belongs to a new message, whose sender has another one under way with the same reference and another total:
   * `other_total`. Both are kept.
   */
  SEPTET_REASSEMBLY_TOTAL_CHANGED = 5,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum septet_reassembly_kind septet_reassembly_kind;
#else
typedef uint32_t septet_reassembly_kind;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * Why a message was given up.
 */
enum septet_incomplete_reason
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * It was not given up.
   */
  SEPTET_INCOMPLETE_NONE = 0,
  /**
   * Its time was up.
   */
  SEPTET_INCOMPLETE_EXPIRED = 1,
  /**
   * Its room was needed.
   */
  SEPTET_INCOMPLETE_EVICTED = 2,
  /**
   * A part came again with another content: the sender uses the reference for another message now.
   */
  SEPTET_INCOMPLETE_CONFLICT = 3,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum septet_incomplete_reason septet_incomplete_reason;
#else
typedef uint32_t septet_incomplete_reason;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * Advice on a text, best first. A handle: never changed after it was made, so many threads may use it at once. It keeps nothing of
 * the caller's.
 */
typedef struct septet_advice septet_advice;

/**
 * An answer or an event that was read. A handle: never changed after it was made, so many threads may use it at once. Every
 * string that is got from it belongs to it.
 */
typedef struct septet_answer septet_answer;

/**
 * Many messages over shared routes, each as in a `septet_dispatch`: windows for each route and in all, rates for each route, the balance held back
 * in the order of the messages, results by index. A route that is full, throttled or resting does not hold up the others. A handle; calls
 * from several threads take turns.
 */
typedef struct septet_bulk_dispatch septet_bulk_dispatch;

/**
 * What sending a body to many recipients comes to. A handle: never changed after it was made, so many threads may use it at once.
 */
typedef struct septet_bulk_plan septet_bulk_plan;

/**
 * Plans a list that comes in pieces: the body is analysed once, duplicates and balance are followed over the whole list.
 * Remembers some 16 octets for each distinct number. A handle; calls from several threads take turns.
 */
typedef struct septet_bulk_planner septet_bulk_planner;

/**
 * The rules of one route about answers. A handle: never changed after it was made, so many threads may use it at once.
 */
typedef struct septet_classifier septet_classifier;

/**
 * One message on its way: routing with failover that never sends twice. It does no I/O: inputs carry the time in milliseconds, and after
 * each of them `septet_dispatch_poll` tells what to do. Every input is legal at any time. A handle; calls from several threads take
 * turns.
 */
typedef struct septet_dispatch septet_dispatch;

/**
 * What the caller knows: prices, balance, who has opted out. A handle: never changed after it was made, so many threads may
 * use it at once. Plans and planners that were made with it do not need it any longer.
 */
typedef struct septet_facts septet_facts;

/**
 * Prices per segment in one currency. A handle: never changed after it was made, so many threads may use it at once.
 */
typedef struct septet_price_table septet_price_table;

/**
 * Puts the parts of messages together: in any order, of any number of senders, within limits of messages, octets and time. It has no
 * clock: every call takes the time in milliseconds of any clock that does not run backwards. A handle; calls from several threads
 * take turns.
 *
 * Messages are told apart by sender, recipient, reference (8 and 16 bits apart), total, and text or data. A part that comes again is
 * a duplicate; one that comes again with another content begins a new message. When a limit is reached, the oldest goes, and what had
 * come of it is handed back.
 */
typedef struct septet_reassembler septet_reassembler;

/**
 * The events of one call, in order. The answer to a part is the last one; those before it are about other messages. A handle: never
 * changed after it was made. Every pointer that is got from it belongs to it.
 */
typedef struct septet_reassembly_events septet_reassembly_events;

/**
 * A delivery receipt that was read. A handle: never changed after it was made, so many threads may use it at once. Every string that
 * is got from it belongs to it.
 */
typedef struct septet_receipt septet_receipt;

/**
 * A request as it was written, not yet judged. A handle: never changed after it was made, so many threads may use it at once.
 */
typedef struct septet_request septet_request;

/**
 * The routes that are assigned to an account. A handle: never changed after it was made, so many threads may use it at once. Dispatches that
 * were made with it do not need it any longer.
 */
typedef struct septet_routes septet_routes;

/**
 * What sending a message comes to. A handle: never changed after it was made, so many threads may use it at once.
 */
typedef struct septet_send_plan septet_send_plan;

/**
 * Messages of SMPP: those that a text was made into, or the one that was read. A handle: never changed after it was made, so many
 * threads may use it at once. Every pointer that is got from it belongs to it.
 */
typedef struct septet_smpp_messages septet_smpp_messages;

/**
 * What smart encoding did to a text. A handle: never changed after it was made, so many threads may use it at once. It keeps
 * nothing of the caller's.
 */
typedef struct septet_transliteration septet_transliteration;

/**
 * What a function that can fail returns: `SEPTET_OK`, a number of `septet_usage` or a number of `septet_code`.
 *
 * An integer and not an enum, since a newer library may return a number that this header does not name.
 */
typedef int32_t septet_status;

/**
 * A text that is not owned: octets of UTF-8, not ended by NUL. Absent when `data` is NULL; an empty text that is
 * present has a `data` that is not NULL.
 */
typedef struct septet_str {
  /**
   * The first octet.
   */
  const char *data;
  /**
   * How many octets.
   */
  size_t len;
} septet_str;

/**
 * What went wrong, in detail. Written only when a function fails and only when the caller passes one; nothing in it has to be
 * freed. It never holds a text or a number of a person.
 */
typedef struct septet_error {
  /**
   * `sizeof(septet_error)`, set by the caller.
   */
  uint32_t struct_size;
  /**
   * What the function returned.
   */
  septet_status status;
  /**
   * Where in the input, counted from 0 in its own unit (octets of UTF-8, or UTF-16 units); else `SEPTET_NONE`.
   */
  size_t position;
  /**
   * Which item of a list, counted from 0; else `SEPTET_NONE`.
   */
  size_t index;
  /**
   * What was found, where the error is about a quantity; else `SEPTET_NONE`.
   */
  size_t actual;
  /**
   * The most or the least that is allowed; else `SEPTET_NONE`. For a buffer that is too small, its size.
   */
  size_t limit;
  /**
   * The member or option, ended by NUL, cut to fit; empty when it is about none.
   */
  char field[64];
  /**
   * What happened, as a clause in English with its numbers, ended by NUL, cut to fit.
   */
  char message[192];
} septet_error;

/**
 * How a text is to be encoded and split. Zero everywhere is what the network does without being told, and so is NULL in place
 * of the struct.
 */
typedef struct septet_text_options {
  /**
   * `sizeof(septet_text_options)`.
   */
  uint32_t struct_size;
  /**
   * A number of `septet_encoding`.
   */
  uint32_t encoding;
  /**
   * The width of the concatenation reference, 8 or 16; 0 means 8. It changes how much text a segment holds.
   */
  uint32_t reference_bits;
  /**
   * A number of `septet_newline`.
   */
  uint32_t newline;
  /**
   * The most segments that are accepted, 1 to 255; 0 means any number.
   */
  uint32_t max_segments;
  /**
   * 1 when `concatenation_reference` is given.
   */
  uint32_t has_concatenation_reference;
  /**
   * The number that ties the segments of a message together: at most 255 with 8 bits, 65,535 with 16. Only needed for headers.
   */
  uint32_t concatenation_reference;
  /**
   * Zero.
   */
  uint32_t reserved;
  /**
   * Further information elements of the user data header (identifier, length, data, repeated), in every segment. Copied
   * during a call, which is then not free of allocation.
   */
  const uint8_t *header_elements;
  /**
   * How many octets.
   */
  size_t header_elements_len;
  /**
   * The languages whose national tables may be used: `SEPTET_LANGUAGE_BIT(identifier)` of each, as `septet_languages_parse` and
   * `septet_languages_for_region` give. Of every pair of tables, plain GSM-7 and UCS-2 the one with the fewest segments is
   * taken. The receiver has to know the tables.
   */
  uint32_t languages;
  /**
   * A number of `septet_normalization`. Where it changes a text, analysing it allocates.
   */
  uint32_t normalize;
  /**
   * 1 to keep grapheme clusters (UAX #29) whole where a segment can hold them: a family emoji, a letter and its marks. This and
   * the next two allocate in proportion to a text that takes several segments.
   */
  uint32_t keep_graphemes;
  /**
   * 1 to end segments at white space where that is possible.
   */
  uint32_t keep_words;
  /**
   * 1 to keep URLs whole where a segment can hold them.
   */
  uint32_t keep_urls;
  /**
   * 1 to number segments in their text, `(1/3) `, in place of a concatenation element: for networks that do not join segments.
   */
  uint32_t numbering;
} septet_text_options;

/**
 * What a text is and what it takes to send it.
 *
 * A unit is a septet in GSM-7 and a UTF-16 unit in UCS-2. Positions are 0-based, in units of the input: octets of UTF-8, or
 * UTF-16 units.
 */
typedef struct septet_analysis {
  /**
   * `sizeof(septet_analysis)`, set by the caller.
   */
  uint32_t struct_size;
  /**
   * The encoding in which the text is sent: `SEPTET_ENCODING_GSM7` or `SEPTET_ENCODING_UCS2`.
   */
  uint32_t encoding;
  /**
   * Septets or UTF-16 units of the whole text, headers not counted.
   */
  size_t units;
  /**
   * Segments, each sent and billed as one message; 1 for an empty text.
   */
  size_t segments;
  /**
   * Unicode scalar values.
   */
  size_t characters;
  /**
   * UTF-16 units, whatever the encoding.
   */
  size_t utf16_units;
  /**
   * Units still free in the last segment.
   */
  size_t remaining;
  /**
   * Units that one segment of this message holds.
   */
  size_t per_segment;
  /**
   * Where the first character stands that is outside the alphabet, or `SEPTET_NONE`.
   */
  size_t first_offender;
  /**
   * How many characters, with their combining marks, are outside the alphabet.
   */
  size_t offender_count;
  /**
   * National Language Identifier of the locking shift table in use, or 0.
   */
  uint32_t locking;
  /**
   * National Language Identifier of the single shift table in use, or 0.
   */
  uint32_t single;
  /**
   * Segments when nothing but pairs is kept together: the same as `segments` unless the options keep clusters, words or URLs.
   */
  size_t greedy_segments;
} septet_analysis;

/**
 * A character outside the alphabet, with the combining marks that belong to it. This struct does not grow.
 */
typedef struct septet_offender {
  /**
   * Where it starts, in units of the input, counted from 0.
   */
  size_t position;
  /**
   * How much of the input it takes, in units of the input.
   */
  size_t length;
  /**
   * A number of `septet_offender_class`.
   */
  uint32_t offender_class;
  /**
   * 1 when a replacement would bring it into the alphabet.
   */
  uint32_t has_replacement;
  /**
   * The replacement in UTF-8, ended by NUL; empty to delete it.
   */
  char replacement[8];
} septet_offender;

/**
 * One segment of a text. This struct does not grow.
 *
 * `start` and `end` are a range of the caller's text, in units of the input; the ranges of all segments join to the whole
 * text. Where the options change the text, composition above all, the text of a segment is not its range:
 * `septet_text_segment_text` gives it as it is sent.
 */
typedef struct septet_segment {
  /**
   * The first position.
   */
  size_t start;
  /**
   * The position after the last.
   */
  size_t end;
  /**
   * Septets or UTF-16 units of text, a counter included, the header not counted.
   */
  uint32_t units;
  /**
   * Octets of user data: header, fill bits and text, at most 140.
   */
  uint32_t octets;
  /**
   * Octets of `header`: 0 for a message that has none, or `SEPTET_HEADER_UNKNOWN`.
   */
  uint32_t header_len;
  /**
   * The user data header, beginning with its own length octet.
   */
  uint8_t header[140];
  /**
   * What stands before the text when the segments are numbered, `(1/3) `, ended by NUL; else empty.
   */
  char counter[12];
} septet_segment;

/**
 * The columns that `septet_text_analyze_many` fills, each an array of the caller's with room for `rows` values. They must
 * not overlap each other or the input. All are signed, as many engines want them.
 */
typedef struct septet_analysis_columns {
  /**
   * `sizeof(septet_analysis_columns)`.
   */
  uint32_t struct_size;
  /**
   * Zero.
   */
  uint32_t reserved;
  /**
   * How many values each column has room for.
   */
  size_t rows;
  /**
   * The status of the row, 0 for none. A row with another one has -1 in every other column.
   */
  int16_t *error;
  /**
   * A number of `septet_encoding`.
   */
  int8_t *encoding;
  /**
   * Septets or UTF-16 units.
   */
  int32_t *units;
  /**
   * Segments.
   */
  int32_t *segments;
  /**
   * Where the first character outside the alphabet stands, in octets from the row's own start; -1 for none.
   */
  int32_t *first_offender;
} septet_analysis_columns;

/**
 * A currency by its three-letter code (ISO 4217), ended by NUL; empty for none. This struct does not grow.
 */
typedef struct septet_currency {
  /**
   * The code.
   */
  char code[4];
} septet_currency;

/**
 * What advice may take into account.
 */
typedef struct septet_advice_options {
  /**
   * `sizeof(septet_advice_options)`.
   */
  uint32_t struct_size;
  /**
   * The languages whose national tables may be proposed: `SEPTET_LANGUAGE_BIT(identifier)` of each.
   */
  uint32_t languages;
  /**
   * To how many people the text goes; 0 means one.
   */
  size_t recipients;
  /**
   * The price of one segment in nanos, where there is one.
   */
  int64_t price;
  /**
   * 1 when `price` and `currency` are given.
   */
  uint32_t has_price;
  /**
   * The currency of the price.
   */
  struct septet_currency currency;
} septet_advice_options;

/**
 * One way to have fewer segments.
 */
typedef struct septet_advice_item {
  /**
   * `sizeof(septet_advice_item)`, set by the caller.
   */
  uint32_t struct_size;
  /**
   * A number of `septet_advice_kind`.
   */
  uint32_t kind;
  /**
   * The National Language Identifier of the language to allow, or 0.
   */
  uint32_t language;
  /**
   * The classes of the characters that are replaced: `SEPTET_OFFENDER_BIT(class)` of each.
   */
  uint32_t classes;
  /**
   * Where the text may end at the latest, in octets of the original, where it is to be shortened; else `SEPTET_NONE`.
   */
  size_t cut;
  /**
   * By how many septets or UTF-16 units it is shortened.
   */
  size_t units;
  /**
   * How many characters are replaced or deleted: `septet_advice_changes`.
   */
  size_t change_count;
  /**
   * Segments now.
   */
  size_t before;
  /**
   * Segments then: always fewer.
   */
  size_t after;
  /**
   * The money saved over all recipients in nanos, or `SEPTET_NO_AMOUNT` without a price.
   */
  int64_t saved;
  /**
   * The text after the edit; lives as long as the handle.
   */
  struct septet_str text;
  /**
   * The currency of `saved`.
   */
  struct septet_currency currency;
  /**
   * Zero.
   */
  uint32_t reserved;
} septet_advice_item;

/**
 * One replacement in a text. This struct does not grow.
 */
typedef struct septet_change {
  /**
   * Where it stands in the caller's original, in octets of UTF-8.
   */
  size_t position;
  /**
   * How many octets of the original it takes.
   */
  size_t length;
  /**
   * The septets of the replacement less the UTF-16 units of what it stands for.
   */
  int64_t units;
  /**
   * A number of `septet_offender_class`.
   */
  uint32_t offender_class;
  /**
   * Zero.
   */
  uint32_t reserved;
  /**
   * The replacement in UTF-8, ended by NUL; empty to delete it.
   */
  char replacement[8];
} septet_change;

/**
 * What an inbound text says as a keyword. This struct does not grow.
 */
typedef struct septet_keyword {
  /**
   * A number of `septet_keyword_match`.
   */
  uint32_t keyword_match;
  /**
   * A number of `septet_keyword_kind`.
   */
  uint32_t kind;
} septet_keyword;

/**
 * What smart encoding may do.
 */
typedef struct septet_transliteration_options {
  /**
   * `sizeof(septet_transliteration_options)`.
   */
  uint32_t struct_size;
  /**
   * 1 when `classes` is given. Otherwise typographic characters, spaces and invisible ones may be replaced.
   */
  uint32_t has_classes;
  /**
   * Which classes of characters may be replaced: `SEPTET_OFFENDER_BIT(class)` of each, as `septet_offender_classes_parse` gives.
   */
  uint32_t classes;
  /**
   * 1 to replace also where the number of segments stays the same.
   */
  uint32_t when_equal;
} septet_transliteration_options;

/**
 * What smart encoding did to a text.
 */
typedef struct septet_transliteration_summary {
  /**
   * `sizeof(septet_transliteration_summary)`, set by the caller.
   */
  uint32_t struct_size;
  /**
   * A number of `septet_untouched`: why the text was left as it is.
   */
  uint32_t untouched;
  /**
   * The text to send; lives as long as the handle.
   */
  struct septet_str text;
  /**
   * How many replacements were made: `septet_transliteration_changes`.
   */
  size_t change_count;
  /**
   * Where the first offender stands that is in the way, in octets; `SEPTET_NONE` where none is.
   */
  size_t blocker;
} septet_transliteration_summary;

/**
 * A field of a template: its name, and what its values may be. This struct does not grow.
 */
typedef struct septet_field {
  /**
   * The name that placeholders give: 1 to 64 of `A-Z a-z 0-9 _ . -`.
   */
  struct septet_str name;
  /**
   * The most characters (Unicode scalar values) that a value has.
   */
  size_t max_length;
  /**
   * A number of `septet_field_alphabet`.
   */
  uint32_t alphabet;
  /**
   * Zero.
   */
  uint32_t reserved;
} septet_field;

/**
 * A text with placeholders, and the fields that they name. The caller keeps what it points to alive during a call.
 */
typedef struct septet_template {
  /**
   * `sizeof(septet_template)`.
   */
  uint32_t struct_size;
  /**
   * A number of `septet_template_style`, which is never guessed.
   */
  uint32_t style;
  /**
   * The text.
   */
  struct septet_str text;
  /**
   * The fields, at most `SEPTET_MAX_FIELDS`.
   */
  const struct septet_field *fields;
  /**
   * How many fields.
   */
  size_t field_count;
} septet_template;

/**
 * What decides how much a template takes.
 */
typedef struct septet_template_bounds {
  /**
   * `sizeof(septet_template_bounds)`, set by the caller.
   */
  uint32_t struct_size;
  /**
   * Zero.
   */
  uint32_t reserved;
  /**
   * How many placeholders there are.
   */
  size_t placeholders;
  /**
   * The index of the field without which the most segments would be fewest, or `SEPTET_NONE` where they would not be fewer.
   */
  size_t deciding_field;
  /**
   * The index of the first field whose values may force UCS-2, or `SEPTET_NONE`.
   */
  size_t ucs2_field;
  /**
   * Where the first literal character stands that forces UCS-2, in octets of the template, or `SEPTET_NONE`.
   */
  size_t ucs2_literal;
} septet_template_bounds;

/**
 * The values of many rows, which lie in one buffer, as Arrow's string arrays do: value n is what lies between offset n and offset
 * n + 1, and a row is one value for each field, in the order of the fields.
 */
typedef struct septet_template_values {
  /**
   * `sizeof(septet_template_values)`.
   */
  uint32_t struct_size;
  /**
   * 1 when `price` is given.
   */
  uint32_t has_price;
  /**
   * The price of one segment in nanos.
   */
  int64_t price;
  /**
   * The buffer.
   */
  const char *data;
  /**
   * Its octets.
   */
  size_t len;
  /**
   * One more than there are values, ascending. NULL when `offsets64` is given.
   */
  const int32_t *offsets;
  /**
   * The same in 64 bits, as Arrow's large string arrays have. NULL when `offsets` is given.
   */
  const int64_t *offsets64;
  /**
   * How many offsets.
   */
  size_t offset_count;
} septet_template_values;

/**
 * What all rows take together.
 */
typedef struct septet_template_total {
  /**
   * `sizeof(septet_template_total)`, set by the caller.
   */
  uint32_t struct_size;
  /**
   * Zero.
   */
  uint32_t reserved;
  /**
   * All rows.
   */
  size_t rows;
  /**
   * Rows that have an error, which count for nothing below.
   */
  size_t failed;
  /**
   * Segments.
   */
  size_t segments;
  /**
   * The most segments of a row.
   */
  size_t most_segments;
  /**
   * What it costs in nanos, or `SEPTET_NO_AMOUNT` without a price.
   */
  int64_t cost;
} septet_template_total;

/**
 * A phone number in international form (ITU-T E.164).
 */
typedef struct septet_phone {
  /**
   * `sizeof(septet_phone)`, set by the caller.
   */
  uint32_t struct_size;
  /**
   * Its calling code; 0 when that is not assigned.
   */
  uint32_t calling_code;
  /**
   * All digits as one number: calling code, then national number.
   */
  uint64_t digits;
  /**
   * How many digits, 7 to 15.
   */
  uint32_t digit_count;
  /**
   * How many regions share the calling code: `septet_phone_regions` lists them.
   */
  uint32_t region_count;
  /**
   * Its region (ISO 3166-1, `001` for none) ended by NUL, where the calling code belongs to one alone; else empty.
   */
  char region[4];
  /**
   * Zero.
   */
  uint32_t reserved;
} septet_phone;

/**
 * A region's code (ISO 3166-1, or `001` for none), ended by NUL. This struct does not grow.
 */
typedef struct septet_region {
  /**
   * The code.
   */
  char code[4];
} septet_region;

/**
 * What the numbering plans say about a number.
 */
typedef struct septet_numbering {
  /**
   * `sizeof(septet_numbering)`, set by the caller.
   */
  uint32_t struct_size;
  /**
   * 1 when a plan has such a number. It does not say that somebody has it.
   */
  uint32_t valid;
  /**
   * A number of `septet_line_type`.
   */
  uint32_t line_type;
  /**
   * Why it is not valid, 0 when it is: `SEPTET_ERR_CALLING_CODE_UNASSIGNED`, `SEPTET_ERR_TRUNK_PREFIX_KEPT`,
   * `SEPTET_ERR_NUMBER_LENGTH_IMPOSSIBLE` or `SEPTET_ERR_NUMBER_RANGE_UNASSIGNED`.
   */
  septet_status reason;
  /**
   * The digits of the valid number that was probably meant, or 0.
   */
  uint64_t suggestion;
  /**
   * Its region (ISO 3166-1, or `001` when it belongs to no country) ended by NUL; empty when it is not known. Also of a number
   * that is not valid, when its calling code or first digits tell it.
   */
  char region[4];
  /**
   * Zero.
   */
  uint32_t reserved;
} septet_numbering;

/**
 * The columns that `septet_phone_check_many` fills, each an array of the caller's with room for `rows` values. They must not
 * overlap each other or the input.
 */
typedef struct septet_number_columns {
  /**
   * `sizeof(septet_number_columns)`.
   */
  uint32_t struct_size;
  /**
   * Zero.
   */
  uint32_t reserved;
  /**
   * How many values each column has room for.
   */
  size_t rows;
  /**
   * The status of the row, 0 for none.
   */
  int16_t *error;
  /**
   * All digits as one number; 0 when it cannot be read. One that fails only at a higher level keeps its digits.
   */
  int64_t *number;
  /**
   * The calling code; 0 when it is not assigned or the number cannot be read.
   */
  int16_t *calling_code;
  /**
   * A number of `septet_line_type`; 0 when the number is not valid or the level is below `SEPTET_NUMBER_NUMBERING`. NULL when it
   * is not wanted.
   */
  int8_t *line_type;
  /**
   * The place of the region in the list that `septet_region_code` reads; -1 when none is known or the level is below
   * `SEPTET_NUMBER_NUMBERING`. NULL when it is not wanted.
   */
  int16_t *region;
} septet_number_columns;

/**
 * A sender that has been checked.
 */
typedef struct septet_sender {
  /**
   * `sizeof(septet_sender)`, set by the caller.
   */
  uint32_t struct_size;
  /**
   * A number of `septet_sender_kind`.
   */
  uint32_t kind;
  /**
   * The smallest alphabet that it fits: a number of `septet_sender_alphabet`.
   */
  uint32_t tier;
  /**
   * Type of number (SMPP 3.4, 5.2.5).
   */
  uint32_t ton;
  /**
   * Numbering plan indicator (SMPP 3.4, 5.2.6).
   */
  uint32_t npi;
  /**
   * Zero.
   */
  uint32_t reserved;
  /**
   * The digits of a long code as one number; 0 for other kinds.
   */
  uint64_t digits;
} septet_sender;

/**
 * `POST /v1/messages/send`: one message. Any member may be absent or wrong: a plan tells every error at once.
 */
typedef struct septet_send_request {
  /**
   * `sizeof(septet_send_request)`, set by the caller.
   */
  uint32_t struct_size;
  /**
   * 1 when `route_id` is given.
   */
  uint32_t has_route_id;
  /**
   * The route to use.
   */
  int64_t route_id;
  /**
   * The recipient.
   */
  struct septet_str to;
  /**
   * The sender.
   */
  struct septet_str from;
  /**
   * The text.
   */
  struct septet_str body;
  /**
   * The caller's own id, echoed in events.
   */
  struct septet_str reference;
  /**
   * The names of members that the API does not have, as reading JSON found them; NULL for none.
   */
  const struct septet_str *unknown;
  /**
   * How many.
   */
  size_t unknown_count;
} septet_send_request;

/**
 * `POST /v1/messages/bulk`: one body to many recipients.
 */
typedef struct septet_bulk_request {
  /**
   * `sizeof(septet_bulk_request)`, set by the caller.
   */
  uint32_t struct_size;
  /**
   * 1 when `route_id` is given.
   */
  uint32_t has_route_id;
  /**
   * The route to use for every message.
   */
  int64_t route_id;
  /**
   * The sender.
   */
  struct septet_str from;
  /**
   * The text.
   */
  struct septet_str body;
  /**
   * The caller's own id, echoed in the events of every message.
   */
  struct septet_str reference;
  /**
   * The recipients; NULL when the list is absent. A list that is present and empty has a pointer that is not NULL.
   */
  const struct septet_str *recipients;
  /**
   * How many.
   */
  size_t recipient_count;
  /**
   * The names of members that the API does not have, as reading JSON found them; NULL for none.
   */
  const struct septet_str *unknown;
  /**
   * How many.
   */
  size_t unknown_count;
} septet_bulk_request;

/**
 * What a plan of one message says. Nothing may be sent while `error_count` is not 0.
 */
typedef struct septet_send_summary {
  /**
   * `sizeof(septet_send_summary)`, set by the caller.
   */
  uint32_t struct_size;
  /**
   * The sender: a number of `septet_sender_kind`, `SEPTET_SENDER_NONE` when it is not one.
   */
  uint32_t sender_kind;
  /**
   * The digits of the recipient; 0 when it is no number.
   */
  uint64_t to_digits;
  /**
   * How many things forbid sending: `septet_send_plan_error`.
   */
  size_t error_count;
  /**
   * How many things may be a mistake: `septet_send_plan_warning`.
   */
  size_t warning_count;
  /**
   * The cost over the cheapest route in nanos, or `SEPTET_NO_AMOUNT`.
   */
  int64_t cost_min;
  /**
   * The cost over the dearest route in nanos, which is what has to be reserved, or `SEPTET_NO_AMOUNT`.
   */
  int64_t cost_max;
  /**
   * The currency of both.
   */
  struct septet_currency currency;
  /**
   * 1 when there is a body that can be split: `septet_send_plan_analysis`.
   */
  uint32_t has_analysis;
} septet_send_summary;

/**
 * What a plan of many messages says. Nothing may be sent while `error_count` is not 0; a message with an error of its own fails
 * alone.
 */
typedef struct septet_bulk_summary {
  /**
   * `sizeof(septet_bulk_summary)`, set by the caller.
   */
  uint32_t struct_size;
  /**
   * The sender: a number of `septet_sender_kind`, `SEPTET_SENDER_NONE` when it is not one.
   */
  uint32_t sender_kind;
  /**
   * How many messages there are: `septet_bulk_plan_message`.
   */
  size_t total;
  /**
   * How many of them can be sent.
   */
  size_t ok;
  /**
   * How many cannot.
   */
  size_t failed;
  /**
   * How many things forbid sending the request: `septet_bulk_plan_error`.
   */
  size_t error_count;
  /**
   * How many things may be a mistake: `septet_bulk_plan_warning`.
   */
  size_t warning_count;
  /**
   * What all messages that can be sent cost at most, in nanos, or `SEPTET_NO_AMOUNT`.
   */
  int64_t cost;
  /**
   * The currency of the cost.
   */
  struct septet_currency currency;
  /**
   * 1 when there is a body that can be split: `septet_bulk_plan_analysis`.
   */
  uint32_t has_analysis;
} septet_bulk_summary;

/**
 * One message of a plan.
 */
typedef struct septet_planned_message {
  /**
   * `sizeof(septet_planned_message)`, set by the caller.
   */
  uint32_t struct_size;
  /**
   * `SEPTET_OK` when it can be sent, else why not: `septet_bulk_plan_message_error` has the details.
   */
  septet_status status;
  /**
   * The recipient as it was written. Belongs to the plan.
   */
  struct septet_str to;
  /**
   * The digits of the recipient; 0 when it is no number.
   */
  uint64_t digits;
  /**
   * What it costs at most, in nanos, or `SEPTET_NO_AMOUNT`.
   */
  int64_t cost;
} septet_planned_message;

/**
 * One message of a bulk request. This struct does not grow.
 */
typedef struct septet_bulk_item {
  /**
   * The message's id: `septet_id_format`.
   */
  struct septet_str id;
  /**
   * The recipient as it was written.
   */
  struct septet_str to;
  /**
   * `queued`, `sent`, `delivered`, `failed`, `unknown`, or a word of a newer release.
   */
  struct septet_str status;
  /**
   * Why it failed: a stable word, or absent.
   */
  struct septet_str error_code;
  /**
   * What that means, for people.
   */
  struct septet_str error_message;
  /**
   * What it costs in nanos, or `SEPTET_NO_AMOUNT`.
   */
  int64_t cost;
} septet_bulk_item;

/**
 * A message: what was asked for and what became of it.
 */
typedef struct septet_message {
  /**
   * `sizeof(septet_message)`, set by the caller.
   */
  uint32_t struct_size;
  /**
   * 1 when `route_id` is given.
   */
  uint32_t has_route_id;
  /**
   * The route that was used, even when the request named none.
   */
  uint64_t route_id;
  /**
   * Its id: `septet_id_format`.
   */
  struct septet_str id;
  /**
   * The recipient.
   */
  struct septet_str to;
  /**
   * The sender, as it was written.
   */
  struct septet_str from;
  /**
   * The text.
   */
  struct septet_str body;
  /**
   * `queued`, `sent`, `delivered`, `failed`, `unknown`, or a word of a newer release.
   */
  struct septet_str status;
  /**
   * The id that the network gave to the first accepted segment, or absent.
   */
  struct septet_str provider_message_id;
  /**
   * What it costs in nanos, or `SEPTET_NO_AMOUNT`.
   */
  int64_t cost;
  /**
   * The currency of the cost.
   */
  struct septet_currency currency;
  /**
   * 1 when `sent_at` is given.
   */
  uint32_t has_sent_at;
  /**
   * Passes over a route; 0 when it was stopped before any.
   */
  uint64_t attempts;
  /**
   * When it was created, in seconds since 1970.
   */
  int64_t created_at;
  /**
   * When it was sent, in seconds since 1970.
   */
  int64_t sent_at;
} septet_message;

/**
 * An answer that says no.
 */
typedef struct septet_error_envelope {
  /**
   * `sizeof(septet_error_envelope)`, set by the caller.
   */
  uint32_t struct_size;
  /**
   * 1 when `index` is given.
   */
  uint32_t has_index;
  /**
   * The item of a list that it is about, counted from 0.
   */
  uint64_t index;
  /**
   * The stable code (`septet_status_name`), or a word of a newer release.
   */
  struct septet_str code;
  /**
   * What it means, for people.
   */
  struct septet_str message;
  /**
   * The member of the request that it is about, or absent.
   */
  struct septet_str field;
  /**
   * Every error, when there are several: a JSON text, or absent. Left out when it is not one.
   */
  struct septet_str details;
  /**
   * The id of the request, or absent.
   */
  struct septet_str request_id;
} septet_error_envelope;

/**
 * Something that happened to a message; the message itself stands beside it.
 */
typedef struct septet_event {
  /**
   * `sizeof(septet_event)`, set by the caller.
   */
  uint32_t struct_size;
  /**
   * Zero.
   */
  uint32_t reserved;
  /**
   * When it happened, in seconds since 1970.
   */
  int64_t created_at;
  /**
   * The event's id: `septet_id_format`.
   */
  struct septet_str id;
  /**
   * `message.sent`, `message.delivered`, `message.failed`, `message.received`, or a word of a newer release.
   */
  struct septet_str event_type;
  /**
   * The reference of the request, or absent.
   */
  struct septet_str reference;
  /**
   * Why it failed: a stable word, or absent.
   */
  struct septet_str error_code;
  /**
   * What that means, for people.
   */
  struct septet_str error_message;
} septet_event;

/**
 * The counts of a bulk result. `sent + failed == total` always.
 */
typedef struct septet_bulk_counts {
  /**
   * `sizeof(septet_bulk_counts)`, set by the caller.
   */
  uint32_t struct_size;
  /**
   * Zero.
   */
  uint32_t reserved;
  /**
   * How many messages there are: `septet_answer_item`.
   */
  size_t total;
  /**
   * How many are not proven to have failed.
   */
  size_t sent;
  /**
   * How many failed.
   */
  size_t failed;
} septet_bulk_counts;

/**
 * What an answer says and what to do after it.
 */
typedef struct septet_interpretation {
  /**
   * `sizeof(septet_interpretation)`, set by the caller.
   */
  uint32_t struct_size;
  /**
   * What the answer holds: a number of `septet_answer_kind`.
   */
  uint32_t kind;
  /**
   * Whether the request may be sent again: a number of `septet_retry`.
   */
  uint32_t retry;
  /**
   * The status of a refusal's code; 0 for no refusal and for a code that this library does not know.
   */
  septet_status status;
  /**
   * How long to wait, for `SEPTET_RETRY_AFTER`.
   */
  uint64_t seconds;
} septet_interpretation;

/**
 * What an answer means.
 */
typedef struct septet_classification {
  /**
   * `sizeof(septet_classification)`, set by the caller.
   */
  uint32_t struct_size;
  /**
   * What a dispatch does after it: a number of `septet_outcome`.
   */
  uint32_t outcome;
  /**
   * Why, for whoever asked for the message: a number of `septet_code`; `SEPTET_OK` when it was accepted.
   */
  septet_status status;
  /**
   * 1 when a table or a rule of the route names this answer; else the outcome is the one for unlisted answers.
   */
  uint32_t listed;
  /**
   * 1 when `retry_after_ms` is given.
   */
  uint32_t has_retry_after;
  /**
   * Zero.
   */
  uint32_t reserved;
  /**
   * After how many milliseconds the upstream wants to be asked again, as `septet_dispatch_result` takes it; else 0.
   */
  uint64_t retry_after_ms;
} septet_classification;

/**
 * What a route has to carry.
 */
typedef struct septet_route_query {
  /**
   * `sizeof(septet_route_query)`, set by the caller.
   */
  uint32_t struct_size;
  /**
   * How the text is encoded: a number of `septet_encoding`; GSM-7 when it is 0.
   */
  uint32_t encoding;
  /**
   * The recipient, as `septet_phone.digits`.
   */
  uint64_t to_digits;
  /**
   * How many segments there are, 1 to 255.
   */
  size_t segments;
  /**
   * The one route that the request names; 0 for any.
   */
  uint64_t route_id;
  /**
   * The network that serves the recipient, MCC and MNC, where a look-up named one; else absent.
   */
  struct septet_str network;
  /**
   * The kind of the sender: a number of `septet_sender_kind`; not asked about when it is `SEPTET_SENDER_NONE`.
   */
  uint32_t sender_kind;
  /**
   * Zero.
   */
  uint32_t reserved;
} septet_route_query;

/**
 * A route that may carry a message. This struct does not grow.
 */
typedef struct septet_candidate {
  /**
   * Which of the routes, counted from 0.
   */
  size_t index;
  /**
   * Its id.
   */
  uint64_t route_id;
  /**
   * What a segment costs there, in nanos: the route's own price, else the table's; `SEPTET_NO_AMOUNT` when neither is known.
   */
  int64_t price;
} septet_candidate;

/**
 * What a dispatch asks of its driver. After every input, poll until `SEPTET_ACTION_NONE`: first come the transmits, then one timeout, or
 * done.
 */
typedef struct septet_action {
  /**
   * `sizeof(septet_action)`, set by the caller.
   */
  uint32_t struct_size;
  /**
   * A number of `septet_action_kind`. The members below are 0 where they are not spoken of.
   */
  uint32_t kind;
  /**
   * Names the attempt of a transmit; below 2^53.
   */
  uint64_t token;
  /**
   * Which message is to be transmitted, counted from 0; always 0 of a `septet_dispatch`.
   */
  size_t message;
  /**
   * Which segment, counted from 0.
   */
  size_t segment;
  /**
   * The id of the route.
   */
  uint64_t route_id;
  /**
   * When to call `septet_dispatch_timeout`; of a transmit, when its answer is no longer waited for. In milliseconds of the caller's clock.
   */
  uint64_t at_ms;
} septet_action;

/**
 * Where a message of a dispatch stands. Costs are exact: the sum over the accepted segments.
 */
typedef struct septet_message_state {
  /**
   * `sizeof(septet_message_state)`, set by the caller.
   */
  uint32_t struct_size;
  /**
   * Why it failed, or `SEPTET_ERR_UPSTREAM_TIMEOUT` when nobody can tell: a number of `septet_code`; else `SEPTET_OK`.
   */
  septet_status error;
  /**
   * `queued` until it ends, then `sent`, `failed` or `unknown`. Static.
   */
  struct septet_str status;
  /**
   * What it costs in nanos; `SEPTET_NO_AMOUNT` when the route's price is not known.
   */
  int64_t cost;
  /**
   * The currency of the price table; none in a bulk dispatch, whose plan has it.
   */
  struct septet_currency currency;
  /**
   * 1 when a segment was sent again after silence: it may arrive twice.
   */
  uint32_t duplicate_possible;
  /**
   * The route that it was tried on last, or that took it; 0 when it was tried on none.
   */
  uint64_t route_id;
  /**
   * How many routes it was tried on; 0 when it was stopped before any.
   */
  uint64_t attempts;
  /**
   * How many segments there are: `septet_dispatch_provider_id`.
   */
  size_t segments;
  /**
   * How many segments were transmitted, each time counted.
   */
  size_t transmits;
  /**
   * How many segments were accepted.
   */
  size_t accepted;
  /**
   * When its last segment was accepted, in milliseconds of the caller's clock, where `has_sent_at` is 1.
   */
  uint64_t sent_at_ms;
  /**
   * 1 when `sent_at_ms` is given.
   */
  uint32_t has_sent_at;
  /**
   * Zero.
   */
  uint32_t reserved;
} septet_message_state;

/**
 * What a gateway keeps under an account's idempotency key.
 */
typedef struct septet_stored {
  /**
   * `sizeof(septet_stored)`, set by the caller.
   */
  uint32_t struct_size;
  /**
   * 1 when the request was answered; 0 while it is being worked on.
   */
  uint32_t answered;
  /**
   * What it asked for: 64 lower-case hexadecimal digits.
   */
  struct septet_str fingerprint;
  /**
   * When the answer may be forgotten, in seconds since 1970: some `SEPTET_IDEMPOTENCY_RETENTION` after it was given.
   */
  int64_t expires_at;
} septet_stored;

/**
 * What is checked before the body of an HTTP request is read.
 */
typedef struct septet_http_headers {
  /**
   * `sizeof(septet_http_headers)`.
   */
  uint32_t struct_size;
  /**
   * Zero.
   */
  uint32_t reserved;
  /**
   * The `Authorization` header, or absent.
   */
  struct septet_str authorization;
  /**
   * The `Content-Type` header, or absent.
   */
  struct septet_str content_type;
  /**
   * Octets of the body.
   */
  size_t body_length;
  /**
   * The most octets that are accepted; 0 means 262,144.
   */
  size_t max_body;
} septet_http_headers;

/**
 * One information element of a user data header. This struct does not grow. Members that are not named at its kind are zero.
 */
typedef struct septet_udh_element {
  /**
   * A number of `septet_element_kind`.
   */
  uint32_t kind;
  /**
   * The information element identifier of `SEPTET_ELEMENT_OTHER`.
   */
  uint32_t identifier;
  /**
   * 8 or 16: how wide a reference or ports are; 0 means 8.
   */
  uint32_t bits;
  /**
   * The number that ties the segments of a message together.
   */
  uint32_t reference;
  /**
   * How many segments there are, from 1.
   */
  uint32_t total;
  /**
   * Which of them this is, counted from 1.
   */
  uint32_t number;
  /**
   * The receiver's port.
   */
  uint32_t destination;
  /**
   * The sender's port.
   */
  uint32_t originator;
  /**
   * A National Language Identifier.
   */
  uint32_t language;
  /**
   * Octets of `data`.
   */
  uint32_t data_len;
  /**
   * The data of `SEPTET_ELEMENT_OTHER`, without its length octet. Where it is read, a place in the caller's octets.
   */
  const uint8_t *data;
} septet_udh_element;

/**
 * How a segment belongs to its message. All zero for a message of its own. This struct does not grow.
 */
typedef struct septet_concatenation {
  /**
   * The width of the reference, 8 or 16; 0 when there is no concatenation.
   */
  uint32_t bits;
  /**
   * The number that ties the segments together.
   */
  uint32_t reference;
  /**
   * How many segments there are.
   */
  uint32_t total;
  /**
   * Which of them this is, counted from 1.
   */
  uint32_t number;
} septet_concatenation;

/**
 * What counts in a header: of several elements of a kind the last, and none whose numbers make no sense (TS 23.040, 9.2.3.24).
 */
typedef struct septet_udh {
  /**
   * `sizeof(septet_udh)`, set by the caller.
   */
  uint32_t struct_size;
  /**
   * The width of ports, 8 or 16; 0 when there are none.
   */
  uint32_t port_bits;
  /**
   * The receiver's port.
   */
  uint32_t destination_port;
  /**
   * The sender's port.
   */
  uint32_t originator_port;
  /**
   * National Language Identifier of the locking shift table, or 0.
   */
  uint32_t locking;
  /**
   * National Language Identifier of the single shift table, or 0.
   */
  uint32_t single;
  /**
   * How the segment belongs to its message.
   */
  struct septet_concatenation concatenation;
} septet_udh;

/**
 * An address of a TPDU (TS 23.040, 9.1.2.5). All zero is an absent one. Where it is passed in, only `octet_count` and `octets` are
 * looked at. This struct does not grow.
 *
 * ```text
 * octets  | length in semi-octets | 1 TON(3) NPI(4) | digits, two in an octet, or packed septets |
 * ```
 */
typedef struct septet_address {
  /**
   * The digits of an international number that E.164 allows, as one number; 0 for any other address.
   */
  uint64_t digits;
  /**
   * How many of `octets` there are; 0 when there is no address.
   */
  uint8_t octet_count;
  /**
   * Type of number: 0 unknown, 1 international, 2 national, 5 alphanumeric.
   */
  uint8_t ton;
  /**
   * Numbering plan: 0 unknown, 1 ISDN (E.164).
   */
  uint8_t npi;
  /**
   * 1 when the name ends with an `@` that may be seven spare bits: some senders count octets twice instead of semi-octets.
   */
  uint8_t ambiguous_padding;
  /**
   * The field as a TPDU has it.
   */
  uint8_t octets[12];
  /**
   * The digits, with `+` before an international number, or the name: UTF-8, ended by NUL.
   */
  char text[24];
} septet_address;

/**
 * What a data coding scheme (TP-DCS; TS 23.038, 4) says.
 */
typedef struct septet_data_coding {
  /**
   * `sizeof(septet_data_coding)`, set by the caller.
   */
  uint32_t struct_size;
  /**
   * A number of `septet_character_set`.
   */
  uint32_t character_set;
  /**
   * 1 when there is a message class.
   */
  uint32_t has_message_class;
  /**
   * 0 shown at once and not kept, 1 to the phone, 2 to the SIM, 3 to the terminal equipment.
   */
  uint32_t message_class;
  /**
   * 1 when it indicates that messages of another kind wait, or no longer wait.
   */
  uint32_t has_waiting;
  /**
   * A number of `septet_waiting_kind`.
   */
  uint32_t waiting_kind;
  /**
   * 1 when the indicator goes on, 0 when it goes off.
   */
  uint32_t waiting_active;
  /**
   * 1 when the message itself is kept; else it may be discarded.
   */
  uint32_t waiting_store;
  /**
   * 1 when the user data is compressed (TS 23.042). Only read.
   */
  uint32_t is_compressed;
  /**
   * 1 when the message deletes itself once it is read. Only read.
   */
  uint32_t automatic_deletion;
  /**
   * 1 when the standard reserves the scheme. Only read.
   */
  uint32_t is_reserved;
  /**
   * Zero.
   */
  uint32_t reserved;
} septet_data_coding;

/**
 * A time stamp of a TPDU (TP-SCTS and others): seven octets of swapped digits, and what they say. Where it is passed in, only
 * `octets` are looked at. This struct does not grow.
 */
typedef struct septet_service_time {
  /**
   * Seconds since 1970; 0 when the digits are no date.
   */
  int64_t unix_seconds;
  /**
   * As it stands on the wire.
   */
  uint8_t octets[7];
  /**
   * 1 when the digits are a date and time of the calendar.
   */
  uint8_t is_date;
  /**
   * How far local time is ahead of UTC, in quarters of an hour: -79 to 79.
   */
  int32_t quarters;
  /**
   * Local time and zone by RFC 3339, `2002-08-26T19:37:41+02:00`, ended by NUL; empty when the digits are no date.
   */
  char text[28];
} septet_service_time;

/**
 * How long the network is to try (TP-VP). All zero is none. Where it is passed in, only `format` and `octets` are looked at. This
 * struct does not grow.
 */
typedef struct septet_validity {
  /**
   * A number of `septet_validity_format`.
   */
  uint32_t format;
  /**
   * 1 when `seconds` is known: not for an instant, nor for an enhanced one without a period.
   */
  uint32_t has_seconds;
  /**
   * The period in seconds.
   */
  uint32_t seconds;
  /**
   * As it stands on the wire; of a relative one only the first octet.
   */
  uint8_t octets[7];
  /**
   * 1 when the network is to try only once (enhanced format).
   */
  uint8_t single_shot;
} septet_validity;

/**
 * The user data of one short message as it stands on the wire: at most 140 octets. All zero is an empty message. This struct does
 * not grow.
 *
 * ```text
 * octets  | header (its length octet first) | fill bits | septets, octets or UTF-16 units |
 * length  |<-- septets in GSM-7, octets otherwise: TP-UDL ------------------------------>|
 * ```
 */
typedef struct septet_user_data {
  /**
   * A number of `septet_character_set`.
   */
  uint32_t character_set;
  /**
   * How many of `octets` there are.
   */
  uint32_t octet_count;
  /**
   * The length as it is written (TP-UDL): septets, header and fill bits included, for GSM-7, octets otherwise.
   */
  uint32_t length;
  /**
   * 1 when a header stands before the text (TP-UDHI).
   */
  uint32_t has_header;
  /**
   * Header, fill bits, text.
   */
  uint8_t octets[140];
} septet_user_data;

/**
 * What was read beside the text.
 */
typedef struct septet_decoded_user_data {
  /**
   * `sizeof(septet_decoded_user_data)`, set by the caller.
   */
  uint32_t struct_size;
  /**
   * 1 for text in UTF-8, 0 for octets of 8-bit data.
   */
  uint32_t is_text;
  /**
   * 1 when there was a header whose elements do not fit it, so that none of them counts (TS 23.040, 9.2.3.24).
   */
  uint32_t header_ignored;
  /**
   * Octets of `header`; 0 where there is none.
   */
  uint32_t header_len;
  /**
   * Escapes that announce no character of the tables in force.
   */
  size_t unknown_escapes;
  /**
   * The header, beginning with its length octet: `septet_udh_parse`.
   */
  uint8_t header[140];
} septet_decoded_user_data;

/**
 * A message on its way from the service centre (TS 23.040, 9.2.2.1).
 */
typedef struct septet_sms_deliver {
  /**
   * `sizeof(septet_sms_deliver)`, set by the caller.
   */
  uint32_t struct_size;
  /**
   * 1 when more messages wait in the service centre (TP-MMS, which is written upside down).
   */
  uint32_t more_messages;
  /**
   * 1 when the message was forwarded or made by a machine and must not be forwarded again (TP-LP).
   */
  uint32_t loop_prevention;
  /**
   * 1 when the sender is told of the delivery (TP-SRI).
   */
  uint32_t status_report_indication;
  /**
   * 1 when the answer may go through the same service centre (TP-RP).
   */
  uint32_t reply_path;
  /**
   * Where it comes from (TP-PID, TS 23.040, 9.2.3.9); 0 for plain messages.
   */
  uint32_t protocol_id;
  /**
   * 1 when `data_coding` is given; 0 for the character set of the user data and nothing else. Always 1 where it is read.
   */
  uint32_t has_data_coding;
  /**
   * What the user data is (TP-DCS).
   */
  uint32_t data_coding;
  /**
   * When the service centre took it (TP-SCTS).
   */
  struct septet_service_time service_time;
  /**
   * The service centre that sends it, or an absent address.
   */
  struct septet_address service_centre;
  /**
   * Who sent it (TP-OA).
   */
  struct septet_address originator;
  /**
   * Header and text (TP-UDHI, TP-UDL, TP-UD).
   */
  struct septet_user_data user_data;
} septet_sms_deliver;

/**
 * The octets of a TPDU behind the service centre's address, as modems speak them. This struct does not grow.
 *
 * ```text
 * octets  | service centre's address (00 for the SIM's) | TPDU                    |
 *         |<-- octet_count - tpdu_octets -------------->|<-- tpdu_octets -------->|
 * ```
 */
typedef struct septet_pdu {
  /**
   * How many of `octets` there are.
   */
  uint32_t octet_count;
  /**
   * How many octets at the end are the TPDU: the length that `AT+CMGS=` is given (TS 27.005, 4.3).
   */
  uint32_t tpdu_octets;
  /**
   * The address and the TPDU.
   */
  uint8_t octets[192];
} septet_pdu;

/**
 * What became of a message that was sent earlier (TS 23.040, 9.2.2.3).
 */
typedef struct septet_sms_status_report {
  /**
   * `sizeof(septet_sms_status_report)`, set by the caller.
   */
  uint32_t struct_size;
  /**
   * 1 when more messages wait in the service centre (TP-MMS, which is written upside down).
   */
  uint32_t more_messages;
  /**
   * 1 when it must not be forwarded (TP-LP).
   */
  uint32_t loop_prevention;
  /**
   * 1 when it answers an SMS-COMMAND and not an SMS-SUBMIT (TP-SRQ).
   */
  uint32_t answers_command;
  /**
   * The reference of the message (TP-MR).
   */
  uint32_t message_reference;
  /**
   * What became of it (TP-ST): `septet_tp_status_delivery`, `septet_tp_status_meaning`.
   */
  uint32_t status;
  /**
   * 1 when `protocol_id` is told.
   */
  uint32_t has_protocol_id;
  /**
   * TP-PID.
   */
  uint32_t protocol_id;
  /**
   * 1 when `data_coding` is told; GSM-7 otherwise.
   */
  uint32_t has_data_coding;
  /**
   * TP-DCS.
   */
  uint32_t data_coding;
  /**
   * 1 when there is `user_data`.
   */
  uint32_t has_user_data;
  /**
   * Zero.
   */
  uint32_t reserved;
  /**
   * When the service centre took the message (TP-SCTS).
   */
  struct septet_service_time service_time;
  /**
   * When it was delivered, or last tried (TP-DT).
   */
  struct septet_service_time discharge_time;
  /**
   * The service centre that sends it, or an absent address.
   */
  struct septet_address service_centre;
  /**
   * Whom the message was for (TP-RA).
   */
  struct septet_address recipient;
  /**
   * Header and text (TP-UDHI, TP-UDL, TP-UD).
   */
  struct septet_user_data user_data;
} septet_sms_status_report;

/**
 * A message on its way to the service centre (TS 23.040, 9.2.2.2). Zero everywhere but in `destination` and `user_data` is a plain
 * message.
 */
typedef struct septet_sms_submit {
  /**
   * `sizeof(septet_sms_submit)`, set by the caller.
   */
  uint32_t struct_size;
  /**
   * The sender's number of this TPDU (TP-MR), 0 to 255, which a status report names. Modems put their own.
   */
  uint32_t message_reference;
  /**
   * 1 when the service centre is to refuse a message with the same reference and destination as one it still holds (TP-RD).
   */
  uint32_t reject_duplicates;
  /**
   * 1 when a status report is asked for (TP-SRR).
   */
  uint32_t status_report_request;
  /**
   * 1 when the answer may go through the same service centre (TP-RP).
   */
  uint32_t reply_path;
  /**
   * How it goes on from there (TP-PID, TS 23.040, 9.2.3.9); 0 for plain messages.
   */
  uint32_t protocol_id;
  /**
   * 1 when `data_coding` is given; 0 for the character set of the user data and nothing else. Always 1 where it is read.
   */
  uint32_t has_data_coding;
  /**
   * What the user data is (TP-DCS): `septet_data_coding_read`, `septet_data_coding_write`.
   */
  uint32_t data_coding;
  /**
   * The service centre that takes it; absent for the one that the SIM names.
   */
  struct septet_address service_centre;
  /**
   * Who gets it (TP-DA).
   */
  struct septet_address destination;
  /**
   * How long the network is to try (TP-VP).
   */
  struct septet_validity validity;
  /**
   * Header and text (TP-UDHI, TP-UDL, TP-UD).
   */
  struct septet_user_data user_data;
} septet_sms_submit;

/**
 * What a `command_status` is (SMPP 3.4, 5.1.3; 5.0, 4.7.6). Its strings are static.
 */
typedef struct septet_smpp_status {
  /**
   * `sizeof(septet_smpp_status)`, set by the caller.
   */
  uint32_t struct_size;
  /**
   * A number of `septet_smpp_outcome`.
   */
  uint32_t outcome;
  /**
   * The standard's name: `ESME_RTHROTTLED`. Absent where no standard defines the number.
   */
  struct septet_str name;
  /**
   * The standard's description.
   */
  struct septet_str meaning;
  /**
   * The outcome as one word.
   */
  struct septet_str outcome_name;
} septet_smpp_status;

/**
 * A `schedule_delivery_time` or `validity_period` (SMPP 3.4, 7.1.1): `YYMMDDhhmmsstnnp`. This struct does not grow.
 */
typedef struct septet_smpp_time {
  /**
   * 1 when it counts from the SMSC's time.
   */
  uint32_t is_relative;
  /**
   * The sixteen characters, ended by NUL.
   */
  char text[20];
} septet_smpp_time;

/**
 * What tells of a delivery. All of it may be absent.
 */
typedef struct septet_receipt_source {
  /**
   * `sizeof(septet_receipt_source)`.
   */
  uint32_t struct_size;
  /**
   * 1 when there is a `message_state`.
   */
  uint32_t has_message_state;
  /**
   * The parameter `message_state` (SMPP 3.4, 5.3.2.35), which comes before the text's `stat`.
   */
  uint32_t message_state;
  /**
   * 1 when there is a `network_error_code`.
   */
  uint32_t has_network_error;
  /**
   * Its first octet: 3 for GSM.
   */
  uint32_t network_type;
  /**
   * Its second and third octet.
   */
  uint32_t network_code;
  /**
   * The text of the receipt (SMPP 3.4, Appendix B).
   */
  struct septet_str text;
  /**
   * The parameter `receipted_message_id`, which comes before the text's id.
   */
  struct septet_str receipted_message_id;
} septet_receipt_source;

/**
 * What a receipt says. Numbers that are absent are told by the member before them.
 */
typedef struct septet_receipt_fields {
  /**
   * `sizeof(septet_receipt_fields)`, set by the caller.
   */
  uint32_t struct_size;
  /**
   * How far the message has come: a number of `septet_delivery_status`.
   */
  uint32_t status;
  /**
   * 1 when `state` is known.
   */
  uint32_t has_state;
  /**
   * The number of SMPP's `message_state` (SMPP 3.4, 5.2.28): `septet_message_state_name`.
   */
  uint32_t state;
  /**
   * 1 when `submitted` is told.
   */
  uint32_t has_submitted;
  /**
   * `sub`: how many messages were submitted.
   */
  uint32_t submitted;
  /**
   * 1 when `delivered` is told.
   */
  uint32_t has_delivered;
  /**
   * `dlvrd`: how many of them were delivered.
   */
  uint32_t delivered;
  /**
   * 1 when the network's own error is told.
   */
  uint32_t has_network_error;
  /**
   * Which kind of network: 3 for GSM.
   */
  uint32_t network_type;
  /**
   * The network's own code.
   */
  uint32_t network_code;
  /**
   * How many fields could not be read: `septet_receipt_defect`.
   */
  uint32_t defect_count;
  /**
   * The message's id as it is written: `septet_receipt_message_id` for the form of the route's responses.
   */
  struct septet_str message_id;
  /**
   * `stat` as it is written.
   */
  struct septet_str state_word;
  /**
   * `err` as it is written.
   */
  struct septet_str error;
  /**
   * The beginning of the message.
   */
  struct septet_str text;
  /**
   * When the message was submitted, in the SMSC's own time zone: `2010-02-10T17:30` or with seconds, ended by NUL; empty when it is
   * not told.
   */
  char submit_date[24];
  /**
   * When it reached the state that the receipt tells, likewise.
   */
  char done_date[24];
} septet_receipt_fields;

/**
 * The fields of a `submit_sm` or a `deliver_sm`, in the order of the body (SMPP 3.4, 4.4.1 and 4.6.1). The header of the PDU
 * (length, command, status, sequence number) is the SMPP library's. Texts hold characters up to U+00FF, each written as one octet.
 */
typedef struct septet_smpp_message {
  /**
   * `sizeof(septet_smpp_message)`, set by the caller.
   */
  uint32_t struct_size;
  /**
   * Type of number of `source`.
   */
  uint32_t source_ton;
  /**
   * Numbering plan indicator of `source`.
   */
  uint32_t source_npi;
  /**
   * Type of number of `destination`.
   */
  uint32_t destination_ton;
  /**
   * Numbering plan indicator of `destination`.
   */
  uint32_t destination_npi;
  /**
   * Messaging mode, message type and features: 0x40 announces a user data header.
   */
  uint32_t esm_class;
  /**
   * TP-PID.
   */
  uint32_t protocol_id;
  /**
   * 0 to 3.
   */
  uint32_t priority_flag;
  /**
   * Which receipts are asked for.
   */
  uint32_t registered_delivery;
  /**
   * 1 to replace a message of the same service type, source and destination.
   */
  uint32_t replace_if_present;
  /**
   * How `short_message` is coded; what 0 means is the SMSC's choice.
   */
  uint32_t data_coding;
  /**
   * A message that the SMSC holds ready, or 0.
   */
  uint32_t sm_default_msg_id;
  /**
   * At most 5 characters; empty for the default.
   */
  struct septet_str service_type;
  /**
   * Who sends it: at most 20 characters.
   */
  struct septet_str source;
  /**
   * Who gets it: at most 20 characters.
   */
  struct septet_str destination;
  /**
   * Empty, or a time: `septet_smpp_time`.
   */
  struct septet_str schedule_delivery_time;
  /**
   * Empty, or a time.
   */
  struct septet_str validity_period;
  /**
   * Header and text: at most 254 octets. 0x00 (`@`) is an octet like any other.
   */
  const uint8_t *short_message;
  /**
   * How many octets.
   */
  size_t short_message_len;
  /**
   * How many optional parameters there are: `septet_smpp_messages_tlv`. Not looked at where it is passed in.
   */
  size_t tlv_count;
} septet_smpp_message;

/**
 * An optional parameter (SMPP 3.4, 5.3). This struct does not grow.
 */
typedef struct septet_smpp_tlv {
  /**
   * Which parameter.
   */
  uint32_t tag;
  /**
   * Octets of `value`, at most 65,535.
   */
  uint32_t value_len;
  /**
   * Its octets.
   */
  const uint8_t *value;
} septet_smpp_tlv;

/**
 * What an SMSC makes of the fields, as its operator documents it. Zero everywhere, and NULL in place of the struct, is what most
 * do: GSM-7 with one septet in an octet as `data_coding` 0, UCS-2 as 8, user data headers.
 */
typedef struct septet_smpp_profile {
  /**
   * `sizeof(septet_smpp_profile)`.
   */
  uint32_t struct_size;
  /**
   * What `data_coding` 0 is: a number of `septet_smpp_alphabet`.
   */
  uint32_t default_alphabet;
  /**
   * 1 when GSM-7 is packed, eight septets in seven octets, as on the air.
   */
  uint32_t packed;
  /**
   * The `data_coding` of UCS-2: 8, or 24 where the SMSC takes the value for a TP-DCS; 0 means 8.
   */
  uint32_t ucs2_data_coding;
  /**
   * How long texts are told to be one: a number of `septet_smpp_concatenation`.
   */
  uint32_t concatenation;
  /**
   * How ids of receipts become those of responses: a number of `septet_message_id_form`.
   */
  uint32_t message_id_form;
} septet_smpp_profile;

/**
 * The fields of `submit_sm` that neither the text nor the SMSC decides. `from` and `to` have to be set; zero elsewhere asks for
 * nothing.
 */
typedef struct septet_smpp_submit {
  /**
   * `sizeof(septet_smpp_submit)`.
   */
  uint32_t struct_size;
  /**
   * Which senders are allowed: a number of `septet_sender_alphabet`.
   */
  uint32_t sender_alphabet;
  /**
   * 1 when `source_ton` and `source_npi` stand in place of those that the sender has.
   */
  uint32_t has_source_plan;
  /**
   * Type of number of the sender.
   */
  uint32_t source_ton;
  /**
   * Numbering plan indicator of the sender.
   */
  uint32_t source_npi;
  /**
   * 1 when `destination_ton` and `destination_npi` stand in place of 1 and 1.
   */
  uint32_t has_destination_plan;
  /**
   * Type of number of the recipient.
   */
  uint32_t destination_ton;
  /**
   * Numbering plan indicator of the recipient.
   */
  uint32_t destination_npi;
  /**
   * Bits 1 and 0 of `esm_class`: 0 the SMSC's default, 1 datagram, 2 forward, 3 store and forward.
   */
  uint32_t messaging_mode;
  /**
   * The TP-PID.
   */
  uint32_t protocol_id;
  /**
   * 0 to 3.
   */
  uint32_t priority_flag;
  /**
   * SMPP 3.4, 5.2.17: 1 a receipt in any case, 2 on failure; 4 and 8 acknowledgements of the recipient, 16 intermediate ones.
   */
  uint32_t registered_delivery;
  /**
   * 1 when the message takes the place of a waiting one.
   */
  uint32_t replace_if_present;
  /**
   * 1 when there is a message class.
   */
  uint32_t has_message_class;
  /**
   * Message class 0 (shown at once) to 3, in `data_coding` as TS 23.038, 4 has it.
   */
  uint32_t message_class;
  /**
   * A message that the SMSC holds ready, or 0.
   */
  uint32_t sm_default_msg_id;
  /**
   * The sender.
   */
  struct septet_str from;
  /**
   * The recipient: `+` and digits.
   */
  struct septet_str to;
  /**
   * At most 5 characters.
   */
  struct septet_str service_type;
  /**
   * When the SMSC is to send it: a time of SMPP (`septet_smpp_time`), or absent.
   */
  struct septet_str schedule_delivery_time;
  /**
   * When the SMSC is to give up: a time of SMPP, or absent.
   */
  struct septet_str validity_period;
} septet_smpp_submit;

/**
 * One event. What does not belong to its kind is zero or absent.
 */
typedef struct septet_reassembly_event {
  /**
   * `sizeof(septet_reassembly_event)`, set by the caller.
   */
  uint32_t struct_size;
  /**
   * A number of `septet_reassembly_kind`.
   */
  uint32_t kind;
  /**
   * A number of `septet_incomplete_reason`.
   */
  uint32_t reason;
  /**
   * 1 when `content` is text in UTF-8, 0 when it is octets.
   */
  uint32_t is_text;
  /**
   * Why the octets of a message that should be text are none (`SEPTET_ERR_UNPAIRED_SURROGATE`, …), or `SEPTET_OK`.
   */
  septet_status defect;
  /**
   * How many parts are missing.
   */
  uint32_t missing_count;
  /**
   * The total of the other message.
   */
  uint32_t other_total;
  /**
   * How many parts had come: `septet_reassembly_events_part`.
   */
  uint32_t part_count;
  /**
   * The width of the message's reference, 8 or 16.
   */
  uint32_t reference_bits;
  /**
   * The message's reference.
   */
  uint32_t reference;
  /**
   * How many parts the message has.
   */
  uint32_t total;
  /**
   * 1 when the message is 8-bit data.
   */
  uint32_t is_binary;
  /**
   * Who sent it, in the caller's spelling.
   */
  struct septet_str sender;
  /**
   * Whom it is for.
   */
  struct septet_str recipient;
  /**
   * What the whole message says.
   */
  struct septet_str content;
  /**
   * The numbers of the parts that are missing, ascending: `missing_count` octets.
   */
  const uint8_t *missing;
} septet_reassembly_event;

/**
 * A part of a message. Text is kept in the units of the wire, since an escape pair, a surrogate pair or even one unit may be split over
 * two parts: only the whole message is decoded.
 */
typedef struct septet_part {
  /**
   * `sizeof(septet_part)`, set by the caller.
   */
  uint32_t struct_size;
  /**
   * What `octets` are: a number of `septet_part_coding`.
   */
  uint32_t coding;
  /**
   * The width of the reference, 8 or 16; 0 means 8.
   */
  uint32_t reference_bits;
  /**
   * The number that ties the parts together.
   */
  uint32_t reference;
  /**
   * Which part this is, counted from 1.
   */
  uint32_t number;
  /**
   * How many there are.
   */
  uint32_t total;
  /**
   * National Language Identifier of the locking shift table of GSM-7, or 0.
   */
  uint32_t locking;
  /**
   * National Language Identifier of the single shift table of GSM-7, or 0.
   */
  uint32_t single;
  /**
   * Who sent it, in the caller's spelling, which must be the same for every part.
   */
  struct septet_str sender;
  /**
   * Whom it is for, likewise.
   */
  struct septet_str recipient;
  /**
   * What the part carries behind its header.
   */
  const uint8_t *octets;
  /**
   * How many octets.
   */
  size_t octet_count;
} septet_part;

/**
 * How much a reassembler may hold, and how long. Zero everywhere, and NULL in place of the struct, is 4,096 messages, 8 MiB, one hour,
 * and a memory of a minute.
 */
typedef struct septet_reassembly_limits {
  /**
   * `sizeof(septet_reassembly_limits)`.
   */
  uint32_t struct_size;
  /**
   * 1 when messages are to be forgotten as soon as they end, in place of `duplicate_window_ms`.
   */
  uint32_t forget_at_once;
  /**
   * The most messages that wait for parts, and the most ended ones that are remembered.
   */
  size_t max_messages;
  /**
   * The most octets in all, what is needed to hold them included.
   */
  size_t max_octets;
  /**
   * How long a message may take from its first part, in milliseconds.
   */
  uint64_t timeout_ms;
  /**
   * How long a message is remembered after its last part, so that repeated parts do not begin it again, in milliseconds.
   */
  uint64_t duplicate_window_ms;
} septet_reassembly_limits;

/**
 * What a reassembler holds.
 */
typedef struct septet_reassembler_state {
  /**
   * `sizeof(septet_reassembler_state)`, set by the caller.
   */
  uint32_t struct_size;
  /**
   * 1 when a message waits, and `timeout_ms` tells when it will be given up.
   */
  uint32_t has_timeout;
  /**
   * When `septet_reassembler_handle_timeout` has something to tell next, by the caller's clock.
   */
  uint64_t timeout_ms;
  /**
   * How many messages wait for parts.
   */
  size_t messages;
  /**
   * How many octets are held, as the limits count them.
   */
  size_t octets;
} septet_reassembler_state;

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * The stable word of a status, the same in every face of septet: `number_too_short`. Static; `unknown` for a number that
 * this library does not know.
 */
SEPTET_MUST_USE
const char *septet_status_name(septet_status status);

/**
 * What a status means, as a short clause in English without a full stop. Static. `septet_error.message` says the same
 * with the numbers of the case.
 */
SEPTET_MUST_USE
const char *septet_status_message(septet_status status);

/**
 * The status of a stable word, as answers of the API carry it; `SEPTET_OK` (0) for a word that this library does not know.
 */
SEPTET_MUST_USE
septet_status septet_status_from_name(struct septet_str name);

/**
 * What part of the system a status speaks of: a number of `septet_class`.
 */
SEPTET_MUST_USE uint32_t septet_status_class(septet_status status);

/**
 * What a sender may do after a status: a number of `septet_disposition`.
 */
SEPTET_MUST_USE uint32_t septet_status_disposition(septet_status status);

/**
 * The HTTP status of an answer that carries this status; 0 when it is not one of `septet_code`.
 */
SEPTET_MUST_USE uint32_t septet_status_http(septet_status status);

/**
 * The release of the library as `major << 16 | minor << 8 | patch`; `SEPTET_VERSION_NUMBER` is that of the header.
 */
SEPTET_MUST_USE
uint32_t septet_version_number(void);

/**
 * The `SEPTET_ABI_VERSION` of the library.
 */
SEPTET_MUST_USE uint32_t septet_abi_version(void);

/**
 * The release of the numbering metadata in the library. Static.
 */
SEPTET_MUST_USE struct septet_str septet_numbering_version(void);

/**
 * The ISO 639-1 code of a National Language Identifier (`septet_analysis.locking`, `.single`). Static; absent for a number that
 * is none.
 */
SEPTET_MUST_USE
struct septet_str septet_language_code(uint32_t identifier);

/**
 * The set of the languages of ISO 639-1 codes in lower case (`tr`, `es`), for `septet_text_options.languages`.
 *
 * - `codes`, `count`: the codes.
 * - `out`: receives the bits.
 *
 * Errors: `SEPTET_ERR_LANGUAGE_UNKNOWN` (index of the first code that has no national table), `SEPTET_ERR_INVALID_UTF8`.
 */
SEPTET_MUST_USE
septet_status septet_languages_parse(const struct septet_str *codes,
                                     size_t count,
                                     uint32_t *out,
                                     struct septet_error *err);

/**
 * The set of the languages with national tables that are official or widely written in a region (ISO 3166-1: `TR`), by the
 * Unicode CLDR. 0 for a region where none of them is, and for an unknown one.
 */
SEPTET_MUST_USE
uint32_t septet_languages_for_region(struct septet_str region);

/**
 * Counts and classifies a text. Linear in the text; allocates nothing, unless the options say so.
 *
 * - `text`, `len`: UTF-8, `len` octets.
 * - `options`: NULL for the defaults.
 * - `out`: receives the analysis.
 *
 * Errors: `SEPTET_ERR_INVALID_UTF8` (position); `SEPTET_ERR_NOT_GSM7` when GSM-7 was demanded (position of the first offender,
 * `actual` their number); `SEPTET_ERR_TOO_MANY_SEGMENTS` beyond `max_segments` (`actual`, `limit`); `SEPTET_ERR_INVALID_OPTION`,
 * `SEPTET_ERR_HEADER_INVALID`, `SEPTET_ERR_HEADER_TOO_LONG` for the options themselves.
 */
SEPTET_MUST_USE
septet_status septet_text_analyze(const char *text,
                                  size_t len,
                                  const struct septet_text_options *options,
                                  struct septet_analysis *out,
                                  struct septet_error *err);

/**
 * `septet_text_analyze` for UTF-16: `len` units in the byte order of the machine; positions are in units.
 *
 * Errors: as there, with `SEPTET_ERR_UNPAIRED_SURROGATE` (position) in place of invalid UTF-8.
 */
SEPTET_MUST_USE
septet_status septet_text_analyze_utf16(const uint16_t *text,
                                        size_t len,
                                        const struct septet_text_options *options,
                                        struct septet_analysis *out,
                                        struct septet_error *err);

/**
 * Writes the text as it will be analysed and sent, after the preparation that the options ask for. Line ends never make it longer
 * than the text; composition makes it at most three times as long.
 *
 * Errors: `SEPTET_ERR_INVALID_UTF8` (position), `SEPTET_ERR_INVALID_OPTION`, `SEPTET_ERR_BUFFER_TOO_SMALL`.
 */
SEPTET_MUST_USE
septet_status septet_text_prepare(const char *text,
                                  size_t len,
                                  const struct septet_text_options *options,
                                  char *out,
                                  size_t out_cap,
                                  size_t *out_len,
                                  struct septet_error *err);

/**
 * The position in the original text of a position in the prepared text, both in octets of UTF-8. Linear in the text.
 *
 * Errors: as `septet_text_prepare`.
 */
SEPTET_MUST_USE
septet_status septet_text_original_position(const char *text,
                                            size_t len,
                                            const struct septet_text_options *options,
                                            size_t position,
                                            size_t *out,
                                            struct septet_error *err);

/**
 * Writes one sentence in English that says why a text costs what it costs: "UCS-2 because of U+2019 (right single
 * quotation mark) at character 3; with ' it is 1 segment instead of 3".
 *
 * Errors: as `septet_text_analyze`, and `SEPTET_ERR_BUFFER_TOO_SMALL`.
 */
SEPTET_MUST_USE
septet_status septet_text_explain(const char *text,
                                  size_t len,
                                  const struct septet_text_options *options,
                                  char *out,
                                  size_t out_cap,
                                  size_t *out_len,
                                  struct septet_error *err);

/**
 * The word of a `septet_encoding` in results: `gsm7` or `ucs2`. Static; absent for another number.
 */
SEPTET_MUST_USE struct septet_str septet_encoding_name(uint32_t encoding);

/**
 * Lists the 128 characters of a table by their septets, as code points of Unicode; 0 where there is none (no table holds U+0000).
 *
 * - `shift`: a number of `septet_shift`.
 * - `language`: a number of `septet_language`. One without a locking shift table leaves the default alphabet in force.
 * - `out`, `out_cap`, `out_count`: an array of the caller's, its room, and how many there are: 128.
 *
 * Errors: `SEPTET_ERR_INVALID_OPTION`, `SEPTET_ERR_BUFFER_TOO_SMALL`.
 */
SEPTET_MUST_USE
septet_status septet_alphabet_cells(uint32_t shift,
                                    uint32_t language,
                                    uint32_t *out,
                                    size_t out_cap,
                                    size_t *out_count,
                                    struct septet_error *err);

/**
 * Writes the septets of a character: one, or the escape and one, one in each octet; none when neither table holds it.
 *
 * - `character`: its code point.
 * - `locking`, `single`: numbers of `septet_language` for the tables in force; 0 for the default.
 *
 * Errors: `SEPTET_ERR_INVALID_OPTION`, `SEPTET_ERR_BUFFER_TOO_SMALL`.
 */
SEPTET_MUST_USE
septet_status septet_alphabet_encode(uint32_t character,
                                     uint32_t locking,
                                     uint32_t single,
                                     uint8_t *out,
                                     size_t out_cap,
                                     size_t *out_count,
                                     struct septet_error *err);

/**
 * Lists every offender of a text, in order. `septet_analysis.offender_count` tells how many there are.
 *
 * - `out`, `out_cap`, `out_count`: an array of the caller's, its room, and how many there are.
 *
 * Errors: `SEPTET_ERR_INVALID_UTF8` (position), `SEPTET_ERR_INVALID_OPTION`, `SEPTET_ERR_BUFFER_TOO_SMALL`.
 */
SEPTET_MUST_USE
septet_status septet_text_offenders(const char *text,
                                    size_t len,
                                    const struct septet_text_options *options,
                                    struct septet_offender *out,
                                    size_t out_cap,
                                    size_t *out_count,
                                    struct septet_error *err);

/**
 * `septet_text_offenders` for UTF-16; positions and lengths are in units.
 *
 * Errors: as there, with `SEPTET_ERR_UNPAIRED_SURROGATE` (position) in place of invalid UTF-8.
 */
SEPTET_MUST_USE
septet_status septet_text_offenders_utf16(const uint16_t *text,
                                          size_t len,
                                          const struct septet_text_options *options,
                                          struct septet_offender *out,
                                          size_t out_cap,
                                          size_t *out_count,
                                          struct septet_error *err);

/**
 * The word of a `septet_offender_class`. Static; absent for another number.
 */
SEPTET_MUST_USE struct septet_str septet_offender_class_name(uint32_t offender_class);

/**
 * Splits a text into the segments in which it is sent. Linear in the text; allocates nothing, unless the options say so.
 *
 * - `out`, `out_cap`, `out_count`: an array of the caller's, its room, and how many segments there are: at most 255.
 *
 * Errors: as `septet_text_analyze`, with `SEPTET_ERR_TOO_MANY_SEGMENTS` beyond 255 in any case; `SEPTET_ERR_BUFFER_TOO_SMALL`.
 */
SEPTET_MUST_USE
septet_status septet_text_segments(const char *text,
                                   size_t len,
                                   const struct septet_text_options *options,
                                   struct septet_segment *out,
                                   size_t out_cap,
                                   size_t *out_count,
                                   struct septet_error *err);

/**
 * `septet_text_segments` for UTF-16; ranges are in units.
 *
 * Errors: as there, with `SEPTET_ERR_UNPAIRED_SURROGATE` (position) in place of invalid UTF-8.
 */
SEPTET_MUST_USE
septet_status septet_text_segments_utf16(const uint16_t *text,
                                         size_t len,
                                         const struct septet_text_options *options,
                                         struct septet_segment *out,
                                         size_t out_cap,
                                         size_t *out_count,
                                         struct septet_error *err);

/**
 * Writes the text of one segment as it is sent, its counter included: number `index`, counted from 0. Linear in the whole text.
 *
 * Errors: as `septet_text_segments`, and `SEPTET_ERR_NO_SUCH_ITEM`.
 */
SEPTET_MUST_USE
septet_status septet_text_segment_text(const char *text,
                                       size_t len,
                                       const struct septet_text_options *options,
                                       size_t index,
                                       char *out,
                                       size_t out_cap,
                                       size_t *out_len,
                                       struct septet_error *err);

/**
 * Analyses many UTF-8 texts that lie in one buffer, as Arrow's string arrays do: row n is what lies between offset n and offset
 * n + 1. Linear in the data; allocates nothing, unless the options say so. A text that is refused has its status in its row and does not stop the others.
 *
 * - `data`, `len`: the buffer, `len` octets.
 * - `offsets`, `offset_count`: one more than there are rows, ascending.
 * - `options`: NULL for the defaults.
 * - `columns`: what is filled.
 *
 * Errors: `SEPTET_ERR_OFFSETS_INVALID` (index of the row), `SEPTET_ERR_COLUMN_TOO_SHORT` (`actual`, `limit`), and those of the
 * options. Nothing is written then.
 */
SEPTET_MUST_USE
septet_status septet_text_analyze_many(const char *data,
                                       size_t len,
                                       const int32_t *offsets,
                                       size_t offset_count,
                                       const struct septet_text_options *options,
                                       const struct septet_analysis_columns *columns,
                                       struct septet_error *err);

/**
 * `septet_text_analyze_many` with offsets of 64 bits, as Arrow's large string arrays have.
 *
 * Errors: as there.
 */
SEPTET_MUST_USE
septet_status septet_text_analyze_many64(const char *data,
                                         size_t len,
                                         const int64_t *offsets,
                                         size_t offset_count,
                                         const struct septet_text_options *options,
                                         const struct septet_analysis_columns *columns,
                                         struct septet_error *err);

/**
 * The set of the classes of some words (`typographic`, `accent`), for `septet_transliteration_options.classes`.
 *
 * - `names`, `count`: the words.
 * - `out`: receives the bit `SEPTET_OFFENDER_BIT(class)` of each.
 *
 * Errors: `SEPTET_ERR_INVALID_OPTION` (index of a word that is no class, or one without replacements, such as `emoji`),
 * `SEPTET_ERR_INVALID_UTF8`.
 */
SEPTET_MUST_USE
septet_status septet_offender_classes_parse(const struct septet_str *names,
                                            size_t count,
                                            uint32_t *out,
                                            struct septet_error *err);

/**
 * Says what would make a text take fewer segments, best first: the fewest segments, then the order of `septet_advice_kind`. Every
 * edit was tried: what is proposed saves. Linear in the text.
 *
 * - `options`, `how`: NULL for the defaults: no price, one recipient, no language.
 * - `out`: receives the handle, to be freed with `septet_advice_free`.
 *
 * Errors: as `septet_text_analyze`, apart from `max_segments`; `SEPTET_ERR_AMOUNT_NEGATIVE`, `SEPTET_ERR_AMOUNT_OVERFLOW` for the
 * money.
 */
SEPTET_MUST_USE
septet_status septet_text_advise(const char *text,
                                 size_t len,
                                 const struct septet_text_options *options,
                                 const struct septet_advice_options *how,
                                 struct septet_advice **out,
                                 struct septet_error *err);

/**
 * Frees advice, and with it every text that was got from it; NULL is nothing.
 */
void septet_advice_free(struct septet_advice *advice);

/**
 * How many edits are proposed; 0 for NULL.
 */
SEPTET_MUST_USE size_t septet_advice_count(const struct septet_advice *advice);

/**
 * One proposed edit: number `index` of `septet_advice_count`, counted from 0, the best first.
 *
 * Errors: `SEPTET_ERR_NO_SUCH_ITEM`.
 */
SEPTET_MUST_USE
septet_status septet_advice_get(const struct septet_advice *advice,
                                size_t index,
                                struct septet_advice_item *out,
                                struct septet_error *err);

/**
 * Lists the replacements of one proposed edit, in the order of the text.
 *
 * - `out`, `out_cap`, `out_count`: an array of the caller's, its room, and how many there are.
 *
 * Errors: `SEPTET_ERR_NO_SUCH_ITEM`, `SEPTET_ERR_BUFFER_TOO_SMALL`.
 */
SEPTET_MUST_USE
septet_status septet_advice_changes(const struct septet_advice *advice,
                                    size_t index,
                                    struct septet_change *out,
                                    size_t out_cap,
                                    size_t *out_count,
                                    struct septet_error *err);

/**
 * The word of a `septet_advice_kind`. Static; absent for another number.
 */
SEPTET_MUST_USE struct septet_str septet_advice_kind_name(uint32_t kind);

/**
 * Says whether an inbound text is a keyword, by whole words and never by a part of one. Case, marks on letters, punctuation and
 * invisible characters do not count. Linear in the text.
 *
 * Errors: `SEPTET_ERR_INVALID_UTF8` (position).
 */
SEPTET_MUST_USE
septet_status septet_text_classify_keyword(const char *text,
                                           size_t len,
                                           struct septet_keyword *out,
                                           struct septet_error *err);

/**
 * The word of a `septet_keyword_match`: `none`, `exact` or `likely`. Static; absent for another number.
 */
SEPTET_MUST_USE struct septet_str septet_keyword_match_name(uint32_t keyword_match);

/**
 * The word of a `septet_keyword_kind`: `opt_out`, `opt_in` or `help`. Static; absent for another number.
 */
SEPTET_MUST_USE struct septet_str septet_keyword_kind_name(uint32_t kind);

/**
 * Replaces every offender of the chosen classes, all or nothing: only when the whole text becomes GSM-7 and has fewer segments.
 * Composed forms need no class. With a demand for GSM-7, a text that does not fit is replaced whatever it takes. Linear in the
 * text.
 *
 * - `options`, `how`: NULL for the defaults.
 * - `out`: receives the handle, to be freed with `septet_transliteration_free`.
 *
 * Errors: as `septet_text_analyze` of the text that results.
 */
SEPTET_MUST_USE
septet_status septet_text_transliterate(const char *text,
                                        size_t len,
                                        const struct septet_text_options *options,
                                        const struct septet_transliteration_options *how,
                                        struct septet_transliteration **out,
                                        struct septet_error *err);

/**
 * Frees a transliteration, and with it the text that was got from it; NULL is nothing.
 */
void septet_transliteration_free(struct septet_transliteration *transliteration);

/**
 * The text to send, and why it was left as it is.
 *
 * Errors: only those of usage.
 */
SEPTET_MUST_USE
septet_status septet_transliteration_get(const struct septet_transliteration *transliteration,
                                         struct septet_transliteration_summary *out,
                                         struct septet_error *err);

/**
 * Lists every replacement, in the order of the text.
 *
 * - `out`, `out_cap`, `out_count`: an array of the caller's, its room, and how many there are.
 *
 * Errors: `SEPTET_ERR_BUFFER_TOO_SMALL`.
 */
SEPTET_MUST_USE
septet_status septet_transliteration_changes(const struct septet_transliteration *transliteration,
                                             struct septet_change *out,
                                             size_t out_cap,
                                             size_t *out_count,
                                             struct septet_error *err);

/**
 * The analysis of the original text.
 *
 * Errors: `SEPTET_ERR_NO_SUCH_ITEM` when GSM-7 was demanded and the original does not fit.
 */
SEPTET_MUST_USE
septet_status septet_transliteration_before(const struct septet_transliteration *transliteration,
                                            struct septet_analysis *out,
                                            struct septet_error *err);

/**
 * The analysis of the text to send.
 *
 * Errors: only those of usage.
 */
SEPTET_MUST_USE
septet_status septet_transliteration_after(const struct septet_transliteration *transliteration,
                                           struct septet_analysis *out,
                                           struct septet_error *err);

/**
 * The word of a `septet_untouched`. Static; absent for `SEPTET_UNTOUCHED_NOT` and for another number.
 */
SEPTET_MUST_USE struct septet_str septet_untouched_name(uint32_t untouched);

/**
 * What a template takes at least and at most; both are exact. Linear in the text with its longest values, once for each field.
 *
 * - `options`: NULL for the defaults.
 * - `bounds`: receives what decides; NULL when it is not wanted.
 * - `smallest`: receives the analysis with every value empty; NULL when it is not wanted.
 * - `largest`: receives the analysis with the values that take the most; NULL when it is not wanted.
 *
 * Errors: `SEPTET_ERR_FIELD_INVALID` (index of the field), `SEPTET_ERR_TEMPLATE_INVALID` and `SEPTET_ERR_FIELD_UNKNOWN` (position),
 * `SEPTET_ERR_TEXT_TOO_LONG` beyond `SEPTET_MAX_TEMPLATE_CHARACTERS`, `SEPTET_ERR_INVALID_OPTION`, and as `septet_text_analyze`.
 */
SEPTET_MUST_USE
septet_status septet_template_lint(const struct septet_template *template_,
                                   const struct septet_text_options *options,
                                   struct septet_template_bounds *bounds,
                                   struct septet_analysis *smallest,
                                   struct septet_analysis *largest,
                                   struct septet_error *err);

/**
 * Writes the text with values in place of the placeholders.
 *
 * - `values`, `value_count`: one for each field, in the order of the fields.
 *
 * Errors: as `septet_template_lint` for the template itself; `SEPTET_ERR_VALUE_TOO_LONG` (index of the field, `actual`, `limit`),
 * `SEPTET_ERR_VALUE_OUTSIDE_ALPHABET` (index, position in the value), `SEPTET_ERR_MISSING_MEMBER` (index of the first field without
 * a value), `SEPTET_ERR_BUFFER_TOO_SMALL`.
 */
SEPTET_MUST_USE
septet_status septet_template_fill(const struct septet_template *template_,
                                   const struct septet_str *values,
                                   size_t value_count,
                                   char *out,
                                   size_t out_cap,
                                   size_t *out_len,
                                   struct septet_error *err);

/**
 * Fills a template with rows of values and tells what each takes. Linear in the data and the filled texts, of which one is held at
 * a time. A row that is refused has its status in its row and does not stop the others.
 *
 * - `options`: NULL for the defaults.
 * - `columns`: what is filled; positions are those of the filled text.
 * - `cost`: a column more of `columns->rows` values, for the cost of each row in nanos, -1 where there is no price or an error; NULL
 *   when it is not wanted.
 * - `total`: receives what all rows take; NULL when it is not wanted.
 *
 * Errors: as `septet_template_lint` for the template itself; `SEPTET_ERR_OFFSETS_INVALID` (index of the value, or none where the last
 * row is not whole), `SEPTET_ERR_COLUMN_TOO_SHORT` (`actual`, `limit`), `SEPTET_ERR_AMOUNT_NEGATIVE`, and those of the options: nothing
 * is written then. `SEPTET_ERR_AMOUNT_OVERFLOW` when the sum of the costs is too large; the columns are filled then.
 */
SEPTET_MUST_USE
septet_status septet_template_rows(const struct septet_template *template_,
                                   const struct septet_template_values *values,
                                   const struct septet_text_options *options,
                                   const struct septet_analysis_columns *columns,
                                   int64_t *cost,
                                   struct septet_template_total *total,
                                   struct septet_error *err);

/**
 * Reads a phone number: exactly `+` and 7 to 15 ASCII digits, the first of them not 0. Nothing is trimmed, nothing repaired;
 * allocates nothing.
 *
 * - `level`: a number of `septet_number_level`.
 *
 * Errors: `SEPTET_ERR_NUMBER_EMPTY`, `_MISSING_PLUS`, `_INVALID_CHARACTER`, `_LEADING_ZERO` (position), `_TOO_SHORT`, `_TOO_LONG`
 * (`actual`, `limit`); from `SEPTET_NUMBER_LENGTH` on `SEPTET_ERR_CALLING_CODE_UNASSIGNED`, `SEPTET_ERR_NUMBER_LENGTH_IMPOSSIBLE`;
 * at `SEPTET_NUMBER_NUMBERING` `SEPTET_ERR_TRUNK_PREFIX_KEPT` (position), `SEPTET_ERR_NUMBER_RANGE_UNASSIGNED`.
 */
SEPTET_MUST_USE
septet_status septet_phone_parse(const char *text,
                                 size_t len,
                                 uint32_t level,
                                 struct septet_phone *out,
                                 struct septet_error *err);

/**
 * Lists the regions that share a number's calling code, the main one first; none when the code is not assigned.
 *
 * - `digits`: as `septet_phone.digits`.
 *
 * Errors: those of `septet_phone_parse` for digits that are no number, `SEPTET_ERR_BUFFER_TOO_SMALL`.
 */
SEPTET_MUST_USE
septet_status septet_phone_regions(uint64_t digits,
                                   struct septet_region *out,
                                   size_t out_cap,
                                   size_t *out_count,
                                   struct septet_error *err);

/**
 * Writes a number with its `+`: at most `SEPTET_PHONE_MAX_LEN` octets.
 *
 * Errors: those of `septet_phone_parse` for digits that are no number, `SEPTET_ERR_BUFFER_TOO_SMALL`.
 */
SEPTET_MUST_USE
septet_status septet_phone_format(uint64_t digits,
                                  char *out,
                                  size_t out_cap,
                                  size_t *out_len,
                                  struct septet_error *err);

/**
 * Writes a number for logs, with all but the calling code and the last two digits masked: `+1********43`. At most
 * `SEPTET_PHONE_MAX_LEN` octets.
 *
 * Errors: as `septet_phone_format`.
 */
SEPTET_MUST_USE
septet_status septet_phone_mask(uint64_t digits,
                                char *out,
                                size_t out_cap,
                                size_t *out_len,
                                struct septet_error *err);

/**
 * Looks a number up in the numbering plans (`septet_numbering_version`): valid or not and why, type, region. Constant time;
 * allocates nothing.
 *
 * - `digits`: as `septet_phone.digits`.
 *
 * A number that is not valid is an answer and no failure. Errors: those of `septet_phone_parse` for digits that are no number.
 */
SEPTET_MUST_USE
septet_status septet_phone_numbering(uint64_t digits,
                                     struct septet_numbering *out,
                                     struct septet_error *err);

/**
 * The word of a `septet_line_type`: `mobile`, `fixed_line`. Static; absent for `SEPTET_LINE_NONE` and for another number.
 */
SEPTET_MUST_USE
struct septet_str septet_line_type_name(uint32_t line_type);

/**
 * The code of region number `index` (ISO 3166-1, or `001`), as `septet_number_columns.region` holds them, counted from 0. The
 * order may change with the release of the numbering plans. Static; absent after the last.
 */
SEPTET_MUST_USE
struct septet_str septet_region_code(size_t index);

/**
 * Checks many numbers that lie in one buffer, as Arrow's string arrays do: row n is what lies between offset n and offset n + 1.
 * Linear in the data; allocates nothing. A bad number has its status in its row and does not stop the others.
 *
 * - `data`, `len`: the buffer, `len` octets.
 * - `offsets`, `offset_count`: one more than there are rows, ascending.
 * - `level`: a number of `septet_number_level`.
 * - `columns`: what is filled.
 *
 * Errors: `SEPTET_ERR_OFFSETS_INVALID` (index of the row), `SEPTET_ERR_COLUMN_TOO_SHORT` (`actual`, `limit`),
 * `SEPTET_ERR_INVALID_OPTION`. Nothing is written then.
 */
SEPTET_MUST_USE
septet_status septet_phone_check_many(const char *data,
                                      size_t len,
                                      const int32_t *offsets,
                                      size_t offset_count,
                                      uint32_t level,
                                      const struct septet_number_columns *columns,
                                      struct septet_error *err);

/**
 * `septet_phone_check_many` with offsets of 64 bits, as Arrow's large string arrays have.
 *
 * Errors: as there.
 */
SEPTET_MUST_USE
septet_status septet_phone_check_many64(const char *data,
                                        size_t len,
                                        const int64_t *offsets,
                                        size_t offset_count,
                                        uint32_t level,
                                        const struct septet_number_columns *columns,
                                        struct septet_error *err);

/**
 * Checks a sender; allocates nothing.
 *
 * - `alphabet`: a number of `septet_sender_alphabet`.
 *
 * Errors: `SEPTET_ERR_INVALID_UTF8`; `SEPTET_ERR_SENDER_EMPTY`, `_INVALID_CHARACTER` (position), `_EDGE_SPACE`, `_TOO_LONG`,
 * `_TOO_SHORT` (`actual`, `limit`), `_NO_LETTER`, `_LEADING_ZERO`; those of a number after a `+`; `SEPTET_ERR_INVALID_OPTION`.
 */
SEPTET_MUST_USE
septet_status septet_sender_parse(const char *text,
                                  size_t len,
                                  uint32_t alphabet,
                                  struct septet_sender *out,
                                  struct septet_error *err);

/**
 * The word of a `septet_sender_kind`. Static; absent for another number.
 */
SEPTET_MUST_USE struct septet_str septet_sender_kind_name(uint32_t kind);

/**
 * The word of a `septet_sender_alphabet`. Static; absent for another number.
 */
SEPTET_MUST_USE struct septet_str septet_sender_alphabet_name(uint32_t alphabet);

/**
 * Reads an amount by the number grammar of JSON, exactly; allocates nothing.
 *
 * - `out`: receives nanos, 10^-9 of a unit.
 *
 * Errors: `SEPTET_ERR_AMOUNT_INVALID`, `SEPTET_ERR_AMOUNT_TOO_PRECISE` (more than nine decimals that are not zero),
 * `SEPTET_ERR_AMOUNT_OVERFLOW`, `SEPTET_ERR_INVALID_UTF8`.
 */
SEPTET_MUST_USE
septet_status septet_amount_parse(const char *text,
                                  size_t len,
                                  int64_t *out,
                                  struct septet_error *err);

/**
 * Writes an amount in decimal with at least so many decimals: more when they are needed, never fewer, never an exponent.
 * Allocates nothing.
 *
 * Errors: `SEPTET_ERR_BUFFER_TOO_SMALL`.
 */
SEPTET_MUST_USE
septet_status septet_amount_format(int64_t nanos,
                                   uint8_t least_decimals,
                                   char *out,
                                   size_t out_cap,
                                   size_t *out_len,
                                   struct septet_error *err);

/**
 * Reads a price table: `{"currency": "USD", "prices": [{"prefix"?, "network"?, "route_id"?, "price"}]}`, where a price is a JSON
 * number or a string.
 *
 * - `out`: receives the handle, to be freed with `septet_price_table_free`.
 *
 * Errors: those of reading JSON (`SEPTET_ERR_INVALID_JSON` with the position, `SEPTET_ERR_WRONG_TYPE` with the field, …), of
 * amounts, `SEPTET_ERR_PRICE_PREFIX_INVALID`, `SEPTET_ERR_NETWORK_INVALID`, `SEPTET_ERR_DUPLICATE_PRICE` (index),
 * `SEPTET_ERR_CURRENCY_INVALID`.
 */
SEPTET_MUST_USE
septet_status septet_price_table_new(const char *json,
                                     size_t len,
                                     struct septet_price_table **out,
                                     struct septet_error *err);

/**
 * Frees a price table; NULL is nothing.
 */
void septet_price_table_free(struct septet_price_table *table);

/**
 * What one segment to a number costs, in nanos, or `SEPTET_NO_AMOUNT` when the table does not say. The route's own rows first,
 * then those for every route; among each by network, then by the longest prefix, then the default.
 *
 * - `route_id`: 0 for none.
 * - `digits`: as `septet_phone.digits`.
 * - `network`: MCC and MNC, five or six digits, where a look-up named one; else absent.
 *
 * Errors: those of `septet_phone_parse` for digits that are no number, `SEPTET_ERR_NETWORK_INVALID`.
 */
SEPTET_MUST_USE
septet_status septet_price_table_price(const struct septet_price_table *table,
                                       uint64_t route_id,
                                       uint64_t digits,
                                       struct septet_str network,
                                       int64_t *out,
                                       struct septet_error *err);

/**
 * The one currency of all prices.
 *
 * Errors: only those of usage.
 */
SEPTET_MUST_USE
septet_status septet_price_table_currency(const struct septet_price_table *table,
                                          struct septet_currency *out,
                                          struct septet_error *err);

/**
 * Reads facts from JSON. Every member may be left out: `approved_senders` (strings), `opted_out` and `blocked` (numbers), `hlr`
 * (`{"number", "reachable", "network"?}`), `balance` with `currency`, `prices` (a price table), `routes` (ids), `category`
 * (`transactional|marketing`), `strict`, `sender_alphabet` (`portable|common|gsm`), `number_level` (`syntax|length|numbering`),
 * `number_errors`, `duplicates` (`fail|allow|collapse`), and the text options `encoding`, `reference_bits`, `max_segments`, `newline`,
 * `normalize` (`none|nfc`), `languages` (ISO 639-1 codes), `keep_graphemes`, `keep_words`, `keep_urls`, `numbering`.
 *
 * - `out`: receives the handle, to be freed with `septet_facts_free`.
 *
 * Errors: those of reading JSON, `SEPTET_ERR_UNKNOWN_MEMBER`, `SEPTET_ERR_INVALID_OPTION`, and those of numbers, amounts and price
 * tables, each with its field.
 */
SEPTET_MUST_USE
septet_status septet_facts_new(const char *json,
                               size_t len,
                               struct septet_facts **out,
                               struct septet_error *err);

/**
 * Frees facts; NULL is nothing.
 */
void septet_facts_free(struct septet_facts *facts);

/**
 * Frees a request, and with it every string that was got from it; NULL is nothing.
 */
void septet_request_free(struct septet_request *request);

/**
 * The members of a request that was read with `septet_send_request_parse`. The strings belong to the handle.
 *
 * Errors: `SEPTET_ERR_NO_SUCH_ITEM` for a bulk request.
 */
SEPTET_MUST_USE
septet_status septet_request_send(const struct septet_request *request,
                                  struct septet_send_request *out,
                                  struct septet_error *err);

/**
 * The members of a request that was read with `septet_bulk_request_parse`. The strings belong to the handle.
 *
 * Errors: `SEPTET_ERR_NO_SUCH_ITEM` for a send request.
 */
SEPTET_MUST_USE
septet_status septet_request_bulk(const struct septet_request *request,
                                  struct septet_bulk_request *out,
                                  struct septet_error *err);

/**
 * Reads a bulk request from JSON. Rules about values are not checked here but by a plan.
 *
 * - `out`: receives the handle, to be asked with `septet_request_bulk` and freed with `septet_request_free`.
 *
 * Errors: as `septet_send_request_parse`; a recipient that is not a string is `SEPTET_ERR_WRONG_TYPE` with its index.
 */
SEPTET_MUST_USE
septet_status septet_bulk_request_parse(const char *json,
                                        size_t len,
                                        struct septet_request **out,
                                        struct septet_error *err);

/**
 * Writes a bulk request as compact JSON, without unknown members.
 *
 * Errors: `SEPTET_ERR_INVALID_UTF8`, `SEPTET_ERR_BUFFER_TOO_SMALL`.
 */
SEPTET_MUST_USE
septet_status septet_bulk_request_write(const struct septet_bulk_request *request,
                                        char *out,
                                        size_t out_cap,
                                        size_t *out_len,
                                        struct septet_error *err);

/**
 * Cuts a request with more recipients than one may have into requests that may be sent: gives number `index` of them, counted
 * from 0, as a view into the same strings. To plan them as the one list that they are, use one `septet_bulk_planner`.
 *
 * Errors: `SEPTET_ERR_NO_SUCH_ITEM` after the last.
 */
SEPTET_MUST_USE
septet_status septet_bulk_request_chunk(const struct septet_bulk_request *request,
                                        size_t index,
                                        struct septet_bulk_request *out,
                                        struct septet_error *err);

/**
 * Reads a send request from JSON. Rules about values are not checked here but by a plan.
 *
 * - `out`: receives the handle, to be asked with `septet_request_send` and freed with `septet_request_free`.
 *
 * Errors: `SEPTET_ERR_INVALID_UTF8`, `SEPTET_ERR_INVALID_JSON`, `SEPTET_ERR_JSON_TOO_DEEP` (position); `SEPTET_ERR_DUPLICATE_MEMBER`,
 * `SEPTET_ERR_WRONG_TYPE` (field).
 */
SEPTET_MUST_USE
septet_status septet_send_request_parse(const char *json,
                                        size_t len,
                                        struct septet_request **out,
                                        struct septet_error *err);

/**
 * Writes a send request as compact JSON, without unknown members.
 *
 * Errors: `SEPTET_ERR_INVALID_UTF8`, `SEPTET_ERR_BUFFER_TOO_SMALL`.
 */
SEPTET_MUST_USE
septet_status septet_send_request_write(const struct septet_send_request *request,
                                        char *out,
                                        size_t out_cap,
                                        size_t *out_len,
                                        struct septet_error *err);

/**
 * Judges a send request by the rules and by what the caller knows.
 *
 * - `facts`: NULL when nothing is known.
 * - `out`: receives the handle, to be freed with `septet_send_plan_free`.
 *
 * A request that breaks rules still has a plan, which tells every error at once. Errors: `SEPTET_ERR_INVALID_UTF8`.
 */
SEPTET_MUST_USE
septet_status septet_send_plan_new(const struct septet_send_request *request,
                                   const struct septet_facts *facts,
                                   struct septet_send_plan **out,
                                   struct septet_error *err);

/**
 * `septet_send_plan_new` for a request in JSON.
 *
 * Errors: as `septet_send_request_parse`.
 */
SEPTET_MUST_USE
septet_status septet_send_plan_new_json(const char *json,
                                        size_t len,
                                        const struct septet_facts *facts,
                                        struct septet_send_plan **out,
                                        struct septet_error *err);

/**
 * Frees a plan; NULL is nothing.
 */
void septet_send_plan_free(struct septet_send_plan *plan);

/**
 * What the plan says.
 *
 * Errors: only those of usage.
 */
SEPTET_MUST_USE
septet_status septet_send_plan_summary(const struct septet_send_plan *plan,
                                       struct septet_send_summary *out,
                                       struct septet_error *err);

/**
 * The encoding and the segments of the body.
 *
 * Errors: `SEPTET_ERR_NO_SUCH_ITEM` when there is no body that can be split.
 */
SEPTET_MUST_USE
septet_status septet_send_plan_analysis(const struct septet_send_plan *plan,
                                        struct septet_analysis *out,
                                        struct septet_error *err);

/**
 * What forbids sending: number `index` of `septet_send_summary.error_count`, counted from 0.
 *
 * Errors: `SEPTET_ERR_NO_SUCH_ITEM`.
 */
SEPTET_MUST_USE
septet_status septet_send_plan_error(const struct septet_send_plan *plan,
                                     size_t index,
                                     struct septet_error *out,
                                     struct septet_error *err);

/**
 * What may be a mistake: number `index` of `septet_send_summary.warning_count`, counted from 0.
 *
 * Errors: `SEPTET_ERR_NO_SUCH_ITEM`.
 */
SEPTET_MUST_USE
septet_status septet_send_plan_warning(const struct septet_send_plan *plan,
                                       size_t index,
                                       struct septet_error *out,
                                       struct septet_error *err);

/**
 * Writes the plan as compact JSON, in the shape of `septet_bulk_plan_write` with one message.
 *
 * Errors: `SEPTET_ERR_BUFFER_TOO_SMALL`.
 */
SEPTET_MUST_USE
septet_status septet_send_plan_write(const struct septet_send_plan *plan,
                                     char *out,
                                     size_t out_cap,
                                     size_t *out_len,
                                     struct septet_error *err);

/**
 * Writes the answer to a request that may not be sent, as compact JSON: the first error speaks, `details` lists every one when
 * there are several.
 *
 * - `request_id`: for `meta`.
 *
 * Errors: `SEPTET_ERR_NO_SUCH_ITEM` when nothing forbids sending, `SEPTET_ERR_BUFFER_TOO_SMALL`.
 */
SEPTET_MUST_USE
septet_status septet_send_plan_write_refusal(const struct septet_send_plan *plan,
                                             struct septet_str request_id,
                                             char *out,
                                             size_t out_cap,
                                             size_t *out_len,
                                             struct septet_error *err);

/**
 * Judges a bulk request by the rules and by what the caller knows.
 *
 * - `facts`: NULL when nothing is known.
 * - `out`: receives the handle, to be freed with `septet_bulk_plan_free`.
 *
 * A request that breaks rules still has a plan, which tells every error at once. Errors: `SEPTET_ERR_INVALID_UTF8`.
 */
SEPTET_MUST_USE
septet_status septet_bulk_plan_new(const struct septet_bulk_request *request,
                                   const struct septet_facts *facts,
                                   struct septet_bulk_plan **out,
                                   struct septet_error *err);

/**
 * `septet_bulk_plan_new` for a request in JSON.
 *
 * Errors: as `septet_bulk_request_parse`.
 */
SEPTET_MUST_USE
septet_status septet_bulk_plan_new_json(const char *json,
                                        size_t len,
                                        const struct septet_facts *facts,
                                        struct septet_bulk_plan **out,
                                        struct septet_error *err);

/**
 * Frees a plan; NULL is nothing.
 */
void septet_bulk_plan_free(struct septet_bulk_plan *plan);

/**
 * What the plan says.
 *
 * Errors: only those of usage.
 */
SEPTET_MUST_USE
septet_status septet_bulk_plan_summary(const struct septet_bulk_plan *plan,
                                       struct septet_bulk_summary *out,
                                       struct septet_error *err);

/**
 * The encoding and the segments of the body.
 *
 * Errors: `SEPTET_ERR_NO_SUCH_ITEM` when there is no body that can be split.
 */
SEPTET_MUST_USE
septet_status septet_bulk_plan_analysis(const struct septet_bulk_plan *plan,
                                        struct septet_analysis *out,
                                        struct septet_error *err);

/**
 * What forbids sending the request: number `index` of `septet_bulk_summary.error_count`, counted from 0.
 *
 * Errors: `SEPTET_ERR_NO_SUCH_ITEM`.
 */
SEPTET_MUST_USE
septet_status septet_bulk_plan_error(const struct septet_bulk_plan *plan,
                                     size_t index,
                                     struct septet_error *out,
                                     struct septet_error *err);

/**
 * What may be a mistake: number `index` of `septet_bulk_summary.warning_count`, counted from 0.
 *
 * Errors: `SEPTET_ERR_NO_SUCH_ITEM`.
 */
SEPTET_MUST_USE
septet_status septet_bulk_plan_warning(const struct septet_bulk_plan *plan,
                                       size_t index,
                                       struct septet_error *out,
                                       struct septet_error *err);

/**
 * One message of the plan, in the order of the request: number `index` of `septet_bulk_summary.total`, counted from 0.
 *
 * Errors: `SEPTET_ERR_NO_SUCH_ITEM`.
 */
SEPTET_MUST_USE
septet_status septet_bulk_plan_message(const struct septet_bulk_plan *plan,
                                       size_t index,
                                       struct septet_planned_message *out,
                                       struct septet_error *err);

/**
 * Why a message cannot be sent.
 *
 * Errors: `SEPTET_ERR_NO_SUCH_ITEM` when there is no such message, or when it can be sent.
 */
SEPTET_MUST_USE
septet_status septet_bulk_plan_message_error(const struct septet_bulk_plan *plan,
                                             size_t index,
                                             struct septet_error *out,
                                             struct septet_error *err);

/**
 * Writes the plan as compact JSON, the same in every face: `{"encoding","segments","total","ok","failed","cost","currency",
 * "errors","warnings","messages":[{"to","status","cost"?,"error"?}],"units","per_segment"}`. Amounts are exact numbers.
 *
 * Errors: `SEPTET_ERR_BUFFER_TOO_SMALL`.
 */
SEPTET_MUST_USE
septet_status septet_bulk_plan_write(const struct septet_bulk_plan *plan,
                                     char *out,
                                     size_t out_cap,
                                     size_t *out_len,
                                     struct septet_error *err);

/**
 * Writes the answer to a request that may not be sent, as compact JSON: the first error speaks, `details` lists every one when
 * there are several.
 *
 * - `request_id`: for `meta`.
 *
 * Errors: `SEPTET_ERR_NO_SUCH_ITEM` when nothing forbids sending, `SEPTET_ERR_BUFFER_TOO_SMALL`.
 */
SEPTET_MUST_USE
septet_status septet_bulk_plan_write_refusal(const struct septet_bulk_plan *plan,
                                             struct septet_str request_id,
                                             char *out,
                                             size_t out_cap,
                                             size_t *out_len,
                                             struct septet_error *err);

/**
 * Writes the answer to the request, once it is known what became of the messages that were sent: messages that the plan refused
 * fail with their own error and cost nothing.
 *
 * - `outcomes`, `outcome_count`: one for each message of the plan, in its order: `id` for every one; `status`, `cost` and the error
 *   for those that were sent. `to` is taken from the plan.
 * - `request_id`: for `meta`.
 *
 * Errors: `SEPTET_ERR_COLUMN_TOO_SHORT` when there are fewer outcomes than messages (`actual`, `limit`), `SEPTET_ERR_MISSING_MEMBER`
 * (index, field), `SEPTET_ERR_INVALID_UTF8`, `SEPTET_ERR_BUFFER_TOO_SMALL`.
 */
SEPTET_MUST_USE
septet_status septet_bulk_plan_write_result(const struct septet_bulk_plan *plan,
                                            const struct septet_bulk_item *outcomes,
                                            size_t outcome_count,
                                            struct septet_str request_id,
                                            char *out,
                                            size_t out_cap,
                                            size_t *out_len,
                                            struct septet_error *err);

/**
 * Begins the plan of a long list. The recipients of the request are not looked at: `septet_bulk_planner_plan` takes them.
 *
 * - `facts`: NULL when nothing is known.
 * - `out`: receives the handle, to be freed with `septet_bulk_planner_free`.
 *
 * Errors: `SEPTET_ERR_INVALID_UTF8`.
 */
SEPTET_MUST_USE
septet_status septet_bulk_planner_new(const struct septet_bulk_request *request,
                                      const struct septet_facts *facts,
                                      struct septet_bulk_planner **out,
                                      struct septet_error *err);

/**
 * Frees a planner; NULL is nothing. Plans that it made live on.
 */
void septet_bulk_planner_free(struct septet_bulk_planner *planner);

/**
 * Plans the next recipients. Their number is not judged; errors and warnings of the request stand in every plan.
 *
 * - `recipients`, `count`: the next piece of the list.
 * - `out`: receives the plan of the piece, to be freed with `septet_bulk_plan_free`.
 *
 * Errors: `SEPTET_ERR_INVALID_UTF8` (index); the planner is then as it was before.
 */
SEPTET_MUST_USE
septet_status septet_bulk_planner_plan(struct septet_bulk_planner *planner,
                                       const struct septet_str *recipients,
                                       size_t count,
                                       struct septet_bulk_plan **out,
                                       struct septet_error *err);

/**
 * Writes the whole answer to a send request, `201 Created`, as compact JSON.
 *
 * - `request_id`: for `meta`.
 *
 * Errors: `SEPTET_ERR_MISSING_MEMBER` (field), `SEPTET_ERR_CURRENCY_INVALID`, `SEPTET_ERR_INVALID_TIMESTAMP` (field),
 * `SEPTET_ERR_INVALID_UTF8`, `SEPTET_ERR_BUFFER_TOO_SMALL`.
 */
SEPTET_MUST_USE
septet_status septet_message_write(const struct septet_message *message,
                                   struct septet_str request_id,
                                   char *out,
                                   size_t out_cap,
                                   size_t *out_len,
                                   struct septet_error *err);

/**
 * Writes the whole answer to a bulk request, `201 Created` even when every message failed, as compact JSON. The counts are made
 * from the messages.
 *
 * - `items`, `item_count`: the messages, in the order of the request.
 * - `request_id`: for `meta`.
 *
 * Errors: `SEPTET_ERR_MISSING_MEMBER` (index, field), `SEPTET_ERR_INVALID_UTF8` (index), `SEPTET_ERR_BUFFER_TOO_SMALL`.
 */
SEPTET_MUST_USE
septet_status septet_bulk_result_write(const struct septet_bulk_item *items,
                                       size_t item_count,
                                       struct septet_str request_id,
                                       char *out,
                                       size_t out_cap,
                                       size_t *out_len,
                                       struct septet_error *err);

/**
 * Writes an answer that says no as compact JSON; `septet_status_http` tells its HTTP status.
 *
 * Errors: `SEPTET_ERR_MISSING_MEMBER` (field), `SEPTET_ERR_INVALID_UTF8`, `SEPTET_ERR_BUFFER_TOO_SMALL`.
 */
SEPTET_MUST_USE
septet_status septet_error_write(const struct septet_error_envelope *envelope,
                                 char *out,
                                 size_t out_cap,
                                 size_t *out_len,
                                 struct septet_error *err);

/**
 * Writes an event as compact JSON.
 *
 * - `message`: the message as it stands now.
 *
 * Errors: as `septet_message_write`.
 */
SEPTET_MUST_USE
septet_status septet_event_write(const struct septet_event *event,
                                 const struct septet_message *message,
                                 char *out,
                                 size_t out_cap,
                                 size_t *out_len,
                                 struct septet_error *err);

/**
 * Reads the whole answer to a send request. Members that are not known are ignored, `meta` may be missing.
 *
 * - `out`: receives the handle, to be freed with `septet_answer_free`.
 *
 * Errors: `SEPTET_ERR_INVALID_UTF8`, `SEPTET_ERR_INVALID_JSON`, `SEPTET_ERR_JSON_TOO_DEEP` (position); `SEPTET_ERR_DUPLICATE_MEMBER`,
 * `SEPTET_ERR_WRONG_TYPE`, `SEPTET_ERR_MISSING_MEMBER`, `SEPTET_ERR_INVALID_TIMESTAMP`, `SEPTET_ERR_CURRENCY_INVALID` and those of an
 * amount (field).
 */
SEPTET_MUST_USE
septet_status septet_message_parse(const char *json,
                                   size_t len,
                                   struct septet_answer **out,
                                   struct septet_error *err);

/**
 * Reads the whole answer to a bulk request. Members that are not known are ignored, `meta` may be missing.
 *
 * - `out`: receives the handle, to be freed with `septet_answer_free`.
 *
 * Errors: as `septet_message_parse`, and `SEPTET_ERR_INCONSISTENT_COUNTS` (field).
 */
SEPTET_MUST_USE
septet_status septet_bulk_result_parse(const char *json,
                                       size_t len,
                                       struct septet_answer **out,
                                       struct septet_error *err);

/**
 * Reads an answer that says no. Members that are not known are ignored, `meta` may be missing.
 *
 * - `out`: receives the handle, to be freed with `septet_answer_free`.
 *
 * Errors: as `septet_message_parse`.
 */
SEPTET_MUST_USE
septet_status septet_error_parse(const char *json,
                                 size_t len,
                                 struct septet_answer **out,
                                 struct septet_error *err);

/**
 * Reads an event. Members that are not known are ignored.
 *
 * - `out`: receives the handle, to be freed with `septet_answer_free`.
 *
 * Errors: as `septet_message_parse`.
 */
SEPTET_MUST_USE
septet_status septet_event_parse(const char *json,
                                 size_t len,
                                 struct septet_answer **out,
                                 struct septet_error *err);

/**
 * Frees an answer, and with it every string that was got from it; NULL is nothing.
 */
void septet_answer_free(struct septet_answer *answer);

/**
 * What an answer holds: a number of `septet_answer_kind`; `SEPTET_ANSWER_UNREADABLE` for NULL.
 */
SEPTET_MUST_USE uint32_t septet_answer_what(const struct septet_answer *answer);

/**
 * The id of the request that was answered, absent when `meta` does not tell it.
 *
 * Errors: only those of usage.
 */
SEPTET_MUST_USE
septet_status septet_answer_request_id(const struct septet_answer *answer,
                                       struct septet_str *out,
                                       struct septet_error *err);

/**
 * The message of an answer or of an event.
 *
 * Errors: `SEPTET_ERR_NO_SUCH_ITEM` when it holds none.
 */
SEPTET_MUST_USE
septet_status septet_answer_message(const struct septet_answer *answer,
                                    struct septet_message *out,
                                    struct septet_error *err);

/**
 * The counts of a bulk result.
 *
 * Errors: `SEPTET_ERR_NO_SUCH_ITEM` when it holds none.
 */
SEPTET_MUST_USE
septet_status septet_answer_bulk_result(const struct septet_answer *answer,
                                        struct septet_bulk_counts *out,
                                        struct septet_error *err);

/**
 * One message of a bulk result: number `index` of `septet_bulk_counts.total`, counted from 0.
 *
 * Errors: `SEPTET_ERR_NO_SUCH_ITEM`.
 */
SEPTET_MUST_USE
septet_status septet_answer_item(const struct septet_answer *answer,
                                 size_t index,
                                 struct septet_bulk_item *out,
                                 struct septet_error *err);

/**
 * The refusal that an answer holds.
 *
 * Errors: `SEPTET_ERR_NO_SUCH_ITEM` when it holds none.
 */
SEPTET_MUST_USE
septet_status septet_answer_error(const struct septet_answer *answer,
                                  struct septet_error_envelope *out,
                                  struct septet_error *err);

/**
 * The event that was read; `septet_answer_message` gives its message.
 *
 * Errors: `SEPTET_ERR_NO_SUCH_ITEM` when it is none.
 */
SEPTET_MUST_USE
septet_status septet_answer_event(const struct septet_answer *answer,
                                  struct septet_event *out,
                                  struct septet_error *err);

/**
 * Why an answer could not be read.
 *
 * Errors: `SEPTET_ERR_NO_SUCH_ITEM` when it could.
 */
SEPTET_MUST_USE
septet_status septet_answer_defect(const struct septet_answer *answer,
                                   struct septet_error *out,
                                   struct septet_error *err);

/**
 * Reads an answer and says whether the request may be sent again.
 *
 * - `http_status`: as it came.
 * - `body`, `body_len`: as they came, octets.
 * - `retry_after`: the header of that name, or absent.
 * - `now`: the time in seconds since 1970, needed only where `retry_after` may be a date; else NULL.
 * - `out`: receives the interpretation.
 * - `answer`: receives what the answer holds, to be freed with `septet_answer_free`; NULL when it is not wanted.
 *
 * Errors: only those of usage, and `SEPTET_ERR_INVALID_UTF8` for the header. An unreadable body is an interpretation too.
 */
SEPTET_MUST_USE
septet_status septet_response_interpret(uint16_t http_status,
                                        const char *body,
                                        size_t body_len,
                                        struct septet_str retry_after,
                                        const int64_t *now,
                                        struct septet_interpretation *out,
                                        struct septet_answer **answer,
                                        struct septet_error *err);

/**
 * What silence means: a number of `septet_retry`.
 *
 * - `written`: 0 when no octet of the request went out.
 */
SEPTET_MUST_USE uint32_t septet_response_interpret_silence(uint32_t written);

/**
 * The word of a `septet_retry`. Static; absent for another number.
 */
SEPTET_MUST_USE struct septet_str septet_retry_name(uint32_t retry);

/**
 * Whether a message with the status `now` may get the status `next`: `queued` → `unknown` → `sent` → `delivered` or `failed`, forward only,
 * steps may be left out. 1 or 0; 0 for words that this library does not know.
 */
SEPTET_MUST_USE
uint32_t septet_message_may_become(struct septet_str now,
                                   struct septet_str next);

/**
 * Moves a message to a status that a receipt or an event tells, if that is forward: receipts that come twice, late or out of order
 * change nothing.
 *
 * - `message`: its `status` is changed to a static string, and its `sent_at` where this is the first that proves it sent.
 * - `status`: a word as in `septet_message`.
 * - `at`: when it happened, in seconds since 1970.
 * - `moved`: receives 1 when the message moved, else 0.
 *
 * Errors: as `septet_message_write`.
 */
SEPTET_MUST_USE
septet_status septet_message_advance(struct septet_message *message,
                                     struct septet_str status,
                                     int64_t at,
                                     uint32_t *moved,
                                     struct septet_error *err);

/**
 * Writes the event that tells where a message stands, as compact JSON.
 *
 * - `event`: its `id`, `created_at`, `reference`, and the error where the message failed (`delivery_failed` unless told). Its `event_type` is not
 *   looked at: the message's status tells it.
 *
 * Errors: `SEPTET_ERR_NO_SUCH_ITEM` when no event tells of the message's status (`queued`, `unknown`), and as `septet_event_write`.
 */
SEPTET_MUST_USE
septet_status septet_message_write_event(const struct septet_message *message,
                                         const struct septet_event *event,
                                         char *out,
                                         size_t out_cap,
                                         size_t *out_len,
                                         struct septet_error *err);

/**
 * The word of a `septet_outcome`: `accepted`, `retryable`, `route_fault`, `hard`, `unknown`. Static; absent for another number.
 */
SEPTET_MUST_USE
struct septet_str septet_outcome_name(uint32_t outcome);

/**
 * The number of such a word; 0, which is no outcome, for another one.
 */
SEPTET_MUST_USE uint32_t septet_outcome_from_name(struct septet_str name);

/**
 * Reads a route's rules: `{"unlisted"?: outcome, "overrides"?: [{"command_status" | "http_status" | "provider_code": …, "outcome":
 * outcome, "error"?: code}, …]}`. They come before the tables.
 *
 * - `out`: receives the handle, to be freed with `septet_classifier_free`.
 *
 * Errors: those of reading JSON, `SEPTET_ERR_UNKNOWN_MEMBER`, `SEPTET_ERR_INVALID_OPTION` (field), `SEPTET_ERR_DUPLICATE_OVERRIDE`; what is about
 * one rule has its index.
 */
SEPTET_MUST_USE
septet_status septet_classifier_new(const char *json,
                                    size_t len,
                                    struct septet_classifier **out,
                                    struct septet_error *err);

/**
 * The rules that a route carries in its member `classifier`; a route without any is judged by the tables alone.
 *
 * - `route_id`: as `septet_action.route_id` tells it.
 * - `out`: receives the handle, to be freed with `septet_classifier_free`. It does not need the routes any longer.
 *
 * Errors: `SEPTET_ERR_ROUTE_NOT_ASSIGNED` (field) when none of them has this id.
 */
SEPTET_MUST_USE
septet_status septet_classifier_of_route(const struct septet_routes *routes,
                                         uint64_t route_id,
                                         struct septet_classifier **out,
                                         struct septet_error *err);

/**
 * Writes rules as compact JSON that `septet_classifier_new` reads, the same for the same rules.
 *
 * Errors: `SEPTET_ERR_BUFFER_TOO_SMALL`.
 */
SEPTET_MUST_USE
septet_status septet_classifier_write(const struct septet_classifier *classifier,
                                      char *out,
                                      size_t out_cap,
                                      size_t *out_len,
                                      struct septet_error *err);

/**
 * Frees rules; NULL is nothing.
 */
void septet_classifier_free(struct septet_classifier *classifier);

/**
 * What the `command_status` of a `submit_sm_resp` means (SMPP 3.4, 5.1.3; 5.0, 4.7.6). One that no standard lists is hard unless the
 * rules say otherwise.
 *
 * - `classifier`: the route's rules; NULL for the tables alone.
 *
 * Errors: only those of usage.
 */
SEPTET_MUST_USE
septet_status septet_classify_smpp(const struct septet_classifier *classifier,
                                   uint32_t command_status,
                                   struct septet_classification *out,
                                   struct septet_error *err);

/**
 * What an HTTP answer to a request that hands over a message means (RFC 9110, 15).
 *
 * - `classifier`: the route's rules; NULL for the tables alone.
 * - `http_status`: as it came.
 * - `has_message_id`: 0 unless the body could be read and holds the id of a message.
 * - `retry_after`: the header of that name, or absent.
 * - `now`: the time in seconds since 1970, needed only where `retry_after` may be a date; else NULL.
 *
 * Errors: only those of usage, and `SEPTET_ERR_INVALID_UTF8` for the header.
 */
SEPTET_MUST_USE
septet_status septet_classify_http(const struct septet_classifier *classifier,
                                   uint16_t http_status,
                                   uint32_t has_message_id,
                                   struct septet_str retry_after,
                                   const int64_t *now,
                                   struct septet_classification *out,
                                   struct septet_error *err);

/**
 * What a provider's own code means in the answer to a request that hands over a message; compared exactly. One that is not listed is hard
 * unless the rules say otherwise.
 *
 * - `classifier`: the route's rules; NULL for the tables alone.
 * - `provider`: `twilio`, `vonage`, `telnyx`, `aws` or `sinch`.
 * - `code`: as the provider wrote it.
 *
 * Errors: `SEPTET_ERR_INVALID_OPTION` (field) for another provider, `SEPTET_ERR_INVALID_UTF8`.
 */
SEPTET_MUST_USE
septet_status septet_classify_provider(const struct septet_classifier *classifier,
                                       struct septet_str provider,
                                       struct septet_str code,
                                       struct septet_classification *out,
                                       struct septet_error *err);

/**
 * What it means that no answer came: nothing written is retryable; a reset or silence after the first octet of the request went out
 * proves nothing.
 *
 * - `written`: 0 when no octet of the request went out.
 *
 * Errors: only those of usage.
 */
SEPTET_MUST_USE
septet_status septet_classify_no_response(uint32_t written,
                                          struct septet_classification *out,
                                          struct septet_error *err);

/**
 * The month of the providers' documentation that the tables of their codes follow: `2026-11`. Static.
 */
SEPTET_MUST_USE struct septet_str septet_provider_codes_version(void);

/**
 * Reads routes.
 *
 * - `routes`, `count`: one JSON text for each route: `{"id", "prefixes"?, "encodings"?, "max_segments"?, "sender_kinds"?, "price"?, "window"?,
 *   "segments_per_second"?, "burst"?, "priority"?, "idempotent"?, "classifier"?: {…}}`. Without any of the limits a route carries everything;
 *   `classifier` holds its rules about answers, as `septet_classifier_new` reads them.
 * - `out`: receives the handle, to be freed with `septet_routes_free`.
 *
 * Errors, each with the index of the route: those of reading JSON, `SEPTET_ERR_UNKNOWN_MEMBER`, `SEPTET_ERR_ROUTE_ID_OUT_OF_RANGE`,
 * `SEPTET_ERR_INVALID_OPTION`, `SEPTET_ERR_PRICE_PREFIX_INVALID`, those of an amount (field), and those of `septet_classifier_new`.
 */
SEPTET_MUST_USE
septet_status septet_routes_new(const struct septet_str *routes,
                                size_t count,
                                struct septet_routes **out,
                                struct septet_error *err);

/**
 * Frees routes; NULL is nothing.
 */
void septet_routes_free(struct septet_routes *routes);

/**
 * The routes that may carry a message, in the order in which they are to be tried: longest prefix, then lowest priority number, then lowest
 * price (unknown prices last), then lowest id. A named route stands alone.
 *
 * - `prices`: NULL when there is no table.
 *
 * Errors: `SEPTET_ERR_NO_ROUTE` when none can carry the message, `SEPTET_ERR_ROUTE_NOT_ASSIGNED` (field) when the named one is not among them,
 * `SEPTET_ERR_INVALID_OPTION` (field), `SEPTET_ERR_TOO_MANY_SEGMENTS`, `SEPTET_ERR_NETWORK_INVALID`, those of a number,
 * `SEPTET_ERR_BUFFER_TOO_SMALL`.
 */
SEPTET_MUST_USE
septet_status septet_routes_select(const struct septet_routes *routes,
                                   const struct septet_route_query *query,
                                   const struct septet_price_table *prices,
                                   struct septet_candidate *out,
                                   size_t out_cap,
                                   size_t *out_count,
                                   struct septet_error *err);

/**
 * A message to be sent over one of these routes. When none can carry it, it fails as soon as it starts; `septet_routes_select` tells why.
 *
 * - `prices`: NULL when there is no table.
 * - `policy`: JSON, or absent for the defaults, which never send twice: `{"on_unknown"?: "stop" | "continue" | "resubmit",
 *   "attempt_timeout_ms"?, "tries_per_route"?, "retries"?, "extra_transmits"?, "backoff_ms"?, "max_backoff_ms"?, "window"?, "entropy"?}`;
 *   `entropy` is a string of digits, random bits of the caller's.
 * - `out`: receives the handle, to be freed with `septet_dispatch_free`.
 *
 * Errors: of the query `SEPTET_ERR_INVALID_OPTION` (field), `SEPTET_ERR_NETWORK_INVALID` and those of a number; of the policy those of
 * reading JSON, `SEPTET_ERR_UNKNOWN_MEMBER` and `SEPTET_ERR_INVALID_OPTION` (field).
 */
SEPTET_MUST_USE
septet_status septet_dispatch_new(const struct septet_route_query *query,
                                  const struct septet_routes *routes,
                                  const struct septet_price_table *prices,
                                  struct septet_str policy,
                                  struct septet_dispatch **out,
                                  struct septet_error *err);

/**
 * A planned message, with the prices that the plan was made with. A plan with errors fails as soon as it starts, with the first of them,
 * and never transmits.
 *
 * - `policy`: as in `septet_dispatch_new`.
 * - `out`: receives the handle, to be freed with `septet_dispatch_free`. It does not need the plan any longer.
 *
 * Errors: those of the policy.
 */
SEPTET_MUST_USE
septet_status septet_dispatch_of_plan(const struct septet_send_plan *plan,
                                      const struct septet_routes *routes,
                                      struct septet_str policy,
                                      struct septet_dispatch **out,
                                      struct septet_error *err);

/**
 * Frees a dispatch; NULL is nothing.
 */
void septet_dispatch_free(struct septet_dispatch *dispatch);

/**
 * Begins.
 *
 * - `now_ms`: the time in milliseconds, from a clock that does not run backwards.
 *
 * Errors: only those of usage.
 */
SEPTET_MUST_USE
septet_status septet_dispatch_start(struct septet_dispatch *dispatch,
                                    uint64_t now_ms,
                                    struct septet_error *err);

/**
 * The answer to the attempt with this token: the first one counts. One that does not apply changes nothing.
 *
 * - `token`: that of the `SEPTET_ACTION_TRANSMIT`.
 * - `outcome`: a number of `septet_outcome`.
 * - `provider_id`: the network's id of the segment, or absent.
 * - `retry_after_ms`: the rest that the upstream asks for, an hour at most; 0 when it asks for none.
 * - `now_ms`: the time in milliseconds.
 *
 * Errors: `SEPTET_ERR_INVALID_OPTION` (field), `SEPTET_ERR_INVALID_UTF8`; the dispatch is then as it was before.
 */
SEPTET_MUST_USE
septet_status septet_dispatch_result(struct septet_dispatch *dispatch,
                                     uint64_t token,
                                     uint32_t outcome,
                                     struct septet_str provider_id,
                                     uint64_t retry_after_ms,
                                     uint64_t now_ms,
                                     struct septet_error *err);

/**
 * Time has passed: to be called at the time that `SEPTET_ACTION_TIMEOUT` tells, and at any other.
 *
 * Errors: only those of usage.
 */
SEPTET_MUST_USE
septet_status septet_dispatch_timeout(struct septet_dispatch *dispatch,
                                      uint64_t now_ms,
                                      struct septet_error *err);

/**
 * Sends nothing more. What is in flight is still waited for and booked.
 *
 * Errors: only those of usage.
 */
SEPTET_MUST_USE
septet_status septet_dispatch_cancel(struct septet_dispatch *dispatch,
                                     uint64_t now_ms,
                                     struct septet_error *err);

/**
 * The next thing to do. After every input, call this until it gives `SEPTET_ACTION_NONE`.
 *
 * Errors: only those of usage.
 */
SEPTET_MUST_USE
septet_status septet_dispatch_poll(struct septet_dispatch *dispatch,
                                   struct septet_action *out,
                                   struct septet_error *err);

/**
 * Where the message stands.
 *
 * Errors: only those of usage.
 */
SEPTET_MUST_USE
septet_status septet_dispatch_state(const struct septet_dispatch *dispatch,
                                    struct septet_message_state *out,
                                    struct septet_error *err);

/**
 * Writes the network's id of a segment: number `segment` of `septet_message_state.segments`, counted from 0.
 *
 * Errors: `SEPTET_ERR_NO_SUCH_ITEM` when it was not accepted or got none, `SEPTET_ERR_BUFFER_TOO_SMALL`.
 */
SEPTET_MUST_USE
septet_status septet_dispatch_provider_id(const struct septet_dispatch *dispatch,
                                          size_t segment,
                                          char *out,
                                          size_t out_cap,
                                          size_t *out_len,
                                          struct septet_error *err);

/**
 * Writes the whole answer to the request as it stands now, as compact JSON; `septet_message_parse` reads it.
 *
 * - `queued`: the message as it was when it was taken: its id, its texts and when it was created. What became of it is filled in. For
 *   `sent_at` the clock of the dispatch has to be milliseconds since 1970.
 * - `request_id`: for `meta`.
 *
 * Errors: as `septet_message_write`.
 */
SEPTET_MUST_USE
septet_status septet_dispatch_write_message(const struct septet_dispatch *dispatch,
                                            const struct septet_message *queued,
                                            struct septet_str request_id,
                                            char *out,
                                            size_t out_cap,
                                            size_t *out_len,
                                            struct septet_error *err);

/**
 * The routes that were found at fault: to be left out until somebody has looked at them.
 *
 * - `out`: receives their ids.
 *
 * Errors: `SEPTET_ERR_BUFFER_TOO_SMALL`.
 */
SEPTET_MUST_USE
septet_status septet_dispatch_parked_routes(const struct septet_dispatch *dispatch,
                                            uint64_t *out,
                                            size_t out_cap,
                                            size_t *out_count,
                                            struct septet_error *err);

/**
 * Writes the whole state as JSON, without texts and numbers. Store it after each drain and before what was drained is done: a transmit
 * that the snapshot does not know could be repeated.
 *
 * Errors: `SEPTET_ERR_BUFFER_TOO_SMALL`.
 */
SEPTET_MUST_USE
septet_status septet_dispatch_snapshot(const struct septet_dispatch *dispatch,
                                       char *out,
                                       size_t out_cap,
                                       size_t *out_len,
                                       struct septet_error *err);

/**
 * A dispatch as it was when its snapshot was written, at a later time. What was in flight is unknown now: it is never sent again, whatever the
 * policy; its answer may still come. Poll after this as after an input.
 *
 * - `out`: receives the handle, to be freed with `septet_dispatch_free`.
 *
 * Errors: those of reading JSON; `SEPTET_ERR_INVALID_SNAPSHOT` (field) for one of another kind or release, or one that contradicts itself.
 */
SEPTET_MUST_USE
septet_status septet_dispatch_restore(const char *json,
                                      size_t len,
                                      uint64_t now_ms,
                                      struct septet_dispatch **out,
                                      struct septet_error *err);

/**
 * No message yet: `septet_bulk_dispatch_push` adds them.
 *
 * - `policy`: as in `septet_dispatch_new`.
 * - `balance`: money to hold back from, in nanos, or `SEPTET_NO_AMOUNT` for no limit. A message whose dearest route costs more than what is left
 *   fails with `insufficient_balance`; what a message turns out not to need is there for later ones.
 * - `out`: receives the handle, to be freed with `septet_bulk_dispatch_free`.
 *
 * Errors: those of the policy.
 */
SEPTET_MUST_USE
septet_status septet_bulk_dispatch_new(const struct septet_routes *routes,
                                       struct septet_str policy,
                                       int64_t balance,
                                       struct septet_bulk_dispatch **out,
                                       struct septet_error *err);

/**
 * A planned request: one message for each of the plan's, with the same indices, over the prices and the balance that the plan was made
 * with. Those that the plan refuses fail, and all do when the request has errors.
 *
 * - `policy`: as in `septet_dispatch_new`.
 * - `out`: receives the handle, to be freed with `septet_bulk_dispatch_free`.
 *
 * Errors: those of the policy.
 */
SEPTET_MUST_USE
septet_status septet_bulk_dispatch_of_plan(const struct septet_bulk_plan *plan,
                                           const struct septet_routes *routes,
                                           struct septet_str policy,
                                           struct septet_bulk_dispatch **out,
                                           struct septet_error *err);

/**
 * Frees a dispatch; NULL is nothing.
 */
void septet_bulk_dispatch_free(struct septet_bulk_dispatch *dispatch);

/**
 * Adds a message; also after the start. When no route can carry it, it fails as soon as it starts.
 *
 * - `prices`: NULL when there is no table.
 *
 * Errors: `SEPTET_ERR_INVALID_OPTION` (field), `SEPTET_ERR_NETWORK_INVALID` and those of a number; then none is added.
 */
SEPTET_MUST_USE
septet_status septet_bulk_dispatch_push(struct septet_bulk_dispatch *dispatch,
                                        const struct septet_route_query *query,
                                        const struct septet_price_table *prices,
                                        struct septet_error *err);

/**
 * Adds a message that was refused before any route was asked, so that the indices stay those of the caller.
 *
 * - `why`: a number of `septet_code`.
 *
 * Errors: `SEPTET_ERR_INVALID_OPTION` (field) for another number.
 */
SEPTET_MUST_USE
septet_status septet_bulk_dispatch_push_refused(struct septet_bulk_dispatch *dispatch,
                                                septet_status why,
                                                struct septet_error *err);

/**
 * Begins.
 *
 * - `now_ms`: the time in milliseconds, from a clock that does not run backwards.
 *
 * Errors: only those of usage.
 */
SEPTET_MUST_USE
septet_status septet_bulk_dispatch_start(struct septet_bulk_dispatch *dispatch,
                                         uint64_t now_ms,
                                         struct septet_error *err);

/**
 * The answer to the attempt with this token: the first one counts. One that does not apply changes nothing.
 *
 * - `token`: that of the `SEPTET_ACTION_TRANSMIT`.
 * - `outcome`: a number of `septet_outcome`.
 * - `provider_id`: the network's id of the segment, or absent.
 * - `retry_after_ms`: the rest that the upstream asks for, an hour at most; 0 when it asks for none.
 * - `now_ms`: the time in milliseconds.
 *
 * Errors: `SEPTET_ERR_INVALID_OPTION` (field), `SEPTET_ERR_INVALID_UTF8`; the dispatch is then as it was before.
 */
SEPTET_MUST_USE
septet_status septet_bulk_dispatch_result(struct septet_bulk_dispatch *dispatch,
                                          uint64_t token,
                                          uint32_t outcome,
                                          struct septet_str provider_id,
                                          uint64_t retry_after_ms,
                                          uint64_t now_ms,
                                          struct septet_error *err);

/**
 * Time has passed: to be called at the time that `SEPTET_ACTION_TIMEOUT` tells, and at any other.
 *
 * Errors: only those of usage.
 */
SEPTET_MUST_USE
septet_status septet_bulk_dispatch_timeout(struct septet_bulk_dispatch *dispatch,
                                           uint64_t now_ms,
                                           struct septet_error *err);

/**
 * Sends nothing more of any message. What is in flight is still waited for and booked.
 *
 * Errors: only those of usage.
 */
SEPTET_MUST_USE
septet_status septet_bulk_dispatch_cancel(struct septet_bulk_dispatch *dispatch,
                                          uint64_t now_ms,
                                          struct septet_error *err);

/**
 * Sends nothing more of one message; nothing happens when there is no message of this index.
 *
 * Errors: only those of usage.
 */
SEPTET_MUST_USE
septet_status septet_bulk_dispatch_cancel_message(struct septet_bulk_dispatch *dispatch,
                                                  size_t message,
                                                  uint64_t now_ms,
                                                  struct septet_error *err);

/**
 * The next thing to do. After every input, call this until it gives `SEPTET_ACTION_NONE`.
 *
 * Errors: only those of usage.
 */
SEPTET_MUST_USE
septet_status septet_bulk_dispatch_poll(struct septet_bulk_dispatch *dispatch,
                                        struct septet_action *out,
                                        struct septet_error *err);

/**
 * How many messages there are; 0 for NULL.
 */
SEPTET_MUST_USE size_t septet_bulk_dispatch_total(const struct septet_bulk_dispatch *dispatch);

/**
 * How many messages have not ended; 0 for NULL.
 */
SEPTET_MUST_USE size_t septet_bulk_dispatch_open(const struct septet_bulk_dispatch *dispatch);

/**
 * Where a message stands, at any time.
 *
 * Errors: `SEPTET_ERR_NO_SUCH_ITEM`.
 */
SEPTET_MUST_USE
septet_status septet_bulk_dispatch_state(const struct septet_bulk_dispatch *dispatch,
                                         size_t message,
                                         struct septet_message_state *out,
                                         struct septet_error *err);

/**
 * Writes the network's id of a message's segment, as `septet_dispatch_provider_id`.
 *
 * Errors: `SEPTET_ERR_NO_SUCH_ITEM` when it was not accepted or got none, `SEPTET_ERR_BUFFER_TOO_SMALL`.
 */
SEPTET_MUST_USE
septet_status septet_bulk_dispatch_provider_id(const struct septet_bulk_dispatch *dispatch,
                                               size_t message,
                                               size_t segment,
                                               char *out,
                                               size_t out_cap,
                                               size_t *out_len,
                                               struct septet_error *err);

/**
 * Writes the whole answer to the request as it stands now, as compact JSON; messages that have not ended are `queued`.
 *
 * - `plan`: the one that the dispatch was made of.
 * - `ids`, `id_count`: the id of each message, in the order of the plan.
 * - `request_id`: for `meta`.
 *
 * Errors: `SEPTET_ERR_COLUMN_TOO_SHORT` when there are fewer ids than messages (`actual`, `limit`), `SEPTET_ERR_INVALID_UTF8`,
 * `SEPTET_ERR_BUFFER_TOO_SMALL`.
 */
SEPTET_MUST_USE
septet_status septet_bulk_dispatch_write_result(const struct septet_bulk_dispatch *dispatch,
                                                const struct septet_bulk_plan *plan,
                                                const struct septet_str *ids,
                                                size_t id_count,
                                                struct septet_str request_id,
                                                char *out,
                                                size_t out_cap,
                                                size_t *out_len,
                                                struct septet_error *err);

/**
 * The routes that were found at fault: to be left out until somebody has looked at them.
 *
 * - `out`: receives their ids.
 *
 * Errors: `SEPTET_ERR_BUFFER_TOO_SMALL`.
 */
SEPTET_MUST_USE
septet_status septet_bulk_dispatch_parked_routes(const struct septet_bulk_dispatch *dispatch,
                                                 uint64_t *out,
                                                 size_t out_cap,
                                                 size_t *out_count,
                                                 struct septet_error *err);

/**
 * Writes the whole state as JSON, without texts and numbers. Store it after each drain and before what was drained is done: a transmit
 * that the snapshot does not know could be repeated.
 *
 * Errors: `SEPTET_ERR_BUFFER_TOO_SMALL`.
 */
SEPTET_MUST_USE
septet_status septet_bulk_dispatch_snapshot(const struct septet_bulk_dispatch *dispatch,
                                            char *out,
                                            size_t out_cap,
                                            size_t *out_len,
                                            struct septet_error *err);

/**
 * A dispatch as it was when its snapshot was written, at a later time, as `septet_dispatch_restore`.
 *
 * - `routes`: those that it was made of, for messages that are added later.
 * - `out`: receives the handle, to be freed with `septet_bulk_dispatch_free`.
 *
 * Errors: as `septet_dispatch_restore`; `SEPTET_ERR_INVALID_SNAPSHOT` (field) too when the routes are not the same.
 */
SEPTET_MUST_USE
septet_status septet_bulk_dispatch_restore(const char *json,
                                           size_t len,
                                           const struct septet_routes *routes,
                                           uint64_t now_ms,
                                           struct septet_bulk_dispatch **out,
                                           struct septet_error *err);

/**
 * Writes what a request asks for, as 64 lower-case hexadecimal digits (`SEPTET_FINGERPRINT_LEN`): the SHA-256 of its canonical form. The order
 * of members, white space, escapes and unknown members change nothing; the order of recipients does. Who knows a fingerprint can try
 * bodies and numbers until one fits: keep it as safe as the request.
 *
 * - `operation`: a number of `septet_operation`.
 *
 * Errors: `SEPTET_ERR_INVALID_OPTION` (field), those of `septet_send_request_parse`, `SEPTET_ERR_BUFFER_TOO_SMALL`.
 */
SEPTET_MUST_USE
septet_status septet_idempotency_fingerprint(uint32_t operation,
                                             const char *json,
                                             size_t len,
                                             char *out,
                                             size_t out_cap,
                                             size_t *out_len,
                                             struct septet_error *err);

/**
 * The same of a request that was read.
 *
 * Errors: `SEPTET_ERR_BUFFER_TOO_SMALL`.
 */
SEPTET_MUST_USE
septet_status septet_request_fingerprint(const struct septet_request *request,
                                         char *out,
                                         size_t out_cap,
                                         size_t *out_len,
                                         struct septet_error *err);

/**
 * What to do with a request, given what is stored under its key. To send once only, looking the key up and storing it as in flight have to be
 * one step of the store (insert if absent).
 *
 * - `stored`: NULL when the key is new.
 * - `fingerprint`: of the request that came.
 * - `now`: in seconds since 1970.
 * - `out`: receives a number of `septet_decision`.
 *
 * Errors: `SEPTET_ERR_FINGERPRINT_INVALID`, `SEPTET_ERR_INVALID_UTF8`.
 */
SEPTET_MUST_USE
septet_status septet_idempotency_decide(const struct septet_stored *stored,
                                        struct septet_str fingerprint,
                                        int64_t now,
                                        uint32_t *out,
                                        struct septet_error *err);

/**
 * The word of a `septet_decision`: `proceed`, `replay`, `conflict`, `in_flight`. Static; absent for another number.
 */
SEPTET_MUST_USE
struct septet_str septet_decision_name(uint32_t decision);

/**
 * What to answer with, when the request is refused: a number of `septet_code`; `SEPTET_OK` when it is not.
 */
SEPTET_MUST_USE septet_status septet_decision_status(uint32_t decision);

/**
 * Checks the signature of a webhook's body: `t=SECONDS,v1=HEX`, HMAC-SHA-256 over `SECONDS.BODY`. Macs are compared in constant time.
 *
 * - `header`: the header that carries the signature.
 * - `body`, `body_len`: the octets as they came, not JSON written again.
 * - `secrets`, `secret_count`: octets of any kind; one that fits is enough, so that a secret can be replaced.
 * - `now`: in seconds since 1970.
 * - `tolerance`: how many seconds the signature's time may lie from now in both directions; `SEPTET_SIGNATURE_TOLERANCE` suits.
 *
 * Errors, in this order: `SEPTET_ERR_INVALID_OPTION` without any secret or with an empty one (index), `SEPTET_ERR_SIGNATURE_MALFORMED` (position in
 * the header), `SEPTET_ERR_SIGNATURE_MISMATCH`, `SEPTET_ERR_SIGNATURE_EXPIRED`.
 */
SEPTET_MUST_USE
septet_status septet_webhook_verify(struct septet_str header,
                                    const char *body,
                                    size_t body_len,
                                    const struct septet_str *secrets,
                                    size_t secret_count,
                                    int64_t now,
                                    uint64_t tolerance,
                                    struct septet_error *err);

/**
 * Writes the header with which a webhook's body is sent: one `v1` for each secret, in their order.
 *
 * - `body`, `body_len`: the octets that will be sent.
 * - `secrets`, `secret_count`: octets of any kind.
 * - `now`: in seconds since 1970.
 *
 * Errors: `SEPTET_ERR_INVALID_OPTION` without any secret or with an empty one (index), `SEPTET_ERR_INVALID_TIMESTAMP` for a time before 1970,
 * `SEPTET_ERR_BUFFER_TOO_SMALL`.
 */
SEPTET_MUST_USE
septet_status septet_webhook_sign(const char *body,
                                  size_t body_len,
                                  const struct septet_str *secrets,
                                  size_t secret_count,
                                  int64_t now,
                                  char *out,
                                  size_t out_cap,
                                  size_t *out_len,
                                  struct septet_error *err);

/**
 * The operation of a method and a path below wherever the API is mounted; a query after the path is ignored.
 *
 * - `out`: receives a number of `septet_operation`.
 *
 * Errors: `SEPTET_ERR_NOT_FOUND`, `SEPTET_ERR_METHOD_NOT_ALLOWED`, `SEPTET_ERR_INVALID_UTF8`.
 */
SEPTET_MUST_USE
septet_status septet_http_route(struct septet_str method,
                                struct septet_str path,
                                uint32_t *out,
                                struct septet_error *err);

/**
 * Checks the headers of an HTTP request before its body is read, and gives the bearer token.
 *
 * - `token`: receives a view into `authorization`.
 *
 * Errors, in this order: `SEPTET_ERR_UNAUTHORIZED`, `SEPTET_ERR_UNSUPPORTED_MEDIA_TYPE`, `SEPTET_ERR_PAYLOAD_TOO_LARGE` (`actual`,
 * `limit`). A header that is not UTF-8 is `SEPTET_ERR_INVALID_UTF8`.
 */
SEPTET_MUST_USE
septet_status septet_http_check(const struct septet_http_headers *headers,
                                struct septet_str *token,
                                struct septet_error *err);

/**
 * Writes an id of 29 octets (`SEPTET_ID_LEN`).
 *
 * - `kind`: a number of `septet_id_kind`.
 * - `random`: 24 octets (`SEPTET_ID_RANDOM_LEN`) from a source that nobody can foresee.
 *
 * Errors: `SEPTET_ERR_INVALID_OPTION`, `SEPTET_ERR_BUFFER_TOO_SMALL`.
 */
SEPTET_MUST_USE
septet_status septet_id_format(uint32_t kind,
                               const uint8_t *random,
                               char *out,
                               size_t out_cap,
                               size_t *out_len,
                               struct septet_error *err);

/**
 * Writes a time in RFC 3339 with whole seconds and `+00:00`: 25 octets (`SEPTET_TIMESTAMP_LEN`). Allocates nothing.
 *
 * - `seconds`: since 1970.
 *
 * Errors: `SEPTET_ERR_INVALID_TIMESTAMP` outside the years 0000 to 9999, `SEPTET_ERR_BUFFER_TOO_SMALL`.
 */
SEPTET_MUST_USE
septet_status septet_timestamp_format(int64_t seconds,
                                      char *out,
                                      size_t out_cap,
                                      size_t *out_len,
                                      struct septet_error *err);

/**
 * Reads a time in RFC 3339 with any offset; a fraction of a second is dropped.
 *
 * - `out`: receives seconds since 1970.
 *
 * Errors: `SEPTET_ERR_INVALID_TIMESTAMP`, `SEPTET_ERR_INVALID_UTF8`.
 */
SEPTET_MUST_USE
septet_status septet_timestamp_parse(const char *text,
                                     size_t len,
                                     int64_t *out,
                                     struct septet_error *err);

/**
 * Packs septets, one in each octet, eight into seven octets: the first septet in the lowest bits of the first octet, above the
 * fill bits (TS 23.038, 6.1.2.1.1). Fill bits and spare bits are zero. Linear in the septets.
 *
 * - `septets`, `count`: the septets.
 * - `fill_bits`: 0 to 6 bits before the first septet.
 * - `out`, `out_cap`, `out_len`: a buffer of the caller's, its size, and how many octets there are.
 *
 * Errors: `SEPTET_ERR_SEPTET_INVALID` (position) at the first value above 0x7F; `SEPTET_ERR_INVALID_OPTION` for more than 6 fill
 * bits; `SEPTET_ERR_BUFFER_TOO_SMALL`.
 */
SEPTET_MUST_USE
septet_status septet_septets_pack(const uint8_t *septets,
                                  size_t count,
                                  uint32_t fill_bits,
                                  uint8_t *out,
                                  size_t out_cap,
                                  size_t *out_len,
                                  struct septet_error *err);

/**
 * Unpacks exactly `count` septets that stand behind `fill_bits`, one into each octet. Fill bits, spare bits and octets behind them
 * are not looked at: spare bits never become an `@`. Linear in the septets.
 *
 * - `octets`, `len`: the packed septets.
 * - `out`, `out_cap`, `out_len`: a buffer of the caller's, its size, and how many septets there are: `count`.
 *
 * Errors: `SEPTET_ERR_OCTETS_TRUNCATED` (position: the end) when the octets do not hold so many; `SEPTET_ERR_INVALID_OPTION` for
 * more than 6 fill bits; `SEPTET_ERR_BUFFER_TOO_SMALL`.
 */
SEPTET_MUST_USE
septet_status septet_septets_unpack(const uint8_t *octets,
                                    size_t len,
                                    size_t count,
                                    uint32_t fill_bits,
                                    uint8_t *out,
                                    size_t out_cap,
                                    size_t *out_len,
                                    struct septet_error *err);

/**
 * The septets of a text, one in each octet, by the default alphabet or national tables.
 *
 * - `text`, `len`: UTF-8, `len` octets.
 * - `locking`, `single`: National Language Identifiers of the tables, 0 for the default ones.
 * - `out`, `out_cap`, `out_len`: a buffer of the caller's, its size, and how many septets there are.
 *
 * Errors: `SEPTET_ERR_INVALID_UTF8`, `SEPTET_ERR_NOT_GSM7` (position) at the first character that is in neither table;
 * `SEPTET_ERR_INVALID_OPTION` for an identifier without a language; `SEPTET_ERR_BUFFER_TOO_SMALL`.
 */
SEPTET_MUST_USE
septet_status septet_septets_encode(const char *text,
                                    size_t len,
                                    uint32_t locking,
                                    uint32_t single,
                                    uint8_t *out,
                                    size_t out_cap,
                                    size_t *out_len,
                                    struct septet_error *err);

/**
 * The text of septets, one in each octet. Every sequence of septets is a text; escapes that announce no character are counted,
 * and read as TS 23.038, 6.2.1.1 says.
 *
 * - `locking`, `single`: National Language Identifiers of the tables, 0 for the default ones.
 * - `out`, `out_cap`, `out_len`: a buffer of the caller's, its size, and how many octets of UTF-8 there are.
 * - `unknown_escapes`: receives the number of such escapes; may be NULL.
 *
 * Errors: `SEPTET_ERR_SEPTET_INVALID` (position) at the first value above 0x7F; `SEPTET_ERR_INVALID_OPTION`;
 * `SEPTET_ERR_BUFFER_TOO_SMALL`.
 */
SEPTET_MUST_USE
septet_status septet_septets_decode(const uint8_t *septets,
                                    size_t count,
                                    uint32_t locking,
                                    uint32_t single,
                                    char *out,
                                    size_t out_cap,
                                    size_t *out_len,
                                    size_t *unknown_escapes,
                                    struct septet_error *err);

/**
 * Writes a user data header of these elements, in this order, beginning with its length octet; nothing without elements.
 *
 * ```text
 * octets  05 00 03 2A 02 01   length, identifier, length of the data, reference 42, total 2, number 1
 * ```
 *
 * - `elements`, `count`: the elements.
 * - `out`, `out_cap`, `out_len`: a buffer of the caller's, its size, and how many octets there are: at most 140.
 *
 * Errors, with the element's index: `SEPTET_ERR_HEADER_TOO_LONG` (octets) when 140 octets do not hold it; `SEPTET_ERR_HEADER_INVALID`
 * for numbers that make no sense; `SEPTET_ERR_INVALID_OPTION` (field); `SEPTET_ERR_BUFFER_TOO_SMALL`.
 */
SEPTET_MUST_USE
septet_status septet_udh_build(const struct septet_udh_element *elements,
                               size_t count,
                               uint8_t *out,
                               size_t out_cap,
                               size_t *out_len,
                               struct septet_error *err);

/**
 * Reads the header that octets of user data begin with; what follows it is not looked at.
 *
 * - `octets`, `len`: the user data; the elements point into it.
 * - `out`, `out_cap`, `out_count`: an array of the caller's, its room, and how many elements there are: at most 69.
 * - `what_counts`: receives a summary; may be NULL.
 *
 * Errors: `SEPTET_ERR_OCTETS_TRUNCATED` (position) when there are fewer octets than the length octet says;
 * `SEPTET_ERR_HEADER_INVALID` (position) at an element that the header's end cuts off; `SEPTET_ERR_HEADER_TOO_LONG` beyond 140;
 * `SEPTET_ERR_BUFFER_TOO_SMALL`.
 */
SEPTET_MUST_USE
septet_status septet_udh_parse(const uint8_t *octets,
                               size_t len,
                               struct septet_udh_element *out,
                               size_t out_cap,
                               size_t *out_count,
                               struct septet_udh *what_counts,
                               struct septet_error *err);

/**
 * The address of a text, as people write it: `+` and digits is international; digits, `*` and `#` a number of unknown type in the
 * telephone numbering plan; anything else a name.
 *
 * - `text`, `len`: UTF-8, `len` octets.
 *
 * Errors: `SEPTET_ERR_INVALID_UTF8`, `SEPTET_ERR_NOT_GSM7` (position); `SEPTET_ERR_ADDRESS_INVALID` (`actual`, `limit`) beyond 20
 * digits or 11 septets.
 */
SEPTET_MUST_USE
septet_status septet_address_parse(const char *text,
                                   size_t len,
                                   struct septet_address *out,
                                   struct septet_error *err);

/**
 * The address of a name, even one that looks like a number: up to 11 septets of the default alphabet.
 *
 * Errors: as `septet_address_parse`.
 */
SEPTET_MUST_USE
septet_status septet_address_alphanumeric(const char *name,
                                          size_t len,
                                          struct septet_address *out,
                                          struct septet_error *err);

/**
 * The address of digits with a type of number and a numbering plan.
 *
 * - `digits`, `len`: `0` to `9`, `*`, `#`, `a`, `b`, `c`; at most 20.
 * - `ton`: 0 to 7, but not that of a name (5); `npi`: 0 to 15.
 *
 * Errors: `SEPTET_ERR_ADDRESS_INVALID` (position, or `actual` and `limit`); `SEPTET_ERR_INVALID_OPTION` (field).
 */
SEPTET_MUST_USE
septet_status septet_address_numeric(const char *digits,
                                     size_t len,
                                     uint32_t ton,
                                     uint32_t npi,
                                     struct septet_address *out,
                                     struct septet_error *err);

/**
 * Reads a field that a TPDU has. To write one, take `octets` of the struct.
 *
 * - `octets`, `len`: the whole field.
 *
 * Errors, with the position: `SEPTET_ERR_ADDRESS_INVALID` for more than 20 semi-octets and for a filler that stands where a digit has
 * to; `SEPTET_ERR_OCTETS_TRUNCATED`; `SEPTET_ERR_OCTETS_LEFT_OVER`.
 */
SEPTET_MUST_USE
septet_status septet_address_decode(const uint8_t *octets,
                                    size_t len,
                                    struct septet_address *out,
                                    struct septet_error *err);

/**
 * What a scheme says: every octet means something.
 *
 * Errors: `SEPTET_ERR_INVALID_OPTION` for more than an octet.
 */
SEPTET_MUST_USE
septet_status septet_data_coding_read(uint32_t data_coding,
                                      struct septet_data_coding *out,
                                      struct septet_error *err);

/**
 * The scheme of a character set, a class, or an indication that messages wait, which has no class.
 *
 * - `out`: receives the octet.
 *
 * Errors: `SEPTET_ERR_DATA_CODING_MISMATCH` for an indication with another character set than GSM-7, or UCS-2 that is kept;
 * `SEPTET_ERR_INVALID_OPTION` (field).
 */
SEPTET_MUST_USE
septet_status septet_data_coding_write(const struct septet_data_coding *data_coding,
                                       uint32_t *out,
                                       struct septet_error *err);

/**
 * Which TPDU octets are: a number of `septet_tpdu_kind`. They are read as a whole, so that what has a kind can be decoded.
 *
 * - `has_service_centre`: 1 when the service centre's address stands before the TPDU, as modems have it; 0 when not.
 *
 * Errors, with the position: `SEPTET_ERR_MESSAGE_TYPE_UNEXPECTED` for the reserved type, and as the functions that decode.
 */
SEPTET_MUST_USE
septet_status septet_tpdu_what(const uint8_t *octets,
                               size_t len,
                               uint32_t has_service_centre,
                               uint32_t *out,
                               struct septet_error *err);

/**
 * The stamp of an instant, told in local time so many quarters of an hour ahead of UTC.
 *
 * Errors: `SEPTET_ERR_SERVICE_TIME_INVALID` when local time is outside the years 1990 to 2089, or the zone outside -79 to 79.
 */
SEPTET_MUST_USE
septet_status septet_service_time_new(int64_t unix_seconds,
                                      int32_t quarters,
                                      struct septet_service_time *out,
                                      struct septet_error *err);

/**
 * What the seven octets of a stamp say. Digits that are no date are kept, and told by `is_date`.
 *
 * - `octets`: seven octets.
 */
SEPTET_MUST_USE
septet_status septet_service_time_read(const uint8_t *octets,
                                       struct septet_service_time *out,
                                       struct septet_error *err);

/**
 * The shortest relative period that is not shorter than so many seconds: steps of 5 minutes up to weeks.
 *
 * Errors: `SEPTET_ERR_VALIDITY_INVALID` (`actual`, `limit` in seconds) beyond 63 weeks.
 */
SEPTET_MUST_USE
septet_status septet_validity_relative(uint32_t seconds,
                                       struct septet_validity *out,
                                       struct septet_error *err);

/**
 * A period up to an instant.
 *
 * Errors: as `septet_service_time_new`.
 */
SEPTET_MUST_USE
septet_status septet_validity_absolute(int64_t unix_seconds,
                                       int32_t quarters,
                                       struct septet_validity *out,
                                       struct septet_error *err);

/**
 * A period of 1 to 255 seconds, in the enhanced format.
 *
 * - `single_shot`: 1 when the network is to try only once.
 *
 * Errors: `SEPTET_ERR_VALIDITY_INVALID` for 0 seconds; `SEPTET_ERR_INVALID_OPTION` (field).
 */
SEPTET_MUST_USE
septet_status septet_validity_enhanced(uint32_t seconds,
                                       uint32_t single_shot,
                                       struct septet_validity *out,
                                       struct septet_error *err);

/**
 * Writes a text as user data, behind a header. GSM-7 is written with the national tables that the header names, with fill bits up to
 * the next septet boundary.
 *
 * - `text`, `len`: UTF-8, `len` octets.
 * - `encoding`: `SEPTET_ENCODING_GSM7` or `SEPTET_ENCODING_UCS2`.
 * - `header`, `header_len`: what `septet_udh_build` writes; `(NULL, 0)` for none.
 *
 * Errors: `SEPTET_ERR_INVALID_UTF8`, `SEPTET_ERR_NOT_GSM7` (position); `SEPTET_ERR_USER_DATA_TOO_LONG` (septets or octets, the header
 * included) beyond 160 or 140: longer texts are split (`septet_sms_submit_split`); those of `septet_udh_parse`;
 * `SEPTET_ERR_INVALID_OPTION` for another encoding.
 */
SEPTET_MUST_USE
septet_status septet_user_data_encode(const char *text,
                                      size_t len,
                                      uint32_t encoding,
                                      const uint8_t *header,
                                      size_t header_len,
                                      struct septet_user_data *out,
                                      struct septet_error *err);

/**
 * Writes 8-bit data behind a header.
 *
 * - `octets`, `len`: the data.
 * - `header`, `header_len`: what `septet_udh_build` writes; `(NULL, 0)` for none.
 *
 * Errors: `SEPTET_ERR_USER_DATA_TOO_LONG` (octets); those of `septet_udh_parse`.
 */
SEPTET_MUST_USE
septet_status septet_user_data_from_octets(const uint8_t *octets,
                                           size_t len,
                                           const uint8_t *header,
                                           size_t header_len,
                                           struct septet_user_data *out,
                                           struct septet_error *err);

/**
 * Takes octets as they came, with the length that came with them. Nothing is decoded yet.
 *
 * - `length`: TP-UDL: septets, header and fill bits included, for GSM-7, octets otherwise.
 * - `character_set`: a number of `septet_character_set`.
 * - `has_header`: 1 when a header stands before the text.
 *
 * Errors: `SEPTET_ERR_USER_DATA_TOO_LONG` beyond 160 septets or 140 octets; `SEPTET_ERR_OCTETS_TRUNCATED`,
 * `SEPTET_ERR_OCTETS_LEFT_OVER` (position) when there are fewer or more octets than the length says; `SEPTET_ERR_INVALID_OPTION`.
 */
SEPTET_MUST_USE
septet_status septet_user_data_read(const uint8_t *octets,
                                    size_t len,
                                    size_t length,
                                    uint32_t character_set,
                                    uint32_t has_header,
                                    struct septet_user_data *out,
                                    struct septet_error *err);

/**
 * Reads header and text strictly by the length: spare bits never become an `@`, and an `@` that was sent stays.
 *
 * - `what`: receives what else was read; may be NULL.
 * - `out`, `out_cap`, `out_len`: a buffer of the caller's, its size, and how many octets of UTF-8, or of 8-bit data, there are: at
 *   most `SEPTET_USER_DATA_MAX_TEXT`.
 *
 * Errors: as `septet_user_data_read`; `SEPTET_ERR_OCTETS_TRUNCATED` when the header takes more than there is;
 * `SEPTET_ERR_USER_DATA_ODD_LENGTH`, `SEPTET_ERR_UNPAIRED_SURROGATE` (position in the octets) for UCS-2 that is no text;
 * `SEPTET_ERR_COMPRESSION_UNSUPPORTED`; `SEPTET_ERR_BUFFER_TOO_SMALL`.
 */
SEPTET_MUST_USE
septet_status septet_user_data_decode(const struct septet_user_data *data,
                                      struct septet_decoded_user_data *what,
                                      char *out,
                                      size_t out_cap,
                                      size_t *out_len,
                                      struct septet_error *err);

/**
 * The word of a `septet_character_set`. Static; absent for another number.
 */
SEPTET_MUST_USE struct septet_str septet_character_set_name(uint32_t character_set);

/**
 * Writes a message: the service centre's address and the TPDU, as modems tell received messages.
 *
 * Errors: as `septet_sms_submit_encode`.
 */
SEPTET_MUST_USE
septet_status septet_sms_deliver_encode(const struct septet_sms_deliver *deliver,
                                        struct septet_pdu *out,
                                        struct septet_error *err);

/**
 * Reads a message.
 *
 * - `has_service_centre`: 1 when the service centre's address stands before the TPDU, as modems have it; 0 when not.
 *
 * Errors: as `septet_sms_submit_decode`.
 */
SEPTET_MUST_USE
septet_status septet_sms_deliver_decode(const uint8_t *octets,
                                        size_t len,
                                        uint32_t has_service_centre,
                                        struct septet_sms_deliver *out,
                                        struct septet_error *err);

/**
 * Writes a report: the service centre's address and the TPDU, as modems tell received reports.
 *
 * Errors: as `septet_sms_submit_encode`.
 */
SEPTET_MUST_USE
septet_status septet_sms_status_report_encode(const struct septet_sms_status_report *report,
                                              struct septet_pdu *out,
                                              struct septet_error *err);

/**
 * Reads a report.
 *
 * - `has_service_centre`: 1 when the service centre's address stands before the TPDU, as modems have it; 0 when not.
 *
 * Errors: as `septet_sms_submit_decode`.
 */
SEPTET_MUST_USE
septet_status septet_sms_status_report_decode(const uint8_t *octets,
                                              size_t len,
                                              uint32_t has_service_centre,
                                              struct septet_sms_status_report *out,
                                              struct septet_error *err);

/**
 * Writes a message: the service centre's address and the TPDU, as `AT+CMGS` takes them.
 *
 * - `out`: receives the octets, and with `tpdu_octets` the length that `AT+CMGS=` is given.
 *
 * Errors: `SEPTET_ERR_DATA_CODING_MISMATCH` when the data coding and the user data name different character sets;
 * `SEPTET_ERR_INVALID_OPTION` (field); those of an address or user data that was not made by this library.
 */
SEPTET_MUST_USE
septet_status septet_sms_submit_encode(const struct septet_sms_submit *submit,
                                       struct septet_pdu *out,
                                       struct septet_error *err);

/**
 * Reads a message.
 *
 * - `has_service_centre`: 1 when the service centre's address stands before the TPDU, as modems have it; 0 when not.
 *
 * Errors, with the octet's position: `SEPTET_ERR_MESSAGE_TYPE_UNEXPECTED`, `SEPTET_ERR_OCTETS_TRUNCATED`,
 * `SEPTET_ERR_OCTETS_LEFT_OVER`, `SEPTET_ERR_ADDRESS_INVALID`, `SEPTET_ERR_USER_DATA_TOO_LONG`.
 */
SEPTET_MUST_USE
septet_status septet_sms_submit_decode(const uint8_t *octets,
                                       size_t len,
                                       uint32_t has_service_centre,
                                       struct septet_sms_submit *out,
                                       struct septet_error *err);

/**
 * Cuts a text into messages that are ready to be sent. Linear in the text.
 *
 * - `submit`: what all of them share; its user data is not looked at, its data coding takes the text's character set, and its
 *   message reference counts up by one for each.
 * - `text`, `len`: UTF-8, `len` octets.
 * - `options`: NULL for the defaults.
 * - `out`, `out_cap`, `out_count`: an array of the caller's, its room, and how many there are: at most 255.
 *
 * Errors: as `septet_text_segments`; `SEPTET_ERR_INVALID_OPTION` in `concatenation_reference` when there are several segments and none
 * is given; `SEPTET_ERR_DATA_CODING_MISMATCH` when the data coding cannot say the text's character set; `SEPTET_ERR_BUFFER_TOO_SMALL`.
 */
SEPTET_MUST_USE
septet_status septet_sms_submit_split(const struct septet_sms_submit *submit,
                                      const char *text,
                                      size_t len,
                                      const struct septet_text_options *options,
                                      struct septet_pdu *out,
                                      size_t out_cap,
                                      size_t *out_count,
                                      struct septet_error *err);

/**
 * What a `command_status` means. Numbers that neither SMPP 3.4 nor 5.0 defines, the vendors' own among them, have the outcome
 * `SEPTET_SMPP_OUTCOME_UNDEFINED` and no strings.
 */
SEPTET_MUST_USE
septet_status septet_smpp_command_status(uint32_t command_status,
                                         struct septet_smpp_status *out,
                                         struct septet_error *err);

/**
 * The name of a type of number (SMPP 3.4, 5.2.5). Static; absent for a reserved one.
 */
SEPTET_MUST_USE struct septet_str septet_smpp_ton_name(uint32_t ton);

/**
 * The name of a numbering plan indicator (SMPP 3.4, 5.2.6). Static; absent for a reserved one.
 */
SEPTET_MUST_USE struct septet_str septet_smpp_npi_name(uint32_t npi);

/**
 * The name of a `data_coding` (SMPP 3.4, 5.2.19). Static; absent for more than an octet.
 */
SEPTET_MUST_USE struct septet_str septet_smpp_data_coding_name(uint32_t data_coding);

/**
 * Reads a time, and checks it field by field.
 *
 * Errors: `SEPTET_ERR_SMPP_TIME_INVALID` with the position of the first field that is out of range, or without one when the length is
 * not 16.
 */
SEPTET_MUST_USE
septet_status septet_smpp_time_parse(const char *text,
                                     size_t len,
                                     struct septet_smpp_time *out,
                                     struct septet_error *err);

/**
 * A time so many seconds after the SMSC's, written in days and less, since months have no fixed length.
 *
 * Errors: `SEPTET_ERR_SMPP_TIME_INVALID` (`actual`, `limit` in days) from 32 days on.
 */
SEPTET_MUST_USE
septet_status septet_smpp_time_from_now(uint64_t seconds,
                                        struct septet_smpp_time *out,
                                        struct septet_error *err);

/**
 * A moment, written in the time zone that is so many quarters of an hour ahead of UTC (behind it, when negative).
 *
 * Errors: `SEPTET_ERR_SMPP_TIME_INVALID` outside the years 2000 to 2099 of that zone, or for more than 48 quarters.
 */
SEPTET_MUST_USE
septet_status septet_smpp_time_at(int64_t unix_seconds,
                                  int32_t quarters,
                                  struct septet_smpp_time *out,
                                  struct septet_error *err);

/**
 * The word of a `septet_delivery_status`. Static; absent for another number.
 */
SEPTET_MUST_USE struct septet_str septet_delivery_status_name(uint32_t status);

/**
 * The delivery that a TP-Status tells (3GPP TS 23.040, 9.2.3.15): a number of `septet_delivery_status`. A reserved value counts as
 * service rejected, as the standard asks; so does what is more than an octet.
 */
SEPTET_MUST_USE
uint32_t septet_tp_status_delivery(uint32_t tp_status);

/**
 * What a TP-Status means, as a short clause. Static; absent for more than an octet.
 */
SEPTET_MUST_USE struct septet_str septet_tp_status_meaning(uint32_t tp_status);

/**
 * Takes the status of a segment into the delivery of its message, which only moves forward: late, repeated and reordered answers
 * change nothing. The message has failed as soon as one segment has; it is delivered when all are; before that it has come as far as
 * the segment that has come least far. Takes time in the square of the segments, of which there are at most 255.
 *
 * - `segments`, `count`: the caller's memory of the message: one octet for each of its 1 to 255 segments, a number of
 *   `septet_delivery_status`, all 0 at first. Changed only on success.
 * - `segment`: which segment, counted from 0.
 * - `status`: a number of `septet_delivery_status`.
 * - `out_status`: receives the status of the message; may be NULL.
 * - `out_changed`: receives 1 when that has changed, else 0; may be NULL.
 *
 * Errors: `SEPTET_ERR_SEGMENT_OUT_OF_RANGE` (index); `SEPTET_ERR_INVALID_OPTION` (field `segments` for another number of segments,
 * `status`).
 */
SEPTET_MUST_USE
septet_status septet_delivery_apply(uint8_t *segments,
                                    size_t count,
                                    size_t segment,
                                    uint32_t status,
                                    uint32_t *out_status,
                                    uint32_t *out_changed,
                                    struct septet_error *err);

/**
 * Reads a receipt: from its text, from its parameters, or from both. Field names are read in any case and any order; any of them may
 * be missing, as long as there is an id or a `stat`. What cannot be read is left out and told as a defect. Linear in the text.
 *
 * - `out`: receives the handle, to be freed with `septet_receipt_free`.
 *
 * Errors: `SEPTET_ERR_INVALID_UTF8`; `SEPTET_ERR_RECEIPT_UNREADABLE` when there is a text with neither an id nor a `stat`;
 * `SEPTET_ERR_INVALID_OPTION` (field).
 */
SEPTET_MUST_USE
septet_status septet_receipt_parse(const struct septet_receipt_source *source,
                                   struct septet_receipt **out,
                                   struct septet_error *err);

/**
 * Frees a receipt; NULL is nothing.
 */
void septet_receipt_free(struct septet_receipt *receipt);

/**
 * What a receipt says. The strings belong to the handle.
 *
 * Errors: none of its own.
 */
SEPTET_MUST_USE
septet_status septet_receipt_read(const struct septet_receipt *receipt,
                                  struct septet_receipt_fields *out,
                                  struct septet_error *err);

/**
 * What could not be read: number `index` of `septet_receipt_fields.defect_count`, counted from 0, with the field's name and the
 * position of its value in the text.
 *
 * Errors: `SEPTET_ERR_NO_SUCH_ITEM`.
 */
SEPTET_MUST_USE
septet_status septet_receipt_defect(const struct septet_receipt *receipt,
                                    size_t index,
                                    struct septet_error *out,
                                    struct septet_error *err);

/**
 * The message's id in the form of the route's responses. `receipted_message_id` has that form already, so only the text's id is
 * converted.
 *
 * - `form`: a number of `septet_message_id_form`.
 * - `out`, `out_cap`, `out_len`: a buffer of the caller's, its size, and how many octets there are: 0 when there is no id.
 *
 * Errors: as `septet_message_id_convert`.
 */
SEPTET_MUST_USE
septet_status septet_receipt_message_id(const struct septet_receipt *receipt,
                                        uint32_t form,
                                        char *out,
                                        size_t out_cap,
                                        size_t *out_len,
                                        struct septet_error *err);

/**
 * The word of a `message_state`, `undeliverable`. Static; absent for a reserved number.
 */
SEPTET_MUST_USE struct septet_str septet_message_state_name(uint32_t message_state);

/**
 * Turns a receipt's id into the form of responses. Leading zeros go, hexadecimal digits are written small, as both vary among SMSCs:
 * compare ids of responses after `septet_message_id_normalize`.
 *
 * - `form`: a number of `septet_message_id_form`.
 * - `out`, `out_cap`, `out_len`: a buffer of the caller's, its size, and how many octets there are.
 *
 * Errors: `SEPTET_ERR_INVALID_UTF8`; `SEPTET_ERR_MESSAGE_ID_INVALID` with the position of what is no digit, or for a number of more
 * than 128 bits; `SEPTET_ERR_INVALID_OPTION`; `SEPTET_ERR_BUFFER_TOO_SMALL`.
 */
SEPTET_MUST_USE
septet_status septet_message_id_convert(uint32_t form,
                                        const char *id,
                                        size_t len,
                                        char *out,
                                        size_t out_cap,
                                        size_t *out_len,
                                        struct septet_error *err);

/**
 * Writes a response's id as `septet_message_id_convert` writes it.
 *
 * Errors: as there.
 */
SEPTET_MUST_USE
septet_status septet_message_id_normalize(uint32_t form,
                                          const char *id,
                                          size_t len,
                                          char *out,
                                          size_t out_cap,
                                          size_t *out_len,
                                          struct septet_error *err);

/**
 * Reads the body of a `deliver_sm` or a `submit_sm`: what follows the header of 16 octets. Linear in the octets.
 *
 * ```text
 * octets  | service_type 0 | ton npi source 0 | ton npi destination 0 | esm_class protocol_id priority_flag |
 *         | schedule 0 | validity 0 | registered replace data_coding msg_id | length short_message | tag length value …
 * ```
 *
 * - `out`: receives the handle, which holds one message; to be freed with `septet_smpp_messages_free`.
 *
 * Errors, with the position: `SEPTET_ERR_OCTETS_TRUNCATED` where the octets end too early; `SEPTET_ERR_SMPP_FIELD_INVALID` (field) for a
 * text without an end within its size, or a `short_message` of 255 octets.
 */
SEPTET_MUST_USE
septet_status septet_smpp_messages_parse(const uint8_t *body,
                                         size_t len,
                                         struct septet_smpp_messages **out,
                                         struct septet_error *err);

/**
 * Frees messages; NULL is nothing.
 */
void septet_smpp_messages_free(struct septet_smpp_messages *messages);

/**
 * How many messages there are.
 *
 * Errors: none of its own.
 */
SEPTET_MUST_USE
septet_status septet_smpp_messages_count(const struct septet_smpp_messages *messages,
                                         size_t *out,
                                         struct septet_error *err);

/**
 * The fields of message number `index`, counted from 0. What they point to belongs to the handle.
 *
 * Errors: `SEPTET_ERR_NO_SUCH_ITEM`.
 */
SEPTET_MUST_USE
septet_status septet_smpp_messages_fields(const struct septet_smpp_messages *messages,
                                          size_t index,
                                          struct septet_smpp_message *out,
                                          struct septet_error *err);

/**
 * Optional parameter number `tlv_index` of message number `index`, both counted from 0, in the order of the body.
 *
 * Errors: `SEPTET_ERR_NO_SUCH_ITEM`.
 */
SEPTET_MUST_USE
septet_status septet_smpp_messages_tlv(const struct septet_smpp_messages *messages,
                                       size_t index,
                                       size_t tlv_index,
                                       struct septet_smpp_tlv *out,
                                       struct septet_error *err);

/**
 * Writes the body of message number `index`: what follows the header of 16 octets.
 *
 * - `out`, `out_cap`, `out_len`: a buffer of the caller's, its size, and how many octets there are.
 *
 * Errors: `SEPTET_ERR_NO_SUCH_ITEM`; as `septet_smpp_message_write`.
 */
SEPTET_MUST_USE
septet_status septet_smpp_messages_body(const struct septet_smpp_messages *messages,
                                        size_t index,
                                        uint8_t *out,
                                        size_t out_cap,
                                        size_t *out_len,
                                        struct septet_error *err);

/**
 * Writes the body of a `submit_sm` or `deliver_sm` from its fields.
 *
 * - `tlvs`, `tlv_count`: the optional parameters.
 * - `out`, `out_cap`, `out_len`: a buffer of the caller's, its size, and how many octets there are.
 *
 * Errors: `SEPTET_ERR_INVALID_UTF8`; `SEPTET_ERR_SMPP_FIELD_INVALID` (field) for a text that is too long or holds a NUL or a character
 * above U+00FF, or a `short_message` of more than 254 octets; `SEPTET_ERR_INVALID_OPTION` (field); `SEPTET_ERR_BUFFER_TOO_SMALL`.
 */
SEPTET_MUST_USE
septet_status septet_smpp_message_write(const struct septet_smpp_message *message,
                                        const struct septet_smpp_tlv *tlvs,
                                        size_t tlv_count,
                                        uint8_t *out,
                                        size_t out_cap,
                                        size_t *out_len,
                                        struct septet_error *err);

/**
 * Which segment message number `index` is: by its header, else by the `sar` parameters; all zero for a message of its own.
 *
 * Errors: `SEPTET_ERR_NO_SUCH_ITEM`; `SEPTET_ERR_OCTETS_TRUNCATED`, `SEPTET_ERR_HEADER_TOO_LONG` for the header.
 */
SEPTET_MUST_USE
septet_status septet_smpp_messages_concatenation(const struct septet_smpp_messages *messages,
                                                 size_t index,
                                                 struct septet_concatenation *out,
                                                 struct septet_error *err);

/**
 * The user data header of message number `index`, beginning with its length octet: `septet_udh_parse`. Nothing where there is none,
 * and where its elements do not fit it, so that none of them counts.
 *
 * Errors: as `septet_smpp_messages_concatenation`; `SEPTET_ERR_BUFFER_TOO_SMALL`.
 */
SEPTET_MUST_USE
septet_status septet_smpp_messages_header(const struct septet_smpp_messages *messages,
                                          size_t index,
                                          uint8_t *out,
                                          size_t out_cap,
                                          size_t *out_len,
                                          struct septet_error *err);

/**
 * What message number `index` says: the text, or the octets of a coding that is none. Of a segment only its own part: long texts are
 * put together first (`septet_reassembler_push_smpp`).
 *
 * - `profile`: NULL for what most SMSCs do.
 * - `out`, `out_cap`, `out_len`: a buffer of the caller's, its size, and how many octets of UTF-8, or of 8-bit data, there are.
 * - `is_text`: receives 1 for text, 0 for octets; may be NULL.
 *
 * Errors: as `septet_smpp_messages_concatenation`; `SEPTET_ERR_OCTETS_NOT_TEXT`, `SEPTET_ERR_SEPTET_INVALID`,
 * `SEPTET_ERR_USER_DATA_ODD_LENGTH`, `SEPTET_ERR_UNPAIRED_SURROGATE` (position) for what is no text; `SEPTET_ERR_INVALID_OPTION` (field);
 * `SEPTET_ERR_BUFFER_TOO_SMALL`.
 */
SEPTET_MUST_USE
septet_status septet_smpp_messages_content(const struct septet_smpp_messages *messages,
                                           size_t index,
                                           const struct septet_smpp_profile *profile,
                                           char *out,
                                           size_t out_cap,
                                           size_t *out_len,
                                           uint32_t *is_text,
                                           struct septet_error *err);

/**
 * The receipt that message number `index` is, from its text and its parameters.
 *
 * - `profile`: NULL for what most SMSCs do.
 * - `out`: receives the handle, to be freed with `septet_receipt_free`; NULL when the message is no receipt.
 *
 * Errors: `SEPTET_ERR_NO_SUCH_ITEM`; `SEPTET_ERR_RECEIPT_UNREADABLE` when neither the text nor the parameters tell an id or a state;
 * `SEPTET_ERR_INVALID_OPTION` (field).
 */
SEPTET_MUST_USE
septet_status septet_smpp_messages_receipt(const struct septet_smpp_messages *messages,
                                           size_t index,
                                           const struct septet_smpp_profile *profile,
                                           struct septet_receipt **out,
                                           struct septet_error *err);

/**
 * One `submit_sm` for each segment of a text; a single one where the profile has `message_payload`. Segments are cut as they are on
 * the air: 160 septets are the most even where each takes an octet.
 *
 * - `text`, `len`: UTF-8, `len` octets.
 * - `options`: how the text is encoded and split; NULL for the defaults.
 * - `profile`: NULL for what most SMSCs do.
 * - `out`: receives the handle, to be freed with `septet_smpp_messages_free`.
 *
 * Errors: those of a sender, a number and a time of SMPP; as `septet_text_segments`; `SEPTET_ERR_INVALID_OPTION` (field), in
 * `concatenation_reference` when there are several segments and none is given; `SEPTET_ERR_NOT_IN_SMSC_ALPHABET` (position) for a
 * character that the SMSC's default alphabet does not have; `SEPTET_ERR_SMPP_FIELD_INVALID` (field) for a `service_type` or a sender
 * that cannot be written.
 */
SEPTET_MUST_USE
septet_status septet_smpp_submit_new(const struct septet_smpp_submit *submit,
                                     const char *text,
                                     size_t len,
                                     const struct septet_text_options *options,
                                     const struct septet_smpp_profile *profile,
                                     struct septet_smpp_messages **out,
                                     struct septet_error *err);

/**
 * Frees events; NULL is nothing.
 */
void septet_reassembly_events_free(struct septet_reassembly_events *events);

/**
 * How many events there are.
 *
 * Errors: none of its own.
 */
SEPTET_MUST_USE
septet_status septet_reassembly_events_count(const struct septet_reassembly_events *events,
                                             size_t *out,
                                             struct septet_error *err);

/**
 * Event number `index`, counted from 0. What it points to belongs to the handle.
 *
 * Errors: `SEPTET_ERR_NO_SUCH_ITEM`.
 */
SEPTET_MUST_USE
septet_status septet_reassembly_events_read(const struct septet_reassembly_events *events,
                                            size_t index,
                                            struct septet_reassembly_event *out,
                                            struct septet_error *err);

/**
 * Part number `part_index` that had come of the message which event number `index` gives up, both counted from 0, by ascending number.
 *
 * Errors: `SEPTET_ERR_NO_SUCH_ITEM`, also for an event of another kind.
 */
SEPTET_MUST_USE
septet_status septet_reassembly_events_part(const struct septet_reassembly_events *events,
                                            size_t index,
                                            size_t part_index,
                                            struct septet_part *out,
                                            struct septet_error *err);

/**
 * Begins with nothing held.
 *
 * - `limits`: NULL for the defaults.
 * - `out`: receives the handle, to be freed with `septet_reassembler_free`.
 *
 * Errors: `SEPTET_ERR_INVALID_OPTION` (field).
 */
SEPTET_MUST_USE
septet_status septet_reassembler_new(const struct septet_reassembly_limits *limits,
                                     struct septet_reassembler **out,
                                     struct septet_error *err);

/**
 * Frees a reassembler and what it holds; NULL is nothing.
 */
void septet_reassembler_free(struct septet_reassembler *reassembler);

/**
 * Takes a part in. Its octets are copied. Takes time logarithmic in the messages held, and linear in the part and in what it ends.
 *
 * - `now_ms`: the time; one before an earlier one counts as that one.
 * - `out`: receives the events, to be freed with `septet_reassembly_events_free`.
 *
 * Errors: `SEPTET_ERR_PART_INVALID` for a total of 0, a number outside the total, or an 8-bit reference above 255;
 * `SEPTET_ERR_PART_TOO_LARGE` (octets) when the limits could not hold the part alone; `SEPTET_ERR_INVALID_UTF8`;
 * `SEPTET_ERR_INVALID_OPTION` (field). Nothing is changed then.
 */
SEPTET_MUST_USE
septet_status septet_reassembler_push(struct septet_reassembler *reassembler,
                                      const struct septet_part *part,
                                      uint64_t now_ms,
                                      struct septet_reassembly_events **out,
                                      struct septet_error *err);

/**
 * Takes in the part that user data is. User data of a message of its own has no events and changes nothing.
 *
 * - `sender`, `recipient`: in one spelling for every part.
 * - `out`: receives the events, to be freed with `septet_reassembly_events_free`.
 *
 * Errors: as `septet_reassembler_push` and `septet_user_data_decode`.
 */
SEPTET_MUST_USE
septet_status septet_reassembler_push_user_data(struct septet_reassembler *reassembler,
                                                struct septet_str sender,
                                                struct septet_str recipient,
                                                const struct septet_user_data *user_data,
                                                uint64_t now_ms,
                                                struct septet_reassembly_events **out,
                                                struct septet_error *err);

/**
 * Takes in the part that message number `index` of SMPP is, its addresses as they are written. A message of its own has no events and
 * changes nothing.
 *
 * - `profile`: NULL for what most SMSCs do.
 * - `out`: receives the events, to be freed with `septet_reassembly_events_free`.
 *
 * Errors: as `septet_reassembler_push` and `septet_smpp_messages_content`.
 */
SEPTET_MUST_USE
septet_status septet_reassembler_push_smpp(struct septet_reassembler *reassembler,
                                           const struct septet_smpp_messages *messages,
                                           size_t index,
                                           const struct septet_smpp_profile *profile,
                                           uint64_t now_ms,
                                           struct septet_reassembly_events **out,
                                           struct septet_error *err);

/**
 * Gives up the messages whose time is up, the oldest first.
 *
 * - `out`: receives the events, to be freed with `septet_reassembly_events_free`.
 *
 * Errors: none of its own.
 */
SEPTET_MUST_USE
septet_status septet_reassembler_handle_timeout(struct septet_reassembler *reassembler,
                                                uint64_t now_ms,
                                                struct septet_reassembly_events **out,
                                                struct septet_error *err);

/**
 * What is held, and when the next message will be given up.
 *
 * Errors: none of its own.
 */
SEPTET_MUST_USE
septet_status septet_reassembler_read(const struct septet_reassembler *reassembler,
                                      struct septet_reassembler_state *out,
                                      struct septet_error *err);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* SEPTET_H */
