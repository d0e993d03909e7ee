//! The album of the tour: pictures as PNG files in a folder, remarks on the standard output.
use std::{
    error::Error,
    fs::File,
    io::{self, BufWriter, Write as _},
    path::PathBuf,
};

use eframe::egui::ColorImage;
use xphone_license_manager::ui::tour::Album;

/// A folder with pictures.
#[derive(Clone, Debug)]
pub struct Folder(pub PathBuf);

impl Album for Folder {
    fn keep(&mut self, name: &str, picture: &ColorImage) -> Result<(), Box<dyn Error + Send + Sync>> {
        let file = self.0.join(format!("{name}.png"));
        let [width, height] = picture.size.map(u32::try_from);
        let mut encoder = png::Encoder::new(BufWriter::new(File::create(&file)?), width?, height?);
        encoder.set_color(png::ColorType::Rgba);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.write_header()?.write_image_data(picture.as_raw())?;
        self.remark(&format!("  {}", file.display()));
        Ok(())
    }

    fn remark(&mut self, text: &str) {
        // Without anybody who listens the pictures are still worth taking.
        drop(writeln!(io::stdout(), "{text}"));
    }
}
