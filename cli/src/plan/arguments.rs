//! Arguments of `plan`.

use clap::Args;
use septet::{Amount, Category, Currency, Duplicates, SenderAlphabet};

use crate::arguments::TextArguments;
use crate::failure::Failure;
use crate::input::Source;
use crate::rows::Column;

/// Arguments of `plan`.
///
/// A request is one JSON object as the API takes it: with `to` it is a send request, with `recipients` a bulk request.
#[derive(Args, Debug)]
pub(crate) struct PlanArguments {
    /// The request, a JSON file; - is stdin
    pub(crate) file: Source,
    /// Take the recipients from a list of any length: a CSV file with a header line when its name ends in .csv or
    /// .tsv or --column is given, else one number a line
    #[arg(long, value_name = "LIST")]
    pub(crate) recipients: Option<Source>,
    /// The column of numbers in CSV lists [default: to]
    #[arg(long, value_name = "NAME")]
    pub(crate) column: Option<String>,
    /// One JSON object, a plan; with --recipients one for each 1,000 recipients and a last one of totals
    #[arg(long)]
    pub(crate) json: bool,
    /// Write the failed recipients as CSV: row (the line in LIST, or the place in the request from 1), to, code, message
    #[arg(long, value_name = "FILE")]
    pub(crate) failed: Option<std::path::PathBuf>,
    #[command(flatten)]
    pub(crate) money: MoneyArguments,
    #[command(flatten)]
    pub(crate) facts: FactArguments,
    #[command(flatten)]
    pub(crate) text: TextArguments,
}

/// What is known about money.
#[derive(Args, Debug)]
#[command(next_help_heading = "Money")]
pub(crate) struct MoneyArguments {
    /// What one segment costs everywhere
    #[arg(long, value_name = "AMOUNT", requires = "currency", conflicts_with = "prices")]
    pub(crate) price: Option<Amount>,
    /// What a segment costs: a price table as JSON, or CSV with columns of prefix, network, route_id and price
    #[arg(long, value_name = "FILE")]
    pub(crate) prices: Option<Source>,
    /// The money there is
    #[arg(long, value_name = "AMOUNT", allow_negative_numbers = true)]
    pub(crate) balance: Option<Amount>,
    /// The currency of --price, of --prices in CSV and of --balance, such as USD
    #[arg(long, value_name = "CODE")]
    pub(crate) currency: Option<Currency>,
}

/// What is known and wanted otherwise.
#[derive(Args, Debug)]
#[command(next_help_heading = "What is known")]
pub(crate) struct FactArguments {
    /// Facts as JSON; the other options add to them
    #[arg(long, value_name = "FILE")]
    pub(crate) facts: Option<Source>,
    /// Numbers that have opted out: a list like that of --recipients
    #[arg(long, value_name = "LIST")]
    pub(crate) opted_out: Option<Source>,
    /// Numbers that must not be written to: a list like that of --recipients
    #[arg(long, value_name = "LIST")]
    pub(crate) blocked: Option<Source>,
    /// The approved senders, one a line
    #[arg(long, value_name = "FILE")]
    pub(crate) approved: Option<Source>,
    /// The ids of the account's routes
    #[arg(long, value_name = "ID,…", value_delimiter = ',')]
    pub(crate) routes: Option<Vec<u64>>,
    /// What the message is for: marketing should say how to opt out
    #[arg(long, value_name = "transactional|marketing", value_parser = Category::from_name)]
    pub(crate) category: Option<Category>,
    /// What becomes of a number that stood earlier in the list
    #[arg(long, value_name = "fail|allow|collapse", value_parser = Duplicates::from_name)]
    pub(crate) duplicates: Option<Duplicates>,
    /// Which characters a sender may have
    #[arg(long, value_name = "portable|common|gsm", value_parser = SenderAlphabet::from_name)]
    pub(crate) sender_alphabet: Option<SenderAlphabet>,
    /// A number with an impossible calling code or length fails and is not only warned about
    #[arg(long)]
    pub(crate) number_errors: bool,
    /// Members that the API does not have are errors and not warnings
    #[arg(long)]
    pub(crate) strict: bool,
}

impl PlanArguments {
    /// The column of numbers in lists.
    pub(crate) fn column(&self) -> Column<'_> {
        Column { chosen: self.column.as_deref(), usual: "to" }
    }

    /// Stdin can be read only once, and no file may be written over while it is read.
    pub(crate) fn check_files(&self) -> Result<(), Failure> {
        let others = [
            &self.recipients,
            &self.money.prices,
            &self.facts.facts,
            &self.facts.opted_out,
            &self.facts.blocked,
            &self.facts.approved,
        ];
        let sources: Vec<_> = others.into_iter().flatten().chain([&self.file]).collect();
        if sources.iter().filter(|source| ***source == Source::Stdin).count() > 1 {
            return Err(Failure::usage("only one file can be - (stdin)"));
        }
        if let Some(failed) = &self.failed
            && sources.iter().any(|source| source.is_at(failed))
        {
            return Err(Failure::usage(format!("--failed would write over {}", failed.display())));
        }
        Ok(())
    }
}
