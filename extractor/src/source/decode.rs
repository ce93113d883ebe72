//! Bytes to text: the encoding is found out, binaries are turned away.
//!
//! A byte order mark decides; then valid UTF-8 is UTF-8; then zero bytes at every other place mean
//! UTF-16; the rest is [chardetng](https://docs.rs/chardetng)'s to guess, as browsers do.

use super::SourceError;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// The largest document, in bytes. An hour of talk is about 60 kB of text.
pub const MAX_BYTES: usize = 64_000_000;

/// Decoded text and what there is to say about the decoding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without its byte order mark.
    pub text: String,
    /// What a user may want to know: the encoding, places that were broken.
    pub diagnostics: Vec<String>,
}

/// First bytes of what is mistaken for text, its name, and how to make text of it.
const SIGNATURES: &[(&[u8], &str, &str)] = &[
    (b"%PDF-", "a PDF document", "extract its text first, for example with pdftotext"),
    (b"PK\x03\x04", "a ZIP, Word or OpenDocument file", "save it as plain text (.txt) first"),
    (b"\xD0\xCF\x11\xE0", "an old Word or Excel file", "save it as plain text (.txt) first"),
    (b"{\\rtf", "an RTF document", "save it as plain text (.txt) first"),
    (b"\x89PNG", "a PNG picture", "give the text itself"),
    (b"\xFF\xD8\xFF", "a JPEG picture", "give the text itself"),
    (b"GIF8", "a GIF picture", "give the text itself"),
    (b"ID3", "an MP3 recording", "transcribe it first"),
    (b"OggS", "an Ogg recording", "transcribe it first"),
    (b"RIFF", "a WAV or AVI recording", "transcribe it first"),
    (b"\x1F\x8B", "a gzip archive", "unpack it first"),
    (b"\xFD7zXZ", "an xz archive", "unpack it first"),
    (b"BZh", "a bzip2 archive", "unpack it first"),
    (b"\x28\xB5\x2F\xFD", "a Zstandard archive", "unpack it first"),
    (b"7z\xBC\xAF", "a 7-Zip archive", "unpack it first"),
    (b"\x7FELF", "a program", "give a text file"),
    (b"SQLite format 3", "a SQLite database", "give a text file"),
    (b"\xFF\xFE\x00\x00", "UTF-32 text", "save it as UTF-8 first"),
    (b"\x00\x00\xFE\xFF", "UTF-32 text", "save it as UTF-8 first"),
];

/// Decode the bytes of the file `name`.
///
/// # Errors
/// When they are no text, hold none, or are more than [`MAX_BYTES`].
pub fn decode(name: &str, bytes: &[u8]) -> Result<Decoded, SourceError> {
    if bytes.len() > MAX_BYTES {
        return Err(SourceError::TooLarge { name: name.to_owned(), size: bytes.len(), limit: MAX_BYTES });
    }
    if let Some((_, kind, mend)) = SIGNATURES.iter().find(|(magic, ..)| is_signed(bytes, magic)) {
        return Err(SourceError::Binary { name: name.to_owned(), kind, mend });
    }
    let encoding = encoding_of(bytes);
    let (text, encoding, malformed) = encoding.decode(bytes);
    let mut diagnostics = Vec::new();
    if encoding != UTF_8 {
        diagnostics.push(format!("read as {}", encoding.name()));
    }
    if malformed {
        let lost = text.matches('\u{FFFD}').count();
        diagnostics.push(format!("{lost} malformed sequences of {} became U+FFFD", encoding.name()));
    }
    if is_binary(&text) {
        return Err(SourceError::Binary {
            name: name.to_owned(),
            kind: "binary data",
            mend: "give a text file in UTF-8, UTF-16 or Windows-1252",
        });
    }
    // Rust's notion of a blank does not hold the zero-width ones.
    if text.chars().all(|c| c.is_whitespace() || matches!(c, '\u{200B}'..='\u{200D}' | '\u{FEFF}')) {
        return Err(SourceError::Empty { name: name.to_owned() });
    }
    Ok(Decoded { text: text.into_owned(), diagnostics })
}

/// Whether a file begins so, and is not just prose about "ID3" or "RIFF".
fn is_signed(bytes: &[u8], magic: &[u8]) -> bool {
    let prose =
        || magic.is_ascii() && !magic.starts_with(b"%") && !magic.starts_with(b"{") && is_clean(bytes);
    bytes.starts_with(magic) && !prose()
}

/// UTF-8 without a zero byte.
fn is_clean(bytes: &[u8]) -> bool {
    !bytes.contains(&0) && str::from_utf8(bytes).is_ok()
}

fn encoding_of(bytes: &[u8]) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding;
    }
    if is_clean(bytes) {
        return UTF_8;
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return encoding;
    }
    if mostly_utf8(bytes) {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Allow)
}

/// Whether most non-ASCII bytes form valid UTF-8: text with a few broken places, not another encoding.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good >= 4 * bad.max(1)
}

/// UTF-16 of Latin-script text has a zero in nearly every other byte.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    if bytes.len() < 4 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let pairs = bytes.len() / 2;
    let zeros = |offset: usize| bytes.iter().skip(offset).step_by(2).filter(|&&b| b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    match (even * 10 >= pairs * 6, odd * 10 >= pairs * 6) {
        (false, true) if even * 20 < pairs => Some(UTF_16LE),
        (true, false) if odd * 20 < pairs => Some(UTF_16BE),
        _ => None,
    }
}

/// Text has no NUL and hardly any other control character (C1 ones come of misread binaries).
fn is_binary(text: &str) -> bool {
    let (mut total, mut odd) = (0_usize, 0_usize);
    for c in text.chars() {
        if c == '\0' {
            return true;
        }
        total += 1;
        let control =
            c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\x0B' | '\x0C' | '\x1B' | '\u{85}');
        odd += usize::from(control || c == '\u{FFFD}');
    }
    // A few are forgiven in any text, however short.
    odd * 20 > total + 40
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str, big: bool) -> Vec<u8> {
        text.encode_utf16().flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() }).collect()
    }

    #[test]
    fn decodes_every_common_encoding_to_the_same_text() {
        let text = "Élise : Où êtes-vous né, à Besançon ?\r\nHervé : Non, à Nîmes, près de l’étang.\r\n";
        let latin = encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
        let marked = |mark: &[u8], rest: Vec<u8>| [mark.to_vec(), rest].concat();
        for bytes in [
            text.as_bytes().to_vec(),
            marked(b"\xEF\xBB\xBF", text.as_bytes().to_vec()),
            marked(b"\xFF\xFE", utf16(text, false)),
            marked(b"\xFE\xFF", utf16(text, true)),
            utf16(text, false),
            utf16(text, true),
            latin,
        ] {
            assert_eq!(decode("a.txt", &bytes).unwrap().text, text);
        }
    }

    #[test]
    fn turns_binaries_and_nothing_away_with_a_mend() {
        let says = |name: &str, bytes: &[u8]| decode(name, bytes).err().unwrap().to_string();
        assert_eq!(
            says("cv.pdf", b"%PDF-1.7 ..."),
            "'cv.pdf' looks like a PDF document, not like text: extract its text first, for example with pdftotext"
        );
        assert!(says("x", b"\x00\x01\x02\x03binary").contains("binary data"));
        assert!(says("x.mp3", b"ID3\x03\x00\x00").contains("an MP3 recording"));
        assert_eq!(decode("x.txt", b"ID3 tags came in 1996.").unwrap().text, "ID3 tags came in 1996.");
        assert!(says("x.txt", b" \r\n\t").contains("'x.txt' is empty"));
        assert!(says("x.txt", "\u{FEFF}".as_bytes()).contains("is empty"));
        assert!(says("x.txt", b"").contains("is empty"));
    }

    #[test]
    fn refuses_a_line_of_two_hundred_megabytes() {
        let error = decode("long.txt", &vec![b'a'; 200_000_000]).err().unwrap();
        assert_eq!(
            error.to_string(),
            "'long.txt' holds 200 MB, one document may hold 64 MB: split it into one file an interview"
        );
    }

    #[test]
    fn keeps_text_with_a_broken_byte_and_says_so() {
        let decoded = decode("a.txt", b"\xC3\xA9t\xC3\xA9 \xC3\xA0 No\xC3\xABl, \xC3\xA9 \xFF fin").unwrap();
        assert_eq!(decoded.text, "été à Noël, é \u{FFFD} fin");
        assert_eq!(decoded.diagnostics, ["1 malformed sequences of UTF-8 became U+FFFD"]);
    }
}
