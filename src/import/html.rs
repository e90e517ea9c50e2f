//! A page of the web that was pasted with its tags.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::LazyLock;

use lol_html::html_content::TextType;
use lol_html::{EndTagHandler, RewriteStrSettings, doc_text, element, rewrite_str};
use regex::Regex;

/// Tags of HTML and of what word processors make of it: an end tag, a comment, or a tag that has no
/// end. A sign of less in a sentence is none.
static TAG: LazyLock<Regex> = LazyLock::new(|| {
    let names = "p|br|hr|div|span|b|strong|i|em|u|s|a|font|img|table|thead|tbody|tr|td|th|ul|ol|li|dl|dt|dd|h[1-6]|html|head|body|meta|link|title|section|article|header|footer|main|nav|aside|figure|figcaption|blockquote|sup|sub|small|center|script|style|iframe|video|audio|source|label|input|button|form|select|option|textarea|svg|path|o:p|pre|code|mark|del|ins|col|colgroup|caption|picture|strike|big|tt|wbr|noscript";
    Regex::new(&format!(r"(?i)</(?:{names})\s*>|<(?:br|hr|img|meta|link|input|wbr)(?:\s[^<>]*)?/?>|<!doctype\s|<!--|<(?:{names})\s[^<>]*=[^<>]*>")).expect("sound")
});
/// What begins and ends a line. A cell is parted from the next by a tab.
const BLOCKS: &[&str] = &[
    "p",
    "div",
    "section",
    "article",
    "header",
    "footer",
    "main",
    "nav",
    "aside",
    "li",
    "ul",
    "ol",
    "dl",
    "dt",
    "dd",
    "tr",
    "table",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "figure",
    "figcaption",
    "br",
    "hr",
    "center",
    "pre",
    "title",
    "caption",
    "body",
    "option",
];

/// The text of a page, a paragraph a line; `None` when it holds no tags.
pub(super) fn to_text(source: &str) -> Option<String> {
    if !TAG.is_match(source) {
        return None;
    }
    // The title of the window says again what the page is headed with.
    let headed = source.to_ascii_lowercase().contains("<h1");
    let out = Rc::new(RefCell::new(String::new()));
    let (ends, starts, texts) = (Rc::clone(&out), Rc::clone(&out), Rc::clone(&out));
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(element!("*", move |element| {
            let name = element.tag_name().to_ascii_lowercase();
            if BLOCKS.contains(&name.as_str()) {
                starts.borrow_mut().push('\n');
                let ends = Rc::clone(&ends);
                // An element without an end has none to wait for.
                if let Some(handlers) = element.end_tag_handlers() {
                    let end: EndTagHandler<'static> = Box::new(move |_| {
                        ends.borrow_mut().push('\n');
                        Ok(())
                    });
                    handlers.push(end);
                }
            } else if name == "td" || name == "th" {
                let row = starts.borrow().ends_with('\n');
                starts.borrow_mut().push_str(if row { "" } else { "\t" });
            }
            Ok(())
        }))
        .append_document_content_handler(doc_text!(move |text| {
            let title = text.text_type() == TextType::RCData && !headed;
            if title || matches!(text.text_type(), TextType::Data | TextType::PlainText) {
                // In HTML a line's end is a blank; between Hanzi it is none.
                let words = text.as_str().replace(['\r', '\t'], " ").replace('\n', " ");
                texts.borrow_mut().push_str(&words);
            }
            Ok(())
        }));
    let written = rewrite_str(source, settings);
    let text = out.borrow().clone();
    // A page that the parser gives up on is read as it is, without what is surely a tag.
    Some(if written.is_ok() { text } else { TAG.replace_all(source, "\n").into_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_becomes_its_paragraphs() {
        let page = "<!DOCTYPE html><html><head><title>题目_某网</title><style>p{}</style><script>var a='<p>';</script></head><body><h1>题目</h1>\n<p>收入<b>300</b>万元，<a href=\"x\">见此</a>。<p>第二段<br>另一行</p><table><tr><td>甲</td><td>3</td></tr></table></body></html>";
        let text = to_text(page).expect("a page");
        let lines: Vec<_> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        assert_eq!(lines, ["题目", "收入300万元，见此。", "第二段", "另一行", "甲\t3"]);
    }

    #[test]
    fn a_sign_of_less_is_no_tag() {
        for text in ["若a<b，c>d。", "误差<3%。", "<甲>和<乙>"] {
            assert_eq!(to_text(text), None, "{text}");
        }
    }
}
