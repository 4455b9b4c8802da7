//! The fields of SMPP's `submit_sm` and `deliver_sm` (SMPP 3.4; 5.0), without the protocol: sessions, sequence
//! numbers and sockets belong to an SMPP library.

mod command_status;
mod names;
mod tables;

pub use command_status::{CommandStatus, StatusOutcome, command_status};
pub use names::{MessageState, data_coding_name, npi_name, ton_name};
