//! What saves segments: smart encoding, advice, templates, keywords. A reported saving is a real one.

use septet::{
    AdviceOptions, Classes, Field, FieldAlphabet, Languages, Normalization, Template, TemplateStyle,
    TextOptions, TransliterationOptions, classify_keyword,
};

/// Runs the target.
pub fn run(octets: &[u8]) {
    let Ok(text) = septet::text_from_utf8(octets) else { return };
    let plain = TextOptions::new();
    let everything = TextOptions::new()
        .languages(Languages::ALL)
        .normalize(Normalization::Nfc)
        .keep_graphemes(true)
        .keep_words(true)
        .keep_urls(true);
    for options in [&plain, &everything] {
        let before = options.analyze(text).expect("any length is counted");
        assert!(before.segments >= before.greedy_segments);
        if let Ok(segments) = options.segments(text) {
            assert_eq!(segments.count(), before.segments);
        }
        for advice in options.advise(text, &AdviceOptions::new()).unwrap_or_default() {
            assert!(advice.after < advice.before, "nothing is saved");
            assert_eq!(options.analyze(&advice.apply(text)).map(|after| after.segments), Ok(advice.after));
        }
    }
    let smart = TransliterationOptions::new().classes(Classes::ALL);
    let result = plain.transliterate(text, &smart).expect("the options refuse no text");
    assert_eq!(plain.analyze(&result.text), Ok(result.after));
    assert!(result.untouched.is_none() || result.text == text);
    let fields = [Field::new("a", 9, FieldAlphabet::Any), Field::new("n", 3, FieldAlphabet::Digits)];
    for style in [TemplateStyle::Braces, TemplateStyle::DoubleBraces, TemplateStyle::Percent] {
        if let Ok(template) = Template::parse(text, style, &fields) {
            let _ = template.bounds(&plain);
            let _ = template.fill(&["x", "12"]);
        }
    }
    let _ = classify_keyword(text);
}
