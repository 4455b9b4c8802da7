//! A running dispatch written out, and read back so that nothing is sent twice.

mod read;
mod write;

use alloc::string::String;

use super::bulk::BulkDispatch;
use super::engine::Engine;
use super::job::{AttemptState, Phase, SegmentState};
use super::single::Dispatch;
use crate::api::json::Object;
use crate::error::{Error, ErrorCode};
use crate::plan::Route;

/// The form of what is written; one of another form is refused.
const VERSION: u64 = 1;

impl Dispatch {
    /// The whole state as a JSON text, without the message's text and number. Write it down after each drain, before what was drained is
    /// done: a transmit that the snapshot does not know could be repeated.
    pub fn snapshot(&self) -> String {
        self.engine.snapshot("dispatch_snapshot", self.currency.as_ref().map(|currency| currency.as_str()))
    }

    /// A dispatch as it was, at a later time. What was in flight is unknown now: it is never sent again, whatever the policy; its answer may
    /// still come. Poll after this as after an input.
    ///
    /// ```
    /// use septet::{Action, Dispatch, PhoneNumber, Policy, Route, RouteQuery, Status};
    /// let query = RouteQuery::new(PhoneNumber::parse("+447700900100")?, 1);
    /// let mut dispatch = Dispatch::new(&query, &[Route::new(1)?], None, Policy::new());
    /// dispatch.start(0);
    /// assert!(matches!(dispatch.poll(), Some(Action::Transmit { .. })));
    /// let mut restored = Dispatch::restore(dispatch.snapshot(), 10)?;
    /// assert_eq!(restored.poll(), Some(Action::Done));
    /// assert_eq!(restored.state().status, Status::Unknown);
    /// # Ok::<(), septet::Error>(())
    /// ```
    ///
    /// # Errors
    /// Those of reading JSON; `invalid_snapshot` for one of another kind or release, or one that contradicts itself.
    pub fn restore(json: impl AsRef<[u8]>, now_ms: u64) -> Result<Self, Error> {
        let mut object = Object::document(json.as_ref())?;
        let engine = Engine::restore(&mut object, "dispatch_snapshot", now_ms)?;
        if engine.jobs.len() != 1 {
            return Err(invalid("messages"));
        }
        let currency = object.take("currency").map(|value| value.word(str::parse)).transpose()?;
        Ok(Self { engine, currency })
    }
}

impl BulkDispatch {
    /// As [`Dispatch::snapshot`].
    pub fn snapshot(&self) -> String {
        self.engine.snapshot("bulk_dispatch_snapshot", None)
    }

    /// As [`Dispatch::restore`]. `routes` are those that it was made of, for messages that are added later.
    ///
    /// # Errors
    /// As [`Dispatch::restore`]; `invalid_snapshot` too when the routes are not the same.
    pub fn restore(json: impl AsRef<[u8]>, routes: &[Route], now_ms: u64) -> Result<Self, Error> {
        let mut object = Object::document(json.as_ref())?;
        let engine = Engine::restore(&mut object, "bulk_dispatch_snapshot", now_ms)?;
        if !routes.iter().map(Route::id).eq(engine.lanes.iter().map(|lane| lane.id)) {
            return Err(invalid("lanes"));
        }
        Ok(Self { engine, routes: routes.to_vec() })
    }
}

fn invalid(field: &'static str) -> Error {
    Error::new(ErrorCode::InvalidSnapshot).in_field(field)
}

// A macro and not three pairs of functions, because each word has to be read and written alike.
macro_rules! words {
    ($name:ident: $($variant:ident = $word:literal),*) => {
        impl $name {
            fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }

            fn from_name(word: &str) -> Result<Self, Error> {
                match word {
                    $($word => Ok(Self::$variant),)*
                    _ => Err(Error::new(ErrorCode::InvalidSnapshot)),
                }
            }
        }
    };
}

words!(Phase: Idle = "idle", Running = "running", Stopping = "stopping", Ended = "ended");
words!(SegmentState: Waiting = "waiting", InFlight = "in_flight", Accepted = "accepted", Unknown = "unknown", Refused = "refused");
words!(AttemptState: InFlight = "in_flight", Silent = "silent", Answered = "answered");
