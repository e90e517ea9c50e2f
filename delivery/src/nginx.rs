//! The table as nginx's configuration.

use std::collections::BTreeSet;
use std::fmt::Write;

use crate::policies::{EVAL, POLICIES};
use crate::rules::{COMMON, MISSING, RULES, TYPES, UNKNOWN_TYPE, with_charset};

/// The header that pages have each its own value of.
const POLICY: &str = "Content-Security-Policy";

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

/// One word for each file that is there, by the first rule that fits its path.
fn kinds() -> String {
    let mut out = String::new();
    for rule in RULES {
        let _ = writeln!(out, "    \"~^(200|206|304) .*{}\" {};", rule.paths, rule.kind);
    }
    out
}

/// A map from kind to value for each header that not every answer has. Where a value is empty, nginx
/// leaves the header out.
fn values() -> String {
    let mut out = String::new();
    for name in varying() {
        let _ = writeln!(out, "map $yitu_kind {} {{", variable(name));
        let all = RULES.iter().map(|rule| (rule.kind, rule.headers)).chain([("missing", MISSING)]);
        for (kind, headers) in all {
            if let Some((_, value)) = headers.iter().find(|(known, _)| *known == name) {
                let _ = writeln!(out, "    {kind} \"{value}\";");
            }
        }
        for rule in RULES.iter().filter(|rule| rule.page && name == POLICY) {
            let _ = writeln!(out, "    {} $yitu_policy;", rule.kind);
        }
        out.push_str("}\n");
    }
    out
}

fn headers() -> String {
    let constant =
        COMMON.iter().map(|(name, value)| format!("add_header {name} \"{value}\" always;"));
    let varying =
        varying().into_iter().map(|name| format!("add_header {name} {} always;", variable(name)));
    constant.chain(varying).map(|line| format!("    {line}\n")).collect()
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
