//! What the command takes.

use clap::{Args, Parser, Subcommand};
use septet::{
    EncodingChoice, Error, ErrorCode, Language, Languages, Newline, Normalization, NumberLevel,
    ReferenceBits, SenderAlphabet, TextOptions,
};

use crate::advise::AdviseArguments;
use crate::exit;
use crate::failure::Failure;
use crate::hexadecimal::octets_of;
use crate::input::Source;
use crate::lint::LintArguments;
use crate::pdu::PduArguments;
use crate::plan::PlanArguments;
use crate::receipt::ReceiptArguments;
use crate::smart::SmartArguments;

/// What an SMS will take and cost, before it is sent: encoding, segments, numbers, whole requests.
#[derive(Debug, Parser)]
#[command(name = "septet", version, after_help = exit::HELP, max_term_width = 100)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) verb: Verb,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    /// Encoding, segments and counts of a text, and every character that makes it dearer
    ///
    /// Positions in --json and --ndjson count octets of UTF-8 from 0; what is written for people counts characters
    /// from 1.
    #[command(after_help = exit::HELP)]
    Analyze(AnalyzeArguments),
    /// The segments of a text, drawn with their boundaries
    ///
    /// Positions in --json count octets of UTF-8 from 0. The header stands there in hex: empty for a message without one,
    /// null when it needs a --reference and none is given.
    #[command(after_help = exit::HELP)]
    Segment(SegmentArguments),
    /// What would make a text take fewer segments, best first
    ///
    /// Every edit was tried and saves; nothing is changed. Positions in --json count octets of UTF-8 from 0; what is written
    /// for people counts characters from 1.
    #[command(after_help = exit::HELP)]
    Advise(AdviseArguments),
    /// One sentence that says why a text costs what it costs
    #[command(after_help = exit::HELP)]
    Explain(ExplainArguments),
    /// Phone numbers in international form, or senders
    #[command(after_help = exit::HELP)]
    Check(CheckArguments),
    /// Files of templates: what they take at least and at most, and with rows of values exactly
    ///
    /// Every template beyond --max-segments, or that cannot be read, is refused and makes the exit code 1. Positions in
    /// --json count octets of UTF-8 from 0; what is written for people counts characters from 1.
    #[command(after_help = exit::HELP)]
    Lint(Box<LintArguments>),
    /// Messages as the network carries them: TPDUs and SMPP bodies
    #[command(after_help = exit::HELP)]
    Pdu(PduArguments),
    /// A delivery receipt's text: id, state, counts and dates
    ///
    /// A field that cannot be read stands among the defects and does not stop the others.
    #[command(after_help = exit::HELP)]
    Receipt(ReceiptArguments),
    /// A send or bulk request: its errors, segments and cost, before it is sent
    #[command(after_help = exit::HELP)]
    Plan(Box<PlanArguments>),
}

/// Where a text comes from.
#[derive(Args, Debug)]
pub(crate) struct TextSource {
    /// The text; stdin when there is none, without the line end at its end
    text: Option<String>,
    /// Read the text from a file, without the line end at its end
    #[arg(long, short, value_name = "FILE", conflicts_with = "text")]
    pub(crate) file: Option<Source>,
}

impl TextSource {
    /// The text.
    pub(crate) fn read(&self) -> Result<String, Failure> {
        if let Some(text) = &self.text {
            return Ok(text.clone());
        }
        let source = self.source();
        let mut content = source.read()?;
        // `echo` and editors add it; nobody means to send it.
        crate::rows::cut_line_end(&mut content);
        String::from_utf8(content).map_err(|error| {
            let position = error.utf8_error().valid_up_to();
            source.refused(error.as_bytes(), &Error::new(ErrorCode::InvalidUtf8).at(position))
        })
    }

    /// The file or pipe, where no text was given.
    pub(crate) fn source(&self) -> Source {
        self.file.clone().unwrap_or(Source::Stdin)
    }
}

/// How a text is encoded and split.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Text")]
pub(crate) struct TextArguments {
    #[command(flatten)]
    encoding: EncodingArguments,
    /// Languages whose national tables may be used, such as tr,es; the receiver has to know them
    #[arg(long, value_name = "CODE,…", value_delimiter = ',', value_parser = Language::from_code)]
    languages: Vec<Language>,
}

impl TextArguments {
    /// The options with what was given here.
    pub(crate) fn apply(&self, mut options: TextOptions) -> Result<TextOptions, Failure> {
        if !self.languages.is_empty() {
            options = options.languages(self.languages.iter().copied().collect::<Languages>());
        }
        self.encoding.apply(options)
    }

    /// The same for any number of segments.
    pub(crate) fn without_limit(&self) -> Self {
        Self { encoding: EncodingArguments { max_segments: None, ..self.encoding }, ..self.clone() }
    }
}

/// How a text is encoded and split, apart from languages.
#[derive(Args, Clone, Copy, Debug, Default)]
#[command(next_help_heading = "Text")]
pub(crate) struct EncodingArguments {
    /// The encoding: gsm7 refuses a text that does not fit
    #[arg(long, value_name = "auto|gsm7|ucs2", value_parser = EncodingChoice::from_name)]
    encoding: Option<EncodingChoice>,
    /// Bits of the concatenation reference; 16 leave less room in each segment
    #[arg(long, value_name = "8|16", value_parser = reference_bits)]
    reference_bits: Option<ReferenceBits>,
    /// Refuse a text that needs more segments, 1 to 255
    #[arg(long, value_name = "N")]
    max_segments: Option<usize>,
    /// lf turns CR LF into LF before everything else
    #[arg(long, value_name = "keep|lf", value_parser = Newline::from_name)]
    newline: Option<Newline>,
    /// Compose letters and their marks (NFC) before everything else
    #[arg(long)]
    nfc: bool,
    /// Cut no grapheme cluster, such as a family emoji, where that is possible
    #[arg(long)]
    keep_graphemes: bool,
    /// End segments at white space where that is possible
    #[arg(long)]
    keep_words: bool,
    /// Cut no URL where that is possible
    #[arg(long)]
    keep_urls: bool,
    /// Number the segments in their text, as (1/3), for networks that do not join them
    #[arg(long)]
    numbering: bool,
}

impl EncodingArguments {
    /// The options with what was given here.
    pub(crate) fn apply(&self, mut options: TextOptions) -> Result<TextOptions, Failure> {
        if let Some(encoding) = self.encoding {
            options = options.encoding(encoding);
        }
        if let Some(bits) = self.reference_bits {
            options = options.reference_bits(bits);
        }
        if let Some(most) = self.max_segments {
            options = options.max_segments(most);
        }
        if let Some(newline) = self.newline {
            options = options.newline(newline);
        }
        if self.nfc {
            options = options.normalize(Normalization::Nfc);
        }
        // Only what was asked for: facts from a file may have asked already.
        if self.keep_graphemes {
            options = options.keep_graphemes(true);
        }
        if self.keep_words {
            options = options.keep_words(true);
        }
        if self.keep_urls {
            options = options.keep_urls(true);
        }
        if self.numbering {
            options = options.numbering(true);
        }
        checked(options)
    }
}

/// Options that the core accepts: it refuses an empty text for no other reason.
fn checked(options: TextOptions) -> Result<TextOptions, Failure> {
    match options.analyze("") {
        Ok(_) => Ok(options),
        Err(error) => Err(Failure::refused_option(&error)),
    }
}

fn reference_bits(text: &str) -> Result<ReferenceBits, Error> {
    ReferenceBits::from_bits(text.parse().unwrap_or(0))
}

/// Arguments of `analyze`.
#[derive(Args, Debug)]
pub(crate) struct AnalyzeArguments {
    #[command(flatten)]
    pub(crate) source: TextSource,
    /// One JSON object: the counts and the first 100 offenders, with --smart also what was replaced, or `{"error": …}`
    #[arg(long, conflicts_with = "ndjson")]
    pub(crate) json: bool,
    /// Read `{"text": …}` lines from stdin or --file and print one JSON object for each, in order
    #[arg(long, conflicts_with = "text")]
    pub(crate) ndjson: bool,
    #[command(flatten)]
    pub(crate) options: TextArguments,
    #[command(flatten)]
    pub(crate) smart: SmartArguments,
}

/// Arguments of `segment`.
#[derive(Args, Debug)]
pub(crate) struct SegmentArguments {
    #[command(flatten)]
    pub(crate) source: TextSource,
    /// One JSON object: encoding and segments, or `{"error": …}`
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) options: TextArguments,
    #[command(flatten)]
    pub(crate) smart: SmartArguments,
    #[command(flatten)]
    pub(crate) header: HeaderArguments,
}

/// What the headers of segments hold.
#[derive(Args, Debug)]
#[command(next_help_heading = "Text")]
pub(crate) struct HeaderArguments {
    /// The concatenation reference, for the headers
    #[arg(long, value_name = "NUMBER")]
    reference: Option<u16>,
    /// Further information elements for every header: identifier, length, data, in hex
    #[arg(long, value_name = "HEX")]
    header_elements: Option<String>,
}

impl HeaderArguments {
    /// The options with what was given here.
    pub(crate) fn apply(&self, mut options: TextOptions) -> Result<TextOptions, Failure> {
        if let Some(reference) = self.reference {
            options = options.concatenation_reference(reference);
        }
        if let Some(hex) = &self.header_elements {
            let octets =
                octets_of(hex).ok_or_else(|| Failure::usage("--header-elements: not pairs of hex digits"))?;
            options = options.header_elements(&octets);
        }
        checked(options)
    }
}

/// Arguments of `explain`.
#[derive(Args, Debug)]
pub(crate) struct ExplainArguments {
    #[command(flatten)]
    pub(crate) source: TextSource,
    #[command(flatten)]
    pub(crate) options: TextArguments,
}

/// Arguments of `check`.
#[derive(Args, Debug)]
pub(crate) struct CheckArguments {
    /// Numbers (or senders); a list from stdin when there are none
    pub(crate) numbers: Vec<String>,
    /// Read a list: a CSV file with a header line when its name ends in .csv or .tsv, else one a line (plain, or as
    /// `{"to": …}`, with --sender `{"from": …}`)
    #[arg(long, short, value_name = "FILE", conflicts_with = "numbers")]
    pub(crate) file: Option<Source>,
    /// The column of the CSV file [default: to, with --sender from]
    #[arg(long, value_name = "NAME", conflicts_with = "numbers")]
    pub(crate) column: Option<String>,
    /// What is asked: syntax; that the calling code exists and has numbers of this length; that the numbering plan has
    /// such a number, with its type and region
    #[arg(long, value_name = "syntax|length|numbering", value_parser = NumberLevel::from_name, default_value = "syntax")]
    pub(crate) level: NumberLevel,
    /// They are senders
    #[arg(long, conflicts_with = "level")]
    pub(crate) sender: bool,
    /// Which characters a sender may have
    #[arg(long, value_name = "portable|common|gsm", value_parser = SenderAlphabet::from_name, requires = "sender")]
    pub(crate) sender_alphabet: Option<SenderAlphabet>,
    /// One JSON array
    #[arg(long, conflicts_with = "ndjson")]
    pub(crate) json: bool,
    /// One JSON object a line, in order
    #[arg(long)]
    pub(crate) ndjson: bool,
}
