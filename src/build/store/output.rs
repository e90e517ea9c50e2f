//! A finished file of the site, as it is kept and as it is written.

/// A finished file of `dist/`.
#[derive(Debug)]
pub(in crate::build) struct Output {
    /// Its path from the root of the site, with slashes.
    pub(in crate::build) name: String,
    /// Its bytes.
    pub(in crate::build) bytes: Vec<u8>,
    /// The same, compressed.
    pub(in crate::build) packed: Vec<Packed>,
}

/// A file in a form that travels lighter.
#[derive(Debug)]
pub(in crate::build) struct Packed {
    /// What is added to the name: `br` or `gz`.
    pub(in crate::build) ending: &'static str,
    /// Its bytes.
    pub(in crate::build) bytes: Vec<u8>,
}

impl Output {
    /// A file that is not compressed yet.
    pub(in crate::build) fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { name: name.into(), bytes: bytes.into(), packed: Vec::new() }
    }

    /// The file and its packed forms, each with its name.
    pub(in crate::build) fn all(&self) -> impl Iterator<Item = (String, &[u8])> {
        let packed = self.packed.iter();
        let packed = packed.map(|it| (packed_name(&self.name, it.ending), it.bytes.as_slice()));
        [(self.name.clone(), self.bytes.as_slice())].into_iter().chain(packed)
    }
}

pub(super) fn packed_name(name: &str, ending: &str) -> String {
    format!("{name}.{ending}")
}
