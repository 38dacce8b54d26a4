//! The library that the Go program has in it.

pub mod api;

use std::cmp::Reverse;
use std::collections::HashMap;

use api::{Count, Words, WordsImpl};
use rust2go::GoError;

impl Words for WordsImpl {
    fn count(text: &str) -> Vec<Count> {
        let mut found: HashMap<&str, u64> = HashMap::new();
        for word in text.split_whitespace() {
            *found.entry(word).or_default() += 1;
        }
        let counts = found.into_iter().map(|(word, times)| Count {
            word: word.to_owned(),
            times,
        });
        let mut counts: Vec<Count> = counts.collect();
        counts.sort_by(|a, b| (Reverse(a.times), &a.word).cmp(&(Reverse(b.times), &b.word)));
        counts
    }

    async fn count_file(path: &str) -> Result<Vec<Count>, GoError> {
        let text = std::fs::read_to_string(path)
            .map_err(|error| GoError::msg(format!("{path}: {error}")))?;
        Ok(WordsImpl::count(&text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_frequent_first() {
        let counts = WordsImpl::count("b a b");
        let words: Vec<&str> = counts.iter().map(|count| count.word.as_str()).collect();
        assert_eq!((words, counts[0].times), (vec!["b", "a"], 2));
    }

    #[test]
    fn a_file_that_is_not_there() {
        let error = pollster::block_on(WordsImpl::count_file("no such file")).unwrap_err();
        assert!(error.to_string().contains("no such file"));
    }
}
