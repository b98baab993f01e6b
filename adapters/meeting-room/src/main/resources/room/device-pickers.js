// Choosing a microphone, a camera and a loudspeaker, wherever the page offers it.

/**
 * @typedef {import('./media.js').LocalMedia} LocalMedia
 */

const KINDS = /** @type {const} */ ({
  microphone: 'audioinput',
  camera: 'videoinput',
  speaker: 'audiooutput',
});

/** The list boxes inside one element, kept up to date with what is plugged in. */
export class DevicePickers {
  #root;
  #local;
  #player;

  /**
   * @param {HTMLElement} root with a labelled `select[data-device]` for each
   * @param {LocalMedia} local
   * @param {HTMLMediaElement} player which plays what the other side says
   */
  constructor(root, local, player) {
    this.#root = root;
    this.#local = local;
    this.#player = player;
    local.addEventListener('change', () => this.update());
    for (const box of this.#boxes()) {
      box.addEventListener('change', () => this.#choose(box));
    }
  }

  async update() {
    for (const box of this.#boxes()) {
      const kind = /** @type {keyof typeof KINDS} */ (box.dataset.device);
      const devices = await this.#local.list(KINDS[kind]);
      box.replaceChildren(...devices.map(({ label, deviceId }) => new Option(label, deviceId)));
      box.value = this.#used(kind) ?? devices[0]?.deviceId ?? '';
      const useless = kind === 'speaker' && !('setSinkId' in this.#player);
      /** @type {HTMLElement} */ (box.closest('.field')).hidden = useless || devices.length === 0;
    }
  }

  /** @returns {NodeListOf<HTMLSelectElement>} */
  #boxes() {
    return this.#root.querySelectorAll('select[data-device]');
  }

  /** @param {keyof typeof KINDS} kind */
  #used(kind) {
    switch (kind) {
      case 'microphone':
        return this.#local.audio?.getSettings().deviceId;
      case 'camera':
        return this.#local.camera?.getSettings().deviceId;
      case 'speaker':
        return this.#player.sinkId === '' ? undefined : this.#player.sinkId;
    }
  }

  /** @param {HTMLSelectElement} box */
  async #choose(box) {
    const kind = /** @type {keyof typeof KINDS} */ (box.dataset.device);
    if (kind === 'speaker') {
      await this.#player.setSinkId(box.value);
    } else {
      await this.#local.choose(kind, box.value);
    }
  }
}

/**
 * Why devices cannot be used, in words, or nothing.
 *
 * @param {LocalMedia} local
 * @param {import('./texts.js').Texts} texts
 */
export function troublesOf(local, texts) {
  const microphone = local.trouble('microphone');
  const camera = local.trouble('camera');
  if (microphone !== undefined && microphone === camera) {
    return texts.of(`trouble.both.${camera}`);
  }
  return [
    microphone === undefined ? '' : texts.of(`trouble.microphone.${microphone}`),
    camera === undefined ? '' : texts.of(`trouble.camera.${camera}`),
  ]
    .join(' ')
    .trim();
}
