// SPDX-License-Identifier: Apache-2.0
// Neighbouring samples of several languages become tabs, each block of code can be copied, and headings can be linked
// to. Without this script everything is there, one below the other.

const titles = { bash: "curl", swift: "Swift", python: "Python", javascript: "JavaScript" };
const chosen = () => sessionStorage.getItem("language") ?? "bash";

const language = (block) => /language-(\w+)/.exec(block.firstElementChild?.className ?? "")?.[1];

for (const heading of document.querySelectorAll("main h2")) {
  heading.id = heading.textContent.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  const link = document.createElement("a");
  link.href = `#${heading.id}`;
  link.className = "anchor";
  link.textContent = "#";
  link.setAttribute("aria-label", `Link to “${heading.textContent}”`);
  heading.append(" ", link);
}
if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();

for (const table of document.querySelectorAll("main table")) {
  const frame = document.createElement("div");
  frame.className = "wide";
  frame.tabIndex = 0;
  frame.setAttribute("role", "region");
  frame.setAttribute("aria-label", table.previousElementSibling?.textContent ?? "Table");
  table.replaceWith(frame);
  frame.append(table);
}

for (const block of document.querySelectorAll("main pre")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = "Copy";
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(block.firstElementChild.textContent);
    button.textContent = "Copied";
    setTimeout(() => (button.textContent = "Copy"), 1500);
  });
  const frame = document.createElement("div");
  frame.className = "code";
  block.replaceWith(frame);
  frame.append(block);
  // Browsers give the clipboard to https and to this machine only.
  if (navigator.clipboard) frame.append(button);
}

const groups = [];
for (const frame of document.querySelectorAll("main .code")) {
  if (!titles[language(frame.firstElementChild)]) continue;
  const group = groups.at(-1);
  if (group && group.at(-1).nextElementSibling === frame) group.push(frame);
  else groups.push([frame]);
}

const show = (wanted) => {
  for (const group of groups) {
    const found = group.some((frame) => language(frame.firstElementChild) === wanted) ? wanted : "bash";
    for (const frame of group) frame.hidden = language(frame.firstElementChild) !== found;
  }
  for (const tab of document.querySelectorAll("[role=tab]")) {
    tab.setAttribute("aria-selected", String(tab.dataset.language === wanted));
    tab.tabIndex = tab.dataset.language === wanted ? 0 : -1;
  }
};

const choose = (wanted, tab) => {
  const before = tab.getBoundingClientRect().top;
  sessionStorage.setItem("language", wanted);
  show(wanted);
  // The page above may have become longer or shorter: what was clicked stays where it was.
  scrollBy(0, tab.getBoundingClientRect().top - before);
  tab.focus({ preventScroll: true });
};

for (const [number, group] of groups.entries()) {
  const tabs = document.createElement("div");
  tabs.setAttribute("role", "tablist");
  tabs.setAttribute("aria-label", "Language");
  for (const frame of group) {
    const name = language(frame.firstElementChild);
    frame.id = `sample-${number}-${name}`;
    frame.setAttribute("role", "tabpanel");
    const tab = document.createElement("button");
    tab.type = "button";
    tab.setAttribute("role", "tab");
    tab.setAttribute("aria-controls", frame.id);
    tab.dataset.language = name;
    tab.textContent = titles[name];
    tab.addEventListener("click", () => choose(name, tab));
    tabs.append(tab);
  }
  tabs.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const all = [...tabs.children];
    const next = all[(all.indexOf(document.activeElement) + step + all.length) % all.length];
    choose(next.dataset.language, next);
  });
  group[0].before(tabs);
}
show(chosen());
