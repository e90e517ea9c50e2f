//! Drawings: inline where the first screen shows them, else a reference into the story's sprite.

use std::collections::HashMap;

use yew::prelude::*;

use crate::story::Picture;

/// A drawing that has been read and found plain.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// The `viewBox`.
    pub view_box: String,
    /// Its top-level groups, back to front.
    pub layers: Vec<Layer>,
}

impl Drawing {
    /// Its height as a share of its width.
    pub(super) fn ratio(&self) -> f64 {
        let mut sides = self.view_box.split_ascii_whitespace().skip(2).map(str::parse::<f64>);
        match (sides.next(), sides.next()) {
            (Some(Ok(width)), Some(Ok(height))) if width > 0.0 => {
                (height / width * 10_000.0).round() / 10_000.0
            }
            _ => 0.0,
        }
    }
}

/// One layer of a drawing.
#[derive(Clone, Debug, PartialEq)]
pub struct Layer {
    /// Its class, which says in which steps it is seen; may be empty.
    pub class: String,
    /// Its name in the sprite.
    pub id: String,
    /// Its markup.
    pub markup: String,
}

/// The drawings of a story by file name, and where its sprite is.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Gallery<'a> {
    pub(super) drawings: Option<&'a HashMap<String, Drawing>>,
    pub(super) sprite: String,
    /// Whether scenes stand unrolled, a drawing a step.
    pub(super) unrolled: bool,
}

impl Gallery<'_> {
    /// A drawing whole in the page.
    pub(super) fn inline(&self, picture: &Picture, class: &'static str) -> Html {
        self.framed(picture, class, |layer| Html::from_html_unchecked(layer.markup.clone().into()))
    }

    /// A drawing that the browser takes out of the sprite.
    pub(super) fn referenced(&self, picture: &Picture, class: &'static str) -> Html {
        self.framed(picture, class, |layer| {
            let href = format!("{}#{}", self.sprite, layer.id);
            let class = (!layer.class.is_empty()).then(|| layer.class.clone());
            html! { <use {class} {href} /> }
        })
    }

    /// A drawing out of the sprite that says nothing new: the same one has been named before.
    pub(super) fn repeated(&self, picture: &Picture, class: &'static str) -> Html {
        html! { <div aria-hidden="true">{ self.referenced(picture, class) }</div> }
    }

    /// A small drawing beside words that already say what it shows.
    pub(super) fn icon(&self, file: &str) -> Html {
        let drawing = self.drawings.and_then(|all| all.get(file));
        drawing.map_or_else(Html::default, |drawing| {
            let href = |layer: &Layer| format!("{}#{}", self.sprite, layer.id);
            html! {
                <svg class="icon" viewBox={drawing.view_box.clone()} aria-hidden="true">
                    { for drawing.layers.iter().map(|layer| html! { <use href={href(layer)} /> }) }
                </svg>
            }
        })
    }

    fn framed(
        &self,
        picture: &Picture,
        class: &'static str,
        draw: impl Fn(&Layer) -> Html,
    ) -> Html {
        let drawing = self.drawings.and_then(|all| all.get(picture.file.get_ref()));
        drawing.map_or_else(Html::default, |drawing| {
            // The name is an attribute: a `<title>` would pop up as a tip.
            html! {
                <svg class={classes!("art", class)} viewBox={drawing.view_box.clone()} role="img"
                    aria-label={picture.alt.get_ref().clone()}>
                    if let Some(text) = &picture.description { <desc>{ text }</desc> }
                    { for drawing.layers.iter().map(draw) }
                </svg>
            }
        })
    }
}
