//! The text of a receipt (SMPP 3.4, Appendix B) and the parameters that say the same.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use super::date::ReceiptDate;
use super::message_id::MessageIdForm;
use super::status::DeliveryStatus;
use crate::error::{Error, ErrorCode};
use crate::wire::smpp::MessageState;

/// `network_error_code` (SMPP 3.4, 5.3.2.31): three octets.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct NetworkError {
    /// Which kind of network: 1 ANSI-136, 2 IS-95, 3 GSM, others reserved or added by SMPP 5.0.
    pub network_type: u8,
    /// The network's own code.
    pub code: u16,
}

/// A delivery receipt, read from its text, from its parameters, or from both.
///
/// The text is `id:… sub:… dlvrd:… submit date:… done date:… stat:… err:… text:…` by SMPP 3.4, Appendix B, where the
/// standard itself says that it is the vendor's choice. Field names are read in any case and any order, with spaces
/// around the colon, parted by white space, commas or semicolons; any of them may be missing, as long as there is an
/// id or a `stat`. The first of several fields of one name counts. A field that cannot be read is left out and told by
/// [`Receipt::defects`], since the rest of the receipt is still worth having.
///
/// ```
/// use septet::{DeliveryStatus, Receipt};
/// let receipt = Receipt::parse(
///     "id:0059113978 sub:001 dlvrd:001 submit date:1002101730 done date:1002101731 stat:DELIVRD err:000 text:",
/// )?;
/// assert_eq!(receipt.message_id(), Some("0059113978"));
/// assert_eq!(receipt.status(), DeliveryStatus::Delivered);
/// assert_eq!(receipt.done_date().map(|date| date.to_string()).as_deref(), Some("2010-02-10T17:31"));
/// # Ok::<(), septet::Error>(())
/// ```
#[derive(Clone, Default, Eq, PartialEq)]
pub struct Receipt {
    message_id: Option<String>,
    submitted: Option<u32>,
    delivered: Option<u32>,
    submit_date: Option<ReceiptDate>,
    done_date: Option<ReceiptDate>,
    state_word: Option<String>,
    error: Option<String>,
    text: Option<String>,
    receipted_message_id: Option<String>,
    message_state: Option<u8>,
    network_error: Option<NetworkError>,
    defects: Vec<Error>,
}

impl Receipt {
    /// Reads the text of a receipt. Linear in the text.
    ///
    /// # Errors
    /// `receipt_unreadable` when the text has neither an id nor a `stat`.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let mut receipt = Self::default();
        receipt.read(text);
        if receipt.message_id.is_none() && receipt.state_word.is_none() {
            return Err(Error::new(ErrorCode::ReceiptUnreadable));
        }
        Ok(receipt)
    }

    /// A receipt of which only parameters are known; they are added with the methods below.
    #[must_use]
    pub fn without_text() -> Self {
        Self::default()
    }

    /// Adds `receipted_message_id` (SMPP 3.4, 5.3.2.12), which comes before the text's id.
    #[must_use]
    pub fn with_receipted_message_id(mut self, message_id: &str) -> Self {
        self.receipted_message_id = Some(message_id.into());
        self
    }

    /// Adds `message_state` (SMPP 3.4, 5.3.2.35), which comes before the text's `stat`.
    #[must_use]
    pub fn with_message_state(mut self, message_state: u8) -> Self {
        self.message_state = Some(message_state);
        self
    }

    /// Adds `network_error_code`.
    #[must_use]
    pub fn with_network_error(mut self, network_error: NetworkError) -> Self {
        self.network_error = Some(network_error);
        self
    }

    /// The message's id as it is written: from `receipted_message_id`, else from the text. Many SMSCs write the first in
    /// the base of `submit_sm_resp` and the second in another one.
    pub fn message_id(&self) -> Option<&str> {
        self.receipted_message_id.as_deref().or(self.message_id.as_deref())
    }

    /// The message's id in the form of the route's responses. `receipted_message_id` has that form already
    /// (SMPP 3.4, 5.3.2.12), so only the text's id is converted.
    ///
    /// # Errors
    /// As [`MessageIdForm::convert`].
    pub fn message_id_in(&self, form: MessageIdForm) -> Result<Option<String>, Error> {
        match (&self.receipted_message_id, &self.message_id) {
            (Some(id), _) => Ok(Some(form.normalize(id)?)),
            (None, Some(id)) => Ok(Some(form.convert(id)?)),
            (None, None) => Ok(None),
        }
    }

    /// `sub`: how many messages were submitted.
    pub const fn submitted(&self) -> Option<u32> {
        self.submitted
    }

    /// `dlvrd`: how many of them were delivered.
    pub const fn delivered(&self) -> Option<u32> {
        self.delivered
    }

    /// When the message was submitted.
    pub const fn submit_date(&self) -> Option<ReceiptDate> {
        self.submit_date
    }

    /// When it reached the state that the receipt tells.
    pub const fn done_date(&self) -> Option<ReceiptDate> {
        self.done_date
    }

    /// `stat` as it is written.
    pub fn state_word(&self) -> Option<&str> {
        self.state_word.as_deref()
    }

    /// The state: from `message_state`, else from `stat`. `None` for a number or a word that no standard defines.
    pub fn state(&self) -> Option<MessageState> {
        match self.message_state {
            Some(octet) => MessageState::from_octet(octet),
            None => self.state_word().and_then(MessageState::from_receipt_word),
        }
    }

    /// How far the message has come; a state that is not known is [`DeliveryStatus::Unknown`].
    pub fn status(&self) -> DeliveryStatus {
        self.state().map_or(DeliveryStatus::Unknown, DeliveryStatus::from_message_state)
    }

    /// `err` as it is written: the standard has three characters, vendors have more, and letters.
    pub fn error(&self) -> Option<&str> {
        self.error.as_deref()
    }

    /// `network_error_code`.
    pub const fn network_error(&self) -> Option<NetworkError> {
        self.network_error
    }

    /// The beginning of the message; `None` when there is none.
    pub fn text(&self) -> Option<&str> {
        self.text.as_deref()
    }

    /// What could not be read: `receipt_field_invalid` with the field's name and the position of its value.
    pub fn defects(&self) -> &[Error] {
        &self.defects
    }

    fn read(&mut self, text: &str) {
        // The standard prints the format in quotation marks, and some vendors send them.
        let start = text.len() - text.trim_start_matches([' ', '"', '\'']).len();
        let mut found = find_field(text, start);
        while let Some(FoundField { field, value_start, .. }) = found {
            let next = find_field(text, value_start);
            let value_end = next.as_ref().map_or(text.len(), |next| next.name_start);
            let value = text.get(value_start..value_end).unwrap_or_default();
            if field == Field::Text {
                // What follows is the sender's to choose, so it is not looked at for fields, unless the text is
                // empty and what every receipt tells is still to come.
                let complete = self.message_id.is_some() && self.state_word.is_some();
                if complete || next.is_none() || !value.trim().is_empty() {
                    let rest = text.get(value_start..).unwrap_or_default().trim_end_matches('\0');
                    self.text = Some(rest).filter(|rest| !rest.trim().is_empty()).map(Into::into);
                    return;
                }
            } else {
                self.set(field, first_token(value), value_start);
            }
            found = next;
        }
    }

    fn set(&mut self, field: Field, value: &str, position: usize) {
        let known = match field {
            Field::Id => set_once(&mut self.message_id, (!value.is_empty()).then(|| value.into())),
            Field::Stat => set_once(&mut self.state_word, (!value.is_empty()).then(|| value.into())),
            Field::Err => set_once(&mut self.error, (!value.is_empty()).then(|| value.into())),
            Field::Sub => set_once(&mut self.submitted, value.parse().ok()),
            Field::Dlvrd => set_once(&mut self.delivered, value.parse().ok()),
            Field::SubmitDate => set_once(&mut self.submit_date, ReceiptDate::parse(value)),
            Field::DoneDate => set_once(&mut self.done_date, ReceiptDate::parse(value)),
            Field::Text => true,
        };
        // All zeros is how a date is written that is not known.
        let absent_date = matches!(field, Field::SubmitDate | Field::DoneDate)
            && !value.is_empty()
            && value.bytes().all(|octet| octet == b'0');
        if !known && !absent_date {
            let defect = Error::new(ErrorCode::ReceiptFieldInvalid).in_field(field.as_str()).at(position);
            self.defects.push(defect);
        }
    }
}

/// Fills an empty place. Whether the value could be used.
fn set_once<T>(place: &mut Option<T>, value: Option<T>) -> bool {
    if place.is_some() || value.is_none() {
        return false;
    }
    *place = value;
    true
}

/// The id, the counts and the state are shown; the text and what vendors put in place of codes are not.
impl fmt::Debug for Receipt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Receipt")
            .field("message_id", &self.message_id())
            .field("status", &self.status())
            .field("submit_date", &self.submit_date)
            .field("done_date", &self.done_date)
            .field("defects", &self.defects)
            .finish_non_exhaustive()
    }
}

#[derive(Clone, Copy, Eq, PartialEq)]
enum Field {
    Id,
    Sub,
    Dlvrd,
    SubmitDate,
    DoneDate,
    Stat,
    Err,
    Text,
}

impl Field {
    /// The names in the text; the two words of a date may be joined.
    const NAMES: [(&'static str, Self); 14] = [
        ("id", Self::Id),
        ("sub", Self::Sub),
        ("dlvrd", Self::Dlvrd),
        ("submit date", Self::SubmitDate),
        ("submit_date", Self::SubmitDate),
        ("submitdate", Self::SubmitDate),
        ("done date", Self::DoneDate),
        ("done_date", Self::DoneDate),
        ("donedate", Self::DoneDate),
        ("stat", Self::Stat),
        ("status", Self::Stat),
        ("err", Self::Err),
        ("error", Self::Err),
        ("text", Self::Text),
    ];

    const fn as_str(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Sub => "sub",
            Self::Dlvrd => "dlvrd",
            Self::SubmitDate => "submit_date",
            Self::DoneDate => "done_date",
            Self::Stat => "stat",
            Self::Err => "err",
            Self::Text => "text",
        }
    }
}

struct FoundField {
    field: Field,
    name_start: usize,
    value_start: usize,
}

/// The first field whose name begins at `from` or after a separator behind it.
fn find_field(text: &str, from: usize) -> Option<FoundField> {
    let octets = text.as_bytes();
    let mut at = from;
    loop {
        let may_begin = at == from || octets.get(at - 1).is_some_and(|octet| is_separator(*octet));
        if may_begin && let Some((field, value_start)) = field_at(text, at) {
            return Some(FoundField { field, name_start: at, value_start });
        }
        at += 1;
        if at >= octets.len() {
            return None;
        }
    }
}

fn field_at(text: &str, at: usize) -> Option<(Field, usize)> {
    let rest = text.as_bytes().get(at..)?;
    Field::NAMES.iter().find_map(|(name, field)| {
        let (found, after) = rest.split_at_checked(name.len())?;
        if !found.eq_ignore_ascii_case(name.as_bytes()) {
            return None;
        }
        let spaces = after.iter().take_while(|octet| **octet == b' ').count();
        (after.get(spaces) == Some(&b':')).then(|| (*field, at + name.len() + spaces + 1))
    })
}

const fn is_separator(octet: u8) -> bool {
    octet.is_ascii_whitespace() || matches!(octet, b',' | b';')
}

/// The first word of a value, without the quotation marks around it.
fn first_token(value: &str) -> &str {
    let is_quote = |character: char| matches!(character, '"' | '\'' | '\0');
    let value =
        value.trim_start_matches(|character: char| character.is_ascii_whitespace() || is_quote(character));
    let end = value.bytes().position(|octet| is_separator(octet) || octet == 0).unwrap_or(value.len());
    value.get(..end).unwrap_or_default().trim_end_matches(is_quote)
}
