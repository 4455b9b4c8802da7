//! Does each operation at n, 2n and 4n on the worst input that is known for it. Valgrind writes the cost of each call of
//! `septet_measured` into a file of its own; what is printed names them in the same order.

mod addresses;
mod gateway;
mod json;
mod text;
mod wire;

use std::alloc::{GlobalAlloc, Layout, System};
use std::hint::black_box;

/// The system's memory, but what grows always moves: whether it can grow in place depends on what lies beside it.
struct Moving;

// SAFETY: both calls are passed on unchanged; growing is the trait's own, made of them.
unsafe impl GlobalAlloc for Moving {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller's contract is the system allocator's.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: the pointer came from `alloc` above, so from the system's allocator.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static MEMORY: Moving = Moving;

/// An operation: its name, the size of its smallest input, and what makes the work of a size. Making is not measured.
struct Row {
    name: &'static str,
    smallest: usize,
    make: Box<dyn Fn(usize) -> Work>,
}

type Work = Box<dyn FnMut()>;

/// What an operation answers; a refusal where none is expected would be cheap and prove nothing.
trait Answer {
    fn is_expected(&self) -> bool {
        true
    }
}

impl Answer for bool {
    fn is_expected(&self) -> bool {
        *self
    }
}

impl<T, E> Answer for Result<T, E> {
    fn is_expected(&self) -> bool {
        self.is_ok()
    }
}

impl<T> Answer for Option<T> {
    fn is_expected(&self) -> bool {
        self.is_some()
    }
}

impl<A: Answer, B: Answer> Answer for (A, B) {
    fn is_expected(&self) -> bool {
        self.0.is_expected() && self.1.is_expected()
    }
}

impl<A: Answer, B: Answer, C: Answer> Answer for (A, B, C) {
    fn is_expected(&self) -> bool {
        self.0.is_expected() && self.1.is_expected() && self.2.is_expected()
    }
}

impl<T, const N: usize> Answer for [T; N] {}
impl Answer for String {}
impl Answer for usize {}
impl Answer for septet::Analysis {}
impl Answer for septet::Keyword {}
impl Answer for septet::RetryAdvice {}
impl Answer for septet::UpstreamOutcome {}

/// A row whose work is a function of an input.
fn row<I: 'static, O: Answer>(
    name: &'static str,
    smallest: usize,
    input: impl Fn(usize) -> I + 'static,
    work: impl Fn(&I) -> O + Copy + 'static,
) -> Row {
    let make = move |size| {
        let input = input(size);
        Box::new(move || {
            let answer = black_box(work(black_box(&input)));
            assert!(answer.is_expected(), "{name}: an input of {size} was not worked on as it should be");
        }) as Work
    };
    Row { name, smallest, make: Box::new(make) }
}

fn main() {
    // What is computed once must not count as the first row's.
    black_box(septet::analyze("warm"));
    let rows = [text::rows(), addresses::rows(), wire::rows(), json::rows(), gateway::rows()];
    for row in rows.iter().flatten() {
        for times in [1, 2, 4] {
            let size = row.smallest * times;
            let mut work = (row.make)(size);
            septet_measured(&mut work);
            println!("{size}\t{}", row.name);
        }
    }
}

// Valgrind finds it by its name.
#[inline(never)]
#[unsafe(no_mangle)]
fn septet_measured(work: &mut Work) {
    work();
    black_box(());
}
