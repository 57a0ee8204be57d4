//! The walls around the window: what a page could try, were something foreign ever to run in it.

use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use crate::stage::one_use_case;

#[test]
fn commands_that_are_not_granted_are_refused() {
    let app = one_use_case("Granted");
    for command in [
        "plugin:app|version",
        "plugin:event|emit",
        "plugin:path|resolve_directory",
        "plugin:webview|create_webview_window",
        "plugin:window|set_title",
        "plugin:window|close",
        "plugin:resources|close",
        "plugin:fs|read_text_file",
        "plugin:shell|execute",
        "no_such_command",
    ] {
        let asked = app.try_eval_async(&format!(
            "return await window.__TAURI__.core.invoke('{command}', {{}})"
        ));
        let refused = asked.expect_err(command).0;
        assert!(
            refused.contains("not allowed") || refused.contains("not found"),
            "{command}: {refused}"
        );
    }
    // And one that is granted is not.
    assert!(
        app.try_eval_async("return await window.__TAURI__.core.invoke('use_cases_at_work')")
            .is_ok()
    );
}

#[test]
fn foreign_code_and_content_are_refused() {
    let app = one_use_case("Walls");
    let world = World::listen();
    for (what, script) in [
        ("eval", "return eval('1 + 1')"),
        ("new Function", "return new Function('return 1')()"),
        ("fetch", "return (await fetch(WORLD)).status"),
        (
            "fetch of a file",
            "return (await fetch('file:///etc/hostname')).status",
        ),
        (
            "XMLHttpRequest",
            "return await new Promise((done, fail) => { const ask = new XMLHttpRequest(); ask.onload = done; ask.onerror = () => fail(new Error('refused')); ask.open('GET', WORLD); ask.send(); })",
        ),
        (
            "a picture",
            "return await new Promise((done, fail) => { const picture = new Image(); picture.onload = done; picture.onerror = () => fail(new Error('refused')); picture.src = WORLD + 'x.png'; })",
        ),
        (
            "a script",
            "return await new Promise((done, fail) => { const script = document.createElement('script'); script.onload = done; script.onerror = () => fail(new Error('refused')); script.src = WORLD + 'x.js'; document.head.append(script); })",
        ),
        (
            "a style sheet",
            "return await new Promise((done, fail) => { const link = document.createElement('link'); link.rel = 'stylesheet'; link.onload = done; link.onerror = () => fail(new Error('refused')); link.href = WORLD + 'x.css'; document.head.append(link); })",
        ),
        ("import()", "return await import(WORLD + 'x.js')"),
        (
            "WebSocket",
            "return await new Promise((done, fail) => { const socket = new WebSocket(WORLD.replace('http', 'ws')); socket.onopen = done; socket.onerror = () => fail(new Error('refused')); })",
        ),
        (
            "EventSource",
            "return await new Promise((done, fail) => { const source = new EventSource(WORLD); source.onopen = done; source.onerror = () => fail(new Error('refused')); })",
        ),
        (
            "a worker from a blob",
            "return await new Promise((done, fail) => { const worker = new Worker(URL.createObjectURL(new Blob(['postMessage(1)']))); worker.onmessage = done; worker.onerror = () => fail(new Error('refused')); })",
        ),
    ] {
        let asked = app.try_eval_async(&format!("const WORLD = '{}'; {script}", world.address));
        assert!(asked.is_err(), "{what} was allowed: {asked:?}");
    }

    app.eval(
        "const script = document.createElement('script'); script.textContent = 'window.hacked = 1';
        document.head.append(script);
        const div = document.createElement('div'); document.body.append(div);
        div.innerHTML = '<img src=data:, onerror=\"window.hacked = 2\"><a href=\"javascript:window.hacked=3\">x</a><style>body { display: none }</style>';
        div.querySelector('a').click();
        div.setAttribute('onclick', 'window.hacked = 4'); div.click();
        div.setAttribute('style', 'color: red');",
    );
    thread::sleep(Duration::from_millis(200));
    assert_eq!(app.eval("return window.hacked === undefined"), true);
    assert_ne!(
        app.eval("return getComputedStyle(document.body).display"),
        "none"
    );

    let beacon = format!("navigator.sendBeacon('{}', 'text')", world.address);
    app.eval(&beacon);
    app.eval(&format!(
        "const frame = document.createElement('iframe'); frame.src = '{}'; document.body.append(frame);
        const form = document.createElement('form'); form.action = '{}'; form.method = 'post'; document.body.append(form); form.submit();",
        world.address, world.address
    ));
    thread::sleep(Duration::from_millis(500));
    assert_eq!(world.visits(), 0, "something reached the network");
    let refused = app.seen();
    assert!(
        refused.iter().any(|line| line.contains("script-src")),
        "{refused:?}"
    );
    assert!(
        refused.iter().any(|line| line.contains("connect-src")),
        "{refused:?}"
    );
}

#[test]
fn the_window_goes_nowhere_else() {
    let app = one_use_case("Here");
    let world = World::listen();
    let here = app.eval("return location.href");
    for attempt in [
        format!("location.href = '{}'", world.address),
        format!("location.replace('{}')", world.address),
        "location.href = 'file:///etc/passwd'".into(),
        "location.href = 'data:text/html,<h1>elsewhere</h1>'".into(),
        format!("window.open('{}')", world.address),
        format!("window.open('{}', '_top')", world.address),
        "window.open('about:blank')".into(),
        format!(
            "const link = document.createElement('a'); link.href = '{}'; link.target = '_blank'; link.dataset.action = 'skip';
            document.body.append(link); link.click(); link.remove()",
            world.address
        ),
    ] {
        let _ = app.try_eval_async(&attempt);
        thread::sleep(Duration::from_millis(250));
        assert_eq!(app.eval("return location.href"), here, "{attempt}");
    }
    let windows = app.display.titles().unwrap();
    assert_eq!(
        windows
            .iter()
            .filter(|title| title.contains("Ninefold"))
            .count(),
        1,
        "{windows:?}"
    );
    assert_eq!(world.visits(), 0, "something reached the network");
    assert_eq!(app.text("[name=title]"), "Here");
    let _ = app.seen();
}

#[test]
fn prototypes_are_frozen() {
    let app = one_use_case("Frozen");
    let changed = app.eval(
        "try { Object.prototype.hacked = true } catch {}
        try { Object.prototype.toString = () => 'hacked' } catch {}
        return {}.hacked === true || String({}) === 'hacked'",
    );
    assert_eq!(changed, false);
}

#[test]
fn only_web_and_mail_links_are_opened() {
    let app = one_use_case("Links");
    for link in [
        "file:///etc/passwd",
        "javascript:alert(1)",
        "data:text/html,x",
        "smb://host/share",
        "/bin/sh",
        "",
    ] {
        let script =
            format!("return await window.__TAURI__.core.invoke('open_link', {{url: '{link}'}})");
        assert!(
            app.try_eval_async(&script).is_err(),
            "{link:?} would be opened"
        );
    }
}

/// The rest of the world: a server that counts who comes.
pub struct World {
    /// Where it listens.
    pub address: String,
    visits: Arc<AtomicUsize>,
}

impl World {
    /// Listens until the tests end.
    pub fn listen() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}/", listener.local_addr().unwrap());
        let visits = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&visits);
        thread::spawn(move || {
            for _ in listener.incoming() {
                counted.fetch_add(1, Ordering::SeqCst);
            }
        });
        Self { address, visits }
    }

    /// How many came so far.
    pub fn visits(&self) -> usize {
        self.visits.load(Ordering::SeqCst)
    }
}
