//! Addresses: phone numbers and senders.

#[cfg(target_arch = "x86_64")]
mod avx2;
mod block;
mod calling_code;
mod calling_codes_table;
mod digits;
mod many;
#[cfg(feature = "numbering")]
mod numbering;
mod phone;
mod sender;

pub use calling_code::{CallingCode, regions};
pub use calling_codes_table::NUMBERING_VERSION;
pub use many::{NumberColumns, check_numbers};
#[cfg(feature = "numbering")]
pub use numbering::{LineType, NumberingInfo};
pub use phone::{MaskedNumber, NumberLevel, PhoneNumber};
pub use sender::{SenderAlphabet, SenderId, SenderKind};
