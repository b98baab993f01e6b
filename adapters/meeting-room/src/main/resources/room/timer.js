// The time that is left of the consultation.

import { MINUTE, SECOND } from './clock.js';
import { byId } from './screens.js';

const WARN_AT = 5 * MINUTE;

/**
 * Shows the time left, and says so once when little is left, and once when it is over.
 *
 * @param {import('./clock.js').ServiceClock} clock
 * @param {import('./texts.js').Texts} texts
 * @param {{startsAt: string, endsAt: string, closesAt: string}} times
 * @param {(text: string) => void} warn
 * @returns {() => void} stops it
 */
export function showTimeLeft(clock, texts, times, warn) {
  const element = byId('time-left', HTMLElement);
  let warned = '';

  function tick() {
    const { phase, until } = phaseOf(clock, times);
    element.textContent = texts.of(`time.${phase}`, { span: texts.span(clock.until(until)) });
    element.dataset.phase = phase;
    if ((phase === 'ending' || phase === 'over') && warned !== phase) {
      warned = phase;
      warn(texts.of(`time.${phase}.warning`));
    }
  }

  tick();
  const ticking = setInterval(tick, SECOND);
  return () => clearInterval(ticking);
}

/**
 * @param {import('./clock.js').ServiceClock} clock
 * @param {{startsAt: string, endsAt: string, closesAt: string}} times
 */
function phaseOf(clock, { startsAt, endsAt, closesAt }) {
  if (clock.until(startsAt) > 0) {
    return { phase: 'early', until: startsAt };
  }
  const left = clock.until(endsAt);
  if (left <= 0) {
    return { phase: 'over', until: closesAt };
  }
  return { phase: left > WARN_AT ? 'running' : 'ending', until: endsAt };
}
