//! Running text: markup that there is not, links that lead nowhere or elsewhere, emphasis without an end.

use std::collections::HashSet;

use serde_spanned::Spanned;

use super::text::{bad_link, look_alike};
use crate::story::draft::Draft;
use crate::story::written::Written;
use crate::story::{Block, Code, Problem, link, markup};

pub(super) fn check(draft: &Draft, source: &str, problems: &mut Vec<Problem>) {
    let running = Running { source, places: (!draft.has_gaps()).then(|| places(draft)) };
    for block in draft.blocks() {
        match block {
            Block::Prose(block) => running.check(&block.text, problems),
            Block::Steps(block) => {
                block.items.get_ref().iter().for_each(|one| running.check(&one.text, problems));
            }
            _ => {}
        }
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
        let written = Written::of(self.source, text.span(), text.get_ref());
        let mut refused_on = None;
        for (place, name) in seen.refused {
            // A tag and the one that closes it are one thing to mend.
            let line = text.get_ref()[..place.start].rfind('\n').map_or(0, |at| at + 1);
            if refused_on.replace((line, name)) == Some((line, name)) {
                continue;
            }
            problems.push(Problem::error(
                Code::UnknownMarkup,
                written.place(place),
                format!("正文里不能用{name}。"),
                "正文只有两种写法：**强调** 和 [文字](https://…)；别的内容另起一个板块。要写这个符号本身，写成全角的。",
            ));
        }
        for (place, address, why) in seen.unsound {
            problems.push(bad_link(&address, written.place(place), why));
        }
        for (place, words, address) in seen.links {
            self.link(&words, &address, || written.place(place), problems);
        }
        // Who mends the first sees the next.
        if let Some(place) = seen.loose.into_iter().next() {
            problems.push(Problem::warning(
                Code::LooseEmphasis,
                written.place(place),
                "这里的 ** 没有配成一对，会照样印在页面上。",
                Code::LooseEmphasis.remedy(),
            ));
        }
    }

    fn link(
        &self,
        words: &str,
        address: &str,
        place: impl FnOnce() -> std::ops::Range<usize>,
        problems: &mut Vec<Problem>,
    ) {
        if let Some(id) = address.strip_prefix('#') {
            if self.places.as_ref().is_some_and(|places| !places.contains(id)) {
                problems.push(bad_link(address, place(), "故事里没有叫这个名字的节或板块"));
            }
        } else if let Some(host) =
            link::foreign_host(address).or_else(|| link::other_site(words, address))
        {
            problems.push(look_alike(&host, place()));
        }
    }
}
