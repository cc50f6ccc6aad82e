// Copies of what is being written, in sessionStorage, until the server has it.

const PREFIX = "draft:";
const key = (path = location.pathname) => PREFIX + path;
const never = new Set(["csrf", "version", "screen", "intent", "seal"]);

function storage(action) {
  try { return action(sessionStorage); } catch { return null; } // storage may be refused or full
}

export function entries(form) {
  const kept = [];
  for (const control of form.elements) {
    if (!control.name || control.disabled || never.has(control.name)) continue;
    if (["password", "file", "submit", "button", "image", "reset"].includes(control.type)) continue;
    if (control.closest("[data-sensitive]")) continue;
    if (["checkbox", "radio"].includes(control.type) && !control.checked) continue;
    if (control.type === "select-multiple") {
      for (const option of control.selectedOptions) kept.push([control.name, option.value]);
    } else kept.push([control.name, control.value]);
  }
  return kept;
}

export function keep(form, submitted = false) {
  const copy = JSON.stringify({ entries: entries(form), submitted });
  storage((store) => store.setItem(key(), copy));
}

export function drop() { storage((store) => store.removeItem(key())); }

export function kept() {
  const copy = storage((store) => JSON.parse(store.getItem(key()) ?? "null"));
  return copy && Array.isArray(copy.entries) ? copy : null;
}

export function sameAs(form, copy) {
  return JSON.stringify(entries(form)) === JSON.stringify(copy.entries);
}

export function restore(form, copy) {
  const values = new Map();
  for (const [name, value] of copy.entries) values.set(name, [...(values.get(name) ?? []), value]);
  for (const control of form.elements) {
    if (!control.name || never.has(control.name) || ["password", "file", "submit", "button"].includes(control.type)) continue;
    const wanted = values.get(control.name);
    if (["checkbox", "radio"].includes(control.type)) control.checked = wanted?.includes(control.value) ?? false;
    else if (!wanted) continue;
    else if (control.type === "select-multiple") {
      for (const option of control.options) option.selected = wanted.includes(option.value);
    } else control.value = wanted.shift() ?? control.value;
  }
  form.dispatchEvent(new Event("change", { bubbles: true }));
}

// A form that was sent and led to another page needs its copy no more; signing in
// again in between (body[data-keep-drafts]) changes nothing to it.
export function tidyDrafts() {
  if (document.body.hasAttribute("data-keep-drafts")) return;
  storage((store) => {
    for (const name of Object.keys(store)) {
      if (!name.startsWith(PREFIX) || name === key()) continue;
      if (JSON.parse(store.getItem(name))?.submitted) store.removeItem(name);
    }
  });
}
