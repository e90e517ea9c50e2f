//! Writes every page of the site into Trunk's staging folder.

use std::collections::{BTreeSet, HashMap};
use std::path::Path;

use anyhow::{Result, bail};

use super::assets::assets;
use super::hant::Hant;
use super::poster;
use super::staging::Staging;
use super::{Format, Loaded, Shelf, Site, compress, report};
use crate::page::{Document, Drawing, Script, document, plain_text};
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
    let mut default = None;
    for loaded in &shelf.stories {
        let Some(story) = &loaded.story else { continue };
        let slug = story.meta.slug.get_ref();
        let sprite = staging.write_hashed(slug, "svg", &sprite(story, &loaded.drawings))?;
        let hant = Hant::new(site.traditional, &story.meta.hant)?;
        let taken = poster::taken(slug);
        for file in taken.iter().flatten() {
            staging.copy(file, &format!("{slug}/"))?;
        }
        let page = |script: Script, up: &str, path: &str| {
            let here = site.address.as_ref().map(|root| format!("{root}{path}"));
            let [hans, hant_page] = [format!("{slug}/"), format!("{slug}/hant/")];
            // Search engines ask for whole addresses; without one, the way from this page.
            let root = site.address.as_deref().unwrap_or(up);
            let html = document(&Document {
                story,
                script,
                drawings: &loaded.drawings,
                sprite: &sprite,
                assets: &assets,
                up,
                address: here,
                alternates: [
                    (Script::Hans.lang(), format!("{root}{hans}")),
                    (Script::Hant.lang(), format!("{root}{hant_page}")),
                ],
                other_script: &match script {
                    Script::Hans => format!("{up}{hant_page}"),
                    Script::Hant => format!("{up}{hans}"),
                },
                locale: match script {
                    Script::Hans => "zh_CN",
                    Script::Hant => site.traditional.locale(),
                },
                pictures: taken.is_some().then_some(format!("{up}{slug}/")).as_deref(),
                card: site
                    .address
                    .as_ref()
                    .filter(|_| taken.is_some())
                    .map(|it| format!("{it}{slug}/card.png")),
                development: &reloader,
            });
            match script {
                Script::Hans => Ok(html),
                Script::Hant => hant.page(&html),
            }
        };
        let path = format!("{slug}/");
        staging.write(&format!("{path}index.html"), &page(Script::Hans, "../", &path)?)?;
        staging.write(&format!("{path}story.txt"), &plain_text(story, Script::Hans.words()))?;
        let path = format!("{slug}/hant/");
        staging.write(&format!("{path}index.html"), &page(Script::Hant, "../../", &path)?)?;
        if *slug == site.default {
            // The same story at the root: its address is the story's own.
            default = Some(page(Script::Hans, "", &format!("{slug}/"))?);
        }
    }
    let Some(default) = default else {
        bail!("site.toml: default = \"{}\" names no story of stories/", site.default);
    };
    staging.write("index.html", &default)?;
    if staging.release {
        compress::compress_all(staging.folder())?;
    }
    Ok(())
}

/// The drawings that pages fetch: all but the one that only the first screen shows, which holds
/// it itself.
pub(super) fn sprite(story: &Story, drawings: &HashMap<String, Drawing>) -> String {
    let names: BTreeSet<&str> =
        story.later_drawings().map(|file| file.get_ref().as_str()).collect();
    let layers = names.iter().filter_map(|name| drawings.get(*name)).flat_map(|it| &it.layers);
    let shapes: String = layers.map(|layer| layer.markup.as_str()).collect();
    format!("<svg xmlns=\"http://www.w3.org/2000/svg\">{shapes}</svg>")
}
