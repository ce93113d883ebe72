//! The pages in a real browser: what the three kinds of users come to do, and every page in light and dark, wide
//! and narrow. Where no Chromium is installed the tests say so and pass.
//!
//! With `DIXIT_SCREENSHOTS` set to a folder, the tour leaves a picture of each page there.

mod chromium;

use crate::support::{Scratch, Server, project};
use chromium::Page;
use std::path::{Path, PathBuf};

/// A server with a store, and a page to look at it.
struct Visit {
    page: Page,
    #[expect(dead_code, reason = "it serves until the visit ends")]
    server: Server,
    scratch: Scratch,
}

impl Visit {
    /// Of the interview about the bridge; `None` where there is no browser.
    fn bridge() -> Option<Self> {
        chromium::found().then(Scratch::with_store).and_then(Self::of)
    }

    fn of(scratch: Scratch) -> Option<Self> {
        let server = Server::start(scratch.command(&["serve", "-l", "graph", "--bind", "127.0.0.1:0"]));
        let page = Page::open(&format!("http://{}", server.address()))?;
        Some(Self { page, server, scratch })
    }
}

#[test]
fn a_researcher_runs_a_ready_query_changes_it_and_saves_the_answer() {
    let Some(mut visit) = Visit::bridge() else { return };
    let (page, scratch) = (&mut visit.page, &visit.scratch);
    page.go("/sparql");
    page.wait("window.dixitEditor");
    page.click("a[data-name=figures]");
    page.wait("document.querySelector('#answer tbody tr')");
    assert!(page.text("#answer tbody").contains("12000"), "{}", page.text("#answer"));
    let query = page.value("dixitEditor.getValue()").as_str().unwrap().to_owned();
    let changed = query.replace("?unitParam { \"\" }", "?unitParam { \"mile\" }");
    assert_ne!(query, changed);
    page.value(&format!("dixitEditor.setValue({})", serde_json::json!(changed)));
    page.click("#ask button[type=submit]");
    page.wait("document.querySelector('#answer .empty')");
    page.value(&format!("dixitEditor.setValue({})", serde_json::json!(query)));
    page.click("#ask button[type=submit]");
    page.wait("document.querySelector('#answer [data-format=csv]')");
    page.click("#answer [data-format=csv]");
    let (name, saved) = page.download();
    assert_eq!(name, "dixit.csv");
    let expected = scratch.good(&["query", "-l", "graph", "figures", "--results-format", "csv"]);
    let lines = |text: &str| text.lines().map(|line| line.trim_end().to_owned()).collect::<Vec<_>>();
    assert_eq!(lines(&saved), lines(&expected));
    for view in ["Chart", "Graph", "As sent"] {
        let tab = format!(
            "[...document.querySelectorAll('[role=tab]')].find((tab) => tab.textContent === '{view}')"
        );
        page.value(&format!("{tab}.click()"));
        page.wait(&format!(
            "{tab}.ariaSelected === 'true' && document.querySelector('#panel').firstElementChild"
        ));
    }
    page.is_clean();
}

#[test]
fn a_fact_checker_searches_a_number_opens_the_claim_and_cites_it() {
    let Some(mut visit) = Visit::bridge() else { return };
    let page = &mut visit.page;
    page.go("/");
    page.click("form.large input");
    page.write("12000");
    page.press("Enter");
    page.wait("location.pathname === '/claims' && document.readyState === 'complete'");
    assert!(page.text(".note").contains("these claims state the number"), "{}", page.text("main"));
    page.click("td.quote a");
    page.wait("location.pathname.startsWith('/claim/') && document.readyState === 'complete'");
    assert!(page.text("blockquote").contains("Arlen has 12,000 inhabitants"));
    assert!(page.text("article.here").contains("The city paid for the bridge"), "the rest of the turn");
    assert!(page.text("article.here mark").contains("Arlen has 12,000 inhabitants"));
    assert!(page.text("article.interviewer").contains("Who paid for the bridge?"), "the turn before");
    page.click("[data-copy=citation]");
    page.wait("document.querySelector('[data-copy=citation]').textContent === 'Copied'");
    let copied = page.value("navigator.clipboard.readText()");
    let copied = copied.as_str().unwrap();
    for part in [
        "“Arlen has 12,000 inhabitants” — Tom Reyes",
        "“The bridge of Arlen”",
        "characters ",
        "/claim/",
        "/document/bridge#:~:text=Arlen%20has%2012%2C000%20inhabitants",
    ] {
        assert!(copied.contains(part), "{part} is not in {copied}");
    }
    page.click("#at-quote");
    page.wait("location.pathname === '/document/bridge' && document.readyState === 'complete'");
    page.is_clean();
}

#[test]
fn an_analyst_filters_the_graph_and_exports_it() {
    let Some(mut visit) = Visit::bridge() else { return };
    let page = &mut visit.page;
    page.go("/graph");
    page.wait("window.dixitGraph?.edges().length > 1");
    let all = page.value("dixitGraph.edges().length").as_u64().unwrap();
    page.value("document.querySelector('[name=polarity]').value = 'denied'");
    page.click("#what button[type=submit]");
    page.wait(&format!("dixitGraph.edges().length > 0 && dixitGraph.edges().length < {all}"));
    assert_eq!(page.value("location.search.includes('polarity=denied')"), true, "the address can be shared");
    assert_eq!(page.value("dixitGraph.edges().every((edge) => edge.hasClass('denied'))"), true);
    page.value("void dixitGraph.edges()[0].select()");
    page.wait("document.querySelector('#details li')");
    assert!(page.text("#details li").contains("did not support the project"), "{}", page.text("#details"));
    let edges = page.value("dixitGraph.edges().length").as_u64().unwrap();
    page.click("#export-menu summary");
    page.click("#export-menu [data-format=gexf]");
    let (name, saved) = page.download();
    assert!(name.ends_with(".gexf"), "{name}");
    assert_eq!(saved.matches("<edge ").count() as u64, edges, "{saved}");
    assert!(saved.contains("did not support the project"), "{saved}");
    page.is_clean();
}

/// Pages of the tour: a name for the picture, the address, what must be there.
const TOUR: &[(&str, &str, &str)] = &[
    ("home", "/", "document.querySelector('ul.documents')"),
    ("document", "/document/night-trains-en", "document.querySelector('a.claim')"),
    ("claims", "/claims?sort=check_worthiness", "document.querySelector('td.quote')"),
    ("claim", "", "document.querySelector('.triple')"),
    ("entity", "/entity/obb", "document.querySelector('svg.neighbourhood')"),
    ("speaker", "/entity/claire-vasseur", "document.querySelector('dl.bars')"),
    ("graph", "/graph?limit=60", "window.dixitGraph?.edges().length > 0"),
    ("sparql", "/sparql", "window.dixitEditor"),
    ("error", "/document/none", "document.querySelector('.message')"),
];

#[test]
fn every_page_fits_wide_and_narrow_light_and_dark_in_both_languages() {
    if !chromium::found() {
        return;
    }
    let scratch = Scratch::new();
    let example = project().join("examples/night-trains.en.md");
    scratch.good(&["extract", example.to_str().unwrap(), "-l", "graph"]);
    let Some(mut visit) = Visit::of(scratch) else { return };
    let page = &mut visit.page;
    let pictures = std::env::var_os("DIXIT_SCREENSHOTS").map(PathBuf::from);
    page.go("/claims?polarity=denied");
    let denied = page.value("document.querySelector('td.quote a').getAttribute('href')");
    for (name, address, there) in TOUR {
        let address = if address.is_empty() { denied.as_str().unwrap() } else { address };
        for (width, scheme) in [(1280, "light"), (1280, "dark"), (390, "light")] {
            page.look_like(width, 900, scheme);
            page.go(address);
            page.wait(there);
            let over =
                page.value("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            assert!(over.as_i64() <= Some(0), "{address} is {over} pixels too wide at {width}");
            audit(page, address);
            if let Some(folder) = &pictures {
                save(page, folder, name, (width, scheme));
            }
        }
    }
    page.go("/language/fr?to=%2Fclaims");
    page.wait("location.pathname === '/claims' && document.documentElement.lang === 'fr'");
    assert!(page.text("main").contains("Affirmations") || page.text("main").contains("affirmations"));
    // Only the address that leads nowhere answers with an error, as it should.
    page.forgive("404");
    page.is_clean();
}

fn save(page: &mut Page, folder: &Path, name: &str, (width, scheme): (u32, &str)) {
    let kind = match (width, scheme) {
        (390, _) => "-narrow",
        (_, "dark") => "-dark",
        _ => "",
    };
    page.picture(&folder.join(format!("{name}{kind}.webp")));
}

/// What a screen reader needs: a language, one main heading, names for controls, links and pictures.
fn audit(page: &mut Page, address: &str) {
    let faults = page.value(
        "(() => {
           const faults = [];
           const name = (e) => e.getAttribute('aria-label') || e.title || e.textContent.trim() || e.closest('label')?.textContent.trim()
             || (e.id && document.querySelector(`label[for='${e.id}']`)?.textContent.trim());
           if (!document.documentElement.lang) faults.push('no language');
           if (document.querySelectorAll('h1').length !== 1) faults.push('not one h1');
           for (const e of document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, svg[role=img]')) {
             if (e.closest('[hidden], .CodeMirror, [tabindex=\"-1\"]')) continue;
             if (!name(e)) faults.push(`no name: ${e.outerHTML.slice(0, 120)}`);
           }
           const ids = [...document.querySelectorAll('[id]')].map((e) => e.id);
           for (const id of new Set(ids)) if (ids.filter((other) => other === id).length > 1) faults.push(`twice: #${id}`);
           return faults;
         })()",
    );
    assert_eq!(faults, serde_json::json!([]), "{address}");
}

#[test]
fn files_that_are_dropped_are_extracted_where_writing_is_allowed() {
    if !chromium::found() {
        return;
    }
    let scratch = Scratch::with_bridge();
    let made = scratch.run(&["token", "--name", "desk"]);
    let token = made.err.lines().last().unwrap().to_owned();
    scratch.write("dixit.toml", format!("bind = \"127.0.0.1:0\"\nwritable = true\n\n{}", made.out));
    let server = Server::start(scratch.command(&["serve", "-l", "graph", "--config", "dixit.toml"]));
    let mut page = Page::open(&format!("http://{}", server.address())).expect("a browser was found");
    page.go("/");
    page.wait("!document.querySelector('#drop').hidden");
    page.value(&format!("document.querySelector('#drop [name=token]').value = '{token}'"));
    let text = serde_json::json!(scratch.read("bridge.txt"));
    page.value(&format!(
        "(() => {{ const data = new DataTransfer();
           data.items.add(new File([{text}], 'bridge.txt', {{ type: 'text/plain' }}));
           const dropped = new DragEvent('drop', {{ dataTransfer: data, bubbles: true, cancelable: true }});
           document.querySelector('#drop').dispatchEvent(dropped); }})()"
    ));
    page.wait("document.querySelector('#drop li a')");
    assert!(page.text("#drop li").contains("bridge.txt: added"), "{}", page.text("#drop"));
    page.click("#drop li a");
    page.wait("location.pathname === '/document/bridge' && document.querySelector('a.claim')");
    page.is_clean();
}

#[test]
fn the_keyboard_goes_through_the_graph() {
    let Some(mut visit) = Visit::bridge() else { return };
    let page = &mut visit.page;
    page.go("/graph");
    page.wait("window.dixitGraph?.edges().length > 1");
    page.value("document.getElementById('canvas').focus()");
    page.press("ArrowRight");
    page.wait("dixitGraph.nodes(':selected').length === 1 && document.querySelector('#details h2')");
    let chosen = page.value("dixitGraph.nodes(':selected')[0].data('label')");
    assert_eq!(page.text("#details h2"), chosen.as_str().unwrap());
    page.press("Delete");
    page.wait(&format!("dixitGraph.nodes().every((node) => node.data('label') !== {chosen})"));
    page.click("#as-sparql");
    page.wait(
        "location.pathname === '/sparql' && window.dixitEditor?.getValue().includes('?claim a dx:Claim')",
    );
    page.is_clean();
}

#[test]
fn the_keyboard_reaches_claims_and_shows_what_they_say() {
    let Some(mut visit) = Visit::bridge() else { return };
    let page = &mut visit.page;
    page.go("/document/bridge");
    page.press("Tab");
    assert_eq!(page.value("document.activeElement.className"), "skip", "the first stop leads to the content");
    let mut stops = 0;
    while page.value("document.activeElement.classList.contains('claim')") != true {
        page.press("Tab");
        stops += 1;
        assert!(stops < 60, "no claim within sixty stops");
    }
    page.wait("!document.querySelector('#tip').hidden");
    assert!(page.text("#tip").contains("→"), "{}", page.text("#tip"));
    page.press("Enter");
    page.wait("location.pathname.startsWith('/claim/')");
    page.is_clean();
}
