// The time of the service. The clock of the device may be wrong, so nothing here asks it.

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;

/** The service's time, as last heard of, and what has passed since then on a clock that nobody sets. */
export class ServiceClock {
  #heard = Date.now();
  #at = performance.now();

  /** @param {string | undefined} instant what the service says that it is now */
  hear(instant) {
    const heard = Date.parse(instant ?? '');
    if (!Number.isNaN(heard)) {
      this.#heard = heard;
      this.#at = performance.now();
    }
  }

  /** Now, in milliseconds since 1970. */
  now() {
    return this.#heard + (performance.now() - this.#at);
  }

  /**
   * How long until an instant; negative when it has passed.
   *
   * @param {string} instant
   */
  until(instant) {
    return Date.parse(instant) - this.now();
  }
}

/**
 * Waits.
 *
 * @param {number} milliseconds
 * @returns {Promise<void>}
 */
export function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
