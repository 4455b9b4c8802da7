//! Texts, in every form and under every option.

use septet::alphabet::Tables;
use septet::{
    AnalysisColumns, Classes, Encoding, EncodingChoice, Field, FieldAlphabet, Languages, Newline,
    Normalization, Template, TemplateColumns, TemplateStyle, TextOptions, TransliterationOptions, advise,
    analyze, analyze_latin1, analyze_many, analyze_utf16, analyze_utf32, classify_keyword, explain,
    lint_template, offenders, text_from_utf8,
};

use super::{Row, row};

/// Characters in the smallest text.
const TEXT: usize = 2_048;

fn times(unit: &'static str) -> impl Fn(usize) -> String {
    move |size| unit.repeat(size.div_ceil(unit.chars().count()))
}

/// One letter and marks without end, in the order that composition has to turn around.
fn marks(size: usize) -> String {
    let mut text = String::from("e");
    text.extend(std::iter::repeat_n("\u{301}\u{323}", size / 2));
    text
}

fn units(text: &str) -> Vec<u16> {
    text.encode_utf16().collect()
}

fn option(
    name: &'static str,
    input: impl Fn(usize) -> String + 'static,
    options: fn() -> TextOptions,
) -> Row {
    row(name, TEXT, input, move |text| options().analyze(text).map(|analysis| analysis.segments))
}

fn split(name: &'static str, input: impl Fn(usize) -> String + 'static, options: fn() -> TextOptions) -> Row {
    // More segments than a message may have are refused before they are cut.
    row(name, TEXT, input, move |text| {
        let options = options().concatenation_reference(1);
        options.segments(text).map(|segments| segments.map(|segment| segment.text.len()).sum::<usize>())
    })
}

pub(super) fn rows() -> Vec<Row> {
    let mut rows = vec![
        row("analyze: GSM-7", 8 * TEXT, times("a"), |text| analyze(text)),
        row("analyze: pairs of septets", TEXT, times("ab["), |text| analyze(text)),
        row("analyze: pairs of UTF-16 units", TEXT, times("a😀"), |text| analyze(text)),
        row(
            "analyze: one offender at the end",
            8 * TEXT,
            |size| "a".repeat(size) + "я",
            |text| analyze(text),
        ),
        row("analyze: a letter and marks without end", TEXT, marks, |text| analyze(text)),
        row("analyze: letters and marks", TEXT, times("e\u{301}"), |text| analyze(text)),
        row("analyze_utf16: pairs", TEXT, |size| units(&"a😀".repeat(size / 2)), |text| analyze_utf16(text)),
        row("analyze_utf16: a lone half at the end", 8 * TEXT, half_at_end, |text| {
            analyze_utf16(text).is_err()
        }),
        row("analyze_utf32: pairs", TEXT, code_points, |text| analyze_utf32(text)),
        row(
            "analyze_latin1: outside the alphabet",
            TEXT,
            |size| vec![0xE1_u8; size],
            |text| analyze_latin1(text),
        ),
        row("text_from_utf8", 8 * TEXT, times("é"), |text| text_from_utf8(text.as_bytes()).map(str::len)),
        row("analyze_many: rows", TEXT / 4, columns, |(data, offsets)| many(data, offsets)),
    ];
    rows.extend(options());
    rows.extend(smart());
    rows
}

fn half_at_end(size: usize) -> Vec<u16> {
    let mut text = vec![0x61; size];
    text.push(0xD800);
    text
}

fn code_points(size: usize) -> Vec<u32> {
    "a😀".repeat(size / 2).chars().map(u32::from).collect()
}

fn options() -> Vec<Row> {
    let all = || {
        TextOptions::new()
            .languages(Languages::ALL)
            .normalize(Normalization::Nfc)
            .newline(Newline::Lf)
            .keep_graphemes(true)
            .keep_words(true)
            .keep_urls(true)
    };
    vec![
        option("newline = lf", times("\r\na"), || TextOptions::new().newline(Newline::Lf)),
        option("normalize = nfc: marks out of order", marks, || {
            TextOptions::new().normalize(Normalization::Nfc)
        }),
        option("normalize = nfc: letters and marks", times("e\u{301}"), || {
            TextOptions::new().normalize(Normalization::Nfc)
        }),
        option("languages: all", times("ğş[aı"), || TextOptions::new().languages(Languages::ALL)),
        option("languages: all, two scripts", times("नтक"), || {
            TextOptions::new().languages(Languages::ALL)
        }),
        option("keep_graphemes: families", times("👩\u{200D}👩\u{200D}👧"), || {
            TextOptions::new().keep_graphemes(true)
        }),
        option("keep_graphemes: one cluster without end", marks, || TextOptions::new().keep_graphemes(true)),
        option("keep_graphemes: flags without end", times("🇩🇪"), || {
            TextOptions::new().keep_graphemes(true)
        }),
        option("keep_words: one word", times("word€"), || TextOptions::new().keep_words(true)),
        option("keep_words: spaces", times("[a "), || TextOptions::new().keep_words(true)),
        option("keep_urls: many", times("http://a.b/[ "), || TextOptions::new().keep_urls(true)),
        option(
            "keep_urls: one without end",
            |size| "https://a.b/".to_owned() + &"[a".repeat(size / 2),
            || TextOptions::new().keep_urls(true),
        ),
        option("keep_urls: starts of URLs", times("http:/"), || TextOptions::new().keep_urls(true)),
        option("numbering", times("ab["), || TextOptions::new().numbering(true)),
        row(
            "encoding = gsm7, refused at the end",
            8 * TEXT,
            |size| "a".repeat(size) + "я",
            |text| TextOptions::new().encoding(EncodingChoice::Gsm7).analyze(text).is_err(),
        ),
        option("encoding = ucs2", times("a😀"), || TextOptions::new().encoding(EncodingChoice::Ucs2)),
        option("max_segments", times("ab["), || TextOptions::new().max_segments(255)),
        option("header_elements", times("ab["), || TextOptions::new().header_elements(&[5, 4, 1, 2, 3, 4])),
        option("everything at once", times("e\u{301} ğ[ http://a.b/ 👩\u{200D}👧\r\n"), all),
        split("segments: pairs", times("ab["), TextOptions::new),
        split("segments: everything at once", times("e\u{301} ğ[ http://a.b/ 👩\u{200D}👧\r\n"), all),
        row("prepare and every position", TEXT, times("\r\nа"), |text| {
            let options = TextOptions::new().newline(Newline::Lf);
            let prepared = options.prepare(text);
            (0..text.len()).step_by(64).map(|position| prepared.original_position(position)).max()
        }),
    ]
}

fn smart() -> Vec<Row> {
    vec![
        row("offenders", TEXT, times("яe\u{301}’"), |text| offenders(text).count()),
        row("offenders: one cluster without end", TEXT, marks, |text| offenders(text).count()),
        row("explain", TEXT, times("яe\u{301}’"), |text| explain(text)),
        row("transliterate", TEXT, times("’“é…"), |text| septet::transliterate(text).changes.len()),
        row(
            "transliterate: blocked at the end",
            TEXT,
            |size| "’“é…".repeat(size / 4) + "я",
            |text| septet::transliterate(text).changes.len(),
        ),
        row("transliterate: every class", TEXT, times("ąe\u{301}1\u{200B}½"), |text| {
            let options = TransliterationOptions::new().classes(Classes::ALL).when_equal(true);
            TextOptions::new().transliterate(text, &options).map(|result| result.changes.len())
        }),
        row("advise", TEXT, times("’“é… "), |text| advise(text).len()),
        row(
            "advise: an emoji at the end",
            TEXT,
            |size| "a b ".repeat(size / 4) + "😀",
            |text| advise(text).len(),
        ),
        row("classify_keyword", 8 * TEXT, times(" stop"), |text| classify_keyword(text)),
        row(
            "lint_template: fields",
            256,
            |size| "{name} é".repeat(size / 8),
            |text| {
                let fields = [Field::new("name", 20, FieldAlphabet::Any)];
                lint_template(text, TemplateStyle::Braces, &fields).map(|bounds| bounds.largest.segments)
            },
        ),
        row("template rows", TEXT / 4, columns, |(data, offsets)| template_rows(data, offsets)),
        row("encode_septets, decode_septets", TEXT, times("ab["), |text| {
            let septets = septet::encode_septets(text, Tables::DEFAULT).unwrap_or_default();
            septet::decode_septets(&septets, Tables::DEFAULT).map(|decoded| decoded.text.len())
        }),
        row("user data of every segment", TEXT, times("ab["), |text| {
            let options = TextOptions::new().concatenation_reference(1);
            septet::UserData::split(text, &options).map(Iterator::count)
        }),
        row("user data too long", TEXT, times("ab["), |text| {
            septet::encode_user_data(text, Encoding::Gsm7, &septet::Udh::new()).is_err()
        }),
    ]
}

/// Rows that lie in one buffer.
fn columns(rows: usize) -> (Vec<u8>, Vec<i32>) {
    let (mut data, mut offsets) = (Vec::new(), vec![0]);
    for _ in 0..rows {
        data.extend_from_slice("Ihr Zimmer ist frei ’[€".as_bytes());
        offsets.push(data.len() as i32);
    }
    (data, offsets)
}

/// Room for the answers to some rows, used by both operations on columns.
struct Room(Vec<i16>, Vec<i8>, Vec<i32>, Vec<i32>, Vec<i32>, Vec<i64>);

impl Room {
    fn for_rows(rows: usize) -> Self {
        Self(vec![0; rows], vec![0; rows], vec![0; rows], vec![0; rows], vec![0; rows], vec![0; rows])
    }

    fn analysis(&mut self) -> (AnalysisColumns<'_>, &mut [i64]) {
        let Self(error, encoding, units, segments, first_offender, cost) = self;
        (AnalysisColumns { error, encoding, units, segments, first_offender }, cost)
    }
}

fn many(data: &[u8], offsets: &[i32]) -> bool {
    let mut room = Room::for_rows(offsets.len() - 1);
    analyze_many(data, offsets, &TextOptions::new(), &mut room.analysis().0).is_ok()
}

fn template_rows(data: &[u8], offsets: &[i32]) -> bool {
    let fields = [Field::new("name", 40, FieldAlphabet::Any)];
    let Ok(template) = Template::parse("Hallo {name}!", TemplateStyle::Braces, &fields) else { return false };
    let mut room = Room::for_rows(offsets.len() - 1);
    let (analysis, cost) = room.analysis();
    template.rows(data, offsets, &TextOptions::new(), None, &mut TemplateColumns { analysis, cost }).is_ok()
}
