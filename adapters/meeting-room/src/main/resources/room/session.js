// Who uses this tab.

import { Problem, call } from './http.js';

/** Tokens are kept here: they survive a reload, and die with the tab. */
const KEPT_AS = 'techmedicos.session';

/** What names this device to the service at a login. It opens nothing, so it outlives the tab. */
const DEVICE_KEPT_AS = 'techmedicos.device';

/** Nobody is signed in, or no longer. */
export class SignedOut extends Error {}

/** The tokens of whoever signed in. */
export class Session {
  /** @type {{access: string, refresh: string} | undefined} */
  #tokens = kept();
  /** @type {Promise<void> | undefined} */
  #renewal;

  get active() {
    return this.#tokens !== undefined;
  }

  /**
   * @param {string} login an e-mail or a CPF
   * @param {string} password
   */
  async signInPatient(login, password) {
    await this.#signIn('/auth/patients', { login, password });
  }

  /**
   * @param {{number: string, state: string}} crm
   * @param {string} password
   */
  async signInDoctor(crm, password) {
    await this.#signIn('/auth/doctors', { crm, password });
  }

  /**
   * @param {string} path
   * @param {object} credentials
   */
  async #signIn(path, credentials) {
    const device = localStorage.getItem(DEVICE_KEPT_AS) ?? undefined;
    const answer = await call('POST', path, { body: { ...credentials, device_token: device } });
    this.#keep(answer);
    localStorage.setItem(DEVICE_KEPT_AS, answer.device_token);
  }

  /** Ends the session, here at once, and at the service if it can be reached. */
  async signOut() {
    const tokens = this.#tokens;
    this.#forget();
    if (tokens !== undefined) {
      const body = { refresh_token: tokens.refresh };
      await call('POST', '/auth/logout', { body }).catch(() => {});
    }
  }

  /**
   * Calls the service as whoever is signed in; a token that has run out is renewed on the way.
   *
   * @param {string} method
   * @param {string} path
   * @param {unknown} [body]
   * @returns {Promise<any>}
   */
  async call(method, path, body) {
    const token = this.#token();
    try {
      return await call(method, path, { body, token });
    } catch (failure) {
      if (!(failure instanceof Problem && failure.status === 401)) {
        throw failure;
      }
    }
    if (token === this.#token()) {
      await this.#renew();
    }
    return call(method, path, { body, token: this.#token() });
  }

  #token() {
    if (this.#tokens === undefined) {
      throw new SignedOut('nobody is signed in');
    }
    return this.#tokens.access;
  }

  /** One renewal at a time: a refresh token is good once. */
  #renew() {
    this.#renewal ??= this.#refresh().finally(() => {
      this.#renewal = undefined;
    });
    return this.#renewal;
  }

  async #refresh() {
    const body = { grant_type: 'refresh_token', refresh_token: this.#tokens?.refresh };
    try {
      this.#keep(await call('POST', '/auth/token', { body }));
    } catch (failure) {
      if (failure instanceof Problem && !failure.passing) {
        this.#forget();
        throw new SignedOut('the session is over');
      }
      throw failure;
    }
  }

  /** @param {{access_token: string, refresh_token: string}} answer */
  #keep(answer) {
    this.#tokens = { access: answer.access_token, refresh: answer.refresh_token };
    sessionStorage.setItem(KEPT_AS, JSON.stringify(this.#tokens));
  }

  #forget() {
    this.#tokens = undefined;
    sessionStorage.removeItem(KEPT_AS);
  }
}

function kept() {
  const text = sessionStorage.getItem(KEPT_AS);
  return text === null ? undefined : JSON.parse(text);
}
