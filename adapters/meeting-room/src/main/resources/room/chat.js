// Written messages. They go from browser to browser, and nobody keeps them.

import { SECOND } from './clock.js';
import { byId, button, onClick } from './screens.js';

/** More than anyone reads. */
const MOST_SHOWN = 500;
/** What comes at once when the network was held up; only a changed page sends more. */
const MOST_AT_ONCE = 60;
const A_SECOND = 2;

/** The panel with what was written, and the button that opens it. */
export class Chat {
  #screens;
  #texts;
  #peer;
  #write;
  #panel = byId('chat', HTMLElement);
  #toggle = button('call-chat');
  #log = byId('chat-log', HTMLElement);
  #form = byId('chat-form', HTMLFormElement);
  #input = byId('chat-input', HTMLTextAreaElement);
  #unread = 0;
  #writable = false;
  #expected = MOST_AT_ONCE;
  #last = performance.now();

  /**
   * @param {import('./screens.js').Screens} screens
   * @param {import('./texts.js').Texts} texts
   * @param {string} peer their name
   * @param {(text: string) => void} write sends to the peer
   */
  constructor(screens, texts, peer, write) {
    this.#screens = screens;
    this.#texts = texts;
    this.#peer = peer;
    this.#write = write;
    this.#log.replaceChildren();
    onClick(this.#toggle, () => this.#show(this.#panel.hidden));
    onClick(button('chat-close'), () => this.#show(false));
    this.#panel.onkeydown = ({ key }) => {
      if (key === 'Escape') {
        this.#show(false);
      }
    };
    this.#input.onkeydown = (event) => {
      if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        this.#form.requestSubmit();
      }
    };
    this.#form.onsubmit = (event) => {
      event.preventDefault();
      this.#send();
    };
    this.#panel.hidden = true;
    this.allow(false);
    this.#count(0);
  }

  /** @param {boolean} writable whether the peer can be reached now */
  allow(writable) {
    this.#writable = writable;
    button('chat-send').setAttribute('aria-disabled', String(!writable));
    byId('chat-note', HTMLElement).textContent = this.#texts.of(
      writable ? 'chat.private' : 'chat.unavailable',
    );
  }

  /** @param {string} text that the peer wrote */
  receive(text) {
    if (this.#isFlood(performance.now())) {
      return;
    }
    this.#add(this.#peer, text, 'theirs');
    if (this.#panel.hidden) {
      this.#count(this.#unread + 1);
      this.#screens.announce(this.#texts.of('chat.news', { name: this.#peer }));
    }
  }

  /** @param {number} now */
  #isFlood(now) {
    const since = (now - this.#last) / SECOND;
    this.#expected = Math.min(MOST_AT_ONCE, this.#expected + since * A_SECOND);
    this.#last = now;
    if (this.#expected < 1) {
      return true;
    }
    this.#expected--;
    return false;
  }

  #send() {
    const text = this.#input.value.trim();
    if (text !== '' && this.#writable) {
      this.#write(text);
      this.#add(this.#texts.of('chat.me'), text, 'mine');
      this.#input.value = '';
    }
  }

  /**
   * @param {string} author
   * @param {string} text shown as it is, whatever it looks like
   * @param {string} side
   */
  #add(author, text, side) {
    const message = document.createElement('p');
    message.className = `message ${side}`;
    const name = document.createElement('strong');
    name.textContent = author;
    const words = document.createElement('span');
    words.textContent = text;
    words.dir = 'auto';
    message.append(name, words);
    this.#log.append(message);
    if (this.#log.childElementCount > MOST_SHOWN) {
      this.#log.firstElementChild?.remove();
    }
    this.#log.scrollTop = this.#log.scrollHeight;
  }

  /** @param {boolean} open */
  #show(open) {
    this.#panel.hidden = !open;
    this.#toggle.setAttribute('aria-expanded', String(open));
    if (open) {
      this.#count(0);
      this.#input.focus();
    } else {
      this.#toggle.focus();
    }
  }

  /** @param {number} unread */
  #count(unread) {
    this.#unread = unread;
    byId('chat-count', HTMLElement).textContent = unread === 0 ? '' : String(unread);
    byId('chat-unread', HTMLElement).textContent =
      unread === 0 ? '' : this.#texts.counted('chat.unread', unread);
  }
}
