package br.com.techmedicos.domain.shared;

import static br.com.techmedicos.domain.ViolationAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneRegionTest {

  @ParameterizedTest
  @ValueSource(strings = {"America/Sao_Paulo", "Europe/Lisbon", "UTC"})
  void takes_a_region_by_its_iana_name(String id) {
    assertThat(new ZoneRegion(id).zoneId()).isEqualTo(ZoneId.of(id));
    assertThat(ZoneRegion.parse(id)).isEqualTo(new ZoneRegion(id));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-03:00", "Z", "UTC-3", "GMT+1", "", "America", "america/sao_paulo", "Mars/Base"})
  void refuses_what_is_no_region(String id) {
    assertRefused(new InvalidValue.NotARegion(), () -> new ZoneRegion(id));
    assertRefused(new InvalidValue.NotARegion(), () -> ZoneRegion.parse(id));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"SystemV/PST8", "SystemV/EST5EDT", "EST5EDT", "CET", "Japan", "GMT", "UCT"})
  void reads_no_name_that_java_alone_knows_or_that_is_of_no_place(String id) {
    assertRefused(new InvalidValue.NotARegion(), () -> ZoneRegion.parse(id));
  }

  @Test
  void keeps_what_it_took_before() {
    assertThat(new ZoneRegion("EST5EDT").zoneId()).isEqualTo(ZoneId.of("EST5EDT"));
  }
}
