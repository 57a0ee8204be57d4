//! Who may do what, and what is noted of it.

use std::time::Duration;

use http_body_util::BodyExt;
use hyper::Method;
use ninefold_core::team::{Code, Here, Invite, Invited, Joined, Member, Noted, Present, Role};

use crate::stage::{Somebody, Stage, ask, fresh, join, json, many, open, origin};

fn invite(role: Role, days: u32) -> Invite {
    Invite {
        role,
        name: "Bo".to_owned(),
        days,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_is_taken_up_once_and_its_code_alone_will_do() {
    let stage = Stage::new("invitation").await;
    let invitation = stage.invitation("Client", Role::Editor).await;
    let (_, code) = invitation.split_once('#').unwrap();
    let cut = &code[..code.len() - 1];
    let asked = |code: &str| {
        let body = json(&join(code, "Anna"));
        async move { ask(stage.address, Method::POST, "/v1/join", None, body).await }
    };
    for wrong in [cut, "", "x", &format!("{}.{}", fresh(), "x".repeat(43))] {
        asked(wrong).await.refused(Code::Invitation);
    }
    let joined: Joined = asked(code).await.read();
    assert_eq!(
        (joined.role, joined.title.as_str()),
        (Role::Editor, "Client")
    );
    asked(&invitation).await.refused(Code::Invitation);
    let body = json(&join(&stage.invitation("Client", Role::Editor).await, " "));
    let unnamed = ask(stage.address, Method::POST, "/v1/join", None, body).await;
    unnamed.refused(Code::Invalid);
    let kept = "SELECT count(*) FROM device WHERE token LIKE '$argon2id$%'";
    assert_eq!(stage.number(kept), 1);
    assert_eq!(
        stage.number("SELECT count(*) FROM invitation WHERE code LIKE '$argon2id$%'"),
        2
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_that_many_take_up_at_once_is_taken_up_once() {
    let stage = Stage::new("at_once").await;
    let invitation = stage.invitation("Client", Role::Editor).await;
    let body = json(&join(&invitation, "Anna"));
    let tries = (0..8).map(|_| ask(stage.address, Method::POST, "/v1/join", None, body.clone()));
    let answers = futures_util::future::join_all(tries).await;
    assert_eq!(
        answers.iter().filter(|answer| answer.status == 200).count(),
        1
    );
    assert_eq!(stage.number("SELECT count(*) FROM member"), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reader_reads_an_editor_writes_and_only_an_owner_has_a_say() {
    let stage = Stage::new("roles").await;
    let owner = stage.join("Client", "Olga", Role::Owner).await;
    let editor = stage.join("Client", "Ed", Role::Editor).await;
    let reader = stage.join("Client", "Rita", Role::Reader).await;
    let lines = many(fresh(), 3);
    reader
        .push(origin(&lines), &lines)
        .await
        .refused(Code::NotAllowed);
    assert_eq!(editor.push(origin(&lines), &lines).await.taken(), 3);
    let (head, pulled) = reader.pull(Default::default()).await;
    assert_eq!((head.role, pulled), (Role::Reader, lines));
    let picture = format!("/pictures/{:064x}", 7);
    reader
        .ask(Method::PUT, &picture, "x")
        .await
        .refused(Code::NotAllowed);
    for one in [&editor, &reader] {
        let invited = one
            .ask(Method::POST, "/invitations", json(&invite(Role::Owner, 5)))
            .await;
        invited.refused(Code::NotAllowed);
        one.ask(Method::GET, "/audit", "")
            .await
            .refused(Code::NotAllowed);
        let whom = member(&owner, "Rita").await;
        let path = format!("/members/{}", whom.member);
        one.ask(Method::DELETE, &path, "")
            .await
            .refused(Code::NotAllowed);
        let role = format!("{path}/role");
        one.ask(Method::PUT, &role, json(&Role::Owner))
            .await
            .refused(Code::NotAllowed);
        let device = format!(
            "/devices/{}",
            member(&owner, "Olga").await.devices[0].device
        );
        one.ask(Method::DELETE, &device, "")
            .await
            .refused(Code::NotAllowed);
    }
    for days in [0, 91] {
        let invited = owner
            .ask(
                Method::POST,
                "/invitations",
                json(&invite(Role::Owner, days)),
            )
            .await;
        invited.refused(Code::Invalid);
    }
    let invited = owner
        .ask(
            Method::POST,
            "/invitations",
            json(&invite(Role::Reader, 90)),
        )
        .await;
    let invited: Invited = invited.read();
    let body = json(&join(&invited.invitation, "Bo"));
    let joined: Joined = ask(stage.address, Method::POST, "/v1/join", None, body)
        .await
        .read();
    assert_eq!(joined.role, Role::Reader);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_somebody_may_do_changes_at_once_and_there_is_always_an_owner() {
    let stage = Stage::new("owners").await;
    let owner = stage.join("Client", "Olga", Role::Owner).await;
    let reader = stage.join("Client", "Rita", Role::Reader).await;
    let own = format!("/members/{}", member(&owner, "Olga").await.member);
    let role = format!("{own}/role");
    owner
        .ask(Method::DELETE, &own, "")
        .await
        .refused(Code::NotAllowed);
    owner
        .ask(Method::PUT, &role, json(&Role::Editor))
        .await
        .refused(Code::NotAllowed);
    let hers = format!("/members/{}/role", member(&owner, "Rita").await.member);
    assert_eq!(
        owner
            .ask(Method::PUT, &hers, json(&Role::Owner))
            .await
            .status,
        204
    );
    // Two owners who remove each other in the same moment: one stays.
    let rita = format!("/members/{}", member(&owner, "Rita").await.member);
    let (one, other) = tokio::join!(
        owner.ask(Method::DELETE, &rita, ""),
        reader.ask(Method::DELETE, &own, ""),
    );
    assert!(
        (one.status == 204) != (other.status == 204),
        "{one:?} {other:?}"
    );
    let owners = "SELECT count(*) FROM member WHERE role = 2 AND removed IS NULL";
    assert_eq!(stage.number(owners), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_removed_is_signed_out_at_once_and_their_stream_ends() {
    let stage = Stage::new("removed").await;
    let owner = stage.join("Client", "Olga", Role::Owner).await;
    let editor = stage.join("Client", "Ed", Role::Editor).await;
    let path = format!("/v1/workspaces/{}/news", editor.joined.workspace);
    let token = Some(editor.joined.token.as_str());
    let mut stream = open(stage.address, Method::GET, &path, token, "")
        .await
        .into_body();
    let first = stream.frame().await.unwrap().unwrap().into_data().unwrap();
    assert_eq!(first, "data: 0\n\n");
    let lines = many(fresh(), 1);
    assert_eq!(editor.push(origin(&lines), &lines).await.taken(), 1);
    let news = stream.frame().await.unwrap().unwrap().into_data().unwrap();
    assert_eq!(news, "data: 1\n\n");
    let whom = format!("/members/{}", member(&owner, "Ed").await.member);
    assert_eq!(owner.ask(Method::DELETE, &whom, "").await.status, 204);
    let end = tokio::time::timeout(Duration::from_secs(1), stream.frame()).await;
    assert!(end.unwrap().is_none(), "the stream goes on");
    editor
        .ask(Method::GET, "/changes", "")
        .await
        .refused(Code::SignedOut);
    editor
        .push(origin(&lines), &lines)
        .await
        .refused(Code::SignedOut);
    owner
        .ask(Method::DELETE, &whom, "")
        .await
        .refused(Code::Unknown);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_computer_is_taken_back_and_a_token_ends() {
    let stage = Stage::with("devices", |config| config.tokens.days = 3).await;
    let editor = stage.join("Client", "Ed", Role::Editor).await;
    let other = stage.join("Client", "Edna", Role::Editor).await;
    let days = (editor.joined.until - ninefold_server::log::now()) as f64 / 86_400_000.0;
    assert!((2.9..3.01).contains(&days), "{days}");
    let own = member(&editor, "Ed").await.devices[0].device;
    let path = format!("/devices/{own}");
    other
        .ask(Method::DELETE, &path, "")
        .await
        .refused(Code::NotAllowed);
    assert_eq!(editor.ask(Method::DELETE, &path, "").await.status, 204);
    editor
        .ask(Method::GET, "", "")
        .await
        .refused(Code::SignedOut);
    assert_eq!(other.ask(Method::GET, "", "").await.status, 200);
    stage
        .cluster
        .sql(&stage.database, "UPDATE device SET until = 1")
        .unwrap();
    other
        .ask(Method::GET, "", "")
        .await
        .refused(Code::SignedOut);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_of_one_workspace_is_none_of_another_whether_that_is_there_or_not() {
    let stage = Stage::new("foreign").await;
    let one = stage.join("One", "Anna", Role::Owner).await;
    let other = stage.join("Other", "Bo", Role::Owner).await;
    let there = one
        .ask_of(other.joined.workspace, Method::GET, "/changes", "")
        .await;
    let nowhere = one.ask_of(fresh(), Method::GET, "/changes", "").await;
    assert_eq!(
        there.refused(Code::NotAllowed),
        nowhere.refused(Code::NotAllowed)
    );
    let whom = member(&other, "Bo").await;
    let path = format!("/members/{}", whom.member);
    one.ask(Method::DELETE, &path, "")
        .await
        .refused(Code::Unknown);
    let device = format!("/devices/{}", whom.devices[0].device);
    one.ask(Method::DELETE, &device, "")
        .await
        .refused(Code::Unknown);
    let mixed = format!(
        "{}.{}",
        other.joined.token.split_once('.').unwrap().0,
        one.joined.token.split_once('.').unwrap().1
    );
    let path = format!("/v1/workspaces/{}/changes", other.joined.workspace);
    for token in [mixed.as_str(), "", "x", "Bearer", &"x".repeat(5_000)] {
        let answer = ask(stage.address, Method::GET, &path, Some(token), "").await;
        answer.refused(Code::SignedOut);
    }
    ask(stage.address, Method::GET, &path, None, "")
        .await
        .refused(Code::SignedOut);
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_guesses_are_soon_not_listened_to_and_disturb_nobody_else() {
    let stage = Stage::with("guesses", |config| {
        config.limits.wrong_a_minute = 5.try_into().unwrap();
    })
    .await;
    let one = stage.join("One", "Anna", Role::Owner).await;
    let other = stage.join("One", "Bo", Role::Owner).await;
    let (device, _) = one.joined.token.split_once('.').unwrap();
    let path = format!("/v1/workspaces/{}", one.joined.workspace);
    let mut last = 0;
    for number in 0..10 {
        let guess = format!("{device}.{number:043}");
        last = ask(stage.address, Method::GET, &path, Some(&guess), "")
            .await
            .status;
    }
    assert_eq!(last, 429);
    assert_eq!(other.ask(Method::GET, "", "").await.status, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_did_what_is_noted_the_latest_first_and_a_pull_once_a_day() {
    let stage = Stage::new("audit").await;
    let owner = stage.join("Client", "Olga", Role::Owner).await;
    let editor = stage.join("Client", "Ed", Role::Editor).await;
    for _ in 0..3 {
        editor.pull(Default::default()).await;
    }
    owner
        .ask(Method::POST, "/invitations", json(&invite(Role::Reader, 5)))
        .await;
    let whom = member(&owner, "Ed").await;
    let path = format!("/members/{}", whom.member);
    owner
        .ask(Method::PUT, &format!("{path}/role"), json(&Role::Reader))
        .await;
    owner
        .ask(
            Method::DELETE,
            &format!("/devices/{}", whom.devices[0].device),
            "",
        )
        .await;
    owner.ask(Method::DELETE, &path, "").await;
    let noted: Vec<Noted> = owner.ask(Method::GET, "/audit", "").await.read();
    let said: Vec<String> = noted
        .iter()
        .map(|noted| format!("{} {}", noted.who, noted.what))
        .collect();
    let expected = [
        "Olga removed “Ed”",
        "Olga took back the computer “Ed's laptop” of “Ed”",
        "Olga made “Ed” a reader",
        "Olga invited “Bo” as reader",
        "Ed pulled to “Ed's laptop”",
        "Ed joined from “Ed's laptop”",
        "a test invited “somebody” as editor",
        "Olga joined from “Olga's laptop”",
        "a test invited “somebody” as owner",
    ];
    assert_eq!(said, expected);
    let path = format!("/audit?before={}", noted[6].n);
    let before: Vec<Noted> = owner.ask(Method::GET, &path, "").await.read();
    assert_eq!(before, noted[7..]);
}

#[tokio::test(flavor = "multi_thread")]
async fn others_who_are_there_are_told_and_nobody_who_went() {
    let stage = Stage::new("present").await;
    let one = stage.join("Client", "Anna", Role::Owner).await;
    let other = stage.join("Client", "Bo", Role::Reader).await;
    let apart = stage.join("Another", "Cy", Role::Reader).await;
    let here = |name: &str, leaves| Here {
        person: fresh(),
        name: name.to_owned(),
        document: Some(fresh()),
        leaves,
    };
    let (annas, bos) = (here("Anna", false), here("Bo", false));
    let say = async |who: &Somebody, here: &Here| -> Vec<Present> {
        who.ask(Method::POST, "/present", json(here)).await.read()
    };
    assert_eq!(say(&one, &annas).await, []);
    assert_eq!(say(&apart, &here("Cy", false)).await, []);
    let seen = say(&other, &bos).await;
    let expected = Present {
        person: annas.person,
        name: annas.name.clone(),
        document: annas.document,
    };
    assert_eq!(seen, [expected]);
    assert_eq!(say(&one, &annas).await.len(), 1);
    assert_eq!(say(&other, &here("Bo", true)).await.len(), 1);
    assert_eq!(say(&one, &annas).await, []);
    stage
        .cluster
        .sql(&stage.database, "UPDATE present SET at = at - 46000")
        .unwrap();
    assert_eq!(
        say(&other, &bos).await,
        [],
        "who said nothing for so long is gone"
    );
}

async fn member(asks: &Somebody, name: &str) -> Member {
    let all: Vec<Member> = asks.ask(Method::GET, "/members", "").await.read();
    all.into_iter().find(|member| member.name == name).unwrap()
}
