//! Bytes for readers that have to take anything: of no kind, or a sound sample with some of its tokens changed.

use super::Dice;

const SIGNS: [&[u8]; 32] = [
    b"(",
    b")",
    b"[",
    b"]",
    b"{",
    b"}",
    b",",
    b":",
    b"\"",
    b"\\",
    b"\n",
    b"\t",
    b"\0",
    b"//",
    b"/*",
    b"*/",
    b"r#\"",
    b"\"#",
    b"id:",
    b"\xd7",
    b"\xff\xfe",
    b"Some(",
    b"-1e999",
    b"cards: [",
    b"|",
    b"#",
    b"```mermaid\n",
    b"<",
    b"&#0;",
    b"/>",
    b"=",
    b";",
];

/// Bytes of no kind, or the sample with some of its tokens changed.
pub fn mutated(dice: &mut Dice, sample: &[u8]) -> Vec<u8> {
    if dice.percent(10) {
        return (0..dice.below(200))
            .flat_map(|_| if dice.percent(60) { dice.pick(&SIGNS).to_vec() } else { vec![dice.bits() as u8] })
            .collect();
    }
    let mut tokens = tokens(sample);
    for _ in 0..dice.between(1, 6) {
        if tokens.len() < 2 {
            break;
        }
        let (one, other) = (dice.below(tokens.len()), dice.below(tokens.len()));
        match dice.below(7) {
            0 => drop(tokens.remove(one)),
            1 => tokens.insert(other, tokens[one].clone()),
            2 => tokens.swap(one, other),
            3 => tokens.insert(one, dice.pick(&SIGNS).to_vec()),
            4 => tokens.truncate(one.max(1)),
            5 => {
                let at = dice.below(tokens[one].len());
                tokens[one][at] = dice.bits() as u8;
            }
            _ => {
                let part = tokens[one.min(other)..one.max(other)].to_vec();
                let at = dice.below(tokens.len());
                tokens.splice(at..at, part);
            }
        }
    }
    tokens.concat()
}

/// Words, blanks and single signs.
fn tokens(sample: &[u8]) -> Vec<Vec<u8>> {
    let mut tokens: Vec<Vec<u8>> = Vec::new();
    let mut last = None;
    for byte in sample {
        let kind = (byte.is_ascii_alphanumeric() || !byte.is_ascii(), byte.is_ascii_whitespace());
        match tokens.last_mut() {
            Some(token) if last == Some(kind) && kind != (false, false) => token.push(*byte),
            _ => tokens.push(vec![*byte]),
        }
        last = Some(kind);
    }
    tokens
}
