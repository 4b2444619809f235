// A citation is copied by its button. By selection: the clipboard object is closed to pages that come without TLS.

for (const button of document.querySelectorAll(".copying button")) {
  const citation = button.closest(".cited").querySelector(".citation");
  const status = button.parentElement.querySelector("[role=status]");
  button.addEventListener("click", () => {
    for (const each of document.querySelectorAll(".copying [role=status]")) each.textContent = "";
    getSelection().selectAllChildren(citation);
    if (document.execCommand("copy")) status.textContent = button.dataset.done;
  });
}
