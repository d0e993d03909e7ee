//! The places that rows of a file name: each name once, and a number for each row.

use alloc::{collections::BTreeMap, sync::Arc, vec::Vec};

/// Location and group as rows name them; `None` where the file has no such column.
pub(super) type NamedPlace = (Option<Arc<str>>, Option<Arc<str>>);

/// Names of places with a number for each.
#[derive(Clone, Debug, Default)]
pub(super) struct RowPlaces {
    pub(super) named: Vec<NamedPlace>,
    texts: BTreeMap<Arc<str>, u32>,
    /// Numbers of places by those of the texts of location and group.
    numbers: BTreeMap<(Option<u32>, Option<u32>), u32>,
}

impl RowPlaces {
    /// The number of a place.
    pub(super) fn number(&mut self, location: Option<&str>, group: Option<&str>) -> u32 {
        let pair = (location.map(|text| self.text(text)), group.map(|text| self.text(text)));
        if let Some(number) = self.numbers.get(&pair) {
            return *number;
        }
        let number = self.named.len() as u32;
        self.numbers.insert(pair, number);
        let shared = |text| self.texts.get_key_value(text).map(|(text, _)| Arc::clone(text));
        self.named.push((location.and_then(shared), group.and_then(shared)));
        number
    }

    fn text(&mut self, text: &str) -> u32 {
        if let Some(number) = self.texts.get(text) {
            return *number;
        }
        let number = self.texts.len() as u32;
        self.texts.insert(text.into(), number);
        number
    }
}
