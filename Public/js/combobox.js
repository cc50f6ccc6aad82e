// [data-combobox]: a text field with suggestions of the server (ARIA 1.2 combobox
// with a listbox). Without script the field and its « Rechercher » button do the work.

import { announce, fill, icon } from "./announce.js";

const PAUSE = 200;
let serial = 0;

export default function combobox(box) {
  const wrapper = box.querySelector(".combobox") ?? box;
  const input = wrapper.querySelector("input:not([type=hidden])");
  const hidden = wrapper.querySelector("input[type=hidden]");
  const picked = box.querySelector(".combobox-picked");
  const minimum = Number(box.dataset.min ?? 2);
  const list = document.createElement("ul");
  let timer = 0;
  let request = null;
  let active = -1;

  serial += 1;
  list.id = `listbox-${serial}`;
  list.className = "listbox";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  const label = input.labels?.[0];
  if (label) {
    label.id ||= `listbox-label-${serial}`;
    list.setAttribute("aria-labelledby", label.id);
  } else list.setAttribute("aria-label", input.getAttribute("aria-label") ?? "");
  wrapper.append(list);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", list.id], ["autocomplete", "off"]]) {
    input.setAttribute(name, value);
  }

  const options = () => [...list.querySelectorAll('[role="option"]')];

  function close() {
    list.hidden = true;
    list.replaceChildren();
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function point(index) {
    const all = options();
    if (all.length === 0) return;
    active = (index + all.length) % all.length;
    all.forEach((option, at) => option.setAttribute("aria-selected", String(at === active)));
    input.setAttribute("aria-activedescendant", all[active].id);
    all[active].scrollIntoView({ block: "nearest" });
  }

  function show(answer) {
    const source = answer.querySelector("ul") ?? answer;
    const found = [...source.querySelectorAll(":scope > li")];
    list.replaceChildren();
    found.forEach((option, at) => {
      option.id = `${list.id}-${at}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      for (const link of option.querySelectorAll("a")) link.tabIndex = -1;
      list.append(option);
    });
    active = -1;
    input.removeAttribute("aria-activedescendant");
    list.hidden = found.length === 0;
    input.setAttribute("aria-expanded", String(found.length > 0));
    announce(source.dataset?.status, 500);
  }

  async function ask() {
    const query = input.value.trim();
    request?.abort();
    if (query.length < minimum) { close(); return; }
    request = new AbortController();
    const url = new URL(box.dataset.source, location.href);
    url.searchParams.set("q", query);
    try {
      const response = await fetch(url, { signal: request.signal, redirect: "error", headers: { Accept: "text/html", "X-Requested-With": "combobox" } });
      if (!response.ok) { close(); return; }
      const answer = new DOMParser().parseFromString(await response.text(), "text/html");
      if (document.activeElement === input) show(answer.body);
    } catch (error) {
      if (error.name !== "AbortError") close();
    }
  }

  function choose(option) {
    if (option.dataset.href) { location.assign(option.dataset.href); return; }
    const name = option.dataset.label ?? option.textContent.trim();
    if (box.hasAttribute("data-multiple")) {
      add(option.dataset.value, name);
      input.value = "";
    } else {
      input.value = name;
      if (hidden) hidden.value = option.dataset.value ?? "";
    }
    close();
    input.focus();
    (hidden ?? input).dispatchEvent(new Event("change", { bubbles: true }));
  }

  function add(value, name) {
    if ([...picked.querySelectorAll("input")].some((kept) => kept.value === value)) return;
    const item = document.createElement("li");
    const kept = Object.assign(document.createElement("input"), { type: "hidden", name: picked.dataset.name, value });
    const remove = Object.assign(document.createElement("button"), { type: "button" });
    remove.setAttribute("aria-label", fill(box.dataset.remove, { name }));
    remove.innerHTML = icon("x");
    item.append(name, kept, remove);
    picked.append(item);
  }

  picked?.addEventListener("click", (event) => {
    const remove = event.target.closest("button");
    if (!remove) return;
    event.preventDefault();
    remove.closest("li").remove();
    input.focus();
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });

  input.addEventListener("input", () => {
    if (hidden) hidden.value = "";
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const open = !list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (open) point(event.key === "ArrowDown" ? active + 1 : (active < 0 ? 0 : active) - 1);
      else ask();
    } else if (event.key === "Enter" && open && active >= 0) {
      event.preventDefault();
      choose(options()[active]);
    } else if (event.key === "Escape" && open) {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if (event.key === "Tab" && open && active >= 0 && !options()[active].dataset.href) choose(options()[active]);
  });
  input.addEventListener("blur", () => setTimeout(close, 120));
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest('[role="option"]');
    if (option) { event.preventDefault(); choose(option); }
  });
}
