//! Pages of Markdown: what is fenced in them, where they lead, and what their headings are called.

use std::fs;
use std::path::{Path, PathBuf};

use comrak::nodes::NodeValue;
use comrak::{Arena, Options, parse_document};

/// A page that was read.
pub(crate) struct Page {
    /// Its file.
    pub(crate) path: PathBuf,
    /// Its text.
    pub(crate) text: String,
    /// What is fenced in it.
    pub(crate) fences: Vec<Fence>,
    /// Where its links and pictures lead.
    pub(crate) links: Vec<String>,
}

/// What stands between two lines of three backticks.
pub(crate) struct Fence {
    /// The word or words behind the first backticks.
    pub(crate) info: String,
    /// Everything between them.
    pub(crate) text: String,
    /// File and line, for whoever has to put it right.
    pub(crate) place: String,
}

impl Page {
    /// Reads a page.
    pub(crate) fn read(path: &Path) -> Self {
        let text = fs::read_to_string(path).expect("pages are there");
        let (mut fences, mut links) = (Vec::new(), Vec::new());
        let arena = Arena::new();
        let mut options = Options::default();
        options.extension.table = true;
        for node in parse_document(&arena, &text, &options).descendants() {
            let data = node.data.borrow();
            match &data.value {
                NodeValue::CodeBlock(block) => fences.push(Fence {
                    info: block.info.clone(),
                    text: block.literal.clone(),
                    place: format!("{}:{}", path.display(), data.sourcepos.start.line),
                }),
                NodeValue::Link(link) | NodeValue::Image(link) => links.push(link.url.clone()),
                _ => {}
            }
        }
        Self { path: path.to_owned(), text, fences, links }
    }

    /// Whether a link may lead to this place of the page: a heading, or an anchor of its own.
    #[allow(dead_code, reason = "not every test follows links")]
    pub(crate) fn has_anchor(&self, name: &str) -> bool {
        let headings = self.text.lines().filter(|line| line.starts_with('#'));
        headings.map(|line| anchor(line.trim_start_matches('#').trim())).any(|it| it == name)
            || self.text.contains(&format!("<a id=\"{name}\">"))
    }
}

/// What GitHub calls a heading in addresses.
fn anchor(heading: &str) -> String {
    let kept = heading.chars().filter(|c| c.is_alphanumeric() || "-_ ".contains(*c));
    kept.flat_map(char::to_lowercase).map(|c| if c == ' ' { '-' } else { c }).collect()
}

/// Every page in a folder and below it.
pub(crate) fn pages_of(folder: &Path) -> Vec<Page> {
    let mut pages = Vec::new();
    for entry in fs::read_dir(folder).expect("tests run in the package's own folder") {
        let path = entry.expect("it can be listed").path();
        if path.is_dir() {
            pages.extend(pages_of(&path));
        } else if path.extension().is_some_and(|it| it == "md") {
            pages.push(Page::read(&path));
        }
    }
    pages.sort_by(|a, b| a.path.cmp(&b.path));
    pages
}
