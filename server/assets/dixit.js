// What every page does when scripts run; without them every page still reads and every link still leads.

/** The claims under the pointer or the focus: their triples in a tip, their whole extent lit. */
function tips() {
  const tip = document.createElement("div");
  tip.className = "tip";
  tip.id = "tip";
  tip.setAttribute("role", "tooltip");
  tip.hidden = true;
  document.body.append(tip);

  const hide = () => {
    tip.hidden = true;
    for (const lit of document.querySelectorAll("a.claim.lit")) lit.classList.remove("lit");
    document.querySelector("[aria-describedby=tip]")?.removeAttribute("aria-describedby");
  };
  const show = (piece, at) => {
    hide();
    const numbers = piece.dataset.claims.split(" ");
    const list = document.createElement("ul");
    for (const number of numbers) {
      const entry = document.querySelector(`li[data-claim="${number}"]`);
      if (!entry) continue;
      const item = document.createElement("li");
      item.append(...[...entry.childNodes].map((node) => node.cloneNode(true)));
      list.append(item);
      for (const part of document.querySelectorAll(`a.claim[data-claims~="${number}"]`)) part.classList.add("lit");
    }
    if (!list.childElementCount) return;
    tip.replaceChildren(list);
    tip.hidden = false;
    piece.setAttribute("aria-describedby", "tip");
    const below = at.bottom + 8 + tip.offsetHeight < innerHeight;
    tip.style.left = `${Math.max(8, Math.min(at.left, innerWidth - tip.offsetWidth - 8))}px`;
    tip.style.top = `${below ? at.bottom + 8 : Math.max(8, at.top - tip.offsetHeight - 8)}px`;
  };
  const box = (piece, event) => {
    const boxes = [...piece.getClientRects()];
    const under = event && boxes.find((r) => r.top <= event.clientY && event.clientY <= r.bottom);
    return under ?? boxes[0];
  };
  for (const piece of document.querySelectorAll("a.claim[data-claims]")) {
    piece.addEventListener("pointerenter", (event) => show(piece, box(piece, event)));
    piece.addEventListener("pointerleave", hide);
    piece.addEventListener("focus", () => piece.matches(":focus-visible") && show(piece, box(piece)));
    piece.addEventListener("blur", hide);
  }
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
  addEventListener("scroll", hide, { passive: true });
}

/** Where the window is, on the map in the margin. */
function map() {
  const frame = document.querySelector(".minimap .window");
  if (!frame) return;
  const segments = [...document.querySelectorAll("article.segment")];
  const bands = new Map(
    [...document.querySelectorAll(".minimap a")].map((a) => [a.getAttribute("href").slice(1), a.querySelector(".band")]),
  );
  const place = (y) => {
    for (const segment of segments) {
      const box = segment.getBoundingClientRect();
      const band = bands.get(segment.id);
      if (!band || box.bottom < y) continue;
      const share = Math.max(0, Math.min(1, (y - box.top) / box.height));
      return Number(band.getAttribute("y")) + share * Number(band.getAttribute("height"));
    }
    return 1000;
  };
  const move = () => {
    const top = place(0);
    frame.setAttribute("y", top);
    frame.setAttribute("height", Math.max(4, place(innerHeight) - top));
  };
  addEventListener("scroll", () => requestAnimationFrame(move), { passive: true });
  addEventListener("resize", move);
  move();
}

/** The button that unfolds the claims below every turn. */
function unfold() {
  const button = document.getElementById("unfold");
  if (!button) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    const open = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", open);
    for (const details of document.querySelectorAll("details.claims")) details.open = open;
  });
}

/** Buttons that copy a text or an address. */
function copies() {
  for (const button of document.querySelectorAll("[data-copy], [data-copy-link]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const { copy, copyLink, done } = button.dataset;
      const text = copy ? document.getElementById(copy).textContent : document.getElementById(copyLink).href;
      await write(text);
      const before = button.textContent;
      button.textContent = done;
      button.setAttribute("aria-live", "polite");
      setTimeout(() => (button.textContent = before), 1600);
    });
  }
}

/** Copy a text, also where the page is not served over a secure connection. */
async function write(text) {
  if (navigator.clipboard) {
    try {
      return await navigator.clipboard.writeText(text);
    } catch {
      // Not allowed here: the old way below needs no permission.
    }
  }
  const area = document.createElement("textarea");
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
}

/** The place where files are dropped: sends them, and tells of each as it is stored. */
function drop() {
  const place = document.getElementById("drop");
  if (!place) return;
  const words = JSON.parse(place.dataset.words);
  const [files, token] = [place.querySelector("[type=file]"), place.querySelector("[name=token]")];
  const list = place.querySelector("ul");
  place.hidden = false;

  /** The events of a stream, each with its name and data. */
  async function* events(body) {
    const reader = body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = "";
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      const parts = (rest + value).split("\n\n");
      rest = parts.pop();
      for (const part of parts) {
        const event = /^event: (.*)$/m.exec(part)?.[1];
        const data = /^data: (.*)$/m.exec(part)?.[1];
        if (event && data) yield [event, JSON.parse(data)];
      }
    }
  }

  const entries = new Map();
  const entry = (name) => {
    if (!entries.has(name)) {
      const item = document.createElement("li");
      item.append(document.createElement("span"), document.createElement("progress"));
      item.firstChild.textContent = `${name} `;
      list.append(item);
      entries.set(name, item);
    }
    return entries.get(name);
  };
  const tell = (name, text, address) => {
    const line = document.createElement(address ? "a" : "span");
    line.textContent = `${name}: ${text}`;
    if (address) line.href = address;
    entry(name).replaceChildren(line);
  };

  async function send(chosen) {
    const form = new FormData();
    entries.clear();
    list.replaceChildren();
    for (const file of chosen) {
      form.append("file", file, file.name);
      entry(file.name);
    }
    try {
      const answer = await fetch("/documents", {
        method: "POST",
        headers: { Accept: "text/event-stream", Authorization: `Bearer ${token.value}` },
        body: form,
      });
      if (!answer.ok) throw new Error((await answer.json()).error.message);
      for await (const [event, data] of events(answer.body)) {
        if (event !== "stored") continue;
        const base = place.dataset.base;
        const address = data.id?.startsWith(base) ? `/${data.id.slice(base.length)}` : data.id;
        tell(data.name, data.error ? data.error.message : `${words[data.result] ?? data.result}, ${data.claims} ${words.claims}`, address);
      }
    } catch (error) {
      for (const name of entries.keys()) if (entry(name).querySelector("progress")) tell(name, error.message);
    }
  }

  for (const kind of ["dragenter", "dragover"]) {
    place.addEventListener(kind, (event) => {
      event.preventDefault();
      place.classList.add("over");
    });
  }
  place.addEventListener("dragleave", () => place.classList.remove("over"));
  place.addEventListener("drop", (event) => {
    event.preventDefault();
    place.classList.remove("over");
    send(event.dataTransfer.files);
  });
  place.addEventListener("submit", (event) => {
    event.preventDefault();
    send(files.files);
  });
}

/** A long turn opens at the words that the page is about. */
function bring() {
  for (const mark of document.querySelectorAll("article.here p.text mark")) {
    const text = mark.closest("p.text");
    const [there, top] = [mark.getBoundingClientRect(), text.getBoundingClientRect().top];
    if (text.scrollTop === 0 && there.bottom - top > text.clientHeight) text.scrollTop = there.top - top - text.clientHeight / 3;
  }
}

bring();
drop();
tips();
map();
unfold();
copies();
