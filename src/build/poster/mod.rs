//! `poster.png` and `card.png`: photographs of the story, for those who pass pictures on; and how
//! high its flat page is, for those who embed it.
//!
//! They are made with the machine's own browser, kept in `target/posters`, and made again only when
//! the page that they show has changed. The prerenderer copies what is there into the site.

mod browser;
mod code;
mod image;

pub(super) use code::of as code;

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

use super::shelf::{folders, slug_of};
use super::sprite::{sprite, unseen_sprite};
use super::store::Inputs;
use super::{Loaded, Site, heights, styles};
use crate::page::{Assets, Document, Drawing, Embedded, Script, card, embed, poster};
use crate::story::Story;

pub(super) use browser::heights_of;
use browser::{Photograph, photograph};

/// Where posters are kept between builds.
pub(super) const KEPT: &str = "target/posters";

/// One long picture: as wide as two phones' pixels.
const POSTER: Photograph = Photograph { width: 540, height: None, scale: 2 };
/// The size that chats and networks ask for.
const CARD: Photograph = Photograph { width: 1200, height: Some(630), scale: 1 };

/// What became of a story's pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Made {
    /// They were taken.
    Anew,
    /// Nothing that they show has changed.
    Kept,
}

/// Takes the pictures of the named stories (all when none is named) of the site in the current
/// folder, and answers what became of each.
///
/// # Errors
/// When there is no such story, a story has errors, there is no browser, or the disk refuses.
pub fn posters(slugs: &[String]) -> Result<Vec<(String, Made)>> {
    let site = Site::read(Path::new("site.toml"))?;
    let folders = folders(Path::new("stories"))?;
    let known: Vec<String> = folders.iter().map(|folder| slug_of(folder)).collect();
    if let Some(slug) = slugs.iter().find(|slug| !known.contains(slug)) {
        bail!("没有叫“{slug}”的故事；有：{}", known.join("、"));
    }
    let css = ["styles/critical.css", "styles/plain.css", "styles/later.css", "styles/poster.css"];
    let css = css.map(|file| styles::bundle(Path::new(file)));
    let css = css.into_iter().collect::<Result<Vec<_>>>()?.concat();
    let flat = styles::bundle(Path::new("styles/embed.css"))?;
    let inputs = Inputs::of_program(&(&css, &flat, &site.address))?;
    let wanted = |slug: &String| slugs.is_empty() || slugs.contains(slug);
    let each = folders.iter().zip(known).filter(|(_, slug)| wanted(slug));
    each.map(|(folder, slug)| {
        let key = inputs.clone().with_story(folder).key().to_string();
        let made = if is_known(&slug, &key) {
            Made::Kept
        } else {
            one(&slug, &Loaded::from_path(folder), &site, &css, &flat)?
        };
        let seen = seen(&slug);
        fs::write(&seen, key).with_context(|| format!("cannot write {}", seen.display()))?;
        Ok((slug, made))
    })
    .collect()
}

/// What the pictures of a story were last seen to be right for. It only spares a look at the pages
/// that they show, which takes seconds where stories are many.
fn seen(slug: &str) -> PathBuf {
    Path::new(KEPT).join(slug).join("inputs")
}

fn is_known(slug: &str, key: &str) -> bool {
    let all = taken(slug).is_some() && !heights::known(slug).is_empty();
    all && fs::read_to_string(seen(slug)).is_ok_and(|seen| seen == key)
}

fn one(slug: &str, loaded: &Loaded, site: &Site, css: &str, flat: &str) -> Result<Made> {
    let Some(story) = loaded.story.as_ref().filter(|_| loaded.is_sound()) else {
        bail!("故事“{slug}”有错误，先用 cargo yitu check 改好");
    };
    let assets = Assets { critical_styles: css.to_owned(), ..Assets::default() };
    let shapes = sprite(story, &loaded.drawings);
    let [long, small] = pages(story, &loaded.drawings, site, &assets, &shapes)?;
    let folder = Path::new(KEPT).join(slug);
    let long = take(&folder.join("poster.png"), &long, POSTER)?;
    let small = take(&folder.join("card.png"), &small, CARD)?;
    let frame = Embedded { full: "../", slug, styles: flat, script: "", heights: &[] };
    let document = document(story, &loaded.drawings, &assets);
    let frame =
        heights::measure(slug, &embed(&document, &frame, &unseen_sprite(story, &loaded.drawings)))?;
    let made = [long, small, frame].into_iter().find(|made| *made == Made::Anew);
    Ok(made.unwrap_or(Made::Kept))
}

/// The pages that the long picture and the card are taken of, with the drawings in `shapes`.
///
/// # Errors
/// When the story's address is too long for a code.
pub(super) fn pages(
    story: &Story,
    drawings: &HashMap<String, Drawing>,
    site: &Site,
    assets: &Assets,
    shapes: &str,
) -> Result<[String; 2]> {
    let document = document(story, drawings, assets);
    let address = site.address.as_ref().map(|root| format!("{root}{}/", story.meta.slug.get_ref()));
    let code = address.map(|address| code::of(&address)).transpose()?;
    // Unseen, and there for what the page takes out of it.
    let shapes = shapes.replacen("<svg ", "<svg hidden ", 1);
    Ok([poster(&document, &shapes, code.as_ref()), card(&document)])
}

fn document<'a>(
    story: &'a Story,
    drawings: &'a HashMap<String, Drawing>,
    assets: &'a Assets,
) -> Document<'a> {
    Document {
        story,
        script: Script::Hans,
        drawings,
        sprite: "",
        assets,
        up: "",
        address: None,
        alternates: Default::default(),
        other_script: "",
        locale: "zh_CN",
        pictures: None,
        card: None,
        oembed: None,
        snippet: None,
        development: "",
    }
}

/// Photographs a page, unless the picture that is there already shows it.
fn take(file: &Path, page: &str, how: Photograph) -> Result<Made> {
    let source = format!("{:x}", Sha256::digest(page));
    if image::source_of(file).is_some_and(|shown| shown == source) {
        return Ok(Made::Kept);
    }
    let slices = photograph(page, how)?;
    let png = image::join(&slices, &source)?;
    let folder = file.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    // Beside it first: a picture that is there is never half a picture.
    let beside = file.with_extension("part");
    fs::write(&beside, png).with_context(|| format!("cannot write {}", beside.display()))?;
    fs::rename(&beside, file).with_context(|| format!("cannot write {}", file.display()))?;
    Ok(Made::Anew)
}

/// The pictures of a story that have been taken: `poster.png` and `card.png`, or nothing.
pub(super) fn taken(slug: &str) -> Option<[PathBuf; 2]> {
    let files = ["poster.png", "card.png"].map(|name| Path::new(KEPT).join(slug).join(name));
    files.iter().all(|file| file.is_file()).then_some(files)
}
