//! One sentence that says why a text costs what it costs.

use alloc::format;
use alloc::string::String;
use core::fmt::Write;

use super::analysis::Analysis;
use super::classes::Classes;
use super::names::name;
use super::offender::OffenderClass;
use super::replaced::Emoji;
use super::{Encoding, EncodingChoice, TextOptions};
use crate::error::Error;

/// A base may have any number of marks; a sentence shows the first ones.
const SHOWN_CODE_POINTS: usize = 8;

/// Says in one sentence why a text costs what it costs, with the default options.
///
/// ```
/// assert_eq!(septet::explain("Hello"), "GSM-7; 5 septets, 1 segment");
/// let text = "It’s on".to_owned() + &" and on".repeat(20);
/// assert_eq!(
///     septet::explain(&text),
///     "UCS-2 because of U+2019 (right single quotation mark) at character 3; with ' it is 1 segment instead of 3",
/// );
/// ```
pub fn explain(text: &str) -> String {
    // The default options refuse no text.
    TextOptions::new().explain(text).unwrap_or_default()
}

impl TextOptions {
    /// Says in one sentence why a text costs what it costs. Linear in the text.
    ///
    /// # Errors
    /// As [`TextOptions::analyze`].
    pub fn explain(&self, text: &str) -> Result<String, Error> {
        let analysis = self.analyze(text)?;
        let mut sentence = match analysis.encoding {
            Encoding::Gsm7 => String::from("GSM-7"),
            Encoding::Ucs2 if self.encoding == EncodingChoice::Ucs2 => String::from("UCS-2 as demanded"),
            Encoding::Ucs2 => self.reason(text, &analysis),
        };
        sentence.push_str("; ");
        sentence.push_str(&self.consequence(text, &analysis));
        Ok(sentence)
    }

    fn reason(&self, text: &str, analysis: &Analysis) -> String {
        let mut reason = String::from("UCS-2");
        if let Some(offender) = self.offenders(text).next() {
            let before = text.get(..offender.position).unwrap_or_default().chars().count();
            reason.push_str(" because of");
            for code_point in offender.code_points().take(SHOWN_CODE_POINTS) {
                // Writing to a string does not fail.
                let _ = write!(reason, " U+{:04X}", u32::from(code_point));
                if let Some(name) = name(code_point) {
                    let _ = write!(reason, " ({name})");
                } else if offender.class == OffenderClass::Invisible {
                    reason.push_str(" (invisible)");
                }
            }
            if offender.code_points().nth(SHOWN_CODE_POINTS).is_some() {
                reason.push_str(" …");
            }
            let _ = write!(reason, " at character {}", before + 1);
        }
        if analysis.offender_count > 1 {
            let _ = write!(reason, " and {} more", analysis.offender_count - 1);
        }
        reason
    }

    fn consequence(&self, text: &str, analysis: &Analysis) -> String {
        let may_change = analysis.encoding == Encoding::Ucs2 && self.encoding != EncodingChoice::Ucs2;
        let saving = may_change.then(|| self.saving(text)).flatten();
        if let Some(saving) = saving.filter(|saving| saving.segments < analysis.segments) {
            let (after, before) = (segments(saving.segments), analysis.segments);
            return format!("{} it is {after} instead of {before}", saving.edit);
        }
        let unit = match analysis.encoding {
            Encoding::Gsm7 => "septet",
            Encoding::Ucs2 => "unit",
        };
        format!("{}, {}", plural(analysis.units, unit), segments(analysis.segments))
    }

    /// The segments of a text after replacing every offender, `None` when one has no replacement or there is none.
    fn saving(&self, text: &str) -> Option<Saving> {
        let replaced = self.replaced(text, Classes::ALL, Emoji::Stay).ok()?;
        let edit = match replaced.changes.as_slice() {
            [] => return None,
            [only] => match only.to.as_str() {
                "" => String::from("without it"),
                " " => String::from("with a space"),
                "\n" => String::from("with a line feed"),
                replacement => format!("with {}", replacement.trim_start()),
            },
            _ => String::from("with replacements"),
        };
        let segments = self.of_encoding(self.encoding).analyze(&replaced.text).ok()?.segments;
        Some(Saving { edit, segments })
    }
}

struct Saving {
    edit: String,
    segments: usize,
}

fn segments(count: usize) -> String {
    plural(count, "segment")
}

fn plural(count: usize, noun: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{ending}")
}
