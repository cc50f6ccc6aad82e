// [data-dialog="ID"] opens a dialog, [data-print] prints, [data-scroll-end] starts at its end.

export default function control(element) {
  if (element.hasAttribute("data-scroll-end")) element.scrollTop = element.scrollHeight;
  if (element.hasAttribute("data-print")) element.addEventListener("click", () => print());
  if (element.hasAttribute("data-dialog")) {
    element.addEventListener("click", () => document.getElementById(element.dataset.dialog)?.showModal());
  }
}
