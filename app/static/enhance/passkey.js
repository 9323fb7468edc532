/**
 * Makes a passkey or signs in with one: the browser's own dialogue cannot be opened without a script. A form carries
 * the question (data-passkey-options) and takes the answer; everything else works without this file.
 */
const toBytes = (text) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0));
const toText = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

const readKnown = (list = []) => list.map((one) => ({ ...one, id: toBytes(one.id) }));

async function make(options) {
  const made = await navigator.credentials.create({
    publicKey: {
      ...options,
      challenge: toBytes(options.challenge),
      user: { ...options.user, id: toBytes(options.user.id) },
      excludeCredentials: readKnown(options.excludeCredentials),
    },
  });
  return {
    ...describe(made),
    response: {
      clientDataJSON: toText(made.response.clientDataJSON),
      attestationObject: toText(made.response.attestationObject),
    },
  };
}

async function prove(options) {
  const shown = await navigator.credentials.get({
    publicKey: {
      ...options,
      challenge: toBytes(options.challenge),
      allowCredentials: readKnown(options.allowCredentials),
    },
  });
  const { clientDataJSON, authenticatorData, signature, userHandle } = shown.response;
  return {
    ...describe(shown),
    response: {
      clientDataJSON: toText(clientDataJSON),
      authenticatorData: toText(authenticatorData),
      signature: toText(signature),
      ...(userHandle ? { userHandle: toText(userHandle) } : {}),
    },
  };
}

/** Nothing about the device: neither its kind nor how it is connected. */
function describe({ id, rawId, type }) {
  return { id, rawId: toText(rawId), type, clientExtensionResults: {} };
}

function prepare(form) {
  const note = form.querySelector('[data-passkey-note]');
  form.hidden = false;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    note.textContent = '';
    try {
      const options = JSON.parse(form.dataset.passkeyOptions);
      const answer = await (form.dataset.passkey === 'make' ? make(options) : prove(options));
      form.elements.answer.value = JSON.stringify(answer);
      form.submit();
    } catch {
      // Closed, timed out, or the device has none: the browser tells nobody which.
      note.textContent = form.dataset.passkeyFailed;
    }
  });
}

if (window.PublicKeyCredential && navigator.credentials) {
  for (const form of document.querySelectorAll('form[data-passkey]')) prepare(form);
  for (const one of document.querySelectorAll('[data-without-passkey]')) one.hidden = true;
}
