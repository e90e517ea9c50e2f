//! The site map and the feed. Whatever an editor has written is text in both.

use std::fmt::Display;

use jiff::civil::Date;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::listing::Listed;
use crate::page::Script;

/// Who follows a site wants what is new.
const IN_FEED: usize = 50;

type Xml = Writer<Vec<u8>>;

/// Where pages are that search engines are to find, each in both scripts.
pub(super) fn site_map(root: &str, pages: impl Iterator<Item = String>) -> Vec<u8> {
    let attributes = [
        ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"),
        ("xmlns:xhtml", "http://www.w3.org/1999/xhtml"),
    ];
    document("urlset", &attributes, |xml| {
        for page in pages {
            let (hans, hant) = (format!("{root}{page}"), format!("{root}{page}hant/"));
            for address in [&hans, &hant] {
                element(xml, "url", |xml| {
                    text(xml, "loc", address);
                    alternate(xml, Script::Hans.lang(), &hans);
                    alternate(xml, Script::Hant.lang(), &hant);
                    alternate(xml, "x-default", &hans);
                });
            }
        }
    })
}

/// RSS 2.0 of the first stories.
pub(super) fn feed(root: &str, name: &str, stories: &[Listed]) -> Vec<u8> {
    document("rss", &[("version", "2.0")], |xml| {
        element(xml, "channel", |xml| {
            text(xml, "title", name);
            text(xml, "link", root);
            text(xml, "description", name);
            text(xml, "language", "zh-Hans");
            for story in &stories[..stories.len().min(IN_FEED)] {
                let address = format!("{root}{}/", story.slug);
                element(xml, "item", |xml| {
                    text(xml, "title", &story.hans.title);
                    text(xml, "link", &address);
                    text(xml, "guid", &address);
                    text(xml, "description", &story.description);
                    if let Ok(date) = story.hans.when.parse::<Date>() {
                        // Newspapers of China appear by China's time.
                        text(xml, "pubDate", date.strftime("%a, %d %b %Y 00:00:00 +0800"));
                    }
                });
            }
        });
    })
}

fn document(name: &str, attributes: &[(&str, &str)], inside: impl FnOnce(&mut Xml)) -> Vec<u8> {
    let mut xml = Writer::new(Vec::new());
    // Writing into memory cannot fail; neither can it below.
    let _ = xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
    let root = xml.create_element(name).with_attributes(attributes.iter().copied());
    let _ = root.write_inner_content(|xml| {
        inside(xml);
        Ok(())
    });
    xml.into_inner()
}

fn element(xml: &mut Xml, name: &str, inside: impl FnOnce(&mut Xml)) {
    let _ = xml.create_element(name).write_inner_content(|xml| {
        inside(xml);
        Ok(())
    });
}

fn text(xml: &mut Xml, name: &str, text: impl Display) {
    let text = text.to_string().replace(|c| !is_xml(c), "");
    let _ = xml.create_element(name).write_text_content(BytesText::new(&text));
}

fn alternate(xml: &mut Xml, lang: &str, href: &str) {
    let attributes = [("rel", "alternate"), ("hreflang", lang), ("href", href)];
    let _ = xml.create_element("xhtml:link").with_attributes(attributes).write_empty();
}

/// Whether XML 1.0 has the character at all, escaped or not, and it is no command.
fn is_xml(c: char) -> bool {
    !matches!(c, '\u{fffe}' | '\u{ffff}') && (!c.is_control() || matches!(c, '\t' | '\n'))
}
