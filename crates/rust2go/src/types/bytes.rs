//! `bytes::Bytes`: a list of bytes. Lent, Go sees the shared bytes themselves. What comes from Go is copied, unless the
//! method returns a view: `GoRef<Bytes>` becomes a `Bytes` over Go's memory.

use bytes::Bytes;

use crate::rt::{Mode, R2G};
use crate::{GoRef, GoSlice};

shown_as!(Bytes, [u8]);
read_as!(Bytes, Vec<u8>);

/// A view of bytes, as the owner of a `Bytes`.
struct Owner<T: R2G<M>, M: Mode>(GoRef<T, M>);

impl<T: R2G<M, Twin = GoSlice<u8>>, M: Mode> AsRef<[u8]> for Owner<T, M> {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

/// Without a copy: Go keeps the memory until the last `Bytes` that shares it is dropped, on whatever thread.
///
/// What the handler promises is what it promises of every [view](GoRef#what-the-handler-promises).
impl<M: Mode> From<GoRef<Bytes, M>> for Bytes {
    fn from(view: GoRef<Bytes, M>) -> Bytes {
        Bytes::from_owner(Owner(view))
    }
}

/// As for a view of `Bytes`.
impl<M: Mode> From<GoRef<Vec<u8>, M>> for Bytes {
    fn from(view: GoRef<Vec<u8>, M>) -> Bytes {
        Bytes::from_owner(Owner(view))
    }
}
