//! What is measured, and how it is written.

/// A row of the table.
pub(super) struct Measure {
    /// Its key in the samples.
    pub(super) key: &'static str,
    /// What tables call it, in English and in Chinese.
    pub(super) called: [&'static str; 2],
    /// How its numbers are written.
    pub(super) unit: Unit,
    /// Whether README quotes it.
    pub(super) quoted: bool,
}

/// A unit, with as many decimals as are worth reading.
#[derive(Clone, Copy)]
pub(super) enum Unit {
    Kib,
    Mib,
    Ms,
    Seconds,
    Shift,
    Number,
}

const fn measure(key: &'static str, called: [&'static str; 2], unit: Unit) -> Measure {
    Measure { key, called, unit, quoted: false }
}

const fn quoted(key: &'static str, called: [&'static str; 2], unit: Unit) -> Measure {
    Measure { key, called, unit, quoted: true }
}

/// All rows, in the order of the table. `docs/measure.md` says what each means.
pub(super) const MEASURES: &[Measure] = &[
    quoted("bytes", ["first load", "首次加载"], Unit::Kib),
    quoted("requests", ["requests of the first load", "首次加载的请求"], Unit::Number),
    measure("bytesWhole", ["read to the end", "读到最后的字节"], Unit::Kib),
    measure("requestsWhole", ["requests, read to the end", "读到最后的请求"], Unit::Number),
    quoted("fcp", ["first contentful paint", "首次内容绘制"], Unit::Ms),
    quoted("lcp", ["largest contentful paint", "最大内容绘制"], Unit::Ms),
    measure("cls", ["layout shift, left alone", "布局偏移（不动）"], Unit::Shift),
    quoted("clsWhole", ["layout shift, read to the end", "布局偏移（读到最后）"], Unit::Shift),
    quoted("tbt", ["total blocking time", "总阻塞时间"], Unit::Ms),
    quoted("live", ["first number moves", "第一个数字动起来"], Unit::Ms),
    measure("frame50", ["frame while scrolling, median", "滚动时的帧，中位数"], Unit::Ms),
    quoted("frame95", ["frame, 95th percentile", "滚动时的帧，第 95 百分位"], Unit::Ms),
    measure("frame99", ["frame, 99th percentile", "滚动时的帧，第 99 百分位"], Unit::Ms),
    measure("frameWorst", ["frame, worst", "滚动时最长的一帧"], Unit::Ms),
    measure("heap", ["memory, left alone", "内存（不动）"], Unit::Mib),
    quoted("heapWhole", ["memory, read to the end", "内存（读到最后）"], Unit::Mib),
    quoted("buildWords", ["release after a change of words", "改文字后出发布版"], Unit::Seconds),
    measure("buildCode", ["release after a change of code", "改程序后出发布版"], Unit::Seconds),
    quoted("save", ["saved to painted, while served", "存盘到看见（编辑时）"], Unit::Seconds),
    quoted("lighthouse-performance", ["Lighthouse: performance", "Lighthouse 性能"], Unit::Number),
    measure(
        "lighthouse-accessibility",
        ["Lighthouse: accessibility", "Lighthouse 无障碍"],
        Unit::Number,
    ),
    measure(
        "lighthouse-best-practices",
        ["Lighthouse: best practices", "Lighthouse 最佳实践"],
        Unit::Number,
    ),
    measure("lighthouse-seo", ["Lighthouse: SEO", "Lighthouse SEO"], Unit::Number),
];

impl Unit {
    /// The number without its unit.
    pub(super) fn digits(self, value: f64) -> String {
        match self {
            Self::Kib => format!("{:.1}", value / 1024.0),
            Self::Mib => format!("{:.1}", value / 1024.0 / 1024.0),
            Self::Ms if value < 100.0 && value.fract() > 0.05 => format!("{value:.1}"),
            Self::Ms | Self::Number => format!("{value:.0}"),
            Self::Seconds => format!("{:.1}", value / 1000.0),
            // Most pages shift by nothing at all, and that is worth seeing.
            Self::Shift if value == 0.0 => "0".to_owned(),
            Self::Shift => format!("{value:.4}"),
        }
    }

    /// What stands behind the number.
    pub(super) fn symbol(self) -> &'static str {
        match self {
            Self::Kib => " KiB",
            Self::Mib => " MiB",
            Self::Ms => " ms",
            Self::Seconds => " s",
            Self::Shift | Self::Number => "",
        }
    }
}
