//! `septet advise`.

use std::io::Write;

use clap::Args;
use septet::{Advice, AdviceOptions, Amount, Currency, Language, TextOptions};
use serde::Serialize;
use serde_json::value::RawValue;

use crate::advice::{edit_lines, edits, other_line};
use crate::arguments::{EncodingArguments, TextSource};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::json::{exact, print_answer};
use crate::output::style::{GOOD, HEADING, painted};
use crate::output::words::{TIE, counted, paragraph};
use crate::output::{screen, width};
use crate::smart::ChangeView;

/// Arguments of `advise`.
#[derive(Args, Debug)]
pub(crate) struct AdviseArguments {
    #[command(flatten)]
    source: TextSource,
    /// One JSON object: the advice, each with the text after it, or `{"error": …}`
    #[arg(long)]
    json: bool,
    /// What one segment costs
    #[arg(
        long,
        value_name = "AMOUNT",
        requires = "currency",
        allow_negative_numbers = true,
        help_heading = "Money"
    )]
    price: Option<Amount>,
    /// The currency of --price, such as USD
    #[arg(long, value_name = "CODE", requires = "price", help_heading = "Money")]
    currency: Option<Currency>,
    /// To how many people the text goes
    #[arg(long, value_name = "N", default_value_t = 1, help_heading = "Money")]
    recipients: usize,
    #[command(flatten)]
    encoding: EncodingArguments,
    /// Languages whose national tables may be proposed, such as tr,es
    #[arg(
        long,
        value_name = "CODE,…",
        value_delimiter = ',',
        value_parser = Language::from_code,
        help_heading = "Text"
    )]
    languages: Vec<Language>,
}

/// Prints what would save segments.
pub(crate) fn run(arguments: &AdviseArguments) -> Result<Exit, Failure> {
    let options = arguments.encoding.apply(TextOptions::new())?;
    let mut wanted = AdviceOptions::new().recipients(arguments.recipients).languages(&arguments.languages);
    if let Some((price, currency)) = arguments.price.zip(arguments.currency) {
        wanted = wanted.price(price, currency);
    }
    // The price is the only one of these that the core may refuse, whatever the text.
    options.advise("", &wanted).map_err(|error| Failure::refused_option(&error))?;
    let text = arguments.source.read()?;
    let advice = options.advise(&text, &wanted);
    if arguments.json {
        let list = advice.as_ref().map(|advice| AdviceList::of(advice, &text)).map_err(Clone::clone);
        return print_answer(&list);
    }
    print(&text, &advice.map_err(|error| Failure::refused(&error))?, &options, arguments)
}

fn print(
    text: &str,
    advice: &[Advice<'_>],
    options: &TextOptions,
    arguments: &AdviseArguments,
) -> Result<Exit, Failure> {
    let mut screen = screen();
    // A text beyond the limit of segments is what advice is for, but has no other sentence.
    let sentence = options.explain(text).unwrap_or_else(|error| error.to_string());
    for line in paragraph(&sentence, 0, width()) {
        writeln!(screen, "{}", painted(HEADING, line))?;
    }
    if advice.is_empty() {
        writeln!(screen, "\nNo edit that is known would save a segment.")?;
    }
    for (index, advice) in advice.iter().enumerate() {
        let kind = advice.kind.as_str().replace('_', " ");
        writeln!(screen, "\n{}", painted(HEADING, format!("{}. {kind}", index + 1)))?;
        let others = other_line(text, advice, options);
        for line in edit_lines(&edits(text, &advice.changes)).into_iter().chain(others) {
            writeln!(screen, "{line}")?;
        }
        for line in paragraph(&saving(advice, arguments), 2, width()) {
            writeln!(screen, "{}", painted(GOOD, line))?;
        }
    }
    screen.flush()?;
    Ok(Exit::Fine)
}

/// `Then it is 1 segment instead of 2: 4000.00 EUR less for 100,000 recipients.`
fn saving(advice: &Advice<'_>, arguments: &AdviseArguments) -> String {
    let then = format!("Then it is {} instead of {}", counted(advice.after, "segment"), advice.before);
    match advice.saved.zip(advice.currency) {
        Some((saved, currency)) => {
            let recipients = counted(arguments.recipients, "recipient");
            format!("{then}: {saved}{TIE}{currency} less for {recipients}.")
        }
        None => format!("{then}."),
    }
}

#[derive(Serialize)]
struct AdviceList<'a> {
    advice: Vec<AdviceView<'a>>,
}

impl<'a> AdviceList<'a> {
    fn of(advice: &'a [Advice<'_>], text: &str) -> Self {
        Self { advice: advice.iter().map(|advice| AdviceView::of(advice, text)).collect() }
    }
}

#[derive(Serialize)]
struct AdviceView<'a> {
    kind: &'static str,
    changes: Vec<ChangeView<'a>>,
    cut: Option<usize>,
    units: usize,
    language: Option<&'static str>,
    classes: Vec<&'static str>,
    before: usize,
    after: usize,
    saved: Option<Box<RawValue>>,
    currency: Option<&'a str>,
    text: String,
}

impl<'a> AdviceView<'a> {
    fn of(advice: &'a Advice<'_>, text: &str) -> Self {
        Self {
            kind: advice.kind.as_str(),
            changes: advice.changes.iter().map(ChangeView::of).collect(),
            cut: advice.cut,
            units: advice.units,
            language: advice.language.map(Language::as_str),
            classes: advice.classes.names().collect(),
            before: advice.before,
            after: advice.after,
            saved: advice.saved.and_then(exact),
            currency: advice.currency.as_ref().map(Currency::as_str),
            text: advice.apply(text),
        }
    }
}
