// What a reviewer decides stays in this browser, and is saved as a file that the next report reads.
(function () {
  const main = document.querySelector("main[data-story]");
  const panel = document.getElementById("review");
  const tools = document.getElementById("tools");
  const findings = all("[data-finding]");
  if (!main || !panel || !findings.length) return;
  const key = "newscompare:" + main.dataset.story;

  let store = {};
  let stores = true;
  try { store = JSON.parse(localStorage.getItem(key)) || {}; } catch (error) { stores = false; }
  function remember() {
    try { localStorage.setItem(key, JSON.stringify(store)); } catch (error) { stores = false; }
    document.getElementById("stored-not").hidden = stores;
  }

  const stateOf = (card) => store[card.dataset.finding]
    || { verdict: card.dataset.wasVerdict || "", note: card.dataset.wasNote || "" };

  function show(card) {
    const state = stateOf(card);
    card.dataset.verdict = state.verdict;
    const said = card.querySelector(".said");
    said.hidden = !state.verdict && !state.note;
    said.querySelector(".noted").textContent = state.note;
    press(card.querySelector(".accept"), state.verdict === "accepted");
    press(card.querySelector(".reject"), state.verdict === "rejected");
  }

  function tally() {
    const states = findings.map(stateOf);
    const count = (test) => states.filter(test).length;
    const line = document.getElementById("tally");
    line.textContent = line.dataset.template
      .replace("{accepted}", count((state) => state.verdict === "accepted"))
      .replace("{rejected}", count((state) => state.verdict === "rejected"))
      .replace("{notes}", count((state) => state.note));
  }

  function decide(card, change) {
    store[card.dataset.finding] = Object.assign({}, stateOf(card), change);
    remember();
    show(card);
    tally();
  }

  function furnish(card) {
    card.dataset.wasVerdict = card.dataset.verdict || "";
    card.dataset.wasNote = card.dataset.note || "";
    const bar = tools.content.firstElementChild.cloneNode(true);
    all("[aria-label]", bar).concat(bar).forEach((node) => {
      node.setAttribute("aria-label", node.getAttribute("aria-label").replace("{n}", card.dataset.rank));
    });
    (card.tagName === "TR" ? card.querySelector("th") : card.lastElementChild).append(bar);
    const note = bar.querySelector("textarea");
    note.value = stateOf(card).note;
    note.addEventListener("input", () => decide(card, { note: note.value.trim() }));
    bar.addEventListener("click", (event) => {
      const button = event.target.closest("button.accept, button.reject");
      if (!button) return;
      const wanted = button.classList.contains("accept") ? "accepted" : "rejected";
      decide(card, { verdict: pressed(button) ? "" : wanted });
      const evidence = card.querySelector("details.evidence");
      if (evidence) evidence.open = stateOf(card).verdict !== "rejected";
    });
    show(card);
    const evidence = card.querySelector("details.evidence");
    if (evidence && stateOf(card).verdict === "rejected") evidence.open = false;
  }

  const entry = (card) => ({
    finding: card.dataset.finding,
    type: card.dataset.type,
    kind: card.dataset.kind,
    rule: card.dataset.rule,
    values: JSON.parse(card.dataset.values),
    texts: all(card.tagName === "TR" ? ".lead" : "blockquote", card).map((quote) => quote.textContent),
    verdict: stateOf(card).verdict || null,
    note: stateOf(card).note,
  });

  function save() {
    const given = findings.filter((card) => stateOf(card).verdict || stateOf(card).note).map(entry);
    const file = {
      schema: "newscompare/verdicts/1",
      story: main.dataset.story,
      verdicts: given.concat(JSON.parse(main.dataset.kept)),
    };
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(file, null, 2) + "\n"], { type: "application/json" }));
    link.download = main.dataset.story + ".verdicts.json";
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  let sure = 0;
  const forget = document.getElementById("forget");
  const words = forget.textContent;
  forget.addEventListener("click", () => {
    if (Date.now() - sure > 5000) {
      sure = Date.now();
      forget.textContent = forget.dataset.sure;
      setTimeout(() => { forget.textContent = words; }, 5000);
      return;
    }
    store = {};
    try { localStorage.removeItem(key); } catch (error) { stores = false; }
    findings.forEach((card) => { card.querySelector("textarea").value = stateOf(card).note; show(card); });
    forget.textContent = words;
    tally();
  });

  panel.hidden = false;
  document.getElementById("save").addEventListener("click", save);
  document.getElementById("stored-not").hidden = stores;
  findings.forEach(furnish);
  tally();
})();
