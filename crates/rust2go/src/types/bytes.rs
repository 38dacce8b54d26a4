//! `bytes::Bytes`: a list of bytes. Lent, Go sees the shared bytes themselves; what comes from Go is copied.

use bytes::Bytes;

shown_as!(Bytes, [u8]);
read_as!(Bytes, Vec<u8>);
