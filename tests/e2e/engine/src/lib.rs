//! What a program may ask of the engine: figures.

pub mod api;
