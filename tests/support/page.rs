//! A page as a reader has it: parsed, and its visible text.

use scraper::{ElementRef, Html, Node, Selector};

/// A parsed page.
pub(crate) struct Page(Html);

impl Page {
    /// Parses a page.
    pub(crate) fn of(markup: &str) -> Self {
        Self(Html::parse_document(markup))
    }

    /// Every element that a selector finds.
    pub(crate) fn all(&self, css: &str) -> Vec<ElementRef<'_>> {
        let selector = Selector::parse(css).expect("tests write sound selectors");
        self.0.select(&selector).collect()
    }

    /// The one element that a selector finds.
    pub(crate) fn one(&self, css: &str) -> ElementRef<'_> {
        let found = self.all(css);
        assert_eq!(found.len(), 1, "{css} should be on the page once");
        found[0]
    }

    /// The visible text of the one element that a selector finds.
    #[allow(dead_code, reason = "not every test reads text")]
    pub(crate) fn text(&self, css: &str) -> String {
        visible_text(self.one(css))
    }
}

/// The text as it is read: what stands in one line is one piece, lines are parted by `\n`.
#[allow(dead_code, reason = "not every test reads text")]
pub(crate) fn visible_text(element: ElementRef<'_>) -> String {
    let mut text = String::new();
    collect(element, &mut text);
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

fn collect(element: ElementRef<'_>, text: &mut String) {
    let value = element.value();
    let unseen = matches!(value.name(), "head" | "script" | "style" | "template");
    if unseen || value.attr("hidden").is_some() {
        return;
    }
    let class = value.attr("class").unwrap_or_default();
    // The parts of a chart's box are spans that stand below one another.
    let inline = matches!(value.name(), "span" | "strong" | "a") && !class.starts_with("org-");
    if !inline {
        text.push('\n');
    }
    for child in element.children() {
        match child.value() {
            Node::Text(words) => text.push_str(words),
            Node::Element(_) => collect(ElementRef::wrap(child).expect("an element"), text),
            _ => {}
        }
    }
    if !inline {
        text.push('\n');
    }
}
