//! The console.
use std::process::ExitCode;

fn main() -> ExitCode {
    xphone_license_manager::certificate::run_if_asked().unwrap_or(ExitCode::SUCCESS)
}
