//! Requests as they were written, not yet judged.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

/// `POST /v1/messages/send`: one message.
///
/// Any member may be absent or wrong: [`crate::plan_send`] tells every error at once.
///
/// ```
/// use septet::SendRequest;
/// let request = SendRequest::from_json(r#"{"to":"+12025550143","from":"Conerix","body":"Hi"}"#)?;
/// assert_eq!(request, SendRequest::new("+12025550143", "Conerix", "Hi"));
/// assert_eq!(SendRequest::from_json(r#"{"to":7}"#).unwrap_err().field(), Some("to"));
/// # Ok::<(), septet::Error>(())
/// ```
#[derive(Clone, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct SendRequest {
    /// The recipient.
    pub to: Option<String>,
    /// The sender.
    pub from: Option<String>,
    /// The text.
    pub body: Option<String>,
    /// The route to use.
    pub route_id: Option<i64>,
    /// The caller's own id, echoed in events.
    pub reference: Option<String>,
    /// The names of members that the API does not have.
    pub unknown: Vec<String>,
}

impl SendRequest {
    /// A request with the required members.
    pub fn new(to: impl Into<String>, from: impl Into<String>, body: impl Into<String>) -> Self {
        Self { to: Some(to.into()), from: Some(from.into()), body: Some(body.into()), ..Self::default() }
    }
}

/// `POST /v1/messages/bulk`: one body to many recipients.
#[derive(Clone, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct BulkRequest {
    /// The sender.
    pub from: Option<String>,
    /// The text.
    pub body: Option<String>,
    /// The recipients.
    pub recipients: Option<Vec<String>>,
    /// The route to use for every message.
    pub route_id: Option<i64>,
    /// The caller's own id, echoed in the events of every message.
    pub reference: Option<String>,
    /// The names of members that the API does not have.
    pub unknown: Vec<String>,
}

impl BulkRequest {
    /// A request with the required members.
    pub fn new(from: impl Into<String>, body: impl Into<String>, recipients: Vec<String>) -> Self {
        Self {
            from: Some(from.into()),
            body: Some(body.into()),
            recipients: Some(recipients),
            ..Self::default()
        }
    }
}

/// Who is written to and what is personal data and not printed.
impl fmt::Debug for SendRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SendRequest")
            .field("body_octets", &self.body.as_ref().map(String::len))
            .field("route_id", &self.route_id)
            .finish_non_exhaustive()
    }
}

/// Who is written to and what is personal data and not printed.
impl fmt::Debug for BulkRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BulkRequest")
            .field("body_octets", &self.body.as_ref().map(String::len))
            .field("recipients", &self.recipients.as_ref().map(Vec::len))
            .field("route_id", &self.route_id)
            .finish_non_exhaustive()
    }
}

#[cfg(feature = "json")]
mod json {
    use super::{BulkRequest, SendRequest};
    use crate::api::json::{Object, to_text};
    use crate::error::Error;
    use alloc::string::String;

    impl SendRequest {
        /// Reads a request. Rules about values are not checked here but by [`crate::plan_send`].
        ///
        /// # Errors
        /// `invalid_utf8`, `invalid_json`, `json_too_deep` with the position; `duplicate_member`, `wrong_type` with the field.
        pub fn from_json(json: impl AsRef<[u8]>) -> Result<Self, Error> {
            let mut object = Object::document(json.as_ref())?;
            Ok(Self {
                to: object.string("to")?,
                from: object.string("from")?,
                body: object.string("body")?,
                route_id: object.take("route_id").map(|value| value.integer()).transpose()?,
                reference: object.string("reference")?,
                unknown: object.into_unknown(),
            })
        }

        /// The request as compact JSON, without unknown members.
        pub fn to_json(&self) -> String {
            #[derive(serde::Serialize)]
            struct View<'a> {
                #[serde(skip_serializing_if = "Option::is_none")]
                to: Option<&'a str>,
                #[serde(skip_serializing_if = "Option::is_none")]
                from: Option<&'a str>,
                #[serde(skip_serializing_if = "Option::is_none")]
                body: Option<&'a str>,
                #[serde(skip_serializing_if = "Option::is_none")]
                route_id: Option<i64>,
                #[serde(skip_serializing_if = "Option::is_none")]
                reference: Option<&'a str>,
            }
            to_text(&View {
                to: self.to.as_deref(),
                from: self.from.as_deref(),
                body: self.body.as_deref(),
                route_id: self.route_id,
                reference: self.reference.as_deref(),
            })
        }
    }

    impl BulkRequest {
        /// Reads a request. Rules about values are not checked here but by [`crate::plan_bulk`].
        ///
        /// # Errors
        /// As [`SendRequest::from_json`]; a recipient that is not a string is `wrong_type` with its index.
        pub fn from_json(json: impl AsRef<[u8]>) -> Result<Self, Error> {
            let mut object = Object::document(json.as_ref())?;
            Ok(Self {
                from: object.string("from")?,
                body: object.string("body")?,
                recipients: object.take("recipients").map(|value| value.strings()).transpose()?,
                route_id: object.take("route_id").map(|value| value.integer()).transpose()?,
                reference: object.string("reference")?,
                unknown: object.into_unknown(),
            })
        }

        /// The request as compact JSON, without unknown members.
        pub fn to_json(&self) -> String {
            #[derive(serde::Serialize)]
            struct View<'a> {
                #[serde(skip_serializing_if = "Option::is_none")]
                from: Option<&'a str>,
                #[serde(skip_serializing_if = "Option::is_none")]
                body: Option<&'a str>,
                #[serde(skip_serializing_if = "Option::is_none")]
                recipients: Option<&'a [String]>,
                #[serde(skip_serializing_if = "Option::is_none")]
                route_id: Option<i64>,
                #[serde(skip_serializing_if = "Option::is_none")]
                reference: Option<&'a str>,
            }
            to_text(&View {
                from: self.from.as_deref(),
                body: self.body.as_deref(),
                recipients: self.recipients.as_deref(),
                route_id: self.route_id,
                reference: self.reference.as_deref(),
            })
        }
    }
}
