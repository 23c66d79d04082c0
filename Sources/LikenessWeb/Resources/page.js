// SPDX-License-Identifier: Apache-2.0
'use strict';

// The hosted page: consent, camera, challenge, result. It shows what the server says and decides nothing: the server
// alone judges the frames.
(() => {
  const FRAMES_PER_SECOND = 15;
  const LONGEST_SIDE = 640;
  const JPEG_QUALITY = 0.85;
  // The server takes 32 frames at once; fewer keep the progress lively.
  const MOST_IN_BATCH = 10;
  const MOST_WAITING = 24;
  const RETURN_AFTER = 2000;

  const body = document.body;
  const base = location.pathname.replace(/\/$/, '');
  const messages = JSON.parse(body.dataset.messages);
  const language = document.documentElement.lang;
  const at = (id) => document.getElementById(id);
  const say = (key, values = {}) =>
    (messages[key] || '').replace(/\{(\w+)\}/g, (_, name) => (name in values ? values[name] : ''));
  const sleep = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

  let session = JSON.parse(body.dataset.state);
  let deadline = performance.now() + session.secondsLeft * 1000;
  let running = null; // the try that goes on
  let hasConsented = false; // on this page
  let isOver = false;
  const hadEnded = ['verified', 'failed', 'expired'].includes(session.state);

  class Problem extends Error {
    constructor(key, retry = false, values = {}) {
      super(key);
      this.values = values;
      this.key = key;
      this.retry = retry;
    }
  }

  // ---- the server

  async function call(method, path, content, headers = {}) {
    let response;
    try {
      response = await fetch(`${base}/${path}`, {
        method, headers, body: content, credentials: 'same-origin', cache: 'no-store', referrerPolicy: 'no-referrer',
      });
    } catch {
      throw new Problem('problem.offline', true);
    }
    if (response.status === 204) return null;
    const answer = await response.json().catch(() => ({}));
    if (response.ok) return answer;
    const minutes = Math.ceil((answer.retryAfter || 0) / 60);
    // What is broken there is not mended within seconds.
    const mayPass = response.status >= 500 && answer.problem !== 'unavailable';
    throw new Problem(`problem.${answer.problem || 'busy'}`, mayPass, { minutes });
  }

  async function insist(action) {
    for (let attempt = 0; ; attempt++) {
      try {
        return await action();
      } catch (problem) {
        if (!problem.retry || attempt >= 12) throw problem;
        notice(problem.key);
        await sleep(Math.min(2000, 250 * 2 ** attempt));
      }
    }
  }

  // ---- what is shown

  function notice(key, values) {
    const text = key ? say(key, values) : '';
    at('notice').textContent = text;
    at('notice').hidden = !text;
    at('copy').hidden = !(key === 'camera.app' || key === 'camera.none');
  }

  function show(name) {
    for (const id of ['intro', 'capture', 'result']) at(id).hidden = id !== name;
    at('start').hidden = name === 'capture';
    at('cancel').hidden = name === 'intro' || isOver;
    const qr = at('qr');
    if (qr) qr.hidden = name !== 'intro';
  }

  function showStep(step, count, challenge) {
    const word = challenge[Math.min(step, count - 1)];
    const element = at('challenge');
    if (element.dataset.step !== word || element.dataset.index !== String(step)) {
      element.dataset.step = word;
      element.dataset.index = String(step);
      element.textContent = say(`step.${word}`);
      at('arrow').setAttribute('class', `arrow ${word}`);
    }
  }

  function showProgress(progress, challenge) {
    showStep(progress.step, progress.stepCount, challenge);
    const isGood = progress.hint === 'good' || progress.hint === 'turn_further';
    at('capture').classList.toggle('waiting', !isGood);
    document.querySelector('.lens').classList.toggle('good', isGood);
    const hint = say(`hint.${progress.hint}`);
    if (at('hint').textContent !== hint) at('hint').textContent = hint;
    at('progress').value = progress.percent;
    at('arc').setAttribute('stroke-dasharray', `${progress.percent} 100`);
  }

  function showResult(state) {
    session = state;
    deadline = performance.now() + state.secondsLeft * 1000;
    isOver = ['verified', 'failed', 'expired'].includes(state.state);
    const result = at('result');
    const word = state.state === 'verified' || state.state === 'expired' ? state.state : 'failed';
    result.dataset.reason = word === 'verified' ? '' : state.reason || '';
    at('resultTitle').textContent = say(isOver && word === 'failed' ? 'result.over' : `result.${word}`);
    // Who is taken back is not told to close the page.
    const isDone = word === 'verified' && state.next;
    at('resultReason').textContent =
      isDone ? '' : say(word === 'failed' ? `reason.${state.reason}` : `result.${word}.text`);
    at('resultTries').textContent = isOver
      ? (state.next && !hadEnded ? say('result.returning') : '')
      : say('result.failed.tries', { count: state.triesLeft });
    show('result');
    result.dataset.state = word;
    at('start').hidden = isOver;
    at('clock').hidden = isOver;
    at('start').textContent = body.dataset.again;
    at('start').disabled = false;
    showOwnPage(state);
    goBack(state);
    result.focus();
  }

  // Where the person can see what is made, and withdraw. Told to nobody else.
  function showOwnPage(state) {
    if (!state.own || !/^https?:/.test(state.own)) return;
    at('ownLink').href = state.own;
    at('ownCode').setAttribute('viewBox', state.ownBox);
    at('ownPath').setAttribute('d', state.ownPath);
    at('own').hidden = false;
  }

  // On a device that another one has overtaken there is nothing to start.
  function showPlace(state) {
    at('consent').disabled = state.elsewhere;
    at('move').hidden = !state.elsewhere || !at('moveShown').hidden;
    if (!state.elsewhere) return;
    at('start').disabled = true;
    if (at('notice').hidden && at('moveShown').hidden) notice('problem.other_device');
  }

  // ---- from one device to another: the new one shows a number, and it is typed at the old one

  async function askToMove() {
    at('move').hidden = true;
    notice(null);
    try {
      at('moveNumber').textContent = (await call('POST', 'move')).number;
      at('moveShown').hidden = false;
      at('moveShown').scrollIntoView({ block: 'center' });
    } catch (problem) {
      notice(problem.key, problem.values);
      at('move').hidden = false;
    }
  }

  async function answerMove(number) {
    at('moveAsked').hidden = true;
    try {
      follow(await call('POST', 'moved', JSON.stringify({ number }), { 'Content-Type': 'application/json' }));
    } catch (problem) {
      notice(problem.key, problem.values);
    }
  }

  // Where the session is now, as far as devices go.
  function follow(state) {
    if (at('moveAsked').hidden === state.asked) {
      at('moveAsked').hidden = !state.asked;
      at('moveTyped').value = '';
      if (state.asked) at('moveTyped').focus();
    }
    const hasCome = session.elsewhere && !state.elsewhere;
    const hasGone = !session.elsewhere && state.elsewhere;
    session = state;
    if (hasCome && !at('moveShown').hidden) {
      // The consent came along.
      at('moveShown').hidden = true;
      notice(null);
      at('consent').checked = true;
      at('consent').disabled = false;
      at('start').disabled = false;
    }
    if (hasGone) {
      hasConsented = false;
      show('intro');
      notice(null);
    }
    if (!hasConsented) showPlace(state);
  }

  function goBack(state) {
    if (!isOver || !/^https?:/.test(state.next || '')) return;
    at('continue').href = state.next;
    at('continue').hidden = false;
    // Who comes to a session that had ended wants to see it.
    if (hadEnded) return;
    const leaving = setTimeout(() => location.assign(state.next), RETURN_AFTER);
    if (!state.own) return;
    // Who wants to keep the address of their own page needs more time.
    const stay = () => {
      clearTimeout(leaving);
      at('resultTries').textContent = '';
    };
    for (const name of ['pointerdown', 'keydown']) addEventListener(name, stay, { once: true });
  }

  // ---- the camera

  const isWithinApp = /MicroMessenger|FBA[NV]|Instagram|Line\/|BytedanceWebview|musical_ly|DingTalk|QQ\/|Weibo/i
    .test(navigator.userAgent);

  function cameraProblem(error) {
    if (!window.isSecureContext) return 'camera.insecure';
    if (!navigator.mediaDevices || !navigator.mediaDevices.getUserMedia) {
      return isWithinApp ? 'camera.app' : 'camera.none';
    }
    switch (error && error.name) {
      case 'NotAllowedError':
      case 'SecurityError': return isWithinApp ? 'camera.app' : 'camera.denied';
      case 'NotReadableError':
      case 'AbortError': return 'camera.busy';
      default: return 'camera.none';
    }
  }

  async function openCamera() {
    try {
      return await navigator.mediaDevices.getUserMedia({
        audio: false,
        video: { facingMode: 'user', width: { ideal: 640 }, height: { ideal: 480 }, frameRate: { ideal: 30 } },
      });
    } catch (error) {
      throw new Problem(cameraProblem(error));
    }
  }

  function closeCamera(stream) {
    for (const track of stream.getTracks()) track.stop();
    at('camera').srcObject = null;
  }

  // ---- a try

  async function start() {
    at('start').disabled = true;
    notice(null);
    try {
      if (!navigator.mediaDevices || !navigator.mediaDevices.getUserMedia) throw new Problem(cameraProblem());
      // The camera first: consent binds this device, and one without a camera must leave the way to the phone open.
      const stream = await openCamera();
      try {
        await insist(giveConsent);
        await capture(stream);
      } finally {
        closeCamera(stream);
        running = null;
      }
    } catch (problem) {
      await stopped(problem);
    }
  }

  async function giveConsent() {
    const content = JSON.stringify({ version: body.dataset.version, language });
    await call('POST', 'consent', content, { 'Content-Type': 'application/json' });
    hasConsented = true;
    session.elsewhere = false;
  }

  async function stopped(problem) {
    if (problem.key === 'problem.session_over' || problem.key === 'problem.no_try_running') {
      // It has ended, and only the answer that said so was lost.
      const state = await call('GET', 'state').catch(() => null);
      if (state && (state.reason || state.state === 'verified')) return showResult(state);
    }
    show(at('result').dataset.state ? 'result' : 'intro');
    notice(problem.key || 'problem.busy', problem.values);
    at('start').disabled = false;
  }

  async function capture(stream) {
    const video = at('camera');
    video.srcObject = stream;
    await video.play();
    const begun = await insist(() => call('POST', 'tries'));
    notice(null);
    const attempt = { nonce: begun.nonce, challenge: begun.challenge, queue: [], ended: null, lost: false };
    running = attempt;
    stream.getVideoTracks()[0].addEventListener('ended', () => { attempt.lost = true; });
    at('challenge').dataset.step = '';
    // Shown before it is filled: what changes in a hidden region is not read out.
    show('capture');
    at('challenge').focus({ preventScroll: true });
    showProgress({ step: 0, stepCount: begun.challenge.length, hint: 'center_face', percent: 0 }, begun.challenge);
    await Promise.all([film(video, attempt), send(attempt)]);
    if (attempt.ended) showResult(attempt.ended);
  }

  async function film(video, attempt) {
    const canvas = document.createElement('canvas');
    const scale = Math.min(1, LONGEST_SIDE / Math.max(video.videoWidth, video.videoHeight));
    canvas.width = Math.round(video.videoWidth * scale);
    canvas.height = Math.round(video.videoHeight * scale);
    const context = canvas.getContext('2d', { alpha: false });
    const begin = performance.now();
    let last = -1;
    let sequence = 0;
    for (let next = begin; !attempt.ended && running === attempt; next += 1000 / FRAMES_PER_SECOND) {
      const now = performance.now();
      // After a pause the rhythm begins anew instead of catching up.
      if (now > next + 500) next = now;
      await sleep(Math.max(0, next - now));
      if (attempt.queue.length >= MOST_WAITING) continue;
      context.drawImage(video, 0, 0, canvas.width, canvas.height);
      const capturedAt = Math.max(last + 1, Math.round(performance.now() - begin));
      const blob = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', JPEG_QUALITY));
      if (!blob) continue;
      last = capturedAt;
      attempt.queue.push({ sequence: sequence++, capturedAt, jpeg: await blob.arrayBuffer() });
    }
  }

  async function send(attempt) {
    try {
      while (!attempt.ended && running === attempt) {
        if (attempt.lost) throw new Problem('camera.lost');
        const frames = attempt.queue.splice(0, MOST_IN_BATCH);
        if (frames.length === 0) {
          await sleep(20);
          continue;
        }
        const content = packed(frames);
        const answer = await insist(() => call('POST', 'frames', content, { 'X-Try-Nonce': attempt.nonce }));
        notice(null);
        if (answer.ended) attempt.ended = answer.ended;
        else showProgress(answer.progress, attempt.challenge);
      }
    } finally {
      running = null;
    }
  }

  // Each frame: sequence, capture time, length as 32-bit big-endian numbers, then the JPEG.
  function packed(frames) {
    const size = frames.reduce((sum, frame) => sum + 12 + frame.jpeg.byteLength, 0);
    const bytes = new Uint8Array(size);
    const view = new DataView(bytes.buffer);
    let offset = 0;
    for (const frame of frames) {
      view.setUint32(offset, frame.sequence);
      view.setUint32(offset + 4, frame.capturedAt);
      view.setUint32(offset + 8, frame.jpeg.byteLength);
      bytes.set(new Uint8Array(frame.jpeg), offset + 12);
      offset += 12 + frame.jpeg.byteLength;
    }
    return bytes;
  }

  async function cancel() {
    // Ends the try, and with it the camera, whatever the server says.
    running = null;
    notice(null);
    try {
      showResult(await insist(() => call('POST', 'cancel')));
    } catch (problem) {
      await stopped(problem);
    }
  }

  async function copyText(link, button) {
    try {
      await navigator.clipboard.writeText(link);
    } catch {
      const field = document.createElement('input');
      field.value = link;
      body.append(field);
      field.select();
      document.execCommand('copy');
      field.remove();
    }
    button.textContent = say('copied');
  }

  // ---- time

  function tick() {
    if (isOver) {
      at('clock').hidden = true;
      return;
    }
    const seconds = Math.max(0, Math.ceil((deadline - performance.now()) / 1000));
    const pad = (number) => String(number).padStart(2, '0');
    const hours = Math.floor(seconds / 3600);
    at('time').textContent =
      (hours ? `${hours}:${pad(Math.floor(seconds / 60) % 60)}` : Math.floor(seconds / 60)) + `:${pad(seconds % 60)}`;
    at('clock').hidden = false;
    setTimeout(tick, 500);
  }

  // Someone may go on by phone, or the time may be up: the page sees it by itself.
  async function watch() {
    while (!isOver) {
      await sleep(3000);
      if (document.hidden || running) continue;
      const state = await call('GET', 'state').catch(() => null);
      if (!state || running || isOver) continue;
      deadline = performance.now() + state.secondsLeft * 1000;
      if (['verified', 'failed', 'expired'].includes(state.state)) showResult(state);
      else follow(state);
    }
  }

  at('consent').addEventListener('change', (event) => { at('start').disabled = !event.target.checked; });
  at('start').addEventListener('click', start);
  at('cancel').addEventListener('click', cancel);
  at('copy').addEventListener('click', () => copyText(location.href, at('copy')));
  at('move').addEventListener('click', askToMove);
  at('moveNo').addEventListener('click', () => answerMove(null));
  at('moveAsked').addEventListener('submit', (event) => {
    event.preventDefault();
    answerMove(Number(at('moveTyped').value));
  });
  at('ownCopy').addEventListener('click', () => copyText(at('ownLink').href, at('ownCopy')));
  if (hadEnded) showResult(session);
  else if (!window.isSecureContext) notice('camera.insecure');
  else showPlace(session);
  tick();
  watch();
})();
