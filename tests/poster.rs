//! The long picture and the share card, taken by the machine's own browser.

#[path = "support/site.rs"]
mod site;

use std::fs;
use std::path::Path;

use tempfile::TempDir;

const ADDRESS: &str = "https://news.example/";

/// A copy of the site that knows its address.
fn site_with_address() -> TempDir {
    let folder = site::copy_of_site();
    let settings = folder.path().join("site.toml");
    let text = fs::read_to_string(&settings).expect("site.toml");
    fs::write(&settings, format!("address = \"{ADDRESS}\"\n{text}")).expect("room");
    folder
}

fn poster(folder: &Path, slugs: &[&str]) -> (bool, String) {
    let done = site::yitu(folder).arg("poster").args(slugs).output().expect("yitu has been built");
    let said = [done.stdout, done.stderr].concat();
    (done.status.success(), String::from_utf8(said).expect("UTF-8"))
}

/// What the code at the end of a picture says.
fn code_on(file: &Path) -> String {
    let picture = image::open(file).expect("a picture").to_luma8();
    let (width, height) = picture.dimensions();
    let (across, down) = (width as usize, 800);
    let at = |x: usize, y: usize| picture.get_pixel(x as u32, height - 800 + y as u32).0[0];
    let mut seen = rqrr::PreparedImage::prepare_from_greyscale(across, down, at);
    let grids = seen.detect_grids();
    assert_eq!(grids.len(), 1, "codes at the end of {}", file.display());
    grids[0].decode().expect("a code that can be read").1
}

#[test]
fn each_story_has_its_long_picture_and_its_card() {
    let folder = site_with_address();
    let (good, said) = poster(folder.path(), &[]);
    assert!(good, "{said}");
    for story in ["jinshan", "patterns"] {
        let kept = folder.path().join("target/posters").join(story);
        let long = kept.join("poster.png");
        let bytes = fs::metadata(&long).expect("a picture").len();
        let (width, height) = image::image_dimensions(&long).expect("its size");
        assert_eq!(width, 1080);
        assert!(height > 10_000 && bytes < 1_500_000, "{story}: {height} px, {bytes} bytes");
        assert_eq!(code_on(&long), format!("{ADDRESS}{story}/"));
        assert_eq!(image::image_dimensions(kept.join("card.png")).expect("its size"), (1200, 630));
    }

    // A second time nothing is taken; after a change the one that shows it is.
    let written = |story: &str| {
        let file = folder.path().join("target/posters").join(story).join("poster.png");
        fs::metadata(file).and_then(|meta| meta.modified()).expect("a picture")
    };
    let before = [written("jinshan"), written("patterns")];
    let file = folder.path().join("stories/patterns/story.toml");
    let text = fs::read_to_string(&file).expect("a story");
    fs::write(&file, text.replacen("板块样张", "板块图样", 1)).expect("room");
    let (good, said) = poster(folder.path(), &[]);
    assert!(good && said.contains("jinshan：长图和卡片没有变化"), "{said}");
    assert_eq!(before[0], written("jinshan"));
    assert_ne!(before[1], written("patterns"));

    // What has been taken is in the next build, behind a link that says so, and in the head.
    let staging = site::staging();
    let done = site::prerender(folder.path(), staging.path());
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let built = staging.path().join("jinshan");
    assert!(built.join("poster.png").is_file() && built.join("card.png").is_file());
    let page = fs::read_to_string(built.join("hant/index.html")).expect("a page");
    assert!(page.contains("src=\"../../jinshan/poster.png\""));
    assert!(
        page.contains("property=\"og:image\" content=\"https://news.example/jinshan/card.png\"")
    );
}

#[test]
fn a_story_that_is_not_there_is_named_beside_those_that_are() {
    let folder = site::copy_of_site();
    let (good, said) = poster(folder.path(), &["nowhere"]);
    assert!(
        !good && said.contains("nowhere") && said.contains("jinshan、orbits、patterns"),
        "{said}"
    );
    assert!(!folder.path().join("target/posters").exists());
}

#[test]
fn without_a_browser_it_says_what_to_install() {
    let folder = site::copy_of_site();
    let done = site::yitu(folder.path())
        .args(["poster", "patterns"])
        .env_remove("YITU_CHROMIUM")
        .env("PATH", "")
        .output()
        .expect("yitu has been built");
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.code() == Some(2) && said.contains("请安装 Chromium"), "{said}");
}
