// body[data-shortcuts]: keyboard of the workbench. Any [data-key] is a visible control
// that its key presses; never in a field, never with Alt (AltGr writes on AZERTY).

const SEQUENCE = 1200;
let prefix = "";
let timer = 0;

const writes = (element) => element.isContentEditable
  || (element.matches("input, select, textarea") && !["checkbox", "radio", "button", "submit"].includes(element.type));
const visible = (element) => element.getClientRects().length > 0;

function find(key) {
  return [...document.querySelectorAll("[data-key]")].find((element) => element.dataset.key === key && visible(element));
}

function press(element) {
  if (element.matches("input[type=radio], input[type=checkbox]")) {
    element.click();
    element.focus();
    if (element.type === "radio") element.form?.querySelector("textarea")?.focus();
  } else if (element.matches("summary")) {
    element.click();
    element.focus();
  } else if (element.matches("a, button")) element.click();
  else {
    element.focus();
    element.select?.();
  }
}

function help() {
  const dialog = document.getElementById("shortcuts");
  if (!(dialog instanceof HTMLDialogElement) || dialog.open) return false;
  dialog.showModal();
  return true;
}

export default function shortcuts() {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || event.altKey) return;
    const target = event.target;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      if (target.form && target.matches("textarea, input")) {
        event.preventDefault();
        target.form.requestSubmit();
      }
      return;
    }
    if (event.ctrlKey || event.metaKey || document.querySelector("dialog[open]")) return;
    if (writes(target)) {
      if (event.key === "Escape") target.blur();
      return;
    }
    if (event.key === "?" && help()) { event.preventDefault(); return; }
    if (!["Escape", "/"].includes(event.key) && !/^\p{L}$/u.test(event.key)) return;

    const key = prefix ? `${prefix} ${event.key}` : event.key;
    clearTimeout(timer);
    prefix = "";
    const element = find(key);
    if (!element && key === "Escape") {
      // Beside the list the way back is not a link: the focus goes to the row of the open ticket.
      document.querySelector("[data-rows] a[aria-current]")?.focus();
      return;
    }
    if (element) {
      event.preventDefault();
      press(element);
    } else if (!key.includes(" ") && document.querySelector(`[data-key^="${CSS.escape(key)} "]`)) {
      prefix = key;
      timer = setTimeout(() => { prefix = ""; }, SEQUENCE);
    }
  });
}
