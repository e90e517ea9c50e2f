//! Every word of the interface itself, in one table.

/// The script a page is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// Simplified Chinese.
    Hans,
    /// Traditional Chinese.
    Hant,
}

impl Script {
    /// The value of `lang`.
    pub fn lang(self) -> &'static str {
        match self {
            Self::Hans => "zh-Hans",
            Self::Hant => "zh-Hant",
        }
    }

    /// The script that it is not.
    pub fn other(self) -> Self {
        match self {
            Self::Hans => Self::Hant,
            Self::Hant => Self::Hans,
        }
    }

    /// The interface in this script.
    pub fn words(self) -> &'static Words {
        match self {
            Self::Hans => &HANS,
            Self::Hant => &HANT,
        }
    }
}

/// One reading aid in words.
type AidWords = (&'static str, &'static str, &'static [(&'static str, &'static str)]);

/// The words of the interface.
#[derive(Debug)]
pub struct Words {
    /// The link that leads past the head of the page.
    pub skip: &'static str,
    /// What the list of sections is called.
    pub contents: &'static str,
    /// Opens every node of a chart.
    pub open_all: &'static str,
    /// Closes every node of a chart.
    pub close_all: &'static str,
    /// The button that opens the reading aids.
    pub reading_aids: &'static str,
    /// The aids: the name in `data-<name>`, the label, and the values with theirs. The first value
    /// is the default.
    pub aids: [AidWords; 3],
    /// The list of the paragraphs that figures come from, and how paragraphs are counted.
    pub sources: &'static str,
    /// See [`Self::sources`].
    pub counted_so: &'static str,
    /// A paragraph by its number: before the number and behind it.
    pub paragraph: [&'static str; 2],
    /// Between two rows that stand in one line.
    pub semicolon: &'static str,
    /// Stands before the newspaper.
    pub source: &'static str,
    /// Stands before an editor's note.
    pub editors_note: &'static str,
    /// Says what one mark stands for: before the number and its unit.
    pub one_mark: &'static str,
    /// The result in such a drawing.
    pub result: &'static str,
    /// Says that a share is a lower bound and the drawing is open there.
    pub open_above: &'static str,
    /// The link to the same page in the other script.
    pub other_script: &'static str,
    /// Opens the long picture.
    pub save_picture: &'static str,
    /// How it is saved.
    pub press_long: &'static str,
    /// What it is called.
    pub long_picture: &'static str,
    /// Stands beside the code on it.
    pub scan: &'static str,
    /// Opens the lines that put the story into an article.
    pub embed: &'static str,
    /// What to do with them.
    pub paste: &'static str,
    /// What they are called.
    pub embed_lines: &'static str,
    /// Copies them.
    pub copy: &'static str,
    /// Says that they have been copied.
    pub copied: &'static str,
    /// Leads from an embedded page to the whole story.
    pub read_full: &'static str,
    /// Stands before what a picture shows, in words alone.
    pub picture: &'static str,
    /// Says that the page has been opened as a file, and leads to the one that is whole in one.
    pub alone: &'static str,
    /// Stands before the whole that a part is compared with, in plain text.
    pub compared_with: &'static str,
    /// What the page is called that lists every story.
    pub all_stories: &'static str,
    /// Leads to the feed.
    pub feed: &'static str,
    /// Stand before and after the year of all dates.
    pub all_dates_in: [&'static str; 2],
}

/// A day or a year as it is read: `2018-07-16` is 2018年7月16日, in both scripts.
pub(super) fn day(when: &str) -> String {
    let parts = when.split('-').map(|part| part.trim_start_matches('0'));
    parts.zip(["年", "月", "日"]).flat_map(|(number, unit)| [number, unit]).collect()
}

static HANS: Words = Words {
    skip: "跳到正文",
    contents: "各节",
    open_all: "全部展开",
    close_all: "全部收起",
    reading_aids: "阅读设置",
    aids: [
        ("scale", "字号", &[("1", "标准"), ("1.25", "大"), ("1.5", "特大"), ("2", "最大")]),
        ("motion", "动效", &[("on", "开"), ("off", "关")]),
        ("theme", "颜色", &[("", "跟随系统"), ("light", "浅色"), ("dark", "深色")]),
    ],
    sources: "数字出处",
    counted_so: "：段号从报道正文第一段起数，小标题不算。",
    paragraph: ["第", "段 "],
    semicolon: "；",
    source: "来源",
    editors_note: "编者注：",
    one_mark: "一个图形代表",
    result: "完成",
    open_above: "条纹表示“不止这些”。",
    other_script: "繁体",
    save_picture: "保存长图",
    press_long: "长按图片，存到手机。",
    long_picture: "长图",
    scan: "扫一扫，看会动的版本",
    embed: "嵌入",
    paste: "把这两行贴进你的网页：",
    embed_lines: "嵌入代码",
    copy: "复制",
    copied: "已复制",
    read_full: "阅读完整故事",
    picture: "图：",
    alone: "这一页是从文件打开的，图画在别的文件里，显示不出来。请打开同一文件夹里的单文件版，图文都在：",
    compared_with: "相比的是：",
    all_stories: "全部故事",
    feed: "订阅（RSS）",
    all_dates_in: ["文中的日期都在", "年。"],
};

static HANT: Words = Words {
    skip: "跳到正文",
    contents: "各節",
    open_all: "全部展開",
    close_all: "全部收起",
    reading_aids: "閱讀設定",
    aids: [
        ("scale", "字級", &[("1", "標準"), ("1.25", "大"), ("1.5", "特大"), ("2", "最大")]),
        ("motion", "動效", &[("on", "開"), ("off", "關")]),
        ("theme", "顏色", &[("", "跟隨系統"), ("light", "淺色"), ("dark", "深色")]),
    ],
    sources: "數字出處",
    counted_so: "：段號從報道正文第一段起數，小標題不算。",
    paragraph: ["第", "段 "],
    semicolon: "；",
    source: "來源",
    editors_note: "編者註：",
    one_mark: "一個圖形代表",
    result: "完成",
    open_above: "條紋表示「不止這些」。",
    other_script: "簡體",
    save_picture: "儲存長圖",
    press_long: "長按圖片，存到手機。",
    long_picture: "長圖",
    scan: "掃一掃，看會動的版本",
    embed: "嵌入",
    paste: "把這兩行貼進你的網頁：",
    embed_lines: "嵌入程式碼",
    copy: "複製",
    copied: "已複製",
    read_full: "閱讀完整故事",
    picture: "圖：",
    alone: "這一頁是從檔案打開的，圖畫在別的檔案裡，顯示不出來。請打開同一資料夾裡的單檔版，圖文都在：",
    compared_with: "相比的是：",
    all_stories: "全部故事",
    feed: "訂閱（RSS）",
    all_dates_in: ["文中的日期都在", "年。"],
};

#[cfg(test)]
mod tests {
    #[test]
    fn days_and_years_are_read_as_far_as_they_are_known() {
        assert_eq!(super::day("2018-07-06"), "2018年7月6日");
        assert_eq!(super::day("2018"), "2018年");
    }
}
