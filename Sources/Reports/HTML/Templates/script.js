"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const title = document.title;

  // Whoever comes back to the list finds it where it was left.
  let left = 0;
  addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (link && document.getElementById("front")?.offsetParent) left = scrollY;
    if (link?.classList.contains("back") && left) setTimeout(() => scrollTo(0, left));
  });

  // An article's address opens it, and the window is named after what is read.
  const follow = () => {
    let target = null;
    try { target = byId(decodeURIComponent(location.hash.slice(1))); } catch { /* no address of ours */ }
    if (target instanceof HTMLDetailsElement) target.open = true;
    const headline = target?.closest(".story")?.querySelector("h2")?.textContent;
    document.title = headline ?? title;
  };
  addEventListener("hashchange", follow);
  follow();

  // On paper nothing can be opened.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = Array.from(document.querySelectorAll(".story details:not([open])")).filter((part) => part.offsetParent);
    for (const part of opened) part.open = true;
  });
  addEventListener("afterprint", () => { for (const part of opened) part.open = false; });

  if (!byId("filter")) return;
  const [text, source, from, to, count] =
    ["filter-text", "filter-source", "filter-from", "filter-to", "filter-count"].map(byId);
  const sources = Array.from(byId("source-names").options, (option) => plain(option.value));
  const isWhole = !byId("more-stories");
  const mostFound = 200;
  let stories = null;
  let total = "";
  let answered = "";
  const read = () => {
    const listed = Array.from(document.querySelectorAll("#stories > .story-row"), (row) => ({
      row,
      // Where all stories are on this page, their texts are searched too.
      text: plain(`${row.textContent} ${row.dataset.titles ?? ""} ${
        isWhole ? document.querySelector(row.querySelector("a").hash || "#none")?.textContent ?? "" : ""}`),
      sources: row.dataset.sources ? row.dataset.sources.split(" ").map(Number) : [],
      first: row.dataset.first, last: row.dataset.last,
    }));
    // Stories that are listed on further pages: address, headline, facts, days, sources.
    const more = byId("more-stories") ? JSON.parse(byId("more-stories").textContent) : [];
    return listed.concat(more.map(({ a, h, f, d, s }) => (
      { entry: { address: a, headline: h, facts: f }, text: plain(`${h} ${f}`), sources: s, first: d?.[0], last: d?.[1] })));
  };
  const element = (name, kind, text) => {
    const made = document.createElement(name);
    made.className = kind;
    made.textContent = text;
    return made;
  };
  const row = ({ address, headline, facts }) => {
    const made = element("li", "story-row", "");
    const link = element("a", "story-link", "");
    link.href = address;
    link.append(element("bdi", "", headline));
    made.append(link, " ", element("span", "facts", facts));
    return made;
  };
  const filter = () => {
    if (!stories) { stories = read(); total = count.textContent; }
    const words = plain(text.value).split(/\s+/).filter(Boolean);
    const name = plain(source.value.trim());
    // Leaving a field says "change" again; what is found must not be made anew under the pointer.
    const asked = JSON.stringify([words, name, from.value, to.value]);
    if (asked === answered) return;
    answered = asked;
    const wanted = new Set();
    if (name) sources.forEach((known, place) => { if (known.includes(name)) wanted.add(place); });
    const isIdle = !words.length && !name && !from.value && !to.value;
    const found = [];
    let shown = 0;
    for (const story of stories) {
      const isShown = words.every((word) => story.text.includes(word))
        && (!name || story.sources.some((place) => wanted.has(place)))
        && (!from.value || (story.last !== undefined && story.last >= from.value))
        && (!to.value || (story.first !== undefined && story.first <= to.value));
      if (story.row) story.row.hidden = !isShown;
      if (!isShown) continue;
      shown += 1;
      if (!story.row && !isIdle && found.length < mostFound) found.push(row(story.entry));
    }
    byId("found")?.replaceChildren(...found);
    const isTurned = from.value && to.value && from.value > to.value;
    count.textContent = isIdle ? total
      : isTurned ? `0 of ${total}: the first day is behind the last` : `${shown.toLocaleString("en")} of ${total}`;
  };
  for (const kind of ["input", "change"]) byId("filter").addEventListener(kind, filter);
  byId("filter").addEventListener("reset", () => setTimeout(filter));
  byId("filter").addEventListener("submit", (event) => event.preventDefault());
  // What the browser has kept in the fields from the last visit.
  if (text.value || source.value || from.value || to.value) filter();
})();
