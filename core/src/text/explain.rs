//! One sentence that says why a text costs what it costs.

use alloc::format;
use alloc::string::String;
use core::fmt::Write;

use super::alphabet::weight;
use super::analysis::Analysis;
use super::header::capacity;
use super::input::Text;
use super::offender::{Clusters, Offender, OffenderClass};
use super::source::Source;
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
///     "UCS-2 because of U+2019 at character 3; with ' it is 1 segment instead of 3",
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
        let demanded = self.encoding == EncodingChoice::Ucs2;
        if let Some(saving) =
            self.saving(text).filter(|saving| !demanded && saving.segments < analysis.segments)
        {
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
        let mut count = GreedyCount::new(self);
        let mut only: Option<Offender<'_>> = None;
        let mut offenders = 0_usize;
        let mut after_digit = false;
        for cluster in Clusters::new(Source::new(Text::Utf8(text), self).characters()) {
            if !cluster.offends {
                count.push(weight(cluster.first.value));
                after_digit = cluster.first.value.is_ascii_digit();
                continue;
            }
            let offender = cluster.into_offender();
            let replacement = offender.replacement?;
            // "1½" is one and a half, not eleven halves: docs/rules.md.
            if offender.class == OffenderClass::Fraction && after_digit {
                count.push(1);
            }
            for character in replacement.as_str().chars() {
                count.push(weight(character));
                after_digit = character.is_ascii_digit();
            }
            offenders += 1;
            only = Some(offender);
        }
        let edit = match (offenders, only.as_ref()?.replacement?.as_str()) {
            (1, "") => String::from("without it"),
            (1, " ") => String::from("with a space"),
            (1, "\n") => String::from("with a line feed"),
            (1, replacement) => format!("with {replacement}"),
            _ => String::from("with replacements"),
        };
        Some(Saving { edit, segments: count.segments() })
    }
}

struct Saving {
    edit: String,
    segments: usize,
}

/// Counts greedy GSM-7 segments of a text that is never built.
struct GreedyCount {
    single: usize,
    per_segment: usize,
    units: usize,
    segments: usize,
    used: usize,
}

impl GreedyCount {
    fn new(options: &TextOptions) -> Self {
        Self {
            single: capacity(Encoding::Gsm7, options.header_octets(false)),
            per_segment: capacity(Encoding::Gsm7, options.header_octets(true)),
            units: 0,
            segments: 1,
            used: 0,
        }
    }

    fn push(&mut self, units: usize) {
        self.units += units;
        self.used += units;
        if self.used > self.per_segment {
            self.segments += 1;
            self.used = units;
        }
    }

    fn segments(&self) -> usize {
        if self.units <= self.single { 1 } else { self.segments }
    }
}

fn segments(count: usize) -> String {
    plural(count, "segment")
}

fn plural(count: usize, noun: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{ending}")
}
