//! Arguments of `lint`.

use clap::{Args, ValueEnum};
use septet::{Amount, Currency, Error, ErrorCode, Field, FieldAlphabet, TemplateStyle};

use crate::arguments::TextArguments;
use crate::input::Source;

/// Arguments of `lint`.
#[derive(Args, Debug)]
pub(crate) struct LintArguments {
    /// Files of templates; - is stdin
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<Source>,
    /// How placeholders are written: {name}, {{ name }}, %name%
    #[arg(long, value_name = "braces|double_braces|percent", value_parser = TemplateStyle::from_name)]
    pub(crate) style: TemplateStyle,
    /// A field, the most characters of its values, and what they are made of [default: any]; once for each field
    #[arg(long = "field", value_name = "NAME=LENGTH[:digits|gsm7|any]", value_parser = FieldArgument::parse)]
    pub(crate) fields: Vec<FieldArgument>,
    /// What the files are [default: what their names end in: .json, .yaml, .yml, .po, .pot, else lines]
    #[arg(long)]
    pub(crate) format: Option<Format>,
    /// Fill every template with these rows of values: a CSV file with a header line that names the fields. --max-segments
    /// is the limit of the rows then, and not of the longest values
    #[arg(long, value_name = "FILE")]
    pub(crate) rows: Option<Source>,
    /// What one segment costs
    #[arg(long, value_name = "AMOUNT", requires_all = ["currency", "rows"], allow_negative_numbers = true)]
    pub(crate) price: Option<Amount>,
    /// The currency of --price, such as USD
    #[arg(long, value_name = "CODE", requires = "price")]
    pub(crate) currency: Option<Currency>,
    /// One JSON array: for each template where it stands and what it takes at least and at most, or `error`
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) text: TextArguments,
}

/// What a file of templates is.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(crate) enum Format {
    /// A template a line; empty lines are left out
    Lines,
    /// Every string in a JSON file, apart from the names of members
    Json,
    /// Every string in a YAML file, apart from keys
    Yaml,
    /// The messages of a gettext file: translations, and the original where there is none
    Po,
}

impl Format {
    /// What a file is by its name.
    pub(crate) fn of(source: &Source) -> Self {
        let formats = [
            ("json", Self::Json),
            ("yaml", Self::Yaml),
            ("yml", Self::Yaml),
            ("po", Self::Po),
            ("pot", Self::Po),
        ];
        let by_name = formats.into_iter().find(|(extension, _)| source.has_extension(extension));
        by_name.map_or(Self::Lines, |(_, format)| format)
    }
}

/// A field as it is written: `name=20:any`.
#[derive(Clone, Debug)]
pub(crate) struct FieldArgument {
    name: String,
    max_length: usize,
    alphabet: FieldAlphabet,
}

impl FieldArgument {
    fn parse(text: &str) -> Result<Self, Error> {
        let invalid = || Error::new(ErrorCode::InvalidOption).in_field("field");
        let (name, rest) = text.split_once('=').ok_or_else(invalid)?;
        let (length, alphabet) = match rest.split_once(':') {
            Some((length, alphabet)) => (length, FieldAlphabet::from_name(alphabet)?),
            None => (rest, FieldAlphabet::Any),
        };
        let max_length = length.parse().map_err(|_| invalid())?;
        Ok(Self { name: name.into(), max_length, alphabet })
    }

    /// As the core knows it.
    pub(crate) fn field(&self) -> Field<'_> {
        Field::new(&self.name, self.max_length, self.alphabet)
    }
}
