//! What programs that read our Markdown and HTML further would take for something else.

use crate::page::{Page, answer::answer, html, markdown, rich};

fn page(typed: &str) -> Page {
    Page {
        blocks: answer(typed, 1),
    }
}

#[test]
fn no_two_dollars_make_a_formula() {
    for (typed, written) in [
        ("$5M–$6M", "&#36;5M–&#36;6M\n"),
        ("**$5** or\n`$6`", "**&#36;5** or  \n`$6`\n"),
        (
            "$5, see https://a.example/$6",
            "&#36;5, see https://a.example/$6\n",
        ),
        ("www.a.example/$b$c", "www&#46;a.example/&#36;b&#36;c\n"),
        ("$5\n\n$6", "$5\n\n$6\n"),
        (
            "| $5 | $6 |\n|---|---|\n| $7$ | 8 |",
            "| $5 | $6 |\n| --- | --- |\n| &#36;7&#36; | 8 |\n",
        ),
    ] {
        assert_eq!(markdown::write(&page(typed)), written, "{typed}");
    }
}

#[test]
fn no_name_becomes_an_emoji_and_no_quotation_a_box() {
    for (typed, written) in [
        ("web:email:open", "web&#58;email:open\n"),
        (
            "1:100:1 at 10:30:45, a:bc:d",
            "1&#58;100:1 at 10:30:45, a:bc:d\n",
        ),
        ("> \\[!NOTE\\]\n> a", "> &#91;!NOTE]  \n> a\n"),
        ("[!] a", "[!] a\n"),
    ] {
        assert_eq!(markdown::write(&page(typed)), written, "{typed}");
    }
}

#[test]
fn tasks_and_the_language_of_code_are_where_programs_look() {
    let page = page("- [x] a\n- [ ] b\n\n```sql\nc\n```");
    let written = html::write(&page, 0);
    for part in [
        "<li dir=\"auto\"><input type=\"checkbox\" disabled checked /> a</li>",
        "<li dir=\"auto\"><input type=\"checkbox\" disabled /> b</li>",
        "<pre class=\"language-sql\" ",
        "<code class=\"language-sql\">c</code>",
    ] {
        assert!(written.contains(part), "{written}");
    }
    assert!(rich::write(&page).contains("<code class=\"language-sql\" data-language=\"sql\">"));
}
