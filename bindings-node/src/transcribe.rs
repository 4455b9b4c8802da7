//! JSON in, JSON out: requests, answers and events, read by the core and written by it.
//!
//! One exported function for all, because the glue of each costs kilobytes.

use napi::Result;
use napi::bindgen_prelude::Utf16String;
use napi_derive::napi;

use crate::answers::{
    read_bulk_result, read_error, read_event, read_message, write_bulk_result, write_error, write_event,
    write_message,
};
use crate::input::{Document, JsonText, text};
use crate::requests::{
    chunk, read_bulk_request, read_send_request, recipient_of, write_bulk_request, write_send_request,
};

/// What is read, into JSON that JavaScript holds without loss, or written, as the API has it.
#[napi(string_enum = "camelCase")]
pub enum Transcription {
    ReadSendRequest,
    WriteSendRequest,
    ReadBulkRequest,
    WriteBulkRequest,
    /// A bulk request cut into a list of them.
    Chunk,
    /// The recipient of a line that is a JSON object.
    Recipient,
    ReadMessage,
    WriteMessage,
    ReadBulkResult,
    WriteBulkResult,
    ReadError,
    WriteError,
    ReadEvent,
    WriteEvent,
}

/// Reads or writes. Answers that say yes are written with the id of the request.
#[napi(catch_unwind)]
pub fn transcribe(what: Transcription, json: JsonText, request_id: Option<Utf16String>) -> Result<String> {
    let json = &Document::of(json)?;
    let request_id = request_id.map(|id| text(&id)).transpose()?;
    let request_id = request_id.as_deref().unwrap_or_default();
    match what {
        Transcription::ReadSendRequest => read_send_request(json),
        Transcription::WriteSendRequest => write_send_request(json),
        Transcription::ReadBulkRequest => read_bulk_request(json),
        Transcription::WriteBulkRequest => write_bulk_request(json),
        Transcription::Chunk => chunk(json),
        Transcription::Recipient => recipient_of(json),
        Transcription::ReadMessage => read_message(json),
        Transcription::WriteMessage => write_message(json, request_id),
        Transcription::ReadBulkResult => read_bulk_result(json),
        Transcription::WriteBulkResult => write_bulk_result(json, request_id),
        Transcription::ReadError => read_error(json),
        Transcription::WriteError => write_error(json),
        Transcription::ReadEvent => read_event(json),
        Transcription::WriteEvent => write_event(json),
    }
}
