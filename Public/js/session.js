// Warns five minutes before the session ends, and extends it on request. The time
// comes from body[data-session-ends] or a Session-Ends header, and other tabs.

import { announce } from "./announce.js";

const WARNING = 5 * 60 * 1000;
const KEY = "session-ends";
let ends = Number(document.body?.dataset.sessionEnds ?? 0);
let notice = null;

export function extendTo(value) {
  const time = Number(value ?? 0);
  if (!(time > ends)) return;
  ends = time;
  try { localStorage.setItem(KEY, String(ends)); } catch { /* this tab only, then */ }
  update();
}

function update() {
  if (!notice || !ends) return;
  const left = ends - Date.now();
  notice.hidden = left > WARNING;
  if (left > WARNING) return;
  if (left <= 0) {
    if (!notice.dataset.ended) {
      notice.dataset.ended = "true";
      const text = document.createElement("p");
      text.textContent = notice.dataset.over ?? "";
      notice.replaceChildren(text);
    }
    return;
  }
  const minutes = notice.querySelector("[data-minutes]");
  const text = String(Math.max(1, Math.round(left / 60000)));
  if (minutes && minutes.textContent !== text) minutes.textContent = text;
}

export default function session(element) {
  notice = element;
  const form = notice.querySelector("form");
  form?.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      const response = await fetch(form.action, {
        method: "POST", body: new URLSearchParams(new FormData(form)), redirect: "error",
        headers: { Accept: "application/json", "X-Requested-With": "session" },
      });
      if (!response.ok) throw new Error(String(response.status));
      const inside = notice.contains(document.activeElement);
      extendTo(response.headers.get("Session-Ends"));
      if (inside && notice.hidden) document.querySelector("main")?.focus();
    } catch {
      announce(notice.dataset.over);
    }
  });
  addEventListener("storage", (event) => { if (event.key === KEY) extendTo(event.newValue); });
  try { localStorage.setItem(KEY, String(ends)); } catch { /* this tab only, then */ }
  update();
  setInterval(update, 10000);
  document.addEventListener("visibilitychange", update);
}
