//! Every pointer that crosses the border, checked once: NULL, alignment, length, `struct_size`.
//!
//! Functions here are unsafe because only the caller in C can promise that a pointer points to what its type says. What
//! they return is safe to use: an output is checked before any work is done and written after it.

use core::ffi::c_char;
use core::fmt;
use core::mem::{MaybeUninit, align_of, size_of};
use core::ptr::NonNull;
use core::slice;

use crate::guard::{Failure, Outcome};
use crate::status::septet_usage::{self, *};

/// A text that is not owned: octets of UTF-8, not ended by NUL. Absent when `data` is NULL; an empty text that is
/// present has a `data` that is not NULL.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct septet_str {
    /// The first octet.
    pub data: *const c_char,
    /// How many octets.
    pub len: usize,
}

impl septet_str {
    pub(crate) const ABSENT: Self = Self { data: core::ptr::null(), len: 0 };

    /// A string that lives as long as what it is borrowed from; the documentation of each function says how long.
    pub(crate) fn of(text: &str) -> Self {
        Self { data: text.as_ptr().cast(), len: text.len() }
    }

    pub(crate) fn of_option(text: Option<&str>) -> Self {
        text.map_or(Self::ABSENT, Self::of)
    }

    /// The text, `None` when it is absent.
    ///
    /// # Safety
    /// `data` is NULL or points to `len` octets that nobody writes to while the result is used.
    pub(crate) unsafe fn read<'a>(self) -> Result<Option<&'a str>, Failure> {
        if self.data.is_null() && self.len == 0 {
            return Ok(None);
        }
        // SAFETY: promised by the caller.
        unsafe { text(self.data, self.len) }.map(Some)
    }

    /// The text, empty when it is absent.
    ///
    /// # Safety
    /// As [`septet_str::read`].
    pub(crate) unsafe fn required<'a>(self) -> Result<&'a str, Failure> {
        // SAFETY: promised by the caller.
        unsafe { self.read() }.map(Option::unwrap_or_default)
    }

    /// An owned copy of the text, `None` when it is absent.
    ///
    /// # Safety
    /// As [`septet_str::read`].
    pub(crate) unsafe fn owned(self) -> Result<Option<String>, Failure> {
        // SAFETY: promised by the caller.
        unsafe { self.read() }.map(|text| text.map(Into::into))
    }
}

/// A struct that crosses the border by value and may grow.
///
/// # Safety
/// `repr(C)`, begins with `struct_size: u32`, and every pattern of bits is a value.
pub(crate) unsafe trait Pod: Copy {
    /// The size of the first version: where the first member stands that came later.
    const FIRST_SIZE: usize = size_of::<Self>();
}

/// A `struct_size` beyond this is not a size but memory that nobody initialised.
const MAX_STRUCT_SIZE: usize = 4096;

#[inline]
fn check_aligned<T>(pointer: *const T) -> Outcome {
    if pointer.is_aligned() { Ok(()) } else { Err(SEPTET_ERR_MISALIGNED.into()) }
}

#[inline]
fn check_length<T>(length: usize) -> Outcome {
    // `from_raw_parts` allows no object larger than half the address space.
    match length.checked_mul(size_of::<T>()) {
        Some(octets) if octets <= isize::MAX as usize => Ok(()),
        _ => Err(SEPTET_ERR_BAD_LENGTH.into()),
    }
}

#[inline]
fn non_null<T>(pointer: *mut T) -> Result<NonNull<T>, Failure> {
    let pointer = NonNull::new(pointer).ok_or(Failure::Usage(SEPTET_ERR_NULL_ARGUMENT))?;
    check_aligned(pointer.as_ptr())?;
    Ok(pointer)
}

/// An input array; `(NULL, 0)` is an empty one.
///
/// # Safety
/// `data` is NULL or points to `len` values that nobody writes to while the result is used.
#[inline]
pub(crate) unsafe fn array<'a, T>(data: *const T, len: usize) -> Result<&'a [T], Failure> {
    if len == 0 {
        return Ok(&[]);
    }
    check_length::<T>(len)?;
    let data = non_null(data.cast_mut())?;
    // SAFETY: not NULL, aligned and of a possible length; readable by the caller's promise.
    Ok(unsafe { slice::from_raw_parts(data.as_ptr(), len) })
}

/// Input octets behind a `char *`.
///
/// # Safety
/// As [`array`].
#[inline]
pub(crate) unsafe fn octets<'a>(data: *const c_char, len: usize) -> Result<&'a [u8], Failure> {
    // SAFETY: promised by the caller.
    unsafe { array(data.cast(), len) }
}

/// An input text.
///
/// # Safety
/// As [`array`].
#[inline]
pub(crate) unsafe fn text<'a>(data: *const c_char, len: usize) -> Result<&'a str, Failure> {
    // SAFETY: promised by the caller.
    let octets = unsafe { octets(data, len) }?;
    if octets.len() < SHORT && is_ascii(octets) {
        // A quarter of the price of the full check, which short texts would notice; longer ones are checked by vectors.
        // SAFETY: ASCII is UTF-8.
        return Ok(unsafe { core::str::from_utf8_unchecked(octets) });
    }
    Ok(septet::text_from_utf8(octets)?)
}

/// Input texts, each of which has to be there.
///
/// # Safety
/// As [`array`], and each text as [`septet_str::read`].
pub(crate) unsafe fn texts<'a>(data: *const septet_str, count: usize) -> Result<Vec<&'a str>, Failure> {
    // SAFETY: promised by the caller.
    let texts = unsafe { array(data, count) }?;
    // SAFETY: promised by the caller.
    texts.iter().map(|text| unsafe { text.required() }).collect()
}

/// The core checks texts from this length on by vector instructions.
const SHORT: usize = 64;

/// `[u8]::is_ascii` looks at the last octets of a text one by one, which takes longer than all the rest of a short one.
#[inline]
fn is_ascii(octets: &[u8]) -> bool {
    const HIGH_BITS: u64 = 0x8080_8080_8080_8080;
    let Some(last) = octets.last_chunk() else { return octets.iter().all(u8::is_ascii) };
    let (words, _) = octets.as_chunks();
    let all = words.iter().fold(u64::from_ne_bytes(*last), |all, word| all | u64::from_ne_bytes(*word));
    all & HIGH_BITS == 0
}

/// A struct of the caller's, `None` for NULL. Members that the caller's version lacks are zero, which means the default;
/// members that this library's version lacks have to be zero, or an option would be ignored in silence.
///
/// # Safety
/// `pointer` is NULL or points to a struct whose `struct_size` is right.
pub(crate) unsafe fn pod<T: Pod>(pointer: *const T) -> Result<Option<T>, Failure> {
    if pointer.is_null() {
        return Ok(None);
    }
    // SAFETY: promised by the caller.
    let size = unsafe { struct_size(pointer) }?;
    let known = size.min(size_of::<T>());
    let mut value = MaybeUninit::<T>::zeroed();
    // SAFETY: the caller's struct has `size` octets, of which at most the size of `T` are copied; the rest of `value` is
    // zero, and every pattern of bits is a value of a `Pod`.
    let value = unsafe {
        pointer.cast::<u8>().copy_to_nonoverlapping(value.as_mut_ptr().cast(), known);
        value.assume_init()
    };
    // SAFETY: the caller's struct has `size` octets.
    let beyond = unsafe { slice::from_raw_parts(pointer.cast::<u8>().add(known), size - known) };
    if beyond.iter().any(|octet| *octet != 0) {
        return Err(SEPTET_ERR_BAD_STRUCT_SIZE.into());
    }
    Ok(Some(value))
}

/// A struct of the caller's that has to be there.
///
/// # Safety
/// As [`pod`].
pub(crate) unsafe fn required_pod<T: Pod>(pointer: *const T) -> Result<T, Failure> {
    // SAFETY: promised by the caller.
    unsafe { pod(pointer) }?.ok_or(Failure::Usage(SEPTET_ERR_NULL_ARGUMENT))
}

/// # Safety
/// `pointer` is not NULL and points to at least `struct_size`.
#[inline]
unsafe fn struct_size<T: Pod>(pointer: *const T) -> Result<usize, Failure> {
    check_aligned(pointer)?;
    // SAFETY: a `Pod` begins with its size; aligned as the struct is.
    let size = unsafe { pointer.cast::<u32>().read() } as usize;
    // No version of a struct ends beside its alignment.
    if (T::FIRST_SIZE..=MAX_STRUCT_SIZE).contains(&size) && size.is_multiple_of(align_of::<T>()) {
        Ok(size)
    } else {
        Err(SEPTET_ERR_BAD_STRUCT_SIZE.into())
    }
}

/// A place for a struct that may grow.
pub(crate) struct PodOut<T> {
    pointer: NonNull<T>,
    size: usize,
}

impl<T: Pod> PodOut<T> {
    /// Writes as much of the value as the caller's version of the struct has, but for the size itself.
    #[inline]
    pub(crate) fn write(self, value: T) {
        let place = self.pointer.as_ptr();
        // SAFETY: the place is writable for `size` octets, which is checked to hold at least `struct_size`; `value` is our own.
        unsafe {
            if self.size >= size_of::<T>() {
                // The usual case, which needs no copy.
                place.write(value);
            } else {
                core::ptr::from_ref(&value).cast::<u8>().copy_to_nonoverlapping(place.cast(), self.size);
            }
            place.cast::<u32>().write(self.size as u32);
        }
    }
}

/// A place for a struct, which has to be there.
///
/// # Safety
/// `pointer` is NULL or points to a writable struct whose `struct_size` is right.
#[inline]
pub(crate) unsafe fn pod_out<T: Pod>(pointer: *mut T) -> Result<PodOut<T>, Failure> {
    let pointer = non_null(pointer)?;
    // SAFETY: not NULL; the rest is promised by the caller.
    let size = unsafe { struct_size(pointer.as_ptr()) }?;
    Ok(PodOut { pointer, size })
}

/// A place for a struct, `None` for NULL.
///
/// # Safety
/// As [`pod_out`].
pub(crate) unsafe fn optional_pod_out<T: Pod>(pointer: *mut T) -> Result<Option<PodOut<T>>, Failure> {
    if pointer.is_null() {
        return Ok(None);
    }
    // SAFETY: promised by the caller.
    unsafe { pod_out(pointer) }.map(Some)
}

/// A place for one value.
pub(crate) struct Out<T>(NonNull<T>);

impl<T> Out<T> {
    pub(crate) fn write(self, value: T) {
        // SAFETY: not NULL, aligned, writable by the caller's promise; what was there needs no drop, since C has none.
        unsafe { self.0.as_ptr().write(value) }
    }
}

/// A place for a value, which has to be there.
///
/// # Safety
/// `pointer` is NULL or writable.
pub(crate) unsafe fn out<T>(pointer: *mut T) -> Result<Out<T>, Failure> {
    non_null(pointer).map(Out)
}

/// A place for one value, `None` for NULL.
///
/// # Safety
/// As [`out`].
pub(crate) unsafe fn optional_out<T>(pointer: *mut T) -> Result<Option<Out<T>>, Failure> {
    if pointer.is_null() {
        return Ok(None);
    }
    // SAFETY: promised by the caller.
    unsafe { out(pointer) }.map(Some)
}

/// A place for some values, and for their number.
pub(crate) struct ArrayOut<T> {
    data: *mut T,
    room: usize,
    count: NonNull<usize>,
}

/// A place for values: `(NULL, 0)` asks only for their number.
///
/// # Safety
/// `data` is NULL or writable for `room` values, `count` is NULL or writable, and they do not overlap any input.
pub(crate) unsafe fn array_out<T>(
    data: *mut T,
    room: usize,
    count: *mut usize,
) -> Result<ArrayOut<T>, Failure> {
    check_length::<T>(room)?;
    if room > 0 {
        non_null(data)?;
    }
    Ok(ArrayOut { data, room, count: non_null(count)? })
}

/// A place for text.
///
/// # Safety
/// As [`array_out`].
pub(crate) unsafe fn buffer_out(
    data: *mut c_char,
    room: usize,
    len: *mut usize,
) -> Result<ArrayOut<u8>, Failure> {
    // SAFETY: promised by the caller.
    unsafe { array_out(data.cast(), room, len) }
}

impl<T: Copy> ArrayOut<T> {
    /// Tells how many there are, and fails when there is no room for them.
    fn announce(&self, needed: usize) -> Outcome {
        // SAFETY: not NULL, aligned, writable by the caller's promise.
        unsafe { self.count.as_ptr().write(needed) };
        if needed > self.room {
            return Err(Failure::TooSmall { needed, room: self.room });
        }
        Ok(())
    }

    /// Writes so many values, taken from an iterator.
    pub(crate) fn write_all(self, needed: usize, values: impl Iterator<Item = T>) -> Outcome {
        self.announce(needed)?;
        for (index, value) in values.take(needed).enumerate() {
            // SAFETY: `index` is below `needed`, for which there is room.
            unsafe { self.data.add(index).write(value) };
        }
        Ok(())
    }

    /// Writes values that lie in a row.
    pub(crate) fn write_slice(self, values: &[T]) -> Outcome {
        self.announce(values.len())?;
        if !values.is_empty() {
            // SAFETY: there is room for them; what the library made does not overlap the caller's buffer.
            unsafe { values.as_ptr().copy_to_nonoverlapping(self.data, values.len()) };
        }
        Ok(())
    }
}

impl ArrayOut<u8> {
    pub(crate) fn write_str(self, text: &str) -> Outcome {
        self.write_slice(text.as_bytes())
    }

    /// Writes what prints itself, without an allocation.
    pub(crate) fn write_display(self, value: impl fmt::Display) -> Outcome {
        let mut counter = Counter(0);
        // Neither counting nor writing into checked room can fail.
        let _ = fmt::write(&mut counter, format_args!("{value}"));
        self.announce(counter.0)?;
        // SAFETY: there is room for what was counted, and NULL only when that is nothing.
        let place = unsafe { writable(self.data, counter.0) };
        let _ = fmt::write(&mut Fill(place), format_args!("{value}"));
        Ok(())
    }
}

/// # Safety
/// `data` is writable for `len` values, or `len` is 0.
unsafe fn writable<'a, T>(data: *mut T, len: usize) -> &'a mut [T] {
    if len == 0 {
        return &mut [];
    }
    // SAFETY: promised by the caller.
    unsafe { slice::from_raw_parts_mut(data, len) }
}

/// A column of the caller's, to be filled.
///
/// # Safety
/// `data` is NULL or points to `len` values that nothing else uses meanwhile; what C allocated counts as initialised.
pub(crate) unsafe fn column<'a, T>(data: *mut T, len: usize) -> Result<&'a mut [T], Failure> {
    check_length::<T>(len)?;
    if len > 0 {
        non_null(data)?;
    }
    // SAFETY: checked above, and promised by the caller.
    Ok(unsafe { writable(data, len) })
}

struct Counter(usize);

impl fmt::Write for Counter {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0 += text.len();
        Ok(())
    }
}

struct Fill<'a>(&'a mut [u8]);

impl fmt::Write for Fill<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let place = core::mem::take(&mut self.0);
        let (here, rest) = place.split_at_mut_checked(text.len()).ok_or(fmt::Error)?;
        here.copy_from_slice(text.as_bytes());
        self.0 = rest;
        Ok(())
    }
}

/// A text in an array of fixed size: ended by NUL, cut at the start of a character when it does not fit.
pub(crate) struct Fixed<'a> {
    place: &'a mut [c_char],
    full: bool,
}

impl<'a> Fixed<'a> {
    pub(crate) fn new(place: &'a mut [c_char]) -> Self {
        Self { place, full: false }
    }
}

impl fmt::Write for Fixed<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for character in text.chars() {
            let width = character.len_utf8();
            // One place stays for the NUL.
            if self.full || width >= self.place.len() {
                self.full = true;
                break;
            }
            let mut octets = [0; 4];
            character.encode_utf8(&mut octets);
            let (here, rest) = core::mem::take(&mut self.place).split_at_mut(width);
            for (place, octet) in here.iter_mut().zip(octets) {
                *place = octet as c_char;
            }
            self.place = rest;
        }
        if let Some(end) = self.place.first_mut() {
            *end = 0;
        }
        Ok(())
    }
}

/// A code of up to three ASCII letters, ended by NUL; empty when it is absent.
pub(crate) fn code(text: Option<&str>) -> [c_char; 4] {
    let mut code = [0; 4];
    for (place, octet) in code.iter_mut().take(3).zip(text.unwrap_or_default().bytes()) {
        *place = octet as c_char;
    }
    code
}

/// What such a code says, `None` when it is empty.
pub(crate) fn read_code(code: &[c_char; 4]) -> Option<String> {
    let letters = code.iter().take_while(|letter| **letter != 0).map(|letter| char::from(*letter as u8));
    Some(letters.collect::<String>()).filter(|code| !code.is_empty())
}

/// A handle's value.
///
/// # Safety
/// `handle` is NULL or points to a live value.
pub(crate) unsafe fn reference<'a, T>(handle: *const T) -> Result<&'a T, Failure> {
    let handle = non_null(handle.cast_mut())?;
    // SAFETY: not NULL and aligned; alive by the caller's promise.
    Ok(unsafe { handle.as_ref() })
}

/// A handle's value, `None` for NULL.
///
/// # Safety
/// As [`reference`].
pub(crate) unsafe fn optional_reference<'a, T>(handle: *const T) -> Result<Option<&'a T>, Failure> {
    if handle.is_null() {
        return Ok(None);
    }
    // SAFETY: promised by the caller.
    unsafe { reference(handle) }.map(Some)
}

/// Gives a value to C.
pub(crate) fn give<T>(place: Out<*mut T>, value: T) {
    place.write(Box::into_raw(Box::new(value)));
}

/// Takes a value back from C and drops it; NULL is nothing.
///
/// # Safety
/// `handle` is NULL or came from [`give`] and was not taken back before.
pub(crate) unsafe fn take<T>(handle: *mut T) {
    if !handle.is_null() {
        // SAFETY: promised by the caller.
        crate::guard::quietly((), || drop(unsafe { Box::from_raw(handle) }));
    }
}

/// An item by its index.
pub(crate) fn item<T>(items: &[T], index: usize) -> Result<&T, Failure> {
    items.get(index).ok_or(Failure::Usage(septet_usage::SEPTET_ERR_NO_SUCH_ITEM))
}

#[cfg(test)]
mod tests {
    use core::fmt::Write;

    use super::*;

    #[test]
    fn one_octet_that_is_not_ascii_is_found_wherever_it_stands() {
        for length in 0..40 {
            let mut text = vec![b'a'; length];
            assert!(is_ascii(&text));
            for position in 0..length {
                text[position] = 0x80;
                assert!(!is_ascii(&text), "{position} of {length}");
                text[position] = 0x7F;
            }
        }
    }

    #[test]
    fn a_text_is_cut_at_the_start_of_a_character() {
        let mut place = [1 as c_char; 4];
        let _ = Fixed::new(&mut place).write_str("aéé");
        assert_eq!(place.map(|octet| octet as u8), [b'a', 0xC3, 0xA9, 0]);
        let mut place = [1 as c_char; 3];
        let mut fixed = Fixed::new(&mut place);
        let _ = fixed.write_str("aé");
        let _ = fixed.write_str("b");
        assert_eq!(place.map(|octet| octet as u8)[..2], [b'a', 0]);
    }
}
