// form[data-keep="NAME"]: text that is being written outside of a draft is kept in this tab until it
// was sent, so that neither a closed session nor a reload loses it. With it, what was chosen beside it
// (radios): a note must never come back as a reply. With data-keep-sent only what was sent is kept,
// for a form whose half-made changes nobody wants back another day.

const PREFIX = "text:";

function store(action) {
  try { return action(sessionStorage); } catch { return null; } // not kept, then
}

const read = (name) => store((session) => JSON.parse(session.getItem(name) ?? "null"));

/** What led to the result that a page tells first is kept no more. */
export function tidyTexts() {
  if (!document.querySelector(".flash--success")) return;
  store((session) => {
    for (const name of Object.keys(session)) {
      if (name.startsWith(PREFIX) && read(name)?.sent) session.removeItem(name);
    }
  });
}

/** Nobody else finds it on a shared workstation. */
export function forgetTexts() { store((session) => session.clear()); }

export default function keep(form) {
  const name = PREFIX + form.dataset.keep;
  const texts = [...form.querySelectorAll("textarea[name], input[type=text][name]")]
    .filter((field) => !field.readOnly && !field.closest("[data-combobox]"));
  const choices = [...form.querySelectorAll("input[type=radio]")];
  if (texts.length === 0) return;
  const onlySent = form.hasAttribute("data-keep-sent");

  function save(sent) {
    if (onlySent && !sent) { store((session) => session.removeItem(name)); return; }
    const written = texts.filter((field) => field.value !== field.defaultValue).map((field) => [field.name, field.value]);
    const chosen = choices.filter((choice) => choice.checked).map((choice) => [choice.name, choice.value]);
    if (written.length === 0 && !sent) store((session) => session.removeItem(name));
    else if (sent) {
      const all = texts.filter((field) => field.value).map((field) => [field.name, field.value]);
      store((session) => session.setItem(name, JSON.stringify({ texts: all, chosen, sent })));
    } else store((session) => session.setItem(name, JSON.stringify({ texts: written, chosen, sent })));
  }

  function restore(kept) {
    let isChanged = false;
    for (const [key, text] of kept.texts ?? []) {
      const field = texts.find((other) => other.name === key);
      // Over a text of the server's comes only what was sent, and was not taken.
      if (!field || field.value === text || (field.value && !kept.sent)) continue;
      field.value = text;
      isChanged = true;
    }
    if (!isChanged) return;
    for (const [key, value] of kept.chosen ?? []) {
      for (const choice of choices) if (choice.name === key) choice.checked = choice.value === value;
    }
    form.dispatchEvent(new Event("change", { bubbles: true }));
  }

  const kept = read(name);
  if (kept) restore(kept);
  // A page that answers with what was sent, and why it was not taken, is only being written again.
  if (kept?.sent) save(false);

  if (!onlySent) for (const kind of ["change", "input"]) form.addEventListener(kind, () => save(false));
  form.addEventListener("submit", (event) => { if (!event.defaultPrevented) save(true); });
  form.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.successful && event.detail.requestConfig?.verb !== "get") store((session) => session.removeItem(name));
  });
}
