//! What objects show of themselves: everything but bodies and people. `repr` ends up in logs, and notebooks are saved.

use pyo3::prelude::*;
use pyo3::types::PyString;

/// Builds `Name(field=value, …)`.
pub(crate) struct Shown {
    text: String,
    first: bool,
}

impl Shown {
    pub(crate) fn new(name: &str) -> Self {
        Self { text: format!("{name}("), first: true }
    }

    /// A value that prints itself.
    pub(crate) fn plain(mut self, name: &str, value: impl std::fmt::Display) -> Self {
        if !self.first {
            self.text.push_str(", ");
        }
        self.first = false;
        self.text.push_str(name);
        self.text.push('=');
        self.text.push_str(&value.to_string());
        self
    }

    /// The same, left out when there is none.
    pub(crate) fn maybe(self, name: &str, value: Option<impl std::fmt::Display>) -> Self {
        match value {
            Some(value) => self.plain(name, value),
            None => self,
        }
    }

    /// One of the library's own words.
    pub(crate) fn word(self, name: &str, word: &str) -> Self {
        self.plain(name, format_args!("'{word}'"))
    }

    pub(crate) fn end(mut self) -> String {
        self.text.push(')');
        self.text
    }
}

/// `<31 characters>` in the place of a text.
fn hidden(text: &str) -> String {
    match text.chars().count() {
        1 => "<1 character>".into(),
        count => format!("<{count} characters>"),
    }
}

/// A recipient as it was written: masked as the core does when it is a number, else only its length.
#[pyfunction]
pub(crate) fn _masked_recipient(to: &str) -> String {
    match septet::PhoneNumber::parse(to) {
        Ok(number) => format!("'{}'", number.masked()),
        Err(_) => hidden(to),
    }
}

/// A sender as it was written: a name is no secret, a number is, and what is neither is told by its length.
#[pyfunction]
pub(crate) fn _masked_sender(py: Python<'_>, from: &str) -> PyResult<String> {
    match septet::SenderId::parse_in(from, septet::SenderAlphabet::Gsm) {
        Ok(sender) => match sender.number() {
            Some(number) => Ok(format!("'{}'", number.masked())),
            None => Ok(PyString::new(py, sender.as_str()).repr()?.to_str()?.to_owned()),
        },
        Err(_) => Ok(hidden(from)),
    }
}
