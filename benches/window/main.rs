//! What the panel of users costs the window's thread with many users: `window-bench USERS...` draws it without a screen for
//! systems of these sizes in turn, and prints a JSON object with nanoseconds on a processor. Waiting for one does not count, so
//! that a busy machine does not matter.
#![expect(clippy::expect_used, clippy::print_stdout, reason = "a measurement that can't be taken ends here")]
#[path = "../core/src/company.rs"]
#[expect(dead_code, reason = "the core is measured with more of it")]
mod company;
mod panel;
mod work;

fn main() {
    let users: Vec<u64> = std::env::args().skip(1).filter_map(|users| users.parse().ok()).collect();
    println!("{}", serde_json::to_string_pretty(&panel::measure(&users)).expect("numbers"));
}
