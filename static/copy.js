// A press copies an address that is shown once. Without this file, or where the browser does not let it, it is copied from its field.
for (const row of document.querySelectorAll("[data-copy]")) {
  const field = document.getElementById(row.dataset.copy);
  const said = row.querySelector("[role=status]");
  const button = row.querySelector("button");
  row.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(button.value);
      said.textContent = "Copied.";
    } catch {
      field.focus();
      field.select();
      said.textContent = "It is marked now. Copy it with your own keys.";
    }
  });
}
