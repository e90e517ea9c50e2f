//! Every word of the interface itself, in one table.

/// The script a page is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// Simplified Chinese.
    Hans,
}

impl Script {
    /// The value of `lang`.
    pub fn lang(self) -> &'static str {
        match self {
            Self::Hans => "zh-Hans",
        }
    }

    /// The interface in this script.
    pub fn words(self) -> &'static Words {
        match self {
            Self::Hans => &HANS,
        }
    }
}

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
    /// What the motion switch switches.
    pub motion: &'static str,
    /// Stands before an editor's note.
    pub editors_note: &'static str,
    /// Says what one mark stands for: before the number and its unit.
    pub one_mark: &'static str,
    /// The result in such a drawing.
    pub result: &'static str,
    /// Says that a share is a lower bound and the drawing is open there.
    pub open_above: &'static str,
    /// Stand before and after the year of all dates.
    pub all_dates_in: [&'static str; 2],
}

static HANS: Words = Words {
    skip: "跳到正文",
    contents: "各节",
    open_all: "全部展开",
    close_all: "全部收起",
    motion: "动效",
    editors_note: "编者注：",
    one_mark: "一个图形代表",
    result: "完成",
    open_above: "条纹表示“不止这些”。",
    all_dates_in: ["文中的日期都在", "年。"],
};
