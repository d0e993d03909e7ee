//! Certificates that an administrator hands over: files, folders, mails and archives with certificates in them.

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
};

use xlm_core::{
    file_kind::{FileKind, FileNeed},
    license::{Certificate, CertificateFault, FoundCode},
};

use super::{Passphrase, files::kind_of_file};
use crate::certificate::{
    CertificateError, Found, Isolation, Pictures, Reader, Readers, ReadingOptions, Recognizer, files_of,
};

/// A certificate file and what was read in it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CertificateRead {
    /// The file that was named, or that lies in a folder that was.
    pub source: PathBuf,
    /// How it is called: as its source, or `mail.eml/certificate.pdf` for a file in it.
    pub file: PathBuf,
    /// SHA-256 of its contents, if they could be had.
    pub digest: Option<[u8; 32]>,
    /// What it says, or why it could not be read.
    pub outcome: Result<Certificate, CertificateProblem>,
}

impl CertificateRead {
    /// A file by itself, of which nothing but the outcome is known.
    pub fn of(file: PathBuf, outcome: Result<Certificate, CertificateProblem>) -> Self {
        Self { source: file.clone(), file, digest: None, outcome }
    }
}

/// Why a certificate file gives nothing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum CertificateProblem {
    /// Its contents.
    Fault(CertificateFault),
    /// It is clearly something else.
    OtherFile(FileKind),
    /// The only code was recognised in a picture and may be misread; nobody compared it with that picture.
    Uncompared(FoundCode),
    /// The file itself can't be read; what the operating system says.
    Unreadable(String),
}

impl From<CertificateError> for CertificateProblem {
    fn from(error: CertificateError) -> Self {
        match error {
            CertificateError::Fault(fault) => Self::Fault(fault),
            CertificateError::Unreadable(error) | CertificateError::NoReader(error) => {
                Self::Unreadable(error.to_string())
            }
        }
    }
}

/// Reads certificates in guarded children, which are kept for the next files.
#[derive(Debug)]
pub struct CertificateReaders {
    readers: Result<Readers, String>,
    can_recognise: bool,
}

impl CertificateReaders {
    /// `program`: the one that reads as a child; none: this one.
    pub fn new(program: Option<&Path>) -> Self {
        let reader = match program {
            Some(program) => Ok(Reader::of_program(program)),
            None => Reader::this_program(),
        };
        let recognizer = Recognizer::installed();
        let can_recognise = recognizer.is_some();
        let readers = reader.map(|reader| Readers::new(reader.with_recognizer(recognizer)));
        Self { readers: readers.map_err(|error| error.to_string()), can_recognise }
    }

    /// Starts the first child, so that it is ready when the first file is.
    pub fn warm_up(&mut self) {
        if let Ok(readers) = &mut self.readers {
            readers.warm_up(1);
        }
    }

    /// Whether the system kept the children that have read so far from everything outside; true before the first.
    pub fn are_locked_in(&self) -> bool {
        let isolation = self.readers.as_ref().ok().and_then(Readers::isolation);
        isolation.is_none_or(Isolation::is_locked_in)
    }

    /// Reads files and folders and hands over what was read as it comes, in any order. Asks between files whether to go on,
    /// and tells how many are done, and how many there are.
    pub fn read(
        &mut self,
        named: &[PathBuf],
        password: Option<&Passphrase>,
        mut goes_on: impl FnMut(usize, usize) -> bool,
        mut take: impl FnMut(Vec<CertificateRead>),
    ) {
        self.read_numbered(named, password, Pictures::OfMissedText, &mut goes_on, |_, read| take(read));
    }

    /// The same, in the order of the files, when all are read. Recognition takes seconds for a page, so only pictures beside
    /// a text that speaks of a code are looked at; a scan has no text. As nobody sees the pictures, what was recognised counts
    /// if a checksum vouches for it, and is [`CertificateProblem::Uncompared`] otherwise.
    pub fn read_in_order(&mut self, named: &[PathBuf], password: Option<&Passphrase>) -> Vec<CertificateRead> {
        self.in_order(named, password, Pictures::OfMissedCodes)
    }

    /// The same with scans, if they can be read here.
    pub fn read_scans_in_order(&mut self, named: &[PathBuf], password: Option<&Passphrase>) -> Vec<CertificateRead> {
        self.in_order(named, password, Pictures::OfMissedText)
    }

    fn in_order(
        &mut self,
        named: &[PathBuf],
        password: Option<&Passphrase>,
        pictures: Pictures,
    ) -> Vec<CertificateRead> {
        let mut read = Vec::new();
        self.read_numbered(named, password, pictures, &mut |_, _| true, |index, found| read.push((index, found)));
        read.sort_by_key(|(index, _)| *index);
        read.into_iter().flat_map(|(_, found)| found).map(without_pictures).collect()
    }

    fn read_numbered(
        &mut self,
        named: &[PathBuf],
        password: Option<&Passphrase>,
        pictures: Pictures,
        goes_on: &mut dyn FnMut(usize, usize) -> bool,
        mut take: impl FnMut(usize, Vec<CertificateRead>),
    ) {
        let files = files_of(named);
        let can_recognise = self.can_recognise;
        let pictures = if can_recognise { pictures } else { Pictures::Never };
        let password = password.map(|password| password.0.as_str().to_owned());
        let options = ReadingOptions { password, pictures };
        match &mut self.readers {
            Ok(readers) => readers.read_all(
                &files,
                &options,
                |done| goes_on(done, files.len()),
                |found| {
                    if let Some(first) = found.first() {
                        let index = first.index;
                        take(index, found.into_iter().map(|found| read(&files[index], found, can_recognise)).collect());
                    }
                },
            ),
            Err(error) => {
                for (index, file) in files.into_iter().enumerate() {
                    let problem = CertificateProblem::Unreadable(error.clone());
                    take(index, vec![CertificateRead::of(file, Err(problem))]);
                }
            }
        }
    }
}

fn read(source: &Path, found: Found, can_recognise: bool) -> CertificateRead {
    let Found { name, digest, outcome, index: _ } = found;
    let outcome = outcome.map_err(|error| match error {
        CertificateError::Fault(CertificateFault::NoText) if !can_recognise => {
            CertificateProblem::Fault(CertificateFault::NoRecognition)
        }
        CertificateError::Fault(CertificateFault::NotPdf) if name == source => not_a_certificate(source),
        error => error.into(),
    });
    CertificateRead { source: source.to_path_buf(), file: name, digest, outcome }
}

/// What is left of a file where nobody compares guesses with their pictures.
fn without_pictures(read: CertificateRead) -> CertificateRead {
    let outcome = read.outcome.and_then(|certificate| match certificate.guesses.first() {
        Some(guess) if certificate.codes.is_empty() => Err(CertificateProblem::Uncompared(guess.code.clone())),
        _ => Ok(certificate),
    });
    CertificateRead { outcome, ..read }
}

/// What a file is that holds no PDF. A text has no name that would help more than that it is no PDF.
fn not_a_certificate(file: &Path) -> CertificateProblem {
    let other = kind_of_file(file).filter(|kind| *kind != FileKind::Text && !FileNeed::Certificate.takes(*kind));
    other.map_or(CertificateProblem::Fault(CertificateFault::NotPdf), CertificateProblem::OtherFile)
}

/// For each file, the first one before it with the same contents.
pub fn duplicates(read: &[CertificateRead]) -> Vec<Option<usize>> {
    let mut first: HashMap<[u8; 32], usize> = HashMap::new();
    let is_same = |(index, file): (usize, &CertificateRead)| {
        let earlier = *first.entry(file.digest?).or_insert(index);
        (earlier != index).then_some(earlier)
    };
    read.iter().enumerate().map(is_same).collect()
}

#[cfg(test)]
mod tests {
    use xlm_core::{
        code::{ForeignCode, RequestCode},
        license::GuessedCode,
    };

    use super::*;

    #[test]
    fn where_nobody_compares_pictures_a_guess_counts_only_with_a_checksum() {
        let own = FoundCode::Own(RequestCode::from_random([7; 15]));
        let foreign = FoundCode::Foreign("72SQT-AXXKP-4WD2A-702GM-7HJM7".parse::<ForeignCode>().unwrap());
        let read = |guess: &FoundCode, codes: Vec<FoundCode>| {
            let guesses = vec![GuessedCode { code: guess.clone(), picture: Vec::new() }];
            let certificate = Certificate { codes, guesses, ..Certificate::default() };
            without_pictures(CertificateRead::of(PathBuf::from("scan.pdf"), Ok(certificate))).outcome
        };
        for guess in [&own, &foreign] {
            assert_eq!(read(guess, vec![own.clone()]).unwrap().codes, std::slice::from_ref(&own));
        }
        assert_eq!(read(&foreign, Vec::new()), Err(CertificateProblem::Uncompared(foreign)));
    }
}
