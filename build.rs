//! What the program is told when it is built: the commit, the roots of trust, and on Windows its icon and version.
//!
//! - `XLM_COMMIT`: the commit, shortened, or `unknown` in a folder without git.
//! - `OUT_DIR/trust.ron`: the issuers that the program trusts. `XLM_TRUST_RON` in the environment of the build names the
//!   operator's own file; without it the project's `assets/trust.ron` is taken.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rustc-env=XLM_COMMIT={}", commit());
    copy_trust()?;
    // Asked of the target, not of the machine that builds.
    if env::var_os("CARGO_CFG_WINDOWS").is_some() {
        describe_to_windows()?;
    }
    Ok(())
}

/// The commit that is built. The script runs again when the head moves, which its log records.
fn commit() -> String {
    for part in ["HEAD", "logs/HEAD"] {
        if let Some(path) = git(&["rev-parse", "--git-path", part])
            && Path::new(&path).exists()
        {
            println!("cargo::rerun-if-changed={path}");
        }
    }
    git(&["rev-parse", "--short=12", "HEAD"]).unwrap_or_else(|| "unknown".to_owned())
}

/// What git answers, or nothing when there is no git or no repository.
fn git(arguments: &[&str]) -> Option<String> {
    let output = Command::new("git").args(arguments).output().ok().filter(|output| output.status.success())?;
    let answer = String::from_utf8(output.stdout).ok()?;
    Some(answer.trim().to_owned()).filter(|answer| !answer.is_empty())
}

fn copy_trust() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-env-changed=XLM_TRUST_RON");
    let given = env::var_os("XLM_TRUST_RON").filter(|value| !value.is_empty()).map(PathBuf::from);
    let source = given.unwrap_or_else(|| PathBuf::from("assets/trust.ron"));
    println!("cargo::rerun-if-changed={}", source.display());
    let target = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?).join("trust.ron");
    // Not fs::copy: it would copy a read-only mark too, and the next build could not write.
    let trust = fs::read(&source)
        .map_err(|error| format!("The trusted issuers cannot be read from {}: {error}", source.display()))?;
    fs::write(target, trust)?;
    Ok(())
}

/// The icon and the version that Windows shows in the properties of the file.
fn describe_to_windows() -> Result<(), Box<dyn Error>> {
    const ICON: &str = "assets/icons/xphone-license-manager.ico";
    println!("cargo::rerun-if-changed={ICON}");
    let mut resource = winresource::WindowsResource::new();
    resource.set("ProductName", "XPhone License Manager");
    resource.set("FileDescription", "XPhone License Manager");
    // The resource compiler of MinGW runs in a folder of its own.
    let icon = env::current_dir()?.join(ICON);
    resource.set_icon(&icon.to_string_lossy());
    resource.compile()?;
    Ok(())
}
