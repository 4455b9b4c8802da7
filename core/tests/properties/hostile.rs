//! No input makes a parser panic. `PROPTEST_CASES` does not rule here, [`inputs`] does.

use septet::smpp::{Profile, ShortMessage, SmppTime};
use septet::{
    AdviceOptions, Amount, BulkRequest, BulkResult, Classes, Currency, ErrorEnvelope, Event, Facts, Field,
    FieldAlphabet, Message, Network, PhoneNumber, PriceTable, Receipt, SendRequest, SenderAlphabet, SenderId,
    Template, TemplateStyle, TextOptions, Timestamp, TransliterationOptions, classify_keyword, http,
    interpret, text_from_utf8,
};

/// How many inputs each reader gets: ten million where the time is given (`SEPTET_SLOW`), a million in another optimised build, `unoptimised`
/// in a debug build.
pub(crate) fn inputs(unoptimised: u64) -> u64 {
    match (std::env::var_os("SEPTET_SLOW").is_some(), cfg!(debug_assertions)) {
        (true, _) => 10_000_000,
        (false, true) => unoptimised,
        (false, false) => 1_000_000,
    }
}

/// SplitMix64: small, and the same inputs every time.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut value = self.0;
        value = (value ^ (value >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        value = (value ^ (value >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        value ^ (value >> 31)
    }

    pub(crate) fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit as u64) as usize
    }

    /// A seed with a few octets changed, cut or doubled; one time in eight noise.
    fn mutated(&mut self, seeds: &[&str]) -> Vec<u8> {
        let seeds: Vec<&[u8]> = seeds.iter().map(|seed| seed.as_bytes()).collect();
        self.mutated_octets(&seeds)
    }

    /// The same of octets.
    pub(crate) fn mutated_octets(&mut self, seeds: &[&[u8]]) -> Vec<u8> {
        if self.below(8) == 0 {
            return (0..self.below(200)).map(|_| self.next() as u8).collect();
        }
        let mut octets = seeds[self.below(seeds.len())].to_vec();
        for _ in 0..self.below(4) {
            let at = self.below(octets.len() + 1);
            match self.below(6) {
                0 => octets.truncate(at),
                1 => octets.insert(at, self.next() as u8),
                2 if at < octets.len() => octets[at] = self.next() as u8,
                3 if at < octets.len() => octets[at] = b"\"\\{}[],:0-+.eEu\0"[self.below(16)],
                4 if at < octets.len() => {
                    octets.remove(at);
                }
                _ => octets.extend_from_within(at..),
            }
        }
        octets
    }
}

fn try_all(seeds: &[&str], parse: impl Fn(&[u8])) {
    let mut random = Random(seeds.len() as u64);
    for _ in 0..inputs(20_000) {
        parse(&random.mutated(seeds));
    }
}

fn try_text(seeds: &[&str], parse: impl Fn(&str)) {
    try_all(seeds, |octets| parse(&String::from_utf8_lossy(octets)));
}

#[test]
fn requests() {
    let seeds = [
        r#"{"to":"+12025550143","from":"Conerix","body":"Hi 😀 \ud83d\ude00","route_id":12,"reference":"a"}"#,
        r#"{"from":"Conerix","body":"Hi","recipients":["+12025550143","x"],"route_id":null,"extra":{"a":[1,2.5e3]}}"#,
    ];
    try_all(&seeds, |json| {
        if let Ok(request) = SendRequest::from_json(json) {
            let _ = septet::plan_send(&request, &Facts::default());
        }
        if let Ok(request) = BulkRequest::from_json(json) {
            let _ = septet::plan_bulk(&request, &Facts::default());
        }
    });
}

#[test]
fn answers() {
    let seeds = [
        r#"{"success":true,"data":{"id":"msg_1","object":"message","to":"+1","from":"C","body":"x","status":"sent","cost":0.0500,"currency":"USD","route_id":12,"provider_message_id":"S","attempts":1,"created_at":"2026-05-12T11:34:21+00:00","sent_at":null},"meta":{"request_id":"r"}}"#,
        r#"{"success":true,"data":{"object":"bulk_result","total":1,"sent":1,"failed":0,"messages":[{"id":"m","to":"+1","status":"sent","cost":0.05}]}}"#,
        r#"{"success":false,"error":{"code":"body_empty","message":"m","field":"body","index":0,"details":[]}}"#,
    ];
    try_all(&seeds, |json| {
        let _ = interpret(429, json, Some("Sun, 06 Nov 1994 08:49:37 GMT"), Some(0));
        let _ = Message::from_json(json);
        let _ = BulkResult::from_json(json);
        let _ = ErrorEnvelope::from_json(json);
    });
}

#[test]
fn events_and_facts() {
    let seeds = [
        r#"{"id":"evt_1","object":"event","type":"message.sent","created_at":"2026-05-12T11:34:21Z","data":{"id":"m","object":"message","to":"+1","from":"C","body":"x","status":"sent","attempts":1,"created_at":"2026-05-12T11:34:21Z","reference":"r"}}"#,
        r#"{"opted_out":["+447700900100"],"balance":"10.00","currency":"USD","routes":[1],"hlr":[{"number":"+12025550143","reachable":false,"network":"23410"}]}"#,
        r#"{"currency":"USD","prices":[{"prefix":"+44","price":0.05},{"network":"23410","route_id":3,"price":"1e-3"}]}"#,
    ];
    try_all(&seeds, |json| {
        let _ = Event::from_json(json);
        let _ = Facts::from_json(json);
        let _ = PriceTable::from_json(json);
    });
}

#[test]
fn addresses_and_money() {
    let seeds = [
        "+12025550143",
        "Conerix",
        "0.0500",
        "-9223372036.854775807",
        "5e-2",
        "23410",
        "USD",
        "12345",
        "Ω €&+",
    ];
    try_text(&seeds, |text| {
        let _ = PhoneNumber::parse(text)
            .map(|number| (number.check(septet::NumberLevel::Numbering), format!("{number:?}")));
        let _ = SenderId::parse_in(text, SenderAlphabet::Gsm).map(|sender| sender.as_str().len());
        let _ = text.parse::<Amount>().map(|amount| amount.decimal(4).to_string());
        let _ = text.parse::<Currency>();
        let _ = text.parse::<Network>();
    });
}

#[test]
fn times_and_headers() {
    let seeds = [
        "2026-05-12T11:34:21+00:00",
        "Sun, 06 Nov 1994 08:49:37 GMT",
        "Sunday, 06-Nov-94 08:49:37 GMT",
        "Sun Nov  6 08:49:37 1994",
        "Bearer abc==",
        "application/json; charset=\"utf-8\"",
        "/v1/messages/send?x=1",
    ];
    try_text(&seeds, |text| {
        let _ = text.parse::<Timestamp>();
        let _ = interpret(503, "", Some(text), Some(784_111_000));
        let _ = http::check(Some(text), Some(text), 0, 1);
        let _ = http::route("POST", text);
    });
}

#[test]
fn texts() {
    let seeds = ["Hello [world] €", "😀👩🏽‍🚀 e\u{301}\u{302}", "\r\n’1½", "ΔΦΓ中文", "\u{301}\u{301}"];
    let options = [
        TextOptions::new().newline(septet::Newline::Lf).concatenation_reference(1),
        TextOptions::new().header_elements(&[5, 4, 1, 2, 3, 4]).max_segments(1),
    ];
    try_all(&seeds, |octets| {
        let units: Vec<u16> =
            octets.chunks(2).map(|pair| u16::from_le_bytes([pair[0], *pair.last().unwrap_or(&0)])).collect();
        for options in &options {
            let _ = options.analyze_utf16(&units);
            let _ = options.segment_ranges_utf16(&units).map(Iterator::count);
            let _ = options.offenders_utf16(&units).map(Iterator::count);
            let _ = options.segment_ranges_latin1(octets).map(Iterator::count);
            if let Ok(text) = text_from_utf8(octets) {
                let _ = options.segments(text).map(Iterator::count);
                let _ = options.explain(text);
                let how = TransliterationOptions::new().classes(Classes::ALL);
                let _ = options.transliterate(text, &how);
                let advice = options.advise(text, &AdviceOptions::new());
                let _ =
                    advice.map(|advice| advice.iter().map(|advice| advice.apply(text).len()).sum::<usize>());
            }
        }
        let elements = TextOptions::new().header_elements(octets);
        let _ = elements.analyze("text").map(|_| elements.segments("text").map(Iterator::count));
    });
}

#[test]
fn templates_and_keywords() {
    let seeds =
        ["{name} {{ {code}", "\\{{ {{ name }} }}", "%name% 5%%", "Please STOP!", "don’t text ARRE\u{302}T"];
    let fields = [Field::new("name", 9, FieldAlphabet::Any), Field::new("code", 3, FieldAlphabet::Digits)];
    try_text(&seeds, |text| {
        for style in [TemplateStyle::Braces, TemplateStyle::DoubleBraces, TemplateStyle::Percent] {
            let template = Template::parse(text, style, &fields);
            let _ = template.map(|template| {
                (template.bounds(&TextOptions::new()), template.fill(&[text, "12"]), template.fill(&["x"]))
            });
        }
        let _ = classify_keyword(text);
        let _ = TextOptions::new().transliterate(text, &TransliterationOptions::new());
    });
}

#[test]
fn bodies_of_smpp() {
    const SEEDS: [&str; 5] = [
        "\0\x01\x0112025550143\0\x03\x004242\0\0\0\0\0\0\0\0\0\0\x05Hello",
        "CMT\0\x05\0Conerix\0\x01\x0112025550143\0\x40\0\0\0\0\x01\0\0\0\x08\x05\0\x03\x2a\x02\x01hi",
        "\0\x01\x011\0\x01\x012\0\x04\0\0\0\0\0\0\0\0\x0fid:1 stat:DELIV\x04\x27\0\x01\x02\0\x1e\0\x02a\0",
        "\0\x01\x011\0\x01\x012\0\0\0\0\0\0\0\0\x08\0\x04\x04\x1f\0a\x02\x0c\0\x02\0\x2a\x02\x0e\0\x01\x02\x02\x0f\0\x01\x01",
        "\0\x01\x011\0\x01\x012\0\x40\0\0\0\0\0\0\0\0\0\x04\x24\0\x0b\x06\x08\x04\0\x01\x02\x01text",
    ];
    let profiles = [Profile::new(), Profile::new().packed(true)];
    try_all(&SEEDS, |octets| {
        let Ok(message) = ShortMessage::from_octets(octets) else { return };
        assert_eq!(message.to_octets().as_deref(), Ok(octets), "written as it was read");
        for profile in &profiles {
            let _ = (message.content(profile), message.receipt(profile), message.concatenation());
        }
    });
}

#[test]
fn receipts() {
    const SEEDS: [&str; 3] = [
        "id:0059113978 sub:001 dlvrd:001 submit date:1002101730 done date:1002101731 stat:DELIVRD err:000 text:@$#",
        "\"ID : \"1\", Stat:expired; text: done_date:20110314181741\"",
        "sub:1 id:2 text: stat:UNDELIV err:21b",
    ];
    try_text(&SEEDS, |text| {
        let _ = Receipt::parse(text);
    });
    try_text(&["020610233429000R", "260512113421004+"], |text| {
        let _ = SmppTime::parse(text);
    });
}
