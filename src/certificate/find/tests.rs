//! Each page is drawn as text: three blanks or more separate cells.
use proptest::prelude::*;
use xlm_core::code::RequestCode;

use super::*;
use crate::certificate::lines::tests::drawn;

const OWN: &str = "XRC1-PNJFF-ZYF2J-P6NWE-3UM4R-DY9VM-TM3LP";
const FOREIGN: &str = "T11ES-VFJNV-K0QFN-AY0R3-QV6H8";

fn codes(page: &str) -> Vec<String> {
    find(&drawn(&[page])).codes.iter().map(ToString::to_string).collect()
}

fn check(page: &str, expected: &[&str]) {
    assert_eq!(codes(page), expected, "{page}");
}

#[test]
fn own_codes_need_no_label() {
    for page in [
        "XRC1-PNJFF-ZYF2J-P6NWE-3UM4R-DY9VM-TM3LP",
        "Your code: xrc1 pnjff zyf2j p6nwe 3um4r dy9vm tm3lp.",
        "code isXRC1PNJFFZYF2JP6NWE3UM4RDY9VMTM3LPand more",
        "X R C 1 - P N J F F - Z Y F 2 J - P 6 N W E - 3 U M 4 R - D Y 9 V M - T M 3 L P",
        "Serial number:   XRC1\u{2011}PNJFF\u{2011}ZYF2J\u{2011}P6NWE\u{2011}3UM4R\u{2011}DY9VM\u{2011}TM3LP",
        "XRC1-PNJFF-ZYF2J-\nP6NWE-3UM4R-DY9VM-TM3LP",
        "XRC1-PNJFF-ZYF2J-P6NWE-3 T11ES-VFJNV-K0QFN-AY0R3\nUM4R-DY9VM-TM3LP          QV6H8",
        "Code    XRC1-PNJFF-    Customer:\nfor     ZYF2J-P6NWE-   Erika\nyou     3UM4R-DY9VM-   Muster\n        TM3LP",
    ] {
        check(page, &[OWN]);
    }
}

#[test]
fn an_own_code_with_an_error_is_not_reported_not_even_as_a_foreign_one() {
    check("License request code: XRC1-PNJFF-ZYF2J-P6NWE-3UM4R-DY9VM-TM3LQ", &[]);
    check("License request code: XRC1-PNJFF-ZYF2J-P6NWE-3UM4R-DY9VM", &[]);
}

#[test]
fn ids_of_our_form_are_no_codes() {
    check("License request code: XHW1-PNJFF-ZYF2J-P6NWE-3UM49-DTFWQ", &[]);
    check("License request code: XID1-PNJFF-ZYF2J-P6NW5-VMKFE", &[]);
}

#[test]
fn a_foreign_code_counts_beside_or_below_its_label() {
    for page in [
        "License request code: T11ES-VFJNV-K0QFN-AY0R3-QV6H8",
        "Lizenz-Anforderungscode   T11ES-VFJNV-K0QFN-AY0R3-QV6H8",
        "Request code 1:   T11ES - VFJNV - K0QFN - AY0R3 - QV6H8",
        "LICENCE REQUEST CODE\nT11ES-VFJNV-K0QFN-AY0R3-QV6H8",
        "Ihr Lizenzanforderungscode lautet T11ES-VFJNV-K0QFN-AY0R3-QV6H8.",
        "Thank you. Your license request code\nis T11ES-VFJNV-K0QFN-AY0R3-QV6H8",
        "License request code: T11ES-VFJNV-\nK0QFN-AY0R3-QV6H8",
        "License request code:   T11ES-VFJNV-K0QFN-\n                        AY0R3-QV6H8",
        "License    T11ES-VFJNV-\nrequest    K0QFN-AY0R3-\ncode       QV6H8",
        "Request code:   T11ESVFJNVK0QFNAY0R3QV6H8",
        "Request code:   T11ES VFJNV K0QFN AY0R3 QV6H8",
        "No.   License request code\n1     T11ES-VFJNV-K0QFN-AY0R3-QV6H8",
    ] {
        check(page, &[FOREIGN]);
    }
}

#[test]
fn what_another_label_names_is_no_code() {
    for page in [
        "T11ES-VFJNV-K0QFN-AY0R3-QV6H8",
        "Serial number: T11ES-VFJNV-K0QFN-AY0R3-QV6H8",
        "Request code: see below\nSerial number: T11ES-VFJNV-K0QFN-AY0R3-QV6H8",
        "License request code   see below\nSerial number          T11ES-VFJNV-K0QFN-AY0R3-QV6H8",
        "Enter the license request code. Serial number: T11ES-VFJNV-K0QFN-AY0R3-QV6H8",
        "License request code: none   Product key: T11ES-VFJNV-K0QFN-AY0R3-QV6H8",
        "Request code:   X-ID:   T11ES-VFJNV-K0QFN-AY0R3-QV6H8",
        "License request code:\n\n\n\n\nT11ES-VFJNV-K0QFN-AY0R3-QV6H8",
        "License request code:   DE99 9004 5817 4324 9715 45",
        "License request code:   F0-13-63-7F-C7-49",
    ] {
        check(page, &[]);
    }
}

#[test]
fn of_two_codes_of_one_shape_the_label_decides() {
    let other = "HBSDT-HFXR1-CBHD7-WZPSF-6AQX7";
    for page in [
        format!("Serial number: {other}\nLicense request code: {FOREIGN}"),
        format!("License request code: {FOREIGN}\nSerial number: {other}"),
        format!("License request code   {FOREIGN}\nSerial number          {other}"),
        format!("Serial number          {other}\nLicense request code   {FOREIGN}"),
        format!("Serial number: {other}   License request code: {FOREIGN}"),
        format!("Serial number                   License request code\n{other}   {FOREIGN}"),
    ] {
        check(&page, &[FOREIGN]);
    }
}

/// A serial number, product key or the like of the same shape.
const DECOY: &str = "HBSDT-HFXR1-CBHD7-WZPSF-6AQX7";

#[test]
fn a_second_code_in_the_same_cell_belongs_to_its_own_label() {
    for other in ["Serial number", "Serial no", "Seriennummer", "S/N", "Order no", "X-ID", "Product key", "Hardware-ID"]
    {
        for label in ["Request code", "License request code", "Lizenz-Anforderungscode", "LICENCE REQUEST CODE"] {
            for page in [
                format!("{label} {FOREIGN} {other} {DECOY}"),
                format!("{label} {FOREIGN}, {other} {DECOY}"),
                format!("{label}: {FOREIGN} {other}: {DECOY}"),
                format!("{label} {FOREIGN} ({other} {DECOY})"),
                format!("{label} {FOREIGN} {DECOY} ({other})"),
                format!("{other} {DECOY} {label} {FOREIGN}"),
                format!("{DECOY} {label} {FOREIGN} {other}"),
                format!("{label}   {FOREIGN} {other} {DECOY}"),
                format!("{label}\n{FOREIGN} {other} {DECOY}"),
                format!("{label} {FOREIGN} {other}\n{DECOY}"),
                format!("{other} {DECOY} {label}\n{FOREIGN}"),
                format!("{label} {FOREIGN}\n{DECOY} {other}"),
                format!("Your {label} is {FOREIGN} and the {other} is {DECOY}"),
                format!("We thank you for your order. The {label} is\n{FOREIGN} and the\n{other} is {DECOY}"),
            ] {
                check(&page, &[FOREIGN]);
            }
        }
    }
}

#[test]
fn a_label_broken_between_two_codes_names_only_the_second() {
    for page in [
        format!("License request code {FOREIGN} Serial\nnumber {DECOY}"),
        format!("License request code {FOREIGN} serial\nnumber {DECOY}"),
        format!("Serial number {DECOY} license request\ncode {FOREIGN}"),
        "Request code T11ES-VFJNV-\nK0QFN-AY0R3-QV6H8 Serial number HBSDT-\nHFXR1-CBHD7-WZPSF-6AQX7".to_owned(),
        "Request code T11ES-VFJNV-\nK0QFN-AY0R3-QV6H8 serial\nnumber HBSDT-HFXR1-CBHD7-WZPSF-6AQX7".to_owned(),
    ] {
        check(&page, &[FOREIGN]);
    }
}

#[test]
fn a_label_that_names_nothing_does_not_reach_the_value_of_the_next_one() {
    for page in [
        format!("Request code see invoice Serial number {DECOY}"),
        format!("Request code / serial number   {DECOY}"),
        format!("Request code none, product key is {DECOY}"),
        format!("Request code to follow Seriennummer: {DECOY}"),
        format!("This is not a license request code: {DECOY}"),
        format!("Dies ist kein Anforderungscode: {DECOY}"),
        format!("Request code\nSerial number   {DECOY}"),
        format!("                Request code\nSerial number   {DECOY}"),
    ] {
        check(&page, &[]);
    }
}

#[test]
fn of_two_headings_in_one_cell_the_one_above_the_code_counts() {
    let centred = format!("             Serial number Request code\n{DECOY} {FOREIGN}");
    check(&centred, &[FOREIGN]);
    check(&format!("Request code Serial number\n{FOREIGN}   {DECOY}"), &[FOREIGN]);
}

#[test]
fn a_list_after_one_label_is_a_list_of_codes() {
    for page in [
        format!("Request codes: {FOREIGN}, {DECOY}"),
        format!("Request codes {FOREIGN} {DECOY}"),
        format!("Anforderungscodes: {FOREIGN} und {DECOY}"),
        format!("Request codes: {FOREIGN},\n{DECOY}"),
        format!("Product       Request code\nOFFICE PLUS   {FOREIGN}\nFAX           {DECOY}"),
        format!("Request code for order no. SO-2026-1 is {FOREIGN}; request code for order no. SO-2026-2 is {DECOY}"),
    ] {
        check(&page, &[FOREIGN, DECOY]);
    }
}

#[test]
fn a_foreign_code_that_is_not_whole_is_left_alone() {
    for page in [
        "License request code: T11ES-VFJNV-K0QFN-AY0R3-",
        "License request code: T11ES-VFJNV-K0QFN-AY0R3",
        "License request code: T11ES-VFJNV-K0QFN-AY0R3-QV6H8-ABCDE",
        "License request code: T11ES-VFJNV-K0QFN-AY0R3-QV6H8A",
        "License request code: T11ES-VFJNV-K0QFN-AY0R3-\u{FFFD}V6H8",
        "License request code: 1T11ES-VFJNV-K0QFN-AY0R3-QV6H8",
        "License request code: T11ES-VFJNV-K0QFN   AY0R3-QV6H8",
        "License request code: T11ES-VFJNV-\n\n\n\nK0QFN-AY0R3-QV6H8",
        "License request code: T11ES-VFJNV K0QFN-AY0R3 QV6H8",
    ] {
        check(page, &[]);
    }
}

#[test]
fn other_forms_are_read_where_the_label_leaves_no_doubt() {
    check("License request code: AB12-CD34-EF56-GH78", &["AB12-CD34-EF56-GH78"]);
    check("License request code:   AB12CD-34EF56-GH78IJ", &["AB12CD-34EF56-GH78IJ"]);
    check("Serial number: AB12-CD34-EF56-GH78", &[]);
    check("License request code: AB12-CD34-EF56-", &[]);
}

#[test]
fn several_codes_come_in_reading_order_and_each_once() {
    let page = format!("Request codes:\n{FOREIGN}\nHBSDT-HFXR1-CBHD7-WZPSF-6AQX7\n{OWN}\n{FOREIGN}");
    check(&page, &[FOREIGN, "HBSDT-HFXR1-CBHD7-WZPSF-6AQX7", OWN]);
}

#[test]
fn the_fields_are_those_of_the_first_certificate() {
    let first = "Customer:       Muster & Söhne GmbH\nOrder number:   SO\u{2212}2026\u{2212}0001\n\
                 Quantity   Article no.   License\n10         4711-15       OFFICE PLUS\n\
                 2          4711-16       ADDITIONAL\n                         DATABASES\nRequest code: none";
    let second = "Customer:   Else\nOrder number:   SO-2\nQuantity   License\n1   FAX";
    let found = find(&drawn(&[first, second]));
    assert_eq!(found.customer.as_deref(), Some("Muster & Söhne GmbH"));
    assert_eq!(found.order_number.as_deref(), Some("SO-2026-0001"));
    let items: Vec<(u32, &str)> = found.licenses.iter().map(|item| (item.quantity, item.name.as_str())).collect();
    assert_eq!(items, [(10, "OFFICE PLUS"), (2, "ADDITIONAL DATABASES")]);
}

#[test]
fn labels_broken_over_two_lines_and_tables_with_the_quantity_last() {
    let page =
        "Order     SO-1\nnumber:\nKunde:    Muster AG\nLizenz          Menge\nTEAMDESK        3\nIP CHANNEL      25";
    let found = find(&drawn(&[page]));
    assert_eq!((found.order_number.as_deref(), found.customer.as_deref()), (Some("SO-1"), Some("Muster AG")));
    let items: Vec<(u32, &str)> = found.licenses.iter().map(|item| (item.quantity, item.name.as_str())).collect();
    assert_eq!(items, [(3, "TEAMDESK"), (25, "IP CHANNEL")]);
}

proptest! {
    #[test]
    fn an_own_code_is_found_however_it_is_broken(random: [u8; 15], breaks in 0_u8..64, indent in 0_usize..30, blanks in 0_usize..3) {
        let code = RequestCode::from_random(random);
        let mut page = " ".repeat(indent);
        for (index, group) in code.to_string().split('-').enumerate() {
            if index > 0 {
                page.push_str(&(" ".repeat(blanks) + "-"));
                let broken = breaks & (1 << (index - 1)) != 0;
                page.push_str(&if broken { "\n".to_owned() + &" ".repeat(indent) } else { " ".repeat(blanks) });
            }
            page.push_str(group);
        }
        prop_assert_eq!(codes(&page), [code.to_string()]);
    }

    #[test]
    fn any_page_is_read(page in "(License request code: |XRC1-|[A-Z0-9]{5}|[-: \n\u{FFFD}]|\\PC){0,60}") {
        for code in codes(&page) {
            // Nothing is made up: the symbols are all on the page.
            prop_assert!(code.chars().all(|symbol| symbol == '-' || page.to_uppercase().contains(symbol) || symbol == '0'));
        }
    }
}

#[test]
fn a_label_stands_beside_any_line_of_a_code_of_several() {
    for page in [
        "                       T11ES-VFJNV-\nLicense request code   K0QFN-AY0R3-\n                       QV6H8",
        "Lizenz-         T11ES-VFJNV-\nanforderungs-   K0QFN-AY0R3-\ncode            QV6H8",
        // Columns so close together that they look like one cell.
        "                     T11ES-VFJNV-\nLicense request code K0QFN-AY0R3-\n                     QV6H8",
    ] {
        check(page, &[FOREIGN]);
    }
    for other in ["Product key", "Gutschein"] {
        let page = format!(
            "               T11ES-VFJNV-                 HBSDT-HFXR1-\n\
             Request code   K0QFN-AY0R3-   {other:11}   CBHD7-WZPSF-\n\
             {:15}QV6H8          {:11}   6AQX7",
            "", ""
        );
        check(&page, &[FOREIGN]);
    }
}

#[test]
fn columns_that_are_close_together_have_their_headings() {
    for page in [
        format!("License     License request code\nOFFICE PLUS {FOREIGN}"),
        format!("            License request code\nPlease keep {FOREIGN}"),
        format!("Serial number                   Request code\n{DECOY}   {FOREIGN}"),
        format!("Request code                  Gutschein\n{FOREIGN} {DECOY}"),
    ] {
        check(&page, &[FOREIGN]);
    }
    check(&format!("License     License request code\nOFFICE PLUS {FOREIGN}\nFAX         {DECOY}"), &[FOREIGN, DECOY]);
}

#[test]
fn what_belongs_to_the_printing_is_no_part_of_a_code() {
    for page in [
        format!("Request code ............ {FOREIGN}"),
        format!("Request code\u{B9}: {FOREIGN}\u{B2}"),
        format!("Lizenzanforderungscode{FOREIGN}"),
        "Request code: T11ES\u{25A0}VFJNV\u{25A0}K0QFN\u{25A0}AY0R3\u{25A0}QV6H8".to_owned(),
        format!("Ihr Code zur Lizenzanforderung: {FOREIGN}"),
    ] {
        check(&page, &[FOREIGN]);
    }
    check(&format!("Seriennummer{FOREIGN}"), &[]);
    check("XRC1\u{25A0}PNJFF\u{25A0}ZYF2J\u{25A0}P6NWE\u{25A0}3UM4R\u{25A0}DY9VM\u{25A0}TM3LP", &[OWN]);
}

#[test]
fn pieces_of_cells_that_happen_to_have_the_right_length_are_no_code() {
    check("Request code\nXRC   PHP   7Y0   5J6F RPRC   VH9N WYT6\n1     8J    VL    Y    8      7    2", &[]);
}

#[test]
fn an_own_code_goes_on_between_the_words_of_other_columns() {
    check("Lizenz-       XRC1-PNJFF-\nanforderungs- ZYF2J-P6NWE- Support-ID\ncode          3UM4R-DY9VM-TM3LP", &[OWN]);
}

#[test]
fn justified_lines_are_read_across_their_blanks() {
    check(
        &format!(
            "A place that is safe for it.\nLicense      request      code:      T11ES-VFJNV-\n{}",
            "K0QFN-AY0R3-QV6H8"
        ),
        &[FOREIGN],
    );
}

#[test]
fn a_label_in_another_column_says_nothing_of_a_code_with_a_name() {
    let row = |left: &str, right: &str| format!("{left:<37}{right}\n");
    let page = row("Request code:", "Serial number: 685UH-CM0BG-9SXKW-")
        + &row("", "T1ZPY-RW7TF")
        + &row("T11ES-VFJNV-K0QFN-AY0R3-QV6H8", "");
    check(&page, &[FOREIGN]);
}

#[test]
fn the_items_of_a_list_stand_below_its_label() {
    check("Request keys:\n    \u{2022} T11ES-VFJNV-K0QFN-AY0R3-QV6H8", &[FOREIGN]);
    check("Request keys:\n    \u{2022}    T11ES-VFJNV-K0QFN-AY0R3-QV6H8", &[FOREIGN]);
    check("Serial numbers:\n    \u{2022}    T11ES-VFJNV-K0QFN-AY0R3-QV6H8", &[]);
}

#[test]
fn headings_of_the_next_table_are_no_captions() {
    check("Request code\nT11ES   VFJNV   K0QFN   AY0R3   QV6H8\nQuantity   Article", &[FOREIGN]);
    check("Request code\n\nT11ES-VFJNV-K0QFN-AY0R3-QV6H8\nSerial number", &[]);
}
