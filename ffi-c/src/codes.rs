// Generated from tests/vectors/errors.json by `cargo xtask gen`. Do not edit.

//! The codes of septet, which are statuses in C.

use core::ffi::CStr;

/// The codes of septet, the same in every face: 100 and above. Append only.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(i32)]
pub enum septet_code {
    /// The text is not valid UTF-8.
    SEPTET_ERR_INVALID_UTF8 = 100,
    /// The text holds a surrogate without its partner.
    SEPTET_ERR_UNPAIRED_SURROGATE = 101,
    /// The text does not fit the GSM-7 alphabet, which was demanded.
    SEPTET_ERR_NOT_GSM7 = 102,
    /// The text needs too many segments.
    SEPTET_ERR_TOO_MANY_SEGMENTS = 103,
    /// The header elements are malformed or reserved.
    SEPTET_ERR_HEADER_INVALID = 104,
    /// The header leaves no room for text.
    SEPTET_ERR_HEADER_TOO_LONG = 105,
    /// An option has a value that is not allowed.
    SEPTET_ERR_INVALID_OPTION = 106,
    /// The text is too long for a column of 32 bits.
    SEPTET_ERR_TEXT_TOO_LONG = 107,
    /// The offsets do not ascend within the data.
    SEPTET_ERR_OFFSETS_INVALID = 108,
    /// A column has room for fewer rows than there are.
    SEPTET_ERR_COLUMN_TOO_SHORT = 109,
    /// A language has no national table.
    SEPTET_ERR_LANGUAGE_UNKNOWN = 110,
    /// A placeholder is malformed.
    SEPTET_ERR_TEMPLATE_INVALID = 115,
    /// A placeholder names a field that is not declared.
    SEPTET_ERR_FIELD_UNKNOWN = 116,
    /// A field is declared twice, has a name that is not allowed, or is one too many.
    SEPTET_ERR_FIELD_INVALID = 117,
    /// A value is longer than its field allows.
    SEPTET_ERR_VALUE_TOO_LONG = 118,
    /// A value holds a character outside its field's alphabet.
    SEPTET_ERR_VALUE_OUTSIDE_ALPHABET = 119,
    /// The JSON cannot be read.
    SEPTET_ERR_INVALID_JSON = 120,
    /// The JSON is nested too deeply.
    SEPTET_ERR_JSON_TOO_DEEP = 121,
    /// A member stands twice.
    SEPTET_ERR_DUPLICATE_MEMBER = 122,
    /// A value has the wrong type.
    SEPTET_ERR_WRONG_TYPE = 123,
    /// A member is missing.
    SEPTET_ERR_MISSING_MEMBER = 124,
    /// A member is not known.
    SEPTET_ERR_UNKNOWN_MEMBER = 125,
    /// A time is not an RFC 3339 time in the years 0000 to 9999.
    SEPTET_ERR_INVALID_TIMESTAMP = 126,
    /// The counts of a bulk result contradict its messages.
    SEPTET_ERR_INCONSISTENT_COUNTS = 127,
    /// A septet has more than seven bits.
    SEPTET_ERR_SEPTET_INVALID = 140,
    /// The buffer is too short.
    SEPTET_ERR_BUFFER_TOO_SHORT = 141,
    /// The octets end too early.
    SEPTET_ERR_OCTETS_TRUNCATED = 142,
    /// Octets follow after the end.
    SEPTET_ERR_OCTETS_LEFT_OVER = 143,
    /// The user data does not fit one message.
    SEPTET_ERR_USER_DATA_TOO_LONG = 144,
    /// UCS-2 user data ends within a unit.
    SEPTET_ERR_USER_DATA_ODD_LENGTH = 145,
    /// Compressed user data cannot be read.
    SEPTET_ERR_COMPRESSION_UNSUPPORTED = 146,
    /// The TPDU is of another type.
    SEPTET_ERR_MESSAGE_TYPE_UNEXPECTED = 147,
    /// An address field is malformed.
    SEPTET_ERR_ADDRESS_INVALID = 148,
    /// A time stamp is not a date and time.
    SEPTET_ERR_SERVICE_TIME_INVALID = 149,
    /// A validity period cannot be written.
    SEPTET_ERR_VALIDITY_INVALID = 150,
    /// Data coding and user data name different character sets.
    SEPTET_ERR_DATA_CODING_MISMATCH = 151,
    /// The text is not a delivery receipt.
    SEPTET_ERR_RECEIPT_UNREADABLE = 170,
    /// A field of the receipt cannot be read.
    SEPTET_ERR_RECEIPT_FIELD_INVALID = 171,
    /// The message id is not a number in its base.
    SEPTET_ERR_MESSAGE_ID_INVALID = 172,
    /// The message has fewer segments.
    SEPTET_ERR_SEGMENT_OUT_OF_RANGE = 173,
    /// A part of a message has an impossible total or sequence.
    SEPTET_ERR_PART_INVALID = 174,
    /// A part of a message is larger than the limits allow.
    SEPTET_ERR_PART_TOO_LARGE = 175,
    /// An SMPP field is malformed.
    SEPTET_ERR_SMPP_FIELD_INVALID = 176,
    /// An SMPP time is neither absolute nor relative.
    SEPTET_ERR_SMPP_TIME_INVALID = 177,
    /// The SMSC's alphabet lacks a character of the text.
    SEPTET_ERR_NOT_IN_SMSC_ALPHABET = 178,
    /// The octets are not text in their data coding.
    SEPTET_ERR_OCTETS_NOT_TEXT = 179,
    /// The recipient is missing.
    SEPTET_ERR_TO_MISSING = 200,
    /// The number is empty.
    SEPTET_ERR_NUMBER_EMPTY = 210,
    /// The number does not start with +.
    SEPTET_ERR_NUMBER_MISSING_PLUS = 211,
    /// The number holds something other than + and digits.
    SEPTET_ERR_NUMBER_INVALID_CHARACTER = 212,
    /// No calling code starts with 0.
    SEPTET_ERR_NUMBER_LEADING_ZERO = 213,
    /// The number has too few digits.
    SEPTET_ERR_NUMBER_TOO_SHORT = 214,
    /// The number has too many digits.
    SEPTET_ERR_NUMBER_TOO_LONG = 215,
    /// The calling code is not assigned.
    SEPTET_ERR_CALLING_CODE_UNASSIGNED = 216,
    /// No number of this calling code has this length.
    SEPTET_ERR_NUMBER_LENGTH_IMPOSSIBLE = 217,
    /// No numbering plan has such a number.
    SEPTET_ERR_NUMBER_RANGE_UNASSIGNED = 218,
    /// The prefix of national dialling stands behind the calling code.
    SEPTET_ERR_TRUNK_PREFIX_KEPT = 219,
    /// The sender is missing.
    SEPTET_ERR_FROM_MISSING = 220,
    /// The sender is empty.
    SEPTET_ERR_SENDER_EMPTY = 221,
    /// The sender holds a character outside the chosen alphabet.
    SEPTET_ERR_SENDER_INVALID_CHARACTER = 222,
    /// The sender is too long.
    SEPTET_ERR_SENDER_TOO_LONG = 223,
    /// A numeric sender has too few digits.
    SEPTET_ERR_SENDER_TOO_SHORT = 224,
    /// An alphanumeric sender needs a letter.
    SEPTET_ERR_SENDER_NO_LETTER = 225,
    /// The sender starts or ends with a space.
    SEPTET_ERR_SENDER_EDGE_SPACE = 226,
    /// A long code does not start with 0.
    SEPTET_ERR_SENDER_LEADING_ZERO = 227,
    /// Recipient and sender are the same number.
    SEPTET_ERR_TO_EQUALS_FROM = 228,
    /// The sender is not approved for this account.
    SEPTET_ERR_SENDER_NOT_APPROVED = 229,
    /// The body is missing.
    SEPTET_ERR_BODY_MISSING = 230,
    /// The body is empty.
    SEPTET_ERR_BODY_EMPTY = 231,
    /// The body is only white space.
    SEPTET_ERR_BODY_BLANK = 232,
    /// The body has too many characters.
    SEPTET_ERR_BODY_TOO_LONG = 233,
    /// The reference is empty.
    SEPTET_ERR_REFERENCE_EMPTY = 240,
    /// The reference has too many characters.
    SEPTET_ERR_REFERENCE_TOO_LONG = 241,
    /// The reference holds a control character.
    SEPTET_ERR_REFERENCE_CONTROL_CHARACTER = 242,
    /// The route id is not in 1 to 9007199254740991.
    SEPTET_ERR_ROUTE_ID_OUT_OF_RANGE = 245,
    /// The route is not assigned to this account.
    SEPTET_ERR_ROUTE_NOT_ASSIGNED = 246,
    /// The recipients are missing.
    SEPTET_ERR_RECIPIENTS_MISSING = 250,
    /// The list of recipients is empty.
    SEPTET_ERR_RECIPIENTS_EMPTY = 251,
    /// One request has too many recipients.
    SEPTET_ERR_TOO_MANY_RECIPIENTS = 252,
    /// The number stood earlier in the list.
    SEPTET_ERR_DUPLICATE_RECIPIENT = 253,
    /// The recipient has opted out.
    SEPTET_ERR_RECIPIENT_OPTED_OUT = 260,
    /// The recipient is blocked.
    SEPTET_ERR_RECIPIENT_BLOCKED = 261,
    /// The look-up found no subscriber who can be reached.
    SEPTET_ERR_RECIPIENT_UNREACHABLE = 262,
    /// The balance does not cover the message.
    SEPTET_ERR_INSUFFICIENT_BALANCE = 265,
    /// The balance was not checked, because a message has no price.
    SEPTET_ERR_BALANCE_NOT_CHECKED = 266,
    /// An amount is not a decimal number.
    SEPTET_ERR_AMOUNT_INVALID = 270,
    /// An amount has more than nine decimals.
    SEPTET_ERR_AMOUNT_TOO_PRECISE = 271,
    /// An amount is too large.
    SEPTET_ERR_AMOUNT_OVERFLOW = 272,
    /// A price is negative.
    SEPTET_ERR_AMOUNT_NEGATIVE = 273,
    /// A currency is not three capital letters.
    SEPTET_ERR_CURRENCY_INVALID = 274,
    /// Amounts of different currencies meet.
    SEPTET_ERR_MIXED_CURRENCY = 275,
    /// A price's prefix is not the beginning of a number.
    SEPTET_ERR_PRICE_PREFIX_INVALID = 276,
    /// A network is not five or six digits (MCC and MNC).
    SEPTET_ERR_NETWORK_INVALID = 277,
    /// Two prices have the same route and prefix or network.
    SEPTET_ERR_DUPLICATE_PRICE = 278,
    /// A marketing body does not say how to opt out.
    SEPTET_ERR_OPT_OUT_MISSING = 280,
    /// There is nothing at this path.
    SEPTET_ERR_NOT_FOUND = 300,
    /// This path does not take this method.
    SEPTET_ERR_METHOD_NOT_ALLOWED = 301,
    /// A bearer token is missing or malformed.
    SEPTET_ERR_UNAUTHORIZED = 302,
    /// This account may not do this.
    SEPTET_ERR_FORBIDDEN = 303,
    /// The content type is not application/json in UTF-8.
    SEPTET_ERR_UNSUPPORTED_MEDIA_TYPE = 304,
    /// The request is too large.
    SEPTET_ERR_PAYLOAD_TOO_LARGE = 305,
    /// The request contradicts an earlier one with the same key.
    SEPTET_ERR_CONFLICT = 306,
    /// Too many requests at once.
    SEPTET_ERR_RATE_LIMITED = 307,
    /// The same request is still being worked on.
    SEPTET_ERR_REQUEST_IN_FLIGHT = 310,
    /// The signature header cannot be read.
    SEPTET_ERR_SIGNATURE_MALFORMED = 311,
    /// No signature fits the body.
    SEPTET_ERR_SIGNATURE_MISMATCH = 312,
    /// The signature's time is too far from now.
    SEPTET_ERR_SIGNATURE_EXPIRED = 313,
    /// A fingerprint is not 64 hexadecimal digits.
    SEPTET_ERR_FINGERPRINT_INVALID = 314,
    /// The network refused the message.
    SEPTET_ERR_UPSTREAM_REJECTED = 400,
    /// No network could take the message now.
    SEPTET_ERR_UPSTREAM_UNAVAILABLE = 401,
    /// The network did not answer in time.
    SEPTET_ERR_UPSTREAM_TIMEOUT = 402,
    /// The route's account or configuration is at fault.
    SEPTET_ERR_ROUTE_FAULT = 403,
    /// Some segments were accepted and others were not.
    SEPTET_ERR_PARTIAL_SUBMISSION = 404,
    /// The network could not deliver the message.
    SEPTET_ERR_DELIVERY_FAILED = 405,
    /// No route of this account can carry the message.
    SEPTET_ERR_NO_ROUTE = 410,
    /// The message was cancelled before it was sent.
    SEPTET_ERR_CANCELLED = 411,
    /// A snapshot is not one of this release or contradicts itself.
    SEPTET_ERR_INVALID_SNAPSHOT = 412,
    /// The network does not take this recipient.
    SEPTET_ERR_RECIPIENT_REJECTED = 430,
    /// The network does not take this sender.
    SEPTET_ERR_SENDER_REJECTED = 431,
    /// The network does not take this body.
    SEPTET_ERR_BODY_REJECTED = 432,
    /// The message costs more than the route's account allows.
    SEPTET_ERR_PRICE_REJECTED = 433,
    /// The route's account has no money or quota left.
    SEPTET_ERR_ROUTE_UNFUNDED = 434,
    /// The route's account was refused.
    SEPTET_ERR_ROUTE_UNAUTHORIZED = 435,
    /// The network takes no more messages for the moment.
    SEPTET_ERR_UPSTREAM_THROTTLED = 436,
    /// The network's answer does not tell whether it took the message.
    SEPTET_ERR_UPSTREAM_UNCLEAR = 437,
    /// A classifier has two rules for the same answer.
    SEPTET_ERR_DUPLICATE_OVERRIDE = 438,
}

/// Number, word and meaning of each, in the order of the numbers.
#[rustfmt::skip]
pub(crate) const CODES: &[(i32, &CStr, &CStr)] = &[
    (100, c"invalid_utf8", c"the text is not valid UTF-8"),
    (101, c"unpaired_surrogate", c"the text holds a surrogate without its partner"),
    (102, c"not_gsm7", c"the text does not fit the GSM-7 alphabet, which was demanded"),
    (103, c"too_many_segments", c"the text needs too many segments"),
    (104, c"header_invalid", c"the header elements are malformed or reserved"),
    (105, c"header_too_long", c"the header leaves no room for text"),
    (106, c"invalid_option", c"an option has a value that is not allowed"),
    (107, c"text_too_long", c"the text is too long for a column of 32 bits"),
    (108, c"offsets_invalid", c"the offsets do not ascend within the data"),
    (109, c"column_too_short", c"a column has room for fewer rows than there are"),
    (110, c"language_unknown", c"a language has no national table"),
    (115, c"template_invalid", c"a placeholder is malformed"),
    (116, c"field_unknown", c"a placeholder names a field that is not declared"),
    (117, c"field_invalid", c"a field is declared twice, has a name that is not allowed, or is one too many"),
    (118, c"value_too_long", c"a value is longer than its field allows"),
    (119, c"value_outside_alphabet", c"a value holds a character outside its field's alphabet"),
    (120, c"invalid_json", c"the JSON cannot be read"),
    (121, c"json_too_deep", c"the JSON is nested too deeply"),
    (122, c"duplicate_member", c"a member stands twice"),
    (123, c"wrong_type", c"a value has the wrong type"),
    (124, c"missing_member", c"a member is missing"),
    (125, c"unknown_member", c"a member is not known"),
    (126, c"invalid_timestamp", c"a time is not an RFC 3339 time in the years 0000 to 9999"),
    (127, c"inconsistent_counts", c"the counts of a bulk result contradict its messages"),
    (140, c"septet_invalid", c"a septet has more than seven bits"),
    (141, c"buffer_too_short", c"the buffer is too short"),
    (142, c"octets_truncated", c"the octets end too early"),
    (143, c"octets_left_over", c"octets follow after the end"),
    (144, c"user_data_too_long", c"the user data does not fit one message"),
    (145, c"user_data_odd_length", c"UCS-2 user data ends within a unit"),
    (146, c"compression_unsupported", c"compressed user data cannot be read"),
    (147, c"message_type_unexpected", c"the TPDU is of another type"),
    (148, c"address_invalid", c"an address field is malformed"),
    (149, c"service_time_invalid", c"a time stamp is not a date and time"),
    (150, c"validity_invalid", c"a validity period cannot be written"),
    (151, c"data_coding_mismatch", c"data coding and user data name different character sets"),
    (170, c"receipt_unreadable", c"the text is not a delivery receipt"),
    (171, c"receipt_field_invalid", c"a field of the receipt cannot be read"),
    (172, c"message_id_invalid", c"the message id is not a number in its base"),
    (173, c"segment_out_of_range", c"the message has fewer segments"),
    (174, c"part_invalid", c"a part of a message has an impossible total or sequence"),
    (175, c"part_too_large", c"a part of a message is larger than the limits allow"),
    (176, c"smpp_field_invalid", c"an SMPP field is malformed"),
    (177, c"smpp_time_invalid", c"an SMPP time is neither absolute nor relative"),
    (178, c"not_in_smsc_alphabet", c"the SMSC's alphabet lacks a character of the text"),
    (179, c"octets_not_text", c"the octets are not text in their data coding"),
    (200, c"to_missing", c"the recipient is missing"),
    (210, c"number_empty", c"the number is empty"),
    (211, c"number_missing_plus", c"the number does not start with +"),
    (212, c"number_invalid_character", c"the number holds something other than + and digits"),
    (213, c"number_leading_zero", c"no calling code starts with 0"),
    (214, c"number_too_short", c"the number has too few digits"),
    (215, c"number_too_long", c"the number has too many digits"),
    (216, c"calling_code_unassigned", c"the calling code is not assigned"),
    (217, c"number_length_impossible", c"no number of this calling code has this length"),
    (218, c"number_range_unassigned", c"no numbering plan has such a number"),
    (219, c"trunk_prefix_kept", c"the prefix of national dialling stands behind the calling code"),
    (220, c"from_missing", c"the sender is missing"),
    (221, c"sender_empty", c"the sender is empty"),
    (222, c"sender_invalid_character", c"the sender holds a character outside the chosen alphabet"),
    (223, c"sender_too_long", c"the sender is too long"),
    (224, c"sender_too_short", c"a numeric sender has too few digits"),
    (225, c"sender_no_letter", c"an alphanumeric sender needs a letter"),
    (226, c"sender_edge_space", c"the sender starts or ends with a space"),
    (227, c"sender_leading_zero", c"a long code does not start with 0"),
    (228, c"to_equals_from", c"recipient and sender are the same number"),
    (229, c"sender_not_approved", c"the sender is not approved for this account"),
    (230, c"body_missing", c"the body is missing"),
    (231, c"body_empty", c"the body is empty"),
    (232, c"body_blank", c"the body is only white space"),
    (233, c"body_too_long", c"the body has too many characters"),
    (240, c"reference_empty", c"the reference is empty"),
    (241, c"reference_too_long", c"the reference has too many characters"),
    (242, c"reference_control_character", c"the reference holds a control character"),
    (245, c"route_id_out_of_range", c"the route id is not in 1 to 9007199254740991"),
    (246, c"route_not_assigned", c"the route is not assigned to this account"),
    (250, c"recipients_missing", c"the recipients are missing"),
    (251, c"recipients_empty", c"the list of recipients is empty"),
    (252, c"too_many_recipients", c"one request has too many recipients"),
    (253, c"duplicate_recipient", c"the number stood earlier in the list"),
    (260, c"recipient_opted_out", c"the recipient has opted out"),
    (261, c"recipient_blocked", c"the recipient is blocked"),
    (262, c"recipient_unreachable", c"the look-up found no subscriber who can be reached"),
    (265, c"insufficient_balance", c"the balance does not cover the message"),
    (266, c"balance_not_checked", c"the balance was not checked, because a message has no price"),
    (270, c"amount_invalid", c"an amount is not a decimal number"),
    (271, c"amount_too_precise", c"an amount has more than nine decimals"),
    (272, c"amount_overflow", c"an amount is too large"),
    (273, c"amount_negative", c"a price is negative"),
    (274, c"currency_invalid", c"a currency is not three capital letters"),
    (275, c"mixed_currency", c"amounts of different currencies meet"),
    (276, c"price_prefix_invalid", c"a price's prefix is not the beginning of a number"),
    (277, c"network_invalid", c"a network is not five or six digits (MCC and MNC)"),
    (278, c"duplicate_price", c"two prices have the same route and prefix or network"),
    (280, c"opt_out_missing", c"a marketing body does not say how to opt out"),
    (300, c"not_found", c"there is nothing at this path"),
    (301, c"method_not_allowed", c"this path does not take this method"),
    (302, c"unauthorized", c"a bearer token is missing or malformed"),
    (303, c"forbidden", c"this account may not do this"),
    (304, c"unsupported_media_type", c"the content type is not application/json in UTF-8"),
    (305, c"payload_too_large", c"the request is too large"),
    (306, c"conflict", c"the request contradicts an earlier one with the same key"),
    (307, c"rate_limited", c"too many requests at once"),
    (310, c"request_in_flight", c"the same request is still being worked on"),
    (311, c"signature_malformed", c"the signature header cannot be read"),
    (312, c"signature_mismatch", c"no signature fits the body"),
    (313, c"signature_expired", c"the signature's time is too far from now"),
    (314, c"fingerprint_invalid", c"a fingerprint is not 64 hexadecimal digits"),
    (400, c"upstream_rejected", c"the network refused the message"),
    (401, c"upstream_unavailable", c"no network could take the message now"),
    (402, c"upstream_timeout", c"the network did not answer in time"),
    (403, c"route_fault", c"the route's account or configuration is at fault"),
    (404, c"partial_submission", c"some segments were accepted and others were not"),
    (405, c"delivery_failed", c"the network could not deliver the message"),
    (410, c"no_route", c"no route of this account can carry the message"),
    (411, c"cancelled", c"the message was cancelled before it was sent"),
    (412, c"invalid_snapshot", c"a snapshot is not one of this release or contradicts itself"),
    (430, c"recipient_rejected", c"the network does not take this recipient"),
    (431, c"sender_rejected", c"the network does not take this sender"),
    (432, c"body_rejected", c"the network does not take this body"),
    (433, c"price_rejected", c"the message costs more than the route's account allows"),
    (434, c"route_unfunded", c"the route's account has no money or quota left"),
    (435, c"route_unauthorized", c"the route's account was refused"),
    (436, c"upstream_throttled", c"the network takes no more messages for the moment"),
    (437, c"upstream_unclear", c"the network's answer does not tell whether it took the message"),
    (438, c"duplicate_override", c"a classifier has two rules for the same answer"),
];
