//! What a module with names is made of.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef};

use super::name::{crate_of, item};

/// Functions that share a name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Weight {
    /// The bytes of their code.
    pub(super) bytes: u64,
    /// How many they are.
    pub(super) functions: u64,
}

/// A module taken to pieces; everything by name.
#[derive(Debug, Default)]
pub(super) struct Module {
    /// The bytes of each section, without those that only hold names.
    pub(super) sections: BTreeMap<String, u64>,
    /// Code by crate.
    pub(super) crates: BTreeMap<String, Weight>,
    /// Code by item.
    pub(super) items: BTreeMap<String, Weight>,
    /// The data segments.
    pub(super) data: Vec<Vec<u8>>,
}

impl Module {
    /// Reads a module with a section of names.
    ///
    /// # Errors
    /// When it is none.
    pub(super) fn read(wasm: &[u8]) -> Result<Self> {
        let mut module = Self::default();
        let (mut bodies, mut names, mut imported) = (Vec::new(), BTreeMap::new(), 0);
        for payload in Parser::new(0).parse_all(wasm) {
            let payload = payload.context("not a WebAssembly module")?;
            if let Some((id, range)) = payload.as_section() {
                let section = section_name(id);
                *module.sections.entry(section.to_owned()).or_default() += range.end - range.start;
            }
            match payload {
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::CodeSectionEntry(body) => bodies.push(body.range()),
                Payload::DataSection(data) => {
                    for segment in data {
                        module.data.push(segment?.data.to_vec());
                    }
                }
                Payload::CustomSection(custom) => {
                    let KnownCustom::Name(sections) = custom.as_known() else { continue };
                    for section in sections {
                        let Name::Function(functions) = section? else { continue };
                        for function in functions {
                            let function = function?;
                            names.insert(function.index, function.name.to_owned());
                        }
                    }
                }
                _ => {}
            }
        }
        module.sections.remove(section_name(0));
        for (index, range) in (imported..).zip(bodies) {
            // What wasm-bindgen and wasm-opt write themselves has no name.
            let item =
                names.get(&index).map_or_else(|| "made by the tools".to_owned(), |it| item(it));
            for weight in [
                module.crates.entry(crate_of(&item).to_owned()).or_default(),
                module.items.entry(item).or_default(),
            ] {
                weight.bytes += range.end - range.start;
                weight.functions += 1;
            }
        }
        Ok(module)
    }
}

/// The largest first.
pub(super) fn by_bytes(weights: &BTreeMap<String, Weight>) -> Vec<(&str, &Weight)> {
    let mut rows: Vec<_> = weights.iter().map(|(name, weight)| (name.as_str(), weight)).collect();
    rows.sort_by_key(|(_, weight)| std::cmp::Reverse(weight.bytes));
    rows
}

fn section_name(id: u8) -> &'static str {
    match id {
        0 => "names",
        10 => "code",
        11 => "data",
        _ => "the rest",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two functions behind an imported one, and three bytes of data.
    const MODULE: &[u8] = &[
        b'\0', b'a', b's', b'm', 1, 0, 0, 0, // header
        1, 4, 1, 0x60, 0, 0, // a type: () -> ()
        2, 7, 1, 1, b'm', 1, b'f', 0, 0, // an import: m.f
        3, 3, 2, 0, 0, // two functions
        5, 3, 1, 0, 1, // a memory
        10, 8, 2, 2, 0, 0x0b, 3, 0, 1, 0x0b, // their bodies: end; nop end
        11, 9, 1, 0, 0x41, 0, 0x0b, 3, b'a', b'b', b'c', // data at 0
        0, 20, 4, b'n', b'a', b'm', b'e', 1, 13, 3, 0, 1, b'f', 1, 4, b'a', b':', b':', b'b', 2, 1,
        b'c', // their names: f, a::b, c
    ];

    #[test]
    fn code_is_told_apart_by_crate_and_item() {
        let module = Module::read(MODULE).expect("a module");
        assert_eq!(module.items["a::b"], Weight { bytes: 2, functions: 1 });
        assert_eq!(module.items["c"], Weight { bytes: 3, functions: 1 });
        assert_eq!(module.crates["a"].bytes, 2);
        assert_eq!(module.data, [b"abc"]);
        assert_eq!(module.sections["code"], 8);
        assert!(!module.sections.contains_key("names"), "{:?}", module.sections);
        assert_eq!(by_bytes(&module.items)[0].0, "c");
    }
}
