//! Which library this is.

use septet::NUMBERING_VERSION;

use crate::ptr::septet_str;

/// Counts changes after which a program has to be compiled again. It is the number in the name of the shared library.
pub const SEPTET_ABI_VERSION: u32 = 0;

const fn number(digits: &str) -> u32 {
    let digits = digits.as_bytes();
    let (mut number, mut index) = (0, 0);
    while index < digits.len() {
        number = number * 10 + (digits[index] - b'0') as u32;
        index += 1;
    }
    number
}

/// The release of the library as `major << 16 | minor << 8 | patch`; `SEPTET_VERSION_NUMBER` is that of the header.
#[must_use]
#[unsafe(no_mangle)]
pub extern "C" fn septet_version_number() -> u32 {
    const {
        number(env!("CARGO_PKG_VERSION_MAJOR")) << 16
            | number(env!("CARGO_PKG_VERSION_MINOR")) << 8
            | number(env!("CARGO_PKG_VERSION_PATCH"))
    }
}

/// The `SEPTET_ABI_VERSION` of the library.
#[must_use]
#[unsafe(no_mangle)]
pub extern "C" fn septet_abi_version() -> u32 {
    SEPTET_ABI_VERSION
}

/// The release of the numbering metadata in the library. Static.
#[must_use]
#[unsafe(no_mangle)]
pub extern "C" fn septet_numbering_version() -> septet_str {
    septet_str::of(NUMBERING_VERSION)
}
