//! Parts in any order give the message, and no input makes a reassembler hold more than its limits.

use proptest::prelude::*;
use septet::smpp::{Profile, ShortMessage, SmppConcatenation, SubmitOptions};
use septet::{
    Concatenation, Content, Part, PartBody, PhoneNumber, Reassembler, ReassemblyEvent, ReassemblyLimits,
    ReferenceBits, SenderId, TextOptions, alphabet::Tables,
};

fn messages() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z@ {}€\\[\\]~^|]{1,900}",
        "[a-zа-я😀😞é]{1,500}",
        ("[a-z]{150,160}", "[{}€@]{1,10}").prop_map(|(start, end)| start + &end),
    ]
}

fn profiles() -> impl Strategy<Value = Profile> {
    (any::<bool>(), any::<bool>()).prop_map(|(packed, sar)| {
        let concatenation = if sar { SmppConcatenation::Sar } else { SmppConcatenation::Udh };
        Profile::new().packed(packed).concatenation(concatenation)
    })
}

/// Every segment of a text, written as a body and read again.
fn written(text: &str, reference: u8, wide: bool, profile: &Profile) -> Vec<ShortMessage> {
    let bits = if wide { ReferenceBits::Sixteen } else { ReferenceBits::Eight };
    let options = TextOptions::new().reference_bits(bits).concatenation_reference(u16::from(reference));
    let sender = SenderId::parse("Conerix").expect("a sender");
    let to = PhoneNumber::parse("+12025550143").expect("a number");
    let messages = SubmitOptions::new().submit(text, &sender, to, &options, profile).expect("segments");
    let reread = |message: ShortMessage| {
        let octets = message.to_octets().expect("fields that fit");
        assert_eq!(ShortMessage::from_octets(&octets), Ok(message.clone()));
        message
    };
    messages.into_iter().map(reread).collect()
}

proptest! {
    /// What several senders send at once, shuffled, with repetitions, is what arrives: through the fields of SMPP and back.
    #[test]
    fn shuffled_parts_of_several_senders(
        texts in prop::collection::vec(messages(), 1..5),
        reference in any::<u8>(),
        wide in any::<bool>(),
        profile in profiles(),
        order in any::<prop::sample::Index>(),
        seed in any::<u64>(),
        repeated in any::<prop::sample::Index>(),
    ) {
        let mut parts = Vec::new();
        for (sender, text) in texts.iter().enumerate() {
            let segments = written(text, reference, wide, &profile);
            if segments.len() == 1 {
                let packed_at = profile.packed && text.ends_with('@');
                if !packed_at {
                    let content = segments[0].content(&profile).expect("text");
                    prop_assert_eq!(content, Content::Text(text.clone()));
                }
                continue;
            }
            // Septets that fill their octets to the last bit and end in an @ cannot be told from padding.
            if profile.packed && text.contains('@') {
                continue;
            }
            for segment in segments {
                let place = segment.concatenation().expect("a header").expect("a place");
                parts.push((sender, place, segment.part_body(&profile).expect("a body")));
            }
        }
        if !parts.is_empty() {
            let again = repeated.get(&parts).clone();
            let at = order.index(parts.len());
            parts.insert(at, again);
        }
        let mut state = seed;
        for end in (1..parts.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            parts.swap(end, (state >> 33) as usize % (end + 1));
        }
        let senders: Vec<String> = (0..texts.len()).map(|sender| format!("sender {sender}")).collect();
        let mut reassembler = Reassembler::new(ReassemblyLimits::new());
        let (mut whole, mut duplicates) = (vec![None; texts.len()], 0);
        for (now, (sender, place, body)) in parts.iter().enumerate() {
            let part = Part::new(&senders[*sender], "4242", *place, body.clone());
            for event in reassembler.push(part, now as u64).expect("a part that makes sense") {
                match event {
                    ReassemblyEvent::Stored { .. } => {}
                    ReassemblyEvent::Duplicate => duplicates += 1,
                    ReassemblyEvent::Complete(message) => {
                        prop_assert_eq!(&*message.key.sender, &senders[*sender]);
                        prop_assert!(whole[*sender].is_none(), "only once");
                        whole[*sender] = Some(message.content);
                    }
                    event => prop_assert!(false, "{:?}", event),
                }
            }
        }
        prop_assert_eq!(duplicates, usize::from(!parts.is_empty()));
        prop_assert_eq!(reassembler.message_count(), 0);
        for (sender, text) in texts.iter().enumerate() {
            if parts.iter().any(|(from, ..)| *from == sender) {
                prop_assert_eq!(&whole[sender], &Some(Content::Text(text.clone())));
            }
        }
    }

    /// Units split anywhere, even within a UTF-16 unit or an escape pair, join to the text.
    #[test]
    fn parts_cut_without_looking(text in "[a-zа-я😀]{2,60}", cuts in prop::collection::vec(any::<prop::sample::Index>(), 1..6)) {
        let octets: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let mut cuts: Vec<usize> = cuts.iter().map(|cut| cut.index(octets.len())).collect();
        cuts.sort_unstable();
        let ends = cuts.iter().copied().chain([octets.len()]);
        let total = cuts.len() as u8 + 1;
        let mut reassembler = Reassembler::new(ReassemblyLimits::new());
        let (mut start, mut last) = (0, Vec::new());
        for (number, end) in (1..=total).zip(ends) {
            let place = Concatenation::new(1, ReferenceBits::Sixteen, number, total);
            let body = PartBody::Ucs2(octets[start..end].to_vec());
            last = reassembler.push(Part::new("a", "b", place, body), 0).expect("a part");
            start = end;
        }
        let Some(ReassemblyEvent::Complete(message)) = last.pop() else { panic!("all parts came") };
        prop_assert_eq!(message.content, Content::Text(text));
    }

    /// Every part that is taken in comes out exactly once: in a whole message, in one that was given up, or it still waits.
    #[test]
    fn nothing_is_lost_and_limits_hold(
        parts in prop::collection::vec((0..4_u8, 0..3_u16, 1..4_u8, 1..4_u8, 0..3_u8, 0..200_u64), 1..200),
        max_messages in 1..6_usize,
        max_octets in 2_000..8_000_usize,
        duplicate_window_ms in prop_oneof![Just(0), Just(300_u64)],
    ) {
        let limits = ReassemblyLimits::new()
            .max_messages(max_messages)
            .max_octets(max_octets)
            .timeout_ms(500)
            .duplicate_window_ms(duplicate_window_ms);
        let mut reassembler = Reassembler::new(limits);
        let (mut now, mut taken, mut given_back) = (0, 0, 0);
        for (sender, reference, number, total, content, wait) in parts {
            now += wait;
            let sender = format!("sender {sender}");
            let place = Concatenation::new(reference, ReferenceBits::Eight, number.min(total), total);
            let body = PartBody::Septets(vec![content; 100], Tables::DEFAULT);
            let events = reassembler.push(Part::new(&sender, "4242", place, body), now).expect("a part");
            let (last, others) = events.split_last().expect("an answer");
            taken += usize::from(!matches!(last, ReassemblyEvent::Duplicate));
            let of_others = |event: &ReassemblyEvent| {
                matches!(event, ReassemblyEvent::Incomplete { .. } | ReassemblyEvent::TotalChanged { .. })
            };
            prop_assert!(others.iter().all(of_others));
            for event in &events {
                match event {
                    ReassemblyEvent::Complete(message) => given_back += usize::from(message.key.total),
                    ReassemblyEvent::Incomplete { key, missing, parts, .. } => {
                        prop_assert_eq!(missing.len() + parts.len(), usize::from(key.total));
                        given_back += parts.len();
                    }
                    _ => {}
                }
            }
            prop_assert!(reassembler.message_count() <= max_messages);
            prop_assert!(reassembler.octet_count() <= max_octets);
            prop_assert!(reassembler.poll_timeout().is_none_or(|at| at > now && at <= now + 500));
        }
        for event in reassembler.handle_timeout(u64::MAX) {
            let ReassemblyEvent::Incomplete { parts, .. } = event else { panic!("{event:?}") };
            given_back += parts.len();
        }
        prop_assert_eq!(taken, given_back);
        prop_assert_eq!((reassembler.message_count(), reassembler.octet_count()), (0, 0));
        prop_assert_eq!(reassembler.poll_timeout(), None);
    }
}
