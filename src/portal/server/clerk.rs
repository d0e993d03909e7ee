//! The one thread that owns the order book. Requests wait in a queue with an end: who finds it full is told to come back.
use std::{
    io,
    sync::mpsc::{self, Receiver, SyncSender},
    thread::{self, JoinHandle},
};

use ed25519_dalek::SigningKey;
use tokio::sync::oneshot;
use xlm_core::{
    calendar::UtcMicros,
    code::{RequestCode, SystemCode},
    document::PublicKey,
};

use crate::portal::{
    protocol::{Context, Order},
    store::{Answered, Document, Pending, Store, StoreError},
};

/// The most documents that share one write to the disk.
const SHARED_WRITE: usize = 32;

/// The queue is full, or the service is stopping.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Busy;

type Reply<T> = oneshot::Sender<Result<T, StoreError>>;

enum Task {
    Answer(Document, Reply<Answered>),
    Pending(SystemCode, PublicKey, u64, Reply<Pending>),
    Order(RequestCode, Reply<Option<Order>>),
}

/// Gives tasks to the thread.
#[derive(Clone)]
pub(super) struct Clerk {
    queue: SyncSender<Task>,
}

impl Clerk {
    /// Starts the thread; it ends when all clones of the clerk are gone and the queue is empty.
    pub(super) fn start(
        store: Store,
        key: SigningKey,
        length: usize,
        now: fn() -> UtcMicros,
    ) -> io::Result<(Self, JoinHandle<()>)> {
        let (queue, tasks) = mpsc::sync_channel(length);
        let thread = thread::Builder::new()
            .name("portal order book".to_owned())
            .spawn(move || work(store, &key, &tasks, now))?;
        Ok((Self { queue }, thread))
    }

    /// Answers a document.
    pub(super) async fn answer(&self, document: Document) -> Result<Result<Answered, StoreError>, Busy> {
        self.ask(|reply| Task::Answer(document, reply)).await
    }

    /// Looks for a newer package.
    pub(super) async fn pending(
        &self,
        system_id: SystemCode,
        key: PublicKey,
        after: u64,
    ) -> Result<Result<Pending, StoreError>, Busy> {
        self.ask(|reply| Task::Pending(system_id, key, after, reply)).await
    }

    /// Looks up an order.
    pub(super) async fn order(&self, code: RequestCode) -> Result<Result<Option<Order>, StoreError>, Busy> {
        self.ask(|reply| Task::Order(code, reply)).await
    }

    async fn ask<T>(&self, task: impl FnOnce(Reply<T>) -> Task) -> Result<Result<T, StoreError>, Busy> {
        let (reply, answer) = oneshot::channel();
        self.queue.try_send(task(reply)).or(Err(Busy))?;
        answer.await.or(Err(Busy))
    }
}

fn work(mut store: Store, key: &SigningKey, tasks: &Receiver<Task>, now: fn() -> UtcMicros) {
    while let Ok(first) = tasks.recv() {
        let context = Context { now: now(), key };
        let mut documents = Vec::new();
        let mut replies = Vec::new();
        // What waits anyway is written together: the disk takes as long for many as for one.
        for task in [first].into_iter().chain(tasks.try_iter().take(SHARED_WRITE - 1)) {
            // Nobody hears a reply when the client has given up; he asks again and gets the same.
            match task {
                Task::Answer(document, reply) => {
                    documents.push(document);
                    replies.push(reply);
                }
                Task::Pending(system_id, key, after, reply) => drop(reply.send(store.pending(system_id, key, after))),
                Task::Order(code, reply) => drop(reply.send(store.order(code))),
            }
        }
        for (answer, reply) in store.answer_all(&documents, &context).into_iter().zip(replies) {
            drop(reply.send(answer));
        }
    }
}
