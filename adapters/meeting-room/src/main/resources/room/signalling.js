// The socket over which two pages find each other. It comes back by itself, with a new ticket each time.

import { MINUTE, SECOND } from './clock.js';
import { Problem, Unreachable } from './http.js';

const PING_EVERY = 20 * SECOND;
const PONG_WITHIN = 5 * SECOND;
const WELCOME_WITHIN = 20 * SECOND;
const FIRST_RETRY = SECOND / 2;
const LAST_RETRY = 10 * SECOND;

/** Why the service closed the socket, where that is the end of it. */
const NO_LONGER_ALLOWED = 4403;
const REPLACED = 4408;

/**
 * Tells, as events:
 * `joined` (detail: the admission), `message` (detail: what the service or the peer said), `open`, `lost`;
 * and at most one of the last: `replaced`, `closed` (detail: the reason), `failed` (detail: the error).
 */
export class Signalling extends EventTarget {
  #join;
  /** @type {WebSocket | undefined} */
  #socket;
  #connecting = false;
  #ended = false;
  #attempts = 0;
  /** @type {number | undefined} */
  #retry;
  /** @type {number | undefined} */
  #pings;
  /** @type {number | undefined} */
  #deadline;

  /** @param {() => Promise<import('./api.js').RoomAdmission>} join asks for admission, and a ticket */
  constructor(join) {
    super();
    this.#join = join;
  }

  start() {
    addEventListener('online', this.#networkChanged);
    this.#connect();
  }

  /** @param {Record<string, unknown>} message dropped while there is no connection: both start anew then */
  send(message) {
    if (this.#socket?.readyState === WebSocket.OPEN) {
      this.#socket.send(JSON.stringify(message));
    }
  }

  /** Asks for a sign of life now, because something else seems broken. */
  check() {
    if (this.#socket?.readyState === WebSocket.OPEN && this.#deadline === undefined) {
      this.send({ type: 'ping' });
      this.#deadline = setTimeout(() => this.#lose(), PONG_WITHIN);
    }
  }

  /** Another page has taken the seat; the service may not have been able to say so. */
  giveWay() {
    this.#finish('replaced');
  }

  /** Leaves on purpose. */
  leave() {
    this.send({ type: 'leave' });
    this.#end();
  }

  async #connect() {
    if (this.#connecting || this.#ended) {
      return;
    }
    this.#connecting = true;
    clearTimeout(this.#retry);
    try {
      const admission = await this.#join();
      if (!this.#ended) {
        this.#tell('joined', admission);
        this.#open(admission.signalling);
      }
    } catch (failure) {
      this.#notAdmitted(failure);
    } finally {
      this.#connecting = false;
    }
  }

  /** @param {{path: string, ticket: string}} way */
  #open({ path, ticket }) {
    const address = new URL(path, location.href);
    address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
    address.searchParams.set('ticket', ticket);
    const socket = new WebSocket(address);
    socket.onmessage = ({ data }) => this.#receive(JSON.parse(data));
    socket.onclose = ({ code, reason }) => this.#closed(code, reason);
    this.#socket = socket;
    this.#deadline = setTimeout(() => this.#lose(), WELCOME_WITHIN);
  }

  /** @param {{type: string}} message */
  #receive(message) {
    clearTimeout(this.#deadline);
    this.#deadline = undefined;
    if (message.type === 'welcome') {
      this.#attempts = 0;
      this.#pings = setInterval(() => this.check(), PING_EVERY);
      this.#tell('open');
    }
    this.#tell('message', message);
  }

  /**
   * @param {number} code
   * @param {string} reason
   */
  #closed(code, reason) {
    if (code === REPLACED) {
      this.#finish('replaced');
    } else if (code === NO_LONGER_ALLOWED) {
      this.#finish('closed', reason);
    } else {
      this.#lose();
    }
  }

  /** The socket is gone, or as good as gone. */
  #lose() {
    this.#drop();
    this.#tell('lost');
    this.#tryAgain();
  }

  /** @param {unknown} failure */
  #notAdmitted(failure) {
    if (failure instanceof Unreachable) {
      this.#tryAgain();
    } else if (failure instanceof Problem && failure.passing) {
      this.#tryAgain((failure.retryAfter ?? 0) * SECOND);
    } else if (!this.#ended) {
      this.#finish('failed', failure);
    }
  }

  /** Later each time, and not all pages at once after a restart. */
  #tryAgain(atLeast = 0) {
    if (this.#ended) {
      return;
    }
    const longest = Math.min(LAST_RETRY, FIRST_RETRY * 2 ** this.#attempts);
    this.#attempts += 1;
    const wait = Math.min(MINUTE, atLeast) + longest * (0.5 + Math.random() / 2);
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.#connect(), wait);
  }

  /** The old socket may hang on an address that is gone, and would not know for long. */
  #networkChanged = () => {
    this.#attempts = 0;
    if (this.#socket !== undefined) {
      this.#drop();
      this.#tell('lost');
    }
    this.#connect();
  };

  #drop() {
    const socket = this.#socket;
    this.#socket = undefined;
    clearInterval(this.#pings);
    clearTimeout(this.#deadline);
    this.#deadline = undefined;
    if (socket !== undefined) {
      socket.onmessage = null;
      socket.onclose = null;
      socket.close();
    }
  }

  /**
   * @param {string} how
   * @param {unknown} [detail]
   */
  #finish(how, detail) {
    this.#end();
    this.#tell(how, detail);
  }

  #end() {
    this.#ended = true;
    removeEventListener('online', this.#networkChanged);
    clearTimeout(this.#retry);
    this.#drop();
  }

  /**
   * @param {string} type
   * @param {unknown} [detail]
   */
  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
