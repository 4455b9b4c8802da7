//! Analysis and segments of every form of a text, against the slow reference that the property tests use.

use septet::{Analysis, Encoding, Error, Newline, TextOptions};

#[path = "../../tests/properties/reference.rs"]
#[allow(dead_code, reason = "the property tests use the rest")]
mod reference;

/// Runs the target.
pub fn run(octets: &[u8]) {
    let units: Vec<u16> = octets.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
    let options = TextOptions::new().concatenation_reference(7);
    match (String::from_utf16(&units), options.analyze_utf16(&units)) {
        (Ok(text), Ok(analysis)) => assert_eq!(options.analyze(&text).map(counts), Ok(counts(analysis))),
        (Err(_), Err(error)) => assert_eq!(error.code().as_str(), "unpaired_surrogate"),
        (text, _) => panic!("well-formed: {}", text.is_ok()),
    }
    let latin1: String = octets.iter().map(|octet| char::from(*octet)).collect();
    assert_eq!(options.analyze_latin1(octets).map(counts), options.analyze(&latin1).map(counts));

    let Ok(text) = septet::text_from_utf8(octets) else {
        assert!(std::str::from_utf8(octets).is_err());
        return;
    };
    against_reference(text, &options);
    let prepared = TextOptions::new().newline(Newline::Lf);
    let _ = prepared.analyze(text);
    let _ = prepared.prepare(text);
    let _ = prepared.explain(text);
    assert_eq!(options.offenders(text).count(), counted(options.analyze(text)));
    let code_points: Vec<u32> = text.chars().map(u32::from).collect();
    assert_eq!(options.analyze_utf32(&code_points).map(counts), options.analyze(text).map(counts));
    let _ = TextOptions::new().header_elements(octets).analyze("text");
}

fn against_reference(text: &str, options: &TextOptions) {
    let gsm7 = reference::is_gsm7(text);
    let expected = reference::segments(text, gsm7, 1);
    let analysis = options.analyze(text).expect("the options refuse no text");
    assert_eq!(analysis.encoding == Encoding::Gsm7, gsm7);
    assert_eq!(analysis.segments, expected.len());
    if let Ok(segments) = options.segments(text) {
        let ranges: Vec<_> = segments.map(|segment| segment.range.start..segment.range.end).collect();
        assert_eq!(ranges, expected);
    }
}

fn counted(analysis: Result<Analysis, Error>) -> usize {
    analysis.map_or(0, |analysis| analysis.offender_count)
}

/// What does not depend on the form.
fn counts(analysis: Analysis) -> (Encoding, usize, usize, usize, usize, usize) {
    (
        analysis.encoding,
        analysis.units,
        analysis.segments,
        analysis.characters,
        analysis.remaining,
        analysis.offender_count,
    )
}
