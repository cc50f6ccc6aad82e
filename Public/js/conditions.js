// form[data-conditions]: asks the server which questions show after an answer that
// others depend on. htmx sends the form (hx-trigger="conditions") and swaps slots.

export default function conditions(form) {
  let timer = 0;

  form.addEventListener("change", (event) => {
    if (!event.target.closest("[data-condition-source]")) return;
    clearTimeout(timer);
    timer = setTimeout(() => form.dispatchEvent(new CustomEvent("conditions")), 60);
  });

  // A refresh never carries files.
  form.addEventListener("htmx:configRequest", (event) => {
    const sent = event.detail.formData;
    if (event.target !== form || !sent) return;
    for (const control of form.elements) if (control.type === "file" && control.name) sent.delete(control.name);
  });
}
