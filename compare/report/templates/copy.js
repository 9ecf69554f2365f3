// Copy a finding as Markdown, or its sources as citations.
(function () {
  const main = document.querySelector("main[data-story]");
  if (!main) return;
  const plain = (node) => (node ? node.textContent.replace(/\s+/g, " ").trim() : "");
  const escaped = (text) => text.replace(/[\\`*_\[\]<>#|]/g, "\\$&");
  const sourceOf = (node) => document.getElementById(node.dataset.of);
  const citeOf = (node) => sourceOf(node).dataset.cite;

  const quotesOf = (card) => (card.tagName === "TR" ? [card] : all(".quote", card));
  const wordsOf = (quote) => plain(quote.querySelector("blockquote, .lead"));

  function markdown(card) {
    const head = plain(card.querySelector("h3")) || plain(card.querySelector(".explanation, th > .small"));
    const kind = plain(card.querySelector(".kind"));
    const lines = ["### " + escaped((kind ? kind + ": " : "") + head), ""];
    all(".why", card).forEach((why) => lines.push(escaped(plain(why)), ""));
    quotesOf(card).forEach((quote) => {
      const original = quote.querySelector("a.original");
      lines.push("> " + escaped(wordsOf(quote)), ">", "> — " + escaped(citeOf(quote)), "");
      if (original) lines.push("<" + original.href + ">", "");
    });
    if (/^https?:/.test(location.href)) lines.push("<" + location.href.split("#")[0] + "#" + card.id + ">", "");
    return lines.join("\n");
  }

  const citation = (card) => quotesOf(card).map((quote) => "“" + wordsOf(quote) + "” " + citeOf(quote)).join("\n");

  async function copy(text, button) {
    const said = document.getElementById("said");
    try {
      await navigator.clipboard.writeText(text);
      said.textContent = main.dataset.copied;
      const before = button.textContent;
      button.textContent = main.dataset.copied;
      setTimeout(() => { button.textContent = before; said.textContent = ""; }, 1500);
    } catch (error) {
      byHand(text, button);
    }
  }

  // Where the browser does not let a page write the clipboard: the text itself, selected.
  function byHand(text, button) {
    let area = button.parentElement.querySelector(".by-hand");
    if (!area) {
      area = document.createElement("textarea");
      area.className = "by-hand";
      area.readOnly = true;
      area.dir = "auto";
      area.setAttribute("aria-label", main.dataset.byHand);
      button.parentElement.append(area);
    }
    area.value = text;
    area.focus();
    area.select();
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button.markdown, button.citation");
    if (!button) return;
    const card = button.closest("[data-finding]");
    const text = button.classList.contains("markdown") ? markdown(card) : citation(card);
    copy(text, button);
  });
})();
