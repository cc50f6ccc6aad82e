// Says a short text through the page's #live-status, once the person has paused.

export function announce(text, delay = 0) {
  const status = document.getElementById("live-status");
  if (!status || !text) return;
  clearTimeout(announce.timer);
  announce.timer = setTimeout(() => {
    status.textContent = "";
    requestAnimationFrame(() => { status.textContent = text; });
  }, delay);
}

export function fill(template, values) {
  return (template ?? "").replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);
}

const language = document.documentElement.lang || "fr";
const numbers = new Intl.NumberFormat(language);
export const formatNumber = (value) => numbers.format(value);

export function formatSize(bytes) {
  const units = language.startsWith("fr") ? ["octets", "Ko", "Mo", "Go"] : ["bytes", "kB", "MB", "GB"];
  let step = 0;
  let size = bytes;
  while (size >= 1000 && step < 3) { size /= 1000; step += 1; }
  const digits = size < 10 && step > 1 ? 1 : 0;
  return `${new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(size)}\u00a0${units[step]}`;
}

/** An icon of the sprite, whose address has the version of the assets in it, like ours. */
export function icon(name) {
  return `<svg class="icon" aria-hidden="true"><use href="${new URL("../vendor/icons.svg", import.meta.url).pathname}#i-${name}"/></svg>`;
}
