//! References of container images, in parts.

/// What `registry.k8s.io/sig-storage/driver:v2.4.0@sha256:…` consists of. A tag or digest that is not there is empty.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Image<'a> {
    /// `docker.io` where the reference does not say.
    pub registry: &'a str,
    /// Whether Docker Hub's `library/` stands before the name, which the reference leaves out.
    pub library: bool,
    pub name: &'a str,
    pub tag: &'a str,
    pub digest: &'a str,
}

impl<'a> Image<'a> {
    /// `None` where it is no reference of an image.
    pub fn parse(reference: &'a str) -> Option<Image<'a>> {
        let (registry, rest) = match reference.split_once('/') {
            Some((first, rest)) if is_registry(first) => (first, rest),
            _ => ("docker.io", reference),
        };
        let (rest, digest) = rest.split_once('@').map_or((rest, None), |(a, b)| (a, Some(b)));
        let (name, tag) = rest.split_once(':').map_or((rest, None), |(a, b)| (a, Some(b)));
        let fine = name.split('/').all(is_part) && tag.map_or(true, is_tag) && digest.map_or(true, is_digest);
        fine.then(|| Image {
            registry,
            library: registry == "docker.io" && !name.contains('/'),
            name,
            tag: tag.unwrap_or_default(),
            digest: digest.unwrap_or_default(),
        })
    }

    /// The name with what the reference may leave out: `library/redis`.
    pub fn repository(&self) -> String {
        format!("{}{}", if self.library { "library/" } else { "" }, self.name)
    }
}

fn is_registry(text: &str) -> bool {
    (text == "localhost" || text.contains(['.', ':']))
        && text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"-.:".contains(&b))
}

fn is_part(text: &str) -> bool {
    let known = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"._-".contains(&b);
    !text.is_empty() && text.bytes().all(known)
}

fn is_tag(text: &str) -> bool {
    let word = |b: u8| b.is_ascii_alphanumeric() || b == b'_';
    text.len() <= 128
        && text.bytes().next().is_some_and(word)
        && text.bytes().all(|b| word(b) || b"-.".contains(&b))
}

fn is_digest(text: &str) -> bool {
    text.split_once(':').is_some_and(|(algorithm, hex)| {
        let known = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
        let digit = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
        !algorithm.is_empty() && algorithm.bytes().all(known) && hex.len() >= 32 && hex.bytes().all(digit)
    })
}
