// Passkeys: a form that says data-passkey="create" or "get" asks the browser for one, and sends what the browser
// answers as its field `answer`. Where the browser knows no passkeys the form stays hidden.
"use strict";
for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!window.PublicKeyCredential || !PublicKeyCredential.parseRequestOptionsFromJSON) continue;
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const told = form.querySelector("[role=alert]");
    const options = JSON.parse(form.dataset.options);
    told.hidden = true;
    try {
      const credential = form.dataset.passkey === "create"
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
      form.elements.answer.value = JSON.stringify(credential.toJSON());
    } catch (error) {
      told.textContent = error.name === "InvalidStateError"
        ? "This device has a passkey of yours already."
        : "No passkey was used: it was cancelled, or this device has none for this site. Try again, or sign in otherwise.";
      told.hidden = false;
      return;
    }
    form.submit();
  });
}
