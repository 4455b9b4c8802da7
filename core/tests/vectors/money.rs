//! Addresses, money, ids and times.

use septet::{
    Amount, Network, NumberLevel, PhoneNumber, PriceTable, SenderAlphabet, SenderId, Timestamp, event_id,
    message_id, request_id,
};
use serde_json::{Value, json};

use crate::Answer;
use crate::text::{octets, plain_text};

pub(crate) fn phone(input: &Value) -> Answer {
    let level = NumberLevel::from_name(word(&input["level"]))?;
    let number = PhoneNumber::parse_at(plain_text(&input["number"]), level)?;
    assert_eq!(number.to_string(), format!("+{}", number.digits()), "printed as it was read");
    Ok(json!({
        "digits": number.digits().to_string(),
        "calling_code": number.calling_code().map(|code| code.code()),
        "regions": number.calling_code().map(|code| code.regions()).unwrap_or_default(),
    }))
}

pub(crate) fn numbering(input: &Value) -> Answer {
    let number = PhoneNumber::parse(plain_text(&input["number"]))?;
    let info = number.numbering();
    let refused = number.check(NumberLevel::Numbering).err().map(|error| error.code());
    assert_eq!(refused, info.reason, "the level and the answer agree");
    Ok(json!({
        "valid": info.valid,
        "type": info.line_type.map(|line_type| line_type.as_str()),
        "region": info.region,
        "reason": info.reason.map(|reason| reason.as_str()),
        "suggestion": info.suggestion.map(|number| number.to_string()),
    }))
}

pub(crate) fn sender(input: &Value) -> Answer {
    let alphabet = SenderAlphabet::from_name(word(&input["alphabet"]))?;
    let text = plain_text(&input["sender"]);
    let sender = SenderId::parse_in(&text, alphabet)?;
    assert_eq!(sender.as_str(), text, "echoed as it was written");
    Ok(json!({
        "kind": sender.kind().as_str(),
        "tier": sender.tier().as_str(),
        "ton": sender.ton(),
        "npi": sender.npi(),
        "number": sender.number().map(|number| number.to_string()),
    }))
}

pub(crate) fn amount(input: &Value) -> Answer {
    let amount: Amount = word(&input["text"]).parse()?;
    let decimals = usize::try_from(input["decimals"].as_u64().expect("a number")).expect("a small one");
    Ok(json!({ "nanos": amount.nanos().to_string(), "printed": amount.decimal(decimals).to_string() }))
}

pub(crate) fn price(input: &Value) -> Answer {
    let table = PriceTable::from_json(word(&input["table"]))?;
    let number = PhoneNumber::parse(word(&input["number"]))?;
    let network: Option<Network> = input.get("network").map(|network| word(network).parse()).transpose()?;
    let route_id = input.get("route_id").map(|id| id.as_u64().expect("a number"));
    let price = table.price(route_id, number, network);
    Ok(json!({ "price": price.map(|price| price.to_string()), "currency": table.currency().as_str() }))
}

pub(crate) fn id(input: &Value) -> Answer {
    let random: [u8; 24] = octets(&input["octets"]).try_into().expect("24 octets");
    let id = match word(&input["kind"]) {
        "message" => message_id(&random),
        "request" => request_id(&random),
        "event" => event_id(&random),
        kind => panic!("no ids for {kind}"),
    };
    Ok(json!({ "id": id }))
}

pub(crate) fn timestamp(input: &Value) -> Answer {
    let unix = word(&input["unix"]).parse().expect("an integer of 64 bits");
    Ok(json!({ "text": Timestamp::from_unix(unix)?.to_string() }))
}

pub(crate) fn timestamp_read(input: &Value) -> Answer {
    let time: Timestamp = word(&input["text"]).parse()?;
    Ok(json!({ "unix": time.unix().to_string() }))
}

pub(crate) fn word(json: &Value) -> &str {
    json.as_str().unwrap_or_else(|| panic!("{json} is not a string"))
}
