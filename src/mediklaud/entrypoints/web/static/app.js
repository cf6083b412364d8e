"use strict";
// The little that a page does by itself; everything works without it, too.

// An invitation's secret stands behind the # and is never sent with the address.
const invited = document.querySelector("form[data-token] [name=token]");
if (invited && location.hash.length > 1) {
  invited.value = decodeURIComponent(location.hash.slice(1));
  invited.closest(".field").hidden = true;
  history.replaceState(null, "", location.pathname);
}

// A page from the history is asked for anew: somebody else may sit here now.
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});

// A form is sent once, however often its button is pressed.
addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "yes";
});

// What was written and not sent is not left by mistake.
let written = null;
addEventListener("input", (event) => {
  if (event.target.matches("main textarea")) written = event.target.form;
});
addEventListener("submit", (event) => {
  if (event.target === written) written = null;
});
addEventListener("beforeunload", (event) => {
  if (written?.isConnected && navigator.userActivation?.hasBeenActive) event.preventDefault();
});

// "/" goes to the search box.
addEventListener("keydown", (event) => {
  const writes = /^(input|textarea|select)$/i.test(event.target.tagName);
  const box = document.querySelector("input[type=search]");
  if (event.key === "/" && !writes && box) {
    event.preventDefault();
    box.focus();
  }
});

// After a refusal the reader is brought to what it says.
document
  .querySelector("[aria-invalid=true], #problem")
  ?.scrollIntoView({ block: "center" });

// On a narrow screen the menu is a line that moves: to where one is.
const menu = document.querySelector(".side");
const here = menu?.querySelector("[aria-current]");
if (here) menu.scrollLeft = here.offsetLeft - (menu.clientWidth - here.offsetWidth) / 2;
