//! The head and lists: what must not be empty, where it leads, how a colour is written.

use std::ops::Range;

use serde_spanned::Spanned;

use crate::story::draft::Draft;
use crate::story::{Block, Code, Meta, Problem, link};

pub(super) fn check(draft: &Draft, problems: &mut Vec<Problem>) {
    if let Some(meta) = &draft.meta {
        check_meta(meta, problems);
    }
    for block in draft.blocks() {
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
    if let Some(url) = &meta.source.url {
        let at = url.span();
        if let Some(why) = link::unsound_site(url.get_ref()) {
            problems.push(bad_link(url.get_ref(), at, why));
        } else if let Some(host) = link::foreign_host(url.get_ref()) {
            problems.push(look_alike(&host, at));
        }
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

fn empty_list(field: &str, span: Range<usize>, help: &str) -> Problem {
    Problem::error(Code::EmptyList, span, format!("{field} 是空的。"), help)
}

/// An address that a story must not lead to.
pub(super) fn bad_link(address: &str, span: Range<usize>, why: &str) -> Problem {
    let message = format!("链接“{address}”不能用：{why}。");
    Problem::error(Code::BadLink, span, message, Code::BadLink.remedy())
}

/// An address that a reader would take for another.
pub(super) fn look_alike(host: &str, span: Range<usize>) -> Problem {
    let message = format!("这个链接打开的网站是 {host}，和写的看起来不一样。");
    Problem::warning(Code::LookAlikeLink, span, message, Code::LookAlikeLink.remedy())
}

fn is_colour(text: &str) -> bool {
    let digits = text.strip_prefix('#').unwrap_or_default();
    digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit())
}
