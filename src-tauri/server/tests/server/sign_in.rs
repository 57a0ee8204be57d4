//! Signing in by a provider of identities that is not ours.

use std::collections::BTreeMap;

use http_body_util::{BodyExt, Full};
use hyper::{Method, Request};
use hyper_util::rt::TokioIo;
use ninefold_core::team::{Ask, Asked, Code, Joined, Member, Role};
use ninefold_oidc::Provider;
use ninefold_server::config::Identity;
use tokio::net::TcpStream;

use crate::stage::{Answer, Somebody, Stage, ask, json};

async fn stage(database: &str) -> (Stage, Provider) {
    let mut started = None;
    let stage = Stage::with(database, |config| {
        let provider = Provider::start(&config.public).unwrap();
        let issuer = provider.issuer.clone();
        started = Some(provider);
        config.identity = Some(Identity {
            name: "Example".to_owned(),
            issuer,
            client: "ninefold".to_owned(),
            secret: "a secret of tests".to_owned(),
            trust_addresses: false,
        });
    })
    .await;
    (stage, started.unwrap())
}

/// Goes where a browser goes in which somebody signs in. Gives the page at the end.
async fn browse(page: &str, person: &str) -> (u16, String) {
    let mut cookies: BTreeMap<String, String> = BTreeMap::new();
    let mut url = page.to_owned();
    for _ in 0..12 {
        let (host, path) = url
            .strip_prefix("http://")
            .unwrap()
            .split_once('/')
            .unwrap();
        let (host, path) = (host.to_owned(), format!("/{path}"));
        let stream = TcpStream::connect(&host).await.unwrap();
        let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream))
            .await
            .unwrap();
        tokio::spawn(connection);
        let held: Vec<String> = cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let request = Request::builder()
            .uri(path)
            .header("host", &host)
            .header("cookie", held.join("; "))
            .header("x-person", person)
            .body(Full::<bytes::Bytes>::default())
            .unwrap();
        let response = sender.send_request(request).await.unwrap();
        for cookie in response.headers().get_all("set-cookie") {
            let cookie = cookie.to_str().unwrap().split(';').next().unwrap();
            let (name, value) = cookie.split_once('=').unwrap();
            match value.is_empty() {
                true => cookies.remove(name),
                false => cookies.insert(name.to_owned(), value.to_owned()),
            };
        }
        let status = response.status().as_u16();
        let to = response
            .headers()
            .get("location")
            .map(|to| to.to_str().unwrap().to_owned());
        match to {
            Some(to) if to.starts_with('/') => url = format!("http://{host}{to}"),
            Some(to) => url = to,
            None => {
                let body = response.into_body().collect().await.unwrap().to_bytes();
                return (status, String::from_utf8(body.to_vec()).unwrap());
            }
        }
    }
    panic!("it goes on and on: {url}");
}

impl Stage {
    async fn sign_in(&self, title: Option<&str>) -> Asked {
        let body = Ask {
            device: "Anna's <laptop>".to_owned(),
            title: title.map(str::to_owned),
        };
        ask(self.address, Method::POST, "/v1/sign-in", None, json(&body))
            .await
            .read()
    }

    async fn poll(&self, asked: &Asked) -> Answer {
        let path = format!("/v1/sign-in/{}", asked.asked);
        ask(self.address, Method::POST, &path, None, "").await
    }

    async fn confirm(&self, page: &str) -> Answer {
        let (_, rest) = page.split_once("name=\"confirm\" value=\"").unwrap();
        let (confirm, _) = rest.split_once('"').unwrap();
        let body = format!("confirm={confirm}");
        ask(
            self.address,
            Method::POST,
            "/v1/sign-in/confirm",
            None,
            body,
        )
        .await
    }

    async fn invite(&self, title: &str, name: &str) {
        let client = self.server.database.get().await.unwrap();
        let workspace = ninefold_server::people::invitation::workspace(&**client, title)
            .await
            .unwrap();
        let new = ninefold_server::people::invitation::New {
            workspace,
            role: Role::Editor,
            name,
            days: 1,
            by: "a test",
            public: "http://localhost",
        };
        new.make(&**client, &self.server.secrets).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_who_was_invited_by_their_address_signs_in_and_is_the_same_the_next_time() {
    let (stage, _provider) = stage("sign_in").await;
    let told = ask(stage.address, Method::GET, "/v1/sign-in", None, "").await;
    assert_eq!(told.body, "{\"provider\":\"Example\"}");
    stage.invite("Client", "anna@example.com").await;
    let asked = stage.sign_in(None).await;
    stage.poll(&asked).await.refused(Code::Waiting);
    let (status, page) = browse(&asked.page, "anna").await;
    assert_eq!(status, 200, "{page}");
    assert!(
        page.contains("“Anna&#39;s &lt;laptop&gt;” asks to work in “Client” as you."),
        "{page}"
    );
    stage.poll(&asked).await.refused(Code::Waiting);
    let confirmed = stage.confirm(&page).await;
    let confirmed = String::from_utf8_lossy(&confirmed.body).into_owned();
    assert!(
        confirmed.contains("You can go back to Ninefold"),
        "{confirmed}"
    );
    assert_eq!(stage.confirm(&page).await.status, 404, "once");
    let joined: Joined = stage.poll(&asked).await.read();
    assert_eq!(
        (joined.title.as_str(), joined.role),
        ("Client", Role::Editor)
    );
    stage.poll(&asked).await.refused(Code::Unknown);
    let address = stage.address;
    let anna = Somebody { address, joined };
    assert_eq!(anna.ask(Method::GET, "", "").await.status, 200);

    let again = stage.sign_in(Some("client")).await;
    let (_, page) = browse(&again.page, "anna").await;
    stage.confirm(&page).await;
    let joined: Joined = stage.poll(&again).await.read();
    assert_eq!(joined.workspace, anna.joined.workspace);
    let members: Vec<Member> = anna.ask(Method::GET, "/members", "").await.read();
    assert_eq!((members.len(), members[0].devices.len()), (1, 2));
    assert_eq!(members[0].name, "Anna de Vries");
    // Who was removed can't sign in again.
    stage
        .cluster
        .sql(&stage.database, "UPDATE member SET removed = 1")
        .unwrap();
    let removed = stage.sign_in(None).await;
    assert_eq!(browse(&removed.page, "anna").await.0, 403);
    stage.poll(&removed).await.refused(Code::NotAllowed);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_was_not_invited_or_whose_address_nobody_has_looked_at_is_refused() {
    let (stage, _provider) = stage("strangers").await;
    stage.invite("Client", "cy@example.com").await;
    for person in ["bo", "cy"] {
        let asked = stage.sign_in(None).await;
        let (status, page) = browse(&asked.page, person).await;
        assert_eq!(status, 403, "{page}");
        assert!(page.contains("You are not signed in"), "{page}");
        stage.poll(&asked).await.refused(Code::NotAllowed);
    }
    // What somebody makes up, and what came from the provider once already.
    let forged = "/v1/sign-in/callback?code=x&state=y";
    assert_eq!(
        ask(stage.address, Method::GET, forged, None, "")
            .await
            .status,
        404
    );
    let asked = stage.sign_in(None).await;
    let state = asked
        .page
        .split("state=")
        .nth(1)
        .unwrap()
        .split('&')
        .next()
        .unwrap();
    let callback = format!("/v1/sign-in/callback?code=made-up&state={state}");
    assert_eq!(
        ask(stage.address, Method::GET, &callback, None, "")
            .await
            .status,
        503
    );
    assert_eq!(
        ask(stage.address, Method::GET, &callback, None, "")
            .await
            .status,
        404
    );
    assert_eq!(stage.number("SELECT count(*) FROM member"), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_belongs_to_several_workspaces_says_which() {
    let (stage, _provider) = stage("several").await;
    stage.invite("One", "anna@example.com").await;
    stage.invite("Other", "anna@example.com").await;
    let asked = stage.sign_in(None).await;
    let (status, page) = browse(&asked.page, "anna").await;
    assert!(status == 403 && page.contains("“One”, “Other”"), "{page}");
    let asked = stage.sign_in(Some("Other")).await;
    let (_, page) = browse(&asked.page, "anna").await;
    stage.confirm(&page).await;
    let joined: Joined = stage.poll(&asked).await.read();
    assert_eq!(joined.title, "Other");
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_provider_nobody_signs_in_by_one() {
    let stage = Stage::new("no_provider").await;
    let body = Ask {
        device: "x".to_owned(),
        title: None,
    };
    let asked = ask(
        stage.address,
        Method::POST,
        "/v1/sign-in",
        None,
        json(&body),
    )
    .await;
    asked.refused(Code::Unknown);
}
