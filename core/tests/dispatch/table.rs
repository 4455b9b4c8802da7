//! Every input in every state, against the table in ARCHITECTURE.md.

use septet::{Action, Dispatch, ErrorCode, PhoneNumber, Policy, Route, RouteQuery, Status, UpstreamOutcome};

const INPUTS: [&str; 9] =
    ["start", "accepted", "retryable", "route_fault", "hard", "unknown", "early", "due", "cancel"];
const STATES: [&str; 9] =
    ["idle", "probing", "begun", "resting", "stopping", "sent", "failed", "unknown", "silent"];

/// The rows of the table: the state and its cells.
fn rows() -> Vec<(&'static str, Vec<&'static str>)> {
    let text = include_str!("../../../ARCHITECTURE.md");
    let table = text.split("| state | start |").nth(1).expect("the table");
    let header = table.lines().next().expect("a header");
    assert_eq!(
        header.split('|').map(str::trim).filter(|cell| !cell.is_empty()).collect::<Vec<_>>(),
        INPUTS[1..]
    );
    let lines = table.lines().skip(2).take_while(|line| line.starts_with('|'));
    let row = |line: &'static str| {
        let mut cells = line.trim_matches('|').split('|').map(str::trim);
        let state = cells.next().and_then(|cell| cell.split(' ').next()).expect("a state");
        (state, cells.collect())
    };
    lines.map(row).collect()
}

struct Reached {
    dispatch: Dispatch,
    token: u64,
    now: u64,
    due: Option<u64>,
}

impl Reached {
    fn new(segments: usize) -> Self {
        let routes = [1, 2].map(|id| Route::new(id).expect("an id"));
        let query = RouteQuery::new(PhoneNumber::parse("+447700900100").expect("a number"), segments);
        let dispatch = Dispatch::new(&query, &routes, None, Policy::new());
        Self { dispatch, token: 1, now: 0, due: None }
    }

    fn input(&mut self, input: &str, token: u64) -> String {
        match input {
            "start" => self.dispatch.start(self.now),
            "early" => self.dispatch.timeout(self.now),
            "due" => self.dispatch.timeout(self.due.unwrap_or(1_000_000)),
            "cancel" => self.dispatch.cancel(self.now),
            word => {
                let outcome = UpstreamOutcome::from_name(word).expect("an outcome");
                self.dispatch.result(token, outcome, None, None, self.now);
            }
        }
        self.drain()
    }

    fn drain(&mut self) -> String {
        let mut told = Vec::new();
        while let Some(action) = self.dispatch.poll() {
            match action {
                Action::Transmit { segment, route_id, .. } => told.push(format!("{segment}@{route_id}")),
                Action::Timeout(at) => {
                    self.due = Some(at);
                    told.push("wait".into());
                }
                _ => {
                    let state = self.dispatch.state();
                    let partial = state.error == Some(ErrorCode::PartialSubmission);
                    let word = if partial { "partial" } else { state.status.as_str() };
                    told.push(word.into());
                }
            }
        }
        if told.is_empty() { "-".into() } else { told.join(" ") }
    }

    /// The state of a row, by inputs that lead to it.
    fn reach(state: &str) -> Self {
        let mut it = Self::new(if state == "silent" { 1 } else { 3 });
        if state == "idle" {
            return it;
        }
        it.input("start", 0);
        it.now = 10;
        match state {
            "probing" => {}
            "failed" => {
                it.input("hard", 1);
            }
            "unknown" | "silent" => {
                it.input("due", 0);
            }
            _ => {
                it.input("accepted", 1);
                it.now = 20;
                it.token = 2;
            }
        }
        match state {
            "resting" => it.input("retryable", 2),
            "stopping" => it.input("hard", 2),
            "sent" => it.input("accepted", 2) + &it.input("accepted", 3),
            _ => String::new(),
        };
        if matches!(state, "resting" | "stopping") {
            it.token = 3;
        }
        it
    }
}

#[test]
fn every_input_in_every_state() {
    let rows = rows();
    assert_eq!(rows.iter().map(|(state, _)| *state).collect::<Vec<_>>(), STATES);
    for (state, cells) in rows {
        assert_eq!(cells.len(), INPUTS.len(), "{state}");
        for (input, expected) in INPUTS.into_iter().zip(cells) {
            let mut reached = Reached::reach(state);
            let token = reached.token;
            assert_eq!(reached.input(input, token), expected, "{input} when {state}");
        }
    }
}

#[test]
fn answers_to_tokens_that_were_never_given_change_nothing() {
    for state in STATES {
        for input in &INPUTS[1..6] {
            for token in [0, 4, 99, 65_536, 65_537, u64::MAX] {
                let mut reached = Reached::reach(state);
                let before = reached.dispatch.snapshot();
                let told = reached.input(input, token);
                assert!(matches!(&*told, "-" | "wait"), "{state}: {input} for {token} gives {told}");
                let mut again = Reached::reach(state);
                again.input("early", 0);
                assert_eq!(
                    reached.dispatch.snapshot(),
                    again.dispatch.snapshot(),
                    "{state} {input} {before}"
                );
            }
        }
    }
}

#[test]
fn two_inputs_in_a_row_never_leave_the_rules() {
    for state in STATES {
        for first in INPUTS {
            for second in INPUTS {
                let mut reached = Reached::reach(state);
                let token = reached.token;
                reached.input(first, token);
                let ended = reached.dispatch.state().status;
                let told = reached.input(second, token);
                if ended != Status::Queued {
                    assert!(!told.contains('@'), "{state}, {first}, {second}: {told}");
                }
            }
        }
    }
}
