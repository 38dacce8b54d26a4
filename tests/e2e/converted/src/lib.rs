//! The types whose Go form is not the one that crosses: enums with data, maps, sets, times.

pub mod api;
