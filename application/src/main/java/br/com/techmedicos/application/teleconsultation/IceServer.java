package br.com.techmedicos.application.teleconsultation;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A STUN or TURN server, for browsers (RFC 8825).
 *
 * @param urls its addresses, like {@code turn:relay.example:3478}
 * @param login its credentials, if it needs any
 */
public record IceServer(List<String> urls, Optional<Login> login) {

  public IceServer {
    urls = List.copyOf(urls);
    Objects.requireNonNull(login);
  }

  /** Temporary credentials of a relay. */
  public record Login(String username, String credential) {

    /** {@return a text without the credential, which must not be logged} */
    @Override
    public String toString() {
      return "Login[" + username + ", ***]";
    }
  }
}
