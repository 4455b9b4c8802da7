//! Message ids, which some SMSCs write in one base in `submit_sm_resp` and in another in receipts.

use alloc::format;
use alloc::string::{String, ToString};

use crate::error::{Error, ErrorCode};

/// How the ids of receipts become those of `submit_sm_resp` on a route.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum MessageIdForm {
    /// They are the same.
    #[default]
    Verbatim,
    /// Receipts write decimal digits, responses hexadecimal ones: `59113978` becomes `38601fa`.
    DecimalToHex,
    /// Receipts write hexadecimal digits, responses decimal ones: `38601fa` becomes `59113978`.
    HexToDecimal,
}

impl MessageIdForm {
    /// The form of a word: `verbatim`, `decimal_to_hex`, `hex_to_decimal`.
    ///
    /// # Errors
    /// `invalid_option` for any other word.
    pub fn from_name(name: &str) -> Result<Self, Error> {
        match name {
            "verbatim" => Ok(Self::Verbatim),
            "decimal_to_hex" => Ok(Self::DecimalToHex),
            "hex_to_decimal" => Ok(Self::HexToDecimal),
            _ => Err(Error::new(ErrorCode::InvalidOption).in_field("message_id_form")),
        }
    }

    /// Turns a receipt's id into the form of responses. Leading zeros go, hexadecimal digits are written small, as
    /// both vary among SMSCs: compare ids of responses after [`MessageIdForm::normalize`].
    ///
    /// # Errors
    /// `message_id_invalid` with the position of what is no digit, or for a number of more than 128 bits.
    ///
    /// ```
    /// use septet::MessageIdForm;
    /// assert_eq!(MessageIdForm::DecimalToHex.convert("0059113978")?, "38601fa");
    /// assert_eq!(MessageIdForm::HexToDecimal.convert("38601FA")?, "59113978");
    /// # Ok::<(), septet::Error>(())
    /// ```
    pub fn convert(self, receipt_id: &str) -> Result<String, Error> {
        match self {
            Self::Verbatim => Ok(receipt_id.into()),
            Self::DecimalToHex => Ok(format!("{:x}", number(receipt_id, 10)?)),
            Self::HexToDecimal => Ok(number(receipt_id, 16)?.to_string()),
        }
    }

    /// Writes a response's id as [`MessageIdForm::convert`] writes it.
    ///
    /// # Errors
    /// As [`MessageIdForm::convert`].
    pub fn normalize(self, response_id: &str) -> Result<String, Error> {
        match self {
            Self::Verbatim => Ok(response_id.into()),
            Self::DecimalToHex => Ok(format!("{:x}", number(response_id, 16)?)),
            Self::HexToDecimal => Ok(number(response_id, 10)?.to_string()),
        }
    }
}

fn number(id: &str, base: u32) -> Result<u128, Error> {
    let invalid = Error::new(ErrorCode::MessageIdInvalid);
    if let Some(position) = id.bytes().position(|octet| !char::from(octet).is_digit(base)) {
        return Err(invalid.at(position));
    }
    u128::from_str_radix(id, base).map_err(|_| invalid)
}
