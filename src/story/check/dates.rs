//! Days that no calendar has, years that no report is of, and paragraphs that no report has.

use std::ops::Range;

use serde_spanned::Spanned;
use toml::de::{DeTable, DeValue};

use crate::story::calendar::{YEARS, day, not_a_date, not_a_day};
use crate::story::fields::{Field, What};
use crate::story::written::Written;
use crate::story::{Code, Problem};

pub(super) fn check(field: &Field<'_>, source: &str, problems: &mut Vec<Problem>) {
    match (field.path, field.what) {
        (["source", "date"], What::Text(text)) if day(text).is_none() => {
            let message = format!("“{text}”不是日期的写法，或者没有这一天。");
            problems.push(bad(field.span.clone(), message));
        }
        (["source", "year"], What::Number(year))
            if !year.parse().is_ok_and(|it: i16| YEARS.contains(&it)) =>
        {
            let message = format!("{year} 年不会是报道的年份。");
            problems.push(bad(field.span.clone(), message));
        }
        ([.., "paragraph"], What::Number("0")) => problems.push(Problem::error(
            Code::BadNumber,
            field.span.clone(),
            "没有第 0 段。",
            "段号从正文第一段数起，第一段写 1；小标题不算。",
        )),
        (["source", "date"] | ["slug" | "hant" | "allow", ..], _) => {}
        ([.., "url" | "file" | "icon" | "id"], _) => {}
        ([.., "date"], What::Text(text)) => {
            problems.extend(not_a_date(text).map(|it| {
                let (place, said) = part(field, text, it, source);
                bad(place, format!("日历上没有“{said}”。"))
            }));
        }
        // An article may have said so: it is told, and its draft passes.
        (_, What::Text(text)) => problems.extend(not_a_day(text).map(|it| {
            let (place, said) = part(field, text, it, source);
            let message = format!("日历上没有“{said}”。");
            Problem::warning(Code::NoSuchDay, place, message, Code::NoSuchDay.remedy())
        })),
        _ => {}
    }
}

/// The year of the report must fit the day on which it appeared: in January reports tell of the year
/// before.
pub(super) fn year(table: &DeTable<'_>, problems: &mut Vec<Problem>) {
    let Some(DeValue::Table(source)) = of(table, "source").map(Spanned::get_ref) else { return };
    let (Some(date), Some(year)) = (of(source, "date"), of(source, "year")) else { return };
    let (DeValue::String(date), DeValue::Integer(number)) = (date.get_ref(), year.get_ref()) else {
        return;
    };
    let (Some(day), Ok(number)) = (day(date), number.as_str().parse::<i16>()) else { return };
    if day.year().abs_diff(number) > 1 {
        let message = format!("year 是 {number} 年，date 却是 {} 年。", day.year());
        problems.push(bad(year.span(), message));
    }
}

fn of<'a, 'i>(table: &'a DeTable<'i>, name: &str) -> Option<&'a Spanned<DeValue<'i>>> {
    table.iter().find(|(key, _)| key.get_ref() == name).map(|(_, value)| value)
}

/// Where a part of a text is written, and what it says.
fn part<'a>(
    field: &Field<'_>,
    text: &'a str,
    part: Range<usize>,
    source: &str,
) -> (Range<usize>, &'a str) {
    (Written::of(source, field.span.clone(), text).place(part.clone()), &text[part])
}

fn bad(span: Range<usize>, message: String) -> Problem {
    Problem::error(Code::BadDate, span, message, Code::BadDate.remedy())
}
