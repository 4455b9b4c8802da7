//! One request, one sending: what a request asks for as a fingerprint, and what to do when its key comes again.

use core::fmt;
use core::str::FromStr;

use sha2::{Digest, Sha256};

use super::hexadecimal::{self, OCTETS};
use super::http::Operation;
use super::json::to_text;
use super::request::{BulkRequest, SendRequest};
use crate::error::{Error, ErrorCode};

/// How many seconds the answer to a key is kept, unless there is a reason for another number: a day.
pub const IDEMPOTENCY_RETENTION: i64 = 86_400;

/// What a request asks for, as the SHA-256 (FIPS 180-4) of its canonical form.
///
/// The canonical form is `send` or `bulk`, a line feed, and the request in the JSON of RFC 8785: the members that the API has, in
/// the order `body, from, recipients, reference, route_id, to`, absent and `null` ones left out, no white space. So the order of
/// members, white space, escapes and members that septet does not know change nothing; the order of recipients does.
///
/// Who knows a fingerprint can try bodies and numbers until one fits: keep it as safe as the request itself.
///
/// ```
/// use septet::{SendRequest, fingerprint, http::Operation};
/// let one = fingerprint(Operation::Send, r#"{"to":"+12025550143","from":"Conerix","body":"Hi"}"#)?;
/// let other = fingerprint(Operation::Send, r#" {"body":"\u0048i", "from":"Conerix", "to":"+12025550143"}"#)?;
/// assert_eq!(one, other);
/// assert_eq!(one, SendRequest::new("+12025550143", "Conerix", "Hi").fingerprint());
/// # Ok::<(), septet::Error>(())
/// ```
#[derive(Clone, Copy, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Fingerprint([u8; OCTETS]);

impl Fingerprint {
    /// The fingerprint of these octets, as a store gives them back.
    pub const fn from_octets(octets: [u8; OCTETS]) -> Self {
        Self(octets)
    }

    /// Its 32 octets.
    pub const fn octets(self) -> [u8; OCTETS] {
        self.0
    }

    fn of(operation: Operation, json: &str) -> Self {
        let mut hash = Sha256::new();
        hash.update(operation.as_str());
        hash.update("\n");
        hash.update(json);
        Self(hash.finalize().into())
    }
}

/// 64 lower-case hexadecimal digits.
impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        hexadecimal::write(&self.0, f)
    }
}

impl FromStr for Fingerprint {
    type Err = Error;

    /// # Errors
    /// `fingerprint_invalid` for anything but 64 lower-case hexadecimal digits.
    fn from_str(text: &str) -> Result<Self, Error> {
        // One form only, so that fingerprints can be compared as text.
        let octets =
            hexadecimal::read(text).filter(|_| !text.bytes().any(|digit| digit.is_ascii_uppercase()));
        octets.map(Self).ok_or(Error::new(ErrorCode::FingerprintInvalid))
    }
}

/// A body of few words can be found from its fingerprint, so it is not printed.
impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fingerprint").finish_non_exhaustive()
    }
}

/// The fingerprint of a request as it came. Linear in the request.
///
/// # Errors
/// Those of [`SendRequest::from_json`] and [`BulkRequest::from_json`].
pub fn fingerprint(operation: Operation, json: impl AsRef<[u8]>) -> Result<Fingerprint, Error> {
    match operation {
        Operation::Send => SendRequest::from_json(json).map(|request| request.fingerprint()),
        Operation::Bulk => BulkRequest::from_json(json).map(|request| request.fingerprint()),
    }
}

// RFC 8785, 3.2.3: members in the order of their names, which is that of the fields here. Strings are written as 3.2.2.2
// has them, which is how serde_json writes them.
#[derive(serde::Serialize)]
struct Canonical<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    recipients: Option<&'a [alloc::string::String]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reference: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    route_id: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<&'a str>,
}

impl SendRequest {
    /// The request's [`Fingerprint`].
    pub fn fingerprint(&self) -> Fingerprint {
        let canonical = to_text(&Canonical {
            body: self.body.as_deref(),
            from: self.from.as_deref(),
            recipients: None,
            reference: self.reference.as_deref(),
            route_id: self.route_id,
            to: self.to.as_deref(),
        });
        Fingerprint::of(Operation::Send, &canonical)
    }
}

impl BulkRequest {
    /// The request's [`Fingerprint`].
    pub fn fingerprint(&self) -> Fingerprint {
        let canonical = to_text(&Canonical {
            body: self.body.as_deref(),
            from: self.from.as_deref(),
            recipients: self.recipients.as_deref(),
            reference: self.reference.as_deref(),
            route_id: self.route_id,
            to: None,
        });
        Fingerprint::of(Operation::Bulk, &canonical)
    }
}

/// What a gateway keeps under an account's idempotency key.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Stored {
    fingerprint: Fingerprint,
    /// Only an answer can grow old.
    expires_at: Option<i64>,
}

impl Stored {
    /// The key of a request that is being worked on. It stays so until the gateway stores an answer: a gateway that comes back
    /// after a crash answers what it had in flight itself (with status `unknown`), because time alone proves nothing.
    pub const fn in_flight(fingerprint: Fingerprint) -> Self {
        Self { fingerprint, expires_at: None }
    }

    /// The key of a request that was answered, and when the answer may be forgotten, in seconds since 1970: some
    /// [`IDEMPOTENCY_RETENTION`] from now.
    pub const fn answered(fingerprint: Fingerprint, expires_at: i64) -> Self {
        Self { fingerprint, expires_at: Some(expires_at) }
    }

    /// What the request asked for.
    pub const fn fingerprint(self) -> Fingerprint {
        self.fingerprint
    }

    /// When the answer may be forgotten; `None` while there is none.
    pub const fn expires_at(self) -> Option<i64> {
        self.expires_at
    }
}

/// What to do with a request that carries an idempotency key.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum Decision {
    /// The key is new: store it as in flight, and send.
    Proceed,
    /// The same request was answered: give that answer again.
    Replay,
    /// The key stands for another request: refuse.
    Conflict,
    /// The same request is being worked on: refuse, its answer will come.
    InFlight,
}

impl Decision {
    /// The decision as one word: `proceed`, `replay`, `conflict`, `in_flight`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Proceed => "proceed",
            Self::Replay => "replay",
            Self::Conflict => "conflict",
            Self::InFlight => "in_flight",
        }
    }

    /// The error to answer with, when the request is refused.
    pub const fn error(self) -> Option<ErrorCode> {
        match self {
            Self::Proceed | Self::Replay => None,
            Self::Conflict => Some(ErrorCode::Conflict),
            Self::InFlight => Some(ErrorCode::RequestInFlight),
        }
    }
}

/// What to do with a request, given what is stored under its key; `now` is in seconds since 1970.
///
/// To send once only, looking the key up and storing it as in flight have to be one step of the store (insert if absent).
///
/// ```
/// use septet::{Decision, SendRequest, Stored, decide};
/// let asked = SendRequest::new("+12025550143", "Conerix", "Hi").fingerprint();
/// let other = SendRequest::new("+12025550143", "Conerix", "Ho").fingerprint();
/// assert_eq!(decide(None, asked, 0), Decision::Proceed);
/// assert_eq!(decide(Some(Stored::in_flight(asked)), asked, 0), Decision::InFlight);
/// assert_eq!(decide(Some(Stored::answered(asked, 86_400)), asked, 60), Decision::Replay);
/// assert_eq!(decide(Some(Stored::answered(asked, 86_400)), other, 60), Decision::Conflict);
/// ```
pub fn decide(stored: Option<Stored>, fingerprint: Fingerprint, now: i64) -> Decision {
    let Some(stored) = stored else { return Decision::Proceed };
    match stored.expires_at {
        Some(expires_at) if now >= expires_at => Decision::Proceed,
        _ if stored.fingerprint != fingerprint => Decision::Conflict,
        Some(_) => Decision::Replay,
        None => Decision::InFlight,
    }
}
