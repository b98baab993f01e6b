package br.com.techmedicos.adapters.contracts.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.adapters.contracts.shared.Promises;
import br.com.techmedicos.adapters.contracts.shared.UniqueData;
import br.com.techmedicos.application.identity.MachineClient;
import br.com.techmedicos.application.identity.MachineClients;
import br.com.techmedicos.application.identity.TokenDigest;
import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.identity.ClientId;
import br.com.techmedicos.domain.identity.ClientName;
import br.com.techmedicos.domain.identity.Scope;
import br.com.techmedicos.domain.shared.StaleVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The contract of {@link MachineClients}. */
@Promises
public abstract class MachineClientsContract {

  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00.123456Z");

  /** Returns the clients under test. */
  protected abstract MachineClients clients();

  /** Returns their unit of work. */
  protected abstract UnitOfWork unitOfWork();

  @Test
  void a_client_is_found_as_it_was_registered() {
    MachineClient client = add(Set.of(Scope.DOCTORS_READ, Scope.SLOTS_READ));
    MachineClient other = add(Set.of());

    assertThat(clients().find(client.id())).contains(client);
    assertThat(clients().find(new ClientId(UniqueData.id()))).isEmpty();
  }

  @Test
  void all_clients_are_listed_by_the_page_earliest_first() {
    MachineClient first = add(Set.of());
    MachineClient second = add(Set.of(Scope.SLOTS_READ));
    MachineClient third = add(Set.of());
    MachineClient revoked = changed(second, Optional.empty(), Optional.of(NOON));
    update(revoked);

    assertThat(Page.<MachineClient, ClientId>all(after -> clients().list(1, after)))
        .containsSubsequence(first, revoked, third);
    Page<MachineClient, ClientId> page = clients().list(1, Optional.of(first.id()));
    assertThat(page).isEqualTo(new Page<>(List.of(revoked), Optional.of(revoked.id())));
  }

  @Test
  void secrets_and_the_end_of_a_client_are_kept() {
    MachineClient client = add(Set.of(Scope.SLOTS_READ));
    MachineClient rotated =
        changed(
            client,
            Optional.of(new MachineClient.PreviousSecret(client.secret(), NOON.plusSeconds(5))),
            Optional.empty());
    update(rotated);
    assertThat(clients().find(client.id())).contains(rotated);

    MachineClient revoked = changed(rotated, Optional.empty(), Optional.of(NOON));
    update(revoked);
    assertThat(clients().find(client.id())).contains(revoked);
  }

  @Test
  void of_two_changes_one_is_kept() {
    MachineClient client = add(Set.of());
    update(changed(client, Optional.empty(), Optional.of(NOON)));

    MachineClient late = changed(client, Optional.empty(), Optional.empty());
    unitOfWork()
        .run(
            () ->
                assertThatThrownBy(() -> clients().update(late)).isInstanceOf(StaleVersion.class));
  }

  private MachineClient add(Set<Scope> scopes) {
    ClientId id = new ClientId(UniqueData.id());
    MachineClient client =
        new MachineClient(
            id,
            new ClientName("Portal da cidade"),
            scopes,
            60,
            TokenDigest.of("secret of " + id),
            Optional.empty(),
            NOON,
            Optional.empty(),
            1);
    unitOfWork().run(() -> clients().add(client));
    return client;
  }

  private void update(MachineClient client) {
    unitOfWork().run(() -> clients().update(client));
  }

  private static MachineClient changed(
      MachineClient client,
      Optional<MachineClient.PreviousSecret> previous,
      Optional<Instant> revokedAt) {
    return new MachineClient(
        client.id(),
        client.name(),
        client.scopes(),
        client.requestsPerMinute(),
        TokenDigest.of("next of " + client.id()),
        previous,
        client.registeredAt(),
        revokedAt,
        client.version() + 1);
  }
}
