//! The look of the window around the map: quiet, on a grid of four points.

use std::sync::Arc;

use crate::app::paint::convert::color32;
use crate::app::widgets::focus::FocusRing;
use crate::app::widgets::motion;
use crate::scene::Color;
use crate::theme::ColorPair;
use egui::epaint::text::{FontData, FontDefinitions};
use egui::style::{Selection, WidgetVisuals, Widgets};
use egui::{Color32, Context, CornerRadius, FontFamily, FontId, Margin, Shadow, Stroke, Style, TextStyle, Theme, vec2};

/// The colors of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// True for light on dark.
    pub dark: bool,
    /// Behind panels and menus.
    pub panel: Color32,
    /// Behind fields that are typed into.
    pub field: Color32,
    /// Behind what the pointer is over.
    pub hover: Color32,
    /// Behind what is pressed or open.
    pub pressed: Color32,
    /// Lines between panels.
    pub hairline: Color32,
    /// Edges of fields and of other places for a value. A button is known by its words.
    pub edge: Color32,
    /// Text.
    pub text: Color32,
    /// Captions and hints.
    pub quiet: Color32,
    /// The main button, the selection, the caret.
    pub accent: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// Behind selected text and rows.
    pub selected: Color32,
    /// What is wrong.
    pub error: Color32,
}

impl Palette {
    /// Dark on light.
    pub const LIGHT: Self = Self {
        dark: false,
        panel: Color32::from_rgb(0xff, 0xff, 0xff),
        field: Color32::from_rgb(0xff, 0xff, 0xff),
        hover: Color32::from_rgb(0xf3, 0xf4, 0xf6),
        pressed: Color32::from_rgb(0xe8, 0xea, 0xee),
        hairline: Color32::from_rgb(0xe7, 0xe7, 0xe3),
        edge: Color32::from_rgb(0x86, 0x89, 0x91),
        text: Color32::from_rgb(0x1f, 0x20, 0x24),
        quiet: Color32::from_rgb(0x60, 0x63, 0x6b),
        accent: Color32::from_rgb(0x2f, 0x6f, 0xed),
        on_accent: Color32::from_rgb(0xff, 0xff, 0xff),
        selected: Color32::from_rgb(0xdc, 0xe8, 0xff),
        error: Color32::from_rgb(0xb4, 0x23, 0x28),
    };

    /// Light on dark.
    pub const DARK: Self = Self {
        dark: true,
        panel: Color32::from_rgb(0x20, 0x22, 0x27),
        field: Color32::from_rgb(0x17, 0x19, 0x1d),
        hover: Color32::from_rgb(0x28, 0x2b, 0x31),
        pressed: Color32::from_rgb(0x38, 0x3c, 0x45),
        hairline: Color32::from_rgb(0x31, 0x34, 0x3b),
        edge: Color32::from_rgb(0x7b, 0x80, 0x8b),
        text: Color32::from_rgb(0xec, 0xed, 0xef),
        quiet: Color32::from_rgb(0xb0, 0xb4, 0xbc),
        accent: Color32::from_rgb(0x38, 0x72, 0xe0),
        on_accent: Color32::from_rgb(0xff, 0xff, 0xff),
        selected: Color32::from_rgb(0x29, 0x42, 0x78),
        error: Color32::from_rgb(0xff, 0x8a, 0x8a),
    };

    /// All pairs of its colors that meet in the window and say something.
    #[must_use]
    pub fn pairs(&self) -> Vec<ColorPair> {
        const TEXT: f64 = 4.5;
        let Self { panel, field, hover, pressed, selected, text, quiet, accent, on_accent, edge, error, .. } = *self;
        let all: &[Color32] = &[panel, field, hover, pressed, selected];
        let rows: [(&'static str, f64, Color32, &[Color32]); 7] = [
            ("text", TEXT, text, all),
            ("a hint", TEXT, quiet, all),
            ("what is wrong", TEXT, error, &[panel, field, hover]),
            ("text on the main button", TEXT, on_accent, &[accent]),
            ("the main button, the focus, a caret", SHAPE, accent, &[panel, field, hover]),
            ("the focus on a selected row", SHAPE, text, &[selected]),
            ("the edge of a field", SHAPE, edge, &[panel, field]),
        ];
        let pairs = rows.into_iter().flat_map(|(what, least, front, backs)| {
            backs.iter().map(move |back| ColorPair { what, front: opaque(front), back: opaque(*back), least })
        });
        pairs.collect()
    }

    /// A color of the map as a mark on panels, which may be dark: moved toward the color of text until it stands out.
    #[must_use]
    pub fn visible(&self, color: Color) -> Color32 {
        let text = opaque(self.text);
        let backs = [self.panel, self.hover, self.selected].map(opaque);
        let mixed = |step: u16| {
            let mix = |from: u8, to: u8| {
                u8::try_from((u16::from(from) * (8 - step) + u16::from(to) * step) / 8).unwrap_or(to)
            };
            Color { r: mix(color.r, text.r), g: mix(color.g, text.g), b: mix(color.b, text.b), a: color.a }
        };
        let seen = (0..8).map(mixed).find(|mixed| backs.iter().all(|back| mixed.contrast(*back) >= SHAPE));
        color32(seen.unwrap_or(text))
    }
}

/// The least contrast of graphics that say something.
const SHAPE: f64 = 3.0;

fn opaque(color: Color32) -> Color {
    let [r, g, b, _] = color.to_array();
    Color { r, g, b, a: 255 }
}

/// Over what was found on the map, whose colors are light: what it says stays readable.
pub const FOUND: Color32 = Color32::from_rgba_premultiplied(0x44, 0x38, 0x00, 0x44);

/// Gives a context the program's fonts and, for its light and dark theme, its looks.
pub fn install(ctx: &Context) {
    ctx.set_fonts(fonts());
    ctx.add_plugin(FocusRing);
    ctx.add_plugin(motion::WheelSteps);
    ctx.set_style_of(Theme::Light, style(&Palette::LIGHT));
    ctx.set_style_of(Theme::Dark, style(&Palette::DARK));
}

/// The palette of the theme that a context shows.
#[must_use]
pub fn palette(ctx: &Context) -> &'static Palette {
    if ctx.theme() == Theme::Dark { &Palette::DARK } else { &Palette::LIGHT }
}

/// The bundled fonts, for what egui draws itself.
#[must_use]
pub fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    let files: [(&str, &'static [u8]); 5] = [
        ("rubik", include_bytes!("../../../assets/fonts/Rubik-Regular.ttf")),
        ("rubik-medium", include_bytes!("../../../assets/fonts/Rubik-Medium.ttf")),
        ("rubik-semibold", include_bytes!("../../../assets/fonts/Rubik-SemiBold.ttf")),
        ("phosphor", include_bytes!("../../../assets/fonts/Phosphor-Regular.ttf")),
        ("emoji", include_bytes!("../../../assets/fonts/NotoEmoji-Regular.ttf")),
    ];
    for (name, bytes) in files {
        fonts.font_data.insert(name.into(), Arc::new(FontData::from_static(bytes)));
    }
    let mut family = |family: FontFamily, first: &str| {
        fonts.families.insert(family, vec![first.into(), "phosphor".into(), "emoji".into()]);
    };
    family(FontFamily::Proportional, "rubik");
    family(FontFamily::Monospace, "rubik");
    family(FontFamily::Name("medium".into()), "rubik-medium");
    family(FontFamily::Name("semibold".into()), "rubik-semibold");
    fonts
}

/// The style of widgets in the colors of a palette.
#[must_use]
pub fn style(palette: &Palette) -> Style {
    let mut style = Style { animation_time: motion::TIME, compact_menu_style: false, ..Style::default() };
    let font = |size: f32| FontId::new(size, FontFamily::Proportional);
    style.text_styles = [
        (TextStyle::Small, font(11.0)),
        (TextStyle::Body, font(13.0)),
        (TextStyle::Button, font(13.0)),
        (TextStyle::Monospace, FontId::new(13.0, FontFamily::Monospace)),
        (TextStyle::Heading, font(15.0)),
    ]
    .into();
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.4;
    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(8.0, 4.0);
    spacing.button_padding = vec2(8.0, 4.0);
    spacing.interact_size = vec2(28.0, 28.0);
    spacing.menu_margin = Margin::same(4);
    spacing.window_margin = Margin::same(16);
    spacing.indent = 16.0;
    spacing.icon_width = 16.0;
    spacing.icon_width_inner = 8.0;
    spacing.icon_spacing = 8.0;
    spacing.menu_width = 220.0;
    spacing.tooltip_width = 280.0;
    spacing.combo_width = 120.0;
    visuals(palette, &mut style.visuals);
    style
}

fn visuals(palette: &Palette, visuals: &mut egui::Visuals) {
    let Palette { panel, field, hairline, text, quiet, accent, selected, error, .. } = *palette;
    *visuals = if palette.dark { egui::Visuals::dark() } else { egui::Visuals::light() };
    visuals.widgets = widgets(palette);
    visuals.selection = Selection { bg_fill: selected, stroke: Stroke::new(1.0, text) };
    visuals.weak_text_color = Some(quiet);
    visuals.hyperlink_color = accent;
    visuals.panel_fill = panel;
    visuals.window_fill = panel;
    visuals.extreme_bg_color = field;
    visuals.text_edit_bg_color = Some(field);
    visuals.faint_bg_color = palette.hover;
    visuals.code_bg_color = palette.hover;
    visuals.error_fg_color = error;
    visuals.window_stroke = Stroke::new(1.0, if palette.dark { palette.pressed } else { hairline });
    visuals.window_corner_radius = CornerRadius::same(8);
    visuals.menu_corner_radius = CornerRadius::same(8);
    let shadow = |offset: i8, blur: u8, alpha: u8| Shadow {
        offset: [0, offset],
        blur,
        spread: 0,
        color: Color32::from_black_alpha(if palette.dark { alpha.saturating_mul(3) } else { alpha }),
    };
    visuals.window_shadow = shadow(8, 28, 36);
    visuals.popup_shadow = shadow(4, 16, 28);
    visuals.text_cursor.stroke = Stroke::new(1.5, accent);
    visuals.slider_trailing_fill = true;
    visuals.indent_has_left_vline = false;
}

fn widgets(palette: &Palette) -> Widgets {
    let Palette { panel, field, hover, pressed, hairline, text, accent, .. } = *palette;
    let widget = |fill: Color32, background: Color32, line: Color32| WidgetVisuals {
        bg_fill: background,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(1.0, line),
        corner_radius: CornerRadius::same(6),
        fg_stroke: Stroke::new(1.0, text),
        expansion: 0.0,
    };
    Widgets {
        noninteractive: widget(panel, panel, hairline),
        inactive: widget(panel, field, hairline),
        hovered: widget(hover, hover, hairline),
        active: widget(pressed, pressed, accent),
        open: widget(hover, hover, hairline),
    }
}
