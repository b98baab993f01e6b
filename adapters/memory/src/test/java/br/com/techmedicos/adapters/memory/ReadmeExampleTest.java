package br.com.techmedicos.adapters.memory;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.memory.directory.InMemoryDoctorRatings;
import br.com.techmedicos.adapters.memory.directory.InMemoryDoctors;
import br.com.techmedicos.adapters.memory.identity.InMemoryAcceptances;
import br.com.techmedicos.adapters.memory.identity.InMemoryAccessTokens;
import br.com.techmedicos.adapters.memory.identity.InMemoryAccounts;
import br.com.techmedicos.adapters.memory.identity.InMemoryCallerStandings;
import br.com.techmedicos.adapters.memory.identity.InMemoryClientTokens;
import br.com.techmedicos.adapters.memory.identity.InMemoryDeviceSeal;
import br.com.techmedicos.adapters.memory.identity.InMemoryKnownKeySet;
import br.com.techmedicos.adapters.memory.identity.InMemoryLoginTallies;
import br.com.techmedicos.adapters.memory.identity.InMemoryMachineClients;
import br.com.techmedicos.adapters.memory.identity.InMemoryMailedTokens;
import br.com.techmedicos.adapters.memory.identity.InMemoryMessagePreferences;
import br.com.techmedicos.adapters.memory.identity.InMemoryOneTimeCodes;
import br.com.techmedicos.adapters.memory.identity.InMemoryPasswordHasher;
import br.com.techmedicos.adapters.memory.identity.InMemoryPatients;
import br.com.techmedicos.adapters.memory.identity.InMemorySecondFactors;
import br.com.techmedicos.adapters.memory.identity.InMemorySecretCipher;
import br.com.techmedicos.adapters.memory.identity.InMemorySessions;
import br.com.techmedicos.adapters.memory.scheduling.InMemoryAgendas;
import br.com.techmedicos.adapters.memory.scheduling.InMemoryAppointmentListings;
import br.com.techmedicos.adapters.memory.scheduling.InMemoryAppointments;
import br.com.techmedicos.adapters.memory.scheduling.InMemoryAvailabilityIndex;
import br.com.techmedicos.adapters.memory.scheduling.InMemoryBookingTurns;
import br.com.techmedicos.adapters.memory.scheduling.InMemoryCalendarFeeds;
import br.com.techmedicos.adapters.memory.scheduling.InMemoryCalendarSecrets;
import br.com.techmedicos.adapters.memory.scheduling.InMemoryOffers;
import br.com.techmedicos.adapters.memory.shared.InMemoryOutbox;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.adapters.memory.shared.SequentialIds;
import br.com.techmedicos.application.identity.Identity;
import br.com.techmedicos.application.identity.SecretToken;
import br.com.techmedicos.application.scheduling.AcceptAppointment;
import br.com.techmedicos.application.scheduling.BookAppointment;
import br.com.techmedicos.application.scheduling.ListSlots;
import br.com.techmedicos.application.scheduling.Scheduling;
import br.com.techmedicos.application.scheduling.SettleOverdueAppointments;
import br.com.techmedicos.application.shared.IdGenerator;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The example of the README compiles, runs, and is the one below. */
class ReadmeExampleTest {

  @Test
  void eleven_lines_book_a_consultation_and_accept_it() {
    // <readme>
    InMemoryClinic clinic = new InMemoryClinic(Clock.systemUTC());
    DoctorId ana = clinic.admitDoctor("Ana Souza", "123456", "250.00");
    PatientId jose = clinic.admitPatient("José Lima", "529.982.247-25");
    clinic.openEveryDay(ana, "08:00", "18:00");
    Scheduling scheduling = clinic.scheduling();
    var query = new ListSlots.Query(ana, Optional.empty(), Optional.empty());
    Instant startsAt = scheduling.listSlots().handle(query).slots().get(0).startsAt();
    var wanted = new BookAppointment.Command(jose, ana, startsAt);
    AppointmentId id = scheduling.bookAppointment().handle(wanted).appointment().id();
    var accepted = scheduling.acceptAppointment().handle(new AcceptAppointment.Command(id, ana));
    System.out.println(accepted.appointment().status()); // ACCEPTED
    // </readme>

    assertThat(accepted.appointment().status()).isEqualTo(AppointmentStatus.ACCEPTED);
  }

  @Test
  void one_line_wires_a_feature_on_ports_of_ones_own() {
    Clock clock = Clock.systemUTC();
    IdGenerator ids = new SequentialIds(clock);
    var unitOfWork = new InMemoryUnitOfWork();
    var outbox = new InMemoryOutbox(unitOfWork);
    var accounts = new InMemoryAccounts(unitOfWork);
    var patients = new InMemoryPatients(unitOfWork);
    var doctors = new InMemoryDoctors(unitOfWork);
    var agendas = new InMemoryAgendas(unitOfWork);
    var appointments = new InMemoryAppointments(unitOfWork);
    var sessions = new InMemorySessions(unitOfWork);
    var identityPorts =
        new Identity.Dependencies(
            unitOfWork,
            outbox,
            accounts,
            patients,
            doctor -> doctors.find(doctor).map(found -> found.profile().name()),
            (doctor, address) ->
                doctors
                    .find(doctor)
                    .map(found -> found.withEmail(address))
                    .ifPresent(doctors::update),
            sessions,
            new InMemoryCallerStandings(accounts, sessions::isVoid),
            new InMemoryLoginTallies(unitOfWork),
            new InMemoryMailedTokens(unitOfWork),
            new InMemoryCalendarFeeds(unitOfWork),
            new InMemoryMessagePreferences(unitOfWork),
            new InMemoryKnownKeySet(),
            new InMemoryPasswordHasher(),
            () -> new SecretToken("refresh-" + ids.next()),
            new InMemorySecondFactors(unitOfWork),
            new InMemoryOneTimeCodes(),
            new InMemorySecretCipher(),
            new InMemoryDeviceSeal(),
            new InMemoryAccessTokens(clock),
            new InMemoryAcceptances(unitOfWork),
            new InMemoryMachineClients(unitOfWork),
            new InMemoryClientTokens(clock));
    var availability = new InMemoryAvailabilityIndex(unitOfWork);
    var schedulingPorts =
        new Scheduling.Dependencies(
            unitOfWork,
            outbox,
            accounts,
            doctors,
            new InMemoryDoctorRatings(unitOfWork),
            agendas,
            new InMemoryOffers(doctors, agendas, availability),
            appointments,
            new InMemoryBookingTurns(doctors, patients, agendas),
            new InMemoryAppointmentListings(
                appointments, appointments::all, doctors, patients, agendas),
            availability,
            new InMemoryCalendarFeeds(unitOfWork),
            new InMemoryCalendarSecrets());

    // <wiring>
    Identity identity = new Identity(identityPorts, ids, clock);
    Scheduling scheduling = new Scheduling(schedulingPorts, identity, ids, clock);
    // </wiring>

    assertThat(
            scheduling.settleOverdueAppointments().handle(new SettleOverdueAppointments.Command()))
        .isZero();
  }

  @ParameterizedTest
  @CsvSource({"readme, embedding, 11", "wiring, wiring, 2"})
  void the_readme_shows_these_lines(String here, String there, int lines) throws IOException {
    Path source = Path.of("src/test/java", getClass().getName().replace('.', '/') + ".java");
    List<String> shown =
        between(Files.readAllLines(source), "// <" + here + ">", "// </" + here + ">").stream()
            .map(String::strip)
            .toList();
    List<String> readme =
        between(
            Files.readAllLines(Path.of("../../README.md")),
            "<!-- " + there + " example -->",
            "```");

    assertThat(shown).hasSize(lines);
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
