//! Why a file is not read at all. What is merely wrong with one product is part of the result.

/// The file is not a license file of the vendor's shape, or it is not safe to read.
#[derive(Debug, thiserror::Error)]
pub enum LicenseXmlError {
    /// Larger than any license file.
    #[error("file is larger than {limit} bytes")]
    TooLarge {
        /// The most that is read, in bytes.
        limit: usize,
    },
    /// Not UTF-8, or it says that it is in another encoding.
    #[error("file is not in UTF-8")]
    NotUtf8,
    /// A character that XML does not allow.
    #[error("character U+{code:04X} is not allowed in XML")]
    IllegalCharacter {
        /// Its code point.
        code: u32,
    },
    /// Not well-formed XML.
    #[error("not well-formed XML near byte {position}")]
    Syntax {
        /// Where reading stopped, in bytes from the start of the file (behind a byte order mark).
        position: u64,
        /// What the XML reader says.
        #[source]
        source: Box<quick_xml::Error>,
    },
    /// Well-formed for the XML reader, but not by the standard: a name, a namespace or the outermost element.
    #[error("not well-formed XML near byte {position}: {what}")]
    IllFormed {
        /// Where reading stopped, in bytes from the start of the file (behind a byte order mark).
        position: u64,
        /// What is wrong.
        what: IllFormed,
    },
    /// A document type definition: a license file has none, and it could pull in other files or blow up in memory.
    #[error("file has a document type definition, which a license file never has")]
    DocumentType,
    /// A reference to an entity that XML itself does not define.
    #[error("unknown entity {name:?}")]
    UnknownEntity {
        /// Its name.
        name: String,
    },
    /// Nested deeper, or with more elements or attributes than any license file.
    #[error("more than {limit} {what}")]
    TooMuch {
        /// What there is too much of.
        what: Limited,
        /// The most that is read.
        limit: usize,
    },
    /// XML, but not a signed license.
    #[error("not a license file: outermost element is {found:?}")]
    NotALicense {
        /// The name of the outermost element.
        found: String,
    },
    /// A part of a signature or of the license is missing.
    #[error("{inside} has no {element}")]
    Missing {
        /// The element or attribute that is missing.
        element: &'static str,
        /// Where it should be.
        inside: String,
    },
    /// A part that must be there once occurs more often, so that it is not clear which one was signed.
    #[error("{inside} has more than one {element}")]
    Repeated {
        /// The element.
        element: &'static str,
        /// Where it is.
        inside: String,
    },
    /// Elements or text where a signature or a value has none.
    #[error("unexpected content in {inside}")]
    Unexpected {
        /// Where it is.
        inside: String,
    },
    /// Two signed parts have the same name, or a signature is about another part than the one beside it.
    #[error("signature does not belong to the part {id:?}")]
    WrongReference {
        /// The `Id` of the part.
        id: String,
    },
    /// A way of signing that this program does not know, so that nothing can be said about changes.
    #[error("{element} uses an unknown method {method:?}")]
    UnknownMethod {
        /// The element that names it.
        element: &'static str,
        /// Its identifier.
        method: String,
    },
}

/// What there may be too much of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Limited {
    /// Elements within each other.
    Levels,
    /// Elements in the file.
    Elements,
    /// Attributes of one element.
    Attributes,
}

impl std::fmt::Display for Limited {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Levels => "levels",
            Self::Elements => "elements",
            Self::Attributes => "attributes",
        })
    }
}

/// What the XML reader lets pass although the standard forbids it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum IllFormed {
    /// Not exactly one outermost element, or text beside it.
    #[error("there must be exactly one outermost element")]
    OutermostElement,
    /// A declaration that is not at the start of the file or of another version than 1.0.
    #[error("misplaced or unknown XML declaration")]
    Declaration,
    /// A character that a name cannot have.
    #[error("bad name of an element or attribute")]
    Name,
    /// A prefix without or with a forbidden namespace declaration.
    #[error("bad namespace")]
    Namespace,
    /// The same attribute twice, perhaps under two prefixes.
    #[error("attribute named twice")]
    Attribute,
    /// A bare `<` in an attribute.
    #[error("bare < in an attribute")]
    AttributeValue,
}
