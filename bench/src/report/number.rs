//! Numbers for people.

/// Nanoseconds, with as many digits as mean something.
pub(super) fn nanoseconds(value: f64) -> String {
    if value < 100.0 {
        format!("{value:.1}")
    } else {
        thousands(value.round() as u64)
    }
}

/// A ratio, or a dash where a side is missing.
pub(super) fn ratio(value: Option<f64>) -> String {
    match value {
        None => "-".to_owned(),
        Some(value) if value < 0.1 => format!("{value:.3}"),
        Some(value) => format!("{value:.2}"),
    }
}

/// A number of objects a call.
pub(super) fn objects(value: f64) -> String {
    // What the runtimes themselves allocate now and then is not the call's.
    thousands(value.round() as u64)
}

fn thousands(value: u64) -> String {
    let digits = value.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        assert_eq!(nanoseconds(40.04), "40.0");
        assert_eq!(nanoseconds(6712.6), "6,713");
        assert_eq!(nanoseconds(1_234_567.0), "1,234,567");
        assert_eq!(ratio(Some(0.0214)), "0.021");
        assert_eq!(ratio(Some(1.149)), "1.15");
        assert_eq!(ratio(None), "-");
        assert_eq!(objects(0.004), "0");
    }
}
