//! The tests of each face.
