//! The one table of error codes, and the error type that carries them.
//!
//! A code is stable for ever: its snake_case word is the same in every face, its number is the C
//! status, and codes are only ever appended. `tests/vectors/errors.json` is checked against this table.

use alloc::borrow::Cow;
use core::fmt;

/// What part of the system a code speaks of.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum ErrorClass {
    /// The request could not be read.
    Request,
    /// Who asks is unknown or may not.
    Auth,
    /// The request was read but breaks a rule.
    Validation,
    /// Money.
    Billing,
    /// The recipient must not be written to.
    Blocklist,
    /// No way to the recipient.
    Routing,
    /// The network or provider behind a route.
    Upstream,
    /// What happened to a message after it was accepted.
    Delivery,
}

impl ErrorClass {
    /// The class as one lower-case word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Auth => "auth",
            Self::Validation => "validation",
            Self::Billing => "billing",
            Self::Blocklist => "blocklist",
            Self::Routing => "routing",
            Self::Upstream => "upstream",
            Self::Delivery => "delivery",
        }
    }
}

/// What a sender may do after an error.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum Disposition {
    /// The same request will fail again.
    Hard,
    /// Nothing was sent; the same request may succeed later.
    Retryable,
    /// This route is misconfigured; another one may do.
    RouteFault,
    /// Nobody can tell whether a message was sent: sending again may send twice.
    Unknown,
}

impl Disposition {
    /// The disposition as one lower-case word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Hard => "hard",
            Self::Retryable => "retryable",
            Self::RouteFault => "route_fault",
            Self::Unknown => "unknown",
        }
    }
}

struct Row {
    code: ErrorCode,
    name: &'static str,
    class: ErrorClass,
    disposition: Disposition,
    http_status: u16,
    meaning: &'static str,
}

// A macro and not a function, because the enum, its numbers and the table must be one text.
macro_rules! error_codes {
    ($($variant:ident = $number:literal, $name:literal, $class:ident, $disposition:ident, $http:literal, $meaning:literal;)*) => {
        /// A stable error code.
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        #[non_exhaustive]
        #[repr(i32)]
        pub enum ErrorCode {
            $(#[doc = $meaning] $variant = $number,)*
        }

        static TABLE: &[Row] = &[
            $(Row {
                code: ErrorCode::$variant,
                name: $name,
                class: ErrorClass::$class,
                disposition: Disposition::$disposition,
                http_status: $http,
                meaning: $meaning,
            },)*
        ];

        impl ErrorCode {
            /// Every code, in the order of the numbers.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];
        }
    };
}

error_codes! {
    InvalidUtf8 = 100, "invalid_utf8", Request, Hard, 400, "the text is not valid UTF-8";
    UnpairedSurrogate = 101, "unpaired_surrogate", Request, Hard, 400, "the text holds a surrogate without its partner";
    NotGsm7 = 102, "not_gsm7", Validation, Hard, 422, "the text does not fit the GSM-7 alphabet, which was demanded";
    TooManySegments = 103, "too_many_segments", Validation, Hard, 422, "the text needs too many segments";
    HeaderInvalid = 104, "header_invalid", Validation, Hard, 422, "the header elements are malformed or reserved";
    HeaderTooLong = 105, "header_too_long", Validation, Hard, 422, "the header leaves no room for text";
    InvalidOption = 106, "invalid_option", Validation, Hard, 422, "an option has a value that is not allowed";
    TextTooLong = 107, "text_too_long", Validation, Hard, 422, "the text is too long for a column of 32 bits";
    OffsetsInvalid = 108, "offsets_invalid", Request, Hard, 400, "the offsets do not ascend within the data";
    ColumnTooShort = 109, "column_too_short", Request, Hard, 400, "a column has room for fewer rows than there are";
    LanguageUnknown = 110, "language_unknown", Validation, Hard, 422, "a language has no national table";
    TemplateInvalid = 115, "template_invalid", Validation, Hard, 422, "a placeholder is malformed";
    FieldUnknown = 116, "field_unknown", Validation, Hard, 422, "a placeholder names a field that is not declared";
    FieldInvalid = 117, "field_invalid", Validation, Hard, 422, "a field is declared twice, has a name that is not allowed, or is one too many";
    ValueTooLong = 118, "value_too_long", Validation, Hard, 422, "a value is longer than its field allows";
    ValueOutsideAlphabet = 119, "value_outside_alphabet", Validation, Hard, 422, "a value holds a character outside its field's alphabet";
    InvalidJson = 120, "invalid_json", Request, Hard, 400, "the JSON cannot be read";
    JsonTooDeep = 121, "json_too_deep", Request, Hard, 400, "the JSON is nested too deeply";
    DuplicateMember = 122, "duplicate_member", Request, Hard, 400, "a member stands twice";
    WrongType = 123, "wrong_type", Request, Hard, 400, "a value has the wrong type";
    MissingMember = 124, "missing_member", Request, Hard, 400, "a member is missing";
    UnknownMember = 125, "unknown_member", Request, Hard, 400, "a member is not known";
    InvalidTimestamp = 126, "invalid_timestamp", Request, Hard, 400, "a time is not an RFC 3339 time in the years 0000 to 9999";
    InconsistentCounts = 127, "inconsistent_counts", Request, Hard, 400, "the counts of a bulk result contradict its messages";
    SeptetInvalid = 140, "septet_invalid", Validation, Hard, 422, "a septet has more than seven bits";
    BufferTooShort = 141, "buffer_too_short", Request, Hard, 400, "the buffer is too short";
    OctetsTruncated = 142, "octets_truncated", Request, Hard, 400, "the octets end too early";
    OctetsLeftOver = 143, "octets_left_over", Request, Hard, 400, "octets follow after the end";
    UserDataTooLong = 144, "user_data_too_long", Validation, Hard, 422, "the user data does not fit one message";
    UserDataOddLength = 145, "user_data_odd_length", Request, Hard, 400, "UCS-2 user data ends within a unit";
    CompressionUnsupported = 146, "compression_unsupported", Request, Hard, 400, "compressed user data cannot be read";
    MessageTypeUnexpected = 147, "message_type_unexpected", Request, Hard, 400, "the TPDU is of another type";
    AddressInvalid = 148, "address_invalid", Request, Hard, 400, "an address field is malformed";
    ServiceTimeInvalid = 149, "service_time_invalid", Request, Hard, 400, "a time stamp is not a date and time";
    ValidityInvalid = 150, "validity_invalid", Validation, Hard, 422, "a validity period cannot be written";
    DataCodingMismatch = 151, "data_coding_mismatch", Validation, Hard, 422, "data coding and user data name different character sets";
    ReceiptUnreadable = 170, "receipt_unreadable", Request, Hard, 400, "the text is not a delivery receipt";
    ReceiptFieldInvalid = 171, "receipt_field_invalid", Request, Hard, 400, "a field of the receipt cannot be read";
    MessageIdInvalid = 172, "message_id_invalid", Request, Hard, 400, "the message id is not a number in its base";
    SegmentOutOfRange = 173, "segment_out_of_range", Request, Hard, 400, "the message has fewer segments";
    PartInvalid = 174, "part_invalid", Request, Hard, 400, "a part of a message has an impossible total or sequence";
    PartTooLarge = 175, "part_too_large", Request, Hard, 413, "a part of a message is larger than the limits allow";
    SmppFieldInvalid = 176, "smpp_field_invalid", Request, Hard, 400, "an SMPP field is malformed";
    SmppTimeInvalid = 177, "smpp_time_invalid", Validation, Hard, 422, "an SMPP time is neither absolute nor relative";
    NotInSmscAlphabet = 178, "not_in_smsc_alphabet", Validation, Hard, 422, "the SMSC's alphabet lacks a character of the text";
    OctetsNotText = 179, "octets_not_text", Request, Hard, 400, "the octets are not text in their data coding";
    ToMissing = 200, "to_missing", Validation, Hard, 422, "the recipient is missing";
    NumberEmpty = 210, "number_empty", Validation, Hard, 422, "the number is empty";
    NumberMissingPlus = 211, "number_missing_plus", Validation, Hard, 422, "the number does not start with +";
    NumberInvalidCharacter = 212, "number_invalid_character", Validation, Hard, 422, "the number holds something other than + and digits";
    NumberLeadingZero = 213, "number_leading_zero", Validation, Hard, 422, "no calling code starts with 0";
    NumberTooShort = 214, "number_too_short", Validation, Hard, 422, "the number has too few digits";
    NumberTooLong = 215, "number_too_long", Validation, Hard, 422, "the number has too many digits";
    CallingCodeUnassigned = 216, "calling_code_unassigned", Validation, Hard, 422, "the calling code is not assigned";
    NumberLengthImpossible = 217, "number_length_impossible", Validation, Hard, 422, "no number of this calling code has this length";
    NumberRangeUnassigned = 218, "number_range_unassigned", Validation, Hard, 422, "no numbering plan has such a number";
    TrunkPrefixKept = 219, "trunk_prefix_kept", Validation, Hard, 422, "the prefix of national dialling stands behind the calling code";
    FromMissing = 220, "from_missing", Validation, Hard, 422, "the sender is missing";
    SenderEmpty = 221, "sender_empty", Validation, Hard, 422, "the sender is empty";
    SenderInvalidCharacter = 222, "sender_invalid_character", Validation, Hard, 422, "the sender holds a character outside the chosen alphabet";
    SenderTooLong = 223, "sender_too_long", Validation, Hard, 422, "the sender is too long";
    SenderTooShort = 224, "sender_too_short", Validation, Hard, 422, "a numeric sender has too few digits";
    SenderNoLetter = 225, "sender_no_letter", Validation, Hard, 422, "an alphanumeric sender needs a letter";
    SenderEdgeSpace = 226, "sender_edge_space", Validation, Hard, 422, "the sender starts or ends with a space";
    SenderLeadingZero = 227, "sender_leading_zero", Validation, Hard, 422, "a long code does not start with 0";
    ToEqualsFrom = 228, "to_equals_from", Validation, Hard, 422, "recipient and sender are the same number";
    SenderNotApproved = 229, "sender_not_approved", Auth, Hard, 403, "the sender is not approved for this account";
    BodyMissing = 230, "body_missing", Validation, Hard, 422, "the body is missing";
    BodyEmpty = 231, "body_empty", Validation, Hard, 422, "the body is empty";
    BodyBlank = 232, "body_blank", Validation, Hard, 422, "the body is only white space";
    BodyTooLong = 233, "body_too_long", Validation, Hard, 422, "the body has too many characters";
    ReferenceEmpty = 240, "reference_empty", Validation, Hard, 422, "the reference is empty";
    ReferenceTooLong = 241, "reference_too_long", Validation, Hard, 422, "the reference has too many characters";
    ReferenceControlCharacter = 242, "reference_control_character", Validation, Hard, 422, "the reference holds a control character";
    RouteIdOutOfRange = 245, "route_id_out_of_range", Validation, Hard, 422, "the route id is not in 1 to 9007199254740991";
    RouteNotAssigned = 246, "route_not_assigned", Routing, Hard, 422, "the route is not assigned to this account";
    RecipientsMissing = 250, "recipients_missing", Validation, Hard, 422, "the recipients are missing";
    RecipientsEmpty = 251, "recipients_empty", Validation, Hard, 422, "the list of recipients is empty";
    TooManyRecipients = 252, "too_many_recipients", Validation, Hard, 422, "one request has too many recipients";
    DuplicateRecipient = 253, "duplicate_recipient", Validation, Hard, 422, "the number stood earlier in the list";
    RecipientOptedOut = 260, "recipient_opted_out", Blocklist, Hard, 422, "the recipient has opted out";
    RecipientBlocked = 261, "recipient_blocked", Blocklist, Hard, 422, "the recipient is blocked";
    RecipientUnreachable = 262, "recipient_unreachable", Validation, Hard, 422, "the look-up found no subscriber who can be reached";
    InsufficientBalance = 265, "insufficient_balance", Billing, Hard, 402, "the balance does not cover the message";
    BalanceNotChecked = 266, "balance_not_checked", Billing, Hard, 422, "the balance was not checked, because a message has no price";
    AmountInvalid = 270, "amount_invalid", Validation, Hard, 422, "an amount is not a decimal number";
    AmountTooPrecise = 271, "amount_too_precise", Validation, Hard, 422, "an amount has more than nine decimals";
    AmountOverflow = 272, "amount_overflow", Validation, Hard, 422, "an amount is too large";
    AmountNegative = 273, "amount_negative", Validation, Hard, 422, "a price is negative";
    CurrencyInvalid = 274, "currency_invalid", Validation, Hard, 422, "a currency is not three capital letters";
    MixedCurrency = 275, "mixed_currency", Billing, Hard, 422, "amounts of different currencies meet";
    PricePrefixInvalid = 276, "price_prefix_invalid", Validation, Hard, 422, "a price's prefix is not the beginning of a number";
    NetworkInvalid = 277, "network_invalid", Validation, Hard, 422, "a network is not five or six digits (MCC and MNC)";
    DuplicatePrice = 278, "duplicate_price", Validation, Hard, 422, "two prices have the same route and prefix or network";
    OptOutMissing = 280, "opt_out_missing", Validation, Hard, 422, "a marketing body does not say how to opt out";
    NotFound = 300, "not_found", Request, Hard, 404, "there is nothing at this path";
    MethodNotAllowed = 301, "method_not_allowed", Request, Hard, 405, "this path does not take this method";
    Unauthorized = 302, "unauthorized", Auth, Hard, 401, "a bearer token is missing or malformed";
    Forbidden = 303, "forbidden", Auth, Hard, 403, "this account may not do this";
    UnsupportedMediaType = 304, "unsupported_media_type", Request, Hard, 415, "the content type is not application/json in UTF-8";
    PayloadTooLarge = 305, "payload_too_large", Request, Hard, 413, "the request is too large";
    Conflict = 306, "conflict", Request, Hard, 409, "the request contradicts an earlier one with the same key";
    RateLimited = 307, "rate_limited", Request, Retryable, 429, "too many requests at once";
    RequestInFlight = 310, "request_in_flight", Request, Unknown, 409, "the same request is still being worked on";
    SignatureMalformed = 311, "signature_malformed", Auth, Hard, 401, "the signature header cannot be read";
    SignatureMismatch = 312, "signature_mismatch", Auth, Hard, 401, "no signature fits the body";
    SignatureExpired = 313, "signature_expired", Auth, Hard, 401, "the signature's time is too far from now";
    FingerprintInvalid = 314, "fingerprint_invalid", Request, Hard, 400, "a fingerprint is not 64 hexadecimal digits";
    UpstreamRejected = 400, "upstream_rejected", Upstream, Hard, 502, "the network refused the message";
    UpstreamUnavailable = 401, "upstream_unavailable", Upstream, Retryable, 503, "no network could take the message now";
    UpstreamTimeout = 402, "upstream_timeout", Upstream, Unknown, 504, "the network did not answer in time";
    RouteFault = 403, "route_fault", Routing, RouteFault, 502, "the route's account or configuration is at fault";
    PartialSubmission = 404, "partial_submission", Delivery, Hard, 502, "some segments were accepted and others were not";
    DeliveryFailed = 405, "delivery_failed", Delivery, Hard, 502, "the network could not deliver the message";
    NoRoute = 410, "no_route", Routing, Hard, 422, "no route of this account can carry the message";
    Cancelled = 411, "cancelled", Request, Retryable, 409, "the message was cancelled before it was sent";
    InvalidSnapshot = 412, "invalid_snapshot", Request, Hard, 400, "a snapshot is not one of this release or contradicts itself";
    RecipientRejected = 430, "recipient_rejected", Validation, Hard, 422, "the network does not take this recipient";
    SenderRejected = 431, "sender_rejected", Validation, Hard, 422, "the network does not take this sender";
    BodyRejected = 432, "body_rejected", Validation, Hard, 422, "the network does not take this body";
    PriceRejected = 433, "price_rejected", Billing, Hard, 422, "the message costs more than the route's account allows";
    RouteUnfunded = 434, "route_unfunded", Billing, RouteFault, 502, "the route's account has no money or quota left";
    RouteUnauthorized = 435, "route_unauthorized", Auth, RouteFault, 502, "the route's account was refused";
    UpstreamThrottled = 436, "upstream_throttled", Upstream, Retryable, 503, "the network takes no more messages for the moment";
    UpstreamUnclear = 437, "upstream_unclear", Upstream, Unknown, 502, "the network's answer does not tell whether it took the message";
    DuplicateOverride = 438, "duplicate_override", Validation, Hard, 422, "a classifier has two rules for the same answer";
}

impl ErrorCode {
    /// The code's stable word, the same in every face.
    pub fn as_str(self) -> &'static str {
        self.row().name
    }

    /// The code's stable number, which is the C status.
    pub const fn number(self) -> i32 {
        self as i32
    }

    /// The code of a word, or `None` for a word that this release does not know.
    pub fn from_name(name: &str) -> Option<Self> {
        TABLE.iter().find(|row| row.name == name).map(|row| row.code)
    }

    /// The code of a number, or `None` for a number that this release does not know.
    pub fn from_number(number: i32) -> Option<Self> {
        TABLE.iter().find(|row| row.code.number() == number).map(|row| row.code)
    }

    /// What part of the system the code speaks of.
    pub fn class(self) -> ErrorClass {
        self.row().class
    }

    /// What a sender may do after it.
    pub fn disposition(self) -> Disposition {
        self.row().disposition
    }

    /// The HTTP status that an answer with this code carries.
    pub fn http_status(self) -> u16 {
        self.row().http_status
    }

    /// What the code means, as a short clause without a full stop.
    pub fn meaning(self) -> &'static str {
        self.row().meaning
    }

    fn row(self) -> &'static Row {
        // The table is in the order of the numbers, so the search cannot miss a variant: both come
        // from one macro, and a unit test walks them all.
        let found = TABLE.binary_search_by_key(&self.number(), |row| row.code.number());
        found.ok().and_then(|index| TABLE.get(index)).unwrap_or(&TABLE[0])
    }
}

/// An error or a warning: a stable code, and where and by how much.
///
/// It never holds a text's content or a number's digits: bodies carry one-time codes and numbers
/// are people. Positions are 0-based, in the unit of the input: octets for UTF-8, units for UTF-16.
///
/// ```
/// let error = septet::PhoneNumber::parse("+12025").unwrap_err();
/// assert_eq!(error.code().as_str(), "number_too_short");
/// assert_eq!(error.to_string(), "the number has too few digits (5, at least 7)");
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Error {
    code: ErrorCode,
    field: Option<Cow<'static, str>>,
    index: Option<usize>,
    position: Option<usize>,
    actual: Option<usize>,
    limit: Option<Limit>,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Limit {
    AtLeast(usize),
    AtMost(usize),
}

impl Error {
    /// An error with this code and nothing else.
    pub const fn new(code: ErrorCode) -> Self {
        Self { code, field: None, index: None, position: None, actual: None, limit: None }
    }

    /// The same error at a 0-based position in the input.
    #[must_use]
    pub fn at(mut self, position: usize) -> Self {
        self.position = Some(position);
        self
    }

    /// The same error about a member of a request.
    #[must_use]
    pub fn in_field(mut self, field: impl Into<Cow<'static, str>>) -> Self {
        self.field = Some(field.into());
        self
    }

    /// The same error about an item of a list, counted from 0.
    #[must_use]
    pub fn at_index(mut self, index: usize) -> Self {
        self.index = Some(index);
        self
    }

    /// The same error with what was found and the least that is allowed.
    #[must_use]
    pub fn below(mut self, actual: usize, least: usize) -> Self {
        self.actual = Some(actual);
        self.limit = Some(Limit::AtLeast(least));
        self
    }

    /// The same error with what was found and the most that is allowed.
    #[must_use]
    pub fn above(mut self, actual: usize, most: usize) -> Self {
        self.actual = Some(actual);
        self.limit = Some(Limit::AtMost(most));
        self
    }

    /// The same error with the number of things that are wrong.
    #[must_use]
    pub fn counting(mut self, actual: usize) -> Self {
        self.actual = Some(actual);
        self
    }

    /// The stable code.
    pub const fn code(&self) -> ErrorCode {
        self.code
    }

    /// The member of the request that the error is about.
    pub fn field(&self) -> Option<&str> {
        self.field.as_deref()
    }

    /// The item of the list that the error is about, counted from 0.
    pub const fn index(&self) -> Option<usize> {
        self.index
    }

    /// The 0-based position in the input, in its unit.
    pub const fn position(&self) -> Option<usize> {
        self.position
    }

    /// What was found, where the error is about a quantity.
    pub const fn actual(&self) -> Option<usize> {
        self.actual
    }

    /// What is allowed, where the error is about a quantity: the least or the most.
    pub const fn limit(&self) -> Option<usize> {
        match self.limit {
            Some(Limit::AtLeast(limit) | Limit::AtMost(limit)) => Some(limit),
            None => None,
        }
    }
}

/// A sentence for people without its full stop. Positions are left to those who know in which unit a reader counts.
impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code.meaning())?;
        match (self.actual, self.limit) {
            (Some(actual), Some(Limit::AtLeast(least))) => write!(f, " ({actual}, at least {least})"),
            (Some(actual), Some(Limit::AtMost(most))) => write!(f, " ({actual}, at most {most})"),
            (Some(actual), None) => write!(f, " ({actual})"),
            (None, _) => Ok(()),
        }
    }
}

impl core::error::Error for Error {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_order_and_finds_every_code() {
        assert!(TABLE.windows(2).all(|pair| pair[0].code.number() < pair[1].code.number()));
        for &code in ErrorCode::ALL {
            assert_eq!(code.row().code, code);
            assert_eq!(ErrorCode::from_name(code.as_str()), Some(code));
            assert_eq!(ErrorCode::from_number(code.number()), Some(code));
        }
    }
}
