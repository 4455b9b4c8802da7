//! A bulk result: one entry for each recipient, and counts that cannot contradict them.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use super::message::Status;
use crate::error::Error;
use crate::money::Amount;

/// Why one message of a bulk request failed.
#[derive(Clone, Eq, PartialEq)]
pub struct ItemError {
    /// The stable code, or a word that this release does not know.
    pub code: String,
    /// What it means, for people.
    pub message: String,
}

/// What a server writes for people may name people, so it is not printed.
impl fmt::Debug for ItemError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ItemError").field("code", &self.code).finish_non_exhaustive()
    }
}

impl From<&Error> for ItemError {
    fn from(error: &Error) -> Self {
        use alloc::string::ToString;
        Self { code: error.code().as_str().into(), message: error.to_string() }
    }
}

/// One message of a bulk request.
#[derive(Clone, Eq, PartialEq)]
pub struct BulkItem {
    /// The message's id; every recipient gets one.
    pub id: String,
    /// The recipient as it was written.
    pub to: String,
    /// Where it stands.
    pub status: Status,
    /// What it costs: zero when it failed before sending, absent when no price is known.
    pub cost: Option<Amount>,
    /// Why it failed.
    pub error: Option<ItemError>,
}

/// Who is written to is personal data and not printed.
impl fmt::Debug for BulkItem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BulkItem")
            .field("id", &self.id)
            .field("status", &self.status)
            .field("cost", &self.cost)
            .field("error", &self.error)
            .finish_non_exhaustive()
    }
}

/// The answer to a bulk request.
///
/// `failed` counts the messages with status `failed`; every other counts as `sent`, `unknown` and `queued` included, so that
/// whoever sends the failed ones again never sends twice. The counts are made from the messages, so
/// `sent + failed == total` always holds.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct BulkResult {
    messages: Vec<BulkItem>,
    failed: usize,
}

impl BulkResult {
    /// The result of these messages, in the order of the request.
    pub fn new(messages: Vec<BulkItem>) -> Self {
        let failed = messages.iter().filter(|item| item.status == Status::Failed).count();
        Self { messages, failed }
    }

    /// The messages, in the order of the request.
    pub fn messages(&self) -> &[BulkItem] {
        &self.messages
    }

    /// How many messages there are.
    pub fn total(&self) -> usize {
        self.messages.len()
    }

    /// How many are not proven to have failed.
    pub fn sent(&self) -> usize {
        self.messages.len() - self.failed
    }

    /// How many failed.
    pub fn failed(&self) -> usize {
        self.failed
    }
}

#[cfg(feature = "json")]
pub(super) mod json {
    use super::{BulkItem, BulkResult, ItemError};
    use crate::api::envelope::Answer;
    use crate::api::envelope::json::{check_object, read_answer, success};
    use crate::api::json::{Exact, Object, Value};
    use crate::api::message::Status;
    use crate::error::{Error, ErrorCode};
    use alloc::string::String;
    use alloc::vec::Vec;

    #[derive(serde::Serialize)]
    struct View<'a> {
        object: &'static str,
        total: usize,
        sent: usize,
        failed: usize,
        messages: Vec<ItemView<'a>>,
    }

    /// An item costs at least two decimals.
    #[derive(serde::Serialize)]
    struct ItemView<'a> {
        id: &'a str,
        to: &'a str,
        status: &'a str,
        cost: Option<Exact<2>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        error: Option<ItemErrorView<'a>>,
    }

    impl<'a> ItemView<'a> {
        fn of(item: &'a BulkItem) -> Self {
            Self {
                id: &item.id,
                to: &item.to,
                status: item.status.as_str(),
                cost: item.cost.map(Exact),
                error: item.error.as_ref().map(ItemErrorView::of),
            }
        }
    }

    #[derive(serde::Serialize)]
    pub(in crate::api) struct ItemErrorView<'a> {
        code: &'a str,
        message: &'a str,
    }

    impl<'a> ItemErrorView<'a> {
        pub(in crate::api) fn of(error: &'a ItemError) -> Self {
            Self { code: &error.code, message: &error.message }
        }
    }

    pub(in crate::api) fn read_item_error(value: &Value<'_>) -> Result<ItemError, Error> {
        let mut object = value.object()?;
        Ok(ItemError {
            code: object.require("code")?.string()?,
            message: object.require("message")?.string()?,
        })
    }

    fn read_item(value: &Value<'_>) -> Result<BulkItem, Error> {
        let mut object = value.object()?;
        Ok(BulkItem {
            id: object.require("id")?.string()?,
            to: object.require("to")?.string()?,
            status: Status::from_word(&object.require("status")?.string()?),
            cost: object.take("cost").map(|value| value.amount()).transpose()?,
            error: object.take("error").map(|value| read_item_error(&value)).transpose()?,
        })
    }

    pub(in crate::api) fn read(object: &mut Object<'_>) -> Result<BulkResult, Error> {
        check_object(object, "bulk_result")?;
        let mut count = |name| object.require(name)?.integer();
        let (total, sent, failed) = (count("total")?, count("sent")?, count("failed")?);
        let messages =
            object.require("messages")?.list()?.iter().map(read_item).collect::<Result<Vec<_>, _>>()?;
        let result = BulkResult::new(messages);
        // Counts that contradict the messages would mislead whoever sends the failed ones again. A message whose status is a
        // word of a later release may be counted either way.
        let unknown = result.messages.iter().filter(|item| matches!(item.status, Status::Other(_))).count();
        let failed_range = result.failed as i64..=(result.failed + unknown) as i64;
        let contradiction = if total != result.total() as i64 {
            Some("total")
        } else if !failed_range.contains(&failed) {
            Some("failed")
        } else if sent != total - failed {
            Some("sent")
        } else {
            None
        };
        if let Some(name) = contradiction {
            return Err(Error::new(ErrorCode::InconsistentCounts).in_field(name));
        }
        Ok(result)
    }

    impl BulkResult {
        /// The whole answer, `201 Created` even when every message failed, as compact JSON.
        pub fn to_json(&self, request_id: &str) -> String {
            let view = View {
                object: "bulk_result",
                total: self.total(),
                sent: self.sent(),
                failed: self.failed(),
                messages: self.messages.iter().map(ItemView::of).collect(),
            };
            success(view, request_id)
        }

        /// Reads a whole answer. Members that are not known are ignored, `meta` may be missing.
        ///
        /// # Errors
        /// As [`crate::Message::from_json`], and `inconsistent_counts`.
        pub fn from_json(json: impl AsRef<[u8]>) -> Result<Answer<Self>, Error> {
            read_answer(json.as_ref(), read)
        }
    }
}
