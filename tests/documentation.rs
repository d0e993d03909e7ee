//! What the pages say about the project, checked against the project.
#![expect(clippy::expect_used, reason = "a test fails by panicking, in its helpers too")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

#[test]
fn architecture_says_why_each_dependency_is_there() {
    let page = read("ARCHITECTURE.md");
    let explained: BTreeSet<String> = section(&page, "Dependencies").lines().filter_map(explained_crate).collect();
    let direct = direct_dependencies();
    let unexplained: Vec<_> = direct.difference(&explained).collect();
    assert!(unexplained.is_empty(), "ARCHITECTURE.md does not say why we depend on {unexplained:?}");
    let gone: Vec<_> = explained.difference(&direct).collect();
    assert!(gone.is_empty(), "ARCHITECTURE.md explains {gone:?}, which no Cargo.toml names");
}

#[test]
fn architecture_maps_every_folder_of_the_source() {
    let page = read("ARCHITECTURE.md");
    let map = section(&page, "Code map");
    for folder in ["src", "assets"] {
        for entry in fs::read_dir(root().join(folder)).expect("the folder is there").flatten() {
            let name = entry.file_name().into_string().expect("a name in UTF-8");
            assert!(map.contains(&format!("{folder}/{name}")), "the code map lacks {folder}/{name}");
        }
    }
}

/// What the pages point to is there: pictures, scripts, other pages.
#[test]
fn relative_links_lead_somewhere() {
    for page in ["README.md", "ARCHITECTURE.md", "CHANGELOG.md"] {
        for target in read(page).split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let file = target.split('#').next().unwrap_or_default();
            let is_relative = !file.is_empty() && !file.contains("://");
            assert!(!is_relative || root().join(file).exists(), "{page} links to {target}");
        }
    }
}

/// Whoever reads or builds the project elsewhere has neither our folders nor our package mirror.
#[test]
fn nothing_names_the_machine_or_a_registry() {
    // Put together here, or this file would be the first to be found.
    let hosts = [["crates", "io"], ["pypi", "org"], ["npmjs", "org"], ["npmjs", "com"], ["debian", "org"]];
    let mut forbidden: Vec<String> = hosts.iter().map(|parts| parts.join(".")).collect();
    forbidden.extend(["work", "root"].map(|folder| format!("/{folder}/")));
    // A home right below the root folder is a word that texts may need; the folders above cover the one in use.
    forbidden.extend(std::env::var("HOME").ok().filter(|home| home.matches('/').count() > 1));
    forbidden.push(root().display().to_string());

    let mut found = Vec::new();
    for file in tracked_files() {
        // The lock file names the index by its address, as cargo writes it.
        if file.ends_with("Cargo.lock") {
            continue;
        }
        let Ok(text) = fs::read_to_string(root().join(&file)) else { continue };
        for (number, line) in text.lines().enumerate() {
            let lower = line.to_lowercase();
            found.extend(
                forbidden
                    .iter()
                    .filter(|word| lower.contains(word.as_str()))
                    .map(|word| format!("{}:{}: {word}", file.display(), number + 1)),
            );
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(file: &str) -> String {
    fs::read_to_string(root().join(file)).expect("the page is there")
}

/// The text under the heading `## title`, up to the next heading of that size.
fn section<'a>(page: &'a str, title: &str) -> &'a str {
    let start = page.find(&format!("\n## {title}\n")).expect("the section is there") + 1;
    let rest = &page[start..];
    &rest[..rest[3..].find("\n## ").map_or(rest.len(), |end| end + 3)]
}

/// The crate that a table row ``| `name` | why |`` explains.
fn explained_crate(line: &str) -> Option<String> {
    let (name, why) = line.strip_prefix("| `")?.split_once("` | ")?;
    let words = why.trim_end_matches('|').split_whitespace().count();
    assert!(words > 2, "ARCHITECTURE.md says too little about {name}");
    Some(name.to_owned())
}

/// The direct dependencies of every package of the workspace, on every system, as cargo reads them.
fn direct_dependencies() -> BTreeSet<String> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--format-version", "1"])
        .current_dir(root())
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("cargo writes JSON");
    let packages = metadata["packages"].as_array().expect("a list of packages");
    let own: Vec<_> = packages.iter().filter_map(|package| package["name"].as_str()).collect();
    let dependencies = packages.iter().filter_map(|package| package["dependencies"].as_array()).flatten();
    let names = dependencies.filter_map(|dependency| dependency["name"].as_str());
    names.filter(|name| !own.contains(name)).map(str::to_owned).collect()
}

/// What git knows; without git, everything but what builds leave behind.
fn tracked_files() -> Vec<PathBuf> {
    let listed = Command::new("git").args(["ls-files", "-z"]).current_dir(root()).output();
    match listed {
        Ok(output) if output.status.success() && !output.stdout.is_empty() => {
            let names = String::from_utf8(output.stdout).expect("names in UTF-8");
            names.split_terminator('\0').map(PathBuf::from).collect()
        }
        _ => files_below(&root()),
    }
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let name = entry.file_name();
        if path.is_dir() && name != "target" && name != ".git" {
            files.extend(files_below(&path));
        } else if path.is_file() {
            files.push(path);
        }
    }
    files
}
