//! Does a file lie on a disk of this machine?
use std::{
    io,
    path::{Path, PathBuf},
};

/// Where a file lies.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FileSystem {
    /// On this machine, or on something that looks like it.
    Local,
    /// On a file system that several machines share, by its name.
    Network(String),
}

/// The file system of a file, or of the nearest folder above it that exists.
///
/// # Errors
/// What the operating system reports when it is asked.
pub fn file_system_of(file: &Path) -> io::Result<FileSystem> {
    let existing = nearest_existing(file)?;
    // Windows resolves a mapped drive letter to the share behind it here.
    let resolved = existing.canonicalize()?;
    if let Some(share) = network_path(&resolved.to_string_lossy()) {
        return Ok(FileSystem::Network(share));
    }
    of_mounted(&resolved)
}

fn nearest_existing(file: &Path) -> io::Result<PathBuf> {
    let absolute = std::path::absolute(file)?;
    let existing = absolute.ancestors().find(|path| path.exists());
    Ok(existing.unwrap_or(&absolute).to_path_buf())
}

/// The share of a Windows path of the form `\\server\share` or `\\?\UNC\server\share`; none for a path on a drive.
pub(super) fn network_path(path: &str) -> Option<String> {
    let rest = path.strip_prefix(r"\\")?;
    let unc = if let Some(verbatim) = rest.strip_prefix(r"?\").or_else(|| rest.strip_prefix(r".\")) {
        let (head, tail) = verbatim.split_at_checked(4)?;
        head.eq_ignore_ascii_case(r"UNC\").then_some(tail)?
    } else {
        rest
    };
    let mut parts = unc.split('\\');
    let (server, share) = (parts.next()?, parts.next().unwrap_or_default());
    Some(format!(r"\\{server}\{share}"))
}

#[cfg(target_os = "linux")]
fn of_mounted(path: &Path) -> io::Result<FileSystem> {
    let magic = rustix::fs::statfs(path)?.f_type;
    if let Some(name) = linux::network_by_magic(magic as u32) {
        return Ok(FileSystem::Network(name.to_owned()));
    }
    if magic as u32 != linux::FUSE {
        return Ok(FileSystem::Local);
    }
    // The magic number says only that some program serves the files; the mount table says which.
    let mounts = std::fs::read_to_string("/proc/self/mountinfo").unwrap_or_default();
    Ok(linux::network_by_mount(&mounts, path).map_or(FileSystem::Local, FileSystem::Network))
}

#[cfg(not(target_os = "linux"))]
#[expect(clippy::unnecessary_wraps, reason = "Linux has to ask the kernel here")]
fn of_mounted(_path: &Path) -> io::Result<FileSystem> {
    Ok(FileSystem::Local)
}

/// What Linux calls its file systems.
#[cfg(target_os = "linux")]
pub(super) mod linux {
    use std::path::Path;

    /// `FUSE_SUPER_MAGIC` of `linux/magic.h`.
    pub(super) const FUSE: u32 = 0x6573_5546;

    /// Numbers from `linux/magic.h` and the sources of the file systems. 9P counts as well: it carries folders of a
    /// host into a virtual machine, and its shared memory ends at the machine's border.
    pub(in crate::database) fn network_by_magic(magic: u32) -> Option<&'static str> {
        Some(match magic {
            0x6969 => "nfs",
            0x517B => "smb",
            0xFF53_4D42 => "cifs",
            0xFE53_4D42 => "smb2",
            0x564C => "ncp",
            0x0102_1997 => "9p",
            0x7375_7245 => "coda",
            0x5346_414F | 0x6B41_4653 => "afs",
            0x00C3_6400 => "ceph",
            0x0BD0_0BD0 => "lustre",
            0x0116_1970 => "gfs2",
            0x7461_636F => "ocfs2",
            0x2003_0528 => "orangefs",
            0x4750_4653 => "gpfs",
            0x0131_11A8 => "ibrix",
            0xAAD7_AAEA => "panfs",
            _ => return None,
        })
    }

    /// Programs behind FUSE that serve files of other machines.
    const NETWORK_FUSE: [&str; 14] = [
        "sshfs",
        "rclone",
        "s3fs",
        "glusterfs",
        "davfs",
        "davfs2",
        "ceph-fuse",
        "smbnetfs",
        "curlftpfs",
        "gvfsd-fuse",
        "mfs",
        "beegfs",
        "vmhgfs-fuse",
        "juicefs",
    ];

    /// The FUSE program that serves a path, if its files come from another machine; from the text of
    /// `/proc/self/mountinfo` (proc(5): mount point is the fifth field, the type follows the lone hyphen).
    pub(in crate::database) fn network_by_mount(mounts: &str, path: &Path) -> Option<String> {
        let deepest = mounts
            .lines()
            .filter_map(|line| {
                let (place, kind) = line.split_once(" - ")?;
                let mount_point = unescape(place.split(' ').nth(4)?);
                path.starts_with(&mount_point).then_some((mount_point.len(), kind))
            })
            // Of two mounts on one point the later one is on top.
            .max_by_key(|(length, _)| *length)?;
        let mut fields = deepest.1.split(' ');
        let (kind, source) = (fields.next()?, fields.next().unwrap_or_default());
        // Without a subtype, sshfs and rclone are known by a source of the form `host:folder`.
        let program = kind.strip_prefix("fuse.").unwrap_or(kind);
        let remote = NETWORK_FUSE.contains(&program) || (kind == "fuse" && source.contains(':'));
        remote.then(|| program.to_owned())
    }

    /// Spaces and the like stand as three octal digits.
    fn unescape(field: &str) -> String {
        field.replace(r"\040", " ").replace(r"\011", "\t").replace(r"\012", "\n").replace(r"\134", r"\")
    }
}
