package br.com.techmedicos.adapters.memory;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.scheduling.AgendasContract;
import br.com.techmedicos.adapters.memory.shared.InMemoryTable;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.application.delivery.Delivery;
import br.com.techmedicos.application.directory.Directory;
import br.com.techmedicos.application.directory.DoctorSearch;
import br.com.techmedicos.application.healthrecord.HealthRecord;
import br.com.techmedicos.application.healthrecord.sharing.ShareRecord;
import br.com.techmedicos.application.identity.AuthenticateCaller;
import br.com.techmedicos.application.identity.Identity;
import br.com.techmedicos.application.identity.IssuedTokens;
import br.com.techmedicos.application.notification.Notification;
import br.com.techmedicos.application.partnership.Partnership;
import br.com.techmedicos.application.scheduling.BookAppointment;
import br.com.techmedicos.application.scheduling.ListSlots;
import br.com.techmedicos.application.scheduling.Scheduling;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.application.teleconsultation.Teleconsultation;
import br.com.techmedicos.domain.directory.Specialty;
import br.com.techmedicos.domain.healthrecord.RecordFile;
import br.com.techmedicos.domain.healthrecord.SharedItems;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.Cpf;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.Identifier;
import br.com.techmedicos.domain.identity.Password;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.Role;
import br.com.techmedicos.domain.scheduling.Agenda;
import br.com.techmedicos.domain.scheduling.Agendas;
import br.com.techmedicos.domain.scheduling.SchedulingViolation.SlotAlreadyTaken;
import br.com.techmedicos.domain.shared.DomainException;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The guide for those who embed: its examples are these, and its lists are complete. */
class EmbeddingGuideTest {

  private static final Path GUIDE = Path.of("../../docs/embedding.md");

  private final Clock clock = Clock.systemUTC();

  @Test
  void a_patient_logs_in_searches_books_and_shares() {
    InMemoryClinic clinic = new InMemoryClinic(clock);
    DoctorId ana = clinic.admitDoctor("Ana Souza", "123456", "250.00", Specialty.CARDIOLOGY);
    clinic.openEveryDay(ana, "08:00", "18:00");
    Password password = Password.chosen("uma senha bem longa");
    PatientId jose = clinic.admitPatient("José Lima", "529.982.247-25", password);

    Identifier cpf = Identifier.of(Cpf.parse("52998224725"));
    IssuedTokens tokens = clinic.logIn(Role.PATIENT, cpf, password);
    var whose = new AuthenticateCaller.Query(tokens.access().value());
    AccountId caller = clinic.identity().authenticateCaller().handle(whose).orElseThrow();

    var nearby =
        new DoctorSearch(
            Optional.of(Specialty.CARDIOLOGY),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            DoctorSearch.Sort.AVAILABILITY,
            20,
            Optional.empty());
    DoctorId found = clinic.search(nearby).items().get(0).id();

    RecordFile exam = clinic.upload(jose, "exam.txt", "Hb 13,5".getBytes(StandardCharsets.UTF_8));
    var items = new SharedItems(Set.of(exam.id()), Set.of());
    Instant tomorrow = clock.instant().plus(Duration.ofDays(1));
    clinic.healthRecord().shareRecord().handle(new ShareRecord.Command(jose, ana, items, tomorrow));

    assertThat(caller).isEqualTo(AccountId.of(jose));
    assertThat(found).isEqualTo(ana);
  }

  @Test
  void a_refusal_carries_its_facts() {
    InMemoryClinic clinic = new InMemoryClinic(clock);
    DoctorId ana = clinic.admitDoctor("Ana Souza", "123456", "250.00");
    PatientId jose = clinic.admitPatient("José Lima", "529.982.247-25");
    PatientId rita = clinic.admitPatient("Rita Reis", "111.444.777-35");
    clinic.openEveryDay(ana, "08:00", "18:00");
    Scheduling scheduling = clinic.scheduling();
    var query = new ListSlots.Query(ana, Optional.empty(), Optional.empty());
    Instant startsAt = scheduling.listSlots().handle(query).slots().get(0).startsAt();
    scheduling.bookAppointment().handle(new BookAppointment.Command(jose, ana, startsAt));
    List<String> told = new ArrayList<>();

    try {
      scheduling.bookAppointment().handle(new BookAppointment.Command(rita, ana, startsAt));
    } catch (DomainException refused) {
      if (refused.violation() instanceof SlotAlreadyTaken taken) {
        told.add(taken.doctor() + " is taken at " + taken.startsAt());
      }
    }

    assertThat(told).containsExactly(ana + " is taken at " + startsAt);
  }

  @Test
  void a_port_of_ones_own_is_given_in_one_call() {
    InMemoryClinic clinic =
        new InMemoryClinic(clock, parts -> parts.agendas(new OurAgendas(parts.unitOfWork())));

    DoctorId ana = clinic.admitDoctor("Ana Souza", "123456", "250.00");
    clinic.openEveryDay(ana, "08:00", "18:00");
    assertThat(clinic.agendas()).isInstanceOf(OurAgendas.class);
    assertThat(clinic.agendas().find(ana)).isPresent();
  }

  static final class OurAgendas implements Agendas {
    private final InMemoryTable<DoctorId, Agenda> rows;

    OurAgendas(InMemoryUnitOfWork unitOfWork) {
      this.rows = new InMemoryTable<>(unitOfWork);
    }

    @Override
    public Optional<Agenda> find(DoctorId doctor) {
      return rows.find(doctor);
    }

    @Override
    public List<Agenda> find(Collection<DoctorId> doctors) {
      return doctors.stream().flatMap(doctor -> find(doctor).stream()).toList();
    }

    @Override
    public void save(Agenda agenda) {
      rows.save(agenda.doctor(), agenda, Agenda::version);
    }
  }

  @Nested
  class OurAgendasTest extends AgendasContract {
    private final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork();
    private final Agendas agendas = new OurAgendas(unitOfWork);

    @Override
    protected Agendas agendas() {
      return agendas;
    }

    @Override
    protected UnitOfWork unitOfWork() {
      return unitOfWork;
    }
  }

  /** Every line of Java in the guide stands in this file, or in a stranger's, as it is shown. */
  @Test
  void the_examples_of_the_guide_are_compiled() throws IOException {
    List<List<String>> sources = new ArrayList<>();
    sources.add(code(Path.of("src/test/java", getClass().getName().replace('.', '/') + ".java")));
    try (Stream<Path> strangers = Files.walk(Path.of("../../architecture-tests/strangers"))) {
      for (Path file : strangers.filter(path -> path.toString().endsWith(".java")).toList()) {
        sources.add(code(file));
      }
    }

    List<List<String>> examples = examples();

    assertThat(examples).hasSizeGreaterThan(5);
    assertThat(examples)
        .allSatisfy(
            example ->
                assertThat(sources)
                    .anyMatch(source -> Collections.indexOfSubList(source, example) >= 0));
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        Identity.class,
        Directory.class,
        Scheduling.class,
        Teleconsultation.class,
        HealthRecord.class,
        Delivery.class,
        Notification.class,
        Partnership.class
      })
  void the_guide_names_every_use_case_and_every_port(Class<?> assembly) throws IOException {
    String guide = Files.readString(GUIDE);
    Stream<String> useCases =
        Stream.of(assembly.getDeclaredMethods())
            .filter(method -> Modifier.isPublic(method.getModifiers()))
            .map(method -> method.getReturnType())
            .filter(
                type -> Stream.of(type.getMethods()).anyMatch(m -> m.getName().equals("handle")))
            .map(Class::getSimpleName);
    Stream<String> ports =
        Stream.of(assembly.getClasses())
            .filter(Class::isRecord)
            .flatMap(needs -> Stream.of(needs.getRecordComponents()))
            .map(RecordComponent::getType)
            .map(Class::getSimpleName);

    assertThat(Stream.concat(useCases, ports))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(guide).contains("`" + name + "`"));
  }

  private static List<List<String>> examples() throws IOException {
    List<List<String>> examples = new ArrayList<>();
    List<String> open = null;
    for (String line : Files.readAllLines(GUIDE)) {
      if (line.equals("```java")) {
        open = new ArrayList<>();
      } else if (line.equals("```") && open != null) {
        examples.add(open);
        open = null;
      } else if (open != null && !line.isBlank()) {
        open.add(line.strip());
      }
    }
    return examples;
  }

  private static List<String> code(Path source) throws IOException {
    return Files.readAllLines(source).stream()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .toList();
  }
}
