package br.com.techmedicos.adapters.jdbc.identity;

import br.com.techmedicos.adapters.jdbc.shared.InstantColumn;
import br.com.techmedicos.adapters.jdbc.shared.UuidColumn;
import br.com.techmedicos.application.identity.MachineClient;
import br.com.techmedicos.application.identity.MachineClients;
import br.com.techmedicos.application.identity.TokenDigest;
import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.domain.identity.ClientId;
import br.com.techmedicos.domain.identity.ClientName;
import br.com.techmedicos.domain.identity.Scope;
import br.com.techmedicos.domain.shared.StaleVersion;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The programs of partners, one row each. */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class JdbcMachineClients
    implements MachineClients, GenericRepository<JdbcMachineClients.ClientRow, UUID> {

  @MappedEntity("machine_client")
  record ClientRow(
      @Id @UuidColumn UUID id,
      String name,
      String scopes,
      int requestsPerMinute,
      String secretDigest,
      @Nullable String previousDigest,
      @Nullable @InstantColumn Instant previousUntil,
      @InstantColumn Instant registeredAt,
      @Nullable @InstantColumn Instant revokedAt,
      long version) {

    static ClientRow of(MachineClient client) {
      return new ClientRow(
          client.id().value(),
          client.name().value(),
          Scope.list(client.scopes()),
          client.requestsPerMinute(),
          client.secret().value(),
          client.previous().map(previous -> previous.digest().value()).orElse(null),
          client.previous().map(MachineClient.PreviousSecret::until).orElse(null),
          client.registeredAt(),
          client.revokedAt().orElse(null),
          client.version());
    }

    MachineClient client() {
      return new MachineClient(
          new ClientId(id),
          new ClientName(name),
          Scope.known(scopes),
          requestsPerMinute,
          new TokenDigest(secretDigest),
          previousDigest == null || previousUntil == null
              ? Optional.empty()
              : Optional.of(
                  new MachineClient.PreviousSecret(new TokenDigest(previousDigest), previousUntil)),
          registeredAt,
          Optional.ofNullable(revokedAt),
          version);
    }
  }

  @Override
  public void add(MachineClient client) {
    save(ClientRow.of(client));
  }

  abstract void save(ClientRow row);

  @Override
  public Optional<MachineClient> find(ClientId id) {
    return findById(id.value()).map(ClientRow::client);
  }

  abstract Optional<ClientRow> findById(UUID id);

  @Override
  public void update(MachineClient client) {
    ClientRow row = ClientRow.of(client);
    int updated =
        update(
            row.id(),
            row.secretDigest(),
            row.previousDigest(),
            row.previousUntil(),
            row.revokedAt(),
            row.version());
    if (updated == 0) {
      throw new StaleVersion();
    }
  }

  @Query(
      "UPDATE machine_client SET secret_digest = :secretDigest,"
          + " previous_digest = :previousDigest, previous_until = :previousUntil,"
          + " revoked_at = :revokedAt, version = :version"
          + " WHERE id = :id AND version = :version - 1")
  abstract int update(
      UUID id,
      String secretDigest,
      @Nullable String previousDigest,
      @Nullable @InstantColumn Instant previousUntil,
      @Nullable @InstantColumn Instant revokedAt,
      long version);

  @Override
  public Page<MachineClient, ClientId> list(int limit, Optional<ClientId> after) {
    UUID last = after.map(ClientId::value).orElse(UuidColumn.FIRST);
    return Page.cut(
        following(last, limit + 1).stream().map(ClientRow::client).toList(),
        MachineClient::id,
        limit);
  }

  @Query("SELECT * FROM machine_client WHERE id > :after ORDER BY id LIMIT :limit")
  abstract List<ClientRow> following(@UuidColumn UUID after, int limit);
}
