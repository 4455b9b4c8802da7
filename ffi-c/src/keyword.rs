//! Keywords of inbound texts: STOP, START, HELP and their kin.

use core::ffi::c_char;

use septet::{Keyword, KeywordKind};

use crate::error::septet_error;
use crate::guard::{guard, quietly};
use crate::ptr::{self, septet_str};
use crate::status::septet_status;

/// Whether an inbound text is a keyword.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u32)]
pub enum septet_keyword_match {
    /// It is an ordinary text.
    SEPTET_KEYWORD_NONE = 0,
    /// It is one and nothing else: act on it.
    SEPTET_KEYWORD_EXACT = 1,
    /// It holds one, and nothing else that would give it another meaning: act on an opt-out, ask about the others.
    SEPTET_KEYWORD_LIKELY = 2,
}

/// What somebody wants who sends a keyword.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u32)]
pub enum septet_keyword_kind {
    /// There is no keyword.
    SEPTET_KEYWORD_KIND_NONE = 0,
    /// To get no more messages.
    SEPTET_KEYWORD_OPT_OUT = 1,
    /// To get messages again.
    SEPTET_KEYWORD_OPT_IN = 2,
    /// To be told who sends, and how to opt out.
    SEPTET_KEYWORD_HELP = 3,
}

use septet_keyword_kind::*;
use septet_keyword_match::*;

const KINDS: [(septet_keyword_kind, KeywordKind); 3] = [
    (SEPTET_KEYWORD_OPT_OUT, KeywordKind::OptOut),
    (SEPTET_KEYWORD_OPT_IN, KeywordKind::OptIn),
    (SEPTET_KEYWORD_HELP, KeywordKind::Help),
];

/// What an inbound text says as a keyword. This struct does not grow.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct septet_keyword {
    /// A number of `septet_keyword_match`.
    pub keyword_match: u32,
    /// A number of `septet_keyword_kind`.
    pub kind: u32,
}

fn match_number(keyword: Keyword) -> septet_keyword_match {
    match keyword {
        Keyword::Exact(_) => SEPTET_KEYWORD_EXACT,
        Keyword::Likely(_) => SEPTET_KEYWORD_LIKELY,
        _ => SEPTET_KEYWORD_NONE,
    }
}

/// Says whether an inbound text is a keyword, by whole words and never by a part of one. Case, marks on letters, punctuation and
/// invisible characters do not count. Linear in the text.
///
/// Errors: `SEPTET_ERR_INVALID_UTF8` (position).
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_text_classify_keyword(
    text: *const c_char,
    len: usize,
    out: *mut septet_keyword,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, text) = unsafe { (ptr::out(out)?, ptr::text(text, len)?) };
        let keyword = septet::classify_keyword(text);
        let kind = KINDS.iter().find(|(_, kind)| Some(*kind) == keyword.kind());
        out.write(septet_keyword {
            keyword_match: match_number(keyword) as u32,
            kind: kind.map_or(SEPTET_KEYWORD_KIND_NONE, |(number, _)| *number) as u32,
        });
        Ok(())
    })
}

/// The word of a `septet_keyword_match`: `none`, `exact` or `likely`. Static; absent for another number.
#[must_use]
#[unsafe(no_mangle)]
pub extern "C" fn septet_keyword_match_name(keyword_match: u32) -> septet_str {
    quietly(septet_str::ABSENT, || {
        // What it is of makes no difference to the word.
        let known = [Keyword::None, Keyword::Exact(KeywordKind::Help), Keyword::Likely(KeywordKind::Help)];
        let keyword = known.into_iter().find(|keyword| match_number(*keyword) as u32 == keyword_match);
        septet_str::of_option(keyword.map(Keyword::as_str))
    })
}

/// The word of a `septet_keyword_kind`: `opt_out`, `opt_in` or `help`. Static; absent for another number.
#[must_use]
#[unsafe(no_mangle)]
pub extern "C" fn septet_keyword_kind_name(kind: u32) -> septet_str {
    quietly(septet_str::ABSENT, || {
        let kind = KINDS.iter().find(|(number, _)| *number as u32 == kind);
        septet_str::of_option(kind.map(|(_, kind)| kind.as_str()))
    })
}
