//! Templates: texts with placeholders.

use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString, PyTuple};
use septet::{Error, ErrorCode, FieldAlphabet, Language, TemplateStyle};

use crate::errors::{code_points_before, guard, in_code_points, raise};
use crate::options::{self, Integer, word};
use crate::records::Record;
use crate::storage::utf8;

static FIELD: Record = Record::new("septet._templates", "Field");
static SIZE: Record = Record::new("septet._templates", "TemplateSize");
static BOUNDS: Record = Record::new("septet._templates", "TemplateBounds");

/// A field as the caller declared it.
pub(crate) struct Declared {
    pub(crate) name: String,
    max_length: usize,
    alphabet: FieldAlphabet,
}

impl Declared {
    fn read(
        name: &Bound<'_, PyAny>,
        max_length: &Bound<'_, PyAny>,
        alphabet: &Bound<'_, PyAny>,
    ) -> PyResult<Self> {
        let Integer(max_length) = max_length.extract()?;
        let refused = |_| raise(Error::new(ErrorCode::InvalidOption).in_field("max_length"));
        Ok(Self {
            name: crate::text_of(name)?,
            max_length: usize::try_from(max_length).map_err(refused)?,
            alphabet: word(alphabet, FieldAlphabet::from_name)?,
        })
    }

    /// From a `Field`.
    fn of(field: &Bound<'_, PyAny>) -> PyResult<Self> {
        Self::read(&field.getattr("name")?, &field.getattr("max_length")?, &field.getattr("alphabet")?)
    }
}

/// Fields as `Field` records: as they are, or from dicts of their members.
fn records<'py>(fields: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyTuple>> {
    let py = fields.py();
    let one = |field: PyResult<Bound<'py, PyAny>>| {
        let field = field?;
        if FIELD.is(&field)? {
            return Ok(field);
        }
        let members = field.cast::<PyDict>().map_err(|_| match field.get_type().name() {
            Ok(name) => PyTypeError::new_err(format!("a field is a Field or dict, not {name}")),
            Err(error) => error,
        })?;
        py.import("septet._templates")?.getattr("Field")?.call((), Some(members))
    };
    PyTuple::new(py, fields.try_iter()?.map(one).collect::<PyResult<Vec<_>>>()?)
}

/// What is done with a template and its fields.
type Work<'a, 'py> = dyn FnMut(&septet::Template<'_>, &[Declared]) -> PyResult<Bound<'py, PyAny>> + 'a;

/// What `work` makes of a template. Parsed for each use: that is linear and quick, and leaves a template plain Python.
///
/// # Errors
/// The core's errors of templates, with the position in code points.
pub(crate) fn with_template<'py>(
    text: &str,
    style: &Bound<'py, PyAny>,
    fields: &Bound<'py, PyTuple>,
    work: &mut Work<'_, 'py>,
) -> PyResult<Bound<'py, PyAny>> {
    let style = word(style, TemplateStyle::from_name)?;
    let declared = fields.iter().map(|field| Declared::of(&field)).collect::<PyResult<Vec<_>>>()?;
    let fields: Vec<_> = declared
        .iter()
        .map(|field| septet::Field::new(&field.name, field.max_length, field.alphabet))
        .collect();
    let template = septet::Template::parse(text, style, &fields);
    work(&template.map_err(|error| raise(in_code_points(error, text)))?, &declared)
}

/// The values of a row, in the order of the fields; fewer when one is missing.
///
/// # Errors
/// `TypeError` for a value that is no `str`, `ValueError` for more values than fields.
pub(crate) fn values<'py>(
    row: &Bound<'py, PyAny>,
    fields: &[Declared],
) -> PyResult<Vec<Bound<'py, PyString>>> {
    let text = |value: Bound<'py, PyAny>| -> PyResult<Bound<'py, PyString>> { Ok(value.cast_into()?) };
    if let Ok(members) = row.cast::<PyDict>() {
        let present = fields.iter().map_while(|field| members.get_item(&field.name).transpose());
        return present.map(|value| text(value?)).collect();
    }
    if row.is_instance_of::<PyString>() {
        return Err(PyTypeError::new_err("expected the values of a row, got one str"));
    }
    let values = row.try_iter()?.map(|value| text(value?)).collect::<PyResult<Vec<_>>>()?;
    if values.len() > fields.len() {
        let (given, asked) = (values.len(), fields.len());
        return Err(PyValueError::new_err(format!("{given} values for {asked} fields")));
    }
    Ok(values)
}

fn size<'py>(py: Python<'py>, found: &septet::Analysis) -> PyResult<Bound<'py, PyAny>> {
    let fields = (
        found.encoding.as_str(),
        found.units,
        found.segments,
        found.remaining,
        found.per_segment,
        found.locking.map(Language::as_str),
        found.single.map(Language::as_str),
    );
    SIZE.of(py, fields)
}

/// Say what a template takes at least and at most, and what decides it.
///
/// `style` is how placeholders are written, "braces" (`{name}`), "double_braces" (`{{ name }}`) or "percent" (`%name%`), and is
/// never guessed; `fields` are `Field`s, or dicts of their members. Takes the options of `analyze` besides. Linear in the text with
/// its longest values, once for each field.
///
/// Raises `SeptetError` as `Template` and `analyze` do (the position in code points of the template), and `text_too_long`.
///
/// >>> fields = [septet.Field("name", 20), septet.Field("code", 6, "digits")]
/// >>> text = "Hello {name}, {code} is your code. It is good for ten minutes and for you alone."
/// >>> bounds = septet.lint_template(text, "braces", fields)
/// >>> bounds.smallest.segments, bounds.largest.segments, bounds.deciding_field
/// (1, 2, 'name')
#[pyfunction]
#[pyo3(
    signature = (text, style, fields, **options),
    text_signature = "(text, style, fields, *, encoding='auto', reference_bits=8, max_segments=None, newline='keep', normalize=None, languages=(), keep_graphemes=False, keep_words=False, keep_urls=False, numbering=False, header_elements=b'', concatenation_reference=None)"
)]
pub(crate) fn lint_template<'py>(
    text: &Bound<'py, PyString>,
    style: &Bound<'py, PyAny>,
    fields: &Bound<'py, PyAny>,
    options: Option<&Bound<'py, PyDict>>,
) -> PyResult<Bound<'py, PyAny>> {
    guard(|| {
        let py = text.py();
        let options = options::read(options)?.unwrap_or_default();
        let text = utf8(text)?.map_err(raise)?;
        with_template(text, style, &records(fields)?, &mut |template, declared| {
            let bounds = template.bounds(&options);
            let bounds = bounds.map_err(|error| raise(in_code_points(error, text)))?;
            let name = |field: usize| declared.get(field).map(|field| field.name.as_str());
            let fields = (
                size(py, &bounds.smallest)?,
                size(py, &bounds.largest)?,
                bounds.placeholders,
                bounds.deciding_field.and_then(name),
                bounds.ucs2_literal.map(|position| code_points_before(text, position)),
                bounds.ucs2_field.and_then(name),
            );
            BOUNDS.of(py, fields)
        })
    })
}

/// Refuses what is no field.
#[pyfunction]
pub(crate) fn _check_field(
    name: &Bound<'_, PyAny>,
    max_length: &Bound<'_, PyAny>,
    alphabet: &Bound<'_, PyAny>,
) -> PyResult<()> {
    guard(|| Declared::read(name, max_length, alphabet).map(|_| ()))
}

/// The fields of a template that was read, as records.
#[pyfunction]
pub(crate) fn _template_fields<'py>(
    text: &Bound<'py, PyString>,
    style: &Bound<'py, PyAny>,
    fields: &Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyAny>> {
    guard(|| {
        let fields = records(fields)?;
        with_template(utf8(text)?.map_err(raise)?, style, &fields, &mut |_, _| Ok(fields.clone().into_any()))
    })
}

/// The text with values in place of the placeholders.
#[pyfunction]
pub(crate) fn _fill_template<'py>(
    text: &Bound<'py, PyString>,
    style: &Bound<'py, PyAny>,
    fields: &Bound<'py, PyTuple>,
    row: &Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyAny>> {
    guard(|| {
        with_template(utf8(text)?.map_err(raise)?, style, fields, &mut |template, declared| {
            let given = values(row, declared)?;
            let mut texts = Vec::with_capacity(given.len());
            for (index, value) in given.iter().enumerate() {
                texts.push(utf8(value)?.map_err(|error| raise(error.at_index(index)))?);
            }
            let filled = template.fill(&texts).map_err(|error| {
                let value = error.index().and_then(|index| texts.get(index)).copied();
                raise(in_code_points(error, value.unwrap_or_default()))
            })?;
            Ok(PyString::new(row.py(), &filled).into_any())
        })
    })
}
