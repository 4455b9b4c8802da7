//! Arguments by their types, and calls of functions of any number of them.

use septet_c::septet_str;

use super::caller::{Caller, Collect};

/// What an argument of a type is made of.
pub trait Argument {
    /// Makes one.
    fn make(caller: &mut Caller) -> Self;
}

/// What pointers point to.
pub trait Pointee: Sized {
    /// A `const` pointer.
    fn input(caller: &mut Caller) -> *const Self;
    /// Another pointer.
    fn output(caller: &mut Caller) -> *mut Self;
}

/// What a function returns.
pub trait Answer {
    /// Looks at what the call has done.
    fn judge(self, caller: &mut Caller);
}

/// A function with these arguments.
pub trait Function {
    /// Makes the arguments and calls it.
    ///
    /// # Safety
    /// It keeps its contract when the caller does.
    unsafe fn call(self, caller: &mut Caller);
}

impl<T: Pointee> Argument for *const T {
    fn make(caller: &mut Caller) -> Self {
        T::input(caller)
    }
}

impl<T: Pointee> Argument for *mut T {
    fn make(caller: &mut Caller) -> Self {
        T::output(caller)
    }
}

impl Argument for usize {
    fn make(caller: &mut Caller) -> Self {
        caller.size()
    }
}

impl Argument for u64 {
    fn make(caller: &mut Caller) -> Self {
        number(caller)
    }
}

impl Argument for i64 {
    fn make(caller: &mut Caller) -> Self {
        number(caller) as i64
    }
}

/// A phone number's digits, a token, milliseconds, an instant, or any number.
fn number(caller: &mut Caller) -> u64 {
    const KNOWN: [u64; 4] = [12_025_550_143, 447_700_900_100, 999_999_999_999_999, 1_778_585_661];
    caller.no_array();
    match caller.source.below(8) {
        0 | 1 => KNOWN[caller.source.below(KNOWN.len())],
        2 | 3 if !caller.tokens.is_empty() => {
            let index = caller.source.below(caller.tokens.len());
            caller.tokens[index]
        }
        4 => u64::from(caller.source.octet()) * 1_000,
        _ => caller.source.integer(),
    }
}

impl Argument for septet_str {
    fn make(caller: &mut Caller) -> Self {
        caller.no_array();
        caller.string()
    }
}

macro_rules! integers {
    ($($integer:ty),+) => {
        $(impl Argument for $integer {
            fn make(caller: &mut Caller) -> Self {
                caller.no_array();
                caller.source.integer() as $integer
            }
        })+
    };
}

integers!(u8, u16, u32, i32);

macro_rules! arrays {
    ($($element:ty),+) => {
        $(impl Pointee for $element {
            fn input(caller: &mut Caller) -> *const Self {
                if caller.rarely() {
                    return caller.null_input();
                }
                // One at the least: some functions take a pointer to a single number.
                let count = 1 + caller.source.below(48);
                let octets: Vec<u8> =
                    (0..count).flat_map(|_| (caller.source.integer() as $element).to_ne_bytes()).collect();
                caller.input(&octets, count)
            }

            fn output(caller: &mut Caller) -> *mut Self {
                numbers(caller, None)
            }
        })+
    };
}

arrays!(u16, u32, u64, usize);

/// Room for numbers.
fn numbers<T>(caller: &mut Caller, collect: Option<Collect>) -> *mut T {
    if caller.rarely() {
        return caller.null_output();
    }
    let count = match caller.source.octet() {
        few @ 0..=127 => 1 + usize::from(few) % 8,
        _ => 4096,
    };
    let content = [0xA5, 0, 0x5A, 1][caller.source.below(4)];
    caller.output(&vec![content; count * size_of::<T>()], count, collect)
}

/// Texts.
impl Pointee for i8 {
    fn input(caller: &mut Caller) -> *const Self {
        if caller.rarely() {
            return caller.null_input();
        }
        let text = caller.text();
        caller.input(&text, text.len())
    }

    fn output(caller: &mut Caller) -> *mut Self {
        numbers(
            caller,
            Some(|caller, pointer, filled| {
                // SAFETY: the function has told that it wrote so many octets.
                let text = unsafe { std::slice::from_raw_parts(pointer, filled) };
                caller.keep_text(text);
            }),
        )
    }
}

/// Octets: those of the wire have no samples, but what was written may be read.
impl Pointee for u8 {
    fn input(caller: &mut Caller) -> *const Self {
        // Read without a length.
        let fixed = match caller.name {
            "septet_id_format" => 24,
            "septet_service_time_read" => 7,
            _ => 0,
        };
        if caller.rarely() {
            return caller.null_input();
        }
        let mut octets = caller.text();
        if fixed > 0 {
            octets.resize(fixed, 0x11);
        }
        caller.input(&octets, octets.len())
    }

    fn output(caller: &mut Caller) -> *mut Self {
        i8::output(caller).cast()
    }
}

impl Pointee for i32 {
    fn input(caller: &mut Caller) -> *const Self {
        offsets(caller)
    }

    fn output(caller: &mut Caller) -> *mut Self {
        numbers(caller, None)
    }
}

impl Pointee for i64 {
    fn input(caller: &mut Caller) -> *const Self {
        offsets(caller)
    }

    fn output(caller: &mut Caller) -> *mut Self {
        // A column more beside the struct of columns.
        if caller.name == "septet_template_rows" {
            caller.no_array();
            return if caller.rarely() { std::ptr::null_mut() } else { caller.column(caller.rows) };
        }
        numbers(caller, None)
    }
}

/// Offsets, which mostly ascend.
fn offsets<T: TryFrom<u64> + Default>(caller: &mut Caller) -> *const T {
    if caller.rarely() {
        return caller.null_input();
    }
    let offsets: Vec<T> = ascending(caller);
    // SAFETY: integers have no padding.
    let octets = unsafe { std::slice::from_raw_parts(offsets.as_ptr().cast(), size_of_val(&offsets[..])) };
    caller.input(octets, offsets.len())
}

/// One number at the least, since some functions take a pointer to one.
pub fn ascending<T: TryFrom<u64> + Default>(caller: &mut Caller) -> Vec<T> {
    let mut offset = 0;
    let count = 1 + caller.source.below(8);
    let next = |_| {
        let step = match caller.source.octet() {
            255 => caller.source.word(),
            step => u64::from(step) % 16,
        };
        offset = step.wrapping_add(offset);
        T::try_from(offset).unwrap_or_default()
    };
    (0..count).map(next).collect()
}

impl Answer for () {
    fn judge(self, caller: &mut Caller) {
        caller.judge(0);
    }
}

impl Answer for i32 {
    fn judge(self, caller: &mut Caller) {
        caller.judge(self);
    }
}

impl Answer for u32 {
    fn judge(self, caller: &mut Caller) {
        caller.judge(0);
    }
}

impl Answer for usize {
    fn judge(self, caller: &mut Caller) {
        caller.judge(0);
    }
}

impl Answer for septet_str {
    fn judge(self, caller: &mut Caller) {
        caller.judge(0);
        caller.read(self);
    }
}

impl Answer for *const std::ffi::c_char {
    fn judge(self, caller: &mut Caller) {
        caller.judge(0);
        assert!(!self.is_null());
        // SAFETY: such functions return static strings.
        let text = unsafe { std::ffi::CStr::from_ptr(self) };
        assert!(text.to_str().is_ok());
    }
}

macro_rules! function {
    ($($argument:ident)*) => {
        impl<R: Answer, $($argument: Argument),*> Function for unsafe extern "C" fn($($argument),*) -> R {
            #[allow(non_snake_case, reason = "the arguments are named as their types")]
            unsafe fn call(self, caller: &mut Caller) {
                $(let $argument = $argument::make(caller);)*
                // SAFETY: promised by the caller, whose arguments these are.
                let answer = unsafe { self($($argument),*) };
                answer.judge(caller);
                caller.end();
            }
        }
    };
}

function!();
function!(A);
function!(A B);
function!(A B C);
function!(A B C D);
function!(A B C D E);
function!(A B C D E F);
function!(A B C D E F G);
function!(A B C D E F G H);
function!(A B C D E F G H I);
