//! Every rule in words: what it is about and what to write. The manual's table is made of these.

use super::problem::{Code, Severity};

impl Code {
    /// Whether it stops a release.
    pub fn severity(self) -> Severity {
        self.row().0
    }

    /// What is wrong when it is told, in one sentence for an editor.
    pub fn about(self) -> &'static str {
        self.row().1
    }

    /// What to write instead, in one sentence for an editor.
    pub fn remedy(self) -> &'static str {
        self.row().2
    }

    fn row(self) -> (Severity, &'static str, &'static str) {
        use Severity::{Error, Warning};
        match self {
            Self::Syntax => (
                Error,
                "文件不是正确的 TOML。",
                "检查引号、括号、逗号、等号是不是英文的，是不是成对。",
            ),
            Self::Unreadable => {
                (Error, "文件打不开，或者不是 UTF-8 编码。", "检查文件在不在，另存为 UTF-8。")
            }
            Self::UnknownField => (Error, "没有这个字段。", "照提示改成最接近的字段名，或者删掉。"),
            Self::MissingField => (Error, "少了必须写的字段。", "在提示的地方加上这一行。"),
            Self::WrongType => (
                Error,
                "值的类型不对，比如该写文字的地方写了数字。",
                "文字加引号，数字不加引号，列表放在方括号里。",
            ),
            Self::UnknownWord => {
                (Error, "这个字段只能写几个词，这个词不在里面。", "从提示的词里选一个。")
            }
            Self::UnknownBlock => (Error, "没有这种板块。", "从提示的板块里选一种。"),
            Self::BadNumber => (
                Error,
                "数字的写法不对。",
                "只写阿拉伯数字和一个小数点，负数前面写 -；限定词、万亿、单位写进各自的字段。",
            ),
            Self::EmptyText => (Error, "写了字段，里面却是空的。", "写上文字，或者删掉这个字段。"),
            Self::Placeholder => (
                Error,
                "草稿里留着要您写的地方，还没有写。",
                "换成自己的话；没有可写的，就删掉这一项。",
            ),
            Self::SampleText => (
                Warning,
                "新故事里的样子还没有换成自己的话。",
                "换成自己的话；用不着的板块，整个删掉。",
            ),
            Self::LongText => {
                (Error, "一处文字太长，它的地方放不下。", "缩短到提示的字数以内，细节写进正文。")
            }
            Self::EmptyList => (Error, "列表是空的。", "至少写一项，或者删掉整个板块。"),
            Self::BadId => (
                Error,
                "名字里有不能用的字符，或者是页面自己要用的名字。",
                "只用小写字母、数字和连字符，以字母开头。",
            ),
            Self::DuplicateId => (Error, "同一个名字用了两次。", "换一个没有用过的名字。"),
            Self::SlugFolder => (Error, "slug 和文件夹的名字不一样。", "改成一样的。"),
            Self::ReservedSlug => (
                Error,
                "slug 是网站自己的文件夹或文件要用的名字，或者是 Windows 不能用的名字。",
                "换一个名字，文件夹也改成一样的。",
            ),
            Self::ChartRoots => {
                (Error, "架构图没有最上级，或者有两个。", "只留一行不写 reports_to。")
            }
            Self::ChartCycle => (Error, "上下级绕成了一圈。", "改掉其中一行的 reports_to。"),
            Self::UnknownSuperior => {
                (Error, "reports_to 写的代号图里没有。", "写本图里另一行的 id。")
            }
            Self::TotalMismatch => {
                (Error, "各组加起来不等于总数，或者画的和写的不一样。", "核对数字，改成一样的。")
            }
            Self::NotCountable => (
                Error,
                "这个数字不能画成一个一个的图形。",
                "用 each 写明一个图形代表多少，或者换成 counters。",
            ),
            Self::NotToScale => (
                Error,
                "这个数字没法按比例画成横杠。",
                "范围、负数、零、太大太小的倍数用 counters；over_target 的单位写 倍 或 %。",
            ),
            Self::BadRange => (
                Error,
                "范围的两头写反了，或者带着“多”“余”。",
                "value 写小的，until 写大的；范围前面可以写“约”，不写“多”“余”。",
            ),
            Self::ShareOverWhole => (
                Error,
                "部分比整体还大。",
                "share 写 0 到 100，of 写整体；超过指标用 over_target。",
            ),
            Self::ShareWithoutWhole => {
                (Error, "比例没有说和什么比。", "share、of 和 over_target 写其中一个。")
            }
            Self::UnknownMarkup => (
                Error,
                "正文里用了没有的写法，如标题、列表、HTML 标签。",
                "正文只有 **强调** 和 [文字](https://…)；要写这个符号本身，写成全角的。",
            ),
            Self::BadLink => (
                Error,
                "链接不是 https，不是完整的网址，没有文字，或者指向没有的节。",
                "写 https:// 开头的网址，或者 # 加一节或一个板块的 id。",
            ),
            Self::BadColour => (Error, "颜色的写法不对。", "写成 # 加六位，如 #b8242a。"),
            Self::BadDate => (
                Error,
                "日历上没有这一天，日期的写法不对，或者年份对不上。",
                "核对报道；source 的 date 写成年-月-日，如 2018-07-16。",
            ),
            Self::MissingPicture => {
                (Error, "找不到这幅画。", "把文件放进故事的文件夹，检查文件名。")
            }
            Self::UnsafePicture => (
                Error,
                "画里有图形以外的东西。",
                "画里只留图形和填色，没有文字、链接、脚本、渐变。",
            ),
            Self::TooLarge => (
                Error,
                "文件超过 1 MB，一处文字超过一万字，列表的项太多，或者架构图超过 20 级：哪一页也放不下。",
                "分成几个故事、几段或者几张图。",
            ),
            Self::MisleadingSign => (
                Error,
                "有控制符、让文字倒着读的符号，或者读者看不见、只看见方块的符号。",
                "连同前后的字删掉重写。",
            ),
            Self::BadHant => (
                Error,
                "[hant] 里写的不是词：左边没有汉字，有尖括号、引号，太长，或者两边的数字不一样。",
                "左边写简体的词，右边写繁体的词，只写字。",
            ),
            Self::NoSuchDay => (
                Warning,
                "文字里写了一个日历上没有的日子。",
                "核对报道；是农历，就在前面写“农历”。",
            ),
            Self::LooseEmphasis => (
                Warning,
                "强调的 ** 没有配成一对，会照样印在页面上。",
                "前后各写两个星号，里侧不留空格；不是强调，就删掉。",
            ),
            Self::LookAlikeLink => (
                Warning,
                "链接打开的网站和写的看起来不一样。",
                "核对网址，写真正要打开的那一个；确实不错，写进 [allow]。",
            ),
            Self::LongWords => (
                Warning,
                "名称、短语、说明比它的地方长，或者有一个很长的外文词。",
                "缩短，细节写进正文；长的网址写成链接。",
            ),
            Self::ManyItems => {
                (Warning, "一个列表的项太多，读者看不完。", "留下要紧的，或者分成几处。")
            }
            Self::BadViewBox => (
                Error,
                "画的 viewBox 不是四个数，或者太扁、太长。",
                "写成 viewBox=\"0 0 宽 高\"，宽和高相差不超过 6 倍。",
            ),
            Self::UnknownLayer => (
                Warning,
                "画里有一层写的是没有的步，或没有的节，读者看不到它变。",
                "from-、until-、only- 后面写场景里有的步，read- 后面写有的节，都从 1 数起。",
            ),
            Self::BadAddress => (
                Error,
                "site.toml 里的网址不对。",
                "写以 https:// 开头的完整网址；网站的网址以斜线结尾。",
            ),
            Self::BadAncestor => (
                Error,
                "site.toml 的 [embed] 里写的不是网站。",
                "写 https:// 和域名，后面不写路径。",
            ),
            Self::TooManyAncestors => (
                Error,
                "site.toml 的 [embed] 里写的网站太多，服务器的一条策略放不下。",
                "同一家的网站合写成 https://*.域名，或者不写 [embed]。",
            ),
            Self::BadName => {
                (Error, "site.toml 的 name 太长，或者里面有看不见的符号。", "缩短，写在一行里。")
            }
            Self::UnknownStory => {
                (Error, "site.toml 的 default 写了没有的故事。", "写 stories/ 里一个故事的名字。")
            }
            Self::BadAllow => (
                Error,
                "[allow] 里写了没有的规则，或者想放过错误。",
                "左边写提醒的代号，右边写理由。",
            ),
            Self::NotInSource => (
                Warning,
                "故事里的数字或日期，报道里没有，或者不在写的那一段（只在 check --source 时查）。",
                "改数字、正负、限定词、单位或段号；是算出来的，写 derived。",
            ),
            Self::StillTheReport => (
                Warning,
                "这一句还是报道的原话（只在 check --source 时查）。",
                "换成自己的话；是名称，放进引号。",
            ),
            Self::HalfWidth => {
                (Warning, "汉字旁边用了半角标点。", "换成全角的：，。；：！？（）。")
            }
            Self::StraightQuote => (Warning, "汉字旁边用了直引号。", "换成“ ”，里面再用‘ ’。"),
            Self::WrongDash => (Warning, "破折号的写法不对。", "用两个相连的“——”。"),
            Self::WrongEllipsis => (Warning, "省略号的写法不对。", "用“……”。"),
            Self::BlankBetweenHanzi => (Warning, "两个汉字之间有空格。", "删掉空格。"),
            Self::FullWidthDigits => (Warning, "数字或字母是全角的。", "换成半角的。"),
            Self::UnseenSign => (
                Warning,
                "有看不见、不占地方的符号，会让人搜不到这些字。",
                "连同前后的字删掉重写。",
            ),
            Self::Traditional => {
                (Warning, "简体的故事里有繁体字。", "写成简体；繁体页要另写的词放进 [hant]。")
            }
            Self::LongTitle => {
                (Warning, "大标题超过 22 字，手机上放不下两行。", "缩短，细节放进 standfirst。")
            }
            Self::LongCaption => (Warning, "图或数字的说明超过 60 字。", "缩短，或者写进正文。"),
            Self::LongParagraph => {
                (Warning, "一段超过 150 字，手机上要翻一屏。", "分成两段，或者删减。")
            }
            Self::CopiedSentence => (Warning, "同一句话写了两遍。", "删掉一处，或者换一种说法。"),
            Self::QuoteWithoutSpeaker => {
                (Warning, "引了一整句话，没有写是谁说的。", "写上说话的人，或者改成自己的话。")
            }
            Self::YearMissing => {
                (Warning, "日期没有年份。", "在 [source] 里写 year，或者在日期前写上年份。")
            }
            Self::NoUnit => (Warning, "数字没有单位。", "写上 unit。"),
            Self::OverHundred => {
                (Warning, "占比超过了 100%。", "核对数字；说的是增长，就在 label 里写明。")
            }
            Self::Implausible => (
                Warning,
                "这个数字不像真的：公园大得像一个县，人活到 383 岁，数人的数带着零头。",
                "核对数字、万亿和单位；没有错，就在 [allow] 里写明理由。",
            ),
            Self::TwoValues => (
                Warning,
                "同一件事在故事里有两个数。",
                "核对哪一个对；不是一件事，就把 label 写清楚。",
            ),
            Self::NoSourceParagraph => (
                Warning,
                "别的数字写了出处，这一个没有。",
                "写上 paragraph；是算出来的，再写 derived。",
            ),
            Self::QualifierInNote => (
                Warning,
                "说明里的数字带着“近”“多”这样的词，数字本身没有。",
                "把这个词写进 qualifier。",
            ),
            Self::DeepChart => (Warning, "架构图超过六级。", "并掉几级，或者分成两张图。"),
            Self::WideChart => (Warning, "架构图超过 60 个节点。", "分成几张图，每张说一件事。"),
            Self::LargePicture => {
                (Warning, "一幅画超过 60 KB，读者要多等。", "减少路径上的点，删掉看不出的细节。")
            }
            Self::UnusedAllow => (Warning, "[allow] 里的这一行已经用不着了。", "删掉它。"),
        }
    }
}
