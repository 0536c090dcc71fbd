//! Draws tiles on a thread of its own: what is seen and could not be drawn at once, then what will be seen next.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use crate::app::paint::tiles::TileKey;
use crate::render::png::{PartPainter, PicturePart};
use crate::scene::{Color, Placed};

/// Which tile of which state of the scene.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OrderId {
    /// The number of the level.
    pub level: u64,
    /// The number of the scene.
    pub version: u64,
    /// The tile.
    pub key: TileKey,
}

/// A tile to draw.
pub struct TileOrder {
    /// Which.
    pub id: OrderId,
    /// Where it is in the picture.
    pub part: PicturePart,
    /// What is behind it.
    pub paper: Color,
    /// What it shows, from back to front.
    pub frames: Vec<Placed>,
}

/// A tile that was drawn.
pub struct DrawnTile {
    /// Which.
    pub id: OrderId,
    /// Its pixels.
    pub pixels: Vec<u8>,
}

/// The thread, and what it has to do.
pub struct Drawer {
    desk: Arc<OrderDesk>,
    drawn: Receiver<DrawnTile>,
    /// For the thread, until it starts.
    sender: Option<Sender<DrawnTile>>,
    is_running: bool,
}

#[derive(Default)]
struct OrderDesk {
    orders: Mutex<TileOrders>,
    news: Condvar,
}

#[derive(Default)]
struct TileOrders {
    /// The most urgent is the last.
    waiting: Vec<TileOrder>,
    at_work: Option<OrderId>,
    is_closed: bool,
}

impl OrderDesk {
    fn lock(&self) -> MutexGuard<'_, TileOrders> {
        self.orders.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for an order; `None` when there will be none any more.
    fn next(&self) -> Option<TileOrder> {
        let mut orders = self.lock();
        loop {
            if orders.is_closed {
                return None;
            }
            if let Some(order) = orders.waiting.pop() {
                orders.at_work = Some(order.id);
                return Some(order);
            }
            orders = self.news.wait(orders).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn finish(&self) {
        self.lock().at_work = None;
        self.news.notify_all();
    }

    fn draw(&self, drawn: &Sender<DrawnTile>) {
        let mut painter = PartPainter::new();
        while let Some(TileOrder { id, part, paper, frames }) = self.next() {
            let mut pixels = Vec::new();
            painter.paint(part, Some(paper), &frames, &mut pixels);
            // The window may be gone.
            let _ = drawn.send(DrawnTile { id, pixels });
            self.finish();
        }
    }
}

impl Drawer {
    /// One that has nothing to do. Its thread starts with the first order.
    pub fn new() -> Self {
        let (sender, drawn) = channel();
        Self { desk: Arc::default(), drawn, sender: Some(sender), is_running: false }
    }

    /// Replaces all orders, the most urgent first, but for the one that is being drawn.
    pub fn order(&mut self, mut orders: Vec<TileOrder>) {
        if let Some(sender) = self.sender.take_if(|_| !orders.is_empty()) {
            let desk = Arc::clone(&self.desk);
            // Without a thread the window draws all itself, little by little.
            self.is_running = thread::Builder::new().name("tiles".to_owned()).spawn(move || desk.draw(&sender)).is_ok();
        }
        orders.reverse();
        let mut desk = self.desk.lock();
        orders.retain(|order| Some(order.id) != desk.at_work);
        let is_news = !orders.is_empty();
        desk.waiting = orders;
        drop(desk);
        if is_news {
            self.desk.news.notify_all();
        }
    }

    /// What is being drawn.
    pub fn at_work(&self) -> Option<OrderId> {
        self.desk.lock().at_work
    }

    /// What was drawn since it was asked last.
    pub fn take(&self) -> Vec<DrawnTile> {
        self.drawn.try_iter().collect()
    }

    /// Waits until all orders are done.
    pub fn wait(&self) {
        let mut orders = self.desk.lock();
        while self.is_running && (orders.at_work.is_some() || !orders.waiting.is_empty()) {
            orders = self.desk.news.wait(orders).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

impl Drop for Drawer {
    fn drop(&mut self) {
        let mut orders = self.desk.lock();
        orders.is_closed = true;
        orders.waiting.clear();
        drop(orders);
        self.desk.news.notify_all();
    }
}
