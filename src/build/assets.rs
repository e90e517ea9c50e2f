//! The files and inline scripts that every page shares.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use yew::AttrValue;
use yew::virtual_dom::VTag;

use super::Site;
use super::module::shorten;
use super::script::{minified, plain};
use super::site::{WeChat, origin};
use super::staging::Staging;
use super::store::Output;
use super::styles;
use crate::page::{Assets, Share, to_markup};

/// The files of no story.
pub(super) struct Shared {
    /// What pages are to know of them.
    pub(super) assets: Assets,
    /// The files that are to be written.
    pub(super) files: Vec<Output>,
    /// The names under which Trunk has left what is among them.
    pub(super) replaced: Vec<String>,
}

/// Finds what Trunk has built, and makes styles and scripts.
///
/// # Errors
/// When one of them is missing or is not what it should be.
pub(super) fn assets(staging: &Staging, site: &Site) -> Result<Shared> {
    let (mut glue, mut wasm) =
        (staging.find("islands-", ".js")?, staging.find("islands-", ".wasm")?);
    let (mut files, mut replaced) = (Vec::new(), Vec::new());
    let script = |path: &Path| if staging.release { minified(path) } else { plain(path) };
    if staging.release {
        let file = staging.folder().join(&wasm);
        let module = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
        let (module, script) = shorten(&module, &script(&staging.folder().join(&glue))?)
            .with_context(|| format!("{} is not what wasm-bindgen makes", file.display()))?;
        replaced.extend([glue, wasm]);
        // Trunk names both by the wasm as the compiler left it: what is for good is named by what is
        // in it.
        glue = hashed_name("islands", "js", &script);
        wasm = hashed_name("islands", "wasm", &module);
        files.extend([Output::new(&glue, script), Output::new(&wasm, module)]);
    }
    let later = styles::bundle(Path::new("styles/later.css"))?;
    let styles = hashed_name("blocks", "css", &later);
    files.push(Output::new(&styles, later));
    files.push(Output::new("embed.js", script(Path::new("static/embed.js"))?));
    let assets = Assets {
        glue,
        wasm,
        styles,
        critical_styles: styles::bundle(Path::new("styles/critical.css"))?,
        plain_styles: styles::bundle(Path::new("styles/plain.css"))?,
        loader: script(Path::new("static/loader.js"))?,
        embed_styles: styles::bundle(Path::new("styles/embed.css"))?,
        frame: script(Path::new("static/frame.js"))?,
        share: match &site.wechat {
            Some(wechat) => share(wechat, script(Path::new("static/wechat.js"))?),
            None => Share::default(),
        },
    };
    Ok(Shared { assets, files, replaced })
}

/// A name that changes with the content.
pub(super) fn hashed_name(stem: &str, ending: &str, content: impl AsRef<[u8]>) -> String {
    let digest = Sha256::digest(content.as_ref());
    let hash: String = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    format!("{stem}-{hash}.{ending}")
}

/// What makes links that are shared inside WeChat show the story's card.
fn share(wechat: &WeChat, script: String) -> Share {
    let mut tag = VTag::new("script");
    tag.add_attribute("data-signature", AttrValue::from(wechat.signature.clone()));
    tag.add_attribute("data-sdk", AttrValue::from(wechat.sdk.clone()));
    let empty = to_markup(tag.into());
    Share {
        element: empty.replace("></script>", &format!(">{script}</script>")),
        script,
        sdk_host: origin(&wechat.sdk),
        signature_host: origin(&wechat.signature),
    }
}
