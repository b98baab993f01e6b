package br.com.techmedicos.adapters.rest.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.adapters.shared.IpAddresses;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {

  private static final TrustedProxies PROXIES =
      TrustedProxies.of(List.of("10.0.0.0/8", " ::1/128 ", "2001:db8:aa::/48", "192.0.2.1"));

  /** Who it is: an IP address, and headers as {@code name: value}, parted by {@code |}. */
  private static RemoteClient remoteClient(String peer, String headers) {
    Map<String, List<String>> lines = new HashMap<>();
    for (String header : headers.split("\\|")) {
      String[] parts = header.strip().split(": ?", 2);
      if (parts.length == 2) {
        lines.computeIfAbsent(parts[0], name -> new ArrayList<>()).add(parts[1]);
      }
    }
    return PROXIES.remoteClient(ip(peer), name -> lines.getOrDefault(name, List.of()));
  }

  private static InetAddress ip(String numeric) {
    try {
      return InetAddress.getByName(numeric);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Forwarded-For: 198.51.100.1",
        "X-Forwarded-For: 10.0.0.1",
        "Forwarded: for=198.51.100.1;host=evil.example;proto=https",
        "X-Forwarded-Host: evil.example | X-Forwarded-Proto: https",
        "Host: evil.example",
        "Forwarded: for=10.0.0.1, for=10.0.0.2 | X-Forwarded-For: 10.0.0.3"
      })
  void whoever_is_not_trusted_is_who_is_connected(String headers) {
    for (String stranger : List.of("203.0.113.7", "192.0.2.2", "2001:db8:ab::1", "11.0.0.1")) {
      RemoteClient client = remoteClient(stranger, headers);

      assertThat(client.ip()).isEqualTo(IpAddresses.of(ip(stranger)));
      assertThat(client.scheme()).isEmpty();
      assertThat(client.host()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      textBlock =
          """
          10.0.0.1        ! X-Forwarded-For: 203.0.113.7                                  ! 203.0.113.7
          10.0.0.1        ! X-Forwarded-For: 198.51.100.1, 203.0.113.7                    ! 203.0.113.7
          10.0.0.1        ! X-Forwarded-For: 198.51.100.1 | X-Forwarded-For: 203.0.113.7  ! 203.0.113.7
          10.0.0.1        ! X-Forwarded-For: 203.0.113.7 | X-Forwarded-For: 10.1.2.3      ! 203.0.113.7
          10.0.0.1        ! X-Forwarded-For: 198.51.100.1,203.0.113.7,10.9.9.9,192.0.2.1  ! 203.0.113.7
          10.0.0.1        ! X-Forwarded-For: 203.0.113.7:4711                             ! 203.0.113.7
          10.0.0.1        ! X-Forwarded-For: [2001:db8::1]:4711                           ! 2001:db8::1
          10.0.0.1        ! X-Forwarded-For: [2001:db8::1]                                ! 2001:db8::1
          10.0.0.1        ! X-Forwarded-For: 2001:DB8::0:1                                ! 2001:db8::1
          10.0.0.1        ! X-Forwarded-For: fe80::1%eth0                                 ! fe80::1
          10.0.0.1        ! X-Forwarded-For: ::ffff:203.0.113.7                           ! 203.0.113.7
          10.0.0.1        ! X-Forwarded-For: 203.0.113.7, ::ffff:10.1.1.1                 ! 203.0.113.7
          ::1             ! X-Forwarded-For: 203.0.113.7                                  ! 203.0.113.7
          ::ffff:10.0.0.1 ! X-Forwarded-For: 203.0.113.7                                  ! 203.0.113.7
          2001:db8:aa::9  ! X-Forwarded-For: 203.0.113.7                                  ! 203.0.113.7
          10.0.0.1        ! Forwarded: for=203.0.113.7                                    ! 203.0.113.7
          10.0.0.1        ! Forwarded: For="203.0.113.7:80";proto=http;by=10.0.0.1        ! 203.0.113.7
          10.0.0.1        ! Forwarded: proto=http; for="[2001:db8::1]:4711"               ! 2001:db8::1
          10.0.0.1        ! Forwarded: for="[2001:db8::1]:_obscure"                       ! 2001:db8::1
          10.0.0.1        ! Forwarded: for=198.51.100.1, for=203.0.113.7                  ! 203.0.113.7
          10.0.0.1        ! Forwarded: for=198.51.100.1 | Forwarded: for=203.0.113.7      ! 203.0.113.7
          10.0.0.1        ! Forwarded: for=203.0.113.7, for=10.2.2.2 | Forwarded: for=10.3.3.3 ! 203.0.113.7
          10.0.0.1        ! Forwarded: for="2\\03.0.113.7"                                ! 203.0.113.7
          10.0.0.1        ! Forwarded: for=198.51.100.1;ext="a, for=6.6.6.6", for=203.0.113.7 ! 203.0.113.7
          """)
  void behind_trusted_proxies_the_first_other_address_from_the_right_counts(
      String peer, String headers, String client) {
    assertThat(remoteClient(peer, headers).ip().toCanonicalString()).isEqualTo(client);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unknown",
        "_hidden",
        "",
        " ",
        "localhost",
        "one.example",
        "203.0.113",
        "203.0.113.7.8",
        "203.0.113.256",
        "203.0.113.007",
        "0xcb007107",
        "3405803783",
        "203.0.113.0/24",
        "203.0.113.*",
        "203.0.113.1-9",
        "2001:db8::/64",
        "2001:db8::1::2",
        "[2001:db8::1",
        "203.0.113.7:99999",
        "203.0.113.7:x",
        "203.0.113.7 198.51.100.1",
        "for=203.0.113.7",
        "*",
        "4)+k&C#VzJ4br>0wv%Yp",
        "[::1%25%\u00e9]",
        "[::1%%0\u00e9]",
        "[fe80::1%%\u00ff0]:80",
        "::1;"
      })
  void what_is_no_address_ends_the_walk_and_no_name_is_looked_up(String node) {
    assertThat(
            remoteClient("10.0.0.1", "X-Forwarded-For: 203.0.113.7, " + node + ", 10.5.5.5").ip())
        .isEqualTo(IpAddresses.of(ip("10.5.5.5")));
    assertThat(remoteClient("10.0.0.1", "Forwarded: for=203.0.113.7, for=\"" + node + "\"").ip())
        .isEqualTo(IpAddresses.of(ip("10.0.0.1")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "for=203.0.113.7;x=\", for=\"[2001:db8::1]\"", // left open, so that a proxy closes it
        "for=203.0.113.7;x=\", for=198.51.100.1",
        "for=203.0.113.7;x=\"\\, for=\"[2001:db8::1]\"",
        "for=203.0.113.7 for=198.51.100.1",
        "for=203.0.113.7;for=198.51.100.1",
        "for=203.0.113.7,,",
        "for=203.0.113.7;",
        "for=[2001:db8::1]",
        "for=203.0.113.7:80",
        "for = 203.0.113.7",
        "203.0.113.7",
        "proto=https",
        "for=\"203.0.113.7\"x",
        ""
      })
  void a_line_that_is_not_well_formed_tells_nothing(String line) {
    assertThat(remoteClient("10.0.0.1", "Forwarded: " + line).ip())
        .isEqualTo(IpAddresses.of(ip("10.0.0.1")));
    assertThat(remoteClient("10.0.0.1", "Forwarded: " + line + "|Forwarded: for=192.0.2.99").ip())
        .isEqualTo(IpAddresses.of(ip("192.0.2.99")));
  }

  @Test
  void where_all_are_trusted_the_farthest_one_asks() {
    assertThat(remoteClient("10.0.0.1", "X-Forwarded-For: 10.0.0.3, 10.0.0.2").ip())
        .isEqualTo(IpAddresses.of(ip("10.0.0.3")));
    assertThat(remoteClient("10.0.0.1", "").ip()).isEqualTo(IpAddresses.of(ip("10.0.0.1")));
  }

  @Test
  void a_client_cannot_hide_behind_the_header_that_its_proxy_does_not_write() {
    assertThat(
            remoteClient("10.0.0.1", "Forwarded: for=198.51.100.1 | X-Forwarded-For: 203.0.113.7")
                .ip())
        .isEqualTo(IpAddresses.of(ip("203.0.113.7")));
  }

  @Test
  void scheme_and_host_are_those_of_the_proxy_that_the_client_reached() {
    RemoteClient standard =
        remoteClient(
            "10.0.0.1",
            "Forwarded: for=6.6.6.6;host=evil.example;proto=http,"
                + " for=203.0.113.7;host=\"clinic.example:8443\";proto=https,"
                + " for=10.0.0.2;host=inner.example;proto=http");
    RemoteClient deFacto =
        remoteClient(
            "10.0.0.1",
            "X-Forwarded-For: 203.0.113.7 | X-Forwarded-Host: evil.example, clinic.example"
                + " | X-Forwarded-Proto: http,https | Host: inner.example");

    assertThat(standard.host()).hasValue("clinic.example:8443");
    assertThat(standard.scheme()).hasValue("https");
    assertThat(deFacto.host()).hasValue("clinic.example");
    assertThat(deFacto.scheme()).hasValue("https");
    assertThat(remoteClient("10.0.0.1", "Host: evil.example").host())
        .as("proxies pass it on as the client said it")
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/",
        "10.0.0.0/x",
        "10.0.0/8",
        "10.*.*.*",
        "10.0.0.1-9",
        "10.0.0.0/255.0.0.0",
        "::1/129",
        "fe80::1%eth0",
        "proxy.example",
        "localhost",
        "*",
        "/8",
        "10.0.0.0/8;192.0.2.1",
        "10.0.0.1/8",
        "2001:db8::1/32",
        "0.0.0.0/0",
        "::/0"
      })
  void a_network_that_is_none_is_told(String network) {
    assertThatThrownBy(() -> TrustedProxies.of(List.of("10.0.0.0/8", network)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("TECHMEDICOS_TRUSTED_PROXIES names \"" + network + "\", which ")
        .hasMessageEndingWith(".");
  }

  @Test
  void a_mapped_network_is_the_ipv4_network() {
    TrustedProxies proxies = TrustedProxies.of(List.of("::ffff:10.0.0.0/104"));

    assertThat(proxies.trusts(ip("10.200.0.1"))).isTrue();
    assertThat(proxies.trusts(ip("11.0.0.1"))).isFalse();
  }

  @Test
  void a_connection_counts_for_its_address_or_its_ipv6_network() {
    assertThat(TrustedProxies.counted(ip("203.0.113.7")).value()).isEqualTo("203.0.113.7");
    assertThat(TrustedProxies.counted(ip("2001:db8:1:2::1")))
        .isEqualTo(TrustedProxies.counted(ip("2001:db8:1:2:ffff::9")))
        .isNotEqualTo(TrustedProxies.counted(ip("2001:db8:1:3::1")));
  }
}
