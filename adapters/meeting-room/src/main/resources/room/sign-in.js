// Signing in: a patient by CPF or e-mail, a doctor by CRM.

import { Problem } from './http.js';
import { byId } from './screens.js';

const STATES =
  'AC AL AM AP BA CE DF ES GO MA MG MS MT PA PB PE PI PR RJ RN RO RR RS SC SE SP TO'.split(' ');

/** Which field a problem's pointer is about. */
const FIELDS = {
  '/login': 'login',
  '/crm/number': 'crm-number',
  '/crm/state': 'crm-state',
  '/password': 'password',
};

/** The form for it. */
export class SignIn {
  #screens;
  #session;
  #texts;
  #form = byId('sign-in-form', HTMLFormElement);
  #error = byId('sign-in-error', HTMLElement);
  #password = byId('password', HTMLInputElement);

  /**
   * @param {import('./screens.js').Screens} screens
   * @param {import('./session.js').Session} session
   * @param {import('./texts.js').Texts} texts
   */
  constructor(screens, session, texts) {
    this.#screens = screens;
    this.#session = session;
    this.#texts = texts;
    byId('crm-state', HTMLSelectElement).append(...STATES.map((state) => new Option(state, state)));
    this.#form.addEventListener('change', () => this.#showRole());
  }

  /** @returns {Promise<void>} once somebody is signed in */
  show() {
    this.#complain('');
    this.#showRole();
    this.#screens.show('sign-in');
    return new Promise((resolve) => {
      this.#form.onsubmit = async (event) => {
        event.preventDefault();
        if (this.#form.ariaBusy !== 'true' && (await this.#submit())) {
          this.#password.value = '';
          resolve();
        }
      };
    });
  }

  get #isDoctor() {
    return byId('role-doctor', HTMLInputElement).checked;
  }

  #showRole() {
    byId('as-patient', HTMLElement).hidden = this.#isDoctor;
    byId('as-doctor', HTMLElement).hidden = !this.#isDoctor;
  }

  async #submit() {
    this.#complain('');
    this.#form.ariaBusy = 'true';
    try {
      await this.#signIn();
      return true;
    } catch (failure) {
      this.#explain(failure);
      return false;
    } finally {
      this.#form.ariaBusy = 'false';
    }
  }

  #signIn() {
    const text = (/** @type {string} */ id) => byId(id, HTMLInputElement).value.trim();
    const password = this.#password.value;
    if (this.#isDoctor) {
      const state = byId('crm-state', HTMLSelectElement).value;
      return this.#session.signInDoctor({ number: text('crm-number'), state }, password);
    }
    return this.#session.signInPatient(text('login'), password);
  }

  /** @param {unknown} failure */
  #explain(failure) {
    if (!(failure instanceof Problem)) {
      this.#complain(this.#texts.of('unreachable.text'));
      return;
    }
    this.#complain(failure.detail ?? this.#texts.of('failure.text'));
    for (const { pointer = '', detail } of failure.errors.toReversed()) {
      const id = FIELDS[/** @type {keyof FIELDS} */ (pointer)];
      if (id !== undefined) {
        const field = byId(id, HTMLElement);
        field.setAttribute('aria-invalid', 'true');
        byId(`${id}-error`, HTMLElement).textContent = detail;
        field.focus(); // the first one, at last
      }
    }
  }

  /** @param {string} text */
  #complain(text) {
    this.#error.textContent = text;
    for (const id of Object.values(FIELDS)) {
      byId(id, HTMLElement).removeAttribute('aria-invalid');
      byId(`${id}-error`, HTMLElement).textContent = '';
    }
  }
}
