//! For the tests of the tests: not a part of the interface.

pub use crate::dispatch::Mutation;
