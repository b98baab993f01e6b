// The screen for everything that takes a heading, a sentence and a choice.

import { SECOND } from './clock.js';
import { byId, onClick } from './screens.js';

/** Says how things stand, and waits for what comes next. */
export class Notice {
  #screens;
  #texts;
  #heading = byId('notice-heading', HTMLElement);
  #text = byId('notice-text', HTMLElement);
  #countdown = byId('notice-countdown', HTMLElement);
  #actions = byId('notice-actions', HTMLElement);

  /**
   * @param {import('./screens.js').Screens} screens
   * @param {import('./texts.js').Texts} texts
   */
  constructor(screens, texts) {
    this.#screens = screens;
    this.#texts = texts;
  }

  /**
   * @template T
   * @param {object} notice
   * @param {string} notice.state
   * @param {string} notice.heading
   * @param {string} notice.text
   * @param {() => number} [notice.left] milliseconds to count down, on the screen
   * @param {{after: number, next: T}} [notice.byItself] what comes without any choice, and when
   * @param {{label: string, next: T}[]} [notice.actions] the first one is the one most will want
   * @returns {Promise<T>} the `next` that was chosen
   */
  show({ state, heading, text, left, byItself, actions = [] }) {
    this.#heading.textContent = heading;
    this.#text.textContent = text;
    this.#countdown.hidden = left === undefined;
    return new Promise((resolve) => {
      /** @param {T} next */
      const choose = (next) => {
        clearInterval(ticking);
        clearTimeout(waiting);
        resolve(next);
      };
      const tick = () => {
        this.#countdown.textContent = this.#texts.span(left?.() ?? 0);
      };
      const ticking = left && setInterval(tick, SECOND);
      const waiting = byItself && setTimeout(() => choose(byItself.next), byItself.after);
      tick();
      this.#actions.replaceChildren(
        ...actions.map(({ label, next }, index) => {
          const element = document.createElement('button');
          element.type = 'button';
          element.className = index === 0 ? 'primary' : 'secondary';
          element.textContent = this.#texts.of(label);
          onClick(element, () => choose(next));
          return element;
        }),
      );
      this.#screens.show('notice', state);
    });
  }
}
