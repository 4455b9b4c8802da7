//! What stands around every answer.

use alloc::string::{String, ToString};
use core::fmt;

use crate::error::{Error, ErrorCode};

/// What an answer carries, and the id of the request that it answers.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Answer<T> {
    /// What was asked for.
    pub data: T,
    /// The id of the request, where `meta` tells it.
    pub request_id: Option<String>,
}

/// An answer that says no.
#[derive(Clone, Eq, PartialEq)]
#[non_exhaustive]
pub struct ErrorEnvelope {
    /// The stable code, or a word that this release does not know.
    pub code: String,
    /// What it means, for people.
    pub message: String,
    /// The member of the request that it is about.
    pub field: Option<String>,
    /// The item of a list that it is about, counted from 0.
    pub index: Option<u64>,
    /// Every error, when there are several; a JSON text.
    pub details: Option<String>,
    /// The id of the request.
    pub request_id: Option<String>,
}

/// What a server writes for people may name people, so it is not printed.
impl fmt::Debug for ErrorEnvelope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ErrorEnvelope")
            .field("code", &self.code)
            .field("field", &self.field)
            .field("index", &self.index)
            .field("request_id", &self.request_id)
            .finish_non_exhaustive()
    }
}

impl ErrorEnvelope {
    /// An answer for one error.
    pub fn new(error: &Error, request_id: impl Into<String>) -> Self {
        Self {
            code: error.code().as_str().into(),
            message: error.to_string(),
            field: error.field().map(Into::into),
            index: error.index().map(|index| index as u64),
            details: None,
            request_id: Some(request_id.into()),
        }
    }

    /// The code, when this release knows it.
    pub fn known_code(&self) -> Option<ErrorCode> {
        ErrorCode::from_name(&self.code)
    }

    /// The HTTP status of the answer; 422 for a code that this release does not know.
    pub fn http_status(&self) -> u16 {
        self.known_code().map_or(422, ErrorCode::http_status)
    }
}

#[cfg(feature = "json")]
pub(super) mod json {
    use alloc::boxed::Box;
    use alloc::string::String;
    use alloc::vec::Vec;

    use serde::Serialize;
    use serde_json::value::RawValue;

    use super::{Answer, ErrorEnvelope};
    use crate::api::json::{Object, to_text};
    use crate::error::{Error, ErrorCode};

    #[derive(Serialize)]
    struct Envelope<'a, T> {
        success: bool,
        data: T,
        meta: Meta<'a>,
    }

    #[derive(Serialize)]
    struct Meta<'a> {
        request_id: &'a str,
    }

    /// An answer that says yes.
    pub(in crate::api) fn success(data: impl Serialize, request_id: &str) -> String {
        to_text(&Envelope { success: true, data, meta: Meta { request_id } })
    }

    /// Reads an answer that says yes.
    pub(in crate::api) fn read_answer<T>(
        json: &[u8],
        read: impl FnOnce(&mut Object<'_>) -> Result<T, Error>,
    ) -> Result<Answer<T>, Error> {
        let mut object = Object::document(json)?;
        check_success(&mut object, true)?;
        let data = read(&mut object.require("data")?.object()?)?;
        Ok(Answer { data, request_id: read_request_id(&mut object)? })
    }

    /// The `object` member says what an object is.
    pub(in crate::api) fn check_object(object: &mut Object<'_>, expected: &str) -> Result<(), Error> {
        let value = object.require("object")?;
        if value.string()? == expected { Ok(()) } else { Err(value.error(ErrorCode::WrongType)) }
    }

    fn check_success(object: &mut Object<'_>, expected: bool) -> Result<(), Error> {
        let success = object.require("success")?;
        if success.boolean()? == expected { Ok(()) } else { Err(success.error(ErrorCode::WrongType)) }
    }

    pub(in crate::api) fn read_request_id(object: &mut Object<'_>) -> Result<Option<String>, Error> {
        match object.take("meta") {
            Some(meta) => meta.object()?.string("request_id"),
            None => Ok(None),
        }
    }

    /// Reads what follows `"success": false`.
    pub(in crate::api) fn read_error(object: &mut Object<'_>) -> Result<ErrorEnvelope, Error> {
        let mut error = object.require("error")?.object()?;
        Ok(ErrorEnvelope {
            code: error.require("code")?.string()?,
            message: error.require("message")?.string()?,
            field: error.string("field")?,
            index: error.take("index").map(|value| value.unsigned()).transpose()?,
            details: error.take("details").map(|value| value.raw().into()),
            request_id: read_request_id(object)?,
        })
    }

    /// An error as it stands in answers and plans.
    #[derive(Serialize)]
    pub(crate) struct ErrorView<'a> {
        code: &'a str,
        message: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        field: Option<&'a str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        index: Option<u64>,
    }

    impl<'a> ErrorView<'a> {
        pub(crate) fn of(error: &'a Error) -> Self {
            use alloc::string::ToString;
            Self {
                code: error.code().as_str(),
                message: error.to_string(),
                field: error.field(),
                index: error.index().map(|index| index as u64),
            }
        }
    }

    #[derive(Serialize)]
    struct ErrorEnvelopeView<'a> {
        success: bool,
        error: ErrorBody<'a>,
        #[serde(skip_serializing_if = "Option::is_none")]
        meta: Option<Meta<'a>>,
    }

    #[derive(Serialize)]
    struct ErrorBody<'a> {
        code: &'a str,
        message: &'a str,
        #[serde(skip_serializing_if = "Option::is_none")]
        field: Option<&'a str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        index: Option<u64>,
        #[serde(skip_serializing_if = "Option::is_none")]
        details: Option<Box<RawValue>>,
    }

    impl ErrorEnvelope {
        /// An answer for all errors of a request: the first speaks, `details` lists every one when there are several.
        ///
        /// `None` when there is no error.
        pub fn from_errors(errors: &[Error], request_id: impl Into<String>) -> Option<Self> {
            let mut envelope = Self::new(errors.first()?, request_id);
            if errors.len() > 1 {
                let views: Vec<_> = errors.iter().map(ErrorView::of).collect();
                envelope.details = Some(to_text(&views));
            }
            Some(envelope)
        }

        /// The answer as compact JSON. `details` is left out when it is not a JSON text.
        pub fn to_json(&self) -> String {
            let details =
                self.details.as_ref().and_then(|details| RawValue::from_string(details.clone()).ok());
            to_text(&ErrorEnvelopeView {
                success: false,
                error: ErrorBody {
                    code: &self.code,
                    message: &self.message,
                    field: self.field.as_deref(),
                    index: self.index,
                    details,
                },
                meta: self.request_id.as_deref().map(|request_id| Meta { request_id }),
            })
        }

        /// Reads an answer that says no. Members that are not known are ignored, `meta` may be missing.
        ///
        /// # Errors
        /// As [`crate::Message::from_json`].
        pub fn from_json(json: impl AsRef<[u8]>) -> Result<Self, Error> {
            let mut object = Object::document(json.as_ref())?;
            check_success(&mut object, false)?;
            read_error(&mut object)
        }
    }
}
