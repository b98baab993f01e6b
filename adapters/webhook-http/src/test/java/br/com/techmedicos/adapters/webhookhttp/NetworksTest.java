package br.com.techmedicos.adapters.webhookhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksTest {

  private final Networks networks = Networks.publicAnd(List.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "10.1.2.3",
        "100.64.0.1",
        "127.0.0.1",
        "127.255.255.254",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.8",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.1.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:127.0.0.1",
        "::ffff:a9fe:a9fe",
        "::ffff:10.0.0.1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::1",
        "100::1",
        "2001::1",
        "2001:db8::1",
        "2002:a9fe:a9fe::1",
        "3fff::1",
        "5f00::1",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "fec0::1",
        "ff02::1"
      })
  void what_is_inside_is_not_permitted(String address) throws Exception {
    assertThat(networks.permit(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "100.63.255.255",
        "100.128.0.1",
        "172.32.0.1",
        "200.147.3.157",
        "223.255.255.1",
        "2606:4700:4700::1111",
        "2804:10::1",
        "::ffff:1.1.1.1"
      })
  void what_is_public_is_permitted(String address) throws Exception {
    assertThat(networks.permit(InetAddress.getByName(address))).isTrue();
  }

  @Test
  void a_network_that_was_opened_is_permitted_and_no_other() throws Exception {
    Networks intranet = Networks.publicAnd(List.of("10.8.0.0/16", " fd00::/64 ", "127.0.0.1"));

    for (String inside : List.of("10.8.1.2", "fd00::7", "127.0.0.1", "::ffff:10.8.0.1")) {
      assertThat(intranet.permit(InetAddress.getByName(inside))).as(inside).isTrue();
    }
    for (String inside : List.of("10.9.1.2", "fd00:0:0:1::7", "127.0.0.2", "169.254.169.254")) {
      assertThat(intranet.permit(InetAddress.getByName(inside))).as(inside).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "intranet",
        "10.0.0.0/33",
        "*",
        "10.0.0",
        "10.0.0.1-5",
        "0.0.0.0/0",
        "::/0",
        "10.8.1.0/16"
      })
  void what_is_no_network_is_refused(String text) {
    assertThatThrownBy(() -> Networks.publicAnd(List.of(text)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
