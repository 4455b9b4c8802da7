//! Dates as HTTP headers have them: the three forms that a recipient has to read (RFC 9110, 5.6.7).

use super::timestamp::{Timestamp, number, time_of_day};
use crate::calendar::date_days;

const SHORT_DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const LONG_DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Reads a date; `now` tells the century of a year with two digits.
pub(super) fn parse(text: &str, now: Timestamp) -> Option<Timestamp> {
    imf_fixdate(text).or_else(|| rfc_850(text, now)).or_else(|| asctime(text))
}

/// `Sun, 06 Nov 1994 08:49:37 GMT`
fn imf_fixdate(text: &str) -> Option<Timestamp> {
    let [weekday, day, month, year, time, "GMT"] = words(text)? else { return None };
    known(&SHORT_DAYS, weekday.strip_suffix(',')?)?;
    at(digits(year, 4)?, month, digits(day, 2)?, time)
}

/// `Sunday, 06-Nov-94 08:49:37 GMT`
fn rfc_850(text: &str, now: Timestamp) -> Option<Timestamp> {
    const FIFTY_YEARS: i64 = 50 * 31_556_952;
    let [weekday, date, time, "GMT"] = words(text)? else { return None };
    known(&LONG_DAYS, weekday.strip_suffix(',')?)?;
    let mut parts = date.split('-');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let (day, year) = (digits(day, 2)?, digits(year, 2)?);
    // Of the years with these two digits, the latest that is not more than fifty years ahead.
    let century = (now.year() / 100 + 1) * 100;
    let candidates = [century, century - 100, century - 200].into_iter();
    candidates
        .filter_map(|century| at(century + year, month, day, time))
        .find(|date| date.unix() - now.unix() <= FIFTY_YEARS)
}

/// `Sun Nov  6 08:49:37 1994`
fn asctime(text: &str) -> Option<Timestamp> {
    let (start, rest) = text.split_at_checked(8)?;
    let [weekday, month] = words(start.strip_suffix(' ')?)?;
    known(&SHORT_DAYS, weekday)?;
    let (day, rest) = rest.split_at_checked(2)?;
    let [time, year] = words(rest.strip_prefix(' ')?)?;
    let day = number(day.strip_prefix(' ').unwrap_or(day))?;
    at(digits(year, 4)?, month, day, time)
}

fn at(year: i64, month: &str, day: i64, time: &str) -> Option<Timestamp> {
    let month = known(&MONTHS, month)? as i64 + 1;
    let days = date_days(year, month, day)?;
    Timestamp::from_unix(days * 86_400 + time_of_day(time)?).ok()
}

fn known(names: &[&str], name: &str) -> Option<usize> {
    names.iter().position(|known| *known == name)
}

fn digits(text: &str, count: usize) -> Option<i64> {
    number(text).filter(|_| text.len() == count)
}

/// Exactly so many words, parted by single spaces.
fn words<const COUNT: usize>(text: &str) -> Option<[&str; COUNT]> {
    let mut parts = text.split(' ');
    let mut words = [""; COUNT];
    for word in &mut words {
        *word = parts.next()?;
    }
    parts.next().is_none().then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    // RFC 9110, 5.6.7: three forms of one moment.
    #[test]
    fn the_three_forms() {
        let now = Timestamp::from_unix(784_111_000).expect("in range");
        for text in
            ["Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"]
        {
            assert_eq!(parse(text, now).map(Timestamp::unix), Some(784_111_777), "{text}");
        }
        for text in [
            "",
            "Sun, 6 Nov 1994 08:49:37 GMT",
            "Sun, 06 Nov 1994 08:49:37 UTC",
            "Sun Nov 6 08:49:37 1994",
            "é",
        ] {
            assert_eq!(parse(text, now), None, "{text}");
        }
    }

    #[test]
    fn two_digits_of_a_year_are_never_fifty_years_ahead() {
        let now: Timestamp = "2026-11-24T00:00:00Z".parse().expect("a time");
        let year = |text| parse(text, now).map(Timestamp::year);
        assert_eq!(year("Tuesday, 24-Nov-26 00:00:00 GMT"), Some(2026));
        assert_eq!(year("Friday, 01-Jan-76 00:00:00 GMT"), Some(2076));
        assert_eq!(year("Saturday, 01-Jan-77 00:00:00 GMT"), Some(1977));
        assert_eq!(year("Saturday, 01-Jan-00 00:00:00 GMT"), Some(2000));
    }
}
