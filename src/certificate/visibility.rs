//! What of a page can be seen. A code that nobody sees is a code that nobody gave: a template's leftover in white, an
//! example beside the page, something that was covered.
use hayro_interpret::{
    BlendMode, DrawMode, DrawProps, Paint,
    kurbo::{Affine, BezPath, PathEl, Point, Rect, Shape},
};

/// Comparisons of characters with areas on one page; what is beyond counts as seen.
const MOST_COMPARISONS: usize = 20_000_000;

/// Areas of one page that are kept.
const MOST_AREAS: usize = 20_000;

/// Colours that differ by less than this in each channel (of 1) are the same to the eye.
const SAME_COLOUR: f32 = 0.03;

/// Less opaque than this is not there.
const FAINT: f32 = 0.03;

/// How far outside of its clip or page the middle of a character may be, in page units.
const TOLERANCE: f64 = 1.0;

/// Red, green and blue, 0 to 1.
type Colour = [f32; 3];

/// What lies on the page below or above characters.
struct Area {
    place: Rect,
    /// The colour, where it is one.
    colour: Option<Colour>,
    /// Characters before it are covered.
    covers: bool,
    /// Characters drawn before it.
    glyphs: usize,
}

/// The page as far as it was drawn.
pub struct Visibility {
    page: Rect,
    /// What the clips so far leave, the narrowest last.
    clips: Vec<Rect>,
    /// Opacity of open groups, all groups around them included.
    groups: Vec<f32>,
    areas: Vec<Area>,
    comparisons: usize,
    has_invisible_text: bool,
    /// Area of the largest picture.
    largest_picture: f64,
}

impl Visibility {
    /// A blank page.
    pub const fn of_page(page: Rect) -> Self {
        Self {
            page,
            clips: Vec::new(),
            groups: Vec::new(),
            areas: Vec::new(),
            comparisons: MOST_COMPARISONS,
            has_invisible_text: false,
            largest_picture: 0.0,
        }
    }

    /// From here on only this is drawn.
    pub fn push_clip(&mut self, clip: Rect) {
        let around = self.clip();
        self.clips.push(around.intersect(clip));
    }

    /// The last clip ends.
    pub fn pop_clip(&mut self) {
        self.clips.pop();
    }

    /// A group that is drawn as one.
    pub fn push_group(&mut self, opacity: f32) {
        let around = self.opacity();
        self.groups.push(around * opacity);
    }

    /// The last group ends.
    pub fn pop_group(&mut self) {
        self.groups.pop();
    }

    /// A filled shape, after so many characters. Only rectangles are known to cover what they enclose.
    pub fn fill(&mut self, path: &BezPath, props: &DrawProps<'_>, mode: &DrawMode, glyphs: usize) {
        if !matches!(mode, DrawMode::Fill(_) | DrawMode::FillAndStroke(..)) {
            return;
        }
        let (colour, alpha) = colour(&props.paint);
        let alpha = alpha * self.opacity();
        let place = (props.transform * path).bounding_box().intersect(self.clip());
        if alpha < FAINT || place.width() <= 0.0 || place.height() <= 0.0 {
            return;
        }
        let replaces =
            matches!(props.blend_mode, BlendMode::Normal) && props.soft_mask.is_none() && alpha > 1.0 - FAINT;
        let is_known = replaces && is_rectangle(path) && is_upright(props.transform);
        self.add(Area { place, colour: colour.filter(|_| is_known), covers: is_known, glyphs });
    }

    /// A picture, of which any part may have any colour. It covers nothing: scans lie over their recognised text.
    /// The transform puts its pixels on the page.
    pub fn picture(&mut self, transform: Affine, width: u32, height: u32) {
        let pixels = Rect::new(0.0, 0.0, width.into(), height.into());
        let place = transform.transform_rect_bbox(pixels).intersect(self.clip());
        if place.width() > 0.0 && place.height() > 0.0 {
            self.largest_picture = self.largest_picture.max(place.area());
            self.add(Area { place, colour: None, covers: false, glyphs: 0 });
        }
    }

    fn add(&mut self, area: Area) {
        if self.areas.len() < MOST_AREAS {
            self.areas.push(area);
        }
    }

    /// Whether a point lies on the page and within the clip.
    pub fn is_inside(&self, point: Point) -> bool {
        self.clip().inflate(TOLERANCE, TOLERANCE).contains(point)
    }

    /// Whether something of this paint stands out at a point. Text that is drawn as invisible does: it belongs to a
    /// picture, as what was recognised in a scan.
    pub fn stands_out(&mut self, point: Point, paint: &Paint<'_>, mode: &DrawMode) -> bool {
        if matches!(mode, DrawMode::Invisible) {
            self.has_invisible_text = true;
            return true;
        }
        let (colour, alpha) = colour(paint);
        if alpha * self.opacity() < FAINT {
            return false;
        }
        let Some(colour) = colour else { return true };
        match self.background(point) {
            Background::Paper => !is_same(colour, [1.0; 3]),
            Background::Colour(background) => !is_same(colour, background),
            Background::Unknown => true,
        }
    }

    fn background(&mut self, point: Point) -> Background {
        for area in self.areas.iter().rev() {
            let Some(left) = self.comparisons.checked_sub(1) else { return Background::Unknown };
            self.comparisons = left;
            if area.place.contains(point) {
                return area.colour.map_or(Background::Unknown, Background::Colour);
            }
        }
        Background::Paper
    }

    /// Whether something was drawn over the character of that number afterwards. Recognised text may lie below all that
    /// is seen.
    pub fn is_covered(&mut self, index: usize, middle: Point) -> bool {
        if self.has_invisible_text {
            return false;
        }
        for area in self.areas.iter().rev().take_while(|area| area.glyphs > index) {
            let Some(left) = self.comparisons.checked_sub(1) else { return false };
            self.comparisons = left;
            if area.covers && area.place.contains(middle) {
                return true;
            }
        }
        false
    }

    /// Whether the page is a scan with the text that another program recognised in it: letters may be others there.
    pub fn is_recognised_scan(&self) -> bool {
        const SHARE: f64 = 0.5;
        self.has_invisible_text && self.largest_picture > self.page.area() * SHARE
    }

    fn clip(&self) -> Rect {
        self.clips.last().copied().unwrap_or(self.page)
    }

    fn opacity(&self) -> f32 {
        self.groups.last().copied().unwrap_or(1.0)
    }
}

enum Background {
    /// Nothing was drawn there.
    Paper,
    Colour(Colour),
    /// A picture or shape.
    Unknown,
}

/// The colour of a paint, if it is one, and its opacity.
fn colour(paint: &Paint<'_>) -> (Option<Colour>, f32) {
    match paint {
        Paint::Color(colour) => {
            let [red, green, blue, alpha] = colour.to_rgba().components();
            (Some([red, green, blue]), alpha)
        }
        Paint::Pattern(_) => (None, 1.0),
    }
}

fn is_same(one: Colour, other: Colour) -> bool {
    one.iter().zip(other).all(|(one, other)| (one - other).abs() < SAME_COLOUR)
}

/// Whether the edges of a rectangle stay level and upright.
fn is_upright(transform: Affine) -> bool {
    let [a, b, c, d, ..] = transform.as_coeffs();
    b.abs() + c.abs() < 1e-6 || a.abs() + d.abs() < 1e-6
}

/// One rectangle with level and upright edges.
fn is_rectangle(path: &BezPath) -> bool {
    let mut corners: Vec<Point> = Vec::new();
    for element in path.elements() {
        match element {
            PathEl::MoveTo(point) if corners.is_empty() => corners.push(*point),
            PathEl::LineTo(point) if corners.last() != Some(point) && corners.len() < 6 => corners.push(*point),
            PathEl::LineTo(point) if corners.last() == Some(point) => {}
            PathEl::ClosePath => {}
            _ => return false,
        }
    }
    if corners.len() == 5 && corners.first() == corners.last() {
        corners.pop();
    }
    let near = |one: f64, other: f64| (one - other).abs() < 1e-3;
    let level = |at: usize| near(corners[at].y, corners[(at + 1) % 4].y);
    let upright = |at: usize| near(corners[at].x, corners[(at + 1) % 4].x);
    corners.len() == 4
        && ((0..4).all(|at| if at % 2 == 0 { level(at) } else { upright(at) })
            || (0..4).all(|at| if at % 2 == 0 { upright(at) } else { level(at) }))
}
