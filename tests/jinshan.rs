//! The facts of the first story: each, with its exact figures, names and programmes, in the visible
//! text of the right place of the page. The names are those of the fact ledger.

#[path = "support/page.rs"]
mod page;
#[path = "support/site.rs"]
mod site;

use std::sync::LazyLock;

use page::{Page, visible_text};

static MARKUP: LazyLock<String> = LazyLock::new(|| {
    let staging = site::staging();
    let done = site::prerender(".".as_ref(), staging.path());
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    site::files_of(staging.path()).remove("jinshan/index.html").expect("the story has a page")
});

/// Words that make a figure another one when they stand before or behind it.
const BEFORE: [&str; 6] = ["近", "约", "逾", "超过", "不到", "至少"];
const BEHIND: [&str; 5] = ["多", "余", "以上", "以下", "左右"];

/// Whether the words stand in the text, and a figure at their edge is that very figure.
fn says(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        let (before, behind) = (&text[..at], &text[at + words.len()..]);
        let digit = |c: char| c.is_ascii_digit() || c == '.';
        let cut_before = before.ends_with(digit) || BEFORE.iter().any(|w| before.ends_with(w));
        let cut_behind = behind.starts_with(digit) || BEHIND.iter().any(|w| behind.starts_with(w));
        !(words.starts_with(digit) && cut_before || words.contains(digit) && cut_behind)
    })
}

macro_rules! facts {
    ($($name:ident { $($place:literal: [$($words:literal),* $(,)?])* })*) => { $(
        #[test]
        fn $name() {
            let page = Page::of(&MARKUP);
            $(
                let text = page.text($place);
                let missing: Vec<&str> = [$($words),*].into_iter().filter(|words| !says(&text, words)).collect();
                assert!(missing.is_empty(), "{} does not say {missing:?}:\n{text}", $place);
            )*
        }
    )* };
}

facts! {
    f01_what_it_is_about {
        ".hero": ["一图读懂金山党建", "三力", "驱动力", "创新力", "服务力", "红色堡垒", "厦门市湖里区金山街道"]
        ".byline": ["来源\n海西晨报", "记者\n林君", "通讯员\n李榕梅", "原图\n黄劲超"]
    }
    f02_conference {
        "[data-section=lead]": ["7月3日—4日", "全国组织工作会议", "据报道", "习近平总书记", "党的力量来自组织", "基层", "关键在从严抓落实"]
    }
    f03_experience {
        "[data-section=lead]": ["金山经验", "三个领域", "城市更新", "营商环境", "社会治理", "三个目标", "促发展", "促和谐", "惠民生"]
    }
    f04_place {
        "[data-section=lead]": ["城乡接合部", "现代街区", "两岸金融中心湖里片区", "五缘湾", "地铁2号线", "5号线"]
    }
    f05_models {
        "[data-section=lead]": ["福建只此一个“全国学雷锋活动示范点”", "金安社区", "金山社区达嘉馨园小区", "全市", "张华娟", "吴秀丹"]
    }
    f06_questions {
        "[data-section=lead]": ["依靠谁", "服务谁", "为了谁"]
    }
    f07_what_comes_next {
        "[data-section=next]": ["推进会", "基层党建工作重点任务", "小区党建", "下半年"]
    }
    f08_job_fair {
        "[data-section=drive]": ["7月18日", "金安社区广场", "招聘会", "鼎峰集团", "弘爱医院", "万科梅沙教育", "差不多每个月", "找工作有困难的社区居民", "应届大中专毕业生"]
    }
    f10_members {
        "#members": ["73个成员单位", "万科集团", "农商行"]
        "#chart-party": ["73个成员单位", "50名委员", "27名专职人员"]
    }
    f11_volunteers {
        "[data-section=drive]": ["7月16日", "金安社区", "厦门万科党员义工活动中心", "16支专业志愿服务队"]
    }
    f12_internet_companies {
        "[data-section=drive]": ["互联网企业", "百日攻坚行动", "全部覆盖", "5家空壳党支部被撤销", "云宝商盟", "9个非公党组织"]
    }
    f13_elections {
        "[data-section=drive]": ["到6月底", "9个社区", "50名党组织委员", "大专以上", "38.3岁委员的平均年龄"]
    }
    f14_staff {
        "[data-section=drive]": ["1名党建分管领导", "1名党建社工", "1名党建协理员", "9个社区", "27名党建专职人员"]
    }
    f15_share {
        "[data-section=innovate]": ["70%以上全区征迁工作"]
    }
    f16_branch_on_the_project {
        "[data-section=innovate]": ["支部建在项目上"]
    }
    f17_land {
        "[data-section=innovate]": ["2331亩去年完成的征地", "超过任务指标3.7倍", "3个月完成东宅旧村改造", "8.3万平方米", "全市的征迁速度被刷新"]
    }
    f18_resettlement {
        "[data-section=innovate]": ["6月29日", "高林社区金林湾花园", "全市第一个为返迁而设的临时党支部", "16名返迁户党员", "近300户", "不到1个月"]
    }
    f19_keys {
        "[data-section=innovate]": ["10多个征迁项目在高林社区", "临时党支部书记林急", "关键环节", "关键时刻", "关键步骤"]
    }
    f20_serving_companies {
        "[data-section=innovate]": ["今年4月", "党建引领服务企业工作领导小组", "全区首个", "街道党工委书记", "25名党政领导和社区主官", "4个片区", "120多名党员干部", "8名党建指导员", "党建\n工商\n工会"]
    }
    f21_results {
        "[data-section=innovate]": ["今年以来", "5家规上企业", "220亿元中金启融增资", "150多家企业", "融资", "升级", "用工"]
    }
    f22_summer {
        "[data-section=serve]": ["陈慧", "湖边花园A区", "儿子9岁", "亲子国学班", "手工课", "毛笔绘画课", "科普学堂", "几乎天天"]
    }
    f23_venues {
        "[data-section=serve]": ["1000平方米以上每个社区", "超过1600平方米村改居社区"]
    }
    f24_shared_places {
        "[data-section=serve]": ["10多个阵地", "湖里地税多媒体会议室", "金安小学多功能厅", "厦门路桥游艇旅游集团公司员工活动室", "金山小学运动场"]
    }
    f25_social_work {
        "[data-section=serve]": ["300多万元", "15个社工项目", "成长天空", "金哥安妹斗阵行"]
    }
    f26_services {
        "[data-section=serve]": ["便民服务圈", "困难救助", "社会保障", "居家养老", "20多个特色服务品牌", "社区书院", "四点钟学校", "爱心义卖坊", "金哥安妹法律驿站"]
    }
}

const CHAIN: [&str; 4] = ["街道大党工委", "社区大党委（大党总支）", "小区党支部", "楼道党小组"];

#[test]
fn f09_the_chain_of_four_in_order() {
    let page = Page::of(&MARKUP);
    let names: Vec<String> = (page.all("[data-section=drive] [data-block=chain] .chain-name"))
        .into_iter()
        .map(visible_text)
        .collect();
    assert_eq!(names, CHAIN);
    assert!(says(&page.text("[data-section=drive]"), "四位一体"));
}

/// The names of a chart's boxes from the root to each box that has none below it.
fn ways(page: &Page, chart: &str) -> Vec<Vec<String>> {
    let leaves = page.all(&format!("#{chart} .org-item")).into_iter().filter(|item| {
        !item.children().any(|child| child.value().as_element().is_some_and(|e| e.name() == "ul"))
    });
    let up = |leaf: scraper::ElementRef<'_>| {
        let items = leaf.ancestors().filter_map(scraper::ElementRef::wrap);
        let items = std::iter::once(leaf)
            .chain(items)
            .filter(|e| e.value().classes().any(|class| class == "org-item"));
        let mut names: Vec<String> = items
            .filter_map(|item| {
                item.descendants()
                    .filter_map(scraper::ElementRef::wrap)
                    .find(|e| e.value().attr("class") == Some("org-name"))
            })
            .map(visible_text)
            .collect();
        names.reverse();
        names
    };
    leaves.map(up).collect()
}

#[test]
fn f09_the_chart_leads_down_the_same_chain() {
    assert!(ways(&Page::of(&MARKUP), "chart-party").contains(&CHAIN.map(String::from).to_vec()));
}

#[test]
fn f14_nine_communities_with_three_each_make_twenty_seven() {
    let page = Page::of(&MARKUP);
    let charted = page.all("#chart-party .org-count").into_iter().map(visible_text);
    assert_eq!(charted.filter(|count| count == "3名专职人员").count(), 9);
    let tiles: Vec<_> = page
        .all("#staff .mark-groups .mark-row")
        .into_iter()
        .map(|svg| svg.value().attr("viewBox"))
        .collect();
    // A mark is 12 wide.
    assert_eq!(tiles, [Some("0 0 36 20"); 9]);
}

#[test]
fn f20_the_chart_of_the_leading_group() {
    let group = "党建引领服务企业工作领导小组";
    let ways = ways(&Page::of(&MARKUP), "chart-business");
    let below = |name: &str| ways.iter().filter(|way| way[0] == group && way[1] == name).count();
    assert_eq!(below("党政领导和社区主官"), 4, "four areas");
    assert_eq!(below("职能部门联动"), 3, "three departments");
    assert_eq!((below("党员干部"), below("党建指导员")), (1, 1));
}

#[test]
fn the_year_stands_once_and_as_the_editors_note() {
    let page = Page::of(&MARKUP);
    assert_eq!(page.text("body").matches("2018").count(), 1);
    assert!(
        says(&page.text(".byline .note"), "2018年")
            && page.text(".byline .note").starts_with("编者注")
    );
}

#[test]
fn the_story_has_what_the_issue_counts() {
    let page = Page::of(&MARKUP);
    let count = |css: &str| page.all(css).len();
    assert!(count("[data-counter]") >= 30, "{} counters", count("[data-counter]"));
    assert_eq!(count("[data-block=org-chart]"), 2);
    assert_eq!(count("[data-block=timeline]"), 1);
    assert_eq!(count("[data-block=steps]"), 1);
    assert!(count("[data-block=steps] [data-caption]") >= 4);
}
