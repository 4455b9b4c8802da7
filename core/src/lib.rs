#![doc = include_str!("../README.md")]
#![no_std]
#![deny(unsafe_code)]
#![deny(clippy::disallowed_macros, clippy::disallowed_methods, clippy::disallowed_types)]

extern crate alloc;
// Only to ask the processor for its vector instructions.
#[cfg(all(feature = "std", target_arch = "x86_64"))]
extern crate std;

mod address;
mod api;
mod calendar;
mod column;
mod dispatch;
mod error;
mod money;
#[cfg(feature = "mutants")]
#[doc(hidden)]
pub mod mutants;
mod plan;
#[cfg(target_arch = "x86_64")]
mod processor;
mod text;
mod upstream;
mod wire;

pub use address::{
    CallingCode, MaskedNumber, NUMBERING_VERSION, NumberLevel, PhoneNumber, SenderAlphabet, SenderId,
    SenderKind,
};
#[cfg(feature = "numbering")]
pub use address::{LineType, NumberingInfo};
pub use address::{NumberColumns, check_numbers, regions};
#[cfg(feature = "json")]
pub use api::interpret;
pub use api::{
    Answer, BulkItem, BulkRequest, BulkResult, ErrorEnvelope, Event, EventType, Interpretation, ItemError,
    Message, Reading, RetryAdvice, SendRequest, Status, Timestamp, event_id, http, interpret_no_response,
    message_id, request_id,
};
#[cfg(feature = "idempotency")]
pub use api::{Decision, Fingerprint, IDEMPOTENCY_RETENTION, Stored, decide, fingerprint};
#[cfg(feature = "signature")]
pub use api::{SIGNATURE_TOLERANCE, sign_webhook, verify_signature};
pub use column::Offset;
pub use dispatch::{Action, BulkDispatch, Dispatch, DispatchState, OnUnknown, Policy};
pub use error::{Disposition, Error, ErrorClass, ErrorCode};
pub use money::{Amount, Currency, Decimal};
pub use plan::{
    Balance, BulkPlan, BulkPlanner, Candidate, Category, Duplicates, Facts, HlrResult, MAX_BODY_CHARACTERS,
    MAX_RECIPIENTS, MAX_REFERENCE_CHARACTERS, Network, Outcome, PlannedMessage, Price, PriceTable, Quote,
    Route, RouteQuery, SendPlan, chunk, plan_bulk, plan_send, select_routes,
};
pub use text::{Advice, AdviceKind, AdviceOptions, advise};
pub use text::{
    Analysis, CodePoints, Concatenation, Counter, Encoding, EncodingChoice, Header, Language, Languages,
    MAX_SEGMENTS, Newline, Normalization, Offender, OffenderClass, Offenders, Prepared, ReferenceBits,
    Replacement, Segment, SegmentRange, SegmentRanges, Segments, TextOptions, USER_DATA_OCTETS,
    USER_DATA_SEPTETS, alphabet, analyze, analyze_latin1, analyze_utf8, analyze_utf16, analyze_utf32,
    explain, languages_for_region, offenders, text_from_utf8,
};
pub use text::{AnalysisColumns, analyze_many};
pub use text::{Change, Classes, Transliteration, TransliterationOptions, Untouched, transliterate};
pub use text::{
    Field, FieldAlphabet, MAX_FIELDS, MAX_TEMPLATE_CHARACTERS, Template, TemplateBounds, TemplateColumns,
    TemplateStyle, TemplateTotal, lint_template,
};
pub use text::{Keyword, KeywordKind, classify_keyword};
pub use upstream::{
    Classification, Classifier, PROVIDER_CODES_VERSION, Provider, UpstreamOutcome, classify_http,
    classify_no_response, classify_provider, classify_smpp,
};
pub use wire::{
    CharacterSet, Content, DecodedSeptets, DecodedUserData, DeliveryAggregate, DeliveryStatus, Element,
    Elements, IncompleteReason, MAX_FILL_BITS, MessageIdForm, NetworkError, Part, PartBody, Ports,
    Reassembled, Reassembler, ReassemblyEvent, ReassemblyKey, ReassemblyLimits, Receipt, ReceiptDate, Udh,
    UserData, UserDataSegments, decode_septets, decode_user_data, encode_septets, encode_user_data,
    max_packed_len, max_unpacked_len, pack_septets, pack_septets_into, smpp, tp_status_meaning, tpdu,
    unpack_septets, unpack_septets_into,
};

/// This release.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

// Outside the package, and nothing to it but tests.
#[cfg(doctest)]
mod guides;
