package br.com.techmedicos.application.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {

  @ParameterizedTest
  @CsvSource({
    "203.0.113.7, 203.0.113.7",
    "::ffff:203.0.113.7, 203.0.113.7",
    "2001:db8:1:2:3:4:5:6, 20010db800010002/64",
    "2001:DB8:1:2::, 20010db800010002/64",
    "2001:db8:1:2:ffff:ffff:ffff:ffff, 20010db800010002/64",
    "2001:db8:1:3::1, 20010db800010003/64",
    "::1, 0000000000000000/64"
  })
  void an_ipv4_address_stands_for_itself_and_an_ipv6_address_for_its_network(
      String address, String value) {
    assertThat(ClientAddress.of(address)).isEqualTo(new ClientAddress(value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "unknown", "203.0.113.7:4711", "fe80::1%eth0", "a:b", "1:2:3", "host"})
  void what_is_no_address_stands_for_itself_and_is_never_looked_up(String text) {
    assertThat(ClientAddress.of(text).value()).isEqualTo(text);
  }
}
