//! The table of rules.

use regex_lite::Regex;

/// A header: its name and its value.
pub type Header = (&'static str, &'static str);

/// The headers of one kind of file.
#[derive(Debug)]
pub struct Rule {
    /// One word, for nginx's maps.
    pub kind: &'static str,
    /// Such files, for the documentation.
    pub what: &'static str,
    /// Which paths are meant, with a slash before them: an expression that Rust and nginx read alike.
    pub paths: &'static str,
    /// Whether it is a page, which also gets a policy.
    pub page: bool,
    /// What it is served with, beside [`COMMON`] and its type.
    pub headers: &'static [Header],
}

impl Rule {
    /// Whether browsers keep such a file without asking again.
    pub fn is_for_good(&self) -> bool {
        self.headers.contains(&FOR_GOOD)
    }
}

const FOR_GOOD: Header = ("Cache-Control", "public, max-age=31536000, immutable");
pub(crate) const ASK_AGAIN: Header = ("Cache-Control", "no-cache");
const FOR_ANYBODY: Header = ("Cross-Origin-Resource-Policy", "cross-origin");
const FOR_OURSELVES: Header = ("Cross-Origin-Resource-Policy", "same-origin");
/// Also for a frame without an origin: a sandbox of scripts alone.
const READ_BY_ANYBODY: Header = ("Access-Control-Allow-Origin", "*");
/// Portals that isolate themselves ask it of the frames in them.
const ISOLATED: Header = ("Cross-Origin-Embedder-Policy", "require-corp");

/// What every answer has, found or not.
pub const COMMON: &[Header] = &[
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
];

/// What an answer without a file has beside [`COMMON`]: a file that is missing today may be there
/// tomorrow, also under a name that is for good.
pub const MISSING: &[Header] =
    &[ASK_AGAIN, ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'self'")];

/// The first rule that fits a path is its rule.
pub const RULES: &[Rule] = &[
    Rule {
        kind: "hashed",
        what: "files with a hash in their name",
        paths: r"-[0-9a-f]{16}\.[a-z]+$",
        page: false,
        headers: &[FOR_GOOD, FOR_ANYBODY, READ_BY_ANYBODY],
    },
    Rule {
        kind: "flat",
        what: "flat pages, for frames (`embed/`)",
        paths: r"/embed/index\.html$",
        page: true,
        headers: &[ASK_AGAIN, FOR_ANYBODY, ISOLATED],
    },
    Rule {
        kind: "page",
        what: "other pages",
        paths: r"\.html$",
        page: true,
        headers: &[ASK_AGAIN, FOR_OURSELVES],
    },
    Rule {
        kind: "portal",
        what: "`embed.js`, `oembed.json`",
        paths: r"/(embed\.js|oembed\.json)$",
        page: false,
        headers: &[ASK_AGAIN, FOR_ANYBODY, READ_BY_ANYBODY],
    },
    Rule {
        kind: "open",
        what: "`story.txt`, `poster.png`, `card.png`, `sitemap.xml`, `feed.xml`, all the rest",
        paths: ".",
        page: false,
        headers: &[ASK_AGAIN, FOR_ANYBODY],
    },
];

/// Types by the ending of a name, and whether they are text.
pub(crate) const TYPES: &[(&str, &str, bool)] = &[
    ("css", "text/css", true),
    ("html", "text/html", true),
    ("js", "text/javascript", true),
    ("json", "application/json", true),
    ("png", "image/png", false),
    ("svg", "image/svg+xml", true),
    ("txt", "text/plain", true),
    ("wasm", "application/wasm", false),
    ("xml", "application/xml", true),
];
/// The type of what has another ending.
pub(crate) const UNKNOWN_TYPE: &str = "application/octet-stream";

/// A type as it is sent.
pub(crate) fn with_charset(name: &str, text: bool) -> String {
    format!("{name}{}", if text { "; charset=utf-8" } else { "" })
}

/// The type of a file.
pub fn content_type(path: &str) -> String {
    let ending = path.rsplit('.').next().unwrap_or_default();
    match TYPES.iter().find(|(known, ..)| *known == ending) {
        Some((_, name, text)) => with_charset(name, *text),
        None => UNKNOWN_TYPE.to_owned(),
    }
}

/// The names in a text that are for good: what a page fetches is named in it.
pub fn hashed_names(text: &str) -> impl Iterator<Item = &str> {
    let names = Regex::new(r"[A-Za-z0-9_-]+-[0-9a-f]{16}\.[a-z]+").ok();
    let found: Vec<_> =
        names.iter().flat_map(|it| it.find_iter(text)).map(|it| it.as_str()).collect();
    found.into_iter()
}

/// A `.br` or `.gz` is served in place of the file that it was made from.
fn unpacked(path: &str) -> (&str, Option<&'static str>) {
    let packed = [(".br", "br"), (".gz", "gzip")];
    let found = packed.iter().find_map(|(ending, name)| Some((path.strip_suffix(ending)?, *name)));
    found.map_or((path, None), |(path, name)| (path, Some(name)))
}

/// The file that a packed one was made from; another is its own.
pub fn unpacked_name(path: &str) -> &str {
    unpacked(path).0
}

/// Whether a file is another one, packed.
pub fn is_packed(path: &str) -> bool {
    unpacked(path).1.is_some()
}

/// The rule for a path below the root of the site, such as `jinshan/index.html`, packed or not.
pub fn rule(path: &str) -> &'static Rule {
    let path = format!("/{}", unpacked(path).0);
    let fits = |rule: &&Rule| Regex::new(rule.paths).is_ok_and(|paths| paths.is_match(&path));
    RULES.iter().find(fits).unwrap_or(&RULES[RULES.len() - 1])
}

/// Everything that a file is served with but its policy. What is packed has the headers of the file
/// that it was made from, and how it is packed.
pub fn headers(path: &str) -> Vec<(&'static str, String)> {
    let (path, encoding) = unpacked(path);
    let constant = COMMON.iter().chain(rule(path).headers);
    [("Content-Type", content_type(path))]
        .into_iter()
        .chain(encoding.map(|name| ("Content-Encoding", name.to_owned())))
        .chain(constant.map(|(name, value)| (*name, (*value).to_owned())))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_expression_can_be_read() {
        for rule in RULES {
            Regex::new(rule.paths).expect(rule.kind);
        }
    }

    #[test]
    fn each_file_of_a_release_has_its_kind() {
        for (path, kind) in [
            ("index.html", "page"),
            ("jinshan/hant/index.html", "page"),
            ("jinshan/embed/index.html", "flat"),
            ("jinshan/hant/embed/index.html", "flat"),
            // The default story's, at the root.
            ("embed/index.html", "flat"),
            ("hant/embed/index.html", "flat"),
            ("islands-be6f7e4d73224eb2.js", "hashed"),
            ("islands-be6f7e4d73224eb2.wasm", "hashed"),
            ("jinshan-fad0f2297d50c607.svg", "hashed"),
            ("embed.js", "portal"),
            ("jinshan/oembed.json", "portal"),
            ("jinshan/story.txt", "open"),
            ("jinshan/card.png", "open"),
            ("sitemap.xml", "open"),
            // A slug of sixteen letters is no hash.
            ("a-0123456789abcdef/index.html", "page"),
        ] {
            assert_eq!(rule(path).kind, kind, "{path}");
        }
    }

    #[test]
    fn what_a_page_fetches_is_found_in_it() {
        let page = "<script data-glue=\"../islands-be6f7e4d73224eb2.js\"></script><use href=\"a-b-fad0f2297d50c607.svg#x\"/>";
        let found: Vec<_> = hashed_names(page).collect();
        assert_eq!(found, ["islands-be6f7e4d73224eb2.js", "a-b-fad0f2297d50c607.svg"]);
    }

    #[test]
    fn a_packed_file_is_the_file_and_how_it_is_packed() {
        let packed = headers("islands-be6f7e4d73224eb2.wasm.br");
        assert!(packed.contains(&("Content-Type", "application/wasm".to_owned())), "{packed:?}");
        assert!(packed.contains(&("Content-Encoding", "br".to_owned())), "{packed:?}");
        assert!(packed.contains(&(FOR_GOOD.0, FOR_GOOD.1.to_owned())), "{packed:?}");
    }
}
