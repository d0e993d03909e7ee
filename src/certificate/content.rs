//! What a page draws, past what the engine cannot read. The engine ends at the first operand that makes no sense, or where
//! there are too many; people's readers pass over it and show the rest.
use hayro_interpret::hayro_syntax::content::UntypedIter;

/// Places in the content of a page that are passed over.
const MOST_GAPS: usize = 200;

/// Longer content is no certificate's, and reading it twice would take its time.
const LONGEST: usize = 4 * 1024 * 1024;

/// The content without what cannot be read; `None` if all of it can be.
pub fn mended(content: &[u8]) -> Option<Vec<u8>> {
    if content.len() > LONGEST {
        return None;
    }
    let mut rest = content;
    let mut whole = Vec::new();
    for _ in 0..MOST_GAPS {
        let (read, unread) = rest.split_at(readable(rest));
        whole.extend_from_slice(read);
        whole.push(b'\n');
        let blank = unread.iter().take_while(|byte| byte.is_ascii_whitespace() || **byte == 0).count();
        match unread.get(blank + 1..) {
            Some(after) => rest = after,
            None => break,
        }
    }
    (rest.len() < content.len()).then_some(whole)
}

/// How far the engine reads: up to the end of its last operator.
fn readable(content: &[u8]) -> usize {
    let mut instructions = UntypedIter::new(content);
    let mut end = 0;
    while let Some(instruction) = instructions.next() {
        let operator: &[u8] = instruction.operator;
        // The data of an inline image follow its operator and are read with it.
        end = if operator == b"BI" { content.len() } else { end_of(operator, content).unwrap_or(end) };
    }
    end
}

/// Where a part of the content ends in it. A name with an escape is no part, but a copy.
fn end_of(part: &[u8], content: &[u8]) -> Option<usize> {
    let end = part.as_ptr().addr().checked_sub(content.as_ptr().addr())?.checked_add(part.len())?;
    (end <= content.len()).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_that_can_be_read_is_left_alone() {
        for content in
            ["", " \n", "q BT (a) Tj ET Q", "q Q\n\n", "BI /W 1 /H 1 /BPC 8 /CS /G ID x EI", "BI /W 1 ID x EI q Q "]
        {
            assert_eq!(mended(content.as_bytes()), None, "{content}");
        }
    }

    #[test]
    fn what_comes_after_nonsense_is_kept() {
        let numbers = "1 ".repeat(40);
        for nonsense in ["1 2 << /A >> Tj", "] )", "<< /A 1 /B", ">", "(a))", "{ }", &numbers] {
            let content = format!("BT (before) Tj {nonsense} (after) Tj ET Q");
            let mended = mended(content.as_bytes()).map(|mended| String::from_utf8(mended).unwrap());
            let mended = mended.unwrap_or(content);
            assert!(mended.contains("(before) Tj") && mended.contains("(after) Tj"), "{nonsense}: {mended}");
            assert_eq!(readable(mended.trim_end().as_bytes()), mended.trim_end().len(), "{nonsense}");
        }
    }

    #[test]
    fn there_is_an_end_to_it() {
        assert!(mended(&b">".repeat(100_000)).is_some());
        assert_eq!(mended(&b" ".repeat(LONGEST + 1)), None);
    }
}
