//! Makes a failing input small: takes lines away, then pieces, as long as it fails in the same way.

use super::pieces::pieces;

/// How often the question may be asked.
const QUESTIONS: usize = 1_500;

/// The smallest text that was found for which `fails` still says yes.
pub(crate) fn shrink(text: &str, mut fails: impl FnMut(&str) -> bool) -> String {
    let mut left = QUESTIONS;
    let mut text = text.to_string();
    loop {
        let before = text.len();
        let lines: Vec<String> = text.split_inclusive('\n').map(str::to_string).collect();
        text = fewer(lines, &mut fails, &mut left);
        let parts = pieces(&text).into_iter().map(str::to_string).collect();
        text = fewer(parts, &mut fails, &mut left);
        if text.len() == before || left == 0 {
            return text;
        }
    }
}

/// Takes runs of parts away, long ones first.
fn fewer(mut parts: Vec<String>, fails: &mut impl FnMut(&str) -> bool, left: &mut usize) -> String {
    let mut run = parts.len().div_ceil(2);
    while run > 0 && *left > 0 {
        let mut at = 0;
        while at < parts.len() && *left > 0 {
            let mut fewer = parts.clone();
            fewer.drain(at..(at + run).min(parts.len()));
            *left -= 1;
            if fails(&fewer.concat()) {
                parts = fewer;
            } else {
                at += run;
            }
        }
        run = if run == 1 { 0 } else { run.div_ceil(2) };
    }
    parts.concat()
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_matters_is_left() {
        let text = "fn a();\nstruct B { x: u8, y: Vec<u16> }\nfn c();\n";
        let small = super::shrink(text, |text| text.contains("y") && text.contains("u16"));
        assert_eq!(small, "yu16");
    }
}
