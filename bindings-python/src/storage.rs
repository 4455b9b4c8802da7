//! Reading Python strings where they lie.
//!
//! CPython holds a text as Latin-1, UCS-2 or UCS-4, and the core reads all three, so nothing is converted and no UTF-8 copy
//! stays behind in the string. The portable wheel (feature `abi3`) may not look there and copies texts that are not ASCII.

use std::borrow::Cow;

use pyo3::prelude::*;
use pyo3::types::PyString;
use septet::{Analysis, Error, ErrorCode, Offender, Offenders, TextOptions};

/// The characters of a Python string. Positions are code points in every form.
pub(crate) enum Storage<'a> {
    Latin1(&'a [u8]),
    #[cfg_attr(Py_LIMITED_API, allow(dead_code, reason = "the limited API does not show it"))]
    Ucs2(&'a [u16]),
    /// Any code point, lone surrogates too: the core refuses them.
    Ucs4(Cow<'a, [u32]>),
}

impl<'a> Storage<'a> {
    /// The characters of a string, to be read as text.
    ///
    /// # Errors
    /// `unpaired_surrogate` with its position where a UCS-2 string holds one: the core's UTF-16 entry would take two of them
    /// in a row for one character, which they are not in Python.
    #[inline]
    pub(crate) fn of(text: &'a Bound<'_, PyString>) -> PyResult<Result<Self, Error>> {
        let storage = Self::raw(text)?;
        if let Self::Ucs2(units) = storage
            && let Some(position) = first_surrogate(units)
        {
            return Ok(Err(Error::new(ErrorCode::UnpairedSurrogate).at(position)));
        }
        Ok(Ok(storage))
    }

    /// The characters of a string as they are. Runs no Python code.
    #[cfg(not(Py_LIMITED_API))]
    #[inline]
    fn raw(text: &'a Bound<'_, PyString>) -> PyResult<Self> {
        match ascii(text.as_borrowed()) {
            Some(octets) => Ok(Self::Latin1(octets)),
            None => Self::of_any_kind(text),
        }
    }

    #[cfg(not(Py_LIMITED_API))]
    fn of_any_kind(text: &'a Bound<'_, PyString>) -> PyResult<Self> {
        use pyo3::types::string::PyStringData;

        // SAFETY: the string is ready or of a version that has no other, it is immutable, and the borrow outlives the slice.
        Ok(match unsafe { text.data() }? {
            PyStringData::Ucs1(octets) => Self::Latin1(octets),
            PyStringData::Ucs2(units) => Self::Ucs2(units),
            PyStringData::Ucs4(code_points) => Self::Ucs4(Cow::Borrowed(code_points)),
        })
    }

    /// The characters of a string as they are.
    #[cfg(Py_LIMITED_API)]
    fn raw(text: &'a Bound<'_, PyString>) -> PyResult<Self> {
        // Asked of `str` itself: a subclass may say what it likes.
        let kind = text.py().get_type::<PyString>();
        if kind.call_method1("isascii", (text,))?.is_truthy()? {
            // ASCII is Latin-1, and of an ASCII string the UTF-8 form is the string itself.
            return Ok(Self::Latin1(text.to_str()?.as_bytes()));
        }
        let octets = kind.call_method1("encode", (text, "utf-32-le", "surrogatepass"))?;
        let octets: &[u8] = octets.extract()?;
        let point = |four: &[u8]| u32::from_le_bytes([four[0], four[1], four[2], four[3]]);
        Ok(Self::Ucs4(octets.chunks_exact(4).map(point).collect()))
    }

    /// Analyses the text with the default options.
    #[inline]
    fn analyze(&self) -> Result<Analysis, Error> {
        match self {
            Self::Latin1(octets) => Ok(septet::analyze_latin1(octets)),
            Self::Ucs2(units) => analyze_ucs2(units),
            Self::Ucs4(code_points) => septet::analyze_utf32(code_points),
        }
    }

    fn analyze_with(&self, options: &TextOptions) -> Result<Analysis, Error> {
        match self {
            Self::Latin1(octets) => options.analyze_latin1(octets),
            Self::Ucs2(units) => options.analyze_utf16(units),
            Self::Ucs4(code_points) => options.analyze_utf32(code_points),
        }
    }

    /// What `found` makes of the first offender at or after a position, which has to be the start of a character.
    pub(crate) fn offender_from<T>(
        &self,
        position: usize,
        options: &TextOptions,
        found: impl FnOnce(Offender<'_>) -> T,
    ) -> Result<Option<T>, Error> {
        Ok(self.offenders_from(position, options)?.next().map(found))
    }

    /// What `found` makes of every offender.
    pub(crate) fn offenders<T>(
        &self,
        options: &TextOptions,
        found: impl FnMut(Offender<'_>) -> T,
    ) -> Result<Vec<T>, Error> {
        Ok(self.offenders_from(0, options)?.map(found).collect())
    }

    fn offenders_from(&self, position: usize, options: &TextOptions) -> Result<Offenders<'_>, Error> {
        Ok(match self {
            Self::Latin1(octets) => options.offenders_latin1(octets.get(position..).unwrap_or_default()),
            Self::Ucs2(units) => options.offenders_utf16(units.get(position..).unwrap_or_default())?,
            Self::Ucs4(points) => options.offenders_utf32(points.get(position..).unwrap_or_default())?,
        })
    }
}

/// Analyses a string, with the default options where there are none.
///
/// # Errors
/// Those of the options, and of [`Storage::of`].
#[inline]
pub(crate) fn analyze(
    text: &Bound<'_, PyString>,
    options: Option<&TextOptions>,
) -> PyResult<Result<Analysis, Error>> {
    match options {
        None => Ok(Storage::raw(text)?.analyze()),
        Some(options) => Ok(Storage::of(text)?.and_then(|text| text.analyze_with(options))),
    }
}

/// Analyses UCS-2 as [`Storage::of`] reads it, without a look for surrogates of its own: where the core counts as many characters
/// as units there is none.
fn analyze_ucs2(units: &[u16]) -> Result<Analysis, Error> {
    let found = septet::analyze_utf16(units);
    if found.as_ref().is_ok_and(|found| found.characters == found.utf16_units) {
        return found;
    }
    match first_surrogate(units) {
        Some(position) => Err(Error::new(ErrorCode::UnpairedSurrogate).at(position)),
        None => found,
    }
}

/// The octets of a string that is known to be ASCII, which most are. They stand right behind its header, so one look at that is
/// enough; asking for the kind takes several.
#[cfg(not(any(Py_LIMITED_API, Py_3_14, PyPy, GraalPy)))]
#[inline(always)]
pub(crate) fn ascii<'a>(text: Borrowed<'a, '_, PyString>) -> Option<&'a [u8]> {
    let object = text.as_ptr();
    // SAFETY: the object is a string. A compact one is ready, has its characters right behind this header, one octet for each when
    // it is ASCII, and never changes; the borrow outlives the slice.
    unsafe {
        if pyo3::ffi::PyUnicode_IS_COMPACT_ASCII(object) == 0 {
            return None;
        }
        let header = object.cast::<pyo3::ffi::PyASCIIObject>();
        Some(std::slice::from_raw_parts(header.add(1).cast(), (*header).length as usize))
    }
}

/// Where the header may not be looked at.
#[cfg(any(Py_LIMITED_API, Py_3_14, PyPy, GraalPy))]
pub(crate) const fn ascii<'a>(_: Borrowed<'a, '_, PyString>) -> Option<&'a [u8]> {
    None
}

/// Asks memory for strings before they are read, where a processor can be asked: each string of a list stands somewhere else, which
/// it does not foresee.
#[cfg(all(target_arch = "x86_64", not(any(Py_LIMITED_API, Py_GIL_DISABLED, Py_3_14, PyPy, GraalPy))))]
pub(crate) mod ahead {
    use std::arch::x86_64::{_MM_HINT_T0, _mm_prefetch};

    use pyo3::ffi::{PyASCIIObject, PyCompactUnicodeObject};
    use pyo3::prelude::*;
    use pyo3::types::PyString;

    const LINE: usize = 64;
    /// Where a longer text goes on it foresees.
    const MOST: usize = 8 * LINE;

    /// The header of an object that nobody has looked at.
    #[inline(always)]
    pub(crate) fn header(object: Borrowed<'_, '_, PyAny>) {
        line(object.as_ptr().cast());
    }

    /// The characters of a string, whose header is looked at.
    #[inline(always)]
    pub(crate) fn characters(text: Borrowed<'_, '_, PyString>) {
        let header = text.as_ptr().cast::<PyASCIIObject>();
        // SAFETY: the object is a string, and its header tells its length and kind.
        let octets = unsafe { (*header).length as usize * (*header).kind() as usize };
        for offset in (0..(size_of::<PyCompactUnicodeObject>() + octets).min(MOST)).step_by(LINE) {
            line(header.cast::<i8>().wrapping_add(offset));
        }
    }

    #[inline(always)]
    fn line(address: *const i8) {
        // SAFETY: every processor of this kind can be asked; that reads nothing and never faults, whatever the address.
        unsafe { _mm_prefetch::<_MM_HINT_T0>(address) };
    }
}

/// Where nothing can be asked for, or it would have to be known where characters stand.
#[cfg(all(
    not(any(Py_LIMITED_API, Py_GIL_DISABLED)),
    any(not(target_arch = "x86_64"), Py_3_14, PyPy, GraalPy)
))]
pub(crate) mod ahead {
    use pyo3::prelude::*;
    use pyo3::types::PyString;

    pub(crate) const fn header(_: Borrowed<'_, '_, PyAny>) {}
    pub(crate) const fn characters(_: Borrowed<'_, '_, PyString>) {}
}

/// A string as the octets of a number or other ASCII word. A character that is not ASCII becomes one octet that is not
/// ASCII either, so positions stay code points and nothing foreign passes for a digit, a surrogate neither.
#[inline]
pub(crate) fn with_octets<T>(text: &Bound<'_, PyString>, read: impl FnOnce(&[u8]) -> T) -> PyResult<T> {
    Ok(match Storage::raw(text)? {
        Storage::Latin1(octets) => read(octets),
        wide => read(&narrowed(&wide)),
    })
}

/// One octet for each character.
#[cold]
#[inline(never)]
fn narrowed(text: &Storage<'_>) -> Vec<u8> {
    const FOREIGN: u8 = 0xFF;
    match text {
        Storage::Latin1(octets) => octets.to_vec(),
        Storage::Ucs2(units) => units.iter().map(|unit| u8::try_from(*unit).unwrap_or(FOREIGN)).collect(),
        Storage::Ucs4(points) => points.iter().map(|point| u8::try_from(*point).unwrap_or(FOREIGN)).collect(),
    }
}

/// The string as UTF-8.
///
/// # Errors
/// `unpaired_surrogate` with its position in code points.
pub(crate) fn utf8<'a>(text: &'a Bound<'_, PyString>) -> PyResult<Result<&'a str, Error>> {
    if let Ok(text) = text.to_str() {
        return Ok(Ok(text));
    }
    let lone = match Storage::raw(text)? {
        Storage::Latin1(_) => None,
        Storage::Ucs2(units) => first_surrogate(units),
        Storage::Ucs4(points) => points.iter().position(|point| char::from_u32(*point).is_none()),
    };
    Ok(Err(Error::new(ErrorCode::UnpairedSurrogate).at(lone.unwrap_or(0))))
}

/// Where the first surrogate stands. Most texts have none, and looking at them all at once is what vectorises.
fn first_surrogate(units: &[u16]) -> Option<usize> {
    let is_surrogate = |unit: &u16| unit & 0xF800 == 0xD800;
    if !units.iter().fold(false, |found, unit| found | is_surrogate(unit)) {
        return None;
    }
    units.iter().position(is_surrogate)
}
