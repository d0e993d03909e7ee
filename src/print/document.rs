//! A file of pages.
use pdf_writer::{Date, Finish as _, Name, Pdf, Rect, Ref, TextStr};
use xlm_core::calendar::Day;

use super::{
    glyphs::Font,
    page::{HEIGHT, Page, WIDTH, font_name},
};

const FONTS: [(Font, &[u8]); 3] =
    [(Font::Regular, b"Helvetica"), (Font::Bold, b"Helvetica-Bold"), (Font::Mono, b"Courier-Bold")];

/// Pages, and what a reader says about them.
pub struct Document<'a> {
    /// Its title.
    pub title: &'a str,
    /// Who made it.
    pub author: &'a str,
    /// Language of the text, e.g. `de`.
    pub language: &'a str,
    /// The day on which it was made.
    pub made_on: Day,
    /// The pages.
    pub pages: Vec<Page>,
}

impl Document<'_> {
    /// Binds the pages into a file.
    pub fn write(self) -> Vec<u8> {
        let mut next = 0;
        let mut new_ref = || {
            next += 1;
            Ref::new(next)
        };
        let (catalog, tree, info) = (new_ref(), new_ref(), new_ref());
        let fonts = FONTS.map(|(font, base)| (font, base, new_ref()));
        let pages: Vec<_> = self.pages.into_iter().map(|page| (page, new_ref(), new_ref())).collect();

        let mut pdf = Pdf::new();
        {
            let mut catalog = pdf.catalog(catalog);
            catalog.pages(tree);
            catalog.lang(TextStr(self.language));
            catalog.viewer_preferences().display_doc_title(true);
        }
        pdf.pages(tree).kids(pages.iter().map(|(_, page, _)| *page)).count(pages.len() as i32);
        for (_, base, id) in fonts {
            pdf.type1_font(id).base_font(Name(base)).encoding_predefined(Name(b"WinAnsiEncoding"));
        }
        for (page, id, content_id) in pages {
            let mut leaf = pdf.page(id);
            leaf.parent(tree).media_box(Rect::new(0.0, 0.0, WIDTH, HEIGHT)).contents(content_id);
            let mut resources = leaf.resources();
            let mut names = resources.fonts();
            for (font, _, font_id) in fonts {
                names.pair(font_name(font), font_id);
            }
            names.finish();
            resources.finish();
            leaf.finish();
            pdf.stream(content_id, &page.finish());
        }
        let (year, month, day) = self.made_on.to_date();
        pdf.document_info(info)
            .title(TextStr(self.title))
            .author(TextStr(self.author))
            .creation_date(Date::new(year.max(0) as u16).month(month as u8).day(day as u8));
        pdf.finish()
    }
}
