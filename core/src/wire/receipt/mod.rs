//! Delivery receipts: what an SMSC says about a message that it took earlier.

mod aggregate;
mod date;
mod message_id;
mod parse;
mod status;

pub use aggregate::DeliveryAggregate;
pub use date::ReceiptDate;
pub use message_id::MessageIdForm;
pub use parse::{NetworkError, Receipt};
pub use status::{DeliveryStatus, tp_status_meaning};
