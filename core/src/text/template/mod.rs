//! Templates: texts with placeholders, what they cost at least and at most, and what rows of values make of them.

mod bounds;
mod field;
mod parse;
mod rows;

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use crate::error::{Error, ErrorCode};

pub use bounds::{MAX_TEMPLATE_CHARACTERS, TemplateBounds, lint_template};
pub use field::{Field, FieldAlphabet, MAX_FIELDS};
pub use parse::TemplateStyle;
pub use rows::{TemplateColumns, TemplateTotal};

/// A text with placeholders, and the fields that they name.
#[derive(Clone, Eq, PartialEq)]
pub struct Template<'a> {
    pieces: Vec<Piece<'a>>,
    fields: &'a [Field<'a>],
}

/// A part of a template and where it stands.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Piece<'a> {
    Literal { text: &'a str, position: usize },
    Placeholder { field: usize },
}

/// The text may hold what is nobody's business and is not printed.
impl fmt::Debug for Template<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Template").field("fields", &self.fields).finish_non_exhaustive()
    }
}

impl<'a> Template<'a> {
    /// Reads a template. Placeholders and escapes are those of the style, which is never guessed. Linear in the text.
    ///
    /// # Errors
    /// `field_invalid` with the index of a field that is declared twice, whose name is not 1 to 64 of `A-Z a-z 0-9 _ . -`,
    /// or that is one too many; `template_invalid` with the position of a placeholder that is not closed or has no such name;
    /// `field_unknown` with the position of a placeholder without a field.
    ///
    /// ```
    /// use septet::{Field, FieldAlphabet, Template, TemplateStyle};
    /// let fields = [Field::new("code", 6, FieldAlphabet::Digits)];
    /// let template = Template::parse("{code} is your code {{1/1}}", TemplateStyle::Braces, &fields)?;
    /// assert_eq!(template.fill(&["482194"])?, "482194 is your code {1/1}");
    /// # Ok::<(), septet::Error>(())
    /// ```
    pub fn parse(text: &'a str, style: TemplateStyle, fields: &'a [Field<'a>]) -> Result<Self, Error> {
        field::check(fields)?;
        Ok(Self { pieces: parse::pieces(text, style, fields)?, fields })
    }

    /// The text with values in place of the placeholders, one for each field in the order of the fields.
    ///
    /// # Errors
    /// `value_too_long` and `value_outside_alphabet` with the index of the field (the latter also with the position in the
    /// value); `missing_member` with the index of the first field without a value.
    pub fn fill(&self, values: &[&str]) -> Result<String, Error> {
        for (index, field) in self.fields.iter().enumerate() {
            let value = values.get(index).ok_or(Error::new(ErrorCode::MissingMember).at_index(index))?;
            field.check_value(value).map_err(|error| error.at_index(index))?;
        }
        Ok(self.with(|field, text| text.push_str(values.get(field).copied().unwrap_or_default())))
    }

    /// The text with each placeholder written by a function.
    fn with(&self, mut write: impl FnMut(usize, &mut String)) -> String {
        let mut text = String::new();
        for piece in &self.pieces {
            match piece {
                Piece::Literal { text: literal, .. } => text.push_str(literal),
                Piece::Placeholder { field } => write(*field, &mut text),
            }
        }
        text
    }
}
