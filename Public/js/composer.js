// form[data-composer]: reply or private note. Label, border and button say which; the
// text being written is kept for each ticket until it is sent.

export default function composer(form) {
  const label = form.querySelector("[data-composer-label]");
  const send = form.querySelector("[data-composer-send]");
  const text = form.querySelector("textarea");
  const key = `composer:${form.getAttribute("action")}`;

  function update() {
    const chosen = form.querySelector("input[data-send]:checked");
    if (!chosen) return;
    if (label) label.textContent = chosen.dataset.label;
    if (send) send.textContent = chosen.dataset.send;
  }

  const choices = [...form.querySelectorAll("input[data-send]")];

  function store(action) {
    try { return action(sessionStorage); } catch { return null; } // not kept, then
  }

  function keep(sent) {
    const kind = choices.find((choice) => choice.checked)?.value;
    if (text.value) store((session) => session.setItem(key, JSON.stringify({ kind, text: text.value, sent })));
    else store((session) => session.removeItem(key));
  }

  const kept = store((session) => JSON.parse(session.getItem(key) ?? "null"));
  if (kept?.sent && document.querySelector(".flash--success")) store((session) => session.removeItem(key));
  else if (kept?.text && !text.value) {
    text.value = kept.text;
    // A note must never come back as a reply.
    for (const choice of choices) choice.checked = choice.value === kept.kind;
  }

  form.addEventListener("change", () => { update(); keep(false); });
  text.addEventListener("input", () => keep(false));
  form.addEventListener("submit", () => keep(true));
  form.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.successful && event.detail.requestConfig?.verb !== "get") store((session) => session.removeItem(key));
  });
  update();
}
