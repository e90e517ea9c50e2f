//! Style sheets: modern CSS in, what Chromium 67 and iOS 12 understand out.

use std::path::Path;

use anyhow::{Result, anyhow};
use lightningcss::bundler::{Bundler, FileProvider};
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions};
use lightningcss::targets::{Browsers, Targets};

/// The oldest engines in which a page is alive (contract, "Budgets").
const OLDEST: Browsers = Browsers {
    chrome: Some(67 << 16),
    android: Some(67 << 16),
    safari: Some(12 << 16),
    ios_saf: Some(12 << 16),
    firefox: Some(60 << 16),
    edge: Some(79 << 16),
    opera: None,
    ie: None,
    samsung: None,
};

/// Reads a style sheet with its imports, lowers and minifies it.
///
/// # Errors
/// When a file is missing or is not CSS; the message names the file and the place.
pub(super) fn bundle(entry: &Path) -> Result<String> {
    let files = FileProvider::new();
    let targets = Targets::from(OLDEST);
    let mut bundler = Bundler::new(&files, None, ParserOptions::default());
    let mut sheet =
        bundler.bundle(entry).map_err(|error| anyhow!("{}: {error}", entry.display()))?;
    sheet
        .minify(MinifyOptions { targets, ..MinifyOptions::default() })
        .map_err(|error| anyhow!("{}: {error}", entry.display()))?;
    let printed =
        sheet.to_css(PrinterOptions { minify: true, targets, ..PrinterOptions::default() });
    Ok(printed.map_err(|error| anyhow!("{}: {error}", entry.display()))?.code)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What Chromium 67 or iOS 12 do not know and lightningcss cannot or does not lower, as it would
    /// stand in minified CSS.
    const TOO_NEW: &[&str] = &[
        ":is(",
        ":where(",
        ":has(",
        ":focus-visible:",
        "@layer",
        "@container",
        "inset:",
        "aspect-ratio:",
        "clamp(",
        ":min(",
        ":max(",
        "dvh",
        "svh",
        "color-mix(",
        "oklch(",
        "lab(",
        "overflow:clip",
        "translate:",
        "scale:",
        "rotate:",
        "&",
        "(width>",
        "(width<",
        "row-gap",
        "place-",
        "accent-color",
        "content-visibility",
    ];

    fn shipped() -> String {
        let styles = Path::new(env!("CARGO_MANIFEST_DIR")).join("styles");
        ["critical.css", "plain.css", "later.css", "embed.css"]
            .map(|name| bundle(&styles.join(name)).expect("styles"))
            .concat()
    }

    /// What stands outside `@supports`: inside is decoration.
    fn required(css: &str) -> String {
        let (mut out, mut depth, mut rest) = (String::new(), 0, css);
        while let Some(at) = rest.find("@supports") {
            out.push_str(&rest[..at]);
            let body = rest[at..].char_indices().find_map(|(i, c)| {
                depth += i32::from(c == '{') - i32::from(c == '}');
                (c == '}' && depth == 0).then_some(at + i + 1)
            });
            rest = &rest[body.expect("a closing brace")..];
        }
        out + rest
    }

    /// The declarations of every rule that names this property or value.
    fn rules_with<'a>(css: &'a str, part: &'a str) -> impl Iterator<Item = &'a str> {
        css.split(['{', '}']).filter(move |rule| {
            rule.split(';').any(|declaration| declaration.trim().starts_with(part))
        })
    }

    #[test]
    fn what_ships_is_within_the_oldest_engines() {
        let css = required(&shipped());
        let found: Vec<_> = TOO_NEW.iter().filter(|part| css.contains(**part)).collect();
        assert!(found.is_empty(), "{found:?}");
    }

    #[test]
    fn gaps_stand_in_grids_alone() {
        let css = required(&shipped());
        let flex: Vec<_> = css
            .split(['{', '}'])
            .filter(|rule| rule.contains("display:flex") && rule.contains("gap:"))
            .collect();
        assert!(flex.is_empty(), "flex gaps are of Chrome 84: {flex:?}");
        assert!(rules_with(&css, "gap:").count() > 0, "the search finds what it looks for");
    }

    #[test]
    fn a_sheet_that_is_too_new_is_seen() {
        let supported = "@supports (a:b){@media x{a:is(b){c:d}}}p{inset:0}";
        assert_eq!(required(supported), "p{inset:0}");
    }
}
