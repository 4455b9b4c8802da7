//! Addresses: phone numbers and senders.

mod calling_code;
mod calling_codes_table;
mod digits;
mod many;
mod phone;
mod sender;

pub use calling_code::CallingCode;
pub use calling_codes_table::NUMBERING_VERSION;
pub use many::{NumberColumns, check_numbers};
pub use phone::{MaskedNumber, NumberLevel, PhoneNumber};
pub use sender::{SenderAlphabet, SenderId, SenderKind};
