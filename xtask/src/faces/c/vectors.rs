//! `tests/c/vectors_gen.h`: the vectors as tables that C can read without a JSON parser.
//!
//! Inputs become named octets, expected answers become sorted lines `path=value`, which the runners write too.

mod dispatch;
mod wire;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;

use serde_json::Value;

use crate::run::root;

pub(super) const PATH: &str = "tests/c/vectors_gen.h";

/// Files beside the vectors that hold none.
const OTHER_FILES: [&str; 4] = ["schema.json", "errors.json", "api.json", "skips.json"];

/// A file of `tests/vectors`.
pub(super) fn load(name: &str) -> Result<Value, String> {
    let path = root().join("tests/vectors").join(name);
    let text = fs::read_to_string(&path).map_err(|error| format!("{name}: {error}"))?;
    serde_json::from_str(&text).map_err(|error| format!("{name}: {error}"))
}

pub(super) fn generate() -> Result<String, String> {
    let mut tables = String::new();
    let mut rows = String::new();
    for name in names()? {
        let file = load(&name)?;
        let op = text(&file, "op")?;
        let tests = file["tests"].as_array().ok_or_else(|| format!("{name} has no tests"))?;
        if file["count"].as_u64() != Some(tests.len() as u64) {
            return Err(format!("{name} does not hold as many tests as it says"));
        }
        for test in tests {
            let mut vector = Vector::of(test).map_err(|error| format!("{name}: {error}"))?;
            wire::decode(op, &mut vector.inputs).map_err(|error| format!("{name}: {error}"))?;
            vector.write(rows.lines().count(), op, &mut tables, &mut rows);
        }
    }
    let mut skips = String::new();
    for skip in load("skips.json").unwrap_or_default().as_array().into_iter().flatten() {
        let _ = writeln!(
            skips,
            "    {{{}, {}}},",
            literal(text(skip, "face")?.as_bytes()),
            literal(text(skip, "id")?.as_bytes())
        );
    }
    Ok(include_str!("vectors_gen.h.in")
        .replace("@TABLES@", &tables)
        .replace("@ROWS@", &rows)
        .replace("@SKIPS@", &skips))
}

fn names() -> Result<Vec<String>, String> {
    let entries = fs::read_dir(root().join("tests/vectors")).map_err(|error| error.to_string())?;
    let mut names: Vec<_> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.ends_with(".json") && !OTHER_FILES.contains(&&**name))
        .collect();
    names.sort();
    Ok(names)
}

fn text<'a>(value: &'a Value, name: &str) -> Result<&'a str, String> {
    value[name].as_str().ok_or_else(|| format!("{value} has no {name}"))
}

/// An input: its name, its octets, how often they stand one after another.
type Input = (String, Vec<u8>, u64);

/// Which unit a position counts in.
#[derive(Clone, Copy)]
enum Unit {
    Utf8,
    Utf16,
}

impl Unit {
    const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "utf8",
            Self::Utf16 => "utf16",
        }
    }
}

struct Vector {
    id: String,
    inputs: Vec<Input>,
    /// The text is not well-formed UTF-8 and has no UTF-16.
    ill_formed: bool,
    out: Option<[String; 2]>,
    err: Option<Value>,
}

impl Vector {
    fn of(test: &Value) -> Result<Self, String> {
        let mut inputs = Vec::new();
        let mut ill_formed = false;
        for (name, value) in test["in"].as_object().ok_or("a test without inputs")? {
            if dispatch::take(name, value, &mut inputs)? {
                continue;
            }
            match name.as_str() {
                // A value that the face takes as JSON.
                "facts" if value.is_object() => {
                    inputs.push((name.clone(), value.to_string().into_bytes(), 1))
                }
                "text_utf8" => {
                    let octets = octets(value)?;
                    ill_formed = std::str::from_utf8(&octets).is_err();
                    inputs.push(("text".into(), octets, 1));
                }
                "text_utf16" => {
                    let octets = octets(value)?;
                    let units = octets.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
                    match String::from_utf16(&units.collect::<Vec<_>>()) {
                        Ok(text) => inputs.push(("text".into(), text.into_bytes(), 1)),
                        Err(_) => inputs.push((name.clone(), octets, 1)),
                    }
                }
                "octets" => inputs.push((name.clone(), octets(value)?, 1)),
                _ => flatten_input(name, value, &mut inputs)?,
            }
        }
        let out = test.get("out").map(|out| [lines(out, Unit::Utf8), lines(out, Unit::Utf16)]);
        Ok(Self { id: text(test, "id")?.into(), inputs, ill_formed, out, err: test.get("err").cloned() })
    }

    fn write(&self, number: usize, op: &str, tables: &mut String, rows: &mut String) {
        let _ = writeln!(tables, "static const struct vector_input in{number}[] = {{");
        for (name, octets, repeat) in &self.inputs {
            let _ = writeln!(tables, "    {{\"{name}\", {}, {}, {repeat}}},", literal(octets), octets.len());
        }
        let _ = writeln!(tables, "}};");
        let (mut out, mut out16, mut err) = ("NULL".to_owned(), "NULL".to_owned(), "NULL".to_owned());
        if let Some([utf8, utf16]) = &self.out {
            let _ = writeln!(tables, "static const char out{number}[] = {};", literal(utf8.as_bytes()));
            out = format!("out{number}");
            if utf8 != utf16 {
                let _ = writeln!(tables, "static const char wide{number}[] = {};", literal(utf16.as_bytes()));
                out16 = format!("wide{number}");
            }
        }
        if let Some(expected) = &self.err {
            let given = |name: &str| expected[name].as_i64().unwrap_or(-1);
            let position = |unit: Unit| expected["position"][unit.name()].as_i64().unwrap_or(-1);
            let field = expected["field"].as_str().map_or("NULL".into(), |field| literal(field.as_bytes()));
            let _ = writeln!(
                tables,
                "static const struct vector_error err{number} = {{\"{}\", {}, {}, {field}, {}, {}, {}, NULL}};",
                expected["code"].as_str().unwrap_or_default(),
                position(Unit::Utf8),
                position(Unit::Utf16),
                given("index"),
                given("actual"),
                given("limit"),
            );
            err = format!("&err{number}");
        }
        let _ = writeln!(
            rows,
            "    {{\"{}\", \"{op}\", in{number}, {}, {out}, {out16}, {err}, {}}},",
            self.id,
            self.inputs.len(),
            u8::from(self.ill_formed)
        );
    }
}

/// Octets from hexadecimal.
fn octets(hex: &Value) -> Result<Vec<u8>, String> {
    let hex = hex.as_str().ok_or("octets are not a string")?.as_bytes();
    let digit = |digit: u8| char::from(digit).to_digit(16).map(|value| value as u8).ok_or("not hexadecimal");
    hex.chunks(2)
        .map(|pair| match pair {
            [high, low] => Ok(digit(*high)? << 4 | digit(*low)?),
            _ => Err("half an octet".into()),
        })
        .collect()
}

/// Inputs inside other inputs get names like `message.id` and `messages[0].id`; null is as good as absent.
fn flatten_input(name: &str, value: &Value, inputs: &mut Vec<Input>) -> Result<(), String> {
    match value {
        Value::Null => {}
        Value::Bool(_) | Value::Number(_) => inputs.push((name.into(), value.to_string().into_bytes(), 1)),
        Value::String(_) if name.ends_with("header_elements") => {
            inputs.push((name.into(), octets(value)?, 1));
        }
        Value::String(text) => inputs.push((name.into(), text.clone().into_bytes(), 1)),
        Value::Array(items) => {
            inputs.push((format!("{name}.length"), items.len().to_string().into_bytes(), 1));
            for (index, item) in items.iter().enumerate() {
                flatten_input(&format!("{name}[{index}]"), item, inputs)?;
            }
        }
        Value::Object(members) => {
            if let Some(parts) = members.get("repeat").and_then(Value::as_array) {
                // Present even when nothing is repeated.
                inputs.push((name.into(), Vec::new(), 1));
                for part in parts {
                    let text = part[0].as_str().ok_or("a part without text")?;
                    let count = part[1].as_u64().ok_or("a part without a count")?;
                    inputs.push((name.into(), text.into(), count));
                }
                return Ok(());
            }
            inputs.push((name.into(), Vec::new(), 1));
            for (member, value) in members {
                flatten_input(&format!("{name}.{member}"), value, inputs)?;
            }
        }
    }
    Ok(())
}

/// An expected answer as sorted lines.
fn lines(value: &Value, unit: Unit) -> String {
    let mut found = BTreeMap::new();
    flatten_output("", value, unit, &mut found);
    // In the order of the octets of the whole line, which is what the runners sort by.
    let mut lines: Vec<_> = found.into_iter().map(|(path, value)| format!("{path}={value}\n")).collect();
    lines.sort_by(|one, other| {
        one.trim_end_matches('\n').as_bytes().cmp(other.trim_end_matches('\n').as_bytes())
    });
    lines.concat()
}

fn flatten_output(path: &str, value: &Value, unit: Unit, lines: &mut BTreeMap<String, String>) {
    match value {
        Value::Null | Value::Bool(_) | Value::Number(_) => {
            lines.insert(path.into(), value.to_string());
        }
        Value::String(text) => {
            lines.insert(path.into(), format!("\"{}", escape(text)));
        }
        Value::Array(items) => {
            lines.insert(format!("{path}.length"), items.len().to_string());
            for (index, item) in items.iter().enumerate() {
                flatten_output(&format!("{path}[{index}]"), item, unit, lines);
            }
        }
        Value::Object(members) if is_position(members) => {
            lines.insert(path.into(), members[unit.name()].to_string());
        }
        Value::Object(members) => {
            for (member, value) in members {
                let path = if path.is_empty() { member.clone() } else { format!("{path}.{member}") };
                // `null` in a list of errors and the like is written; an absent member is not.
                flatten_output(&path, value, unit, lines);
            }
        }
    }
}

fn is_position(members: &serde_json::Map<String, Value>) -> bool {
    members.len() == 3 && ["utf8", "char", "utf16"].iter().all(|unit| members.contains_key(*unit))
}

/// Control characters and backslashes as `\xhh`, as the runners write them.
fn escape(text: &str) -> String {
    let mut escaped = String::new();
    for character in text.chars() {
        if character < ' ' || character == '\\' {
            let _ = write!(escaped, "\\x{:02x}", u32::from(character));
        } else {
            escaped.push(character);
        }
    }
    escaped
}

/// A string literal of C.
fn literal(octets: &[u8]) -> String {
    let mut literal = String::from("\"");
    for octet in octets {
        match octet {
            b'"' => literal.push_str("\\\""),
            b'\\' => literal.push_str("\\\\"),
            b'\n' => literal.push_str("\\n"),
            // No trigraphs.
            b'?' => literal.push_str("\\?"),
            b' '..=b'~' => literal.push(char::from(*octet)),
            // Three octal digits end by themselves, whatever follows.
            _ => {
                let _ = write!(literal, "\\{octet:03o}");
            }
        }
    }
    literal.push('"');
    literal
}
