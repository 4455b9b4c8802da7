//! Many at once, with any offsets: refused with nothing written, or the same as one by one.

use septet::{
    AnalysisColumns, Error, Field, FieldAlphabet, NumberColumns, NumberLevel, PhoneNumber, Template,
    TemplateColumns, TemplateStyle, TextOptions, analyze_many, check_numbers, text_from_utf8,
};

/// What a place holds that nobody has written to.
const UNTOUCHED: i16 = 31_999;

/// Runs the target: the number of offsets, that many offsets of one octet each, then the data.
pub fn run(octets: &[u8]) {
    let Some((count, rest)) = octets.split_first() else { return };
    let (offsets, data) = rest.split_at(usize::from(*count % 16).min(rest.len()));
    // Some before the data, some behind it.
    let narrow: Vec<i32> = offsets.iter().map(|octet| i32::from(*octet) - 2).collect();
    let wide: Vec<u64> = offsets.iter().map(|octet| u64::from(*octet)).collect();
    texts(data, &narrow);
    numbers(data, &wide);
    rows(data, &wide);
}

/// The rows of offsets that are in order, as the definition has it.
fn rows_of<'a, T: Copy>(data: &'a [u8], offsets: &[T], place: fn(T) -> i64) -> Option<Vec<&'a [u8]>> {
    // One offset bounds no row, wherever it is.
    if offsets.len() == 1 {
        return Some(Vec::new());
    }
    let places: Vec<usize> = offsets.iter().filter_map(|offset| place(*offset).try_into().ok()).collect();
    if places.len() < offsets.len() || places.is_empty() {
        return None;
    }
    places.windows(2).map(|pair| data.get(pair[0]..pair[1])).collect()
}

fn number_of(error: &Error) -> i16 {
    error.code().number() as i16
}

fn texts(data: &[u8], offsets: &[i32]) {
    let options = TextOptions::new().max_segments(2);
    let room = offsets.len();
    let (mut error, mut encoding) = (vec![UNTOUCHED; room], vec![99; room]);
    let (mut units, mut segments, mut first) = (vec![99; room], vec![99; room], vec![99; room]);
    let mut columns = AnalysisColumns {
        error: &mut error,
        encoding: &mut encoding,
        units: &mut units,
        segments: &mut segments,
        first_offender: &mut first,
    };
    let done = analyze_many(data, offsets, &options, &mut columns);
    let expected = rows_of(data, offsets, i64::from);
    assert_eq!(done.is_ok(), expected.is_some(), "{done:?}");
    let rows = expected.unwrap_or_default();
    assert!(error[rows.len()..].iter().all(|cell| *cell == UNTOUCHED), "written beyond the rows");
    for (row, octets) in rows.into_iter().enumerate() {
        match text_from_utf8(octets).and_then(|text| options.analyze(text)) {
            Ok(one) => {
                let cells = (error[row], units[row] as usize, segments[row] as usize);
                assert_eq!(cells, (0, one.units, one.segments));
                assert_eq!(usize::try_from(first[row]).ok(), one.first_offender);
            }
            Err(refusal) => assert_eq!((error[row], units[row]), (number_of(&refusal), -1)),
        }
    }
}

fn numbers(data: &[u8], offsets: &[u64]) {
    let room = offsets.len();
    let (mut error, mut number, mut code) = (vec![UNTOUCHED; room], vec![99; room], vec![99; room]);
    let (mut line_type, mut region) = (vec![99; room], vec![99; room]);
    let mut columns = NumberColumns {
        error: &mut error,
        number: &mut number,
        calling_code: &mut code,
        line_type: &mut line_type,
        region: &mut region,
    };
    let done = check_numbers(data, offsets, NumberLevel::Numbering, &mut columns);
    let expected = rows_of(data, offsets, |offset| offset as i64);
    assert_eq!(done.is_ok(), expected.is_some(), "{done:?}");
    for (row, octets) in expected.unwrap_or_default().into_iter().enumerate() {
        let refused = PhoneNumber::parse_at(octets, NumberLevel::Numbering).err();
        assert_eq!(error[row], refused.as_ref().map_or(0, number_of));
        assert_eq!(number[row] as u64, PhoneNumber::parse(octets).map_or(0, PhoneNumber::digits));
    }
}

fn rows(data: &[u8], offsets: &[u64]) {
    let fields = [Field::new("a", 4, FieldAlphabet::Any), Field::new("n", 3, FieldAlphabet::Digits)];
    let template = Template::parse("{a}: {n}", TemplateStyle::Braces, &fields).expect("a template");
    let room = offsets.len();
    let (mut error, mut encoding, mut cost) = (vec![UNTOUCHED; room], vec![99; room], vec![99; room]);
    let (mut units, mut segments, mut first) = (vec![99; room], vec![99; room], vec![99; room]);
    let mut columns = TemplateColumns {
        analysis: AnalysisColumns {
            error: &mut error,
            encoding: &mut encoding,
            units: &mut units,
            segments: &mut segments,
            first_offender: &mut first,
        },
        cost: &mut cost,
    };
    let options = TextOptions::new();
    let Ok(total) = template.rows(data, offsets, &options, None, &mut columns) else { return };
    let values = rows_of(data, offsets, |offset| offset as i64).expect("they are in order");
    assert_eq!(total.rows, values.len() / 2);
    for (row, pair) in values.chunks_exact(2).enumerate() {
        let values: Result<Vec<&str>, Error> = pair.iter().map(|value| text_from_utf8(value)).collect();
        let filled = values.and_then(|values| template.fill(&values)).and_then(|text| options.analyze(&text));
        assert_eq!(error[row], filled.as_ref().err().map_or(0, number_of));
        assert_eq!(i64::from(units[row]), filled.map_or(-1, |one| one.units as i64));
    }
}
