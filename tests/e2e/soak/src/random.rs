//! Random numbers by a seed, and parcels made of them.

use crate::api::{Content, Parcel};

/// A generator of its own for each thread and task, so that what one does hangs on no other's speed.
#[derive(Clone)]
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Random {
        Random(seed)
    }

    /// Another generator, for another thread or task.
    pub fn fork(&mut self) -> Random {
        Random(self.next())
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut x = self.0;
        x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        x ^ (x >> 31)
    }

    /// A number below this one.
    pub fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound
    }

    /// True one time in so many.
    pub fn one_in(&mut self, many: u64) -> bool {
        self.below(many) == 0
    }

    /// A parcel of up to so many levels.
    pub fn parcel(&mut self, levels: u64) -> Parcel {
        let number = self.below(1 << 40);
        Parcel {
            number,
            name: format!("parcel {number}"),
            labels: (0..self.below(6))
                .map(|n| format!("label {n} of {number}, {}", "long ".repeat(n as usize)))
                .collect(),
            content: match self.below(3) {
                0 => Content::Nothing,
                1 => Content::Bytes((0..self.below(300)).map(|n| (n ^ number) as u8).collect()),
                _ => Content::Pair {
                    left: format!("left of {number}"),
                    right: number / 2,
                },
            },
            inner: (levels > 1 && self.one_in(2)).then(|| Box::new(self.parcel(levels - 1))),
        }
    }
}

/// What Go makes of a parcel.
pub fn changed(mut parcel: Parcel) -> Parcel {
    parcel.number += 1;
    parcel.name = parcel.name.to_uppercase();
    parcel.labels.reverse();
    match &mut parcel.content {
        Content::Nothing => {}
        Content::Bytes(bytes) => bytes.iter_mut().for_each(|byte| *byte ^= 0xff),
        Content::Pair { left, right } => {
            left.push('!');
            *right ^= parcel.number;
        }
    }
    parcel.inner = parcel.inner.map(|inner| Box::new(changed(*inner)));
    parcel
}

/// What Go adds up of a parcel.
pub fn measure(parcel: &Parcel) -> u64 {
    let labels: usize = parcel.labels.iter().map(String::len).sum();
    let content = match &parcel.content {
        Content::Nothing => 0,
        Content::Bytes(bytes) => bytes.len() as u64,
        Content::Pair { left, right } => left.len() as u64 + right,
    };
    let inner = parcel.inner.as_deref().map_or(0, measure);
    parcel.number + (parcel.name.len() + labels) as u64 + content + inner
}

/// What Go makes of a number.
pub fn labels(number: u64) -> Vec<String> {
    (0..number % 20).map(|n| format!("label {number} {n}")).collect()
}
