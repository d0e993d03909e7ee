//! A backup comes back whole or not at all.
use proptest::prelude::*;

use super::*;

/// As cheap as `Argon2` can be: the tests open many files.
const CHEAP: Cost = Cost { kib: 8, passes: 1, lanes: 1 };
const PASSPHRASE: &str = "correct horse";

fn contents() -> BackupContents {
    BackupContents {
        made_at: UtcMicros(1_795_502_100_000_000),
        installation_key: Some(InstallationKey::from_seed(&[7; 32])),
        change_log: b"the change log".to_vec(),
    }
}

fn sealed() -> Vec<u8> {
    seal_at(CHEAP, &contents(), PASSPHRASE).unwrap()
}

/// Makes the checksum fit again, as a forger would.
fn with_checksum(mut file: Vec<u8>) -> Vec<u8> {
    file.truncate(file.len() - CHECKSUM);
    let checksum = Sha256::digest(&file);
    file.extend_from_slice(&checksum);
    file
}

#[test]
fn a_backup_comes_back_at_the_usual_cost() {
    let file = seal_backup(&contents(), PASSPHRASE).unwrap();
    check_backup(&file).unwrap();
    assert_eq!(parse(&file).unwrap().0.cost, Cost::USUAL);
    assert_eq!(open_backup(&file, PASSPHRASE), Ok(contents()));
}

#[test]
fn a_workstation_has_no_key_to_back_up() {
    let contents = BackupContents { installation_key: None, change_log: Vec::new(), ..contents() };
    let file = seal_at(CHEAP, &contents, PASSPHRASE).unwrap();
    assert_eq!(open_backup(&file, PASSPHRASE), Ok(contents));
}

#[test]
fn a_wrong_passphrase_is_told_from_a_damaged_file() {
    let file = sealed();
    for wrong in ["", "correct Horse", "correct horse "] {
        assert_eq!(open_backup(&file, wrong), Err(BackupError::WrongPassphrase), "{wrong:?}");
    }
}

#[test]
fn an_umlaut_is_the_same_however_it_was_typed() {
    let file = seal_at(CHEAP, &contents(), "gr\u{fc}ne Wiese").unwrap();
    assert_eq!(open_backup(&file, "gru\u{308}ne Wiese"), Ok(contents()));
}

#[test]
fn a_short_passphrase_is_refused() {
    assert_eq!(seal_backup(&contents(), "123456789"), Err(BackupError::PassphraseTooShort));
    // One letter each, though two signs.
    assert_eq!(seal_backup(&contents(), &"u\u{308}".repeat(9)), Err(BackupError::PassphraseTooShort));
}

#[test]
fn every_truncated_length_is_refused() {
    let file = sealed();
    for length in 1..file.len() {
        assert_eq!(open_backup(&file[..length], PASSPHRASE), Err(BackupError::Damaged), "{length} bytes");
    }
    assert_eq!(open_backup(b"", PASSPHRASE), Err(BackupError::NotABackup));
    assert_eq!(open_backup(&[file, vec![0]].concat(), PASSPHRASE), Err(BackupError::Damaged));
}

#[test]
fn every_flipped_byte_is_refused() {
    let file = sealed();
    for place in 0..file.len() {
        let mut file = file.clone();
        file[place] ^= 0x10;
        let expected = if place < MAGIC.len() { BackupError::NotABackup } else { BackupError::Damaged };
        assert_eq!(open_backup(&file, PASSPHRASE), Err(expected), "byte {place}");
    }
}

#[test]
fn a_forger_who_mends_the_checksum_fails_at_the_seal() {
    let file = sealed();
    let salt = HEADER - 8 - NONCE - SALT;
    let (length, sealed_part) = (HEADER - 8..HEADER, HEADER..file.len() - CHECKSUM);
    for place in (salt..HEADER - 8).chain(length.clone()).chain(sealed_part) {
        let mut file = file.clone();
        file[place] ^= 0x10;
        let expected = if length.contains(&place) { BackupError::Damaged } else { BackupError::WrongPassphrase };
        assert_eq!(open_backup(&with_checksum(file), PASSPHRASE), Err(expected), "byte {place}");
    }
}

#[test]
fn a_lower_cost_in_the_header_does_not_help() {
    let file = seal_at(Cost { passes: 2, ..CHEAP }, &contents(), PASSPHRASE).unwrap();
    let mut forged = file;
    let passes = MAGIC.len() + 2 + 4 + 3;
    assert_eq!(forged[passes], 2);
    forged[passes] = 1;
    assert_eq!(open_backup(&with_checksum(forged), PASSPHRASE), Err(BackupError::WrongPassphrase));
}

#[test]
fn a_cost_that_would_hang_the_program_is_refused() {
    let file = sealed();
    for (place, value) in [(0, u32::MAX), (0, 7), (4, 0), (4, 17), (8, 0), (8, 5), (8, 2), (8, u32::MAX / 8 + 2)] {
        let mut file = file.clone();
        let place = MAGIC.len() + 2 + place;
        file[place..place + 4].copy_from_slice(&value.to_be_bytes());
        assert_eq!(check_backup(&with_checksum(file)), Err(BackupError::Damaged), "{value} at {place}");
    }
}

#[test]
fn a_newer_version_is_named() {
    let mut file = sealed();
    file[MAGIC.len() + 1] = 2;
    assert_eq!(check_backup(&with_checksum(file.clone())), Err(BackupError::NewerVersion { found: 2 }));
    assert_eq!(check_backup(&file), Err(BackupError::Damaged));
}

#[test]
fn neither_the_key_nor_the_log_can_be_seen_in_the_file() {
    let file = sealed();
    for secret in [&[7; 32][..], b"the change log", PASSPHRASE.as_bytes()] {
        assert!(!file.windows(secret.len()).any(|window| window == secret));
    }
    assert_ne!(file, sealed(), "salt and nonce are new each time");
}

proptest! {
    #[test]
    fn any_contents_come_back(at: i64, seed: Option<[u8; 32]>, change_log: Vec<u8>, passphrase: String) {
        let installation_key = seed.map(|seed| InstallationKey::from_seed(&seed));
        let contents = BackupContents { made_at: UtcMicros(at), installation_key, change_log };
        let file = seal_at(CHEAP, &contents, &passphrase).unwrap();
        prop_assert_eq!(open_backup(&file, &passphrase), Ok(contents));
    }

    #[test]
    fn foreign_bytes_are_refused(bytes: Vec<u8>) {
        prop_assert!(check_backup(&bytes).is_err());
        prop_assert!(check_backup(&[MAGIC.as_slice(), &bytes].concat()).is_err());
        // Whatever stands in a header, its fields are bounded before they are used.
        let fitting = [MAGIC.as_slice(), &VERSION.to_be_bytes(), &bytes, &[0; CHECKSUM]].concat();
        if let Ok((header, sealed)) = parse(&with_checksum(fitting)) {
            prop_assert!(header.cost.is_reasonable());
            prop_assert!(sealed.len() <= bytes.len());
        }
        let _ = contents_of(&bytes);
    }
}
