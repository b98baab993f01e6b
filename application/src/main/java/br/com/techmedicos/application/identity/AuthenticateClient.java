package br.com.techmedicos.application.identity;

import br.com.techmedicos.domain.identity.Scope;
import br.com.techmedicos.domain.shared.DomainException;
import java.util.Optional;
import java.util.Set;

/**
 * Authenticates a partner's program at every call. It must not have been revoked, and keeps only
 * the scopes of its token that it still has.
 */
public final class AuthenticateClient {

  private final ClientTokens tokens;
  private final MachineClients clients;

  AuthenticateClient(ClientTokens tokens, MachineClients clients) {
    this.tokens = tokens;
    this.clients = clients;
  }

  /**
   * The program's token.
   *
   * @param token any text that was sent
   */
  public record Query(String token) {

    /** {@return a text without the token, which must not be logged} */
    @Override
    public String toString() {
      return "Query[***]";
    }
  }

  /** A program that calls, and what it may do. */
  public record Calling(MachineClient client, Set<Scope> scopes) {}

  /**
   * Authenticates it.
   *
   * @return the program; empty if the token is no program's
   * @throws DomainException with {@link AuthenticationViolation.ClientRefused} if it was revoked
   */
  public Optional<Calling> handle(Query query) {
    return tokens.verify(query.token()).map(this::calling);
  }

  private Calling calling(ClientToken token) {
    return clients
        .find(token.client())
        .filter(client -> !client.isRevoked())
        .map(client -> new Calling(client, client.stillHas(token.scopes())))
        .orElseThrow(() -> new DomainException(new AuthenticationViolation.ClientRefused()));
  }
}
