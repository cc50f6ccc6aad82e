// form[data-autosave="URL"]: saves the draft while it is written, and says so.
// What was typed stays in sessionStorage until the server has acknowledged it.

import { drop, keep, kept, restore, sameAs } from "./drafts.js";
import { extendTo } from "./session.js";

const TYPING = 800;
const RETRY = 15000;

// What a form is saving now.
const saving = new WeakMap();

/** When nothing of the form is being saved. */
export async function settled(form) {
  while (saving.has(form)) await saving.get(form);
}

export default function autosave(form) {
  const line = form.querySelector("[data-autosave-status]") ?? document.querySelector("[data-autosave-status]");
  const text = line?.querySelector(".autosave-text");
  let timer = 0;
  let running = null;
  let dirty = false;
  let failed = false;
  let leaving = false;

  function say(message, failed) {
    if (!text) return;
    line.classList.toggle("is-failed", failed);
    if (text.textContent !== message) text.textContent = message;
  }

  function body() {
    const data = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === "string") data.append(name, value);
    data.set("intent", "autosave");
    return data;
  }

  async function save() {
    clearTimeout(timer);
    if (running || saving.has(form)) { dirty = true; return; }
    let done;
    saving.set(form, new Promise((resolve) => { done = resolve; }));
    try { await send(); } finally { saving.delete(form); done(); }
  }

  async function send() {
    dirty = false;
    keep(form);
    running = new AbortController();
    const limit = setTimeout(() => running?.abort(), 20000);
    try {
      const response = await fetch(form.dataset.autosave, {
        method: "POST", body: body(), signal: running.signal, redirect: "error",
        headers: { Accept: "application/json", "X-Requested-With": "autosave" },
      });
      extendTo(response.headers.get("Session-Ends"));
      const answer = await read(response);
      if (leaving) return;
      if (!response.ok) throw new Refused(answer.message);
      const version = form.elements.namedItem("version");
      if (version && answer.version !== undefined) version.value = answer.version;
      failed = false;
      if (!dirty) drop();
      say(answer.message, false);
    } catch (error) {
      failed = true;
      if (leaving) return;
      say((error instanceof Refused && error.message) || form.dataset.autosaveFailed || "", true);
      timer = setTimeout(save, RETRY);
    } finally {
      clearTimeout(limit);
      running = null;
      if (dirty && !leaving) timer = setTimeout(save, TYPING);
    }
  }

  function later(delay) {
    clearTimeout(timer);
    dirty = true;
    timer = setTimeout(save, delay);
  }

  // A change that others depend on is saved by the answer to it; what failed there is tried here.
  let asking = null;
  form.addEventListener("htmx:beforeRequest", (event) => {
    if (event.target !== form) return;
    clearTimeout(timer);
    dirty = false;
    keep(form);
    saving.set(form, new Promise((resolve) => { asking = resolve; }));
  });
  const answered = () => {
    saving.delete(form);
    asking?.();
    asking = null;
  };
  // An answer that cannot be put in its place still is one.
  form.addEventListener("htmx:onLoadError", answered);
  form.addEventListener("htmx:afterRequest", (event) => {
    if (event.target !== form) return;
    answered();
    failed = !event.detail.successful;
    const revision = event.detail.xhr?.getResponseHeader("Draft-Revision");
    const version = form.elements.namedItem("version");
    if (revision && version) version.value = revision;
    if (!event.detail.successful) later(TYPING);
    else if (dirty) later(TYPING);
    else if (revision) drop();
    line?.classList.toggle("is-failed", !revision && event.detail.successful);
  });

  form.addEventListener("input", (event) => { if (counts(event.target)) later(TYPING); });
  form.addEventListener("change", (event) => {
    if (!counts(event.target)) return;
    const isAsked = form.hasAttribute("data-conditions") && event.target.closest("[data-condition-source]");
    later(isAsked ? TYPING : 50);
  });
  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    leaving = true;
    clearTimeout(timer);
    running?.abort();
    keep(form, true);
  });
  addEventListener("pageshow", (event) => { if (event.persisted) leaving = false; });
  addEventListener("online", () => { if (kept() && !leaving) later(0); });
  addEventListener("pagehide", () => {
    if (leaving || !(dirty || failed || saving.has(form))) return;
    keep(form);
    fetch(form.dataset.autosave, { method: "POST", body: body(), keepalive: true, headers: { "X-Requested-With": "autosave" } }).catch(() => {});
  });

  offer(form, () => later(0));
}

class Refused extends Error {}

const counts = (control) => Boolean(control.name) && control.type !== "file" && !control.closest("[data-combobox] .listbox");

async function read(response) {
  const body = await response.text();
  if (response.headers.get("Content-Type")?.includes("json")) {
    try { return JSON.parse(body); } catch { return {}; }
  }
  return { message: response.headers.get("Content-Type")?.startsWith("text/plain") ? body.trim().slice(0, 300) : "" };
}

function offer(form, changed) {
  const note = form.querySelector("[data-autosave-restore]");
  const copy = kept();
  if (!copy) return;
  if (!note || sameAs(form, copy)) { drop(); return; }
  note.hidden = false;
  note.addEventListener("click", (event) => {
    const take = event.target.closest("[data-restore]");
    if (!take && !event.target.closest("[data-discard]")) return;
    if (take) { restore(form, copy); changed(); } else drop();
    note.hidden = true;
    form.querySelector("input:not([type=hidden]), select, textarea")?.focus();
  });
}
