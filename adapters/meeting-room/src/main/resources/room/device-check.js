// Before joining: does the other side see and hear me?

import { DevicePickers, troublesOf } from './device-pickers.js';
import { showLevel } from './level.js';
import { byId, button, onClick } from './screens.js';

/** The screen for it. */
export class DeviceCheck {
  #screens;
  #local;
  #texts;
  #pickers;
  #preview = byId('check-preview', HTMLVideoElement);
  /** @type {MediaStreamTrack | undefined} */
  #measured;
  #stopMeasuring = () => {};
  #asking = false;

  /**
   * @param {import('./screens.js').Screens} screens
   * @param {import('./media.js').LocalMedia} local
   * @param {import('./texts.js').Texts} texts
   */
  constructor(screens, local, texts) {
    this.#screens = screens;
    this.#local = local;
    this.#texts = texts;
    const player = byId('remote-video', HTMLVideoElement);
    this.#pickers = new DevicePickers(byId('check-devices', HTMLElement), local, player);
  }

  /** @returns {Promise<void>} once the person wants to go in */
  async show() {
    this.#screens.show('devices');
    const update = () => this.#update();
    this.#local.addEventListener('change', update);
    const going = new Promise((resolve) => {
      onClick(button('check-join'), () => resolve(undefined));
    });
    onClick(button('check-microphone'), () => this.#flip('microphone'));
    onClick(button('check-camera'), () => this.#flip('camera'));
    onClick(button('check-again'), () => this.#ask());
    this.#ask();
    await going;
    this.#local.removeEventListener('change', update);
    this.#measure(undefined);
    this.#preview.srcObject = null;
  }

  /** The browser asks the person, who may take their time, or go in meanwhile. */
  async #ask() {
    this.#asking = true;
    this.#update();
    await this.#local.open();
    this.#asking = false;
    this.#update();
  }

  /** @param {import('./media.js').Device} device */
  #flip(device) {
    return this.#local.turn(device, !this.#local.isOn(device));
  }

  #update() {
    const { audio, camera } = this.#local;
    showPicture(this.#preview, camera);
    const empty = byId('check-no-picture', HTMLElement);
    empty.hidden = camera !== undefined;
    empty.textContent = this.#texts.of(this.#asking ? 'check.asking' : 'check.no-picture');
    this.#measure(this.#local.isOn('microphone') ? audio : undefined);
    const troubles = troublesOf(this.#local, this.#texts);
    byId('check-troubles', HTMLElement).textContent = troubles;
    button('check-again').hidden = troubles === '';
    press(button('check-microphone'), this.#local.isOn('microphone'));
    press(button('check-camera'), this.#local.isOn('camera'));
    button('check-join').textContent = this.#texts.of(this.#joining());
  }

  #joining() {
    if (this.#asking) {
      return 'check.join';
    }
    if (this.#local.isOn('camera')) {
      return this.#local.isOn('microphone') ? 'check.join' : 'check.join-muted';
    }
    return this.#local.isOn('microphone') ? 'check.join-without-camera' : 'check.join-silent';
  }

  /** @param {MediaStreamTrack | undefined} track */
  #measure(track) {
    if (this.#measured !== track) {
      this.#stopMeasuring();
      this.#measured = track;
      this.#stopMeasuring =
        track === undefined ? () => {} : showLevel(track, byId('check-level', HTMLMeterElement));
    }
  }
}

/**
 * Shows a track in a video element, without a flicker if it is there already.
 *
 * @param {HTMLVideoElement} video
 * @param {MediaStreamTrack | undefined} track
 */
export function showPicture(video, track) {
  const shown = /** @type {MediaStream | null} */ (video.srcObject)?.getVideoTracks()[0];
  if (shown !== track) {
    video.srcObject = track === undefined ? null : new MediaStream([track]);
  }
}

/**
 * @param {HTMLButtonElement} element of something that is on or off
 * @param {boolean} on
 */
export function press(element, on) {
  element.setAttribute('aria-pressed', String(on));
}
