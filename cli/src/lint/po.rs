//! The messages of a gettext PO file: what a reader is shown.

use std::mem;

use super::source::{TemplateText, Wrong};

/// Every translation, and the original where there is none or only a fuzzy one, which gettext does not use. Obsolete
/// messages and the header are left out.
pub(super) fn templates(text: &str) -> Result<Vec<TemplateText>, Wrong> {
    let mut reader = Reader::default();
    for (index, line) in text.lines().enumerate() {
        let number = index as u64 + 1;
        reader
            .line(number, line.trim())
            .map_err(|message| Wrong { line: number, message: message.into() })?;
    }
    reader.end_message();
    Ok(reader.templates)
}

/// A string of a message and the line on which it starts.
#[derive(Default)]
struct Part {
    line: u64,
    text: String,
}

#[derive(Default)]
struct Message {
    context: Option<Part>,
    id: Option<Part>,
    plural: Option<Part>,
    translations: Vec<Part>,
    fuzzy: bool,
}

/// What the next quoted line goes on with.
#[derive(Clone, Copy, Default)]
enum Open {
    #[default]
    Nothing,
    Context,
    Id,
    Plural,
    Translation,
}

#[derive(Default)]
struct Reader {
    message: Message,
    open: Open,
    templates: Vec<TemplateText>,
}

impl Reader {
    fn line(&mut self, number: u64, line: &str) -> Result<(), &'static str> {
        if let Some(comment) = line.strip_prefix('#') {
            if !self.message.translations.is_empty() {
                self.end_message();
            }
            let flags = comment.strip_prefix(',').unwrap_or_default();
            self.message.fuzzy |= flags.split(',').any(|flag| flag.trim() == "fuzzy");
            return Ok(());
        }
        if line.is_empty() {
            return Ok(());
        }
        if line.starts_with('"') {
            let more = quoted(line)?;
            return match self.part() {
                Some(part) => {
                    part.text += &more;
                    Ok(())
                }
                None => Err("a string stands here without a keyword before it"),
            };
        }
        let (keyword, rest) = line.split_once([' ', '\t', '"']).unwrap_or((line, ""));
        let text = quoted(line.get(line.len() - rest.len() - 1..).unwrap_or_default().trim_start())?;
        self.keyword(keyword, Part { line: number, text })
    }

    fn keyword(&mut self, keyword: &str, part: Part) -> Result<(), &'static str> {
        let begins = matches!(keyword, "msgctxt" | "msgid");
        if begins && !self.message.translations.is_empty() {
            self.end_message();
        }
        let (place, open) = match keyword {
            "msgctxt" => (&mut self.message.context, Open::Context),
            "msgid" => (&mut self.message.id, Open::Id),
            "msgid_plural" => (&mut self.message.plural, Open::Plural),
            _ if is_translation(keyword) => {
                if self.message.id.is_none() {
                    return Err("a translation stands here without a msgid before it");
                }
                self.message.translations.push(part);
                self.open = Open::Translation;
                return Ok(());
            }
            _ => return Err("this is no keyword of a PO file"),
        };
        if place.is_some() {
            return Err("the keyword stands twice in one message");
        }
        *place = Some(part);
        self.open = open;
        Ok(())
    }

    fn part(&mut self) -> Option<&mut Part> {
        match self.open {
            Open::Nothing => None,
            Open::Context => self.message.context.as_mut(),
            Open::Id => self.message.id.as_mut(),
            Open::Plural => self.message.plural.as_mut(),
            Open::Translation => self.message.translations.last_mut(),
        }
    }

    fn end_message(&mut self) {
        self.open = Open::Nothing;
        let Message { context, id, plural, translations, fuzzy } = mem::take(&mut self.message);
        let Some(id) = id else { return };
        if id.text.is_empty() && context.is_none() {
            return;
        }
        let name = match context {
            Some(context) => format!("{}: {}", context.text, id.text),
            None => id.text.clone(),
        };
        let translated = !fuzzy && translations.iter().any(|part| !part.text.is_empty());
        let originals = || [id].into_iter().chain(plural).collect();
        let parts: Vec<_> = if translated { translations } else { originals() };
        let several = parts.len() > 1;
        self.templates.extend(parts.into_iter().enumerate().map(|(index, part)| TemplateText {
            name: if several { format!("{name} [{index}]") } else { name.clone() },
            line: Some(part.line),
            text: part.text,
        }));
    }
}

/// `msgstr`, `msgstr[0]`.
fn is_translation(keyword: &str) -> bool {
    let index = keyword.strip_prefix("msgstr").map(|rest| rest.strip_prefix('[').unwrap_or(rest));
    index.is_some_and(|index| {
        index.is_empty() || index.strip_suffix(']').is_some_and(|index| index.parse::<u8>().is_ok())
    })
}

/// The text of a string in quotes, its escapes read.
fn quoted(string: &str) -> Result<String, &'static str> {
    let unclosed = "a string is not closed";
    let mut characters = string.strip_prefix('"').ok_or("a string in quotes is missing")?.chars();
    let mut text = String::new();
    loop {
        match characters.next().ok_or(unclosed)? {
            '"' if characters.as_str().is_empty() => return Ok(text),
            '"' => return Err("something stands after the string"),
            '\\' => text.push(match characters.next().ok_or(unclosed)? {
                'n' => '\n',
                't' => '\t',
                'r' => '\r',
                'a' => '\u{7}',
                'b' => '\u{8}',
                'v' => '\u{b}',
                'f' => '\u{c}',
                same @ ('"' | '\\') => same,
                _ => return Err("an escape is not known"),
            }),
            character => text.push(character),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = r#"# Translators
#, fuzzy
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"

#: shop.rs:7
#, c-format
msgid "Hello {name}"
msgstr ""
"Merhaba "
"{name}\n\"\\"

msgctxt "sms"
msgid "Untranslated"
msgstr ""
#, fuzzy, c-format
msgid "Fuzzy"
msgstr "Yanlış"
msgid "{n} item"
msgid_plural "{n} items"
msgstr[0] "{n} öğe"
msgstr[1]	"{n} öğe."
#~ msgid "Obsolete"
#~ msgstr "Eski"
"#;

    #[test]
    fn what_a_reader_is_shown() {
        let found = templates(FILE).unwrap();
        let found: Vec<_> = found
            .iter()
            .map(|found| (found.name.as_str(), found.line.unwrap(), found.text.as_str()))
            .collect();
        assert_eq!(
            found,
            [
                ("Hello {name}", 10, "Merhaba {name}\n\"\\"),
                ("sms: Untranslated", 15, "Untranslated"),
                ("Fuzzy", 18, "Fuzzy"),
                ("{n} item [0]", 22, "{n} öğe"),
                ("{n} item [1]", 23, "{n} öğe."),
            ]
        );
    }

    #[test]
    fn what_is_no_po() {
        let wrong = |text: &str, line: u64, message: &str| {
            assert_eq!(templates(text).unwrap_err(), Wrong { line, message: message.into() }, "{text}");
        };
        wrong("\"a\"", 1, "a string stands here without a keyword before it");
        wrong("msgid \"a", 1, "a string is not closed");
        wrong("msgid \"a\" b", 1, "something stands after the string");
        wrong("\nmsgid", 2, "a string in quotes is missing");
        wrong("msgid \"a\\q\"", 1, "an escape is not known");
        wrong("msgstr \"a\"", 1, "a translation stands here without a msgid before it");
        wrong("msgid \"a\"\nmsgid \"b\"", 2, "the keyword stands twice in one message");
        wrong("text", 1, "a string in quotes is missing");
        wrong("text \"a\"", 1, "this is no keyword of a PO file");
        wrong("msgid \"a\"\nmsgstr[x] \"a\"", 2, "this is no keyword of a PO file");
    }
}
