// After the call: the doctor completes it or reports an absence, the patient is asked for a rating.

import { MINUTE, SECOND } from './clock.js';
import { Problem, isPassing } from './http.js';
import { byId, button, onClick } from './screens.js';
import { SignedOut } from './session.js';

const ABSENT_AFTER = 15 * MINUTE;
/** For how long after the end the room stays open. */
const CLOSES_AFTER = 10 * MINUTE;
const LOOK_EVERY = 15 * SECOND;

/** The screen for it. */
export class Aftercare {
  #screens;
  #texts;
  #clock;
  #api;
  /** @type {import('./api.js').Party} */
  #party = 'PATIENT';
  #wayBack = true;
  /** @type {import('./api.js').Appointment | undefined} */
  #appointment;
  /** @type {((next: 'return' | 'anew') => void) | undefined} while it is shown */
  #leave;
  /** The state that the person was told. */
  #shown = '';
  /** How often something was done: what was asked before may be older than what came of it. */
  #deeds = 0;
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
   * @param {boolean} wayBack whether the room was open just now
   * @returns {Promise<'return' | 'anew'>} `return` when the person wants to go back into the room, `anew` when there
   *     is nothing more to do here: it was called off or moved, or they are signed out
   */
  async show(appointment, party, wayBack) {
    if (!tookPlace(appointment)) {
      return 'anew';
    }
    this.#party = party;
    this.#wayBack = wayBack;
    this.#deeds += 1;
    this.#error.textContent = '';
    this.#update(appointment);
    this.#present();
    // The other side may complete it, and time alone allows more.
    const looking = setInterval(() => this.#look(), LOOK_EVERY);
    const next = await new Promise((resolve) => {
      this.#leave = resolve;
      onClick(button('ended-return'), () => resolve('return'));
      onClick(button('ended-complete'), () => this.#do(() => this.#api.complete()));
      onClick(button('ended-absent'), () => byId('absent-confirm', HTMLDialogElement).showModal());
      onClick(button('absent-yes'), () => this.#reportNoShow());
      onClick(button('absent-no'), () => byId('absent-confirm', HTMLDialogElement).close());
      byId('rating-form', HTMLFormElement).onsubmit = (event) => {
        event.preventDefault();
        this.#do(() => this.#rate());
      };
    });
    this.#leave = undefined;
    clearInterval(looking);
    byId('absent-confirm', HTMLDialogElement).close();
    return next;
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
      this.#deeds += 1;
      const appointment = await command().finally(() => {
        this.#deeds += 1;
      });
      if (this.#learn(appointment)) {
        this.#present();
      }
    } catch (failure) {
      this.#complain(failure);
      await this.#look(); // the other side may have been first
    }
  }

  async #look() {
    if (document.visibilityState !== 'visible') {
      return;
    }
    const deeds = this.#deeds;
    const found = await this.#api.appointment().catch((failure) => {
      if (!isPassing(failure)) {
        this.#leave?.('anew');
      }
      // The next look may reach it; what a person does tells what is wrong. Time has passed all the same.
      return /** @type {import('./api.js').Appointment} */ (this.#appointment);
    });
    if (deeds === this.#deeds && this.#learn(found) && this.#state() !== this.#shown) {
      this.#shown = this.#state();
      this.#screens.mark(this.#shown);
      this.#screens.announce(byId('ended-text', HTMLElement).textContent ?? '');
    }
  }

  #present() {
    this.#shown = this.#state();
    this.#screens.show('ended', this.#shown);
  }

  /**
   * @param {import('./api.js').Appointment} appointment as it stands now
   * @returns {boolean} whether it is shown here
   */
  #learn(appointment) {
    if (!tookPlace(appointment)) {
      this.#leave?.('anew');
    } else if (this.#leave !== undefined) {
      this.#update(appointment);
      return true;
    }
    return false;
  }

  /** @param {unknown} failure */
  #complain(failure) {
    if (failure instanceof SignedOut) {
      this.#leave?.('anew');
    } else {
      this.#error.textContent = this.#words(failure);
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

  get #roomOpen() {
    const { endsAt } = /** @type {import('./api.js').Appointment} */ (this.#appointment);
    return this.#wayBack && this.#clock.until(endsAt) > -CLOSES_AFTER;
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

/**
 * Or will: what is neither was called off, or moved to another time.
 *
 * @param {import('./api.js').Appointment} appointment
 */
function tookPlace({ status }) {
  return ['ACCEPTED', 'COMPLETED', 'NO_SHOW'].includes(status);
}
