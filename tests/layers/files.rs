//! Which files the programs consist of.

use std::fs;
use std::path::{Path, PathBuf};

use syn::{Attribute, Expr, Item, Lit, Meta};

use crate::checker::is_for_tests;

/// A file of `src`, as a path in it with `/`.
pub struct DeclaredFile {
    pub path: String,
    pub for_tests: bool,
}

pub fn source_root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// All Rust files below a folder, as paths in it with `/`; none if the folder does not exist.
pub fn rust_files(folder: &Path) -> Vec<String> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if path.is_dir() {
            files.extend(rust_files(&path).into_iter().map(|file| format!("{name}/{file}")));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(name);
        }
    }
    files.sort();
    files
}

/// The files of the library and of every program, found along their `mod` declarations.
pub fn declared_files() -> Vec<DeclaredFile> {
    let root = source_root();
    let mut files = Vec::new();
    let programs = rust_files(&root.join("bin")).into_iter().map(|file| format!("bin/{file}"));
    for path in ["lib.rs".to_owned(), "main.rs".to_owned()].into_iter().chain(programs) {
        let children = path.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
        follow(&root, DeclaredFile { path, for_tests: false }, &children, &mut files);
    }
    files
}

/// Adds the file, then those that it declares; `children` is the folder that they are in, empty or ending in `/`.
fn follow(root: &Path, file: DeclaredFile, children: &str, files: &mut Vec<DeclaredFile>) {
    let source = fs::read_to_string(root.join(&file.path)).unwrap();
    let parsed = syn::parse_file(&source).unwrap_or_else(|error| panic!("src/{}: {error}", file.path));
    let for_tests = file.for_tests;
    let beside = file.path.rfind('/').map_or(String::new(), |end| file.path[..=end].to_owned());
    files.push(file);
    follow_items(root, &parsed.items, for_tests, &beside, children, files);
}

/// `beside` is where a `#[path]` starts from: the file's own folder, but inside an inline module that module's.
fn follow_items(
    root: &Path,
    items: &[Item],
    for_tests: bool,
    beside: &str,
    children: &str,
    files: &mut Vec<DeclaredFile>,
) {
    for item in items {
        let Item::Mod(module) = item else { continue };
        let name = module.ident.to_string();
        let for_tests = for_tests || is_for_tests(&module.attrs);
        let inside = format!("{children}{name}/");
        if let Some((_, items)) = &module.content {
            follow_items(root, items, for_tests, &inside, &inside, files);
            continue;
        }
        let candidates = match given_path(&module.attrs) {
            Some(path) => vec![format!("{beside}{path}")],
            None => vec![format!("{children}{name}.rs"), format!("{inside}mod.rs")],
        };
        if let Some(path) = candidates.into_iter().find(|path| root.join(path).is_file()) {
            follow(root, DeclaredFile { path, for_tests }, &inside, files);
        }
    }
}

/// The file of a `#[path = "…"]`.
fn given_path(attributes: &[Attribute]) -> Option<String> {
    attributes.iter().filter(|attribute| attribute.path().is_ident("path")).find_map(|attribute| {
        let Meta::NameValue(pair) = &attribute.meta else { return None };
        let Expr::Lit(literal) = &pair.value else { return None };
        let Lit::Str(path) = &literal.lit else { return None };
        Some(path.value())
    })
}
