//! Pages and quads on the graphics card: the one file that speaks to it.
//!
//! The toolkit's own way of drawing pictures mixes each pixel with what is behind it, after a product of colors. On machines
//! without a graphics card that takes four times as long as copying, and most of what the window shows is this.
#![allow(unsafe_code)] // Every call of the graphics library is unsafe.

use eframe::egui_glow::ShaderVersion;
use eframe::glow::{self, HasContext as _};

use crate::app::paint::kept_panels::StripCopy;
use crate::app::paint::pages::{PageChange, Quad};

const VERTEX: &str = "
uniform vec2 u_screen;
IN vec2 a_to;
IN vec2 a_from;
OUT vec2 v_from;
void main() {
    gl_Position = vec4(2.0 * a_to.x / u_screen.x - 1.0, 1.0 - 2.0 * a_to.y / u_screen.y, 0.0, 1.0);
    v_from = a_from;
}
";

const FRAGMENT: &str = "
uniform sampler2D u_page;
IN vec2 v_from;
void main() {
    COLOR = TEXTURE(u_page, v_from);
}
";

/// The numbers of a corner: its place on the screen and in the page.
const CORNER: usize = 4;

/// What drivers that draw with the processor call themselves.
const SOFTWARE: &[&str] = &["llvmpipe", "lavapipe", "softpipe", "swiftshader", "software", "basic render"];

/// What the graphics card holds for the tiles of a window.
#[derive(Default)]
pub struct GlScreen {
    /// What has changed in the pages since they were drawn from last.
    pub changes: Vec<PageChange>,
    /// The versions of the strips around the canvas whose copies there are.
    pub copied: Vec<u64>,
    pages: Vec<Option<GlPage>>,
    program: Option<GlProgram>,
    /// There is no program, and there will be none.
    has_failed: bool,
    /// Copies of the sides of the window, each as large as its side.
    copies: Vec<Option<GlPage>>,
    copies_screen: bool,
}

#[derive(Clone, Copy)]
struct GlPage {
    texture: glow::Texture,
    size: [u32; 2],
    smooth: bool,
}

#[derive(Clone, Copy)]
struct GlProgram {
    program: glow::Program,
    corners: glow::Buffer,
    /// `None` where the graphics library has none.
    arrays: Option<glow::VertexArray>,
    /// The order in which the card keeps colors, so that they need not be exchanged when they are shown.
    order: u32,
}

impl GlScreen {
    /// True when the graphics library can't be told how to draw: nothing is ever shown.
    #[must_use]
    pub fn has_failed(&self) -> bool {
        self.has_failed
    }

    /// Brings the pages up to date and draws quads, from back to front, on a screen of that size.
    pub fn draw(&mut self, gl: &glow::Context, screen: [u32; 2], quads: &[Quad]) {
        if self.program.is_none() && !self.has_failed {
            self.program = GlProgram::new(gl);
            self.has_failed = self.program.is_none();
            self.copies_screen = !self.has_failed && is_software(gl);
        }
        let changes = std::mem::take(&mut self.changes);
        let Some(program) = self.program else { return };
        for change in changes {
            self.change(gl, program.order, change);
        }
        program.draw(gl, screen, &mut self.pages, quads);
    }

    /// True where what is on the screen is copied to be shown again: where the processor draws. There triangles are dear, and
    /// the screen is memory of the program alone. A graphics card draws panels at once, has to be waited for when it is read
    /// from, and need not keep the parts of a window that others cover.
    #[must_use]
    pub fn copies_screen(&self) -> bool {
        self.copies_screen
    }

    /// Shows copies, on a screen of that size.
    pub fn show_copies(&mut self, gl: &glow::Context, screen: [u32; 2], quads: &[Quad]) {
        if let Some(program) = self.program {
            program.draw(gl, screen, &mut self.copies, quads);
        }
    }

    /// Copies what is drawn by now on a screen of that size.
    pub fn copy(&mut self, gl: &glow::Context, screen: [u32; 2], strips: &[StripCopy]) {
        let Some(program) = self.program else { return };
        // SAFETY: a number is asked for; what failed earlier is of no interest here.
        let error = || unsafe { gl.get_error() };
        error();
        strips.iter().for_each(|strip| self.copy_strip(gl, program.order, screen, strip));
        if error() != glow::NO_ERROR {
            self.copies_screen = false;
        }
    }

    fn copy_strip(&mut self, gl: &glow::Context, order: u32, screen: [u32; 2], copy: &StripCopy) {
        let StripCopy { strip, version, quad: Quad { page, from, to, .. }, page_size } = *copy;
        if self.copies.len() <= page {
            self.copies.resize(page + 1, None);
        }
        let Some(place) = self.copies.get_mut(page) else { return };
        if let Some(old) = place.take_if(|page| page.size != page_size) {
            // SAFETY: the texture is one of this context, and nothing else holds it.
            unsafe { gl.delete_texture(old.texture) };
        }
        if place.is_none() {
            *place = GlPage::new(gl, order, page_size);
        }
        let Some(page) = place else { return };
        let size = [to.width() as u32, to.height() as u32];
        // The screen counts from below.
        let (x, y) = (to.x0 as i32, screen[1] as i32 - to.y1 as i32);
        page.put(gl, [from.x0 as u32, from.y0 as u32], size, &screen_pixels(gl, [x, y], size));
        if self.copied.len() <= strip {
            self.copied.resize(strip + 1, 0);
        }
        if let Some(copied) = self.copied.get_mut(strip) {
            *copied = version;
        }
    }

    fn change(&mut self, gl: &glow::Context, order: u32, change: PageChange) {
        match change {
            PageChange::Make { page, size } => {
                if self.pages.len() <= page {
                    self.pages.resize(page + 1, None);
                }
                if let Some(place) = self.pages.get_mut(page) {
                    *place = GlPage::new(gl, order, size);
                }
            }
            PageChange::Draw { page, at, size, pixels } => {
                if let Some(Some(page)) = self.pages.get(page) {
                    page.put(gl, at, size, &pixels);
                }
            }
            PageChange::Free(page) => {
                if let Some(page) = self.pages.get_mut(page).and_then(Option::take) {
                    // SAFETY: the texture is one of this context, and nothing else holds it.
                    unsafe { gl.delete_texture(page.texture) };
                }
            }
        }
    }
}

impl GlPage {
    fn new(gl: &glow::Context, order: u32, size: [u32; 2]) -> Option<Self> {
        let [width, height] = size.map(|length| length as i32);
        // SAFETY: a texture without pixels is made and given its size.
        unsafe {
            let texture = gl.create_texture().ok()?;
            gl.bind_texture(glow::TEXTURE_2D, Some(texture));
            for (name, value) in [
                (glow::TEXTURE_MIN_FILTER, glow::NEAREST),
                (glow::TEXTURE_MAG_FILTER, glow::NEAREST),
                (glow::TEXTURE_WRAP_S, glow::CLAMP_TO_EDGE),
                (glow::TEXTURE_WRAP_T, glow::CLAMP_TO_EDGE),
            ] {
                gl.tex_parameter_i32(glow::TEXTURE_2D, name, value as i32);
            }
            let (inner, nothing) = (glow::RGBA as i32, glow::PixelUnpackData::Slice(None));
            gl.tex_image_2d(glow::TEXTURE_2D, 0, inner, width, height, 0, order, glow::UNSIGNED_BYTE, nothing);
            Some(Self { texture, size, smooth: false })
        }
    }

    /// Puts pixels into a part of it.
    fn put(&self, gl: &glow::Context, at: [u32; 2], size: [u32; 2], pixels: &[u8]) {
        if pixels.len() != size[0] as usize * size[1] as usize * 4 {
            return;
        }
        let pixels = glow::PixelUnpackData::Slice(Some(pixels));
        let ([x, y], [width, height]) = (at.map(|at| at as i32), size.map(|length| length as i32));
        // SAFETY: the texture is one of this context, and there are as many pixels as the size says.
        unsafe {
            gl.bind_texture(glow::TEXTURE_2D, Some(self.texture));
            gl.pixel_store_i32(glow::UNPACK_ALIGNMENT, 4);
            let (form, kind) = (glow::RGBA, glow::UNSIGNED_BYTE);
            gl.tex_sub_image_2d(glow::TEXTURE_2D, 0, x, y, width, height, form, kind, pixels);
        }
    }

    fn bind(&mut self, gl: &glow::Context, smooth: bool) {
        let filter = if smooth { glow::LINEAR } else { glow::NEAREST } as i32;
        // SAFETY: the texture is one of this context.
        unsafe {
            gl.bind_texture(glow::TEXTURE_2D, Some(self.texture));
            if self.smooth != smooth {
                gl.tex_parameter_i32(glow::TEXTURE_2D, glow::TEXTURE_MIN_FILTER, filter);
                gl.tex_parameter_i32(glow::TEXTURE_2D, glow::TEXTURE_MAG_FILTER, filter);
            }
        }
        self.smooth = smooth;
    }
}

impl GlProgram {
    fn new(gl: &glow::Context) -> Option<Self> {
        let version = ShaderVersion::get(gl);
        let is_embedded = matches!(version, ShaderVersion::Es100 | ShaderVersion::Es300);
        let parts = [(glow::VERTEX_SHADER, VERTEX), (glow::FRAGMENT_SHADER, FRAGMENT)];
        // SAFETY: the objects are made here, and freed here where they are not kept.
        unsafe {
            let program = gl.create_program().ok()?;
            for (kind, text) in parts {
                let shader = gl.create_shader(kind).ok()?;
                gl.shader_source(shader, &source(version, kind, text));
                gl.compile_shader(shader);
                gl.attach_shader(program, shader);
                gl.delete_shader(shader);
            }
            gl.bind_attrib_location(program, 0, "a_to");
            gl.bind_attrib_location(program, 1, "a_from");
            gl.link_program(program);
            if !gl.get_program_link_status(program) {
                gl.delete_program(program);
                return None;
            }
            let corners = gl.create_buffer().ok()?;
            let arrays = has_vertex_arrays(gl, is_embedded).then(|| gl.create_vertex_array().ok()).flatten();
            let order = if is_embedded { glow::RGBA } else { glow::BGRA };
            Some(Self { program, corners, arrays, order })
        }
    }

    /// Draws parts of pages.
    fn draw(&self, gl: &glow::Context, screen: [u32; 2], pages: &mut [Option<GlPage>], quads: &[Quad]) {
        self.begin(gl, screen, &corners(quads, pages));
        let mut bound = None;
        for (nth, quad) in quads.iter().enumerate() {
            if bound != Some((quad.page, quad.smooth)) {
                let Some(page) = pages.get_mut(quad.page).and_then(Option::as_mut) else { continue };
                page.bind(gl, quad.smooth);
                bound = Some((quad.page, quad.smooth));
            }
            // One by one: software that draws two triangles knows them for a rectangle, and copies it.
            // SAFETY: the buffer that `begin` has filled holds six corners for each quad.
            unsafe { gl.draw_arrays(glow::TRIANGLES, nth as i32 * 6, 6) };
        }
        self.end(gl);
    }

    fn begin(&self, gl: &glow::Context, [width, height]: [u32; 2], corners: &[u8]) {
        let stride = (CORNER * size_of::<f32>()) as i32;
        // SAFETY: the objects are those of this context, and the two attributes are the halves of each corner.
        unsafe {
            gl.viewport(0, 0, width as i32, height as i32);
            gl.disable(glow::BLEND);
            gl.use_program(Some(self.program));
            let screen = gl.get_uniform_location(self.program, "u_screen");
            gl.uniform_2_f32(screen.as_ref(), width as f32, height as f32);
            gl.uniform_1_i32(gl.get_uniform_location(self.program, "u_page").as_ref(), 0);
            gl.active_texture(glow::TEXTURE0);
            if self.arrays.is_some() {
                gl.bind_vertex_array(self.arrays);
            }
            gl.bind_buffer(glow::ARRAY_BUFFER, Some(self.corners));
            gl.buffer_data_u8_slice(glow::ARRAY_BUFFER, corners, glow::STREAM_DRAW);
            for (place, offset) in [(0, 0), (1, stride / 2)] {
                gl.enable_vertex_attrib_array(place);
                gl.vertex_attrib_pointer_f32(place, 2, glow::FLOAT, false, stride, offset);
            }
        }
    }

    fn end(&self, gl: &glow::Context) {
        // SAFETY: nothing stays bound that the toolkit does not bind itself.
        unsafe {
            if self.arrays.is_some() {
                gl.bind_vertex_array(None);
            }
            gl.bind_buffer(glow::ARRAY_BUFFER, None);
        }
    }
}

/// The text of a shader in the dialect of a version.
fn source(version: ShaderVersion, kind: u32, text: &str) -> String {
    let is_new = version.is_new_shader_interface();
    let (into, out) = match (is_new, kind) {
        (true, _) => ("in", "out"),
        (false, glow::VERTEX_SHADER) => ("attribute", "varying"),
        (false, _) => ("varying", "varying"),
    };
    let color = if is_new { "out vec4 f_color;\n#define COLOR f_color\n" } else { "#define COLOR gl_FragColor\n" };
    let color = if kind == glow::FRAGMENT_SHADER { color } else { "" };
    let sample = if is_new { "texture" } else { "texture2D" };
    let head = version.version_declaration();
    // Places in a page need more than the least precision.
    let precision = "#ifdef GL_ES\n#ifdef GL_FRAGMENT_PRECISION_HIGH\nprecision highp float;\n#else\n\
                     precision mediump float;\n#endif\n#endif\n";
    format!("{head}{precision}#define IN {into}\n#define OUT {out}\n#define TEXTURE {sample}\n{color}{text}")
}

/// The corners of the two triangles of each quad.
fn corners(quads: &[Quad], pages: &[Option<GlPage>]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(quads.len() * 6 * CORNER * size_of::<f32>());
    for Quad { page, from, to, .. } in quads {
        let size = pages.get(*page).and_then(Option::as_ref).map_or([1, 1], |page| page.size);
        let [width, height] = size.map(f64::from);
        let corner = |right: bool, low: bool| {
            let x = if right { (to.x1, from.x1) } else { (to.x0, from.x0) };
            let y = if low { (to.y1, from.y1) } else { (to.y0, from.y0) };
            [x.0, y.0, x.1 / width, y.1 / height]
        };
        let (a, b, c, d) = (corner(false, false), corner(true, false), corner(false, true), corner(true, true));
        for number in [a, b, c, c, b, d].into_iter().flatten() {
            bytes.extend_from_slice(&(number as f32).to_ne_bytes());
        }
    }
    bytes
}

/// The pixels of a part of the screen, from its top to its bottom; `x` and `y` are those of its lower left corner.
///
/// Copying within the graphics library is no faster where the processor draws, and it first makes programs for that, which takes
/// longer than ten frames.
fn screen_pixels(gl: &glow::Context, [x, y]: [i32; 2], size: [u32; 2]) -> Vec<u8> {
    let row = size[0] as usize * 4;
    let mut pixels = vec![0; row * size[1] as usize];
    let ([width, height], into) = (size.map(|length| length as i32), glow::PixelPackData::Slice(Some(&mut pixels)));
    // SAFETY: there is room for as many pixels as the size says.
    unsafe {
        gl.pixel_store_i32(glow::PACK_ALIGNMENT, 4);
        gl.read_pixels(x, y, width, height, glow::RGBA, glow::UNSIGNED_BYTE, into);
    }
    let mut from_top = Vec::with_capacity(pixels.len());
    pixels.rchunks(row.max(1)).for_each(|row| from_top.extend_from_slice(row));
    from_top
}

/// True where the processor draws.
fn is_software(gl: &glow::Context) -> bool {
    // SAFETY: a name is asked for that every version has.
    let renderer = unsafe { gl.get_parameter_string(glow::RENDERER) }.to_lowercase();
    SOFTWARE.iter().any(|name| renderer.contains(name))
}

/// True where the toolkit keeps its own attributes in an array, so that ours must not touch them.
fn has_vertex_arrays(gl: &glow::Context, is_embedded: bool) -> bool {
    let has = |name: &str| gl.supported_extensions().iter().any(|extension| extension.ends_with(name));
    let least = if is_embedded { "OES_vertex_array_object" } else { "ARB_vertex_array_object" };
    gl.version().major >= 3 || has(least)
}
