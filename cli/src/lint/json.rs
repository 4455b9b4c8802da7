//! The strings of a JSON file, in its order.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use super::source::TemplateText;

/// Every string apart from the names of members, each with the path of its keys: `otp.text`, `reminders.0`.
pub(super) fn templates(text: &str) -> Result<Vec<TemplateText>, serde_json::Error> {
    let mut templates = Vec::new();
    let mut json = serde_json::Deserializer::from_str(text);
    Strings { path: String::new(), templates: &mut templates }.deserialize(&mut json)?;
    json.end()?;
    Ok(templates)
}

/// Looks for strings in a value; serde_json bounds how deep values stand in each other.
struct Strings<'t> {
    path: String,
    templates: &'t mut Vec<TemplateText>,
}

impl Strings<'_> {
    fn under(&mut self, key: &str) -> Strings<'_> {
        Strings { path: joined(&self.path, key), templates: self.templates }
    }
}

/// A path and one more key.
pub(super) fn joined(path: &str, key: &str) -> String {
    if path.is_empty() { key.into() } else { format!("{path}.{key}") }
}

impl<'de> DeserializeSeed<'de> for Strings<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, value: D) -> Result<(), D::Error> {
        value.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strings<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        self.templates.push(TemplateText { name: self.path, line: None, text: text.into() });
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            map.next_value_seed(self.under(&key))?;
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut list: A) -> Result<(), A::Error> {
        let mut index = 0_usize;
        while list.next_element_seed(self.under(&index.to_string()))?.is_some() {
            index += 1;
        }
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::templates;

    #[test]
    fn strings_in_the_order_of_the_file() {
        let json = r#"{"z":"1","a":{"text":"\u00e9","count":2,"list":[true,"3",null,["4"]]},"a":"5"}"#;
        let found = templates(json).unwrap();
        let found: Vec<_> = found.iter().map(|found| (found.name.as_str(), found.text.as_str())).collect();
        assert_eq!(found, [("z", "1"), ("a.text", "é"), ("a.list.1", "3"), ("a.list.3.0", "4"), ("a", "5")]);
        assert_eq!(templates("\"alone\"").unwrap()[0].name, "");
        for wrong in ["", "{\"a\":}", "[\"a\"] x", "\"\\ud800\"", &"[".repeat(1_000)] {
            assert!(templates(wrong).is_err(), "{wrong}");
        }
    }
}
