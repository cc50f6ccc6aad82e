// Warns five minutes before the session ends, and extends it on request. The time
// comes from body[data-session-ends] or a Session-Ends header, and other tabs.

import { announce, fill } from "./announce.js";

const WARNING = 5 * 60 * 1000;
const KEY = "session-ends";
// The minutes at which it is said aloud; in between the text only changes.
const SPOKEN = [5, 1];
let ends = Number(document.body?.dataset.sessionEnds ?? 0);
let notice = null;
let spoken = Infinity;

export function extendTo(value) {
  const time = Number(value ?? 0);
  if (!(time > ends)) return;
  ends = time;
  try { localStorage.setItem(KEY, String(ends)); } catch { /* this tab only, then */ }
  update();
}

function update() {
  if (!notice || !ends || notice.dataset.ended) return;
  const left = ends - Date.now();
  notice.hidden = left > WARNING;
  if (left > WARNING) { spoken = Infinity; return; }
  if (left <= 0) { over(); return; }
  const minutes = Math.max(1, Math.round(left / 60000));
  const line = notice.querySelector("[data-left]");
  const text = minutes === 1 ? line.dataset.one : fill(line.dataset.template, { n: minutes });
  if (line.textContent !== text) line.textContent = text;
  const mark = SPOKEN.find((one) => minutes <= one && one < spoken && (one === 1 || minutes > 1));
  if (mark !== undefined) { spoken = mark; announce(text); }
}

function over() {
  if (notice.dataset.ended) return;
  notice.dataset.ended = "true";
  notice.hidden = false;
  const inside = notice.contains(document.activeElement);
  const end = notice.querySelector("[data-over]");
  const kept = end.querySelector("[data-over-kept]");
  if (kept) kept.hidden = !document.querySelector("form[data-autosave], form[data-keep]");
  notice.querySelector("[data-open]").hidden = true;
  end.hidden = false;
  announce(end.querySelector("p").innerText);
  if (inside) end.querySelector("a")?.focus();
}

function failed() {
  const text = document.body.dataset.errorText;
  const line = notice.querySelector("[data-failed]");
  if (line) { line.textContent = text; line.hidden = false; }
  announce(text);
}

export default function session(element) {
  notice = element;
  const form = notice.querySelector("form");
  form?.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      const response = await fetch(form.action, {
        method: "POST", body: new URLSearchParams(new FormData(form)), redirect: "manual",
        headers: { Accept: "application/json", "X-Requested-With": "session" },
      });
      // Who is not known any more is led to the sign-in page.
      if (response.type === "opaqueredirect" || response.status === 401) { over(); return; }
      if (!response.ok) { failed(); return; }
      const inside = notice.contains(document.activeElement);
      notice.querySelector("[data-failed]")?.setAttribute("hidden", "");
      extendTo(response.headers.get("Session-Ends"));
      if (inside && notice.hidden) document.querySelector("main")?.focus();
    } catch {
      failed();
    }
  });
  addEventListener("storage", (event) => { if (event.key === KEY) extendTo(event.newValue); });
  try { localStorage.setItem(KEY, String(ends)); } catch { /* this tab only, then */ }
  update();
  setInterval(update, 10000);
  document.addEventListener("visibilitychange", update);
}
