//! What a page may do: its Content Security Policy, made together with the page.
//!
//! The inline parts that we put there are named by their hashes; nothing else that stands in a page
//! is ever run, whoever put it there. It is a `<meta>`, so that a page has it on any host.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use delivery::POLICY;
use sha2::{Digest, Sha256};

use super::document::Share;

/// The element for a page with this one style and these scripts inline.
///
/// Engines older than Chrome 97 and iOS 16 take wasm for what `unsafe-eval` allows; in the others
/// the loader takes it back (`static/loader.js`).
pub(super) fn policy(style: &str, scripts: &[&str], share: &Share) -> String {
    let scripts: String = scripts.iter().filter(|it| !it.is_empty()).map(|it| hash(it)).collect();
    let other = |host: &Option<String>| host.iter().map(|it| format!(" {it}")).collect::<String>();
    let [sdk, signature] = [&share.sdk_host, &share.signature_host].map(other);
    let style = hash(style);
    format!(
        "{POLICY}default-src 'none';script-src 'self' 'unsafe-eval'{scripts}{sdk};\
         style-src 'self'{style};img-src 'self' data:;connect-src 'self'{signature};\
         base-uri 'none';form-action 'none'\">"
    )
}

/// What names an inline part in a policy.
fn hash(text: &str) -> String {
    format!(" 'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_inline_part_is_named_by_its_hash() {
        // `printf %s 'alert(1)' | openssl dgst -sha256 -binary | base64`
        assert_eq!(hash("alert(1)"), " 'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='");
    }

    #[test]
    fn the_publishers_hosts_are_named_each_where_it_is_needed() {
        let share = Share { sdk_host: Some("https://cdn.example".to_owned()), ..Share::default() };
        let policy = policy("a{}", &["x()", ""], &share);
        assert!(policy.contains("=' https://cdn.example;style-src"), "{policy}");
        assert!(policy.contains("connect-src 'self';"), "{policy}");
    }
}
