//! Texts: what must not be empty, what prose may hold, how a colour is written.

use std::collections::HashSet;
use std::ops::Range;

use serde_spanned::Spanned;

use crate::story::draft::Draft;
use crate::story::markup::{self, What};
use crate::story::{Block, Code, Meta, Problem};

/// Search engines and chats cut what is longer.
const LONGEST_DESCRIPTION: usize = 80;

pub(super) fn check(draft: &Draft, source: &str, problems: &mut Vec<Problem>) {
    if let Some(meta) = &draft.meta {
        check_meta(meta, problems);
    }
    let running = Running { source, places: (!draft.has_gaps()).then(|| places(draft)) };
    for block in draft.blocks() {
        match block {
            Block::Prose(block) => running.check(&block.text, problems),
            Block::Steps(block) => {
                block.items.get_ref().iter().for_each(|one| running.check(&one.text, problems));
            }
            _ => {}
        }
        let empty = match block {
            Block::Counters(block) => if_empty(&block.items),
            Block::Chain(block) => if_empty(&block.items),
            Block::Timeline(block) => if_empty(&block.items),
            Block::Cards(block) => if_empty(&block.items),
            Block::Questions(block) => if_empty(&block.items),
            Block::Steps(block) => if_empty(&block.items),
            _ => None,
        };
        problems
            .extend(empty.map(|span| empty_list("items", span, "至少写一项，或删掉整个板块。")));
    }
}

/// The place of a list that has no items.
fn if_empty<T>(list: &Spanned<Vec<T>>) -> Option<Range<usize>> {
    list.get_ref().is_empty().then(|| list.span())
}

fn check_meta(meta: &Meta, problems: &mut Vec<Problem>) {
    if meta.title.get_ref().is_empty() {
        problems.push(empty_list("title", meta.title.span(), "至少写一行。"));
    }
    let length = meta.description.get_ref().chars().count();
    if length > LONGEST_DESCRIPTION {
        problems.push(Problem::error(
            Code::LongText,
            meta.description.span(),
            format!("description 有 {length} 字。"),
            format!("缩短到 {LONGEST_DESCRIPTION} 字以内：再长，搜索和转发时会被截断。"),
        ));
    }
    for url in meta.source.url.iter().filter(|url| !markup::is_https(url.get_ref())) {
        problems.push(bad_link(url.get_ref(), url.span(), "网址以 https:// 开头。"));
    }
    for date in meta.source.date.iter().filter(|date| !is_date(date.get_ref())) {
        problems.push(Problem::error(
            Code::BadDate,
            date.span(),
            format!("“{}”不是日期的写法，或者没有这一天。", date.get_ref()),
            Code::BadDate.remedy(),
        ));
    }
    for colour in meta.accent.iter().filter(|colour| !is_colour(colour.get_ref())) {
        problems.push(Problem::error(
            Code::BadColour,
            colour.span(),
            format!("“{}”不是颜色的写法。", colour.get_ref()),
            "写成 # 加六位，如 #b8242a。",
        ));
    }
}

/// The ids that a link inside the story may lead to.
fn places(draft: &Draft) -> HashSet<&str> {
    let sections = draft.heads().map(|head| &head.id);
    sections.chain(draft.blocks().filter_map(Block::id)).map(|id| id.get_ref().as_str()).collect()
}

/// What running text is checked against.
struct Running<'a> {
    source: &'a str,
    /// The ids that a link may lead to, when all are known.
    places: Option<HashSet<&'a str>>,
}

impl Running<'_> {
    fn check(&self, text: &Spanned<String>, problems: &mut Vec<Problem>) {
        let (_, seen) = markup::parse(text.get_ref());
        for refused in seen.refused {
            let span = line_of(self.source, text, refused.line);
            problems.push(match refused.what {
                What::Link(url) => {
                    bad_link(&url, span, "链接以 https:// 开头，或写 # 加一节的 id。")
                }
                What::Markup(name) => Problem::error(
                    Code::UnknownMarkup,
                    span,
                    format!("正文里不能用{name}。"),
                    "正文只有两种写法：**强调** 和 [文字](https://…)；别的内容另起一个板块。",
                ),
            });
        }
        let leads_nowhere =
            |id: &str| self.places.as_ref().is_some_and(|places| !places.contains(id));
        for (line, id) in seen.anchors.iter().filter(|(_, id)| leads_nowhere(id)) {
            let span = line_of(self.source, text, *line);
            problems.push(Problem::error(
                Code::BadLink,
                span,
                format!("链接“#{id}”不能用：故事里没有叫这个名字的节或板块。"),
                "写 # 加一节或一个板块的 id。",
            ));
        }
    }
}

/// The place of a line of a text that may span several lines of the file.
fn line_of(source: &str, text: &Spanned<String>, line: usize) -> Range<usize> {
    let span = text.span();
    let Some(written) = source.get(span.clone()) else { return span };
    // The opening quotes may stand on a line of their own, which is no line of the text.
    let first = written.lines().next().unwrap_or_default();
    let skipped = usize::from(first == "\"\"\"" || first == "'''");
    let start: usize = written.split_inclusive('\n').take(line + skipped).map(str::len).sum();
    span.start + start..span.end
}

fn empty_list(field: &str, span: Range<usize>, help: &str) -> Problem {
    Problem::error(Code::EmptyList, span, format!("{field} 是空的。"), help)
}

fn bad_link(url: &str, span: Range<usize>, help: &str) -> Problem {
    Problem::error(Code::BadLink, span, format!("链接“{url}”不能用。"), help)
}

/// Whether it is a day of the calendar, written with two digits each for month and day.
fn is_date(text: &str) -> bool {
    text.len() == "2018-07-16".len() && text.parse::<jiff::civil::Date>().is_ok()
}

fn is_colour(text: &str) -> bool {
    let digits = text.strip_prefix('#').unwrap_or_default();
    digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit())
}
