//! The layers of the program, checked in its source: who may name whom, who may touch the outside world.
//!
//! `xlm-core` needs no check here: the compiler proves that it has no file, socket, clock, thread or window (`no_std`).
//! Everything outside it is read by `syn`, file by file along the `mod` declarations. Every way to name something counts:
//! nested `use` trees, renames, `super::super::`, `crate::`, the crate's own name, paths in expressions and types, and the
//! tokens of macro calls. Code under `#[cfg(test)]` is free.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking, in its helpers too")]

mod checker;
mod files;

use checker::{Violation, check_source, is_for_tests};
use files::{declared_files, rust_files, source_root};

/// What may be named. A layer is a folder of `src` (or a program's file); an entry is a path in the crate.
pub const MAY_NAME: &[(&str, &[&str])] = &[
    // What a person or a script sees.
    ("main", &["session", "ui", "text", "preferences", "certificate::run_if_asked"]),
    ("ui", &["session", "text"]),
    ("bin/xlm", &["session", "text", "certificate::run_if_asked"]),
    // The issuing side has no session: it is the portal's own program.
    ("bin/xlm-portal", &["session", "text", "portal"]),
    // What happens.
    // Its errors become sentences in one place, for the window and the console alike.
    ("session", &["journal", "machine", "certificate", "sources", "portal", "preferences", "print", "text"]),
    // The outside world: each knows the core and, for SQL, the database; none knows another.
    ("journal", &["database"]),
    ("machine", &["database"]),
    ("certificate", &["database", "text"]),
    ("sources", &["database"]),
    ("portal", &["database", "print", "text"]),
    ("preferences", &["database"]),
    // The ground.
    ("database", &[]),
    ("print", &[]),
    ("text", &[]),
];

/// Crates that belong to somebody, a layer or a folder in one. Crates that are not listed may be named by all.
pub const OWNED_CRATES: &[(&str, &[&str])] = &[
    ("rusqlite", &["database", "journal", "portal/store"]),
    ("axum", &["portal/server"]),
    ("axum_server", &["portal/server"]),
    ("governor", &["portal/server"]),
    ("maud", &["portal/server"]),
    ("tokio", &["portal/server"]),
    ("tower_http", &["portal/server"]),
    ("utoipa", &["portal/server"]),
    ("eframe", &["ui", "main"]),
    ("egui", &["ui", "main"]),
    ("epaint_default_fonts", &["ui"]),
    ("egui_table", &["ui"]),
    ("rfd", &["ui"]),
    ("clap", &["main", "bin/xlm", "bin/xlm-portal"]),
    ("rpassword", &["bin/xlm", "bin/xlm-portal"]),
    ("fluent_bundle", &["text"]),
    // They panic or run for minutes on damaged files: only in the guarded child process.
    ("hayro_interpret", &["certificate"]),
    ("hayro_syntax", &["certificate"]),
    ("pdf_extract", &["certificate"]),
    ("cfb", &["certificate"]),
    ("mail_parser", &["certificate"]),
    ("zip", &["certificate"]),
    // What keeps that process from the world.
    ("landlock", &["certificate"]),
    ("seccompiler", &["certificate"]),
    // Only the client speaks over the network, and only its own portal is listened for.
    ("ureq", &["portal"]),
    ("rustls_native_certs", &["portal"]),
    ("pdf_writer", &["print"]),
    ("qrcode", &["print", "portal"]),
];

/// What a layer may not touch, although it belongs to nobody.
pub const FORBIDDEN: &[(&str, &str, &str)] = &[
    ("ui", "std::fs", "the window reads no file"),
    ("ui", "std::net", "the window opens no connection"),
    ("ui", "std::process", "the window starts no program"),
    ("ui", "std::thread", "long work runs on the session's threads"),
    ("ui", "std::os", "the window is the same on every system"),
    ("text", "std::fs", "the texts are compiled in"),
    ("text", "std::net", "the texts are compiled in"),
];

/// Methods of paths that ask the disk without naming `std::fs`: not in the window.
pub const DISK_METHODS: &[&str] = &[
    "canonicalize",
    "exists",
    "is_dir",
    "is_file",
    "is_symlink",
    "metadata",
    "read_dir",
    "read_link",
    "symlink_metadata",
    "try_exists",
];

/// Calls that show text. In `ui` their words come from `text`, never from the source.
pub const SHOWING_METHODS: &[&str] = &[
    "button",
    "checkbox",
    "collapsing",
    "heading",
    "hint_text",
    "hyperlink_to",
    "label",
    "menu_button",
    "monospace",
    "on_disabled_hover_text",
    "on_hover_text",
    "radio",
    "radio_value",
    "selectable_label",
    "selectable_value",
    "small",
    "small_button",
    "strong",
    "weak",
];

/// Types whose `new` takes the text that they show.
pub const SHOWING_TYPES: &[&str] =
    &["Button", "Checkbox", "CollapsingHeader", "Label", "Link", "RadioButton", "RichText", "Window"];

/// The adapters: nobody passes their items on, or the table above could be walked around. (The database is not among them:
/// whoever speaks SQL may say in his own interface what went wrong there.)
pub const ADAPTERS: &[&str] = &["certificate", "journal", "machine", "portal", "sources"];

/// The only files with `unsafe`: what asks a system about the machine, and what locks the reader of certificates in.
pub fn may_be_unsafe(file: &str) -> bool {
    matches!(file.split('/').collect::<Vec<_>>()[..], ["machine", _, "ffi.rs"] | ["certificate", "isolation", "ffi.rs"])
}

/// Longer files have more than one idea.
pub const LONGEST_FILE: usize = 700;

#[test]
fn every_file_keeps_to_its_layer() {
    let mut violations = Vec::new();
    for file in declared_files().into_iter().filter(|file| !file.for_tests).map(|file| file.path) {
        let source = std::fs::read_to_string(source_root().join(&file)).unwrap();
        violations.extend(check_source(&file, &source));
    }
    assert!(violations.is_empty(), "{}", listed(&violations));
}

#[test]
fn every_file_is_part_of_a_program() {
    let declared: Vec<_> = declared_files().into_iter().map(|file| file.path).collect();
    let mut files = rust_files(&source_root());
    files.retain(|file| !file.starts_with("core/") && !declared.contains(file));
    assert!(files.is_empty(), "no `mod` declares {files:?}");
}

#[test]
fn every_folder_has_a_rule() {
    for entry in std::fs::read_dir(source_root()).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let known = MAY_NAME.iter().any(|(layer, _)| *layer == name.trim_end_matches(".rs"));
        assert!(known || ["bin", "core", "lib.rs"].contains(&name.as_str()), "MAY_NAME has no rule for src/{name}");
    }
}

#[test]
fn no_file_is_too_long() {
    let root = source_root().parent().unwrap().to_owned();
    for folder in ["src", "tests", "benches"] {
        // What was built there is nobody's writing.
        for file in rust_files(&root.join(folder)).into_iter().filter(|file| !file.starts_with("target/")) {
            let lines = std::fs::read_to_string(root.join(folder).join(&file)).unwrap().lines().count();
            assert!(lines <= LONGEST_FILE, "{folder}/{file} has {lines} lines: split it");
        }
    }
}

#[test]
fn the_core_has_the_standard_library_in_tests_only() {
    let source = std::fs::read_to_string(source_root().join("core/lib.rs")).unwrap();
    let root = syn::parse_file(&source).unwrap();
    assert!(root.attrs.iter().any(|attribute| attribute.path().is_ident("no_std")));
    for item in root.items {
        if let syn::Item::ExternCrate(import) = item {
            assert!(import.ident == "alloc" || is_for_tests(&import.attrs), "extern crate {}", import.ident);
        }
    }
}

/// The proof that the checker sees what it should: each of these is wrong, and the message must begin with the culprit.
#[test]
fn planted_violations_are_caught() {
    let planted = [
        // The layers, in every way of writing.
        ("ui/panel/users.rs", "use crate::journal::Journal;", "journal::Journal"),
        ("ui/panel/users.rs", "use super::super::super::journal;", "journal"),
        ("ui/mod.rs", "use super::machine;", "machine"),
        ("ui/app.rs", "use crate::{session::Session, journal as j};", "journal"),
        ("ui/app.rs", "use crate::{session::{self}, sources::{self, text::Reader}};", "sources::text::Reader"),
        ("ui/app.rs", "use xphone_license_manager::portal::client;", "portal::client"),
        ("ui/app.rs", "use ::xphone_license_manager::portal::client;", "portal::client"),
        ("ui/app.rs", "fn f() { let _ = crate::machine::read(); }", "machine::read"),
        ("ui/app.rs", "fn f(x: &crate::certificate::Certificate) {}", "certificate::Certificate"),
        ("ui/app.rs", "fn f() -> Vec<Option<crate::database::Connection>> { vec![] }", "database::Connection"),
        ("ui/app.rs", "mod inner { use super::super::super::journal; }", "journal"),
        ("ui/app.rs", "mod inner { fn f() { super::super::super::journal::open() } }", "journal::open"),
        ("ui/app.rs", "impl From<crate::journal::Entry> for X { }", "journal::Entry"),
        ("ui/app.rs", "fn f() { println!(\"{}\", crate::journal::COUNT); }", "journal::COUNT"),
        ("ui/app.rs", "macro_rules! m { () => { $crate::journal::open() } }", "journal::open"),
        ("ui/app.rs", "m! { use crate::{journal::{self, Entry}}; }", "journal::Entry"),
        ("ui/app.rs", "use crate as root;", "crate`"),
        ("ui/app.rs", "use crate::*;", "crate`"),
        ("ui/app.rs", "use super::super::*;", "crate`"),
        ("ui/app.rs", "use crate::{self as root};", "crate`"),
        ("ui/app.rs", "use crate::preferences::Preferences;", "preferences::Preferences"),
        ("session/mod.rs", "use crate::ui::App;", "ui::App"),
        ("session/mod.rs", "use crate::database;", "database"),
        ("journal/sqlite.rs", "use crate::machine::Components;", "machine::Components"),
        ("sources/mod.rs", "use crate::session;", "session"),
        ("database/mod.rs", "use crate::journal::Entry;", "journal::Entry"),
        ("text/mod.rs", "use crate::session::View;", "session::View"),
        ("bin/xlm.rs", "use xphone_license_manager::journal;", "journal"),
        ("bin/xlm.rs", "use xphone_license_manager as all;", "crate`"),
        ("main.rs", "use xphone_license_manager::certificate::read;", "certificate::read"),
        ("main.rs", "use xphone_license_manager::certificate;", "certificate"),
        ("session/mod.rs", "pub use crate::journal::Entry;", "journal::Entry"),
        ("session/mod.rs", "pub(crate) use crate::{machine::Reading, preferences};", "machine::Reading"),
        // Crates that belong to somebody.
        ("session/work.rs", "use rusqlite::Connection;", "rusqlite"),
        ("portal/server.rs", "fn f() { let _ = rusqlite::Connection::open_in_memory(); }", "rusqlite"),
        ("portal/store.rs", "use rusqlite::Connection;", "rusqlite"),
        ("portal/stores/mod.rs", "use rusqlite::Connection;", "rusqlite"),
        ("portal/wire.rs", "use axum::Router;", "axum"),
        ("sources/mod.rs", "extern crate rusqlite as sql;", "rusqlite"),
        ("session/mod.rs", "use ::egui::Context;", "egui"),
        ("session/mod.rs", "fn f(c: &eframe::egui::Context) {}", "eframe"),
        ("bin/xlm.rs", "fn f() { log!(pdf_extract::extract_text(path)); }", "pdf_extract"),
        ("sources/mod.rs", "#[derive(clap::Parser)] struct X;", "clap"),
        // The outside world.
        ("ui/app.rs", "use std::fs;", "std::fs"),
        ("ui/app.rs", "use std::{fs::File};", "std::fs::File"),
        ("ui/app.rs", "use std::{collections::HashMap, io::{self, Read}, fs as disk};", "std::fs"),
        ("ui/app.rs", "use std as s;", "std"),
        ("ui/app.rs", "use std::*;", "std"),
        ("ui/app.rs", "extern crate std as s;", "std"),
        ("ui/app.rs", "fn f() { let x = std::fs::read(\"x\"); }", "std::fs::read"),
        ("ui/app.rs", "fn f() { let x = ::std::fs::read(\"x\"); }", "std::fs::read"),
        ("ui/app.rs", "fn f() { std::thread::Builder::new(); }", "std::thread"),
        ("ui/app.rs", "fn f(s: std::net::TcpStream) {}", "std::net"),
        ("ui/app.rs", "fn f() { std::process::Command::new(\"x\"); }", "std::process"),
        ("ui/app.rs", "fn f() { assert!(std::fs::exists(\"x\").is_ok()); }", "std::fs::exists"),
        ("ui/app.rs", "fn f() { matches!(x, Some(n) if vec![std::fs::read(n)].len() > 1); }", "std::fs::read"),
        ("ui/app.rs", "fn f(p: &std::path::Path) -> bool { p.exists() }", ".exists()"),
        ("text/mod.rs", "fn f() { std::fs::read_to_string(\"en.ftl\"); }", "std::fs"),
        // unsafe
        ("machine/linux/mod.rs", "fn f() { unsafe { g() } }", "unsafe"),
        ("machine/ffi.rs", "unsafe fn f() {}", "unsafe"),
        ("certificate/ffi.rs", "unsafe fn f() {}", "unsafe"),
        ("session/mod.rs", "unsafe impl Send for X {}", "unsafe"),
        ("session/mod.rs", "fn f() { m!(unsafe { g() }); }", "unsafe"),
        ("journal/mod.rs", "unsafe extern \"C\" { fn f(); }", "unsafe"),
        // Words in the source.
        ("ui/app.rs", "fn f(ui: &mut Ui) { ui.label(\"No licenses yet\"); }", "No licenses yet"),
        ("ui/app.rs", "fn f(ui: &mut Ui) { if ui.button(\"Import\").clicked() {} }", "Import"),
        ("ui/app.rs", "fn f(ui: &mut Ui) { ui.label(format!(\"{n} licenses\")); }", "\"{n} licenses"),
        ("ui/app.rs", "fn f(ui: &mut Ui) { ui.label(RichText::new(\"Users\").strong()); }", "Users"),
        ("ui/app.rs", "fn f(ui: &mut Ui) { ui.add(egui::Button::new(\"Import\")); }", "Import"),
        ("ui/app.rs", "fn f(ui: &mut Ui) { ui.checkbox(&mut b, \"Remember\").on_hover_text(t); }", "Remember"),
    ];
    for (file, source, named) in planted {
        let violations = check_source(file, source);
        let caught = violations.iter().any(|violation| violation.to_string().contains(&format!("has `{named}")));
        assert!(caught, "{file}: not caught: {source}\n{}", listed(&violations));
    }
}

/// The checker is no use if it forbids what is right.
#[test]
fn what_is_allowed_is_not_reported() {
    let allowed = [
        ("ui/app.rs", "use crate::session::{Session, view}; use crate::text; use xlm_core::code::RequestCode;"),
        ("ui/panel/mod.rs", "use super::widget::table; use super::super::session; pub(in crate::ui) fn f() {}"),
        ("ui/panel/mod.rs", "pub(crate) use self::users::Users; pub use super::theme;"),
        ("ui/app.rs", "fn f() { let journal = 1; journal + machine::<u8>() }"),
        ("ui/app.rs", "use std::{sync::Arc, path::PathBuf}; use eframe::egui::Context;"),
        ("ui/app.rs", "#[cfg(test)] mod tests { use crate::journal::Journal; fn f() { std::fs::read(\"x\"); } }"),
        ("ui/app.rs", "#[cfg(test)] use crate::journal; #[cfg(test)] fn f() { std::fs::read(\"x\"); }"),
        ("ui/app.rs", "#[test] fn f() { std::fs::read(\"x\"); }"),
        (
            "ui/app.rs",
            "fn f(ui: &mut Ui) { ui.label(text(\"overview-title\")); ui.label(\"*\"); ui.label(format!(\"{a}: {b}\")); }",
        ),
        ("ui/app.rs", "fn f(ui: &mut Ui) { ui.push_id(\"the users table\", |ui| ()); }"),
        ("ui/app.rs", "/// Like [`std::fs`] and `crate::journal`.\nfn f(rows: &Rows) { rows.exists(3); }"),
        ("session/mod.rs", "use crate::{journal::Journal, machine, certificate}; use std::{fs, thread::Builder};"),
        ("session/mod.rs", "pub use crate::preferences::Preferences; pub use xlm_core::catalog;"),
        ("journal/sqlite.rs", "use rusqlite::{Connection, params}; use crate::database::retry; use super::Entry;"),
        ("journal/mod.rs", "pub use crate::database::DatabaseError;"),
        ("portal/store/mod.rs", "use rusqlite::Transaction; use crate::database::Database;"),
        ("journal/memory/mod.rs", "use super::super::journal::Entry; use crate::journal::Error;"),
        ("machine/linux/ffi.rs", "pub fn f() { unsafe { g() } }"),
        ("certificate/isolation/ffi.rs", "pub fn f() { unsafe { g() } }"),
        ("main.rs", "use xphone_license_manager::{certificate::run_if_asked, session, ui}; mod arguments;"),
        (
            "bin/xlm.rs",
            "use xphone_license_manager::{session::Session, text}; use crate::local; #[derive(clap::Parser)] struct X;",
        ),
    ];
    for (file, source) in allowed {
        let violations = check_source(file, source);
        assert!(violations.is_empty(), "{file}: {source}\n{}", listed(&violations));
    }
}

fn listed(violations: &[Violation]) -> String {
    violations.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}
