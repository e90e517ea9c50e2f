//! The little markup that prose may carry: emphasis and links, in paragraphs.
//!
//! comrak reads it, with its rule for emphasis beside Chinese punctuation; whatever else Markdown
//! has is refused by name, so that nothing an editor writes becomes markup of another kind.

use comrak::nodes::{AstNode, NodeValue, Sourcepos};
use comrak::{Arena, Options, parse_document};

/// A piece of running text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// Plain words.
    Text(String),
    /// Words that are stressed.
    Strong(Vec<Inline>),
    /// Words that lead somewhere.
    Link {
        /// `https://…` or `#section`; checked by the reader of the story.
        href: String,
        /// The words.
        words: Vec<Inline>,
    },
}

/// A paragraph.
pub type Paragraph = Vec<Inline>;

/// What a text holds beside its words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Seen {
    /// What had to be left out.
    pub(crate) refused: Vec<Refused>,
    /// The links to places on the page: which line of the text, and the id.
    pub(crate) anchors: Vec<(usize, String)>,
}

/// Something in the text that yitu does not have: which line of the text, and what it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Refused {
    /// The line of the text, from 0.
    pub(crate) line: usize,
    /// What was found there.
    pub(crate) what: What,
}

/// Why a piece of markup is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum What {
    /// Markup that yitu does not have, by its Chinese name.
    Markup(&'static str),
    /// A link to somewhere a story must not lead.
    Link(String),
}

/// The paragraphs of a text.
pub fn paragraphs(text: &str) -> Vec<Paragraph> {
    parse(text).0
}

/// The paragraphs of a text, and what a check has to look at.
pub(crate) fn parse(text: &str) -> (Vec<Paragraph>, Seen) {
    let mut options = Options::default();
    options.extension.cjk_friendly_emphasis = true;
    let arena = Arena::new();
    let root = parse_document(&arena, text, &options);
    let mut seen = Seen::default();
    let mut paragraphs = Vec::new();
    for block in root.children() {
        if matches!(block.data.borrow().value, NodeValue::Paragraph) {
            paragraphs.push(inlines(block, 0, &mut seen));
        } else {
            refuse(block, &mut seen);
        }
    }
    (paragraphs, seen)
}

/// More than a stressed link in stressed words is nothing that a reader sees.
const DEEPEST: usize = 3;

/// What is in a node that stands in so many others.
fn inlines<'a>(parent: &'a AstNode<'a>, depth: usize, seen: &mut Seen) -> Vec<Inline> {
    let mut found = Vec::new();
    for node in parent.children() {
        match &node.data.borrow().value {
            NodeValue::Text(text) => found.push(Inline::Text(text.to_string())),
            // A line break inside a paragraph is the editor's, not the reader's: Chinese needs no
            // space there.
            NodeValue::SoftBreak => {}
            NodeValue::Strong | NodeValue::Emph | NodeValue::Link(_) if depth == DEEPEST => {
                seen.refused.push(Refused {
                    line: line_of(node.data.borrow().sourcepos),
                    what: What::Markup("一层套一层的强调"),
                });
            }
            NodeValue::Strong | NodeValue::Emph => {
                found.push(Inline::Strong(inlines(node, depth + 1, seen)));
            }
            NodeValue::Link(link) if may_lead_to(&link.url) => {
                if let Some(id) = link.url.strip_prefix('#') {
                    seen.anchors.push((line_of(node.data.borrow().sourcepos), id.to_owned()));
                }
                found.push(Inline::Link {
                    href: link.url.clone(),
                    words: inlines(node, depth + 1, seen),
                });
            }
            NodeValue::Link(link) => {
                seen.refused.push(Refused {
                    line: line_of(node.data.borrow().sourcepos),
                    what: What::Link(link.url.clone()),
                });
            }
            _ => refuse(node, seen),
        }
    }
    found
}

/// Only where a reader can see that it leads: another site over https, or a section of the story.
pub(crate) fn may_lead_to(url: &str) -> bool {
    url.strip_prefix('#').is_some_and(is_clean) || is_https(url)
}

/// Whether it is the address of another site.
pub(crate) fn is_https(url: &str) -> bool {
    url.strip_prefix("https://").is_some_and(is_clean)
}

fn is_clean(rest: &str) -> bool {
    !rest.is_empty() && !rest.chars().any(|c| c.is_control() || c.is_whitespace())
}

fn refuse<'a>(node: &'a AstNode<'a>, seen: &mut Seen) {
    let data = node.data.borrow();
    let what = match data.value {
        NodeValue::Heading(_) => "标题（#）",
        NodeValue::List(_) | NodeValue::Item(_) => "列表",
        NodeValue::BlockQuote => "引用（>）",
        NodeValue::CodeBlock(_) | NodeValue::Code(_) => "代码",
        NodeValue::HtmlBlock(_) | NodeValue::HtmlInline(_) | NodeValue::Raw(_) => " HTML 标签",
        NodeValue::Image(_) => "图片",
        NodeValue::LineBreak => "强制换行",
        NodeValue::ThematicBreak => "分隔线",
        _ => "这种写法",
    };
    seen.refused.push(Refused { line: line_of(data.sourcepos), what: What::Markup(what) });
}

fn line_of(place: Sourcepos) -> usize {
    place.start.line.saturating_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn emphasis_works_beside_chinese_marks() {
        let text = |s: &str| Inline::Text(s.into());
        assert_eq!(
            paragraphs("这是**“三力”**的由来。"),
            [vec![text("这是"), Inline::Strong(vec![text("“三力”")]), text("的由来。")]]
        );
    }

    #[test]
    fn lines_join_without_a_space_and_paragraphs_part() {
        let (found, seen) = parse("第一行\n第二行\n\n第二段");
        assert_eq!(found.len(), 2);
        assert_eq!(seen, Seen::default());
    }

    #[test]
    fn what_is_neither_emphasis_nor_link_is_refused_where_it_stands() {
        for (text, line) in [("# 题", 0), ("好\n\n<b>粗</b>", 2), ("a\n![](x.png)", 1), ("- 项", 0)]
        {
            let (_, seen) = parse(text);
            assert_eq!(seen.refused.first().map(|r| r.line), Some(line), "{text}");
        }
    }

    #[test]
    fn a_link_leads_to_https_or_a_section() {
        for good in ["https://news.example/a?b=c", "#drive"] {
            assert!(may_lead_to(good), "{good}");
        }
        for bad in [
            "javascript:alert(1)",
            "http://news.example",
            "//evil.example",
            "/x",
            "https://",
            "#",
            "data:text/html,x",
            "https://a b",
        ] {
            assert!(!may_lead_to(bad), "{bad}");
        }
    }
}
