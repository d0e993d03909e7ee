//! Pages as grey pictures, for documents whose text is only drawn, and the codes for machines in them.
use std::{
    collections::HashSet,
    io, iter,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Arc,
};

use hayro::{
    PixmapSettings, RenderCache, RenderSettings,
    hayro_interpret::{InterpreterSettings, TransformExt as _, kurbo::Affine},
    hayro_syntax::{Pdf, page::Page},
    render,
    vello_cpu::color::palette::css::WHITE,
};
use rxing::{BarcodeFormat, DecodeHints, helpers::detect_multiple_in_luma_with_hints};

/// Pages that are looked at.
pub const MOST_PAGES: usize = 3;

/// What machines read: finer than a code's smallest squares, and quick.
pub const FOR_BARCODES: f32 = 150.0;

/// What is printed: recognition is best at this.
pub const FOR_TEXT: f32 = 300.0;

/// A page of A4 has 8.7 million at 300 dots per inch.
const MOST_PIXELS: f32 = 12e6;

/// Longest side in pixels.
const LONGEST_SIDE: f32 = 6000.0;

/// Points per inch: pages are measured in these.
const POINTS: f32 = 72.0;

/// A grey picture; 255 is white.
#[derive(Clone)]
pub struct Grey {
    /// Pixels from left to right.
    pub width: u32,
    /// Pixels from top to bottom.
    pub height: u32,
    /// Row by row.
    pub pixels: Vec<u8>,
}

impl Grey {
    /// The picture as a PNG.
    ///
    /// # Errors
    /// If the picture is empty.
    pub fn to_png(&self) -> Result<Vec<u8>, png::EncodingError> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, self.width, self.height);
        encoder.set_color(png::ColorType::Grayscale);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.write_header()?.write_image_data(&self.pixels)?;
        Ok(bytes)
    }

    /// A picture from a PNG that [`Self::to_png`] wrote; of any other nothing is believed.
    pub fn from_png(bytes: &[u8]) -> Option<Self> {
        let mut decoder = png::Decoder::new(io::Cursor::new(bytes));
        decoder.set_limits(png::Limits { bytes: MOST_PIXELS as usize * 2 });
        let mut reader = decoder.read_info().ok()?;
        let (width, height) = (reader.info().width, reader.info().height);
        let size = reader.output_buffer_size().filter(|size| *size <= MOST_PIXELS as usize)?;
        let mut pixels = vec![0; size];
        reader.next_frame(&mut pixels).ok()?;
        (pixels.len() == width as usize * height as usize).then_some(Self { width, height, pixels })
    }

    /// The picture at half its size: each pixel is the mean of four.
    pub fn halved(&self) -> Self {
        let (width, height) = (self.width as usize / 2, self.height as usize / 2);
        let rows: Vec<&[u8]> = self.pixels.chunks_exact(self.width.max(1) as usize).collect();
        let mean = |above: &[u8], below: &[u8]| {
            let sum: u16 = above.iter().chain(below).map(|pixel| u16::from(*pixel)).sum();
            (sum / 4) as u8
        };
        let pixels = rows.chunks_exact(2).flat_map(|pair| {
            let pairs = pair[0].chunks_exact(2).zip(pair[1].chunks_exact(2));
            pairs.map(|(above, below)| mean(above, below)).collect::<Vec<_>>()
        });
        Self { width: width as u32, height: height as u32, pixels: pixels.collect() }
    }

    /// The picture with white around it, as readers of codes want it.
    fn with_margin(&self) -> Self {
        const MARGIN: usize = 24;
        let width = self.width as usize + 2 * MARGIN;
        let mut pixels = vec![255; width * MARGIN];
        for row in self.pixels.chunks_exact(self.width.max(1) as usize) {
            pixels.extend(iter::repeat_n(255, MARGIN).chain(row.iter().copied()).chain(iter::repeat_n(255, MARGIN)));
        }
        pixels.resize(width * (self.height as usize + 2 * MARGIN), 255);
        Self { width: width as u32, height: self.height + 2 * MARGIN as u32, pixels }
    }

    /// A part of the picture; what lies outside is left away.
    pub fn cut_out(&self, left: f64, top: f64, right: f64, bottom: f64) -> Self {
        let within = |value: f64, most: u32| value.clamp(0.0, f64::from(most)) as usize;
        let (from, to) = (within(left, self.width), within(right, self.width));
        let rows = self.pixels.chunks_exact(self.width.max(1) as usize);
        let rows = rows.skip(within(top, self.height)).take(within(bottom - top.max(0.0), self.height));
        let rows: Vec<&[u8]> = rows.filter_map(|row| row.get(from..to)).collect();
        Self { width: to.saturating_sub(from) as u32, height: rows.len() as u32, pixels: rows.concat() }
    }
}

/// The first pages of a document, at so many dots per inch or fewer where a page is huge.
pub fn pages(pdf: &Pdf, dots_per_inch: f32) -> Vec<Grey> {
    let first: Vec<usize> = (0..pdf.pages().len()).collect();
    pages_of(pdf, &first, dots_per_inch)
}

/// The same of pages that are named, from 0: the first of them.
pub fn pages_of(pdf: &Pdf, numbers: &[usize], dots_per_inch: f32) -> Vec<Grey> {
    let (cache, settings) = (RenderCache::new(), silent());
    let draw = |page| {
        // A page that the engine fails on is left away: there is nothing in it for us.
        catch_unwind(AssertUnwindSafe(|| page_picture(page, &cache, &settings, dots_per_inch))).ok().flatten()
    };
    let named = numbers.iter().filter_map(|number| pdf.pages().get(*number));
    named.take(MOST_PAGES).filter_map(draw).collect()
}

/// One page of a document, from 0, with the way from places on it to those in the picture.
pub fn page(pdf: &Pdf, number: usize, dots_per_inch: f32) -> Option<(Grey, Affine)> {
    let page = pdf.pages().get(number)?;
    let (cache, settings) = (RenderCache::new(), silent());
    let draw = || page_picture(page, &cache, &settings, dots_per_inch);
    let picture = catch_unwind(AssertUnwindSafe(draw)).ok().flatten()?;
    let scale = f64::from(picture.width) / f64::from(page.render_dimensions().0);
    Some((picture, Affine::scale(scale) * page.initial_transform(true).to_kurbo()))
}

/// The engine tells nobody what it thinks of a page.
fn silent() -> InterpreterSettings {
    InterpreterSettings { warning_sink: Arc::new(|_| {}), ..InterpreterSettings::default() }
}

fn page_picture<'a>(
    page: &'a Page<'a>,
    cache: &RenderCache<'a>,
    settings: &InterpreterSettings,
    dots_per_inch: f32,
) -> Option<Grey> {
    let (width, height) = page.render_dimensions();
    let scale = [dots_per_inch / POINTS, LONGEST_SIDE / width.max(height), (MOST_PIXELS / (width * height)).sqrt()];
    let scale = scale.into_iter().fold(f32::INFINITY, f32::min);
    if !(scale.is_finite() && width * scale >= 1.0 && height * scale >= 1.0) {
        return None;
    }
    let pixmap_settings = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    let render_settings = RenderSettings { force_image_interpolation: true, ..RenderSettings::default() };
    let pixmap = render(page, cache, settings, &render_settings, &pixmap_settings);
    let grey = |pixel: &[u8]| {
        let weighted = u32::from(pixel[0]) * 77 + u32::from(pixel[1]) * 150 + u32::from(pixel[2]) * 29;
        (weighted >> 8) as u8
    };
    let pixels: Vec<u8> = pixmap.data_as_u8_slice().chunks_exact(4).map(grey).collect();
    Some(Grey { width: pixmap.width().into(), height: pixmap.height().into(), pixels })
}

/// What QR codes and Data Matrix codes say, each once.
pub fn barcodes(picture: &Grey) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    // On a whole page the reader sees what is near the middle or large; a code alone is read wherever it stands.
    for part in iter::once(picture.clone()).chain(square_parts(picture)) {
        for text in barcodes_in(part) {
            if !texts.contains(&text) {
                texts.push(text);
            }
        }
    }
    texts
}

fn barcodes_in(picture: Grey) -> Vec<String> {
    let formats = HashSet::from([BarcodeFormat::QR_CODE, BarcodeFormat::DATA_MATRIX]);
    let mut hints = DecodeHints { PossibleFormats: Some(formats), ..DecodeHints::default() };
    let Grey { width, height, pixels } = picture;
    let read = || detect_multiple_in_luma_with_hints(pixels, width, height, &mut hints);
    let found = catch_unwind(AssertUnwindSafe(read)).ok().and_then(Result::ok).unwrap_or_default();
    found.iter().map(|code| code.getText().to_owned()).collect()
}

/// Parts of a picture that are about square and stand apart from everything else.
fn square_parts(picture: &Grey) -> Vec<Grey> {
    /// Side of the tiles that are looked at, in pixels: two lines of text stay apart.
    const TILE: usize = 6;
    /// Smallest side of a code in tiles.
    const SMALLEST: usize = 5;
    const MOST: usize = 20;
    let (width, height) = (picture.width as usize, picture.height as usize);
    let columns = width.div_ceil(TILE);
    let mut dark = vec![false; columns * height.div_ceil(TILE)];
    for (y, row) in picture.pixels.chunks_exact(width.max(1)).enumerate() {
        for (x, _) in row.iter().enumerate().filter(|(_, pixel)| **pixel < 128) {
            dark[y / TILE * columns + x / TILE] = true;
        }
    }
    let mut parts = Vec::new();
    for start in 0..dark.len() {
        if !dark[start] || parts.len() >= MOST {
            continue;
        }
        let (mut left, mut right, mut top, mut bottom) = (columns, 0, usize::MAX, 0);
        let mut open = vec![start];
        dark[start] = false;
        while let Some(tile) = open.pop() {
            let (x, y) = (tile % columns, tile / columns);
            (left, right, top, bottom) = (left.min(x), right.max(x), top.min(y), bottom.max(y));
            let beside = [(x > 0).then(|| tile - 1), (x + 1 < columns).then(|| tile + 1)];
            for next in beside.into_iter().flatten().chain(tile.checked_sub(columns)).chain([tile + columns]) {
                if dark.get(next) == Some(&true) {
                    dark[next] = false;
                    open.push(next);
                }
            }
        }
        let (across, down) = (right + 1 - left, bottom + 1 - top);
        if across.min(down) >= SMALLEST && across.max(down) * 4 <= across.min(down) * 5 {
            let place = |tiles: usize| (tiles * TILE) as f64;
            parts.push(picture.cut_out(place(left), place(top), place(right + 1), place(bottom + 1)).with_margin());
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A QR code as an issuer prints it, on a page with a margin.
    fn qr_code(text: &str, scale: u32) -> Grey {
        let code = qrcode::QrCode::new(text).unwrap();
        let (side, margin) = (code.width() as u32, 40);
        let width = side * scale + 2 * margin;
        let is_dark = |x: u32, y: u32| {
            let module = |at: u32| at.checked_sub(margin).map(|at| at / scale).filter(|at| *at < side);
            module(x).zip(module(y)).is_some_and(|(x, y)| code[(x as usize, y as usize)] == qrcode::Color::Dark)
        };
        let pixels = (0..width * width).map(|at| if is_dark(at % width, at / width) { 0 } else { 255 }).collect();
        Grey { width, height: width, pixels }
    }

    #[test]
    fn a_qr_code_is_read() {
        const TEXT: &str = "XRC1-PNJFF-ZYF2J-P6NWE-3UM4R-DY9VM-TM3LP";
        for scale in [3, 8] {
            assert_eq!(barcodes(&qr_code(TEXT, scale)), [TEXT]);
        }
        assert!(barcodes(&Grey { width: 50, height: 50, pixels: vec![255; 2500] }).is_empty());
    }

    /// A Data Matrix code made by another program; dark squares are `#`.
    const DATA_MATRIX: &str = "\
        #.#.#.#.#.#.#.#.#.#.#.#.\
        #.#...##.#.#.#..#.##.#.#\
        ##..#...#..##.#.#.#.#...\
        #..###..#.#...#....#...#\
        #...#.##.#.###..###...#.\
        #.....##...##..###..####\
        #..###...##..##......##.\
        #.#.##...##...##.##....#\
        ##..##.#.####.#.###.###.\
        #.#.#.##..######...##..#\
        ##.#.#.##.#.###.##.###..\
        #.##.#.###...#.#...#.#.#\
        #####...#######.###.##..\
        #..##.#.##...#.........#\
        #.#.#.##.#...#..#.##..#.\
        ##..#.......#..######..#\
        ##.####.....#..##..###..\
        #.#..#.#.####.#...#....#\
        #.......#...#####.......\
        ###...##.#.#.##..##..###\
        ###..###..#####..##..##.\
        #.#.#......###.....###.#\
        ####.#..##.####...#.#.#.\
        ########################";

    #[test]
    fn a_data_matrix_is_read_beside_a_qr_code() {
        let side = DATA_MATRIX.len().isqrt() as u32;
        let (scale, margin) = (5, 30);
        let mut picture = qr_code("https://example.com/", 5);
        let is_dark = |x: u32, y: u32| DATA_MATRIX.as_bytes()[(y / scale * side + x / scale) as usize] == b'#';
        let top = picture.height + margin;
        picture.height = top + side * scale + margin;
        picture.pixels.resize((picture.width * picture.height) as usize, 255);
        for (x, y) in (0..side * scale).flat_map(|x| (0..side * scale).map(move |y| (x, y))) {
            picture.pixels[((top + y) * picture.width + margin + x) as usize] = if is_dark(x, y) { 0 } else { 255 };
        }
        let mut found = barcodes(&picture);
        found.sort();
        assert_eq!(found, ["XRC1-PNJFF-ZYF2J-P6NWE-3UM4R-DY9VM-TM3LP", "https://example.com/"]);
    }

    #[test]
    fn a_picture_survives_its_png_and_foreign_ones_are_refused() {
        let picture = qr_code("x", 2);
        let png = picture.to_png().unwrap();
        assert_eq!(Grey::from_png(&png).unwrap().pixels, picture.pixels);
        assert!(Grey::from_png(&png[..png.len() / 2]).is_none());
        assert!(Grey::from_png(b"no PNG").is_none());
    }

    #[test]
    fn a_cut_out_stays_within_the_picture() {
        let picture = Grey { width: 4, height: 3, pixels: (0..12).collect() };
        assert_eq!(picture.cut_out(1.0, 1.0, 3.0, 3.0).pixels, [5, 6, 9, 10]);
        assert_eq!(picture.cut_out(-5.0, -5.0, 50.0, 50.0).pixels, picture.pixels);
        assert!(picture.cut_out(9.0, 9.0, 2.0, 2.0).pixels.is_empty());
    }
}
