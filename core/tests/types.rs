//! What holds for every public type: it may be used from any thread, it has a `Debug`, and somebody has said whether it holds a
//! text or a number, so that none is left out of `privacy.rs`.

#![cfg(feature = "json")]

use std::collections::BTreeSet;
use std::fmt::Debug;

use septet::*;
use serde_json::Value;

const fn fits_every_thread<T: Send + Sync + Debug + ?Sized>() {}

/// The names of some types, each of which the compiler has let pass.
macro_rules! types {
    ($($name:ident $(<$argument:ty>)?,)*) => {{
        $(fits_every_thread::<$name $(<$argument>)?>();)*
        [$(stringify!($name)),*]
    }};
    (lifetime: $($name:ident,)*) => {{
        $(fits_every_thread::<$name<'static>>();)*
        [$(stringify!($name)),*]
    }};
}

/// They hold a text, a number or an id that a stranger could be known by: `privacy.rs` draws each of them.
fn private() -> BTreeSet<&'static str> {
    let borrowing = types!(lifetime: Advice, BulkPlanner, Change, CodePoints, Element, Elements, Offender, Offenders, Part,
        Prepared, Segment, Segments, Template, Transliteration, UserDataSegments,);
    let owning = types!(
        Answer<Message>,
        BulkDispatch,
        BulkItem,
        BulkPlan,
        BulkRequest,
        BulkResult,
        Content,
        DecodedSeptets,
        DecodedUserData,
        Dispatch,
        Error,
        ErrorEnvelope,
        Event,
        Facts,
        Fingerprint,
        Interpretation,
        ItemError,
        MaskedNumber,
        Message,
        PartBody,
        PhoneNumber,
        PlannedMessage,
        Reading,
        Reassembled,
        Reassembler,
        ReassemblyEvent,
        ReassemblyKey,
        Receipt,
        RouteQuery,
        SendPlan,
        SendRequest,
        SenderId,
        Stored,
        Udh,
        UserData,
    );
    borrowing.into_iter().chain(owning).collect()
}

/// They hold counts, choices, times, money and names of things.
fn public() -> BTreeSet<&'static str> {
    let borrowing = types!(lifetime: AnalysisColumns, Field, NumberColumns, SegmentRanges, TemplateColumns,);
    let owning = types!(
        Action,
        AdviceKind,
        AdviceOptions,
        Amount,
        Analysis,
        Balance,
        CallingCode,
        Candidate,
        Category,
        CharacterSet,
        Classes,
        Classification,
        Classifier,
        Concatenation,
        Counter,
        Currency,
        Decimal,
        Decision,
        DeliveryAggregate,
        DeliveryStatus,
        DispatchState,
        Disposition,
        Duplicates,
        Encoding,
        EncodingChoice,
        ErrorClass,
        ErrorCode,
        EventType,
        FieldAlphabet,
        Header,
        HlrResult,
        IncompleteReason,
        Keyword,
        KeywordKind,
        Language,
        Languages,
        LineType,
        MessageIdForm,
        Network,
        NetworkError,
        Newline,
        Normalization,
        NumberLevel,
        NumberingInfo,
        OffenderClass,
        OnUnknown,
        Outcome,
        Policy,
        Ports,
        Price,
        PriceTable,
        Provider,
        Quote,
        ReassemblyLimits,
        ReceiptDate,
        ReferenceBits,
        Replacement,
        RetryAdvice,
        Route,
        SegmentRange,
        SenderAlphabet,
        SenderKind,
        Status,
        TemplateBounds,
        TemplateStyle,
        TemplateTotal,
        TextOptions,
        Timestamp,
        TransliterationOptions,
        Untouched,
        UpstreamOutcome,
    );
    borrowing.into_iter().chain(owning).collect()
}

/// A trait, which holds nothing.
const TRAITS: [&str; 1] = ["Offset"];

#[test]
fn every_public_type_is_listed() {
    let list: Value = serde_json::from_str(include_str!("../../tests/vectors/api.json")).expect("JSON");
    let names = list.as_array().expect("rows").iter().flat_map(|row| row["rust"].as_array().expect("names"));
    let is_type = |name: &&str| {
        name.starts_with(char::is_uppercase) && name.contains(char::is_lowercase) && !TRAITS.contains(name)
    };
    let types: BTreeSet<&str> = names.filter_map(Value::as_str).filter(is_type).collect();
    let (private, public) = (private(), public());
    assert_eq!(private.intersection(&public).count(), 0);
    assert_eq!(private.union(&public).copied().collect::<BTreeSet<_>>(), types);
}

#[test]
fn the_types_of_the_wire_may_be_used_from_any_thread() {
    use septet::{alphabet, http, smpp, tpdu};
    fits_every_thread::<alphabet::Septets>();
    fits_every_thread::<alphabet::Tables>();
    fits_every_thread::<http::Operation>();
    fits_every_thread::<smpp::CommandStatus>();
    fits_every_thread::<smpp::Profile>();
    fits_every_thread::<smpp::ShortMessage>();
    fits_every_thread::<smpp::SmppTime>();
    fits_every_thread::<smpp::SubmitOptions>();
    fits_every_thread::<smpp::Tlv>();
    fits_every_thread::<tpdu::Address>();
    fits_every_thread::<tpdu::DataCoding>();
    fits_every_thread::<tpdu::SmsDeliver>();
    fits_every_thread::<tpdu::SmsStatusReport>();
    fits_every_thread::<tpdu::SmsSubmit>();
    fits_every_thread::<tpdu::Submits<'static>>();
    fits_every_thread::<tpdu::Tpdu>();
    fits_every_thread::<tpdu::ValidityPeriod>();
}
