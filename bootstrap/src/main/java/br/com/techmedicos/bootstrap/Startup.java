package br.com.techmedicos.bootstrap;

import br.com.techmedicos.adapters.identity.SigningKeys;
import br.com.techmedicos.adapters.jdbc.shared.Heartbeat;
import br.com.techmedicos.application.healthrecord.content.ContentCipher;
import br.com.techmedicos.application.healthrecord.content.ContentScanner;
import br.com.techmedicos.application.healthrecord.content.ContentStore;
import br.com.techmedicos.application.identity.EnsureFirstOperator;
import br.com.techmedicos.application.identity.Identity;
import br.com.techmedicos.application.identity.VerifyKeySet;
import br.com.techmedicos.application.teleconsultation.MeetingRooms;
import br.com.techmedicos.domain.identity.IdentityViolation;
import br.com.techmedicos.domain.identity.OperatorLogin;
import br.com.techmedicos.domain.identity.Password;
import br.com.techmedicos.domain.shared.DomainException;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.env.Environment;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * Runs before the service listens: verifies settings and keys, and creates the first operator.
 * Meetings, the scanner and contents would otherwise be configured, or not, when they are first
 * needed.
 */
@Singleton
final class Startup implements ApplicationEventListener<StartupEvent> {

  /** The framework takes whatever it does not know for false. */
  private static final List<String> TRUE_OR_FALSE =
      List.of("techmedicos.rate-limits.enabled", "techmedicos.meetings.relay-only");

  private final Environment settings;
  private final Heartbeat heartbeat;
  private final Identity identity;
  private final SigningKeys signingKeys;
  private final BeanProvider<MeetingRooms> meetings;
  private final BeanProvider<ContentScanner> scanner;
  private final BeanProvider<ContentStore> contents;
  private final BeanProvider<ContentCipher> cipher;

  Startup(
      Environment settings,
      Heartbeat heartbeat,
      Identity identity,
      SigningKeys signingKeys,
      BeanProvider<MeetingRooms> meetings,
      BeanProvider<ContentScanner> scanner,
      BeanProvider<ContentStore> contents,
      BeanProvider<ContentCipher> cipher) {
    this.settings = settings;
    this.heartbeat = heartbeat;
    this.identity = identity;
    this.signingKeys = signingKeys;
    this.meetings = meetings;
    this.scanner = scanner;
    this.contents = contents;
    this.cipher = cipher;
  }

  @Override
  public void onApplicationEvent(StartupEvent event) {
    ProcessRole.of(settings);
    setting("techmedicos.log.format")
        .filter(format -> LogOutput.format(format).isEmpty())
        .ifPresent(
            format -> {
              throw new IllegalStateException(
                  Diagnosis.environmentVariable("techmedicos.log.format")
                      + " is \""
                      + format
                      + "\", and neither TEXT nor JSON.");
            });
    TRUE_OR_FALSE.forEach(this::requireTrueOrFalse);
    WrongClock.requireAgreement(WrongClock.here(), heartbeat.now());
    meetings.get();
    scanner.get();
    contents.get();
    cipher.get();
    identity.verifyKeySet().handle(new VerifyKeySet.Command(signingKeys.id()));
    setting("techmedicos.operator.login")
        .filter(login -> !login.isBlank())
        .ifPresent(this::ensureOperator);
  }

  private void requireTrueOrFalse(String property) {
    setting(property)
        .filter(value -> !value.equals("true") && !value.equals("false"))
        .ifPresent(
            value -> {
              throw new IllegalStateException(
                  Diagnosis.environmentVariable(property)
                      + " is \""
                      + value
                      + "\", neither true nor false.");
            });
  }

  private void ensureOperator(String login) {
    String password =
        setting("techmedicos.operator.password")
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "TECHMEDICOS_OPERATOR_LOGIN needs TECHMEDICOS_OPERATOR_PASSWORD."));
    try {
      identity
          .ensureFirstOperator()
          .handle(
              new EnsureFirstOperator.Command(
                  OperatorLogin.parse(login), Password.typed(password)));
    } catch (DomainException e) {
      if (e.violation() instanceof IdentityViolation.OperatorNeedsApproval) {
        throw new IllegalStateException(
            "TECHMEDICOS_OPERATOR_LOGIN names an operator who is not there, and two operators are:"
                + " one of them must create the new one, and the other approve it.",
            e);
      }
      throw new IllegalStateException(
          "TECHMEDICOS_OPERATOR_LOGIN must have 3 to 64 letters, digits or . _ @ + -, and"
              + " TECHMEDICOS_OPERATOR_PASSWORD "
              + Password.MINIMUM_LENGTH
              + " to "
              + Password.MAXIMUM_LENGTH
              + " characters.",
          e);
    }
  }

  private Optional<String> setting(String property) {
    return settings.getProperty(property, String.class);
  }
}
