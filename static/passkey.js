// Passkeys at the Desk: what the browser is asked stands in the form, and what it answers goes back in it. Nothing else is
// sent, so the page needs no other address. Without this file staff sign in with their password and six digits.
const form = document.querySelector("form[data-passkey]");

const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)))
  .replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
const named = (keys = []) => keys.map((key) => ({ ...key, id: bytes(key.id) }));

async function made(asked) {
  const key = await navigator.credentials.create({ publicKey: {
    ...asked,
    challenge: bytes(asked.challenge),
    user: { ...asked.user, id: bytes(asked.user.id) },
    excludeCredentials: named(asked.excludeCredentials),
  } });
  return [key, { attestationObject: text(key.response.attestationObject) }];
}

async function shown(asked) {
  const key = await navigator.credentials.get({ publicKey: {
    ...asked, challenge: bytes(asked.challenge), allowCredentials: named(asked.allowCredentials),
  } });
  const { authenticatorData, signature } = key.response;
  return [key, { authenticatorData: text(authenticatorData), signature: text(signature) }];
}

form?.addEventListener("submit", async (event) => {
  event.preventDefault();
  const said = form.querySelector("[data-cannot]");
  said.hidden = true;
  try {
    const [key, proof] = await (form.dataset.passkey === "add" ? made : shown)(JSON.parse(form.dataset.options));
    form.elements.answer.value = JSON.stringify({
      id: key.id, rawId: text(key.rawId), type: key.type, clientExtensionResults: {},
      response: { clientDataJSON: text(key.response.clientDataJSON), ...proof },
    });
    form.submit();
  } catch {
    said.hidden = false;
  }
});
