//! Units and measure words.

/// What a number may be counted in. Longer words come first where one begins another: they are
/// sorted by [`of`], not here.
const UNITS: &[&str] = &[
    // Shares and multiples.
    "%", "‰", "个百分点", "百分点", "倍", "成", "番", "折",
    // People and households.
    "名", "人", "人次", "位", "户", "户次", "人家", "家", "家次", "口", "岁", "周岁", "对", "代", "代人", "届", "员",
    // Things.
    "个", "件", "件次", "项", "项次", "种", "类", "条", "支", "只", "台", "台次", "套", "辆", "辆次", "车次", "艘", "艘次", "架", "架次", "列", "列次", "节", "座", "栋", "幢", "间", "处", "所", "块", "片", "张", "份", "本", "册", "部", "篇", "幅", "首", "枚", "粒", "颗", "株", "棵", "头", "匹", "尾", "羽", "根", "把", "扇", "面", "盏", "桩", "起", "宗", "例", "笔", "单", "票", "箱", "袋", "瓶", "桶", "包", "盒", "罐", "捆", "组", "批", "批次", "队", "班", "班次", "轮", "场", "场次", "期", "次", "回", "趟", "遍", "步", "招", "句", "字", "门", "科", "学时", "课时", "学分", "道", "级", "层", "排", "行", "段", "站", "口井", "眼", "孔", "标箱", "床", "张床位", "床位", "席", "桌", "顶", "杯", "碗", "餐", "顿", "双", "副", "具", "发", "团", "堂", "卷", "集", "页", "款", "样", "号文", "顷", "村", "镇", "县", "市", "省", "国", "点", "封", "通", "滴", "梯次", "圈", "丛", "垛", "筐", "串", "挂", "则", "幕", "出", "名次", "环", "局", "盘", "球", "分", "万人次",
    // Length, area, volume.
    "米", "公里", "千米", "厘米", "毫米", "微米", "纳米", "里", "华里", "海里", "英里", "英寸", "寸", "尺", "丈", "光年",
    "亩", "公顷", "平方米", "平方公里", "平方千米", "平方厘米", "平米", "平方", "亩次", "分地",
    "立方米", "立方", "立方厘米", "方", "升", "毫升", "加仑",
    // Weight.
    "吨", "公斤", "千克", "克", "毫克", "微克", "斤", "两", "公担", "担", "吨公里", "标准煤", "吨标准煤",
    // Time.
    "年", "周年", "年级", "个月", "周", "天", "小时", "个小时", "分钟", "秒", "秒钟", "毫秒", "刻钟", "个季度", "个星期", "星期", "个工作日", "工作日", "个世纪", "个昼夜", "昼夜", "晚", "夜", "载", "学年", "学期", "个学期", "工时", "个钟头", "分", "代",
    // Money.
    "元", "角", "美元", "欧元", "港元", "日元", "英镑", "元人民币", "人民币", "块钱", "元钱", "卢布", "新台币", "元/月", "元/年",
    // Energy, power, signals and other measures.
    "千瓦时", "千瓦", "兆瓦", "兆瓦时", "吉瓦", "瓦", "瓦时", "度", "度电", "伏", "千伏", "千伏安", "兆伏安", "安", "赫兹", "兆赫", "分贝", "摄氏度", "℃", "°C", "卡", "千卡", "焦耳", "帕", "兆帕", "牛", "马力", "级", "兆", "比特", "字节", "像素", "点", "点位", "流明", "转", "毫安", "毫安时",
    "km", "m", "cm", "mm", "kg", "g", "mg", "km²", "m²", "m2", "m³", "m3", "kW", "kWh", "MW", "MWh", "GW", "GB", "TB", "MB", "ml", "mL", "L", "t", "dB", "Hz", "GHz", "MHz", "km/h", "μm", "nm", "mmHg", "kV",
];

/// Measures that may stand after “每”, “/” and make a rate of a unit.
const RATE: &[&str] = &["/", "每"];

/// Words that begin like a unit and are none: 分别, 年度, 天然 …
const OTHER_WORDS: &[&str] = &[
    "分别", "分公司", "分之", "分局", "分店", "分区", "分院", "分会", "分支", "分布", "分析", "年度", "年代", "天然", "天气", "人民币", "级别", "家庭",
    "家长", "项目", "年级", "次列车", "部门", "部分", "层次", "块钱", "片区", "点钟", "点半", "种植", "期间", "届时", "周边", "周围", "里面", "站点", "两岸",
    "条件", "位置", "位于", "面积", "面向", "面临", "处理", "成立", "成为", "成功", "成果", "成员", "成交", "成本", "成长", "成人", "成都", "倍增", "行业", "行动", "行政", "发展", "发现",
    "发放", "村民", "村庄", "镇区", "县城", "县区", "市民", "市场", "市级", "省级", "国家", "国际", "通过", "通车", "出台", "出口", "出现", "首次", "首个", "单位", "份额", "方面", "方式", "方案", "克服", "对比", "对象", "对口",
    "头部", "把握", "根据", "本次", "本地", "组织", "班级", "队伍", "团队", "团结", "段落", "环境", "环保", "环节", "安全", "安置", "安排", "牛羊", "转型", "转移", "卡车", "秒杀", "分布", "元素", "升级", "升至", "升到", "张贴", "票价", "员工", "字节跳动",
    "斤斤", "夜间", "夜晚", "晚上", "晚间", "号线", "样本", "面对", "课程", "科技", "科学", "科研", "科室", "列车", "车站", "站房", "根本", "两侧", "两地", "两个", "代表", "所有", "所在", "所属", "具有", "具体", "副食", "包括", "包含", "节约", "节省", "节点", "门店", "门诊", "道路", "粒子", "架构",
    "点多", "分多", "万万", "口罩", "口袋", "口岸", "眼镜", "步行", "步道", "起步", "例如", "笔者", "单元", "箱包", "组成", "组建", "批准", "批发", "场馆", "场地", "场所", "回家", "回收", "趟次", "遍布", "句话说", "排名", "排列", "级以", "桌面", "顶尖", "餐饮", "双方", "集中", "集体", "集团", "页面", "款项", "则是", "出于", "局部", "球员", "球迷",
];

/// Words in [`OTHER_WORDS`] that are units all the same where a number stands before them.
const UNITS_ALL_THE_SAME: &[&str] = &["元人民币"];

/// The unit at the front of a text, and how many bytes it takes.
pub(super) fn of(rest: &str) -> &str {
    let longest = UNITS.iter().filter(|unit| rest.starts_with(**unit)).max_by_key(|unit| unit.len());
    let Some(&unit) = longest else { return "" };
    let other = OTHER_WORDS.iter().any(|word| rest.starts_with(word) && word.len() > unit.len());
    if other && !UNITS_ALL_THE_SAME.iter().any(|word| rest.starts_with(word)) {
        return "";
    }
    // A Latin unit ends where the Latin does: 5G is no weight.
    let behind = &rest[unit.len()..];
    let latin = |c: char| c.is_ascii_alphanumeric();
    if unit.ends_with(latin) && behind.starts_with(latin) {
        return "";
    }
    &rest[..unit.len() + rate(unit, behind)]
}

/// How many bytes of 每平方米, /小时 and the like stand behind a unit.
fn rate(unit: &str, behind: &str) -> usize {
    let Some(sign) = RATE.iter().find(|sign| behind.starts_with(**sign)) else { return 0 };
    let per = &behind[sign.len()..];
    let measure = UNITS.iter().filter(|unit| per.starts_with(**unit)).max_by_key(|unit| unit.len());
    let measures = ["人", "户", "米", "平方米", "立方米", "升", "吨", "公斤", "斤", "亩", "公里", "百公里", "小时", "天", "日", "月", "年", "秒", "分钟", "次", "千瓦时", "度", "h", "L", "m³", "kg", "㎡", "平米"];
    match (measure, *sign) {
        (Some(per), "每") if !measures.contains(per) || matches!(unit, "个" | "名" | "家") => 0,
        (Some(per), sign) => sign.len() + per.len(),
        (None, sign) => match ["月", "日", "h", "s"].iter().find(|word| per.starts_with(**word)) {
            Some(word) if sign == "/" => sign.len() + word.len(),
            _ => 0,
        },
    }
}

/// Units that a number between two and nine, written as a Hanzi, counts in plain prose. With others
/// it is a way of speaking: 三个方面, 两种, 四大.
const COUNTS: &[&str] = &[
    "名", "户", "家", "亩", "座", "所", "支", "台", "套", "辆", "艘", "架", "栋", "幢", "间", "处", "条", "项", "件", "份", "本", "册", "部", "篇", "幅", "株", "棵", "起", "例", "场", "口", "岁", "张", "块", "片", "只", "头", "枚", "批", "列", "组", "期", "届", "班", "轮", "门",
    "米", "公里", "厘米", "毫米", "里", "海里", "公顷", "平方米", "平方公里", "立方米", "升", "毫升", "吨", "公斤", "千克", "克", "斤",
    "年", "个月", "周", "天", "小时", "个小时", "分钟", "秒", "个星期", "个季度", "个工作日", "个百分点", "元", "美元", "欧元", "人次", "场次", "倍", "度", "千瓦时", "千瓦", "摄氏度", "℃", "周年", "层", "番", "晚", "趟", "遍", "位数",
];

/// Whether a small number written as a Hanzi is a quantity with this unit.
pub(super) fn counts(unit: &str) -> bool {
    COUNTS.contains(&unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_unit_is_taken() {
        for (rest, unit) in [
            ("平方米的活动场所", "平方米"),
            ("个成员单位", "个"),
            ("个百分点。", "个百分点"),
            ("元/平方米", "元/平方米"),
            ("微克每立方米", "微克每立方米"),
            ("公里/小时", "公里/小时"),
            ("人次", "人次"),
            ("km/h", "km/h"),
            ("元每平方米，", "元每平方米"),
            ("个每年", "个"),
        ] {
            assert_eq!(of(rest), unit, "{rest}");
        }
    }

    #[test]
    fn words_that_begin_like_a_unit_are_none() {
        for rest in ["家庭", "分别", "G网络", "成员", "", "居民", "mp3"] {
            assert_eq!(of(rest), "", "{rest}");
        }
    }
}
