//! A body that is written on another thread and sent as it comes, so that a large file needs little memory.
//!
//! When writing fails midway the connection is broken off: a part never passes for the whole.

use actix_web::body::{BodySize, MessageBody};
use actix_web::web::Bytes;
use std::io::{self, Write};
use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::sync::mpsc::{Receiver, Sender, channel};

/// Bytes that are sent at once.
const CHUNK: usize = 64 * 1024;

/// Chunks that may wait for the client.
const WAITING: usize = 4;

type Chunk = io::Result<Bytes>;

/// The body: whatever `write` writes, on a thread of its own.
pub fn body(write: impl FnOnce(&mut Sink) -> io::Result<()> + Send + 'static) -> Body {
    let (sender, receiver) = channel(WAITING);
    actix_web::rt::task::spawn_blocking(move || {
        let mut sink = Sink { sender, chunk: Vec::with_capacity(CHUNK) };
        if let Err(error) = write(&mut sink).and_then(|()| sink.send()) {
            // When the client went away there is nobody to tell.
            let _ = sink.sender.blocking_send(Err(error));
        }
    });
    Body(receiver)
}

/// Where the body is written to.
pub struct Sink {
    sender: Sender<Chunk>,
    chunk: Vec<u8>,
}

impl Sink {
    fn send(&mut self) -> io::Result<()> {
        if self.chunk.is_empty() {
            return Ok(());
        }
        let chunk = std::mem::replace(&mut self.chunk, Vec::with_capacity(CHUNK));
        let gone = |_| io::Error::from(io::ErrorKind::BrokenPipe);
        self.sender.blocking_send(Ok(chunk.into())).map_err(gone)
    }
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.chunk.extend_from_slice(bytes);
        if self.chunk.len() >= CHUNK {
            self.send()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The body as the server sends it.
pub struct Body(Receiver<Chunk>);

impl MessageBody for Body {
    type Error = io::Error;

    fn size(&self) -> BodySize {
        BodySize::Stream
    }

    fn poll_next(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, io::Error>>> {
        self.0.poll_recv(context)
    }
}
