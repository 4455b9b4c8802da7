//! The wire: octets as networks carry them.

pub mod smpp;
