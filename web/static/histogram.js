// A range drawn with the pointer over the columns is the period searched. Fingers scroll; inputs say the same.

const from = document.getElementById("from");
const to = document.getElementById("to");

for (const columns of from && to ? document.querySelectorAll(".columns") : []) {
  const items = [...columns.children];
  let start = -1;
  let end = -1;

  const at = (event) => items.findIndex((item) => event.clientX < item.getBoundingClientRect().right);
  const paint = () => items.forEach((item, n) => item.classList.toggle("brushed", start >= 0 && n >= Math.min(start, end) && n <= Math.max(start, end)));
  const stop = () => {
    start = end = -1;
    paint();
  };

  columns.classList.add("brushable");
  columns.addEventListener("dragstart", (event) => event.preventDefault());
  columns.addEventListener("pointerdown", (event) => {
    if (event.pointerType === "touch" || event.button) return;
    start = end = at(event);
  });
  window.addEventListener("pointermove", (event) => {
    if (start < 0) return;
    const now = at(event);
    end = now < 0 ? items.length - 1 : now;
    if (start !== end) paint();
  });
  window.addEventListener("pointerup", () => {
    if (start < 0) return;
    const [first, last] = [Math.min(start, end), Math.max(start, end)];
    if (first !== last) {
      columns.addEventListener("click", (event) => event.preventDefault(), { capture: true, once: true });
      from.value = items[first].dataset.period;
      to.value = items[last].dataset.period;
      from.form.querySelector('[name="date"]')?.remove();
      from.form.requestSubmit();
    }
    stop();
  });
  window.addEventListener("pointercancel", stop);
  window.addEventListener("keydown", (event) => event.key === "Escape" && stop());
}
