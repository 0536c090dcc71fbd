//! The engine: shapes what it has not shaped before, remembers the rest.

use std::num::NonZeroUsize;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use foldhash::fast::FixedState;
use hashbrown::{HashMap, HashTable};

use super::block::Block;
use super::carets::Carets;
use super::fonts::{Fonts, Weight};
use super::icon::Icon;
use super::request::{Align, Request, RequestKey, Style};
use super::shape::Shaper;
use crate::geom::Flow;

/// For how many passes an unused block is kept that nothing else holds.
const KEPT_PASSES: u32 = 16;

/// How many texts a thread takes at a time when several share the work.
const BATCH: usize = 32;

/// Shapes texts and icons, and remembers them.
pub struct Engine {
    fonts: Fonts,
    shaper: Shaper,
    /// Those of further threads, made when needed.
    helpers: Vec<Shaper>,
    blocks: HashTable<KnownBlock>,
    icons: HashMap<(Icon, u32, bool), Arc<Block>, FixedState>,
    shaped: u64,
    pass: u32,
}

struct KnownBlock {
    hash: u64,
    key: RequestKey,
    used: u32,
    /// The text of the request, which differs from that of the block when it had to be cleaned or cut.
    text: Arc<str>,
    block: Arc<Block>,
}

impl Default for Engine {
    fn default() -> Self {
        Self::new()
    }
}

impl Engine {
    /// An engine with the bundled fonts that has shaped nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self::with_fonts(Fonts::Bundled)
    }

    /// An engine with these fonts that has shaped nothing yet.
    #[must_use]
    pub fn with_fonts(fonts: Fonts) -> Self {
        Self {
            fonts,
            shaper: Shaper::new(fonts),
            helpers: Vec::new(),
            blocks: HashTable::new(),
            icons: HashMap::default(),
            shaped: 0,
            pass: 0,
        }
    }

    /// The block of a request.
    pub fn block(&mut self, request: &Request<'_>) -> Arc<Block> {
        let (hash, key) = request.key();
        let pass = self.pass;
        if let Some(entry) = self.blocks.find_mut(hash, |entry| entry.is(hash, &key, request.text)) {
            entry.used = pass;
            return Arc::clone(&entry.block);
        }
        let block = self.shaper.block(request.shown(), request);
        self.keep(hash, key, request.text, block)
    }

    /// The block of a request and the places of carets in it. Blocks are remembered, places are not.
    pub fn carets(&mut self, request: &Request<'_>) -> (Arc<Block>, Carets) {
        let (hash, key) = request.key();
        let (block, carets) = self.shaper.block_and_carets(request.shown(), request);
        let known = self.blocks.find(hash, |entry| entry.is(hash, &key, request.text));
        match known.map(|entry| Arc::clone(&entry.block)) {
            Some(known) => {
                self.shaped += 1;
                (known, carets)
            }
            None => (self.keep(hash, key, request.text, block), carets),
        }
    }

    /// A square with an icon in its middle. One that points along the line points with the flow.
    pub fn icon(&mut self, icon: Icon, size: f32, flow: Flow) -> Arc<Block> {
        let turned = flow.is_rtl() && icon.points();
        let key = (icon, size.to_bits(), turned);
        if let Some(known) = self.icons.get(&key) {
            return Arc::clone(known);
        }
        let block = Arc::new(Block { turned, ..self.shaper.icon(icon.glyph(), icon.face(), size) });
        self.icons.insert(key, Arc::clone(&block));
        block
    }

    /// The characters of a text that no font has, each once, in its order: they are drawn as boxes.
    pub fn missing(&mut self, text: &str) -> Vec<char> {
        // The bundled fonts have all of ASCII that is drawn.
        if text.is_ascii() {
            return Vec::new();
        }
        let style = Style { weight: Weight::Regular, size: 16.0, line_height: 20.0 };
        let request = Request { text, style, width: None, align: Align::Start, flow: Flow::LeftToRight };
        self.shaper.missing(&request.shown(), &request)
    }

    /// Shapes those of the requests that are not known yet, on all cores. False when all were known.
    pub fn warm(&mut self, requests: &[Request<'_>]) -> bool {
        let mut missing: Vec<(u64, RequestKey, &Request<'_>)> = Vec::new();
        let mut asked: HashTable<usize> = HashTable::new();
        for request in requests {
            let (hash, key) = request.key();
            if self.blocks.find(hash, |entry| entry.is(hash, &key, request.text)).is_some() {
                continue;
            }
            let is_asked =
                |at: &usize| missing.get(*at).is_some_and(|(_, other, one)| *other == key && one.text == request.text);
            if asked.find(hash, is_asked).is_none() {
                let rehash = |at: &usize| missing.get(*at).map_or(0, |(hash, ..)| *hash);
                asked.insert_unique(hash, missing.len(), rehash);
                missing.push((hash, key, request));
            }
        }
        let threads = missing.len().div_ceil(2 * BATCH).min(cores());
        while self.helpers.len() + 1 < threads {
            self.helpers.push(Shaper::new(self.fonts));
        }
        let helpers = self.helpers.get_mut(..threads.saturating_sub(1)).unwrap_or_default();
        for (index, block) in shape_on(&mut self.shaper, helpers, &missing) {
            if let Some((hash, key, request)) = missing.get(index) {
                self.keep(*hash, *key, request.text, block);
            }
        }
        !missing.is_empty()
    }

    /// How many texts have been shaped so far.
    #[must_use]
    pub fn shaped(&self) -> u64 {
        self.shaped
    }

    /// Ends a layout: forgets blocks that no layout has asked for lately and that nothing holds any more.
    pub fn end_pass(&mut self) {
        self.pass = self.pass.wrapping_add(1);
        if self.pass.is_multiple_of(KEPT_PASSES) {
            let pass = self.pass;
            self.blocks
                .retain(|entry| pass.wrapping_sub(entry.used) <= KEPT_PASSES || Arc::strong_count(&entry.block) > 1);
        }
    }

    fn keep(&mut self, hash: u64, key: RequestKey, text: &str, block: Block) -> Arc<Block> {
        self.shaped += 1;
        let text = if block.text() == text { Arc::clone(&block.text) } else { Arc::from(text) };
        let block = Arc::new(block);
        let entry = KnownBlock { hash, key, used: self.pass, text, block: Arc::clone(&block) };
        self.blocks.insert_unique(hash, entry, |entry| entry.hash);
        block
    }
}

/// How many threads can work at the same time.
fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, NonZeroUsize::get)
}

/// Shapes requests on several threads; the order of the results is not theirs.
fn shape_on(
    first: &mut Shaper,
    helpers: &mut [Shaper],
    missing: &[(u64, RequestKey, &Request<'_>)],
) -> Vec<(usize, Block)> {
    let next = AtomicUsize::new(0);
    let threads = helpers.len() + 1;
    let work = |shaper: &mut Shaper| {
        let mut done = Vec::with_capacity(missing.len() / threads);
        loop {
            let start = next.fetch_add(BATCH, Ordering::Relaxed);
            let batch = missing.iter().enumerate().skip(start).take(BATCH);
            if start >= missing.len() {
                return done;
            }
            done.extend(batch.map(|(index, (_, _, request))| (index, shaper.block(request.shown(), request))));
        }
    };
    std::thread::scope(|scope| {
        let work = &work;
        let others: Vec<_> = helpers.iter_mut().map(|shaper| scope.spawn(move || work(shaper))).collect();
        let mut done = work(first);
        for other in others {
            // A thread that failed leaves its texts out: they are shaped when they are asked for.
            done.extend(other.join().unwrap_or_default());
        }
        done
    })
}

impl KnownBlock {
    fn is(&self, hash: u64, key: &RequestKey, text: &str) -> bool {
        self.hash == hash && self.key == *key && *self.text == *text
    }
}
