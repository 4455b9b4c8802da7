//! Languages with national tables: where they are written, and what the tables hold.

use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyString, PyTuple};
use septet::alphabet::{ESCAPE, Septets, Tables};
use septet::{Error, ErrorCode, Language};

use crate::errors::guard;
use crate::options::word;

/// The languages with national tables that are official or widely written in a region (from the Unicode CLDR).
///
/// `region` is an ISO 3166-1 code of two capital letters, such as `PhoneNumber.numbering` gives. The codes go into the option
/// `languages`; none for a region where none of the languages is written, and for an unknown one.
///
/// >>> septet.languages_for_region("TR"), septet.languages_for_region("FI")
/// (('tr',), ())
#[pyfunction]
#[pyo3(signature = (region))]
pub(crate) fn languages_for_region<'py>(region: &Bound<'py, PyString>) -> PyResult<Bound<'py, PyTuple>> {
    guard(|| {
        let languages = word(region.as_any(), |region| Ok(septet::languages_for_region(region)))?;
        PyTuple::new(region.py(), languages.iter().map(Language::as_str).collect::<Vec<_>>())
    })
}

/// A table of the GSM 7 bit alphabet (TS 23.038), cell by cell.
///
/// `shift` is "locking" (the basic table) or "single" (the extension table); `language` the code of a national table, None for
/// the default one. Gives 128 pairs in the order of the septets: the character in the cell ("" for none), and the septets that it
/// is encoded to when the other table is the default one. One septet comes before two, and the lower code where a
/// character stands twice.
///
/// Raises `SeptetError` `invalid_option`, `language_unknown`.
///
/// >>> septet.alphabet("single")[0x65], septet.alphabet("locking", "tr")[0x04]
/// (('€', b'\x1be'), ('€', b'\x04'))
#[pyfunction]
#[pyo3(signature = (shift, language = None))]
pub(crate) fn alphabet<'py>(
    shift: &Bound<'py, PyString>,
    language: Option<&Bound<'py, PyAny>>,
) -> PyResult<Vec<(String, Bound<'py, PyBytes>)>> {
    guard(|| {
        let language = language.map(|language| word(language, Language::from_code)).transpose()?;
        let locking = word(shift.as_any(), |shift| match shift {
            "locking" => Ok(true),
            "single" => Ok(false),
            _ => Err(Error::new(ErrorCode::InvalidOption).in_field("shift")),
        })?;
        let tables = if locking { Tables::new(language, None) } else { Tables::new(None, language) };
        let cell = |septet| {
            let held = if locking { tables.decode_basic(septet) } else { tables.decode_extended(septet) };
            let septets = match held.and_then(|character| tables.encode_char(character)) {
                Some(Septets::Basic(septet)) => PyBytes::new(shift.py(), &[septet]),
                Some(Septets::Extended(septet)) => PyBytes::new(shift.py(), &[ESCAPE, septet]),
                None => PyBytes::new(shift.py(), &[]),
            };
            (held.map(String::from).unwrap_or_default(), septets)
        };
        Ok((0..128).map(cell).collect())
    })
}
