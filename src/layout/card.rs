//! A card as a frame: box or hexagon, text, caption, strips of waits and pain points, star.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use super::cache::Workspace;
use super::stack::Placing;
use super::{Pass, vec};
use crate::geom::{BezPath, Flow, Point, Size};
use crate::model::{Card, CardKind, Channel, EvidenceLevel, Key, Pain, Role, Wait};
use crate::scene::{Color, Dash, Frame, Part, Radii, Shape, Stroke, Tag};
use crate::text::{Align, Block, Engine, Icon, Request};
use crate::theme::{TextRole, Theme, consequence_icon, size};

/// Everything that a card's frame is made from.
pub(super) struct Content<'a> {
    card: &'a Card,
    role: Role,
    /// The card's width, as bits so that it can be hashed.
    width: u64,
    pains: &'a [&'a Pain],
    waits: &'a [&'a Wait],
}

/// A card keeps its frame when it only moves.
impl Hash for Content<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Self { card, role, width, pains, waits } = self;
        let Card { kind, text, channel, evidence, owner, moment_of_truth, color, .. } = card;
        let Card { id: _, lane: _, step: _, rank: _, span: _, eases: _, .. } = card;
        (role, width, kind, channel, evidence, moment_of_truth, color).hash(state);
        (text, owner, pains, waits).hash(state);
    }
}

impl<'a> Content<'a> {
    pub fn of(pass: &Pass<'a>, placing: &Placing<'a>, role: Role, width: f64) -> Self {
        let (pains, waits) = pass.order.marks(placing.order);
        Self { card: placing.card, role, width: width.to_bits(), pains, waits }
    }

    fn width(&self) -> f64 {
        f64::from_bits(self.width)
    }

    /// Where the text starts and how wide it may be.
    fn text_span(&self) -> (f64, f64) {
        let width = self.width();
        let start = match self.card.kind {
            CardKind::Decision => size::HEXAGON_POINT + size::CARD_PADDING_INLINE + size::ICON / 2.0,
            CardKind::Opportunity => size::ACCENT + size::CARD_PADDING_INLINE + size::ICON + size::ICON_GAP,
            _ => size::ACCENT + size::CARD_PADDING_INLINE,
        };
        let end = match self.card.kind {
            CardKind::Decision => start,
            _ if self.card.evidence == EvidenceLevel::Researched => size::CARD_PADDING_INLINE + size::ICON,
            _ => size::CARD_PADDING_INLINE,
        };
        (start, (width - start - end).max(1.0))
    }

    fn text_request(&self, pass: &Pass<'_>) -> Request<'a> {
        let align = if self.card.kind == CardKind::Decision { Align::Center } else { Align::Start };
        TextRole::Card.request(&self.card.text, Some(self.text_span().1), align, pass.flow)
    }

    fn strip_text_width(&self, dots: bool) -> f64 {
        let end = if dots { size::CARD_PADDING_INLINE + DOTS + size::ICON_GAP } else { size::CARD_PADDING_INLINE };
        (self.width() - STRIP_TEXT - end).max(1.0)
    }

    fn pain_request(&self, pass: &Pass<'_>, pain: &'a Pain) -> Request<'a> {
        TextRole::Caption.request(&pain.text, Some(self.strip_text_width(true)), Align::Start, pass.flow)
    }

    fn wait_request<'t>(&self, pass: &Pass<'_>, text: &'t str) -> Request<'t> {
        TextRole::Caption.request(text, Some(self.strip_text_width(false)), Align::Start, pass.flow)
    }

    /// A text beside an icon, below the text of the card.
    fn caption_request<'t>(&self, pass: &Pass<'_>, text: &'t str) -> Request<'t> {
        let icon = self.text_span().0 + size::ICON + size::ICON_GAP;
        let width = self.width() - icon - size::CARD_PADDING_INLINE;
        TextRole::Caption.request(text, Some(width.max(1.0)), Align::Start, pass.flow)
    }

    fn has_owner_caption(&self) -> bool {
        self.card.kind != CardKind::Decision && !self.card.owner.is_empty()
    }
}

/// The length of five dots of severity.
const DOTS: f64 = 5.0 * size::DOT + 4.0 * 2.0;
/// What a wait is for stands beside its time only where there is so much room at least.
const WAIT_ROOM: f64 = 24.0;
/// Where the text of a strip starts.
const STRIP_TEXT: f64 = size::ACCENT + size::CARD_PADDING_INLINE - 1.0 + size::ICON + size::ICON_GAP;

/// A card that has no frame yet: its place among all, what its frame is made from, and under which key it is kept.
pub(super) struct Missing<'a> {
    pub nth: usize,
    pub content: Content<'a>,
    pub key: u64,
}

/// Shapes the texts of cards that have no frame yet, on all cores.
pub(super) fn warm(pass: &Pass<'_>, workspace: &mut Workspace, missing: &[Missing<'_>]) {
    if missing.len() < 16 {
        return;
    }
    let mut requests = Vec::with_capacity(missing.len() * 2);
    let mut waits = Vec::new();
    for Missing { content, .. } in missing {
        requests.push(content.text_request(pass));
        requests.extend(content.pains.iter().map(|pain| content.pain_request(pass, pain)));
        if content.has_owner_caption() {
            requests.push(content.caption_request(pass, &content.card.owner));
        }
        for wait in content.waits {
            waits.push((content, pass.options.words.wait(wait.min, wait.max, wait.unit)));
            requests.push(TextRole::Caption.request(&wait.text, None, Align::Start, pass.flow));
        }
    }
    requests.extend(waits.iter().map(|(content, text)| content.wait_request(pass, text)));
    workspace.engine.warm(&requests);
}

/// The frame of a card, in left-to-right coordinates.
pub(super) fn frame(pass: &Pass<'_>, engine: &mut Engine, content: &Content<'_>) -> Frame {
    let mut builder = Builder { pass, engine, content, frame: Frame::default(), y: 0.0 };
    if content.card.kind == CardKind::Decision {
        builder.decision()
    } else {
        builder.sheet()
    }
    builder.frame.size = Size::new(content.width(), builder.y);
    if let Some(color) = content.card.color {
        builder.tab(pass.theme.tab(color));
    }
    if content.card.moment_of_truth {
        builder.star();
    }
    builder.frame
}

/// How far down in its frame a hexagon has its points.
pub(super) fn tip(frame: &Frame) -> Option<f64> {
    let body = frame.items.first().filter(|item| item.tag.is_some_and(|tag| tag.part == Part::Body))?;
    matches!(body.shape, Shape::Path { .. }).then(|| body.bounds().center().y)
}

struct Builder<'a, 'p> {
    pass: &'a Pass<'p>,
    engine: &'a mut Engine,
    content: &'a Content<'a>,
    frame: Frame,
    /// How far down the card is built.
    y: f64,
}

/// The colours of a card's box.
struct Skin {
    fill: Color,
    edge: Color,
    accent: Option<Color>,
}

impl Builder<'_, '_> {
    fn theme(&self) -> &Theme {
        self.pass.theme
    }

    fn tag(&self, part: Part) -> Option<Tag> {
        Some(Tag::new(self.content.card.id, part))
    }

    fn skin(&self) -> Skin {
        let theme = self.theme();
        let accent = theme.lane(self.content.role).accent;
        match self.content.card.kind {
            CardKind::Note => Skin { fill: theme.note, edge: theme.note_edge, accent: None },
            CardKind::Opportunity => {
                Skin { fill: theme.opportunity_tint, edge: theme.opportunity, accent: Some(theme.opportunity) }
            }
            _ => Skin { fill: theme.card, edge: theme.card_edge, accent: Some(accent) },
        }
    }

    /// Every card but a decision.
    fn sheet(&mut self) {
        let (start, _) = self.content.text_span();
        let text = self.engine.block(&self.content.text_request(self.pass));
        self.y = size::CARD_PADDING_BLOCK;
        let mut front = Frame::default();
        if self.content.card.kind == CardKind::Opportunity {
            let at = Point::new(size::ACCENT + size::CARD_PADDING_INLINE, self.y + 2.0);
            front.push(at, None, self.icon(Icon::Lightbulb, size::ICON, self.theme().opportunity));
        }
        if self.content.card.evidence == EvidenceLevel::Researched {
            let at = Point::new(self.content.width() - size::CARD_PADDING_INLINE - 8.0, self.y + 2.0);
            front.push(at, None, self.icon(Icon::Check, 12.0, self.theme().secondary));
        }
        let color = self.theme().text;
        let height = text.size().height;
        front.push(Point::new(start, self.y), self.tag(Part::Text), Shape::Text { block: text, color });
        self.y += height;
        self.captions(&mut front, start);
        self.y += size::CARD_PADDING_BLOCK;
        let strips = self.strips();
        let skin = self.skin();
        self.sheet_ground(&skin);
        self.push_strips(strips);
        if let Some(accent) = skin.accent {
            let path = Arc::new(accent_path(self.y));
            self.frame.push(Point::ZERO, None, Shape::Path { path, fill: Some(accent), stroke: None });
        }
        self.frame.items.append(&mut front.items);
    }

    fn sheet_ground(&mut self, skin: &Skin) {
        let dash = match self.content.card.evidence {
            EvidenceLevel::Assumed => Dash::Dashed,
            EvidenceLevel::PartlyKnown | EvidenceLevel::Researched => Dash::Solid,
        };
        // A dashed edge must be seen beside a solid one: the pale edge of a card would vanish in dashes.
        let color = if dash == Dash::Dashed { self.theme().quiet_line } else { skin.edge };
        let shape = Shape::Rect {
            size: Size::new(self.content.width() - 1.0, self.y - 1.0),
            radii: Radii::all(size::CARD_RADIUS - 0.5),
            fill: Some(skin.fill),
            stroke: Some(Stroke { color, width: 1.0, dash }),
        };
        self.frame.push(Point::new(0.5, 0.5), self.tag(Part::Body), shape);
    }

    /// Rows below the text: the channel of a touchpoint, the owner.
    fn captions(&mut self, front: &mut Frame, start: f64) {
        let card = self.content.card;
        let channel = card.channel();
        let words = self.pass.options.words;
        let rows = channel
            .map(|channel| (channel_icon(channel), words.channel(channel)))
            .into_iter()
            .chain((!card.owner.is_empty()).then_some((Icon::Persona, card.owner.as_str())));
        for (icon, text) in rows {
            self.y += 4.0;
            let accent = self.theme().lane(self.content.role).accent;
            let block = self.engine.block(&self.content.caption_request(self.pass, text));
            let height = block.size().height;
            front.push(Point::new(start, self.y + 1.0), None, self.icon(icon, size::ICON, accent));
            let at = Point::new(start + size::ICON + size::ICON_GAP, self.y);
            front.push(at, None, Shape::Text { block, color: self.theme().secondary });
            self.y += height;
        }
    }

    /// The hexagon of a decision, and its strips as boxes of their own below it.
    fn decision(&mut self) {
        let (start, width) = self.content.text_span();
        let text = self.engine.block(&self.content.text_request(self.pass));
        let owner = &self.content.card.owner;
        let owner = (!owner.is_empty())
            .then(|| self.engine.block(&TextRole::Caption.request(owner, Some(width), Align::Center, self.pass.flow)));
        let content = text.size().height + owner.as_ref().map_or(0.0, |block| block.size().height);
        let height = (content + 2.0 * (size::CARD_PADDING_BLOCK + 3.0)).max(44.0);
        self.hexagon(height);
        let top = ((height - content) / 2.0).round();
        // Icon and text are centred together: the text moves by half of what the icon takes.
        let shift = f64::midpoint(size::ICON, size::ICON_GAP / 2.0) / 2.0;
        let icon_at = start + shift + (width - text.ink_width()) / 2.0 - size::ICON - size::ICON_GAP / 2.0;
        let accent = self.theme().lane(self.content.role).accent;
        let icon = self.icon(Icon::Diamond, size::ICON, accent);
        self.frame.push(Point::new(icon_at, top + 2.0), None, icon);
        let below = top + text.size().height;
        let color = self.theme().text;
        self.frame.push(Point::new(start + shift, top), self.tag(Part::Text), Shape::Text { block: text, color });
        if let Some(block) = owner {
            let color = self.theme().secondary;
            self.frame.push(Point::new(start, below), None, Shape::Text { block, color });
        }
        self.y = height;
        if !(self.content.pains.is_empty() && self.content.waits.is_empty()) {
            self.y += 4.0;
            let top = self.y;
            let strips = self.strips();
            let size = Size::new(self.content.width() - 1.0, self.y - top + 1.0);
            let (fill, stroke) = (Some(self.theme().card), Some(Stroke::solid(self.theme().card_edge, 1.0)));
            let radii = Radii::all(size::CARD_RADIUS - 0.5);
            self.frame.push(Point::new(0.5, top - 1.5), None, Shape::Rect { size, radii, fill, stroke });
            self.push_strips(strips);
        }
    }

    fn hexagon(&mut self, height: f64) {
        let (width, point, edge) = (self.content.width() - 1.5, size::HEXAGON_POINT, 0.75);
        let mut path = BezPath::new();
        path.move_to((edge, height / 2.0));
        path.line_to((point + edge, edge));
        path.line_to((width - point + edge, edge));
        path.line_to((width + edge, height / 2.0));
        path.line_to((width - point + edge, height - edge));
        path.line_to((point + edge, height - edge));
        path.close_path();
        let dash = match self.content.card.evidence {
            EvidenceLevel::Assumed => Dash::Dashed,
            EvidenceLevel::PartlyKnown | EvidenceLevel::Researched => Dash::Solid,
        };
        let color = self.theme().lane(self.content.role).accent;
        let shape = Shape::Path {
            path: Arc::new(path),
            fill: Some(self.theme().card),
            stroke: Some(Stroke { color, width: 1.5, dash }),
        };
        self.frame.push(Point::ZERO, self.tag(Part::Body), shape);
    }

    /// Measures the strips and moves on below them.
    fn strips(&mut self) -> Vec<Strip> {
        let mut strips = Vec::new();
        let theme = self.pass.theme;
        for wait in self.content.waits {
            let texts = self.wait_texts(wait);
            let colors = (theme.wait_tint, theme.wait_text);
            strips.push(self.strip(Tag::new(wait.id, Part::Body), Icon::Hourglass, colors, texts, None));
        }
        for pain in self.content.pains {
            let block = self.engine.block(&self.content.pain_request(self.pass, pain));
            let rated = self.rated(pain, &block);
            let colors = (theme.pain_tint, theme.pain_text);
            let icon = consequence_icon(pain.consequence);
            let texts = vec![(Part::Text, Point::ZERO, block)];
            strips.push(self.strip(Tag::new(pain.id, Part::Body), icon, colors, texts, Some(rated)));
        }
        if !strips.is_empty() {
            self.y += 1.0;
        }
        strips
    }

    /// How often stands before the dots where the text leaves room on its only line, else below them.
    fn rated(&mut self, pain: &Pain, says: &Block) -> Rated {
        // A sum is read from left to right in every script.
        let times = often(pain.frequency);
        let request = TextRole::Caption.request(&times, None, Align::Start, Flow::LeftToRight);
        let often = self.engine.block(&request);
        let room = self.content.strip_text_width(true) - often.size().width - size::ICON_GAP;
        let is_below = says.lines().len() > 1 || says.ink_width() > room;
        Rated { severity: pain.severity, often, is_below }
    }

    /// How long one waits, which is chosen, and for what, which is written: beside it when it fits there, else below.
    /// A wait that is for nothing yet has a place to write as well.
    fn wait_texts(&mut self, wait: &Wait) -> Vec<(Part, Point, Arc<Block>)> {
        let (pass, content) = (self.pass, self.content);
        let time = pass.options.words.wait(wait.min, wait.max, wait.unit);
        let beside = if wait.text.is_empty() { time.clone() } else { format!("{time} •") };
        let time = self.engine.block(&content.wait_request(pass, &time));
        let lead = self.engine.block(&content.wait_request(pass, &beside));
        let start = (lead.ink_width() + size::ICON_GAP).ceil();
        let room = content.strip_text_width(false) - start;
        let mut shape = |width: Option<f64>| {
            self.engine.block(&TextRole::Caption.request(&wait.text, width, Align::Start, pass.flow))
        };
        let is_beside = lead.lines().len() <= 1 && room >= WAIT_ROOM && shape(None).ink_width() <= room;
        if wait.text.is_empty() {
            // Nothing is seen of it, and it takes no room.
            let start = start.min(content.strip_text_width(false) - WAIT_ROOM).max(0.0);
            let text = shape(Some(WAIT_ROOM.max(room)));
            return vec![(Part::Body, Point::ZERO, time), (Part::Text, Point::new(start, 0.0), text)];
        }
        if is_beside {
            let text = shape(Some(room));
            return vec![(Part::Body, Point::ZERO, lead), (Part::Text, Point::new(start, 0.0), text)];
        }
        let below = Point::new(0.0, time.size().height);
        let text = shape(Some(content.strip_text_width(false)));
        vec![(Part::Body, Point::ZERO, time), (Part::Text, below, text)]
    }

    fn strip(
        &mut self,
        tag: Tag,
        icon: Icon,
        (tint, color): (Color, Color),
        texts: Vec<(Part, Point, Arc<Block>)>,
        rated: Option<Rated>,
    ) -> Strip {
        let top = self.y;
        let below = rated.as_ref().filter(|rated| rated.is_below).map_or(0.0, |rated| 2.0 * rated.often.size().height);
        let height = texts.iter().map(|(_, at, block)| at.y + block.size().height).fold(below, f64::max) + 8.0;
        self.y += height;
        let icon = self.engine.icon(icon, size::ICON as f32, self.pass.flow);
        Strip { tag, icon, tint, color, texts, height, rated, top }
    }

    fn push_strips(&mut self, strips: Vec<Strip>) {
        let last = strips.len().saturating_sub(1);
        let width = self.content.width();
        let edge = self.theme().card_edge;
        for (index, strip) in strips.into_iter().enumerate() {
            let height = strip.height;
            let radius = if index == last { size::CARD_RADIUS - 1.0 } else { 0.0 };
            let radii = Radii { sw: radius, se: radius, ..Radii::default() };
            let size = Size::new(width - 2.0, height - if index == last { 1.0 } else { 0.0 });
            let ground = Shape::Rect { size, radii, fill: Some(strip.tint), stroke: None };
            let at = Point::new(1.0, strip.top);
            self.frame.push(at, Some(strip.tag), ground);
            let hairline = Shape::Rect {
                size: Size::new(width - 2.0, 1.0),
                radii: Radii::default(),
                fill: Some(edge),
                stroke: None,
            };
            self.frame.push(at - vec(0.0, 1.0), None, hairline);
            let icon_at = Point::new(STRIP_TEXT - size::ICON - size::ICON_GAP, strip.top + 5.0);
            let icon = Shape::Text { block: strip.icon, color: strip.color };
            self.frame.push(icon_at, Some(strip.tag), icon);
            for (part, at, block) in strip.texts {
                let at = Point::new(STRIP_TEXT, strip.top + 4.0) + at.to_vec2();
                self.frame.push(at, Some(Tag { part, ..strip.tag }), Shape::Text { block, color: strip.color });
            }
            if let Some(rated) = strip.rated {
                self.ratings(strip.tag.key, rated, strip.top + height / 2.0);
            }
        }
    }

    /// How bad and how often.
    fn ratings(&mut self, pain: Key, rated: Rated, middle: f64) {
        let Rated { severity, often, is_below } = rated;
        let end = self.content.width() - size::CARD_PADDING_INLINE;
        let Size { width, height } = often.size();
        let (at, dots) = match is_below {
            true => (Point::new(end - width, middle), middle - height / 2.0),
            false => (Point::new(end - DOTS - size::ICON_GAP - width, middle - height / 2.0), middle),
        };
        self.dots(pain, severity, dots);
        let color = self.theme().pain_text;
        self.frame.push(at, Some(Tag::new(pain, Part::Frequency)), Shape::Text { block: often, color });
    }

    /// Five dots, as many filled as the severity says.
    fn dots(&mut self, pain: Key, severity: u8, middle: f64) {
        let color = self.theme().pain;
        let start = self.content.width() - size::CARD_PADDING_INLINE - DOTS;
        for dot in 0..5_u8 {
            let fill = if dot < severity { color } else { color.with_alpha(56) };
            let at = Point::new(start + f64::from(dot) * (size::DOT + 2.0), middle - size::DOT / 2.0);
            self.frame.push(
                at,
                Some(Tag::new(pain, Part::Dot(dot + 1))),
                Shape::Rect {
                    size: Size::new(size::DOT, size::DOT),
                    radii: Radii::all(size::DOT / 2.0),
                    fill: Some(fill),
                    stroke: None,
                },
            );
        }
    }

    fn star(&mut self) {
        let at = Point::new(self.content.width() - 3.0 - size::STAR / 2.0, -size::STAR / 2.0);
        let star = self.icon(Icon::Star, size::STAR, self.theme().star);
        self.frame.push(at, self.tag(Part::Star), star);
    }

    /// The colour of a card: all along its upper edge, inside it, where neither ring nor port hides it.
    fn tab(&mut self, color: Color) {
        let width = self.content.width();
        let is_decision = self.content.card.kind == CardKind::Decision;
        let path = if is_decision { hexagon_tab(width, self.tip()) } else { sheet_tab(width) };
        let shape = Shape::Path { path: Arc::new(path), fill: Some(color), stroke: None };
        self.frame.push(Point::ZERO, None, shape);
    }

    fn tip(&self) -> f64 {
        tip(&self.frame).unwrap_or(self.y / 2.0)
    }

    fn icon(&mut self, icon: Icon, size: f64, color: Color) -> Shape {
        Shape::Text { block: self.engine.icon(icon, size as f32, self.pass.flow), color }
    }
}

/// A strip of a wait or pain point, measured.
struct Strip {
    tag: Tag,
    icon: Arc<Block>,
    tint: Color,
    color: Color,
    /// What it says, each from where its texts start.
    texts: Vec<(Part, Point, Arc<Block>)>,
    height: f64,
    rated: Option<Rated>,
    top: f64,
}

/// What a pain point's weight is made of.
struct Rated {
    severity: u8,
    /// How often it happens, shaped.
    often: Arc<Block>,
    /// It stands below the dots.
    is_below: bool,
}

/// How often a pain point happens, as it is written on the map: `×4`.
pub(super) fn often(frequency: u8) -> String {
    format!("×{frequency}")
}

/// The icon of a channel.
#[must_use]
pub fn channel_icon(channel: Channel) -> Icon {
    match channel {
        Channel::Phone => Icon::Phone,
        Channel::Email => Icon::Email,
        Channel::Chat => Icon::Chat,
        Channel::Social => Icon::Social,
        Channel::Web => Icon::Web,
        Channel::App => Icon::App,
        Channel::Sms => Icon::Sms,
        Channel::InPerson => Icon::InPerson,
        Channel::Letter => Icon::Letter,
        Channel::SelfService => Icon::SelfService,
        Channel::Other => Icon::Other,
    }
}

/// How high the colour of a card is.
const TAB: f64 = 6.0;

/// The top of a card with rounded corners.
fn sheet_tab(width: f64) -> BezPath {
    let radius = size::CARD_RADIUS;
    // Where the corner's arc is at the foot of the tab.
    let foot = radius - (radius.powi(2) - (radius - TAB).powi(2)).sqrt();
    let mut path = BezPath::new();
    path.move_to((foot, TAB));
    path.curve_to((foot + 0.7, TAB / 2.0), (radius / 2.0, 0.0), (radius, 0.0));
    path.line_to((width - radius, 0.0));
    path.curve_to((width - radius / 2.0, 0.0), (width - foot - 0.7, TAB / 2.0), (width - foot, TAB));
    path.close_path();
    path
}

/// The top of a hexagon whose points are `tip` below it.
fn hexagon_tab(width: f64, tip: f64) -> BezPath {
    let (point, edge) = (size::HEXAGON_POINT + 0.75, 0.75);
    let foot = point - size::HEXAGON_POINT * (TAB - edge) / (tip - edge).max(TAB);
    let mut path = BezPath::new();
    path.move_to((foot, TAB));
    path.line_to((point, edge));
    path.line_to((width - point, edge));
    path.line_to((width - foot, TAB));
    path.close_path();
    path
}

/// The accent along the inline start of a card: as wide as an edge, following the rounded corners and
/// tapering into the card's edge.
fn accent_path(height: f64) -> BezPath {
    /// How far the handles of a cubic that looks like a quarter ellipse reach.
    const KAPPA: f64 = 0.552_284_749_8;
    let (outer, x, edge) = (size::CARD_RADIUS, size::ACCENT, 1.0);
    let (rx, ry) = (outer - x, outer - edge);
    let mut path = BezPath::new();
    path.move_to((outer, 0.0));
    path.curve_to((outer - outer * KAPPA, 0.0), (0.0, outer - outer * KAPPA), (0.0, outer));
    path.line_to((0.0, height - outer));
    path.curve_to((0.0, height - outer + outer * KAPPA), (outer - outer * KAPPA, height), (outer, height));
    path.line_to((outer, height - edge));
    path.curve_to((outer - rx * KAPPA, height - edge), (x, height - outer + ry * KAPPA), (x, height - outer));
    path.line_to((x, outer));
    path.curve_to((x, outer - ry * KAPPA), (outer - rx * KAPPA, edge), (outer, edge));
    path.close_path();
    path
}
