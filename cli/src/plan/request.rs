//! Which request it is.

use septet::{BulkRequest, SendRequest};

use crate::failure::Failure;
use crate::input::Source;

/// A request of either kind.
pub(crate) enum Request {
    /// One message.
    Send(SendRequest),
    /// One body to many recipients.
    Bulk(BulkRequest),
}

/// Reads a request. It is a bulk request when it has `recipients` or when these come from a list, and a send request
/// otherwise.
pub(crate) fn load(source: &Source, with_list: bool) -> Result<Request, Failure> {
    let content = source.read()?;
    let refused = |error| source.refused(&content, &error);
    let bulk = BulkRequest::from_json(&content).map_err(refused)?;
    if with_list && bulk.recipients.is_some() {
        let message =
            format!("{source} has recipients of its own: leave them out, or leave out --recipients");
        return Err(Failure::usage(message));
    }
    if with_list || bulk.recipients.is_some() {
        return Ok(Request::Bulk(bulk));
    }
    SendRequest::from_json(&content).map(Request::Send).map_err(refused)
}
