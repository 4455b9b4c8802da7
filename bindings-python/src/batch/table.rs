//! Columns of one length, as Arrow and every data frame lay them out.

use std::ffi::{CStr, c_void};

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyTuple};

/// The values of a column. All are signed: Spark and other engines have no unsigned integers.
pub(crate) enum Data {
    I8(Vec<i8>),
    I16(Vec<i16>),
    I32(Vec<i32>),
    I64(Vec<i64>),
}

macro_rules! each_width {
    ($data:expr, $values:ident => $result:expr) => {
        match $data {
            Data::I8($values) => $result,
            Data::I16($values) => $result,
            Data::I32($values) => $result,
            Data::I64($values) => $result,
        }
    };
}

impl Data {
    pub(crate) fn get(&self, row: usize) -> Option<i64> {
        match self {
            Self::I8(values) => values.get(row).copied().map(i64::from),
            Self::I16(values) => values.get(row).copied().map(i64::from),
            Self::I32(values) => values.get(row).copied().map(i64::from),
            Self::I64(values) => values.get(row).copied(),
        }
    }

    pub(crate) fn as_ptr(&self) -> *const c_void {
        each_width!(self, values => values.as_ptr().cast())
    }

    /// Octets of one value.
    pub(crate) const fn width(&self) -> usize {
        match self {
            Self::I8(_) => 1,
            Self::I16(_) => 2,
            Self::I32(_) => 4,
            Self::I64(_) => 8,
        }
    }

    /// The type as Arrow's interface writes it.
    pub(crate) const fn arrow_format(&self) -> &'static CStr {
        match self {
            Self::I8(_) => c"c",
            Self::I16(_) => c"s",
            Self::I32(_) => c"i",
            Self::I64(_) => c"l",
        }
    }

    /// The type as Python's `struct` writes it.
    pub(crate) const fn python_format(&self) -> &'static CStr {
        match self {
            Self::I8(_) => c"b",
            Self::I16(_) => c"h",
            Self::I32(_) => c"i",
            Self::I64(_) => c"q",
        }
    }

    /// The type's name in data frames.
    pub(crate) const fn name(&self) -> &'static str {
        match self {
            Self::I8(_) => "int8",
            Self::I16(_) => "int16",
            Self::I32(_) => "int32",
            Self::I64(_) => "int64",
        }
    }

    /// The values as octets, little-endian whatever the machine.
    fn octets(&self) -> Vec<u8> {
        each_width!(self, values => values.iter().flat_map(|value| value.to_le_bytes()).collect())
    }

    /// The same back; `like` tells the width.
    fn from_octets(like: &Self, octets: &[u8]) -> Self {
        macro_rules! read {
            ($width:ident, $integer:ty) => {
                Self::$width(
                    octets
                        .chunks_exact(size_of::<$integer>())
                        .map(|chunk| chunk.try_into().map_or(0, <$integer>::from_le_bytes))
                        .collect(),
                )
            };
        }
        match like {
            Self::I8(_) => read!(I8, i8),
            Self::I16(_) => read!(I16, i16),
            Self::I32(_) => read!(I32, i32),
            Self::I64(_) => read!(I64, i64),
        }
    }

    fn len(&self) -> usize {
        each_width!(self, values => values.len())
    }
}

impl PartialEq for Data {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::I8(one), Self::I8(other)) => one == other,
            (Self::I16(one), Self::I16(other)) => one == other,
            (Self::I32(one), Self::I32(other)) => one == other,
            (Self::I64(one), Self::I64(other)) => one == other,
            _ => false,
        }
    }
}

/// Makes a column so long. A new one is asked of the allocator as zeros, which costs nothing until it is written to.
pub(super) fn resize<T: Copy + Default>(column: &mut Vec<T>, rows: usize) {
    if column.is_empty() {
        *column = vec![T::default(); rows];
    } else {
        column.resize(rows, T::default());
    }
}

/// A column and its name.
#[derive(PartialEq)]
pub(crate) struct Named {
    pub(crate) name: &'static str,
    pub(crate) data: Data,
}

/// Which rows are null. Nothing is kept while there is none.
#[derive(Default, PartialEq)]
pub(crate) struct Nulls {
    bits: Option<Vec<u8>>,
    count: usize,
}

impl Nulls {
    /// Makes a row null, of `room` rows that there will be at most.
    pub(super) fn set(&mut self, row: usize, room: usize) {
        let bits = self.bits.get_or_insert_default();
        bits.resize(room.div_ceil(8), 0xFF);
        if let Some(octet) = bits.get_mut(row / 8) {
            *octet &= !(1 << (row % 8));
        }
        self.count += 1;
    }
}

/// Columns of one length.
#[derive(PartialEq)]
pub(crate) struct Table {
    columns: Vec<Named>,
    nulls: Nulls,
    rows: usize,
}

impl Table {
    pub(super) fn new(columns: Vec<Named>, mut nulls: Nulls, rows: usize) -> Self {
        if let Some(bits) = &mut nulls.bits {
            bits.resize(rows.div_ceil(8), 0xFF);
        }
        Self { columns, nulls, rows }
    }

    pub(crate) fn columns(&self) -> &[Named] {
        &self.columns
    }

    /// The names of the columns, which tell tables apart.
    pub(super) fn names(&self) -> impl ExactSizeIterator<Item = &'static str> {
        self.columns.iter().map(|column| column.name)
    }

    pub(crate) const fn rows(&self) -> usize {
        self.rows
    }

    pub(crate) const fn nulls(&self) -> usize {
        self.nulls.count
    }

    pub(crate) fn validity(&self) -> Option<&[u8]> {
        self.nulls.bits.as_deref()
    }

    /// Whether a row is null.
    pub(crate) fn is_null(&self, row: usize) -> bool {
        self.validity().and_then(|bits| bits.get(row / 8)).is_some_and(|bits| bits & (1 << (row % 8)) == 0)
    }

    /// A value by its column and row; `None` for null.
    pub(crate) fn get(&self, column: usize, row: usize) -> Option<i64> {
        if self.is_null(row) { None } else { self.columns.get(column)?.data.get(row) }
    }

    /// The table as a tuple to pickle: rows, validity or None, and the octets of each column.
    pub(super) fn state<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let columns = self.columns.iter().map(|column| PyBytes::new(py, &column.data.octets()));
        let columns = PyTuple::new(py, columns.collect::<Vec<_>>())?;
        (self.rows, self.validity().map(|bits| PyBytes::new(py, bits)), columns).into_pyobject(py)
    }

    /// The same back; `like` is an empty table of the same columns.
    pub(super) fn restore(
        like: &Self,
        rows: usize,
        validity: Option<Vec<u8>>,
        columns: &[Vec<u8>],
    ) -> PyResult<Self> {
        let read = |(named, octets): (&Named, &Vec<u8>)| Named {
            name: named.name,
            data: Data::from_octets(&named.data, octets),
        };
        let columns: Vec<_> = like.columns.iter().zip(columns).map(read).collect();
        let whole =
            columns.len() == like.columns.len() && columns.iter().all(|column| column.data.len() == rows);
        if !whole || validity.as_ref().is_some_and(|bits| bits.len() != rows.div_ceil(8)) {
            return Err(PyValueError::new_err("columns of different lengths"));
        }
        let mut table = Self::new(columns, Nulls { bits: validity, count: 0 }, rows);
        table.nulls.count = (0..rows).filter(|row| table.is_null(*row)).count();
        Ok(table)
    }
}
