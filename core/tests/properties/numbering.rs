//! What must hold between the answers about a number, whatever the plans say.

use proptest::prelude::*;
use septet::{ErrorCode, NumberLevel, PhoneNumber};

fn number() -> impl Strategy<Value = PhoneNumber> {
    let code =
        prop_oneof!["[1-9][0-9]{0,2}", Just("44".to_owned()), Just("1".to_owned()), Just("39".to_owned())];
    (code, "[0-9]{6,12}")
        .prop_map(|(code, national)| PhoneNumber::parse(format!("+{code}{national}")).expect("E.164"))
}

proptest! {
    #[test]
    fn the_answers_belong_together(number in number()) {
        let info = number.numbering();
        prop_assert_eq!(info.valid, info.line_type.is_some());
        prop_assert_eq!(info.valid, info.reason.is_none());
        prop_assert_eq!(number.check(NumberLevel::Numbering).err().map(|error| error.code()), info.reason);
        let code = number.calling_code();
        let regions = code.map(|code| code.regions()).unwrap_or_default();
        prop_assert!(info.region.is_none_or(|region| regions.contains(&region)));
        prop_assert!(!(info.valid || regions.len() == 1) || info.region.is_some());
        prop_assert_eq!(code.is_none(), info.reason == Some(ErrorCode::CallingCodeUnassigned));
        if info.valid {
            // A valid number is possible.
            prop_assert_eq!(number.check(NumberLevel::Length), Ok(()));
        }
        prop_assert!(info.reason != Some(ErrorCode::TrunkPrefixKept) || info.suggestion.is_some());
        if let Some(meant) = info.suggestion {
            prop_assert!(!info.valid && meant.numbering().valid && meant != number);
            prop_assert_eq!(meant.calling_code(), code);
        }
    }

    #[test]
    fn a_zero_before_a_valid_british_number_is_taken_away(national in "(20[378]|1[2-9]1|7[4-9])[0-9]{7,8}") {
        let number = PhoneNumber::parse(format!("+44{national}")).expect("E.164");
        let kept = PhoneNumber::parse(format!("+440{national}")).expect("E.164").numbering();
        prop_assert!(!kept.valid);
        prop_assert_eq!(kept.suggestion, Some(number).filter(|number| number.numbering().valid));
        prop_assert_eq!(kept.reason == Some(ErrorCode::TrunkPrefixKept), kept.suggestion.is_some());
    }
}
