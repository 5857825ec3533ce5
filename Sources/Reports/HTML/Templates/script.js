"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const title = document.title;

  const home = document.querySelector("a.back").getAttribute("href").split("#")[0];

  // Words, outlets and days lead to the stories that have them.
  const lead = (part) => {
    for (const place of part.querySelectorAll(":is(.terms, .outlets) bdi, .days, .coverage [data-first]")) {
      if (place.closest("a")) continue;
      const { first, last } = (place.closest("[data-first]") ?? place).dataset;
      const asked = place.closest(".terms") ? { text: place.textContent }
        : place.closest(".outlets") ? { source: place.textContent } : { from: first, to: last };
      const link = document.createElementNS(place.namespaceURI, "a");
      link.setAttribute("class", "seek");
      link.setAttribute("href", `${home}#${new URLSearchParams(asked)}`);
      // The days can be told by keyboard in the fields.
      if (place instanceof SVGElement) link.setAttribute("tabindex", "-1");
      place.replaceWith(link);
      link.append(place);
    }
  };
  for (const part of document.querySelectorAll("#front, #stories")) lead(part);
  // An outlet's page leads to the list of its stories.
  for (const link of document.querySelectorAll("a.stories-of")) {
    link.href = `${home}#${new URLSearchParams({ source: link.dataset.source })}`;
  }

  // Whoever comes back to the list finds it where it was left.
  let left = 0;
  addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (link && byId("front")?.offsetParent) left = scrollY;
    if (link?.classList.contains("back") && left) setTimeout(() => scrollTo(0, left));
  });

  // How the list was left, for the pages of its stories and for whoever comes back from them.
  const key = `storyfold ${new URL(home, location.href).pathname}`;
  const keep = (state) => { try { sessionStorage.setItem(key, JSON.stringify(state)); } catch { /* it is not kept */ } };
  const kept = () => { try { return JSON.parse(sessionStorage.getItem(key)) ?? {}; } catch { return {}; } };
  const order = () => Array.from(document.querySelectorAll("#stories .story-link"), (link) => link.href);

  // The stories before and behind one are those of the list as it was left.
  const turn = (story) => {
    const all = byId("front") ? order() : kept().order ?? [];
    const place = all.indexOf(`${location.href.split("#")[0]}#${story.id}`);
    const links = [["prev", "← Previous story", place - 1], ["next", "Next story →", place + 1]];
    if (place >= 0) story.querySelector(".turn")?.replaceChildren(...links.map(([rel, text, other]) => {
      const link = document.createElement(all[other] ? "a" : "span");
      if (all[other]) Object.assign(link, { href: all[other], rel, textContent: text });
      return link;
    }));
  };

  // Of several pages the front page knows where a story is: of each page it has the first story.
  const { pages, stories: lastStory } = byId("stories")?.dataset ?? {};
  const path = document.querySelector("#stories .story-link")?.getAttribute("href").split("#")[0];
  const pageOf = (number) => {
    const page = (pages ?? "").split(" ").findLastIndex((first) => first && first <= number) + 1;
    return page && number <= lastStory ? path.replace(/\d+(?=\.html$)/, page) : "";
  };
  const find = (anchor) => {
    const number = Number(/^s(\d+)(-|$)/.exec(anchor)?.[1]);
    if (!number || byId(`s${number}`)) return;
    if (!byId("front")) return location.replace(`${home}#${anchor}`);
    const page = pageOf(number);
    if (page) location.replace(`${page}#${anchor}`);
  };

  // An article's address opens it, and the window is named after what is read.
  const follow = () => {
    let [target, anchor] = [null, ""];
    try { anchor = decodeURIComponent(location.hash.slice(1)); } catch { /* no address of ours */ }
    target = byId(anchor);
    if (!target) find(anchor);
    if (target instanceof HTMLDetailsElement) target.open = true;
    const story = target?.closest(".story");
    if (story) {
      lead(story);
      turn(story);
    }
    document.title = story?.querySelector("h2")?.textContent ?? title;
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
  const names = ["text", "source", "from", "to", "sort", "several"];
  const fields = Object.fromEntries(names.map((name) => [name, byId(`filter-${name}`)]).filter(([, field]) => field));
  const [list, count, heading, further] = [byId("stories"), byId("filter-count"), byId("list-title"),
    document.querySelector(".list .pages")];
  const sources = Array.from(byId("source-names").options, (option) => plain(option.value));
  const isWhole = !byId("more-stories");
  const [total, allStories] = [count.textContent, heading.textContent];
  // Of the numbers of a story: articles, most within 24 hours, outlets, independent texts, the second of the last.
  const rank = { growing: 1, outlets: 2, texts: 3, newest: 4 };
  const day = 86400000;
  let stories = null;
  let answered = "";
  const read = () => {
    const listed = Array.from(list.children, (row) => ({
      row,
      // Where all stories are on this page, their texts are searched too.
      text: plain(`${row.textContent} ${row.dataset.titles ?? ""} ${
        isWhole ? document.querySelector(row.querySelector("a").hash || "#none")?.textContent ?? "" : ""}`),
      sources: row.dataset.sources ? row.dataset.sources.split(" ").map(Number) : [],
      first: row.dataset.first, last: row.dataset.last, ranks: row.dataset.ranks.split(" ").map(Number),
    }));
    // Stories that are listed on further pages: headline, facts, days, sources, ranks.
    const more = isWhole ? [] : JSON.parse(byId("more-stories").textContent);
    return listed.concat(more.map(({ h, f, d, s, n }, index) => (
      { number: listed.length + index + 1, entry: [h, f], text: plain(`${h} ${f}`), sources: s, first: d?.[0], last: d?.[1], ranks: n })));
  };
  const element = (name, kind, text) => {
    const made = document.createElement(name);
    made.className = kind;
    made.textContent = text;
    return made;
  };
  const rowOf = (number, [headline, facts]) => {
    const made = element("li", "story-row", "");
    const link = element("a", "story-link", "");
    link.href = `${pageOf(number)}#s${number}`;
    link.append(element("bdi", "", headline));
    made.append(link, " ", element("div", "facts", facts));
    return made;
  };
  const value = (name) => {
    const field = fields[name];
    return !field ? "" : field.type === "checkbox" ? (field.checked ? "yes" : "") : field.value.trim();
  };
  const filter = () => {
    const asked = String(new URLSearchParams(names.map((name) => [name, value(name)]).filter(([, what]) => what)));
    // Leaving a field says "change" again; what is found must not be made anew under the pointer.
    if (asked === answered) return;
    answered = asked;
    stories ??= read();
    const mostShown = isWhole ? stories.length : stories.findLastIndex((story) => !story.entry) + 1;
    const words = plain(value("text")).split(/\s+/).filter(Boolean);
    const [name, from, to, sort] = [plain(value("source")), value("from"), value("to"), value("sort")];
    const wanted = new Set();
    // One that is called so, or all that have it in their names.
    if (sources.includes(name)) wanted.add(sources.indexOf(name));
    else if (name) sources.forEach((known, place) => { if (known.includes(name)) wanted.add(place); });
    const found = stories.filter((story) => words.every((word) => story.text.includes(word))
      && (!name || story.sources.some((place) => wanted.has(place)))
      && (!from || (story.last !== undefined && story.last >= from))
      && (!to || (story.first !== undefined && story.first <= to))
      && (!value("several") || story.ranks[0] > 1));
    const by = rank[sort];
    if (by) found.sort((a, b) => (b.ranks[by] ?? -Infinity) - (a.ranks[by] ?? -Infinity) || 0);
    list.replaceChildren(...found.slice(0, mostShown).map((story) => story.row ??= rowOf(story.number, story.entry)));
    const isFiltered = words.length || name || from || to || value("several");
    heading.textContent = !asked ? allStories
      : found.length > mostShown ? `The first ${mostShown.toLocaleString("en")} of ${found.length.toLocaleString("en")} stories`
      : isFiltered ? "Stories found" : "All stories";
    if (further) further.hidden = Boolean(asked);
    count.textContent = !isFiltered ? total
      : from && to && from > to ? `0 of ${total}: the first day is later than the last`
      : `${found.length.toLocaleString("en")} of ${total}`;
    for (const button of document.querySelectorAll("[data-turn]")) button.disabled = !from && !to;
    remember();
  };
  // The address says what is asked for, so that it can be kept and passed on.
  const isOfList = () => ["", "#front", "#list"].includes(location.hash) || location.hash.includes("=");
  const remember = () => {
    if (!isOfList()) return;
    const address = answered ? `#${answered}` : location.hash.includes("=") ? "#list" : location.hash;
    // Some browsers allow so many of these and no more.
    try { history.replaceState(null, "", address || location.pathname + location.search); } catch { /* it stays */ }
  };
  const set = (asked) => {
    for (const [name, field] of Object.entries(fields)) {
      if (field.type === "checkbox") field.checked = asked.has(name); else field.value = asked.get(name) ?? "";
    }
  };
  const seek = () => {
    if (!location.hash.includes("=")) return remember();
    set(new URLSearchParams(location.hash.slice(1)));
    filter();
    byId("list").scrollIntoView();
  };
  const shifted = (date, days) => new Date(Date.parse(date) + days * day).toISOString().slice(0, 10);
  const move = ({ days, turn }) => {
    const { from, to } = fields;
    if (days) {
      stories ??= read();
      to.value = stories.reduce((last, story) => story.last > last ? story.last : last, "");
      from.value = shifted(to.value, 1 - days);
    } else {
      const [first, last] = [from.value || to.value, to.value || from.value];
      const length = (Math.abs(Date.parse(last) - Date.parse(first)) / day + 1) * turn;
      [from.value, to.value] = [shifted(first, length), shifted(last, length)];
    }
    filter();
  };
  for (const kind of ["input", "change"]) byId("filter").addEventListener(kind, filter);
  byId("filter").addEventListener("reset", () => setTimeout(filter));
  byId("filter").addEventListener("submit", (event) => event.preventDefault());
  byId("filter").addEventListener("click", ({ target }) => { if (target.closest(".period button")) move(target.dataset); });
  addEventListener("hashchange", seek);
  // Pages of stories have the list as it was left, and lead back to it.
  const { asked, top } = pages && location.hash === "#front" ? kept() : {};
  if (pages) addEventListener("pagehide", () => keep({ asked: answered, top: scrollY, order: answered ? order() : [] }));
  // What the address asks for, and what the browser has kept in the fields from the last visit.
  if (asked) set(new URLSearchParams(asked)); else seek();
  filter();
  if (top) scrollTo(0, top);
})();
