//! What a settings file may hold, and what becomes of the rest.
use proptest::prelude::*;

use xlm_core::report::{Mark, Standing};

use super::*;

fn all_set() -> Settings {
    Settings {
        language: Language::German,
        look: Look::Dark,
        zoom: 1.25,
        renderer: Renderer::OpenGl,
        window: Some(WindowSize { width: 1280.0, height: 800.5 }),
        last_folder: Some(PathBuf::from("C:\\Überweisungen\\\"neu\"")),
        data_folder: None,
        display_name: Some("Anna Müller".to_owned()),
        portal_address: Some("https://portal.example".to_owned()),
        portal_ca_file: Some("authority.pem".into()),
        portal_proxy: Some("http://proxy.example:3128".to_owned()),
        look_for_packages: true,
        filters: vec![SavedFilter {
            name: "Faxe ohne Lizenz".to_owned(),
            search: "müller".to_owned(),
            standing: Standing::Missing,
            license_type: Some("FAX".to_owned()),
            mark: Mark::Protected,
        }],
    }
}

fn file_in(folder: &tempfile::TempDir) -> SettingsFile {
    SettingsFile::of_this_user(Some(folder.path().join("new").as_os_str())).unwrap()
}

#[test]
fn settings_survive_their_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = file_in(&folder);
    assert_eq!(file.load(), LoadedSettings::default());
    for settings in [all_set(), Settings::default()] {
        file.save(&settings).unwrap();
        assert_eq!(file.load(), LoadedSettings { settings, ..LoadedSettings::default() });
    }
}

#[test]
fn a_file_reads_like_the_manual() {
    let (settings, warnings) = parse(
        "\u{feff}// mine\n(\n  language: de, look: dark, zoom: 1.25, renderer: opengl,\n  window: (width: 1280, height: 800.5),\n  \
         last_folder: \"C:\\\\Überweisungen\\\\\\\"neu\\\"\", display_name: Some(\"Anna Müller\"),\n  \
         filters: [(name: \"Faxe ohne Lizenz\", search: \"müller\", standing: missing, license_type: \"FAX\", mark: protected)],\n  \
         portal_address: \"https://portal.example\", portal_ca_file: \"authority.pem\",\n  \
         portal_proxy: \"http://proxy.example:3128\", look_for_packages: true,\n  \
         filters: [(name: \"Faxe ohne Lizenz\", search: \"müller\", standing: missing, license_type: \"FAX\", mark: protected)],\n)\n"
            .as_bytes(),
    );
    assert_eq!(warnings, []);
    assert_eq!(settings, all_set());
}

#[test]
fn what_is_not_said_is_the_default() {
    let (settings, warnings) = parse(b"(look: light)");
    assert_eq!((settings, warnings), (Settings { look: Look::Light, ..Settings::default() }, vec![]));
    assert_eq!(parse(b"()"), (Settings::default(), vec![]));
}

#[test]
fn a_bad_value_costs_only_itself() {
    for (text, name, value) in [
        ("(language: fr, look: dark)", "language", "fr"),
        ("(zoom: 0.1, look: dark)", "zoom", "0.1"),
        ("(zoom: NaN, look: dark)", "zoom", "NaN"),
        ("(look: dark, zoom: \"large\")", "zoom", "\"large\""),
        ("(look: dark, window: (width: 10, height: 800))", "window", "(width: 10, height: 800)"),
        ("(look: dark, window: (width: 900))", "window", "(width: 900)"),
        ("(look: dark, renderer: {1: [2]})", "renderer", "{1: [2]}"),
        ("(look: dark, display_name: \"a\\nb\")", "display_name", "\"a\\nb\""),
    ] {
        let expected = SettingsWarning::BadValue { name: name.to_owned(), value: value.to_owned() };
        assert_eq!(
            parse(text.as_bytes()),
            (Settings { look: Look::Dark, ..Settings::default() }, vec![expected]),
            "{text}"
        );
    }
}

#[test]
fn an_unknown_name_is_reported_and_the_rest_counts() {
    let expected = SettingsWarning::UnknownName { name: "colour".to_owned() };
    let (settings, warnings) = parse(b"(colour: (1, 2), look: dark)");
    assert_eq!((settings.look, warnings), (Look::Dark, vec![expected]));
}

#[test]
fn what_is_no_ron_is_named_by_its_line() {
    assert_eq!(parse(b"(\n  look: dark,\n  zoom: ,\n)").1, [SettingsWarning::Syntax { line: 3 }]);
    for text in [b"".as_slice(), b"42", b"[1, 2]", b"(look: dark", b"\0"] {
        let (settings, warnings) = parse(text);
        assert_eq!(settings, Settings::default());
        assert!(matches!(warnings[..], [SettingsWarning::Syntax { .. }]), "{warnings:?}");
    }
    assert_eq!(parse(b"\xff").1, [SettingsWarning::NoText]);
}

#[test]
fn what_was_not_used_is_kept_beside_once() {
    let folder = tempfile::tempdir().unwrap();
    let file = SettingsFile { file: folder.path().join("settings.ron") };
    fs::write(&file.file, "(language: fr)").unwrap();
    let kept = file.load().kept.unwrap();
    assert_eq!(file.load().kept.as_ref(), Some(&kept));
    file.save(&Settings::default()).unwrap();

    assert_eq!(fs::read_to_string(&kept).unwrap(), "(language: fr)");
    assert!(kept.file_name().unwrap().to_str().unwrap().starts_with("settings.ron.bad-"));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    assert_eq!(file.load(), LoadedSettings::default());
}

#[test]
fn a_file_that_cannot_be_read_is_reported() {
    let folder = tempfile::tempdir().unwrap();
    let file = SettingsFile { file: folder.path().join("settings.ron") };
    fs::write(&file.file, " ".repeat(FILE_LIMIT as usize + 1)).unwrap();
    assert_eq!(file.load().warnings, [SettingsWarning::NoText]);
    fs::remove_file(&file.file).unwrap();
    fs::create_dir(&file.file).unwrap();
    assert!(matches!(file.load().warnings[..], [SettingsWarning::NotRead { .. }]));
    assert!(matches!(file.save(&Settings::default()), Err(SettingsError::Write { .. })));
}

#[cfg(unix)]
#[test]
fn a_folder_whose_name_is_no_text_is_forgotten() {
    use std::os::unix::ffi::OsStrExt as _;
    let folder = tempfile::tempdir().unwrap();
    let file = file_in(&folder);
    let odd = Some(PathBuf::from(OsStr::from_bytes(b"/srv/\xff")));
    file.save(&Settings { last_folder: odd, ..all_set() }).unwrap();
    assert_eq!(file.load().settings, Settings { last_folder: None, ..all_set() });
}

proptest! {
    #[test]
    fn no_file_stops_the_program(text in "[(){}\\[\\]:,\"'#a-z0-9. \\n\\\\/*_-]{0,80}", bytes: Vec<u8>) {
        for (settings, _) in [parse(text.as_bytes()), parse(&bytes), parse(format!("(zoom: {text})").as_bytes())] {
            prop_assert!(ZOOM.contains(&settings.zoom));
        }
    }

    #[test]
    fn a_truncated_file_is_never_used_unnoticed(length in 0usize..40) {
        let text = "(language: de, look: dark, zoom: 1.5000)";
        let (_, warnings) = parse(&text.as_bytes()[..length]);
        prop_assert!(!warnings.is_empty());
    }
}

#[test]
fn a_folder_for_the_data_is_kept_if_it_is_a_whole_path() {
    let folder = tempfile::tempdir().unwrap();
    let file = file_in(&folder);
    let chosen = Settings { data_folder: Some(folder.path().join("data")), ..Settings::default() };
    file.save(&chosen).unwrap();
    assert_eq!(file.load().settings, chosen);
    let (settings, warnings) = parse(b"(data_folder: \"data\")");
    assert_eq!(settings.data_folder, None);
    assert!(matches!(&warnings[..], [SettingsWarning::BadValue { name, .. }] if name == "data_folder"), "{warnings:?}");
}
