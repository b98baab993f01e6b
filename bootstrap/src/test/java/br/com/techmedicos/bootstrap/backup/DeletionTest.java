package br.com.techmedicos.bootstrap.backup;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.bootstrap.backup.Deletion.What;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.IdentityEvent.EmailChanged;
import br.com.techmedicos.domain.identity.IdentityEvent.EmailTakenBack;
import br.com.techmedicos.domain.identity.Role;
import br.com.techmedicos.domain.shared.DomainEvent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeletionTest {

  private static final Instant THEN = Instant.parse("2027-03-01T12:00:00Z");
  private static final UUID ACCOUNT = UUID.randomUUID();

  @Test
  void an_address_that_was_changed_or_taken_back_ends_what_the_one_before_could_do() {
    for (DomainEvent event :
        List.of(
            new EmailChanged(UUID.randomUUID(), Role.DOCTOR, ACCOUNT, THEN),
            new EmailTakenBack(UUID.randomUUID(), Role.DOCTOR, ACCOUNT, THEN))) {
      assertThat(Deletion.of(event))
          .contains(Deletion.of(THEN, new AccountId(Role.DOCTOR, ACCOUNT), What.ADDRESS, ACCOUNT));
    }
  }

  @Test
  void a_line_says_all_of_it() {
    for (Role role : Role.values()) {
      Deletion gone =
          Deletion.of(THEN, new AccountId(role, ACCOUNT), What.CALENDAR, UUID.randomUUID());

      assertThat(Deletion.parse(gone.toString())).isEqualTo(gone);
    }
  }
}
