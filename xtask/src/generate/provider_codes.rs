//! `core/src/upstream/provider_codes_table.rs`: what providers' own codes mean.

use std::fmt::Write;
use std::fs;

use super::BANNER;
use super::tsv::{column, rows};
use crate::run::root;

const CODES: &str = "core/data/provider-codes.tsv";

/// In the order of the enum's variants.
const PROVIDERS: [&str; 5] = ["twilio", "vonage", "telnyx", "aws", "sinch"];

pub(super) fn generate() -> Result<String, String> {
    let mut out = String::from(BANNER);
    out.push_str("//! Providers' codes, from `data/provider-codes.tsv`.\n\n");
    out.push_str(
        "use super::outcome::UpstreamOutcome;\nuse super::provider::Row;\nuse crate::error::ErrorCode;\n\n",
    );
    out.push_str("/// The month of the providers' documentation that the table of their codes follows.\n");
    let _ = writeln!(out, "pub const PROVIDER_CODES_VERSION: &str = \"{}\";", version()?);
    let table = rows(CODES)?;
    if let Some(row) =
        table.iter().find(|row| row.first().is_none_or(|name| !PROVIDERS.contains(&name.as_str())))
    {
        return Err(format!("{CODES}: an unknown provider: {row:?}"));
    }
    for provider in PROVIDERS {
        let mut lines = Vec::new();
        for row in table.iter().filter(|row| row.first().is_some_and(|name| name == provider)) {
            let code = column(row, 1, CODES)?;
            let outcome = variant(column(row, 2, CODES)?);
            let error = match column(row, 3, CODES)? {
                "-" => String::from("None"),
                name => format!("Some(ErrorCode::{})", variant(name)),
            };
            lines.push((
                code.to_owned(),
                format!("    Row::new(\"{code}\", UpstreamOutcome::{outcome}, {error}),\n"),
            ));
        }
        lines.sort();
        if let Some([(code, _), _]) = lines.windows(2).find(|pair| matches!(pair, [(a, _), (b, _)] if a == b))
        {
            return Err(format!("{CODES}: {provider} has {code} twice"));
        }
        let _ = writeln!(
            out,
            "\n#[rustfmt::skip]\npub(super) static {}: [Row; {}] = [",
            provider.to_uppercase(),
            lines.len()
        );
        lines.iter().for_each(|(_, line)| out.push_str(line));
        out.push_str("];\n");
    }
    Ok(out)
}

fn version() -> Result<String, String> {
    let content = fs::read_to_string(root().join(CODES)).map_err(|error| format!("{CODES}: {error}"))?;
    let version = content.lines().find_map(|line| line.strip_prefix("# version "));
    version.map(str::to_owned).ok_or_else(|| format!("{CODES}: no version"))
}

/// `route_fault` is `RouteFault`.
fn variant(word: &str) -> String {
    let capital =
        |part: &str| part.get(..1).unwrap_or_default().to_uppercase() + part.get(1..).unwrap_or_default();
    word.split('_').map(capital).collect()
}
