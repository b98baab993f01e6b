package br.com.techmedicos.benchmarks.scenarios;

import br.com.techmedicos.application.directory.DoctorListings;
import br.com.techmedicos.application.directory.DoctorSearch;
import br.com.techmedicos.application.identity.AccessTokens;
import br.com.techmedicos.application.identity.PasswordHasher;
import br.com.techmedicos.application.identity.SessionId;
import br.com.techmedicos.application.scheduling.RefreshAvailability;
import br.com.techmedicos.application.scheduling.Scheduling;
import br.com.techmedicos.application.shared.ClientAddress;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.benchmarks.load.Request;
import br.com.techmedicos.bootstrap.sample.SampleClinic;
import br.com.techmedicos.bootstrap.sample.SamplePeople;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.Password;
import br.com.techmedicos.domain.identity.PasswordHash;
import br.com.techmedicos.domain.identity.Patient;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.scheduling.Agenda;
import br.com.techmedicos.domain.scheduling.AgendaTemplate;
import br.com.techmedicos.domain.scheduling.Agendas;
import br.com.techmedicos.domain.scheduling.Horizon;
import br.com.techmedicos.domain.scheduling.MinimumNotice;
import br.com.techmedicos.domain.scheduling.Slot;
import br.com.techmedicos.domain.scheduling.WeeklyWindow;
import br.com.techmedicos.domain.scheduling.Window;
import io.micronaut.context.ApplicationContext;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Sample doctors and patients. */
public final class Clinic {

  /** The first doctors of the clinic are sought after: each of their days has as many slots. */
  public static final int SOUGHT_AFTER = 10;

  static final int SLOTS_A_DAY = 16;

  /** How many days ahead the last week begins that every agenda offers. */
  static final int LAST_FIRST_DAY = 50;

  static final int WEEK = 7;

  /** Of everyone. */
  public static final String PASSWORD = "quatro palavras bem compridas";

  private static final int SEED = 11;
  private static final int PATIENTS_A_TRANSACTION = 500;

  /** No turn takes longer than what is left of a token's life then. */
  private static final Duration ISSUED_AGAIN_AFTER = AccessTokens.LIFETIME.dividedBy(2);

  private final List<ListedDoctor> doctors;
  private final List<LoggedInPatient> patients;
  private final AccessTokens tokens;
  private final Clock clock;
  private final Set<String> issued = ConcurrentHashMap.newKeySet();
  private Instant loggedInAt = Instant.MIN;

  private Clinic(
      List<ListedDoctor> doctors,
      List<LoggedInPatient> patients,
      AccessTokens tokens,
      Clock clock) {
    this.doctors = doctors;
    this.patients = patients;
    this.tokens = tokens;
    this.clock = clock;
  }

  /** All doctors; the first ones are sought after. */
  public List<ListedDoctor> doctors() {
    return doctors;
  }

  /** All patients. */
  public List<LoggedInPatient> patients() {
    return patients;
  }

  /**
   * Everyone has a token that is good for some minutes from now on. To be called before each turn:
   * tokens are new only if the ones before are not.
   */
  public void logIn() {
    Instant now = clock.instant();
    if (loggedInAt.plus(ISSUED_AGAIN_AFTER).isBefore(now)) {
      patients.parallelStream()
          .forEach(patient -> patient.token = token(AccountId.of(patient.id()), now));
      loggedInAt = now;
    }
  }

  /** A token of a doctor that is good for some minutes. */
  public String tokenOf(ListedDoctor doctor) {
    return token(AccountId.of(doctor.id()), clock.instant());
  }

  /** Of a session of its own, which nobody ends. */
  private String token(AccountId account, Instant now) {
    String token = tokens.issue(account, new SessionId(account.value()), now).value();
    issued.add(token);
    return token;
  }

  /** All tokens that anybody was given, also those that others took the place of. */
  public Set<String> issuedTokens() {
    return Set.copyOf(issued);
  }

  /** A doctor, and when they may be consulted. */
  public record ListedDoctor(DoctorId id, Agenda agenda) {

    /** What the agenda offers some days from the doctor's today. */
    public List<Slot> slots(int daysAhead, Instant now) {
      return slots(agenda.localDate(now).plusDays(daysAhead), now);
    }

    /** What the agenda offers on a day. */
    List<Slot> slots(LocalDate day, Instant now) {
      return agenda.offers(day, day, now);
    }

    /** Where the slots of some days are. */
    public String slotsPath(int daysAhead, int days) {
      LocalDate from = agenda.localDate(Instant.now()).plusDays(daysAhead);
      return "/api/v1/doctors/%s/slots?from=%s&to=%s"
          .formatted(id.value(), from, from.plusDays(days - 1L));
    }
  }

  /** A patient, who has a token once everyone has logged in. */
  public static final class LoggedInPatient {

    private final PatientId id;
    private final String cpf;
    private final String email;
    private volatile String token = "";

    private LoggedInPatient(Patient patient) {
      this(patient.id(), patient.cpf().value(), patient.email().value());
    }

    LoggedInPatient(PatientId id, String cpf, String email) {
      this.id = id;
      this.cpf = cpf;
      this.email = email;
    }

    /** Their id. */
    public PatientId id() {
      return id;
    }

    /** The CPF by which they log in. */
    public String cpf() {
      return cpf;
    }

    /** Their address. */
    public String email() {
      return email;
    }

    /** The token of {@link Clinic#logIn()}. */
    public String token() {
      return token;
    }

    /** Asks for a slot. */
    public Request books(ListedDoctor doctor, Slot slot) {
      return Request.post(
          "booking",
          "/api/v1/appointments",
          Optional.of(token),
          "{\"doctorId\":\"%s\",\"startsAt\":\"%s\"}"
              .formatted(doctor.id().value(), slot.startsAt()));
    }

    /** A login by CPF. */
    public Request logsIn() {
      return Request.post(
          "login",
          "/api/v1/auth/patients",
          Optional.empty(),
          "{\"login\":\"%s\",\"password\":\"%s\"}".formatted(cpf, PASSWORD));
    }
  }

  /** Fills a database with the first people of the seed, if it is empty. */
  static Clinic fill(ApplicationContext context, int doctors, int patients) {
    Instant now = context.getBean(Clock.class).instant();
    SampleClinic clinic = context.getBean(SampleClinic.class);
    SamplePeople people = new SamplePeople(SEED);
    PasswordHash hash =
        context
            .getBean(PasswordHasher.class)
            .hash(Password.typed(PASSWORD), ClientAddress.OURSELVES);
    boolean empty = isEmpty(context);
    List<ListedDoctor> listed =
        empty ? addDoctors(context, clinic, people, doctors, hash, now) : List.of();
    List<LoggedInPatient> added =
        empty ? addPatients(context, clinic, people, patients, hash, now) : List.of();
    RefreshAvailability refresh = context.getBean(Scheduling.class).refreshAvailability();
    while (refresh.handle(new RefreshAvailability.Command()) > 0) {
      // until nothing is stale
    }
    // Both are good after the context has closed.
    return new Clinic(
        listed, added, context.getBean(AccessTokens.class), context.getBean(Clock.class));
  }

  private static boolean isEmpty(ApplicationContext context) {
    DoctorSearch anybody =
        new DoctorSearch(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            DoctorSearch.Sort.PRICE,
            1,
            Optional.empty());
    DoctorListings listings = context.getBean(DoctorListings.class);
    return context
        .getBean(UnitOfWork.class)
        .execute(() -> listings.search(anybody))
        .items()
        .isEmpty();
  }

  private static List<ListedDoctor> addDoctors(
      ApplicationContext context,
      SampleClinic clinic,
      SamplePeople people,
      int count,
      PasswordHash hash,
      Instant now) {
    Agendas agendas = context.getBean(Agendas.class);
    UnitOfWork unitOfWork = context.getBean(UnitOfWork.class);
    List<DoctorId> ids =
        clinic.addDoctors(people, 0, count, hash, now).stream().map(doctor -> doctor.id()).toList();
    return unitOfWork.execute(
        () -> {
          List<ListedDoctor> listed = new ArrayList<>();
          for (DoctorId id : ids) {
            Agenda agenda = agendas.find(id).orElseThrow();
            if (listed.size() < SOUGHT_AFTER) {
              agenda = agenda.publish(everyDay(agenda), now).aggregate();
              agendas.save(agenda);
            }
            listed.add(new ListedDoctor(id, agenda));
          }
          return listed;
        });
  }

  private static AgendaTemplate everyDay(Agenda agenda) {
    LocalTime start = LocalTime.of(7, 0);
    Window window = new Window(start, start.plus(Slot.LENGTH.multipliedBy(SLOTS_A_DAY)));
    return new AgendaTemplate(
        agenda.template().zone(),
        MinimumNotice.ofMinutes(60),
        new Horizon(60),
        Stream.of(DayOfWeek.values()).map(day -> new WeeklyWindow(day, window)).toList(),
        List.of());
  }

  private static List<LoggedInPatient> addPatients(
      ApplicationContext context,
      SampleClinic clinic,
      SamplePeople people,
      int count,
      PasswordHash hash,
      Instant now) {
    UnitOfWork unitOfWork = context.getBean(UnitOfWork.class);
    List<LoggedInPatient> added = new ArrayList<>();
    for (int from = 0; from < count; from += PATIENTS_A_TRANSACTION) {
      int first = from;
      int size = Math.min(PATIENTS_A_TRANSACTION, count - from);
      unitOfWork
          .execute(() -> clinic.addPatients(people, first, size, hash, now))
          .forEach(patient -> added.add(new LoggedInPatient(patient)));
    }
    return added;
  }

  /** One of the doctors who are not sought after. */
  ListedDoctor anyDoctor() {
    return doctors.get(ThreadLocalRandom.current().nextInt(SOUGHT_AFTER, doctors.size()));
  }

  /** One of the patients. */
  public LoggedInPatient anyPatient() {
    return patients.get(ThreadLocalRandom.current().nextInt(patients.size()));
  }

  /**
   * Weeks of so many doctors whom not everyone wants, none twice and none that begins tomorrow:
   * nobody has asked for one before.
   */
  Iterator<String> weeksOnce(int count) {
    List<ListedDoctor> asked = doctors.subList(SOUGHT_AFTER, SOUGHT_AFTER + count);
    return IntStream.rangeClosed(2, LAST_FIRST_DAY)
        .boxed()
        .flatMap(first -> asked.stream().map(doctor -> doctor.slotsPath(first, WEEK)))
        .iterator();
  }

  /** Someone looks at a week of a doctor's slots; whether they are logged in is left to chance. */
  public Request anySlots() {
    return Request.get(
        "slots",
        anyDoctor().slotsPath(1, WEEK),
        ThreadLocalRandom.current().nextBoolean()
            ? Optional.of(anyPatient().token())
            : Optional.empty());
  }

  /** Someone looks for the nearest cardiologists in São Paulo. */
  public static Request anySearch() {
    return Request.get("search", anySearchPath(), Optional.empty());
  }

  /** What they ask for. */
  static String anySearchPath() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return String.format(
        Locale.ROOT,
        "/api/v1/doctors?specialty=cardiology&near=%.3f,%.3f&withinKm=25&sort=distance",
        -23.55 + (random.nextDouble() - 0.5) * 0.2,
        -46.63 + (random.nextDouble() - 0.5) * 0.2);
  }
}
