//! What others paste or fetch to show a story in a page of theirs.

use serde_json::json;

use super::head::title_of;
use crate::story::Story;

/// What a frame may do: run its scripts in its own origin, and open links beside it.
const SANDBOX: &str = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox";
/// The width of a phone and of an article's column, in CSS pixels.
const PHONE: u32 = 360;
const COLUMN: u32 = 600;
/// The height of a frame when nobody has measured it: it then scrolls in itself.
const UNKNOWN_HEIGHT: u32 = 600;

/// Where a story is, for those who show it elsewhere.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// The root of the site, with a slash at its end.
    pub root: &'a str,
    /// The story's slug.
    pub slug: &'a str,
    /// How high the flat page is at which width, both in CSS pixels; empty when nobody has looked.
    pub heights: &'a [(u32, u32)],
}

impl Place<'_> {
    fn story(&self) -> String {
        format!("{}{}/", self.root, self.slug)
    }

    /// The frame in the element that embed.js looks for. It keeps the room of a phone from the first
    /// moment; where scripts are taken away it stays as it is.
    fn frame(&self, title: &str) -> String {
        let (story, title) = (escaped(&self.story()), escaped(title));
        let heights = match listed(self.heights) {
            none if none.is_empty() => none,
            heights => format!(" data-heights=\"{heights}\""),
        };
        format!(
            "<div class=\"yitu-embed\" data-story=\"{story}\"{heights}>\
             <iframe src=\"{story}embed/\" title=\"{title}\" width=\"100%\" height=\"{}\" \
             frameborder=\"0\" loading=\"lazy\" sandbox=\"{SANDBOX}\"></iframe></div>",
            self.height(PHONE),
        )
    }

    /// How high the flat page is at a width of which we know.
    fn height(&self, width: u32) -> u32 {
        let wide_enough = self.heights.iter().find(|(known, _)| *known >= width);
        wide_enough.map_or(UNKNOWN_HEIGHT, |(_, height)| *height)
    }

    fn script(&self) -> String {
        format!("<script async src=\"{}embed.js\"></script>", escaped(self.root))
    }
}

/// The two lines for an article.
pub fn snippet(story: &Story, place: &Place<'_>) -> String {
    format!("{}\n{}", place.frame(&title_of(&story.meta)), place.script())
}

/// oEmbed 1.0, type rich (<https://oembed.com>). Its HTML is as wide as what it is put into, so it
/// keeps any `maxwidth`; systems that keep nothing but the frame show that.
pub fn oembed(story: &Story, place: &Place<'_>, has_card: bool) -> String {
    let meta = &story.meta;
    let title = title_of(meta);
    let mut answer = json!({
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": meta.source.newspaper,
        "cache_age": 3600,
        "html": snippet(story, place),
        "width": COLUMN,
        "height": place.height(COLUMN),
        // Not of oEmbed: the height that a portal may keep free for each width.
        "heights": place.heights.iter().map(|(width, height)| json!({ "width": width, "height": height })).collect::<Vec<_>>(),
    });
    if !place.root.is_empty() {
        answer["provider_url"] = json!(place.root);
    }
    if has_card {
        answer["thumbnail_url"] = json!(format!("{}card.png", place.story()));
        answer["thumbnail_width"] = json!(1200);
        answer["thumbnail_height"] = json!(630);
    }
    format!("{answer:#}\n")
}

/// Heights as scripts read them: `280:16834 400:15859`.
pub(super) fn listed(heights: &[(u32, u32)]) -> String {
    let each = heights.iter().map(|(width, height)| format!("{width}:{height}"));
    each.collect::<Vec<_>>().join(" ")
}

/// Text as it stands in an attribute between double quotes.
fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('"', "&quot;");
    text.replace('<', "&lt;").replace('>', "&gt;")
}
