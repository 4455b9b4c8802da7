//! A caller that keeps the contract and nothing else: pointers are NULL or point to memory of the length that is told.

use std::any::TypeId;
use std::collections::{BTreeMap, BTreeSet};
use std::slice;

use septet_c::{septet_code, septet_error, septet_status_name, septet_str, septet_usage};

use super::handles::Handles;
use super::memory::{Region, Use};
use super::samples;
use super::source::Source;

/// What an output's memory is looked at for when the call has succeeded.
pub type Collect = fn(&mut Caller, *const u8, usize);

/// What the caller holds between the calls and during one.
pub struct Caller<'a> {
    /// Where decisions come from.
    pub source: Source<'a>,
    /// What is alive.
    pub handles: Handles,
    /// Tokens of transmits that were polled.
    pub tokens: Vec<u64>,
    /// Structs without pointers that came out of calls, to be given back in.
    pub kept: BTreeMap<TypeId, Vec<u8>>,
    texts: Vec<Vec<u8>>,
    /// The functions that have succeeded.
    pub succeeded: BTreeSet<&'static str>,
    /// The function that is called.
    pub name: &'static str,
    regions: Vec<Region>,
    collects: Vec<(usize, Collect)>,
    /// How many expected texts this call was given.
    texts_given: usize,
    /// The array that was made just now: the next size is its length.
    array: Option<Array>,
    /// The output whose size came just now: the next place is for its length.
    sized: Option<Sized>,
    lengths: Vec<Length>,
    error: Option<usize>,
    /// The rows of the columns that were made for this call.
    pub rows: usize,
}

/// An output, if it is not NULL, and how many elements it was said to hold.
#[derive(Clone, Copy)]
struct Sized {
    array: Option<usize>,
    room: usize,
}

/// A place for the length of what another region holds.
struct Length {
    place: usize,
    sized: Sized,
}

struct Array {
    memory: Memory,
    elements: usize,
    size: usize,
}

#[derive(Clone, Copy)]
enum Memory {
    NullInput,
    NullOutput,
    Input,
    Output(usize),
}

impl<'a> Caller<'a> {
    /// Holds nothing yet.
    pub fn new(octets: &'a [u8]) -> Self {
        Self {
            source: Source::new(octets),
            handles: Handles::default(),
            tokens: Vec::new(),
            kept: BTreeMap::new(),
            texts: Vec::new(),
            succeeded: BTreeSet::new(),
            name: "",
            regions: Vec::new(),
            collects: Vec::new(),
            texts_given: 0,
            array: None,
            sized: None,
            lengths: Vec::new(),
            error: None,
            rows: 0,
        }
    }

    /// Frees every handle and forgets what calls gave.
    pub fn forget(&mut self) {
        self.handles = Handles::default();
        self.tokens.clear();
        self.kept.clear();
        self.texts.clear();
    }

    /// Begins a call.
    pub fn begin(&mut self, name: &'static str) {
        self.name = name;
        self.array = None;
        self.sized = None;
        self.error = None;
        self.rows = 0;
        self.texts_given = 0;
    }

    /// Any argument but a size ends the pair of a pointer and its length.
    pub fn no_array(&mut self) {
        self.array = None;
        self.sized = None;
    }

    /// One in sixteen.
    pub fn rarely(&mut self) -> bool {
        self.source.octet() >= 240
    }

    /// Memory that is only read; it lives until the call is over.
    pub fn lend(&mut self, octets: &[u8], align: usize) -> *const u8 {
        let region = Region::input(octets, align, false);
        let pointer = region.pointer();
        self.regions.push(region);
        pointer
    }

    /// An input of so many elements behind an argument.
    pub fn input<T>(&mut self, octets: &[u8], elements: usize) -> *const T {
        let misaligned = self.rarely();
        let region = Region::input(octets, align_of::<T>(), misaligned);
        let pointer = region.pointer();
        self.regions.push(region);
        self.sized = None;
        self.array = Some(Array { memory: Memory::Input, elements, size: size_of::<T>() });
        pointer.cast_const().cast()
    }

    /// An output behind an argument: room for `elements`, of which one may be written unless a size follows.
    pub fn output<T>(&mut self, octets: &[u8], elements: usize, collect: Option<Collect>) -> *mut T {
        let misaligned = self.rarely();
        let mut region = Region::output(octets, align_of::<T>(), misaligned);
        region.writable = region.writable.min(size_of::<T>());
        let index = self.place(region, collect);
        if let Some(sized) = self.sized.take() {
            self.regions[index].purpose = Use::Length;
            self.lengths.push(Length { place: index, sized });
        }
        self.array = Some(Array { memory: Memory::Output(index), elements, size: size_of::<T>() });
        self.regions[index].pointer().cast()
    }

    /// Room that a struct's member points to, and that is written as a whole.
    pub fn column<T>(&mut self, rows: usize) -> *mut T {
        let octets = vec![0x5A; rows * size_of::<T>()];
        let index = self.place(Region::output(&octets, align_of::<T>(), false), None);
        self.regions[index].pointer().cast()
    }

    /// NULL for a `const` pointer.
    pub fn null_input<T>(&mut self) -> *const T {
        self.sized = None;
        self.array = Some(Array { memory: Memory::NullInput, elements: 0, size: size_of::<T>() });
        std::ptr::null()
    }

    /// NULL for another pointer.
    pub fn null_output<T>(&mut self) -> *mut T {
        self.sized = None;
        self.array = Some(Array { memory: Memory::NullOutput, elements: 0, size: size_of::<T>() });
        std::ptr::null_mut()
    }

    /// A struct that may grow, behind an argument, of the size that it says it has.
    pub fn sized_output(&mut self, octets: &[u8], align: usize, collect: Option<Collect>) -> *mut u8 {
        self.no_array();
        let misaligned = self.rarely();
        let index = self.place(Region::output(octets, align, misaligned), collect);
        self.regions[index].pointer()
    }

    /// The error's place, which is the last argument of a function that has one.
    pub fn error_is(&mut self, is_null: bool) {
        self.error = if is_null { None } else { self.regions.len().checked_sub(1) };
    }

    fn place(&mut self, region: Region, collect: Option<Collect>) -> usize {
        let index = self.regions.len();
        self.regions.push(region);
        self.collects.extend(collect.map(|collect| (index, collect)));
        index
    }

    /// A `size_t`: the length of the array before it, or any number.
    pub fn size(&mut self) -> usize {
        let Some(array) = self.array.take() else {
            self.sized = None;
            return self.source.integer() as usize;
        };
        let told = match self.source.octet() {
            0..=159 => array.elements,
            // More than any object in memory can have: refused before anything is read.
            octet @ 250.. if octet % 2 == 0 || array.size > 1 => return usize::MAX,
            250.. => return isize::MAX as usize + 1,
            octet => usize::from(octet) % (array.elements + 1),
        };
        match array.memory {
            Memory::Output(region) => {
                self.regions[region].writable = told * array.size;
                self.sized = Some(Sized { array: Some(region), room: told });
            }
            Memory::NullOutput => self.sized = Some(Sized { array: None, room: 0 }),
            Memory::NullInput | Memory::Input => {}
        }
        // NULL with a length is refused.
        let is_null = matches!(array.memory, Memory::NullInput | Memory::NullOutput);
        if is_null && self.rarely() { 7 } else { told }
    }

    /// Octets of a text: what the function reads, what another call wrote, or any.
    pub fn text(&mut self) -> Vec<u8> {
        let mut text = match self.source.octet() {
            0..=127 => {
                self.texts_given += 1;
                match samples::expected(self.name, self.texts_given - 1) {
                    Some(text) => return text.to_vec(),
                    None => return self.raw(),
                }
            }
            128..=159 => {
                let index = self.source.below(samples::ANYWHERE.len());
                samples::ANYWHERE[index].as_bytes().to_vec()
            }
            160..=207 if !self.texts.is_empty() => {
                let index = self.source.below(self.texts.len());
                self.texts[index].clone()
            }
            _ => return self.raw(),
        };
        match self.source.octet() {
            0..=191 => {}
            192..=223 => text.truncate(self.source.below(text.len().min(255) + 1)),
            _ => {
                let octet = self.source.octet();
                let place = self.source.below(text.len().min(256));
                if let Some(changed) = text.get_mut(place) {
                    *changed = octet;
                }
            }
        }
        text
    }

    /// Octets of the fuzzer's own.
    pub fn raw(&mut self) -> Vec<u8> {
        let length = self.source.below(64);
        self.source.take(length).to_vec()
    }

    /// A string, absent, empty, of a text, or of an impossible length.
    pub fn string(&mut self) -> septet_str {
        let absent = septet_str { data: std::ptr::null(), len: 0 };
        match self.source.octet() {
            0..=31 => absent,
            250..=252 => septet_str { len: 3, ..absent },
            253.. => septet_str { data: self.lend(b"a", 1).cast(), len: usize::MAX },
            _ => {
                let text = self.text();
                septet_str { data: self.lend(&text, 1).cast(), len: text.len() }
            }
        }
    }

    /// Keeps a text that a call wrote.
    pub fn keep_text(&mut self, text: &[u8]) {
        if self.texts.len() == 8 {
            self.texts.remove(0);
        }
        self.texts.push(text.to_vec());
    }

    /// Reads a string that a call gave, whole.
    pub fn read(&self, string: septet_str) {
        // The caller's own strings, handed on unread.
        if self.name == "septet_bulk_request_chunk" {
            return;
        }
        if string.data.is_null() {
            assert_eq!(string.len, 0, "{}: an absent string has a length", self.name);
            return;
        }
        // SAFETY: the library promises `len` octets.
        let octets = unsafe { slice::from_raw_parts(string.data.cast::<u8>(), string.len) };
        assert!(std::str::from_utf8(octets).is_ok(), "{}: a string is not UTF-8", self.name);
    }

    /// Looks at what a call that can fail has left.
    pub fn judge(&mut self, status: i32) {
        let name = self.name;
        assert_ne!(status, septet_usage::SEPTET_ERR_PANIC as i32, "{name} panicked");
        assert_ne!(status, septet_usage::SEPTET_ERR_POISONED as i32, "{name} found a poisoned handle");
        // SAFETY: the name is a static string.
        let known = unsafe { std::ffi::CStr::from_ptr(septet_status_name(status)) };
        assert_ne!(known, c"unknown", "{name}: {status}");
        let is_ok = status == septet_usage::SEPTET_OK as i32;
        let is_small = status == septet_usage::SEPTET_ERR_BUFFER_TOO_SMALL as i32;
        // Documented: the columns hold the rows when only their sum is too large.
        let fills_columns =
            name == "septet_template_rows" && status == septet_code::SEPTET_ERR_AMOUNT_OVERFLOW as i32;
        for (index, region) in self.regions.iter().enumerate() {
            assert!(region.is_untouched_around(), "{name}: argument {index} was written beyond its end");
            let may_change = match region.purpose {
                Use::Input => false,
                _ if Some(index) == self.error => !is_ok,
                Use::Output => is_ok || fills_columns,
                Use::Length => is_ok || is_small,
            };
            assert!(may_change || region.is_untouched(), "{name}: {status}: argument {index} was written");
        }
        for length in &self.lengths {
            let told = self.told(length);
            let room = length.sized.room;
            assert!(!is_ok || told <= room, "{name}: {told} in room for {room}");
        }
        if is_ok {
            self.succeeded.insert(name);
            self.collect();
        } else {
            self.read_error(status);
        }
    }

    fn told(&self, length: &Length) -> usize {
        self.regions[length.place].content().first_chunk().map_or(0, |told| usize::from_ne_bytes(*told))
    }

    fn collect(&mut self) {
        for (index, collect) in std::mem::take(&mut self.collects) {
            let region = &self.regions[index];
            if Some(index) == self.error {
                continue;
            }
            let length = self.lengths.iter().find(|length| length.sized.array == Some(index));
            let filled = length.map_or(region.writable, |length| self.told(length));
            let pointer = region.pointer().cast_const();
            collect(self, pointer, filled);
        }
    }

    fn read_error(&self, status: i32) {
        let Some(region) = self.error.map(|index| &self.regions[index]) else { return };
        if region.content().len() < size_of::<septet_error>() || region.is_untouched() {
            return;
        }
        // SAFETY: the region holds a whole struct, of integers.
        let error = unsafe { region.pointer().cast::<septet_error>().read_unaligned() };
        assert_eq!(error.status, status, "{}: the error says something else", self.name);
        for text in [&error.field[..], &error.message[..]] {
            let octets: Vec<u8> =
                text.iter().take_while(|octet| **octet != 0).map(|octet| *octet as u8).collect();
            assert!(octets.len() < text.len(), "{}: no NUL", self.name);
            assert!(std::str::from_utf8(&octets).is_ok(), "{}: a message is not UTF-8", self.name);
        }
        assert_ne!(error.message[0], 0, "{}: no message", self.name);
    }

    /// Ends a call: its memory is gone.
    pub fn end(&mut self) {
        self.regions.clear();
        self.collects.clear();
        self.lengths.clear();
    }
}
