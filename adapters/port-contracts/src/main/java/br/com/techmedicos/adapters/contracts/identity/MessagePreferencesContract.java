package br.com.techmedicos.adapters.contracts.identity;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.shared.Promises;
import br.com.techmedicos.adapters.contracts.shared.UniqueData;
import br.com.techmedicos.application.identity.Language;
import br.com.techmedicos.application.identity.MessagePreference;
import br.com.techmedicos.application.identity.MessagePreferences;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.Role;
import br.com.techmedicos.domain.shared.ZoneRegion;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The contract of {@link MessagePreferences}: an account has at most one. */
@Promises
public abstract class MessagePreferencesContract {

  private static final MessagePreference ENGLISH_IN_MANAUS =
      new MessagePreference(Language.ENGLISH, Optional.of(new ZoneRegion("America/Manaus")));

  private final UUID id = UniqueData.id();
  private final AccountId patient = new AccountId(Role.PATIENT, id);

  /** {@return the preferences under test} */
  protected abstract MessagePreferences preferences();

  /** {@return the unit of work that they take part in} */
  protected abstract UnitOfWork unitOfWork();

  @Test
  void a_preference_is_its_owners_alone() {
    put(ENGLISH_IN_MANAUS);

    assertThat(preferences().find(patient)).contains(ENGLISH_IN_MANAUS);
    assertThat(preferences().find(new AccountId(Role.DOCTOR, id))).isEmpty();
    assertThat(preferences().find(new AccountId(Role.PATIENT, UniqueData.id()))).isEmpty();
  }

  @Test
  void the_last_choice_stands() {
    put(ENGLISH_IN_MANAUS);
    put(MessagePreference.DEFAULT);

    assertThat(preferences().find(patient)).contains(MessagePreference.DEFAULT);
  }

  @Test
  void what_was_removed_is_gone() {
    put(ENGLISH_IN_MANAUS);
    unitOfWork().run(() -> preferences().remove(patient));
    unitOfWork().run(() -> preferences().remove(patient));

    assertThat(preferences().find(patient)).isEmpty();
  }

  private void put(MessagePreference preference) {
    unitOfWork().run(() -> preferences().put(patient, preference));
  }
}
