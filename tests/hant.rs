//! The Traditional pages and the plain text of the site's own stories.

#[path = "support/page.rs"]
mod page;
#[path = "support/site.rs"]
mod site;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;
use page::{Page, visible_text};

static FILES: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let staging = site::staging();
    let done = site::prerender(".".as_ref(), staging.path());
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    site::files_of(staging.path())
});

fn page_at(path: &str) -> Page {
    Page::of(FILES.get(path).unwrap_or_else(|| panic!("no {path}")))
}

#[test]
fn names_programmes_and_figures_are_right_in_traditional() {
    let text = page_at("jinshan/hant/index.html").text("body");
    for words in [
        "廈門市湖里區金山街道",
        "張華娟、吳秀丹",
        "陳慧",
        "林急",
        "林君",
        "李榕梅",
        "黃勁超",
        "金安社區",
        "高林社區金林灣花園",
        "達嘉馨園",
        "湖邊花園A區",
        "兩岸金融中心湖里片區",
        "五緣灣",
        "萬科集團",
        "農商行",
        "雲寶商盟",
        "鼎峰集團",
        "弘愛醫院",
        "萬科梅沙教育",
        "廈門路橋遊艇旅遊集團公司",
        "街道大黨工委",
        "社區大黨委（大黨總支）",
        "樓道黨小組",
        "「金山經驗」",
        "「支部建在項目上」",
        "「成長天空」",
        "「金哥安妹斗陣行」",
        "金哥安妹法律驛站",
        "四點鐘學校",
        "愛心義賣坊",
        "社區書院",
        "220億元",
        "300多萬元",
        "8.3萬平方米",
        "超過1600平方米",
        "近300戶",
        "不到1個月",
        "70%以上",
        "黨員幹部",
        "規上企業",
        "徵地",
        "徵遷",
        "海西晨報",
        "習近平",
        "城鄉接合部",
    ] {
        assert!(text.contains(words), "no {words} in\n{text}");
    }
    for wrong in ["湖裡", "「一圖", "裡區", "“", "”"] {
        assert!(!text.contains(wrong), "{wrong} in\n{text}");
    }
}

#[test]
fn every_figure_is_the_same_in_both_scripts() {
    for story in ["jinshan", "patterns"] {
        let figures = |path: String| -> Vec<String> {
            page_at(&path).all("[data-counter]").into_iter().map(visible_text).collect()
        };
        let hans = figures(format!("{story}/index.html"));
        assert!(hans.len() > 20);
        assert_eq!(hans, figures(format!("{story}/hant/index.html")), "{story}");
    }
}

#[test]
fn no_simplified_character_is_left() {
    let tables = OpenCC::from_config(BuiltinConfig::S2tw).expect("tables");
    for (path, markup) in FILES.iter().filter(|(path, _)| path.ends_with("hant/index.html")) {
        let text = visible_text(Page::of(markup).one("body"));
        for character in text.chars() {
            let one = character.to_string();
            let other = tables.convert(&one);
            // Characters that are also Traditional ones in their own right stay.
            let both = "里台后余斗只干谷面几丰出系准才表采种里周云布征板志占游蓋升岳卷吃向岩"
                .contains(character);
            assert!(both || other == one, "{path}: {character} in {text}");
        }
    }
}

#[test]
fn the_scripts_name_each_other() {
    for (path, own, other, way) in [
        ("jinshan/index.html", "zh-Hans", "zh-Hant", "../jinshan/hant/"),
        ("jinshan/hant/index.html", "zh-Hant", "zh-Hans", "../../jinshan/"),
        ("index.html", "zh-Hans", "zh-Hant", "jinshan/hant/"),
    ] {
        let page = page_at(path);
        assert_eq!(page.one("html").value().attr("lang"), Some(own));
        let link = page.one(".script-link").value();
        assert_eq!((link.attr("hreflang"), link.attr("href")), (Some(other), Some(way)), "{path}");
    }
}

#[test]
fn the_plain_text_says_all_that_the_page_says() {
    for story in ["jinshan", "patterns"] {
        let plain = &FILES[&format!("{story}/story.txt")];
        let page = page_at(&format!("{story}/index.html"));
        let places = "h1, h2, h3, .standfirst, .lead, .kicker, .label, .note, .card-title, .card-text, \
            .points li, .chain-name, .org-name, .org-role, .org-count, .org-note, .date, .ask, .caption-title, \
            .events p, .credits dd, .mark-label, .figure";
        let plain_letters = letters(plain);
        for element in page.all(places) {
            // Sentences that an element puts together are said one by one.
            for sentence in visible_text(element).split(['。', '，', '：']) {
                let said = plain_letters.contains(&letters(sentence));
                let drawn = sentence.contains("条纹") || sentence.contains("一个图形代表1");
                assert!(said || drawn, "{story}: {sentence} is not in the plain text");
            }
        }
        assert!(!plain.contains('\r') && !plain.starts_with('\u{feff}') && plain.ends_with('\n'));
        assert!(!plain.contains("\n\n\n"), "{story} has two empty lines in a row");
    }
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

#[test]
fn the_plain_text_of_every_kind_of_block() {
    insta::assert_snapshot!("plain-text", &FILES["patterns/story.txt"]);
}

/// Its byline names nobody of the newspaper's.
#[test]
fn the_newspaper_is_told_where_no_byline_names_it() {
    for (path, words) in [
        ("orbits/index.html", ["来源", "国际天文学联合会"]),
        ("orbits/embed/index.html", ["来源", "国际天文学联合会"]),
        ("orbits/hant/index.html", ["來源", "國際天文學聯合會"]),
        ("orbits/hant/embed/index.html", ["來源", "國際天文學聯合會"]),
    ] {
        let credits = page_at(path).text(".credits");
        assert!(words.iter().all(|word| credits.contains(word)), "{path}: {credits}");
    }
    assert!(FILES["orbits/story.txt"].contains("来源：国际天文学联合会"));
    assert_eq!(FILES["jinshan/story.txt"].matches("来源：海西晨报").count(), 1);
}
