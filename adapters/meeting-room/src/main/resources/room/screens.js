// One screen at a time, told to eyes and to screen readers alike.

/**
 * The element that has an id and is of a type; the page is broken if it is not there.
 *
 * @template {HTMLElement} T
 * @param {string} id
 * @param {new () => T} type
 * @returns {T}
 */
export function byId(id, type) {
  const element = document.getElementById(id);
  if (!(element instanceof type)) {
    throw new Error(`no ${type.name} with id ${id}`);
  }
  return element;
}

/** @param {string} id */
export function button(id) {
  return byId(id, HTMLButtonElement);
}

/**
 * Does something at each click, one at a time.
 *
 * @param {HTMLButtonElement} element
 * @param {() => unknown} action
 */
export function onClick(element, action) {
  element.onclick = async () => {
    if (element.getAttribute('aria-disabled') === 'true') {
      return;
    }
    // Not "disabled": that would throw the focus away.
    element.setAttribute('aria-disabled', 'true');
    try {
      await action();
    } finally {
      element.removeAttribute('aria-disabled');
    }
  };
}

/** The screens of the page. The state, which is finer, is on the body as `data-state`. */
export class Screens {
  #texts;
  #main = byId('main', HTMLElement);
  #status = byId('status', HTMLElement);

  /** @param {import('./texts.js').Texts} texts */
  constructor(texts) {
    this.#texts = texts;
  }

  /**
   * Shows a screen; its heading takes the focus, unless it was there already.
   *
   * @param {string} name
   * @param {string} state
   */
  show(name, state = name) {
    const news = document.body.dataset.state !== state;
    document.body.dataset.screen = name;
    document.body.dataset.state = state;
    for (const screen of this.#main.querySelectorAll(':scope > section')) {
      /** @type {HTMLElement} */ (screen).hidden = screen.id !== name;
    }
    const heading = byId(name, HTMLElement).querySelector('h1');
    document.title = `${heading?.textContent} · ${this.#texts.of('brand')}`;
    if (news && name !== 'loading') {
      heading?.focus();
      scrollTo(0, 0);
    }
  }

  /**
   * Another state of the screen that is shown: what has the focus keeps it.
   *
   * @param {string} state
   */
  mark(state) {
    document.body.dataset.state = state;
  }

  /**
   * Says something to those who cannot see it.
   *
   * @param {string} text
   */
  announce(text) {
    this.#status.textContent = text;
  }
}
