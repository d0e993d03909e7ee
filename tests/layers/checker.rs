//! Finds what a source file names, and judges it by the tables of `main.rs`.

use std::fmt;

use syn::buffer::{Cursor, TokenBuffer};
use syn::visit::{self, Visit};
use syn::{Attribute, Expr, Item, ItemExternCrate, ItemMod, ItemUse, Meta, Stmt, UseTree, Visibility};

use crate::{ADAPTERS, DISK_METHODS, FORBIDDEN, MAY_NAME, OWNED_CRATES, SHOWING_METHODS, SHOWING_TYPES, may_be_unsafe};

const OWN_CRATE: &str = "xphone_license_manager";

/// Something that a file does and its layer may not.
pub struct Violation {
    file: String,
    found: String,
    reason: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "src/{} has `{}`: {}", self.file, self.found, self.reason)
    }
}

/// All violations in one file; `file` is its path in `src` with `/`.
pub fn check_source(file: &str, source: &str) -> Vec<Violation> {
    let parsed = syn::parse_file(source).unwrap_or_else(|error| panic!("src/{file}: {error}"));
    let mut checker = Checker::new(file);
    checker.visit_file(&parsed);
    checker.violations
}

/// Whether the attributes say that the item exists in tests only.
pub fn is_for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let condition = match &attribute.meta {
            Meta::List(list) if list.path.is_ident("cfg") => list.tokens.to_string(),
            _ => String::new(),
        };
        let words: Vec<_> = condition.split(|letter: char| !letter.is_alphanumeric()).collect();
        attribute.path().is_ident("test") || words.contains(&"test") && !words.contains(&"not")
    })
}

/// How a path came to be named: an import of a module opens everything below it, a use only what it says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Naming {
    Use,
    Import,
    Export,
}

struct Checker {
    file: String,
    layer: String,
    /// The module that is being read, from the root of its crate.
    module: Vec<String>,
    in_library: bool,
    violations: Vec<Violation>,
}

impl Checker {
    fn new(file: &str) -> Self {
        let mut module: Vec<String> = file.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
        let in_library = module[0] != "main" && module[0] != "bin";
        let layer = if module[0] == "bin" { format!("bin/{}", module[1]) } else { module[0].clone() };
        if module.last().is_some_and(|name| name == "mod") {
            module.pop();
        }
        if layer == "lib" || layer == "main" || layer.starts_with("bin/") {
            module.clear();
        }
        Self { file: file.to_owned(), layer, module, in_library, violations: Vec::new() }
    }

    fn report(&mut self, found: &str, reason: impl Into<String>) {
        self.violations.push(Violation { file: self.file.clone(), found: found.to_owned(), reason: reason.into() });
    }

    fn name(&mut self, path: &[String], naming: Naming) {
        match self.in_own_crate(path) {
            Some(inner) => self.name_own(&inner, naming),
            None => self.name_foreign(path, naming),
        }
    }

    /// The path from the root of the library, if it leads into it; the rest of a program's own crate is its own affair.
    fn in_own_crate(&self, path: &[String]) -> Option<Vec<String>> {
        let mut rest = path;
        let mut inner = self.module.clone();
        match path.first()?.as_str() {
            OWN_CRATE => return Some(path[1..].to_vec()),
            _ if !self.in_library => return None,
            "crate" => return Some(path[1..].to_vec()),
            "self" => rest = &rest[1..],
            "super" => {}
            _ => return None,
        }
        while rest.first().is_some_and(|segment| segment == "super") {
            inner.pop();
            rest = &rest[1..];
        }
        inner.extend_from_slice(rest);
        Some(inner)
    }

    fn name_own(&mut self, path: &[String], naming: Naming) {
        let full = path.join("::");
        let Some(target) = path.first().cloned() else {
            if naming != Naming::Use {
                self.report("crate", "imports the whole crate, which hides what is used of it");
            }
            return;
        };
        if self.layer == "lib" || target == self.layer {
            return;
        }
        let allowed = MAY_NAME.iter().find(|(layer, _)| *layer == self.layer).map_or(&[][..], |(_, allowed)| *allowed);
        if !allowed.iter().any(|entry| starts_with(path, &segments(entry))) {
            self.report(&full, format!("{} may name {}", self.layer, listed(allowed)));
        } else if naming == Naming::Export && ADAPTERS.contains(&target.as_str()) {
            self.report(&full, format!("{} passes on what belongs to {target}", self.layer));
        }
    }

    fn name_foreign(&mut self, path: &[String], naming: Naming) {
        let full = path.join("::");
        for (name, owners) in OWNED_CRATES {
            let owned = |owner: &&str| *owner == self.layer || self.file.starts_with(&format!("{owner}/"));
            if path[0] == *name && !owners.iter().any(owned) {
                self.report(&full, format!("{name} belongs to {}", listed(owners)));
            }
        }
        for (layer, forbidden, reason) in FORBIDDEN {
            let forbidden = segments(forbidden);
            let opened = naming != Naming::Use && starts_with(&forbidden, path);
            if *layer == self.layer && (starts_with(path, &forbidden) || opened) {
                self.report(&full, *reason);
                break;
            }
        }
    }

    /// Reads tokens that no grammar is known for: the inside of macro calls and of attributes.
    fn scan(&mut self, mut cursor: Cursor<'_>) {
        while !cursor.eof() {
            if let Some((path, rest)) = self.scan_path(Vec::new(), cursor) {
                self.name(&path, Naming::Use);
                cursor = rest;
            } else if let Some((inside, _, _, rest)) = cursor.any_group() {
                self.scan(inside);
                cursor = rest;
            } else if let Some((_, rest)) = cursor.token_tree() {
                cursor = rest;
            } else {
                return;
            }
        }
    }

    /// A path at the cursor, in front of which `prefix` stands; the branches of a group are named here.
    fn scan_path<'a>(&mut self, prefix: Vec<String>, cursor: Cursor<'a>) -> Option<(Vec<String>, Cursor<'a>)> {
        let (first, mut cursor) = cursor.ident()?;
        if first == "unsafe" {
            self.report_unsafe();
        }
        let mut path = prefix;
        path.push(first.to_string());
        while let Some(behind) = after_colons(cursor) {
            if let Some((segment, rest)) = behind.ident() {
                path.push(segment.to_string());
                cursor = rest;
            } else if let Some((mut inside, _, _, rest)) = behind.any_group() {
                while !inside.eof() {
                    if let Some((branch, next)) = self.scan_path(path.clone(), inside) {
                        self.name(&branch, Naming::Import);
                        inside = next;
                    } else if let Some((_, next)) = inside.token_tree() {
                        inside = next;
                    } else {
                        break;
                    }
                }
                return Some((path, rest));
            } else {
                return Some((path, behind));
            }
        }
        Some((path, cursor))
    }

    fn report_unsafe(&mut self) {
        if !may_be_unsafe(&self.file) {
            self.report("unsafe", "only machine/SYSTEM/ffi.rs and certificate/isolation/ffi.rs may");
        }
    }

    fn check_shown(&mut self, arguments: impl Iterator<Item = impl std::borrow::Borrow<Expr>>) {
        for argument in arguments {
            for words in words_in(argument.borrow()) {
                self.report(&words, "texts for users come from text, in every language");
            }
        }
    }
}

impl<'ast> Visit<'ast> for Checker {
    fn visit_item(&mut self, item: &'ast Item) {
        if !is_for_tests(attributes_of(item)) {
            visit::visit_item(self, item);
        }
    }

    fn visit_impl_item_fn(&mut self, function: &'ast syn::ImplItemFn) {
        if !is_for_tests(&function.attrs) {
            visit::visit_impl_item_fn(self, function);
        }
    }

    fn visit_stmt(&mut self, statement: &'ast Stmt) {
        if !matches!(statement, Stmt::Local(local) if is_for_tests(&local.attrs)) {
            visit::visit_stmt(self, statement);
        }
    }

    fn visit_item_mod(&mut self, module: &'ast ItemMod) {
        self.module.push(module.ident.to_string());
        visit::visit_item_mod(self, module);
        self.module.pop();
    }

    fn visit_item_use(&mut self, import: &'ast ItemUse) {
        let naming = match &import.vis {
            Visibility::Inherited => Naming::Import,
            Visibility::Restricted(restricted) if restricted.path.is_ident("self") => Naming::Import,
            _ => Naming::Export,
        };
        for path in leaves(&import.tree) {
            self.name(&path, naming);
        }
    }

    fn visit_item_extern_crate(&mut self, import: &'ast ItemExternCrate) {
        self.name(&[import.ident.to_string()], Naming::Import);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let named: Vec<_> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        self.name(&named, Naming::Use);
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        self.visit_path(&call.path);
        self.scan(TokenBuffer::new2(call.tokens.clone()).begin());
    }

    fn visit_attribute(&mut self, attribute: &'ast Attribute) {
        if let Meta::List(list) = &attribute.meta {
            self.scan(TokenBuffer::new2(list.tokens.clone()).begin());
        }
        self.visit_path(attribute.path());
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        let method = call.method.to_string();
        if self.layer == "ui" {
            if call.args.is_empty() && DISK_METHODS.contains(&method.as_str()) {
                self.report(&format!(".{method}()"), "the window asks no disk");
            }
            if SHOWING_METHODS.contains(&method.as_str()) {
                self.check_shown(call.args.iter());
            }
        }
        visit::visit_expr_method_call(self, call);
    }

    fn visit_expr_call(&mut self, call: &'ast syn::ExprCall) {
        if self.layer == "ui"
            && let Expr::Path(function) = &*call.func
            && let [.., shown, new] =
                &function.path.segments.iter().map(|segment| segment.ident.to_string()).collect::<Vec<_>>()[..]
            && new == "new"
            && SHOWING_TYPES.contains(&shown.as_str())
        {
            self.check_shown(call.args.iter());
        }
        visit::visit_expr_call(self, call);
    }

    fn visit_expr_unsafe(&mut self, block: &'ast syn::ExprUnsafe) {
        self.report_unsafe();
        visit::visit_expr_unsafe(self, block);
    }

    fn visit_signature(&mut self, signature: &'ast syn::Signature) {
        if matches!(signature.safety, syn::Safety::Unsafe(_)) {
            self.report_unsafe();
        }
        visit::visit_signature(self, signature);
    }

    fn visit_item_impl(&mut self, implementation: &'ast syn::ItemImpl) {
        if implementation.unsafety.is_some() {
            self.report_unsafe();
        }
        visit::visit_item_impl(self, implementation);
    }

    fn visit_item_foreign_mod(&mut self, foreign: &'ast syn::ItemForeignMod) {
        self.report_unsafe();
        visit::visit_item_foreign_mod(self, foreign);
    }
}

/// The cursor behind `::`, if it stands there.
fn after_colons(cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    let (first, rest) = cursor.punct()?;
    let (second, rest) = rest.punct()?;
    (first.as_char() == ':' && second.as_char() == ':').then_some(rest)
}

/// Every path that a `use` tree imports; `self` in a group is the group's own path, a glob the path in front of it.
fn leaves(tree: &UseTree) -> Vec<Vec<String>> {
    let behind = |first: String, rest: Vec<Vec<String>>| {
        rest.into_iter().map(|path| [vec![first.clone()], path].concat()).collect()
    };
    match tree {
        UseTree::Path(path) => {
            let rest = leaves(&path.tree).into_iter().map(|mut path| {
                if path == ["self"] {
                    path.clear();
                }
                path
            });
            behind(path.ident.to_string(), rest.collect())
        }
        UseTree::Name(name) => vec![vec![name.ident.to_string()]],
        UseTree::Rename(rename) => vec![vec![rename.ident.to_string()]],
        UseTree::Glob(_) => vec![vec![]],
        UseTree::Group(group) => group.items.iter().flat_map(leaves).collect(),
    }
}

fn attributes_of(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::ExternCrate(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

/// The literals with words that an expression may become. The arguments of other calls are keys, not texts.
fn words_in(expression: &Expr) -> Vec<String> {
    let of_block = |block: &syn::Block| match block.stmts.last() {
        Some(Stmt::Expr(last, None)) => words_in(last),
        _ => vec![],
    };
    match expression {
        Expr::Lit(literal) => match &literal.lit {
            syn::Lit::Str(text) if has_words(&text.value()) => vec![text.value()],
            _ => vec![],
        },
        Expr::Macro(call) if call.mac.path.is_ident("format") => {
            let pattern = TokenBuffer::new2(call.mac.tokens.clone());
            let pattern = pattern.begin().literal().map(|(literal, _)| literal.to_string());
            pattern.into_iter().filter(|pattern| has_words(pattern)).collect()
        }
        Expr::MethodCall(call) => words_in(&call.receiver),
        Expr::Reference(reference) => words_in(&reference.expr),
        Expr::Paren(inner) => words_in(&inner.expr),
        Expr::Block(block) => of_block(&block.block),
        Expr::If(choice) => {
            let otherwise = choice.else_branch.iter().flat_map(|(_, otherwise)| words_in(otherwise));
            of_block(&choice.then_branch).into_iter().chain(otherwise).collect()
        }
        Expr::Match(choice) => choice.arms.iter().flat_map(|arm| words_in(&arm.body)).collect(),
        _ => vec![],
    }
}

/// Whether there is a word outside the placeholders: three letters in a row, not all capitals (`PDF` needs no translation).
fn has_words(text: &str) -> bool {
    let mut outside = String::new();
    let mut depth = 0_i32;
    for letter in text.chars() {
        depth += i32::from(letter == '{') - i32::from(letter == '}');
        outside.push(if depth > 0 { ' ' } else { letter });
    }
    outside
        .split(|letter: char| !letter.is_alphabetic())
        .any(|word| word.chars().count() > 2 && word.chars().any(char::is_lowercase))
}

fn segments(path: &str) -> Vec<String> {
    path.split("::").map(str::to_owned).collect()
}

fn starts_with(path: &[String], prefix: &[String]) -> bool {
    path.len() >= prefix.len() && path[..prefix.len()] == *prefix
}

fn listed(names: &[&str]) -> String {
    if names.is_empty() { "no other layer".to_owned() } else { names.join(", ") }
}
