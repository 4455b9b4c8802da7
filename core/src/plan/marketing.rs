//! Whether a marketing body says how to opt out.

const WORDS: [&str; 8] = ["stop", "unsubscribe", "cancel", "end", "quit", "optout", "stopall", "opt-out"];

/// Whether one of the opt-out words stands in a body as a whole word, in any case.
pub(super) fn says_how_to_opt_out(body: &str) -> bool {
    let is_in_word = |character: char| character.is_alphanumeric() || character == '-';
    let mut previous = "";
    body.split(|character: char| !is_in_word(character)).any(|word| {
        let found = WORDS.iter().any(|opt_out| word.eq_ignore_ascii_case(opt_out))
            || (previous.eq_ignore_ascii_case("opt") && word.eq_ignore_ascii_case("out"));
        if !word.is_empty() {
            previous = word;
        }
        found
    })
}

#[cfg(test)]
mod tests {
    use super::says_how_to_opt_out;

    #[test]
    fn whole_words_only() {
        for body in
            ["Reply STOP to unsubscribe", "Text stop.", "To opt out, reply NO", "OPT-OUT: 12345", "(Quit)"]
        {
            assert!(says_how_to_opt_out(body), "{body}");
        }
        for body in [
            "",
            "Nonstop offers",
            "Weekend sale",
            "Stopover in Rome",
            "the endless summer",
            "opt in, out now",
        ] {
            assert!(!says_how_to_opt_out(body), "{body}");
        }
    }
}
