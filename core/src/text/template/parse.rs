//! Placeholders and their escapes, by style.

use alloc::vec::Vec;

use super::Piece;
use super::field::{Field, NAME_OCTETS, is_in_name};
use crate::error::{Error, ErrorCode};

/// How placeholders are written.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum TemplateStyle {
    /// `{name}`. `{{` and `}}` are braces; a single one that belongs to no placeholder is an error.
    Braces,
    /// `{{ name }}`, with spaces or without. `\{{` is a pair of braces; a single brace and a closing pair stand for themselves.
    DoubleBraces,
    /// `%name%`. `%%` is a percent sign; a single one that belongs to no placeholder is an error.
    Percent,
}

impl TemplateStyle {
    /// The style of a word: `braces`, `double_braces`, `percent`.
    ///
    /// # Errors
    /// `invalid_option` for any other word.
    pub fn from_name(name: &str) -> Result<Self, Error> {
        match name {
            "braces" => Ok(Self::Braces),
            "double_braces" => Ok(Self::DoubleBraces),
            "percent" => Ok(Self::Percent),
            _ => Err(Error::new(ErrorCode::InvalidOption).in_field("style")),
        }
    }

    /// What stands at the next place where the style has something to say: where, how long, and what it means.
    fn next(self, text: &str) -> Option<Token<'_>> {
        match self {
            Self::Braces => {
                let start = text.find(['{', '}'])?;
                let rest = text.get(start..)?;
                match rest.as_bytes() {
                    [b'{', b'{', ..] | [b'}', b'}', ..] => Some(Token::literal(start, 2, rest.get(..1)?)),
                    [b'{', ..] => Some(Token::placeholder(start, rest, "{", "}")),
                    _ => Some(Token::malformed(start)),
                }
            }
            Self::DoubleBraces => {
                let start = text.find("{{")?;
                if text.get(..start)?.ends_with('\\') {
                    return Some(Token::literal(start - 1, 3, text.get(start..start + 2)?));
                }
                Some(Token::placeholder(start, text.get(start..)?, "{{", "}}"))
            }
            Self::Percent => {
                let start = text.find('%')?;
                let rest = text.get(start..)?;
                match rest.as_bytes() {
                    [b'%', b'%', ..] => Some(Token::literal(start, 2, rest.get(..1)?)),
                    _ => Some(Token::placeholder(start, rest, "%", "%")),
                }
            }
        }
    }
}

struct Token<'a> {
    start: usize,
    length: usize,
    meaning: Meaning<'a>,
}

enum Meaning<'a> {
    Literal(&'a str),
    Name(&'a str),
    Malformed,
}

impl<'a> Token<'a> {
    const fn literal(start: usize, length: usize, text: &'a str) -> Self {
        Self { start, length, meaning: Meaning::Literal(text) }
    }

    const fn malformed(start: usize) -> Self {
        Self { start, length: 0, meaning: Meaning::Malformed }
    }

    /// The placeholder at the start of `rest`. Only two braces may have spaces inside.
    fn placeholder(start: usize, rest: &'a str, open: &str, close: &str) -> Self {
        let inside = rest.get(open.len()..).unwrap_or_default();
        let trimmed = if open.len() == 2 { inside.trim_start_matches(' ') } else { inside };
        let length = trimmed.bytes().take(NAME_OCTETS + 1).position(|octet| !is_in_name(octet)).unwrap_or(0);
        let (name, after) = trimmed.split_at_checked(length).unwrap_or_default();
        let after = if open.len() == 2 { after.trim_start_matches(' ') } else { after };
        match after.strip_prefix(close) {
            Some(after) if !name.is_empty() => {
                Self { start, length: rest.len() - after.len(), meaning: Meaning::Name(name) }
            }
            _ => Self::malformed(start),
        }
    }
}

pub(super) fn pieces<'a>(
    text: &'a str,
    style: TemplateStyle,
    fields: &[Field<'_>],
) -> Result<Vec<Piece<'a>>, Error> {
    let mut pieces = Vec::new();
    let mut position = 0;
    let mut rest = text;
    while let Some(Token { start, length, meaning }) = style.next(rest) {
        let at = position + start;
        literal(&mut pieces, rest.get(..start).unwrap_or_default(), position);
        match meaning {
            Meaning::Malformed => return Err(Error::new(ErrorCode::TemplateInvalid).at(at)),
            // What an escape leaves stands at its end.
            Meaning::Literal(text) => literal(&mut pieces, text, at + length - text.len()),
            Meaning::Name(name) => {
                let field = fields.iter().position(|field| field.name == name);
                let field = field.ok_or(Error::new(ErrorCode::FieldUnknown).at(at))?;
                pieces.push(Piece::Placeholder { field });
            }
        }
        position = at + length;
        rest = text.get(position..).unwrap_or_default();
    }
    literal(&mut pieces, rest, position);
    Ok(pieces)
}

fn literal<'a>(pieces: &mut Vec<Piece<'a>>, text: &'a str, position: usize) {
    if !text.is_empty() {
        pieces.push(Piece::Literal { text, position });
    }
}
