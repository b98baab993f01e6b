/** A visit through the generated client alone: the address, a CRM number, and which part of it. */
import {
  AccessAction,
  AgendaApi,
  Appointment,
  AppointmentStatus,
  AppointmentsApi,
  Configuration,
  DayOfWeek,
  DecisionKind,
  DoctorsApi,
  FileCategory,
  HealthRecordApi,
  MeetingsApi,
  OperationApi,
  Party,
  PatientsApi,
  ProblemFromJSON,
  ProblemType,
  RefreshGrantTypeEnum,
  ResponseError,
  SessionsApi,
  SharedRecordsApi,
  Slot,
  VerificationStatus,
} from './client';

declare const process: { argv: string[]; exitCode: number };

const [, , basePath = '', crmNumber = '', part = ''] = process.argv;
const password = 'uma senha que ninguém adivinha';
const email = 'joana.typescript@example.com';
const cpf = '111.444.777-35';
const crm = { number: crmNumber, state: 'SP' };

const anyone = new Configuration({ basePath });
const sessions = new SessionsApi(anyone);

/** Whoever has just logged in. */
function using({ accessToken }: { accessToken: string }): Configuration {
  return new Configuration({ basePath, accessToken });
}

async function doctorLogsIn(): Promise<Configuration> {
  return using(await sessions.logInDoctor({ doctorLogin: { crm, password } }));
}

async function patientLogsIn(): Promise<Configuration> {
  return using(await sessions.logInPatient({ login: { login: email, password } }));
}

function check(holds: boolean, what: string): void {
  if (!holds) {
    throw new Error(`not so: ${what}`);
  }
}

function present<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) {
    throw new Error(`there is no ${what}`);
  }
  return value;
}

async function visit(): Promise<void> {
  const doctorId = await signUpDoctor();
  const doctor = await doctorLogsIn();
  await publishAgenda(doctor);
  await admit(doctorId);
  await raisePrice(doctor);

  await signUpPatient();
  const patient = await patientLogsIn();
  await findDoctor(doctorId);
  const { slots } = await new DoctorsApi(anyone).listSlots({ id: doctorId });
  const first = present(slots[0], 'first slot');
  const second = present(slots[1], 'second slot');

  const appointments = new AppointmentsApi(patient);
  const booked = await appointments.bookAppointment({
    bookingRequest: { doctorId, startsAt: first.startsAt },
    idempotencyKey: `visit-${crmNumber}`,
  });
  check(booked.status === AppointmentStatus.Requested, 'it is requested');
  check(booked.startsAt.getTime() === first.startsAt.getTime(), 'at the time asked for');
  await checkTaken(appointments, doctorId, first);
  const accepted = await new AppointmentsApi(doctor).acceptAppointment({ id: booked.id });
  check(accepted.status === AppointmentStatus.Accepted, 'it is accepted');

  await meet(doctor, patient, accepted);
  await share(doctor, patient, doctorId, accepted);

  const other = await appointments.bookAppointment({
    bookingRequest: { doctorId, startsAt: second.startsAt },
  });
  const cancelled = await appointments.cancelAppointment({
    id: other.id,
    cancellationRequest: { justification: 'Mudei de ideia' },
  });
  check(cancelled.status === AppointmentStatus.Cancelled, 'it is cancelled');
  await stayAndLeave();
}

async function signUpDoctor(): Promise<string> {
  const doctor = await new DoctorsApi(anyone).signUpDoctor({
    doctorSignUp: {
      name: 'Otávio Lima',
      email: 'otavio.typescript@clinica.example',
      password,
      crm,
      specialties: [{ code: 'cardiology', rqe: '45679' }],
      consultationPrice: { amount: '250.00', currency: 'BRL' },
      practice: {
        street: 'Avenida Paulista, 1000',
        city: 'São Paulo',
        state: 'SP',
        latitude: -23.5614,
        longitude: -46.6559,
      },
      timeZone: 'America/Sao_Paulo',
    },
  });
  check(doctor.status === VerificationStatus.PendingVerification, 'it awaits verification');
  return doctor.id;
}

async function publishAgenda(doctor: Configuration): Promise<void> {
  const api = new AgendaApi(doctor);
  const { raw } = await api.viewAgendaRaw({});
  const weekly = Object.values(DayOfWeek).map((day) => ({ day, start: '08:00', end: '18:00' }));
  const agenda = await api.publishAgenda({
    ifMatch: present(raw.headers.get('ETag'), 'ETag'),
    agenda: {
      timeZone: 'America/Sao_Paulo',
      minimumNoticeMinutes: 0,
      horizonDays: 30,
      weekly,
      overrides: [],
    },
  });
  check(agenda.weekly.length === 7, 'it is every day');
}

async function admit(doctorId: string): Promise<void> {
  const login = await sessions.logInOperator({ login: { login: 'operador', password } });
  const operation = new OperationApi(using(login));
  const waiting = await operation.listDoctorsByStatus({
    status: VerificationStatus.PendingVerification,
  });
  check(waiting.items.some(({ id }) => id === doctorId), 'the operator sees who waits');
  const decided = await operation.decideVerification({
    id: doctorId,
    verificationDecision: { decision: DecisionKind.Approved, reason: 'CRM e RQE conferidos' },
  });
  check(decided.status === VerificationStatus.Verified, 'the doctor is verified');
}

/** A patch changes what it contains, and nothing else. */
async function raisePrice(doctor: Configuration): Promise<void> {
  const api = new DoctorsApi(doctor);
  const { raw } = await api.viewOwnDoctorRaw({});
  const changed = await api.updateOwnDoctor({
    ifMatch: present(raw.headers.get('ETag'), 'ETag'),
    doctorProfile: { consultationPrice: { amount: '260.00', currency: 'BRL' } },
  });
  check(changed.specialties.length === 1, 'the specialties stay');
}

async function signUpPatient(): Promise<void> {
  const birthDate = new Date('1990-05-17');
  const answer = await new PatientsApi(anyone).signUpPatient({
    patientSignUp: { name: 'José Lima', email, password, cpf, birthDate },
  });
  const patient = present(answer, 'a patient'); // 202 has none: there, addresses are confirmed first
  check(patient.birthDate.getTime() === birthDate.getTime(), 'the date of birth is the one given');
}

async function findDoctor(doctorId: string): Promise<void> {
  const { items } = await new DoctorsApi(anyone).searchDoctors({
    specialty: 'cardiology',
    near: '-23.5505,-46.6333',
    sort: 'distance',
    limit: 100,
  });
  const found = present(items.find(({ id }) => id === doctorId), 'such doctor');
  check(found.consultationPrice.amount === '260.00', 'the price is the new one');
}

async function checkTaken(api: AppointmentsApi, doctorId: string, slot: Slot): Promise<void> {
  const refused = await api
    .bookAppointment({ bookingRequest: { doctorId, startsAt: slot.startsAt } })
    .then(() => undefined)
    .catch((e: unknown) => e);
  if (!(refused instanceof ResponseError)) {
    throw new Error('it was free');
  }
  const problem = ProblemFromJSON(await refused.response.json());
  switch (problem.type) {
    case ProblemType.ProblemsSlotTaken:
    case ProblemType.ProblemsPatientBusy:
    case ProblemType.ProblemsTooManyRequestsPending:
      break;
    default:
      throw new Error(problem.detail);
  }
}

async function meet(
  doctor: Configuration,
  patient: Configuration,
  { id, startsAt }: Appointment,
): Promise<void> {
  const meetings = new MeetingsApi(patient);
  const meeting = await meetings.viewMeeting({ id });
  check(meeting.opensAt < startsAt, 'the room opens early');
  const { version } = await meetings.viewConsentText();
  await meetings.giveConsent({ id, consentRequest: { version } });
  const joined = await meetings.joinMeeting({ id });
  check(joined.party === Party.Patient, 'the patient is in');
  const met = await new MeetingsApi(doctor).joinMeeting({ id });
  check(met.party === Party.Doctor, 'the doctor is in');
}

async function share(
  doctor: Configuration,
  patient: Configuration,
  doctorId: string,
  appointment: Appointment,
): Promise<void> {
  const record = new HealthRecordApi(patient);
  const file = await record.uploadFile({
    file: new Blob(['Hemoglobina 14,1 g/dL'], { type: 'text/plain' }),
    category: FileCategory.Exam,
    description: 'Hemograma',
    performedOn: new Date('2027-02-26'),
  });
  const grant = await record.shareRecord({
    grantRequest: { doctorId, fileIds: [file.id], expiresAt: appointment.endsAt },
  });
  const shared = new SharedRecordsApi(doctor);
  const patientId = appointment.patient.id;
  const { items } = await shared.listSharingPatients({});
  check(items.some((sharing) => sharing.patient.id === patientId), 'the doctor sees who shares');
  const read = await shared.downloadSharedFile({ patientId, fileId: file.id });
  check((await read.text()) === 'Hemoglobina 14,1 g/dL', 'and reads it');
  await record.revokeGrant({ id: grant.id });
  const refused = await shared
    .viewSharedFile({ patientId, fileId: file.id })
    .then(() => undefined)
    .catch((e: unknown) => e);
  check(refused instanceof ResponseError && refused.response.status === 404, 'no more');
  const log = await record.viewAccessLog({});
  check(
    log.items.some(({ action }) => action === AccessAction.Read),
    'the patient sees who read it',
  );
}

/** A session is refreshed, and ends when its owner leaves. */
async function stayAndLeave(): Promise<void> {
  const tokens = await sessions.logInPatient({ login: { login: cpf, password } });
  const fresh = await sessions.refreshSession({
    refresh: { grantType: RefreshGrantTypeEnum.RefreshToken, refreshToken: tokens.refreshToken },
  });
  await new SessionsApi(using(fresh)).whoAmI();
  await sessions.logOut({ logout: { refreshToken: fresh.refreshToken ?? "" } });
}

async function afterwards(): Promise<void> {
  const doctor = await doctorLogsIn();
  const appointments = new AppointmentsApi(doctor);
  const { items } = await appointments.listAppointments({ status: AppointmentStatus.Accepted });
  const { id } = present(items[0], 'consultation');
  const completed = await appointments.completeAppointment({ id });
  check(completed.status === AppointmentStatus.Completed, 'it is completed');
  const document = await new SharedRecordsApi(doctor).addDocument({
    id,
    file: new Blob(['Repouso por três dias'], { type: 'text/plain' }),
    category: FileCategory.Prescription,
  });
  const patient = await patientLogsIn();
  const received = await new HealthRecordApi(patient).viewFile({ id: document.id });
  check(received.appointmentId === id, 'the patient has the document');
  const rated = await new AppointmentsApi(patient).rateAppointment({
    id,
    ratingRequest: { stars: 5, comment: 'Atendimento atencioso' },
  });
  check(rated.rating?.stars === 5, 'it is rated');
}

(part === 'visit' ? visit() : afterwards())
  .then(() => console.log(`done: ${part}`))
  .catch(async (e: unknown) => {
    console.error(e, e instanceof ResponseError ? await e.response.text() : '');
    process.exitCode = 1;
  });
