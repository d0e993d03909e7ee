//! XML text to a small tree: just what canonicalisation and the license need. No document types, no entities, hard limits.

use std::mem;

use quick_xml::{
    Reader, XmlVersion,
    events::{BytesDecl, BytesRef, BytesStart, Event},
};

use super::error::{IllFormed, LicenseXmlError, Limited};

/// The largest file that is read: a real one has about 16 KiB.
pub(super) const FILE_BYTES: usize = 1024 * 1024;
/// Levels of elements; a license has six. Functions that walk the tree rely on it and simply recurse.
const LEVELS: usize = 16;
const ELEMENTS: usize = 20_000;
const ATTRIBUTES: usize = 32;

/// The namespace that the prefix `xml` always stands for.
pub(super) const XML_NAMESPACE: &str = "http://www.w3.org/XML/1998/namespace";

/// An element with everything in it. Comments are left out, since they are not part of what is signed.
#[derive(Debug)]
pub(super) struct Element {
    /// Name as written, with its prefix.
    pub name: String,
    /// Namespace of the element; empty if it is in none.
    pub namespace: String,
    /// Namespace declarations on the element itself: prefix (empty for the default) and namespace.
    pub declarations: Vec<(String, String)>,
    /// The other attributes.
    pub attributes: Vec<Attribute>,
    /// What is inside, in order.
    pub children: Vec<Node>,
}

/// An attribute that is no namespace declaration.
#[derive(Debug)]
pub(super) struct Attribute {
    /// Name as written, with its prefix.
    pub name: String,
    /// Namespace; empty without a prefix.
    pub namespace: String,
    /// Normalised value, references resolved.
    pub value: String,
}

/// Something inside an element.
#[derive(Debug)]
pub(super) enum Node {
    Element(Element),
    Text(String),
    Instruction { target: String, content: String },
}

/// What becomes of text that consists of white space only.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum WhiteSpace {
    /// It is dropped, as the issuer's XML library does on loading.
    Dropped,
    /// It stays, as the standard's examples have it.
    #[cfg(test)]
    Kept,
}

impl Element {
    /// The name without prefix.
    pub fn local_name(&self) -> &str {
        local(&self.name)
    }

    /// The value of an attribute without namespace.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|attribute| attribute.name == name).map(|attribute| attribute.value.as_str())
    }

    /// The elements inside, in order.
    pub fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|node| if let Node::Element(element) = node { Some(element) } else { None })
    }

    /// The whole text inside, trimmed; `None` if there are elements inside, too.
    pub fn text(&self) -> Option<String> {
        let mut text = String::new();
        for node in &self.children {
            match node {
                Node::Element(_) => return None,
                Node::Text(part) => text.push_str(part),
                Node::Instruction { .. } => {}
            }
        }
        Some(text.trim().to_owned())
    }
}

/// The part of a name behind its prefix.
pub(super) fn local(name: &str) -> &str {
    name.split_once(':').map_or(name, |(_, local)| local)
}

/// Reads a document and gives its outermost element.
pub(super) fn parse(bytes: &[u8], white_space: WhiteSpace) -> Result<Element, LicenseXmlError> {
    if bytes.len() > FILE_BYTES {
        return Err(LicenseXmlError::TooLarge { limit: FILE_BYTES });
    }
    let text = std::str::from_utf8(bytes).map_err(|_not_utf8| LicenseXmlError::NotUtf8)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    check_characters(text)?;
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    reader.config_mut().check_comments = true;
    let mut builder = Builder { white_space, ..Builder::default() };
    loop {
        let position = reader.buffer_position();
        let event = reader.read_event().map_err(|source| syntax(reader.buffer_position(), source))?;
        if matches!(event, Event::Eof) {
            return builder.finish(position);
        }
        builder.take(event, position)?;
    }
}

fn syntax(position: u64, source: quick_xml::Error) -> LicenseXmlError {
    LicenseXmlError::Syntax { position, source: Box::new(source) }
}

/// The characters of XML 1.0.
fn check_characters(text: &str) -> Result<(), LicenseXmlError> {
    let is_illegal = |character: &char| matches!(character, '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    match text.chars().find(is_illegal) {
        Some(character) => Err(LicenseXmlError::IllegalCharacter { code: u32::from(character) }),
        None => Ok(()),
    }
}

/// Puts events together to a tree.
struct Builder {
    white_space: WhiteSpace,
    open: Vec<Element>,
    root: Option<Element>,
    /// Text since the last markup, and whether a reference was part of it: then it is no mere white space between elements.
    run: String,
    run_has_reference: bool,
    elements: usize,
    is_at_start: bool,
}

impl Default for Builder {
    fn default() -> Self {
        Self {
            white_space: WhiteSpace::Dropped,
            open: Vec::new(),
            root: None,
            run: String::new(),
            run_has_reference: false,
            elements: 0,
            is_at_start: true,
        }
    }
}

impl Builder {
    fn take(&mut self, event: Event<'_>, position: u64) -> Result<(), LicenseXmlError> {
        let is_at_start = mem::replace(&mut self.is_at_start, false);
        match event {
            Event::Text(text) => {
                self.run.push_str(&text.xml10_content());
                return Ok(());
            }
            Event::GeneralRef(reference) => {
                self.run.push(resolve(&reference, position)?);
                self.run_has_reference = true;
                return Ok(());
            }
            _ => self.end_run(position)?,
        }
        match event {
            Event::Start(start) => self.open(&start, position),
            Event::End(_) => self.close(position),
            Event::CData(data) => {
                let text = data.xml10_content().into_owned();
                self.inside(position)?.children.push(Node::Text(text));
                Ok(())
            }
            Event::PI(instruction) => {
                let content = instruction.content().trim_start().replace("\r\n", "\n").replace('\r', "\n");
                if let Some(parent) = self.open.last_mut() {
                    parent.children.push(Node::Instruction { target: instruction.target().to_owned(), content });
                }
                Ok(())
            }
            Event::Decl(declaration) if is_at_start => check_declaration(&declaration, position),
            Event::Decl(_) => Err(LicenseXmlError::IllFormed { position, what: IllFormed::Declaration }),
            Event::DocType(_) => Err(LicenseXmlError::DocumentType),
            // `Empty` never comes, since the reader is told to expand it.
            Event::Comment(_) | Event::Empty(_) | Event::Text(_) | Event::GeneralRef(_) | Event::Eof => Ok(()),
        }
    }

    fn inside(&mut self, position: u64) -> Result<&mut Element, LicenseXmlError> {
        self.open.last_mut().ok_or(LicenseXmlError::IllFormed { position, what: IllFormed::OutermostElement })
    }

    fn end_run(&mut self, position: u64) -> Result<(), LicenseXmlError> {
        let run = mem::take(&mut self.run);
        let is_blank = !mem::take(&mut self.run_has_reference) && run.bytes().all(|byte| b" \t\r\n".contains(&byte));
        if run.is_empty() || (is_blank && (self.white_space == WhiteSpace::Dropped || self.open.is_empty())) {
            return Ok(());
        }
        self.inside(position)?.children.push(Node::Text(run));
        Ok(())
    }

    fn open(&mut self, start: &BytesStart<'_>, position: u64) -> Result<(), LicenseXmlError> {
        if self.root.is_some() {
            return Err(LicenseXmlError::IllFormed { position, what: IllFormed::OutermostElement });
        }
        self.elements += 1;
        if self.elements > ELEMENTS {
            return Err(LicenseXmlError::TooMuch { what: Limited::Elements, limit: ELEMENTS });
        }
        if self.open.len() >= LEVELS {
            return Err(LicenseXmlError::TooMuch { what: Limited::Levels, limit: LEVELS });
        }
        let mut element = read_start(start, position)?;
        let what = |what| LicenseXmlError::IllFormed { position, what };
        element.namespace = self.namespace(&element, &element.name).ok_or(what(IllFormed::Namespace))?;
        for index in 0..element.attributes.len() {
            let Some(name) = element.attributes.get(index).map(|attribute| attribute.name.as_str()) else { break };
            // Unlike an element, an attribute without prefix is in no namespace.
            let namespace = if name.contains(':') { self.namespace(&element, name) } else { Some(String::new()) };
            let namespace = namespace.ok_or(what(IllFormed::Namespace))?;
            let is_same = |other: &Attribute| other.namespace == namespace && local(&other.name) == local(name);
            if element.attributes.iter().take(index).any(is_same) {
                return Err(what(IllFormed::Attribute));
            }
            if let Some(attribute) = element.attributes.get_mut(index) {
                attribute.namespace = namespace;
            }
        }
        self.open.push(element);
        Ok(())
    }

    fn close(&mut self, position: u64) -> Result<(), LicenseXmlError> {
        let outermost = LicenseXmlError::IllFormed { position, what: IllFormed::OutermostElement };
        let element = self.open.pop().ok_or(outermost)?;
        match self.open.last_mut() {
            Some(parent) => parent.children.push(Node::Element(element)),
            None => self.root = Some(element),
        }
        Ok(())
    }

    /// The namespace of a name on `element`, which is not among the open ones yet; `None` if its prefix is not declared.
    fn namespace(&self, element: &Element, name: &str) -> Option<String> {
        let prefix = name.split_once(':').map_or("", |(prefix, _)| prefix);
        if prefix == "xml" {
            return Some(XML_NAMESPACE.to_owned());
        }
        let mut innermost_first = std::iter::once(element).chain(self.open.iter().rev());
        let declared = innermost_first
            .find_map(|element| element.declarations.iter().find(|(declared, _)| declared == prefix))
            .map(|(_, namespace)| namespace.clone());
        declared.or_else(|| prefix.is_empty().then(String::new))
    }

    fn finish(mut self, position: u64) -> Result<Element, LicenseXmlError> {
        self.end_run(position)?;
        let outermost = LicenseXmlError::IllFormed { position, what: IllFormed::OutermostElement };
        if self.open.is_empty() { self.root.ok_or(outermost) } else { Err(outermost) }
    }
}

fn read_start(start: &BytesStart<'_>, position: u64) -> Result<Element, LicenseXmlError> {
    let ill_formed = |what| LicenseXmlError::IllFormed { position, what };
    let name = start.name().0;
    if !is_name(name) {
        return Err(ill_formed(IllFormed::Name));
    }
    let mut element = Element {
        name: name.to_owned(),
        namespace: String::new(),
        declarations: Vec::new(),
        attributes: Vec::new(),
        children: Vec::new(),
    };
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|source| syntax(position, source.into()))?;
        if element.declarations.len() + element.attributes.len() >= ATTRIBUTES {
            return Err(LicenseXmlError::TooMuch { what: Limited::Attributes, limit: ATTRIBUTES });
        }
        if attribute.value.contains('<') {
            return Err(ill_formed(IllFormed::AttributeValue));
        }
        let value = attribute.normalized_value(XmlVersion::Explicit1_0).map_err(|source| syntax(position, source))?;
        check_characters(&value)?;
        let (name, value) = (attribute.key.0, value.into_owned());
        if !is_name(name) {
            return Err(ill_formed(IllFormed::Name));
        }
        match name.strip_prefix("xmlns:") {
            Some(prefix) if value.is_empty() || matches!(prefix, "xml" | "xmlns") => {
                return Err(ill_formed(IllFormed::Namespace));
            }
            Some(prefix) => element.declarations.push((prefix.to_owned(), value)),
            None if name == "xmlns" => element.declarations.push((String::new(), value)),
            None => element.attributes.push(Attribute { name: name.to_owned(), namespace: String::new(), value }),
        }
    }
    Ok(element)
}

/// A little stricter than the standard, which allows more symbols: letters and digits of any script, `-`, `_`, `.`, one colon.
fn is_name(name: &str) -> bool {
    let is_part = |part: &str| {
        part.starts_with(|first: char| first.is_alphabetic() || first == '_')
            && part.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '-' | '_' | '.'))
    };
    let mut parts = name.split(':');
    parts.by_ref().take(2).all(is_part) && parts.next().is_none()
}

fn resolve(reference: &BytesRef<'_>, position: u64) -> Result<char, LicenseXmlError> {
    if let Some(character) = reference.resolve_char_ref().map_err(|source| syntax(position, source))? {
        check_characters(character.encode_utf8(&mut [0; 4]))?;
        return Ok(character);
    }
    let name: &str = reference;
    match name {
        "lt" => Ok('<'),
        "gt" => Ok('>'),
        "amp" => Ok('&'),
        "apos" => Ok('\''),
        "quot" => Ok('"'),
        _ => Err(LicenseXmlError::UnknownEntity { name: name.to_owned() }),
    }
}

fn check_declaration(declaration: &BytesDecl<'_>, position: u64) -> Result<(), LicenseXmlError> {
    let version = declaration.version().map_err(|source| syntax(position, source))?;
    if version.as_ref() != "1.0" {
        return Err(LicenseXmlError::IllFormed { position, what: IllFormed::Declaration });
    }
    let is_utf8 = match declaration.encoding() {
        None => true,
        Some(encoding) => {
            let encoding = encoding.map_err(|source| syntax(position, source.into()))?;
            encoding.eq_ignore_ascii_case("utf-8") || encoding.eq_ignore_ascii_case("us-ascii")
        }
    };
    if is_utf8 { Ok(()) } else { Err(LicenseXmlError::NotUtf8) }
}
