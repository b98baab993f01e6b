package br.com.techmedicos.bootstrap;

import br.com.techmedicos.adapters.notificationsmtp.MailServer;
import br.com.techmedicos.domain.identity.EmailAddress;
import br.com.techmedicos.domain.shared.DomainException;
import io.micronaut.context.annotation.ConfigurationInject;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The mail server, and who is the sender. */
@ConfigurationProperties("techmedicos.mail")
final class MailConfiguration {

  private final Optional<MailServer> server;
  private final String sender;
  private final boolean console;

  /**
   * Reads the configuration.
   *
   * @param smtp the address of the mail server
   * @param username the login there
   * @param from the address of the sender
   * @param console whether mails are shown on the console instead
   */
  @ConfigurationInject
  MailConfiguration(
      @Nullable String smtp,
      @Nullable String username,
      @Nullable String password,
      @Nullable String from,
      @Bindable(defaultValue = "false") boolean console) {
    this.server =
        Optional.ofNullable(smtp)
            .filter(address -> !address.isBlank())
            .map(address -> server(address, login(username, password)));
    this.sender = from == null ? "" : from;
    this.console = console;
    if (server.isPresent()) {
      requireAddress(sender);
    }
  }

  private static void requireAddress(String sender) {
    try {
      EmailAddress.parse(sender);
    } catch (DomainException e) {
      throw new IllegalStateException(
          "TECHMEDICOS_MAIL_SMTP needs TECHMEDICOS_MAIL_FROM, an address like"
              + " no-reply@clinic.example.",
          e);
    }
  }

  private static MailServer server(String address, Optional<MailServer.Login> login) {
    try {
      return MailServer.of(new URI(address.strip()), login);
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "TECHMEDICOS_MAIL_SMTP is no address like smtp://mail.example:587 or"
              + " smtps://mail.example:465.",
          e);
    }
  }

  private static Optional<MailServer.Login> login(
      @Nullable String username, @Nullable String password) {
    if (username == null && password == null) {
      return Optional.empty();
    }
    if (username == null || password == null) {
      throw new IllegalStateException(
          "TECHMEDICOS_MAIL_USERNAME and TECHMEDICOS_MAIL_PASSWORD need each other");
    }
    return Optional.of(new MailServer.Login(username, password));
  }

  Optional<MailServer> server() {
    return server;
  }

  /** Whether people get mails, or whoever watches the console does. */
  boolean isSent() {
    return server.isPresent() || console;
  }

  String sender() {
    return sender;
  }

  boolean console() {
    return console;
  }
}
