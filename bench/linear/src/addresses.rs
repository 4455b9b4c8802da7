//! Numbers, senders, amounts.

use septet::{Amount, NumberColumns, NumberLevel, PhoneNumber, SenderId, Timestamp, check_numbers};

use super::{Row, row};

/// Octets in the smallest text. What is valid is short, so a longer one must be refused after one look at it.
const TEXT: usize = 8_192;

fn digits(size: usize) -> String {
    format!("+{}", "2".repeat(size))
}

/// Numbers of ten digits and more that are not valid, so that every rule is tried on them.
fn numbers(rows: usize) -> (String, Vec<i32>) {
    let (mut data, mut offsets) = (String::new(), vec![0]);
    for row in 0..rows {
        data.push_str(["+5401115123456", "+440207946095", "+12025550143", "+999123456789"][row % 4]);
        offsets.push(data.len() as i32);
    }
    (data, offsets)
}

pub(super) fn rows() -> Vec<Row> {
    vec![
        row("PhoneNumber::parse, too long", TEXT, digits, |text| PhoneNumber::parse(text).is_err()),
        row(
            "SenderId::parse, too long",
            TEXT,
            |size| "A".repeat(size),
            |text| SenderId::parse(text).is_err(),
        ),
        row(
            "Amount, too long",
            TEXT,
            |size| "0.".to_owned() + &"1".repeat(size),
            |text| text.parse::<Amount>().is_err(),
        ),
        row("Timestamp, too long", TEXT, |size| "2".repeat(size), |text| text.parse::<Timestamp>().is_err()),
        row("check_numbers: rows", 512, numbers, |(data, offsets)| {
            let rows = offsets.len() - 1;
            let (mut error, mut number, mut code) = (vec![0; rows], vec![0; rows], vec![0; rows]);
            let (mut line_type, mut region) = (vec![0; rows], vec![0; rows]);
            let mut columns = NumberColumns {
                error: &mut error,
                number: &mut number,
                calling_code: &mut code,
                line_type: &mut line_type,
                region: &mut region,
            };
            check_numbers(data.as_bytes(), offsets, NumberLevel::Numbering, &mut columns).is_ok()
        }),
    ]
}
