//! Files that hold secrets.
use std::{io, path::Path};

/// Lets only the owner of a file, the administrators and the system read it. Where it is not Windows, a file that is made
/// by its mode needs nothing more.
///
/// # Errors
/// If the access list cannot be changed, for example on a disk that has none.
#[cfg(windows)]
pub fn keep_from_others(file: &Path) -> io::Result<()> {
    use std::{os::windows::process::CommandExt as _, path::PathBuf, process::Command};
    /// No console window flashes up.
    const CREATE_NO_WINDOW: u32 = 0x0800_0000;
    let windows = std::env::var_os("SystemRoot").map_or_else(|| PathBuf::from(r"C:\Windows"), PathBuf::from);
    // By number, because the names differ by language: the system, the administrators, the owner.
    let output = Command::new(windows.join(r"System32\icacls.exe"))
        .arg(file)
        .args(["/inheritance:r", "/grant:r", "*S-1-5-18:F", "*S-1-5-32-544:F", "*S-1-3-4:F"])
        .creation_flags(CREATE_NO_WINDOW)
        .output()?;
    if output.status.success() { Ok(()) } else { Err(io::ErrorKind::PermissionDenied.into()) }
}

/// As on Windows.
///
/// # Errors
/// None.
#[cfg(not(windows))]
pub fn keep_from_others(_file: &Path) -> io::Result<()> {
    Ok(())
}
