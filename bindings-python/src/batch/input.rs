//! Where many strings come from: a list, anything that can be iterated over, or an Arrow array.

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyList, PyString, PyTuple};
use septet::{Error, ErrorCode};

use crate::arrow::{Strings, visit_strings};
use crate::errors::raise;
#[cfg(not(any(Py_LIMITED_API, Py_GIL_DISABLED)))]
use crate::storage::{ahead, ascii};

/// Rows that are worth letting the interpreter go for.
const BIG: usize = 1_000;

/// Strings that are taken from a list together.
#[cfg(not(any(Py_LIMITED_API, Py_GIL_DISABLED)))]
const TOGETHER: usize = 64;

/// So many rows before its turn a long string is asked for: far enough for it to arrive, near enough for it to be there still.
#[cfg(not(any(Py_LIMITED_API, Py_GIL_DISABLED)))]
const AHEAD: usize = 8;

/// Takes strings, row by row and in order.
pub(super) trait Sink: Send {
    /// Whether the strings are long, so that each is worth asking memory for before its turn, and nothing is won by taking several
    /// together.
    #[cfg_attr(
        any(Py_LIMITED_API, Py_GIL_DISABLED),
        allow(dead_code, reason = "nothing is borrowed from a list there")
    )]
    const LONG: bool;
    /// Makes room for so many rows; more are not given before it is called again.
    fn make_room(&mut self, rows: usize);
    /// A Python string.
    fn text(&mut self, row: usize, text: &Bound<'_, PyString>) -> PyResult<()>;
    /// The octets of Python strings that are ASCII, of so many rows.
    #[cfg_attr(
        any(Py_LIMITED_API, Py_GIL_DISABLED),
        allow(dead_code, reason = "nothing is borrowed from a list there")
    )]
    fn ascii(&mut self, first: usize, rows: &[&[u8]]);
    /// What should be UTF-8.
    fn octets(&mut self, row: usize, octets: &[u8]);
    /// A row without a value.
    fn null(&mut self, row: usize);
}

/// Gives every string of an object to a sink, and the number of them back.
///
/// # Errors
/// `TypeError` for an item that is neither `str` nor None, with its index.
pub(super) fn feed(strings: &Bound<'_, PyAny>, sink: &mut impl Sink) -> PyResult<usize> {
    if let Ok(list) = strings.cast_exact::<PyList>() {
        return feed_list(list, sink);
    }
    if let Ok(tuple) = strings.cast_exact::<PyTuple>() {
        sink.make_room(tuple.len());
        for (row, item) in tuple.iter_borrowed().enumerate() {
            feed_item(&item, row, sink)?;
        }
        return Ok(tuple.len());
    }
    if strings.is_instance_of::<PyString>() {
        return Err(PyTypeError::new_err("expected many strings, got one str"));
    }
    let py = strings.py();
    let mut rows = 0;
    let from_arrow = visit_strings(strings, |strings| {
        let before = rows;
        rows += strings.len();
        sink.make_room(rows);
        let mut all = || feed_strings(strings, before, sink);
        if strings.len() < BIG { all() } else { py.detach(all) }.map_err(raise)
    })?;
    if from_arrow {
        return Ok(rows);
    }
    feed_items(strings.try_iter()?, strings.len().unwrap_or(0), sink)
}

/// The items of a list, borrowed: counting references would write to every string. Short strings that are ASCII, which most are,
/// go to the sink several at a time.
#[cfg(not(any(Py_LIMITED_API, Py_GIL_DISABLED)))]
fn feed_list<S: Sink>(list: &Bound<'_, PyList>, sink: &mut S) -> PyResult<usize> {
    let mut row = 0;
    let mut together = [&[][..]; TOGETHER];
    let most = if S::LONG { 1 } else { TOGETHER };
    sink.make_room(list.len());
    // SAFETY: the indices are within the list, and an item lives as long as the list holds it: no Python code runs while this loop
    // does, but for an error that ends it, and no other thread without this one letting the interpreter go.
    let at = |index| unsafe {
        let item = pyo3::ffi::PyList_GET_ITEM(list.as_ptr(), index as pyo3::ffi::Py_ssize_t);
        Borrowed::from_ptr(list.py(), item)
    };
    while row < list.len() {
        if S::LONG {
            if row + 2 * AHEAD < list.len() {
                ahead::header(at(row + 2 * AHEAD));
            }
            if row + AHEAD < list.len()
                && let Ok(text) = at(row + AHEAD).cast_exact()
            {
                ahead::characters(text);
            }
        }
        let mut other = None;
        let mut count = 0;
        for (place, index) in together.iter_mut().take(most).zip(row..list.len()) {
            let item = at(index);
            match item.cast_exact::<PyString>().ok().and_then(ascii) {
                Some(octets) => *place = octets,
                None => {
                    other = Some(item);
                    break;
                }
            }
            count += 1;
        }
        sink.ascii(row, together.get(..count).unwrap_or_default());
        row += count;
        if let Some(item) = other {
            feed_item(&item, row, sink)?;
            row += 1;
        }
    }
    Ok(row)
}

/// The items of a list that others may change meanwhile.
#[cfg(any(Py_LIMITED_API, Py_GIL_DISABLED))]
fn feed_list(list: &Bound<'_, PyList>, sink: &mut impl Sink) -> PyResult<usize> {
    feed_items(list.iter().map(Ok), list.len(), sink)
}

fn feed_items<'py>(
    items: impl Iterator<Item = PyResult<Bound<'py, PyAny>>>,
    expected: usize,
    sink: &mut impl Sink,
) -> PyResult<usize> {
    let mut room = expected;
    sink.make_room(room);
    let mut row = 0;
    for item in items {
        let item = item?;
        if row == room {
            room = (room * 2).max(1_024);
            sink.make_room(room);
        }
        feed_item(&item, row, sink)?;
        row += 1;
    }
    Ok(row)
}

fn feed_item(item: &Bound<'_, PyAny>, row: usize, sink: &mut impl Sink) -> PyResult<()> {
    if let Ok(text) = item.cast::<PyString>() {
        return sink.text(row, text);
    }
    if item.is_none() {
        sink.null(row);
        return Ok(());
    }
    let name = item.get_type().name()?;
    Err(PyTypeError::new_err(format!("item {row} is {name}, not str or None")))
}

fn feed_strings(strings: &Strings<'_>, before: usize, sink: &mut impl Sink) -> Result<(), Error> {
    for index in 0..strings.len() {
        match strings.get(index) {
            Ok(Some(octets)) => sink.octets(before + index, octets),
            Ok(None) => sink.null(before + index),
            Err(()) => return Err(Error::new(ErrorCode::OffsetsInvalid).at_index(before + index)),
        }
    }
    Ok(())
}
