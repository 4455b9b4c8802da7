//! `septet check`: numbers and senders.

use std::io::{self, IsTerminal, Write};

use septet::{
    Error, ErrorCode, LineType, NumberLevel, NumberingInfo, PhoneNumber, SendRequest, SenderAlphabet,
    SenderId,
};
use serde::Serialize;

use crate::arguments::CheckArguments;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::input::Source;
use crate::output::json::{ErrorView, Refusal};
use crate::output::progress::open_with_bar;
use crate::output::style::{BAD, GOOD, HEADING, NOTE, painted};
use crate::output::words::{counted, grouped, reason, shortened};
use crate::output::{pipe, screen};
use crate::rows::{Column, Rows};

/// A plus and fifteen digits.
const LONGEST_NUMBER: usize = 16;
/// Regions named for a calling code that several share.
const NAMED_REGIONS: usize = 3;

/// Checks every number or sender and prints what it found.
pub(crate) fn run(arguments: &CheckArguments) -> Result<Exit, Failure> {
    if arguments.ndjson {
        let mut pipe = pipe();
        let counts = each(arguments, |answer| {
            write_value(&mut pipe, &answer)?;
            Ok(pipe.write_all(b"\n")?)
        })?;
        pipe.flush()?;
        return Ok(counts.exit());
    }
    if arguments.json {
        let mut pipe = pipe();
        let mut before: &[u8] = b"[";
        let counts = each(arguments, |answer| {
            pipe.write_all(before)?;
            before = b",\n";
            write_value(&mut pipe, &answer)
        })?;
        pipe.write_all(if counts.total == 0 { b"[]\n" } else { b"]\n" })?;
        pipe.flush()?;
        return Ok(counts.exit());
    }
    let mut screen = screen();
    let counts = each(arguments, |answer| print(&mut screen, &answer))?;
    if counts.total != 1 {
        let noun = if arguments.sender { "sender" } else { "number" };
        let total = counted(counts.total, noun);
        writeln!(
            screen,
            "{}",
            painted(HEADING, format_args!("{total}, {} invalid", grouped(counts.invalid)))
        )?;
    }
    screen.flush()?;
    Ok(counts.exit())
}

struct Counts {
    total: usize,
    invalid: usize,
}

impl Counts {
    const fn exit(&self) -> Exit {
        if self.invalid == 0 { Exit::Fine } else { Exit::Refused }
    }
}

/// Gives every answer to `tell`, in order.
fn each(
    arguments: &CheckArguments,
    mut tell: impl FnMut(Answer) -> Result<(), Failure>,
) -> Result<Counts, Failure> {
    let question = Question::of(arguments);
    let mut counts = Counts { total: 0, invalid: 0 };
    let mut take = |answer: Answer| {
        counts.total += 1;
        counts.invalid += usize::from(answer.error().is_some());
        tell(answer)
    };
    if !arguments.numbers.is_empty() {
        arguments.numbers.iter().try_for_each(|number| take(question.answer(number.clone())))?;
        return Ok(counts);
    }
    let source = arguments.file.clone().unwrap_or(Source::Stdin);
    let (reader, bar) = open_with_bar(&source, !io::stdout().is_terminal())?;
    let column = Column { chosen: arguments.column.as_deref(), usual: question.member() };
    for row in Rows::over(&source, reader, column)? {
        let row = row?;
        let answer = if row.value.starts_with(b"{") {
            question.member_of(&row.value).map_or_else(Answer::Unreadable, |text| question.answer(text))
        } else {
            question.answer(row.into_text())
        };
        take(answer)?;
    }
    bar.finish_and_clear();
    Ok(counts)
}

/// What is asked of each entry.
enum Question {
    Number(NumberLevel),
    Sender(SenderAlphabet),
}

impl Question {
    fn of(arguments: &CheckArguments) -> Self {
        if arguments.sender {
            Self::Sender(arguments.sender_alphabet.unwrap_or_default())
        } else {
            Self::Number(arguments.level)
        }
    }

    /// The member of a request that it stands in.
    const fn member(&self) -> &'static str {
        match self {
            Self::Number(_) => "to",
            Self::Sender(_) => "from",
        }
    }

    /// Reads a line that is a JSON object: a request, of which one member counts.
    fn member_of(&self, line: &[u8]) -> Result<String, Error> {
        let request = SendRequest::from_json(line)?;
        let value = match self {
            Self::Number(_) => request.to,
            Self::Sender(_) => request.from,
        };
        value.ok_or_else(|| Error::new(ErrorCode::MissingMember).in_field(self.member()))
    }

    fn answer(&self, text: String) -> Answer {
        match *self {
            Self::Number(level) => {
                let number = PhoneNumber::parse(&text);
                let error = match &number {
                    Ok(number) => number.check(level).err(),
                    Err(error) => Some(error.clone()),
                };
                let number = number.ok();
                let plan = number.filter(|_| level == NumberLevel::Numbering).map(PhoneNumber::numbering);
                Answer::Number { text, number, plan, error }
            }
            Self::Sender(alphabet) => {
                let sender = SenderId::parse_in(&text, alphabet);
                Answer::Sender { text, sender: Box::new(sender) }
            }
        }
    }
}

/// What was found about an entry.
enum Answer {
    Number { text: String, number: Option<PhoneNumber>, plan: Option<NumberingInfo>, error: Option<Error> },
    Sender { text: String, sender: Box<Result<SenderId, Error>> },
    Unreadable(Error),
}

impl Answer {
    fn error(&self) -> Option<&Error> {
        match self {
            Self::Number { error, .. } => error.as_ref(),
            Self::Sender { sender, .. } => sender.as_ref().as_ref().err(),
            Self::Unreadable(error) => Some(error),
        }
    }
}

#[derive(Serialize)]
struct NumberView<'a> {
    to: &'a str,
    valid: bool,
    #[serde(flatten)]
    error: Option<ErrorView<'a>>,
    calling_code: Option<u16>,
    region: Option<&'static str>,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    line_type: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    suggestion: Option<String>,
}

#[derive(Serialize)]
struct SenderView<'a> {
    from: &'a str,
    valid: bool,
    #[serde(flatten)]
    error: Option<ErrorView<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tier: Option<&'static str>,
}

fn write_value(output: &mut impl Write, answer: &Answer) -> Result<(), Failure> {
    let error = answer.error();
    let valid = error.is_none();
    let written = match answer {
        Answer::Number { text, number, plan, .. } => serde_json::to_writer(
            output,
            &NumberView {
                to: text,
                valid,
                error: error.map(ErrorView::of),
                calling_code: number.and_then(PhoneNumber::calling_code).map(septet::CallingCode::code),
                region: plan.map_or_else(|| number.and_then(PhoneNumber::region), |plan| plan.region),
                line_type: plan.and_then(|plan| plan.line_type).map(LineType::as_str),
                suggestion: suggestion(answer).map(|number| number.to_string()),
            },
        ),
        Answer::Sender { text, sender } => serde_json::to_writer(
            output,
            &SenderView {
                from: text,
                valid,
                error: error.map(ErrorView::of),
                kind: sender.as_ref().as_ref().ok().map(|sender| sender.kind().as_str()),
                tier: sender.as_ref().as_ref().ok().map(|sender| sender.tier().as_str()),
            },
        ),
        Answer::Unreadable(error) => serde_json::to_writer(output, &Refusal::of(error)),
    };
    Ok(written.map_err(io::Error::from)?)
}

fn print(output: &mut impl Write, answer: &Answer) -> Result<(), Failure> {
    let text = match answer {
        Answer::Number { text, .. } | Answer::Sender { text, .. } => text,
        Answer::Unreadable(_) => "{…}",
    };
    let shown = shortened(text, LONGEST_NUMBER);
    let padding = " ".repeat(LONGEST_NUMBER.saturating_sub(unicode_width::UnicodeWidthStr::width(&*shown)));
    match answer.error() {
        None => {
            let known = painted(NOTE, knowledge(answer));
            writeln!(output, "{}    {shown}{padding}  {known}", painted(GOOD, "valid"))?;
        }
        Some(error) => {
            let code = painted(NOTE, format!("({})", error.code().as_str()));
            let why = reason(error, text);
            let perhaps = suggestion(answer).map_or_else(String::new, |number| format!(": perhaps {number}"));
            writeln!(output, "{}  {shown}{padding}  {why} {code}{perhaps}", painted(BAD, "invalid"))?;
        }
    }
    Ok(())
}

/// The number that was probably meant.
fn suggestion(answer: &Answer) -> Option<PhoneNumber> {
    match answer {
        Answer::Number { plan, .. } => plan.as_ref()?.suggestion,
        _ => None,
    }
}

/// What is known about a valid entry, in a few words.
fn knowledge(answer: &Answer) -> String {
    match answer {
        Answer::Number {
            plan: Some(NumberingInfo { region: Some(region), line_type: Some(line_type), .. }),
            ..
        } => {
            format!("{region}, {}", line_type.as_str().replace('_', " "))
        }
        Answer::Number { number: Some(number), .. } => match number.calling_code() {
            None => "calling code not assigned".into(),
            Some(code) => format!("calling code {}, {}", code.code(), regions(code.regions())),
        },
        Answer::Sender { sender, .. } => match sender.as_ref() {
            Ok(sender) => format!("{}, {}", sender.kind().as_str(), sender.tier().as_str()),
            Err(_) => String::new(),
        },
        _ => String::new(),
    }
}

fn regions(regions: &[&str]) -> String {
    match regions {
        few if few.len() <= NAMED_REGIONS + 1 => few.join(", "),
        many => {
            let named = many.iter().take(NAMED_REGIONS).copied().collect::<Vec<_>>().join(", ");
            format!("{named} and {} more", many.len() - NAMED_REGIONS)
        }
    }
}
