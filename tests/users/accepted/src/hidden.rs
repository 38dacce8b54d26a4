//! A trait and types that nobody else sees.

#[derive(rust2go::R2G, Clone, Debug)]
struct Secret {
    text: String,
    level: Level,
}

#[derive(rust2go::R2G, Clone, Copy, Debug, PartialEq)]
#[repr(u8)]
enum Level {
    Low = 1,
    High = 2,
}

#[rust2go::r2g]
trait Vault {
    fn keep(secret: &Secret) -> Level;
    async fn open(level: Level) -> rust2go::GoRef<Secret>;
}

pub(crate) mod shared {
    #[derive(rust2go::R2G, Clone, Debug)]
    pub(crate) struct Half {
        pub(crate) left: u8,
        pub(super) right: u8,
    }

    #[rust2go::r2g]
    pub(crate) trait Halves {
        fn halve(whole: u16) -> Half;
    }
}

/// Uses all of it, so that nothing is called unused.
pub(crate) async fn used() -> usize {
    use shared::{Halves, HalvesImpl};
    let half = HalvesImpl::halve(7);
    let secret = Secret {
        text: "text".to_owned(),
        level: Level::High,
    };
    let level = VaultImpl::keep(&secret);
    let opened = VaultImpl::open(Level::Low).await;
    usize::from(half.left) + usize::from(half.right) + opened.text.len() + usize::from(level == secret.level)
}
