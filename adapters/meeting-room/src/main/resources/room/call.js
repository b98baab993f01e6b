// The connection between the two browsers: sound, pictures and written messages, none of which passes the service.

import { SECOND } from './clock.js';

const REPAIR_EVERY = 12 * SECOND;
const BLOCKED_AFTER = 25 * SECOND;
/** Networks hiccup; one that is back by then needs no repair. */
const PATIENCE = 2 * SECOND;

const LONGEST_TEXT = 2000;

/**
 * A call with one peer, who may come, go and come back.
 *
 * It follows WebRTC's "perfect negotiation": either side may renegotiate, and where two offers meet, the polite one
 * gives way. The first offer is always the impolite side's.
 *
 * Tells, as events: `media` (the state of the media is another), `stream` (detail: what comes from the peer),
 * `text` (detail: a message of the peer), `presence` (detail: what the peer has on), `channel` (writing is
 * possible, or no longer), `trouble` (media stopped: the network may have changed).
 */
export class Call extends EventTarget {
  /** @type {'idle' | 'connecting' | 'connected' | 'interrupted' | 'blocked'} */
  media = 'idle';

  #polite;
  #local;
  #send;
  /** @type {RTCConfiguration} */
  #configuration = {};
  #peerPresent = false;
  /** @type {RTCPeerConnection | undefined} */
  #connection;
  /** @type {RTCDataChannel | undefined} */
  #chat;
  /** @type {RTCDataChannel | undefined} */
  #presence;
  /** @type {string | undefined} of the certificate that the peer's page made for its connection */
  #fingerprint;
  #offering = false;
  #ignoring = false;
  /** What arrives is handled in its order, one after the other. */
  #work = Promise.resolve();
  /** @type {number | undefined} */
  #brokenSince;
  /** @type {number | undefined} */
  #repairs;
  /** @type {number | undefined} */
  #hiccup;

  /**
   * @param {boolean} polite
   * @param {import('./media.js').LocalMedia} local
   * @param {(message: Record<string, unknown>) => void} send to the peer, over the signalling
   */
  constructor(polite, local, send) {
    super();
    this.#polite = polite;
    this.#local = local;
    this.#send = send;
    local.addEventListener('change', this.#localChanged);
  }

  get canWrite() {
    return this.#chat?.readyState === 'open';
  }

  /** @param {RTCConfiguration} configuration with credentials for the relay, which run out */
  configure(configuration) {
    this.#configuration = configuration;
    this.#connection?.setConfiguration(configuration);
  }

  /** The peer's page is there: for the first time, after a reload, or with a new socket only. */
  peerArrived() {
    this.#peerPresent = true;
    this.#doing(async () => {
      if (!this.#polite) {
        this.#connect();
      }
    });
    this.#watch();
  }

  /** The peer's socket is gone, which says nothing about the media. */
  peerLost() {
    this.#peerPresent = false;
  }

  /** The peer left. */
  peerLeft() {
    this.#peerPresent = false;
    this.#doing(async () => this.#discard());
  }

  /** @param {{type: string, description?: any, candidate?: any}} message of the peer */
  receive(message) {
    this.#peerPresent = true;
    this.#doing(async () => {
      if (message.type === 'description') {
        await this.#described(message.description);
      } else {
        await this.#found(message.candidate);
      }
    });
  }

  /** @param {string} text */
  write(text) {
    this.#chat?.send(text.slice(0, LONGEST_TEXT));
  }

  /** The network of this device changed, or the person asks to try again. */
  repair() {
    this.#doing(async () => this.#repair());
  }

  close() {
    this.#peerPresent = false;
    this.#local.removeEventListener('change', this.#localChanged);
    this.#discard();
  }

  /** @param {() => Promise<void>} step */
  #doing(step) {
    this.#work = this.#work.then(step).catch((failure) => {
      // A description of a connection that is gone by now; whatever stays broken is repaired by the watch.
      console.warn('signalling step failed:', /** @type {Error} */ (failure).name);
    });
  }

  /** Starts a connection, or renews the ways of the one there is. */
  #connect() {
    if (this.#connection?.signalingState === 'stable') {
      this.#connection.restartIce();
    } else {
      this.#begin();
    }
  }

  #begin() {
    this.#discard();
    const connection = new RTCPeerConnection(this.#configuration);
    this.#connection = connection;
    const stream = new MediaStream();
    connection.ontrack = ({ track }) => {
      stream.addTrack(track);
      this.#tell('stream', stream);
    };
    connection.onicecandidate = ({ candidate }) => {
      if (candidate !== null && candidate.candidate !== '') {
        this.#send({ type: 'candidate', candidate: candidate.toJSON() });
      }
    };
    connection.onnegotiationneeded = () => this.#offer(connection);
    connection.onconnectionstatechange = () => this.#stateChanged(connection);
    // Agreed upon beforehand (same ids on both pages), so that no side has to wait for the other to open them.
    this.#chat = connection.createDataChannel('chat', { negotiated: true, id: 0 });
    this.#chat.onmessage = ({ data }) => this.#read(data);
    this.#chat.onopen = this.#chat.onclose = () => this.#tell('channel');
    this.#presence = connection.createDataChannel('presence', { negotiated: true, id: 1 });
    this.#presence.onmessage = ({ data }) => this.#tell('presence', JSON.parse(data));
    this.#presence.onopen = () => this.#showPresence();
    if (!this.#polite) {
      // Both kinds from the start: whatever is turned on or switched later needs no new negotiation.
      connection.addTransceiver('audio');
      connection.addTransceiver('video');
      this.#sendTracks(connection);
    }
    this.#mediaIs('connecting');
    this.#watch();
  }

  #discard() {
    const connection = this.#connection;
    this.#connection = undefined;
    this.#fingerprint = undefined;
    this.#offering = false;
    this.#ignoring = false;
    clearTimeout(this.#hiccup);
    if (connection !== undefined) {
      connection.ontrack = null;
      connection.onicecandidate = null;
      connection.onnegotiationneeded = null;
      connection.onconnectionstatechange = null;
      connection.close();
      this.#chat = undefined;
      this.#presence = undefined;
      this.#tell('channel');
    }
    if (!this.#peerPresent) {
      this.#mediaIs('idle');
      this.#calm();
    }
  }

  /** @param {RTCPeerConnection} connection */
  async #offer(connection) {
    try {
      this.#offering = true;
      await connection.setLocalDescription();
      this.#describe(connection);
    } catch (failure) {
      console.warn('no offer:', /** @type {Error} */ (failure).name); // closed meanwhile
    } finally {
      this.#offering = false;
    }
  }

  /** @param {RTCPeerConnection} connection */
  #describe({ localDescription }) {
    this.#send({ type: 'description', description: localDescription });
  }

  /** @param {RTCSessionDescriptionInit} description */
  async #described(description) {
    const fingerprint = fingerprintOf(description);
    if (this.#fingerprint !== undefined && this.#fingerprint !== fingerprint) {
      // Another certificate is another page: the peer's was reloaded, and knows nothing of this connection.
      this.#discard();
      if (!this.#polite) {
        this.#begin();
        return;
      }
    }
    if (this.#connection === undefined) {
      if (!this.#polite || description.type !== 'offer') {
        return;
      }
      this.#begin();
    }
    const connection = /** @type {RTCPeerConnection} */ (/** @type {unknown} */ (this.#connection));
    const offered = description.type === 'offer';
    const collision = offered && (this.#offering || connection.signalingState !== 'stable');
    this.#ignoring = collision && !this.#polite;
    if (this.#ignoring) {
      return;
    }
    await connection.setRemoteDescription(description);
    this.#fingerprint = fingerprint;
    if (offered) {
      this.#sendTracks(connection);
      await connection.setLocalDescription();
      this.#describe(connection);
    }
  }

  /** @param {RTCIceCandidateInit} candidate */
  async #found(candidate) {
    if (!this.#connection?.remoteDescription) {
      return; // of a connection that was given up for this one
    }
    try {
      await this.#connection.addIceCandidate(candidate);
    } catch (failure) {
      if (!this.#ignoring) {
        throw failure;
      }
    }
  }

  /** @param {RTCPeerConnection} connection */
  #sendTracks(connection) {
    for (const transceiver of connection.getTransceivers()) {
      const track = transceiver.receiver.track.kind === 'audio' ? this.#local.audio : this.#local.video;
      if (transceiver.direction !== 'sendrecv' && transceiver.direction !== 'stopped') {
        transceiver.direction = 'sendrecv';
      }
      if (transceiver.sender.track !== (track ?? null)) {
        transceiver.sender.replaceTrack(track ?? null).catch(() => {}); // closed meanwhile
      }
    }
  }

  #localChanged = () => {
    if (this.#connection !== undefined) {
      this.#sendTracks(this.#connection);
      this.#showPresence();
    }
  };

  #showPresence() {
    if (this.#presence?.readyState === 'open') {
      const presence = {
        microphone: this.#local.isOn('microphone'),
        picture: this.#local.video !== undefined,
        sharing: this.#local.sharing,
      };
      this.#presence.send(JSON.stringify(presence));
    }
  }

  /** @param {unknown} data */
  #read(data) {
    if (typeof data === 'string') {
      this.#tell('text', data.slice(0, LONGEST_TEXT));
    }
  }

  /** @param {RTCPeerConnection} connection */
  #stateChanged(connection) {
    clearTimeout(this.#hiccup);
    switch (connection.connectionState) {
      case 'connected':
        this.#calm();
        this.#mediaIs('connected');
        break;
      case 'disconnected':
        this.#mediaIs('interrupted');
        this.#watch();
        this.#tell('trouble');
        this.#hiccup = setTimeout(() => this.repair(), PATIENCE);
        break;
      case 'failed':
        this.#mediaIs('interrupted');
        this.#watch();
        this.#tell('trouble');
        this.repair();
        break;
      default:
    }
  }

  /** Until the media flows, tries again and again; after a while it says that the network seems to be closed. */
  #watch() {
    if (this.#brokenSince !== undefined || this.#connection?.connectionState === 'connected') {
      return;
    }
    this.#brokenSince = performance.now();
    this.#repairs = setInterval(() => {
      if (performance.now() - (this.#brokenSince ?? 0) >= BLOCKED_AFTER && this.#peerPresent) {
        this.#mediaIs('blocked');
      }
      this.repair();
    }, REPAIR_EVERY);
  }

  #calm() {
    this.#brokenSince = undefined;
    clearInterval(this.#repairs);
  }

  #repair() {
    if (!this.#peerPresent || this.#connection?.connectionState === 'connected') {
      return;
    }
    if (!this.#polite) {
      this.#connect();
    } else if (this.#connection?.signalingState === 'stable') {
      this.#connection.restartIce();
    }
  }

  /** @param {Call['media']} state */
  #mediaIs(state) {
    // Once blocked, it is so until it works: another attempt is no news.
    if (this.media !== state && !(this.media === 'blocked' && ['connecting', 'interrupted'].includes(state))) {
      this.media = state;
      this.#tell('media');
    }
  }

  /**
   * @param {string} type
   * @param {unknown} [detail]
   */
  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

/** @param {RTCSessionDescriptionInit} description */
function fingerprintOf({ sdp = '' }) {
  return /^a=fingerprint:(\S+ \S+)/m.exec(sdp)?.[1];
}
