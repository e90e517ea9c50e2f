//! Brotli and gzip, each at the best that it can.
//!
//! A crate of its own because it is most of the work of a release, and the prerenderer that does it
//! is a development build: what is generic is compiled with the crate that uses it, so only here can
//! it be optimised (`Cargo.toml`, `[profile.dev.package]`).

use std::io::{self, Write};

use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

/// Brotli's windows are powers of two, from this one to that. A larger one than the file gains
/// nothing, and costs memory.
const WINDOWS: (u32, u32) = (16, 22);

/// Brotli, at quality 11.
///
/// # Errors
/// When brotli refuses, which it has no reason to.
pub fn brotli(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let window = (usize::BITS - bytes.len().leading_zeros()).clamp(WINDOWS.0, WINDOWS.1);
    let params = BrotliEncoderParams {
        quality: 11,
        lgwin: i32::try_from(window).unwrap_or_default(),
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &params)?;
    Ok(packed)
}

/// Gzip, at level 9.
///
/// # Errors
/// When gzip refuses, which it has no reason to.
pub fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    #[test]
    fn what_is_packed_can_be_unpacked_whatever_its_size() {
        for size in [0, 1, 1_000, 65_536, 300_000] {
            let bytes: Vec<u8> = (0..size).map(|at: usize| (at * at % 251) as u8).collect();
            let (mut one, mut other) = (Vec::new(), Vec::new());
            let packed = super::brotli(&bytes).expect("it is packed");
            brotli::BrotliDecompress(&mut packed.as_slice(), &mut one).expect("it is brotli");
            let packed = super::gzip(&bytes).expect("it is packed");
            flate2::read::GzDecoder::new(packed.as_slice())
                .read_to_end(&mut other)
                .expect("it is gzip");
            assert!(one == bytes && other == bytes, "{size} bytes");
        }
    }
}
