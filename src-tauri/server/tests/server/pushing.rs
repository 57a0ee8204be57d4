//! What is handed in, and what is refused of it.

use hyper::Method;
use ninefold_core::document::change::Change;
use ninefold_core::document::erasure::Target;
use ninefold_core::document::log::{Line, Place, Sealed, Standing, Taken};
use ninefold_core::document::value::Value;
use ninefold_core::team::{Code, ENOUGH_BYTES, MOST_LINES, Role};

use crate::stage::{Stage, body, fresh, line, many, origin, typed};

#[tokio::test(flavor = "multi_thread")]
async fn a_push_that_comes_twice_or_in_another_order_is_there_once() {
    let stage = Stage::new("twice").await;
    let anna = stage.join("Client", "Anna", Role::Editor).await;
    let mut lines = many(fresh(), 50);
    let first = origin(&lines);
    assert_eq!(anna.push(first, &lines).await.taken(), 50);
    assert_eq!(anna.push(first, &lines).await.taken(), 0);
    lines.reverse();
    let again: Taken = anna.push(first, &lines).await.read();
    assert_eq!((again.new, again.end.n), (0, 50));
    let standing: Standing = anna.ask(Method::GET, "", "").await.read();
    assert_eq!(standing.digest.to_string().split_once(':').unwrap().0, "50");
    assert_eq!(standing.end, again.end);
}

#[tokio::test(flavor = "multi_thread")]
async fn many_who_push_the_same_and_their_own_at_once_number_without_a_gap() {
    let stage = Stage::new("beside").await;
    let doc = fresh();
    let shared = many(doc, 20);
    let first = origin(&shared);
    let mut all = Vec::new();
    for number in 0..6 {
        let somebody = stage
            .join("Client", &format!("Somebody {number}"), Role::Editor)
            .await;
        let mut own = shared.clone();
        own.extend(many(doc, 30));
        all.push((somebody, own));
    }
    let pushes = all.iter().map(|(somebody, own)| somebody.push(first, own));
    let answers = futures_util::future::join_all(pushes).await;
    let new: u64 = answers.iter().map(|answer| answer.taken()).sum();
    assert_eq!(new, 20 + 6 * 30);
    let (head, lines) = all[0].0.pull(Place::default()).await;
    assert_eq!((head.place.n, lines.len()), (200, 200));
    assert_eq!(stage.number("SELECT max(n) - count(*) FROM change"), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_as_it_was_sealed_is_refused_with_all_that_came_with_it() {
    let stage = Stage::new("damaged").await;
    let anna = stage.join("Client", "Anna", Role::Editor).await;
    let good = many(fresh(), 3);
    let first = origin(&good);
    let sealed = |change: Change| Line::Change(Sealed::of(change));
    let altered = {
        let mut sealed = Sealed::of(typed(fresh(), "as it was"));
        sealed.change.edits[0].value = Value::from("as it is");
        Line::Change(sealed)
    };
    let late = sealed(Change {
        stamp: 4_102_444_800_000,
        ..typed(fresh(), "late")
    });
    let twice = {
        let mut change = typed(fresh(), "twice");
        change.edits.push(change.edits[0].clone());
        sealed(change)
    };
    let nul = {
        let mut change = typed(fresh(), "x");
        change.edits[0].field = "a\0b".to_owned();
        sealed(change)
    };
    let odd = [
        altered,
        late,
        twice,
        nul,
        Line::Picture("../../etc/passwd".to_owned()),
        Line::Framework("x".repeat((1 << 20) + 1)),
        Line::Erasure(Target::Wording {
            change: fresh(),
            record: fresh(),
            field: "x".repeat(1_001),
        }),
    ];
    for odd in odd {
        let mut lines = good.clone();
        lines.push(odd);
        anna.push(first, &lines).await.refused(Code::Damaged);
    }
    assert_eq!(stage.number("SELECT count(*) FROM change"), 0);
    assert_eq!(stage.number("SELECT last FROM workspace"), 0);
    assert_eq!(anna.push(first, &good).await.taken(), 3);
    // The same id with something else in it.
    let Line::Change(known) = &good[1] else {
        panic!()
    };
    let mut other = known.change.clone();
    other.edits[0].value = Value::from("something else");
    anna.push(first, &[line(other.clone())])
        .await
        .refused(Code::Damaged);
    let own = line(typed(other.doc, "x"));
    let mut clash = match &own {
        Line::Change(sealed) => sealed.change.clone(),
        _ => panic!(),
    };
    clash.at += 1;
    anna.push(first, &[own, line(clash)])
        .await
        .refused(Code::Damaged);
    assert_eq!(stage.number("SELECT count(*) FROM change"), 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_can_not_be_read_and_what_is_too_large_is_refused() {
    let stage = Stage::with("large", |config| config.limits.body_bytes = 1 << 20).await;
    let anna = stage.join("Client", "Anna", Role::Editor).await;
    let lines = many(fresh(), 2);
    let first = origin(&lines);
    let good = String::from_utf8(body(first, &lines)).unwrap();
    let value = r#"{"change":{"change":{"id":"#;
    for odd in [
        String::new(),
        "{}".to_owned(),
        good.replace("\"crc\":", "\"crc\":1,\"crc\":"),
        good.replace("\"author\"", "\"via\":1,\"author\""),
        good.replace("\"What was typed as 1\"", "1.5"),
        good[..good.len() - 9].to_owned(),
        format!("{good}\n{value}"),
        format!("{good}\n{}", "[".repeat(100_000)),
    ] {
        anna.ask(Method::POST, "/changes", odd)
            .await
            .refused(Code::Invalid);
    }
    anna.ask(Method::POST, "/changes", vec![b' '; (1 << 20) + 1])
        .await
        .refused(Code::TooLarge);
    let erased = (0..=MOST_LINES).map(|_| Line::Picture("a".repeat(64)));
    let erased: Vec<Line> = erased.collect();
    anna.push(first, &erased).await.refused(Code::TooLarge);
    assert_eq!(stage.number("SELECT last FROM workspace"), 0);
    assert_eq!(anna.push(first, &lines).await.taken(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn another_workspaces_changes_and_documents_are_refused_but_what_all_share_is_not() {
    let stage = Stage::new("others").await;
    let one = stage.join("One", "Anna", Role::Editor).await;
    let other = stage.join("Other", "Bo", Role::Editor).await;
    let doc = fresh();
    let (ones, others) = (many(doc, 3), many(fresh(), 3));
    other
        .push(origin(&others), &ones)
        .await
        .refused(Code::OtherWorkspace);
    assert_eq!(one.push(origin(&ones), &ones).await.taken(), 3);
    assert_eq!(other.push(origin(&others), &others).await.taken(), 3);
    // The workspace itself, connected in the place of another one.
    one.push(origin(&others), &others)
        .await
        .refused(Code::OtherWorkspace);
    other
        .push(origin(&ones), &ones)
        .await
        .refused(Code::OtherWorkspace);
    // A change, and a new change of a document.
    one.push(origin(&ones), &others[1..2])
        .await
        .refused(Code::OtherWorkspace);
    other
        .push(origin(&others), &many(doc, 1))
        .await
        .refused(Code::OtherWorkspace);
    // A third one that begins as the first did.
    let third = stage.join("Third", "Cy", Role::Editor).await;
    third
        .push(origin(&ones), &ones)
        .await
        .refused(Code::OtherWorkspace);
    // A person, the settings and a template are the same everywhere.
    let settings = ninefold_core::document::id::Id::from_bytes(*b"ninefold-setting");
    for (shared, kind) in [
        (fresh(), "person"),
        (settings, "settings"),
        (fresh(), "template"),
    ] {
        for (who, all) in [(&one, &ones), (&other, &others)] {
            let mut change = typed(shared, "shared");
            change.edits[0].kind = kind.to_owned();
            assert_eq!(
                who.push(origin(all), &[line(change)]).await.taken(),
                1,
                "{kind}"
            );
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_erased_is_nowhere_any_more_and_stays_so() {
    let stage = Stage::new("erased").await;
    let anna = stage.join("Client", "Anna", Role::Editor).await;
    let (doc, person) = (fresh(), fresh());
    let secret = |doc, kind: &str| {
        let mut change = typed(doc, "Femke de Vries said so");
        change.edits[0].kind = kind.to_owned();
        change
    };
    let (wording, about, later) = (
        secret(doc, "use-case"),
        secret(person, "person"),
        secret(person, "person"),
    );
    let lines = [wording.clone(), about, typed(doc, "stays")].map(line);
    let first = origin(&lines);
    assert_eq!(anna.push(first, &lines).await.taken(), 3);
    let erased = [
        Line::Erasure(Target::Document(person)),
        Line::Erasure(Target::Wording {
            change: wording.id,
            record: doc,
            field: wording.edits[0].field.clone(),
        }),
    ];
    assert_eq!(anna.push(first, &erased).await.taken(), 2);
    // One that was written before the laptop heard of it, and one that it still has whole.
    let late = [line(later), line(wording)];
    assert_eq!(anna.push(first, &late).await.taken(), 1);
    let (_, lines) = anna.pull(Place::default()).await;
    let said = serde_json::to_string(&lines).unwrap();
    assert!(!said.contains("Femke") && said.contains("stays"), "{said}");
    let whole = |line: &Line| !matches!(line, Line::Change(sealed) if !sealed.is_whole());
    assert!(lines.iter().all(whole));
    assert_eq!(
        stage.number("SELECT count(*) FROM edit WHERE text LIKE '%Femke%'"),
        0
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_ends_where_it_is_long_enough_and_one_line_may_be_longer() {
    let stage = Stage::new("pages").await;
    let anna = stage.join("Client", "Anna", Role::Editor).await;
    let doc = fresh();
    let long = "x".repeat(1 << 20);
    let mut lines = many(doc, 10);
    lines.extend((0..9).map(|_| line(typed(doc, &long))));
    // One that is longer than a page by itself.
    let mut longest = typed(doc, &long);
    for number in 0..5 {
        let mut edit = longest.edits[0].clone();
        edit.field = format!("answer/{number}");
        longest.edits.push(edit);
    }
    lines.push(line(longest));
    lines.extend(many(doc, 5));
    lines.extend((0..3).map(|number| Line::Picture(format!("{number:064x}"))));
    let first = origin(&lines);
    assert_eq!(anna.push(first, &lines).await.taken(), lines.len() as u64);
    let (mut place, mut all, mut pages) = (Place::default(), Vec::new(), 0);
    loop {
        let (head, page) = anna.pull(place).await;
        if page.is_empty() {
            assert_eq!(head.place, head.standing.end);
            break;
        }
        let bytes = serde_json::to_vec(&page).unwrap().len();
        assert!(
            bytes <= ENOUGH_BYTES + (64 << 10) || page.len() == 1,
            "{bytes} in {}",
            page.len()
        );
        place = head.place;
        all.extend(page);
        pages += 1;
    }
    assert_eq!(all, lines);
    assert!(pages <= 6, "{pages}");
    let path = format!("/changes?after=5&mark={}&most=2", place.mark.unwrap());
    let answer = anna.ask(Method::GET, &path, "").await;
    assert_eq!(answer.body.iter().filter(|byte| **byte == b'\n').count(), 3);
    for odd in ["after=x", "after=1", "most=-1", "after=0&other=1", "mark=x"] {
        let answer = anna.ask(Method::GET, &format!("/changes?{odd}"), "").await;
        let code = if odd == "after=1" {
            Code::OtherHistory
        } else {
            Code::Invalid
        };
        answer.refused(code);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_log_that_was_brought_back_knows_no_place_that_it_has_forgotten() {
    let stage = Stage::new("restored").await;
    let anna = stage.join("Client", "Anna", Role::Editor).await;
    let doc = fresh();
    let (old, lost) = (many(doc, 4), many(doc, 3));
    let first = origin(&old);
    assert_eq!(anna.push(first, &old).await.taken(), 4);
    let kept = tempfile::Builder::new().tempfile_in("/tmp").unwrap();
    stage.cluster.dump(&stage.database, kept.path()).unwrap();
    let before: Taken = anna.push(first, &lost).await.read();
    stage.cluster.restore(&stage.database, kept.path()).unwrap();
    let mark = before.end.mark.unwrap();
    // As many as before arrive, of somebody else.
    let mut answer = anna.push(first, &many(doc, 3)).await;
    for _ in 0..50 {
        if answer.status == 200 {
            break;
        }
        answer.refused(Code::Unavailable);
        answer = anna.push(first, &many(doc, 3)).await;
    }
    assert_eq!(answer.taken(), 3);
    let path = format!("/changes?after=7&mark={mark}");
    anna.ask(Method::GET, &path, "")
        .await
        .refused(Code::OtherHistory);
    assert_eq!(anna.push(first, &lost).await.taken(), 3);
    let (_, lines) = anna.pull(Place::default()).await;
    assert_eq!(lines.len(), 10);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_workspace_becomes_no_larger_than_it_may() {
    let stage = Stage::with("full", |config| config.limits.workspace_bytes = 20_000).await;
    let anna = stage.join("Client", "Anna", Role::Editor).await;
    let lines = many(fresh(), 20);
    let first = origin(&lines);
    assert_eq!(anna.push(first, &lines).await.taken(), 20);
    let more = many(fresh(), 60);
    anna.push(first, &more).await.refused(Code::Full);
    assert_eq!(
        anna.push(first, &lines).await.taken(),
        0,
        "nothing new takes no room"
    );
    assert_eq!(stage.number("SELECT count(*) FROM change"), 20);
}

#[tokio::test(flavor = "multi_thread")]
async fn pictures_are_taken_by_what_they_are() {
    let stage = Stage::new("pictures").await;
    let anna = stage.join("Client", "Anna", Role::Editor).await;
    let png = include_bytes!("../../../../icons/32x32.png").to_vec();
    let hash = ninefold_server::log::hash(&png);
    let mut lines = many(fresh(), 1);
    lines.push(Line::Picture(hash.clone()));
    let taken: Taken = anna.push(origin(&lines), &lines).await.read();
    assert_eq!(taken.lacks, [hash.as_str()]);
    let path = format!("/pictures/{hash}");
    anna.ask(Method::GET, &path, "")
        .await
        .refused(Code::Unknown);
    anna.ask(Method::PUT, &path, "other bytes")
        .await
        .refused(Code::Damaged);
    let text = ninefold_server::log::hash(b"a text");
    anna.ask(Method::PUT, &format!("/pictures/{text}"), "a text")
        .await
        .refused(Code::Invalid);
    let large = vec![0; (10 << 20) + 1];
    anna.ask(Method::PUT, &path, large)
        .await
        .refused(Code::TooLarge);
    for _ in 0..2 {
        assert_eq!(anna.ask(Method::PUT, &path, png.clone()).await.status, 204);
    }
    let answer = anna.ask(Method::GET, &path, "").await;
    assert_eq!((answer.status, answer.body.to_vec()), (200, png.clone()));
    let taken: Taken = anna.push(origin(&lines), &lines).await.read();
    assert_eq!((taken.new, taken.lacks), (0, Vec::new()));
    assert_eq!(
        stage.number("SELECT pictures FROM workspace"),
        png.len() as i64
    );
}
