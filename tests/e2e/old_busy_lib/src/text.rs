//! A module without any interface.

/// The label of a row.
pub(crate) fn label<N: Into<usize> + Copy>(number: N) -> String {
    format!("row {}", number.into())
}
