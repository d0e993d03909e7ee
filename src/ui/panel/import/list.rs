//! What was read and typed, until it is redeemed or removed.

use std::{collections::BTreeSet, path::PathBuf};

use xlm_core::{
    calendar::UtcMicros,
    code::{ForeignCode, RequestCode},
    license::{FoundCode, OpenRequest},
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
    /// The codes, in reading order.
    pub fn codes(&self) -> &[FoundCode] {
        match self {
            Self::Certificate(read) => read.outcome.as_ref().map(|it| it.codes.as_slice()).unwrap_or_default(),
            Self::Typed(code) => std::slice::from_ref(code),
        }
    }

    /// The name of the file, if it is one.
    pub fn file_name(&self) -> Option<String> {
        match self {
            Self::Certificate(read) => {
                let name = read.file.file_name().unwrap_or(read.file.as_os_str());
                Some(name.to_string_lossy().into_owned())
            }
            Self::Typed(_) => None,
        }
    }
}

/// What is known of a code in the list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CodeStatus {
    /// It can be requested.
    Valid,
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
    Redeemed,
    /// Of the vendor's form: it is redeemed in XPhone itself.
    Foreign,
}

/// The list.
#[derive(Clone, Default, Debug)]
pub struct ReadList {
    /// Sources in the order in which they came.
    pub sources: Vec<Source>,
    redeemed: BTreeSet<RequestCode>,
}

impl ReadList {
    /// Takes certificates in. One that was read again takes its old place.
    pub fn add_certificates(&mut self, read: Vec<CertificateRead>) {
        for certificate in read {
            let same_file =
                |source: &&mut Source| matches!(source, Source::Certificate(it) if it.file == certificate.file);
            match self.sources.iter_mut().find(same_file) {
                Some(place) => *place = Source::Certificate(certificate),
                None => self.sources.push(Source::Certificate(certificate)),
            }
        }
    }

    /// Takes a typed code in.
    pub fn add_typed(&mut self, code: FoundCode) {
        self.sources.push(Source::Typed(code));
    }

    /// The own codes that a request would redeem: each once.
    pub fn codes_to_request(&self) -> Vec<RequestCode> {
        let mut codes = Vec::new();
        for code in self.sources.iter().flat_map(Source::codes) {
            match code {
                FoundCode::Own(code) if !codes.contains(code) && !self.redeemed.contains(code) => codes.push(*code),
                FoundCode::Own(_) | FoundCode::Foreign(_) => {}
            }
        }
        codes
    }

    /// What is known of a code of a source.
    pub fn status(&self, source: usize, code: &FoundCode, open: &[OpenRequest]) -> CodeStatus {
        let earlier = self.sources.iter().take(source).position(|it| it.codes().contains(code));
        match (earlier, code) {
            (Some(source), _) => CodeStatus::Repeated { source },
            (None, FoundCode::Foreign(_)) => CodeStatus::Foreign,
            (None, FoundCode::Own(own)) if self.redeemed.contains(own) => CodeStatus::Redeemed,
            (None, FoundCode::Own(own)) => match open.iter().rev().find(|request| request.codes.contains(own)) {
                Some(request) => CodeStatus::Requested { at: request.made_at },
                None => CodeStatus::Valid,
            },
        }
    }

    /// Takes redeemed codes out; a certificate goes when none of its codes is left.
    pub fn redeem(&mut self, codes: &[RequestCode]) {
        self.redeemed.extend(codes);
        let redeemed = &self.redeemed;
        let is_left = |code: &FoundCode| !matches!(code, FoundCode::Own(own) if redeemed.contains(own));
        self.sources.retain(|source| source.codes().is_empty() || source.codes().iter().any(is_left));
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

/// A typed or pasted path. Windows copies paths with quotation marks around them.
pub fn typed_path(text: &str) -> Option<PathBuf> {
    let text = text.trim().trim_matches('"').trim();
    (!text.is_empty()).then(|| PathBuf::from(text))
}

/// The path with an ending, if it has none.
pub fn with_ending(path: PathBuf, ending: &str) -> PathBuf {
    if path.extension().is_some() { path } else { path.with_extension(ending) }
}

/// Whether a file looks like a license package or license.xml rather than a certificate.
pub fn is_license_file(file: &std::path::Path) -> bool {
    let has = |ending: &str| file.extension().is_some_and(|it| it.eq_ignore_ascii_case(ending));
    has("xlp") || has("xml")
}

#[cfg(test)]
mod tests {
    use xlm_core::license::{Certificate, CertificateFault};

    use super::*;
    use crate::session::CertificateProblem;

    fn code(number: u8) -> RequestCode {
        RequestCode::from_random([number; 15])
    }

    fn certificate(file: &str, codes: &[u8]) -> CertificateRead {
        let codes = codes.iter().map(|number| FoundCode::Own(code(*number))).collect();
        CertificateRead { file: file.into(), outcome: Ok(Certificate { codes, ..Certificate::default() }) }
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
        list.add_certificates(vec![CertificateRead { file: "a.pdf".into(), outcome: Err(unreadable) }]);
        list.add_certificates(vec![certificate("a.pdf", &[1])]);
        assert_eq!(list.sources.len(), 1);
        assert_eq!(list.codes_to_request(), [code(1)]);
    }

    #[test]
    fn redeemed_codes_take_their_certificates_with_them() {
        let mut list = ReadList::default();
        list.add_certificates(vec![certificate("a.pdf", &[1]), certificate("b.pdf", &[2, 3])]);
        list.add_typed(FoundCode::Foreign("ABCDE-12345".parse().unwrap()));
        list.redeem(&[code(1), code(2)]);
        assert_eq!(list.sources.len(), 2);
        assert_eq!(list.codes_to_request(), [code(3)]);
        assert_eq!(list.status(0, &FoundCode::Own(code(2)), &[]), CodeStatus::Redeemed);
    }

    #[test]
    fn what_is_typed_is_an_own_code_a_foreign_one_or_none() {
        assert_eq!(typed_code(&code(7).to_string().to_lowercase()), Some(FoundCode::Own(code(7))));
        assert!(matches!(typed_code("abcde-12345"), Some(FoundCode::Foreign(_))));
        assert_eq!(typed_code("XRC1-PNJFF-ZYF2J-P6NWE-3UM4R-DY9VM-TM3LQ"), None);
        assert_eq!(typed_code("invoice"), None);
    }

    #[test]
    fn a_pasted_path_loses_its_quotation_marks() {
        assert_eq!(typed_path(" \"C:\\Licenses\\a b.pdf\" "), Some(PathBuf::from("C:\\Licenses\\a b.pdf")));
        assert_eq!(typed_path("  "), None);
        assert_eq!(with_ending("request".into(), "xlreq"), PathBuf::from("request.xlreq"));
        assert_eq!(with_ending("request.txt".into(), "xlreq"), PathBuf::from("request.txt"));
        assert!(is_license_file("LICENSE.XML".as_ref()) && !is_license_file("a.pdf".as_ref()));
    }
}
