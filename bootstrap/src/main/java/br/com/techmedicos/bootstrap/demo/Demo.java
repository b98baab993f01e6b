package br.com.techmedicos.bootstrap.demo;

import br.com.techmedicos.application.identity.PasswordHasher;
import br.com.techmedicos.application.scheduling.RefreshAvailability;
import br.com.techmedicos.application.scheduling.Scheduling;
import br.com.techmedicos.application.shared.ClientAddress;
import br.com.techmedicos.bootstrap.sample.SampleClinic;
import br.com.techmedicos.bootstrap.sample.SamplePeople;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.identity.Password;
import br.com.techmedicos.domain.identity.PasswordHash;
import br.com.techmedicos.domain.identity.Patient;
import br.com.techmedicos.domain.scheduling.Appointment;
import br.com.techmedicos.domain.scheduling.Slot;
import io.micronaut.context.ApplicationContext;
import io.micronaut.json.JsonMapper;
import io.micronaut.runtime.Micronaut;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Starts the service in a temporary folder on sample data, plays a visit, and leaves it running.
 */
public final class Demo {

  private static final int DOCTORS = 40;
  private static final int PATIENTS = 12;
  private static final int VISITS_A_DOCTOR = 12;
  private static final long SEED = 2314; // the number of the resolution on telemedicine
  private static final String OPERATOR = "operador";

  private Demo() {}

  /** Starts the service and plays the visit; the service is running on return. */
  public static void start() {
    start(new PrintStream(System.out, true, StandardCharsets.UTF_8));
  }

  static ApplicationContext start(PrintStream out) {
    String password = HexFormat.of().formatHex(randomBytes(8));
    ApplicationContext context =
        Micronaut.build(new String[0])
            .mainClass(Demo.class)
            .banner(false)
            .properties(settings(password))
            .start();
    Logins logins = fill(context, password);
    EmbeddedServer server = context.getBean(EmbeddedServer.class);
    new Visit(new RestClient(server.getURI(), context.getBean(JsonMapper.class)), logins, out)
        .play();
    invite(server, logins, out);
    return context;
  }

  /** Returns settings that the environment does not define. */
  private static Map<String, Object> settings(String password) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("techmedicos.operator.login", OPERATOR);
    settings.put("techmedicos.operator.password", password);
    if (System.getenv("MICRONAUT_SERVER_PORT") == null) {
      settings.put("micronaut.server.port", -1);
    }
    if (System.getenv("TECHMEDICOS_DATA") == null) {
      settings.put("techmedicos.data", temporaryFolder().toString());
    }
    return settings;
  }

  private static Logins fill(ApplicationContext context, String password) {
    SampleClinic clinic = context.getBean(SampleClinic.class);
    Instant now = context.getBean(Clock.class).instant();
    PasswordHash hash =
        context.getBean(PasswordHasher.class).hash(Password.of(password), ClientAddress.OURSELVES);
    SamplePeople people = new SamplePeople(SEED);
    List<Doctor> doctors = clinic.addDoctors(people, 0, DOCTORS, hash, now);
    List<Patient> patients = clinic.addPatients(people, 0, PATIENTS, hash, now);
    SplittableRandom random = new SplittableRandom(SEED);
    for (Doctor doctor : doctors) {
      clinic.addHistory(doctor, patients, random.nextInt(VISITS_A_DOCTOR), random, now);
    }
    Doctor attending = doctors.get(0);
    Patient attended = patients.get(0);
    Slot fiveMinutesAgo =
        new Slot(now.truncatedTo(ChronoUnit.MINUTES).minus(5, ChronoUnit.MINUTES));
    clinic.addAccepted(attending, attended, fiveMinutesAgo, now.minus(3, ChronoUnit.HOURS));
    Doctor waiting = doctors.get(1);
    Slot inFiveMinutes = new Slot(now.truncatedTo(ChronoUnit.MINUTES).plus(5, ChronoUnit.MINUTES));
    Appointment room =
        clinic.addAccepted(waiting, patients.get(1), inFiveMinutes, now.minus(3, ChronoUnit.HOURS));
    context
        .getBean(Scheduling.class)
        .refreshAvailability()
        .handle(new RefreshAvailability.Command());
    return new Logins(
        password,
        OPERATOR,
        attending.crm().number().digits(),
        attending.crm().state().name(),
        attended.cpf().value(),
        patients.get(1).email().value(),
        waiting.crm().number().digits(),
        waiting.crm().state().name(),
        room.id().toString());
  }

  private static void invite(EmbeddedServer server, Logins logins, PrintStream out) {
    out.printf(
        """

        Pronto. O serviço continua no ar até Ctrl+C.
          API:       %1$s/docs
          Senha:     %2$s (de todos, criada agora)
          Médico:    POST /api/v1/auth/doctors   {"crm": {"number": "%3$s", "state": "%4$s"}, "password": …}
          Paciente:  POST /api/v1/auth/patients  {"login": "%5$s" ou "%6$s", "password": …}
          Operador:  POST /api/v1/auth/operators {"login": "%7$s", "password": …}
          Sala:      %1$s/meet/%8$s, aberta por mais uma hora; em duas janelas,
                     como médico (CRM %9$s/%10$s) e como paciente (%6$s)
        """,
        server.getURI(),
        logins.password(),
        logins.doctorCrmNumber(),
        logins.doctorCrmState(),
        logins.patientCpf(),
        logins.otherPatientEmail(),
        logins.operator(),
        logins.roomId(),
        logins.roomDoctorCrmNumber(),
        logins.roomDoctorCrmState());
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("techmedicos-demo");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] randomBytes(int count) {
    byte[] bytes = new byte[count];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }
}
