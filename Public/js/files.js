// [data-files]: lists the chosen files with their size, and lets one be removed.
// Choosing again adds to the list; files may be dropped on the frame.

import { announce, fill, formatSize, icon } from "./announce.js";

export default function files(zone) {
  const input = zone.querySelector("input[type=file]");
  const list = document.createElement("ul");
  list.className = "file-list";
  list.setAttribute("role", "list");
  input.after(list);
  let chosen = [];

  function draw() {
    list.replaceChildren(...chosen.map((file) => {
      const item = document.createElement("li");
      const name = document.createElement("span");
      const size = document.createElement("small");
      const remove = document.createElement("button");
      size.textContent = formatSize(file.size);
      name.append(`${file.name} `, size);
      remove.type = "button";
      remove.className = "button button--quiet button--small";
      remove.textContent = fill(zone.dataset.remove, { name: file.name });
      remove.addEventListener("click", () => {
        set(chosen.filter((other) => other !== file));
        complain([]);
        announce(fill(zone.dataset.removed, { name: file.name }));
        input.focus();
      });
      item.innerHTML = icon("file-text");
      item.append(name, remove);
      return item;
    }));
  }

  function set(next) {
    chosen = next;
    const transfer = new DataTransfer();
    for (const file of chosen) transfer.items.add(file);
    input.files = transfer.files;
    draw();
  }

  // What was not taken, where the input's description finds it.
  function complain(refused) {
    const id = `${input.id}-refused`;
    const others = (input.getAttribute("aria-describedby") ?? "").split(" ").filter((name) => name && name !== id);
    document.getElementById(id)?.remove();
    if (refused.length > 0) {
      const message = document.createElement("p");
      const prefix = document.createElement("span");
      const text = document.createElement("span");
      message.id = id;
      message.className = "field-error";
      message.innerHTML = icon("triangle-alert");
      prefix.className = "visually-hidden";
      prefix.textContent = `${zone.dataset.error ?? ""} `;
      text.append(prefix, refused.join(" "));
      message.append(text);
      zone.append(message);
      others.unshift(id);
      announce(text.textContent);
    }
    if (others.length > 0) input.setAttribute("aria-describedby", others.join(" "));
    else input.removeAttribute("aria-describedby");
  }

  function add(more) {
    const refused = [];
    const next = input.multiple ? [...chosen] : [];
    for (const file of more) {
      if (next.some((other) => other.name === file.name && other.size === file.size && other.lastModified === file.lastModified)) continue;
      if (file.size > Number(zone.dataset.maxSize ?? Infinity)) refused.push(fill(zone.dataset.tooBig, { name: file.name, size: formatSize(file.size) }));
      else if (next.length >= Number(zone.dataset.max ?? Infinity)) { refused.push(zone.dataset.tooMany); break; }
      else next.push(file);
    }
    set(next);
    complain(refused);
    if (refused.length === 0) announce(chosen.map((file) => file.name).join(", "));
  }

  input.addEventListener("change", () => add([...input.files]));
  zone.addEventListener("dragover", (event) => { event.preventDefault(); zone.classList.add("is-over"); });
  zone.addEventListener("dragleave", () => zone.classList.remove("is-over"));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    zone.classList.remove("is-over");
    add([...event.dataTransfer.files]);
  });
}
