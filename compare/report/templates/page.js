"use strict";
// The page is complete without scripts. This one chooses what to see and opens what a link leads into.
const all = (selector, root) => Array.from((root || document).querySelectorAll(selector));
const press = (button, on) => button.setAttribute("aria-pressed", String(on));
const pressed = (button) => button.getAttribute("aria-pressed") === "true";

(function () {
  const kinds = document.getElementById("kinds");
  function showKind(kind) {
    all("button", kinds).forEach((button) => press(button, button.dataset.kind === kind));
    all("article.discrepancy").forEach((card) => { card.hidden = kind !== "" && card.dataset.kind !== kind; });
  }
  if (kinds) {
    kinds.hidden = false;
    kinds.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (button) showKind(button.dataset.kind);
    });
  }

  // Which findings are shown by what became of them since an earlier report: the style hides the others.
  const states = document.getElementById("states");
  function showState(state) {
    all("button", states).forEach((button) => press(button, button.dataset.only === state));
    document.querySelector("main").dataset.only = state;
  }
  if (states) {
    states.hidden = false;
    states.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (button) showState(button.dataset.only);
    });
  }

  const chooser = document.getElementById("chooser");
  function showText(button, on) {
    press(button, on);
    document.getElementById(button.dataset.text).hidden = !on;
  }
  if (chooser) {
    chooser.hidden = false;
    chooser.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (button) showText(button, !pressed(button));
    });
  }

  // A link may lead into a closed list, a hidden text or a filtered card: show it first.
  function reveal() {
    let name = location.hash.slice(1);
    try { name = decodeURIComponent(name); } catch (error) { return; }
    const target = document.getElementById(name);
    if (!target) return;
    for (let node = target; node; node = node.parentElement) if (node.tagName === "DETAILS") node.open = true;
    const text = target.closest("article.text");
    if (text && text.hidden) all("button", chooser).filter((b) => b.dataset.text === text.id).forEach((b) => showText(b, true));
    const card = target.closest("article.card");
    if (card && card.hidden) showKind("");
    if (states && target.closest("[data-state]")) showState("");
    if (card && target === card) all("details:not(.noting)", card).forEach((details) => { details.open = true; });
    target.scrollIntoView({ block: text && target !== text ? "center" : "start" });
  }
  window.addEventListener("hashchange", reveal);
  if (location.hash.length > 1) reveal();

  let closed = [];
  window.addEventListener("beforeprint", () => {
    closed = all("details:not([open]):not(.noting)").filter((d) => !d.closest("[data-verdict=rejected]"));
    closed.forEach((details) => { details.open = true; });
  });
  window.addEventListener("afterprint", () => closed.forEach((details) => { details.open = false; }));
})();
