//! From what an administrator names to files: folders stand for what is in them.
use std::{
    ffi::OsStr,
    path::{Path, PathBuf},
};

use walkdir::{DirEntry, WalkDir};

/// Folders in folders that are looked into.
const DEEPEST: usize = 32;

/// Files of one folder, and of all below it, that are taken.
pub const MOST_FILES: usize = 100_000;

/// The files that names stand for, in order; a folder's by name, without hidden ones, and only those that may be or hold
/// certificates. Whatever is no folder is taken as it is: reading it will tell what is wrong. Each folder is entered once
/// on each way, so links that lead in circles end.
pub fn files_of(named: &[PathBuf]) -> Vec<PathBuf> {
    named.iter().flat_map(|path| if path.is_dir() { inside(path) } else { vec![path.clone()] }).collect()
}

fn inside(folder: &Path) -> Vec<PathBuf> {
    let walk = WalkDir::new(folder).follow_links(true).max_depth(DEEPEST).sort_by_file_name().into_iter();
    // What cannot be entered holds nothing for us; the walk goes on beside it.
    let entries = walk.filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry)).filter_map(Result::ok);
    let wanted = entries.filter(|entry| entry.file_type().is_file() && may_be_certificate(entry.path()));
    wanted.take(MOST_FILES).map(DirEntry::into_path).collect()
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().as_encoded_bytes().starts_with(b".")
}

fn may_be_certificate(path: &Path) -> bool {
    let is = |ending: &OsStr| ["pdf", "eml", "msg", "zip"].iter().any(|known| ending.eq_ignore_ascii_case(known));
    path.extension().is_some_and(is)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_folder_stands_for_what_may_be_certificates_in_it_in_order() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir_all(at("b/deep")).unwrap();
        fs::create_dir_all(at(".hidden")).unwrap();
        for name in ["z.pdf", "a.PDF", "b/deep/mail.eml", "b/x.Zip", "b/o.msg", "notes.txt", ".pdf", ".hidden/a.pdf"] {
            fs::write(at(name), "").unwrap();
        }
        let expected = ["a.PDF", "b/deep/mail.eml", "b/o.msg", "b/x.Zip", "z.pdf"].map(at);
        assert_eq!(files_of(&[folder.path().to_path_buf()]), expected);
        // A file that is named is taken, whatever it is called, and so is one that is not there.
        let named = [at("notes.txt"), at(".pdf"), at("missing")];
        assert_eq!(files_of(&named), named);
    }

    #[cfg(unix)]
    #[test]
    fn links_in_circles_end_and_links_to_folders_are_followed() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir_all(at("a/b")).unwrap();
        fs::create_dir_all(at("elsewhere")).unwrap();
        fs::write(at("elsewhere/certificate.pdf"), "").unwrap();
        symlink(at("a"), at("a/b/circle")).unwrap();
        symlink(at("nowhere"), at("a/b/broken.pdf")).unwrap();
        symlink(at("elsewhere"), at("a/link")).unwrap();
        assert_eq!(files_of(&[at("a")]), [at("a/link/certificate.pdf")]);
    }
}
