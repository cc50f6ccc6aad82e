// [data-rows]: rows of a queue or a table. Counts what is ticked; with shortcuts on,
// j and k move between rows and x ticks the current one.

import { fill, formatNumber } from "./announce.js";

export default function rows(list) {
  const scope = list.closest(".queue, .batch-scope") ?? list.parentElement;
  const count = scope.querySelector("[data-selected-count]");
  const all = scope.querySelector("[data-select-all]");
  const boxes = () => [...list.querySelectorAll("input[type=checkbox]:not([data-select-all])")];
  const links = () => [...list.querySelectorAll("li > div > a, tr a")].filter((link, at, every) =>
    every.findIndex((other) => other.closest("li, tr") === link.closest("li, tr")) === at);

  function update() {
    const ticked = boxes().filter((box) => box.checked).length;
    if (count) count.textContent = ticked > 0 ? fill((ticked === 1 && count.dataset.one) || count.dataset.template, { n: formatNumber(ticked) }) : "";
    if (all) {
      all.checked = ticked > 0 && ticked === boxes().length;
      all.indeterminate = ticked > 0 && ticked < boxes().length;
    }
  }

  scope.addEventListener("change", (event) => {
    if (event.target === all) for (const box of boxes()) box.checked = all.checked;
    update();
  });
  update();

  if (!document.body.hasAttribute("data-shortcuts")) return;
  document.addEventListener("keydown", (event) => {
    if (!list.isConnected || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
    if (!["j", "k", "x"].includes(event.key) || document.querySelector("dialog[open]")) return;
    if (event.target.isContentEditable || event.target.matches("input:not([type=checkbox]), select, textarea")) return;
    const every = links();
    const current = every.findIndex((link) => link.closest("li, tr").contains(document.activeElement));
    if (event.key === "x") {
      if (current < 0) return;
      every[current].closest("li, tr").querySelector("input[type=checkbox]")?.click();
    } else {
      const from = current >= 0 ? current : every.findIndex((link) => link.hasAttribute("aria-current"));
      const next = every[Math.min(every.length - 1, Math.max(0, from + (event.key === "j" ? 1 : -1)))];
      next?.focus();
    }
    event.preventDefault();
  });
}
