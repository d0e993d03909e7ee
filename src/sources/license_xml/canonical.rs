//! Canonical XML 1.0 without comments (W3C Recommendation of 15 March 2001) of an element in its place.
//!
//! Written here because the crates that do this either bind a C library or bring a parser of their own that reads document types.
//!
//! Besides the standard's form there is [`Form::CutOut`]: what signers get that cut the part out of its document before they hand it
//! to libxml2. Files with both are around. Either form has all names, attributes and texts, so that accepting both lets no value be
//! changed.

use std::collections::BTreeMap;

use super::document::{Element, Node, XML_NAMESPACE, local};

/// Namespaces by prefix; the default has the empty prefix.
type Scope<'e> = BTreeMap<&'e str, &'e str>;

/// Which canonical form.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Form {
    /// The standard's.
    Standard,
    /// After cutting out, elements below the first level are written with `xmlns=""` if their default namespace was declared on the
    /// part itself or further out: the declaration belongs to the old tree, and libxml2 no longer finds it.
    CutOut,
}

impl Form {
    /// The forms in which a signer may have signed.
    pub const ALL: [Self; 2] = [Self::Standard, Self::CutOut];
}

/// The canonical form of `element`. It inherits the namespaces and `xml:` attributes of its `ancestors`, outermost first.
pub(super) fn canonical(ancestors: &[&Element], element: &Element, form: Form) -> String {
    let mut scope = Scope::new();
    let mut inherited = BTreeMap::new();
    for ancestor in ancestors {
        declare(&mut scope, ancestor);
        for attribute in ancestor.attributes.iter().filter(|attribute| attribute.namespace == XML_NAMESPACE) {
            inherited.insert(attribute.name.as_str(), attribute.value.as_str());
        }
    }
    declare(&mut scope, element);
    let mut out = String::new();
    out.push('<');
    out.push_str(&element.name);
    write_namespaces(&mut out, &scope, &Scope::new());
    write_attributes(&mut out, element, &inherited);
    let inside = Inside { level: 1, form, scope: &scope, is_default_from_outside: true };
    write_content(&mut out, element, inside);
    out
}

fn declare<'e>(scope: &mut Scope<'e>, element: &'e Element) {
    scope.extend(element.declarations.iter().map(|(prefix, namespace)| (prefix.as_str(), namespace.as_str())));
}

/// Where an element stands inside the part that is written.
#[derive(Clone, Copy)]
struct Inside<'s, 'e> {
    /// Levels below the part itself.
    level: usize,
    form: Form,
    /// What is in scope in the element around it; all of that has been written.
    scope: &'s Scope<'e>,
    /// The default namespace was declared on the part itself or further out.
    is_default_from_outside: bool,
}

fn write_element<'e>(out: &mut String, element: &'e Element, inside: Inside<'_, 'e>) {
    let mut scope = inside.scope.clone();
    declare(&mut scope, element);
    let is_default_from_outside =
        inside.is_default_from_outside && element.declarations.iter().all(|(prefix, _)| !prefix.is_empty());
    let has_default = scope.get("").is_some_and(|namespace| !namespace.is_empty());
    out.push('<');
    out.push_str(&element.name);
    if inside.form == Form::CutOut && inside.level > 1 && is_default_from_outside && has_default {
        out.push_str(" xmlns=\"\"");
    }
    write_namespaces(out, &scope, inside.scope);
    write_attributes(out, element, &BTreeMap::new());
    let level = inside.level + 1;
    write_content(out, element, Inside { level, scope: &scope, is_default_from_outside, ..inside });
}

fn write_content<'e>(out: &mut String, element: &'e Element, inside: Inside<'_, 'e>) {
    out.push('>');
    for node in &element.children {
        match node {
            Node::Element(child) => write_element(out, child, inside),
            Node::Text(text) => write_text(out, text),
            Node::Instruction { target, content } => {
                out.push_str("<?");
                out.push_str(target);
                if !content.is_empty() {
                    out.push(' ');
                    out.push_str(content);
                }
                out.push_str("?>");
            }
        }
    }
    out.push_str("</");
    out.push_str(&element.name);
    out.push('>');
}

/// Only what differs from what is `rendered` around it; no default namespace counts as an empty one. The map sorts by prefix, default first.
fn write_namespaces(out: &mut String, scope: &Scope<'_>, rendered: &Scope<'_>) {
    for (prefix, namespace) in scope {
        let before = rendered.get(prefix).copied().unwrap_or_default();
        if *namespace == before {
            continue;
        }
        out.push_str(if prefix.is_empty() { " xmlns" } else { " xmlns:" });
        out.push_str(prefix);
        write_value(out, namespace);
    }
}

/// Sorted by namespace, then local name; those without namespace come first. UTF-8 sorts as code points do.
fn write_attributes(out: &mut String, element: &Element, inherited: &BTreeMap<&str, &str>) {
    let own = element.attributes.iter().map(|attribute| {
        (attribute.namespace.as_str(), local(&attribute.name), attribute.name.as_str(), attribute.value.as_str())
    });
    let is_own = |name: &str| element.attributes.iter().any(|attribute| attribute.name == name);
    let from_outside = inherited
        .iter()
        .filter(|(name, _)| !is_own(name))
        .map(|(name, value)| (XML_NAMESPACE, local(name), *name, *value));
    let mut all: Vec<_> = own.chain(from_outside).collect();
    all.sort_unstable();
    for (_, _, name, value) in all {
        out.push(' ');
        out.push_str(name);
        write_value(out, value);
    }
}

fn write_value(out: &mut String, value: &str) {
    out.push_str("=\"");
    for character in value.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '"' => out.push_str("&quot;"),
            '\t' => out.push_str("&#x9;"),
            '\n' => out.push_str("&#xA;"),
            '\r' => out.push_str("&#xD;"),
            other => out.push(other),
        }
    }
    out.push('"');
}

fn write_text(out: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\r' => out.push_str("&#xD;"),
            other => out.push(other),
        }
    }
}
