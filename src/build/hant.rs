//! Traditional Chinese: every page again, made from the Simplified one at build time.
//!
//! The finished page is converted, not the story: so what the editor wrote, what figures say
//! (超过, 万, 多) and what the head tells search engines all go one way, and no field is forgotten.
//! Characters alone are converted, and Taiwan's or Hong Kong's forms of them; whole words are not
//! exchanged (OpenCC's `s2twp` would), because names of programmes must stay what they are.

use std::cell::RefCell;
use std::collections::BTreeMap;

use aho_corasick::{AhoCorasick, MatchKind};
use anyhow::{Context, Result, anyhow};
use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;
use html_escape::{decode_html_entities, encode_text};
use lol_html::html_content::{ContentType, Element, TextChunk, TextType};
use lol_html::{RewriteStrSettings, doc_text, element, rewrite_str, text};
use serde_json::Value;

use super::site::Traditional;
use crate::story::hant::{wrong_key, wrong_words};

/// The attributes that are read by people.
const SPOKEN: [&str; 3] = ["aria-label", "alt", "title"];
/// The metas that are, by name, property or itemprop.
const METAS: [&str; 8] = [
    "description",
    "keywords",
    "og:title",
    "og:description",
    "og:site_name",
    "twitter:title",
    "twitter:description",
    "name",
];
/// What is read of the data for search engines.
const READ: [&str; 4] = ["headline", "description", "name", "jobTitle"];

/// A page in Traditional Chinese as Taiwan writes it, with a story's own words for some.
///
/// # Errors
/// When the tables cannot be read, or the page is no HTML.
pub fn traditional(html: &str, words: &BTreeMap<String, String>) -> Result<String> {
    Hant::new(Traditional::Tw, words)?.page(html)
}

/// Converts the pages of one story.
pub(super) struct Hant {
    characters: OpenCC,
    /// The words that an editor wants otherwise; the longest is found first.
    words: AhoCorasick,
    /// What he wants instead, in the same order.
    instead: Vec<String>,
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
        // The rules have refused the others; an empty word would be found everywhere.
        let plain = |(from, to): &(&String, &String)| {
            wrong_key(from).or_else(|| wrong_words(from, to)).is_none()
        };
        let (words, instead): (Vec<_>, Vec<_>) =
            words.iter().filter(plain).map(|(from, to)| (from, to.clone())).unzip();
        let words = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .build(words)
            .context("cannot look for so many words of [hant]")?;
        Ok(Self { characters, words, instead })
    }

    /// A text in Traditional Chinese, with the quotation marks of Taiwan and Hong Kong.
    pub(super) fn text(&self, text: &str) -> String {
        let (mut out, mut at) = (String::with_capacity(text.len()), 0);
        for found in self.words.find_iter(text) {
            self.convert(&text[at..found.start()], &mut out);
            out.push_str(&self.instead[found.pattern().as_usize()]);
            at = found.end();
        }
        self.convert(&text[at..], &mut out);
        out
    }

    fn convert(&self, run: &str, out: &mut String) {
        let marks = |c| match c {
            '“' => '「',
            '”' => '」',
            '‘' => '『',
            '’' => '』',
            _ => c,
        };
        out.extend(self.characters.convert(run).chars().map(marks));
    }

    /// A page in Traditional Chinese: what people read of it, and what it tells search engines of
    /// that. Everything else stays byte for byte: scripts and styles, addresses and names, the policy.
    ///
    /// # Errors
    /// When the page is no HTML that can be taken apart.
    pub(super) fn page(&self, html: &str) -> Result<String> {
        let (words, data) = (RefCell::new(String::new()), RefCell::new(String::new()));
        let attributes = |element: &mut Element<'_, '_>| {
            for name in SPOKEN {
                self.attribute(element, name)?;
            }
            if is_read(element) {
                self.attribute(element, "content")?;
            }
            Ok(())
        };
        let settings = RewriteStrSettings::new()
            .append_element_content_handler(element!("*", attributes))
            .append_element_content_handler(text!("script[type='application/ld+json']", |chunk| {
                exchange(chunk, &data, ContentType::Html, |text| self.data(text));
                Ok(())
            }))
            .append_document_content_handler(doc_text!(|chunk| {
                if matches!(chunk.text_type(), TextType::Data | TextType::RCData) {
                    exchange(chunk, &words, ContentType::Text, |text| {
                        self.text(&decode_html_entities(text))
                    });
                }
                Ok(())
            }));
        rewrite_str(html, settings).context("cannot convert the page to Traditional Chinese")
    }

    fn attribute(&self, element: &mut Element<'_, '_>, name: &str) -> Result<(), BoxedError> {
        if let Some(written) = element.get_attribute(name) {
            let said = self.text(&decode_html_entities(&written));
            // Quotes are escaped where the attribute is written.
            element.set_attribute(name, &encode_text(&said))?;
        }
        Ok(())
    }

    /// The data for search engines, with its names and sentences converted. What is no JSON stays.
    fn data(&self, json: &str) -> String {
        let Ok(mut value) = serde_json::from_str::<Value>(json) else { return json.to_owned() };
        self.names(&mut value, false);
        // No text can end the element.
        value.to_string().replace('<', "\\u003c")
    }

    fn names(&self, value: &mut Value, read: bool) {
        match value {
            Value::String(text) if read => *text = self.text(text),
            Value::Array(list) => list.iter_mut().for_each(|item| self.names(item, read)),
            Value::Object(fields) => {
                fields.iter_mut().for_each(|(name, it)| self.names(it, READ.contains(&&**name)));
            }
            _ => {}
        }
    }
}

type BoxedError = Box<dyn std::error::Error + Send + Sync>;

/// Whether people read what a `<meta>` says.
fn is_read(element: &Element<'_, '_>) -> bool {
    let named = ["name", "property", "itemprop"].iter().find_map(|it| element.get_attribute(it));
    element.tag_name() == "meta" && named.is_some_and(|name| METAS.contains(&name.as_str()))
}

/// Puts another text in place of one that may come in pieces.
fn exchange(
    chunk: &mut TextChunk<'_>,
    seen: &RefCell<String>,
    form: ContentType,
    other: impl FnOnce(&str) -> String,
) {
    seen.borrow_mut().push_str(chunk.as_str());
    if chunk.last_in_text_node() {
        chunk.replace(&other(&seen.take()), form);
    } else {
        chunk.remove();
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
    fn only_what_people_read_is_converted() {
        let page = "<!doctype html><html lang=\"zh-Hant\">\
            <meta http-equiv=\"Content-Security-Policy\" content=\"'self' 万\">\
            <meta name=\"viewport\" content=\"width=device-width, 万\"><meta name=\"theme-color\" content=\"万\">\
            <meta name=\"description\" content=\"@&lt;&quot;&amp;过\"><meta property=\"og:url\" content=\"万\">\
            <meta property=\"og:title\" content=\"@过\"><meta itemprop=\"image\" content=\"万\">\
            <title>@过</title><style>a{content:\"万\"}</style><script>var a = \"万\";</script>\
            <script type=\"application/ld+json\">{\"author\":[{\"name\":\"@过\\u003c\"}],\"headline\":\"@过\",\"id\":\"万\",\"url\":\"万\"}</script>\
            <a id=\"万\" class=\"万\" href=\"万.html\" data-x=\"万\" aria-label=\"@过\">@超过 &lt;b&gt; &amp;<b>@过</b></a>\
            <img src=\"万.png\" srcset=\"万.png 2x\" alt=\"@过\"></html>";
        let words = [("斗茶", "鬥茶"), ("万", "<b>&\""), ("", "x"), ("self", "*"), ("过", "過")];
        let (before, expected) =
            (page.replace('@', "斗茶"), page.replace('@', "鬥茶").replace('过', "過"));
        assert_eq!(hant(&words).page(&before).expect("a page"), expected);
    }

    #[test]
    fn a_text_that_the_editor_wants_is_written_as_text() {
        let page = hant(&[("山", "一·二，（三）")]).page("<p title=\"山&quot;\">山 &lt;</p>");
        assert_eq!(
            page.expect("a page"),
            "<p title=\"一·二，（三）&quot;\">一·二，（三） &lt;</p>"
        );
    }
}
