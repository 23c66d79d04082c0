// SPDX-License-Identifier: Apache-2.0
'use strict';

// The page of a session that a provider checks: waits for the provider's word, and takes the person back.
(() => {
  const RETURN_AFTER = 2000;
  const LOOK_EVERY = 1500;
  const next = document.getElementById('continue');
  if (next) {
    document.getElementById('result').focus();
    const leaving = setTimeout(() => location.assign(next.href), RETURN_AFTER);
    // Who wants to keep the address of their own page needs more time.
    if (document.getElementById('own')) {
      for (const name of ['pointerdown', 'keydown']) addEventListener(name, () => clearTimeout(leaving), { once: true });
    }
    return;
  }
  if (document.body.dataset.state !== 'checking') return;
  const look = async () => {
    try {
      const answer = await fetch(`${location.pathname.replace(/\/$/, '')}/state`, {
        credentials: 'same-origin', cache: 'no-store', referrerPolicy: 'no-referrer',
      });
      if (answer.ok && (await answer.json()).state !== 'capturing') return location.reload();
    } catch {
      // No connection: looked at again.
    }
    setTimeout(look, LOOK_EVERY);
  };
  setTimeout(look, LOOK_EVERY);
})();
