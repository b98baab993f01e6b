// The pages of one browser tell each other which of them has the seat: one that the service has lost hears it here only.

/** The other pages of the same party. */
export class Pages {
  #channel;
  /** @type {number | undefined} when this page came in, as the service counts; coming back is no news */
  #since;

  /**
   * @param {string} appointment its id
   * @param {string} party two people may share a browser
   * @param {() => void} replaced a page came in after this one
   */
  constructor(appointment, party, replaced) {
    this.#channel = new BroadcastChannel(`techmedicos.seat.${appointment}.${party}`);
    this.#channel.onmessage = ({ data }) => {
      if (this.#since !== undefined && data > this.#since) {
        replaced();
      }
    };
  }

  /** @param {number} now when the service gave this page the seat, in milliseconds since 1970 */
  seated(now) {
    if (this.#since === undefined) {
      this.#since = now;
      this.#channel.postMessage(now);
    }
  }

  close() {
    this.#channel.close();
  }
}
