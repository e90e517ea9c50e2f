//! The wasm module and the glue beside it, as readers get them.
//!
//! wasm-bindgen gives every function that the module takes from the browser a name with a hash, such
//! as `__wbg_setAttribute_9e7d603908f63705`. They stand once in the module and twice in the glue, and
//! a hash cannot be compressed: both sides are given short ones.

use std::collections::HashMap;

use anyhow::Result;
use regex::{Captures, Regex};
use wasm_encoder::ImportSection;
use wasm_encoder::reencode::{Error, Reencode};
use wasmparser::{ImportSectionReader, Parser, Payload};

/// The module and its glue with short names for what the one takes from the other.
///
/// # Errors
/// When it is no module.
pub(super) fn shorten(module: &[u8], glue: &str) -> Result<(Vec<u8>, String)> {
    let mut names = HashMap::new();
    for payload in Parser::new(0).parse_all(module) {
        if let Payload::ImportSection(imports) = payload? {
            for import in imports.into_imports() {
                let short = short(names.len());
                names.entry(import?.name.to_owned()).or_insert(short);
            }
        }
    }
    let mut shortened = wasm_encoder::Module::new();
    Shortener(&names)
        .parse_core_module(&mut shortened, Parser::new(0), module)
        .map_err(|error| anyhow::anyhow!("{error}"))?;
    let word = Regex::new(r"\b__wb\w+")?;
    let glue = word.replace_all(glue, |found: &Captures<'_>| {
        names.get(&found[0]).map_or_else(|| found[0].to_owned(), Clone::clone)
    });
    Ok((shortened.finish(), glue.into_owned()))
}

/// `a` to `z`, then `aa`, `ba` and on.
fn short(mut number: usize) -> String {
    let mut name = String::new();
    loop {
        name.push(char::from(b'a' + (number % 26) as u8));
        if number < 26 {
            return name;
        }
        number = number / 26 - 1;
    }
}

/// Writes a module as it was, but for the names of its imports.
struct Shortener<'a>(&'a HashMap<String, String>);

impl Reencode for Shortener<'_> {
    type Error = std::convert::Infallible;

    fn parse_import_section(
        &mut self,
        written: &mut ImportSection,
        read: ImportSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        for import in read.into_imports() {
            let import = import?;
            let name = self.0.get(import.name).map_or(import.name, String::as_str);
            written.import(import.module, name, self.entity_type(import.ty)?);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_names_are_all_different() {
        let names: std::collections::HashSet<_> = (0..2000).map(short).collect();
        assert_eq!(names.len(), 2000);
        assert!(names.iter().all(|name| name.len() <= 3));
    }

    #[test]
    fn both_sides_are_given_the_same_names() {
        let mut imports = ImportSection::new();
        for name in ["__wbg_key_1193871533b99ae5", "__wbindgen_object_drop_ref"] {
            imports.import("./islands_bg.js", name, wasm_encoder::EntityType::Function(0));
        }
        let mut types = wasm_encoder::TypeSection::new();
        types.ty().function([], []);
        let mut module = wasm_encoder::Module::new();
        module.section(&types).section(&imports);
        let glue = "{ __wbg_key_1193871533b99ae5: f, __wbindgen_object_drop_ref: g, __wbindgen_malloc: h }";

        let (module, glue) = shorten(&module.finish(), glue).expect("a module");

        assert_eq!(glue, "{ a: f, b: g, __wbindgen_malloc: h }");
        let names: Vec<_> = Parser::new(0)
            .parse_all(&module)
            .filter_map(|payload| match payload.expect("still a module") {
                Payload::ImportSection(imports) => Some(imports.into_imports()),
                _ => None,
            })
            .flatten()
            .map(|import| import.expect("an import").name)
            .collect();
        assert_eq!(names, ["a", "b"]);
    }
}
