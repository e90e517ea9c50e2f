//! The names that the site's own layout has taken, so that no story may have them.
//!
//! Whoever gives a name asks here: the check of a story, what makes a new one, and `publish`.

/// The folder of the editor's desk.
pub const DESK: &str = "desk";
/// The folder of the page that lists all stories.
pub const LIST_OF_STORIES: &str = "all";

/// Folders that stand at the root of the site or below a story, now or as the layout is laid down.
const FOLDERS: &[&str] = &[LIST_OF_STORIES, "assets", DESK, "embed", "hant", "topics", "wechat"];

/// Files of the layout without their endings: many hosts answer `/feed` with `feed.xml`, and
/// `/jinshan/single/` with `single.html`.
const FILES: &[&str] =
    &["card", "embed", "feed", "index", "oembed", "poster", "robots", "single", "sitemap", "story"];

/// Who has taken a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// The site's layout.
    Layout,
    /// Windows, where no file or folder can be called so.
    Windows,
}

/// Who has taken a slug; nobody when a story may have it.
pub fn owner(slug: &str) -> Option<Owner> {
    let slug = slug.to_ascii_lowercase();
    // Windows looks at what stands before the first point.
    let stem = slug.split('.').next().unwrap_or_default();
    if FOLDERS.contains(&slug.as_str()) || FILES.contains(&stem) {
        return Some(Owner::Layout);
    }
    is_a_device(stem).then_some(Owner::Windows)
}

/// `con`, `com1` and their kin.
fn is_a_device(stem: &str) -> bool {
    let numbered = |name: &str| {
        let rest = stem.strip_prefix(name).unwrap_or_default();
        rest.len() == 1 && rest.bytes().all(|byte| byte.is_ascii_digit())
    };
    matches!(stem, "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_layout_and_windows_have_taken_is_not_free() {
        for slug in ["all", "desk", "embed", "hant", "wechat", "topics", "assets", "feed", "story"]
        {
            assert_eq!(owner(slug), Some(Owner::Layout), "{slug}");
        }
        for slug in ["feed.xml", "story.txt", "embed.js", "Embed", "DESK"] {
            assert_eq!(owner(slug), Some(Owner::Layout), "{slug}");
        }
        for slug in ["con", "nul", "com1", "lpt9", "NUL", "aux.txt"] {
            assert_eq!(owner(slug), Some(Owner::Windows), "{slug}");
        }
        for slug in ["jinshan", "embedded", "desks", "console", "com", "com10", "stories", "allin"]
        {
            assert_eq!(owner(slug), None, "{slug}");
        }
    }
}
