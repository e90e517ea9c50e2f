//! What is generated from the table and committed is what the table says today. `YITU_UPDATE=1`
//! writes it anew.

use std::path::Path;
use std::{env, fs};

const BEGIN: &str = "<!-- headers: generated from delivery/src/rules.rs -->\n";
const END: &str = "<!-- /headers -->";

fn same(name: &str, wanted: impl Fn(&str) -> String) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(name);
    let found = fs::read_to_string(&path).unwrap_or_default();
    let wanted = wanted(&found);
    if env::var_os("YITU_UPDATE").is_some() {
        fs::write(&path, wanted).expect("the checkout can be written to");
    } else {
        assert!(found == wanted, "{name} is stale: YITU_UPDATE=1 cargo test --package delivery");
    }
}

#[test]
fn the_documented_headers_are_the_tables() {
    same("docs/publishing.md", |found| {
        let (before, rest) = found.split_once(BEGIN).expect("the table begins");
        let (_, after) = rest.split_once(END).expect("the table ends");
        [before, BEGIN, &delivery::table(), END, after].concat()
    });
}

#[test]
fn the_servers_configuration_is_the_tables() {
    same("deploy/nginx.conf", |_| delivery::nginx());
}
