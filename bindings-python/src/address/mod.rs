//! Phone numbers and senders.

mod phone;
mod sender;

pub(crate) use phone::PhoneNumber;
pub(crate) use sender::SenderId;
