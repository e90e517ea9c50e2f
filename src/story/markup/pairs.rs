//! Which signs of a paragraph are marks: links first, then emphasis outside of them and in each.
//! Everything is found in a few passes, none of which goes back.

use std::ops::Range;

use crate::story::link::unsound;
use crate::story::unseen::is_seen;

/// What a mark does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// Opens emphasis.
    Strong,
    /// Opens a link to an address.
    Link(String),
    /// Closes what was opened last.
    Close,
    /// Ends the paragraph.
    End,
}

/// The marks of a paragraph in order, and what is to be told. Places are bytes of it.
#[derive(Default)]
pub(super) struct Found {
    pub(super) marks: Vec<(Range<usize>, Mark)>,
    pub(super) links: Vec<(Range<usize>, String, String)>,
    pub(super) unsound: Vec<(Range<usize>, String, &'static str)>,
    pub(super) loose: Vec<Range<usize>>,
}

pub(super) fn find(text: &str) -> Found {
    let mut found = Found::default();
    let links = links(text, &mut found);
    // Emphasis lies outside of all links, or inside of one.
    let mut outside = Level::default();
    let mut at = 0;
    for (open, close) in links {
        outside.stars(text, at..open.start, &mut found);
        let mut inside = Level::default();
        inside.stars(text, open.end..close.start, &mut found);
        found.loose.extend(inside.open);
        at = close.end;
    }
    outside.stars(text, at..text.len(), &mut found);
    found.loose.extend(outside.open);
    found.marks.sort_by_key(|(place, _)| place.start);
    found.loose.sort_by_key(|place| place.start);
    found
}

/// The sound links: where the words are opened, and where words and address are closed.
fn links(text: &str, found: &mut Found) -> Vec<(Range<usize>, Range<usize>)> {
    let (mut links, mut open) = (Vec::new(), Vec::new());
    let mut done = 0;
    for (at, sign) in text.match_indices(['[', ']']) {
        if at < done {
            continue;
        }
        if sign == "[" {
            open.push(at);
            continue;
        }
        let Some(start) = open.pop() else { continue };
        let Some(address) = address(&text[at + 1..]) else { continue };
        let (words, end) = (&text[start + 1..at], at + 1 + address.len() + 2);
        // A picture is told by another name.
        if text[..start].ends_with('!') || !looks_meant(address) {
            continue;
        }
        let why = unsound(address).or((!is_seen(words)).then_some("没有写读者看得见的文字"));
        if let Some(why) = why {
            found.unsound.push((start..end, address.to_owned(), why));
            continue;
        }
        found.links.push((start..end, words.to_owned(), address.to_owned()));
        found.marks.push((start..start + 1, Mark::Link(address.to_owned())));
        found.marks.push((at..end, Mark::Close));
        links.push((start..start + 1, at..end));
        // No link holds another.
        open.clear();
        done = end;
    }
    links
}

/// The address behind the words of a link: up to the bracket that closes the first, in one line.
fn address(rest: &str) -> Option<&str> {
    let inner = rest.strip_prefix('(')?;
    let mut depth = 0_usize;
    for (at, sign) in inner.char_indices() {
        match sign {
            '\n' | '[' | ']' | '<' | '>' => return None,
            '(' => depth += 1,
            ')' if depth == 0 => return Some(&inner[..at]),
            ')' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// Brackets behind brackets may also be text: a blank is in no address, and in many a sentence.
fn looks_meant(address: &str) -> bool {
    let begins = ["#", "/", "www.", "javascript:", "data:", "mailto:"];
    !address.trim().contains(char::is_whitespace)
        || address.contains("://")
        || begins.iter().any(|it| address.trim_start().starts_with(it))
}

/// The emphasis that is open on one level.
#[derive(Default)]
struct Level {
    open: Option<Range<usize>>,
}

impl Level {
    /// Pairs the asterisks of a part of the paragraph.
    fn stars(&mut self, text: &str, part: Range<usize>, found: &mut Found) {
        let mut at = part.start;
        while let Some(next) = text[at..part.end].find('*') {
            let start = at + next;
            let length = text[start..part.end].bytes().take_while(|byte| *byte == b'*').count();
            at = start + length;
            let before = text[..start].chars().next_back();
            let behind = text[at..].chars().next();
            let digits = [before, behind].iter().all(|c| c.is_some_and(|c| c.is_ascii_digit()));
            if length == 2 && !digits {
                self.mark(start..at, before, behind, found);
            }
        }
    }

    fn mark(
        &mut self,
        place: Range<usize>,
        before: Option<char>,
        behind: Option<char>,
        found: &mut Found,
    ) {
        let words = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
        match self.open.take() {
            Some(open) if words(before) => {
                found.marks.push((open, Mark::Strong));
                found.marks.push((place, Mark::Close));
            }
            open => {
                found.loose.extend(open);
                if words(behind) {
                    self.open = Some(place);
                } else {
                    found.loose.push(place);
                }
            }
        }
    }
}
