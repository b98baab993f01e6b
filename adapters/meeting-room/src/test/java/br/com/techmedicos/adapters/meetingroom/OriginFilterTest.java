package br.com.techmedicos.adapters.meetingroom;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.memory.InMemoryClinic;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OriginFilterTest {

  private static final String PATH = "/api/v1/meetings/signalling?ticket=none";

  private Instance instance;

  @BeforeAll
  void open() {
    Clock clock = Clock.fixed(Instant.parse("2026-11-23T11:00:00Z"), ZoneOffset.UTC);
    instance = new Instance(new InMemoryClinic(clock), clock, "https://clinic.example:8443");
  }

  @AfterAll
  void close() {
    instance.close();
  }

  private int open(String headers) throws IOException {
    return Page.handshake(instance.uri(), PATH, headers);
  }

  @Test
  void a_page_of_ours_opens_a_socket() throws IOException {
    assertThat(open("Origin: https://clinic.example:8443\r\n")).isEqualTo(101);
  }

  @Test
  void what_is_no_browser_says_no_origin_and_has_its_ticket() throws IOException {
    assertThat(open("")).isEqualTo(101);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "https://evil.example",
        "http://clinic.example:8443",
        "https://clinic.example",
        "https://clinic.example:443",
        "https://clinic.example:8444",
        "https://clinic.example:84430",
        "https://www.clinic.example:8443",
        "https://clinic.example.evil.example:8443",
        "https://evilclinic.example:8443",
        "https://clinic.example:8443.evil.example",
        "https://clinic.example:8443@evil.example",
        "https://clinic.example:8443/",
        "https://clinic.example:8443 https://evil.example",
        "http://localhost:8443",
        "https://localhost:8443",
        "https://127.0.0.1:8443",
        "clinic.example:8443",
        "*",
        ""
      })
  void a_page_of_anyone_else_opens_none(String origin) throws IOException {
    assertThat(open("Origin: " + origin + "\r\n")).isEqualTo(403);
  }

  @Test
  void two_origins_are_none_of_ours() throws IOException {
    String ours = "Origin: https://clinic.example:8443\r\n";

    assertThat(open(ours + "Origin: https://evil.example\r\n")).isEqualTo(403);
    assertThat(open(ours + ours)).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/meetings/signalling/?ticket=none",
        "/api/v1/meetings/signalling",
        "//api/v1/meetings/signalling?ticket=none",
        "/api/v1/meetings/./signalling?ticket=none",
        "/api/v1/meetings/signallin%67?ticket=none"
      })
  void no_other_way_to_write_the_path_leads_past_the_check(String path) throws IOException {
    assertThat(Page.handshake(instance.uri(), path, "Origin: https://evil.example\r\n"))
        .isNotEqualTo(101);
  }

  @Test
  void a_front_end_that_may_call_the_service_opens_a_socket() throws IOException {
    Clock clock = Clock.fixed(Instant.parse("2026-11-23T11:00:00Z"), ZoneOffset.UTC);
    try (Instance own =
        new Instance(
            new InMemoryClinic(clock), clock, "https://clinic.example", "https://app.example")) {
      assertThat(Page.handshake(own.uri(), PATH, "Origin: https://app.example\r\n")).isEqualTo(101);
      assertThat(Page.handshake(own.uri(), PATH, "Origin: https://clinic.example\r\n"))
          .isEqualTo(101);
      for (String other :
          new String[] {"https://evil.example", "https://app.example:8443", "http://app.example"}) {
        assertThat(Page.handshake(own.uri(), PATH, "Origin: " + other + "\r\n"))
            .as(other)
            .isEqualTo(403);
      }
    }
  }

  @Test
  void a_service_on_this_machine_has_both_names_of_it() throws IOException {
    Clock clock = Clock.fixed(Instant.parse("2026-11-23T11:00:00Z"), ZoneOffset.UTC);
    try (Instance here = new Instance(new InMemoryClinic(clock), clock, "http://127.0.0.1:8080")) {
      for (String name : new String[] {"127.0.0.1", "localhost"}) {
        assertThat(Page.handshake(here.uri(), PATH, "Origin: http://" + name + ":8080\r\n"))
            .as(name)
            .isEqualTo(101);
        assertThat(Page.handshake(here.uri(), PATH, "Origin: http://" + name + ":8081\r\n"))
            .as(name)
            .isEqualTo(403);
      }
      assertThat(Page.handshake(here.uri(), PATH, "Origin: http://127.0.0.1.evil.example:8080\r\n"))
          .isEqualTo(403);
    }
  }
}
