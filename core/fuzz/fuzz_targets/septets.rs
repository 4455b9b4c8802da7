#![no_main]

libfuzzer_sys::fuzz_target!(|octets: &[u8]| septet_fuzz::septets::run(octets));
