// Asks the browser for a passkey where a form says so, and sends the form with the answer. Nothing else.
"use strict";
for (const form of document.querySelectorAll("form[data-passkey]")) {
  form.addEventListener("submit", async event => {
    event.preventDefault();
    const problem = form.querySelector("[role=alert]");
    problem.hidden = true;
    try {
      const options = JSON.parse(form.dataset.options);
      const answer = form.dataset.passkey === "create"
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
      form.elements.credential.value = JSON.stringify(answer.toJSON());
      form.submit();
    } catch {
      problem.hidden = false;
    }
  });
}
