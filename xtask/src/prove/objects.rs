//! What stands in a static library: the symbols that its members define and need, and which function needs which.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use object::read::archive::ArchiveFile;
use object::read::elf::ElfFile64;
use object::{Object, ObjectSection, ObjectSymbol, RelocationTarget, SymbolKind};

/// One object file of an archive.
pub(super) struct Member {
    pub(super) name: String,
    /// Names as the linker sees them.
    pub(super) defined: BTreeSet<String>,
    pub(super) undefined: BTreeSet<String>,
    /// How often a function names a symbol that is not in this member.
    pub(super) references: BTreeMap<(String, String), usize>,
}

/// The object files of a static library for 64-bit ELF.
pub(super) fn members(archive: &Path) -> Result<Vec<Member>, String> {
    let place = archive.display();
    let octets = fs::read(archive).map_err(|error| format!("{place}: {error}"))?;
    let file = ArchiveFile::parse(&*octets).map_err(|error| format!("{place}: {error}"))?;
    let mut members = Vec::new();
    for entry in file.members() {
        let entry = entry.map_err(|error| format!("{place}: {error}"))?;
        let name = String::from_utf8_lossy(entry.name()).into_owned();
        let data = entry.data(&*octets).map_err(|error| format!("{place}: {name}: {error}"))?;
        // Rust's own metadata is no object file.
        if data.starts_with(b"\x7fELF") {
            members.push(member(name, data).map_err(|error| format!("{place}: {error}"))?);
        }
    }
    Ok(members)
}

/// A name as people write it, without the numbers that tell crates of one name apart.
pub(super) fn demangled(symbol: &str) -> String {
    format!("{:#}", rustc_demangle::demangle(symbol))
}

fn member(name: String, data: &[u8]) -> Result<Member, object::Error> {
    let file = ElfFile64::<object::Endianness>::parse(data)?;
    let mut member =
        Member { name, defined: BTreeSet::new(), undefined: BTreeSet::new(), references: BTreeMap::new() };
    // A function's place in its section, to find whose code a relocation changes.
    let mut functions = BTreeMap::new();
    for symbol in file.symbols() {
        let name = symbol.name()?;
        if symbol.kind() == SymbolKind::Text
            && let Some(section) = symbol.section_index()
        {
            functions.insert((section.0, symbol.address()), name);
        }
        if name.is_empty() || symbol.is_local() {
            continue;
        }
        if symbol.is_undefined() {
            member.undefined.insert(name.to_owned());
        } else {
            member.defined.insert(name.to_owned());
        }
    }
    for section in file.sections() {
        for (offset, relocation) in section.relocations() {
            let RelocationTarget::Symbol(index) = relocation.target() else { continue };
            let target = file.symbol_by_index(index)?;
            let at = (section.index().0, offset);
            let from = functions.range(..=at).next_back().filter(|((section, _), _)| *section == at.0);
            if let Some((_, function)) = from
                && target.is_undefined()
            {
                let pair = ((*function).to_owned(), target.name()?.to_owned());
                *member.references.entry(pair).or_default() += 1;
            }
        }
    }
    Ok(member)
}
