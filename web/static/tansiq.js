// Comforts only: every page is complete without this file.
"use strict";

const marks = [...document.querySelectorAll(".story mark[id]")];
const hits = marks.length ? marks : [...document.querySelectorAll(".hit .title a")];
let current = -1;

function step(by) {
  if (!hits.length) return;
  current = current < 0 && by < 0 ? hits.length - 1 : (current + by + hits.length) % hits.length;
  if (marks.length) {
    const { hit } = hits[current].dataset;
    for (const part of document.querySelectorAll(".story mark")) part.classList.toggle("current", part.dataset.hit === hit);
    hits[current].setAttribute("tabindex", "-1");
  }
  hits[current].focus({ preventScroll: true });
  hits[current].scrollIntoView({ block: "center" });
}

// Hit to hit.
for (const button of document.querySelectorAll(".hit-steps button")) {
  button.hidden = false;
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
const keys = document.querySelector(".keys");
const toggle = keys.querySelector("button");
const show = () => toggle.setAttribute("aria-pressed", String(!localStorage.getItem(OFF)));
keys.hidden = false;
show();
toggle.addEventListener("click", () => {
  if (localStorage.getItem(OFF)) localStorage.removeItem(OFF);
  else localStorage.setItem(OFF, "1");
  show();
});

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (typing || event.ctrlKey || event.metaKey || event.altKey || localStorage.getItem(OFF)) return;
  if (event.code === "KeyJ") step(1);
  else if (event.code === "KeyK") step(-1);
  else if (event.code === "Slash" || event.key === "/") document.getElementById("q")?.focus();
  else return;
  event.preventDefault();
});
