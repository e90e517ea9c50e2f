//! The files and inline scripts that every page shares.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use yew::AttrValue;
use yew::virtual_dom::VTag;

use super::Site;
use super::site::{WeChat, origin};
use super::staging::Staging;
use super::styles;
use crate::page::{Assets, Share, to_markup};

/// Finds what Trunk has built, and adds styles and scripts.
///
/// # Errors
/// When one of them is missing or cannot be written.
pub(super) fn assets(staging: &Staging, site: &Site) -> Result<Assets> {
    let (mut glue, mut wasm) =
        (staging.find("islands-", ".js")?, staging.find("islands-", ".wasm")?);
    if staging.release {
        // What wasm-bindgen writes is meant to be read: half a kilobyte of it is comments.
        let file = staging.folder().join(&glue);
        staging.write(&glue, &script(&file)?)?;
        // Trunk names both by the wasm as the compiler left it: what is for good is named by what is
        // in it.
        glue = staging.name_by_content(&glue, "islands")?;
        wasm = staging.name_by_content(&wasm, "islands")?;
    }
    Ok(Assets {
        glue,
        wasm,
        styles: staging.write_hashed(
            "blocks",
            "css",
            &styles::bundle(Path::new("styles/later.css"))?,
        )?,
        critical_styles: styles::bundle(Path::new("styles/critical.css"))?,
        loader: script(Path::new("static/loader.js"))?,
        embed_styles: styles::bundle(Path::new("styles/embed.css"))?,
        frame: script(Path::new("static/frame.js"))?,
        share: site.wechat.as_ref().map(wechat).transpose()?.unwrap_or_default(),
    })
}

/// A script without its comments, which are for us, and without indentation. In our scripts and in
/// wasm-bindgen's a comment always begins a line, so no string can be taken for one.
fn script(path: &Path) -> Result<String> {
    let text =
        fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut within = false;
    let code = text.lines().map(str::trim).filter(|line| {
        let block = within || line.starts_with("/*");
        within = block && !line.ends_with("*/");
        let comment = block || line.starts_with("//");
        !comment && !line.is_empty()
    });
    Ok(code.collect::<Vec<_>>().join("\n"))
}

/// What makes links that are shared inside WeChat show the story's card.
fn wechat(wechat: &WeChat) -> Result<Share> {
    let script = script(Path::new("static/wechat.js"))?;
    let mut tag = VTag::new("script");
    tag.add_attribute("data-signature", AttrValue::from(wechat.signature.clone()));
    tag.add_attribute("data-sdk", AttrValue::from(wechat.sdk.clone()));
    let empty = to_markup(tag.into());
    Ok(Share {
        element: empty.replace("></script>", &format!(">{script}</script>")),
        script,
        sdk_host: origin(&wechat.sdk),
        signature_host: origin(&wechat.signature),
    })
}
