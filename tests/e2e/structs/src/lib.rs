//! What `derive(R2G)` takes of a struct or an enum beside its fields: struct tags, fields that Go does not have, type
//! parameters.

pub mod api;
