// SPDX-License-Identifier: Apache-2.0
// Sends chosen or dropped files one by one, then hands them in for review together.

const AT_MOST = 20;

function formOf(element) {
  return element?.closest?.('form[data-drop]') ?? document.querySelector('form[data-drop]');
}

function line(list, name) {
  const item = document.createElement('li');
  const title = document.createElement('span');
  title.textContent = name;
  const state = document.createElement('progress');
  state.max = 100;
  state.value = 0;
  state.setAttribute('aria-label', name);
  item.append(title, state);
  list.append(item);
  return { item, state };
}

function refuse(item, text) {
  item.querySelector('progress')?.remove();
  const reason = document.createElement('span');
  reason.className = 'problem';
  reason.textContent = text;
  item.append(reason);
}

// XMLHttpRequest, because fetch does not tell how much of a body has left.
function send(form, file, onProgress) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', `${form.dataset.drop}?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader('X-CSRF-Token', document.body.dataset.csrf);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.upload.addEventListener('progress', (event) => onProgress((100 * event.loaded) / event.total));
    request.addEventListener('load', () => {
      if (request.status === 401) { location.reload(); return; }
      let answer = {};
      try { answer = JSON.parse(request.responseText); } catch { /* No answer of ours. */ }
      resolve(request.status === 201 ? { url: answer.url, name: answer.name } : { refusal: answer.text });
    });
    request.addEventListener('error', () => resolve({}));
    request.send(file);
  });
}

function hidden(form, name, value) {
  const field = document.createElement('input');
  Object.assign(field, { type: 'hidden', name, value });
  form.append(field);
}

async function take(form, files) {
  const list = form.querySelector('.sending');
  if (form.getAttribute('aria-busy') === 'true' || files.length === 0) return;
  form.setAttribute('aria-busy', 'true');
  list.replaceChildren();
  let sent = 0;
  let refused = 0;
  for (const file of [...files].slice(0, AT_MOST)) {
    const { item, state } = line(list, file.name);
    const answer = await send(form, file, (percent) => { state.value = percent; });
    if (!answer.url) {
      refused += 1;
      refuse(item, answer.refusal ?? form.dataset.refused);
      continue;
    }
    sent += 1;
    state.value = 100;
    hidden(form, 'url', answer.url);
    hidden(form, 'name', answer.name.replace(/\.[^.]+$/, ''));
  }
  form.setAttribute('aria-busy', 'false');
  if (sent === 0) return;
  // Whoever has to read a refusal gets a moment for it.
  setTimeout(() => form.submit(), refused ? 4000 : 0);
}

document.addEventListener('change', (event) => {
  if (event.target.matches('form[data-drop] input[type=file]')) take(formOf(event.target), event.target.files);
});

for (const kind of ['dragover', 'dragleave', 'drop']) {
  document.addEventListener(kind, (event) => {
    const form = formOf(event.target);
    if (!form || !event.dataTransfer?.types.includes('Files')) return;
    // A file that is dropped beside the field must not open in place of the page.
    event.preventDefault();
    form.classList.toggle('over', kind === 'dragover');
    if (kind === 'drop') take(form, event.dataTransfer.files);
  });
}
