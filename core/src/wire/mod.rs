//! The wire: septets, headers, user data and TPDUs, the fields of SMPP, receipts, and messages put together again.

mod reassembly;
mod receipt;
mod septet_text;
mod septets;
pub mod smpp;
pub mod tpdu;
mod udh;
mod user_data;

pub use reassembly::{
    IncompleteReason, Part, PartBody, Reassembled, Reassembler, ReassemblyEvent, ReassemblyKey,
    ReassemblyLimits,
};
pub use receipt::{
    DeliveryAggregate, DeliveryStatus, MessageIdForm, NetworkError, Receipt, ReceiptDate, tp_status_meaning,
};
pub use septet_text::{DecodedSeptets, decode_septets, encode_septets};
pub use septets::{
    MAX_FILL_BITS, max_packed_len, max_unpacked_len, pack_septets, pack_septets_into, unpack_septets,
    unpack_septets_into,
};
pub use udh::{Element, Elements, Ports, Udh};
pub use user_data::{
    CharacterSet, Content, DecodedUserData, UserData, UserDataSegments, decode_user_data, encode_user_data,
};
