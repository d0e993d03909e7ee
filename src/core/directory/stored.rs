//! Users as bytes and back, for a snapshot: their chunks as they lie in memory, low byte first.
//!
//! What a state shares with an older one is written and read once, so that they share it afterwards, too.

use alloc::{string::String, sync::Arc, vec::Vec};

use super::{
    column::{CHUNK, Column},
    lists::{self, Lists},
    places::PlaceHandle,
    record::{Origin, Role, Roles},
    text::{TextRef, Texts},
    users::Users,
};
use crate::calendar::Day;

/// A value of fixed width.
trait Fixed: Copy {
    /// Its bytes.
    type Bytes: AsRef<[u8]>;
    /// Bytes in each.
    const WIDTH: usize = size_of::<Self::Bytes>();

    fn bytes(self) -> Self::Bytes;
    /// The value in so many bytes, if there is one.
    fn read(bytes: &[u8]) -> Option<Self>;
}

impl Fixed for u32 {
    type Bytes = [u8; 4];

    fn bytes(self) -> [u8; 4] {
        self.to_le_bytes()
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        Some(Self::from_le_bytes(bytes.try_into().ok()?))
    }
}

impl Fixed for u8 {
    type Bytes = [Self; 1];

    fn bytes(self) -> [Self; 1] {
        [self]
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        bytes.first().copied()
    }
}

/// A value that is a number in the snapshot.
macro_rules! as_number {
    ($value:ty, $number:ty, $write:expr, $read:expr) => {
        impl Fixed for $value {
            type Bytes = <$number as Fixed>::Bytes;

            fn bytes(self) -> Self::Bytes {
                let write: fn($value) -> $number = $write;
                write(self).bytes()
            }

            fn read(bytes: &[u8]) -> Option<Self> {
                let read: fn($number) -> Option<$value> = $read;
                read(<$number>::read(bytes)?)
            }
        }
    };
}

as_number!(bool, u8, u8::from, |number| match number {
    0 => Some(false),
    1 => Some(true),
    _ => None,
});
as_number!(TextRef, u32, TextRef::number, TextRef::from_number);
as_number!(Option<TextRef>, u32, |text| text.map_or(0, TextRef::number), |number| Some(TextRef::from_number(number)));
as_number!(PlaceHandle, u32, |place| place.0, |number| Some(PlaceHandle(number)));
as_number!(Option<Day>, u32, day_number, |number| Some(day_of(number)));
as_number!(Roles, u8, |roles| roles.iter().fold(0, |bits, role| bits | 1 << role as u8), |bits| {
    let roles = Role::ALL.into_iter().filter(|role| bits & 1 << *role as u8 != 0).fold(Roles::default(), Roles::with);
    (bits < 1 << Role::ALL.len()).then_some(roles)
});
as_number!(Origin, u8, |origin| u8::from(origin == Origin::Imported), |number| match number {
    0 => Some(Origin::ByHand),
    1 => Some(Origin::Imported),
    _ => None,
});

/// No day is `i32::MIN`, a day beyond all that dates can name.
fn day_number(day: Option<Day>) -> u32 {
    day.map_or(i32::MIN, Day::days).cast_unsigned()
}

fn day_of(number: u32) -> Option<Day> {
    Some(number.cast_signed()).filter(|days| *days != i32::MIN).map(Day::from_days)
}

/// A chunk that an older state has at this place.
const AS_BEFORE: u8 = 0;
/// A chunk that follows.
const ITS_OWN: u8 = 1;
/// The same chunk as the one before it: where all users have the same, it is there once.
const AS_LAST: u8 = 2;

/// Adds the next piece of what is read to these bytes; none if there is none, or if it is damaged.
pub(crate) type NextPiece<'a> = dyn FnMut(&mut Vec<u8>) -> Option<()> + 'a;

/// Bytes that are still to be read, a piece at a time. Whatever they say, nothing is reserved that is not there.
pub(crate) struct Rest<'a> {
    next: &'a mut NextPiece<'a>,
    /// Bytes that came and may not be taken yet.
    waiting: Vec<u8>,
    /// How many of them are taken.
    taken: usize,
    /// Bytes that are not taken yet, those that are still to come among them.
    left: usize,
}

impl<'a> Rest<'a> {
    /// So many bytes, which come in pieces.
    pub(crate) fn new(length: usize, next: &'a mut NextPiece<'a>) -> Self {
        Self { next, waiting: Vec::new(), taken: 0, left: length }
    }

    pub(crate) const fn is_empty(&self) -> bool {
        self.left == 0
    }

    pub(crate) fn take(&mut self, count: usize) -> Option<&[u8]> {
        self.left = self.left.checked_sub(count)?;
        if self.waiting.len() - self.taken < count {
            self.waiting.drain(..core::mem::take(&mut self.taken));
        }
        while self.waiting.len() - self.taken < count {
            let before = self.waiting.len();
            (self.next)(&mut self.waiting)?;
            if self.waiting.len() == before {
                return None;
            }
        }
        let start = self.taken;
        self.taken += count;
        Some(&self.waiting[start..self.taken])
    }

    pub(crate) fn number(&mut self) -> Option<usize> {
        self.take(4).and_then(u32::read).map(|number| number as usize)
    }

    fn values<T: Fixed>(&mut self) -> Option<Vec<T>> {
        let count = self.number()?;
        self.take(count.checked_mul(T::WIDTH)?)?.chunks_exact(T::WIDTH).map(T::read).collect()
    }

    /// Chunks, each read by `read` unless it is the one that an older state has at this place, or that stands before it.
    fn chunks<C>(&mut self, older: Option<&[Arc<C>]>, read: impl Fn(&mut Self) -> Option<C>) -> Option<Vec<Arc<C>>> {
        let count = self.number()?;
        let mut chunks: Vec<Arc<C>> = Vec::new();
        for index in 0..count {
            let chunk = match self.take(1).and_then(u8::read)? {
                AS_BEFORE => older?.get(index).cloned(),
                ITS_OWN => read(self).map(Arc::new),
                AS_LAST => chunks.last().cloned(),
                _ => None,
            };
            chunks.push(chunk?);
        }
        Some(chunks)
    }

    fn column<T: Fixed + PartialEq>(&mut self, older: Option<&Column<T>>) -> Option<Column<T>> {
        let chunks = self.chunks(older.map(|column| column.chunks.as_slice()), Self::values)?;
        are_full(chunks.iter().map(|chunk| chunk.len()))?;
        Some(Column::of_chunks(chunks))
    }

    fn lists<T: Fixed + PartialEq>(&mut self, older: Option<&Lists<T>>) -> Option<Lists<T>> {
        let read = |rest: &mut Self| lists::Chunk::of(&rest.values()?, rest.values()?);
        let chunks = self.chunks(older.map(|lists| lists.chunks.as_slice()), read)?;
        are_full(chunks.iter().map(|chunk| chunk.lists().len()))?;
        Some(Lists::of_chunks(chunks))
    }
}

/// All chunks but the last have as many rows as they can, and none is empty.
fn are_full(rows: impl ExactSizeIterator<Item = usize>) -> Option<()> {
    let last = rows.len().saturating_sub(1);
    let fits = |(index, rows): (usize, usize)| rows == CHUNK || index == last && (1..CHUNK).contains(&rows);
    rows.enumerate().all(fits).then_some(())
}

/// Bytes in a piece of what is written, but for the last.
const PIECE: usize = 1 << 20;

/// Takes what is written and hands it on in pieces, so that it is never there as a whole.
pub(crate) struct Out<'a> {
    waiting: Vec<u8>,
    sink: &'a mut dyn FnMut(&[u8]),
}

impl<'a> Out<'a> {
    /// Hands pieces to `sink`.
    pub(crate) fn new(sink: &'a mut dyn FnMut(&[u8])) -> Self {
        Self { waiting: Vec::new(), sink }
    }

    pub(crate) fn add(&mut self, bytes: &[u8]) {
        self.waiting.extend_from_slice(bytes);
        if self.waiting.len() >= PIECE {
            (self.sink)(&self.waiting);
            self.waiting.clear();
        }
    }

    /// Hands on what is left.
    pub(crate) fn finish(self) {
        if !self.waiting.is_empty() {
            (self.sink)(&self.waiting);
        }
    }
}

fn write_number(number: usize, out: &mut Out<'_>) {
    out.add(&(number as u32).bytes());
}

fn write_values<T: Fixed>(values: impl ExactSizeIterator<Item = T>, out: &mut Out<'_>) {
    write_number(values.len(), out);
    values.for_each(|value| out.add(value.bytes().as_ref()));
}

fn write_chunks<C: PartialEq>(
    chunks: &[Arc<C>],
    older: Option<&[Arc<C>]>,
    out: &mut Out<'_>,
    write: impl Fn(&C, &mut Out<'_>),
) {
    write_number(chunks.len(), out);
    let mut last: Option<&Arc<C>> = None;
    for (index, chunk) in chunks.iter().enumerate() {
        if older.and_then(|older| older.get(index)).is_some_and(|older| Arc::ptr_eq(older, chunk)) {
            out.add(&[AS_BEFORE]);
        } else if last == Some(chunk) {
            out.add(&[AS_LAST]);
        } else {
            out.add(&[ITS_OWN]);
            write(chunk, out);
        }
        last = Some(chunk);
    }
}

fn write_column<T: Fixed + PartialEq>(column: &Column<T>, older: Option<&Column<T>>, out: &mut Out<'_>) {
    let older = older.map(|column| column.chunks.as_slice());
    write_chunks(&column.chunks, older, out, |chunk, out| write_values(chunk.iter().copied(), out));
}

fn write_lists<T: Fixed + PartialEq>(lists: &Lists<T>, older: Option<&Lists<T>>, out: &mut Out<'_>) {
    let older = older.map(|lists| lists.chunks.as_slice());
    write_chunks(&lists.chunks, older, out, |chunk, out| {
        write_values(chunk.lists().map(|list| list.len() as u32), out);
        let values: Vec<T> = chunk.lists().flatten().copied().collect();
        write_values(values.into_iter(), out);
    });
}

impl Users {
    /// Appends them as bytes. What they share with an older state is left out.
    pub(crate) fn write(&self, older: Option<&Self>, out: &mut Out<'_>) {
        let Self {
            texts,
            alive,
            key,
            fields,
            protected,
            place,
            roles,
            joined,
            origin,
            lines,
            since,
            line_since,
            free,
            by_key,
        } = self;
        let older_texts = older.map(|older| older.texts.chunks.as_slice());
        write_chunks(&texts.chunks, older_texts, out, |chunk, out| {
            write_number(chunk.len(), out);
            out.add(chunk.as_bytes());
        });
        write_column(alive, older.map(|older| &older.alive), out);
        write_column(key, older.map(|older| &older.key), out);
        for (index, field) in fields.iter().enumerate() {
            write_column(field, older.map(|older| &older.fields[index]), out);
        }
        write_column(protected, older.map(|older| &older.protected), out);
        write_column(place, older.map(|older| &older.place), out);
        write_column(roles, older.map(|older| &older.roles), out);
        write_column(joined, older.map(|older| &older.joined), out);
        write_column(origin, older.map(|older| &older.origin), out);
        write_lists(lines, older.map(|older| &older.lines), out);
        for (index, column) in since.iter().enumerate() {
            let older = older.and_then(|older| older.since.get(index)).and_then(Option::as_ref);
            if let Some(column) = column {
                write_column(column, older, out);
            }
        }
        write_lists(line_since, older.map(|older| &older.line_since), out);
        write_values(free.iter().copied(), out);
        write_values(by_key.iter().copied(), out);
    }

    /// Reads what [`Self::write`] wrote into `empty`, the users of a new system of the same edition.
    pub(crate) fn read(mut empty: Self, older: Option<&Self>, places: usize, rest: &mut Rest<'_>) -> Option<Self> {
        let older_texts = older.map(|older| older.texts.chunks.as_slice());
        let read_text = |rest: &mut Rest<'_>| {
            let length = rest.number()?;
            String::from_utf8(rest.take(length)?.into()).ok()
        };
        empty.texts = Texts { chunks: rest.chunks(older_texts, read_text)? };
        empty.alive = rest.column(older.map(|older| &older.alive))?;
        empty.key = rest.column(older.map(|older| &older.key))?;
        for (index, field) in empty.fields.iter_mut().enumerate() {
            *field = rest.column(older.map(|older| &older.fields[index]))?;
        }
        empty.protected = rest.column(older.map(|older| &older.protected))?;
        empty.place = rest.column(older.map(|older| &older.place))?;
        empty.roles = rest.column(older.map(|older| &older.roles))?;
        empty.joined = rest.column(older.map(|older| &older.joined))?;
        empty.origin = rest.column(older.map(|older| &older.origin))?;
        empty.lines = rest.lists(older.map(|older| &older.lines))?;
        for (index, column) in empty.since.iter_mut().enumerate() {
            let older = older.and_then(|older| older.since.get(index)).and_then(Option::as_ref);
            if let Some(column) = column {
                *column = rest.column(older)?;
            }
        }
        empty.line_since = rest.lists(older.map(|older| &older.line_since))?;
        empty.free = Arc::new(rest.values()?);
        empty.by_key = Arc::new(rest.values()?);
        let is_same = |older: &&Self| older.by_key == empty.by_key;
        if let Some(older) = older.filter(is_same) {
            empty.by_key = Arc::clone(&older.by_key);
        }
        empty.fits(places).then_some(empty)
    }

    /// Whether all columns have the same rows, and whatever names a row or a place names one that there is.
    fn fits(&self, places: usize) -> bool {
        let rows = self.rows();
        let lengths = [
            self.key.len(),
            self.protected.len(),
            self.place.len(),
            self.roles.len(),
            self.joined.len(),
            self.origin.len(),
            self.lines.len(),
            self.line_since.len(),
        ];
        let fields = self.fields.iter().map(Column::len);
        let since = self.since.iter().flatten().map(Column::len);
        lengths.into_iter().chain(fields).chain(since).all(|length| length == rows)
            && self.free.iter().chain(&*self.by_key).all(|row| (*row as usize) < rows)
            && self.place.iter().all(|place| (place.0 as usize) < places)
    }
}
