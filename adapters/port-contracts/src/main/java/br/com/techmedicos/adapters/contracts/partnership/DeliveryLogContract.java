package br.com.techmedicos.adapters.contracts.partnership;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.shared.Promises;
import br.com.techmedicos.adapters.contracts.shared.UniqueData;
import br.com.techmedicos.application.partnership.DeliveryAttempt;
import br.com.techmedicos.application.partnership.DeliveryLog;
import br.com.techmedicos.application.shared.Page;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The contract of {@link DeliveryLog}. */
@Promises
public abstract class DeliveryLogContract {

  private static final Instant NOW = Instant.parse("2027-03-01T11:00:00.123456Z");

  private final UUID webhook = UniqueData.id();

  /** {@return the log under test} */
  protected abstract DeliveryLog log();

  @Test
  void the_attempts_of_a_webhook_are_listed_latest_first() {
    DeliveryAttempt first = add(webhook, NOW, Optional.of("HTTP 503"));
    DeliveryAttempt second = add(webhook, NOW.plusSeconds(1), Optional.empty());
    add(UniqueData.id(), NOW, Optional.empty());

    Page<DeliveryAttempt, UUID> page = log().list(webhook, 1, Optional.empty());
    assertThat(page.items()).containsExactly(second);
    assertThat(log().list(webhook, 1, page.next()))
        .isEqualTo(Page.cut(List.of(first), DeliveryAttempt::id, 1));
    assertThat(log().list(UniqueData.id(), 10, Optional.empty()).items()).isEmpty();
  }

  @Test
  void what_is_old_is_forgotten() {
    add(webhook, NOW.minusSeconds(1), Optional.empty());
    DeliveryAttempt kept = add(webhook, NOW, Optional.empty());

    assertThat(log().forget(NOW, 1)).isEqualTo(1);
    assertThat(log().forget(NOW, 1)).isZero();
    assertThat(log().list(webhook, 10, Optional.empty()).items()).containsExactly(kept);
  }

  private DeliveryAttempt add(UUID whose, Instant at, Optional<String> problem) {
    DeliveryAttempt attempt =
        new DeliveryAttempt(
            UniqueData.id(), whose, UniqueData.id(), "AppointmentRequested", at, problem);
    log().add(attempt);
    return attempt;
  }
}
