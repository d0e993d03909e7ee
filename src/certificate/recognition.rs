//! Printed text in pictures of pages, recognised by Tesseract where it is installed.
//!
//! The reading child may start no program, so it only draws the pages. The parent gives them to Tesseract, a second
//! child with limits of its own, and takes the words that come back as untrusted text. Whatever is found is a guess.
use std::{
    env,
    ffi::OsString,
    io::{self, Read as _, Write as _},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

use super::{
    Certificate, CertificateError, CertificateFault, FoundCode,
    find::{self, Place},
    glyph::{Glyph, Glyphs},
    lines::{self, Line},
    picture::Grey,
    reading::PagePicture,
    scan::line_speaks_of_code,
};
use xlm_core::license::GuessedCode;

/// Most bytes of words of a page.
const MOST_OUTPUT: u64 = 4 * 1024 * 1024;

/// Words of a page that are looked at.
const MOST_WORDS: usize = 20_000;

/// Mean width of a character in font sizes.
const USUAL_WIDTH: f64 = 0.55;

/// The program that recognises text.
#[derive(Clone, Debug)]
pub struct Recognizer {
    program: PathBuf,
    time_limit: Duration,
}

impl Recognizer {
    /// Tesseract, if it is installed.
    pub fn installed() -> Option<Self> {
        const NAME: &str = if cfg!(windows) { "tesseract.exe" } else { "tesseract" };
        let path = env::var_os("PATH").unwrap_or_default();
        // Its setup program for Windows leaves the path alone.
        let usual = env::var_os("ProgramFiles").filter(|_| cfg!(windows));
        let usual = usual.map(|programs| Path::new(&programs).join("Tesseract-OCR"));
        // An empty or relative entry would mean the folder that we happen to be in.
        let folders = env::split_paths(&path).filter(|folder| folder.is_absolute()).chain(usual);
        folders.map(|folder| folder.join(NAME)).find(|program| program.is_file()).map(Self::of_program)
    }

    /// A program that takes the arguments of Tesseract.
    pub fn of_program(program: impl Into<PathBuf>) -> Self {
        const TIME_LIMIT: Duration = Duration::from_secs(30);
        Self { program: program.into(), time_limit: TIME_LIMIT }
    }

    /// The same with another limit than thirty seconds for a page.
    #[must_use]
    pub fn with_time_limit(self, time_limit: Duration) -> Self {
        Self { time_limit, ..self }
    }

    /// What stands in pictures of pages: codes of our own form with a valid checksum, and foreign ones beside a label,
    /// each with the picture of its line. Only the first are among the certificate's codes.
    ///
    /// # Errors
    /// `otherwise` if nothing is recognised; [`CertificateFault::Timeout`]; [`CertificateFault::NoRecognition`] if the
    /// program does not run.
    pub fn certificate(
        &self,
        pages: &[PagePicture],
        otherwise: CertificateFault,
    ) -> Result<Certificate, CertificateError> {
        let mut certificate = Certificate::default();
        for page in pages {
            let (lines, picture) = self.look_at(&page.png)?;
            let of_page = find::find(&lines);
            certificate.order_number = certificate.order_number.or(of_page.order_number);
            certificate.customer = certificate.customer.or(of_page.customer);
            certificate.licenses.extend(of_page.licenses);
            for (place, code) in find::placed_codes(&lines) {
                let picture = picture.as_ref().and_then(|picture| picture_of_line(picture, &lines, place));
                if certificate.guesses.iter().any(|guess| guess.code == code) {
                    continue;
                }
                if let FoundCode::Own(_) = code {
                    certificate.codes.push(code.clone());
                }
                certificate.guesses.push(GuessedCode { code, picture: picture.unwrap_or_default() });
            }
        }
        if certificate.guesses.is_empty() { Err(otherwise.into()) } else { Ok(certificate) }
    }

    /// The lines of a page, and the picture that they were recognised in. Where a code is spoken of and none is right, the
    /// picture is looked at once more at half its size: that often makes the difference between one letter and two.
    fn look_at(&self, png: &[u8]) -> Result<(Vec<Line>, Option<Grey>), CertificateError> {
        let begun = Instant::now();
        let lines = self.lines(png, self.time_limit)?;
        let picture = Grey::from_png(png);
        let has_code = |lines: &[Line]| !find::placed_codes(lines).is_empty();
        if !has_code(&lines)
            && lines.iter().any(line_speaks_of_code)
            && let Some(half) = picture.as_ref().map(Grey::halved)
            && let Ok(small) = half.to_png()
            // What goes wrong now takes nothing away from the first look.
            && let Ok(again) = self.lines(&small, self.time_limit.saturating_sub(begun.elapsed()))
            && has_code(&again)
        {
            return Ok((again, Some(half)));
        }
        Ok((lines, picture))
    }

    fn lines(&self, png: &[u8], time_limit: Duration) -> Result<Vec<Line>, CertificateError> {
        let words = self.words(png, time_limit)?;
        Ok(lines::lines(&Glyphs { pages: vec![glyphs(&words)], ..Glyphs::default() }))
    }

    /// The words of a page, as the program writes them.
    fn words(&self, png: &[u8], time_limit: Duration) -> Result<String, CertificateError> {
        let mut child = self.start().map_err(|_gone| CertificateError::Fault(CertificateFault::NoRecognition))?;
        limit(&child);
        let answer = converse(&mut child, png, time_limit);
        // Whatever it still does, nobody waits for.
        let _ended = child.kill().is_ok();
        let reaped = child.wait();
        let answer = answer?;
        reaped.map_err(CertificateError::NoReader)?;
        String::from_utf8(answer).map_err(|_garbage| CertificateError::Fault(CertificateFault::NoRecognition))
    }

    fn start(&self) -> io::Result<Child> {
        let mut command = Command::new(&self.program);
        // One block of text with its rows kept together; codes are no words of a dictionary.
        let arguments = ["stdin", "stdout", "--psm", "6", "-c", "load_system_dawg=0", "-c", "load_freq_dawg=0", "tsv"];
        let kept = ["TESSDATA_PREFIX", "SystemRoot", "LD_LIBRARY_PATH"];
        let kept: Vec<(&str, OsString)> =
            kept.into_iter().filter_map(|name| Some((name, env::var_os(name)?))).collect();
        command.args(arguments).env_clear().envs(kept).env("OMP_THREAD_LIMIT", "1");
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        #[cfg(windows)]
        {
            use std::os::windows::process::CommandExt as _;
            const CREATE_NO_WINDOW: u32 = 0x0800_0000;
            command.creation_flags(CREATE_NO_WINDOW);
        }
        command.spawn()
    }
}

/// Little memory and time and no files to write, where the system can do that to another process.
#[cfg(target_os = "linux")]
fn limit(child: &Child) {
    use rustix::process::{Pid, Resource, Rlimit, prlimit};

    let limits = [(Resource::As, 1 << 30), (Resource::Cpu, 30), (Resource::Core, 0), (Resource::Fsize, 0)];
    let process = i32::try_from(child.id()).ok().and_then(Pid::from_raw);
    for (resource, most) in limits {
        // Best effort: the clock ends it in any case.
        let _unsupported = prlimit(process, resource, Rlimit { current: Some(most), maximum: Some(most) }).is_err();
    }
}

/// The clock ends it.
#[cfg(not(target_os = "linux"))]
fn limit(_: &Child) {}

/// Sends a picture and waits for the words.
fn converse(child: &mut Child, png: &[u8], time_limit: Duration) -> Result<Vec<u8>, CertificateError> {
    let (stdin, stdout) = (child.stdin.take(), child.stdout.take());
    thread::scope(|scope| {
        let (sender, receiver) = mpsc::channel();
        let named = |name: &str| thread::Builder::new().name(name.to_owned());
        let started = named("recognition request").spawn_scoped(scope, move || {
            // A program that ends early says so by its answer.
            stdin.map(|mut stdin| stdin.write_all(png))
        });
        let started = started.and_then(|_| {
            named("recognition answer").spawn_scoped(scope, move || {
                let mut answer = Vec::new();
                let read = stdout.map(|stdout| stdout.take(MOST_OUTPUT).read_to_end(&mut answer));
                let _late = sender.send(read.map(|_| answer)).is_err();
            })
        });
        let answer = receiver.recv_timeout(time_limit);
        let killed = child.kill();
        started.map_err(CertificateError::NoReader)?;
        killed.map_err(CertificateError::NoReader)?;
        answer
            .or(Err(CertificateError::Fault(CertificateFault::Timeout)))?
            .ok_or(CertificateError::Fault(CertificateFault::NoRecognition))
    })
}

/// A recognised word; lengths in pixels from the top left corner.
struct Word<'a> {
    line: [&'a str; 3],
    left: f64,
    width: f64,
    bottom: f64,
    text: &'a str,
}

/// A row of the table: level, page, block, paragraph, line, word, left, top, width, height, confidence, text.
fn word(row: &str) -> Option<Word<'_>> {
    let fields: Vec<&str> = row.splitn(12, '\t').collect();
    let &["5", _, block, paragraph, line, _, left, top, width, height, _, text] = fields.as_slice() else {
        return None;
    };
    let number = |field: &str| field.parse::<u32>().ok().map(f64::from);
    let bottom = number(top)? + number(height)?;
    let word = Word { line: [block, paragraph, line], left: number(left)?, width: number(width)?, bottom, text };
    (!text.trim().is_empty()).then_some(word)
}

/// Places the characters of the words: all of a line on one base line, and evenly within a word.
fn glyphs(table: &str) -> Vec<Glyph> {
    let words: Vec<Word<'_>> = table.lines().filter_map(word).take(MOST_WORDS).collect();
    let mut glyphs = Vec::new();
    for line in words.chunk_by(|one, other| one.line == other.line) {
        let mut bottoms: Vec<f64> = line.iter().map(|word| word.bottom).collect();
        bottoms.sort_by(f64::total_cmp);
        let base = bottoms.get(bottoms.len() / 2).copied().unwrap_or_default();
        let characters = line.iter().map(|word| word.text.chars().count()).sum::<usize>() as f64;
        let size = line.iter().map(|word| word.width).sum::<f64>() / characters / USUAL_WIDTH;
        for word in line {
            let share = word.width / word.text.chars().count() as f64;
            for (index, character) in word.text.chars().enumerate() {
                let matrix = [size, 0.0, 0.0, size, word.left + share * index as f64, -base];
                glyphs.extend(Glyph::new(character, matrix, share / size));
            }
        }
    }
    glyphs
}

/// The line of a code, with a little of what is around it.
fn picture_of_line(picture: &Grey, lines: &[Line], place: Place) -> Option<Vec<u8>> {
    let line = lines.get(place.line)?;
    let (left, right) = line.extent(&(0..line.letters.len()));
    let base = -line.base;
    let cut = picture.cut_out(left - line.size, base - line.size * 1.6, right + line.size, base + line.size * 0.9);
    cut.to_png().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::certificate::{
        Pictures, ReadingOptions,
        reading::{self, Reading},
    };

    const TABLE: &str = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n\
        4\t1\t1\t1\t1\t0\t100\t100\t900\t40\t-1\t\n\
        5\t1\t1\t1\t1\t1\t100\t100\t110\t40\t96\tRequest\n\
        5\t1\t1\t1\t1\t2\t226\t100\t80\t30\t96\tcode:\n\
        5\t1\t1\t1\t1\t3\t500\t100\t460\t30\t91\tT11ES-VFJNV-K0QFN-AY0R3-QV6H8\n\
        5\t1\t1\t1\t2\t1\t100\t160\t640\t30\t91\tXRC1-PNJFF-ZYF2J-P6NWE-3UM4R-DY9VM-TM3LP\n";

    #[test]
    fn the_words_of_the_table_become_lines() {
        let lines = lines::lines(&Glyphs { pages: vec![glyphs(TABLE)], ..Glyphs::default() });
        let texts: Vec<String> = lines.iter().map(|line| line.text(0..line.letters.len())).collect();
        assert_eq!(texts[0], "Request code: T11ES-VFJNV-K0QFN-AY0R3-QV6H8");
        assert_eq!(find::placed_codes(&lines).len(), 2);
    }

    /// What the installed program recognises in a document without text.
    fn recognised(scan: &[u8], pictures: Pictures) -> Certificate {
        let plain = reading::read(scan.to_vec(), &ReadingOptions::default(), &mut |_| {});
        assert!(matches!(plain, Err(CertificateFault::NoText)), "{plain:?}");
        let options = ReadingOptions { password: None, pictures };
        let Ok(Reading::Pictures { pages, otherwise, .. }) = reading::read(scan.to_vec(), &options, &mut |_| {}) else {
            panic!("no pictures of a scan");
        };
        let recognizer = Recognizer::installed().expect("tesseract is installed, as scripts/test sees to");
        recognizer.certificate(&pages, otherwise).unwrap()
    }

    #[test]
    fn a_code_with_a_letter_too_much_is_looked_at_once_more() {
        // The text that lies under this scan has the letter too much as well.
        let scan = include_bytes!("../../tests/fixtures/certificates/tesseract-ocr_layer-en.pdf");
        let certificate = recognised(scan, Pictures::OfMissedCodes);
        let codes: Vec<String> = certificate.codes.iter().map(ToString::to_string).collect();
        assert_eq!(codes, ["XRC1-C6XSC-906WL-0M4PP-7KMMR-RNU7G-U6UF6"]);
        assert!(Grey::from_png(&certificate.guesses[0].picture).is_some());
    }

    #[test]
    fn a_scan_is_recognised() {
        let certificate = recognised(
            include_bytes!("../../tests/fixtures/certificates/scan-image_only-en.pdf"),
            Pictures::OfMissedText,
        );
        assert!(certificate.codes.is_empty());
        let guesses: Vec<String> = certificate.guesses.iter().map(|guess| format!("{:?}", guess.code)).collect();
        assert_eq!(guesses.len(), 1, "{guesses:?}");
        assert!(guesses[0].contains("72SQT-AXXKP-4WD2A-702GM-7HJM7"), "{guesses:?}");
    }

    #[test]
    fn half_a_picture_has_the_means_of_its_pixels() {
        let picture = Grey { width: 3, height: 2, pixels: vec![0, 100, 9, 100, 200, 9] };
        let half = picture.halved();
        assert_eq!((half.width, half.height, half.pixels), (1, 1, vec![100]));
    }

    #[test]
    fn any_table_is_read() {
        for table in ["", "5\t1", "5\t1\t1\t1\t1\t1\tx\t-1\t9\t9\t9\tA", "5\t1\t1\t1\t1\t1\t0\t0\t0\t0\t0\tA"] {
            assert!(glyphs(table).is_empty(), "{table:?}");
        }
    }

    #[cfg(unix)]
    mod programs {
        use std::{fs, os::unix::fs::PermissionsExt as _};

        use super::*;

        /// A program that answers with a text, or does something else.
        fn recognizer(folder: &Path, script: &str) -> Recognizer {
            let program = folder.join("recognizer");
            fs::write(&program, format!("#!/bin/sh\n{script}\n")).unwrap();
            fs::set_permissions(&program, fs::Permissions::from_mode(0o700)).unwrap();
            Recognizer::of_program(program)
        }

        fn page() -> PagePicture {
            let picture = Grey { width: 1000, height: 300, pixels: vec![255; 300_000] };
            PagePicture { png: picture.to_png().unwrap() }
        }

        #[test]
        fn a_foreign_code_stays_a_guess_and_both_have_their_picture() {
            let folder = tempfile::tempdir().unwrap();
            let answers = recognizer(folder.path(), &format!("/bin/cat >/dev/null; /bin/cat <<'END'\n{TABLE}END"));
            let certificate = answers.certificate(&[page()], CertificateFault::NoText).unwrap();
            assert_eq!((certificate.codes.len(), certificate.guesses.len()), (1, 2));
            for guess in certificate.guesses {
                let picture = Grey::from_png(&guess.picture).unwrap();
                assert!(picture.width > 400 && (50..150).contains(&picture.height), "{}", picture.height);
            }
        }

        #[test]
        fn a_program_that_fails_or_hangs_is_ended() {
            let folder = tempfile::tempdir().unwrap();
            let outcome = |recognizer: &Recognizer| {
                recognizer.certificate(&[page()], CertificateFault::NoText).map_err(|error| format!("{error:?}"))
            };
            assert_eq!(outcome(&recognizer(folder.path(), "exit 1")), Err("Fault(NoText)".to_owned()));
            let hangs = recognizer(folder.path(), "exec /bin/sleep 60").with_time_limit(Duration::from_millis(200));
            assert_eq!(outcome(&hangs), Err("Fault(Timeout)".to_owned()));
            assert_eq!(outcome(&Recognizer::of_program("/nowhere/tesseract")), Err("Fault(NoRecognition)".to_owned()));
        }
    }
}
