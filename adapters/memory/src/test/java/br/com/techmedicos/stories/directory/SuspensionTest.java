package br.com.techmedicos.stories.directory;

import static br.com.techmedicos.adapters.contracts.shared.ViolationAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.application.directory.DecideVerification;
import br.com.techmedicos.application.directory.DecideVerification.Decision;
import br.com.techmedicos.application.directory.DoctorListing;
import br.com.techmedicos.application.directory.DoctorSearch;
import br.com.techmedicos.application.identity.RefreshToken;
import br.com.techmedicos.application.identity.SecretToken;
import br.com.techmedicos.application.identity.Session;
import br.com.techmedicos.application.identity.SessionId;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.directory.DirectoryEvent.DoctorSuspended;
import br.com.techmedicos.domain.directory.DirectoryViolation.NothingToDecide;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.directory.VerificationStatus;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.AccountStanding;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.scheduling.AppointmentEvent.AppointmentCancelled;
import br.com.techmedicos.domain.scheduling.AppointmentEvent.AppointmentExpired;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.AppointmentState;
import br.com.techmedicos.domain.scheduling.AppointmentStatus;
import br.com.techmedicos.domain.scheduling.Canceller;
import br.com.techmedicos.domain.scheduling.SchedulingViolation.DoctorNotBookable;
import br.com.techmedicos.domain.shared.Reason;
import br.com.techmedicos.stories.ClinicStory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A licence is withdrawn: the doctor is out of everything, at once and as a whole. */
class SuspensionTest extends ClinicStory {

  private static final Reason CANCELLED =
      new Reason("O cadastro do médico foi suspenso. Você pode agendar com outro profissional.");

  private final AccountId account = AccountId.of(ana);

  private Doctor suspend() {
    return decide(new Decision.Suspended(new Reason("Licença cassada")));
  }

  private Doctor decide(Decision decision) {
    return clinic
        .directory()
        .decideVerification()
        .handle(new DecideVerification.Command(ana, decision));
  }

  @Test
  void the_doctor_is_out_of_every_search_and_cannot_be_booked() {
    suspend();

    assertThat(clinic.doctorListings().find(ana)).isEmpty();
    assertThat(found()).isEmpty();
    assertRefused(new UseCaseViolation.NotFound(), () -> freeOn(FRIDAY));
    assertRefused(new DoctorNotBookable(), () -> booked(FRIDAY_0800));
    assertThat(clinic.events()).endsWith(new DoctorSuspended(ana, SEVEN));
  }

  @Test
  void the_account_is_closed_and_its_sessions_end() {
    SecretToken anas = session(account);
    SecretToken joses = session(AccountId.of(jose));

    suspend();

    assertThat(clinic.accounts().standing(account)).contains(AccountStanding.SUSPENDED);
    assertThat(endOf(anas)).contains(SEVEN);
    assertThat(endOf(joses)).isEmpty();
  }

  @Test
  void what_is_still_to_come_is_cancelled_and_told() {
    AppointmentId requested = booked(FRIDAY_0800);
    AppointmentId accepted = accepted(FRIDAY_0850);
    clock.advance(Duration.ofHours(2));
    Instant now = clock.instant();

    suspend();

    for (AppointmentId id : List.of(requested, accepted)) {
      assertThat(kept(id).state())
          .isEqualTo(new AppointmentState.Cancelled(Canceller.SERVICE, CANCELLED, now));
      assertThat(eventsOf(id)).endsWith(new AppointmentCancelled(id, Canceller.SERVICE, now));
    }
    DoctorId other = anotherDoctor("654321");
    assertThat(kept(book(jose, other, FRIDAY_0850)).doctor()).isEqualTo(other);
  }

  @Test
  void what_has_begun_or_ended_stays_as_it_was() {
    AppointmentId refused = booked(FRIDAY_1030);
    refuse(refused);
    AppointmentId begun = accepted(FRIDAY_0800);
    AppointmentId others = book(rita, anotherDoctor("654321"), FRIDAY_0940);
    clock.setTo(FRIDAY_0800);

    suspend();

    assertThat(kept(refused).status()).isEqualTo(AppointmentStatus.REFUSED);
    assertThat(kept(begun).status()).isEqualTo(AppointmentStatus.ACCEPTED);
    assertThat(kept(others).status()).isEqualTo(AppointmentStatus.REQUESTED);
  }

  @Test
  void a_request_that_had_expired_is_not_cancelled() {
    AppointmentId expired = booked(FRIDAY_0800);
    clock.advance(Duration.ofDays(1));

    suspend();

    assertThat(kept(expired).status()).isEqualTo(AppointmentStatus.EXPIRED);
    assertThat(eventsOf(expired))
        .endsWith(new AppointmentExpired(expired, SEVEN.plus(Duration.ofDays(1))));
  }

  @Test
  void a_suspension_is_decided_once() {
    suspend();

    assertRefused(new NothingToDecide(VerificationStatus.SUSPENDED), this::suspend);
  }

  @Test
  void approval_lifts_it_and_opens_the_account_but_brings_nothing_back() {
    AppointmentId cancelled = booked(FRIDAY_0800);
    suspend();

    Doctor lifted = decide(new Decision.Approved());

    assertThat(lifted.status()).isEqualTo(VerificationStatus.VERIFIED);
    assertThat(clinic.accounts().standing(account)).contains(AccountStanding.ACTIVE);
    assertThat(found()).containsExactly(ana);
    assertThat(kept(cancelled).status()).isEqualTo(AppointmentStatus.CANCELLED);
    assertThat(freeOn(FRIDAY)).contains(FRIDAY_0800);
  }

  private List<DoctorId> found() {
    return clinic
        .doctorListings()
        .search(
            new DoctorSearch(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                DoctorSearch.Sort.PRICE,
                20,
                Optional.empty()))
        .items()
        .stream()
        .map(DoctorListing::id)
        .toList();
  }

  private SecretToken session(AccountId whose) {
    SecretToken secret = new SecretToken("secret of " + whose);
    Session session = Session.start(new SessionId(clinic.ids().next()), whose, clock.instant());
    clinic.sessions().open(RefreshToken.first(secret.digest(), session, clock.instant()));
    return secret;
  }

  private Optional<Instant> endOf(SecretToken secret) {
    return clinic.sessions().find(secret.digest()).orElseThrow().session().endedAt();
  }
}
