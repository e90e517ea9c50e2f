//! What ready-made programs must be, byte for byte: the SHA-256 of each archive that may be unpacked.
//!
//! They are those that the projects themselves publish beside their archives, as they stand in the pins
//! of other projects: in those of at least two, but for Trunk and wasm-bindgen on x86_64 macOS and
//! cargo-deny on ARM macOS, which were found in one. An archive that is not here is never fetched: the program
//! is then compiled from crates.io, whose crates cargo compares with its index and its lock file. Who
//! raises a version adds a line a machine; `cargo xtask setup` says the name that is missing.

use std::fs::File;
use std::io;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use sha2::{Digest, Sha256};

/// An archive by the last part of its address, which has its version wherever the project writes it
/// there; and by the version where it does not.
const KNOWN: &[(&str, &str, &str)] = &[
    (
        "0.21.14",
        "trunk-x86_64-unknown-linux-gnu.tar.gz",
        "f2b4680cd239693a646a2795e4633c625328d7b2a044fbe749fa3a2fe9e7036b",
    ),
    (
        "0.21.14",
        "trunk-aarch64-unknown-linux-gnu.tar.gz",
        "b1d8e60e454f7fc182d9a4d95d1506ffbae947d8ba90f8f6f02da93b60f980f9",
    ),
    (
        "0.21.14",
        "trunk-x86_64-apple-darwin.tar.gz",
        "f1ba0e3bbe24e0ae219c6d22c33e24e2825c1608dd27c2556e323495110f1a95",
    ),
    (
        "0.21.14",
        "trunk-aarch64-apple-darwin.tar.gz",
        "764e299dd50d89442a4e96a236349f57961984b701e74d3dbdb39cd1c9f5101e",
    ),
    (
        "0.2.129",
        "wasm-bindgen-0.2.129-x86_64-unknown-linux-musl.tar.gz",
        "82d12bb940e2d4e72e0d5605387fc1b8ca179044e012b620f0ce4e7440e8320e",
    ),
    (
        "0.2.129",
        "wasm-bindgen-0.2.129-x86_64-apple-darwin.tar.gz",
        "7e028879a68ec53dae14048b55cc5215f6df75b17a9c1426fac8fa086d3202fd",
    ),
    (
        "0.2.129",
        "wasm-bindgen-0.2.129-aarch64-unknown-linux-musl.tar.gz",
        "2ed4351c35dd9440308bbb02767d47ea278efe851a52465300f3c94f5b6c2a87",
    ),
    (
        "0.2.129",
        "wasm-bindgen-0.2.129-aarch64-apple-darwin.tar.gz",
        "81d4a23d56b3c3eb8187658329116d50e0b228a93b343825fb71f70179051cd1",
    ),
    (
        "0.20.2",
        "cargo-deny-0.20.2-x86_64-unknown-linux-musl.tar.gz",
        "9f12ed4c49936e09b48bf862b595cde2fe64fcbd9d74dfacac6131ca824c8d5f",
    ),
    (
        "0.20.2",
        "cargo-deny-0.20.2-aarch64-unknown-linux-musl.tar.gz",
        "995c82be0defc7a025cae49a2aa2644ce8245c9a3318fc4103907c6a285e8c7d",
    ),
    (
        "0.20.2",
        "cargo-deny-0.20.2-aarch64-apple-darwin.tar.gz",
        "fe67d82a10d8597a3549364cb733a3f9cc1bfff9031b7ae46384a9f2a72090c3",
    ),
];

/// What the archive at an address must be.
///
/// # Errors
/// When nobody has written it down.
pub(super) fn known(version: &str, url: &str) -> Result<&'static str> {
    let name = url.rsplit('/').next().unwrap_or_default();
    let found = KNOWN.iter().find(|(of, archive, _)| *of == version && *archive == name);
    let (.., sha256) = found.with_context(|| {
        format!("no checksum of {name} ({version}) is in xtask/src/setup/checksums.rs, so it is not fetched")
    })?;
    Ok(sha256)
}

/// Compares a file with its checksum.
///
/// # Errors
/// When it is another.
pub(super) fn compare(file: &Path, sha256: &str) -> Result<()> {
    let mut hash = Sha256::new();
    File::open(file)
        .and_then(|mut file| io::copy(&mut file, &mut hash))
        .with_context(|| format!("cannot read {}", file.display()))?;
    let found: String = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    ensure!(
        found == sha256,
        "{} has the SHA-256 {found}, and should have {sha256}: it was changed on the way or by \
         somebody; nothing of it was unpacked",
        file.display()
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::versions;

    #[test]
    fn every_checksum_is_one_and_stands_once() {
        for (at, (version, name, sha256)) in KNOWN.iter().enumerate() {
            let digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
            assert!(sha256.len() == 64 && sha256.bytes().all(digit), "{name}");
            let twice = KNOWN[at + 1..]
                .iter()
                .any(|(of, other, sum)| sum == sha256 || (of, other) == (version, name));
            assert!(!twice, "{name}");
        }
    }

    #[test]
    fn the_versions_that_the_project_wants_are_known_where_most_work() -> Result<()> {
        std::env::set_current_dir(crate::run::root())?;
        let (trunk, bindgen) = (versions::trunk()?, versions::wasm_bindgen()?);
        known(&trunk, "https://x/trunk-x86_64-unknown-linux-gnu.tar.gz")?;
        known(
            &bindgen,
            &format!("https://x/wasm-bindgen-{bindgen}-x86_64-unknown-linux-musl.tar.gz"),
        )?;
        let unknown = known("0.0.1", "https://x/trunk-x86_64-unknown-linux-gnu.tar.gz");
        assert!(unknown.expect_err("nobody knows it").to_string().contains("checksums.rs"));
        Ok(())
    }
}
