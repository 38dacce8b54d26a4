//! The words of the command line: `--name value`, each at most once.

use std::collections::HashMap;

/// The options that were given.
#[derive(Debug, Default)]
pub(crate) struct Args(HashMap<String, String>);

impl Args {
    /// Reads the words; only the names in `known` may stand there.
    pub(crate) fn read(words: &[String], known: &[&str]) -> Result<Args, String> {
        let mut args = Args::default();
        let mut words = words.iter();
        while let Some(word) = words.next() {
            let name = word.strip_prefix("--").filter(|name| known.contains(name));
            let name = name.ok_or_else(|| format!("`{word}` is none of --{}", known.join(", --")))?;
            let value = words.next().ok_or_else(|| format!("`{word}` has no value"))?;
            args.0.insert(name.to_string(), value.clone());
        }
        Ok(args)
    }

    /// The text of an option.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// The number of an option.
    pub(crate) fn number(&self, name: &str) -> Result<Option<u64>, String> {
        let number = |text: &String| {
            let (digits, radix) = match text.strip_prefix("0x") {
                Some(digits) => (digits, 16),
                None => (text.as_str(), 10),
            };
            u64::from_str_radix(digits, radix).map_err(|_| format!("--{name}: `{text}` is no number"))
        };
        self.0.get(name).map(number).transpose()
    }

    /// The seed: the one that is given, else one of the clock.
    pub(crate) fn seed(&self) -> Result<u64, String> {
        let clock = || {
            let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
            now.map_or(1, |since| since.as_nanos() as u64 & 0xffff_ffff)
        };
        Ok(self.number("seed")?.unwrap_or_else(clock))
    }
}
