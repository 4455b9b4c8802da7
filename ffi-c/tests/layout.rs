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
            concatenation_reference, reserved, header_elements, header_elements_len,
        }
        septet_analysis {
            struct_size, encoding, units, segments, characters, utf16_units, remaining, per_segment, first_offender,
            offender_count, locking, single,
        }
        septet_analysis_columns {
            struct_size, reserved, rows, error, encoding, units, segments, first_offender,
        }
        septet_offender { position, length, offender_class, has_replacement, replacement }
        septet_segment { start, end, units, octets, header_len, header }
        septet_phone { struct_size, calling_code, digits, digit_count, region_count, region, reserved }
        septet_region { code }
        septet_number_columns { struct_size, reserved, rows, error, number, calling_code }
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
        septet_offender_class {
            SEPTET_OFFENDER_TYPOGRAPHIC, SEPTET_OFFENDER_SPACE, SEPTET_OFFENDER_INVISIBLE, SEPTET_OFFENDER_ACCENT,
            SEPTET_OFFENDER_LOOKALIKE, SEPTET_OFFENDER_LIGATURE, SEPTET_OFFENDER_FRACTION, SEPTET_OFFENDER_SYMBOL,
            SEPTET_OFFENDER_EMOJI, SEPTET_OFFENDER_CONTROL, SEPTET_OFFENDER_SCRIPT, SEPTET_OFFENDER_OTHER,
        }
        septet_number_level { SEPTET_NUMBER_SYNTAX, SEPTET_NUMBER_LENGTH }
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
    }
    for code in septet::ErrorCode::ALL {
        facts.say(format!("SEPTET_ERR_{}", code.as_str().to_uppercase()), code.number().into());
    }
    let constants = [
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
