// form[data-composer]: reply or private note. Label, border and button say which.

export default function composer(form) {
  const label = form.querySelector("[data-composer-label]");
  const send = form.querySelector("[data-composer-send]");

  function update() {
    const chosen = form.querySelector("input[data-send]:checked");
    if (!chosen) return;
    if (label) label.textContent = chosen.dataset.label;
    if (send) send.textContent = chosen.dataset.send;
  }

  form.addEventListener("change", update);
  update();
}
