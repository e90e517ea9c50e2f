//! From the text of a story file to the model, block by block, so that one mistake hides no other.

use std::ops::Range;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_spanned::Spanned;
use toml::de::{DeString, DeTable, DeValue, ValueDeserializer};

use super::draft::{Draft, DraftSection};
use super::problem::{Code, Problem, Severity};
use super::{Allowed, Block, Places, Story, check, fields, limits, piece, toml_problem};

/// What came of reading a story file.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The story. `None` when a piece of it could not be read.
    pub story: Option<Story>,
    /// The file of every drawing that could be seen to be named, also when there is no story.
    pub drawings: Vec<Spanned<String>>,
    /// The warnings that the editor has silenced.
    pub allowed: Allowed,
    /// Everything to put right, in the order of the file.
    pub problems: Vec<Problem>,
}

impl Reading {
    /// A file of which no more can be made out.
    fn stopped(problems: Vec<Problem>) -> Self {
        Self { story: None, drawings: Vec::new(), allowed: Allowed::default(), problems }
    }

    /// The story, when nothing stands in the way of a release.
    pub fn sound(&self) -> Option<&Story> {
        self.story.as_ref().filter(|_| self.errors().next().is_none())
    }

    /// What stands in the way of a release.
    pub fn errors(&self) -> impl Iterator<Item = &Problem> {
        self.problems.iter().filter(|problem| problem.severity == Severity::Error)
    }
}

/// Reads a story. `folder` is the name of the folder it lies in, which its slug must equal.
pub fn read(source: &str, folder: &str) -> Reading {
    if source.len() > limits::MOST_BYTES {
        return Reading::stopped(vec![Problem::too_many_bytes("1 MB")]);
    }
    let (table, errors) = DeTable::parse_recoverable(source);
    if !errors.is_empty() {
        // What the parser makes of the rest is a guess, and rules that run on it would mislead.
        return Reading::stopped(toml_problem::syntax(errors, source));
    }
    let mut problems = Vec::new();
    fields::each(table.get_ref(), &mut |field| limits::chapter(field, &mut problems));
    if !problems.is_empty() {
        return Reading::stopped(problems);
    }
    let draft = read_table(table, source, &mut problems);
    check::check(&draft, folder, source, &mut problems);
    let allowed = Allowed::of(draft.meta.as_ref());
    allowed.check(&mut problems);
    allowed.silence(&mut problems);
    problems.sort_by_key(|problem| problem.span.start);
    problems.dedup();
    Reading {
        allowed,
        drawings: draft.drawings().cloned().collect(),
        story: draft.into_story(),
        problems,
    }
}

/// The line of every `[[section.block]]`, in the order of the page; nothing where the file is not
/// TOML.
pub fn block_lines(source: &str) -> Vec<usize> {
    let (mut table, errors) = DeTable::parse_recoverable(source);
    if !errors.is_empty() {
        return Vec::new();
    }
    let sections = take_tables(table.get_mut(), "section", &mut Vec::new()).unwrap_or_default();
    let blocks = sections.into_iter().flat_map(|(mut section, _)| {
        take_tables(&mut section, "block", &mut Vec::new()).unwrap_or_default()
    });
    let mut places = Places::new(source);
    blocks.map(|(_, span)| places.of(span.start).line).collect()
}

fn read_table(table: Spanned<DeTable<'_>>, source: &str, problems: &mut Vec<Problem>) -> Draft {
    check::fields(table.get_ref(), source, problems);
    let span = table.span();
    let mut table = table.into_inner();
    let sections = take_tables(&mut table, "section", problems).unwrap_or_else(|| {
        problems.push(Problem::error(
            Code::EmptyList,
            0..0,
            "故事里一节也没有。",
            "用 [[section]] 开始第一节，写上 id 和 title。",
        ));
        Vec::new()
    });
    let meta = take_all(table, span, problems);
    Draft { meta, sections: sections.into_iter().map(|one| read_section(one, problems)).collect() }
}

fn read_section((mut table, span): Table<'_>, problems: &mut Vec<Problem>) -> DraftSection {
    let blocks = take_tables(&mut table, "block", problems).unwrap_or_else(|| {
        problems.push(Problem::error(
            Code::EmptyList,
            span.clone(),
            "这一节里没有板块。",
            "用 [[section.block]] 加一个板块，写上 kind。",
        ));
        Vec::new()
    });
    let head = take_all(table, span, problems);
    DraftSection { head, blocks: blocks.into_iter().map(|one| read_block(one, problems)).collect() }
}

fn read_block((mut table, span): Table<'_>, problems: &mut Vec<Problem>) -> Option<Block> {
    let Some(kind) = table.remove(&key("kind")) else {
        problems.push(Problem::error(
            Code::MissingField,
            span,
            "板块没有写 kind。",
            format!("写上 kind = \"…\"，可以是：{}。", Block::KINDS.join("、")),
        ));
        return None;
    };
    let at = kind.span();
    let word = match String::deserialize(ValueDeserializer::from(kind)) {
        Ok(word) => word,
        Err(error) => {
            problems.push(toml_problem::field(&error, at));
            return None;
        }
    };
    if !Block::KINDS.contains(&word.as_str()) {
        problems.push(toml_problem::unknown_block(&word, at));
        return None;
    }
    piece::read(table, span, problems, |rest| Block::of_kind(&word, rest))
}

type Table<'i> = (DeTable<'i>, Range<usize>);

/// Takes a list of tables out of a table; `None` when there are none. What is not a table is a
/// problem of its own.
fn take_tables<'i>(
    table: &mut DeTable<'i>,
    name: &str,
    problems: &mut Vec<Problem>,
) -> Option<Vec<Table<'i>>> {
    let list = table.remove(&key(name))?;
    let span = list.span();
    let DeValue::Array(list) = list.into_inner() else {
        problems.push(not_tables(name, span));
        return Some(Vec::new());
    };
    if list.is_empty() {
        return None;
    }
    let mut tables = Vec::new();
    for item in list.into_iter() {
        let span = item.span();
        match item.into_inner() {
            DeValue::Table(table) => tables.push((table, span)),
            _ => problems.push(not_tables(name, span)),
        }
    }
    Some(tables)
}

fn not_tables(name: &str, span: Range<usize>) -> Problem {
    let path = if name == "block" { "section.block" } else { name };
    Problem::error(
        Code::WrongType,
        span,
        format!("{name} 的写法不对。"),
        format!("每一个都用两层方括号另起一行：[[{path}]]。"),
    )
}

/// Reads a whole table as one piece of the model.
fn take_all<T: DeserializeOwned>(
    table: DeTable<'_>,
    span: Range<usize>,
    problems: &mut Vec<Problem>,
) -> Option<T> {
    piece::read(table, span, problems, |value| Some(T::deserialize(value)))
}

fn key(name: &str) -> Spanned<DeString<'static>> {
    Spanned::new(0..0, name.to_owned().into())
}
