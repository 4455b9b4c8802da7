//! Colours, all in one place. `anstream` takes them out again where nobody can see them.

use std::fmt::{self, Display};

use anstyle::{AnsiColor, Style};

pub(crate) const HEADING: Style = Style::new().bold();
pub(crate) const NOTE: Style = Style::new().dimmed();
pub(crate) const GOOD: Style = AnsiColor::Green.on_default();
pub(crate) const BAD: Style = AnsiColor::Red.on_default();
pub(crate) const DOUBTFUL: Style = AnsiColor::Yellow.on_default();
pub(crate) const NUMBER: Style = AnsiColor::Cyan.on_default();
pub(crate) const OFFENDER: Style = AnsiColor::Red.on_default().bold();

/// Something in a style.
pub(crate) struct Painted<T> {
    style: Style,
    content: T,
}

/// Puts something into a style.
pub(crate) const fn painted<T>(style: Style, content: T) -> Painted<T> {
    Painted { style, content }
}

impl<T: Display> Display for Painted<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let style = self.style;
        write!(f, "{style}{}{style:#}", self.content)
    }
}
