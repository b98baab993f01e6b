package br.com.techmedicos.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.application.healthrecord.HealthRecord;
import br.com.techmedicos.application.healthrecord.access.VerifyAccessLogs;
import br.com.techmedicos.application.healthrecord.content.SweepContents;
import br.com.techmedicos.application.identity.PasswordHasher;
import br.com.techmedicos.application.shared.ClientAddress;
import br.com.techmedicos.bootstrap.demo.RestClient;
import br.com.techmedicos.bootstrap.sample.SampleClinic;
import br.com.techmedicos.bootstrap.sample.SamplePeople;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.identity.BirthDate;
import br.com.techmedicos.domain.identity.Password;
import br.com.techmedicos.domain.identity.PasswordHash;
import br.com.techmedicos.domain.identity.Patient;
import io.micronaut.context.ApplicationContext;
import io.micronaut.jdbc.DataSourceResolver;
import io.micronaut.json.JsonMapper;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** The whole service on a port of its own, as users meet it, with a clock that a story can move. */
final class RunningService implements AutoCloseable {

  /** Everybody's. */
  static final String PASSWORD = "uma senha que ninguém adivinha";

  private static final SamplePeople PEOPLE = new SamplePeople(42);
  private static final AtomicInteger NEXT = new AtomicInteger();

  private final Map<String, Object> settings;
  private final MovableClock clock;
  private ApplicationContext context;

  private RunningService(Map<String, Object> settings, MovableClock clock) {
    this.settings = settings;
    this.clock = clock;
    this.context = start(settings, clock);
  }

  static RunningService start(Path data, Map<String, Object> settings) {
    Map<String, Object> all = new HashMap<>();
    all.put("micronaut.server.port", -1);
    all.put("techmedicos.data", data.toString());
    all.put("techmedicos.shutdown.drain", "0s");
    all.put("techmedicos.rate-limits.enabled", false);
    all.put("techmedicos.operator.login", "operador");
    all.put("techmedicos.operator.password", PASSWORD);
    all.putAll(settings);
    return new RunningService(all, new MovableClock());
  }

  private static ApplicationContext start(Map<String, Object> settings, MovableClock clock) {
    ApplicationContext context =
        ApplicationContext.builder().properties(settings).singletons(clock).build();
    context.start();
    context.getBean(EmbeddedServer.class).start();
    return context;
  }

  void stop() {
    settings.put("micronaut.server.port", uri().getPort());
    context.close();
  }

  /** Starts again after a stop: at the same address, on the same data. */
  void startAgain() {
    context = start(settings, clock);
  }

  RestClient anyone() {
    return new RestClient(uri(), context.getBean(JsonMapper.class));
  }

  URI uri() {
    return context.getBean(EmbeddedServer.class).getURI();
  }

  RestClient as(Doctor doctor) {
    return logIn(
        "/auth/doctors",
        Map.of(
            "crm",
            Map.of("number", doctor.crm().number().digits(), "state", doctor.crm().state().name()),
            "password",
            PASSWORD));
  }

  RestClient as(Patient patient) {
    return logIn("/auth/patients", Map.of("login", patient.cpf().value(), "password", PASSWORD));
  }

  RestClient asOperator() {
    return logIn("/auth/operators", Map.of("login", "operador", "password", PASSWORD));
  }

  private RestClient logIn(String path, Map<String, ?> credentials) {
    return anyone().with(anyone().post(path, credentials).expect(200).text("access_token"));
  }

  /** Someone who has not signed up yet. */
  static SamplePeople.SamplePatient newcomer() {
    return PEOPLE.patient(NEXT.getAndIncrement());
  }

  /** Someone who signs up this instant, logged in. */
  RestClient signUp() {
    SamplePeople.SamplePatient person = newcomer();
    anyone()
        .post(
            "/patients",
            Map.of(
                "name", person.name().value(),
                "email", person.email().value(),
                "password", PASSWORD,
                "cpf", person.cpf().value(),
                "birthDate", person.birthDate().toString()))
        .expect(201);
    return logIn("/auth/patients", Map.of("login", person.cpf().value(), "password", PASSWORD));
  }

  List<Doctor> addDoctors(int count) {
    return context
        .getBean(SampleClinic.class)
        .addDoctors(PEOPLE, NEXT.getAndAdd(count), count, hash(), clock.instant());
  }

  /** Adults by the service's clock, which may have been set back by decades. */
  List<Patient> addPatients(int count) {
    SampleClinic clinic = context.getBean(SampleClinic.class);
    PasswordHash hash = hash();
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    List<Patient> added = new ArrayList<>();
    while (added.size() < count) {
      int next = NEXT.getAndIncrement();
      if (new BirthDate(PEOPLE.patient(next).birthDate()).ageOn(today) >= BirthDate.ADULT_AGE) {
        added.addAll(clinic.addPatients(PEOPLE, next, 1, hash, clock.instant()));
      }
    }
    return added;
  }

  private PasswordHash hash() {
    return context
        .getBean(PasswordHasher.class)
        .hash(Password.typed(PASSWORD), ClientAddress.of("127.0.0.1"));
  }

  /** What logging in as a patient is answered. */
  RestClient.Answer logIn(String login) {
    return anyone().post("/auth/patients", Map.of("login", login, "password", PASSWORD));
  }

  /** What logging in as a patient on a known device is answered. */
  RestClient.Answer logIn(String login, String device) {
    return anyone()
        .post(
            "/auth/patients", Map.of("login", login, "password", PASSWORD, "device_token", device));
  }

  /** How many contents are stored, whether a file has them or not; those given up are swept. */
  long storedFiles() {
    bean(HealthRecord.class).sweepContents().handle(new SweepContents.Command());
    Path files = Path.of(context.getRequiredProperty("techmedicos.data", String.class), "files");
    try (Stream<Path> stored = Files.walk(files)) {
      return stored.filter(Files::isRegularFile).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Optional<VerifyAccessLogs.Altered> firstAlteredRow() {
    return bean(HealthRecord.class)
        .verifyAccessLogs()
        .handle(new VerifyAccessLogs.Query())
        .altered();
  }

  /** A number that a query about someone finds, past the service. */
  long count(String query, UUID id) {
    try (Connection connection = past();
        PreparedStatement select = connection.prepareStatement(query)) {
      select.setBytes(1, bytes(id));
      try (ResultSet rows = select.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  /** Changes rows, past the service. */
  void sql(String statement, UUID id) {
    try (Connection connection = past();
        PreparedStatement update = connection.prepareStatement(statement)) {
      update.setBytes(1, bytes(id));
      assertThat(update.executeUpdate()).isEqualTo(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Changes anything, past the service. */
  void sql(String statement) {
    try (Connection connection = past();
        PreparedStatement update = connection.prepareStatement(statement)) {
      assertThat(update.executeUpdate()).isEqualTo(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A connection to the database, past the service. */
  Connection past() throws SQLException {
    return bean(DataSourceResolver.class).resolve(bean(DataSource.class)).getConnection();
  }

  MovableClock clock() {
    return clock;
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  <T> Collection<T> beans(Class<T> type) {
    return context.getBeansOfType(type);
  }

  /** Does all the calls at once, as far as threads can, and waits for their answers. */
  static <T> List<T> atOnce(List<? extends Callable<T>> calls) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(calls.size());
    try {
      CyclicBarrier start = new CyclicBarrier(calls.size());
      List<Future<T>> futures = new ArrayList<>();
      for (Callable<T> call : calls) {
        futures.add(
            threads.submit(
                () -> {
                  start.await();
                  return call.call();
                }));
      }
      List<T> answers = new ArrayList<>();
      for (Future<T> future : futures) {
        answers.add(future.get());
      }
      return answers;
    } finally {
      threads.shutdownNow();
    }
  }

  @Override
  public void close() {
    context.close();
  }

  /** The real time, plus what a story adds. */
  static final class MovableClock extends Clock {

    /** The machine's own clock may be set back; a story's never is. */
    private final AtomicReference<Instant> latest = new AtomicReference<>(Instant.MIN);

    private volatile Duration ahead = Duration.ZERO;

    private volatile Optional<Instant> stopped = Optional.empty();

    void advance(Duration by) {
      ahead = ahead.plus(by);
    }

    /** Stands still from now on. */
    void stop() {
      stopped = Optional.of(instant());
    }

    /** Tells the time again. */
    void goOn() {
      stopped = Optional.empty();
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("instants need no zone");
    }

    @Override
    public Instant instant() {
      return stopped.orElseGet(this::running);
    }

    private Instant running() {
      Instant machine = Clock.systemUTC().instant();
      return latest
          .accumulateAndGet(machine, (one, other) -> one.isAfter(other) ? one : other)
          .plus(ahead);
    }
  }
}
