//! Phone numbers and senders.

mod numbering;
mod phone;
mod sender;

pub(crate) use numbering::regions;
pub(crate) use phone::PhoneNumber;
pub(crate) use sender::SenderId;
