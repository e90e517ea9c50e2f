//! What is in a file, in short.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The SHA-256 of a content, in hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Hash(String);

impl Hash {
    /// Of a text.
    pub(super) fn of(text: &str) -> Self {
        Self::from(Sha256::new().chain_update(text))
    }

    /// Of a file, however large it is.
    ///
    /// # Errors
    /// When it cannot be read.
    pub(super) fn of_file(path: &Path) -> Result<Self> {
        let hash = File::open(path).and_then(|mut file| Self::of_copy(&mut file, &mut io::sink()));
        hash.with_context(|| format!("cannot read {}", path.display()))
    }

    /// Of what is copied.
    ///
    /// # Errors
    /// When it cannot be read or written.
    pub(super) fn of_copy(from: &mut impl Read, to: &mut impl Write) -> io::Result<Self> {
        let (mut hash, mut some) = (Sha256::new(), vec![0; 1 << 16]);
        loop {
            let read = from.read(&mut some)?;
            if read == 0 {
                return Ok(Self::from(hash));
            }
            hash.update(&some[..read]);
            to.write_all(&some[..read])?;
        }
    }
}

impl From<Sha256> for Hash {
    fn from(hash: Sha256) -> Self {
        Self(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
    }
}
