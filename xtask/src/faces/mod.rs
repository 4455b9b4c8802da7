//! The tests of each face.

pub(crate) mod c;
pub(crate) mod node;
pub(crate) mod python;
