//! Generated texts and numbers: SplitMix64, so that every machine has the same.

/// SplitMix64.
pub struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound as u64) as usize
    }

    fn between(&mut self, least: usize, most: usize) -> usize {
        least + self.below(most - least + 1)
    }
}

/// Rows that lie in one buffer.
pub struct Rows {
    pub data: Vec<u8>,
    pub offsets: Vec<i32>,
    texts: Vec<Box<str>>,
}

impl Rows {
    fn new() -> Self {
        Self { data: Vec::new(), offsets: vec![0], texts: Vec::new() }
    }

    fn push(&mut self, row: &str) {
        self.data.extend_from_slice(row.as_bytes());
        self.offsets.push(self.data.len() as i32);
        self.texts.push(row.into());
    }

    pub fn len(&self) -> usize {
        self.offsets.len() - 1
    }

    pub fn rows(&self) -> impl Iterator<Item = &[u8]> {
        self.offsets.windows(2).map(|pair| &self.data[pair[0] as usize..pair[1] as usize])
    }

    /// The rows as text, which takes no check.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.texts.iter().map(|text| &**text)
    }

    /// Some of the rows.
    pub fn only(&self, mut wanted: impl FnMut(&str) -> bool) -> Self {
        let mut rows = Self::new();
        self.texts().filter(|text| wanted(text)).for_each(|text| rows.push(text));
        rows
    }
}

const WORDS: [&str; 24] = [
    "your",
    "code",
    "is",
    "order",
    "48219",
    "ready",
    "at",
    "the",
    "shop",
    "until",
    "18:30",
    "please",
    "reply",
    "STOP",
    "to",
    "end",
    "https://sho.rt/x7Qp",
    "Friday",
    "appointment",
    "(ref. 7731)",
    "balance",
    "$12.50",
    "thanks!",
    "delivery",
];
const ACCENTED: [&str; 10] = ["über", "Grüße", "déjà", "naïve", "señor", "€20", "[1]", "{id}", "a~b", "ÆØÅ"];
const OUTSIDE: [&[&str]; 6] = [
    &["ваш", "код", "подтверждения", "готов", "до", "вечера"],
    &["رمز", "التحقق", "الخاص", "بك", "هو"],
    &["आपका", "कोड", "है", "कृपया", "दर्ज", "करें"],
    &["您的验证码是", "请勿告诉他人。", "订单", "已发货，"],
    &["😀", "great", "🎉", "see", "you", "👍🏽"],
    &["it’s", "“here”", "–", "wait…", "today"],
];

fn sentence(
    random: &mut Random,
    characters: usize,
    mut word: impl FnMut(&mut Random) -> &'static str,
) -> String {
    let mut text = String::new();
    let mut count = 0;
    while count < characters {
        if count > 0 {
            text.push(' ');
        }
        let word = word(random);
        text.push_str(word);
        count = text.chars().count();
    }
    text.chars().take(characters).collect()
}

fn one_of(random: &mut Random, words: &[&'static str]) -> &'static str {
    words[random.below(words.len())]
}

/// 70 % ASCII, 10 % accents and the extension table, 15 % outside GSM-7, 5 % long.
pub fn messages(count: usize) -> Rows {
    let mut random = Random(1);
    let mut rows = Rows::new();
    for _ in 0..count {
        let kind = random.below(100);
        let usual = random.between(20, 270);
        let text = match kind {
            0..70 => sentence(&mut random, usual, |random| one_of(random, &WORDS)),
            70..80 => sentence(&mut random, usual, |random| {
                if random.below(4) == 0 { one_of(random, &ACCENTED) } else { one_of(random, &WORDS) }
            }),
            80..95 => {
                let script = OUTSIDE[random.below(OUTSIDE.len())];
                let characters = random.between(15, 150);
                sentence(&mut random, characters, |random| one_of(random, script))
            }
            _ => {
                let characters = random.between(500, 1_600);
                sentence(&mut random, characters, |random| one_of(random, &WORDS))
            }
        };
        rows.push(&text);
    }
    rows
}

/// Texts of so many characters of ASCII, for the program whose instructions are counted.
#[allow(dead_code)]
pub fn ascii(characters: usize) -> Rows {
    let mut random = Random(3);
    let mut rows = Rows::new();
    (0..100).for_each(|_| rows.push(&sentence(&mut random, characters, |random| one_of(random, &WORDS))));
    rows
}

/// Texts of 1,600 characters that are as dear as they can be.
pub fn worst() -> Vec<(&'static str, Rows)> {
    let mut last = "a".repeat(1_599);
    last.push('я');
    let texts = [
        ("one of the extension table in three", "ab[".repeat(534)),
        ("all of the extension table", "[€".repeat(800)),
        ("accents", "éüÄø".repeat(400)),
        ("Greek capitals", "ΔΩΣΠ".repeat(400)),
        ("emoji", "😀".repeat(1_600)),
        ("Cyrillic", "подтверждение ".repeat(115)),
        ("Hindi", "नमस्ते दुनिया ".repeat(115)),
        ("Arabic with vowel signs", "مَرْحَبًا بِالعَالَم ".repeat(80)),
        ("Chinese", "您的验证码是，请勿告诉他人。".repeat(115)),
        ("decomposed accents", "e\u{301}".repeat(800)),
        ("only the last outside", last),
    ];
    let rows = |text: String| {
        let mut rows = Rows::new();
        let text: String = text.chars().take(1_600).collect();
        (0..100).for_each(|_| rows.push(&text));
        rows
    };
    texts.into_iter().map(|(name, text)| (name, rows(text))).collect()
}

/// Numbers of many lengths, at most five in a hundred of them malformed.
pub fn numbers(count: usize, malformed: usize) -> Rows {
    const SHAPES: [(&str, usize); 8] =
        [("1", 10), ("44", 10), ("49", 11), ("33", 9), ("91", 10), ("86", 11), ("234", 10), ("298", 6)];
    let mut random = Random(2);
    let mut rows = Rows::new();
    for _ in 0..count {
        let (code, national) = SHAPES[random.below(SHAPES.len())];
        let mut number = format!("+{code}{}", random.between(1, 9));
        (1..national).for_each(|_| number.push(char::from(b'0' + random.below(10) as u8)));
        match random.below(100) {
            kind if kind >= malformed => {}
            0 => number = number.replacen('+', "", 1),
            1 => number.insert(4, ' '),
            2 => number = number.replacen('+', "+0", 1),
            3 => number.truncate(random.between(0, 7)),
            _ => number.push_str("00000000"),
        }
        rows.push(&number);
    }
    rows
}
