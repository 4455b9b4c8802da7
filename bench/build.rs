//! Compiles the loop that a competent C programmer would write, at -O2.

fn main() {
    cc::Build::new().file("naive.c").opt_level(2).flag("-std=c11").compile("naive");
    println!("cargo:rerun-if-changed=naive.c");
}
