//! The wire: septets, headers, user data and TPDUs, the fields of SMPP, receipts, and messages put together again.

mod reassembly;
mod receipt;
mod septets;
mod shift;
pub mod smpp;
mod udh;
mod user_data;

pub use reassembly::{
    IncompleteReason, Part, PartBody, Reassembled, Reassembler, ReassemblyEvent, ReassemblyKey,
    ReassemblyLimits,
};
pub use receipt::{
    DeliveryAggregate, DeliveryStatus, MessageIdForm, NetworkError, Receipt, ReceiptDate, tp_status_meaning,
};
pub use septets::{
    MAX_FILL_BITS, max_packed_len, max_unpacked_len, pack_septets, pack_septets_into, unpack_septets,
    unpack_septets_into,
};
pub use shift::{DecodedSeptets, Shifts, decode_septets, encode_septets};
pub use udh::{Concatenation, Element, Elements, Ports, Udh};
pub use user_data::{CharacterSet, Content, DecodedUserData, UserData, decode_user_data, encode_user_data};
