// Loads what the page asks for by its data attributes, and again after each htmx swap.
// Everything here is an extra: each page works without script.

import { extendTo } from "./session.js";
import { keepFocus } from "./focus.js";
import { tidyDrafts } from "./drafts.js";
import { forgetTexts, tidyTexts } from "./keep.js";
import { guardSwaps } from "./swaps.js";

document.documentElement.classList.add("js");

// Selector, then the module whose default export takes one element.
const behaviours = [
  ["[data-focus]", keepFocus],
  ["form[data-autosave]", "./autosave.js"],
  ["form[data-conditions]", "./conditions.js"],
  ["[data-combobox]", "./combobox.js"],
  ["[data-files]", "./files.js"],
  ["textarea[data-count], input[data-count]", "./count.js"],
  ["[data-session-notice]", "./session.js"],
  ["body[data-shortcuts]", "./shortcuts.js"],
  ["[data-rows]", "./rows.js"],
  ["form[data-composer]", "./composer.js"],
  ["form[data-keep]", "./keep.js"],
  ["details.menu", "./menu.js"],
  ["[data-dialog], [data-print], [data-scroll-end]", "./controls.js"],
];

const started = new WeakMap();

function start(element, behaviour, fromSwap) {
  const done = started.get(element) ?? new Set();
  if (done.has(behaviour)) return;
  started.set(element, done.add(behaviour));
  if (typeof behaviour === "function") behaviour(element, fromSwap);
  else return import(behaviour).then((module) => module.default(element, fromSwap));
}

function activate(root, fromSwap = false) {
  const begun = [];
  for (const [selector, behaviour] of behaviours) {
    if (root.matches?.(selector)) begun.push(start(root, behaviour, fromSwap));
    for (const element of root.querySelectorAll(selector)) begun.push(start(element, behaviour, fromSwap));
  }
  return Promise.allSettled(begun);
}

tidyDrafts();
tidyTexts();
document.addEventListener("submit", (event) => { if (event.target.matches("[data-sign-out]")) forgetTexts(); });
// Tells whoever drives the page that keys and fields are answered from now on.
activate(document).then(() => { document.documentElement.dataset.started = ""; });
guardSwaps();
document.addEventListener("htmx:load", (event) => activate(event.detail.elt, true));
// htmx fires htmx:load on the whole body once at its own start: those elements are known by then.
document.addEventListener("htmx:afterRequest", (event) => extendTo(event.detail.xhr?.getResponseHeader("Session-Ends")));
