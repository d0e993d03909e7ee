//! The tour with its album: pictures as PNG files in a folder, remarks on the standard output.
use std::{
    cell::RefCell,
    error::Error,
    fs::{self, File},
    io::{self, BufWriter, Write as _},
    path::{Path, PathBuf},
    rc::Rc,
    sync::Arc,
};

use eframe::egui::{ColorImage, Vec2};
use xphone_license_manager::{
    preferences::{DataPlace, PlaceKind},
    session::{Engine, Surroundings, Worker},
    ui::{
        app::{Preferences, Shell, Start},
        renderer::{self, Preference},
        tour::{Album, TourApp, TourEnd, TourKind, dialogs},
        waker::WindowWaker,
    },
};

use crate::arguments::TourOf;

/// Plays the tour with data of its own, which are gone afterwards, and settings that nobody keeps.
pub fn play(folder: &Path, tour: TourOf, preference: Preference) -> Result<(), Box<dyn Error + Send + Sync>> {
    fs::create_dir_all(folder)?;
    let points = Vec2::new(1024.0, 700.0);
    let (kind, zoom, window) = match tour {
        TourOf::Walk => (TourKind::Walk, 1.0, None),
        TourOf::Panels => (TourKind::Panels, 1.0, Some(points)),
        TourOf::Large => (TourKind::PanelsOnce, 2.0, Some(points * 2.0)),
    };
    let data = tempfile::tempdir()?;
    let place = DataPlace { folder: data.path().to_path_buf(), kind: PlaceKind::Given };
    let waker = Arc::new(WindowWaker::default());
    let worker = Worker::start(Engine::open(Surroundings::of_this_process(place)?)?, waker.waker())?;
    let start = Start {
        worker,
        waker,
        preferences: Preferences { zoom, window, name: Some(String::new()), ..Preferences::default() },
        keep: Box::new(|_| Ok(())),
        dialogs: dialogs(data.path()),
        // What somebody copied is none of the tour's business.
        copied_files: Box::new(Vec::new),
        warnings: Vec::new(),
    };
    let options = crate::options(&start.preferences);
    let shell = Rc::new(RefCell::new(Shell::new(start)));
    let end = Rc::new(RefCell::new(TourEnd::Unfinished));
    renderer::run(crate::APP_ID, &options, preference, crate::desktop_session(), |context, drawing| {
        let album = Box::new(Folder(folder.to_path_buf()));
        Ok(Box::new(TourApp::new(context, &shell, drawing, kind, album, &end)))
    })?;
    let end = *end.borrow();
    if end == TourEnd::Finished { Ok(()) } else { Err(format!("{end:?}").into()) }
}

/// A folder with pictures.
struct Folder(PathBuf);

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
