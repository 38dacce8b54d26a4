//! Bars on a logarithmic scale, as SVG.

use std::fmt::Write as _;

use crate::markup::escape;

const WIDTH: f64 = 560.0;
const HEIGHT: f64 = 260.0;
/// Room for the numbers on the left, the title above and the names below.
const LEFT: f64 = 56.0;
const TOP: f64 = 28.0;
const BOTTOM: f64 = 22.0;
/// A color for each side that can be told apart by most people.
const COLORS: [&str; 6] = ["#999999", "#e69f00", "#b8860b", "#cc79a7", "#0072b2", "#009e73"];

/// A group of bars, one for each side that has a value.
pub(crate) struct Group {
    pub(crate) name: String,
    pub(crate) values: Vec<Option<f64>>,
}

/// The plot of these groups.
pub(crate) fn bars(title: &str, groups: &[Group]) -> String {
    let values = || groups.iter().flat_map(|group| group.values.iter().flatten());
    let (low, high) = (
        values().copied().fold(f64::INFINITY, f64::min),
        values().copied().fold(0.0, f64::max),
    );
    // Whole powers of ten around what there is.
    let low = low.log10().floor();
    let high = high.log10().ceil().max(low + 1.0);
    let y = |value: f64| {
        let part = (value.log10() - low) / (high - low);
        HEIGHT - BOTTOM - part * (HEIGHT - BOTTOM - TOP)
    };
    let mut svg = format!(
        "<svg viewBox=\"0 0 {WIDTH} {HEIGHT}\" width=\"{WIDTH}\" height=\"{HEIGHT}\" role=\"img\">\n\
         <text x=\"{LEFT}\" y=\"16\" class=\"title\">{title}</text>\n"
    );
    for power in low as i32..=high as i32 {
        let at = y(10f64.powi(power));
        let _ = writeln!(
            svg,
            "<line x1=\"{LEFT}\" x2=\"{WIDTH}\" y1=\"{at:.1}\" y2=\"{at:.1}\" class=\"grid\"/>\
             <text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{}</text>",
            LEFT - 6.0,
            at + 4.0,
            short(10f64.powi(power)),
        );
    }
    let room = (WIDTH - LEFT) / groups.len() as f64;
    for (n, group) in groups.iter().enumerate() {
        let left = LEFT + n as f64 * room;
        let width = room * 0.86 / group.values.len() as f64;
        let _ = writeln!(
            svg,
            "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{}</text>",
            left + room / 2.0,
            HEIGHT - 6.0,
            escape(&group.name)
        );
        for (side, value) in group.values.iter().enumerate() {
            let Some(value) = value else { continue };
            let (x, top) = (left + room * 0.07 + side as f64 * width, y(*value));
            let _ = writeln!(
                svg,
                "<rect x=\"{x:.1}\" y=\"{top:.1}\" width=\"{:.1}\" height=\"{:.1}\" fill=\"{}\"><title>{value:.1}</title></rect>",
                width * 0.92,
                (HEIGHT - BOTTOM - top).max(0.5),
                COLORS[side % COLORS.len()],
            );
        }
    }
    svg + "</svg>\n"
}

/// Which color is whose.
pub(crate) fn legend<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let entries = names
        .zip(COLORS)
        .map(|(name, color)| format!("<span><i style=\"background:{color}\"></i>{name}</span>"));
    format!("<p class=\"legend\">{}</p>\n", entries.collect::<String>())
}

/// A power of ten: 1000000 is 1M.
fn short(value: f64) -> String {
    match value {
        v if v >= 1e9 => format!("{:.0}G", v / 1e9),
        v if v >= 1e6 => format!("{:.0}M", v / 1e6),
        v if v >= 1e3 => format!("{:.0}k", v / 1e3),
        v if v >= 1.0 => format!("{v:.0}"),
        v => format!("{v}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_for_each_value() {
        let group = |name: &str, values: [Option<f64>; 2]| Group {
            name: name.to_owned(),
            values: values.to_vec(),
        };
        let svg = bars(
            "t",
            &[group("a", [Some(5.0), Some(5e6)]), group("b", [None, Some(1.0)])],
        );
        assert_eq!(svg.matches("<rect").count(), 3);
        assert!(svg.contains(">10M</text>") && svg.contains(">1</text>") && !svg.contains("NaN"));
    }
}
