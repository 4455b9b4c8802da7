//! The vectors of the wire: which of their inputs are octets.

use serde_json::Value;

use super::{Input, octets};

/// Operations, and the members that are hexadecimal, wherever they stand in the input. `octets` always is.
const HEXADECIMAL: [(&str, &[&str]); 11] = [
    ("septets_pack", &["septets"]),
    ("udh_build", &["data"]),
    ("user_data_encode", &["header"]),
    ("submit_encode", &["data", "header", "validity"]),
    ("submit_decode", &["pdu"]),
    ("deliver_encode", &["data", "header"]),
    ("deliver_decode", &["pdu"]),
    ("status_report_encode", &["data", "header"]),
    ("status_report_decode", &["pdu"]),
    ("smpp_deliver_decode", &["body"]),
    ("reassemble", &["octets"]),
];

/// Turns hexadecimal inputs into octets.
pub(super) fn decode(op: &str, inputs: &mut [Input]) -> Result<(), String> {
    let known = HEXADECIMAL.iter().find(|(known, _)| *known == op);
    for (name, data, _) in inputs {
        let member = name.rsplit('.').next().unwrap_or_default();
        if known.is_some_and(|(_, members)| members.contains(&member)) {
            let text = String::from_utf8(std::mem::take(data)).map_err(|error| error.to_string())?;
            *data = octets(&Value::String(text))?;
        }
    }
    Ok(())
}
