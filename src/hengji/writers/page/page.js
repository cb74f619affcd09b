"use strict";
(() => {
  const root = document.documentElement;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const one = (id) => document.getElementById(id);
  const RANK = ["error", "warning", "info"];
  const cards = all(".finding");
  const segments = all("[data-p]");
  const sheet = one("sheet");
  const list = one("list");
  const off = { severity: new Set(), family: new Set() };
  const placesOf = new Map();
  const headings = new Map(all(".head[scope=col]").map((head) => [head.parentNode, 0]));
  let chosen = null;
  let pointed = null;
  let here = null;

  const number = (name) => name.split("-")[0];
  const names = (segment) => segment.dataset.p.split(" ");
  const card = (n) => one("f" + n);
  const severity = (n) => card(n).dataset.severity;
  const passes = (n) => !off.severity.has(severity(n)) && !off.family.has(card(n).dataset.family);
  const scroller = () => (getComputedStyle(list).overflowY === "auto" ? list : list.parentNode);

  for (const segment of segments) {
    for (const name of names(segment)) {
      const places = placesOf.get(number(name)) || placesOf.set(number(name), new Map()).get(number(name));
      places.set(name, [...(places.get(name) || []), segment]);
    }
  }
  const parts = (n) => [...(placesOf.get(n) || new Map()).values()];

  // What is shown: the filters decide, in the list also the place looked at; a stretch bears the gravest of what is left.
  function apply() {
    for (const each of cards) each.hidden = !passes(each.dataset.n) || (here !== null && !here.has(each.dataset.n));
    for (const group of all(".group")) {
      const left = all(".finding:not([hidden])", group).length;
      group.hidden = left === 0;
      group.querySelector("h3 .count").textContent = left;
    }
    for (const segment of segments) dress(segment);
    for (const ref of all(".ref")) ref.hidden = !passes(number(ref.id.slice(1)));
    const left = cards.filter((each) => !each.hidden).length;
    if (cards.length) {
      one("shown").textContent = left === cards.length ? left : left + " / " + cards.length;
      one("hidden").hidden = left > 0;
      one("here").hidden = here === null;
      one("here").querySelector(".count").textContent = here ? here.size : "";
    }
    if (chosen && card(chosen).hidden) choose(null);
    draw();
  }

  function draw() {
    measure();
    rail();
    light();
    fit();
  }

  function dress(segment) {
    const left = [...new Set(names(segment).map(number))].filter(passes);
    segment.classList.remove("place", "many", ...RANK);
    if (!left.length) return;
    segment.classList.add("place", RANK[Math.min(...left.map((n) => RANK.indexOf(severity(n))))]);
    segment.classList.toggle("many", left.length > 1);
  }

  // The headings last passed stay in view as the table scrolls, unless they are so tall that they would hide it.
  function measure() {
    for (const row of headings.keys()) pin(row, false);
    const top = sheet.getBoundingClientRect().top;
    for (const row of headings.keys()) headings.set(row, row.getBoundingClientRect().top - top);
  }

  function pin(row, on) {
    for (const head of all(".head[scope=col]", row)) head.classList.toggle("pinned", on && row.offsetHeight <= 112);
  }

  function follow() {
    const passed = 32 - sheet.getBoundingClientRect().top;
    const last = [...headings].filter(([, top]) => top <= passed).pop();
    for (const row of headings.keys()) pin(row, Boolean(last) && row === last[0]);
  }

  // Badges in the margin, two abreast, each beside the line where a finding first stands in a row.
  function rail() {
    all(".rail").forEach((each) => each.remove());
    const top = sheet.getBoundingClientRect().top;
    const free = [0, 0];
    for (const [y, n] of firsts(top)) {
      const column = free[0] <= y || free[0] <= free[1] ? 0 : 1;
      const at = Math.max(y, free[column]);
      free[column] = at + 17;
      sheet.appendChild(badge(n, at, column));
    }
  }

  function firsts(top) {
    const found = new Map();
    for (const segment of segments) {
      const row = segment.closest("tr,.line");
      for (const n of new Set(names(segment).map(number))) {
        if (!passes(n) || (found.get(row) || new Map()).has(n)) continue;
        if (!found.has(row)) found.set(row, new Map());
        found.get(row).set(n, (segment.getClientRects()[0] || segment.getBoundingClientRect()).top - top);
      }
    }
    return [...found.values()].flatMap((row) => [...row].map(([n, y]) => [y, n])).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  }

  function badge(n, y, column) {
    const made = document.createElement("span");
    made.className = "rail " + severity(n);
    made.textContent = n;
    made.dataset.n = n;
    made.setAttribute("aria-hidden", "true");
    made.style.top = y + "px";
    made.style.left = (column ? 28 : 1) + "px";
    return made;
  }

  // Light: every place of the finding pointed at or chosen, and threads between those in view.
  function light() {
    const n = pointed || chosen;
    all(".lit").forEach((each) => each.classList.remove("lit"));
    all(".on").forEach((each) => each.classList.remove("on"));
    if (n && passes(n)) {
      parts(n).flat().forEach((each) => each.classList.add("lit"));
      all(`.ref[href="#f${n}"],.rail[data-n="${n}"]`).forEach((each) => each.classList.add("on"));
    }
    threads(n);
  }

  function threads(n) {
    all(".threads").forEach((each) => each.remove());
    const ends = n && passes(n) ? parts(n).map((each) => each[0].getClientRects()[0]).filter(inView) : [];
    if (ends.length < 2) return;
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("class", "threads");
    svg.setAttribute("aria-hidden", "true");
    const origin = sheet.getBoundingClientRect();
    const point = (box) => [box.left - origin.left + sheet.scrollLeft, box.top + box.height / 2 - origin.top];
    ends.slice(1).forEach((box, i) => svg.appendChild(thread(point(ends[i]), point(box), severity(n))));
    sheet.appendChild(svg);
  }

  function thread([x, y], [u, v], grade) {
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    const bend = Math.abs(x - u) < 40 ? -28 : 0;
    path.setAttribute("class", grade);
    path.setAttribute("d", `M${x} ${y} C${x + bend} ${(y + v) / 2} ${u + bend} ${(y + v) / 2} ${u} ${v}`);
    return path;
  }

  const inView = (box) => box && box.bottom > 32 && box.top < innerHeight;

  // Choosing a finding; the table and the list come to it.
  function choose(n) {
    if (chosen) card(chosen).classList.remove("chosen");
    chosen = n;
    if (n) card(n).classList.add("chosen");
    light();
  }

  function toTable(n, name) {
    const places = placesOf.get(n);
    const target = places && (places.get(name) || [...places.values()][0])[0];
    if (!target) return;
    const box = target.getClientRects()[0] || target.getBoundingClientRect();
    if (box.top < 120 || box.bottom > innerHeight - 40) scrollTo(scrollX, scrollY + box.top - innerHeight / 3);
    const frame = sheet.getBoundingClientRect();
    if (box.left < frame.left || box.right > frame.right) sheet.scrollLeft += box.left - frame.left - 80;
    light();
  }

  function toList(n) {
    if (card(n).hidden) clear(n);
    const box = card(n).getBoundingClientRect();
    const frame = scroller().getBoundingClientRect();
    if (box.top < frame.top || box.bottom > frame.bottom) scroller().scrollTop += box.top - frame.top - 24;
    card(n).focus({ preventScroll: true });
  }

  function step(by) {
    const left = cards.filter((each) => !each.hidden);
    if (!left.length) return;
    const at = left.findIndex((each) => each.dataset.n === chosen);
    const next = left[at < 0 ? (by > 0 ? 0 : left.length - 1) : (at + by + left.length) % left.length].dataset.n;
    choose(next);
    toList(next);
    toTable(next);
  }

  function look(found) {
    here = found.length > 1 ? new Set(found) : null;
    apply();
    choose(found[0]);
    toList(found[0]);
  }

  function clear(n = null) {
    here = null;
    pointed = null;
    choose(n);
    apply();
  }

  function reset() {
    Object.values(off).forEach((each) => each.clear());
    all(".switch").forEach((each) => each.setAttribute("aria-pressed", "true"));
    clear();
  }

  function explain(n) {
    const fold = card(n).querySelector(".why");
    if (!fold) return;
    fold.open = !fold.open;
    unfold(fold);
  }

  function unfold(fold) {
    const page = one("rule-" + fold.dataset.rule);
    const room = fold.querySelector(".fold");
    if (!fold.open || !page || room.querySelector("dl")) return;
    room.textContent = "";
    room.appendChild(page.querySelector("dl").cloneNode(true));
  }

  function press(button) {
    const set = off[button.dataset.filter];
    const key = button.dataset.key;
    if (!set.delete(key)) set.add(key);
    button.setAttribute("aria-pressed", String(!set.has(key)));
    apply();
  }

  function speak() {
    const zh = root.classList.toggle("show-zh");
    root.classList.toggle("show-en", !zh);
    root.lang = zh ? "zh-CN" : "en";
    document.title = zh ? root.dataset.zh : root.dataset.en;
    draw();
  }

  const buttons = {
    "do-print": () => print(), "do-switch": speak, "do-previous": () => step(-1), "do-next": () => step(1),
    "do-all": () => clear(), "do-reset": reset,
  };

  document.addEventListener("click", (event) => {
    const at = (selector) => event.target.closest(selector);
    const button = at("button");
    if (button) return void (button.dataset.filter ? press(button) : buttons[button.id]());
    const link = at("[data-to]");
    const mark = at(".ref,.rail,.lead");
    if (link || mark) {
      event.preventDefault();
      const n = link ? number(link.dataset.to) : mark.dataset.n || mark.getAttribute("href").slice(2);
      choose(n);
      if (!link) toList(n);
      if (!mark || mark.matches(".lead")) toTable(n, link && link.dataset.to);
      return;
    }
    if (at("summary") || at(".fold") || String(getSelection())) return;
    const found = at(".finding");
    const place = at(".place[data-p]");
    if (found) {
      choose(found.dataset.n);
      toTable(found.dataset.n);
    } else if (place) {
      look([...new Set(names(place).map(number))].filter(passes));
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.toLowerCase();
    const active = document.activeElement;
    if (key === "j" || key === "k") step(key === "j" ? 1 : -1);
    else if (key === "e" && (chosen || active.dataset.n)) explain(chosen || active.dataset.n);
    else if (key === "escape") clear();
    else if (key === "enter" && active.matches(".finding")) {
      choose(active.dataset.n);
      toTable(active.dataset.n);
    }
  });

  function point(n) {
    if (pointed === n) return;
    pointed = n;
    light();
  }
  for (const each of cards) {
    each.addEventListener("mouseenter", () => point(each.dataset.n));
    each.addEventListener("mouseleave", () => point(null));
    each.addEventListener("focusin", () => point(each.dataset.n));
    each.addEventListener("focusout", () => point(null));
  }
  sheet.addEventListener("mouseover", (event) => {
    const place = event.target.closest(".place[data-p]");
    const found = new Set(place ? names(place).map(number) : []);
    for (const each of cards) each.classList.toggle("near", found.has(each.dataset.n));
  });
  all(".why").forEach((fold) => fold.addEventListener("toggle", () => unfold(fold)));

  let waiting = 0;
  const later = (then) => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(then);
  };
  // The list ends where the window ends, also while the top line still stands above it.
  function fit() {
    const column = list.parentNode;
    const beside = getComputedStyle(list).overflowY === "auto";
    follow();
    column.style.height = beside ? innerHeight - Math.max(32, column.getBoundingClientRect().top) + "px" : "";
    threads(pointed || chosen);
  }
  addEventListener("resize", () => later(draw));
  addEventListener("scroll", () => later(fit), { passive: true });

  root.classList.remove("still");
  apply();
  const asked = /^#[fp](\d+)/.exec(location.hash);
  if (asked && one("f" + asked[1])) {
    choose(asked[1]);
    toList(asked[1]);
    toTable(asked[1]);
  }
})();
