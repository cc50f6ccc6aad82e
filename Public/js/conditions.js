// form[data-conditions]: asks the server which questions show after an answer that others depend on, and has it
// save what was typed. htmx sends the form (hx-trigger="conditions") and swaps slots.

import { settled } from "./autosave.js";

export default function conditions(form) {
  form.addEventListener("change", (event) => {
    if (!event.target.closest("[data-condition-source]")) return;
    // Two saves at once would each know nothing of the other.
    settled(form).then(() => form.dispatchEvent(new CustomEvent("conditions")));
  });

  // A refresh never carries files.
  form.addEventListener("htmx:configRequest", (event) => {
    const sent = event.detail.formData;
    if (event.target !== form || !sent) return;
    for (const control of form.elements) if (control.type === "file" && control.name) sent.delete(control.name);
  });
}
