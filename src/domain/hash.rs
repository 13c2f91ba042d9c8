//! A quick hash for identities, whose last bytes are random already.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A table by identity. Its order is never used.
pub(super) type ById<K, V> = HashMap<K, V, BuildHasherDefault<IdHasher>>;

/// Multiplies and turns: identities need no protection against chosen keys, and a plan's roll-up hashes thousands.
#[derive(Clone, Copy, Default)]
pub(super) struct IdHasher(u64);

impl Hasher for IdHasher {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let word = chunk.iter().fold(0_u64, |word, byte| word << 8 | u64::from(*byte));
            self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
        }
    }

    fn finish(&self) -> u64 {
        // The table looks at the lowest bits, the multiplication mixes the highest best.
        self.0.rotate_left(26)
    }
}
