// [data-count="ID"]: counts characters in the line of that id, and says it after a pause.

import { announce, fill, formatNumber } from "./announce.js";

export default function count(control) {
  const line = document.getElementById(control.dataset.count);
  if (!line) return;
  const max = Number(line.dataset.max ?? 0);

  function update(speak) {
    const length = [...control.value.replace(/\r\n/g, "\n")].length;
    const over = max > 0 && length > max;
    const text = over && line.dataset.over
      ? fill(line.dataset.over, { n: formatNumber(length - max) })
      : fill(line.dataset.template, { n: formatNumber(length), max: formatNumber(max) });
    line.textContent = text;
    line.classList.toggle("is-over", over);
    if (speak && (over || max === 0 || length > max * 0.8)) announce(text, 1200);
  }

  control.addEventListener("input", () => update(true));
  update(false);
}
