//! The fewest and the most segments that a template can take.

use super::{Field, FieldAlphabet, Piece, Template, TemplateStyle};
use crate::error::{Error, ErrorCode};
use crate::text::{Analysis, Encoding, EncodingChoice, TextOptions};

/// The most characters that a template may have with the longest values in it: more than any message could carry
/// (255 segments of 153 septets).
pub const MAX_TEMPLATE_CHARACTERS: usize = 100_000;

/// What a template takes at least and at most.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct TemplateBounds {
    /// With every value empty.
    pub smallest: Analysis,
    /// With the values that take the most, of those that the fields allow.
    pub largest: Analysis,
    /// How many placeholders there are.
    pub placeholders: usize,
    /// The field without which the most segments would be fewest, where they would be fewer at all.
    pub deciding_field: Option<usize>,
    /// Where the first literal character stands that forces UCS-2, in octets of the template.
    pub ucs2_literal: Option<usize>,
    /// The first field whose values may force UCS-2.
    pub ucs2_field: Option<usize>,
}

/// What a template takes at least and at most, with the default options.
///
/// # Errors
/// As [`Template::parse`] and [`Template::bounds`].
///
/// ```
/// use septet::{Field, FieldAlphabet, TemplateStyle, lint_template};
/// let fields = [Field::new("name", 20, FieldAlphabet::Any), Field::new("code", 6, FieldAlphabet::Digits)];
/// let text = "Hello {name}, {code} is your code. It is good for ten minutes and for you alone.";
/// let bounds = lint_template(text, TemplateStyle::Braces, &fields)?;
/// assert_eq!((bounds.smallest.segments, bounds.largest.segments), (1, 2));
/// // One emoji in a name, and all of it is UCS-2.
/// assert_eq!((bounds.deciding_field, bounds.ucs2_field), (Some(0), Some(0)));
/// # Ok::<(), septet::Error>(())
/// ```
pub fn lint_template(
    text: &str,
    style: TemplateStyle,
    fields: &[Field<'_>],
) -> Result<TemplateBounds, Error> {
    Template::parse(text, style, fields)?.bounds(&TextOptions::new())
}

impl Template<'_> {
    /// What the template takes at least and at most. Linear in the text with its longest values, once for each field.
    ///
    /// Both are exact: a text whose characters take more units, or that has more of them, never takes fewer segments, so
    /// the most is taken by the longest values of the heaviest characters. That does not hold where the options compose the text,
    /// turn line ends into LF, or keep clusters, words or URLs whole. With a demand for GSM-7 only values that fit it
    /// are considered.
    ///
    /// # Errors
    /// `text_too_long` beyond [`MAX_TEMPLATE_CHARACTERS`]; and as [`TextOptions::analyze`] of the smallest and the largest
    /// text, the position of `not_gsm7` being one of the template.
    pub fn bounds(&self, options: &TextOptions) -> Result<TemplateBounds, Error> {
        let characters = self.pieces.iter().fold(0_usize, |sum, piece| {
            sum.saturating_add(match piece {
                Piece::Literal { text, .. } => text.chars().count(),
                Piece::Placeholder { field } => self.fields.get(*field).map_or(0, |field| field.max_length),
            })
        });
        if characters > MAX_TEMPLATE_CHARACTERS {
            return Err(Error::new(ErrorCode::TextTooLong).above(characters, MAX_TEMPLATE_CHARACTERS));
        }
        let smallest = options.analyze(&self.with(|_, _| {})).map_err(|error| self.in_template(error))?;
        let any_length = options.of_encoding(options.encoding);
        let largest = self.largest(&any_length, None)?;
        options.within_limit(largest)?;
        let mut deciding: Option<(usize, Analysis)> = None;
        for field in (0..self.fields.len()).filter(|field| self.uses(*field)) {
            let without = self.largest(&any_length, Some(field))?;
            let least = deciding.map_or(weight(&largest), |(_, least)| weight(&least));
            if without.segments < largest.segments && weight(&without) < least {
                deciding = Some((field, without));
            }
        }
        let forced = smallest.encoding == Encoding::Ucs2 && options.encoding == EncodingChoice::Auto;
        Ok(TemplateBounds {
            smallest,
            largest,
            placeholders: self
                .pieces
                .iter()
                .filter(|piece| matches!(piece, Piece::Placeholder { .. }))
                .count(),
            deciding_field: deciding.map(|(field, _)| field),
            ucs2_literal: smallest.first_offender.filter(|_| forced).map(|position| self.position(position)),
            ucs2_field: self.fields.iter().enumerate().find_map(|(index, field)| {
                (field.alphabet == FieldAlphabet::Any && field.max_length > 0 && self.uses(index))
                    .then_some(index)
            }),
        })
    }

    fn uses(&self, field: usize) -> bool {
        self.pieces.contains(&Piece::Placeholder { field })
    }

    /// The most that the template takes, one field left empty.
    fn largest(&self, options: &TextOptions, empty: Option<usize>) -> Result<Analysis, Error> {
        let heaviest = |any: char, gsm7: char| {
            let text = self.with(|index, text| {
                let Some(field) = self.fields.get(index).filter(|_| Some(index) != empty) else { return };
                let character = match field.alphabet {
                    FieldAlphabet::Digits => '0',
                    FieldAlphabet::Gsm7 => gsm7,
                    FieldAlphabet::Any => any,
                };
                text.extend(core::iter::repeat_n(character, field.max_length));
            });
            options.analyze(&text)
        };
        let gsm7 = heaviest(ESCAPE_PAIR, ESCAPE_PAIR)?;
        if options.encoding == EncodingChoice::Gsm7 {
            return Ok(gsm7);
        }
        let ucs2 = heaviest(SURROGATE_PAIR, ESCAPE_PAIR)?;
        Ok(if weight(&ucs2) > weight(&gsm7) { ucs2 } else { gsm7 })
    }

    /// The same error with the position in the template of a position in the smallest text.
    fn in_template(&self, error: Error) -> Error {
        match error.position() {
            Some(position) => error.at(self.position(position)),
            None => error,
        }
    }

    /// The position in the template of a position in the text without values.
    fn position(&self, position: usize) -> usize {
        let mut before = 0;
        for piece in &self.pieces {
            let Piece::Literal { text, position: start } = piece else { continue };
            if position < before + text.len() {
                return start + (position - before);
            }
            before += text.len();
        }
        0
    }
}

/// Two septets in GSM-7, one unit in UCS-2.
const ESCAPE_PAIR: char = '€';

/// Two units in UCS-2, which it forces.
const SURROGATE_PAIR: char = '😀';

/// How much a text takes: segments first, then the units in the last one.
fn weight(analysis: &Analysis) -> (usize, usize) {
    (analysis.segments, analysis.units)
}
