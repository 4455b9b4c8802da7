//! Structs of a caller: any octets, but every pointer in them is NULL or points to what its length says.

use std::any::TypeId;
use std::mem::MaybeUninit;

use septet_c::*;

use super::arguments::{Pointee, ascending};
use super::caller::Caller;

/// A struct of the header.
pub trait Shape: Copy + 'static {
    /// Whether it begins with its size.
    const GROWS: bool;
    /// Whether it holds no pointer, so that what came out may go in.
    const IS_PLAIN: bool;
    /// Puts pointers in, which are any octets so far.
    fn point(&mut self, caller: &mut Caller);
    /// Reads the strings that a call has put in.
    fn read(&self, caller: &mut Caller);
}

/// Any octets, mostly small numbers.
fn any<T: Shape>(caller: &mut Caller) -> T {
    let mut value = MaybeUninit::<T>::zeroed();
    // SAFETY: structs of C are integers and pointers, for which every pattern of bits is a value.
    let octets: &mut [u8] =
        unsafe { std::slice::from_raw_parts_mut(value.as_mut_ptr().cast(), size_of::<T>()) };
    let kept = caller.kept.get(&TypeId::of::<T>());
    match caller.source.octet() {
        0..=47 => {}
        48..=127 if kept.is_some() => {
            octets.copy_from_slice(kept.expect("there is one"));
            let place = caller.source.below(octets.len().min(256));
            if caller.rarely() {
                octets[place] = caller.source.octet();
            }
        }
        // Text and digits fill the arrays of addresses and times.
        128..=143 => octets.fill(caller.source.octet()),
        _ => {
            for word in octets.chunks_mut(4) {
                match caller.source.octet() {
                    0..=127 => {}
                    small @ 128..=223 => word[0] = small % 16,
                    _ => {
                        let any = caller.source.take(word.len());
                        word[..any.len()].copy_from_slice(any);
                    }
                }
            }
        }
    }
    // SAFETY: as above; pointers in it are not followed before `point` has set them.
    let mut value = unsafe { value.assume_init() };
    value.point(caller);
    value
}

fn octets_of<T: Shape>(value: &T) -> Vec<u8> {
    // SAFETY: made by `any` of initialised octets; structs of the header have no padding that matters.
    unsafe { std::slice::from_raw_parts(std::ptr::from_ref(value).cast(), size_of::<T>()) }.to_vec()
}

/// So many structs that something points to.
fn lend<T: Shape>(caller: &mut Caller, most: usize) -> (*const T, usize) {
    let count = caller.source.below(most + 1);
    if count == 0 {
        return (std::ptr::null(), 0);
    }
    let octets: Vec<u8> = (0..count).flat_map(|_| octets_of(&any::<T>(caller))).collect();
    (caller.lend(&octets, align_of::<T>()).cast(), count)
}

/// Octets that a member points to.
fn octets(caller: &mut Caller) -> (*const u8, usize) {
    if caller.rarely() {
        return (std::ptr::null(), 0);
    }
    let text = caller.text();
    (caller.lend(&text, 1), text.len())
}

/// The size that a struct says it has: the right one, or any that the memory is made to fit.
fn told_size(caller: &mut Caller, right: usize) -> u32 {
    let right = right as u32;
    match caller.source.octet() {
        0..=223 => right,
        224..=227 => 0,
        228..=231 => right - 8,
        232..=235 => right + 8,
        236..=239 => right + 4,
        240..=243 => right.wrapping_sub(u32::from(caller.source.octet())),
        244..=247 => 4096,
        248..=251 => 4100,
        _ => caller.source.integer() as u32,
    }
}

/// Memory for a struct of a told size: no more than the library may look at.
fn grown<T: Shape>(caller: &mut Caller, value: &T, is_output: bool) -> Vec<u8> {
    let size = told_size(caller, size_of::<T>());
    let mut octets = octets_of(value);
    let tail = if !is_output && caller.rarely() { 1 } else { 0 };
    // A size beyond 4,096 is refused before more than it is read.
    octets.resize(if (8..=4096).contains(&size) { size as usize } else { 8 }, tail);
    octets[..4].copy_from_slice(&size.to_ne_bytes());
    octets
}

/// A struct of the header behind a pointer. `Pointee` cannot be implemented for all shapes at once, since handles have theirs.
fn input<T: Shape>(caller: &mut Caller) -> *const T {
    if caller.rarely() {
        return caller.null_input();
    }
    if T::GROWS {
        let value = any::<T>(caller);
        let octets = grown(caller, &value, false);
        let pointer = caller.input(&octets, 1);
        caller.no_array();
        return pointer;
    }
    let count = 1 + caller.source.below(4);
    let octets: Vec<u8> = (0..count).flat_map(|_| octets_of(&any::<T>(caller))).collect();
    caller.input(&octets, count)
}

fn output<T: Shape>(caller: &mut Caller) -> *mut T {
    if caller.rarely() {
        return caller.null_output();
    }
    if T::GROWS {
        // Read and written: a message, or what nobody should read.
        let value = any::<T>(caller);
        let octets = grown(caller, &value, true);
        return caller.sized_output(&octets, align_of::<T>(), Some(collect::<T>)).cast();
    }
    let count = if caller.source.octet() < 192 { 1 + caller.source.below(8) } else { 300 };
    let content = [0xA5, 0][caller.source.below(2)];
    caller.output(&vec![content; count * size_of::<T>()], count, Some(collect::<T>))
}

/// Reads a struct that came out, when it is a whole one.
fn collect<T: Shape>(caller: &mut Caller, pointer: *const u8, filled: usize) {
    if filled < size_of::<T>() {
        return;
    }
    // SAFETY: a whole struct lies there, written by the call.
    let value = unsafe { pointer.cast::<T>().read_unaligned() };
    value.read(caller);
    if TypeId::of::<T>() == TypeId::of::<septet_action>() {
        // SAFETY: the same type.
        let action = unsafe { pointer.cast::<septet_action>().read_unaligned() };
        caller.tokens.push(action.token);
    }
    if T::IS_PLAIN {
        caller.kept.insert(TypeId::of::<T>(), octets_of(&value));
    }
}

macro_rules! shapes {
    ($grows:literal: $($shape:ident ($($string:ident)*) $($more:expr)?;)+) => {
        $(
            impl Shape for $shape {
                const GROWS: bool = $grows;
                const IS_PLAIN: bool = stringify!($($string)* $($more)?).is_empty();

                fn point(&mut self, _caller: &mut Caller) {
                    $(self.$string = _caller.string();)*
                    $(
                        let more: fn(&mut Self, &mut Caller) = $more;
                        more(self, _caller);
                    )?
                }

                fn read(&self, _caller: &mut Caller) {
                    $(_caller.read(self.$string);)*
                }
            }

            impl Pointee for $shape {
                fn input(caller: &mut Caller) -> *const Self {
                    input(caller)
                }

                fn output(caller: &mut Caller) -> *mut Self {
                    output(caller)
                }
            }
        )+
    };
}

shapes! {
    false:
    septet_address ();
    septet_bulk_item (id to status error_code error_message);
    septet_candidate ();
    septet_change ();
    septet_concatenation ();
    septet_currency ();
    septet_field (name);
    septet_keyword ();
    septet_offender ();
    septet_pdu ();
    septet_region ();
    septet_segment ();
    septet_service_time ();
    septet_smpp_time ();
    septet_smpp_tlv () |tlv, caller| {
        let (value, length) = octets(caller);
        (tlv.value, tlv.value_len) = (value, length as u32);
    };
    septet_udh_element () |element, caller| {
        let (data, length) = octets(caller);
        (element.data, element.data_len) = (data, length as u32);
    };
    septet_user_data ();
    septet_validity ();
}

shapes! {
    true:
    septet_action ();
    septet_advice_item (text);
    septet_advice_options ();
    septet_analysis ();
    septet_analysis_columns () |columns, caller| {
        let rows = rows(caller);
        columns.rows = rows;
        columns.error = column(caller, rows);
        columns.encoding = column(caller, rows);
        columns.units = column(caller, rows);
        columns.segments = column(caller, rows);
        columns.first_offender = column(caller, rows);
    };
    septet_bulk_counts ();
    septet_bulk_request (from body reference) |request, caller| {
        (request.recipients, request.recipient_count) = lend(caller, 5);
        (request.unknown, request.unknown_count) = lend(caller, 1);
    };
    septet_bulk_summary ();
    septet_classification ();
    septet_data_coding ();
    septet_decoded_user_data ();
    septet_error_envelope (code message field details request_id);
    septet_event (id event_type reference error_code error_message);
    septet_http_headers (authorization content_type);
    septet_interpretation ();
    septet_message (id to from body status provider_message_id);
    septet_message_state (status);
    septet_number_columns () |columns, caller| {
        let rows = rows(caller);
        columns.rows = rows;
        columns.error = column(caller, rows);
        columns.number = column(caller, rows);
        columns.calling_code = column(caller, rows);
        columns.line_type = column(caller, rows);
        columns.region = column(caller, rows);
    };
    septet_numbering ();
    septet_part (sender recipient) |part, caller| {
        (part.octets, part.octet_count) = octets(caller);
        part.reference_bits = [8, 16, part.reference_bits][caller.source.below(3)];
    };
    septet_phone ();
    septet_planned_message (to);
    septet_reassembler_state ();
    septet_reassembly_event (sender recipient content) |event, _| event.missing = std::ptr::null();
    septet_reassembly_limits ();
    septet_receipt_fields (message_id state_word error text);
    septet_receipt_source (text receipted_message_id);
    septet_route_query (network) |query, caller| {
        query.to_digits = [12_025_550_143, 447_700_900_100, query.to_digits][caller.source.below(3)];
        query.segments = query.segments.wrapping_add(caller.source.below(4));
    };
    septet_send_request (to from body reference) |request, caller| {
        (request.unknown, request.unknown_count) = lend(caller, 1);
    };
    septet_send_summary ();
    septet_sender ();
    septet_sms_deliver ();
    septet_sms_status_report ();
    septet_sms_submit ();
    septet_smpp_message (service_type source destination schedule_delivery_time validity_period) |message, caller| {
        (message.short_message, message.short_message_len) = octets(caller);
    };
    septet_smpp_profile ();
    septet_smpp_status (name meaning outcome_name);
    septet_smpp_submit (from to service_type schedule_delivery_time validity_period);
    septet_stored (fingerprint);
    septet_template (text) |template, caller| {
        (template.fields, template.field_count) = lend(caller, 4);
    };
    septet_template_bounds ();
    septet_template_total ();
    septet_template_values () |values, caller| {
        let (data, length) = octets(caller);
        (values.data, values.len) = (data.cast(), length);
        let (narrow, wide) = (ascending::<i32>(caller), ascending::<i64>(caller));
        (values.offsets, values.offsets64) = (std::ptr::null(), std::ptr::null());
        values.offset_count = if caller.source.octet() < 128 {
            values.offsets = lend_integers(caller, &narrow);
            narrow.len()
        } else {
            values.offsets64 = lend_integers(caller, &wide);
            wide.len()
        };
    };
    septet_text_options () |options, caller| {
        (options.header_elements, options.header_elements_len) = (std::ptr::null(), 0);
        if caller.rarely() {
            (options.header_elements, options.header_elements_len) = octets(caller);
        }
    };
    septet_transliteration_options ();
    septet_transliteration_summary (text);
    septet_udh ();
}

fn rows(caller: &mut Caller) -> usize {
    caller.rows = caller.source.below(12);
    caller.rows
}

/// A column of so many rows; NULL now and then.
fn column<T>(caller: &mut Caller, rows: usize) -> *mut T {
    if caller.rarely() { std::ptr::null_mut() } else { caller.column(rows) }
}

fn lend_integers<T>(caller: &mut Caller, integers: &[T]) -> *const T {
    // SAFETY: integers have no padding.
    let octets = unsafe { std::slice::from_raw_parts(integers.as_ptr().cast(), size_of_val(integers)) };
    caller.lend(octets, align_of::<T>()).cast()
}

/// A string behind a pointer: an array of them to be read, or one to be written.
impl Shape for septet_str {
    const GROWS: bool = false;
    const IS_PLAIN: bool = false;

    fn point(&mut self, caller: &mut Caller) {
        *self = caller.string();
    }

    fn read(&self, caller: &mut Caller) {
        caller.read(*self);
    }
}

impl Pointee for septet_str {
    fn input(caller: &mut Caller) -> *const Self {
        input(caller)
    }

    fn output(caller: &mut Caller) -> *mut Self {
        output(caller)
    }
}

/// The last argument, or a struct that takes an error out of a handle.
impl Shape for septet_error {
    const GROWS: bool = true;
    const IS_PLAIN: bool = true;

    fn point(&mut self, _: &mut Caller) {}

    fn read(&self, _: &mut Caller) {}
}

impl Pointee for septet_error {
    fn input(caller: &mut Caller) -> *const Self {
        input(caller)
    }

    fn output(caller: &mut Caller) -> *mut Self {
        let place: *mut Self = output(caller);
        caller.error_is(place.is_null());
        place
    }
}
