// In the full texts a statement shows its partners: those of the other texts in the same finding. Hover and focus
// show them for the moment; a click keeps them and brings them into view.
(function () {
  const texts = document.querySelector(".texts");
  if (!texts) return;
  const byFinding = new Map();
  all("span.statement", texts).forEach((span) => {
    span.dataset.of.trim().split(" ").forEach((rank) => byFinding.set(rank, (byFinding.get(rank) || []).concat(span)));
  });

  const homeOf = (node) => node.closest && (node.closest("span.statement")
    || (node.closest(".refs") ? node.closest(".refs").previousElementSibling : null));
  const ranksOf = (node) => {
    const ref = node.closest(".ref");
    const own = homeOf(node).dataset.of.trim().split(" ");
    return ref ? own.filter((rank) => rank === rankOf(ref)) : own;
  };
  const rankOf = (ref) => {
    const card = document.getElementById(decodeURIComponent(ref.getAttribute("href").slice(1)));
    return card ? card.dataset.rank : "";
  };

  let kept = null;
  function mark(node, name) {
    all("." + name, texts).forEach((span) => span.classList.remove(name));
    const home = node && homeOf(node);
    if (!home || !home.dataset.of) return [];
    const found = new Set(ranksOf(node).flatMap((rank) => byFinding.get(rank) || []));
    found.forEach((span) => span.classList.add(name));
    const own = home.closest("article");
    return Array.from(found).filter((span) => span.closest("article") !== own);
  }
  function bring(partners) {
    const done = new Set();
    partners.forEach((span) => {
      const text = span.closest("article");
      if (done.has(text)) return;
      done.add(text);
      text.scrollTop += span.getBoundingClientRect().top - text.getBoundingClientRect().top - text.clientHeight / 3;
    });
  }

  texts.addEventListener("mouseover", (event) => mark(event.target, "partner"));
  texts.addEventListener("mouseleave", () => mark(null, "partner"));
  texts.addEventListener("focusin", (event) => { if (homeOf(event.target)) bring(mark(event.target, "partner")); });
  texts.addEventListener("focusout", () => mark(null, "partner"));
  texts.addEventListener("click", (event) => {
    const home = event.target.closest("a") ? null : homeOf(event.target);
    kept = home === kept ? null : home;
    bring(mark(kept, "kept"));
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { kept = null; mark(null, "kept"); }
  });
})();
