//! Traditional Chinese: every page again, made from the Simplified one at build time.
//!
//! The finished page is converted, not the story: so what the editor wrote, what figures say
//! (超过, 万, 多) and what the head tells search engines all go one way, and no field is forgotten.
//! Characters alone are converted, and Taiwan's or Hong Kong's forms of them; whole words are not
//! exchanged (OpenCC's `s2twp` would), because names of programmes must stay what they are.

use std::cell::RefCell;
use std::collections::BTreeMap;

use anyhow::{Context, Result, anyhow};
use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;
use lol_html::html_content::{ContentType, Element, TextChunk, TextType};
use lol_html::{RewriteStrSettings, doc_text, element, rewrite_str, text};

use super::site::Traditional;

/// The attributes that are read by people.
const SPOKEN: [&str; 4] = ["aria-label", "content", "alt", "title"];

/// Converts the pages of one story.
pub(super) struct Hant {
    characters: OpenCC,
    /// What an editor wants otherwise, the longest first.
    overrides: Vec<(String, String)>,
}

impl Hant {
    /// Takes a standard's tables and a story's own words.
    ///
    /// # Errors
    /// When the converter's built-in tables cannot be read.
    pub(super) fn new(standard: Traditional, words: &BTreeMap<String, String>) -> Result<Self> {
        let config = match standard {
            Traditional::Tw => BuiltinConfig::S2tw,
            Traditional::Hk => BuiltinConfig::S2hk,
        };
        let characters = OpenCC::from_config(config)
            .map_err(|error| anyhow!("{error}"))
            .context("cannot read the tables for Traditional Chinese")?;
        let mut overrides: Vec<_> =
            words.iter().map(|(from, to)| (from.clone(), to.clone())).collect();
        overrides.sort_by_key(|(from, _)| std::cmp::Reverse(from.len()));
        Ok(Self { characters, overrides })
    }

    /// A text in Traditional Chinese, with the quotation marks of Taiwan and Hong Kong.
    pub(super) fn text(&self, text: &str) -> String {
        let (mut out, mut run, mut rest) = (String::new(), String::new(), text);
        while let Some(first) = rest.chars().next() {
            if let Some((from, to)) = self.overrides.iter().find(|(from, _)| rest.starts_with(from))
            {
                self.convert(&mut run, &mut out);
                out.push_str(to);
                rest = &rest[from.len()..];
            } else {
                run.push(first);
                rest = &rest[first.len_utf8()..];
            }
        }
        self.convert(&mut run, &mut out);
        out
    }

    fn convert(&self, run: &mut String, out: &mut String) {
        let marks = |c| match c {
            '“' => '「',
            '”' => '」',
            '‘' => '『',
            '’' => '』',
            _ => c,
        };
        out.extend(self.characters.convert(run).chars().map(marks));
        run.clear();
    }

    /// A page in Traditional Chinese: its texts, the attributes that people read, and what it tells
    /// search engines. Scripts and styles stay byte for byte.
    ///
    /// # Errors
    /// When the page is no HTML that can be taken apart.
    pub(super) fn page(&self, html: &str) -> Result<String> {
        let (words, data) = (RefCell::new(String::new()), RefCell::new(String::new()));
        let convert = |chunk: &mut TextChunk<'_>, seen: &RefCell<String>| {
            seen.borrow_mut().push_str(chunk.as_str());
            if chunk.last_in_text_node() {
                chunk.replace(&self.text(&seen.take()), ContentType::Html);
            } else {
                chunk.remove();
            }
        };
        let attributes = |element: &mut Element<'_, '_>| {
            for name in SPOKEN {
                if let Some(value) = element.get_attribute(name) {
                    element.set_attribute(name, &self.text(&value))?;
                }
            }
            Ok(())
        };
        let settings = RewriteStrSettings::new()
            .append_element_content_handler(element!("*", attributes))
            .append_element_content_handler(text!("script[type='application/ld+json']", |chunk| {
                convert(chunk, &data);
                Ok(())
            }))
            .append_document_content_handler(doc_text!(|chunk| {
                if matches!(chunk.text_type(), TextType::Data | TextType::RCData) {
                    convert(chunk, &words);
                }
                Ok(())
            }));
        rewrite_str(html, settings).context("cannot convert the page to Traditional Chinese")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hant(words: &[(&str, &str)]) -> Hant {
        let words = words.iter().map(|&(from, to)| (from.into(), to.into())).collect();
        Hant::new(Traditional::Tw, &words).expect("tables")
    }

    #[test]
    fn characters_change_and_words_stay() {
        assert_eq!(hant(&[]).text("超过300多万元，“软件”"), "超過300多萬元，「軟件」");
    }

    #[test]
    fn the_longest_override_wins_and_is_not_converted_again() {
        let hant = hant(&[("干", "幹"), ("干部", "幹部甲"), ("后羿", "后羿")]);
        assert_eq!(hant.text("干部干活，后羿在后"), "幹部甲幹活，后羿在後");
    }

    #[test]
    fn scripts_styles_and_addresses_stay() {
        let page = "<!doctype html><html lang=\"zh-Hant\"><style>a{content:\"万\"}</style>\
            <script>var a = \"万\";</script><script type=\"application/ld+json\">{\"a\":\"万\"}</script>\
            <a href=\"万.html\" aria-label=\"过\">超过 &lt;b&gt; &amp;<b>万</b></a></html>";
        let expected = page
            .replace("{\"a\":\"万\"}", "{\"a\":\"萬\"}")
            .replace("\"过\"", "\"過\"")
            .replace("超过", "超過")
            .replace("<b>万", "<b>萬");
        assert_eq!(hant(&[]).page(page).expect("a page"), expected);
    }
}
