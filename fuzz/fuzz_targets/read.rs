#![no_main]

#[path = "../../tests/support/any.rs"]
mod any;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| any::read(bytes));
