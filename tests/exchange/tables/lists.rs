//! Lists and tables as programs put them on the clipboard, as text and as HTML.

use proptest::prelude::*;
use throughline::exchange::table::{Content, read};
use throughline::exchange::{html, separated};

use crate::support::cases;

fn lines(lines: &[&str]) -> Content {
    Content::Lines(lines.iter().map(|line| (*line).to_owned()).collect())
}

fn table(rows: &[&[&str]]) -> Content {
    Content::Table(rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect())
}

#[test]
fn marks_of_a_list_are_no_text_however_a_program_writes_them() {
    for text in [
        // Word and Outlook: bullets, and the letters and private characters of fonts of signs.
        "•\tone\r\no\ttwo\r\n▪\tthree\r\n",
        "·\tone\n§\ttwo\nØ\tthree",
        "\u{f0b7}\tone\n\u{f0a7}\ttwo\n\u{f0d8}\tthree",
        "1.\tone\n2.\ttwo\n3.\tthree",
        "a)\tone\nb)\ttwo\nc)\tthree",
        "i.\tone\nii.\ttwo\niii.\tthree",
        "1.\tone\n1.1.\ttwo\n1.2.\tthree",
        "א.\tone\nב.\ttwo\nג.\tthree",
        "(1)\tone\n\t(a)\ttwo\n\t(b)\tthree",
        // Google Docs, mail and chats.
        "* one\n   * two\n      * three",
        "- one\n- two\n  - three",
        "– one\n— two\n+ three",
        "1. one\n2. two\n10. three",
        "a. one\nb. two\nc. three",
        "[ ] one\n[x] two\n- [ ] three",
        "☐ one\n☑ two\n✓ three",
        // A part of it, and what is only indented.
        "one\n• two\n• three",
        "one\n\ttwo\n\t\tthree",
    ] {
        assert_eq!(read(text), Ok(lines(&["one", "two", "three"])), "{text:?}");
    }
}

#[test]
fn what_only_looks_like_a_mark_is_text_or_a_table() {
    for text in
        ["-5 degrees", "1.5 hours", "o problemă", "A. Cohen calls", "30.11. is the day", "*.csv", "etc. and so on"]
    {
        assert_eq!(read(text), Ok(lines(&[text])), "{text:?}");
    }
    for (text, expected) in [
        ("1\tone\n2\ttwo", table(&[&["1", "one"], &["2", "two"]])),
        ("1.\tone\tx\n2.\ttwo\ty", table(&[&["1.", "one", "x"], &["2.", "two", "y"]])),
        ("-\tone\ntwo\tthree", table(&[&["-", "one"], &["two", "three"]])),
        ("\tone\n\ttwo", table(&[&["", "one"], &["", "two"]])),
        ("\"- one\n- two\"\tthree", table(&[&["one\ntwo", "three"]])),
    ] {
        assert_eq!(read(text), Ok(expected), "{text:?}");
    }
}

#[test]
fn marks_in_the_cells_of_a_table_are_no_text_on_the_clipboard_in_a_file_and_in_html() {
    let expected = table(&[&["one", "two"], &["three\nfour", "-5 •"]]);
    assert_eq!(read("• one\t- two\n\"☐ three\n[x] four\"\t-5 •"), Ok(expected.clone()));
    for text in ["• one,- two\n\"☐ three\n[x] four\",-5 •", "* one;– two\n\"+ three\n✓ four\";-5 •"] {
        assert_eq!(separated::read(text), Ok(expected.clone()), "{text:?}");
    }
    let html = "<table><tr><td>• one</td><td>- two</td></tr><tr><td>☐ three<br>[x] four</td><td>-5 •</td></tr></table>";
    assert_eq!(html::read(html, "• one\t- two\n\"☐ three\n[x] four\"\t-5 •"), Some(expected));
    assert_eq!(separated::read("• one\n• two"), Ok(lines(&["one", "two"])));
}

const WORD: &str = "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><head><meta charset=utf-8><style>\n<!-- p {color:red} -->\n</style>\
    <!--[if gte mso 9]><xml><o:x>no</o:x></xml><![endif]--></head><body lang=EN-US><!--StartFragment-->\n\
    <p class=MsoListParagraphCxSpFirst style='text-indent:-.25in;mso-list:l0 level1 lfo1'><![if !supportLists]><span\n\
    style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span></span></span>\
    <![endif]>Calls the\nsupport &amp; waits<o:p></o:p></p>\n\
    <p class=MsoListParagraphCxSpLast style='margin-left:1.0in;mso-list:l0 level2 lfo1'><!--[if !supportLists]--><span>\
    <span style='mso-list:Ignore'>o<span>&nbsp;</span></span></span><!--[endif]-->מקבל&nbsp;תשובה<o:p></o:p></p><!--EndFragment--></body></html>";

const DOCS: &str = "<meta charset='utf-8'><b style=\"font-weight:normal;\" id=\"docs-internal-guid-1\"><ul style=\"margin-top:0\">\
    <li dir=\"ltr\" style=\"list-style-type:disc\" aria-level=\"1\"><p dir=\"ltr\" role=\"presentation\"><span>Calls the support &amp; waits</span></p></li>\
    <ul><li dir=\"rtl\" aria-level=\"2\"><p dir=\"rtl\"><span>מקבל</span><span> תשובה</span></p></li></ul></ul></b><br class=\"Apple-interchange-newline\">";

#[test]
fn items_of_word_and_of_google_docs_are_lines_without_their_marks() {
    let items = lines(&["Calls the support & waits", "מקבל תשובה"]);
    assert_eq!(html::read(WORD, "·\tCalls the support & waits\r\no\tמקבל תשובה\r\n"), Some(items.clone()));
    assert_eq!(html::read(DOCS, "* Calls the support & waits\n   * מקבל תשובה"), Some(items));
}

/// The same two items as further programs write them, each with the text beside it.
const FRAGMENTS: [(&str, &str, &str); 9] = [
    (
        "Word, from right to left",
        "<html><head><meta name=Generator content=\"Microsoft Word 15\"></head><body><!--StartFragment-->\n\
        <p class=MsoListParagraphCxSpFirst dir=RTL style='margin-top:0in;text-indent:-.25in;mso-list:l0 level1 lfo1;direction:rtl'>\
        <![if !supportLists]><span style='font-family:Symbol;mso-fareast-font-family:\nSymbol'><span style='mso-list:Ignore'>·<span \
        style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]><span dir=RTL></span><span lang=HE \
        style='font-family:\"Arial\",sans-serif'>Calls the support &amp; waits</span><o:p></o:p></p>\n\
        <p class=MsoListParagraphCxSpLast dir=RTL style='mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>א.<span>\
        &nbsp; </span></span><![endif]><span lang=HE>מקבל\nתשובה</span><span dir=LTR></span><o:p></o:p></p><!--EndFragment--></body></html>",
        "·\tCalls the support & waits\r\nא.\tמקבל תשובה\r\n",
    ),
    (
        "Word on the web",
        "<div class=\"ListContainerWrapper SCXW1\"><ul class=\"BulletListStyle1 SCXW1\" role=\"list\"><li data-leveltext=\"·\" data-listid=\"1\" \
        aria-setsize=\"-1\" class=\"OutlineElement Ltr SCXW1\"><p class=\"Paragraph SCXW1\"><span data-contrast=\"auto\" class=\"TextRun SCXW1\">\
        <span class=\"NormalTextRun SCXW1\">Calls the support &amp; waits</span></span><span class=\"EOP SCXW1\">&nbsp;</span></p></li></ul></div>\
        <div class=\"ListContainerWrapper SCXW1\"><ul role=\"list\"><li class=\"OutlineElement Rtl SCXW1\"><p class=\"Paragraph\"><span>מקבל \
        </span><span>תשובה</span><span class=\"EOP\">&nbsp;</span></p></li></ul></div>",
        "•\tCalls the support & waits \r\n•\tמקבל תשובה \r\n",
    ),
    (
        "Outlook, classic",
        "<html xmlns:v=\"urn:schemas-microsoft-com:vml\"><head><!--[if !mso]><style>v\\:* {behavior:url(#default#VML);}</style><![endif]-->\
        <!--[if gte mso 9]><xml>\n<o:shapedefaults v:ext=\"edit\" spidmax=\"1026\" />\n</xml><![endif]--></head><body lang=EN-US><ol \
        style='margin-top:0in' start=1 type=1><li class=MsoListParagraph style='margin-left:0in;mso-list:l1 level1 lfo2'>Calls the support\n\
        &amp; waits<o:p></o:p></li><li class=MsoListParagraph dir=RTL style='mso-list:l1 level1 lfo2'>מקבל תשובה<o:p></o:p></li></ol></body></html>",
        "1.\tCalls the support & waits\r\n2.\tמקבל תשובה\r\n",
    ),
    (
        "Outlook, new",
        "<ul data-editing-info=\"{&quot;applyListStyleFromLevel&quot;:true}\" style=\"margin-top: 0px;\"><li style=\"font-family: Aptos;\"><div \
        role=\"presentation\" class=\"elementToProof\">Calls the support &amp; waits</div></li><li dir=\"rtl\"><div class=\"elementToProof\">מקבל \
        תשובה</div></li></ul>",
        "Calls the support & waits\nמקבל תשובה",
    ),
    (
        "LibreOffice",
        "<!DOCTYPE html>\n<html>\n<head>\n\t<meta http-equiv=\"content-type\" content=\"text/html; charset=utf-8\"/>\n\t<title></title>\n\t\
        <style type=\"text/css\">\n\t\t@page { size: 8.27in 11.69in }\n\t\tp { line-height: 115% }\n\t</style>\n</head>\n<body lang=\"en-US\" \
        dir=\"ltr\"><ul>\n\t<li><p style=\"margin-bottom: 0in\">\n\tCalls the support &amp; waits</p>\n\t<ul>\n\t\t<li><p dir=\"rtl\" \
        align=\"right\">\n\t\tמקבל <font face=\"Rubik\">תשובה</font></p></li>\n\t</ul></li>\n</ul>\n</body>\n</html>",
        "• Calls the support & waits\n    ◦ מקבל תשובה",
    ),
    (
        "a checklist of Google Docs",
        "<meta charset='utf-8'><b style=\"font-weight:normal;\" id=\"docs-internal-guid-8a1b\"><ul style=\"padding-inline-start:28px;\"><li dir=\"ltr\" \
        role=\"checkbox\" aria-checked=\"false\" aria-level=\"1\"><img src=\"data:image/png;base64,iVBORw0KGgo=\" alt=\"unchecked\" \
        aria-roledescription=\"checkbox\" /><p dir=\"ltr\" style=\"display:inline-block;\" role=\"presentation\"><span>Calls the support &amp; \
        waits</span></p></li><li dir=\"rtl\" role=\"checkbox\" aria-checked=\"true\"><img alt=\"checked\" /><p><span>מקבל</span><span> \
        תשובה</span></p></li></ul></b><br class=\"Apple-interchange-newline\">",
        "Calls the support & waits\nמקבל תשובה",
    ),
    (
        "Gmail",
        "<meta http-equiv=\"content-type\" content=\"text/html; charset=utf-8\"><div dir=\"ltr\"><ul><li style=\"margin-left:15px\">Calls the support \
        &amp; waits</li><li>מקבל תשובה<br></li></ul></div>",
        "- Calls the support & waits\n- מקבל תשובה",
    ),
    (
        "a browser",
        "<html><body>\n<!--StartFragment--><ul class=\"x\"><li>Calls the support &amp; waits</li>\n<li><bdi>מקבל&#32;תשובה</bdi></li></ul><!--EndFragment-->\n\
        </body>\n</html>",
        "Calls the support & waits\nמקבל תשובה",
    ),
    (
        "Pages and Notes",
        "<!DOCTYPE html PUBLIC \"-//W3C//DTD HTML 4.01//EN\"><html><head><style type=\"text/css\">li.li1 {margin: 0.0px}\nspan.s1 {font: 9.0px \
        Menlo}</style></head><body><ul class=\"ul1\">\n<li class=\"li1\"><span class=\"s1\"></span>Calls the support &amp; waits</li>\n<li \
        class=\"li1\"><span class=\"s1\"></span>מקבל תשובה</li>\n</ul></body></html>",
        "\t•\tCalls the support & waits\n\t•\tמקבל תשובה",
    ),
];

#[test]
fn items_of_other_programs_are_lines_without_their_marks() {
    let items = lines(&["Calls the support & waits", "מקבל תשובה"]);
    for (program, html, text) in FRAGMENTS {
        assert_eq!(html::read(html, text), Some(items.clone()), "{program}");
    }
}

#[test]
fn cells_of_word_and_excel_are_cells_with_their_lines() {
    let word = "<table class=MsoTableGrid><tr><td width=10><p class=MsoNormal>One<o:p></o:p></p><p>two</p></td><td><p>Three</p></td></tr>\
        <tr><td colspan=2><ul><li>Four<li>Five</ul></td></tr></table>";
    let expected = table(&[&["One\ntwo", "Three"], &["Four\nFive", ""]]);
    assert_eq!(html::read(word, "One\r\ntwo\tThree\r\n•\tFour\r\n•\tFive"), Some(expected));
    // A part of a sheet comes without the table around it.
    let excel = "<html><body><!--StartFragment--><col width=64><tr height=20><td rowspan=2 dir=\"auto\">A<br style='mso-data-placement:same-cell'>b</td>\
        <td>=1 &lt; 2</td></tr><tr><td align=right>3,5</td></tr><!--EndFragment--></body></html>";
    let expected = table(&[&["A\nb", "=1 < 2"], &["", "3,5"]]);
    assert_eq!(html::read(excel, "\"A\nb\"\t=1 < 2\n\t3,5"), Some(expected));
}

#[test]
fn html_that_says_no_more_than_the_text_or_something_else_is_not_read() {
    for (html, text) in [
        ("<p>one</p><p>two</p>", "one\ntwo"),
        ("<ul><li>old</ul>", "new\ntext"),
        ("<ul><li>one</ul>", "one\nand much that is not in the list"),
        ("<table><tr><td>one</td></tr></table><p>and a paragraph</p>", "one\nand a paragraph"),
        ("", "one"),
        ("<ul><li style='mso-list:Ignore'>one", "one\ntwo"),
    ] {
        assert_eq!(html::read(html, text), None, "{html}");
    }
    let wide = "<tr><td colspan=500>x</td></tr>".repeat(10_000);
    assert_eq!(html::read(&format!("<table>{wide}</table>"), "x"), None, "it is given up in time");
    assert_eq!(html::read(&"<!--[if !supportLists]-->".repeat(200_000), "x"), None);
    assert_eq!(html::read(&"<table><tr><td>".repeat(100_000), "x"), None);
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn any_html_is_read_or_not(parts in proptest::collection::vec(
        prop::sample::select(vec![
            "<", ">", "/", "<li>", "</li", "<td rowspan=3>", "<td colspan='2", "<tr>", "</tr>", "<table>", "</table>", "<!--", "-->", "<![if !supportLists]>",
            "<![endif]>", "&", "&amp;", "&#1;", "&#xFFFFFFFFF;", "<p style=\"mso-list:l0", "\"", "'", "=", "א", "x\n", "<style>", "<span style='mso-list:Ignore'>",
        ]),
        0..40,
    )) {
        let html = parts.concat();
        let _ = html::read(&html, "x");
        let _ = html::read(&format!("<ul><li>{html}"), "x");
        let _ = read(&html);
    }
}
