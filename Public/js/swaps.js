// What every htmx swap must respect.

import { announce } from "./announce.js";

export function guardSwaps() {
  // A question that is shown before and after keeps what is being typed in it; one whose field changes with
  // other answers (required or not, prefilled for another person) is drawn again, unless somebody is in it.
  document.addEventListener("htmx:oobBeforeSwap", (event) => {
    const { target, fragment } = event.detail;
    if (!target?.hasAttribute?.("data-slot")) return;
    const slot = fragment.querySelector?.("[data-slot]") ?? fragment;
    const replaces = slot.hasAttribute?.("data-replace") && !target.contains(document.activeElement);
    if (target.childElementCount > 0 && slot.childElementCount > 0 && !replaces) {
      event.detail.shouldSwap = false;
    }
  });

  // A request that failed: a link is followed as usual, anything else is said.
  const failed = (event) => {
    const source = event.detail.elt;
    if (source instanceof HTMLAnchorElement && source.href) location.assign(source.href);
    else if (!source.matches?.("form[data-conditions]")) announce(document.body.dataset.errorText);
  };
  document.addEventListener("htmx:responseError", failed);
  document.addEventListener("htmx:sendError", failed);

  // The ticket opened in the split view: its row is marked, and on a narrow
  // screen it takes the place of the list.
  document.addEventListener("htmx:afterSwap", (event) => {
    const source = event.detail.requestConfig?.elt;
    if (!(source instanceof HTMLAnchorElement) || source.closest("[hx-target]")?.getAttribute("hx-target") !== "#ticket") return;
    const list = source.closest("[data-rows]");
    for (const link of list?.querySelectorAll("a[aria-current]") ?? []) link.removeAttribute("aria-current");
    source.setAttribute("aria-current", "true");
    source.classList.remove("unread");
    source.querySelector(":scope > .visually-hidden")?.remove();
    source.closest(".workbench--split")?.classList.add("workbench--ticket");
    if (matchMedia("(max-width: 56rem)").matches) scrollTo(0, 0);
  });

  // A click with a modifier opens a tab, as everywhere.
  document.addEventListener("click", (event) => {
    if (!(event.ctrlKey || event.metaKey || event.shiftKey)) return;
    if (event.target.closest?.("a[hx-get]")) event.stopImmediatePropagation();
  }, true);
}
