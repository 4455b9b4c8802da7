//! `septet receipt`.

use clap::Args;
use septet::smpp::MessageState;
use septet::{Error, MessageIdForm, Receipt};

use crate::arguments::TextSource;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::tree::{Item, Tree, Value, tell};

/// Arguments of `receipt`.
#[derive(Args, Debug)]
pub(crate) struct ReceiptArguments {
    #[command(flatten)]
    source: TextSource,
    /// One JSON object, or `{"error": …}`
    #[arg(long)]
    json: bool,
    /// The parameter receipted_message_id, which comes before the text's id
    #[arg(long, value_name = "ID")]
    receipted_message_id: Option<String>,
    /// The parameter message_state, which comes before the text's stat
    #[arg(long, value_name = "NUMBER")]
    message_state: Option<u8>,
    /// How the text's id becomes that of the response
    #[arg(
        long,
        value_name = "verbatim|decimal_to_hex|hex_to_decimal",
        value_parser = MessageIdForm::from_name,
        default_value = "verbatim"
    )]
    message_id_form: MessageIdForm,
}

/// Prints what a receipt says.
pub(crate) fn run(arguments: &ReceiptArguments) -> Result<Exit, Failure> {
    let text = arguments.source.read()?;
    let receipt = Receipt::parse(&text).map(|receipt| with_parameters(receipt, arguments));
    let tree =
        receipt.map(|receipt| Tree { kind: "receipt", items: items(&receipt, arguments.message_id_form) });
    tell(tree, arguments.json, Failure::refused)
}

fn with_parameters(mut receipt: Receipt, arguments: &ReceiptArguments) -> Receipt {
    if let Some(id) = &arguments.receipted_message_id {
        receipt = receipt.with_receipted_message_id(id);
    }
    if let Some(state) = arguments.message_state {
        receipt = receipt.with_message_state(state);
    }
    receipt
}

/// What a receipt says.
pub(crate) fn items(receipt: &Receipt, form: MessageIdForm) -> Vec<Item> {
    let message_id = match receipt.message_id_in(form) {
        Ok(id) => id.into(),
        Err(error) => Value::Error(error),
    };
    let mut items = vec![
        Item::new("message_id", message_id),
        Item::new("status", receipt.status().as_str()),
        Item::new("state", receipt.state().map(MessageState::as_str)),
        Item::new("state_word", receipt.state_word()),
        Item::new("error", receipt.error()),
        Item::new("submitted", receipt.submitted()),
        Item::new("delivered", receipt.delivered()),
        Item::new("submit_date", receipt.submit_date().map(|date| date.to_string())),
        Item::new("done_date", receipt.done_date().map(|date| date.to_string())),
        Item::new("text", receipt.text()),
    ];
    if let Some(network) = receipt.network_error() {
        items.push(Item::new("network_type", network.network_type));
        items.push(Item::new("network_code", network.code));
    }
    let defect = |defect: &Error| Item::new("field", defect.field().unwrap_or_default());
    items.push(Item::new("defects", Value::List(receipt.defects().iter().map(defect).collect())));
    items
}
