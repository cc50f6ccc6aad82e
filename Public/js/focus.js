// [data-focus]: takes the focus when the page opens or when htmx brings it in.

let ready = false;
addEventListener("load", () => { ready = true; }, { once: true });

export function keepFocus(element, fromSwap) {
  if (element.dataset.focus === "swap" && !(fromSwap && ready)) return;
  // A fragment in the address already leads somewhere.
  if (!fromSwap && location.hash && document.querySelector(":target")) return;
  if (!element.matches("a[href], button, input, select, textarea, [tabindex]")) element.tabIndex = -1;
  element.focus({ preventScroll: false });
}
