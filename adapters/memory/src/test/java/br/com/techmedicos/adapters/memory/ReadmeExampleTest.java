package br.com.techmedicos.adapters.memory;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.application.scheduling.AcceptAppointment;
import br.com.techmedicos.application.scheduling.BookAppointment;
import br.com.techmedicos.application.scheduling.ListSlots;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.AppointmentStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The example of the README compiles, runs, and is the one below. */
class ReadmeExampleTest {

  @Test
  void ten_lines_book_a_consultation_and_accept_it() {
    // <readme>
    InMemoryClinic clinic = new InMemoryClinic(Clock.systemUTC());
    DoctorId ana = clinic.admitDoctor("Ana Souza", "123456", "250.00");
    PatientId jose = clinic.admitPatient("José Lima", "529.982.247-25");
    clinic.openEveryDay(ana, "08:00", "18:00");
    var query = new ListSlots.Query(ana, Optional.empty(), Optional.empty());
    Instant startsAt = clinic.listSlots().handle(query).slots().get(0).startsAt();
    var booked = clinic.bookAppointment().handle(new BookAppointment.Command(jose, ana, startsAt));
    AppointmentId id = booked.appointment().id();
    var accepted = clinic.acceptAppointment().handle(new AcceptAppointment.Command(id, ana));
    System.out.println(accepted.appointment().status()); // ACCEPTED
    // </readme>

    assertThat(accepted.appointment().status()).isEqualTo(AppointmentStatus.ACCEPTED);
  }

  @Test
  void the_readme_shows_these_lines() throws IOException {
    Path here = Path.of("src/test/java", getClass().getName().replace('.', '/') + ".java");
    List<String> shown =
        between(Files.readAllLines(here), "// <readme>", "// </readme>").stream()
            .map(String::strip)
            .toList();
    List<String> readme =
        between(
            Files.readAllLines(Path.of("../../README.md")), "<!-- embedding example -->", "```");

    assertThat(shown).hasSize(10);
    assertThat(readme).isEqualTo(shown);
  }

  /** The lines after the one that says {@code start}, and a fence, until one says {@code end}. */
  private static List<String> between(List<String> lines, String start, String end) {
    return lines.stream()
        .map(line -> line.endsWith("```java") ? "" : line)
        .dropWhile(line -> !line.strip().equals(start))
        .skip(1)
        .takeWhile(line -> !line.strip().equals(end))
        .filter(line -> !line.isBlank())
        .toList();
  }
}
