// Comforts only: every page is complete without this file. Hit to hit, mentions, keys.

const marks = [...document.querySelectorAll(".story mark[id]")];
const hits = marks.length ? marks : [...document.querySelectorAll(".hit .title a")];
const position = document.querySelector(".hit-steps output");
let current = -1;

function step(by) {
  if (!hits.length) return;
  current = current < 0 && by < 0 ? hits.length - 1 : (current + by + hits.length) % hits.length;
  if (marks.length) {
    const { hit } = hits[current].dataset;
    for (const part of document.querySelectorAll(".story mark")) part.classList.toggle("current", part.dataset.hit === hit);
    hits[current].setAttribute("tabindex", "-1");
    if (position) position.value = `${current + 1} / ${hits.length}`;
  }
  hits[current].focus({ preventScroll: true });
  hits[current].scrollIntoView({ block: "center" });
}

for (const button of document.querySelectorAll(".hit-steps button")) {
  button.addEventListener("click", () => {
    step(Number(button.dataset.step));
    button.focus({ preventScroll: true });
  });
}

// A value's mentions light up while the pointer or the focus is on it.
for (const item of document.querySelectorAll(".evidence")) {
  const token = CSS.escape(item.dataset.token);
  const mentions = document.querySelectorAll(`.mention[data-facets~="${token}"]`);
  const light = (on) => mentions.forEach((mention) => mention.classList.toggle("lit", on));
  for (const event of ["pointerenter", "focusin"]) item.addEventListener(event, () => light(true));
  for (const event of ["pointerleave", "focusout"]) item.addEventListener(event, () => light(false));
}

// Keys by place, as an Arabic layout has other letters there. They can be switched off (WCAG 2.1.4).
const OFF = "tansiq-keys-off";
const help = document.getElementById("keys");
const toggle = help.querySelector("input");
const opener = document.querySelector(".keys button");
opener.addEventListener("click", () => help.showModal());
toggle.checked = !localStorage.getItem(OFF);
toggle.addEventListener("change", () => {
  if (toggle.checked) localStorage.removeItem(OFF);
  else localStorage.setItem(OFF, "1");
});

document.addEventListener("keydown", (event) => {
  const { target } = event;
  if (help.open || target.closest("input, textarea, select, [contenteditable]")) return;
  if (event.ctrlKey || event.metaKey || event.altKey || localStorage.getItem(OFF)) return;
  const idle = !target.closest("a, button, summary");
  if (event.key === "?" || event.key === "؟") help.showModal();
  else if (event.code === "KeyJ") step(1);
  else if (event.code === "KeyK") step(-1);
  else if (event.key === "Enter" && marks.length && idle) step(event.shiftKey ? -1 : 1);
  else if ((event.code === "Slash" && !event.shiftKey) || event.key === "/") document.getElementById("q")?.focus();
  else return;
  event.preventDefault();
});
