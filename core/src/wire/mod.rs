//! The wire: octets as networks carry them.

mod receipt;
pub mod smpp;

pub use receipt::{
    DeliveryAggregate, DeliveryStatus, MessageIdForm, NetworkError, Receipt, ReceiptDate, tp_status_meaning,
};
