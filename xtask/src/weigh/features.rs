//! Whether old WebViews can compile the wasm.

use anyhow::{Context, Result, bail};
use wasmparser::{Parser, Payload, Validator, WasmFeatures};

/// Accepts WebAssembly 1.0 with mutable globals, and nothing newer.
///
/// # Errors
/// When the module uses a later feature, or says in `target_features` that it might: some tools
/// take that list for granted, and then accept anything.
pub(super) fn check(wasm: &[u8]) -> Result<()> {
    for payload in Parser::new(0).parse_all(wasm) {
        if let Payload::CustomSection(section) = payload.context("not a WebAssembly module")?
            && section.name() == "target_features"
        {
            bail!("its section target_features has not been stripped");
        }
    }
    Validator::new_with_features(WasmFeatures::WASM1)
        .validate_all(wasm)
        .context("it needs more than WebAssembly 1.0 with mutable globals")?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &[u8] = b"\0asm\x01\0\0\0";

    /// A module with one function, of type i32 → i32, that takes its argument and does `code` to it.
    fn module(code: &[u8]) -> Vec<u8> {
        let body_length = u8::try_from(code.len() + 4).expect("short");
        let types: &[u8] = &[1, 6, 1, 0x60, 1, 0x7f, 1, 0x7f];
        let functions: &[u8] = &[3, 2, 1, 0];
        let body: &[u8] = &[10, body_length + 2, 1, body_length, 0, 0x20, 0];
        [HEADER, types, functions, body, code, &[0x0b]].concat()
    }

    #[test]
    fn plain_code_passes() {
        let i32_eqz = 0x45;
        check(&module(&[i32_eqz])).expect("WebAssembly 1.0");
    }

    #[test]
    fn sign_extension_is_refused() {
        let i32_extend8_s = 0xc0;
        let error = check(&module(&[i32_extend8_s])).expect_err("came after 1.0");
        assert!(format!("{error:#}").contains("sign extension"), "{error:#}");
    }

    #[test]
    fn an_exported_mutable_global_passes() {
        let global: &[u8] = &[6, 6, 1, 0x7f, 1, 0x41, 0, 0x0b];
        let export: &[u8] = &[7, 5, 1, 1, b'g', 3, 0];
        check(&[HEADER, global, export].concat()).expect("every engine in question has them");
    }

    #[test]
    fn a_list_of_features_is_refused() {
        let name = b"target_features";
        let section: &[u8] = &[0, 17, 15];
        let error = check(&[HEADER, section, name, &[0]].concat()).expect_err("not stripped");
        assert!(error.to_string().contains("target_features"), "{error}");
    }
}
