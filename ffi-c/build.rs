//! Gives the shared library the name under which programs look for it.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    // The number is that of the ABI before 1.0: `SEPTET_ABI_VERSION` counts it, cargo-c writes the same.
    if std::env::var("CARGO_CFG_TARGET_OS").is_ok_and(|system| system == "linux") {
        println!("cargo:rustc-cdylib-link-arg=-Wl,-soname,libseptet.so.0");
    }
}
