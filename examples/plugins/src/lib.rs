//! A host whose rules are plug-ins in Go.

mod api;

pub use api::*;

/// Reads rules, one a line: `name: expression`. Lines that begin with `#` say nothing.
///
/// # Errors
///
/// The number of a line without a name.
pub fn parse_rules(text: &str) -> Result<Vec<Rule>, usize> {
    let lines = text.lines().enumerate();
    let lines = lines.filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
    let rules = lines.map(|(at, line)| {
        let (name, when) = line.split_once(':').ok_or(at + 1)?;
        Ok(Rule {
            name: name.trim().into(),
            when: when.trim().into(),
        })
    });
    rules.collect()
}

/// What the host knows of a client: 0 is the worst, 100 the best.
pub fn reputation(client: &str) -> i64 {
    let sum = client
        .bytes()
        .fold(7_u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte.into()));
    i64::from(sum % 101)
}

/// The requests of a day that never was, the same ones each time.
pub fn requests() -> impl Iterator<Item = Request> + Send {
    let mut state = 42_u64;
    let mut random = move |below: u64| {
        // Knuth's constants for a linear generator; the high bits are good enough for a log.
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    std::iter::repeat_with(move || Request {
        client: format!("192.0.2.{}", random(256)),
        method: ["GET", "GET", "GET", "POST"][random(4) as usize].into(),
        path: format!("/item/{}", random(10_000)),
        status: [200, 200, 200, 304, 404, 500][random(6) as usize],
        bytes: random(1 << 20),
        millis: random(1_000) as u32,
    })
}
