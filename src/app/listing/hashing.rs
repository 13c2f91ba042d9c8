//! SHA-256 of what is read, taken beside the reading.

use sha2::digest::Output;
use sha2::{Digest, Sha256};
use std::mem::take;
use std::panic::resume_unwind;
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::thread::{Builder, JoinHandle};

/// How much is given to the thread at a time, and from when on there is one.
const BLOCK: usize = 128 * 1024;
/// How many blocks may wait: reading never runs far ahead, and memory stays what it is.
const WAITING: usize = 4;

/// SHA-256 of bytes that come piece by piece. That of a long list is taken by a thread of its own, since it takes half
/// as long as reading does; a short one is not worth it.
#[derive(Default)]
pub(super) struct Hashing {
    /// What has come and is not hashed yet.
    block: Vec<u8>,
    by: By,
}

enum By {
    /// Hashed here: the beginning, or all where the system gives no thread.
    Here {
        hash: Sha256,
        alone: bool,
    },
    Thread(Beside),
}

struct Beside {
    blocks: SyncSender<Vec<u8>>,
    /// Blocks that are hashed come back, to be filled again.
    used: Receiver<Vec<u8>>,
    hash: JoinHandle<Sha256>,
}

impl Default for By {
    fn default() -> Self {
        Self::Here { hash: Sha256::new(), alone: false }
    }
}

impl Hashing {
    /// Takes more bytes.
    pub(super) fn update(&mut self, bytes: &[u8]) {
        self.block.extend_from_slice(bytes);
        if self.block.len() >= BLOCK {
            self.pass_on();
        }
    }

    fn pass_on(&mut self) {
        match &mut self.by {
            By::Here { hash, alone } => {
                hash.update(&self.block);
                self.block.clear();
                if !*alone {
                    *alone = true;
                    if let Ok(beside) = Beside::new(hash.clone()) {
                        self.by = By::Thread(beside);
                    }
                }
            }
            By::Thread(beside) => {
                let mut next = beside.used.try_recv().unwrap_or_default();
                next.clear();
                // Refused only when the thread has come down, which `finish` passes on.
                let _ = beside.blocks.send(std::mem::replace(&mut self.block, next));
            }
        }
    }

    /// The fingerprint of all that came.
    pub(super) fn finish(mut self) -> Output<Sha256> {
        self.pass_on();
        match take(&mut self.by) {
            By::Here { hash, .. } => hash.finalize(),
            By::Thread(Beside { blocks, hash, .. }) => {
                drop(blocks);
                hash.join().unwrap_or_else(|panic| resume_unwind(panic)).finalize()
            }
        }
    }
}

impl Beside {
    fn new(hash: Sha256) -> std::io::Result<Self> {
        let (blocks, waiting) = sync_channel(WAITING);
        let (back, used) = channel();
        let hash = Builder::new().name("fingerprint".into()).spawn(move || hash_all(hash, &waiting, &back))?;
        Ok(Self { blocks, used, hash })
    }
}

/// Hashes blocks until there are no more, or nobody wants to know.
fn hash_all(mut hash: Sha256, blocks: &Receiver<Vec<u8>>, back: &Sender<Vec<u8>>) -> Sha256 {
    for block in blocks {
        hash.update(&block);
        // Nobody takes it back when reading has stopped.
        let _ = back.send(block);
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_of_any_size_give_the_hash_of_the_whole() {
        let bytes: Vec<u8> = (0..3_000_000_u32).map(|n| n.wrapping_mul(2_654_435_761).to_be_bytes()[0]).collect();
        for length in [0, 1, 63, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK, bytes.len()] {
            for piece in [997, 8192, BLOCK, bytes.len()] {
                let mut hashing = Hashing::default();
                bytes[..length].chunks(piece).for_each(|piece| hashing.update(piece));
                assert_eq!(hashing.finish(), Sha256::digest(&bytes[..length]), "{length} in pieces of {piece}");
            }
        }
    }
}
