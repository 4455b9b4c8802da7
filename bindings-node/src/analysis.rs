//! Analyses as JSON, with the members of the hot call's answer.

use septet::{Analysis, Language};
use serde::Serialize;

use crate::positions::utf16_position;

/// What a text takes.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SizeView {
    encoding: &'static str,
    units: usize,
    segments: usize,
    characters: usize,
    remaining: usize,
    per_segment: usize,
    locking: Option<&'static str>,
    single: Option<&'static str>,
}

impl SizeView {
    pub(crate) fn of(found: &Analysis) -> Self {
        Self {
            encoding: found.encoding.as_str(),
            units: found.units,
            segments: found.segments,
            characters: found.characters,
            remaining: found.remaining,
            per_segment: found.per_segment,
            locking: found.locking.map(Language::as_str),
            single: found.single.map(Language::as_str),
        }
    }
}

/// The whole analysis.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct AnalysisView {
    #[serde(flatten)]
    size: SizeView,
    greedy_segments: usize,
    utf16_units: usize,
    first_offender: Option<usize>,
    offender_count: usize,
}

impl AnalysisView {
    /// Of the text that was analysed.
    pub(crate) fn of(found: &Analysis, text: &str) -> Self {
        Self {
            size: SizeView::of(found),
            greedy_segments: found.greedy_segments,
            utf16_units: found.utf16_units,
            first_offender: found.first_offender.map(|position| utf16_position(text, position)),
            offender_count: found.offender_count,
        }
    }
}
