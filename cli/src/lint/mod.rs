//! `septet lint`: what files of templates take at least and at most, and with rows of values exactly.

mod arguments;
mod json;
mod po;
mod report;
mod source;
mod values;
mod yaml;

use septet::{Amount, Error, Field, PriceTable, Template, TemplateBounds, TemplateStyle, TextOptions};

pub(crate) use arguments::LintArguments;

use crate::exit::Exit;
use crate::failure::Failure;
use crate::input::Source;
use arguments::FieldArgument;
use source::TemplateText;
use values::{Filled, Values};

/// Judges every template of every file and prints what it found.
pub(crate) fn run(arguments: &LintArguments) -> Result<Exit, Failure> {
    let files = arguments.files.iter().chain(&arguments.rows);
    if files.filter(|source| **source == Source::Stdin).count() > 1 {
        return Err(Failure::usage("only one file can be - (stdin)"));
    }
    let fields: Vec<_> = arguments.fields.iter().map(FieldArgument::field).collect();
    let judge = Judge::new(arguments, &fields)?;
    if arguments.json { report::print_json(arguments, &judge) } else { report::print(arguments, &judge) }
}

/// What is asked of every template.
struct Judge<'a> {
    style: TemplateStyle,
    fields: &'a [Field<'a>],
    /// With the limit of segments.
    options: TextOptions,
    /// Without it, so that a template beyond the limit has its counts too.
    any_length: TextOptions,
    values: Option<Values>,
    price: Option<Amount>,
}

/// What was found about a template.
struct Verdict {
    bounds: Option<TemplateBounds>,
    rows: Option<Filled>,
    error: Option<Error>,
}

impl<'a> Judge<'a> {
    fn new(arguments: &LintArguments, fields: &'a [Field<'a>]) -> Result<Self, Failure> {
        let refused_option = |error| Failure::refused_option(&error);
        // With no text, only the fields can be refused.
        Template::parse("", arguments.style, fields).map_err(refused_option)?;
        if let Some((price, currency)) = arguments.price.zip(arguments.currency) {
            PriceTable::flat(price, currency).map_err(refused_option)?;
        }
        let values = arguments.rows.as_ref().map(|source| Values::load(source, fields)).transpose()?;
        Ok(Self {
            style: arguments.style,
            fields,
            options: arguments.text.apply(TextOptions::new())?,
            any_length: arguments.text.without_limit().apply(TextOptions::new())?,
            values,
            price: arguments.price,
        })
    }

    fn judge(&self, text: &str) -> Verdict {
        let found = Template::parse(text, self.style, self.fields)
            .and_then(|template| Ok((template.bounds(&self.any_length)?, template)));
        let (bounds, template) = match found {
            Ok((bounds, template)) => (Some(bounds), template),
            Err(error) => return Verdict { bounds: None, rows: None, error: Some(error) },
        };
        let Some(values) = &self.values else {
            let error = template.bounds(&self.options).err();
            return Verdict { bounds, rows: None, error };
        };
        match values.fill(&template, &self.options, self.price) {
            Ok(rows) => Verdict { bounds, rows: Some(rows), error: None },
            Err(error) => Verdict { bounds, rows: None, error: Some(error) },
        }
    }
}

impl Verdict {
    fn is_refused(&self) -> bool {
        self.error.is_some() || self.rows.as_ref().is_some_and(|rows| rows.total.failed > 0)
    }
}

/// Templates so far.
#[derive(Default)]
struct Counts {
    templates: usize,
    refused: usize,
}

impl Counts {
    const fn exit(&self) -> Exit {
        if self.refused == 0 { Exit::Fine } else { Exit::Refused }
    }
}

/// Gives the templates of every file, file by file, to `tell`.
fn each_file(
    arguments: &LintArguments,
    mut tell: impl FnMut(&Source, &[TemplateText]) -> Result<(), Failure>,
) -> Result<(), Failure> {
    arguments.files.iter().try_for_each(|file| tell(file, &source::load(file, arguments.format)?))
}
