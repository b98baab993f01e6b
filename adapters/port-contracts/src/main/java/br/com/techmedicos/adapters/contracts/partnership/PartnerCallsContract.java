package br.com.techmedicos.adapters.contracts.partnership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.adapters.contracts.shared.Promises;
import br.com.techmedicos.adapters.contracts.shared.UniqueData;
import br.com.techmedicos.application.delivery.Outcome;
import br.com.techmedicos.application.identity.SecretToken;
import br.com.techmedicos.application.partnership.PartnerCalls;
import br.com.techmedicos.application.partnership.PartnershipViolation;
import br.com.techmedicos.application.partnership.WebhookAddress;
import br.com.techmedicos.application.partnership.WebhookCall;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The contract of {@link PartnerCalls}. */
@Promises
public abstract class PartnerCallsContract {

  /** {@return the calls under test, which may not go to {@code localhost}} */
  protected abstract PartnerCalls calls();

  /** {@return calls that may go to {@link #partner}} */
  protected abstract PartnerCalls callsToPartner();

  /** {@return the address of a partner who takes what it is told} */
  protected abstract WebhookAddress partner();

  /** {@return how many calls have arrived} */
  protected abstract int arrived();

  @Test
  void a_partner_is_told() {
    callsToPartner().requireOutside(partner());

    assertThat(callsToPartner().call(call(partner()))).isEqualTo(Outcome.delivered());
    assertThat(arrived()).isEqualTo(1);
  }

  @Test
  void an_address_inside_is_refused() {
    assertThatThrownBy(() -> calls().requireOutside(new WebhookAddress("https://localhost/")))
        .isInstanceOfSatisfying(
            DomainException.class,
            refused ->
                assertThat(refused.violation())
                    .isEqualTo(new PartnershipViolation.AddressInternal()));
  }

  /** {@return what may be said to an address} */
  protected static WebhookCall call(WebhookAddress address) {
    return new WebhookCall(
        address,
        UniqueData.id(),
        "AppointmentRequested",
        UniqueData.id(),
        Instant.parse("2027-03-01T11:00:00Z"),
        Instant.parse("2027-03-01T11:00:05Z"),
        List.of(new SecretToken("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")));
  }
}
