// The way through the page: sign in, be admitted, check the devices, meet, and what comes after.

import { Aftercare } from './aftercare.js';
import { Api } from './api.js';
import { CallScreen } from './call-screen.js';
import { MINUTE, SECOND, ServiceClock, pause } from './clock.js';
import { askForConsent } from './consent.js';
import { DeviceCheck } from './device-check.js';
import { Problem, isPassing } from './http.js';
import { LocalMedia } from './media.js';
import { Notice } from './notice.js';
import { Screens, byId, button, onClick } from './screens.js';
import { Session, SignedOut } from './session.js';
import { SignIn } from './sign-in.js';
import { loadTexts } from './texts.js';

/** That this tab was in a call is kept here, so that a reload leads back into it without a question. */
const IN_CALL = 'techmedicos.in-call';

const id = decodeURIComponent(location.pathname.split('/').filter(Boolean).pop() ?? '');
const texts = await loadTexts();
document.documentElement.lang = texts.language;
texts.fill(document);

const screens = new Screens(texts);
const session = new Session();
const clock = new ServiceClock();
const local = new LocalMedia();
const api = new Api(session, id);
const notice = new Notice(screens, texts);
const signIn = new SignIn(screens, session, texts);
const deviceCheck = new DeviceCheck(screens, local, texts);
const aftercare = new Aftercare({ screens, texts, clock, api });

/** @typedef {() => Promise<Step>} Step a stretch of the way; it leads to the next one */

/** @type {import('./api.js').Appointment} */
let appointment;
/** @type {import('./api.js').Party} */
let party;

/** @type {Step} */
async function open() {
  screens.show('loading');
  button('sign-out').hidden = !session.active;
  if (!session.active) {
    return identify;
  }
  const [me, found] = await Promise.all([api.me(), api.appointment()]);
  appointment = found;
  party = me.id === found.doctor.id ? 'DOCTOR' : 'PATIENT';
  showAppointment();
  switch (found.status) {
    case 'ACCEPTED':
      return enter;
    case 'COMPLETED':
    case 'NO_SHOW':
      return () => after(false);
    case 'REQUESTED':
      return () => refused('requested');
    default:
      return () => refused('cancelled');
  }
}

/** @type {Step} */
async function identify() {
  byId('appointment', HTMLElement).textContent = '';
  await signIn.show();
  return open;
}

/** @type {Step} */
async function enter() {
  screens.show('loading');
  const admission = await join();
  if (admission.provider === 'JITSI') {
    return () => goElsewhere(admission.url);
  }
  return sessionStorage.getItem(IN_CALL) === id ? () => meet(admission) : check;
}

/** @param {Problem} problem */
async function waitForOpening({ opensAt }) {
  const left = () => clock.until(opensAt ?? appointment.startsAt);
  return notice.show({
    state: 'too-early',
    heading: texts.of('too-early.heading'),
    text: texts.of('too-early.text'),
    left,
    // Now and then it looks again by itself: it may have been cancelled, or moved.
    byItself: { after: Math.min(Math.max(left(), 0) + SECOND / 2, 5 * MINUTE), next: open },
  });
}

/** @type {Step} */
async function consent() {
  return (await askForConsent(screens, api, texts)) ? enter : () => refused('declined');
}

/** @type {Step} */
async function check() {
  await deviceCheck.show();
  // Asked once more: time has passed, and a ticket is good for seconds.
  const admission = await join().catch((failure) => {
    local.close();
    throw failure;
  });
  return admission.provider === 'JITSI' ? enter : () => meet(admission);
}

/**
 * @param {import('./api.js').RoomAdmission} admission
 * @returns {Promise<Step>}
 */
async function meet(admission) {
  if (sessionStorage.getItem(IN_CALL) === id) {
    local.open(); // back from a reload: nothing was opened yet, and the call waits for no answer
  }
  sessionStorage.setItem(IN_CALL, id);
  /** @type {import('./api.js').RoomAdmission | undefined} */
  let first = admission;
  const call = new CallScreen({
    screens,
    texts,
    clock,
    local,
    admission,
    appointment: id,
    join: async () => {
      const admitted = first ?? (await join());
      first = undefined;
      return /** @type {import('./api.js').RoomAdmission} */ (admitted);
    },
  });
  const outcome = await call.show();
  sessionStorage.removeItem(IN_CALL);
  switch (outcome.how) {
    case 'left':
      return () => after(true);
    case 'replaced':
      return replaced;
    case 'closed':
      return open; // the appointment itself says why
    case 'failed':
      throw outcome.failure;
  }
}

/**
 * @param {boolean} roomOpen whether there is a way back
 * @returns {Promise<Step>}
 */
async function after(roomOpen) {
  screens.show('loading');
  try {
    appointment = await api.appointment();
  } catch (failure) {
    if (!isPassing(failure)) {
      throw failure;
    }
    // Who is out is out, whether or not the service can be reached: aftercare looks again.
  }
  return (await aftercare.show(appointment, party, roomOpen)) === 'return' ? enter : open;
}

/** @type {Step} */
async function replaced() {
  return notice.show({
    state: 'replaced',
    heading: texts.of('replaced.heading'),
    text: texts.of('replaced.text'),
    actions: [{ label: 'replaced.use-here', next: check }],
  });
}

/**
 * Another provider's room: the way there is made at the moment of going.
 *
 * @param {string} url
 * @returns {Promise<Step>}
 */
async function goElsewhere(url) {
  const next = await notice.show({
    state: 'external',
    heading: texts.of('external.heading'),
    text: texts.of('external.text'),
    actions: [{ label: 'external.go', next: 'go' }],
  });
  if (next === 'go') {
    location.assign(url);
  }
  return () => after(true);
}

/**
 * What may change with time, or with another person signed in.
 *
 * @param {string} why
 * @param {string} [detail] in the service's words
 * @returns {Promise<Step>}
 */
async function refused(why, detail) {
  return notice.show({
    state: why,
    heading: texts.of(`${why}.heading`),
    text: detail ?? texts.of(`${why}.text`),
    actions: [
      { label: 'notice.retry', next: open },
      { label: 'notice.other-person', next: signOut },
    ],
  });
}

/** @type {Step} */
async function signOut() {
  sessionStorage.removeItem(IN_CALL);
  await session.signOut();
  return open;
}

/**
 * Where a failure leads, at whatever step it came: how a consultation stands may change between any two calls.
 *
 * @param {unknown} failure
 * @returns {Promise<Step>}
 */
async function explain(failure) {
  if (failure instanceof SignedOut) {
    return open;
  }
  if (failure instanceof Problem && !failure.passing) {
    return keptOut(failure);
  }
  const known = failure instanceof Problem;
  if (!isPassing(failure)) {
    console.error(failure);
  }
  const seconds = Math.max(5, known ? (failure.retryAfter ?? 0) : 0);
  return notice.show({
    state: known ? 'unavailable' : 'unreachable',
    heading: texts.of(known ? 'unavailable.heading' : 'unreachable.heading'),
    text: (known && failure.detail) || texts.of('unreachable.text'),
    byItself: { after: Math.min(seconds * SECOND, MINUTE), next: open },
    actions: [{ label: 'notice.retry', next: open }],
  });
}

/**
 * @param {Problem} problem
 * @returns {Promise<Step>}
 */
async function keptOut(problem) {
  switch (problem.kind) {
    case 'meeting-not-open':
      return waitForOpening(problem);
    case 'meeting-over':
      return () => after(false);
    case 'meeting-unavailable':
      return open; // the appointment itself says why
    case 'consent-required':
      return party === 'PATIENT' ? consent : refused('consent', problem.detail);
    default:
      return problem.status === 404 ? refused('not-found') : refused('failure', problem.detail);
  }
}

async function join() {
  try {
    const admission = await api.join();
    clock.hear(admission.now);
    return admission;
  } catch (failure) {
    if (failure instanceof Problem) {
      clock.hear(failure.now);
    }
    throw failure;
  }
}

function showAppointment() {
  const name = party === 'DOCTOR' ? appointment.patient.name : appointment.doctor.name;
  const when = texts.moment(appointment.startsAt, appointment.timeZone, clock.now());
  byId('appointment', HTMLElement).textContent = texts.of('appointment', { name, when });
}

onClick(button('sign-out'), async () => {
  await signOut();
  location.reload();
});
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) {
    location.reload(); // out of the browser's memory, with a call that is long over
  }
});

/** @type {Step} */
let step = open;
for (;;) {
  try {
    step = await step();
  } catch (failure) {
    step = () => explain(failure);
    await pause(0);
  }
}
