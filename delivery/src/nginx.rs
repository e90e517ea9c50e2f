//! The table as nginx's configuration.

use std::collections::BTreeSet;
use std::fmt::Write;

use crate::policies::{EVAL, POLICIES};
use crate::rules::{ASK_AGAIN, COMMON, Header, MISSING, RULES, TYPES, UNKNOWN_TYPE, with_charset};

/// The header that pages have each its own value of.
const POLICY: &str = "Content-Security-Policy";
/// What is for good, asked for in parts.
const PART: &str = "part";
/// A page that has no such part: it has been given everything.
const GIVEN: &str = "given";
/// Another file that has no such part.
const NO_PART: &str = "no_part";

/// The whole of `deploy/nginx.conf`.
pub fn nginx() -> String {
    include_str!("nginx.conf")
        .replace("{policies}", POLICIES)
        .replace("{eval}", EVAL)
        .replace("{kinds}", &kinds())
        .replace("{values}", &values())
        .replace("{types}", &types())
        .replace("{headers}", &headers())
}

/// One word for each file that is there, by the first rule that fits its path; and for what is asked for
/// in parts.
fn kinds() -> String {
    let mut out = String::new();
    for rule in RULES.iter().filter(|rule| rule.is_for_good()) {
        let _ = writeln!(out, "    \"~^(200|206|304) part/.*{}\" {PART};", rule.paths);
    }
    for rule in RULES {
        let _ = writeln!(out, "    \"~^(200|206|304) .*{}\" {};", rule.paths, rule.kind);
        if rule.page {
            let _ = writeln!(out, "    \"~^416 .*{}\" {GIVEN};", rule.paths);
        }
    }
    let _ = writeln!(out, "    ~^416 {NO_PART};");
    out
}

/// A map from kind to value for each header that not every answer has, and one for each that every
/// answer has once. Where a value is empty, nginx leaves the header out.
fn values() -> String {
    let mut out = String::new();
    for name in varying() {
        let _ = writeln!(out, "map $yitu_kind {} {{\n    volatile;", variable(name));
        let mut say = |kind: &str, headers: &[Header]| {
            if let Some((_, value)) = headers.iter().find(|(known, _)| *known == name) {
                let _ = writeln!(out, "    {kind} \"{value}\";");
            }
        };
        for rule in RULES {
            say(rule.kind, rule.headers);
            if rule.is_for_good() {
                let others = rule.headers.iter().filter(|it| it.0 != ASK_AGAIN.0);
                say(PART, &others.copied().chain([ASK_AGAIN]).collect::<Vec<_>>());
            }
        }
        say("missing", MISSING);
        if name == POLICY {
            say(NO_PART, MISSING);
        }
        for rule in RULES.iter().filter(|rule| rule.page && name == POLICY) {
            let _ = writeln!(out, "    {} $yitu_policy;", rule.kind);
        }
        out.push_str("}\n");
    }
    for (name, value) in COMMON {
        let name = variable(name);
        let _ = writeln!(
            out,
            "map $status {name} {{\n    volatile;\n    default \"{value}\";\n    416 \"\";\n}}"
        );
    }
    out
}

fn headers() -> String {
    let all = COMMON.iter().map(|(name, _)| *name).chain(varying());
    all.map(|name| format!("    add_header {name} {} always;\n", variable(name))).collect()
}

fn types() -> String {
    let mut out = String::new();
    for (ending, name, text) in TYPES {
        let _ = writeln!(out, "        \"{}\" {ending};", with_charset(name, *text));
    }
    let _ = write!(out, "    }}\n    default_type {UNKNOWN_TYPE};");
    out
}

fn varying() -> BTreeSet<&'static str> {
    RULES.iter().flat_map(|rule| rule.headers).chain(MISSING).map(|(name, _)| *name).collect()
}

/// `Cache-Control` as `$yitu_cache_control`.
fn variable(header: &str) -> String {
    format!("$yitu_{}", header.to_lowercase().replace('-', "_"))
}
