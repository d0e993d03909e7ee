//! Sentences about license certificates.

use xlm_core::license::CertificateFault;

use crate::text::Texts;

/// What is wrong with a file that should be a license certificate.
pub fn fault(texts: &Texts, fault: CertificateFault) -> String {
    let id = match fault {
        CertificateFault::Encrypted => "import-fault-encrypted",
        CertificateFault::NoText => "import-fault-no-text",
        CertificateFault::NotPdf => "import-fault-not-pdf",
        CertificateFault::Damaged => "import-fault-damaged",
        CertificateFault::NoCode => "import-fault-no-code",
        CertificateFault::TooLarge => "import-fault-too-large",
        CertificateFault::Timeout => "import-fault-timeout",
    };
    texts.get(id).into_owned()
}

/// The way out: in the end the code can always be typed.
pub fn advice(texts: &Texts, fault: CertificateFault) -> String {
    let id = match fault {
        CertificateFault::Encrypted => "import-fault-advice-encrypted",
        CertificateFault::NoText => "import-fault-advice-no-text",
        CertificateFault::NotPdf => "import-fault-advice-not-pdf",
        CertificateFault::Damaged => "import-fault-advice-damaged",
        CertificateFault::NoCode => "import-fault-advice-no-code",
        CertificateFault::TooLarge => "import-fault-advice-too-large",
        CertificateFault::Timeout => "import-fault-advice-timeout",
    };
    texts.get(id).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    #[test]
    fn every_fault_has_words_of_its_own_and_a_way_out_that_types_the_code() {
        use std::collections::BTreeSet;
        let faults = [
            CertificateFault::Encrypted,
            CertificateFault::NoText,
            CertificateFault::NotPdf,
            CertificateFault::Damaged,
            CertificateFault::NoCode,
            CertificateFault::TooLarge,
            CertificateFault::Timeout,
        ];
        for (language, word) in [(Language::English, "type the code"), (Language::German, "Code")] {
            let texts = Texts::new(language);
            let said: BTreeSet<_> = faults.iter().map(|it| fault(&texts, *it)).collect();
            assert_eq!(said.len(), faults.len());
            for it in faults {
                assert!(advice(&texts, it).contains(word), "{it:?}");
            }
        }
    }
}
