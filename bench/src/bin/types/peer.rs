//! The same values for rust2go 0.4.3. This is done beforehand, and not timed.

use bench_ours::types as ours;
use bench_peer::{Numbers, Person, Profile};

pub(crate) fn numbers(v: ours::Numbers) -> Numbers {
    let ours::Numbers {
        a,
        b,
        c,
        d,
        e,
        f,
        g,
        h,
        i,
        j,
        k,
        l,
        m,
    } = v;
    Numbers {
        a,
        b,
        c,
        d,
        e,
        f,
        g,
        h,
        i,
        j,
        k,
        l,
        m,
    }
}

pub(crate) fn person(v: ours::Person) -> Person {
    Person {
        name: v.name,
        email: v.email,
        age: v.age,
        score: v.score,
        tags: v.tags,
    }
}

pub(crate) fn profile(v: ours::Profile) -> Profile {
    Profile {
        nick: v.nick,
        visits: v.visits,
    }
}
