package br.com.techmedicos.application.teleconsultation;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A STUN or TURN server, as browsers are told of it (RFC 8825).
 *
 * @param urls its addresses, like {@code turn:relay.example:3478}
 * @param login what opens it, if it is not open to all
 */
public record IceServer(List<String> urls, Optional<Login> login) {

  /**
   * Keeps a copy of the addresses.
   *
   * @param urls its addresses
   * @param login what opens it, if it is not open to all
   */
  public IceServer {
    urls = List.copyOf(urls);
    Objects.requireNonNull(login);
  }

  /**
   * What opens a relay, for a while.
   *
   * @param username says until when
   * @param credential proves the username
   */
  public record Login(String username, String credential) {

    /** {@return nothing of the credential, since what is printed may end up in a log} */
    @Override
    public String toString() {
      return "Login[" + username + ", ***]";
    }
  }
}
