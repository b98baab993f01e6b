package br.com.techmedicos.adapters.jdbc.identity;

import br.com.techmedicos.adapters.jdbc.shared.InstantColumn;
import br.com.techmedicos.adapters.jdbc.shared.SqlErrors;
import br.com.techmedicos.adapters.jdbc.shared.UuidColumn;
import br.com.techmedicos.application.identity.Acceptance;
import br.com.techmedicos.application.identity.Acceptances;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.LegalDocument;
import br.com.techmedicos.domain.identity.Role;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** One row for each version that somebody accepted; its key keeps the first time. */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class JdbcAcceptances
    implements Acceptances, GenericRepository<JdbcAcceptances.AcceptanceRow, UUID> {

  @MappedEntity("document_acceptance")
  record AcceptanceRow(
      @UuidColumn UUID accountId,
      Role role,
      LegalDocument document,
      String version,
      @InstantColumn Instant acceptedAt) {

    Acceptance acceptance() {
      return new Acceptance(new AccountId(role, accountId), document, version, acceptedAt);
    }
  }

  @Override
  public void add(Acceptance acceptance) {
    AccountId account = acceptance.account();
    SqlErrors.writesUnlessTaken(
        () ->
            insert(
                account.value(),
                account.role(),
                acceptance.document(),
                acceptance.version(),
                acceptance.at()));
  }

  @Query(
      "INSERT INTO document_acceptance (account_id, role, document, version, accepted_at)"
          + " VALUES (:accountId, :role, :document, :version, :acceptedAt)")
  abstract void insert(
      @UuidColumn UUID accountId,
      Role role,
      LegalDocument document,
      String version,
      @InstantColumn Instant acceptedAt);

  @Override
  public List<Acceptance> of(AccountId account) {
    return rows(account.value(), account.role()).stream().map(AcceptanceRow::acceptance).toList();
  }

  @Query(
      "SELECT * FROM document_acceptance WHERE account_id = :accountId AND role = :role"
          + " ORDER BY accepted_at DESC")
  abstract List<AcceptanceRow> rows(@UuidColumn UUID accountId, Role role);
}
