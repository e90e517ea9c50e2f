//! What stands around the sections: the first screen, the list of sections, the byline.

use yew::prelude::*;

use super::anchor::Anchor;
use super::blocks::block;
use super::inline::{clauses, line};
use super::picture::Gallery;
use super::plain::sheet;
use super::sources::sources;
use super::words::{Words, day};

use crate::islands::{Aids, Progress, ProgressLink};
use crate::story::{Meta, Section, Source, Story};

/// The first screen. Reading modes take it for a part of the article because it bears the class that
/// `<main>` has.
///
/// `other` is the page in the other script: its `lang`, and the way there.
pub(super) fn hero(
    story: &Story,
    gallery: &Gallery<'_>,
    words: &Words,
    other: (&'static str, &str),
) -> Html {
    let meta = &story.meta;
    html! {
        <header class="article">
            <section class={if meta.picture.is_some() { "hero" } else { "hero hero-plain" }}>
                <p class="hero-kicker">{ &meta.kicker }</p>
                <h1>{ for meta.title.get_ref().iter().map(|text| html! { <span class="line">{ text }</span> }) }</h1>
                <p class="standfirst">{ &meta.standfirst }</p>
                if !meta.keywords.is_empty() {
                    <ul class="keywords">{ for meta.keywords.iter().map(|word| html! { <li>{ word }</li> }) }</ul>
                }
                <div class="dateline">
                    if let Some(place) = &meta.place { <p>{ place }</p> }
                    <a class="script-link" href={other.1.to_owned()} hreflang={other.0}>{ words.other_script }</a>
                    { aids(words) }
                </div>
                if let Some(picture) = &meta.picture { { gallery.inline(picture, "hero-art") } }
                { sheet(story) }
            </section>
        </header>
    }
}

/// For those who read better with larger text, less motion or other colours: the choices, as they
/// hold where nothing has been chosen.
fn aids(words: &Words) -> Html {
    let all = words.aids.iter().map(|(key, label, options)| {
        let buttons = options.iter().enumerate().map(|(at, (value, label))| {
            html! {
                <button type="button" data-value={*value} aria-pressed={if at == 0 { "true" } else { "false" }}>
                    { *label }
                </button>
            }
        });
        html! {
            <div class="aid" role="group" data-aid={*key} aria-label={*label}>
                <span class="aid-label" aria-hidden="true">{ *label }</span>
                { for buttons }
            </div>
        }
    });
    html! {
        <div class="aids">
            <div data-island="aids"><Aids label={words.reading_aids} /></div>
            <div class="aids-panel" hidden=true>{ for all }</div>
        </div>
    }
}

/// Links to the sections, under which the reading progress is drawn.
pub(super) fn contents(story: &Story, words: &Words) -> Html {
    let links = story.sections.iter().map(|section| ProgressLink {
        id: section.head.id.get_ref().clone().into(),
        label: section.head.short.as_ref().unwrap_or(section.head.title.get_ref()).clone().into(),
    });
    html! {
        <nav class="progress" data-island="progress" aria-label={words.contents}>
            <Progress links={links.collect::<Vec<_>>()} />
        </nav>
    }
}

/// A section with its blocks.
pub(super) fn section(section: &Section, gallery: &Gallery<'_>, words: &Words) -> Html {
    let head = &section.head;
    let name = head.id.get_ref();
    let Anchor { id, within } = Anchor::of(Some(name));
    // Where the name itself would take the title out, it is read backwards.
    let title = if id.is_some() { name.clone() } else { name.chars().rev().collect() } + "-title";
    html! {
        <section {id} data-section={name.clone()} aria-labelledby={title.clone()}>
            { within }
            <header class={if head.picture.is_some() { "opener opener-pictured" } else { "opener" }}>
                { line("kicker", head.kicker.as_deref()) }
                <h2 id={title}>{ clauses(head.title.get_ref()) }</h2>
                { line("lead", head.lead.as_deref()) }
                if let Some(picture) = &head.picture { { gallery.referenced(picture, "opener-art") } }
            </header>
            { for section.blocks.iter().map(|one| block(one, gallery, words)) }
        </section>
    }
}

/// Who wrote what this is made from.
///
/// `pictures` is the way to the folder of the long picture, when there is one; `lines` are those that
/// put the story into an article, with the root of the site that they begin at.
pub(super) fn byline(
    story: &Story,
    gallery: &Gallery<'_>,
    words: &Words,
    pictures: Option<&str>,
    lines: Option<(&str, &str)>,
) -> Html {
    let meta = &story.meta;
    html! {
        <footer class={classes!("byline", meta.ending.is_none().then_some("byline-knot"))}>
            if let Some(picture) = &meta.ending { { gallery.referenced(picture, "ending-art") } }
            { credits(meta, words) }
            { sources(&story.sections, words) }
            { pictures.map(|folder| long_picture(folder, meta, words)) }
            { lines.map(|(root, lines)| embed_lines(root, lines, words)) }
        </footer>
    }
}

/// The credits, the report, and the editor's note on both.
pub(super) fn credits(meta: &Meta, words: &Words) -> Html {
    let [before, after] = words.all_dates_in;
    let year = meta.source.year.map(|year| format!("{before}{year}{after}"));
    let note = year.unwrap_or_default() + meta.source.year_note.as_deref().unwrap_or_default();
    html! {
        <>
            <dl class="credits">
                if let Some(newspaper) = meta.uncredited() {
                    <div><dt>{ words.source }</dt><dd>{ newspaper }</dd></div>
                }
                { for meta.byline.iter().map(|credit| html! {
                    <div><dt>{ &credit.role }</dt><dd>{ &credit.name }</dd></div>
                }) }
            </dl>
            { source(&meta.source) }
            if !note.is_empty() { <p class="note">{ words.editors_note }{ note }</p> }
        </>
    }
}

/// The long picture, behind words that open it: only then it is fetched, and a long press saves it.
fn long_picture(folder: &str, meta: &Meta, words: &Words) -> Html {
    let alt = format!("{}：{}", words.long_picture, meta.title_line());
    html! {
        <details class="long-picture">
            <summary>{ words.save_picture }</summary>
            <p>{ words.press_long }</p>
            <img loading="lazy" src={format!("{folder}poster.png")} {alt} />
        </details>
    }
}

/// What an editor of another site pastes. The loader completes the addresses where the site does not
/// know its own, and shows the button.
fn embed_lines(root: &str, lines: &str, words: &Words) -> Html {
    html! {
        <details class="embed-lines">
            <summary>{ words.embed }</summary>
            <p>{ words.paste }</p>
            <textarea readonly=true rows="6" data-root={root.to_owned()} aria-label={words.embed_lines} value={lines.to_owned()} />
            <button type="button" hidden=true aria-live="polite" data-copy={words.copied}>{ words.copy }</button>
        </details>
    }
}

/// The report by its title, or by its newspaper where only its address is known, and its day. The
/// credits have named the newspaper.
fn source(source: &Source) -> Html {
    let title = source.title.as_ref().map(|title| format!("《{title}》"));
    let day = source.date().map(day).unwrap_or_default();
    match (&source.url, title) {
        (Some(url), title) => html! {
            <p>
                <a href={url.get_ref().clone()} rel="noopener">
                    { title.unwrap_or_else(|| source.newspaper.clone()) }
                </a>
                { day }
            </p>
        },
        (None, None) if day.is_empty() => Html::default(),
        (None, title) => html! { <p>{ title.unwrap_or_default() + &day }</p> },
    }
}
