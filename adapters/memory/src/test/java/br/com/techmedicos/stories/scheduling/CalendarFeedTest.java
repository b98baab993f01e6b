package br.com.techmedicos.stories.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.application.identity.AuthenticationViolation;
import br.com.techmedicos.application.identity.EndAllSessions;
import br.com.techmedicos.application.identity.ReinstateAccount;
import br.com.techmedicos.application.identity.SecretToken;
import br.com.techmedicos.application.identity.TokenOrigin;
import br.com.techmedicos.application.scheduling.MakeCalendarFeed;
import br.com.techmedicos.application.scheduling.ReadCalendarFeed;
import br.com.techmedicos.application.scheduling.RevokeCalendarFeed;
import br.com.techmedicos.application.scheduling.SuspendPatient;
import br.com.techmedicos.application.scheduling.ViewCalendarFeed;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.Participant;
import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.Reason;
import br.com.techmedicos.stories.ClinicStory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Somebody's calendar, which programs read by a secret address. */
class CalendarFeedTest extends ClinicStory {

  @Test
  void a_feed_lists_what_its_owner_has_before_them_and_what_took_place_lately() {
    AppointmentId accepted = accepted(FRIDAY_0800);
    AppointmentId waiting = booked(FRIDAY_0850);
    cancel(booked(FRIDAY_0940), Participant.of(jose));
    AppointmentId others = book(rita, ana, FRIDAY_1030);

    assertThat(read(made(jose()))).containsExactlyInAnyOrder(accepted, waiting);
    assertThat(read(made(Participant.of(ana))))
        .containsExactlyInAnyOrder(accepted, waiting, others);

    clock.advance(Duration.between(clock.instant(), FRIDAY_0800));
    complete(accepted);
    assertThat(read(made(jose()))).containsExactly(accepted);
    clock.advance(ReadCalendarFeed.RECENT.plusSeconds(1));
    assertThat(read(made(jose()))).isEmpty();
  }

  @Test
  void an_owner_sees_the_address_again_and_a_new_one_voids_it() {
    SecretToken first = made(jose());
    assertThat(seen()).isEqualTo(first);

    SecretToken second = made(jose());
    assertThat(second).isNotEqualTo(first);
    assertThat(seen()).isEqualTo(second);
    assertThat(read(second)).isEmpty();
    assertUnknown(first);
  }

  @Test
  void a_revoked_address_and_a_guessed_one_are_unknown() {
    SecretToken secret = made(jose());
    revoke();
    revoke();

    assertUnknown(secret);
    assertUnknown(new SecretToken("made up"));
    assertThatThrownBy(this::seen)
        .isInstanceOf(DomainException.class)
        .extracting("violation")
        .isEqualTo(new UseCaseViolation.NotFound());
  }

  @Test
  void a_call_whose_session_ended_while_it_waited_makes_no_feed() {
    TokenOrigin origin = new TokenOrigin(Optional.empty(), clock.instant());
    clock.advance(Duration.ofSeconds(1));
    clinic.identity().endAllSessions().handle(new EndAllSessions.Command(AccountId.of(jose)));

    assertThatThrownBy(() -> made(jose(), origin))
        .isInstanceOf(DomainException.class)
        .extracting("violation")
        .isEqualTo(new AuthenticationViolation.CallerOut());
    assertThatThrownBy(this::seen).isInstanceOf(DomainException.class);
    assertThat(made(jose())).isNotNull();
  }

  @Test
  void the_address_stays_when_all_sessions_end() {
    SecretToken secret = made(jose());

    clinic.identity().endAllSessions().handle(new EndAllSessions.Command(AccountId.of(jose)));

    assertThat(read(secret)).isEmpty();
  }

  @Test
  void a_suspended_owner_has_no_feed_until_they_are_reinstated() {
    SecretToken secret = made(jose());
    clinic
        .scheduling()
        .suspendPatient()
        .handle(new SuspendPatient.Command(jose, new Reason("Contas em série.")));
    assertUnknown(secret);

    clinic.identity().reinstateAccount().handle(new ReinstateAccount.Command(AccountId.of(jose)));
    assertThat(read(secret)).isEmpty();
  }

  private Participant jose() {
    return Participant.of(jose);
  }

  private SecretToken made(Participant owner) {
    return made(owner, new TokenOrigin(Optional.empty(), clock.instant()));
  }

  private SecretToken made(Participant owner, TokenOrigin origin) {
    return clinic
        .scheduling()
        .makeCalendarFeed()
        .handle(new MakeCalendarFeed.Command(owner, origin));
  }

  private SecretToken seen() {
    return clinic.scheduling().viewCalendarFeed().handle(new ViewCalendarFeed.Query(jose()));
  }

  private void revoke() {
    clinic.scheduling().revokeCalendarFeed().handle(new RevokeCalendarFeed.Command(jose()));
  }

  private List<AppointmentId> read(SecretToken secret) {
    return clinic
        .scheduling()
        .readCalendarFeed()
        .handle(new ReadCalendarFeed.Query(secret))
        .appointments()
        .stream()
        .map(details -> details.appointment().id())
        .toList();
  }

  private void assertUnknown(SecretToken secret) {
    assertThatThrownBy(() -> read(secret))
        .isInstanceOf(DomainException.class)
        .extracting("violation")
        .isEqualTo(new UseCaseViolation.NotFound());
  }
}
