//! What a program may ask of the engine: figures, limits, deadlines and values for the handler's context, an end.

pub mod api;
