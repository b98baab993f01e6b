// Calls to the service, and how they fail.

import { SECOND } from './clock.js';

/** A network that is gone may not say so; whoever waits for it would miss what has happened since. */
const ANSWER_WITHIN = 30 * SECOND;

/** The service refused, and said why in words made for people (RFC 9457). */
export class Problem extends Error {
  /**
   * @param {number} status
   * @param {Record<string, any>} body
   * @param {number | undefined} retryAfter in seconds
   */
  constructor(status, body, retryAfter) {
    super(body.detail ?? `status ${status}`);
    this.status = status;
    /** The last part of the problem's type, such as `meeting-over`. */
    this.kind = String(body.type ?? '').split('/').pop() ?? '';
    /** @type {string | undefined} */
    this.detail = body.detail;
    /** @type {{pointer?: string, detail: string}[]} */
    this.errors = body.errors ?? [];
    this.retryAfter = retryAfter;
    /** @type {string | undefined} */
    this.opensAt = body.opensAt;
    this.now = body.now ?? timeBefore(body.opensAt, retryAfter);
  }

  /** Whether the same call may succeed a little later. */
  get passing() {
    return this.status === 429 || this.status >= 500;
  }
}

/** The service did not answer at all, or not to the end. */
export class Unreachable extends Error {}

/**
 * Whether the same call may succeed a little later.
 *
 * @param {unknown} failure
 */
export function isPassing(failure) {
  return failure instanceof Unreachable || (failure instanceof Problem && failure.passing);
}

/**
 * Calls the service.
 *
 * @param {string} method
 * @param {string} path below `/api/v1`
 * @param {{body?: unknown, token?: string}} options
 * @returns {Promise<any>} what it answered, undefined if nothing
 */
export async function call(method, path, { body, token } = {}) {
  const headers = new Headers({
    Accept: 'application/json, application/problem+json',
    'Accept-Language': document.documentElement.lang,
  });
  if (token !== undefined) {
    headers.set('Authorization', `Bearer ${token}`);
  }
  if (body !== undefined) {
    headers.set('Content-Type', 'application/json');
  }
  const answer = await send(`/api/v1${path}`, {
    method,
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
    cache: 'no-store',
    credentials: 'omit',
    signal: AbortSignal.timeout(ANSWER_WITHIN),
  });
  if (!answer.ok) {
    const problem = await read(answer).catch(() => undefined); // the status says enough
    throw new Problem(answer.status, problem ?? {}, secondsOf(answer.headers.get('Retry-After')));
  }
  return read(answer);
}

/**
 * @param {string} address
 * @param {RequestInit} request
 */
async function send(address, request) {
  try {
    return await fetch(address, request);
  } catch (cause) {
    throw new Unreachable('no answer', { cause });
  }
}

/** @param {Response} answer */
async function read(answer) {
  try {
    const text = await answer.text();
    return text === '' ? undefined : JSON.parse(text);
  } catch (cause) {
    throw new Unreachable('cut off, or the words of a proxy', { cause });
  }
}

/** @param {string | null} header */
function secondsOf(header) {
  const seconds = Number(header ?? NaN);
  return Number.isFinite(seconds) ? seconds : undefined;
}

/**
 * @param {string | undefined} instant
 * @param {number | undefined} seconds
 */
function timeBefore(instant, seconds) {
  return instant === undefined || seconds === undefined
    ? undefined
    : new Date(Date.parse(instant) - seconds * 1000).toISOString();
}
