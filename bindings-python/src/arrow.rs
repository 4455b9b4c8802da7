//! Arrow's C data interface (<https://arrow.apache.org/docs/format/CDataInterface.html>, and its C stream and PyCapsule
//! parts), written by hand: string arrays in, integer columns out, and no dependency.
//!
//! Structures are shared between libraries, so what is read here is trusted to be what its schema says, as the interface asks;
//! offsets are still checked against each other.

use std::ffi::{CStr, CString, c_char, c_int, c_void};
use std::ptr;
use std::sync::Arc;

use pyo3::exceptions::{PyRuntimeError, PyTypeError};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyTuple};

use crate::batch::Table;

const SCHEMA: &CStr = c"arrow_schema";
const ARRAY: &CStr = c"arrow_array";
const STREAM: &CStr = c"arrow_array_stream";
const FLAG_NULLABLE: i64 = 2;

/// `struct ArrowSchema`.
#[repr(C)]
pub(crate) struct Schema {
    format: *const c_char,
    name: *const c_char,
    metadata: *const c_char,
    flags: i64,
    n_children: i64,
    children: *mut *mut Schema,
    dictionary: *mut Schema,
    release: Option<unsafe extern "C" fn(*mut Schema)>,
    private_data: *mut c_void,
}

/// `struct ArrowArray`.
#[repr(C)]
pub(crate) struct Array {
    length: i64,
    null_count: i64,
    offset: i64,
    n_buffers: i64,
    n_children: i64,
    buffers: *mut *const c_void,
    children: *mut *mut Array,
    dictionary: *mut Array,
    release: Option<unsafe extern "C" fn(*mut Array)>,
    private_data: *mut c_void,
}

/// `struct ArrowArrayStream`.
#[repr(C)]
pub(crate) struct Stream {
    get_schema: Option<unsafe extern "C" fn(*mut Stream, *mut Schema) -> c_int>,
    get_next: Option<unsafe extern "C" fn(*mut Stream, *mut Array) -> c_int>,
    get_last_error: Option<unsafe extern "C" fn(*mut Stream) -> *const c_char>,
    release: Option<unsafe extern "C" fn(*mut Stream)>,
    private_data: *mut c_void,
}

macro_rules! released_on_drop {
    ($($structure:ty),*) => {$(
        // SAFETY: the interface lets a structure be used and released on any thread, by one at a time.
        unsafe impl Send for $structure {}

        impl Drop for $structure {
            fn drop(&mut self) {
                if let Some(release) = self.release {
                    // SAFETY: a structure with a release function is released once, and marks itself so; who moves it elsewhere
                    // clears the function here.
                    unsafe { release(self) }
                }
            }
        }
    )*};
}

released_on_drop!(Schema, Array, Stream);

impl Schema {
    const fn empty() -> Self {
        Self {
            format: ptr::null(),
            name: ptr::null(),
            metadata: ptr::null(),
            flags: 0,
            n_children: 0,
            children: ptr::null_mut(),
            dictionary: ptr::null_mut(),
            release: None,
            private_data: ptr::null_mut(),
        }
    }
}

impl Array {
    const fn empty() -> Self {
        Self {
            length: 0,
            null_count: 0,
            offset: 0,
            n_buffers: 0,
            n_children: 0,
            buffers: ptr::null_mut(),
            children: ptr::null_mut(),
            dictionary: ptr::null_mut(),
            release: None,
            private_data: ptr::null_mut(),
        }
    }
}

/// How the strings of an array lie.
#[derive(Clone, Copy)]
enum Layout {
    /// `utf8`: offsets of 32 bits.
    Small,
    /// `large_utf8`: offsets of 64 bits.
    Large,
    /// `utf8_view`.
    View,
    /// `null`: no strings at all.
    Null,
}

/// Where the strings of a schema are: in its array, or in the only column of its struct array.
#[derive(Clone, Copy)]
struct Place {
    layout: Layout,
    in_struct: bool,
}

impl Place {
    fn of(schema: &Schema) -> PyResult<Self> {
        let refused = |what: &str| PyTypeError::new_err(format!("not an Arrow array of strings: {what}"));
        if schema.format.is_null() || !schema.dictionary.is_null() {
            return Err(refused("a dictionary; cast it to string first"));
        }
        // SAFETY: a schema's format is a C string.
        let format = unsafe { CStr::from_ptr(schema.format) };
        let layout = match format.to_bytes() {
            b"u" => Layout::Small,
            b"U" => Layout::Large,
            b"vu" => Layout::View,
            b"n" => Layout::Null,
            b"+s" if schema.n_children == 1 => {
                // SAFETY: a struct has as many children as it says.
                let child = unsafe { &**schema.children };
                let Self { layout, in_struct } = Self::of(child)?;
                if in_struct {
                    return Err(refused("a struct in a struct"));
                }
                return Ok(Self { layout, in_struct: true });
            }
            b"+s" => return Err(refused("more than one column; select the one of texts")),
            _ => return Err(refused(&format!("format {:?}", format.to_string_lossy()))),
        };
        Ok(Self { layout, in_struct: false })
    }
}

/// The strings of one array, borrowed from it.
pub(crate) struct Strings<'a> {
    array: &'a Array,
    layout: Layout,
    first: usize,
    length: usize,
}

// SAFETY: the buffers are immutable and live as long as the array that is borrowed.
unsafe impl Send for Strings<'_> {}
// SAFETY: as above; nothing is ever written.
unsafe impl Sync for Strings<'_> {}

impl<'a> Strings<'a> {
    fn of(array: &'a Array, place: Place) -> PyResult<Self> {
        let (outer, array) = if place.in_struct {
            if array.n_children != 1 {
                return Err(PyTypeError::new_err("an Arrow array that is not what its schema says"));
            }
            // SAFETY: the array has one child, and children live as long as their parent.
            (array.offset, unsafe { &**array.children })
        } else {
            (0, array)
        };
        let count = |number: i64| usize::try_from(number).unwrap_or(0);
        let length = if place.in_struct { count(array.length - outer) } else { count(array.length) };
        Ok(Self { array, layout: place.layout, first: count(array.offset + outer), length })
    }

    pub(crate) const fn len(&self) -> usize {
        self.length
    }

    fn buffer(&self, index: usize) -> *const u8 {
        // SAFETY: every layout is asked only for the buffers that it has.
        unsafe { (*self.array.buffers.add(index)).cast() }
    }

    /// The octets of a row: `Ok(None)` for null, `Err(())` where offsets contradict each other.
    pub(crate) fn get(&self, row: usize) -> Result<Option<&'a [u8]>, ()> {
        let index = self.first + row;
        let validity = match self.layout {
            Layout::Null => return Ok(None),
            _ => self.buffer(0),
        };
        // SAFETY: a validity bitmap, where there is one, has a bit for every row.
        if !validity.is_null() && unsafe { *validity.add(index / 8) } & (1 << (index % 8)) == 0 {
            return Ok(None);
        }
        match self.layout {
            Layout::Small => self.between::<i32>(index),
            Layout::Large => self.between::<i64>(index),
            Layout::View | Layout::Null => self.viewed(index),
        }
        .map(Some)
    }

    fn between<Offset: Copy + TryInto<usize>>(&self, index: usize) -> Result<&'a [u8], ()> {
        let offsets = self.buffer(1).cast::<Offset>();
        // SAFETY: there is one offset more than there are rows. Alignment is not promised by every producer.
        let offset = |index| unsafe { offsets.add(index).read_unaligned() }.try_into().map_err(|_| ());
        let (start, end): (usize, usize) = (offset(index)?, offset(index + 1)?);
        let length = end.checked_sub(start).ok_or(())?;
        if length == 0 {
            return Ok(&[]);
        }
        // SAFETY: the offsets of a string array lie within its data, which lives as long as the array.
        Ok(unsafe { std::slice::from_raw_parts(self.buffer(2).add(start), length) })
    }

    /// A view: the length, then either up to twelve octets or a prefix, a buffer's number and an offset.
    fn viewed(&self, index: usize) -> Result<&'a [u8], ()> {
        const INLINE: usize = 12;
        // SAFETY: there is a view of sixteen octets for every row.
        let view = unsafe { self.buffer(1).add(index * 16) };
        // SAFETY: a view is four integers of 32 bits, and lives as long as the array.
        let part = |number: usize| unsafe { view.add(number * 4).cast::<i32>().read_unaligned() };
        let length = usize::try_from(part(0)).map_err(|_| ())?;
        if length <= INLINE {
            // SAFETY: the octets stand in the view itself.
            return Ok(unsafe { std::slice::from_raw_parts(view.add(4), length) });
        }
        let buffer = usize::try_from(part(2)).map_err(|_| ())?;
        let offset = usize::try_from(part(3)).map_err(|_| ())?;
        // Validity, views, the data, and last the lengths of the data.
        let buffers = usize::try_from(self.array.n_buffers).unwrap_or(0);
        if buffer + 3 >= buffers {
            return Err(());
        }
        // SAFETY: the last buffer tells the lengths of the others, which the row is checked against.
        unsafe {
            let size = self.buffer(buffers - 1).cast::<i64>().add(buffer).read_unaligned();
            if offset.checked_add(length).is_none_or(|end| i64::try_from(end).map_or(true, |end| end > size))
            {
                return Err(());
            }
            Ok(std::slice::from_raw_parts(self.buffer(2 + buffer).add(offset), length))
        }
    }
}

/// Gives the string arrays of an Arrow object to `visit`, one after the other; `false` when it is no Arrow object.
pub(crate) fn visit_strings(
    object: &Bound<'_, PyAny>,
    mut visit: impl FnMut(&Strings<'_>) -> PyResult<()>,
) -> PyResult<bool> {
    let py = object.py();
    if let Ok(export) = object.getattr(intern!(py, "__arrow_c_array__")) {
        let capsules: Bound<'_, PyTuple> = export.call0()?.cast_into()?;
        let (schema, array) = (capsules.get_item(0)?, capsules.get_item(1)?);
        // SAFETY: a capsule of this name holds this structure and keeps it until it goes.
        let (schema, array) =
            unsafe { (&*pointer::<Schema>(&schema, SCHEMA)?, &*pointer::<Array>(&array, ARRAY)?) };
        visit(&Strings::of(array, Place::of(schema)?)?)?;
        return Ok(true);
    }
    let Ok(export) = object.getattr(intern!(py, "__arrow_c_stream__")) else { return Ok(false) };
    let capsule = export.call0()?;
    let stream = pointer::<Stream>(&capsule, STREAM)?;
    let mut schema = Schema::empty();
    // SAFETY: a capsule of this name holds a stream, which is used by nobody else meanwhile.
    unsafe { ask(stream, (*stream).get_schema, &mut schema)? };
    let place = Place::of(&schema)?;
    loop {
        let mut array = Array::empty();
        // SAFETY: as above.
        unsafe { ask(stream, (*stream).get_next, &mut array)? };
        if array.release.is_none() {
            return Ok(true);
        }
        visit(&Strings::of(&array, place)?)?;
    }
}

fn pointer<T>(capsule: &Bound<'_, PyAny>, name: &'static CStr) -> PyResult<*mut T> {
    Ok(capsule.cast::<PyCapsule>()?.pointer_checked(Some(name))?.as_ptr().cast())
}

/// Asks a stream for something.
///
/// # Safety
/// `stream` is a stream that is not released.
unsafe fn ask<T>(
    stream: *mut Stream,
    question: Option<unsafe extern "C" fn(*mut Stream, *mut T) -> c_int>,
    answer: &mut T,
) -> PyResult<()> {
    let question = question.ok_or_else(|| PyRuntimeError::new_err("an Arrow stream without functions"))?;
    // SAFETY: the caller's promise; `answer` is an empty structure to fill.
    unsafe {
        if question(stream, answer) == 0 {
            return Ok(());
        }
        let sentence = (*stream).get_last_error.map_or(ptr::null(), |get| get(stream));
        let sentence =
            if sentence.is_null() { "".into() } else { CStr::from_ptr(sentence).to_string_lossy() };
        Err(PyRuntimeError::new_err(format!("the Arrow stream failed: {sentence}")))
    }
}

/// What of a table is exported: all columns as one struct array, or one column.
#[derive(Clone, Copy)]
pub(crate) enum Part {
    All,
    Column(usize),
}

/// The pair that `__arrow_c_array__` gives. Buffers are shared, so it can be asked for as often as anybody likes.
pub(crate) fn export_array<'py>(
    py: Python<'py>,
    table: &Arc<Table>,
    part: Part,
) -> PyResult<(Bound<'py, PyCapsule>, Bound<'py, PyCapsule>)> {
    Ok((export_schema(py, table, part)?, PyCapsule::new_with_value(py, array_of(table, part), ARRAY)?))
}

/// What `__arrow_c_schema__` gives.
pub(crate) fn export_schema<'py>(
    py: Python<'py>,
    table: &Table,
    part: Part,
) -> PyResult<Bound<'py, PyCapsule>> {
    PyCapsule::new_with_value(py, schema_of(table, part), SCHEMA)
}

/// What `__arrow_c_stream__` gives: a stream of one array.
pub(crate) fn export_stream<'py>(
    py: Python<'py>,
    table: &Arc<Table>,
    part: Part,
) -> PyResult<Bound<'py, PyCapsule>> {
    let source = Box::new(Source { table: table.clone(), part, told: false });
    let stream = Stream {
        get_schema: Some(source_schema),
        get_next: Some(source_next),
        get_last_error: Some(source_error),
        release: Some(source_release),
        private_data: Box::into_raw(source).cast(),
    };
    PyCapsule::new_with_value(py, stream, STREAM)
}

struct SchemaOwner {
    _name: CString,
    children: Vec<*mut Schema>,
}

fn schema_of(table: &Table, part: Part) -> Schema {
    let (format, name, children, flags): (&'static CStr, _, Vec<_>, _) = match part {
        Part::All => {
            let child = |index| Box::into_raw(Box::new(schema_of(table, Part::Column(index))));
            (c"+s", "", (0..table.columns().len()).map(child).collect(), 0)
        }
        Part::Column(index) => {
            let column = &table.columns()[index];
            (column.data.arrow_format(), column.name, Vec::new(), FLAG_NULLABLE)
        }
    };
    let name = CString::new(name).unwrap_or_default();
    let mut schema = Schema { format: format.as_ptr(), name: name.as_ptr(), flags, ..Schema::empty() };
    let mut owner = Box::new(SchemaOwner { _name: name, children });
    schema.n_children = owner.children.len() as i64;
    schema.children = owner.children.as_mut_ptr();
    schema.release = Some(release_schema);
    schema.private_data = Box::into_raw(owner).cast();
    schema
}

unsafe extern "C" fn release_schema(schema: *mut Schema) {
    // SAFETY: a schema that was made above and not released; each child is a box of its own.
    unsafe {
        let owner = Box::from_raw((*schema).private_data.cast::<SchemaOwner>());
        owner.children.iter().for_each(|child| drop(Box::from_raw(*child)));
        (*schema).release = None;
    }
}

struct ArrayOwner {
    buffers: Vec<*const c_void>,
    children: Vec<*mut Array>,
    _table: Arc<Table>,
}

fn array_of(table: &Arc<Table>, part: Part) -> Array {
    let (buffers, children, nulls): (Vec<*const c_void>, Vec<_>, _) = match part {
        Part::All => {
            let child = |index| Box::into_raw(Box::new(array_of(table, Part::Column(index))));
            (vec![ptr::null()], (0..table.columns().len()).map(child).collect(), 0)
        }
        Part::Column(index) => {
            let validity = table.validity().map_or(ptr::null(), |bits| bits.as_ptr().cast());
            (vec![validity, table.columns()[index].data.as_ptr().cast()], Vec::new(), table.nulls())
        }
    };
    let mut array = Array { length: table.rows() as i64, null_count: nulls as i64, ..Array::empty() };
    let mut owner = Box::new(ArrayOwner { buffers, children, _table: table.clone() });
    array.n_buffers = owner.buffers.len() as i64;
    array.buffers = owner.buffers.as_mut_ptr();
    array.n_children = owner.children.len() as i64;
    array.children = owner.children.as_mut_ptr();
    array.release = Some(release_array);
    array.private_data = Box::into_raw(owner).cast();
    array
}

unsafe extern "C" fn release_array(array: *mut Array) {
    // SAFETY: an array that was made above and not released; each child is a box of its own.
    unsafe {
        let owner = Box::from_raw((*array).private_data.cast::<ArrayOwner>());
        owner.children.iter().for_each(|child| drop(Box::from_raw(*child)));
        (*array).release = None;
    }
}

struct Source {
    table: Arc<Table>,
    part: Part,
    told: bool,
}

unsafe extern "C" fn source_schema(stream: *mut Stream, schema: *mut Schema) -> c_int {
    // SAFETY: a stream that was made above; `schema` is the caller's place for one, which holds none yet.
    unsafe {
        let source = &*(*stream).private_data.cast::<Source>();
        schema.write(schema_of(&source.table, source.part));
    }
    0
}

unsafe extern "C" fn source_next(stream: *mut Stream, array: *mut Array) -> c_int {
    // SAFETY: a stream that was made above and is used by one thread at a time; `array` is the caller's place for one, which
    // holds none yet.
    unsafe {
        let source = &mut *(*stream).private_data.cast::<Source>();
        let told = std::mem::replace(&mut source.told, true);
        array.write(if told { Array::empty() } else { array_of(&source.table, source.part) });
    }
    0
}

unsafe extern "C" fn source_error(_stream: *mut Stream) -> *const c_char {
    ptr::null()
}

unsafe extern "C" fn source_release(stream: *mut Stream) {
    // SAFETY: a stream that was made above and not released.
    unsafe {
        drop(Box::from_raw((*stream).private_data.cast::<Source>()));
        (*stream).release = None;
    }
}
