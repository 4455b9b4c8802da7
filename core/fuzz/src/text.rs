//! Analysis and segments of every form of a text, against the slow reference that the property tests use.

use septet::{Analysis, Encoding, Error, MAX_SEGMENTS, Newline, TextOptions};

#[path = "../../tests/properties/reference.rs"]
#[allow(dead_code, reason = "the property tests use the rest")]
mod reference;

/// Runs the target.
pub fn run(octets: &[u8]) {
    let units: Vec<u16> = octets.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
    let options = TextOptions::new().concatenation_reference(7);
    match (String::from_utf16(&units), options.analyze_utf16(&units)) {
        (Ok(text), Ok(analysis)) => {
            against_reference(&text, &options, analysis);
            let found = options.segment_ranges_utf16(&units).ok();
            let lengths = found.map(|ranges| ranges.map(|range| range.end - range.start).collect());
            against_cuts(&text, lengths, |range| range.encode_utf16().count());
        }
        (Err(_), Err(error)) => assert_eq!(error.code().as_str(), "unpaired_surrogate"),
        (text, _) => panic!("well-formed: {}", text.is_ok()),
    }
    let latin1: String = octets.iter().map(|octet| char::from(*octet)).collect();
    against_reference(&latin1, &options, options.analyze_latin1(octets).expect("the options refuse no text"));
    let found = options.segment_ranges_latin1(octets).ok();
    let lengths = found.map(|ranges| ranges.map(|range| range.end - range.start).collect());
    against_cuts(&latin1, lengths, |range| range.chars().count());

    let Ok(text) = septet::text_from_utf8(octets) else {
        assert!(std::str::from_utf8(octets).is_err());
        return;
    };
    against_reference(text, &options, options.analyze(text).expect("the options refuse no text"));
    let found = options.segments(text).ok();
    let lengths = found.map(|found| found.map(|segment| segment.text.len()).collect());
    against_cuts(text, lengths, str::len);
    let prepared = TextOptions::new().newline(Newline::Lf);
    let _ = prepared.analyze(text);
    let _ = prepared.prepare(text);
    let _ = prepared.explain(text);
    assert_eq!(options.offenders(text).count(), counted(options.analyze(text)));
    let code_points: Vec<u32> = text.chars().map(u32::from).collect();
    assert_eq!(options.analyze_utf32(&code_points).map(counts), options.analyze(text).map(counts));
    let _ = TextOptions::new().header_elements(octets).analyze("text");
}

/// What the slow reference counts, whatever the form of the text.
fn against_reference(text: &str, options: &TextOptions, analysis: Analysis) {
    let gsm7 = reference::is_gsm7(text);
    let expected = reference::segments(text, gsm7, 1);
    let units = |range: &str| range.chars().map(|character| reference::units(character, gsm7)).sum::<usize>();
    assert_eq!(analysis.encoding == Encoding::Gsm7, gsm7);
    assert_eq!(analysis.segments, expected.len());
    assert_eq!((analysis.units, analysis.characters), (units(text), text.chars().count()));
    let last = expected.last().expect("one at the least").clone();
    assert_eq!(analysis.remaining, analysis.per_segment - units(&text[last]));
    // Offenders are clusters, which the reference does not know.
    assert_eq!(analysis.offender_count, counted(options.analyze(text)));
}

/// The lengths of the segments, in units of the form, are those of the reference's cuts. Too many segments have none.
fn against_cuts(text: &str, lengths: Option<Vec<usize>>, measure: fn(&str) -> usize) {
    let expected = reference::segments(text, reference::is_gsm7(text), 1);
    match lengths {
        Some(lengths) => {
            let expected: Vec<usize> = expected.into_iter().map(|range| measure(&text[range])).collect();
            assert_eq!(lengths, expected);
        }
        None => assert!(expected.len() > MAX_SEGMENTS),
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
