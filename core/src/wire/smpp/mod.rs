//! The fields of SMPP's `submit_sm` and `deliver_sm` (SMPP 3.4; 5.0), without the protocol: sessions, sequence
//! numbers and sockets belong to an SMPP library.
//!
//! ```text
//! body:  service_type 0 | ton npi source_addr 0 | ton npi destination_addr 0 | esm_class protocol_id priority_flag |
//!        schedule_delivery_time 0 | validity_period 0 | registered_delivery replace_if_present data_coding
//!        sm_default_msg_id | sm_length short_message | { tag tag length length value }
//! ```

mod body;
mod command_status;
mod deliver;
mod names;
mod profile;
mod reader;
mod submit;
mod tables;
mod time;

pub use body::{Address, ShortMessage, Tlv};
pub use command_status::{CommandStatus, StatusOutcome, command_status};
pub use names::{MessageState, data_coding_name, npi_name, ton_name};
pub use profile::{DefaultAlphabet, Profile, SmppConcatenation};
pub use submit::SubmitOptions;
pub use time::SmppTime;

/// What a client sends: the fields of a [`ShortMessage`].
pub type SubmitSm = ShortMessage;

/// What a client gets: the same fields (SMPP 3.4, 4.6.1).
pub type DeliverSm = ShortMessage;
