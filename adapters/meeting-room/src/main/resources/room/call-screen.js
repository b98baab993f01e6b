// The consultation itself: who is there, what is seen and heard, and the controls.

import { Call } from './call.js';
import { Chat } from './chat.js';
import { MINUTE, SECOND } from './clock.js';
import { press, showPicture } from './device-check.js';
import { DevicePickers, troublesOf } from './device-pickers.js';
import { LocalMedia } from './media.js';
import { Pages } from './pages.js';
import { byId, button, onClick } from './screens.js';
import { Signalling } from './signalling.js';
import { showTimeLeft } from './timer.js';

const ABSENT_AFTER = 15 * MINUTE;
const WARNING_LASTS = 15 * SECOND;

/**
 * @typedef {{how: 'left'} | {how: 'replaced'} | {how: 'closed'} | {how: 'failed', failure: unknown}} Outcome
 */

/** The screen from going in to coming out; one object for each time. */
export class CallScreen {
  #screens;
  #texts;
  #clock;
  #local;
  #admission;
  #signalling;
  #pages;
  #call;
  #chat;
  #remote = byId('remote-video', HTMLVideoElement);
  #peerPresent = false;
  #serviceLost = false;
  #met = false;
  #over = false;
  #peerHasPicture = false;
  /** @type {(outcome: Outcome) => void} the first one counts */
  #finish = () => {};
  /** @type {Promise<Outcome>} made before anything can happen, so that nothing is missed */
  #outcome = new Promise((resolve) => {
    this.#finish = resolve;
  });
  #said = '';
  /** What was wrong with the devices before is known to the person: only news are told. */
  #troubles = '';
  /** @type {number | undefined} */
  #warning;

  /**
   * @param {object} parts
   * @param {import('./screens.js').Screens} parts.screens
   * @param {import('./texts.js').Texts} parts.texts
   * @param {import('./clock.js').ServiceClock} parts.clock
   * @param {LocalMedia} parts.local
   * @param {import('./api.js').RoomAdmission} parts.admission the first one, for names and times
   * @param {string} parts.appointment its id
   * @param {() => Promise<import('./api.js').RoomAdmission>} parts.join
   */
  constructor({ screens, texts, clock, local, admission, appointment, join }) {
    this.#screens = screens;
    this.#texts = texts;
    this.#clock = clock;
    this.#local = local;
    this.#admission = admission;
    this.#signalling = new Signalling(join);
    this.#pages = new Pages(appointment, admission.party, () => this.#signalling.giveWay());
    this.#call = new Call(admission.party === 'PATIENT', local, (message) =>
      this.#signalling.send(message),
    );
    this.#chat = new Chat(screens, texts, admission.peer.name, (text) => this.#call.write(text));
    this.#troubles = troublesOf(local, texts);
    this.#listen();
    this.#wire();
  }

  /** @returns {Promise<Outcome>} how it came to an end */
  async show() {
    const peer = this.#admission.peer.name;
    byId('call-heading', HTMLElement).textContent = peer;
    byId('peer-initial', HTMLElement).textContent = peer.trim().charAt(0);
    this.#screens.show('call', 'connecting');
    this.#showLocal();
    this.#showState();
    const stopTimer = showTimeLeft(this.#clock, this.#texts, this.#admission, (text) =>
      this.#warn(text),
    );
    const leave = () => this.#signalling.leave();
    addEventListener('pagehide', leave); // a reload too: the other side need not wait to find out
    const awake = keepAwake();
    this.#signalling.start();
    const outcome = await this.#outcome;

    this.#over = true;
    this.#pages.close();
    removeEventListener('pagehide', leave);
    stopTimer();
    this.#warn('');
    clearTimeout(this.#warning);
    awake.then((lock) => lock?.release());
    this.#local.removeEventListener('change', this.#localChanged);
    byId('call-settings-panel', HTMLDialogElement).close();
    this.#call.close();
    this.#local.close();
    this.#remote.srcObject = null;
    return outcome;
  }

  #listen() {
    this.#on(this.#signalling, 'joined', ({ iceServers, iceTransportPolicy }) =>
      this.#call.configure({ iceServers, iceTransportPolicy: iceTransportPolicy ?? 'all' }),
    );
    this.#on(this.#signalling, 'open', () => {
      this.#serviceLost = false;
    });
    this.#on(this.#signalling, 'lost', () => {
      this.#serviceLost = true;
    });
    this.#on(this.#signalling, 'message', (message) => this.#receive(message));
    this.#on(this.#signalling, 'replaced', () => this.#finish({ how: 'replaced' }));
    this.#on(this.#signalling, 'closed', () => this.#finish({ how: 'closed' }));
    this.#on(this.#signalling, 'failed', (failure) => this.#finish({ how: 'failed', failure }));
    this.#on(this.#call, 'media', () => {
      this.#met ||= this.#call.media === 'connected';
    });
    this.#on(this.#call, 'trouble', () => this.#signalling.check());
    this.#on(this.#call, 'stream', (stream) => this.#play(stream));
    this.#on(this.#call, 'text', (text) => this.#chat.receive(text));
    this.#on(this.#call, 'channel', () => this.#chat.allow(this.#call.canWrite));
    this.#on(this.#call, 'presence', (presence) => this.#showPeer(presence));
  }

  /**
   * @param {EventTarget} source
   * @param {string} type
   * @param {(detail: any) => void} listener
   */
  #on(source, type, listener) {
    source.addEventListener(type, (event) => {
      if (!this.#over) {
        listener(/** @type {CustomEvent} */ (event).detail);
        this.#showState();
      }
    });
  }

  /** @param {{type: string, peerPresent?: boolean, now?: string}} message */
  #receive(message) {
    this.#clock.hear(message.now);
    switch (message.type) {
      case 'welcome':
        this.#pages.seated();
        if (message.peerPresent) {
          this.#arrived();
        } else {
          this.#lost(); // perhaps while this page was not there to be told
        }
        break;
      case 'peer-joined':
        this.#arrived();
        break;
      case 'peer-lost':
        this.#lost();
        break;
      case 'peer-left':
        this.#peerPresent = false;
        this.#met = false;
        this.#call.peerLeft();
        break;
      case 'description':
      case 'candidate':
        this.#peerPresent = true;
        this.#call.receive(message);
        break;
      default: // a pong, or what a newer service may say
    }
  }

  #arrived() {
    this.#peerPresent = true;
    this.#call.peerArrived();
  }

  #lost() {
    this.#peerPresent = false;
    this.#call.peerLost();
  }

  #wire() {
    onClick(button('call-microphone'), () => this.#flip('microphone'));
    onClick(button('call-camera'), () => this.#flip('camera'));
    onClick(button('call-share'), () => this.#share());
    onClick(button('call-retry'), () => this.#call.repair());
    onClick(button('call-play'), () => this.#remote.play());
    onClick(button('call-leave'), () => {
      this.#signalling.leave();
      this.#finish({ how: 'left' });
    });
    button('call-share').hidden = !LocalMedia.canShare;
    const settings = byId('call-settings-panel', HTMLDialogElement);
    const pickers = new DevicePickers(settings, this.#local, this.#remote);
    onClick(button('call-settings'), async () => {
      await pickers.update();
      settings.showModal();
    });
    onClick(button('call-settings-close'), () => settings.close());
    this.#local.addEventListener('change', this.#localChanged);
  }

  /** @param {import('./media.js').Device} device */
  async #flip(device) {
    await this.#local.turn(device, !this.#local.isOn(device));
    this.#warn(troublesOf(this.#local, this.#texts));
    const key = `call.${device}.${this.#local.isOn(device) ? 'on' : 'off'}`;
    this.#screens.announce(this.#texts.of(key));
  }

  async #share() {
    if (this.#local.sharing) {
      this.#local.stopSharing();
      return;
    }
    try {
      await this.#local.share();
    } catch {
      this.#screens.announce(this.#texts.of('call.share.none'));
    }
  }

  #localChanged = () => {
    this.#showLocal();
    const troubles = troublesOf(this.#local, this.#texts);
    if (troubles !== this.#troubles) {
      this.#warn(troubles);
    }
    this.#troubles = troubles;
  };

  /** @param {string} text shown for a while, over the picture */
  #warn(text) {
    const banner = byId('call-banner', HTMLElement);
    banner.textContent = text;
    clearTimeout(this.#warning);
    this.#warning = setTimeout(() => {
      banner.textContent = '';
    }, WARNING_LASTS);
  }

  #showLocal() {
    const view = byId('self-view', HTMLVideoElement);
    showPicture(view, this.#local.video);
    view.classList.toggle('mirrored', !this.#local.sharing);
    byId('self', HTMLElement).dataset.picture = String(this.#local.video !== undefined);
    press(button('call-microphone'), this.#local.isOn('microphone'));
    press(button('call-camera'), this.#local.isOn('camera'));
    press(button('call-share'), this.#local.sharing);
    const troubles = troublesOf(this.#local, this.#texts);
    byId('settings-troubles', HTMLElement).textContent = troubles;
  }

  /** @param {{microphone: boolean, picture: boolean, sharing: boolean}} presence what the peer has on */
  #showPeer({ microphone, picture, sharing }) {
    this.#peerHasPicture = picture === true;
    this.#remote.dataset.sharing = String(sharing === true);
    byId('peer-muted', HTMLElement).hidden = microphone === true;
  }

  /** @param {MediaStream} stream */
  async #play(stream) {
    this.#peerHasPicture = true; // until told otherwise
    this.#remote.srcObject = stream;
    try {
      await this.#remote.play();
      button('call-play').hidden = true;
    } catch (failure) {
      // Browsers may want a touch first; a newer stream interrupts too, and plays by itself.
      button('call-play').hidden = /** @type {Error} */ (failure).name !== 'NotAllowedError';
    }
  }

  #state() {
    const { media } = this.#call;
    if (media === 'connected') {
      return 'in-call';
    }
    if (this.#serviceLost) {
      return 'reconnecting';
    }
    if (!this.#peerPresent) {
      return 'waiting';
    }
    if (media === 'blocked') {
      return 'blocked';
    }
    return this.#met ? 'reconnecting' : 'connecting';
  }

  #showState() {
    const state = this.#state();
    this.#screens.mark(state);
    const met = state === 'in-call';
    const values = { name: this.#admission.peer.name };
    byId('peer-note', HTMLElement).textContent = met
      ? this.#texts.of('call.no-picture', values)
      : this.#texts.of(this.#noteFor(state), values);
    byId('peer', HTMLElement).dataset.picture = String(met && this.#peerHasPicture);
    byId('peer-muted', HTMLElement).hidden ||= !met;
    byId('call-state', HTMLElement).textContent = this.#texts.of(
      met && this.#serviceLost ? 'call.state.service-lost' : `call.state.${state}`,
    );
    button('call-retry').hidden = state !== 'blocked';
    this.#say(state, values);
  }

  /** @param {string} state */
  #noteFor(state) {
    const late = this.#clock.until(this.#admission.startsAt) <= -ABSENT_AFTER;
    return state === 'waiting' && late ? 'call.note.absent' : `call.note.${state}`;
  }

  /**
   * Every state once, when it begins.
   *
   * @param {string} state
   * @param {{name: string}} values
   */
  #say(state, values) {
    if (this.#said !== state) {
      this.#said = state;
      this.#screens.announce(this.#texts.of(`call.note.${state}`, values));
    }
  }
}

/** A phone must not fall asleep in the middle; where it cannot be asked, it may. */
async function keepAwake() {
  try {
    return await navigator.wakeLock?.request('screen');
  } catch {
    return undefined;
  }
}
