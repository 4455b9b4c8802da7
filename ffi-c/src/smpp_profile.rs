//! What differs from SMSC to SMSC.

use septet::MessageIdForm;
use septet::smpp::{DefaultAlphabet, Profile, SmppConcatenation};

use crate::guard::Failure;
use crate::member::{Choices, choice, flag, octet};
use crate::ptr::{self, Pod};

/// What `data_coding` 0, the SMSC's default alphabet, is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u32)]
pub enum septet_smpp_alphabet {
    /// GSM-7.
    SEPTET_SMPP_ALPHABET_GSM7 = 0,
    /// ISO 8859-1.
    SEPTET_SMPP_ALPHABET_LATIN1 = 1,
    /// ASCII.
    SEPTET_SMPP_ALPHABET_ASCII = 2,
}

/// How long texts are told to be one.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u32)]
pub enum septet_smpp_concatenation {
    /// A user data header in every segment.
    SEPTET_SMPP_CONCATENATION_UDH = 0,
    /// The parameters `sar_msg_ref_num`, `sar_total_segments`, `sar_segment_seqnum`.
    SEPTET_SMPP_CONCATENATION_SAR = 1,
    /// One message with `message_payload`; the SMSC splits it.
    SEPTET_SMPP_CONCATENATION_PAYLOAD = 2,
}

/// How the ids of receipts become those of `submit_sm_resp` on a route.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u32)]
pub enum septet_message_id_form {
    /// They are the same.
    SEPTET_MESSAGE_ID_VERBATIM = 0,
    /// Receipts write decimal digits, responses hexadecimal ones.
    SEPTET_MESSAGE_ID_DECIMAL_TO_HEX = 1,
    /// Receipts write hexadecimal digits, responses decimal ones.
    SEPTET_MESSAGE_ID_HEX_TO_DECIMAL = 2,
}

const ALPHABETS: &Choices<u8, DefaultAlphabet> =
    &[(0, DefaultAlphabet::Gsm7), (1, DefaultAlphabet::Latin1), (2, DefaultAlphabet::Ascii)];

const CONCATENATIONS: &Choices<u8, SmppConcatenation> =
    &[(0, SmppConcatenation::Udh), (1, SmppConcatenation::Sar), (2, SmppConcatenation::Payload)];

const FORMS: &Choices<u8, MessageIdForm> =
    &[(0, MessageIdForm::Verbatim), (1, MessageIdForm::DecimalToHex), (2, MessageIdForm::HexToDecimal)];

/// What an SMSC makes of the fields, as its operator documents it. Zero everywhere, and NULL in place of the struct, is what most
/// do: GSM-7 with one septet in an octet as `data_coding` 0, UCS-2 as 8, user data headers.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct septet_smpp_profile {
    /// `sizeof(septet_smpp_profile)`.
    pub struct_size: u32,
    /// What `data_coding` 0 is: a number of `septet_smpp_alphabet`.
    pub default_alphabet: u32,
    /// 1 when GSM-7 is packed, eight septets in seven octets, as on the air.
    pub packed: u32,
    /// The `data_coding` of UCS-2: 8, or 24 where the SMSC takes the value for a TP-DCS; 0 means 8.
    pub ucs2_data_coding: u32,
    /// How long texts are told to be one: a number of `septet_smpp_concatenation`.
    pub concatenation: u32,
    /// How ids of receipts become those of responses: a number of `septet_message_id_form`.
    pub message_id_form: u32,
}

// SAFETY: `repr(C)`, `struct_size` first, every member an integer.
unsafe impl Pod for septet_smpp_profile {}

/// # Safety
/// `profile` is NULL or points to a struct whose `struct_size` is right.
pub(crate) unsafe fn profile(profile: *const septet_smpp_profile) -> Result<Profile, Failure> {
    // SAFETY: promised by the caller.
    let Some(given) = unsafe { ptr::pod(profile) }? else { return Ok(Profile::new()) };
    let mut profile = Profile::new()
        .default_alphabet(choice(ALPHABETS, given.default_alphabet, "default_alphabet")?)
        .packed(flag(given.packed, "packed")?)
        .concatenation(choice(CONCATENATIONS, given.concatenation, "concatenation")?)
        .message_id_form(message_id_form(given.message_id_form)?);
    if given.ucs2_data_coding != 0 {
        profile = profile.ucs2_data_coding(octet(given.ucs2_data_coding, "ucs2_data_coding")?);
    }
    Ok(profile)
}

pub(crate) fn message_id_form(number: u32) -> Result<MessageIdForm, Failure> {
    choice(FORMS, number, "message_id_form")
}
