//! Templates: what a text with placeholders takes at least and at most.

use core::ffi::c_char;

use septet::{Field, FieldAlphabet, Template, TemplateStyle};

use crate::error::{SEPTET_NONE, septet_error};
use crate::guard::{Failure, guard};
use crate::options::{invalid, septet_text_options, text_options};
use crate::ptr::{self, Pod, septet_str};
use crate::status::septet_status;
use crate::text::septet_analysis;

/// How placeholders are written.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u32)]
pub enum septet_template_style {
    /// `{name}`. `{{` and `}}` are braces; a single one that belongs to no placeholder is an error.
    SEPTET_TEMPLATE_BRACES = 1,
    /// `{{ name }}`, with spaces or without. `\{{` is a pair of braces.
    SEPTET_TEMPLATE_DOUBLE_BRACES = 2,
    /// `%name%`. `%%` is a percent sign; a single one that belongs to no placeholder is an error.
    SEPTET_TEMPLATE_PERCENT = 3,
}

/// What the values of a field are made of.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u32)]
pub enum septet_field_alphabet {
    /// Any character: a value may force UCS-2 and take two units for each character.
    SEPTET_FIELD_ANY = 0,
    /// `0` to `9`.
    SEPTET_FIELD_DIGITS = 1,
    /// The GSM 7 bit alphabet and its extension table, whose characters take two septets.
    SEPTET_FIELD_GSM7 = 2,
}

/// A field of a template: its name, and what its values may be. This struct does not grow.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct septet_field {
    /// The name that placeholders give: 1 to 64 of `A-Z a-z 0-9 _ . -`.
    pub name: septet_str,
    /// The most characters (Unicode scalar values) that a value has.
    pub max_length: usize,
    /// A number of `septet_field_alphabet`.
    pub alphabet: u32,
    /// Zero.
    pub reserved: u32,
}

/// A text with placeholders, and the fields that they name. The caller keeps what it points to alive during a call.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct septet_template {
    /// `sizeof(septet_template)`.
    pub struct_size: u32,
    /// A number of `septet_template_style`, which is never guessed.
    pub style: u32,
    /// The text.
    pub text: septet_str,
    /// The fields, at most `SEPTET_MAX_FIELDS`.
    pub fields: *const septet_field,
    /// How many fields.
    pub field_count: usize,
}

// SAFETY: `repr(C)`, `struct_size` first, every member an integer or a pointer.
unsafe impl Pod for septet_template {}

/// The template of a call: what the caller keeps, and its fields in the core's form.
pub(crate) struct Given<'a> {
    text: &'a str,
    style: TemplateStyle,
    pub(crate) fields: Vec<Field<'a>>,
}

impl Given<'_> {
    #[inline(never)]
    pub(crate) fn template(&self) -> Result<Template<'_>, Failure> {
        Ok(Template::parse(self.text, self.style, &self.fields)?)
    }
}

/// # Safety
/// `template` is NULL or points to a struct whose `struct_size` is right, and whose pointers the caller keeps.
#[inline(never)]
pub(crate) unsafe fn given<'a>(template: *const septet_template) -> Result<Given<'a>, Failure> {
    // SAFETY: promised by the caller.
    let given = unsafe { ptr::required_pod(template) }?;
    let style = match given.style {
        1 => TemplateStyle::Braces,
        2 => TemplateStyle::DoubleBraces,
        3 => TemplateStyle::Percent,
        _ => return Err(invalid("style")),
    };
    // SAFETY: promised by the caller.
    let (text, list) = unsafe { (given.text.required()?, ptr::array(given.fields, given.field_count)?) };
    // SAFETY: promised by the caller.
    let fields: Vec<_> = list.iter().map(|given| unsafe { field(given) }).collect::<Result<_, _>>()?;
    Ok(Given { text, style, fields })
}

/// # Safety
/// The name is one that the caller keeps.
unsafe fn field<'a>(given: &septet_field) -> Result<Field<'a>, Failure> {
    let alphabet = match given.alphabet {
        0 => FieldAlphabet::Any,
        1 => FieldAlphabet::Digits,
        2 => FieldAlphabet::Gsm7,
        _ => return Err(invalid("alphabet")),
    };
    if given.reserved != 0 {
        return Err(invalid("reserved"));
    }
    // SAFETY: promised by the caller.
    Ok(Field::new(unsafe { given.name.required() }?, given.max_length, alphabet))
}

/// What decides how much a template takes.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct septet_template_bounds {
    /// `sizeof(septet_template_bounds)`, set by the caller.
    pub struct_size: u32,
    /// Zero.
    pub reserved: u32,
    /// How many placeholders there are.
    pub placeholders: usize,
    /// The index of the field without which the most segments would be fewest, or `SEPTET_NONE` where they would not be fewer.
    pub deciding_field: usize,
    /// The index of the first field whose values may force UCS-2, or `SEPTET_NONE`.
    pub ucs2_field: usize,
    /// Where the first literal character stands that forces UCS-2, in octets of the template, or `SEPTET_NONE`.
    pub ucs2_literal: usize,
}

// SAFETY: `repr(C)`, `struct_size` first, every member an integer.
unsafe impl Pod for septet_template_bounds {}

/// What a template takes at least and at most; both are exact. Linear in the text with its longest values, once for each field.
///
/// - `options`: NULL for the defaults.
/// - `bounds`: receives what decides; NULL when it is not wanted.
/// - `smallest`: receives the analysis with every value empty; NULL when it is not wanted.
/// - `largest`: receives the analysis with the values that take the most; NULL when it is not wanted.
///
/// Errors: `SEPTET_ERR_FIELD_INVALID` (index of the field), `SEPTET_ERR_TEMPLATE_INVALID` and `SEPTET_ERR_FIELD_UNKNOWN` (position),
/// `SEPTET_ERR_TEXT_TOO_LONG` beyond `SEPTET_MAX_TEMPLATE_CHARACTERS`, `SEPTET_ERR_INVALID_OPTION`, and as `septet_text_analyze`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_template_lint(
    template: *const septet_template,
    options: *const septet_text_options,
    bounds: *mut septet_template_bounds,
    smallest: *mut septet_analysis,
    largest: *mut septet_analysis,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (bounds, smallest, largest, options) = unsafe {
            (
                ptr::optional_pod_out(bounds)?,
                ptr::optional_pod_out(smallest)?,
                ptr::optional_pod_out(largest)?,
                text_options(options)?.unwrap_or_default(),
            )
        };
        // SAFETY: as above.
        let found = unsafe { given(template) }?.template()?.bounds(&options)?;
        if let Some(bounds) = bounds {
            bounds.write(septet_template_bounds {
                struct_size: 0,
                reserved: 0,
                placeholders: found.placeholders,
                deciding_field: found.deciding_field.unwrap_or(SEPTET_NONE),
                ucs2_field: found.ucs2_field.unwrap_or(SEPTET_NONE),
                ucs2_literal: found.ucs2_literal.unwrap_or(SEPTET_NONE),
            });
        }
        for (place, analysis) in [(smallest, found.smallest), (largest, found.largest)] {
            if let Some(place) = place {
                place.write(septet_analysis::of(&analysis));
            }
        }
        Ok(())
    })
}

/// Writes the text with values in place of the placeholders.
///
/// - `values`, `value_count`: one for each field, in the order of the fields.
///
/// Errors: as `septet_template_lint` for the template itself; `SEPTET_ERR_VALUE_TOO_LONG` (index of the field, `actual`, `limit`),
/// `SEPTET_ERR_VALUE_OUTSIDE_ALPHABET` (index, position in the value), `SEPTET_ERR_MISSING_MEMBER` (index of the first field without
/// a value), `SEPTET_ERR_BUFFER_TOO_SMALL`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_template_fill(
    template: *const septet_template,
    values: *const septet_str,
    value_count: usize,
    out: *mut c_char,
    out_cap: usize,
    out_len: *mut usize,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, values) =
            unsafe { (ptr::buffer_out(out, out_cap, out_len)?, ptr::texts(values, value_count)?) };
        // SAFETY: as above.
        out.write_str(&unsafe { given(template) }?.template()?.fill(&values)?)
    })
}
