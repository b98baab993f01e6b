package br.com.techmedicos.adapters.jdbc.identity;

import br.com.techmedicos.adapters.jdbc.shared.JdbcUnitOfWork;
import br.com.techmedicos.adapters.jdbc.shared.UuidColumn;
import br.com.techmedicos.application.identity.Language;
import br.com.techmedicos.application.identity.MessagePreference;
import br.com.techmedicos.application.identity.MessagePreferences;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.Role;
import br.com.techmedicos.domain.shared.ZoneRegion;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Message preferences, one row each. */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class JdbcMessagePreferences
    implements MessagePreferences,
        GenericRepository<JdbcMessagePreferences.MessagePreferenceRow, UUID> {

  @MappedEntity("message_preference")
  record MessagePreferenceRow(
      @UuidColumn UUID accountId, Role role, String language, @Nullable String timeZone) {

    /** A language that only another version knows is not ours to write in. */
    MessagePreference preference() {
      return new MessagePreference(
          Language.of(language).orElse(MessagePreference.DEFAULT.language()),
          Optional.ofNullable(timeZone).map(ZoneRegion::new));
    }
  }

  private final JdbcUnitOfWork unitOfWork;

  JdbcMessagePreferences(JdbcUnitOfWork unitOfWork) {
    this.unitOfWork = unitOfWork;
  }

  @Override
  public void put(AccountId account, MessagePreference preference) {
    unitOfWork.atomically(
        () -> {
          remove(account);
          insert(
              account.value(),
              account.role(),
              preference.language().tag(),
              preference.timeZone().map(ZoneRegion::id).orElse(null));
        });
  }

  @Query(
      "INSERT INTO message_preference (account_id, role, language, time_zone)"
          + " VALUES (:accountId, :role, :language, :timeZone)")
  abstract void insert(UUID accountId, Role role, String language, @Nullable String timeZone);

  @Override
  public Optional<MessagePreference> find(AccountId account) {
    return find(account.value(), account.role()).map(MessagePreferenceRow::preference);
  }

  @Query(
      "SELECT account_id, role, language, time_zone FROM message_preference"
          + " WHERE account_id = :accountId AND role = :role")
  abstract Optional<MessagePreferenceRow> find(UUID accountId, Role role);

  @Override
  public void remove(AccountId account) {
    remove(account.value(), account.role());
  }

  @Query("DELETE FROM message_preference WHERE account_id = :accountId AND role = :role")
  abstract void remove(UUID accountId, Role role);
}
