//! An answer that is sent while it is made: [`answer`] runs the work on a thread of its own, [`Output`] takes what it
//! writes.
//!
//! * The thread waits when the client reads slowly: a few pieces wait between them, never the whole answer.
//! * What fits one piece is sent whole, with its length; failures before that are proper error answers.
//! * A failure after that **breaks the connection off**: the body has no end, so nobody takes a part for the whole.
//! * When the time is up, or the client goes away, the evaluation is cancelled and the thread is free again.

use super::gate::{Gate, Permit};
use super::metrics::Metrics;
use super::{HttpError, State, memory};
use actix_web::body::{BodySize, MessageBody};
use actix_web::http::header;
use actix_web::{HttpResponse, web};
use oxigraph::sparql::CancellationToken;
use std::io::{self, Write};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, ready};
use std::time::{Duration, Instant};
use tokio::runtime::Handle;
use tokio::sync::mpsc::error::TrySendError;
use tokio::sync::mpsc::{Receiver, Sender, channel};
use tokio::task::JoinHandle;

/// How much is sent at a time, in bytes.
const PIECE: usize = 64 << 10;

/// How many pieces wait for the client.
const WAITING: usize = 4;

/// How long after the time is up an evaluation that looks up late may still say so itself.
const GRACE: Duration = Duration::from_millis(500);

/// How often the memory is looked at.
const LOOK: Duration = Duration::from_millis(100);

enum Message {
    /// The first piece, with the media type of all.
    First { content_type: String, bytes: Vec<u8>, last: bool },
    /// Another piece.
    Piece(Vec<u8>),
    /// There is no more.
    End,
    /// It cannot be had.
    Failed(HttpError),
}

/// What the work writes to, and how it learns that it must stop.
pub struct Output {
    sender: Sender<Message>,
    runtime: Handle,
    deadline: Instant,
    allowed: Duration,
    token: CancellationToken,
    memory_short: Arc<AtomicBool>,
    content_type: Option<String>,
    buffer: Vec<u8>,
    begun: bool,
    rows: usize,
    max_rows: usize,
    failure: Option<HttpError>,
}

impl Output {
    /// Say what follows. Must be called before anything is written.
    pub fn begin(&mut self, content_type: String) {
        self.content_type = Some(content_type);
    }

    /// Cancels the evaluation.
    #[must_use]
    pub fn token(&self) -> CancellationToken {
        self.token.clone()
    }

    /// Most rows that the answer may have.
    #[must_use]
    pub const fn max_rows(&self) -> usize {
        self.max_rows
    }

    /// Say how many rows there were.
    pub const fn wrote(&mut self, rows: usize) {
        self.rows = rows;
    }

    /// How many rows there were.
    #[must_use]
    pub const fn rows(&self) -> usize {
        self.rows
    }

    /// What a failure of the evaluation or of writing is to be called: whoever stopped it says why.
    #[must_use]
    pub fn failure(&mut self, error: impl Into<HttpError>) -> HttpError {
        if let Some(own) = self.failure.take() {
            return own;
        }
        if self.memory_short.load(Ordering::Acquire) {
            return HttpError::Memory;
        }
        if Instant::now() >= self.deadline {
            HttpError::Timeout(self.allowed.as_secs())
        } else {
            error.into()
        }
    }

    /// Send what there is, though it is no full piece.
    ///
    /// # Errors
    /// When the client is gone.
    pub fn send_now(&mut self) -> io::Result<()> {
        self.send_buffer(false)
    }

    fn send(&mut self, message: Message) -> io::Result<()> {
        let gone = || (io::ErrorKind::BrokenPipe, HttpError::Internal("the client went away".to_owned()));
        let (kind, failure) = match self.sender.try_send(message) {
            Ok(()) => return Ok(()),
            Err(TrySendError::Closed(_)) => gone(),
            Err(TrySendError::Full(message)) => {
                let deadline = tokio::time::Instant::from_std(self.deadline);
                let sent = self
                    .runtime
                    .block_on(async { tokio::time::timeout_at(deadline, self.sender.send(message)).await });
                match sent {
                    Ok(Ok(())) => return Ok(()),
                    Ok(Err(_)) => gone(),
                    Err(_) => (io::ErrorKind::TimedOut, HttpError::Timeout(self.allowed.as_secs())),
                }
            }
        };
        self.failure.get_or_insert(failure);
        Err(kind.into())
    }

    fn send_buffer(&mut self, last: bool) -> io::Result<()> {
        // What comes after the first piece is likely to fill another.
        let next = if last { Vec::new() } else { Vec::with_capacity(PIECE + PIECE / 8) };
        let bytes = std::mem::replace(&mut self.buffer, next);
        if self.begun {
            return if bytes.is_empty() { Ok(()) } else { self.send(Message::Piece(bytes)) };
        }
        self.begun = true;
        let content_type = self.content_type.clone().unwrap_or_else(|| "application/octet-stream".to_owned());
        self.send(Message::First { content_type, bytes, last })
    }

    fn finish(mut self, result: Result<(), HttpError>) {
        let sent = match result {
            Ok(()) if self.begun => self.send_buffer(true).and_then(|()| self.send(Message::End)),
            Ok(()) => self.send_buffer(true),
            Err(error) => {
                // The deadline may have passed: what is to be said still is, if there is room.
                let _ = self.sender.try_send(Message::Failed(error));
                Ok(())
            }
        };
        // A client that is gone hears nothing.
        drop(sent);
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.buffer.extend_from_slice(bytes);
        if self.buffer.len() >= PIECE {
            self.send_buffer(false)?;
        }
        Ok(bytes.len())
    }

    /// Pieces are sent when they are full: a serializer that flushes often makes no small ones.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Stops the work, and the clock beside it, when it is dropped: at the end, and when the client goes away.
struct Stop {
    token: CancellationToken,
    clock: JoinHandle<()>,
}

impl Drop for Stop {
    fn drop(&mut self) {
        self.token.cancel();
        self.clock.abort();
    }
}

/// Answer with what `work` writes, within `allowed`, when the gate lets it in.
///
/// # Errors
/// When the server is busy, or the work fails before anything is sent.
pub async fn answer(
    state: &web::Data<State>,
    gate: &Gate,
    allowed: Duration,
    work: impl FnOnce(&mut Output) -> Result<(), HttpError> + Send + 'static,
) -> Result<HttpResponse, HttpError> {
    let permit = gate.enter().await?;
    let (sender, receiver) = channel(WAITING);
    let token = CancellationToken::new();
    let deadline = Instant::now() + allowed;
    let memory_short = Arc::new(AtomicBool::new(false));
    let output = Output {
        sender,
        runtime: Handle::current(),
        deadline,
        allowed,
        token: token.clone(),
        memory_short: memory_short.clone(),
        content_type: None,
        buffer: Vec::new(),
        begun: false,
        rows: 0,
        max_rows: state.settings.max_rows,
        failure: None,
    };
    let clock = actix_web::rt::spawn(watch(token.clone(), deadline, state.settings.max_memory, memory_short));
    let stop = Stop { token, clock };
    let metrics = state.metrics.clone();
    actix_web::rt::task::spawn_blocking(move || run(output, permit, work, &metrics));
    first(receiver, stop, deadline, allowed).await
}

fn run(
    mut output: Output,
    permit: Permit,
    work: impl FnOnce(&mut Output) -> Result<(), HttpError>,
    metrics: &Metrics,
) {
    let result = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| work(&mut output)));
    let result = result.unwrap_or_else(|_| Err(HttpError::Internal("the evaluation panicked".to_owned())));
    match &result {
        Err(HttpError::Timeout(_)) => metrics.timed_out(),
        Err(HttpError::Memory) => metrics.out_of_memory(),
        _ => {}
    }
    output.finish(result);
    drop(permit);
}

/// Cancel when the time is up or the memory is.
async fn watch(
    token: CancellationToken,
    deadline: Instant,
    max_memory: Option<u64>,
    memory_short: Arc<AtomicBool>,
) {
    let deadline = tokio::time::Instant::from_std(deadline);
    if let Some(most) = max_memory {
        while tokio::time::Instant::now() < deadline {
            if memory::resident().is_some_and(|now| now >= most) {
                memory_short.store(true, Ordering::Release);
                break;
            }
            tokio::time::sleep_until(deadline.min(tokio::time::Instant::now() + LOOK)).await;
        }
    } else {
        tokio::time::sleep_until(deadline).await;
    }
    token.cancel();
}

/// Wait for the first piece, which says what kind of answer it is.
async fn first(
    mut receiver: Receiver<Message>,
    stop: Stop,
    deadline: Instant,
    allowed: Duration,
) -> Result<HttpResponse, HttpError> {
    let late = tokio::time::Instant::from_std(deadline + GRACE);
    let message = tokio::time::timeout_at(late, receiver.recv()).await;
    match message.map_err(|_| HttpError::Timeout(allowed.as_secs()))? {
        Some(Message::First { content_type, bytes, last }) => {
            let mut response = HttpResponse::Ok();
            response.insert_header((header::CONTENT_TYPE, content_type));
            Ok(if last {
                response.body(bytes)
            } else {
                response.body(Pieces { first: Some(bytes), receiver, _stop: stop })
            })
        }
        Some(Message::Failed(error)) => Err(error),
        _ => Err(HttpError::Internal("the answer has no beginning".to_owned())),
    }
}

/// The body of a long answer.
struct Pieces {
    first: Option<Vec<u8>>,
    receiver: Receiver<Message>,
    _stop: Stop,
}

/// An answer was cut off; the connection is broken off with it.
#[derive(Debug, thiserror::Error)]
#[error("the answer was cut off: {0}")]
struct CutOff(String);

impl MessageBody for Pieces {
    type Error = Box<dyn std::error::Error>;

    fn size(&self) -> BodySize {
        BodySize::Stream
    }

    fn poll_next(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<web::Bytes, Self::Error>>> {
        if let Some(first) = self.first.take() {
            return Poll::Ready(Some(Ok(first.into())));
        }
        let cut = |why: String| Poll::Ready(Some(Err(CutOff(why).into())));
        match ready!(self.receiver.poll_recv(context)) {
            Some(Message::Piece(bytes)) => Poll::Ready(Some(Ok(bytes.into()))),
            Some(Message::End) => Poll::Ready(None),
            Some(Message::Failed(error)) => cut(error.to_string()),
            Some(Message::First { .. }) | None => cut("the time is up".to_owned()),
        }
    }
}
