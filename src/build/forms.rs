//! Every form of one story, without a disk: what a build would write of it, and the pages that its
//! pictures are taken of. What passes the check is promised to have all of them.

use std::collections::HashMap;

use anyhow::{Context, Result};

use super::listing::lists;
use super::policies::{policies_file, policies_of};
use super::press::Press;
use super::sprite::sprite;
use super::store::Output;
use super::{Site, poster};
use crate::page::{Assets, Drawing};
use crate::story::Story;

/// The files of a site with this one story, by their paths in `dist/`; and `poster.html` and
/// `card.html` in its folder, which a build photographs.
///
/// # Errors
/// When a form cannot be made.
pub fn forms(
    story: &Story,
    drawings: &HashMap<String, Drawing>,
    site: &Site,
) -> Result<Vec<(String, String)>> {
    let assets = Assets::default();
    let press = Press { site, assets: &assets, reloader: "" };
    let (mut files, listed) = press.print(story, drawings)?;
    files.extend(lists(vec![listed], site, "")?);
    files.push(policies_file(policies_of(&files), site)?);
    let shapes = sprite(story, drawings);
    let slug = story.meta.slug.get_ref();
    let pages = poster::pages(story, drawings, site, &assets, &shapes)?;
    files.extend(
        ["poster", "card"]
            .iter()
            .zip(pages)
            .map(|(name, page)| Output::new(format!("{slug}/{name}.html"), page)),
    );
    let text = |file: Output| {
        let text =
            String::from_utf8(file.bytes).with_context(|| format!("{} is no text", file.name))?;
        Ok((file.name, text))
    };
    files.into_iter().map(text).collect()
}
