//! Every field of a story file, whatever it is for: what the rules that hold for all look at. A field
//! that the model gets later is looked at as well.

use std::ops::Range;

use serde_spanned::Spanned;
use toml::de::{DeTable, DeValue};

/// A piece of the file with its place.
pub(super) struct Field<'a> {
    /// The names from the front of the file to it, as `section`, `block`, `items`, `label`.
    pub(super) path: &'a [&'a str],
    /// The kind of the block that it stands in.
    pub(super) kind: Option<&'a str>,
    /// What stands there.
    pub(super) what: What<'a>,
    /// Where.
    pub(super) span: Range<usize>,
}

/// What a field is.
#[derive(Clone, Copy)]
pub(super) enum What<'a> {
    /// The name of a field, which is the last of the path.
    Name,
    /// A text as it is read, not as it is written.
    Text(&'a str),
    /// A whole number as it is written.
    Number(&'a str),
    /// A list of so many.
    List(usize),
    /// A table of so many.
    Table(usize),
}

impl<'a> Field<'a> {
    /// The field's name; of what stands in a list, the list's.
    pub(super) fn name(&self) -> &'a str {
        self.path.last().copied().unwrap_or_default()
    }

    /// Its text, where it is one.
    pub(super) fn text(&self) -> Option<&'a str> {
        match self.what {
            What::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Whether it is running text, with emphasis and links.
    pub(super) fn is_running(&self) -> bool {
        self.name() == "text" && matches!(self.kind, Some("prose" | "steps"))
    }
}

/// Shows every field, in no order.
pub(super) fn each(table: &DeTable<'_>, see: &mut impl FnMut(&Field<'_>)) {
    in_table(table, &mut Vec::new(), None, see);
}

fn in_table<'a>(
    table: &'a DeTable<'_>,
    path: &mut Vec<&'a str>,
    kind: Option<&'a str>,
    see: &mut impl FnMut(&Field<'_>),
) {
    for (name, value) in table.iter() {
        path.push(name.get_ref());
        see(&Field { path, kind, what: What::Name, span: name.span() });
        in_value(value, path, kind, see);
        path.pop();
    }
}

fn in_value<'a>(
    value: &'a Spanned<DeValue<'_>>,
    path: &mut Vec<&'a str>,
    kind: Option<&'a str>,
    see: &mut impl FnMut(&Field<'_>),
) {
    let what = match value.get_ref() {
        DeValue::String(text) => What::Text(text),
        DeValue::Integer(number) => What::Number(number.as_str()),
        DeValue::Array(list) => What::List(list.len()),
        DeValue::Table(table) => What::Table(table.len()),
        _ => return,
    };
    see(&Field { path, kind, what, span: value.span() });
    match value.get_ref() {
        DeValue::Array(list) => list.iter().for_each(|item| in_value(item, path, kind, see)),
        DeValue::Table(table) => {
            let own = table.iter().find(|(name, _)| name.get_ref() == "kind");
            let own = own.and_then(|(_, value)| match value.get_ref() {
                DeValue::String(word) => Some(&**word),
                _ => None,
            });
            in_table(table, path, own.or(kind), see);
        }
        _ => {}
    }
}
