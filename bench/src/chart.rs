//! The chart of the README.

use std::fmt::Write;

/// Bars: how many times as fast as the C loop.
pub fn svg(bars: &[(&str, f64)]) -> String {
    const ROW: usize = 24;
    const LEFT: usize = 250;
    const LONGEST: f64 = 360.0;
    let most = bars.iter().map(|(_, ratio)| *ratio).fold(1.0, f64::max).min(20.0);
    let height = ROW * bars.len() + 44;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 700 {height}\" width=\"700\" height=\"{height}\" \
         font-family=\"sans-serif\" font-size=\"13\">\n<rect width=\"700\" height=\"{height}\" fill=\"#fff\"/>\n\
         <text x=\"10\" y=\"22\" font-weight=\"bold\">septet through C, beside a C table loop at -O2 (times as fast)</text>\n"
    );
    for (row, (name, ratio)) in bars.iter().enumerate() {
        let y = 36 + row * ROW;
        let width = (ratio.min(most) / most * LONGEST).max(1.0);
        let _ = writeln!(
            svg,
            "<text x=\"{}\" y=\"{}\" text-anchor=\"end\">{name}</text>\
             <rect x=\"{LEFT}\" y=\"{y}\" width=\"{width:.0}\" height=\"16\" fill=\"#2a6f97\"/>\
             <text x=\"{:.0}\" y=\"{}\">{ratio:.1}</text>",
            LEFT - 8,
            y + 13,
            LEFT as f64 + width + 6.0,
            y + 13,
        );
    }
    svg.push_str("</svg>\n");
    svg
}
