//! JSON with one meaning only: no member twice, no unknown member, no float, no value in a second spelling, nothing
//! before or after the object.
//!
//! Two readers of the same signed bytes must never see two different things. Members whose name begins with `x_` are
//! for the notes of others: they are skipped, whatever they hold.
use alloc::{
    string::{String, ToString as _},
    vec::Vec,
};
use core::{cell::Cell, fmt};

use serde::{
    Serialize,
    de::{DeserializeOwned, DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor},
};
use serde_json::{Map, Value};

/// Our documents need five levels.
const MAX_DEPTH: u8 = 8;
/// Members with this beginning are skipped.
const NOTE_PREFIX: &str = "x_";

/// What is wrong with a JSON text.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum JsonFlaw {
    /// The text is not exactly one object: something stands before its first or after its last brace.
    #[error("not exactly one JSON object")]
    NotOneObject,
    /// The text is not UTF-8.
    #[error("not UTF-8")]
    NotUtf8,
    /// Not JSON, or cut off; line and column count from 1.
    #[error("no JSON at line {line}, column {column}")]
    Syntax {
        /// Line of the flaw.
        line: usize,
        /// Column of the flaw, in bytes.
        column: usize,
    },
    /// A member stands twice in one object.
    #[error("member {0:?} stands twice")]
    Duplicate(String),
    /// A number with a fraction or an exponent, or beyond 64 bits.
    #[error("a number that is no whole number of 64 bits")]
    Float,
    /// Nested deeper than any document needs.
    #[error("nested deeper than {MAX_DEPTH} levels")]
    TooDeep,
    /// A text with the character U+0000, at which many programs stop reading.
    #[error("a text with a NUL character")]
    Nul,
    /// A member whose value is not written as we would write it, such as a code in lower case, a day with a space, `null`
    /// for what is absent, or a list in place of an object.
    #[error("member {0:?} is not in its one spelling")]
    Spelling(String),
    /// A member is unknown, missing or holds a value of the wrong form; the text names it, for logs.
    #[error("{0}")]
    Shape(String),
}

/// Reads one object strictly.
pub(super) fn read<T: DeserializeOwned + Serialize>(text: &[u8]) -> Result<T, JsonFlaw> {
    if text.first() != Some(&b'{') || text.last() != Some(&b'}') {
        return Err(JsonFlaw::NotOneObject);
    }
    // What is skipped counts as well: others read all of it.
    core::str::from_utf8(text).or(Err(JsonFlaw::NotUtf8))?;
    let flaw = Cell::new(None);
    let mut deserializer = serde_json::Deserializer::from_slice(text);
    let value = Strict { depth: 0, flaw: &flaw }
        .deserialize(&mut deserializer)
        .and_then(|value| deserializer.end().map(|()| value))
        .map_err(|error| flaw.take().unwrap_or(JsonFlaw::Syntax { line: error.line(), column: error.column() }))?;
    let shape = |error: serde_json::Error| JsonFlaw::Shape(error.to_string());
    let read: T = T::deserialize(&value).map_err(shape)?;
    let written = serde_json::to_value(&read).map_err(shape)?;
    match other_spelling(&value, &written, "") {
        Some(member) => Err(JsonFlaw::Spelling(member.into())),
        None => Ok(read),
    }
}

/// The innermost member that was read from something else than it is written as. Members that are written and were not
/// read have their default.
fn other_spelling<'a>(read: &'a Value, written: &Value, member: &'a str) -> Option<&'a str> {
    match (read, written) {
        (Value::Object(read), Value::Object(written)) => {
            read.iter().find_map(|(name, value)| match written.get(name) {
                Some(written) => other_spelling(value, written, name),
                // An empty list is left out.
                None => (value != &Value::Array(Vec::new())).then_some(name),
            })
        }
        (Value::Array(read), Value::Array(written)) if read.len() == written.len() => {
            read.iter().zip(written).find_map(|(read, written)| other_spelling(read, written, member))
        }
        _ => (read != written).then_some(member),
    }
}

/// Reads a value of any form, and notes in `flaw` why it stopped.
#[derive(Clone, Copy)]
struct Strict<'a> {
    depth: u8,
    flaw: &'a Cell<Option<JsonFlaw>>,
}

impl Strict<'_> {
    fn refuse<E: Error>(self, flaw: JsonFlaw) -> E {
        let error = E::custom(&flaw);
        self.flaw.set(Some(flaw));
        error
    }

    fn deeper<E: Error>(self) -> Result<Self, E> {
        if self.depth == MAX_DEPTH {
            return Err(self.refuse(JsonFlaw::TooDeep));
        }
        Ok(Self { depth: self.depth + 1, ..self })
    }
}

impl<'de> DeserializeSeed<'de> for Strict<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Value, E> {
        Err(self.refuse(JsonFlaw::Float))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        if value.contains('\0') {
            return Err(self.refuse(JsonFlaw::Nul));
        }
        Ok(value.into())
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Value, A::Error> {
        let inner = self.deeper()?;
        let mut list = Vec::new();
        while let Some(element) = elements.next_element_seed(inner)? {
            list.push(element);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let inner = self.deeper()?;
        let mut object = Map::new();
        while let Some(name) = members.next_key::<String>()? {
            if name.starts_with(NOTE_PREFIX) {
                members.next_value::<IgnoredAny>()?;
            } else if object.contains_key(&name) {
                return Err(self.refuse(JsonFlaw::Duplicate(name)));
            } else {
                let value = members.next_value_seed(inner)?;
                object.insert(name, value);
            }
        }
        Ok(Value::Object(object))
    }
}
