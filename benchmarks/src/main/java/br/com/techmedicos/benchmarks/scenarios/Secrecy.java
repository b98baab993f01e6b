package br.com.techmedicos.benchmarks.scenarios;

import br.com.techmedicos.benchmarks.load.ServiceProcess;
import br.com.techmedicos.benchmarks.report.Finding;
import br.com.techmedicos.bootstrap.sample.SamplePeople;
import br.com.techmedicos.bootstrap.sample.SamplePeople.SamplePatient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Whether the time of an answer tells who has an account. */
@Command(name = "secrecy", description = "Times sign-ups, resets and logins of known and unknown.")
public final class Secrecy extends Scenario {

  private static final int SEED = 80;
  private static final int STRANGERS = 100_000;
  private static final int SHUFFLES = 2_000;

  /** Of a hundred services that tell nothing, one or two miss a target. */
  private static final double SURE = 0.995;

  private static final String SIGN_UP = "/api/v1/patients";
  private static final String RESET = "/api/v1/auth/password-reset";
  private static final String LOGIN = "/api/v1/auth/patients";

  @Option(names = "--timings", description = "Of each kind (default: ${DEFAULT-VALUE}).")
  private int timings = 150;

  private final SamplePeople people = new SamplePeople(SEED);
  private int stranger = STRANGERS;

  /** What is timed. Those of a question are to take the same time, and to get the same answer. */
  private enum Kind {
    SIGN_UP_UNKNOWN("sign-up"),
    SIGN_UP_CPF_KNOWN("sign-up"),
    SIGN_UP_ADDRESS_KNOWN("sign-up"),
    RESET_UNKNOWN("reset"),
    RESET_KNOWN("reset"),
    LOGIN_UNKNOWN("login"),
    LOGIN_WRONG_PASSWORD("login"),
    LOGIN_SUSPENDED("login");

    private final String question;

    Kind(String question) {
      this.question = question;
    }
  }

  /** A call of a kind. */
  private record Timed(Kind kind, String path, String body) {}

  @Override
  String word() {
    return "secrecy";
  }

  @Override
  String title() {
    return "What times tell of who has an account";
  }

  @Override
  String method() {
    return """
        Eight kinds of calls, %d of each, one after the other in a random order, each about another person, at a service that confirms addresses. \
        The figure is the greatest difference between medians of a question. The noise is what chance makes of it: the %.1f %% quantile of that difference when the \
        same times are dealt to the kinds at random, %,d times."""
        .formatted(timings, SURE * 100, SHUFFLES);
  }

  @Override
  List<Finding> measure() throws Exception {
    try (Testbed testbed = Testbed.of(1, 5 * timings);
        ServiceProcess service =
            testbed.startService(
                Map.of(
                    "TECHMEDICOS_EMAIL_CONFIRMATION", "required",
                    "TECHMEDICOS_MAIL_CONSOLE", "true"))) {
      List<Timed> calls = calls(testbed);
      Map<Kind, List<Double>> millis = new EnumMap<>(Kind.class);
      Map<Kind, Set<String>> answers = new EnumMap<>(Kind.class);
      HttpClient client = HttpClient.newHttpClient();
      for (Timed warmUp : calls.subList(0, calls.size() / 4)) {
        ask(client, service.uri(), new Timed(warmUp.kind(), warmUp.path(), about(warmUp.kind())));
      }
      for (Timed call : calls) {
        HttpRequest request = request(service.uri(), call);
        long start = System.nanoTime();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        double took = (System.nanoTime() - start) / 1e6;
        millis.computeIfAbsent(call.kind(), kind -> new ArrayList<>()).add(took);
        answers
            .computeIfAbsent(call.kind(), kind -> new TreeSet<>())
            .add(answer.statusCode() + " " + answer.body());
      }
      return findings(millis, answers);
    }
  }

  /** Suspended people are made at the database, since a fifth of all the people are few. */
  private List<Timed> calls(Testbed testbed) throws SQLException {
    List<Clinic.LoggedInPatient> known = testbed.clinic().patients();
    try (Connection connection = testbed.connect();
        Statement statement = connection.createStatement()) {
      for (Clinic.LoggedInPatient suspended : known.subList(4 * timings, 5 * timings)) {
        statement.executeUpdate(
            "UPDATE account SET standing = 'SUSPENDED' WHERE role = 'PATIENT' AND id = UNHEX('"
                + suspended.id().value().toString().replace("-", "")
                + "')");
      }
    }
    List<Timed> calls = new ArrayList<>();
    for (int i = 0; i < timings; i++) {
      calls.add(new Timed(Kind.SIGN_UP_UNKNOWN, SIGN_UP, about(Kind.SIGN_UP_UNKNOWN)));
      calls.add(
          new Timed(
              Kind.SIGN_UP_CPF_KNOWN,
              SIGN_UP,
              signUp(next(), known.get(i).cpf(), emailOf(next()))));
      calls.add(
          new Timed(
              Kind.SIGN_UP_ADDRESS_KNOWN,
              SIGN_UP,
              signUp(next(), next().cpf().value(), known.get(timings + i).email())));
      calls.add(new Timed(Kind.RESET_UNKNOWN, RESET, about(Kind.RESET_UNKNOWN)));
      calls.add(new Timed(Kind.RESET_KNOWN, RESET, reset(known.get(2 * timings + i).cpf())));
      calls.add(new Timed(Kind.LOGIN_UNKNOWN, LOGIN, about(Kind.LOGIN_UNKNOWN)));
      calls.add(
          new Timed(
              Kind.LOGIN_WRONG_PASSWORD,
              LOGIN,
              login(known.get(3 * timings + i).cpf(), "nao e a senha dela")));
      calls.add(
          new Timed(
              Kind.LOGIN_SUSPENDED,
              LOGIN,
              login(known.get(4 * timings + i).cpf(), Clinic.PASSWORD)));
    }
    Collections.shuffle(calls, new Random(SEED));
    return calls;
  }

  /** The body of a call about somebody unknown. */
  private String about(Kind kind) {
    SamplePatient person = next();
    return switch (kind) {
      case SIGN_UP_UNKNOWN, SIGN_UP_CPF_KNOWN, SIGN_UP_ADDRESS_KNOWN ->
          signUp(person, person.cpf().value(), emailOf(person));
      case RESET_UNKNOWN, RESET_KNOWN -> reset(person.cpf().value());
      case LOGIN_UNKNOWN, LOGIN_WRONG_PASSWORD, LOGIN_SUSPENDED ->
          login(person.cpf().value(), Clinic.PASSWORD);
    };
  }

  private SamplePatient next() {
    return people.patient(stranger++);
  }

  private static String emailOf(SamplePatient person) {
    return person.cpf().value() + "@correio.example";
  }

  private static String signUp(SamplePatient person, String cpf, String email) {
    return """
        {"name":"%s","email":"%s","password":"dois bois verdes cantam","cpf":"%s","birthDate":"%s"}"""
        .formatted(person.name().value(), email, cpf, person.birthDate());
  }

  private static String reset(String login) {
    return "{\"role\":\"PATIENT\",\"login\":\"%s\"}".formatted(login);
  }

  private static String login(String login, String password) {
    return "{\"login\":\"%s\",\"password\":\"%s\"}".formatted(login, password);
  }

  private static void ask(HttpClient client, URI service, Timed call)
      throws IOException, InterruptedException {
    client.send(request(service, call), BodyHandlers.ofString());
  }

  private static HttpRequest request(URI service, Timed call) {
    return HttpRequest.newBuilder(service.resolve(call.path()))
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(call.body()))
        .build();
  }

  private static List<Finding> findings(
      Map<Kind, List<Double>> millis, Map<Kind, Set<String>> answers) {
    List<Finding> findings = new ArrayList<>();
    for (String question : List.of("sign-up", "reset", "login")) {
      List<Kind> kinds =
          List.of(Kind.values()).stream().filter(kind -> kind.question.equals(question)).toList();
      List<List<Double>> times = kinds.stream().map(kind -> of(kind, millis)).toList();
      findings.add(
          Finding.atMost(
              question + ": difference of medians",
              "what chance makes of it",
              spread(times),
              noise(times),
              "ms"));
      Set<String> distinct = new TreeSet<>();
      kinds.forEach(kind -> distinct.addAll(of(kind, answers)));
      findings.add(
          Finding.holds(
              question + ": different answers",
              String.valueOf(distinct.size()),
              "1",
              distinct.size() == 1));
    }
    for (Kind kind : Kind.values()) {
      findings.add(
          Finding.note(
              kind.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ", median",
              Finding.text(median(of(kind, millis)), "ms")));
    }
    return findings;
  }

  private static <T> T of(Kind kind, Map<Kind, T> found) {
    return Objects.requireNonNull(found.get(kind));
  }

  private static double spread(List<List<Double>> kinds) {
    List<Double> medians = kinds.stream().map(Scenario::median).toList();
    return Collections.max(medians) - Collections.min(medians);
  }

  /** A permutation test: what the spread would be if the kinds were all the same. */
  private static double noise(List<List<Double>> kinds) {
    List<Double> pool = new ArrayList<>();
    kinds.forEach(pool::addAll);
    Random random = new Random(SEED);
    List<Double> spreads = new ArrayList<>();
    for (int i = 0; i < SHUFFLES; i++) {
      Collections.shuffle(pool, random);
      List<List<Double>> dealt = new ArrayList<>();
      int from = 0;
      for (List<Double> kind : kinds) {
        dealt.add(pool.subList(from, from + kind.size()));
        from += kind.size();
      }
      spreads.add(spread(dealt));
    }
    Collections.sort(spreads);
    return spreads.get((int) (SURE * SHUFFLES) - 1);
  }
}
