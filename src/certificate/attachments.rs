//! Files inside a document: mail programs and archives put certificates into other PDFs.
use hayro_interpret::hayro_syntax::{
    Pdf,
    object::{Array, Dict, MaybeRef, ObjectIdentifier, Stream, dict::keys},
    xref::XRef,
};

use super::engine::dictionaries;

/// Files that are looked at.
const MOST_FILES: usize = 20;

/// Nodes of the tree of names that are looked at; it may be a loop.
const MOST_NODES: usize = 200;

/// Depth of the tree of names.
const DEEPEST: usize = 16;

/// Bytes of all files together.
const MOST_BYTES: usize = 64 * 1024 * 1024;

/// The PDFs attached to a document or to a page of it, each once.
pub fn pdfs(pdf: &Pdf) -> Vec<Vec<u8>> {
    let mut search = Search { xref: pdf.xref(), specifications: Vec::new(), nodes: MOST_NODES };
    if let Some(root) = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id()) {
        let names = root.get::<Dict<'_>>(b"Names").and_then(|names| names.get::<Dict<'_>>(b"EmbeddedFiles"));
        search.tree(names.as_ref(), 0);
        search.associated(&root);
    }
    for page in pdf.pages().iter().take(MOST_NODES) {
        search.associated(page.raw());
        let notes = page.raw().get::<Array<'_>>(keys::ANNOTS);
        let notes = notes.iter().flat_map(|notes| dictionaries(notes, pdf.xref()));
        search.specifications.extend(notes.take(MOST_NODES).filter_map(|note| note.get::<Dict<'_>>(b"FS")));
    }
    search.files()
}

struct Search<'a> {
    xref: &'a XRef,
    /// File specifications.
    specifications: Vec<Dict<'a>>,
    /// Nodes that may still be looked at.
    nodes: usize,
}

impl<'a> Search<'a> {
    fn tree(&mut self, node: Option<&Dict<'a>>, depth: usize) {
        let Some(node) = node.filter(|_| self.nodes > 0 && depth < DEEPEST) else { return };
        self.nodes -= 1;
        let names = node.get::<Array<'a>>(b"Names");
        let xref = self.xref;
        let entries = names.iter().flat_map(|names| dictionaries(names, xref));
        self.specifications.extend(entries.take(MOST_NODES));
        let kids = node.get::<Array<'a>>(b"Kids");
        for kid in kids.iter().flat_map(|kids| dictionaries(kids, xref)).take(MOST_NODES) {
            self.tree(Some(&kid), depth + 1);
        }
    }

    fn associated(&mut self, of: &Dict<'a>) {
        let files = of.get::<Array<'a>>(b"AF");
        let xref = self.xref;
        self.specifications.extend(files.iter().flat_map(|files| dictionaries(files, xref)).take(MOST_NODES));
    }

    fn files(self) -> Vec<Vec<u8>> {
        let mut seen: Vec<ObjectIdentifier> = Vec::new();
        let mut files: Vec<Vec<u8>> = Vec::new();
        let mut room = MOST_BYTES;
        for specification in self.specifications {
            let Some(embedded) = specification.get::<Dict<'_>>(b"EF") else { continue };
            let key: &[u8] = if embedded.contains_key(b"UF") { b"UF" } else { b"F" };
            if let Some(MaybeRef::Ref(reference)) = embedded.get_raw::<Stream<'_>>(key) {
                let id = ObjectIdentifier::from(reference);
                if seen.contains(&id) {
                    continue;
                }
                seen.push(id);
            }
            let content = embedded.get::<Stream<'_>>(key).and_then(|stream| stream.decoded().ok());
            let Some(content) = content.filter(|content| content.starts_with(b"%PDF-") && content.len() <= room) else {
                continue;
            };
            room -= content.len();
            files.push(content.into_owned());
            if files.len() >= MOST_FILES {
                break;
            }
        }
        files
    }
}
