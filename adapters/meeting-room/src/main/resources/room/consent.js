// The patient's consent to care at a distance, before the first joining.

import { Problem } from './http.js';
import { byId, button, onClick } from './screens.js';

/**
 * Shows the text that is valid now.
 *
 * @param {import('./screens.js').Screens} screens
 * @param {import('./api.js').Api} api
 * @param {import('./texts.js').Texts} texts
 * @returns {Promise<boolean>} whether it was given
 */
export async function askForConsent(screens, api, texts) {
  for (;;) {
    const { version, language, title, text } = await api.consentText();
    byId('consent-heading', HTMLElement).textContent = title;
    const body = byId('consent-text', HTMLElement);
    body.lang = language;
    body.replaceChildren(...text.split(/\n\s*\n/).map(paragraph));
    byId('consent-version', HTMLElement).textContent = texts.of('consent.version', { version });
    screens.show('consent');
    const given = await answer();
    if (!given) {
      return false;
    }
    try {
      await api.consent(version);
      return true;
    } catch (failure) {
      if (!(failure instanceof Problem && failure.kind === 'consent-outdated')) {
        throw failure;
      }
      screens.announce(failure.detail ?? ''); // there is a newer text: read that one
    }
  }
}

/** @param {string} text */
function paragraph(text) {
  const element = document.createElement('p');
  element.textContent = text;
  return element;
}

/** @returns {Promise<boolean>} */
function answer() {
  return new Promise((resolve) => {
    onClick(button('consent-give'), () => resolve(true));
    onClick(button('consent-decline'), () => resolve(false));
  });
}
