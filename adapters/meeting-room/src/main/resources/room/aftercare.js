// After the call: the doctor completes it or reports an absence, the patient is asked for a rating.

import { MINUTE, SECOND } from './clock.js';
import { Problem } from './http.js';
import { byId, button, onClick } from './screens.js';

const ABSENT_AFTER = 15 * MINUTE;
const LOOK_EVERY = 15 * SECOND;

/** The screen for it. */
export class Aftercare {
  #screens;
  #texts;
  #clock;
  #api;
  /** @type {import('./api.js').Party} */
  #party = 'PATIENT';
  #roomOpen = true;
  /** @type {import('./api.js').Appointment | undefined} */
  #appointment;
  #error = byId('ended-error', HTMLElement);

  /**
   * @param {object} parts
   * @param {import('./screens.js').Screens} parts.screens
   * @param {import('./texts.js').Texts} parts.texts
   * @param {import('./clock.js').ServiceClock} parts.clock
   * @param {import('./api.js').Api} parts.api
   */
  constructor({ screens, texts, clock, api }) {
    this.#screens = screens;
    this.#texts = texts;
    this.#clock = clock;
    this.#api = api;
  }

  /**
   * @param {import('./api.js').Appointment} appointment as it stands
   * @param {import('./api.js').Party} party who looks at it
   * @param {boolean} roomOpen whether there is a way back
   * @returns {Promise<void>} when the person wants to go back into the room
   */
  async show(appointment, party, roomOpen) {
    this.#party = party;
    this.#roomOpen = roomOpen;
    this.#error.textContent = '';
    this.#update(appointment);
    this.#screens.show('ended', this.#state());
    // The other side may complete it, and time alone allows more.
    const looking = setInterval(() => this.#look(), LOOK_EVERY);
    await new Promise((resolve) => {
      onClick(button('ended-return'), () => resolve(undefined));
      onClick(button('ended-complete'), () => this.#do(() => this.#api.complete()));
      onClick(button('ended-absent'), () => byId('absent-confirm', HTMLDialogElement).showModal());
      onClick(button('absent-yes'), () => this.#reportNoShow());
      onClick(button('absent-no'), () => byId('absent-confirm', HTMLDialogElement).close());
      byId('rating-form', HTMLFormElement).onsubmit = (event) => {
        event.preventDefault();
        this.#do(() => this.#rate());
      };
    });
    clearInterval(looking);
  }

  #reportNoShow() {
    byId('absent-confirm', HTMLDialogElement).close();
    return this.#do(() => this.#api.reportNoShow());
  }

  async #rate() {
    const chosen = new FormData(byId('rating-form', HTMLFormElement)).get('stars');
    const comment = byId('rating-comment', HTMLTextAreaElement).value.trim();
    await this.#api.rate(Number(chosen), comment);
    return this.#api.appointment();
  }

  /** @param {() => Promise<import('./api.js').Appointment>} command */
  async #do(command) {
    this.#error.textContent = '';
    try {
      this.#update(await command());
      this.#screens.show('ended', this.#state());
    } catch (failure) {
      this.#error.textContent = this.#words(failure);
      await this.#look(); // the other side may have been first
    }
  }

  async #look() {
    if (document.visibilityState === 'visible') {
      try {
        const before = this.#state();
        this.#update(await this.#api.appointment());
        if (this.#state() !== before) {
          this.#screens.mark(this.#state());
          this.#screens.announce(byId('ended-text', HTMLElement).textContent ?? '');
        }
      } catch {
        // The next look may reach it; what a person does tells what is wrong.
      }
    }
  }

  /** @param {unknown} failure */
  #words(failure) {
    return failure instanceof Problem
      ? (failure.detail ?? this.#texts.of('failure.text'))
      : this.#texts.of('unreachable.text');
  }

  #state() {
    const { status, rating } = /** @type {import('./api.js').Appointment} */ (this.#appointment);
    if (status === 'COMPLETED') {
      return this.#party === 'PATIENT' && rating === null ? 'rating' : 'completed';
    }
    if (status === 'NO_SHOW') {
      return 'no-show';
    }
    return this.#roomOpen ? 'ended' : 'over';
  }

  /** @param {import('./api.js').Appointment} appointment */
  #update(appointment) {
    this.#appointment = appointment;
    const open = appointment.status === 'ACCEPTED';
    // Once the room has closed, there has been time for anything.
    const since = this.#roomOpen ? -this.#clock.until(appointment.startsAt) : Infinity;
    const peer = this.#party === 'DOCTOR' ? appointment.patient.name : appointment.doctor.name;
    const values = { name: peer };
    const key = `${this.#state()}.${this.#party.toLowerCase()}`;
    byId('ended-heading', HTMLElement).textContent = this.#texts.of(`ended.${this.#state()}`);
    byId('ended-text', HTMLElement).textContent = this.#texts.of(`ended.${key}`, values);
    const absent = this.#texts.of(`ended.absent.${this.#party.toLowerCase()}`);
    button('ended-absent').textContent = absent;
    byId('absent-text', HTMLElement).textContent = this.#texts.of('ended.absent.text', values);
    button('ended-return').hidden = !(open && this.#roomOpen);
    button('ended-complete').hidden = !(open && this.#party === 'DOCTOR' && since >= 0);
    button('ended-absent').hidden = !(open && since >= ABSENT_AFTER);
    byId('rating-form', HTMLElement).hidden = this.#state() !== 'rating';
  }
}
