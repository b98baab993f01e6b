package br.com.techmedicos.adapters.rest.scheduling;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.adapters.memory.InMemoryClinic;
import br.com.techmedicos.adapters.memory.directory.InMemoryDoctorRatings;
import br.com.techmedicos.adapters.memory.directory.InMemoryDoctors;
import br.com.techmedicos.adapters.memory.identity.InMemoryAccounts;
import br.com.techmedicos.adapters.memory.identity.InMemoryPatients;
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
import br.com.techmedicos.adapters.rest.AdjustableClock;
import br.com.techmedicos.adapters.shared.CallDeadline;
import br.com.techmedicos.application.scheduling.AvailabilityIndex;
import br.com.techmedicos.application.scheduling.ListSlots;
import br.com.techmedicos.application.scheduling.PublishAgenda;
import br.com.techmedicos.application.scheduling.Scheduling;
import br.com.techmedicos.application.scheduling.ViewAgenda;
import br.com.techmedicos.domain.directory.City;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.directory.DoctorProfile;
import br.com.techmedicos.domain.directory.GeoPoint;
import br.com.techmedicos.domain.directory.Practice;
import br.com.techmedicos.domain.directory.Street;
import br.com.techmedicos.domain.identity.Crm;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.EmailAddress;
import br.com.techmedicos.domain.identity.FederativeUnit;
import br.com.techmedicos.domain.identity.PersonName;
import br.com.techmedicos.domain.scheduling.Agenda;
import br.com.techmedicos.domain.scheduling.AgendaTemplate;
import br.com.techmedicos.domain.scheduling.Agendas;
import br.com.techmedicos.domain.scheduling.Horizon;
import br.com.techmedicos.domain.scheduling.MinimumNotice;
import br.com.techmedicos.domain.scheduling.WeeklyWindow;
import br.com.techmedicos.domain.scheduling.Window;
import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.Money;
import br.com.techmedicos.domain.shared.ZoneRegion;
import io.micronaut.context.ApplicationContext;
import io.micronaut.json.JsonMapper;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two instances of one database: here everything is changed, elsewhere it is only heard of. */
class SlotListsTest {

  private static final Instant MONDAY_SEVEN = Instant.parse("2026-11-23T10:00:00Z");
  private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
  private static final ZoneRegion BRASILIA = new ZoneRegion("America/Sao_Paulo");
  private static final Duration BIT = Duration.ofMillis(1);
  private static final long BYTES = 200_000;

  private static final JsonMapper JSON =
      ApplicationContext.builder()
          .properties(Map.of("micronaut.server.port", -1))
          .build()
          .start()
          .getBean(JsonMapper.class);

  private final AdjustableClock clock = new AdjustableClock(MONDAY_SEVEN);
  private final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork();
  private final InMemoryDoctors doctors = new InMemoryDoctors(unitOfWork);
  private final ReadAgendas agendas = new ReadAgendas(new InMemoryAgendas(unitOfWork));
  private final ReadMarks marks = new ReadMarks(new InMemoryAvailabilityIndex(unitOfWork));
  private final Scheduling scheduling = scheduling(marks);
  private final SlotLists here = lists(scheduling, Runnable::run);
  private final SlotLists elsewhere = lists(scheduling(new Deaf(marks)), Runnable::run);
  private final DoctorId ana = admit();

  private final ListSlots.Query tuesday = on(MONDAY.plusDays(1));

  SlotListsTest() {
    publish("08:00", "12:00");
    agendas.read = 0;
    marks.read = 0;
  }

  @Test
  void a_list_is_read_once_while_nothing_changes() {
    SlotList first = find(here, tuesday);

    assertThat(starts(first)).containsExactly("11:00", "11:50", "12:40", "13:30");
    assertThat(find(here, tuesday)).isSameAs(first);
    assertThat(agendas.read).isEqualTo(1);
    assertThat(find(here, on(MONDAY.plusDays(2)))).isNotSameAs(first);
  }

  @Test
  void a_list_is_compressed_once_however_many_take_it_so() {
    SlotList list = find(here, tuesday);

    assertThat(list.gzip()).isSameAs(list.gzip());
  }

  @Test
  void a_change_made_here_is_seen_at_once() {
    find(here, tuesday);

    publish("08:00", "09:00");

    assertThat(starts(find(here, tuesday))).containsExactly("11:00");
  }

  @Test
  void a_list_that_began_before_a_change_is_nobodys_after_it() {
    agendas.afterFind = () -> publish("08:00", "09:00");

    assertThat(starts(find(here, tuesday))).hasSize(4); // asked before it

    assertThat(starts(find(here, tuesday))).containsExactly("11:00");
  }

  @Test
  void a_change_made_elsewhere_is_seen_within_a_second() {
    find(elsewhere, tuesday);
    publish("08:00", "09:00");

    clock.advance(SlotLists.FRESH.plus(BIT));

    assertThat(starts(find(elsewhere, tuesday))).containsExactly("11:00");
  }

  @Test
  void a_change_made_elsewhere_is_seen_when_marks_are_compared() {
    find(elsewhere, tuesday);
    publish("08:00", "09:00");

    elsewhere.confirm();

    assertThat(starts(find(elsewhere, tuesday))).containsExactly("11:00");
  }

  @Test
  void a_list_that_was_being_read_when_elsewhere_changed_goes_with_the_next_comparison() {
    agendas.afterFind = () -> publish("08:00", "09:00");
    assertThat(starts(find(elsewhere, tuesday))).hasSize(4);

    elsewhere.confirm();

    assertThat(starts(find(elsewhere, tuesday))).containsExactly("11:00");
  }

  @Test
  void a_list_asked_for_all_the_time_is_compared_with_all_others_at_once() {
    List<ListSlots.Query> queries =
        Stream.of(1, 2, 3, 4).map(days -> on(MONDAY.plusDays(days))).toList();
    queries.forEach(query -> find(elsewhere, query));
    agendas.read = 0;
    marks.read = 0;

    for (int i = 0; i < 10; i++) {
      clock.advance(Duration.ofMillis(800));
      elsewhere.confirm();
      queries.forEach(query -> find(elsewhere, query));
    }

    assertThat(marks.read).isEqualTo(10);
    assertThat(agendas.read).isZero();
  }

  @Test
  void a_list_asked_for_now_and_then_is_compared_by_itself() {
    SlotList first = find(elsewhere, tuesday);
    elsewhere.confirm();
    elsewhere.confirm(); // nobody has asked since
    marks.read = 0;

    clock.advance(SlotLists.FRESH.multipliedBy(9));
    elsewhere.confirm();
    assertThat(marks.read).isZero();

    assertThat(find(elsewhere, tuesday)).isSameAs(first);
    assertThat(marks.read).isEqualTo(1);
    assertThat(agendas.read).isEqualTo(1);
  }

  @Test
  void without_a_database_a_list_is_shown_for_a_second_and_no_longer() {
    SlotList first = find(here, tuesday);
    marks.away = true;

    clock.advance(SlotLists.FRESH);
    assertThatThrownBy(here::confirm).hasMessage("away");
    assertThat(find(here, tuesday)).isSameAs(first);

    clock.advance(BIT);
    assertThatThrownBy(() -> find(here, tuesday)).hasMessage("away");

    marks.away = false;
    assertThat(find(here, tuesday)).isSameAs(first);
  }

  /** Else a server that is gone without a word would end all comparisons for good. */
  @Test
  void a_comparison_has_a_deadline() {
    find(here, tuesday);

    here.confirm();

    assertThat(marks.deadline).isPresent();
    assertThat(CallDeadline.current()).isEmpty();
  }

  @Test
  void a_list_whose_caller_is_gone_before_it_is_read_is_not_read() {
    Queue<Runnable> queue = new ArrayDeque<>();
    SlotLists busy = lists(scheduling, queue::add);
    CallDeadline call = CallDeadline.within(Duration.ofSeconds(10), clock, () -> true);
    CallDeadline.bind(call);
    CompletableFuture<SlotList> list = busy.find(tuesday);
    CallDeadline.bind(null);

    call.pass();
    queue.remove().run();

    assertThat(list).isCompletedExceptionally();
    assertThat(agendas.read).isZero();
    assertThat(marks.read).isZero();
  }

  @Test
  void a_clock_set_back_makes_no_list_last_longer() {
    find(elsewhere, tuesday);
    publish("08:00", "09:00");

    clock.advance(Duration.ofHours(-1));

    assertThat(starts(find(elsewhere, tuesday))).containsExactly("11:00");
  }

  @Test
  void a_slot_goes_when_the_notice_for_it_gets_too_short() {
    ListSlots.Query today = on(MONDAY);
    assertThat(starts(find(here, today))).hasSize(4); // the last chance for 8:00
    clock.advance(BIT);
    here.confirm();
    assertThat(starts(find(here, today))).hasSize(3);

    clock.advance(Duration.ofMinutes(50).minus(BIT)); // the last chance for 8:50
    here.confirm();
    assertThat(starts(find(here, today))).hasSize(3);
    clock.advance(BIT);
    here.confirm();

    assertThat(starts(find(here, today))).hasSize(2);
  }

  @Test
  void a_day_comes_into_view_when_it_is_midnight_at_the_doctors() {
    LocalDate beyond = MONDAY.plusDays(31);
    assertThat(starts(find(here, on(beyond)))).isEmpty();

    for (int hours = 0; hours < 17; hours++) {
      clock.advance(Duration.ofHours(1));
      here.confirm();
      assertThat(starts(find(here, on(beyond)))).hasSize(hours < 16 ? 0 : 4);
    }
  }

  @Test
  void of_many_who_ask_at_once_one_reads() {
    Queue<Runnable> waiting = new ArrayDeque<>();
    SlotLists busy = lists(scheduling, waiting::add);
    List<CompletableFuture<SlotList>> answers = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      answers.add(busy.find(tuesday));
    }
    agendas.afterFind = // while the first reads
        () -> {
          for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
            next.run();
          }
        };

    waiting.remove().run();

    assertThat(agendas.read).isEqualTo(1);
    assertThat(answers).allMatch(CompletableFuture::isDone);
    assertThat(answers.stream().map(CompletableFuture::join).distinct()).hasSize(1);
  }

  @Test
  void whoever_asks_after_a_change_does_not_wait_for_a_reading_that_began_before_it() {
    List<SlotList> after = new ArrayList<>();
    agendas.afterFind =
        () -> {
          publish("08:00", "09:00");
          after.add(find(here, tuesday)); // while the first reads
        };

    assertThat(starts(find(here, tuesday))).hasSize(4);

    assertThat(starts(after.get(0))).containsExactly("11:00");
    assertThat(starts(find(here, tuesday))).containsExactly("11:00");
  }

  @Test
  void whoever_asks_long_after_a_reading_began_does_not_wait_for_it() {
    List<CompletableFuture<SlotList>> late = new ArrayList<>();
    agendas.afterFind = // while the first reads, which takes long
        () -> {
          clock.advance(SlotLists.FRESH.plus(BIT));
          late.add(here.find(tuesday));
        };

    find(here, tuesday);

    assertThat(late).singleElement().matches(CompletableFuture::isDone);
    assertThat(agendas.read).isEqualTo(2);
  }

  @Test
  void what_fails_for_one_fails_for_those_who_wait_and_is_tried_again() {
    Queue<Runnable> waiting = new ArrayDeque<>();
    SlotLists busy = lists(scheduling, waiting::add);
    CompletableFuture<SlotList> first = busy.find(tuesday);
    CompletableFuture<SlotList> second = busy.find(tuesday);
    agendas.afterFind =
        () -> {
          waiting.remove().run();
          throw new IllegalStateException("away");
        };

    waiting.remove().run();

    assertThatThrownBy(first::join).hasRootCauseMessage("away");
    assertThatThrownBy(second::join).hasRootCauseMessage("away");
    CompletableFuture<SlotList> third = busy.find(tuesday);
    waiting.remove().run();
    assertThat(starts(third.join())).hasSize(4);
  }

  @Test
  void what_is_in_memory_needs_no_thread_and_what_is_not_is_refused_when_too_much_is_under_way() {
    List<Integer> admitted = new ArrayList<>();
    SlotLists full =
        lists(
            scheduling,
            work -> {
              if (!admitted.isEmpty()) {
                throw new RejectedExecutionException("full");
              }
              admitted.add(1);
              work.run();
            });
    SlotList first = find(full, tuesday);

    assertThat(find(full, tuesday)).isSameAs(first);
    assertThatThrownBy(() -> full.find(on(MONDAY))).isInstanceOf(RejectedExecutionException.class);
    assertThat(find(full, tuesday)).isSameAs(first);
  }

  @Test
  void a_list_that_cannot_be_is_not_kept() {
    ListSlots.Query backwards =
        new ListSlots.Query(ana, Optional.of(MONDAY), Optional.of(MONDAY.minusDays(1)));
    ListSlots.Query nobodys =
        new ListSlots.Query(
            new DoctorId(UUID.fromString("01900000-0000-7000-8000-000000000001")),
            Optional.empty(),
            Optional.empty());
    long before = here.bytes();

    for (ListSlots.Query query : List.of(backwards, nobodys)) {
      assertThatThrownBy(() -> find(here, query)).isInstanceOf(DomainException.class);
    }
    assertThat(here.bytes()).isEqualTo(before);
  }

  @Test
  void a_hundred_thousand_odd_queries_take_bounded_memory_and_not_the_place_of_a_sought_list() {
    SlotList sought = find(here, tuesday);
    LocalDate far = LocalDate.of(9_000, 1, 1);
    for (int i = 0; i < 100_000; i++) {
      find(here, on(far.minusDays(i)));
      if (i % 20 == 0) {
        find(here, tuesday);
      }
      if (i % 1_000 == 0) {
        assertThat(here.bytes()).isLessThanOrEqualTo(BYTES);
      }
    }

    assertThat(find(here, tuesday)).isSameAs(sought);
  }

  @Test
  void the_same_list_has_the_same_tag_on_every_instance_and_another_list_another() {
    SlotList first = find(here, tuesday);

    assertThat(find(elsewhere, tuesday).tag()).isEqualTo(first.tag()).matches("W/\"[\\w-]{16}\"");
    publish("08:00", "09:00");
    assertThat(find(here, tuesday).tag()).isNotEqualTo(first.tag());
  }

  private static SlotList find(SlotLists lists, ListSlots.Query query) {
    try {
      return lists.find(query).orTimeout(60, TimeUnit.SECONDS).join();
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw failure;
    }
  }

  /** The times in UTC at which the slots of a list start. */
  private static List<String> starts(SlotList list) {
    String json = new String(list.json(), UTF_8);
    return Stream.of(json.split("\"startsAt\":\""))
        .skip(1)
        .map(text -> text.substring(11, 16))
        .toList();
  }

  private ListSlots.Query on(LocalDate date) {
    return new ListSlots.Query(ana, Optional.of(date), Optional.of(date));
  }

  private SlotLists lists(Scheduling of, Executor calls) {
    return new SlotLists(of, JSON, calls, Duration.ofSeconds(10), clock, BYTES);
  }

  private Scheduling scheduling(AvailabilityIndex availability) {
    InMemoryAppointments appointments = new InMemoryAppointments(unitOfWork);
    InMemoryPatients patients = new InMemoryPatients(unitOfWork);
    return new Scheduling(
        new Scheduling.Dependencies(
            unitOfWork,
            new InMemoryOutbox(unitOfWork),
            new InMemoryAccounts(unitOfWork),
            doctors,
            new InMemoryDoctorRatings(unitOfWork),
            agendas,
            new InMemoryOffers(doctors, agendas, availability),
            appointments,
            new InMemoryBookingTurns(doctors, patients, agendas),
            new InMemoryAppointmentListings(
                appointments, appointments::all, doctors, patients, agendas.agendas),
            availability,
            new InMemoryCalendarFeeds(unitOfWork),
            new InMemoryCalendarSecrets()),
        new InMemoryClinic(clock).identity(),
        new SequentialIds(clock),
        clock);
  }

  private DoctorId admit() {
    Doctor doctor =
        Doctor.register(
                new DoctorId(new SequentialIds(clock).next()),
                new Crm("123456", FederativeUnit.SP),
                EmailAddress.parse("ana@example.com"),
                DoctorProfile.of(
                    PersonName.parse("Ana Souza"),
                    Money.parse("250.00"),
                    new Practice(
                        new Street("Praça da Sé, 1"),
                        new City("São Paulo"),
                        FederativeUnit.SP,
                        new GeoPoint(-23.5505, -46.6333))),
                BRASILIA,
                clock.instant())
            .aggregate();
    doctors.add(doctor);
    doctors.update(doctor.verify(clock.instant()).aggregate());
    return doctor.id();
  }

  /** Publishes the same hours for every day, a month ahead, with an hour's notice. */
  private void publish(String start, String end) {
    Window window = new Window(LocalTime.parse(start), LocalTime.parse(end));
    Agenda before = scheduling.viewAgenda().handle(new ViewAgenda.Query(ana));
    scheduling
        .publishAgenda()
        .handle(
            new PublishAgenda.Command(
                ana,
                before.version(),
                new AgendaTemplate(
                    BRASILIA,
                    MinimumNotice.ofMinutes(60),
                    new Horizon(30),
                    Stream.of(DayOfWeek.values())
                        .map(day -> new WeeklyWindow(day, window))
                        .toList(),
                    List.of())));
  }

  /** Counts how often an agenda is read, and lets something happen once right after it was. */
  private static final class ReadAgendas implements Agendas {

    private final InMemoryAgendas agendas;
    private int read;
    private Runnable afterFind = () -> {};

    private ReadAgendas(InMemoryAgendas agendas) {
      this.agendas = agendas;
    }

    @Override
    public Optional<Agenda> find(DoctorId doctor) {
      Optional<Agenda> found = agendas.find(doctor);
      read++;
      Runnable once = afterFind;
      afterFind = () -> {};
      once.run();
      return found;
    }

    @Override
    public List<Agenda> find(Collection<DoctorId> doctors) {
      return agendas.find(doctors);
    }

    @Override
    public void save(Agenda agenda) {
      agendas.save(agenda);
    }
  }

  /** Counts how often marks are read, unless the database is away. */
  private static final class ReadMarks extends Delegating {

    private int read;
    private boolean away;
    private Optional<CallDeadline> deadline = Optional.empty();

    private ReadMarks(AvailabilityIndex index) {
      super(index);
    }

    @Override
    public Map<DoctorId, Long> marks(Set<DoctorId> ofDoctors) {
      if (away) {
        throw new IllegalStateException("away");
      }
      read++;
      deadline = CallDeadline.current();
      return super.marks(ofDoctors);
    }
  }

  /** Hears of no change. */
  private static final class Deaf extends Delegating {

    private Deaf(AvailabilityIndex index) {
      super(index);
    }

    @Override
    public void watch(Consumer<DoctorId> watcher) {}
  }

  private abstract static class Delegating implements AvailabilityIndex {

    private final AvailabilityIndex index;

    private Delegating(AvailabilityIndex index) {
      this.index = index;
    }

    @Override
    public void markStale(DoctorId doctor, Instant now) {
      index.markStale(doctor, now);
    }

    @Override
    public List<StaleEntry> stale(Instant now, int limit) {
      return index.stale(now, limit);
    }

    @Override
    public void replace(List<Replacement> replacements) {
      index.replace(replacements);
    }

    @Override
    public Map<DoctorId, Long> marks(Set<DoctorId> ofDoctors) {
      return index.marks(ofDoctors);
    }

    @Override
    public void watch(Consumer<DoctorId> watcher) {
      index.watch(watcher);
    }
  }
}
