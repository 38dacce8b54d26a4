//! Doc comments, as Markdown has them and as Go wants them.

/// A person, with a [name](https://example.com).
///
/// Long paragraphs
/// have several lines.
///
/// Looks like a heading
///
/// # Examples
///
/// ```rust
/// let person = Person {
///     name: "ada".to_owned(),
/// };
/// ```
/// Then:
/// - one
///   and a half
/// - two
///
/// 1. first
/// 2. second
///
/// It has ``quotes'' and `code`.
///
/// [`Person`]: crate::Person
#[derive(rust2go::R2G, Clone)]
pub struct Person {
    /// The name.
    ///
    /// In two paragraphs.
    pub name: String,
    pub age: u8,
    pub a_longer_name: u8,
    /** A block comment. */
    pub last: bool,
}

/// - only
/// - a list
#[derive(rust2go::R2G, Clone, Copy)]
pub enum Mood {
    /// All is well.
    Fine,
    Bad = -40,
    Unknown,
}

/// ```text
/// only code
/// ```
#[rust2go::r2g]
pub trait Docs {
    fn undocumented(person: &Person);
    /// Documented, with a list:
    /// * a
    /// * b
    ///
    /// # Errors
    /// When it fails.
    fn documented(person: &Person, names: &[String], mood: Mood) -> Result<(), rust2go::GoError>;
    fn last();
}
