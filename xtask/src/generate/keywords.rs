//! `core/src/text/keywords_table.rs`: the words by which people opt out, opt in and ask for help.

use std::fmt::Write;

use super::BANNER;
use super::tsv::{column, rows};

const KEYWORDS: &str = "core/data/keywords.tsv";

pub(super) fn generate() -> Result<String, String> {
    let mut keywords = Vec::new();
    let mut around = [
        ("filler", "FILLERS", Vec::new()),
        ("instruction", "INSTRUCTIONS", Vec::new()),
        ("link", "LINKS", Vec::new()),
    ];
    for row in rows(KEYWORDS)? {
        let words = column(&row, 0, KEYWORDS)?.to_owned();
        let kind = column(&row, 1, KEYWORDS)?;
        if let Some((_, _, list)) = around.iter_mut().find(|(name, ..)| *name == kind) {
            list.push(words);
            continue;
        }
        let variant = match kind {
            "opt_out" => "OptOut",
            "opt_in" => "OptIn",
            "help" => "Help",
            _ => return Err(format!("{KEYWORDS}: {words}: unknown kind {kind}")),
        };
        let exact = column(&row, 2, KEYWORDS)? == "exact";
        let anywhere = column(&row, 3, KEYWORDS)? == "anywhere";
        keywords.push((words, variant, exact, anywhere));
    }
    keywords.sort();
    if keywords.windows(2).any(|pair| matches!(pair, [first, second] if first.0 == second.0)) {
        return Err(format!("{KEYWORDS}: a keyword stands twice"));
    }
    let mut out = String::from(BANNER);
    out.push_str("//! Keywords and the words around them, from `data/keywords.tsv`.\n\n");
    out.push_str("use super::keyword::{Entry, KeywordKind};\n\n");
    out.push_str("/// Keywords, in the order of their words.\n#[rustfmt::skip]\n");
    let _ = writeln!(out, "pub(super) static KEYWORDS: [Entry; {}] = [", keywords.len());
    for (words, kind, exact, anywhere) in &keywords {
        let _ = writeln!(
            out,
            "    Entry {{ words: \"{words}\", kind: KeywordKind::{kind}, exact: {exact}, anywhere: {anywhere} }},"
        );
    }
    out.push_str("];\n");
    for (name, constant, mut list) in around {
        list.sort();
        let _ = writeln!(out, "\n/// The words of kind `{name}`, in order.\n#[rustfmt::skip]");
        let _ = writeln!(out, "pub(super) static {constant}: [&str; {}] = [", list.len());
        for line in list.chunks(8) {
            let quoted: Vec<String> = line.iter().map(|word| format!("\"{word}\"")).collect();
            let _ = writeln!(out, "    {},", quoted.join(", "));
        }
        out.push_str("];\n");
    }
    Ok(out)
}
