//! The C face of septet: conversion and delegation, nothing else.
//!
//! The conventions stand at the top of `include/septet.h`, which is generated from this crate. One file per noun; every
//! cast of a pointer is in `ptr.rs`, every body is run by `guard.rs`.

#![deny(clippy::missing_safety_doc, clippy::undocumented_unsafe_blocks, unsafe_op_in_unsafe_fn)]
#![deny(clippy::disallowed_macros, clippy::disallowed_methods, clippy::disallowed_types)]
#![allow(non_camel_case_types, reason = "the names are C's")]

// The order of these groups is the order of the header, which is read from top to bottom.

mod codes;
mod error;
mod ptr;
mod status;
mod version;

mod language;
mod options;

mod text;

mod alphabet;
mod offender;
mod segment;
mod text_many;

mod change;

mod advice;
mod keyword;
mod transliteration;

mod template;
mod template_rows;

mod number;
mod numbering;
mod numbers_many;
mod sender;

mod money;
mod price_table;

mod facts;

mod request;

mod bulk_request;
mod send_request;

mod send_plan;

mod bulk_plan;
mod bulk_planner;

mod message;

mod bulk_result;
mod error_envelope;
mod event;

mod answer;
mod response;

mod message_life;

mod outcome;

mod classifier;

mod routes;

mod action;

mod dispatch;
mod driven;

mod bulk_dispatch;

mod idempotency;
mod webhook;

mod http;
mod id;
mod timestamp;

mod septets;
mod udh;

mod address;
mod data_coding;
mod pdu;
mod service_time;
mod user_data;

mod sms_deliver;
mod sms_status_report;
mod sms_submit;

mod smpp_profile;
mod smpp_status;
mod smpp_time;

mod delivery;
mod receipt;

mod smpp_message;
mod smpp_submit;

mod part;
mod reassembly_events;

mod reassembler;

mod member;

mod guard;
#[cfg(feature = "test-panic")]
mod test_panic;

pub use action::*;
pub use address::*;
pub use advice::*;
pub use alphabet::*;
pub use answer::*;
pub use bulk_dispatch::*;
pub use bulk_plan::*;
pub use bulk_planner::*;
pub use bulk_request::*;
pub use bulk_result::*;
pub use change::*;
pub use classifier::*;
pub use codes::*;
pub use data_coding::*;
pub use delivery::*;
pub use dispatch::*;
pub use error::*;
pub use error_envelope::*;
pub use event::*;
pub use facts::*;
pub use http::*;
pub use id::*;
pub use idempotency::*;
pub use keyword::*;
pub use language::*;
pub use message::*;
pub use message_life::*;
pub use money::*;
pub use number::*;
pub use numbering::*;
pub use numbers_many::*;
pub use offender::*;
pub use options::*;
pub use outcome::*;
pub use part::*;
pub use pdu::*;
pub use price_table::*;
pub use ptr::septet_str;
pub use reassembler::*;
pub use reassembly_events::*;
pub use receipt::*;
pub use request::*;
pub use response::*;
pub use routes::*;
pub use segment::*;
pub use send_plan::*;
pub use send_request::*;
pub use sender::*;
pub use septets::*;
pub use service_time::*;
pub use smpp_message::*;
pub use smpp_profile::*;
pub use smpp_status::*;
pub use smpp_submit::*;
pub use smpp_time::*;
pub use sms_deliver::*;
pub use sms_status_report::*;
pub use sms_submit::*;
pub use status::*;
pub use template::*;
pub use template_rows::*;
#[cfg(feature = "test-panic")]
pub use test_panic::*;
pub use text::*;
pub use text_many::*;
pub use timestamp::*;
pub use transliteration::*;
pub use udh::*;
pub use user_data::*;
pub use version::*;
pub use webhook::*;
