// SPDX-License-Identifier: Apache-2.0
// What every page of the console does: times in the reader's own, copying, choosing, and staying up to date.

const whole = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'medium' });
const short = new Intl.DateTimeFormat(document.documentElement.lang, {
  month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit',
});

function tellTimes(root) {
  for (const time of root.querySelectorAll('time[datetime]')) {
    const moment = new Date(time.dateTime);
    if (Number.isNaN(moment.valueOf())) continue;
    time.textContent = short.format(moment);
    time.title = whole.format(moment);
  }
}

function announce(text) {
  document.getElementById('announcer')?.replaceChildren(text);
}

document.addEventListener('click', async (event) => {
  const button = event.target.closest('[data-copy]');
  if (!button) return;
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
    const words = button.textContent;
    button.textContent = document.body.dataset.copied;
    announce(document.body.dataset.copied);
    setTimeout(() => { button.textContent = words; }, 1500);
  } catch {
    // Not allowed here: the text stands on the page and can be marked.
    const text = button.parentElement?.querySelector('pre, code');
    if (text) getSelection()?.selectAllChildren(text);
  }
});

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  const open = event.target.closest('details.confirm[open]');
  if (!open) return;
  open.open = false;
  open.querySelector('summary').focus();
});

// The menu is open where there is room for it beside the page, and closed on a phone.
const room = matchMedia('(min-width: 60rem)');
const menu = document.querySelector('details.menu');
if (menu) {
  const fit = () => { menu.open = room.matches; };
  room.addEventListener('change', fit);
  fit();
}

// Whether something in a part of the page is in use, so that it must not be put in another's place.
function isInUse(part) {
  if (part.hasAttribute('data-holds') || part.querySelector('details[open].confirm')) return true;
  if ([...part.querySelectorAll('video, audio')].some((medium) => !medium.paused && medium.controls)) return true;
  if (!part.hasAttribute('data-keeps')) return false;
  return part.contains(document.activeElement)
    || [...part.querySelectorAll('textarea, input:not([type=hidden])')].some((field) =>
      field.type === 'checkbox' ? field.checked !== field.defaultChecked : field.value !== field.defaultValue);
}

let isAsking = false;
let isAskedAgain = false;

async function refresh() {
  if (isAsking) { isAskedAgain = true; return; }
  isAsking = true;
  try {
    const { page } = document.querySelector('main').dataset;
    const answer = await fetch(page, { credentials: 'same-origin', cache: 'no-store' });
    // Signed out, or what was shown is gone: the page says which. Not reloaded, for that would send a form once more.
    if (answer.redirected || [401, 404, 410].includes(answer.status)) { location.replace(page); return; }
    if (answer.ok) place(new DOMParser().parseFromString(await answer.text(), 'text/html'));
  } catch {
    // No connection: the stream comes again by itself, and tells of the change then.
  } finally {
    isAsking = false;
    if (isAskedAgain) { isAskedAgain = false; refresh(); }
  }
}

function place(page) {
  for (const fresh of page.querySelectorAll('[data-region]')) {
    const old = document.querySelector(`[data-region="${CSS.escape(fresh.dataset.region)}"]`);
    tellTimes(fresh);
    if (!old) continue;
    if (old.outerHTML === fresh.outerHTML || isInUse(old)) continue;
    const focused = old.contains(document.activeElement) ? pathTo(document.activeElement, old) : null;
    const open = [...old.querySelectorAll('details')].map((details) => details.open);
    old.replaceWith(fresh);
    [...fresh.querySelectorAll('details')].forEach((details, index) => { details.open = open[index] ?? false; });
    if (focused) follow(focused, fresh)?.focus({ preventScroll: true });
    if (fresh.dataset.announce && fresh.dataset.announce !== old.dataset.announce) announce(fresh.dataset.announce);
  }
  // A step that opens has parts that were not there before.
  for (const step of page.querySelectorAll('.step[id]')) {
    const old = document.getElementById(step.id);
    if (!old) continue;
    const isNew = [...step.querySelectorAll('[data-region]')].some((region) =>
      !old.querySelector(`[data-region="${CSS.escape(region.dataset.region)}"]`));
    if (isNew && !isInUse(old)) { tellTimes(step); old.replaceWith(step); } else { old.className = step.className; }
  }
  // What is seen now is what the stream goes on from.
  const { live } = page.querySelector('main')?.dataset ?? {};
  if (live) document.querySelector('main').dataset.live = live;
  else delete document.querySelector('main').dataset.live;
  listen();
  document.dispatchEvent(new CustomEvent('placed'));
}

function pathTo(element, root) {
  const path = [];
  for (let at = element; at && at !== root; at = at.parentElement) path.unshift([...at.parentElement.children].indexOf(at));
  return path;
}

function follow(path, root) {
  return path.reduce((at, index) => at?.children[index], root);
}

let stream = null;
let topic = null;

// A browser has few connections to one host: a page that nobody sees holds none.
function listen() {
  const address = document.querySelector('main')?.dataset.live;
  const wanted = address && !document.hidden ? new URL(address, location.href).searchParams.get('topic') : null;
  if (wanted === topic) return;
  hush();
  if (!wanted) return;
  topic = wanted;
  stream = new EventSource(address);
  stream.addEventListener('change', refresh);
  // Refused for good, as by a server that is just being restarted: tried again, for as long as somebody looks.
  stream.addEventListener('error', () => {
    if (stream?.readyState !== EventSource.CLOSED) return;
    hush();
    setTimeout(wake, 5000);
  });
}

function hush() {
  stream?.close();
  [stream, topic] = [null, null];
}

function wake() {
  // Other pages stay as they were read, and a page that somebody sees already is being told.
  if (document.hidden || stream || !document.querySelector('main')?.dataset.live) return;
  refresh();
  listen();
}

// Another script has had an answer that is this page as it is now.
document.addEventListener('arrived', (event) => {
  place(new DOMParser().parseFromString(event.detail, 'text/html'));
  document.querySelector('[data-region=files-problem] [role=alert]')?.focus();
});

tellTimes(document);
// What was wrong with a form that is shown again.
if (!document.querySelector('[autofocus]')) document.querySelector('[aria-invalid=true], [role=alert]')?.focus();
listen();
document.addEventListener('visibilitychange', () => { if (document.hidden) hush(); else wake(); });
addEventListener('pagehide', hush);
addEventListener('pageshow', (event) => { if (event.persisted) location.reload(); });
