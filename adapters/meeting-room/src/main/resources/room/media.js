// This side's microphone, camera and screen.

/** What a person wants on, and with which devices: it must survive a reload, above all "off". */
const KEPT_AS = 'techmedicos.devices';

/**
 * @typedef {'microphone' | 'camera'} Device
 * @typedef {'denied' | 'none' | 'busy' | 'unsupported'} Trouble why a device cannot be used
 */

/** Tells `change` whenever a track, a wish or a trouble is another. */
export class LocalMedia extends EventTarget {
  /** @type {Record<Device, {on: boolean, id?: string}>} */
  #wishes = wishes();
  /** @type {Partial<Record<Device, MediaStreamTrack>>} */
  #tracks = {};
  /** @type {Partial<Record<Device, Trouble>>} */
  #troubles = {};
  /** @type {MediaStreamTrack | undefined} */
  #screen;
  /** How often all was let go of. */
  #closings = 0;

  constructor() {
    super();
    navigator.mediaDevices?.addEventListener('devicechange', () => this.#tell());
  }

  /** What the other side hears. */
  get audio() {
    return this.#tracks.microphone;
  }

  get camera() {
    return this.#tracks.camera;
  }

  /** What the other side sees. */
  get video() {
    return this.#screen ?? this.#tracks.camera;
  }

  get sharing() {
    return this.#screen !== undefined;
  }

  static get canShare() {
    return navigator.mediaDevices?.getDisplayMedia !== undefined;
  }

  /** @param {Device} device */
  isOn(device) {
    return this.#tracks[device] !== undefined && this.#wishes[device].on;
  }

  /** @param {Device} device */
  trouble(device) {
    return this.#troubles[device];
  }

  /** Asks for both at once, so that the browser asks once; then for each, to know which one fails. */
  async open() {
    const both = /** @type {Device[]} */ (['microphone', 'camera']);
    const wanted = both.filter((device) => device === 'microphone' || this.#wishes[device].on);
    try {
      await this.#acquire(wanted);
    } catch {
      for (const device of wanted) {
        await this.#try(device);
      }
    }
    this.#tell();
  }

  /**
   * Muting keeps the microphone, to be back at once; a camera that is off lets go of the device, and its light.
   *
   * @param {Device} device
   * @param {boolean} on
   */
  async turn(device, on) {
    this.#wish(device, { on });
    const track = this.#tracks[device];
    if (device === 'camera' && !on) {
      this.#release(device);
      delete this.#troubles[device];
    } else if (track !== undefined) {
      track.enabled = on;
    } else if (on) {
      await this.#try(device);
    }
    this.#tell();
  }

  /**
   * @param {Device} device
   * @param {string} id
   */
  async choose(device, id) {
    this.#wish(device, { id });
    if (this.#wishes[device].on) {
      this.#release(device); // a phone cannot open its second camera while the first is open
      await this.#try(device);
      this.#tell();
    }
  }

  /**
   * The devices to choose from; without permission they have no names, and are no choice.
   *
   * @param {MediaDeviceKind} kind
   */
  async list(kind) {
    const all = (await navigator.mediaDevices?.enumerateDevices()) ?? [];
    return all.filter((device) => device.kind === kind && device.label !== '');
  }

  /** Shares a screen or window that the person picks; rejects if none is picked. */
  async share() {
    const stream = await this.#inTime(navigator.mediaDevices.getDisplayMedia({ video: true }));
    const [track] = stream.getVideoTracks();
    if (track === undefined) {
      return;
    }
    track.contentHint = 'detail';
    track.onended = () => this.stopSharing(); // the browser has a button of its own for it
    this.#screen = track;
    this.#tell();
  }

  stopSharing() {
    this.#screen?.stop();
    this.#screen = undefined;
    this.#tell();
  }

  /** Lets go of everything. */
  close() {
    this.#closings += 1;
    this.#screen?.stop();
    this.#screen = undefined;
    this.#release('microphone');
    this.#release('camera');
    this.#tell();
  }

  /** @param {Device} device */
  async #try(device) {
    try {
      await this.#acquire([device]);
    } catch (failure) {
      this.#troubles[device] = troubleOf(failure);
    }
  }

  /** @param {Device[]} devices */
  async #acquire(devices) {
    /** @param {Device} device */
    const constraint = (device) => {
      const { id } = this.#wishes[device];
      // Not "exact": if the device is gone, another one is better than none.
      return id === undefined ? {} : { deviceId: { ideal: id } };
    };
    const stream = await this.#inTime(
      navigator.mediaDevices.getUserMedia({
        audio: devices.includes('microphone') && constraint('microphone'),
        video: devices.includes('camera') && {
          facingMode: 'user',
          width: { ideal: 1280 },
          height: { ideal: 720 },
          ...constraint('camera'),
        },
      }),
    );
    for (const track of stream.getTracks()) {
      this.#use(track.kind === 'audio' ? 'microphone' : 'camera', track);
    }
  }

  /**
   * A person may take their time to allow it; when all is over by then, no light may go on.
   *
   * @param {Promise<MediaStream>} asked
   */
  async #inTime(asked) {
    const closings = this.#closings;
    const stream = await asked;
    if (closings === this.#closings) {
      return stream;
    }
    for (const track of stream.getTracks()) {
      track.stop();
    }
    return new MediaStream();
  }

  /**
   * @param {Device} device
   * @param {MediaStreamTrack} track
   */
  #use(device, track) {
    this.#release(device);
    delete this.#troubles[device];
    track.enabled = this.#wishes[device].on;
    track.onended = () => {
      // Unplugged, or the permission was taken back.
      this.#release(device);
      this.#troubles[device] = 'none';
      this.#tell();
    };
    this.#tracks[device] = track;
  }

  /** @param {Device} device */
  #release(device) {
    const track = this.#tracks[device];
    if (track !== undefined) {
      track.onended = null;
      track.stop();
      delete this.#tracks[device];
    }
  }

  /**
   * @param {Device} device
   * @param {{on?: boolean, id?: string}} wish
   */
  #wish(device, wish) {
    this.#wishes[device] = { ...this.#wishes[device], ...wish };
    sessionStorage.setItem(KEPT_AS, JSON.stringify(this.#wishes));
  }

  #tell() {
    this.dispatchEvent(new Event('change'));
  }
}

function wishes() {
  const text = sessionStorage.getItem(KEPT_AS);
  return text === null ? { microphone: { on: true }, camera: { on: true } } : JSON.parse(text);
}

/**
 * @param {unknown} failure
 * @returns {Trouble}
 */
function troubleOf(failure) {
  switch (/** @type {Error} */ (failure).name) {
    case 'NotAllowedError':
      return 'denied';
    case 'NotFoundError':
      return 'none';
    case 'NotReadableError':
    case 'AbortError':
      return 'busy';
    default:
      return 'unsupported'; // an old browser, or a page that did not come over https
  }
}
