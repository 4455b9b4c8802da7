//! Inputs of dispatches and signatures: routes and policies are JSON to the face, bodies may be any octets.

use serde_json::Value;

use super::{Input, octets};

/// Takes an input over; `false` when it is none of these.
pub(super) fn take(name: &str, value: &Value, inputs: &mut Vec<Input>) -> Result<bool, String> {
    match (name, value) {
        ("policy", Value::Object(_)) => inputs.push(json(name.into(), value)),
        ("routes", Value::Array(routes)) if routes.iter().all(Value::is_object) => {
            inputs.push(("routes.length".into(), routes.len().to_string().into_bytes(), 1));
            inputs.extend(
                routes.iter().enumerate().map(|(index, route)| json(format!("routes[{index}]"), route)),
            );
        }
        ("body_octets", _) => inputs.push(("body".into(), octets(value)?, 1)),
        _ => return Ok(false),
    }
    Ok(true)
}

fn json(name: String, value: &Value) -> Input {
    (name, value.to_string().into_bytes(), 1)
}
