//! Pages of text, rules and QR codes as PDF: what leaves the program on paper.
//!
//! The fonts are those that every PDF reader has, in `WinAnsi`, and text is written in reading order: any reader finds it
//! again. The same pages always give the same bytes.
mod document;
mod glyphs;
mod page;

pub use self::{
    document::Document,
    glyphs::{Font, NotPrintable, Printable},
    page::{Area, Colour, HEIGHT, Page, Style, WIDTH},
};
