//! Arguments of `pdu`.

use clap::{Args, Subcommand};
use septet::smpp::{DefaultAlphabet, Profile, SmppConcatenation};
use septet::{MessageIdForm, SenderAlphabet};

use crate::arguments::{HeaderArguments, TextArguments, TextSource};
use crate::exit;

/// Arguments of `pdu`.
#[derive(Args, Debug)]
pub(crate) struct PduArguments {
    #[command(subcommand)]
    pub(super) verb: PduVerb,
}

/// What to do with messages.
#[derive(Debug, Subcommand)]
pub(super) enum PduVerb {
    /// A message in hex as a tree: a PDU as modems give it (service centre, then TPDU), a TPDU alone, or an SMPP body
    #[command(after_help = exit::HELP)]
    Decode(DecodeArguments),
    /// A text as SMS-SUBMITs, one a line: the length for AT+CMGS and the PDU in hex; with --smpp submit_sm bodies in hex
    #[command(after_help = exit::HELP)]
    Encode(Box<EncodeArguments>),
}

/// Arguments of `pdu decode`.
#[derive(Args, Debug)]
pub(super) struct DecodeArguments {
    /// The message in hex digits, white space between them or not; stdin when there is none
    pub(super) hex: Option<String>,
    /// It is a TPDU, without the service centre's address before it
    #[arg(long, conflicts_with = "smpp")]
    pub(super) tpdu: bool,
    /// It is the body of a submit_sm or deliver_sm, without the 16 octets of the PDU's header
    #[arg(long)]
    pub(super) smpp: bool,
    /// It comes from the network: no SMS-SUBMIT; with --smpp it may be a receipt (the default there)
    #[arg(long, conflicts_with = "to_network")]
    pub(super) from_network: bool,
    /// It goes to the network: an SMS-SUBMIT; with --smpp a submit_sm, which is never a receipt
    #[arg(long)]
    pub(super) to_network: bool,
    /// One JSON object, or `{"error": …}`
    #[arg(long)]
    pub(super) json: bool,
    #[command(flatten)]
    pub(super) profile: ProfileArguments,
    /// How the ids of receipts become those of responses
    #[arg(
        long,
        value_name = "verbatim|decimal_to_hex|hex_to_decimal",
        value_parser = MessageIdForm::from_name,
        requires = "smpp",
        help_heading = "SMPP"
    )]
    pub(super) message_id_form: Option<MessageIdForm>,
}

/// What an SMSC takes for granted.
#[derive(Args, Debug)]
#[command(next_help_heading = "SMPP")]
pub(super) struct ProfileArguments {
    /// What data_coding 0 is
    #[arg(
        long,
        value_name = "gsm7|latin1|ascii",
        value_parser = DefaultAlphabet::from_name,
        requires = "smpp"
    )]
    default_alphabet: Option<DefaultAlphabet>,
    /// GSM-7 is packed, eight septets in seven octets
    #[arg(long, requires = "smpp")]
    packed: bool,
    /// The data_coding of UCS-2: 8, or 24 at some SMSCs
    #[arg(long, value_name = "NUMBER", requires = "smpp")]
    ucs2_data_coding: Option<u8>,
}

impl ProfileArguments {
    /// The profile with what was given here.
    pub(super) fn apply(&self) -> Profile {
        let mut profile = Profile::new().packed(self.packed);
        if let Some(alphabet) = self.default_alphabet {
            profile = profile.default_alphabet(alphabet);
        }
        if let Some(data_coding) = self.ucs2_data_coding {
            profile = profile.ucs2_data_coding(data_coding);
        }
        profile
    }
}

/// Arguments of `pdu encode`.
#[derive(Args, Debug)]
pub(super) struct EncodeArguments {
    #[command(flatten)]
    pub(super) source: TextSource,
    /// Who gets it
    #[arg(long, value_name = "NUMBER")]
    pub(super) to: String,
    /// One JSON array
    #[arg(long)]
    pub(super) json: bool,
    /// The service centre that takes it [default: the one that the SIM names]
    #[arg(long, value_name = "NUMBER", conflicts_with = "smpp")]
    pub(super) service_centre: Option<String>,
    /// Ask for a status report, with --smpp for a receipt
    #[arg(long)]
    pub(super) report: bool,
    /// How long the network is to try
    #[arg(long, value_name = "SECONDS")]
    pub(super) validity: Option<u32>,
    /// The message class; 0 is shown at once and not kept
    #[arg(long, value_name = "0..3", value_parser = clap::value_parser!(u8).range(0..=3))]
    pub(super) class: Option<u8>,
    /// submit_sm bodies, without the 16 octets of the PDU's header
    #[arg(long, requires = "from")]
    pub(super) smpp: bool,
    /// The sender: a number, a short code or a name
    #[arg(long, value_name = "SENDER", requires = "smpp", help_heading = "SMPP")]
    pub(super) from: Option<String>,
    /// Which characters a sender may have
    #[arg(
        long,
        value_name = "portable|common|gsm",
        value_parser = SenderAlphabet::from_name,
        requires = "smpp",
        help_heading = "SMPP"
    )]
    pub(super) sender_alphabet: Option<SenderAlphabet>,
    #[command(flatten)]
    pub(super) profile: ProfileArguments,
    /// How long texts are told to be one
    #[arg(
        long,
        value_name = "udh|sar|payload",
        value_parser = SmppConcatenation::from_name,
        requires = "smpp",
        help_heading = "SMPP"
    )]
    pub(super) concatenation: Option<SmppConcatenation>,
    #[command(flatten)]
    pub(super) text: TextArguments,
    #[command(flatten)]
    pub(super) header: HeaderArguments,
}
