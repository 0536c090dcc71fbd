//! Pages and quads on the graphics card: the one file that speaks to it.
//!
//! The toolkit's own way of drawing pictures mixes each pixel with what is behind it, after a product of colors. On machines
//! without a graphics card that takes four times as long as copying, and most of what the window shows is this.
#![allow(unsafe_code)] // Every call of the graphics library is unsafe.

use eframe::egui_glow::ShaderVersion;
use eframe::glow::{self, HasContext as _};

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

/// What the graphics card holds for the tiles of a window.
#[derive(Default)]
pub struct GlScreen {
    /// What has changed in the pages since they were drawn from last.
    pub changes: Vec<PageChange>,
    pages: Vec<Option<GlPage>>,
    program: Option<GlProgram>,
    /// There is no program, and there will be none.
    has_failed: bool,
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
        }
        let changes = std::mem::take(&mut self.changes);
        let Some(program) = self.program else { return };
        for change in changes {
            self.change(gl, program.order, change);
        }
        program.begin(gl, screen, &self.corners(quads));
        let mut bound = None;
        for (nth, quad) in quads.iter().enumerate() {
            if bound != Some((quad.page, quad.smooth)) {
                let Some(page) = self.pages.get_mut(quad.page).and_then(Option::as_mut) else { continue };
                page.bind(gl, quad.smooth);
                bound = Some((quad.page, quad.smooth));
            }
            // One by one: software that draws two triangles knows them for a rectangle, and copies it.
            // SAFETY: the buffer that `begin` has filled holds six corners for each quad.
            unsafe { gl.draw_arrays(glow::TRIANGLES, nth as i32 * 6, 6) };
        }
        program.end(gl);
    }

    /// The corners of the two triangles of each quad.
    fn corners(&self, quads: &[Quad]) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(quads.len() * 6 * CORNER * size_of::<f32>());
        for Quad { page, from, to, .. } in quads {
            let [width, height] =
                self.pages.get(*page).copied().flatten().map_or([1, 1], |page| page.size).map(f64::from);
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
            PageChange::Draw { page, at: [x, y], size: [width, height], pixels } => {
                let page = self.pages.get(page).copied().flatten();
                let fits = pixels.len() == width as usize * height as usize * 4;
                if let Some(page) = page.filter(|_| fits) {
                    let pixels = glow::PixelUnpackData::Slice(Some(pixels.as_slice()));
                    let [x, y, width, height] = [x, y, width, height].map(|length| length as i32);
                    // SAFETY: the texture is one of this context, and there are as many pixels as the size says.
                    unsafe {
                        gl.bind_texture(glow::TEXTURE_2D, Some(page.texture));
                        gl.pixel_store_i32(glow::UNPACK_ALIGNMENT, 4);
                        let (form, kind) = (glow::RGBA, glow::UNSIGNED_BYTE);
                        gl.tex_sub_image_2d(glow::TEXTURE_2D, 0, x, y, width, height, form, kind, pixels);
                    }
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

/// True where the toolkit keeps its own attributes in an array, so that ours must not touch them.
fn has_vertex_arrays(gl: &glow::Context, is_embedded: bool) -> bool {
    let has = |name: &str| gl.supported_extensions().iter().any(|extension| extension.ends_with(name));
    let least = if is_embedded { "OES_vertex_array_object" } else { "ARB_vertex_array_object" };
    gl.version().major >= 3 || has(least)
}
