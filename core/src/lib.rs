#![doc = include_str!("../README.md")]
#![no_std]
#![deny(unsafe_code)]

extern crate alloc;
// Only to ask the processor for its vector instructions.
#[cfg(all(feature = "std", target_arch = "x86_64"))]
extern crate std;

mod address;
mod api;
mod column;
mod error;
mod money;
mod plan;
mod text;

pub use address::{
    CallingCode, MaskedNumber, NUMBERING_VERSION, NumberLevel, PhoneNumber, SenderAlphabet, SenderId,
    SenderKind,
};
pub use address::{NumberColumns, check_numbers};
#[cfg(feature = "json")]
pub use api::interpret;
pub use api::{
    Answer, BulkItem, BulkRequest, BulkResult, ErrorEnvelope, Event, EventType, Interpretation, ItemError,
    Message, Reading, RetryAdvice, SendRequest, Status, Timestamp, event_id, http, interpret_no_response,
    message_id, request_id,
};
pub use column::Offset;
pub use error::{Disposition, Error, ErrorClass, ErrorCode};
pub use money::{Amount, Currency, Decimal};
pub use plan::{
    Balance, BulkPlan, BulkPlanner, Category, Duplicates, Facts, HlrResult, MAX_BODY_CHARACTERS,
    MAX_RECIPIENTS, MAX_REFERENCE_CHARACTERS, Network, Outcome, PlannedMessage, Price, PriceTable, Quote,
    SendPlan, chunk, plan_bulk, plan_send,
};
pub use text::{
    Analysis, CodePoints, Encoding, EncodingChoice, Header, Language, MAX_SEGMENTS, Newline, Offender,
    OffenderClass, Offenders, Prepared, ReferenceBits, Replacement, Segment, SegmentRange, SegmentRanges,
    Segments, TextOptions, USER_DATA_OCTETS, USER_DATA_SEPTETS, alphabet, analyze, analyze_latin1,
    analyze_utf16, analyze_utf32, explain, offenders, text_from_utf8,
};
pub use text::{AnalysisColumns, analyze_many};

/// This release.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
