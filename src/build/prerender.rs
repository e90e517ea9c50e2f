//! Writes every page of the site into Trunk's staging folder.

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::path::Path;

use anyhow::{Result, bail};

use super::assets::assets;
use super::hant::Hant;
use super::poster;
use super::staging::Staging;
use super::{Format, Loaded, Shelf, Site, compress, heights, report};
use crate::page::{
    Assets, Document, Drawing, Embedded, Place, Script, document, embed, oembed, plain_text,
    snippet,
};
use crate::story::Story;

/// Reads the site in the current folder and writes its pages.
///
/// # Errors
/// When a story has errors (they are printed first), or a file cannot be read or written.
pub fn prerender() -> Result<()> {
    let staging = Staging::from_trunk()?;
    let site = Site::read(Path::new("site.toml"))?;
    let shelf = Shelf::open(Path::new("stories"))?;
    eprint!("{}", report(&shelf.stories, Format::Text));
    if !shelf.stories.iter().all(Loaded::is_sound) {
        bail!("the stories have errors; dist/ stays as it was");
    }
    let assets = assets(&staging, &site)?;
    let reloader = staging.reloader()?;
    let press = Press { staging: &staging, site: &site, assets: &assets, reloader: &reloader };
    let mut default = None;
    for loaded in &shelf.stories {
        let Some(story) = &loaded.story else { continue };
        let root = press.print(story, loaded)?;
        if *story.meta.slug.get_ref() == site.default {
            default = Some(root);
        }
    }
    let Some(default) = default else {
        bail!("site.toml: default = \"{}\" names no story of stories/", site.default);
    };
    staging.write("index.html", &default)?;
    staging.write("embed.js", &fs::read_to_string("static/embed.js")?)?;
    if staging.release {
        compress::compress_all(staging.folder())?;
    }
    Ok(())
}

/// What all stories are printed with.
struct Press<'a> {
    staging: &'a Staging,
    site: &'a Site,
    assets: &'a Assets,
    reloader: &'a str,
}

impl Press<'_> {
    /// Writes everything of a story, and answers the page that would stand at the root of the site.
    fn print(&self, story: &Story, loaded: &Loaded) -> Result<String> {
        let Self { staging, site, assets, reloader } = self;
        let slug = story.meta.slug.get_ref();
        let sprite = staging.write_hashed(slug, "svg", &sprite(story, &loaded.drawings))?;
        let unseen = unseen_sprite(story, &loaded.drawings);
        let hant = Hant::new(site.traditional, &story.meta.hant)?;
        let taken = poster::taken(slug);
        for file in taken.iter().flatten() {
            staging.copy(file, &format!("{slug}/"))?;
        }
        let heights = heights::known(slug);
        let root = site.address.as_deref().unwrap_or_default();
        let place = Place { root, slug, heights: &heights };
        let (hans_path, hant_path) = (format!("{slug}/"), format!("{slug}/hant/"));

        let write = |script: Script, up: &str, form: Form<'_>| {
            // Search engines ask for whole addresses; without one, the way from this page.
            let base = site.address.as_deref().unwrap_or(up);
            let (path, other) = match script {
                Script::Hans => (&hans_path, &hant_path),
                Script::Hant => (&hant_path, &hans_path),
            };
            let pictures = taken.is_some().then(|| format!("{up}{slug}/"));
            let page = Document {
                story,
                script,
                drawings: &loaded.drawings,
                sprite: &sprite,
                assets,
                up,
                address: site.address.as_ref().map(|root| format!("{root}{path}")),
                alternates: [
                    (Script::Hans.lang(), format!("{base}{hans_path}")),
                    (Script::Hant.lang(), format!("{base}{hant_path}")),
                ],
                other_script: &format!("{up}{other}"),
                locale: match script {
                    Script::Hans => "zh_CN",
                    Script::Hant => site.traditional.locale(),
                },
                pictures: pictures.as_deref(),
                card: (site.address.as_ref())
                    .filter(|_| taken.is_some())
                    .map(|it| format!("{it}{slug}/card.png")),
                oembed: Some(&format!("{base}{slug}/oembed.json")),
                snippet: Some((
                    base,
                    &snippet(story, &Place { slug: path.trim_end_matches('/'), ..place }),
                )),
                development: reloader,
            };
            let html = match form {
                Form::Page => document(&page),
                Form::Flat(full) => {
                    let Assets { embed_styles: styles, frame: script, .. } = assets;
                    embed(&page, &Embedded { full, slug, styles, script }, &unseen)
                }
            };
            match script {
                Script::Hans => Ok(html),
                Script::Hant => hant.page(&html),
            }
        };

        for (script, path, up) in
            [(Script::Hans, &hans_path, "../"), (Script::Hant, &hant_path, "../../")]
        {
            let page = write(script, up, Form::Page)?;
            staging.write(&format!("{path}index.html"), &page)?;
            let full = site.address.as_ref().map_or("../".into(), |root| format!("{root}{path}"));
            let flat = write(script, &format!("../{up}"), Form::Flat(&full))?;
            staging.write(&format!("{path}embed/index.html"), &flat)?;
        }
        staging.write(&format!("{slug}/story.txt"), &plain_text(story, Script::Hans.words()))?;
        staging.write(&format!("{slug}/oembed.json"), &oembed(story, &place, taken.is_some()))?;
        // The same story at the root: its address is the story's own.
        write(Script::Hans, "", Form::Page)
    }
}

/// The page that is to be printed.
#[derive(Clone, Copy)]
enum Form<'a> {
    /// The whole one.
    Page,
    /// The flat one, with the address of the whole one.
    Flat(&'a str),
}

/// The drawings that pages fetch: all but the one that only the first screen shows, which holds
/// it itself.
pub(super) fn sprite(story: &Story, drawings: &HashMap<String, Drawing>) -> String {
    let names = story.later_drawings().map(|file| file.get_ref().as_str());
    format!("<svg xmlns=\"http://www.w3.org/2000/svg\">{}</svg>", shapes(names, drawings))
}

/// Every drawing of a story, unseen, for a page that takes them out of itself.
pub(super) fn unseen_sprite(story: &Story, drawings: &HashMap<String, Drawing>) -> String {
    let first = story.meta.picture.iter().map(|picture| &picture.file);
    let names = first.chain(story.later_drawings()).map(|file| file.get_ref().as_str());
    format!("<svg hidden xmlns=\"http://www.w3.org/2000/svg\">{}</svg>", shapes(names, drawings))
}

fn shapes<'a>(names: impl Iterator<Item = &'a str>, drawings: &HashMap<String, Drawing>) -> String {
    let names: BTreeSet<&str> = names.collect();
    let layers = names.iter().filter_map(|name| drawings.get(*name)).flat_map(|it| &it.layers);
    layers.map(|layer| layer.markup.as_str()).collect()
}
