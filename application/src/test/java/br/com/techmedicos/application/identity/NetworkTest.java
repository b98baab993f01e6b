package br.com.techmedicos.application.identity;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.application.shared.ClientAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NetworkTest {

  @Test
  void it_is_a_network_and_not_an_address() {
    assertThat(of("203.0.113.77")).contains("203.0.113.0/24");
    assertThat(of("2001:db8:12:34::1")).contains("2001:db8:12::/48");
    assertThat(of("2001:0db8:0000:ffff::1")).contains("2001:db8:0::/48");
    assertThat(of("::ffff:203.0.113.77")).contains("203.0.113.0/24");
  }

  @Test
  void what_is_no_address_has_none() {
    assertThat(Network.of(ClientAddress.OURSELVES)).isEmpty();
    assertThat(of("unknown")).isEmpty();
    assertThat(of("")).isEmpty();
  }

  private static Optional<String> of(String address) {
    return Network.of(ClientAddress.of(address)).map(Network::value);
  }
}
