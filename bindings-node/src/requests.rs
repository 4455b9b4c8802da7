//! Requests read from JSON and written to it.

use napi::Result;
use septet::{BulkRequest, Error, ErrorCode, SendRequest};
use serde::Serialize;

use crate::input::Document;
use crate::views::{Integer, to_json};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SendRequestView<'a> {
    to: Option<&'a str>,
    from: Option<&'a str>,
    body: Option<&'a str>,
    route_id: Option<Integer>,
    reference: Option<&'a str>,
    unknown: &'a [String],
}

/// Reads a send request; JSON of its members.
pub(crate) fn read_send_request(json: &Document) -> Result<String> {
    let request = json.read(|json| SendRequest::from_json(json))?;
    Ok(to_json(&SendRequestView {
        to: request.to.as_deref(),
        from: request.from.as_deref(),
        body: request.body.as_deref(),
        route_id: request.route_id.map(Integer::from),
        reference: request.reference.as_deref(),
        unknown: &request.unknown,
    }))
}

/// A send request as the API takes it.
pub(crate) fn write_send_request(json: &Document) -> Result<String> {
    Ok(json.read(|json| SendRequest::from_json(json))?.to_json())
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct BulkRequestView<'a> {
    from: Option<&'a str>,
    body: Option<&'a str>,
    recipients: Option<&'a [String]>,
    route_id: Option<Integer>,
    reference: Option<&'a str>,
    unknown: &'a [String],
}

impl<'a> BulkRequestView<'a> {
    fn of(request: &'a BulkRequest) -> Self {
        Self {
            from: request.from.as_deref(),
            body: request.body.as_deref(),
            recipients: request.recipients.as_deref(),
            route_id: request.route_id.map(Integer::from),
            reference: request.reference.as_deref(),
            unknown: &request.unknown,
        }
    }
}

/// Reads a bulk request; JSON of its members.
pub(crate) fn read_bulk_request(json: &Document) -> Result<String> {
    let request = json.read(|json| BulkRequest::from_json(json))?;
    Ok(to_json(&BulkRequestView::of(&request)))
}

/// A bulk request as the API takes it.
pub(crate) fn write_bulk_request(json: &Document) -> Result<String> {
    Ok(json.read(|json| BulkRequest::from_json(json))?.to_json())
}

/// A bulk request cut into requests of a size that the API takes; JSON list of their members.
pub(crate) fn chunk(json: &Document) -> Result<String> {
    let request = json.read(|json| BulkRequest::from_json(json))?;
    let chunks: Vec<_> = septet::chunk(&request).collect();
    Ok(to_json(&chunks.iter().map(BulkRequestView::of).collect::<Vec<_>>()))
}

/// The recipient of a line that is a JSON object.
pub(crate) fn recipient_of(json: &Document) -> Result<String> {
    json.read(|json| {
        SendRequest::from_json(json)?.to.ok_or(Error::new(ErrorCode::MissingMember).in_field("to"))
    })
}
