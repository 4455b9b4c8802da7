//! The header says of every struct and every number what Rust says: a program in C prints them, compiled here.

#![allow(clippy::expect_used, clippy::panic, reason = "a failed expectation is what a test is for")]

use std::collections::{BTreeMap, BTreeSet};
use std::mem::{align_of, offset_of, size_of};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use septet_c::*;

/// What Rust says: an expression of C, and its value.
#[derive(Default)]
struct Facts {
    expressions: BTreeMap<String, i128>,
    structs: BTreeSet<&'static str>,
}

impl Facts {
    fn say(&mut self, expression: impl Into<String>, value: i128) {
        let expression = expression.into();
        assert!(self.expressions.insert(expression.clone(), value).is_none(), "{expression} twice");
    }
}

/// A struct and all its members: one that is forgotten does not compile.
macro_rules! layout {
    ($facts:ident: $($name:ident { $($member:ident),* $(,)? })*) => {
        $({
            fn _all_members(value: $name) {
                let $name { $($member: _),* } = value;
            }
            $facts.structs.insert(stringify!($name));
            $facts.say(concat!("sizeof(", stringify!($name), ")"), size_of::<$name>() as i128);
            $facts.say(
                concat!("offsetof(struct { char c; ", stringify!($name), " s; }, s)"),
                align_of::<$name>() as i128,
            );
            $(
                $facts.say(
                    concat!("offsetof(", stringify!($name), ", ", stringify!($member), ")"),
                    offset_of!($name, $member) as i128,
                );
            )*
        })*
    };
}

/// An enum and all its enumerators: one that is forgotten does not compile.
macro_rules! numbers {
    ($facts:ident: $($name:ident { $($variant:ident),* $(,)? })*) => {
        $({
            fn _all_variants(value: $name) {
                match value { $($name::$variant => {})* }
            }
            $($facts.say(stringify!($variant), $name::$variant as i128);)*
        })*
    };
}

#[path = "layout/wire.rs"]
mod wire;

fn facts() -> Facts {
    let mut facts = Facts::default();
    wire::say(&mut facts);
    layout! { facts:
        septet_str { data, len }
        septet_error { struct_size, status, position, index, actual, limit, field, message }
        septet_text_options {
            struct_size, encoding, reference_bits, newline, max_segments, has_concatenation_reference,
            concatenation_reference, reserved, header_elements, header_elements_len, languages, normalize,
            keep_graphemes, keep_words, keep_urls, numbering,
        }
        septet_analysis {
            struct_size, encoding, units, segments, characters, utf16_units, remaining, per_segment, first_offender,
            offender_count, locking, single, greedy_segments,
        }
        septet_analysis_columns {
            struct_size, reserved, rows, error, encoding, units, segments, first_offender,
        }
        septet_offender { position, length, offender_class, has_replacement, replacement }
        septet_segment { start, end, units, octets, header_len, header, counter }
        septet_phone { struct_size, calling_code, digits, digit_count, region_count, region, reserved }
        septet_region { code }
        septet_number_columns {
            struct_size, reserved, rows, error, number, calling_code, line_type, region,
        }
        septet_numbering { struct_size, valid, line_type, reason, suggestion, region, reserved }
        septet_change { position, length, units, offender_class, reserved, replacement }
        septet_transliteration_options { struct_size, has_classes, classes, when_equal }
        septet_transliteration_summary { struct_size, untouched, text, change_count, blocker }
        septet_advice_options { struct_size, languages, recipients, price, has_price, currency }
        septet_advice_item {
            struct_size, kind, language, classes, cut, units, change_count, before, after, saved, text, currency,
            reserved,
        }
        septet_keyword { keyword_match, kind }
        septet_field { name, max_length, alphabet, reserved }
        septet_template { struct_size, style, text, fields, field_count }
        septet_template_bounds {
            struct_size, reserved, placeholders, deciding_field, ucs2_field, ucs2_literal,
        }
        septet_template_values {
            struct_size, has_price, price, data, len, offsets, offsets64, offset_count,
        }
        septet_template_total { struct_size, reserved, rows, failed, segments, most_segments, cost }
        septet_sender { struct_size, kind, tier, ton, npi, reserved, digits }
        septet_currency { code }
        septet_send_request {
            struct_size, has_route_id, route_id, to, from, body, reference, unknown, unknown_count,
        }
        septet_bulk_request {
            struct_size, has_route_id, route_id, from, body, reference, recipients, recipient_count, unknown,
            unknown_count,
        }
        septet_send_summary {
            struct_size, sender_kind, to_digits, error_count, warning_count, cost_min, cost_max, currency,
            has_analysis,
        }
        septet_bulk_summary {
            struct_size, sender_kind, total, ok, failed, error_count, warning_count, cost, currency, has_analysis,
        }
        septet_planned_message { struct_size, status, to, digits, cost }
        septet_message {
            struct_size, has_route_id, route_id, id, to, from, body, status, provider_message_id, cost, currency,
            has_sent_at, attempts, created_at, sent_at,
        }
        septet_bulk_item { id, to, status, error_code, error_message, cost }
        septet_bulk_counts { struct_size, reserved, total, sent, failed }
        septet_error_envelope {
            struct_size, has_index, index, code, message, field, details, request_id,
        }
        septet_event {
            struct_size, reserved, created_at, id, event_type, reference, error_code, error_message,
        }
        septet_interpretation { struct_size, kind, retry, status, seconds }
        septet_http_headers { struct_size, reserved, authorization, content_type, body_length, max_body }
        septet_classification {
            struct_size, outcome, status, listed, has_retry_after, reserved, retry_after_ms,
        }
        septet_route_query {
            struct_size, encoding, to_digits, segments, route_id, network, sender_kind, reserved,
        }
        septet_candidate { index, route_id, price }
        septet_action { struct_size, kind, token, message, segment, route_id, at_ms }
        septet_message_state {
            struct_size, error, status, cost, currency, duplicate_possible, route_id, attempts, segments, transmits,
            accepted, sent_at_ms, has_sent_at, reserved,
        }
        septet_stored { struct_size, answered, fingerprint, expires_at }
    }
    numbers! { facts:
        septet_usage {
            SEPTET_OK, SEPTET_ERR_NULL_ARGUMENT, SEPTET_ERR_BUFFER_TOO_SMALL, SEPTET_ERR_BAD_STRUCT_SIZE,
            SEPTET_ERR_BAD_LENGTH, SEPTET_ERR_MISALIGNED, SEPTET_ERR_NO_SUCH_ITEM, SEPTET_ERR_PANIC,
            SEPTET_ERR_POISONED,
        }
        septet_class {
            SEPTET_CLASS_NONE, SEPTET_CLASS_REQUEST, SEPTET_CLASS_AUTH, SEPTET_CLASS_VALIDATION,
            SEPTET_CLASS_BILLING, SEPTET_CLASS_BLOCKLIST, SEPTET_CLASS_ROUTING, SEPTET_CLASS_UPSTREAM,
            SEPTET_CLASS_DELIVERY,
        }
        septet_disposition {
            SEPTET_DISPOSITION_NONE, SEPTET_DISPOSITION_HARD, SEPTET_DISPOSITION_RETRYABLE,
            SEPTET_DISPOSITION_ROUTE_FAULT, SEPTET_DISPOSITION_UNKNOWN,
        }
        septet_encoding { SEPTET_ENCODING_AUTO, SEPTET_ENCODING_GSM7, SEPTET_ENCODING_UCS2 }
        septet_newline { SEPTET_NEWLINE_KEEP, SEPTET_NEWLINE_LF }
        septet_normalization { SEPTET_NORMALIZATION_NONE, SEPTET_NORMALIZATION_NFC }
        septet_language {
            SEPTET_LANGUAGE_NONE, SEPTET_LANGUAGE_TURKISH, SEPTET_LANGUAGE_SPANISH, SEPTET_LANGUAGE_PORTUGUESE,
            SEPTET_LANGUAGE_BENGALI, SEPTET_LANGUAGE_GUJARATI, SEPTET_LANGUAGE_HINDI, SEPTET_LANGUAGE_KANNADA,
            SEPTET_LANGUAGE_MALAYALAM, SEPTET_LANGUAGE_ORIYA, SEPTET_LANGUAGE_PUNJABI, SEPTET_LANGUAGE_TAMIL,
            SEPTET_LANGUAGE_TELUGU, SEPTET_LANGUAGE_URDU,
        }
        septet_shift { SEPTET_SHIFT_LOCKING, SEPTET_SHIFT_SINGLE }
        septet_untouched {
            SEPTET_UNTOUCHED_NOT, SEPTET_UNTOUCHED_ALREADY_GSM7, SEPTET_UNTOUCHED_UCS2_DEMANDED,
            SEPTET_UNTOUCHED_NO_REPLACEMENT, SEPTET_UNTOUCHED_CLASS_NOT_CHOSEN, SEPTET_UNTOUCHED_NO_SAVING,
        }
        septet_advice_kind {
            SEPTET_ADVICE_DELETE_INVISIBLE, SEPTET_ADVICE_REPLACE, SEPTET_ADVICE_ALLOW_LANGUAGE,
            SEPTET_ADVICE_DROP_EXTENSION, SEPTET_ADVICE_DROP_EMOJI, SEPTET_ADVICE_SHORTEN, SEPTET_ADVICE_COMBINE,
        }
        septet_keyword_match { SEPTET_KEYWORD_NONE, SEPTET_KEYWORD_EXACT, SEPTET_KEYWORD_LIKELY }
        septet_keyword_kind {
            SEPTET_KEYWORD_KIND_NONE, SEPTET_KEYWORD_OPT_OUT, SEPTET_KEYWORD_OPT_IN, SEPTET_KEYWORD_HELP,
        }
        septet_template_style {
            SEPTET_TEMPLATE_BRACES, SEPTET_TEMPLATE_DOUBLE_BRACES, SEPTET_TEMPLATE_PERCENT,
        }
        septet_field_alphabet { SEPTET_FIELD_ANY, SEPTET_FIELD_DIGITS, SEPTET_FIELD_GSM7 }
        septet_line_type {
            SEPTET_LINE_NONE, SEPTET_LINE_FIXED_LINE, SEPTET_LINE_MOBILE, SEPTET_LINE_FIXED_LINE_OR_MOBILE,
            SEPTET_LINE_TOLL_FREE, SEPTET_LINE_PREMIUM_RATE, SEPTET_LINE_SHARED_COST, SEPTET_LINE_VOIP,
            SEPTET_LINE_PERSONAL_NUMBER, SEPTET_LINE_PAGER, SEPTET_LINE_UAN, SEPTET_LINE_VOICEMAIL,
        }
        septet_offender_class {
            SEPTET_OFFENDER_TYPOGRAPHIC, SEPTET_OFFENDER_SPACE, SEPTET_OFFENDER_INVISIBLE, SEPTET_OFFENDER_ACCENT,
            SEPTET_OFFENDER_LOOKALIKE, SEPTET_OFFENDER_LIGATURE, SEPTET_OFFENDER_FRACTION, SEPTET_OFFENDER_SYMBOL,
            SEPTET_OFFENDER_EMOJI, SEPTET_OFFENDER_CONTROL, SEPTET_OFFENDER_SCRIPT, SEPTET_OFFENDER_OTHER,
        }
        septet_number_level { SEPTET_NUMBER_SYNTAX, SEPTET_NUMBER_LENGTH, SEPTET_NUMBER_NUMBERING }
        septet_sender_alphabet { SEPTET_SENDER_PORTABLE, SEPTET_SENDER_COMMON, SEPTET_SENDER_GSM }
        septet_sender_kind {
            SEPTET_SENDER_NONE, SEPTET_SENDER_ALPHANUMERIC, SEPTET_SENDER_SHORT_CODE, SEPTET_SENDER_LONG_CODE,
        }
        septet_answer_kind {
            SEPTET_ANSWER_UNREADABLE, SEPTET_ANSWER_MESSAGE, SEPTET_ANSWER_BULK_RESULT, SEPTET_ANSWER_ERROR,
            SEPTET_ANSWER_EVENT,
        }
        septet_retry { SEPTET_RETRY_NEVER, SEPTET_RETRY_SAFE, SEPTET_RETRY_AFTER, SEPTET_RETRY_AMBIGUOUS }
        septet_operation { SEPTET_OPERATION_NONE, SEPTET_OPERATION_SEND, SEPTET_OPERATION_BULK }
        septet_id_kind { SEPTET_ID_MESSAGE, SEPTET_ID_REQUEST, SEPTET_ID_EVENT }
        septet_outcome {
            SEPTET_OUTCOME_HARD, SEPTET_OUTCOME_RETRYABLE, SEPTET_OUTCOME_ROUTE_FAULT, SEPTET_OUTCOME_UNKNOWN,
            SEPTET_OUTCOME_ACCEPTED,
        }
        septet_action_kind {
            SEPTET_ACTION_NONE, SEPTET_ACTION_TRANSMIT, SEPTET_ACTION_TIMEOUT, SEPTET_ACTION_DONE,
        }
        septet_decision {
            SEPTET_DECISION_PROCEED, SEPTET_DECISION_REPLAY, SEPTET_DECISION_CONFLICT, SEPTET_DECISION_IN_FLIGHT,
        }
    }
    for code in septet::ErrorCode::ALL {
        facts.say(format!("SEPTET_ERR_{}", code.as_str().to_uppercase()), code.number().into());
    }
    for language in septet::Language::ALL {
        let bit = format!("SEPTET_LANGUAGE_BIT({})", language.identifier());
        facts.say(bit, 1 << language.identifier());
    }
    for line_type in septet::LineType::ALL {
        let name = format!("SEPTET_LINE_{} + 0", line_type.as_str().to_uppercase());
        facts.say(name, line_type.number().into());
    }
    let constants = [
        ("SEPTET_LANGUAGES_ALL", 0x3FFE),
        ("SEPTET_MAX_FIELDS", septet::MAX_FIELDS as i128),
        ("SEPTET_MAX_TEMPLATE_CHARACTERS", septet::MAX_TEMPLATE_CHARACTERS as i128),
        ("SEPTET_NONE", SEPTET_NONE as i128),
        ("SEPTET_NO_AMOUNT", SEPTET_NO_AMOUNT.into()),
        ("SEPTET_HEADER_UNKNOWN", SEPTET_HEADER_UNKNOWN.into()),
        ("SEPTET_ABI_VERSION", SEPTET_ABI_VERSION.into()),
        ("SEPTET_VERSION_NUMBER", septet_version_number().into()),
        ("SEPTET_MAX_SEGMENTS", septet::MAX_SEGMENTS as i128),
        ("SEPTET_USER_DATA_OCTETS", septet::USER_DATA_OCTETS as i128),
        ("SEPTET_USER_DATA_SEPTETS", septet::USER_DATA_SEPTETS as i128),
        ("SEPTET_MAX_BODY_CHARACTERS", septet::MAX_BODY_CHARACTERS as i128),
        ("SEPTET_MAX_REFERENCE_CHARACTERS", septet::MAX_REFERENCE_CHARACTERS as i128),
        ("SEPTET_MAX_RECIPIENTS", septet::MAX_RECIPIENTS as i128),
        ("SEPTET_ID_LEN", septet::message_id(&[0; 24]).len() as i128),
        ("SEPTET_ID_RANDOM_LEN", 24),
        ("SEPTET_PHONE_MAX_LEN", 16),
        ("SEPTET_TIMESTAMP_LEN", 25),
        ("SEPTET_FINGERPRINT_LEN", 64),
        ("SEPTET_IDEMPOTENCY_RETENTION", septet::IDEMPOTENCY_RETENTION.into()),
        ("SEPTET_SIGNATURE_TOLERANCE", septet::SIGNATURE_TOLERANCE.into()),
        ("sizeof(septet_status)", size_of::<septet_status>() as i128),
    ];
    for (name, value) in constants {
        facts.say(name, value);
    }
    facts
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

#[test]
fn the_header_says_what_rust_says() {
    let facts = facts();
    let mut program = String::from("#include <stdio.h>\n#include \"septet.h\"\nint main(void) {\n");
    for (index, (expression, value)) in facts.expressions.iter().enumerate() {
        // Both kinds of 64 bits, as they are.
        let format = if *value < 0 { "%lld" } else { "%llu" };
        let cast = if *value < 0 { "long long" } else { "unsigned long long" };
        program += &format!("  printf(\"{index} {format}\\n\", ({cast})({expression}));\n");
    }
    program += "  return 0;\n}\n";
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let (source, executable) = (folder.join("layout.c"), folder.join("layout"));
    fs::write(&source, program).expect("a writable folder");
    let compiler = env::var("CC").unwrap_or_else(|_| "cc".into());
    let compiled = Command::new(compiler)
        .arg("-I")
        .arg(root().join("include"))
        .arg(&source)
        .arg("-o")
        .arg(&executable)
        .output()
        .expect("a compiler for C");
    assert!(compiled.status.success(), "{}", String::from_utf8_lossy(&compiled.stderr));
    let printed = Command::new(&executable).output().expect("a program").stdout;
    let expected: String =
        facts.expressions.values().enumerate().map(|(index, value)| format!("{index} {value}\n")).collect();
    let printed = String::from_utf8(printed).expect("text");
    for ((found, expected), expression) in printed.lines().zip(expected.lines()).zip(facts.expressions.keys())
    {
        assert_eq!(found, expected, "{expression}");
    }
    assert_eq!(printed, expected);
}

/// What stands in the header and not above would go unchecked.
#[test]
fn nothing_of_the_header_is_left_out() {
    let facts = facts();
    let header = fs::read_to_string(root().join("include/septet.h")).expect("the header");
    for line in header.lines() {
        let words: Vec<_> = line.split_whitespace().collect();
        match words.as_slice() {
            ["typedef", "struct", name, "{"] => assert!(facts.structs.contains(name), "{name}"),
            [name, "=", _] if name.starts_with("SEPTET_") => {
                assert!(facts.expressions.contains_key(*name), "{name}");
            }
            _ => {}
        }
    }
}
