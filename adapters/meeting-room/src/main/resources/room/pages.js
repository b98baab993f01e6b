// The pages of one browser tell each other which of them has the seat: one that the service has lost hears it here only.

/** The other pages of the same party. */
export class Pages {
  #channel;
  /** When this page came in, by the clock that the pages of a browser share; coming back is no news. */
  #since = Date.now();
  #told = false;

  /**
   * @param {string} appointment its id
   * @param {string} party two people may share a browser
   * @param {() => void} replaced a page that came in after this one has the seat
   */
  constructor(appointment, party, replaced) {
    this.#channel = new BroadcastChannel(`techmedicos.seat.${appointment}.${party}`);
    this.#channel.onmessage = ({ data }) => {
      if (data > this.#since) {
        replaced();
      }
    };
  }

  /** The service gave this page the seat. */
  seated() {
    if (!this.#told) {
      this.#told = true;
      this.#channel.postMessage(this.#since);
    }
  }

  close() {
    this.#channel.close();
  }
}
