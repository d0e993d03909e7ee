//! Sorting by a number, by counting how often each digit occurs.

use alloc::{vec, vec::Vec};

/// Sorts by a number, stably: 16 bits at a time by counting, and only those in which the numbers differ.
pub(super) fn sort_by_number<T: Copy>(values: &mut Vec<T>, number: impl Fn(&T) -> u32) {
    let (mut least, mut greatest, mut last, mut in_order) = (u32::MAX, 0, 0, true);
    for number in values.iter().map(&number) {
        in_order &= last <= number;
        (least, greatest, last) = (least.min(number), greatest.max(number), number);
    }
    if in_order {
        return;
    }
    let range = greatest - least;
    let mut sorted = values.clone();
    for shift in [0, 16] {
        if range >> shift == 0 {
            break;
        }
        let digit = |value: &T| ((number(value) - least) >> shift & 0xFFFF) as usize;
        let mut next = vec![0_u32; ((range >> shift) as usize + 1).min(1 << 16)];
        for value in &*values {
            next[digit(value)] += 1;
        }
        let mut before = 0;
        for count in &mut next {
            before += core::mem::replace(count, before);
        }
        for value in &*values {
            let place = &mut next[digit(value)];
            sorted[*place as usize] = *value;
            *place += 1;
        }
        core::mem::swap(values, &mut sorted);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn counting_sorts_as_comparing_does(
            numbers in prop::collection::vec(prop_oneof![0..5_u32, 0..100_000_u32, any::<u32>()], 0..200),
        ) {
            let number = |index: &usize| numbers[*index];
            let mut counted: Vec<usize> = (0..numbers.len()).collect();
            let mut compared = counted.clone();
            sort_by_number(&mut counted, number);
            compared.sort_by_key(number);
            prop_assert_eq!(counted, compared);
        }
    }
}
