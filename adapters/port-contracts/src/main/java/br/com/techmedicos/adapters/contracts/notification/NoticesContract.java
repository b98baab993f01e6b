package br.com.techmedicos.adapters.contracts.notification;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.shared.Promises;
import br.com.techmedicos.adapters.contracts.shared.UniqueData;
import br.com.techmedicos.application.delivery.Outcome;
import br.com.techmedicos.application.identity.Language;
import br.com.techmedicos.application.identity.SecretToken;
import br.com.techmedicos.application.notification.Notice;
import br.com.techmedicos.application.notification.Notice.Kind;
import br.com.techmedicos.application.notification.Notices;
import br.com.techmedicos.application.scheduling.AppointmentDetails;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.EmailAddress;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.PersonName;
import br.com.techmedicos.domain.scheduling.Appointment;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.Party;
import br.com.techmedicos.domain.scheduling.Slot;
import br.com.techmedicos.domain.shared.Money;
import br.com.techmedicos.domain.shared.ZoneRegion;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract of {@link Notices}. */
@Promises
public abstract class NoticesContract {

  private static final Set<Kind> OF_DOCTORS = Set.of(Kind.VERIFIED, Kind.REJECTED, Kind.SUSPENDED);
  private static final Set<Kind> OF_PATIENTS =
      Set.of(Kind.EMAIL_CONFIRMATION, Kind.SIGN_UP_REPEATED, Kind.EMAIL_KEPT, Kind.ACCOUNT_CLOSED);
  private static final Set<Kind> WITH_TOKEN =
      Set.of(
          Kind.PASSWORD_RESET,
          Kind.EMAIL_CONFIRMATION,
          Kind.EMAIL_CHANGE,
          Kind.EMAIL_CHANGED,
          Kind.SIGN_UP_REPEATED);
  private static final Set<Kind> OF_ACCOUNTS =
      Set.of(
          Kind.PASSWORD_RESET,
          Kind.PASSWORD_CHANGED,
          Kind.EMAIL_CONFIRMATION,
          Kind.EMAIL_CHANGE,
          Kind.EMAIL_CHANGED,
          Kind.EMAIL_TAKEN_BACK,
          Kind.EMAIL_KEPT,
          Kind.ACCOUNT_CLOSED,
          Kind.SIGN_UP_REPEATED,
          Kind.SECOND_FACTOR_ON,
          Kind.SECOND_FACTOR_OFF,
          Kind.RECOVERY_CODES_RENEWED,
          Kind.RECOVERY_CODE_USED);
  private static final ZoneRegion ZONE = new ZoneRegion("America/Sao_Paulo");
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final Slot SLOT = new Slot(Instant.parse("2026-11-27T11:00:00Z"));

  /** Returns the notices under test. */
  protected abstract Notices notices();

  /** Returns how many notices have arrived. */
  protected abstract int arrived();

  /** Returns a notice of each kind to each side. */
  protected static Stream<Notice> everyNotice() {
    return Stream.of(Kind.values())
        .flatMap(
            kind ->
                Stream.of(Party.values())
                    .filter(
                        side -> !(side == Party.DOCTOR ? OF_PATIENTS : OF_DOCTORS).contains(kind))
                    .map(side -> notice(kind, side)));
  }

  /** Returns a notice. */
  protected static Notice notice(Kind kind, Party side) {
    boolean alone = OF_DOCTORS.contains(kind) || OF_ACCOUNTS.contains(kind);
    boolean consultation = !alone && kind != Kind.SHARED && kind != Kind.REVOKED;
    return new Notice(
        UniqueData.id(),
        kind,
        side,
        Language.PORTUGUESE,
        EmailAddress.parse("someone@example.com"),
        Optional.of(PersonName.parse("José D'Ávila, {0}")),
        alone ? Optional.empty() : Optional.of(PersonName.parse("Ana Souza")),
        alone ? Optional.empty() : Optional.of(SLOT.startsAt().atZone(ZONE.zoneId())),
        consultation ? Optional.of(details()) : Optional.empty(),
        WITH_TOKEN.contains(kind) ? Optional.of(new SecretToken("s3cret")) : Optional.empty());
  }

  private static AppointmentDetails details() {
    return new AppointmentDetails(
        Appointment.request(
                new AppointmentId(UniqueData.id()),
                new DoctorId(UniqueData.id()),
                new PatientId(UniqueData.id()),
                SLOT,
                Money.parse("250.00"),
                NOW)
            .aggregate(),
        PersonName.parse("Ana Souza"),
        PersonName.parse("José D'Ávila"),
        ZONE);
  }

  @ParameterizedTest
  @MethodSource("everyNotice")
  void a_notice_of_every_kind_arrives(Notice notice) {
    assertThat(notices().send(notice)).isEqualTo(Outcome.delivered());
    assertThat(arrived()).isEqualTo(1);
  }

  @Test
  void each_notice_arrives() {
    notices().send(notice(Kind.REQUESTED, Party.DOCTOR));
    notices().send(notice(Kind.REQUESTED, Party.PATIENT));

    assertThat(arrived()).isEqualTo(2);
  }
}
