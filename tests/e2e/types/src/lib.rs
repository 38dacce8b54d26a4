//! Every type crosses in both directions, sync and async, alone and within the others.

pub mod api;
