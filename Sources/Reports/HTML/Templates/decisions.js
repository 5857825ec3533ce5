"use strict";
// A person's decisions about articles, gathered as lines for --overrides.
(() => {
  const front = new URL(document.querySelector("a.back").getAttribute("href"), location.href).pathname;
  const key = `storyfold decisions ${front}`;
  // Decisions with the story that they were made in, and the article that waits for the one it is of one story with.
  let { rules, held } = { rules: [], held: null };
  try { ({ rules, held } = JSON.parse(localStorage.getItem(key)) ?? { rules, held }); } catch { /* none are kept */ }
  const cell = (text) => (/[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = () => ["rule,a,b,of", ...rules.map(({ rule, a, b, of }) => [rule, a, b, of].map(cell).join(","))]
    .map((line) => `${line}\n`).join("");

  const make = (name, text, more = {}) => Object.assign(document.createElement(name), { textContent: text, ...more });
  const button = (text, act) => {
    const made = make("button", text, { type: "button" });
    made.addEventListener("click", act);
    return made;
  };
  const change = () => {
    try { localStorage.setItem(key, JSON.stringify({ rules, held })); } catch { /* they last as long as the page */ }
    show();
  };

  // What has been decided, wherever the reader is.
  const tray = make("aside", "", { className: "decisions", hidden: true });
  tray.setAttribute("aria-label", "Decisions");
  const [count, hint] = [make("summary", ""), make("p", "", { className: "note" })];
  hint.setAttribute("role", "status");
  const text = make("textarea", "", { readOnly: true, rows: 4 });
  text.setAttribute("aria-label", "Lines for --overrides");
  const copy = async () => {
    text.closest("details").open = true;
    text.select();
    try { await navigator.clipboard.writeText(text.value); } catch { document.execCommand("copy"); }
    hint.textContent = "Copied.";
  };
  const save = () => {
    const address = URL.createObjectURL(new Blob([text.value], { type: "text/csv" }));
    make("a", "", { href: address, download: "overrides.csv" }).click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
    hint.textContent = "Saved as overrides.csv: run storyfold cluster with --overrides overrides.csv.";
  };
  const clear = () => {
    [rules, held] = [[], null];
    change();
  };
  const details = make("details", "");
  details.append(count, text);
  const buttons = make("p", "");
  buttons.append(button("Copy", copy), " ", button("Save", save), " ", button("Clear", clear));
  tray.append(details, buttons, hint);
  document.querySelector("main").after(tray);

  const isRule = (rule, a, b) => (one) => one.rule === rule && ((one.a === a && one.b === b) || (one.a === b && one.b === a));
  // Makes a decision in the place of those that it contradicts, or takes it back.
  const decide = (rule, a, b, of, story, contradicts) => {
    const isMade = rules.some(isRule(rule, a, b));
    rules = rules.filter((one) => !isRule(rule, a, b)(one) && !contradicts(one));
    if (!isMade) rules.push({ rule, a, b, of, story });
    change();
  };
  const idOf = (article) => (article.dataset.id ? decodeURIComponent(article.dataset.id) : article.querySelector(".id").textContent);
  const storyOf = (article) => {
    const story = article.closest(".story");
    return story.dataset.canonical ? decodeURIComponent(story.dataset.canonical) : idOf(story.querySelector(".canonical"));
  };
  const decisions = {
    not: ["Not this story", (id, story) => decide("cannot-link", id, story, "story", story, isRule("must-link", id, story)),
      (id, story) => rules.some(isRule("cannot-link", id, story))],
    same: ["Same story", (id, story) => {
      const other = held;
      held = other ? null : id;
      if (!other || other === id) return change();
      return decide("must-link", other, id, "story", story, isRule("cannot-link", other, id));
    }, (id) => held === id || rules.some(({ rule, a, b }) => rule === "must-link" && (a === id || b === id))],
    use: ["Use this version", (id, story) => decide("canonical", id, "", "", story,
      (one) => one.rule === "canonical" && one.story === story),
    (id) => rules.some(isRule("canonical", id, ""))],
  };
  // An article gets its buttons when it is opened.
  const offer = (article) => {
    const place = article.querySelector(":scope > .body") ?? article;
    if (place.querySelector(":scope > .decide")) return;
    const [id, story] = [idOf(article), storyOf(article)];
    const row = make("p", "", { className: "decide" });
    for (const [name, [words, act]] of Object.entries(decisions)) {
      // A story is named by its canonical.
      if (name === "not" && id === story) continue;
      const made = button(words, () => act(id, story));
      made.dataset.decision = name;
      row.append(made, " ");
    }
    if (place === article) place.append(row); else place.prepend(row);
    show();
  };
  const show = () => {
    tray.hidden = !rules.length && !held;
    count.textContent = rules.length === 1 ? "1 decision" : `${rules.length} decisions`;
    text.value = lines();
    hint.textContent = held ? `Which article belongs to the same story as ${held}? Press “Same story” there.` : "";
    for (const made of document.querySelectorAll(".decide button")) {
      const article = made.closest(".canonical, .member");
      made.setAttribute("aria-pressed", decisions[made.dataset.decision][2](idOf(article), storyOf(article)));
    }
  };
  const follow = () => {
    const story = document.querySelector(".story:target, .story:has(:target)");
    for (const article of story?.querySelectorAll(".canonical, details.member[open]") ?? []) offer(article);
  };
  document.addEventListener("toggle", ({ target }) => { if (target.matches("details.member[open]")) offer(target); }, true);
  addEventListener("hashchange", follow);
  follow();
  show();
})();
