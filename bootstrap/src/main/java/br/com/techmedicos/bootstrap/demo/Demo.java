package br.com.techmedicos.bootstrap.demo;

import br.com.techmedicos.application.identity.PasswordHasher;
import br.com.techmedicos.application.scheduling.RefreshAvailability;
import br.com.techmedicos.application.scheduling.Scheduling;
import br.com.techmedicos.application.shared.ClientAddress;
import br.com.techmedicos.bootstrap.demo.DemoFolder.Note;
import br.com.techmedicos.bootstrap.sample.SampleClinic;
import br.com.techmedicos.bootstrap.sample.SamplePeople;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.identity.Password;
import br.com.techmedicos.domain.identity.PasswordHash;
import br.com.techmedicos.domain.identity.Patient;
import br.com.techmedicos.domain.scheduling.Appointment;
import br.com.techmedicos.domain.scheduling.Slot;
import br.com.techmedicos.domain.teleconsultation.MeetingWindow;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;
import io.micronaut.json.JsonMapper;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.slf4j.LoggerFactory;

/**
 * Starts the service on made-up people in a folder of its own, plays a visit, and leaves it
 * running. In the folder of an earlier demo it only starts the service again.
 */
public final class Demo {

  private static final int DOCTORS = 40;
  private static final int PATIENTS = 12;
  private static final int VISITS_A_DOCTOR = 12;
  private static final long SEED = 2314; // the number of the resolution on telemedicine
  private static final SamplePeople PEOPLE = new SamplePeople(SEED);
  private static final String OPERATOR = "operador";

  /** Settings with which the demo would write to, or tell, what is not its own. */
  private static final List<String> OF_OTHERS =
      List.of(
          "techmedicos.keys",
          "techmedicos.storage.gcs.bucket",
          "techmedicos.storage.s3.bucket",
          "techmedicos.master-key.kms",
          "techmedicos.broker.url");

  private final Function<Map<String, Object>, ApplicationContext> service;
  private final PrintStream out;

  Demo(Function<Map<String, Object>, ApplicationContext> service, PrintStream out) {
    this.service = service;
    this.out = out;
  }

  /**
   * Starts the service and plays the visit; the service is running on return. Only warnings are
   * logged from then on.
   *
   * @param service starts it, with settings that prevail over those of the environment
   * @param out where the story is told
   * @throws IllegalArgumentException if the settings or the folder are not for a demo; its message
   *     is a sentence that begins with the setting
   */
  public static void start(
      Function<Map<String, Object>, ApplicationContext> service, PrintStream out) {
    ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
    String wanted = System.getenv("TECHMEDICOS_DATA");
    Path path =
        wanted == null
            ? Path.of(System.getProperty("java.io.tmpdir"), "techmedicos-demo-" + random())
            : Path.of(wanted);
    new Demo(service, out).start(new DemoFolder(path.toAbsolutePath().normalize()));
  }

  ApplicationContext start(DemoFolder folder) {
    Optional<Note> earlier = folder.note();
    if (earlier.isEmpty() && !folder.isEmpty()) {
      throw new IllegalArgumentException(
          "TECHMEDICOS_DATA names "
              + folder.path()
              + ", which holds what no demo has made: unset it, or name an empty folder.");
    }
    String password = earlier.map(Note::password).orElseGet(Demo::random);
    Map<String, Object> settings = settings(folder, password);
    requireItsOwn(folder, settings);
    ApplicationContext context = service.apply(settings);
    URI address = context.getBean(EmbeddedServer.class).getURI();
    Logins logins = Logins.of(PEOPLE, OPERATOR, password);
    Note note = earlier.orElseGet(() -> fill(context, password));
    if (earlier.isEmpty()) {
      folder.write(note);
      new Visit(new RestClient(address, context.getBean(JsonMapper.class)), logins, out).play();
    }
    invite(address, logins, note, folder);
    return context;
  }

  private static Map<String, Object> settings(DemoFolder folder, String password) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("techmedicos.data", folder.path().toString());
    settings.put("techmedicos.shutdown.drain", "0s"); // nobody is behind a proxy
    settings.put("techmedicos.mail.console", true);
    settings.put("techmedicos.documents", "optional"); // the visit accepts none
    settings.put("techmedicos.operator.second-factor", "optional"); // nor has it an app
    settings.put("techmedicos.operator.login", OPERATOR);
    settings.put("techmedicos.operator.password", password);
    if (System.getenv("MICRONAUT_SERVER_PORT") == null) {
      settings.put("micronaut.server.port", -1);
    }
    return settings;
  }

  private static void requireItsOwn(DemoFolder folder, Map<String, Object> settings) {
    try (ApplicationContext unstarted = ApplicationContext.builder().properties(settings).build();
        Environment environment = unstarted.getEnvironment().start()) {
      String url = environment.getRequiredProperty("datasources.default.url", String.class);
      if (!url.startsWith("jdbc:h2:file:" + folder.path() + "/")) {
        throw ofOthers("datasources.default.url");
      }
      Path deletions = environment.getRequiredProperty("techmedicos.deletions", Path.class);
      if (!deletions.startsWith(folder.path())) {
        throw ofOthers("techmedicos.deletions");
      }
      OF_OTHERS.stream()
          .filter(environment::containsProperty)
          .findFirst()
          .ifPresent(
              setting -> {
                throw ofOthers(setting);
              });
    }
  }

  private static IllegalArgumentException ofOthers(String setting) {
    return new IllegalArgumentException(
        setting.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_")
            + " is set, but the demo uses no database, files, keys, journal or broker but its own: unset it,"
            + " or start the service without demo.");
  }

  private static Note fill(ApplicationContext context, String password) {
    SampleClinic clinic = context.getBean(SampleClinic.class);
    Instant now = context.getBean(Clock.class).instant();
    PasswordHash hash =
        context
            .getBean(PasswordHasher.class)
            .hash(Password.typed(password), ClientAddress.OURSELVES);
    List<Doctor> doctors = clinic.addDoctors(PEOPLE, 0, DOCTORS, hash, now);
    List<Patient> patients = clinic.addPatients(PEOPLE, 0, PATIENTS, hash, now);
    SplittableRandom random = new SplittableRandom(SEED);
    for (Doctor doctor : doctors) {
      clinic.addHistory(doctor, patients, random.nextInt(VISITS_A_DOCTOR), random, now);
    }
    Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
    Instant asked = now.minus(3, ChronoUnit.HOURS);
    Slot begun = new Slot(minute.minus(5, ChronoUnit.MINUTES));
    clinic.addAccepted(doctors.get(0), patients.get(0), begun, asked);
    Slot next = new Slot(minute.plus(5, ChronoUnit.MINUTES));
    Appointment room = clinic.addAccepted(doctors.get(1), patients.get(1), next, asked);
    context
        .getBean(Scheduling.class)
        .refreshAvailability()
        .handle(new RefreshAvailability.Command());
    return new Note(password, room.id().toString(), MeetingWindow.of(next).closesAt());
  }

  private void invite(URI address, Logins logins, Note note, DemoFolder folder) {
    out.printf(
        """

        Pronto. O serviço continua no ar até Ctrl+C.
          API:       %1$s/docs
          Senha:     %2$s (de todos)
          Médico:    POST /api/v1/auth/doctors   {"crm": {"number": "%3$s", "state": "%4$s"}, "password": …}
          Paciente:  POST /api/v1/auth/patients  {"login": "%5$s" ou "%6$s", "password": …}
          Operador:  POST /api/v1/auth/operators {"login": "%7$s", "password": …}
          Sala:      %1$s/meet/%8$s
                     em duas janelas, como médico (CRM %9$s) e como paciente (%6$s), até %10$s

        Para colar no terminal: entrar como paciente, e ver médicos com horários livres
          curl -s -H 'Content-Type: application/json' -d '{"login": "%5$s", "password": "%2$s"}' %1$s/api/v1/auth/patients
          curl -s '%1$s/api/v1/doctors?sort=availability&limit=5'

        Tudo fica em %11$s
        Para retomar: o mesmo comando com TECHMEDICOS_DATA=%11$s
        Para apagar: remova essa pasta.
        """,
        address,
        logins.password(),
        logins.doctor().number().digits(),
        logins.doctor().state(),
        logins.patient().formatted(),
        logins.roomPatientEmail(),
        logins.operator(),
        note.room(),
        logins.roomDoctor().number().digits() + "/" + logins.roomDoctor().state(),
        Visit.moment(note.roomClosesAt()),
        folder.path());
  }

  private static String random() {
    byte[] bytes = new byte[8];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
