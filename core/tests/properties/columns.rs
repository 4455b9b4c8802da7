//! Many at once is the same as one by one.

use proptest::prelude::*;
use septet::{
    AnalysisColumns, Encoding, Error, Languages, NumberColumns, NumberLevel, Offset, PhoneNumber,
    TextOptions, analyze_many, check_numbers, regions, text_from_utf8,
};

use super::text::text;

/// Rows laid end to end, with their offsets.
fn joined(rows: &[Vec<u8>]) -> (Vec<u8>, Vec<usize>) {
    let mut offsets = vec![0];
    let mut data = Vec::new();
    for row in rows {
        data.extend_from_slice(row);
        offsets.push(data.len());
    }
    (data, offsets)
}

#[derive(Debug, Default, PartialEq)]
struct Texts {
    error: Vec<i16>,
    encoding: Vec<i8>,
    units: Vec<i32>,
    segments: Vec<i32>,
    first_offender: Vec<i32>,
}

fn analyzed(
    data: &[u8],
    offsets: &[impl Offset],
    room: usize,
    options: &TextOptions,
) -> Result<Texts, Error> {
    let mut texts = Texts {
        error: vec![99; room],
        encoding: vec![99; room],
        units: vec![99; room],
        segments: vec![99; room],
        first_offender: vec![99; room],
    };
    let mut columns = AnalysisColumns {
        error: &mut texts.error,
        encoding: &mut texts.encoding,
        units: &mut texts.units,
        segments: &mut texts.segments,
        first_offender: &mut texts.first_offender,
    };
    analyze_many(data, offsets, options, &mut columns)?;
    Ok(texts)
}

proptest! {
    #[test]
    fn texts(
        rows in prop::collection::vec(prop_oneof![4 => text().prop_map(String::into_bytes), 1 => prop::collection::vec(any::<u8>(), 0..9)], 0..12),
        most in prop::option::of(1..3_usize),
        rich in any::<bool>(),
    ) {
        let options = most.map_or(TextOptions::new(), |most| TextOptions::new().max_segments(most));
        let languages = if rich { Languages::ALL } else { Languages::NONE };
        let options = options.languages(languages).keep_words(rich);
        let (data, offsets) = joined(&rows);
        let found = analyzed(&data, &offsets, rows.len(), &options)?;
        let narrow = |value: usize| i32::try_from(value).expect("small");
        for (row, octets) in rows.iter().enumerate() {
            let cells = (found.error[row], found.encoding[row], found.units[row], found.segments[row], found.first_offender[row]);
            let expected = match text_from_utf8(octets).and_then(|text| options.analyze(text)) {
                Ok(one) => {
                    let encoding = i8::from(one.encoding == Encoding::Ucs2);
                    (0, encoding, narrow(one.units), narrow(one.segments), one.first_offender.map_or(-1, narrow))
                }
                Err(error) => (error.code().number() as i16, -1, -1, -1, -1),
            };
            prop_assert_eq!(cells, expected);
        }
        // Every width of offsets is the same.
        let narrow: Vec<i32> = offsets.iter().map(|offset| i32::try_from(*offset).expect("small")).collect();
        let wide: Vec<u64> = offsets.iter().map(|offset| *offset as u64).collect();
        prop_assert_eq!(&analyzed(&data, &narrow, rows.len(), &options)?, &found);
        prop_assert_eq!(&analyzed(&data, &wide, rows.len(), &options)?, &found);
    }

    #[test]
    fn numbers(rows in prop::collection::vec(prop_oneof!["\\+[0-9]{0,17}", "[+0-9 a]{0,16}", "\\+1[2-9][0-9]{9}", "\\+44[0-9]{10,11}"], 0..20)) {
        let rows: Vec<Vec<u8>> = rows.into_iter().map(String::into_bytes).collect();
        let (data, offsets) = joined(&rows);
        for level in [NumberLevel::Syntax, NumberLevel::Length, NumberLevel::Numbering] {
            let count = rows.len();
            let (mut error, mut number, mut calling_code) = (vec![9; count], vec![9; count], vec![9; count]);
            let (mut line_type, mut region) = (vec![9; count], vec![9; count]);
            let mut columns = NumberColumns {
                error: &mut error,
                number: &mut number,
                calling_code: &mut calling_code,
                line_type: &mut line_type,
                region: &mut region,
            };
            check_numbers(&data, &offsets, level, &mut columns)?;
            for (row, octets) in rows.iter().enumerate() {
                let parsed = PhoneNumber::parse(octets);
                let refused = PhoneNumber::parse_at(octets, level).err();
                prop_assert_eq!(error[row], refused.map_or(0, |error| error.code().number() as i16));
                prop_assert_eq!(number[row], parsed.clone().map_or(0, |number| number.digits() as i64));
                let info = parsed.clone().ok().filter(|_| level == NumberLevel::Numbering).map(PhoneNumber::numbering);
                prop_assert_eq!(line_type[row], info.and_then(|info| info.line_type).map_or(0, |of| of.number() as i8));
                let name = usize::try_from(region[row]).ok().map(|place| regions()[place]);
                prop_assert_eq!(name, info.and_then(|info| info.region));
                let code = parsed.ok().and_then(PhoneNumber::calling_code);
                prop_assert_eq!(calling_code[row], code.map_or(0, |code| code.code() as i16));
            }
        }
    }
}

#[test]
fn offsets_that_lead_nowhere_are_refused_and_nothing_is_written() {
    let refusal = |offsets: &[i64], room: usize| {
        let error = analyzed(b"abcdef", offsets, room, &TextOptions::new()).expect_err("refused");
        (error.code().as_str(), error.index())
    };
    assert_eq!(refusal(&[], 1), ("offsets_invalid", None));
    assert_eq!(refusal(&[0, 7], 1), ("offsets_invalid", Some(0)));
    assert_eq!(refusal(&[0, 3, 2], 2), ("offsets_invalid", Some(1)));
    assert_eq!(refusal(&[-1, 3], 1), ("offsets_invalid", Some(0)));
    assert_eq!(refusal(&[0, 1, 2], 1), ("column_too_short", None));
    let mut untouched = [7_i16; 1];
    let mut columns = NumberColumns {
        error: &mut untouched,
        number: &mut [7],
        calling_code: &mut [7],
        line_type: &mut [],
        region: &mut [],
    };
    assert!(check_numbers(b"+12025550143", &[0_i64, 99], NumberLevel::Syntax, &mut columns).is_err());
    assert_eq!(untouched, [7]);
    assert_eq!(analyzed(b"abcdef", &[2_i32], 0, &TextOptions::new()), Ok(Texts::default()));
}
