//! The report of who held which license, on paper: with the head of the change log's chain in each footer, so that a copy
//! can be held against the log later.

use xlm_core::{
    calendar::Day,
    document::{ChangeLogHead, Digest},
    report::Holding,
};

use super::{Engine, SessionError};
use crate::{
    print::{Area, Colour, Document, Font, HEIGHT, Page, Printable, Style, WIDTH},
    text::{Language, Texts, Value},
};

const LEFT: f32 = 48.0;
const RIGHT: f32 = WIDTH - LEFT;
const BOTTOM: f32 = HEIGHT - 72.0;
const ROW: f32 = 17.0;
const USER_WIDTH: f32 = 208.0;
const LICENSE: f32 = LEFT + USER_WIDTH + 8.0;
const LICENSE_WIDTH: f32 = 116.0;
const FROM: f32 = LICENSE + LICENSE_WIDTH + 8.0;
const UNTIL: f32 = FROM + 86.0;
const TEXT: Colour = Colour(28, 34, 40);
const MUTED: Colour = Colour(92, 102, 112);
const RULE: Colour = Colour(206, 214, 220);

/// Draws the report of these days, both inclusive.
///
/// # Errors
/// Where the change log can't be read, or `goes_on`, asked before each entry, says no.
pub(super) fn holdings_pdf(
    engine: &Engine,
    first: Day,
    last: Day,
    language: Language,
    goes_on: impl FnMut(u64) -> bool,
) -> Result<Vec<u8>, SessionError> {
    let holdings = engine.holdings(first, last, goes_on)?;
    let texts = Texts::new(language);
    let head = ChangeLogHead { number: engine.head().number, digest: Digest(engine.head().digest) };
    let of_whom = [engine.overview().customer, engine.installation().system_id().map(ToString::to_string)];
    let sheet = Sheet {
        texts: &texts,
        days: texts.format("changes-report-days", &[("first", first.into()), ("last", last.into())]),
        of_whom: of_whom.into_iter().flatten().collect::<Vec<_>>().join(", "),
        head,
    };
    let title = texts.get("changes-holdings").into_owned();
    let document = Document {
        title: &title,
        author: "XPhone License Manager",
        language: language.tag(),
        made_on: engine.now().day(),
        pages: sheet.pages(&holdings),
    };
    Ok(document.write())
}

/// What all pages have.
struct Sheet<'a> {
    texts: &'a Texts,
    days: String,
    of_whom: String,
    head: ChangeLogHead,
}

const fn style(font: Font, size: f32, colour: Colour) -> Style {
    Style { font, size, colour }
}

impl Sheet<'_> {
    fn pages(&self, holdings: &[Holding]) -> Vec<Page> {
        let mut pages = Vec::new();
        let mut rest = holdings;
        // A report of nothing has a page too: it says so.
        while pages.is_empty() || !rest.is_empty() {
            let mut page = Page::new();
            let top = self.head(&mut page);
            let fits = ((BOTTOM - top) / ROW) as usize;
            let (rows, later) = rest.split_at(rest.len().min(fits.max(1)));
            for (index, holding) in rows.iter().enumerate() {
                self.row(&mut page, top + index as f32 * ROW, holding);
            }
            if holdings.is_empty() {
                let nothing = self.word("changes-report-nobody");
                page.text(style(Font::Regular, 10.0, TEXT), LEFT, top + 14.0, &nothing);
            }
            rest = later;
            pages.push(page);
        }
        let count = pages.len();
        for (index, page) in pages.iter_mut().enumerate() {
            self.foot(page, index + 1, count);
        }
        pages
    }

    fn word(&self, id: &str) -> Printable {
        Printable::lossy(&self.texts.get(id))
    }

    /// Title, what it is about, and the headings; gives back where the rows begin.
    fn head(&self, page: &mut Page) -> f32 {
        page.text(style(Font::Bold, 18.0, TEXT), LEFT, 64.0, &self.word("changes-holdings"));
        page.text(style(Font::Regular, 10.0, TEXT), LEFT, 84.0, &Printable::lossy(&self.days));
        page.text(style(Font::Regular, 10.0, MUTED), LEFT, 99.0, &Printable::lossy(&self.of_whom));
        let heading = style(Font::Bold, 9.0, MUTED);
        for (x, id) in [
            (LEFT, "changes-report-user"),
            (LICENSE, "changes-report-license"),
            (FROM, "changes-report-from"),
            (UNTIL, "changes-report-until"),
        ] {
            page.text(heading, x, 128.0, &self.word(id));
        }
        page.block(TEXT, Area { x: LEFT, y: 134.0, width: RIGHT - LEFT, height: 0.8 });
        136.0
    }

    fn row(&self, page: &mut Page, top: f32, holding: &Holding) {
        let (text, muted) = (style(Font::Regular, 9.0, TEXT), style(Font::Regular, 8.0, MUTED));
        let y = top + 12.0;
        page.text(text, LEFT, y, &shortened(&format!("{} ({})", holding.name, holding.user), text, USER_WIDTH));
        let license = match &holding.line {
            Some(line) => format!("{}, {line}", holding.license),
            None => holding.license.clone(),
        };
        page.text(text, LICENSE, y, &shortened(&license, text, LICENSE_WIDTH));
        page.text(muted, FROM, y, &Printable::lossy(&self.texts.moment(holding.from)));
        let until = match holding.until {
            Some(until) => Printable::lossy(&self.texts.moment(until)),
            None => self.word("changes-report-still"),
        };
        page.text(muted, UNTIL, y, &until);
        page.block(RULE, Area { x: LEFT, y: top + ROW - 0.5, width: RIGHT - LEFT, height: 0.5 });
    }

    fn foot(&self, page: &mut Page, number: usize, count: usize) {
        let small = style(Font::Regular, 7.5, MUTED);
        let digest = self.head.digest.to_string();
        let values: [(&str, Value<'_>); 2] = [("number", self.head.number.into()), ("digest", (&digest).into())];
        let chain = Printable::lossy(&self.texts.format("changes-report-head", &values));
        page.text(small, LEFT, HEIGHT - 46.0, &chain);
        let pages = [("page", number.into()), ("pages", count.into())];
        let pages = Printable::lossy(&self.texts.format("portal-certificate-page", &pages));
        page.text_to(small, RIGHT, HEIGHT - 34.0, &pages);
    }
}

/// A text as far as it fits, with dots for the rest.
fn shortened(text: &str, style: Style, width: f32) -> Printable {
    let whole = Printable::lossy(text);
    if style.font.width(&whole, style.size) <= width {
        return whole;
    }
    let mut kept: Vec<char> = text.chars().collect();
    while !kept.is_empty() {
        kept.pop();
        let short = Printable::lossy(&format!("{}…", kept.iter().collect::<String>()));
        if style.font.width(&short, style.size) <= width {
            return short;
        }
    }
    Printable::lossy("…")
}
