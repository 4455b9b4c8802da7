//! `core/src/address/numbering/tables.rs`: which national numbers are valid, of what type, and where.

mod automaton;
mod cover;
mod metadata;
mod nfa;
mod pattern;
mod prefix;
mod regions;
mod tails;

use std::fmt::{Display, Write};

use super::{BANNER, calling_codes};
use automaton::{Nodes, build, projected};
pub(crate) use cover::cover;
use metadata::Metadata;
use prefix::{Program, replacement};
use regions::{ANSWER, Regions, Step};
use tails::Packed;

/// The release of the metadata.
pub(crate) fn release() -> Result<String, String> {
    Metadata::read().map(|metadata| metadata.release)
}

/// Leaves room for as many tails as steps would need at the present proportion.
const FIRST_TAIL: u16 = 64_000;

/// A plan without an entry.
const NONE: u16 = u16::MAX;

/// What the generated file holds.
struct Tables {
    entries: Vec<u16>,
    packed: Packed,
    region_entries: Vec<u16>,
    regions: Vec<Step>,
}

impl Tables {
    fn of(metadata: &Metadata) -> Result<Self, String> {
        let mut nodes = Nodes::new();
        let mut firsts = Vec::new();
        for plan in &metadata.plans {
            firsts.push(build(plan, &mut nodes)?);
        }
        let mut regions = Regions::of(&nodes);
        let mut region_entries = Vec::new();
        for (plan, first) in metadata.plans.iter().zip(&firsts) {
            region_entries.push(if plan.regions.len() == 1 { NONE } else { regions.add(plan, *first)? });
        }
        let mut types = Nodes::new();
        let places = projected(&nodes, &mut types, |outcome| outcome.line_type);
        let packed = Packed::of(&types)?;
        let entries = firsts.iter().map(|first| packed.entries[places[*first as usize] as usize]).collect();
        Ok(Self { entries, packed, region_entries, regions: regions.steps })
    }
}

pub(super) fn generate() -> Result<String, String> {
    let metadata = Metadata::read()?;
    agrees_with_calling_codes(&metadata)?;
    let Tables { entries, packed, region_entries, regions } = Tables::of(&metadata)?;
    let prefixes = Prefixes::of(&metadata)?;
    let mut out = String::from(BANNER);
    out.push_str("//! National numbers, from `data/numbering/metadata.tsv` (libphonenumber's metadata, Apache-2.0).\n\n");
    let _ = writeln!(
        out,
        "/// From here on an entry is a tail and not a step.\npub(super) const FIRST_TAIL: u16 = {FIRST_TAIL};\n"
    );
    let entries = in_place(&entries)?;
    let steps = packed.steps.iter().map(|step| in_place(step)).collect::<Result<Vec<_>, _>>()?;
    list(
        &mut out,
        "By calling code, in the order of its table: the entry into the steps.",
        "ENTRIES",
        "u16",
        &entries,
        24,
    );
    list(
        &mut out,
        "Ten entries a step, where each digit leads: to the place of a step, or from `FIRST_TAIL` on to a tail.",
        "STEPS",
        "u16",
        &steps.concat(),
        10,
    );
    list(
        &mut out,
        "By step: the type of a number that ends there, 0 for none.",
        "ENDS",
        "u8",
        &packed.ends,
        24,
    );
    rows(
        &mut out,
        "From where any digits may follow: the type by how many are left, 0 for none.",
        "TAILS",
        "[u8; 16]",
        &packed.tails,
    );
    list(
        &mut out,
        "By calling code: the entry into the region steps, 65535 when it has one region.",
        "REGION_ENTRIES",
        "u16",
        &region_entries,
        24,
    );
    let _ = writeln!(
        out,
        "/// Marks a region entry that is an answer and not a step.\npub(super) const ANSWER: u16 = {ANSWER};\n"
    );
    rows(
        &mut out,
        "Where each digit leads: to a step, or with `ANSWER` to a valid number's region and another's, five bits each, from 1.\n/// The last is for a number that ends here.",
        "REGION_STEPS",
        "[u16; 11]",
        &regions,
    );
    list(
        &mut out,
        "By calling code: the rule about national prefixes, 255 for none.",
        "PREFIX_RULES",
        "u8",
        &prefixes.by_plan,
        24,
    );
    rows(
        &mut out,
        "Where the program begins; then the replacement: the group (0: there is none), the digits before it and how many.",
        "RULES",
        "[u16; 4]",
        &prefixes.rules,
    );
    list(&mut out, "The programs that match a national prefix.", "PROGRAMS", "u16", &prefixes.programs, 24);
    out.truncate(out.trim_end().len());
    out.push('\n');
    Ok(out)
}

/// One release, and the regions of both tables in one order: the main one first, the others as they are asked.
fn agrees_with_calling_codes(metadata: &Metadata) -> Result<(), String> {
    let (release, codes) = calling_codes::regions()?;
    let ours = metadata.plans.iter().map(|plan| {
        (plan.code, plan.regions.iter().map(|region| region.name.as_str()).collect::<Vec<_>>().join(","))
    });
    if release != metadata.release || !ours.eq(codes) {
        return Err("calling-codes.tsv and numbering/metadata.tsv are not of one release".into());
    }
    Ok(())
}

struct Prefixes {
    by_plan: Vec<u8>,
    rules: Vec<[u16; 4]>,
    programs: Vec<u16>,
}

impl Prefixes {
    fn of(metadata: &Metadata) -> Result<Self, String> {
        let mut prefixes = Self { by_plan: Vec::new(), rules: Vec::new(), programs: Vec::new() };
        let mut known: Vec<(Vec<u16>, Option<&str>)> = Vec::new();
        for plan in &metadata.plans {
            let Some(pattern) = &plan.prefix else {
                prefixes.by_plan.push(u8::MAX);
                continue;
            };
            let rule = (Program::of(pattern)?.operations, plan.replacement.as_deref());
            let place = match known.iter().position(|other| *other == rule) {
                Some(place) => place,
                None => {
                    let (digits, group) = rule.1.map_or(Ok(("", 0)), replacement)?;
                    let value = if digits.is_empty() { Ok(0) } else { digits.parse() };
                    let value = value.map_err(|_| format!("{digits}: too many digits"))?;
                    prefixes.rules.push([prefixes.programs.len() as u16, group, value, digits.len() as u16]);
                    prefixes.programs.extend(&rule.0);
                    known.push(rule);
                    known.len() - 1
                }
            };
            prefixes.by_plan.push(u8::try_from(place).map_err(|_| "too many rules")?);
        }
        Ok(prefixes)
    }
}

/// Entries into the automaton of types as the file has them: where a step begins among all entries, so that a digit is only
/// added.
fn in_place(entries: &[u16]) -> Result<Vec<u16>, String> {
    let place = |entry: u16| match entry & ANSWER {
        0 => entry.checked_mul(10).filter(|place| *place < FIRST_TAIL),
        _ => (entry & !ANSWER).checked_add(FIRST_TAIL),
    };
    entries
        .iter()
        .map(|entry| place(*entry).ok_or("too many steps or tails for their entries".into()))
        .collect()
}

fn list(out: &mut String, what: &str, name: &str, of: &str, values: &[impl Display], per_line: usize) {
    let _ =
        writeln!(out, "/// {what}\n#[rustfmt::skip]\npub(super) static {name}: [{of}; {}] = [", values.len());
    for line in values.chunks(per_line) {
        let line: Vec<String> = line.iter().map(ToString::to_string).collect();
        let _ = writeln!(out, "    {},", line.join(", "));
    }
    out.push_str("];\n\n");
}

fn rows<T: Display, const N: usize>(out: &mut String, what: &str, name: &str, of: &str, values: &[[T; N]]) {
    let _ =
        writeln!(out, "/// {what}\n#[rustfmt::skip]\npub(super) static {name}: [{of}; {}] = [", values.len());
    for row in values {
        let row: Vec<String> = row.iter().map(ToString::to_string).collect();
        let _ = writeln!(out, "    [{}],", row.join(", "));
    }
    out.push_str("];\n\n");
}
