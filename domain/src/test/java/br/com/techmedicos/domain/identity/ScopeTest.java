package br.com.techmedicos.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class ScopeTest {

  @Test
  void scopes_are_written_in_one_order_and_read_again() {
    String list = Scope.list(Set.of(Scope.SLOTS_READ, Scope.DOCTORS_READ));

    assertThat(list).isEqualTo("doctors:read slots:read");
    assertThat(Scope.known(list)).containsExactlyInAnyOrder(Scope.values());
  }

  @Test
  void what_another_version_may_know_gives_nothing() {
    assertThat(Scope.known("slots:read records:read null")).containsExactly(Scope.SLOTS_READ);
    assertThat(Scope.known("")).isEmpty();
  }
}
