package br.com.techmedicos.chaos;

import java.util.function.Function;

/** What may be wanted at once. */
enum RaceKind {
  ONE_SLOT("two patients want one slot", SchedulingRaces::oneSlot),
  ONE_SLOT_OF_MANY("six patients want one slot", SchedulingRaces::oneSlotOfMany),
  TWO_DOCTORS("a patient wants two doctors at one time", SchedulingRaces::twoDoctors),
  FIFTH_REQUEST("of a patient's requests, two want to be the fifth", SchedulingRaces::fifthRequest),
  BOOKING_SENT_TWICE("a booking is sent twice with one key", SchedulingRaces::sentTwice),
  TWO_BOOKINGS_ONE_KEY("two bookings are sent with one key", SchedulingRaces::twoBookingsOneKey),
  ACCEPT_REFUSE("a request is accepted and refused", SchedulingRaces::acceptOrRefuse),
  ACCEPT_TWICE("a request is accepted twice", SchedulingRaces::acceptTwice),
  ACCEPT_CANCEL("a request is accepted and cancelled", SchedulingRaces::acceptOrCancel),
  ACCEPT_RESCHEDULE("a request is accepted and moved", SchedulingRaces::acceptOrReschedule),
  CANCEL_TWICE("patient and doctor cancel", SchedulingRaces::cancelTwice),
  CANCEL_RESCHEDULE("a visit is cancelled and moved", SchedulingRaces::cancelOrReschedule),
  TWO_RESCHEDULES("two visits are moved to one slot", SchedulingRaces::twoReschedules),
  RESCHEDULE_BOOKING("a visit is moved to a slot that is booked", SchedulingRaces::moveOrBook),
  RATE_TWICE("a visit is rated twice", SchedulingRaces::rateTwice),
  RATE_ONE_DOCTOR("two patients rate one doctor", SchedulingRaces::rateOneDoctor),
  AGENDA_BOOKING("a day is taken from an agenda and booked", SchedulingRaces::agendaOrBook),
  AGENDA_TWICE("an agenda is written twice", SchedulingRaces::agendaTwice),
  DAY_OFF_BOOKING("a day is called off and booked", SchedulingRaces::dayOffOrBook),
  PATIENT_SUSPENDED_BOOKING("a patient is suspended and books", SchedulingRaces::suspendedOrBooks),
  DOCTOR_SUSPENDED_BOOKING("a doctor is suspended and booked", SchedulingRaces::suspendedOrBooked),
  ONE_CPF("two sign up with one CPF", IdentityRaces::oneCpf),
  ONE_EMAIL("two sign up with one e-mail", IdentityRaces::oneEmail),
  ONE_CRM("two sign up with one CRM", IdentityRaces::oneCrm),
  REFRESH_TWICE("a session is continued twice", IdentityRaces::refreshTwice),
  REFRESH_LOGOUT("a session is continued and ended", IdentityRaces::refreshOrLogOut),
  UPLOAD_TWICE("two files are uploaded", RecordRaces::uploadTwice),
  LOOK_TWICE("two doctors look at a file", RecordRaces::lookTwice),
  SHARE_TWICE("a file is shared twice", RecordRaces::shareTwice),
  REVOKE_TWICE("a grant is revoked twice", RecordRaces::revokeTwice),
  REVOKE_LOOK("a grant is revoked and used", RecordRaces::revokeOrLook),
  LEAVE_LOOK("a file leaves its group and is looked at", RecordRaces::leaveOrLook),
  DELETE_LOOK("a file is deleted and looked at", RecordRaces::deleteOrLook),
  DELETE_SHARE("a file is deleted and shared", RecordRaces::deleteOrShare);

  private final String words;
  private final Function<Arena, Race> prepared;

  RaceKind(String words, Function<Arena, Race> prepared) {
    this.words = words;
    this.prepared = prepared;
  }

  /** What happens in it, in words. */
  String words() {
    return words;
  }

  /** Does what comes before the race. */
  Race prepare(Arena arena) {
    return prepared.apply(arena);
  }
}
