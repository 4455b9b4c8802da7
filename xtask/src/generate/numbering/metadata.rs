//! `core/data/numbering/metadata.tsv`, read.

use super::super::tsv::{column, rows};
use super::pattern::Pattern;

const PATH: &str = "core/data/numbering/metadata.tsv";

/// The types in the order in which libphonenumber asks for them, with the number that each has in the tables. Fixed line and
/// mobile at once is a type of its own.
pub(super) const TYPES: [(&str, u8); 10] = [
    ("premium_rate", 5),
    ("toll_free", 4),
    ("shared_cost", 6),
    ("voip", 7),
    ("personal_number", 8),
    ("pager", 9),
    ("uan", 10),
    ("voicemail", 11),
    ("fixed_line", 1),
    ("mobile", 2),
];

/// What the metadata says.
pub(super) struct Metadata {
    pub(super) release: String,
    /// By calling code.
    pub(super) plans: Vec<Plan>,
}

/// The numbers of one calling code.
pub(super) struct Plan {
    pub(super) code: u16,
    /// In the order in which they are asked whose a number is.
    pub(super) regions: Vec<Region>,
    /// What national dialling puts in front of a number, and what parsing puts in its place.
    pub(super) prefix: Option<Pattern>,
    pub(super) replacement: Option<String>,
}

pub(super) struct Region {
    pub(super) name: String,
    pub(super) general: Numbers,
    /// With the index of the type.
    pub(super) types: Vec<(usize, Numbers)>,
    pub(super) leading_digits: Option<Pattern>,
}

/// A pattern and the lengths that count.
pub(super) struct Numbers {
    pub(super) pattern: Pattern,
    /// Bit n: n digits.
    pub(super) lengths: u32,
}

impl Metadata {
    pub(super) fn read() -> Result<Self, String> {
        let mut metadata = Self { release: String::new(), plans: Vec::new() };
        for row in rows(PATH)? {
            let cell = |index| column(&row, index, PATH);
            let (kind, text) = (cell(2)?, cell(4)?);
            if kind == "release" {
                metadata.release = text.to_owned();
                continue;
            }
            let code = cell(0)?.parse().map_err(|error| format!("{PATH}: {row:?}: {error}"))?;
            metadata
                .add(code, cell(1)?, kind, cell(3)?, text)
                .map_err(|error| format!("{PATH}: {row:?}: {error}"))?;
        }
        Ok(metadata)
    }

    fn add(&mut self, code: u16, name: &str, kind: &str, lengths: &str, text: &str) -> Result<(), String> {
        if self.plans.last().is_none_or(|plan| plan.code != code) {
            self.plans.push(Plan { code, regions: Vec::new(), prefix: None, replacement: None });
        }
        let plan = self.plans.last_mut().ok_or("no plan")?;
        match kind {
            "general" => {
                let general = Numbers::of(lengths, text)?;
                plan.regions.push(Region {
                    name: name.to_owned(),
                    general,
                    types: Vec::new(),
                    leading_digits: None,
                });
            }
            "national_prefix" => plan.prefix = Some(Pattern::parse(text)?),
            "national_prefix_replacement" => plan.replacement = Some(text.to_owned()),
            _ => {
                let region = plan
                    .regions
                    .last_mut()
                    .filter(|region| region.name == name)
                    .ok_or("general comes first")?;
                if kind == "leading_digits" {
                    region.leading_digits = Some(Pattern::parse(text)?);
                } else {
                    let index = TYPES.iter().position(|(word, _)| *word == kind).ok_or("no such kind")?;
                    region.types.push((index, Numbers::of(lengths, text)?));
                }
            }
        }
        Ok(())
    }
}

impl Numbers {
    fn of(lengths: &str, pattern: &str) -> Result<Self, String> {
        let mut bits = 0;
        for length in lengths.split(',') {
            bits |= 1 << length.parse::<u32>().map_err(|error| error.to_string())?;
        }
        Ok(Self { pattern: Pattern::parse(pattern)?, lengths: bits })
    }
}
