//! What the processor offers: asked while the program runs, or, without the standard library, what the target promises.

#[cfg(feature = "std")]
pub(crate) fn has_avx2() -> bool {
    std::is_x86_feature_detected!("avx2")
        && std::is_x86_feature_detected!("bmi1")
        && std::is_x86_feature_detected!("bmi2")
        && std::is_x86_feature_detected!("popcnt")
}

#[cfg(feature = "std")]
pub(crate) fn has_ssse3() -> bool {
    std::is_x86_feature_detected!("ssse3") && std::is_x86_feature_detected!("popcnt")
}

#[cfg(not(feature = "std"))]
pub(crate) const fn has_avx2() -> bool {
    cfg!(all(
        target_feature = "avx2",
        target_feature = "bmi1",
        target_feature = "bmi2",
        target_feature = "popcnt"
    ))
}

#[cfg(not(feature = "std"))]
pub(crate) const fn has_ssse3() -> bool {
    cfg!(all(target_feature = "ssse3", target_feature = "popcnt"))
}
