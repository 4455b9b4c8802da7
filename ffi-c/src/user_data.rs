//! User data: header, fill bits and text.

use core::ffi::c_char;

use septet::{CharacterSet, Content, Encoding, Udh, UserData};

use crate::error::septet_error;
use crate::guard::{Failure, guard, quietly};
use crate::member::{Choices, choice, counted, fixed, flag, invalid, number};
use crate::options::septet_encoding;
use crate::ptr::{self, Pod, septet_str};
use crate::status::septet_status;

/// What octets of user data are (TS 23.038, 4).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u32)]
pub enum septet_character_set {
    /// Packed septets. Lengths count septets.
    SEPTET_CHARACTER_SET_GSM7 = 0,
    /// 8-bit data.
    SEPTET_CHARACTER_SET_OCTETS = 1,
    /// UTF-16, high octet first.
    SEPTET_CHARACTER_SET_UCS2 = 2,
    /// Text compressed by TS 23.042, which is carried but not read.
    SEPTET_CHARACTER_SET_COMPRESSED = 3,
}

const SETS: &Choices<u8, CharacterSet> = &[
    (septet_character_set::SEPTET_CHARACTER_SET_GSM7 as u8, CharacterSet::Gsm7),
    (septet_character_set::SEPTET_CHARACTER_SET_OCTETS as u8, CharacterSet::Octets),
    (septet_character_set::SEPTET_CHARACTER_SET_UCS2 as u8, CharacterSet::Ucs2),
    (septet_character_set::SEPTET_CHARACTER_SET_COMPRESSED as u8, CharacterSet::Compressed),
];

pub(crate) fn character_set(number: u32) -> Result<CharacterSet, Failure> {
    choice(SETS, number, "character_set")
}

pub(crate) fn character_set_number(set: CharacterSet) -> u32 {
    number(SETS, &set, septet_character_set::SEPTET_CHARACTER_SET_OCTETS as u32)
}

/// The user data of one short message as it stands on the wire: at most 140 octets. All zero is an empty message. This struct does
/// not grow.
///
/// ```text
/// octets  | header (its length octet first) | fill bits | septets, octets or UTF-16 units |
/// length  |<-- septets in GSM-7, octets otherwise: TP-UDL ------------------------------>|
/// ```
#[derive(Clone, Copy)]
#[repr(C)]
pub struct septet_user_data {
    /// A number of `septet_character_set`.
    pub character_set: u32,
    /// How many of `octets` there are.
    pub octet_count: u32,
    /// The length as it is written (TP-UDL): septets, header and fill bits included, for GSM-7, octets otherwise.
    pub length: u32,
    /// 1 when a header stands before the text (TP-UDHI).
    pub has_header: u32,
    /// Header, fill bits, text.
    pub octets: [u8; 140],
}

impl septet_user_data {
    pub(crate) const EMPTY: Self =
        Self { character_set: 0, octet_count: 0, length: 0, has_header: 0, octets: [0; 140] };

    pub(crate) fn of(data: &UserData) -> Self {
        Self {
            character_set: character_set_number(data.character_set()),
            octet_count: data.as_octets().len() as u32,
            length: data.length().into(),
            has_header: data.has_header().into(),
            octets: fixed(data.as_octets()),
        }
    }

    pub(crate) fn read(&self) -> Result<UserData, Failure> {
        let octets = counted(&self.octets, self.octet_count, "octet_count")?;
        let has_header = flag(self.has_header, "has_header")?;
        Ok(UserData::read(octets, self.length as usize, character_set(self.character_set)?, has_header)?)
    }
}

/// What was read beside the text.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct septet_decoded_user_data {
    /// `sizeof(septet_decoded_user_data)`, set by the caller.
    pub struct_size: u32,
    /// 1 for text in UTF-8, 0 for octets of 8-bit data.
    pub is_text: u32,
    /// 1 when there was a header whose elements do not fit it, so that none of them counts (TS 23.040, 9.2.3.24).
    pub header_ignored: u32,
    /// Octets of `header`; 0 where there is none.
    pub header_len: u32,
    /// Escapes that announce no character of the tables in force.
    pub unknown_escapes: usize,
    /// The header, beginning with its length octet: `septet_udh_parse`.
    pub header: [u8; 140],
}

// SAFETY: `repr(C)`, `struct_size` first, every member an integer or an array of them.
unsafe impl Pod for septet_decoded_user_data {}

/// The encoding of a text that is written as it is told.
fn encoding(number: u32) -> Result<Encoding, Failure> {
    match number {
        known if known == septet_encoding::SEPTET_ENCODING_GSM7 as u32 => Ok(Encoding::Gsm7),
        known if known == septet_encoding::SEPTET_ENCODING_UCS2 as u32 => Ok(Encoding::Ucs2),
        _ => Err(invalid("encoding")),
    }
}

/// # Safety
/// `header` is readable for `len` octets.
unsafe fn udh(header: *const u8, len: usize) -> Result<Udh, Failure> {
    // SAFETY: promised by the caller.
    let octets = unsafe { ptr::array(header, len) }?;
    Ok(if octets.is_empty() { Udh::new() } else { Udh::parse(octets)? })
}

/// Writes a text as user data, behind a header. GSM-7 is written with the national tables that the header names, with fill bits up to
/// the next septet boundary.
///
/// - `text`, `len`: UTF-8, `len` octets.
/// - `encoding`: `SEPTET_ENCODING_GSM7` or `SEPTET_ENCODING_UCS2`.
/// - `header`, `header_len`: what `septet_udh_build` writes; `(NULL, 0)` for none.
///
/// Errors: `SEPTET_ERR_INVALID_UTF8`, `SEPTET_ERR_NOT_GSM7` (position); `SEPTET_ERR_USER_DATA_TOO_LONG` (septets or octets, the header
/// included) beyond 160 or 140: longer texts are split (`septet_sms_submit_split`); those of `septet_udh_parse`;
/// `SEPTET_ERR_INVALID_OPTION` for another encoding.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_user_data_encode(
    text: *const c_char,
    len: usize,
    encoding: u32,
    header: *const u8,
    header_len: usize,
    out: *mut septet_user_data,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, text, header) =
            unsafe { (ptr::out(out)?, ptr::text(text, len)?, udh(header, header_len)?) };
        out.write(septet_user_data::of(&UserData::from_text(text, self::encoding(encoding)?, &header)?));
        Ok(())
    })
}

/// Writes 8-bit data behind a header.
///
/// - `octets`, `len`: the data.
/// - `header`, `header_len`: what `septet_udh_build` writes; `(NULL, 0)` for none.
///
/// Errors: `SEPTET_ERR_USER_DATA_TOO_LONG` (octets); those of `septet_udh_parse`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_user_data_from_octets(
    octets: *const u8,
    len: usize,
    header: *const u8,
    header_len: usize,
    out: *mut septet_user_data,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, octets, header) =
            unsafe { (ptr::out(out)?, ptr::array(octets, len)?, udh(header, header_len)?) };
        out.write(septet_user_data::of(&UserData::from_octets(octets, &header)?));
        Ok(())
    })
}

/// Takes octets as they came, with the length that came with them. Nothing is decoded yet.
///
/// - `length`: TP-UDL: septets, header and fill bits included, for GSM-7, octets otherwise.
/// - `character_set`: a number of `septet_character_set`.
/// - `has_header`: 1 when a header stands before the text.
///
/// Errors: `SEPTET_ERR_USER_DATA_TOO_LONG` beyond 160 septets or 140 octets; `SEPTET_ERR_OCTETS_TRUNCATED`,
/// `SEPTET_ERR_OCTETS_LEFT_OVER` (position) when there are fewer or more octets than the length says; `SEPTET_ERR_INVALID_OPTION`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_user_data_read(
    octets: *const u8,
    len: usize,
    length: usize,
    character_set: u32,
    has_header: u32,
    out: *mut septet_user_data,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, octets) = unsafe { (ptr::out(out)?, ptr::array(octets, len)?) };
        let (set, has_header) = (self::character_set(character_set)?, flag(has_header, "has_header")?);
        out.write(septet_user_data::of(&UserData::read(octets, length, set, has_header)?));
        Ok(())
    })
}

/// Reads header and text strictly by the length: spare bits never become an `@`, and an `@` that was sent stays.
///
/// - `what`: receives what else was read; may be NULL.
/// - `out`, `out_cap`, `out_len`: a buffer of the caller's, its size, and how many octets of UTF-8, or of 8-bit data, there are: at
///   most `SEPTET_USER_DATA_MAX_TEXT`.
///
/// Errors: as `septet_user_data_read`; `SEPTET_ERR_OCTETS_TRUNCATED` when the header takes more than there is;
/// `SEPTET_ERR_USER_DATA_ODD_LENGTH`, `SEPTET_ERR_UNPAIRED_SURROGATE` (position in the octets) for UCS-2 that is no text;
/// `SEPTET_ERR_COMPRESSION_UNSUPPORTED`; `SEPTET_ERR_BUFFER_TOO_SMALL`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_user_data_decode(
    data: *const septet_user_data,
    what: *mut septet_decoded_user_data,
    out: *mut c_char,
    out_cap: usize,
    out_len: *mut usize,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (what, out, data) = unsafe {
            (ptr::optional_pod_out(what)?, ptr::buffer_out(out, out_cap, out_len)?, ptr::reference(data)?)
        };
        let decoded = data.read()?.decode()?;
        let octets = match &decoded.content {
            Content::Text(text) => text.as_bytes(),
            Content::Octets(octets) => octets,
            // The core is built together with this face.
            _ => &[],
        };
        out.write_slice(octets)?;
        if let Some(what) = what {
            let header = decoded.header.as_octets();
            what.write(septet_decoded_user_data {
                struct_size: 0,
                is_text: decoded.text().is_some().into(),
                header_ignored: decoded.header_ignored.into(),
                header_len: header.len() as u32,
                unknown_escapes: decoded.unknown_escapes,
                header: fixed(header),
            });
        }
        Ok(())
    })
}

/// The word of a `septet_character_set`. Static; absent for another number.
#[must_use]
#[unsafe(no_mangle)]
pub extern "C" fn septet_character_set_name(character_set: u32) -> septet_str {
    quietly(septet_str::ABSENT, || {
        septet_str::of_option(self::character_set(character_set).ok().map(CharacterSet::as_str))
    })
}
