// Whether somebody is at the screen. Pages ask again by themselves; only what a person does keeps the
// session from ending.
const away_after_ms = 60_000;
let last_ms = Date.now();

for (const kind of ['pointerdown', 'keydown', 'wheel', 'touchstart'])
  window.addEventListener(kind, () => (last_ms = Date.now()), { capture: true, passive: true });

export const nobodyIsThere = () => Date.now() - last_ms > away_after_ms;
