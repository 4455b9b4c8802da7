//! The octets of a short message: septets, headers, user data and TPDUs.

mod septets;
mod shift;
pub mod tpdu;
mod udh;
mod user_data;

pub use septets::{
    MAX_FILL_BITS, max_packed_len, max_unpacked_len, pack_septets, pack_septets_into, unpack_septets,
    unpack_septets_into,
};
pub use shift::{DecodedSeptets, Shifts, decode_septets, encode_septets};
pub use udh::{Concatenation, Element, Elements, Ports, Udh};
pub use user_data::{
    CharacterSet, Content, DecodedUserData, UserData, UserDataSegments, decode_user_data, encode_user_data,
};
