package br.com.techmedicos.adapters.jdbc.oversight;

import br.com.techmedicos.adapters.jdbc.shared.InstantColumn;
import br.com.techmedicos.adapters.jdbc.shared.UuidColumn;
import br.com.techmedicos.domain.identity.EmailAddress;
import br.com.techmedicos.domain.identity.OperatorId;
import br.com.techmedicos.domain.identity.OperatorLogin;
import br.com.techmedicos.domain.identity.PasswordHash;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.oversight.OperatorDecision;
import br.com.techmedicos.domain.oversight.OperatorRequest;
import br.com.techmedicos.domain.oversight.OperatorRequestId;
import br.com.techmedicos.domain.oversight.OperatorRequests;
import br.com.techmedicos.domain.oversight.RequestedAct;
import br.com.techmedicos.domain.oversight.Verdict;
import br.com.techmedicos.domain.shared.Reason;
import br.com.techmedicos.domain.shared.StaleVersion;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What operators asked for, one row each. */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class JdbcOperatorRequests
    implements OperatorRequests, GenericRepository<JdbcOperatorRequests.RequestRow, UUID> {

  /** The kinds of acts, as columns name them. */
  enum Kind {
    CPF_RELEASE,
    NEW_OPERATOR
  }

  @MappedEntity("operator_request")
  record RequestRow(
      @Id @UuidColumn UUID id,
      Kind kind,
      @UuidColumn UUID subjectId,
      @Nullable String reason,
      @Nullable String email,
      @Nullable String login,
      @Nullable String passwordHash,
      @UuidColumn UUID requestedBy,
      @InstantColumn Instant requestedAt,
      @Nullable Verdict verdict,
      @UuidColumn @Nullable UUID decidedBy,
      @InstantColumn @Nullable Instant decidedAt,
      long version) {

    static RequestRow of(OperatorRequest request) {
      RequestedAct act = request.act();
      Optional<OperatorDecision> decision = request.decision();
      return new RequestRow(
          request.id().value(),
          act.fold(release -> Kind.CPF_RELEASE, operator -> Kind.NEW_OPERATOR),
          act.subject(),
          act.fold(release -> Optional.of(release.reason().text()), o -> Optional.<String>empty())
              .orElse(null),
          email(act).orElse(null),
          act.fold(release -> Optional.<String>empty(), o -> Optional.of(o.login().value()))
              .orElse(null),
          passwordHash(act).orElse(null),
          request.requestedBy().value(),
          request.requestedAt(),
          decision.map(OperatorDecision::verdict).orElse(null),
          decision.map(made -> made.by().value()).orElse(null),
          decision.map(OperatorDecision::at).orElse(null),
          request.version());
    }

    static Optional<String> email(RequestedAct act) {
      return act.fold(release -> release.owner().map(EmailAddress::value), o -> Optional.empty());
    }

    static Optional<String> passwordHash(RequestedAct act) {
      return act.fold(release -> Optional.empty(), o -> o.password().map(PasswordHash::phc));
    }

    OperatorRequest request() {
      return OperatorRequest.restore(
          new OperatorRequestId(id),
          act(),
          new OperatorId(requestedBy),
          requestedAt,
          Optional.ofNullable(verdict)
              .map(
                  made ->
                      new OperatorDecision(
                          made,
                          new OperatorId(Objects.requireNonNull(decidedBy)),
                          Objects.requireNonNull(decidedAt))),
          version);
    }

    private RequestedAct act() {
      return switch (kind) {
        case CPF_RELEASE ->
            new RequestedAct.CpfRelease(
                new PatientId(subjectId),
                Optional.ofNullable(email).map(EmailAddress::new),
                new Reason(Objects.requireNonNull(reason)));
        case NEW_OPERATOR ->
            new RequestedAct.NewOperator(
                new OperatorId(subjectId),
                new OperatorLogin(Objects.requireNonNull(login)),
                Optional.ofNullable(passwordHash).map(PasswordHash::new));
      };
    }
  }

  @Override
  public void add(OperatorRequest request) {
    save(RequestRow.of(request));
  }

  abstract void save(RequestRow row);

  @Override
  public Optional<OperatorRequest> find(OperatorRequestId id) {
    return findById(id.value()).map(RequestRow::request);
  }

  abstract Optional<RequestRow> findById(UUID id);

  @Override
  public Optional<OperatorRequest> latestAbout(UUID subject) {
    return about(subject).map(RequestRow::request);
  }

  @Query("SELECT * FROM operator_request WHERE subject_id = :subjectId ORDER BY id DESC LIMIT 1")
  abstract Optional<RequestRow> about(@UuidColumn UUID subjectId);

  @Override
  public Optional<OperatorRequest> latestFor(OperatorLogin login) {
    return ofLogin(login.value()).map(RequestRow::request);
  }

  @Query("SELECT * FROM operator_request WHERE login = :login ORDER BY id DESC LIMIT 1")
  abstract Optional<RequestRow> ofLogin(String login);

  @Override
  public int forgetSecrets(Instant requestedBefore, int limit) {
    return forget(requestedBefore, limit);
  }

  @Query(
      "UPDATE operator_request SET email = NULL, password_hash = NULL"
          + " WHERE requested_at <= :before AND (email IS NOT NULL OR password_hash IS NOT NULL)"
          + " LIMIT :limit")
  abstract int forget(@InstantColumn Instant before, int limit);

  @Override
  public void update(OperatorRequest request) {
    RequestRow row = RequestRow.of(request);
    int updated =
        update(
            row.id(),
            row.email(),
            row.passwordHash(),
            row.verdict(),
            row.decidedBy(),
            row.decidedAt(),
            row.version());
    if (updated == 0) {
      throw new StaleVersion();
    }
  }

  @Query(
      "UPDATE operator_request SET email = :email, password_hash = :passwordHash,"
          + " verdict = :verdict,"
          + " decided_by = :decidedBy, decided_at = :decidedAt, version = :version"
          + " WHERE id = :id AND version = :version - 1")
  abstract int update(
      UUID id,
      @Nullable String email,
      @Nullable String passwordHash,
      @Nullable Verdict verdict,
      @UuidColumn @Nullable UUID decidedBy,
      @InstantColumn @Nullable Instant decidedAt,
      long version);

  @Override
  public List<OperatorRequest> list(Optional<OperatorRequestId> before, int limit) {
    return page(before.map(OperatorRequestId::value).orElse(UuidColumn.LAST), limit).stream()
        .map(RequestRow::request)
        .toList();
  }

  @Query("SELECT * FROM operator_request WHERE id < :id ORDER BY id DESC LIMIT :limit")
  abstract List<RequestRow> page(UUID id, int limit);
}
