//! Texts: what must not be empty, what prose may hold, how a colour is written.

use serde_spanned::Spanned;

use crate::story::markup::{self, What};
use crate::story::{Block, Code, Picture, Problem, Prose, Story};

pub(super) fn check(story: &Story, source: &str, problems: &mut Vec<Problem>) {
    let meta = &story.meta;
    if meta.title.get_ref().iter().all(|line| line.trim().is_empty()) {
        problems.push(empty("title", meta.title.span()));
    }
    needed("description", &meta.description, problems);
    for url in meta.source.url.iter().filter(|url| !url.get_ref().starts_with("https://")) {
        problems.push(bad_link(url.get_ref(), url.span()));
    }
    for colour in meta.accent.iter().filter(|colour| !is_colour(colour.get_ref())) {
        problems.push(Problem::error(
            Code::BadColour,
            colour.span(),
            format!("“{}”不是颜色的写法。", colour.get_ref()),
            "写成 # 加六位，如 #b8242a。",
        ));
    }
    for section in &story.sections {
        needed("title", &section.head.title, problems);
        for block in &section.blocks {
            check_block(block, source, problems);
        }
    }
    for picture in story.pictures() {
        needed("alt", &picture.alt, problems);
    }
}

impl Story {
    /// Every picture that the story names.
    pub fn pictures(&self) -> impl Iterator<Item = &Picture> {
        let scenes = self.sections.iter().flat_map(|section| {
            let steps = section.blocks.iter().filter_map(|block| match block {
                Block::Steps(steps) => Some(&steps.picture),
                _ => None,
            });
            section.head.picture.iter().chain(steps)
        });
        self.meta.picture.iter().chain(scenes)
    }
}

fn check_block(block: &Block, source: &str, problems: &mut Vec<Problem>) {
    let empty_list = match block {
        Block::Prose(block) => {
            prose(block, source, problems);
            None
        }
        Block::Counters(block) if block.items.get_ref().is_empty() => Some(block.items.span()),
        Block::Chain(block) if block.items.get_ref().is_empty() => Some(block.items.span()),
        Block::Timeline(block) if block.items.get_ref().is_empty() => Some(block.items.span()),
        Block::Cards(block) if block.items.get_ref().is_empty() => Some(block.items.span()),
        Block::Questions(block) if block.items.get_ref().is_empty() => Some(block.items.span()),
        Block::Steps(block) if block.items.get_ref().is_empty() => Some(block.items.span()),
        _ => None,
    };
    if let Some(span) = empty_list {
        problems.push(Problem::error(
            Code::EmptyList,
            span,
            "items 是空的。",
            "至少写一项，或删掉整个板块。",
        ));
    }
}

fn prose(block: &Prose, source: &str, problems: &mut Vec<Problem>) {
    needed("text", &block.text, problems);
    for refused in markup::parse(block.text.get_ref()).1 {
        let span = line_of(source, &block.text, refused.line);
        problems.push(match refused.what {
            What::Link(url) => bad_link(&url, span),
            What::Markup(name) => Problem::error(
                Code::UnknownMarkup,
                span,
                format!("正文里不能用{name}。"),
                "正文只有两种写法：**强调** 和 [文字](https://…)；别的内容另起一个板块。",
            ),
        });
    }
}

/// The place of a line of a text that may span several lines of the file.
fn line_of(source: &str, text: &Spanned<String>, line: usize) -> std::ops::Range<usize> {
    let span = text.span();
    let Some(written) = source.get(span.clone()) else { return span };
    // The opening quotes may stand on a line of their own, which is no line of the text.
    let skipped = usize::from(written.starts_with("\"\"\"\n") || written.starts_with("'''\n"));
    let start: usize = written.split_inclusive('\n').take(line + skipped).map(str::len).sum();
    span.start + start..span.end
}

fn needed(field: &str, text: &Spanned<String>, problems: &mut Vec<Problem>) {
    if text.get_ref().trim().is_empty() {
        problems.push(empty(field, text.span()));
    }
}

fn empty(field: &str, span: std::ops::Range<usize>) -> Problem {
    Problem::error(Code::EmptyText, span, format!("{field} 是空的。"), "写上文字。")
}

fn bad_link(url: &str, span: std::ops::Range<usize>) -> Problem {
    Problem::error(
        Code::BadLink,
        span,
        format!("链接“{url}”不能用。"),
        "链接以 https:// 开头，或写成 #节的id。",
    )
}

fn is_colour(text: &str) -> bool {
    let digits = text.strip_prefix('#').unwrap_or_default();
    digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit())
}
