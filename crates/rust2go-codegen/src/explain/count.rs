//! A number that depends on how long the lists are.

use std::collections::BTreeMap;

use serde::Serialize;

/// How often something happens: so often for the value itself, and so often for each value of other types that is in it.
///
/// It is an upper bound: what is empty, or `None`, is not allocated.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Count {
    /// For the value itself.
    pub fixed: usize,
    /// For each value of a type that is an element of a list in it, or that contains itself.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub each: BTreeMap<String, usize>,
}

impl Count {
    /// A number that depends on nothing.
    pub(super) fn fixed(fixed: usize) -> Count {
        Count {
            fixed,
            each: BTreeMap::new(),
        }
    }

    /// Whether it never happens.
    pub fn is_never(&self) -> bool {
        self.fixed == 0 && self.each.values().all(|times| *times == 0)
    }

    /// Adds another number.
    pub(super) fn add(&mut self, other: Count) {
        self.fixed += other.fixed;
        for (of, times) in other.each {
            let known = self.each.entry(of).or_default();
            // The same type costs the same, wherever it stands.
            *known = times.max(*known);
        }
    }

    /// The larger of both.
    pub(super) fn or(self, other: Count) -> Count {
        let fixed = self.fixed.max(other.fixed);
        Count { fixed: 0, ..self }
            .and(Count { fixed: 0, ..other })
            .and(Count::fixed(fixed))
    }

    /// The sum.
    pub(super) fn and(mut self, other: Count) -> Count {
        self.add(other);
        self
    }

    /// So many of it side by side.
    pub(super) fn times(mut self, times: usize) -> Count {
        self.fixed = self.fixed.saturating_mul(times);
        self
    }

    /// The number for any number of values of this type.
    pub(super) fn for_each(mut self, of: String) -> Count {
        let times = std::mem::take(&mut self.fixed);
        if times > 0 {
            self.add(Count {
                fixed: 0,
                each: BTreeMap::from([(of, times)]),
            });
        }
        self
    }
}

impl std::fmt::Display for Count {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let each = self.each.iter().filter(|(_, times)| **times > 0);
        let mut parts: Vec<String> = each.map(|(of, times)| format!("{times} per {of}")).collect();
        if self.fixed > 0 || parts.is_empty() {
            parts.insert(0, self.fixed.to_string());
        }
        f.write_str(&parts.join(" + "))
    }
}
