//! A scene and the captions that pass it.

use yew::prelude::*;

use crate::islands::Steps as StepsIsland;
use crate::page::inline::{block_title, paragraphs};
use crate::page::picture::Gallery;
use crate::story::Steps;

/// In a frame, where nothing passes anything, each caption has the drawing of its own step.
fn unrolled(block: &Steps, gallery: &Gallery<'_>) -> Html {
    let pairs = block.items.get_ref().iter().zip(1..).map(|(caption, step)| {
        let drawing = match step {
            1 => gallery.referenced(&block.picture, "scene-art"),
            _ => gallery.repeated(&block.picture, "scene-art"),
        };
        html! {
            <li class="pair" data-step={step.to_string()}>
                { drawing }
                if let Some(title) = &caption.title { <p class="caption-title">{ title }</p> }
                { paragraphs(caption.text.get_ref()) }
            </li>
        }
    });
    html! { <>{ block_title(block.title.as_deref()) }<ol class="pairs">{ for pairs }</ol></> }
}

/// As served, the scene shows where it ends and every caption stands below it.
pub(super) fn steps(block: &Steps, gallery: &Gallery<'_>) -> Html {
    if gallery.unrolled {
        return unrolled(block, gallery);
    }
    let captions = block.items.get_ref();
    html! {
        <>
            { block_title(block.title.as_deref()) }
            <section class="scene" data-step={captions.len().to_string()}>
                <section class="scene-stage">
                    { gallery.referenced(&block.picture, "scene-art") }
                    <div data-island="steps" aria-hidden="true"><StepsIsland count={captions.len()} /></div>
                </section>
                <ol class="captions">
                    { for captions.iter().zip(1..).map(|(caption, step)| html! {
                        <li class="caption" data-caption={step.to_string()}>
                            if let Some(title) = &caption.title { <p class="caption-title">{ title }</p> }
                            { paragraphs(caption.text.get_ref()) }
                        </li>
                    }) }
                </ol>
            </section>
        </>
    }
}
