package br.com.techmedicos.application.notification;

import br.com.techmedicos.application.delivery.Announcement;
import br.com.techmedicos.application.delivery.Outcome;
import br.com.techmedicos.application.delivery.Subscriber;
import br.com.techmedicos.application.identity.EmailChanges;
import br.com.techmedicos.application.identity.Identity;
import br.com.techmedicos.application.identity.MessagePreference;
import br.com.techmedicos.application.identity.MessagePreferences;
import br.com.techmedicos.application.identity.SecretToken;
import br.com.techmedicos.application.notification.Notice.Kind;
import br.com.techmedicos.application.scheduling.AppointmentDetails;
import br.com.techmedicos.application.scheduling.AppointmentListings;
import br.com.techmedicos.domain.directory.DirectoryEvent;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.directory.Doctors;
import br.com.techmedicos.domain.healthrecord.HealthRecordEvent;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.EmailAddress;
import br.com.techmedicos.domain.identity.IdentityEvent;
import br.com.techmedicos.domain.identity.Patient;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.Patients;
import br.com.techmedicos.domain.identity.PersonName;
import br.com.techmedicos.domain.identity.Role;
import br.com.techmedicos.domain.scheduling.AppointmentEvent;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.AppointmentStatus;
import br.com.techmedicos.domain.scheduling.Party;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Writes notices to all doctors or to all patients. A notice tells how things stand when it is
 * sent: what something else has overtaken meanwhile is not told, since the later event tells it.
 */
final class PartyNotices implements Subscriber {

  private static final Map<String, Kind> KINDS =
      Map.ofEntries(
          Map.entry(AppointmentEvent.AppointmentRequested.class.getSimpleName(), Kind.REQUESTED),
          Map.entry(AppointmentEvent.AppointmentAccepted.class.getSimpleName(), Kind.ACCEPTED),
          Map.entry(AppointmentEvent.AppointmentRefused.class.getSimpleName(), Kind.REFUSED),
          Map.entry(AppointmentEvent.AppointmentCancelled.class.getSimpleName(), Kind.CANCELLED),
          Map.entry(AppointmentEvent.AppointmentRescheduled.class.getSimpleName(), Kind.MOVED),
          Map.entry(AppointmentEvent.AppointmentExpired.class.getSimpleName(), Kind.EXPIRED),
          Map.entry(AppointmentEvent.ReminderFellDue.class.getSimpleName(), Kind.REMINDER),
          Map.entry(HealthRecordEvent.RecordShared.class.getSimpleName(), Kind.SHARED),
          Map.entry(HealthRecordEvent.SharingRevoked.class.getSimpleName(), Kind.REVOKED),
          Map.entry(DirectoryEvent.DoctorVerified.class.getSimpleName(), Kind.VERIFIED),
          Map.entry(DirectoryEvent.DoctorRejected.class.getSimpleName(), Kind.REJECTED),
          Map.entry(DirectoryEvent.DoctorSuspended.class.getSimpleName(), Kind.SUSPENDED),
          Map.entry(
              IdentityEvent.PasswordResetRequested.class.getSimpleName(), Kind.PASSWORD_RESET),
          Map.entry(IdentityEvent.PasswordChanged.class.getSimpleName(), Kind.PASSWORD_CHANGED),
          Map.entry(
              IdentityEvent.EmailConfirmationRequested.class.getSimpleName(),
              Kind.EMAIL_CONFIRMATION),
          Map.entry(IdentityEvent.EmailChangeRequested.class.getSimpleName(), Kind.EMAIL_CHANGE),
          Map.entry(IdentityEvent.EmailChanged.class.getSimpleName(), Kind.EMAIL_CHANGED),
          Map.entry(IdentityEvent.EmailTakenBack.class.getSimpleName(), Kind.EMAIL_TAKEN_BACK),
          Map.entry(IdentityEvent.KeptEmailWanted.class.getSimpleName(), Kind.EMAIL_KEPT),
          Map.entry(IdentityEvent.CpfReleased.class.getSimpleName(), Kind.ACCOUNT_CLOSED),
          Map.entry(IdentityEvent.SignUpRepeated.class.getSimpleName(), Kind.SIGN_UP_REPEATED),
          Map.entry(
              IdentityEvent.SecondFactorTurnedOn.class.getSimpleName(), Kind.SECOND_FACTOR_ON),
          Map.entry(
              IdentityEvent.SecondFactorTurnedOff.class.getSimpleName(), Kind.SECOND_FACTOR_OFF),
          Map.entry(
              IdentityEvent.RecoveryCodesRenewed.class.getSimpleName(),
              Kind.RECOVERY_CODES_RENEWED),
          Map.entry(IdentityEvent.RecoveryCodeUsed.class.getSimpleName(), Kind.RECOVERY_CODE_USED));

  /** What concerns a doctor alone. */
  private static final Set<Kind> OF_DOCTORS =
      EnumSet.of(Kind.VERIFIED, Kind.REJECTED, Kind.SUSPENDED);

  /** What concerns a patient alone. */
  private static final Set<Kind> OF_PATIENTS =
      EnumSet.of(
          Kind.EMAIL_CONFIRMATION, Kind.SIGN_UP_REPEATED, Kind.EMAIL_KEPT, Kind.ACCOUNT_CLOSED);

  /** What is not told without a token. */
  private static final Set<Kind> WITH_TOKEN =
      EnumSet.of(Kind.PASSWORD_RESET, Kind.EMAIL_CONFIRMATION, Kind.SIGN_UP_REPEATED);

  /** What goes to an address that is not the account's, with a token. */
  private static final Set<Kind> OF_OTHER_ADDRESSES =
      EnumSet.of(Kind.EMAIL_CHANGE, Kind.EMAIL_CHANGED);

  /** What goes to an address that is not the account's any more. */
  private static final Set<Kind> OF_FORMER_ADDRESSES =
      EnumSet.of(Kind.EMAIL_TAKEN_BACK, Kind.EMAIL_KEPT, Kind.ACCOUNT_CLOSED);

  /** What goes to who need not be who gave the name: it may say anything. */
  private static final Set<Kind> TO_STRANGERS =
      EnumSet.of(Kind.EMAIL_CHANGE, Kind.EMAIL_TAKEN_BACK, Kind.EMAIL_KEPT, Kind.ACCOUNT_CLOSED);

  private final Party side;
  private final Doctors doctors;
  private final Patients patients;
  private final AppointmentListings listings;
  private final Identity identity;
  private final MessagePreferences preferences;
  private final Notices notices;
  private final Clock clock;

  PartyNotices(
      Party side,
      Doctors doctors,
      Patients patients,
      AppointmentListings listings,
      Identity identity,
      MessagePreferences preferences,
      Notices notices,
      Clock clock) {
    this.side = side;
    this.doctors = doctors;
    this.patients = patients;
    this.listings = listings;
    this.identity = identity;
    this.preferences = preferences;
    this.notices = notices;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "notices-to-" + side.name().toLowerCase(Locale.ROOT) + "s";
  }

  @Override
  public Set<String> wants() {
    return KINDS.entrySet().stream()
        .filter(
            kind -> !(side == Party.DOCTOR ? OF_PATIENTS : OF_DOCTORS).contains(kind.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  @Override
  public Outcome tell(Announcement announcement) {
    return Optional.ofNullable(KINDS.get(announcement.type()))
        .flatMap(kind -> notice(announcement, kind))
        .map(notices::send)
        .orElseGet(Outcome::delivered);
  }

  private Optional<Notice> notice(Announcement announcement, Kind kind) {
    return switch (kind) {
      case REQUESTED, ACCEPTED, REFUSED, CANCELLED, MOVED, EXPIRED, REMINDER ->
          listings
              .find(new AppointmentId(announcement.aggregateId()))
              .filter(details -> stands(kind, details, announcement))
              .flatMap(details -> aboutAppointment(announcement, kind, details));
      case SHARED, REVOKED -> aboutRecord(announcement, kind);
      case VERIFIED, REJECTED, SUSPENDED ->
          written(
              announcement,
              kind,
              doctors.find(new DoctorId(announcement.aggregateId())),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty());
      case PASSWORD_RESET,
          PASSWORD_CHANGED,
          EMAIL_CONFIRMATION,
          EMAIL_CHANGE,
          EMAIL_CHANGED,
          EMAIL_TAKEN_BACK,
          EMAIL_KEPT,
          ACCOUNT_CLOSED,
          SIGN_UP_REPEATED,
          SECOND_FACTOR_ON,
          SECOND_FACTOR_OFF,
          RECOVERY_CODES_RENEWED,
          RECOVERY_CODE_USED ->
          aboutAccount(announcement, kind);
    };
  }

  /** Whether the appointment still stands as the event left it. */
  private boolean stands(Kind kind, AppointmentDetails details, Announcement announcement) {
    AppointmentStatus status = details.appointment().status();
    return switch (kind) {
      case REQUESTED, MOVED -> status == AppointmentStatus.REQUESTED;
      case ACCEPTED -> status == AppointmentStatus.ACCEPTED;
      case REMINDER ->
          status == AppointmentStatus.ACCEPTED
              && isTimely(announcement, details.appointment().slot().startsAt());
      case REFUSED -> status == AppointmentStatus.REFUSED;
      case CANCELLED -> status == AppointmentStatus.CANCELLED;
      case EXPIRED -> status == AppointmentStatus.EXPIRED;
      case SHARED,
          REVOKED,
          VERIFIED,
          REJECTED,
          SUSPENDED,
          PASSWORD_RESET,
          PASSWORD_CHANGED,
          EMAIL_CONFIRMATION,
          EMAIL_CHANGE,
          EMAIL_CHANGED,
          EMAIL_TAKEN_BACK,
          EMAIL_KEPT,
          ACCOUNT_CLOSED,
          SIGN_UP_REPEATED,
          SECOND_FACTOR_ON,
          SECOND_FACTOR_OFF,
          RECOVERY_CODES_RENEWED,
          RECOVERY_CODE_USED ->
          false;
    };
  }

  private boolean isTimely(Announcement reminder, Instant startsAt) {
    return startsAt.toString().equals(reminder.facts().get("startsAt"))
        && !Reminder.isOvertaken(startsAt, reminder.occurredAt(), clock.instant());
  }

  private Optional<Notice> aboutAppointment(
      Announcement announcement, Kind kind, AppointmentDetails details) {
    return written(
        announcement,
        kind,
        doctors.find(details.appointment().doctor()),
        patients.find(details.appointment().patient()),
        Optional.empty(),
        Optional.of(details.appointment().slot().startsAt().atZone(details.zone().zoneId())),
        Optional.of(details),
        Optional.empty());
  }

  /** To the account's owner alone; both sides hear of all accounts. */
  private Optional<Notice> aboutAccount(Announcement announcement, Kind kind) {
    if (!side.name().equals(announcement.facts().get("role"))) {
      return Optional.empty();
    }
    UUID owner = id(announcement.facts(), "account");
    AccountId account = new AccountId(Role.valueOf(side.name()), owner);
    boolean toDoctor = side == Party.DOCTOR;
    Optional<Doctor> doctor = toDoctor ? doctors.find(new DoctorId(owner)) : Optional.empty();
    Optional<Patient> patient = toDoctor ? Optional.empty() : patients.find(new PatientId(owner));
    if (OF_OTHER_ADDRESSES.contains(kind)) {
      return letter(announcement, kind, account)
          .flatMap(
              letter ->
                  told(
                      announcement,
                      kind,
                      doctor,
                      patient,
                      Optional.of(letter.address()),
                      Optional.of(letter.token())));
    }
    if (OF_FORMER_ADDRESSES.contains(kind)) {
      return identity
          .emailChanges()
          .formerAddress(account, announcement.aggregateId())
          .flatMap(
              address ->
                  told(
                      announcement, kind, doctor, patient, Optional.of(address), Optional.empty()));
    }
    return told(
            announcement,
            kind,
            doctor,
            patient,
            Optional.empty(),
            token(announcement, kind, account))
        .filter(notice -> notice.token().isPresent() || !WITH_TOKEN.contains(kind));
  }

  private Optional<Notice> told(
      Announcement announcement,
      Kind kind,
      Optional<Doctor> doctor,
      Optional<Patient> patient,
      Optional<EmailAddress> elsewhere,
      Optional<SecretToken> token) {
    return written(
        announcement, kind, doctor, patient, elsewhere, Optional.empty(), Optional.empty(), token);
  }

  private Optional<EmailChanges.Letter> letter(Announcement about, Kind kind, AccountId account) {
    UUID request = about.aggregateId();
    return kind == Kind.EMAIL_CHANGE
        ? identity.emailChanges().tokenFor(account, request)
        : identity.emailChanges().takeBackFor(account, request);
  }

  private Optional<SecretToken> token(Announcement asked, Kind kind, AccountId account) {
    if (!WITH_TOKEN.contains(kind)) {
      return Optional.empty();
    }
    UUID request = asked.aggregateId();
    return kind == Kind.EMAIL_CONFIRMATION
        ? identity.emailConfirmations().tokenFor(account, request, asked.occurredAt())
        : identity.passwordResets().tokenFor(account, request, asked.occurredAt());
  }

  private Optional<Notice> aboutRecord(Announcement announcement, Kind kind) {
    Map<String, String> facts = announcement.facts();
    Optional<Doctor> doctor = doctors.find(new DoctorId(id(facts, "doctor")));
    Optional<ZonedDateTime> expiry =
        Optional.ofNullable(facts.get("expiresAt"))
            .flatMap(
                text -> doctor.map(found -> Instant.parse(text).atZone(found.timeZone().zoneId())));
    return written(
        announcement,
        kind,
        doctor,
        patients.find(new PatientId(id(facts, "patient"))),
        Optional.empty(),
        expiry,
        Optional.empty(),
        Optional.empty());
  }

  /** Writes to the address of the account, or elsewhere. */
  private Optional<Notice> written(
      Announcement announcement,
      Kind kind,
      Optional<Doctor> doctor,
      Optional<Patient> patient,
      Optional<EmailAddress> elsewhere,
      Optional<ZonedDateTime> when,
      Optional<AppointmentDetails> details,
      Optional<SecretToken> token) {
    Optional<PersonName> doctorName = doctor.map(found -> found.profile().name());
    Optional<PersonName> patientName = patient.map(Patient::name);
    boolean toDoctor = side == Party.DOCTOR;
    Optional<EmailAddress> own =
        (toDoctor ? doctor.map(Doctor::email) : patient.map(Patient::email))
            .filter(known -> !known.equals(EmailAddress.ERASED));
    Optional<AccountId> reader =
        toDoctor
            ? doctor.map(found -> AccountId.of(found.id()))
            : patient.map(found -> AccountId.of(found.id()));
    MessagePreference preference =
        reader.flatMap(preferences::find).orElse(MessagePreference.DEFAULT);
    return elsewhere
        .or(() -> own)
        .map(
            address ->
                new Notice(
                    id(announcement),
                    kind,
                    side,
                    preference.language(),
                    address,
                    (toDoctor ? doctorName : patientName).filter(n -> isKnown(kind, reader)),
                    toDoctor ? patientName : doctorName,
                    when.map(time -> onTheClockOf(preference, time)),
                    details,
                    token));
  }

  private boolean isKnown(Kind kind, Optional<AccountId> reader) {
    return !TO_STRANGERS.contains(kind)
        && reader.filter(identity.emailConfirmations()::isConfirmed).isPresent();
  }

  private static ZonedDateTime onTheClockOf(MessagePreference preference, ZonedDateTime time) {
    return preference.timeZone().map(zone -> time.withZoneSameInstant(zone.zoneId())).orElse(time);
  }

  private static UUID id(Map<String, String> facts, String name) {
    return UUID.fromString(Objects.requireNonNull(facts.get(name)));
  }

  /** Returns an ID that is the same whenever this event is told to this side. */
  private UUID id(Announcement announcement) {
    return UUID.nameUUIDFromBytes((name() + announcement.id()).getBytes(StandardCharsets.UTF_8));
  }
}
