//! Columns of texts, in the form in which users keep them: they can be shared with those of users, and are not copied.

use alloc::vec::Vec;
use core::{fmt, iter, slice};

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{DeserializeSeed, Error, SeqAccess, Visitor},
    ser::SerializeSeq as _,
};

use super::text::{TakenOver, TextIter, TextRef, Texts};

/// Texts one after another. In JSON: a list of texts.
#[derive(Clone, Debug, Default)]
pub(super) struct TextColumn {
    /// Those up to the last one that is not empty: a column that nobody has takes no room.
    texts: Texts,
    stored: usize,
    length: usize,
}

impl TextColumn {
    /// Number of texts.
    pub(super) const fn len(&self) -> usize {
        self.length
    }

    /// Whether all texts are empty.
    pub(super) const fn is_blank(&self) -> bool {
        self.stored == 0
    }

    /// What all texts take where users keep them.
    pub(super) fn cost(&self) -> usize {
        self.texts.size() + self.length * Texts::cost(0)
    }

    /// Appends a text.
    pub(super) fn push(&mut self, text: &str) {
        if !text.is_empty() {
            (self.stored..self.length).for_each(|_| _ = self.texts.append(""));
            self.texts.append(text);
            self.stored = self.length + 1;
        }
        self.length += 1;
    }

    /// All texts in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = &str> + Clone {
        self.with_places().map(|(_, text)| text)
    }

    /// The same, each with its place among the texts of the column.
    pub(super) fn with_places(&self) -> ColumnIter<'_> {
        ColumnIter { texts: self.texts.iter(), left: self.length }
    }

    /// Shares its texts with users, if they are worth it.
    pub(super) fn shared_with(&self, texts: &mut Texts) -> Option<TakenOver> {
        texts.take_over(&self.texts)
    }
}

/// See [`TextColumn::with_places`].
#[derive(Clone, Debug)]
pub(super) struct ColumnIter<'a> {
    texts: TextIter<'a>,
    left: usize,
}

impl<'a> Iterator for ColumnIter<'a> {
    type Item = (TextRef, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        self.left = self.left.checked_sub(1)?;
        Some(self.texts.next().unwrap_or((TextRef::EMPTY, "")))
    }
}

impl PartialEq for TextColumn {
    fn eq(&self, other: &Self) -> bool {
        self.length == other.length && self.stored == other.stored && self.iter().eq(other.iter())
    }
}

impl Eq for TextColumn {}

impl<'a> FromIterator<&'a str> for TextColumn {
    fn from_iter<I: IntoIterator<Item = &'a str>>(texts: I) -> Self {
        let mut column = Self::default();
        texts.into_iter().for_each(|text| column.push(text));
        column
    }
}

/// Writes what is gone through as a list of that length.
fn serialize_list<S: Serializer>(
    serializer: S,
    length: usize,
    mut values: impl Iterator<Item = impl Serialize>,
) -> Result<S::Ok, S::Error> {
    let mut list = serializer.serialize_seq(Some(length))?;
    values.try_for_each(|value| list.serialize_element(&value))?;
    list.end()
}

impl Serialize for TextColumn {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize_list(serializer, self.length, self.iter())
    }
}

impl<'de> Deserialize<'de> for TextColumn {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut column = Self::default();
        TextsInto(&mut column).deserialize(deserializer)?;
        Ok(column)
    }
}

/// Texts that some have and others have not; none of them is empty. In JSON: a list of texts and `null`.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct OptionalTexts(pub TextColumn);

impl OptionalTexts {
    /// Whether nobody has one.
    pub(super) const fn is_blank(&self) -> bool {
        self.0.is_blank()
    }
}

impl Serialize for OptionalTexts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let texts = self.0.iter().map(|text| Some(text).filter(|text| !text.is_empty()));
        serialize_list(serializer, self.0.len(), texts)
    }
}

impl<'de> Deserialize<'de> for OptionalTexts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let texts = Vec::<Option<alloc::borrow::Cow<'de, str>>>::deserialize(deserializer)?;
        Ok(Self(texts.iter().map(|text| text.as_deref().unwrap_or_default()).collect()))
    }
}

/// Lists of texts. In JSON: a list of lists of texts.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct TextLists {
    texts: TextColumn,
    /// How many texts each list has, up to the last one that is not empty.
    lengths: Vec<u32>,
    length: usize,
}

impl TextLists {
    /// Number of lists.
    pub(super) const fn len(&self) -> usize {
        self.length
    }

    /// Whether all lists are empty.
    pub(super) const fn is_blank(&self) -> bool {
        self.texts.len() == 0
    }

    /// What all texts take where users keep them.
    pub(super) fn cost(&self) -> usize {
        self.texts.cost()
    }

    /// Appends a list.
    pub(super) fn push<'a>(&mut self, list: impl Iterator<Item = &'a str>) {
        let before = self.texts.len();
        list.for_each(|text| self.texts.push(text));
        self.end_list(before);
    }

    /// What was added to the texts since is a list.
    fn end_list(&mut self, before: usize) {
        if self.texts.len() > before {
            self.lengths.resize(self.length, 0);
            self.lengths.push((self.texts.len() - before) as u32);
        }
        self.length += 1;
    }

    /// All lists in order, each text with its place among those of [`Self::shared_with`].
    pub(super) fn iter(&self) -> ListIter<'_> {
        ListIter { texts: self.texts.with_places(), lengths: self.lengths.iter(), left: self.length }
    }

    /// Shares its texts with users, if they are worth it.
    pub(super) fn shared_with(&self, texts: &mut Texts) -> Option<TakenOver> {
        self.texts.shared_with(texts)
    }
}

/// See [`TextLists::iter`].
#[derive(Clone, Debug)]
pub(super) struct ListIter<'a> {
    texts: ColumnIter<'a>,
    lengths: slice::Iter<'a, u32>,
    left: usize,
}

impl<'a> Iterator for ListIter<'a> {
    type Item = iter::Take<ColumnIter<'a>>;

    fn next(&mut self) -> Option<Self::Item> {
        self.left = self.left.checked_sub(1)?;
        let length = self.lengths.next().map_or(0, |length| *length as usize);
        let list = self.texts.clone().take(length);
        self.texts.by_ref().take(length).for_each(drop);
        Some(list)
    }
}

impl Serialize for TextLists {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        /// A list as a sequence.
        struct List<'a>(iter::Take<ColumnIter<'a>>);

        impl Serialize for List<'_> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_seq(self.0.clone().map(|(_, text)| text))
            }
        }
        serialize_list(serializer, self.length, self.iter().map(List))
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
                loop {
                    let before = all.texts.len();
                    if lists.next_element_seed(TextsInto(&mut all.texts))?.is_none() {
                        return Ok(all);
                    }
                    all.end_list(before);
                }
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
    use std::string::String;

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
            for (found, list) in columns.iter().zip(&lists) {
                prop_assert!(found.map(|(_, text)| text).eq(list.iter().map(String::as_str)));
            }
            prop_assert_eq!(columns.iter().count(), lists.len());
            let flat: Vec<&String> = lists.iter().flatten().collect();
            let json = serde_json::to_string(&flat).unwrap();
            prop_assert_eq!(serde_json::from_str::<TextColumn>(&json).unwrap(), columns.texts);
            let optional: Vec<Option<&String>> = flat.iter().map(|text| Some(*text).filter(|text| !text.is_empty())).collect();
            let json = serde_json::to_string(&optional).unwrap();
            let column: OptionalTexts = serde_json::from_str(&json).unwrap();
            prop_assert_eq!(serde_json::to_string(&column).unwrap(), json);
        }
    }
}
