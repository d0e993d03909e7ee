//! What was read and typed, until it is redeemed or removed.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    path::PathBuf,
};

use xlm_core::{
    calendar::UtcMicros,
    code::{ForeignCode, RequestCode},
    license::{Certificate, FoundCode, GuessedCode, OpenRequest},
};

use crate::session::CertificateRead;

/// Where codes come from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Source {
    /// A certificate file, or what is wrong with it.
    Certificate(CertificateRead),
    /// A code that was typed.
    Typed(FoundCode),
}

impl Source {
    /// The codes, in reading order, and those that are only guessed.
    pub fn codes(&self) -> Vec<&FoundCode> {
        match self {
            Self::Certificate(read) => read.outcome.as_ref().map(codes_of).unwrap_or_default(),
            Self::Typed(code) => vec![code],
        }
    }

    /// The guess that a code is, with the picture that it was recognised in.
    pub fn guess(&self, code: &FoundCode) -> Option<&GuessedCode> {
        let Self::Certificate(read) = self else { return None };
        read.outcome.as_ref().ok()?.guesses.iter().find(|guess| guess.code == *code)
    }

    /// The name of the file, if it is one: of a file in a mail, that of the mail comes first.
    pub fn file_name(&self) -> Option<String> {
        match self {
            Self::Certificate(read) => {
                let folder = read.source.parent().unwrap_or("".as_ref());
                let name = read.file.strip_prefix(folder).unwrap_or(&read.file);
                Some(name.to_string_lossy().into_owned())
            }
            Self::Typed(_) => None,
        }
    }

    /// The X-ID that a certificate names.
    pub fn system_id(&self) -> Option<&str> {
        let Self::Certificate(read) = self else { return None };
        read.outcome.as_ref().ok()?.system_id.as_deref()
    }

    fn digest(&self) -> Option<[u8; 32]> {
        match self {
            Self::Certificate(read) => read.digest,
            Self::Typed(_) => None,
        }
    }
}

fn codes_of(certificate: &Certificate) -> Vec<&FoundCode> {
    let guessed = certificate.guesses.iter().map(|guess| &guess.code);
    let guessed = guessed.filter(|code| !certificate.codes.contains(code));
    certificate.codes.iter().chain(guessed).collect()
}

/// What is known of a code in the list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CodeStatus {
    /// It can be requested.
    Valid,
    /// It was recognised in a picture, and nobody has compared it yet.
    Guessed,
    /// An earlier source of the list has it already.
    Repeated {
        /// Which one.
        source: usize,
    },
    /// It is part of a request without an answer.
    Requested {
        /// When that was made.
        at: UtcMicros,
    },
    /// A package was imported that answers its request.
    Redeemed {
        /// When that was.
        at: UtcMicros,
    },
    /// Of the vendor's form: it is redeemed in XPhone itself.
    Foreign,
}

/// The list. What is asked of it in each frame is kept ready: there may be thousands of files.
#[derive(Clone, Default, Debug)]
pub struct ReadList {
    /// Sources in the order in which they came.
    sources: Vec<Source>,
    redeemed: BTreeMap<RequestCode, UtcMicros>,
    confirmed: BTreeSet<FoundCode>,
    by_file: HashMap<PathBuf, usize>,
    first_with_code: BTreeMap<FoundCode, usize>,
    first_with_digest: HashMap<[u8; 32], usize>,
    to_request: Vec<RequestCode>,
    faulty: usize,
}

impl ReadList {
    /// Sources in the order in which they came.
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// Takes certificates in. One that was read again takes its old place, and a mail or an archive that gives its files
    /// now goes.
    pub fn add_certificates(&mut self, read: Vec<CertificateRead>) {
        let mut opened = BTreeSet::new();
        for certificate in read {
            if certificate.file != certificate.source && self.by_file.contains_key(&certificate.source) {
                opened.insert(certificate.source.clone());
            }
            match self.by_file.get(&certificate.file) {
                Some(place) => self.sources[*place] = Source::Certificate(certificate),
                None => {
                    self.by_file.insert(certificate.file.clone(), self.sources.len());
                    self.sources.push(Source::Certificate(certificate));
                }
            }
        }
        if !opened.is_empty() {
            self.sources.retain(|source| !matches!(source, Source::Certificate(read) if opened.contains(&read.file)));
        }
        self.changed();
    }

    /// Takes a typed code in.
    pub fn add_typed(&mut self, code: FoundCode) {
        self.sources.push(Source::Typed(code));
        self.changed();
    }

    /// Takes a source out.
    pub fn remove(&mut self, index: usize) {
        if index < self.sources.len() {
            self.sources.remove(index);
            self.changed();
        }
    }

    /// Takes all out that give no code.
    pub fn remove_faulty(&mut self) {
        self.sources.retain(|source| !source.codes().is_empty());
        self.changed();
    }

    /// The administrator has compared a guess with its picture.
    pub fn confirm(&mut self, code: FoundCode) {
        self.confirmed.insert(code);
        self.changed();
    }

    fn changed(&mut self) {
        self.by_file.clear();
        self.first_with_code.clear();
        self.first_with_digest.clear();
        self.to_request.clear();
        self.faulty = 0;
        for (index, source) in self.sources.iter().enumerate() {
            if let Source::Certificate(read) = source {
                self.by_file.insert(read.file.clone(), index);
            }
            if let Some(digest) = source.digest() {
                self.first_with_digest.entry(digest).or_insert(index);
            }
            let codes = source.codes();
            self.faulty += usize::from(codes.is_empty());
            for code in codes {
                if source.guess(code).is_some() && !self.confirmed.contains(code) {
                    continue;
                }
                if self.first_with_code.contains_key(code) {
                    continue;
                }
                self.first_with_code.insert(code.clone(), index);
                if let FoundCode::Own(own) = code
                    && !self.redeemed.contains_key(own)
                {
                    self.to_request.push(*own);
                }
            }
        }
    }

    /// Sources that give no code.
    pub fn faulty(&self) -> usize {
        self.faulty
    }

    /// The own codes that a request would redeem: each once.
    pub fn codes_to_request(&self) -> &[RequestCode] {
        &self.to_request
    }

    /// The earlier source that is the same file.
    pub fn same_file(&self, source: usize) -> Option<usize> {
        let digest = self.sources.get(source)?.digest()?;
        self.first_with_digest.get(&digest).copied().filter(|first| *first < source)
    }

    /// What is known of a code of a source.
    pub fn status(&self, source: usize, code: &FoundCode, open: &[OpenRequest]) -> CodeStatus {
        let is_guess = self.sources.get(source).is_some_and(|it| it.guess(code).is_some());
        let earlier = self.first_with_code.get(code).copied().filter(|first| *first < source);
        match (earlier, code) {
            (Some(source), _) => CodeStatus::Repeated { source },
            (None, _) if is_guess && !self.confirmed.contains(code) => CodeStatus::Guessed,
            (None, FoundCode::Foreign(_)) => CodeStatus::Foreign,
            (None, FoundCode::Own(own)) => {
                let request = open.iter().rev().find(|request| request.codes.contains(own));
                match (self.redeemed.get(own), request) {
                    (Some(at), _) => CodeStatus::Redeemed { at: *at },
                    (None, Some(request)) => CodeStatus::Requested { at: request.made_at },
                    (None, None) => CodeStatus::Valid,
                }
            }
        }
    }

    /// Learns which codes were redeemed here, and when.
    pub fn know_redeemed(&mut self, redeemed: &BTreeMap<RequestCode, UtcMicros>) {
        if self.redeemed.len() != redeemed.len() {
            self.redeemed.clone_from(redeemed);
            self.changed();
        }
    }

    /// Takes redeemed codes out; a certificate goes when none of its codes is left.
    pub fn redeem(&mut self, codes: &[RequestCode], at: UtcMicros) {
        self.redeemed.extend(codes.iter().map(|code| (*code, at)));
        let is_left = |code: &&FoundCode| !matches!(code, FoundCode::Own(own) if codes.contains(own));
        self.sources.retain(|source| {
            let codes = source.codes();
            codes.is_empty() || codes.iter().any(is_left)
        });
        self.changed();
    }
}

/// A typed code: ours, or one of the vendor's form.
pub fn typed_code(text: &str) -> Option<FoundCode> {
    match text.parse::<RequestCode>() {
        Ok(code) => Some(FoundCode::Own(code)),
        Err(xlm_core::code::CodeError::UnknownPrefix) => text.parse::<ForeignCode>().ok().map(FoundCode::Foreign),
        Err(_) => None,
    }
}

/// Codes in a pasted text: one alone, or ours one a line, perhaps with other words around them.
pub fn pasted_codes(text: &str) -> Vec<FoundCode> {
    if let Some(code) = typed_code(text) {
        return vec![code];
    }
    let mut codes = Vec::new();
    for word in text.split(|letter: char| letter.is_whitespace() || matches!(letter, ',' | ';')) {
        if let Ok(code) = word.parse::<RequestCode>()
            && !codes.contains(&FoundCode::Own(code))
        {
            codes.push(FoundCode::Own(code));
        }
    }
    codes
}

/// A typed or pasted path. Windows copies paths with quotation marks around them.
pub fn typed_path(text: &str) -> Option<PathBuf> {
    let text = text.trim().trim_matches('"').trim();
    (!text.is_empty()).then(|| PathBuf::from(text))
}

/// Paths as file managers copy them: one a line, some as addresses. Lines that are no paths are left out.
pub fn pasted_paths(text: &str) -> Vec<PathBuf> {
    let path = |line: &str| {
        let line = line.trim().trim_matches('"');
        let path = match line.strip_prefix("file://") {
            Some(address) => unescaped(address)?,
            None => line.to_owned(),
        };
        path.contains(['/', '\\']).then(|| PathBuf::from(path))
    };
    text.lines().filter_map(path).collect()
}

/// `%20` and the like as the characters that they stand for.
fn unescaped(address: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = address.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next()?, rest.next()?];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

/// The path with an ending, if it has none.
pub fn with_ending(path: PathBuf, ending: &str) -> PathBuf {
    if path.extension().is_some() { path } else { path.with_extension(ending) }
}

/// Whether a file is named like a signed document or license.xml rather than a certificate. What it is, its content says.
pub fn is_license_file(file: &std::path::Path) -> bool {
    let has = |ending: &str| file.extension().is_some_and(|it| it.eq_ignore_ascii_case(ending));
    ["xlp", "xml", "xlack", "xlrel", "xlreq"].into_iter().any(has)
}

#[cfg(test)]
mod tests {
    use xlm_core::license::CertificateFault;

    use super::*;
    use crate::session::CertificateProblem;

    fn code(number: u8) -> RequestCode {
        RequestCode::from_random([number; 15])
    }

    fn certificate(file: &str, codes: &[u8]) -> CertificateRead {
        let codes = codes.iter().map(|number| FoundCode::Own(code(*number))).collect();
        CertificateRead::of(file.into(), Ok(Certificate { codes, ..Certificate::default() }))
    }

    fn guessed(file: &str, number: u8) -> CertificateRead {
        let code = FoundCode::Own(code(number));
        let guesses = vec![GuessedCode { code: code.clone(), picture: vec![] }];
        CertificateRead::of(file.into(), Ok(Certificate { codes: vec![code], guesses, ..Certificate::default() }))
    }

    #[test]
    fn a_guess_is_requested_only_after_it_was_confirmed() {
        let mut list = ReadList::default();
        list.add_certificates(vec![guessed("scan.pdf", 1)]);
        assert_eq!(list.codes_to_request(), []);
        assert_eq!(list.status(0, &FoundCode::Own(code(1)), &[]), CodeStatus::Guessed);
        list.confirm(FoundCode::Own(code(1)));
        assert_eq!(list.codes_to_request(), [code(1)]);
        assert_eq!(list.status(0, &FoundCode::Own(code(1)), &[]), CodeStatus::Valid);
    }

    #[test]
    fn a_guess_does_not_stand_in_the_way_of_the_same_code_in_a_certificate() {
        let mut list = ReadList::default();
        list.add_certificates(vec![guessed("scan.pdf", 1), certificate("a.pdf", &[1])]);
        assert_eq!(list.codes_to_request(), [code(1)]);
        assert_eq!(list.status(1, &FoundCode::Own(code(1)), &[]), CodeStatus::Valid);
    }

    #[test]
    fn the_same_file_is_recognised_by_its_contents() {
        let mut list = ReadList::default();
        let same = |file: &str| CertificateRead { digest: Some([7; 32]), ..certificate(file, &[1]) };
        list.add_certificates(vec![same("a.pdf"), same("copy of a.pdf"), certificate("b.pdf", &[2])]);
        assert_eq!([0, 1, 2].map(|source| list.same_file(source)), [None, Some(0), None]);
    }

    #[test]
    fn an_archive_whose_password_was_given_is_replaced_by_what_is_in_it() {
        let mut list = ReadList::default();
        let encrypted = CertificateProblem::Fault(CertificateFault::Encrypted);
        list.add_certificates(vec![CertificateRead::of("a.zip".into(), Err(encrypted))]);
        let inside = CertificateRead { source: "a.zip".into(), ..certificate("a.zip/b.pdf", &[1]) };
        list.add_certificates(vec![inside]);
        assert_eq!(list.sources().len(), 1);
        assert_eq!(list.sources()[0].file_name().as_deref(), Some("a.zip/b.pdf"));
    }

    #[test]
    fn files_without_codes_can_be_taken_out_together() {
        let mut list = ReadList::default();
        let fault = || Err(CertificateProblem::Fault(CertificateFault::NoCode));
        let faulty = |number: usize| CertificateRead::of(format!("{number}.pdf").into(), fault());
        list.add_certificates((0..10_000).map(faulty).chain([certificate("a.pdf", &[1])]).collect());
        assert_eq!(list.faulty(), 10_000);
        list.remove_faulty();
        assert_eq!((list.sources().len(), list.faulty()), (1, 0));
    }

    #[test]
    fn a_code_in_two_certificates_is_requested_once() {
        let mut list = ReadList::default();
        list.add_certificates(vec![certificate("a.pdf", &[1, 2]), certificate("b.pdf", &[2])]);
        assert_eq!(list.codes_to_request(), [code(1), code(2)]);
        assert_eq!(list.status(1, &FoundCode::Own(code(2)), &[]), CodeStatus::Repeated { source: 0 });
    }

    #[test]
    fn a_file_that_is_read_again_takes_its_old_place() {
        let mut list = ReadList::default();
        let unreadable = CertificateProblem::Fault(CertificateFault::NoText);
        list.add_certificates(vec![CertificateRead::of("a.pdf".into(), Err(unreadable))]);
        list.add_certificates(vec![certificate("a.pdf", &[1])]);
        assert_eq!(list.sources().len(), 1);
        assert_eq!(list.codes_to_request(), [code(1)]);
    }

    #[test]
    fn redeemed_codes_take_their_certificates_with_them() {
        let mut list = ReadList::default();
        list.add_certificates(vec![certificate("a.pdf", &[1]), certificate("b.pdf", &[2, 3])]);
        list.add_typed(FoundCode::Foreign("ABCDE-12345".parse().unwrap()));
        let at = UtcMicros(7);
        list.redeem(&[code(1), code(2)], at);
        assert_eq!(list.sources().len(), 2);
        assert_eq!(list.codes_to_request(), [code(3)]);
        assert_eq!(list.status(0, &FoundCode::Own(code(2)), &[]), CodeStatus::Redeemed { at });
        assert_eq!(list.status(0, &FoundCode::Own(code(3)), &[]), CodeStatus::Valid);
        list.know_redeemed(&[1, 2, 3].map(|number| (code(number), at)).into());
        assert_eq!(list.codes_to_request(), []);
        assert_eq!(list.status(0, &FoundCode::Own(code(3)), &[]), CodeStatus::Redeemed { at });
    }

    #[test]
    fn what_is_typed_is_an_own_code_a_foreign_one_or_none() {
        assert_eq!(typed_code(&code(7).to_string().to_lowercase()), Some(FoundCode::Own(code(7))));
        assert!(matches!(typed_code("abcde-12345"), Some(FoundCode::Foreign(_))));
        assert_eq!(typed_code("XRC1-PNJFF-ZYF2J-P6NWE-3UM4R-DY9VM-TM3LQ"), None);
        assert_eq!(typed_code("invoice"), None);
    }

    #[test]
    fn several_codes_are_pasted_at_once() {
        let text = format!("Codes: {},\n{}; {}\nno-code", code(1), code(2).to_string().to_lowercase(), code(1));
        assert_eq!(pasted_codes(&text), [FoundCode::Own(code(1)), FoundCode::Own(code(2))]);
        assert_eq!(pasted_codes("D:\\Licenses\\certificate.pdf"), []);
    }

    #[test]
    fn a_pasted_path_loses_its_quotation_marks() {
        assert_eq!(typed_path(" \"C:\\Licenses\\a b.pdf\" "), Some(PathBuf::from("C:\\Licenses\\a b.pdf")));
        assert_eq!(typed_path("  "), None);
        let pasted = pasted_paths("file:///in/a%20b.pdf\r\n\"C:\\in\\c.pdf\"\nno path\nfile:///bad%zz\n");
        assert_eq!(pasted, [PathBuf::from("/in/a b.pdf"), PathBuf::from("C:\\in\\c.pdf")]);
        assert_eq!(with_ending("request".into(), "xlreq"), PathBuf::from("request.xlreq"));
        assert_eq!(with_ending("request.txt".into(), "xlreq"), PathBuf::from("request.txt"));
        assert!(is_license_file("LICENSE.XML".as_ref()) && !is_license_file("a.pdf".as_ref()));
    }
}
