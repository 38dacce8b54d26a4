//! Traits that Go calls.

use std::borrow::Cow;
use std::collections::HashMap;
use std::path::Path;

use rust2go::GoError;

use crate::User;

/// An error in Go.
#[derive(rust2go::R2G, Clone, Debug)]
pub struct Missing {
    /// What is missing.
    pub key: String,
}

/// Things by their names.
#[rust2go::g2r]
pub trait Store {
    /// Does nothing.
    fn ping();
    /// What has this name.
    #[must_use]
    fn get(key: &str, path: &Path, others: &[String]) -> Option<User>;
    /// Puts something there.
    #[deprecated]
    fn put(key: String, users: Vec<User>, text: Cow<'_, str>) -> Result<(usize, bool), GoError>;
    /// Finds it.
    fn find(r#type: &User, by: HashMap<String, u8>) -> Result<Vec<u8>, Missing>;
    /// Both.
    fn both(a: u8) -> (u8, [String; 2]) {
        (a, [String::new(), String::new()])
    }
}

impl Store for StoreImpl {
    fn ping() {}

    fn get(key: &str, path: &Path, others: &[String]) -> Option<User> {
        let _ = (key, path, others);
        None
    }

    fn put(key: String, users: Vec<User>, text: Cow<'_, str>) -> Result<(usize, bool), GoError> {
        Ok((users.len() + key.len() + text.len(), true))
    }

    fn find(r#type: &User, by: HashMap<String, u8>) -> Result<Vec<u8>, Missing> {
        match by.get(&r#type.name) {
            Some(byte) => Ok(vec![*byte]),
            None => Err(Missing {
                key: r#type.name.clone(),
            }),
        }
    }
}

/// Nothing yet.
#[cfg(not(feature = "more"))]
#[rust2go::g2r]
pub trait Empty {}

#[cfg(not(feature = "more"))]
impl Empty for EmptyImpl {}
