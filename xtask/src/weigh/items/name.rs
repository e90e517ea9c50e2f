//! What a symbol of Rust names: its crate, and its item without type arguments.

/// The item that a function is a copy of, as in `<yew::VTag as yew::Reconcilable>::attach`: type
/// arguments, hashes of crates and numbers of copies are left out.
pub(super) fn item(symbol: &str) -> String {
    let mut out = String::with_capacity(symbol.len());
    let mut rest = symbol;
    while let Some(c) = rest.chars().next() {
        let named = out.ends_with(|c: char| c.is_alphanumeric() || "_}>".contains(c));
        let bracket = match c {
            '<' if named || out.ends_with("::") => closing(rest, '<', '>'),
            '[' if named => closing(rest, '[', ']').filter(|end| is_number(&rest[1..*end])),
            _ => None,
        };
        if let Some(end) = bracket {
            rest = &rest[end + 1..];
            if c == '<' && out.ends_with("::") {
                out.truncate(out.len() - 2);
            }
        } else {
            out.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    out
}

/// The crate that a function is written in; for a trait of `[T]`, `str` and numbers that of the trait.
pub(super) fn crate_of(item: &str) -> &str {
    let Some((before, _)) = item.split_once("::") else { return "glue and runtime" };
    if before.ends_with('>') {
        return "core";
    }
    let start = before.rfind(|c: char| !c.is_alphanumeric() && c != '_').map_or(0, |at| at + 1);
    &before[start..]
}

/// Where the bracket closes that the text begins with. The arrow of `fn() -> T` closes none.
fn closing(text: &str, open: char, close: char) -> Option<usize> {
    let (mut depth, mut before) = (0, ' ');
    for (at, c) in text.char_indices() {
        if c == open {
            depth += 1;
        } else if c == close && before != '-' {
            depth -= 1;
            if depth == 0 {
                return Some(at);
            }
        }
        before = c;
    }
    None
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_of_one_function_are_one_item() {
        for symbol in [
            "core[5f3e]::ptr::drop_in_place::<yew[1a2b]::virtual_dom::VNode>",
            "core[5f3e]::ptr::drop_in_place::<fn(u8) -> alloc[9c]::rc::Rc<str>>[12]",
        ] {
            assert_eq!(item(symbol), "core::ptr::drop_in_place", "{symbol}");
        }
    }

    #[test]
    fn a_method_keeps_its_type_and_its_trait() {
        let symbol =
            "<yew[1a]::vtag::VTag<[f32]> as yew[1a]::Reconcilable>::attach::{closure#0}[3]";
        assert_eq!(item(symbol), "<yew::vtag::VTag as yew::Reconcilable>::attach::{closure#0}");
        assert_eq!(
            item("<[f32] as core[5f]::fmt::Debug>::fmt"),
            "<[f32] as core::fmt::Debug>::fmt"
        );
    }

    #[test]
    fn every_item_has_a_crate() {
        assert_eq!(crate_of("yitu::islands::mount"), "yitu");
        assert_eq!(crate_of("<&mut yew::VTag as core::Drop>::drop"), "yew");
        assert_eq!(crate_of("<str as core::fmt::Debug>::fmt"), "core");
        assert_eq!(crate_of("<[u8]>::copy_from_slice"), "core");
        assert_eq!(crate_of("memcpy"), "glue and runtime");
    }
}
