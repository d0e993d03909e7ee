//! A small picture that comes as a PNG, such as the line of a scanned page.
use std::io::Cursor;

use eframe::egui::{ColorImage, Id, Image, TextureHandle, TextureOptions, Ui, WidgetInfo, accesskit::Role, vec2};
use png::{ColorType, Decoder, Limits, Transformations};

use crate::ui::theme::theme;

/// Most bytes that a picture may take.
const LARGEST: usize = 16 << 20;

/// Draws a picture as wide as the room at most, under a name for those who do not see it. `id` belongs to its contents.
/// Nothing is drawn of what is no picture.
pub fn picture_ui(ui: &mut Ui, id: Id, name: &str, png: &[u8]) {
    let known: Option<Option<TextureHandle>> = ui.data(|data| data.get_temp(id));
    let texture = known.unwrap_or_else(|| {
        let texture = decoded(png).map(|image| ui.ctx().load_texture(name, image, TextureOptions::LINEAR));
        ui.data_mut(|data| data.insert_temp(id, texture.clone()));
        texture
    });
    let Some(texture) = texture else { return };
    let room = vec2(ui.available_width(), theme().width.tree);
    let response = ui.add(Image::from_texture(&texture).max_size(room).shrink_to_fit());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
}

fn decoded(png: &[u8]) -> Option<ColorImage> {
    let mut decoder = Decoder::new_with_limits(Cursor::new(png), Limits { bytes: LARGEST });
    decoder.set_transformations(Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().ok()?;
    let size = reader.output_buffer_size().filter(|size| *size <= LARGEST)?;
    let mut bytes = vec![0; size];
    let frame = reader.next_frame(&mut bytes).ok()?;
    let bytes = bytes.get(..frame.buffer_size())?;
    let size = [frame.width as usize, frame.height as usize];
    match frame.color_type {
        ColorType::Grayscale => Some(ColorImage::from_gray(size, bytes)),
        ColorType::Rgb => Some(ColorImage::from_rgb(size, bytes)),
        ColorType::Rgba => Some(ColorImage::from_rgba_unmultiplied(size, bytes)),
        ColorType::GrayscaleAlpha | ColorType::Indexed => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_grey_png_is_a_picture_and_anything_else_is_none() {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, 2, 1);
        encoder.set_color(ColorType::Grayscale);
        encoder.write_header().unwrap().write_image_data(&[0, 255]).unwrap();
        assert_eq!(decoded(&bytes).unwrap().size, [2, 1]);
        for cut in 0..bytes.len() - 12 {
            assert!(decoded(&bytes[..cut]).is_none(), "{cut}");
        }
        assert!(decoded(b"no picture").is_none());
    }
}
