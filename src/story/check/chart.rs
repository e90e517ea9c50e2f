//! An organisation chart is one tree.

use std::collections::{HashMap, HashSet};

use crate::story::{Code, OrgChart, OrgRow, Problem};

use super::ids;

pub(super) fn check(chart: &OrgChart, problems: &mut Vec<Problem>) {
    let rows = chart.rows.get_ref();
    if rows.is_empty() {
        problems.push(Problem::error(
            Code::EmptyList,
            chart.rows.span(),
            "架构图里一个节点也没有。",
            "至少写一行：{ id = \"root\", name = \"…\" }。",
        ));
        return;
    }
    let mut seen = HashSet::new();
    for row in rows {
        ids::form(&row.id, problems);
        ids::unique(&row.id, &mut seen, problems);
    }
    let by_id: HashMap<&str, &OrgRow> =
        rows.iter().map(|row| (row.id.get_ref().as_str(), row)).collect();
    superiors(rows, &by_id, problems);
    roots(chart, rows, problems);
    let before = problems.len();
    cycles(rows, &by_id, problems);
    if problems.len() == before {
        size(chart, problems);
    }
}

/// More levels than this are steps too narrow for a phone.
const DEEP: usize = 6;
/// More levels than this no screen has room for, and what draws them one in the other none either.
const DEEPEST: usize = 20;
/// More nodes than this fit no screen.
const MOST_NODES: usize = 60;

fn size(chart: &OrgChart, problems: &mut Vec<Problem>) {
    let rows = chart.in_order();
    let mut depths: Vec<usize> = Vec::new();
    for (_, parent) in &rows {
        depths.push(parent.map_or(1, |parent| depths[parent] + 1));
    }
    let depth = depths.iter().copied().max().unwrap_or_default();
    if depth > DEEPEST {
        problems.push(Problem::error(
            Code::TooLarge,
            chart.title.span(),
            format!("这张图有 {depth} 级，画不出来。"),
            format!("最多 {DEEPEST} 级：并掉几级，或者分成几张图。"),
        ));
    } else if depth > DEEP {
        problems.push(Problem::warning(
            Code::DeepChart,
            chart.title.span(),
            format!("这张图有 {depth} 级。"),
            format!("手机上最多看清 {DEEP} 级：并掉几级，或者分成两张图。"),
        ));
    }
    if rows.len() > MOST_NODES {
        problems.push(Problem::warning(
            Code::WideChart,
            chart.title.span(),
            format!("这张图有 {} 个节点。", rows.len()),
            format!("一眼最多看 {MOST_NODES} 个：分成几张图，每张说一件事。"),
        ));
    }
}

fn superiors(rows: &[OrgRow], by_id: &HashMap<&str, &OrgRow>, problems: &mut Vec<Problem>) {
    for superior in rows.iter().filter_map(|row| row.reports_to.as_ref()) {
        if !by_id.contains_key(superior.get_ref().as_str()) {
            problems.push(Problem::error(
                Code::UnknownSuperior,
                superior.span(),
                format!("图里没有代号为“{}”的节点。", superior.get_ref()),
                "reports_to 要写本图里另一行的 id。",
            ));
        }
    }
}

fn roots(chart: &OrgChart, rows: &[OrgRow], problems: &mut Vec<Problem>) {
    let mut roots = rows.iter().filter(|row| row.reports_to.is_none());
    let Some(first) = roots.next() else {
        problems.push(Problem::error(
            Code::ChartRoots,
            chart.rows.span(),
            "架构图没有最上面的一个：每一行都写了 reports_to。",
            "去掉最上级那一行的 reports_to。",
        ));
        return;
    };
    for other in roots {
        problems.push(Problem::error(
            Code::ChartRoots,
            other.id.span(),
            format!("架构图有两个最上级：“{}”和“{}”。", first.name.get_ref(), other.name.get_ref()),
            format!("给这一行写上 reports_to = \"{}\"，或另画一张图。", first.id.get_ref()),
        ));
    }
}

/// Follows each row upwards. Each ring is reported once, at its first row in the file.
fn cycles(rows: &[OrgRow], by_id: &HashMap<&str, &OrgRow>, problems: &mut Vec<Problem>) {
    let mut settled: HashSet<&str> = HashSet::new();
    for row in rows {
        let mut way: Vec<&OrgRow> = Vec::new();
        let mut on_way: HashSet<&str> = HashSet::new();
        let mut at = Some(row);
        while let Some(here) = at.filter(|here| !settled.contains(here.id.get_ref().as_str())) {
            if !on_way.insert(here.id.get_ref()) {
                problems.push(cycle(&way, here));
                break;
            }
            way.push(here);
            at = here.reports_to.as_ref().and_then(|id| by_id.get(id.get_ref().as_str()).copied());
        }
        settled.extend(on_way);
    }
}

fn cycle(way: &[&OrgRow], back_at: &OrgRow) -> Problem {
    let from = way.iter().position(|row| row.id.get_ref() == back_at.id.get_ref()).unwrap_or(0);
    let names = way[from..].iter().chain([&back_at]).map(|row| row.name.get_ref().as_str());
    let at = back_at.reports_to.as_ref().map_or(back_at.id.span(), serde_spanned::Spanned::span);
    Problem::error(
        Code::ChartCycle,
        at,
        format!("上下级绕成了一圈：{}。", names.collect::<Vec<_>>().join("→")),
        "改掉其中一行的 reports_to，让每一行最后都归到最上级。",
    )
}
