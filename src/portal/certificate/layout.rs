use xlm_core::document::ItemKind;

use super::{Certificate, CertificateError, CertificateLine, appearance::Appearance};
use crate::{
    print::{Area, Document, Font, HEIGHT, NotPrintable, Page, Printable, Style, WIDTH},
    text::Texts,
};

const LEFT: f32 = 56.0;
const RIGHT: f32 = WIDTH - LEFT;
const BOTTOM: f32 = HEIGHT - 64.0;
/// Where the values of the facts begin.
const VALUES: f32 = LEFT + 108.0;
const CODE_SIZE: f32 = 18.5;
const QR_SIDE: f32 = 92.0;
const ROW: f32 = 21.0;
const STEPS: [&str; 4] = [
    "portal-certificate-step-1",
    "portal-certificate-step-2",
    "portal-certificate-step-3",
    "portal-certificate-step-4",
];
pub(super) fn draw(
    certificate: &Certificate,
    appearance: &Appearance,
    texts: &Texts,
) -> Result<Vec<u8>, CertificateError> {
    let issuer = certificate.issuer.as_deref().unwrap_or(&appearance.issuer);
    let sheet = Sheet { certificate, texts, colours: appearance, issuer };
    let pages = sheet.pages()?;
    let title = format!("{} {}", texts.get("common-license-certificate"), certificate.order_number);
    let document =
        Document { title: &title, author: issuer, language: texts.language.tag(), made_on: certificate.date, pages };
    Ok(document.write())
}

/// What all parts of the drawing need.
struct Sheet<'a> {
    certificate: &'a Certificate,
    texts: &'a Texts,
    colours: &'a Appearance,
    issuer: &'a str,
}

impl From<NotPrintable> for CertificateError {
    fn from(NotPrintable(character): NotPrintable) -> Self {
        Self::NotPrintable(character)
    }
}

impl Sheet<'_> {
    fn pages(&self) -> Result<Vec<Page>, CertificateError> {
        let mut pages = vec![Page::new()];
        let mut y = 0.0;
        if let Some(page) = pages.last_mut() {
            self.head(page)?;
            y = self.facts(page)?;
            y = self.code(page, y + 22.0)?;
            y = self.steps(page, y + 30.0)?;
            y = self.table_head(page, y + 32.0)?;
        }
        for line in &self.certificate.lines {
            if y + ROW > BOTTOM {
                let mut page = Page::new();
                self.head(&mut page)?;
                y = self.table_head(&mut page, 152.0)?;
                pages.push(page);
            }
            if let Some(page) = pages.last_mut() {
                y = self.table_row(page, y, line)?;
            }
        }
        let count = pages.len();
        for (position, page) in pages.iter_mut().enumerate() {
            self.foot(page, position + 1, count)?;
        }
        Ok(pages)
    }

    fn style(&self, font: Font, size: f32) -> Style {
        Style { font, size, colour: self.colours.text }
    }

    fn muted(&self, size: f32) -> Style {
        Style { font: Font::Regular, size, colour: self.colours.muted }
    }

    fn heading(&self, size: f32) -> Style {
        Style { font: Font::Bold, size, colour: self.colours.accent }
    }

    fn head(&self, page: &mut Page) -> Result<(), CertificateError> {
        page.block(self.colours.accent, Area { x: 0.0, y: 0.0, width: WIDTH, height: 10.0 });
        page.text(self.heading(26.0), LEFT, 78.0, &self.word("common-license-certificate")?);
        page.text(self.muted(12.0), LEFT, 98.0, &self.word("portal-certificate-subtitle")?);
        page.text_to(self.muted(10.0), RIGHT, 98.0, &Printable::new(self.issuer)?);
        Ok(())
    }

    /// A text of the language, ready to be printed.
    fn word(&self, id: &str) -> Result<Printable, CertificateError> {
        Ok(Printable::new(&self.texts.get(id))?)
    }

    /// Label and value line by line; a long value is continued below itself.
    fn facts(&self, page: &mut Page) -> Result<f32, CertificateError> {
        let date = self.texts.day(self.certificate.date);
        let facts = [
            ("portal-certificate-customer", Some(&self.certificate.customer), Font::Bold),
            ("portal-certificate-contact", self.certificate.contact.as_ref(), Font::Regular),
            ("portal-certificate-order-number", Some(&self.certificate.order_number), Font::Regular),
            ("portal-certificate-date", Some(&date), Font::Regular),
        ];
        let mut y = 118.0;
        for (label, value, font) in facts {
            let Some(value) = value else { continue };
            let style = self.style(font, 11.0);
            page.text(self.muted(11.0), LEFT, y + 18.0, &self.word(label)?);
            for line in font.lines(&Printable::new(value)?, style.size, RIGHT - VALUES) {
                y += 18.0;
                page.text(style, VALUES, y, &line);
            }
        }
        Ok(y)
    }

    fn code(&self, page: &mut Page, top: f32) -> Result<f32, CertificateError> {
        let inner = LEFT + 18.0;
        let note = Font::Regular.lines(&self.word("portal-certificate-code-note")?, 9.5, RIGHT - 18.0 - inner);
        let height = 74.0 + 13.0 * note.len() as f32;
        page.block(self.colours.panel, Area { x: LEFT, y: top, width: RIGHT - LEFT, height });
        page.block(self.colours.accent, Area { x: LEFT, y: top, width: 4.0, height });
        page.text(self.heading(11.0), inner, top + 25.0, &self.word("common-license-request-code")?);
        let code = Printable::new(&self.certificate.code.to_string())?;
        page.text(self.style(Font::Mono, CODE_SIZE), inner, top + 52.0, &code);
        for (position, line) in note.iter().enumerate() {
            page.text(self.muted(9.5), inner, top + 73.0 + 13.0 * position as f32, line);
        }
        Ok(top + height)
    }

    /// The instructions, with the QR code to their right.
    fn steps(&self, page: &mut Page, top: f32) -> Result<f32, CertificateError> {
        let style = self.style(Font::Regular, 10.5);
        let qr_left = RIGHT - QR_SIDE;
        page.text(self.heading(13.0), LEFT, top + 8.0, &self.word("portal-certificate-steps")?);
        let mut y = top + 13.0;
        for (position, step) in STEPS.iter().enumerate() {
            let lines = style.font.lines(&self.word(step)?, style.size, qr_left - 26.0 - (LEFT + 18.0));
            y += 4.0;
            let number = Style { colour: self.colours.accent, font: Font::Bold, ..style };
            page.text(number, LEFT, y + 14.0, &Printable::new(&format!("{}.", position + 1))?);
            for line in lines {
                y += 14.0;
                page.text(style, LEFT + 18.0, y, &line);
            }
        }
        let area = Area { x: qr_left, y: top, width: QR_SIDE, height: QR_SIDE };
        page.qr_code(self.colours.text, area, &self.certificate.code.to_string()).map_err(CertificateError::QrCode)?;
        page.text_to(self.muted(9.0), RIGHT, top + QR_SIDE + 14.0, &self.word("portal-certificate-scan")?);
        Ok(y.max(top + QR_SIDE + 14.0))
    }

    fn table_head(&self, page: &mut Page, top: f32) -> Result<f32, CertificateError> {
        let style = Style { font: Font::Bold, ..self.muted(9.5) };
        page.text(self.heading(13.0), LEFT, top + 8.0, &self.word("portal-certificate-licenses")?);
        let y = top + 33.0;
        page.text_to(style, Columns::QUANTITY_END, y, &self.word("portal-certificate-quantity")?);
        page.text(style, Columns::LICENSE, y, &self.word("portal-certificate-license")?);
        page.text(style, Columns::KIND, y, &self.word("portal-certificate-kind")?);
        page.text(style, Columns::VALID, y, &self.word("portal-certificate-valid")?);
        page.block(self.colours.accent, Area { x: LEFT, y: y + 6.5, width: RIGHT - LEFT, height: 1.0 });
        Ok(y + 7.5)
    }

    fn table_row(&self, page: &mut Page, top: f32, line: &CertificateLine) -> Result<f32, CertificateError> {
        let y = top + 14.5;
        let kind = match line.kind {
            ItemKind::Purchase => "portal-certificate-purchase",
            ItemKind::Subscription => "portal-certificate-subscription",
            ItemKind::Test => "portal-certificate-test",
        };
        let regular = self.style(Font::Regular, 10.5);
        let bold = self.style(Font::Bold, 10.5);
        page.text_to(bold, Columns::QUANTITY_END, y, &Printable::new(&line.quantity.to_string())?);
        page.text(bold, Columns::LICENSE, y, &Printable::new(&line.license_type)?);
        page.text(regular, Columns::KIND, y, &self.word(kind)?);
        page.text(regular, Columns::VALID, y, &Printable::new(&self.valid(line))?);
        page.block(self.colours.rule, Area { x: LEFT, y: top + ROW - 0.5, width: RIGHT - LEFT, height: 0.5 });
        Ok(top + ROW)
    }

    fn foot(&self, page: &mut Page, number: usize, count: usize) -> Result<(), CertificateError> {
        let y = HEIGHT - 34.0;
        let order = self.certificate.order_number.as_str();
        let footer = [("issuer", self.issuer.into()), ("order", order.into())];
        let footer = self.texts.format("portal-certificate-footer", &footer);
        page.text(self.muted(8.5), LEFT, y, &Printable::new(&footer)?);
        let pages = [("page", number.into()), ("pages", count.into())];
        let pages = self.texts.format("portal-certificate-page", &pages);
        page.text_to(self.muted(8.5), RIGHT, y, &Printable::new(&pages)?);
        Ok(())
    }

    fn valid(&self, line: &CertificateLine) -> String {
        match (line.from, line.until) {
            (None, None) => self.texts.get("portal-certificate-unlimited").into_owned(),
            (Some(from), None) => self.texts.format("portal-certificate-from", &[("from", from.into())]),
            (None, Some(until)) => self.texts.format("portal-certificate-until", &[("until", until.into())]),
            (Some(from), Some(until)) => {
                self.texts.format("portal-certificate-range", &[("from", from.into()), ("until", until.into())])
            }
        }
    }
}

/// Where the columns of the table are.
struct Columns;

impl Columns {
    const QUANTITY_END: f32 = LEFT + 48.0;
    const LICENSE: f32 = LEFT + 66.0;
    const KIND: f32 = LEFT + 246.0;
    const VALID: f32 = LEFT + 346.0;
}
