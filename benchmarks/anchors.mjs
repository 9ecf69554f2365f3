// Finds quotes again with two annotation libraries: `node anchors.mjs NODE_MODULES < LINES > LINES`.
//
// A line in: {"text", "exact", "prefix", "suffix", "hint"}; the text becomes a page with a <p> for each paragraph.
// A line out: {"apache": [start, end], "dom-anchor": [start, end]}, in code points of that page's text, or null.

import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { resolve } from "node:path";

const folder = resolve(process.argv[2]);
const require = createRequire(pathToFileURL(`${folder}/`));
const { JSDOM } = require("jsdom");
const domAnchor = require("dom-anchor-text-quote");
const { createTextQuoteSelectorMatcher } = await import(pathToFileURL(`${folder}/@apache-annotator/dom/lib/index.js`));

const codePoints = (text, units) => Array.from(text.slice(0, units)).length;

function page(text) {
  const { window } = new JSDOM("<!doctype html><body></body>");
  // the libraries expect a browser's globals
  Object.assign(globalThis, { NodeFilter: window.NodeFilter, Node: window.Node, document: window.document });
  for (const paragraph of text.split(/(?<=\n\n)/)) {
    const element = window.document.createElement("p");
    element.textContent = paragraph;
    window.document.body.append(element);
  }
  return window.document.body;
}

async function apache(body, { exact, prefix, suffix }) {
  const matcher = createTextQuoteSelectorMatcher({ type: "TextQuoteSelector", exact, prefix, suffix });
  const found = [];
  for await (const range of matcher(body)) found.push(range);
  if (found.length !== 1) return null;
  const before = body.ownerDocument.createRange();
  before.setStart(body, 0);
  before.setEnd(found[0].startContainer, found[0].startOffset);
  const start = before.toString().length;
  return [start, start + found[0].toString().length];
}

function domAnchored(body, { exact, prefix, suffix, hint }) {
  const found = domAnchor.toTextPosition(body, { exact, prefix, suffix }, hint === undefined ? {} : { hint });
  return found && [found.start, found.end];
}

let held = { text: undefined, body: undefined };
for await (const line of createInterface({ input: process.stdin })) {
  const asked = JSON.parse(line);
  if (asked.text !== held.text) held = { text: asked.text, body: page(asked.text) };
  const answer = {};
  for (const [name, find] of [["apache", apache], ["dom-anchor", domAnchored]]) {
    const found = await find(held.body, asked);
    answer[name] = found && found.map((units) => codePoints(asked.text, units));
  }
  console.log(JSON.stringify(answer));
}
