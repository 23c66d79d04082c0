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

// The page stays as it is, with what is typed on it: only what has changed is put in place.
async function handIn(form) {
  const fields = new URLSearchParams(new FormData(form));
  for (const field of form.querySelectorAll('[name=url], [name=name]')) field.remove();
  const answer = await fetch(form.action, { method: 'POST', body: fields });
  if (answer.status === 401) { location.reload(); return; }
  // What a script is told that no page can be shown for.
  if (!answer.headers.get('Content-Type')?.startsWith('text/html')) throw new Error(`${answer.status}`);
  document.dispatchEvent(new CustomEvent('arrived', { detail: await answer.text() }));
}

async function take(form, files) {
  const list = form.querySelector('.sending');
  if (form.getAttribute('aria-busy') === 'true' || files.length === 0) return;
  form.setAttribute('aria-busy', 'true');
  list.replaceChildren();
  const sent = [];
  for (const file of [...files].slice(0, AT_MOST)) {
    const { item, state } = line(list, file.name);
    const answer = await send(form, file, (percent) => { state.value = percent; });
    if (!answer.url) {
      refuse(item, answer.refusal ?? form.dataset.refused);
      continue;
    }
    sent.push(item);
    state.value = 100;
    hidden(form, 'url', answer.url);
    hidden(form, 'name', answer.name.replace(/\.[^.]+$/, ''));
  }
  for (const file of [...files].slice(AT_MOST)) refuse(line(list, file.name).item, form.dataset.many);
  if (sent.length > 0) {
    try {
      await handIn(form);
      // They are on the page now; what was refused stays to be read.
      for (const item of sent) item.remove();
    } catch {
      for (const item of sent) refuse(item, form.dataset.refused);
    }
  }
  form.setAttribute('aria-busy', 'false');
  // The same file may be chosen once more.
  form.querySelector('input[type=file]').value = '';
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
