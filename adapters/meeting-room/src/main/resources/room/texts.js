// The words of the page, in the language of the browser.

/** The languages spoken; the first is for everyone else. */
const LANGUAGES = ['pt-BR', 'en'];

/**
 * How days are written in each.
 *
 * @type {Record<string, Intl.DateTimeFormatOptions>}
 */
const DAY = { 'pt-BR': { day: '2-digit', month: '2-digit' }, en: { day: 'numeric', month: 'long' } };

/**
 * Loads the words of the first language wanted that is spoken.
 *
 * @param {readonly string[]} wanted as browsers tell them, the best first
 * @returns {Promise<Texts>}
 */
export async function loadTexts(wanted = navigator.languages) {
  const language = wanted.map(spoken).find((found) => found !== undefined) ?? LANGUAGES[0];
  const answer = await fetch(new URL(`${language}.json`, import.meta.url));
  return new Texts(language, await answer.json());
}

/** @param {string} wanted */
function spoken(wanted) {
  const primary = (/** @type {string} */ tag) => tag.toLowerCase().split('-')[0];
  return LANGUAGES.find((language) => primary(language) === primary(wanted));
}

/** The words of one language. */
export class Texts {
  /**
   * @param {string} language
   * @param {Record<string, string>} words
   */
  constructor(language, words) {
    this.language = language;
    this.words = words;
  }

  /**
   * A text, with values in the place of their names in braces.
   *
   * @param {string} key
   * @param {Record<string, string | number>} values
   */
  of(key, values = {}) {
    const text = this.words[key];
    if (text === undefined) {
      throw new Error(`no text ${key} in ${this.language}`);
    }
    return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
  }

  /**
   * A text that depends on a number: `key.one` or `key.other`.
   *
   * @param {string} key
   * @param {number} count
   * @param {Record<string, string | number>} values
   */
  counted(key, count, values = {}) {
    const form = new Intl.PluralRules(this.language).select(count) === 'one' ? 'one' : 'other';
    return this.of(`${key}.${form}`, { count, ...values });
  }

  /**
   * Fills what names its text: `data-text` the content, `data-label` the accessible name.
   *
   * @param {ParentNode} root
   */
  fill(root) {
    for (const element of root.querySelectorAll('[data-text]')) {
      element.textContent = this.of(/** @type {HTMLElement} */ (element).dataset.text ?? '');
    }
    for (const element of root.querySelectorAll('[data-label]')) {
      const label = this.of(/** @type {HTMLElement} */ (element).dataset.label ?? '');
      element.setAttribute('aria-label', label);
    }
  }

  /**
   * A day and time in a zone, which is named if the clocks of the device show another time. The year is left out if
   * it is the current one.
   *
   * @param {string} instant
   * @param {string} timeZone by its IANA name
   * @param {number} now in milliseconds since 1970
   */
  moment(instant, timeZone, now) {
    const date = new Date(instant);
    const { weekday, day, month, year, hour, minute, dayPeriod, timeZoneName } = this.#parts(date, timeZone);
    const thisYear = year === this.#parts(new Date(now), timeZone).year;
    const minutes = minute === '00' ? '' : minute;
    const period = dayPeriod?.toLowerCase();
    const time = this.counted('moment.time', Number(hour), { minute, minutes, period });
    const text = this.of(thisYear ? 'moment' : 'moment.year', { weekday, day, month, year, time });
    const here = this.#parts(date);
    return here.day === day && here.hour === hour && here.minute === minute && here.dayPeriod === dayPeriod
      ? text
      : `${text} (${zoneName(timeZoneName)})`;
  }

  /**
   * @param {Date} date
   * @param {string | undefined} timeZone that of the device if there is none
   * @returns {Record<string, string>}
   */
  #parts(date, timeZone = undefined) {
    const parts = new Intl.DateTimeFormat(this.language, {
      weekday: 'long',
      ...DAY[this.language],
      year: 'numeric',
      hour: 'numeric',
      minute: '2-digit',
      timeZoneName: 'longGeneric',
      timeZone,
    }).formatToParts(date);
    return Object.fromEntries(parts.map(({ type, value }) => [type, value]));
  }

  /**
   * A span as a clock counts it down: `9:05`, `1:00:00`.
   *
   * @param {number} milliseconds
   */
  span(milliseconds) {
    const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
    const hours = Math.floor(seconds / 3600);
    const minutes = Math.floor((seconds % 3600) / 60);
    const two = (/** @type {number} */ number) => String(number).padStart(2, '0');
    return hours > 0
      ? `${hours}:${two(minutes)}:${two(seconds % 60)}`
      : `${minutes}:${two(seconds % 60)}`;
  }
}

/**
 * A browser calls time standard where there is no other, and a name what is a noun within a sentence.
 *
 * @param {string} generic the generic name of a zone
 */
function zoneName(generic) {
  return generic.replace(/^Horário( Padrão)?/, 'horário').replace(' Standard', '');
}
