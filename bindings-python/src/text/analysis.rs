//! The analysis of one text.

use pyo3::IntoPyObjectExt;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString, PyTuple};
use septet::{Encoding, Language};

use crate::errors::{code_points_before, guard, raise};
use crate::masked::Shown;
use crate::options;
use crate::state::{self, Reduced};
use crate::storage;

/// What a text is and what it takes to send it. Made by `analyze`.
///
/// A unit is a septet in GSM-7 and a UTF-16 unit in UCS-2. Positions are code points, counted from 0, so that
/// `text[analysis.first_offender]` is the offender. The text itself is not kept.
///
/// >>> septet.analyze("Your code is 482194")
/// Analysis(encoding='gsm7', units=19, segments=1, characters=19, utf16_units=19, remaining=141, per_segment=160, offender_count=0)
#[pyclass(frozen, module = "septet")]
pub(crate) struct Analysis {
    pub(crate) found: septet::Analysis,
    /// The keyword arguments that it was made with, for `show`.
    options: Option<Py<PyDict>>,
}

impl Analysis {
    pub(crate) fn plain(found: septet::Analysis) -> Self {
        Self { found, options: None }
    }

    /// An analysis whose position counts octets of a text.
    pub(super) fn of_text(mut found: septet::Analysis, text: &str, options: Option<Py<PyDict>>) -> Self {
        found.first_offender = found.first_offender.map(|position| code_points_before(text, position));
        Self { found, options }
    }

    /// What cutting anywhere would take, where keeping things together takes something else.
    fn kept_together(&self) -> Option<usize> {
        Some(self.found.greedy_segments).filter(|greedy| *greedy != self.found.segments)
    }
}

/// Count and classify a text: its encoding, units and segments.
///
/// `encoding` is "auto", "gsm7" (refused where it does not fit) or "ucs2"; `reference_bits` 8 or 16;
/// `max_segments` 1 to 255; `newline` "keep" or "lf" (CR LF becomes LF); `normalize` None or "nfc" (canonical composition);
/// `languages` are codes such as "tr" whose national tables may be used; `keep_graphemes`, `keep_words` and `keep_urls` say
/// what is not cut where that is possible; `numbering` puts `(1/3) ` before each text in place of a concatenation element;
/// `header_elements` are the caller's own information elements, in octets. Linear in the text; with default options nothing is
/// converted or copied.
///
/// Raises `SeptetError`: `not_gsm7`, `too_many_segments`, `invalid_option`, `language_unknown`, `header_invalid`,
/// `header_too_long`, `unpaired_surrogate` (with the position in code points); `TypeError` for anything but a `str`.
///
/// >>> analysis = septet.analyze("Tickets for tonight are still available — bit.ly/lens-friday")
/// >>> analysis.encoding, analysis.units, analysis.segments, analysis.remaining
/// ('ucs2', 60, 1, 10)
/// >>> analysis.first_offender
/// 40
/// >>> septet.analyze("ĞŞİğşı" * 12, languages=["tr"]).segments, septet.analyze("ĞŞİğşı" * 12).segments
/// (1, 2)
#[pyfunction]
#[pyo3(
    signature = (
        text,
        *,
        encoding = None,
        reference_bits = None,
        max_segments = None,
        newline = None,
        normalize = None,
        languages = None,
        keep_graphemes = None,
        keep_words = None,
        keep_urls = None,
        numbering = None,
        header_elements = None,
        concatenation_reference = None
    ),
    text_signature = "(text, *, encoding='auto', reference_bits=8, max_segments=None, newline='keep', normalize=None, languages=(), keep_graphemes=False, keep_words=False, keep_urls=False, numbering=False, header_elements=b'', concatenation_reference=None)"
)]
#[allow(clippy::too_many_arguments, reason = "one for each option: collecting them first costs time")]
pub(crate) fn analyze<'py>(
    text: &Bound<'py, PyString>,
    encoding: Option<&Bound<'py, PyAny>>,
    reference_bits: Option<&Bound<'py, PyAny>>,
    max_segments: Option<&Bound<'py, PyAny>>,
    newline: Option<&Bound<'py, PyAny>>,
    normalize: Option<&Bound<'py, PyAny>>,
    languages: Option<&Bound<'py, PyAny>>,
    keep_graphemes: Option<&Bound<'py, PyAny>>,
    keep_words: Option<&Bound<'py, PyAny>>,
    keep_urls: Option<&Bound<'py, PyAny>>,
    numbering: Option<&Bound<'py, PyAny>>,
    header_elements: Option<&Bound<'py, PyAny>>,
    concatenation_reference: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, Analysis>> {
    guard(|| {
        // Named one by one and not `**options` as elsewhere: this is the one call that is made a million times.
        let given = options::given(
            text.py(),
            [
                ("encoding", encoding),
                ("reference_bits", reference_bits),
                ("max_segments", max_segments),
                ("newline", newline),
                ("normalize", normalize),
                ("languages", languages),
                ("keep_graphemes", keep_graphemes),
                ("keep_words", keep_words),
                ("keep_urls", keep_urls),
                ("numbering", numbering),
                ("header_elements", header_elements),
                ("concatenation_reference", concatenation_reference),
            ],
        )?;
        if given.is_none()
            && let Some(octets) = storage::ascii(text.as_borrowed())
        {
            return Bound::new(text.py(), Analysis::plain(septet::analyze_latin1(octets)));
        }
        let options = options::read(given.as_ref())?;
        let found = storage::analyze(text, options.as_ref())?.map_err(raise)?;
        Bound::new(text.py(), Analysis { found, options: given.map(Bound::unbind) })
    })
}

const FIELDS: [&str; 12] = [
    "encoding",
    "units",
    "segments",
    "greedy_segments",
    "characters",
    "utf16_units",
    "remaining",
    "per_segment",
    "locking",
    "single",
    "first_offender",
    "offender_count",
];

/// A language's word, where there is one.
fn word(language: Option<Language>) -> Option<&'static str> {
    language.map(Language::as_str)
}

/// The same as `repr` shows it.
fn quoted(language: Option<Language>) -> Option<String> {
    language.map(|language| format!("'{}'", language.as_str()))
}

#[pymethods]
impl Analysis {
    #[classattr]
    fn __match_args__(py: Python<'_>) -> PyResult<Bound<'_, PyTuple>> {
        PyTuple::new(py, FIELDS)
    }

    /// "gsm7" or "ucs2".
    #[getter]
    fn encoding<'py>(&self, py: Python<'py>) -> &Bound<'py, PyString> {
        match self.found.encoding {
            Encoding::Gsm7 => intern!(py, "gsm7"),
            _ => intern!(py, "ucs2"),
        }
    }

    /// Septets or UTF-16 units of the whole text, headers not counted.
    #[getter]
    fn units(&self) -> usize {
        self.found.units
    }

    /// Segments, each sent and billed as one message; 1 for an empty text.
    #[getter]
    fn segments(&self) -> usize {
        self.found.segments
    }

    /// Segments when nothing but pairs is kept together; the same as `segments` unless the options keep clusters, words or
    /// URLs.
    #[getter]
    fn greedy_segments(&self) -> usize {
        self.found.greedy_segments
    }

    /// Unicode scalar values, which is what `len` counts.
    #[getter]
    fn characters(&self) -> usize {
        self.found.characters
    }

    /// UTF-16 units, whatever the encoding.
    #[getter]
    fn utf16_units(&self) -> usize {
        self.found.utf16_units
    }

    /// Units still free in the last segment.
    #[getter]
    fn remaining(&self) -> usize {
        self.found.remaining
    }

    /// Units that one segment of this message holds.
    #[getter]
    fn per_segment(&self) -> usize {
        self.found.per_segment
    }

    /// The language of the locking shift table in use, None without one.
    #[getter]
    fn locking(&self) -> Option<&'static str> {
        word(self.found.locking)
    }

    /// The language of the single shift table in use, None without one.
    #[getter]
    fn single(&self) -> Option<&'static str> {
        word(self.found.single)
    }

    /// Where the first character outside the alphabet stands, in code points; None without one.
    #[getter]
    fn first_offender(&self) -> Option<usize> {
        self.found.first_offender
    }

    /// How many characters, with their combining marks, are outside the alphabet.
    #[getter]
    fn offender_count(&self) -> usize {
        self.found.offender_count
    }

    /// Draw a text's segments in colour and mark its offenders.
    ///
    /// The text has to be the one that was analysed; an analysis does not keep it. Gives a `Drawing`: a notebook shows it
    /// as HTML, a terminal in colour, `str` and `print` give it plain. Raises `ValueError` for another text.
    ///
    /// >>> print(septet.analyze("Tickets — now").show("Tickets — now"))
    /// UCS-2, 1 segment
    /// 1 │Tickets — now│ 13 of 70 units
    ///            ^
    #[pyo3(signature = (text))]
    fn show<'py>(slf: &Bound<'py, Self>, text: &Bound<'py, PyString>) -> PyResult<Bound<'py, PyAny>> {
        let draw =
            slf.py().import(intern!(slf.py(), "septet._drawing"))?.getattr(intern!(slf.py(), "draw"))?;
        draw.call1((slf, text, &slf.get().options))
    }

    fn _repr_html_<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py()
            .import(intern!(slf.py(), "septet._notebook"))?
            .getattr(intern!(slf.py(), "analysis"))?
            .call1((slf,))
    }

    fn __repr__(&self) -> String {
        Shown::new("Analysis")
            .word("encoding", self.found.encoding.as_str())
            .plain("units", self.found.units)
            .plain("segments", self.found.segments)
            .maybe("greedy_segments", self.kept_together())
            .plain("characters", self.found.characters)
            .plain("utf16_units", self.found.utf16_units)
            .plain("remaining", self.found.remaining)
            .plain("per_segment", self.found.per_segment)
            .maybe("locking", quoted(self.found.locking))
            .maybe("single", quoted(self.found.single))
            .maybe("first_offender", self.found.first_offender)
            .plain("offender_count", self.found.offender_count)
            .end()
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other.cast::<Self>().is_ok_and(|other| other.get().found == self.found)
    }

    fn __hash__(slf: &Bound<'_, Self>) -> PyResult<isize> {
        state::hash(&state::fields(slf)?)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Reduced<'py>> {
        let mut values: Vec<_> = state::fields(slf)?.iter().collect();
        values.push(slf.get().options.as_ref().into_bound_py_any(slf.py())?);
        state::reduce(slf, PyTuple::new(slf.py(), values)?)
    }

    #[staticmethod]
    #[allow(clippy::too_many_arguments, reason = "the state of a pickled analysis is its fields")]
    fn _restore(
        encoding: &str,
        units: usize,
        segments: usize,
        greedy_segments: usize,
        characters: usize,
        utf16_units: usize,
        remaining: usize,
        per_segment: usize,
        locking: Option<&str>,
        single: Option<&str>,
        first_offender: Option<usize>,
        offender_count: usize,
        options: Option<Py<PyDict>>,
    ) -> PyResult<Self> {
        let language = |code: Option<&str>| code.map(Language::from_code).transpose().map_err(raise);
        // The core's result grows, so it is made by asking for an empty one and filling that in.
        let mut found = septet::analyze("");
        found.encoding = if encoding == "gsm7" { Encoding::Gsm7 } else { Encoding::Ucs2 };
        found.units = units;
        found.segments = segments;
        found.greedy_segments = greedy_segments;
        found.characters = characters;
        found.utf16_units = utf16_units;
        found.remaining = remaining;
        found.per_segment = per_segment;
        found.locking = language(locking)?;
        found.single = language(single)?;
        found.first_offender = first_offender;
        found.offender_count = offender_count;
        Ok(Self { found, options })
    }
}
