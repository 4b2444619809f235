// What a reader may be typing, below the search: a combobox with a list (WAI-ARIA APG). A choice is a search.

const WAIT = 150; // milliseconds without a key before the archive is asked

for (const form of document.querySelectorAll("form[data-suggest]")) {
  const input = form.elements.q;
  const names = JSON.parse(form.dataset.kinds);
  const list = document.createElement("ul");
  list.id = "suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", form.dataset.suggestions);
  input.after(list);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");

  let active = -1;
  let timer;
  let asked;

  const show = (on) => {
    list.hidden = !on;
    input.setAttribute("aria-expanded", String(on));
    if (!on) mark(-1);
  };

  const mark = (number) => {
    active = number;
    [...list.children].forEach((option, each) => option.setAttribute("aria-selected", String(each === number)));
    if (number < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", list.children[number].id);
    list.children[number]?.scrollIntoView({ block: "nearest" });
  };

  const choose = (option) => {
    input.value = option.dataset.text;
    show(false);
    form.requestSubmit();
  };

  const fill = (found) => {
    list.replaceChildren(
      ...found.map((each, number) => {
        const option = document.createElement("li");
        const text = document.createElement("bdi");
        const about = document.createElement("small");
        option.id = `suggestion-${number}`;
        option.setAttribute("role", "option");
        option.dataset.text = each.text;
        text.textContent = each.text;
        about.textContent = [names[each.kind], each.count.toLocaleString("en")].filter(Boolean).join(" · ");
        option.append(text, " ", about);
        option.addEventListener("pointerdown", (event) => event.preventDefault()); // the input keeps the focus
        option.addEventListener("click", () => choose(option));
        return option;
      }),
    );
    mark(-1);
    show(found.length > 0 && document.activeElement === input);
  };

  const ask = async () => {
    asked?.abort();
    asked = new AbortController();
    const typed = input.value;
    try {
      const answer = await fetch(`${form.dataset.suggest}?${new URLSearchParams({ q: typed })}`, {
        headers: { "Accept-Language": document.documentElement.lang }, // the page's, not the browser's
        signal: asked.signal,
      });
      if (answer.ok && input.value === typed) fill((await answer.json()).suggestions);
    } catch {
      show(false); // the search itself needs no suggestions
    }
  };

  input.addEventListener("input", () => {
    clearTimeout(timer);
    if (input.value.trim()) timer = setTimeout(ask, WAIT);
    else show(false);
  });
  input.addEventListener("blur", () => show(false));
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || list.hidden) return;
    const last = list.children.length - 1;
    if (event.key === "ArrowDown") mark(active < last ? active + 1 : -1);
    else if (event.key === "ArrowUp") mark(active < 0 ? last : active - 1);
    else if (event.key === "Enter" && active >= 0) choose(list.children[active]);
    else if (event.key === "Escape") show(false);
    else return;
    event.preventDefault();
  });
}
