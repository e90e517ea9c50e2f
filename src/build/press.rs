//! One story becomes its files: the page and the flat page in both scripts, plain text, oEmbed.

use std::collections::HashMap;

use anyhow::Result;

use super::assets::hashed_name;
use super::hant::Hant;
use super::listing::Listed;
use super::sprite::{sprite, unseen_sprite};
use super::store::Output;
use super::{Site, heights, poster};
use crate::page::{
    Assets, Document, Drawing, Embedded, Place, Script, document, embed, oembed, plain_text,
    snippet,
};
use crate::story::Story;

/// What all stories are printed with.
#[derive(Debug)]
pub(super) struct Press<'a> {
    /// The site's settings.
    pub(super) site: &'a Site,
    /// The files that every page shares.
    pub(super) assets: &'a Assets,
    /// What a development server adds to pages.
    pub(super) reloader: &'a str,
}

impl Press<'_> {
    /// All files of a story but its pictures, also the page at the root when it is this story's; and
    /// what lists say of it.
    ///
    /// # Errors
    /// When a page cannot be converted.
    pub(super) fn print(
        &self,
        story: &Story,
        drawings: &HashMap<String, Drawing>,
    ) -> Result<(Vec<Output>, Listed)> {
        let Self { site, assets, reloader } = self;
        let slug = story.meta.slug.get_ref();
        let drawn = sprite(story, drawings);
        let sprite = hashed_name(slug, "svg", &drawn);
        let mut files = vec![Output::new(&sprite, drawn)];
        let unseen = unseen_sprite(story, drawings);
        let hant = Hant::new(site.traditional, &story.meta.hant)?;
        let taken = poster::taken(slug).is_some();
        let heights = heights::known(slug);
        let root = site.address.as_deref().unwrap_or_default();
        let place = Place { root, slug, heights: &heights };
        let (hans_path, hant_path) = (format!("{slug}/"), format!("{slug}/hant/"));

        let write = |script: Script, up: &str, form: Form<'_>| {
            // Others ask for whole addresses; without one, the way from this page.
            let base = site.address.as_deref().unwrap_or(up);
            let (path, other) = match script {
                Script::Hans => (&hans_path, &hant_path),
                Script::Hant => (&hant_path, &hans_path),
            };
            let pictures = taken.then(|| format!("{up}{slug}/"));
            let page = Document {
                story,
                script,
                drawings,
                sprite: &sprite,
                assets,
                up,
                address: site.address.as_ref().map(|root| format!("{root}{path}")),
                alternates: site.address.as_ref().map_or_else(Vec::new, |root| {
                    let hans = format!("{root}{hans_path}");
                    let hant = format!("{root}{hant_path}");
                    vec![
                        (Script::Hans.lang(), hans.clone()),
                        (Script::Hant.lang(), hant),
                        ("x-default", hans),
                    ]
                }),
                other_script: &format!("{up}{other}"),
                locale: match script {
                    Script::Hans => "zh_CN",
                    Script::Hant => site.traditional.locale(),
                },
                pictures: pictures.as_deref(),
                card: (site.address.as_ref())
                    .filter(|_| taken)
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
                    embed(
                        &page,
                        &Embedded { full, slug, styles, script, heights: &heights },
                        &unseen,
                    )
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
            files.push(Output::new(format!("{path}index.html"), page));
            let full = site.address.as_ref().map_or("../".into(), |root| format!("{root}{path}"));
            let flat = write(script, &format!("../{up}"), Form::Flat(&full))?;
            files.push(Output::new(format!("{path}embed/index.html"), flat));
        }
        let text = plain_text(story, Script::Hans.words());
        files.push(Output::new(format!("{slug}/story.txt"), text));
        files.push(Output::new(format!("{slug}/oembed.json"), oembed(story, &place, taken)));
        if *slug == site.default {
            files.push(Output::new("index.html", write(Script::Hans, "", Form::Page)?));
            // Who embeds the site means this story.
            for (script, path, below, up) in [
                (Script::Hans, &hans_path, "", "../"),
                (Script::Hant, &hant_path, "hant/", "../../"),
            ] {
                let full = format!("{}{path}", site.address.as_deref().unwrap_or(up));
                let flat = write(script, up, Form::Flat(&full))?;
                files.push(Output::new(format!("{below}embed/index.html"), flat));
            }
        }
        Ok((files, Listed::of(story, &hant)))
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
