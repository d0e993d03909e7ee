use std::borrow::ToOwned as _;

use super::*;

const V10: &str = include_str!("../../../assets/catalog/v10.ron");
const V8: &str = include_str!("../../../assets/catalog/v8.ron");

/// The table of functions that the program was designed on: every one of them must be in the v10 catalog.
const OFFICE_PLUS_FUNCTIONS: [&str; 17] = [
    "journal",
    "cti",
    "contact-search",
    "appointments",
    "presence",
    "chat",
    "sms",
    "team-panel",
    "groupware",
    "softphone",
    "mobile",
    "anydevice",
    "one-number",
    "meeting",
    "screen-sharing",
    "federation",
    "dashboard",
];

#[test]
fn the_v10_catalog_names_every_function_of_the_design() {
    let catalog = Catalog::from_ron(V10).unwrap();
    for id in OFFICE_PLUS_FUNCTIONS {
        let index = catalog.function_index(id).unwrap_or_else(|| panic!("{id} is missing"));
        assert_eq!(catalog.functions[usize::from(index.0)].license_type, "OFFICE PLUS", "{id}");
    }
    for (id, license_type) in [("voicemail", "VOICEMAIL"), ("fax", "FAX"), ("contacts", "CONTACTS")] {
        let index = catalog.function_index(id).unwrap_or_else(|| panic!("{id} is missing"));
        assert_eq!(catalog.functions[usize::from(index.0)].license_type, license_type);
    }
}

#[test]
fn server_is_a_prerequisite_of_all_but_the_media_channels() {
    let catalog = Catalog::from_ron(V10).unwrap();
    for license_type in &catalog.license_types {
        let expected = !matches!(license_type.id.as_str(), "SERVER" | "IP CHANNEL");
        assert_eq!(license_type.needs_server, expected, "{}", license_type.id);
    }
}

#[test]
fn teamdesk_and_tapi_arise_from_settings_of_the_user() {
    let catalog = Catalog::from_ron(V10).unwrap();
    let counted = |id: &str| catalog.license_type(catalog.type_index(id).unwrap()).counted;
    assert_eq!(counted("TEAMDESK"), Counted::PerTeamMember);
    assert_eq!(counted("TAPI"), Counted::PerLine);
    for id in ["TEAMDESK", "TAPI"] {
        assert!(catalog.functions_of(catalog.type_index(id).unwrap()).is_empty());
    }
}

#[test]
fn v8_keeps_office_and_its_pack_apart() {
    let catalog = Catalog::from_ron(V8).unwrap();
    for id in ["OFFICE", "OFFICE PLUS PACK", "DASHBOARD", "TEAMDESK", "TAPI"] {
        assert!(catalog.type_index(id).is_some(), "{id}");
    }
    assert!(catalog.type_index("OFFICE PLUS").is_none());
}

#[test]
fn a_product_is_found_by_code_and_else_by_name() {
    let catalog = Catalog::from_ron(V10).unwrap();
    let databases = catalog.type_index("ADDITIONAL DATABASES");
    assert_eq!(catalog.type_of_product(Some(42), "something"), catalog.type_index("TEAMDESK"));
    assert_eq!(catalog.type_of_product(Some(9999), "additional databases"), databases);
    assert_eq!(catalog.type_of_product(None, "PHONE BOOTH"), None);
}

#[test]
fn a_catalog_that_contradicts_itself_is_refused() {
    let twice = V10.replacen("id: \"chat\"", "id: \"sms\"", 1);
    assert_eq!(Catalog::from_ron(&twice), Err(CatalogError::Duplicate("sms".to_owned())));
    let unknown = V10.replacen("license_type: \"FAX\"", "license_type: \"FOX\"", 1);
    assert!(matches!(Catalog::from_ron(&unknown), Err(CatalogError::UnknownType { .. })));
    assert!(matches!(Catalog::from_ron("(edition: 3)"), Err(CatalogError::Form(_))));
}
