// What the page asks of the service, as whoever is signed in.

import { call } from './http.js';

/**
 * @typedef {'DOCTOR' | 'PATIENT'} Party
 * @typedef {{id: string, name: string}} Person
 * @typedef {{
 *   id: string,
 *   status: 'REQUESTED' | 'ACCEPTED' | 'REFUSED' | 'EXPIRED' | 'CANCELLED' | 'COMPLETED' | 'NO_SHOW',
 *   doctor: Person,
 *   patient: Person,
 *   startsAt: string,
 *   endsAt: string,
 *   timeZone: string,
 *   rating: {stars: number, comment: string | null} | null,
 * }} Appointment
 * @typedef {{
 *   party: Party,
 *   peer: {name: string},
 *   startsAt: string,
 *   endsAt: string,
 *   closesAt: string,
 *   now: string,
 * }} Admission
 * @typedef {Admission & {
 *   provider: 'ROOM',
 *   signalling: {path: string, ticket: string},
 *   iceServers: RTCIceServer[],
 *   iceTransportPolicy?: RTCIceTransportPolicy,
 * }} RoomAdmission our own room
 * @typedef {Admission & {provider: 'JITSI', url: string}} JitsiAdmission
 */

/** One appointment, and the calls about it. */
export class Api {
  #session;
  #path;

  /**
   * @param {import('./session.js').Session} session
   * @param {string} appointment its id
   */
  constructor(session, appointment) {
    this.#session = session;
    this.#path = `/appointments/${encodeURIComponent(appointment)}`;
  }

  /** @returns {Promise<{id: string, role: string}>} who is signed in */
  me() {
    return this.#session.call('GET', '/me');
  }

  /** @returns {Promise<Appointment>} */
  appointment() {
    return this.#session.call('GET', this.#path);
  }

  /** @returns {Promise<{version: string, language: string, title: string, text: string}>} */
  consentText() {
    return call('GET', '/consents/teleconsultation');
  }

  /**
   * @param {string} version of the text that was read
   * @returns {Promise<void>}
   */
  consent(version) {
    return this.#session.call('POST', `${this.#path}/consent`, { version });
  }

  /** @returns {Promise<RoomAdmission | JitsiAdmission>} */
  join() {
    return this.#session.call('POST', `${this.#path}/meeting/join`);
  }

  /** @returns {Promise<Appointment>} */
  complete() {
    return this.#session.call('POST', `${this.#path}/complete`);
  }

  /** @returns {Promise<Appointment>} */
  reportNoShow() {
    return this.#session.call('POST', `${this.#path}/no-show`);
  }

  /**
   * @param {number} stars
   * @param {string} comment empty for none
   * @returns {Promise<unknown>}
   */
  rate(stars, comment) {
    const body = { stars, comment: comment === '' ? null : comment };
    return this.#session.call('POST', `${this.#path}/rating`, body);
  }
}
