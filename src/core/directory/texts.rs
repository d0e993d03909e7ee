//! Columns of texts, all in one piece each: a million texts are two allocations.

use alloc::{string::String, vec::Vec};
use core::{fmt, ops::Range};

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{DeserializeSeed, Error, SeqAccess, Visitor},
};

use super::text::Texts;

/// Texts one after another. In JSON: a list of texts.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct TextColumn {
    text: String,
    /// Where each text ends.
    ends: Vec<u32>,
}

impl TextColumn {
    /// Number of texts.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether all texts are empty.
    pub(super) fn is_blank(&self) -> bool {
        self.text.is_empty()
    }

    /// What all texts take where users keep them.
    pub(super) fn cost(&self) -> usize {
        self.text.len() + self.len() * Texts::cost(0)
    }

    /// Appends a text. Four gigabytes are more than any change log takes in an entry.
    pub(super) fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.ends.push(self.text.len() as u32);
    }

    /// A text.
    pub(super) fn get(&self, index: usize) -> &str {
        let start = if index == 0 { 0 } else { self.ends[index - 1] as usize };
        &self.text[start..self.ends[index] as usize]
    }

    /// All texts in order.
    pub(super) fn iter(&self) -> impl ExactSizeIterator<Item = &str> {
        (0..self.len()).map(|index| self.get(index))
    }
}

impl Serialize for TextColumn {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

impl<'de> Deserialize<'de> for TextColumn {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut column = Self::default();
        TextsInto(&mut column).deserialize(deserializer)?;
        Ok(column)
    }
}

/// Lists of texts. In JSON: a list of lists of texts.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct TextLists {
    texts: TextColumn,
    /// Where each list ends among the texts.
    ends: Vec<u32>,
}

impl TextLists {
    /// Number of lists.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is no list.
    pub(super) fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Whether all lists are empty.
    pub(super) fn is_blank(&self) -> bool {
        self.texts.len() == 0
    }

    /// What all texts take where users keep them.
    pub(super) fn cost(&self) -> usize {
        self.texts.cost()
    }

    /// Appends a list.
    pub(super) fn push<'a>(&mut self, list: impl Iterator<Item = &'a str>) {
        list.for_each(|text| self.texts.push(text));
        self.ends.push(self.texts.len() as u32);
    }

    fn range(&self, index: usize) -> Range<usize> {
        let end = |index: usize| self.ends.get(index).map_or(0, |end| *end as usize);
        if index == 0 { 0..end(0) } else { end(index - 1)..end(index).max(end(index - 1)) }
    }

    /// A list; an empty one where there is none.
    pub(super) fn get(&self, index: usize) -> impl ExactSizeIterator<Item = &str> + Clone {
        self.range(index).map(|index| self.texts.get(index))
    }
}

impl Serialize for TextLists {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        /// A list as a sequence.
        struct List<'a>(&'a TextLists, usize);

        impl Serialize for List<'_> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_seq(self.0.get(self.1))
            }
        }
        serializer.collect_seq((0..self.len()).map(|index| List(self, index)))
    }
}

impl<'de> Deserialize<'de> for TextLists {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        /// Reads lists one after another.
        struct Lists;

        impl<'de> Visitor<'de> for Lists {
            type Value = TextLists;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list of lists of texts")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut lists: A) -> Result<TextLists, A::Error> {
                let mut all = TextLists::default();
                while lists.next_element_seed(TextsInto(&mut all.texts))?.is_some() {
                    all.ends.push(all.texts.len() as u32);
                }
                Ok(all)
            }
        }
        deserializer.deserialize_seq(Lists)
    }
}

/// Reads texts one after another into a column.
struct TextsInto<'a>(&'a mut TextColumn);

impl<'de> DeserializeSeed<'de> for TextsInto<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for TextsInto<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of texts")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut texts: A) -> Result<(), A::Error> {
        while texts.next_element_seed(Text(&mut *self.0))?.is_some() {}
        Ok(())
    }
}

/// Reads one text to the end of a column, without a copy in between.
struct Text<'a>(&'a mut TextColumn);

impl<'de> DeserializeSeed<'de> for Text<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Text<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        self.0.push(text);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn columns_read_and_write_as_plain_lists_do(lists in prop::collection::vec(prop::collection::vec(".{0,9}", 0..4), 0..20)) {
            let mut columns = TextLists::default();
            for list in &lists {
                columns.push(list.iter().map(String::as_str));
            }
            let json = serde_json::to_string(&lists).unwrap();
            prop_assert_eq!(serde_json::to_string(&columns).unwrap(), json.clone());
            prop_assert_eq!(&serde_json::from_str::<TextLists>(&json).unwrap(), &columns);
            for (index, list) in lists.iter().enumerate() {
                prop_assert!(columns.get(index).eq(list.iter().map(String::as_str)));
            }
            let flat: Vec<&String> = lists.iter().flatten().collect();
            let json = serde_json::to_string(&flat).unwrap();
            prop_assert_eq!(serde_json::from_str::<TextColumn>(&json).unwrap(), columns.texts);
        }
    }
}
