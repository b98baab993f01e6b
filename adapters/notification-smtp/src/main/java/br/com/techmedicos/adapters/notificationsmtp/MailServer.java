package br.com.techmedicos.adapters.notificationsmtp;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A mail server that takes our mail.
 *
 * @param host its name
 * @param port where it listens
 * @param tls whether the connection is encrypted from its first byte; otherwise by STARTTLS, if the
 *     server offers it, and always before a password is sent
 * @param login if it wants one
 */
public record MailServer(String host, int port, boolean tls, Optional<Login> login) {

  private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");
  private static final int SUBMISSION = 587;
  private static final int SUBMISSION_OVER_TLS = 465;

  /** A login. */
  public record Login(String name, String password) {
    @Override
    public String toString() {
      return "Login[***]";
    }
  }

  /**
   * Whether a mail is always encrypted on its way there, or does not leave the machine. Otherwise
   * it is encrypted if the server offers it.
   *
   * @return whether nobody can read along
   */
  public boolean isPrivate() {
    return tls || login.isPresent() || LOOPBACK.matcher(host).matches();
  }

  /**
   * Reads an address like {@code smtp://mail.example:587} or {@code smtps://mail.example}.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static MailServer of(URI address, Optional<Login> login) {
    boolean tls = "smtps".equals(address.getScheme());
    if (!tls && !"smtp".equals(address.getScheme())
        || address.getHost() == null
        || address.getUserInfo() != null
        || !address.getPath().isEmpty()) {
      throw new IllegalArgumentException("not like smtp://host:587 or smtps://host:465");
    }
    int port = address.getPort() > 0 ? address.getPort() : tls ? SUBMISSION_OVER_TLS : SUBMISSION;
    return new MailServer(address.getHost(), port, tls, login);
  }
}
