//! What Go calls.

use rust2go::GoError;

/// Count is a word, and how often it is there.
#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Count {
    pub word: String,
    pub times: u64,
}

/// Words counts words.
#[rust2go::g2r]
pub trait Words {
    /// All words of a text, the most frequent first.
    fn count(text: &str) -> Vec<Count>;
    /// All words of a file.
    async fn count_file(path: &str) -> Result<Vec<Count>, GoError>;
}
