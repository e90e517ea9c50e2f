//! Names: of the story, its sections, its blocks.

use std::collections::HashSet;

use delivery::{Owner, owner};
use serde_spanned::Spanned;

use crate::story::draft::Draft;
use crate::story::{Block, Code, Problem};

/// Longer names make addresses that chats break.
const LONGEST: usize = 40;

pub(super) fn check(draft: &Draft, folder: &str, problems: &mut Vec<Problem>) {
    for slug in draft.meta.iter().map(|meta| &meta.slug) {
        match owner(slug.get_ref()) {
            Some(owner) => problems.push(reserved(slug, owner)),
            None => form(slug, problems),
        }
        if slug.get_ref() != folder {
            problems.push(Problem::error(
                Code::SlugFolder,
                slug.span(),
                format!("slug 是“{}”，文件夹却叫“{folder}”。", slug.get_ref()),
                format!("写 slug = \"{folder}\"，或给文件夹改名。"),
            ));
        }
    }
    let sections = draft.heads().map(|head| &head.id);
    let blocks = draft.blocks().filter_map(Block::id);
    let mut seen = HashSet::new();
    for id in sections.chain(blocks) {
        form(id, problems);
        unique(id, &mut seen, problems);
        if is_the_pages_own(id.get_ref()) {
            problems.push(Problem::error(
                Code::BadId,
                id.span(),
                format!("“{}”是页面自己要用的名字。", id.get_ref()),
                "换一个名字；不要用 main，不要以 mark- 开头，不要以 -title 结尾。",
            ));
        }
    }
}

fn reserved(slug: &Spanned<String>, owner: Owner) -> Problem {
    let name = slug.get_ref();
    let why = match owner {
        Owner::Layout => format!("“{name}”是网站自己要用的名字。"),
        Owner::Windows => format!("“{name}”在 Windows 上不能做文件夹的名字。"),
    };
    Problem::error(Code::ReservedSlug, slug.span(), why, Code::ReservedSlug.remedy())
}

/// Whether a page gives this id to a part of its own.
fn is_the_pages_own(id: &str) -> bool {
    id == "main" || id.starts_with("mark-") || id.ends_with("-title")
}

/// Reports an id that was given before.
pub(super) fn unique<'a>(
    id: &'a Spanned<String>,
    seen: &mut HashSet<&'a str>,
    problems: &mut Vec<Problem>,
) {
    if !seen.insert(id.get_ref()) {
        problems.push(Problem::error(
            Code::DuplicateId,
            id.span(),
            format!("“{}”已经用过了。", id.get_ref()),
            "换一个没有用过的名字。",
        ));
    }
}

/// Reports an id that would not do in an address.
pub(super) fn form(id: &Spanned<String>, problems: &mut Vec<Problem>) {
    let text = id.get_ref();
    let plain = text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    let edges = text.starts_with(|c: char| c.is_ascii_lowercase()) && !text.ends_with('-');
    if !plain || !edges || text.len() > LONGEST {
        problems.push(Problem::error(
            Code::BadId,
            id.span(),
            format!("“{text}”不能用作名字。"),
            format!(
                "只用小写字母、数字和连字符，以字母开头，不超过 {LONGEST} 个字符，如 drive-1。"
            ),
        ));
    }
}
