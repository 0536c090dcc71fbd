//! Text among the tags of XML and HTML.

use throughline::markup::push_escaped;

#[test]
fn text_among_tags_is_only_text_and_what_a_format_can_not_hold_is_as_the_format_says() {
    let mut out = "<p title=\"".to_owned();
    push_escaped(&mut out, "a < b > \"c\" & &amp; שלום\u{1}\n", |c| match c {
        '\u{1}' => Some("".into()),
        '\n' => Some("<br>".into()),
        // What is escaped anyway is not asked for.
        '<' => Some("?".into()),
        _ => None,
    });
    assert_eq!(out, "<p title=\"a &lt; b &gt; &quot;c&quot; &amp; &amp;amp; שלום<br>");
}
