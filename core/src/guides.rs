//! The pages under docs, so that their blocks of Rust are tests.

#[doc = include_str!("../../docs/dispatch.md")]
mod dispatch {}
#[doc = include_str!("../../docs/guide/edge.md")]
mod edge {}
#[doc = include_str!("../../docs/guide/gateway.md")]
mod gateway {}
#[doc = include_str!("../../docs/guide/lists.md")]
mod lists {}
#[doc = include_str!("../../docs/guide/numbers.md")]
mod numbers {}
#[doc = include_str!("../../docs/guide/receiving.md")]
mod receiving {}
#[doc = include_str!("../../docs/guide/saving.md")]
mod saving {}
#[doc = include_str!("../../docs/wire.md")]
mod wire {}
