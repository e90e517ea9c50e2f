//! A table of the file as a piece of the model: all that is wrong with its fields at once.

use std::mem;
use std::ops::Range;

use serde_spanned::Spanned;
use toml::de::{DeTable, DeValue, Error, ValueDeserializer};

use super::problem::{Code, Problem};
use super::toml_problem;

/// Whoever has written more fields that there are not has written something else.
const MOST_UNKNOWN: usize = 20;

/// Reads a table. A field that there is not hides nothing else: it is taken out, and the rest is read
/// again. What else does not fit is told alone, because nothing is known of the rest.
pub(super) fn read<'i, T>(
    table: DeTable<'i>,
    span: Range<usize>,
    problems: &mut Vec<Problem>,
    read: impl Fn(ValueDeserializer<'i>) -> Option<Result<T, Error>>,
) -> Option<T> {
    let (mut table, before) = (as_written(table), problems.len());
    for _ in 0..MOST_UNKNOWN {
        let value = Spanned::new(span.clone(), DeValue::Table(table.clone()));
        let error = match read(ValueDeserializer::from(value))? {
            Ok(piece) => return Some(piece),
            Err(error) => error,
        };
        let problem = toml_problem::field(&error, span.clone());
        // Whoever is asked whether a name was meant need not hear that it is missing.
        let missing =
            error.message().split('`').nth(1).filter(|_| problem.code == Code::MissingField);
        let asked =
            |name: &str| problems[before..].iter().any(|it| it.help == toml_problem::meant(name));
        if !missing.is_some_and(asked) {
            problems.push(problem);
        }
        let unknown = error.message().starts_with("unknown field");
        if !unknown || !error.span().is_some_and(|place| take_out(&mut table, &place)) {
            break;
        }
    }
    None
}

/// Takes out the field whose name stands at a place. Whether there was one.
fn take_out(table: &mut DeTable<'_>, place: &Range<usize>) -> bool {
    let name = table.keys().find(|name| name.span() == *place).cloned();
    match name {
        Some(name) => table.remove(&name).is_some(),
        None => table.iter_mut().any(|(_, value)| take_out_of(value.get_mut(), place)),
    }
}

fn take_out_of(value: &mut DeValue<'_>, place: &Range<usize>) -> bool {
    match value {
        DeValue::Table(table) => take_out(table, place),
        DeValue::Array(list) => list.iter_mut().any(|item| take_out_of(item.get_mut(), place)),
        _ => false,
    }
}

/// The fields that hold a [`Decimal`](super::Decimal).
const NUMBERS: &[&str] = &["value", "until", "share"];

/// Turns every float of a number's field into the text that the editor wrote: figures are never
/// floats. Where a text is due a float stays what it is, and the model refuses it.
fn as_written(mut table: DeTable<'_>) -> DeTable<'_> {
    for (name, value) in table.iter_mut() {
        keep_digits(NUMBERS.contains(&name.get_ref().as_ref()), value.get_mut());
    }
    table
}

fn keep_digits(number: bool, value: &mut DeValue<'_>) {
    match value {
        DeValue::Float(float) if number => {
            let written = float.as_str().to_owned();
            *value = DeValue::String(written.into());
        }
        DeValue::Array(list) => {
            list.iter_mut().for_each(|item| keep_digits(number, item.get_mut()));
        }
        DeValue::Table(table) => *table = as_written(mem::take(table)),
        _ => {}
    }
}
