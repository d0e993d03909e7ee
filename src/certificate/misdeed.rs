//! What a taken-over reader would try, on request of a file, to show that it cannot. Not part of a release.
use std::{
    fs::File,
    hint,
    io::{self, Write as _},
    net::{TcpStream, UdpSocket},
    process::Command,
    thread,
};

use super::{Certificate, CertificateFault, reading::Reading};

/// How a file begins that asks for it; the misdeed and its argument follow.
const MARK: &[u8] = b"xlm-misdeed ";

/// Does what the file asks for, if it does, and says what the system said: `done`, or the kind of the error.
pub fn of(file: &[u8]) -> Option<Result<Reading, CertificateFault>> {
    let asked = String::from_utf8_lossy(file.strip_prefix(MARK)?).into_owned();
    let (deed, argument) = asked.split_once(' ').unwrap_or((&asked, ""));
    let outcome = match deed {
        "connect" => TcpStream::connect(argument).map(drop),
        "bind" => UdpSocket::bind(argument).map(drop),
        "write" => File::create(argument).and_then(|mut file| file.write_all(b"x")),
        "read" => File::open(argument).map(drop),
        "delete" => std::fs::remove_file(argument),
        "start" => Command::new(argument).spawn().map(drop),
        "thread" => thread::Builder::new().spawn(|| {}).map(drop),
        "spin" => loop {
            hint::spin_loop();
        },
        "recurse" => {
            hint::black_box(recurse(0));
            Ok(())
        }
        "hoard" => {
            let mut hoard: Vec<Vec<u8>> = Vec::new();
            loop {
                hoard.push(hint::black_box(vec![1; 1 << 24]));
            }
        }
        "babble" => loop {
            if io::stdout().write_all(&[b'x'; 4096]).is_err() {
                break Ok(());
            }
        },
        "panic" => {
            #[expect(clippy::panic, reason = "that is what is asked for")]
            {
                panic!("asked for")
            }
        }
        "end" =>
        {
            #[expect(clippy::exit, reason = "that is what is asked for")]
            std::process::exit(0)
        }
        _ => return None,
    };
    let said = outcome.map_or_else(|error| format!("{:?}", error.kind()), |()| "done".to_owned());
    Some(Ok(Reading::Certificate(Certificate { customer: Some(said), ..Certificate::default() })))
}

#[expect(unconditional_recursion, reason = "that is what is asked for")]
fn recurse(depth: u64) -> u64 {
    let room = hint::black_box([depth; 64]);
    recurse(room[0] + 1) + room[1]
}
