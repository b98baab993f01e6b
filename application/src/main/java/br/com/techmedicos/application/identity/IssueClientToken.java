package br.com.techmedicos.application.identity;

import br.com.techmedicos.domain.identity.ClientId;
import br.com.techmedicos.domain.identity.Scope;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Gives a partner's program an access token for its secret (RFC 6749, 4.4). Secrets have 256 random
 * bits, so nothing slows guesses down but the limit of the address.
 */
public final class IssueClientToken {

  private final MachineClients clients;
  private final ClientTokens tokens;
  private final Clock clock;

  IssueClientToken(MachineClients clients, ClientTokens tokens, Clock clock) {
    this.clients = clients;
    this.tokens = tokens;
    this.clock = clock;
  }

  /**
   * The credentials.
   *
   * @param client which program, if what was sent can be one
   * @param scope the scopes that are wanted, separated by spaces; all that the program has if none
   *     was sent
   */
  public record Command(Optional<ClientId> client, SecretToken secret, Optional<String> scope) {}

  /**
   * A token.
   *
   * @param scopes what it is for
   */
  public record Issued(AccessToken token, Set<Scope> scopes) {}

  /**
   * Issues a token.
   *
   * @return the token
   * @throws DomainException with {@link AuthenticationViolation.ClientRefused} or {@link
   *     AuthenticationViolation.ScopeRefused}
   */
  public Issued handle(Command command) {
    Instant now = clock.instant();
    MachineClient client =
        command
            .client()
            .flatMap(clients::find)
            .filter(found -> found.has(command.secret().digest(), now))
            .orElseThrow(() -> new DomainException(new AuthenticationViolation.ClientRefused()));
    Set<Scope> scopes = command.scope().map(text -> wanted(text, client)).orElse(client.scopes());
    return new Issued(tokens.issue(client.id(), scopes, now), scopes);
  }

  private static Set<Scope> wanted(String text, MachineClient client) {
    Set<Scope> wanted = EnumSet.noneOf(Scope.class);
    for (String token : text.split(" ", Scope.values().length + 2)) {
      wanted.add(
          Scope.of(token)
              .filter(client.scopes()::contains)
              .orElseThrow(() -> new DomainException(new AuthenticationViolation.ScopeRefused())));
    }
    return wanted;
  }
}
