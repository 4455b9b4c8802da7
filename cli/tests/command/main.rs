//! The built command, run as a user runs it. Expected values are counted by hand from SPEC, docs/rules.md and the
//! client's API document, and written out whole.

#[cfg(test)]
mod advise;
#[cfg(test)]
mod analyze;
#[cfg(test)]
mod check;
#[cfg(test)]
mod failures;
#[cfg(test)]
mod lint;
#[cfg(test)]
mod list;
#[cfg(test)]
mod pdu;
#[cfg(test)]
mod plan;
#[cfg(test)]
mod run;
#[cfg(test)]
mod segment;
#[cfg(test)]
mod smart;
#[cfg(test)]
mod terminal;
