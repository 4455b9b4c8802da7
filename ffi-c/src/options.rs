//! How a text is to be encoded and split.

use core::mem::offset_of;

use septet::{EncodingChoice, Error, ErrorCode, Newline, Normalization, ReferenceBits, TextOptions};

use crate::guard::Failure;
use crate::language::languages;
use crate::ptr::{self, Pod};

/// Encodings. Results hold GSM-7 or UCS-2; `SEPTET_ENCODING_AUTO` is only a wish.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u32)]
pub enum septet_encoding {
    /// GSM-7 when every character is in its alphabet, UCS-2 otherwise.
    SEPTET_ENCODING_AUTO = 0,
    /// The GSM 7 bit alphabet: septets. As a wish, a text that does not fit is an error.
    SEPTET_ENCODING_GSM7 = 1,
    /// UTF-16 units of two octets.
    SEPTET_ENCODING_UCS2 = 2,
}

/// What happens to line ends before encoding.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u32)]
pub enum septet_newline {
    /// They stay; CR LF is two units.
    SEPTET_NEWLINE_KEEP = 0,
    /// CR LF becomes LF; a lone CR stays.
    SEPTET_NEWLINE_LF = 1,
}

/// Whether a text is composed before encoding.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u32)]
pub enum septet_normalization {
    /// It stays as it is.
    SEPTET_NORMALIZATION_NONE = 0,
    /// Canonical composition (UAX #15): `n` and U+0303 become one character, which is in the alphabet.
    SEPTET_NORMALIZATION_NFC = 1,
}

/// How a text is to be encoded and split. Zero everywhere is what the network does without being told, and so is NULL in place
/// of the struct.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct septet_text_options {
    /// `sizeof(septet_text_options)`.
    pub struct_size: u32,
    /// A number of `septet_encoding`.
    pub encoding: u32,
    /// The width of the concatenation reference, 8 or 16; 0 means 8. It changes how much text a segment holds.
    pub reference_bits: u32,
    /// A number of `septet_newline`.
    pub newline: u32,
    /// The most segments that are accepted, 1 to 255; 0 means any number.
    pub max_segments: u32,
    /// 1 when `concatenation_reference` is given.
    pub has_concatenation_reference: u32,
    /// The number that ties the segments of a message together: at most 255 with 8 bits, 65,535 with 16. Only needed for headers.
    pub concatenation_reference: u32,
    /// Zero.
    pub reserved: u32,
    /// Further information elements of the user data header (identifier, length, data, repeated), in every segment. Copied
    /// during a call, which is then not free of allocation.
    pub header_elements: *const u8,
    /// How many octets.
    pub header_elements_len: usize,
    /// The languages whose national tables may be used: `SEPTET_LANGUAGE_BIT(identifier)` of each, as `septet_languages_parse` and
    /// `septet_languages_for_region` give. Of every pair of tables, plain GSM-7 and UCS-2 the one with the fewest segments is
    /// taken. The receiver has to know the tables.
    pub languages: u32,
    /// A number of `septet_normalization`. Where it changes a text, analysing it allocates.
    pub normalize: u32,
    /// 1 to keep grapheme clusters (UAX #29) whole where a segment can hold them: a family emoji, a letter and its marks. This and
    /// the next two allocate in proportion to a text that takes several segments.
    pub keep_graphemes: u32,
    /// 1 to end segments at white space where that is possible.
    pub keep_words: u32,
    /// 1 to keep URLs whole where a segment can hold them.
    pub keep_urls: u32,
    /// 1 to number segments in their text, `(1/3) `, in place of a concatenation element: for networks that do not join segments.
    pub numbering: u32,
}

// SAFETY: `repr(C)`, `struct_size` first, every member an integer or a pointer.
unsafe impl Pod for septet_text_options {
    const FIRST_SIZE: usize = offset_of!(Self, languages);
}

/// The options of a call, `None` for NULL.
///
/// # Safety
/// `options` is NULL or points to a struct whose `struct_size` is right and whose elements are readable.
#[inline]
pub(crate) unsafe fn text_options(
    options: *const septet_text_options,
) -> Result<Option<TextOptions>, Failure> {
    if options.is_null() {
        return Ok(None);
    }
    // SAFETY: promised by the caller.
    unsafe { read_options(options) }
}

/// # Safety
/// As [`text_options`].
#[inline(never)]
unsafe fn read_options(options: *const septet_text_options) -> Result<Option<TextOptions>, Failure> {
    // SAFETY: promised by the caller.
    let Some(given) = unsafe { ptr::pod(options) }? else { return Ok(None) };
    let mut options = TextOptions::new();
    options = options.encoding(match given.encoding {
        0 => EncodingChoice::Auto,
        1 => EncodingChoice::Gsm7,
        2 => EncodingChoice::Ucs2,
        _ => return Err(invalid("encoding")),
    });
    options = options.newline(match given.newline {
        0 => Newline::Keep,
        1 => Newline::Lf,
        _ => return Err(invalid("newline")),
    });
    if given.reference_bits != 0 {
        options = options.reference_bits(ReferenceBits::from_bits(given.reference_bits.into())?);
    }
    if given.max_segments != 0 {
        options = options.max_segments(given.max_segments as usize);
    }
    if flag(given.has_concatenation_reference, "has_concatenation_reference")? {
        let reference = u16::try_from(given.concatenation_reference);
        options = options.concatenation_reference(reference.map_err(|_| invalid("concatenation_reference"))?);
    }
    if given.reserved != 0 {
        return Err(invalid("reserved"));
    }
    // SAFETY: promised by the caller.
    let elements = unsafe { ptr::array(given.header_elements, given.header_elements_len) }?;
    if !elements.is_empty() {
        options = options.header_elements(elements);
    }
    options = options.normalize(match given.normalize {
        0 => Normalization::None,
        1 => Normalization::Nfc,
        _ => return Err(invalid("normalize")),
    });
    options = options
        .languages(languages(given.languages)?)
        .keep_graphemes(flag(given.keep_graphemes, "keep_graphemes")?)
        .keep_words(flag(given.keep_words, "keep_words")?)
        .keep_urls(flag(given.keep_urls, "keep_urls")?)
        .numbering(flag(given.numbering, "numbering")?);
    Ok(Some(options))
}

/// The refusal of an option.
pub(crate) fn invalid(field: &'static str) -> Failure {
    Failure::Core(Error::new(ErrorCode::InvalidOption).in_field(field))
}

/// Yes or no: 1 or 0.
pub(crate) fn flag(number: u32, field: &'static str) -> Result<bool, Failure> {
    match number {
        0 => Ok(false),
        1 => Ok(true),
        _ => Err(invalid(field)),
    }
}

/// The number of an encoding.
pub(crate) fn encoding_number(encoding: septet::Encoding) -> u32 {
    match encoding {
        septet::Encoding::Gsm7 => septet_encoding::SEPTET_ENCODING_GSM7 as u32,
        septet::Encoding::Ucs2 => septet_encoding::SEPTET_ENCODING_UCS2 as u32,
        // The core is built together with this face; zero says that it knows more than the header does.
        _ => septet_encoding::SEPTET_ENCODING_AUTO as u32,
    }
}
