//! Texts and paths, behind all their owners.

use std::borrow::Cow;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

use crate::{Maker, Value};

impl Value for String {
    fn make(maker: &mut Maker) -> Self {
        let letters = maker.letters();
        (0..letters).map(|_| char::make(maker)).collect()
    }

    fn same(&self, other: &Self) -> bool {
        self == other
    }
}

impl Value for OsString {
    #[cfg(unix)]
    fn make(maker: &mut Maker) -> Self {
        use std::os::unix::ffi::OsStringExt;
        // Any bytes, a NUL too: these are names, and nobody opens them.
        if maker.random().one_in(3) {
            let letters = maker.letters();
            return OsString::from_vec((0..letters).map(|_| u8::make(maker)).collect());
        }
        String::make(maker).into()
    }

    #[cfg(not(unix))]
    fn make(maker: &mut Maker) -> Self {
        String::make(maker).into()
    }

    fn same(&self, other: &Self) -> bool {
        self == other
    }
}

impl Value for PathBuf {
    fn make(maker: &mut Maker) -> Self {
        OsString::make(maker).into()
    }

    // Two paths are equal where `a//b` and `a/b` are; here they are not the same.
    fn same(&self, other: &Self) -> bool {
        self.as_os_str() == other.as_os_str()
    }
}

/// The owners of a text, each made of another one.
macro_rules! owners {
    ($($ty:ty = $of:ty, $text:ty;)*) => {$(
        impl Value for $ty {
            fn make(maker: &mut Maker) -> Self {
                <$of>::make(maker).into()
            }
            fn same(&self, other: &Self) -> bool {
                let (one, other): (&$text, &$text) = (self, other);
                OsStr::new(one) == OsStr::new(other)
            }
        }
    )*};
}

owners! {
    Box<str> = String, str;
    Arc<str> = String, str;
    Rc<str> = String, str;
    Cow<'static, str> = String, str;
    Box<OsStr> = OsString, OsStr;
    Arc<OsStr> = OsString, OsStr;
    Rc<OsStr> = OsString, OsStr;
    Box<Path> = PathBuf, Path;
    Arc<Path> = PathBuf, Path;
    Rc<Path> = PathBuf, Path;
    Cow<'static, Path> = PathBuf, Path;
}
