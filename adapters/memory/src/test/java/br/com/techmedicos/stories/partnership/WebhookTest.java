package br.com.techmedicos.stories.partnership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.adapters.memory.InMemoryClinic;
import br.com.techmedicos.adapters.memory.MovableClock;
import br.com.techmedicos.adapters.memory.identity.InMemorySecretCipher;
import br.com.techmedicos.application.delivery.Announcement;
import br.com.techmedicos.application.delivery.DeadLetter;
import br.com.techmedicos.application.delivery.DeliverLetters;
import br.com.techmedicos.application.delivery.Outcome;
import br.com.techmedicos.application.directory.DecideVerification;
import br.com.techmedicos.application.identity.SealedSecret;
import br.com.techmedicos.application.identity.SecretToken;
import br.com.techmedicos.application.partnership.DeliveryAttempt;
import br.com.techmedicos.application.partnership.DeliveryLog;
import br.com.techmedicos.application.partnership.ForgetOldAttempts;
import br.com.techmedicos.application.partnership.Partnership;
import br.com.techmedicos.application.partnership.PartnershipViolation;
import br.com.techmedicos.application.partnership.RegisterWebhook;
import br.com.techmedicos.application.partnership.RemoveWebhook;
import br.com.techmedicos.application.partnership.ResumeWebhook;
import br.com.techmedicos.application.partnership.RotateWebhookSecret;
import br.com.techmedicos.application.partnership.Webhook;
import br.com.techmedicos.application.partnership.WebhookAddress;
import br.com.techmedicos.application.partnership.WebhookCall;
import br.com.techmedicos.application.partnership.WebhookEvent;
import br.com.techmedicos.application.scheduling.BookAppointment;
import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.Reason;
import br.com.techmedicos.domain.shared.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A partner who is told of requests. */
class WebhookTest {

  private static final Instant MONDAY = Instant.parse("2027-03-01T11:00:00Z");

  private final MovableClock clock = new MovableClock(MONDAY);
  private final InMemoryClinic clinic = new InMemoryClinic(clock);
  private final DoctorId doctor = clinic.admitDoctor("Ana Lima", "123456", "250.00");
  private final PatientId patient = clinic.admitPatient("Rui Melo", "529.982.247-25");
  private int nextRegistration = 200_000;
  private Instant nextSlot = Instant.parse("2027-03-08T11:00:00Z");

  @BeforeEach
  void open() {
    clinic.openEveryDay(doctor, "08:00", "18:00");
    clinic.tellEveryone();
  }

  @Test
  void a_partner_is_told_what_it_wants_and_nothing_else() {
    RegisterWebhook.Registered registered = registered("AppointmentRequested");
    registered("DoctorVerified");
    UUID appointment = requested();

    clinic.tellEveryone();

    assertThat(calls()).hasSize(1);
    WebhookCall call = calls().get(0);
    assertThat(call.type()).isEqualTo("AppointmentRequested");
    assertThat(call.aggregateId()).isEqualTo(appointment);
    assertThat(call.at()).isEqualTo(MONDAY);
    assertThat(call.address()).isEqualTo(registered.webhook().address());
    assertThat(call.secrets()).containsExactly(registered.secret());
  }

  @Test
  void each_attempt_is_logged_and_a_partner_that_is_down_is_told_later() {
    Webhook webhook = registered("AppointmentRequested").webhook();
    requested();
    clinic.partnerCalls().answer(new Outcome.PeerDown("HTTP 503"));
    clinic.tellEveryone();
    clinic.partnerCalls().answer(Outcome.delivered());
    clock.advance(DeliverLetters.FIRST_PAUSE);
    clinic.tellEveryone();

    assertThat(clinic.deliveryLog().list(webhook.id(), 10, Optional.empty()).items())
        .extracting(DeliveryAttempt::problem)
        .containsExactly(Optional.empty(), Optional.of("HTTP 503"));
    assertThat(calls()).extracting(WebhookCall::id).hasSize(2).containsOnly(calls().get(0).id());
  }

  @Test
  void a_partner_that_fails_for_three_days_is_switched_off_whatever_the_failures() {
    Webhook webhook = registered("DoctorSuspended").webhook();
    happens();
    clinic.partnerCalls().answer(new Outcome.PeerDown("no answer in time"));
    clinic.tellEveryone();
    failsEachHourFor(Webhook.PATIENCE.minusHours(1), new Outcome.Failed("HTTP 500"));
    assertThat(standing(webhook).isOff()).isFalse();
    assertThat(standing(webhook).failingSince()).contains(MONDAY);

    failsEachHourFor(Duration.ofHours(1), new Outcome.PeerDown("HTTP 503"));

    assertThat(standing(webhook).offSince()).contains(MONDAY.plus(Webhook.PATIENCE));
    int before = calls().size();
    happens();
    clinic.tellEveryone();
    assertThat(calls()).hasSize(before);
  }

  @Test
  void a_webhook_that_is_off_gathers_nothing_and_tells_what_waited_when_it_is_on_again() {
    Webhook webhook = registered("DoctorSuspended").webhook();
    failsEachHourFor(Webhook.PATIENCE.plusHours(1), new Outcome.PeerDown("HTTP 503"));
    UUID missed = happens();
    clinic.tellEveryone();
    clinic.partnership().forgetOldAttempts().handle(new ForgetOldAttempts.Command(10));
    clinic.partnerCalls().answer(Outcome.delivered());
    int before = calls().size();

    clinic.partnership().resumeWebhook().handle(new ResumeWebhook.Command(webhook.id()));
    UUID later = happens();
    clinic.tellEveryone();

    assertThat(calls().subList(before, calls().size()))
        .extracting(WebhookCall::aggregateId)
        .contains(later)
        .doesNotContain(missed)
        .hasSizeGreaterThan(1);
    assertThat(standing(webhook)).isEqualTo(webhook);
  }

  @Test
  void one_call_that_arrives_ends_a_spell_and_so_does_a_long_silence() {
    Webhook webhook = registered("DoctorSuspended").webhook();
    failsEachHourFor(Duration.ofDays(2), new Outcome.Failed("HTTP 500"));
    clinic.partnerCalls().answer(Outcome.delivered());
    happens();
    clinic.tellEveryone();
    assertThat(standing(webhook).failingSince()).isEmpty();

    failsEachHourFor(Duration.ofHours(1), new Outcome.Failed("HTTP 500"));
    clock.advance(Webhook.PATIENCE);
    failsEachHourFor(Duration.ofHours(1), new Outcome.Failed("HTTP 500"));
    assertThat(standing(webhook).isOff()).isFalse();
  }

  /** A partner who cannot take one event: it is dead as soon as after any failure. */
  @Test
  void one_event_that_makes_a_partner_look_down_holds_up_no_other() {
    registered("DoctorSuspended");
    UUID sick = happens();
    clinic
        .partnerCalls()
        .answer(
            call ->
                call.aggregateId().equals(sick)
                    ? new Outcome.PeerDown("HTTP 503")
                    : Outcome.delivered());
    for (int attempt = 0; attempt < DeliverLetters.MOST_ATTEMPTS; attempt++) {
      UUID sound = happens();
      clinic.tellEveryone();
      assertThat(calls()).extracting(WebhookCall::aggregateId).contains(sound);
      clock.advance(DeliverLetters.LONGEST_PAUSE);
    }

    assertThat(dead()).extracting(DeadLetter::problem).containsExactly("HTTP 503");
  }

  @Test
  void an_address_that_only_another_version_calls_waits_for_it_and_stops_nobody() {
    Webhook known = registered("DoctorSuspended").webhook();
    Webhook unknown =
        new Webhook(
            clinic.ids().next(),
            new WebhookAddress("coap://partner.example"),
            known.events(),
            known.secret(),
            Optional.empty(),
            clock.instant(),
            Optional.empty(),
            Optional.empty());
    clinic.unitOfWork().run(() -> clinic.webhooks().add(unknown));
    happens();
    clinic.tellEveryone();

    assertThat(calls()).extracting(WebhookCall::address).containsExactly(known.address());
    assertThat(standing(unknown).failingSince()).isPresent();
    assertThat(dead()).isEmpty();
  }

  @Test
  void a_call_that_arrived_is_not_repeated_because_it_cannot_be_logged() {
    registered("DoctorSuspended");
    DeliveryLog full =
        new DeliveryLog() {
          @Override
          public void add(DeliveryAttempt attempt) {
            throw new IllegalStateException("it is full");
          }

          @Override
          public Page<DeliveryAttempt, UUID> list(UUID webhook, int limit, Optional<UUID> after) {
            return Page.cut(List.of(), DeliveryAttempt::id, limit);
          }

          @Override
          public int forget(Instant before, int limit) {
            return 0;
          }
        };
    Partnership partnership =
        new Partnership(
            new Partnership.Dependencies(
                clinic.unitOfWork(),
                clinic.webhooks(),
                full,
                clinic.letters(),
                () -> new SecretToken("none"),
                new InMemorySecretCipher(),
                clinic.partnerCalls()),
            clinic.ids(),
            clock);

    assertThat(
            partnership
                .subscribers()
                .get(0)
                .tell(
                    new Announcement(
                        clinic.ids().next(),
                        "DoctorSuspended",
                        clinic.ids().next(),
                        MONDAY,
                        Map.of())))
        .isEqualTo(Outcome.delivered());
  }

  @Test
  void a_missing_key_is_logged_and_waits_and_is_not_the_partners_fault() {
    Webhook webhook = registered("DoctorSuspended").webhook();
    clinic
        .webhooks()
        .update(webhook.rotated(new SealedSecret("lost"), MONDAY.minus(Webhook.OVERLAP)));
    happens();
    for (int hour = 0; hour < Webhook.PATIENCE.toHours() + 24; hour++) {
      clinic.tellEveryone();
      clock.advance(Duration.ofHours(1));
    }

    assertThat(dead()).isEmpty();
    assertThat(calls()).isEmpty();
    assertThat(standing(webhook).isOff()).isFalse();
    assertThat(clinic.deliveryLog().list(webhook.id(), 1, Optional.empty()).items())
        .extracting(DeliveryAttempt::problem)
        .containsExactly(Optional.of("no key opens its secret"));
    rotated(webhook.id());
    clinic.tellEveryone();
    assertThat(calls()).hasSize(1);
  }

  @Test
  void both_secrets_sign_for_a_day_after_a_rotation() {
    RegisterWebhook.Registered registered = registered("AppointmentRequested");
    SecretToken next = rotated(registered.webhook().id());
    assertThat(next).isNotEqualTo(registered.secret());

    clock.advance(Webhook.OVERLAP.minusMillis(1));
    assertThat(secretsOfNextCall()).containsExactly(next, registered.secret());

    clock.advance(Duration.ofMillis(1));
    assertThat(secretsOfNextCall()).containsExactly(next);
  }

  @Test
  void a_second_rotation_voids_the_first_secret_at_once() {
    RegisterWebhook.Registered registered = registered("AppointmentRequested");
    SecretToken second = rotated(registered.webhook().id());
    SecretToken third = rotated(registered.webhook().id());

    assertThat(secretsOfNextCall()).containsExactly(third, second);
  }

  @Test
  void a_webhook_that_was_removed_is_told_nothing_more_and_leaves_nothing() {
    Webhook removed = registered("AppointmentRequested").webhook();
    Webhook other = registered("AppointmentRequested").webhook();
    requested();
    clinic.partnerCalls().answer(new Outcome.PeerDown("HTTP 503"));
    clinic.tellEveryone();
    clinic.partnership().removeWebhook().handle(new RemoveWebhook.Command(removed.id()));
    int before = calls().size();
    clinic.partnerCalls().answer(Outcome.delivered());
    clock.advance(DeliverLetters.FIRST_PAUSE);

    clinic.partnership().forgetOldAttempts().handle(new ForgetOldAttempts.Command(10));
    assertThat(clinic.letters().subscribers()).containsExactly(other.subscriber());
    clinic.tellEveryone();

    assertThat(calls()).hasSize(before + 1);
    assertThatThrownBy(
            () ->
                clinic
                    .partnership()
                    .removeWebhook()
                    .handle(new RemoveWebhook.Command(removed.id())))
        .satisfies(refused -> isRefusedBy(refused, new UseCaseViolation.NotFound()));
  }

  @Test
  void attempts_are_forgotten_after_thirty_days() {
    Webhook webhook = registered("AppointmentRequested").webhook();
    requested();
    clinic.tellEveryone();
    clock.advance(ForgetOldAttempts.ATTEMPTS.plusMillis(1));

    clinic.partnership().forgetOldAttempts().handle(new ForgetOldAttempts.Command(10));

    assertThat(clinic.deliveryLog().list(webhook.id(), 10, Optional.empty()).items()).isEmpty();
  }

  @Test
  void an_address_inside_and_one_too_many_are_refused() {
    assertThatThrownBy(() -> register("https://localhost/", "AppointmentRequested"))
        .satisfies(refused -> isRefusedBy(refused, new PartnershipViolation.AddressInternal()));

    for (int n = 0; n < RegisterWebhook.MOST; n++) {
      registered("AppointmentRequested");
    }
    assertThatThrownBy(() -> registered("AppointmentRequested"))
        .satisfies(refused -> isRefusedBy(refused, new PartnershipViolation.TooManyWebhooks(50)));
  }

  @Test
  void an_address_has_a_form_and_events_have_names() {
    for (String address :
        List.of(
            "",
            "partner.example",
            "ftp://partner.example/",
            "https:///events",
            "https://127.1/",
            "https://01.2.3.4/",
            "https://[::::]/",
            "https://[fe80::1%25eth0]/",
            "https://partner.example:/",
            "https:partner.example",
            "https://2130706433/",
            "https://partner.0x7f/",
            "https://300.1.1.1/",
            "https://partner.example/%zz",
            "https://partner.example\\@inside/",
            "https://user:password@partner.example/",
            "https://partner.example/#part",
            "https://partner.example:0/",
            "https://partner.example:65536/",
            "https://partner.example/ä",
            "https://partner.example/a b",
            "https://partner.example/\r\nHost: inside",
            "https://partner.example/" + "x".repeat(500))) {
      assertThatThrownBy(() -> WebhookAddress.parse(address))
          .as(address)
          .satisfies(refused -> isRefusedBy(refused, new PartnershipViolation.AddressMalformed()));
    }
    for (String address :
        List.of(
            "https://partner.example",
            "HTTPS://Partner.Example:8443/a/b?c=d&e=%20",
            "https://partner?x",
            "https://203.0.113.7/",
            "http://[2001:db8::1]:8080/events")) {
      assertThat(WebhookAddress.parse(address).value()).isEqualTo(address);
    }
    assertThat(new WebhookAddress("http://[2001:db8::1]:8080/").host()).isEqualTo("[2001:db8::1]");
    assertThatThrownBy(() -> new WebhookEvent("RecordShared"))
        .satisfies(refused -> isRefusedBy(refused, new PartnershipViolation.EventUnknown()));
    assertThat(WebhookEvent.TYPES).contains("AppointmentAccepted", "DoctorSuspended").hasSize(15);
  }

  private static void isRefusedBy(Throwable refused, Violation violation) {
    assertThat(refused)
        .isInstanceOfSatisfying(
            DomainException.class, broken -> assertThat(broken.violation()).isEqualTo(violation));
  }

  private List<SecretToken> secretsOfNextCall() {
    requested();
    clinic.tellEveryone();
    return calls().get(calls().size() - 1).secrets();
  }

  private SecretToken rotated(UUID webhook) {
    return clinic
        .partnership()
        .rotateWebhookSecret()
        .handle(new RotateWebhookSecret.Command(webhook));
  }

  private RegisterWebhook.Registered registered(String event) {
    return register("https://partner.example/events", event);
  }

  private RegisterWebhook.Registered register(String address, String event) {
    return clinic
        .partnership()
        .registerWebhook()
        .handle(
            new RegisterWebhook.Command(
                new WebhookAddress(address), Set.of(new WebhookEvent(event))));
  }

  private UUID requested() {
    UUID id =
        clinic
            .scheduling()
            .bookAppointment()
            .handle(new BookAppointment.Command(patient, doctor, nextSlot))
            .appointment()
            .id()
            .value();
    nextSlot = nextSlot.plus(Duration.ofDays(1));
    return id;
  }

  private void failsEachHourFor(Duration time, Outcome how) {
    clinic.partnerCalls().answer(how);
    Instant end = clock.instant().plus(time);
    while (clock.instant().isBefore(end)) {
      happens();
      clinic.tellEveryone();
      clock.advance(Duration.ofHours(1));
    }
    clinic.tellEveryone();
  }

  private UUID happens() {
    DoctorId other = clinic.admitDoctor("Eva Reis", String.valueOf(nextRegistration++), "250.00");
    clinic
        .directory()
        .decideVerification()
        .handle(
            new DecideVerification.Command(
                other, new DecideVerification.Decision.Suspended(new Reason("Registro cassado."))));
    return other.value();
  }

  private Webhook standing(Webhook webhook) {
    return clinic.webhooks().find(webhook.id()).orElseThrow();
  }

  private List<WebhookCall> calls() {
    return clinic.partnerCalls().calls();
  }

  private List<DeadLetter> dead() {
    return clinic.letters().dead(10, Optional.empty()).items();
  }
}
