package br.com.techmedicos.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.application.identity.EnsureFirstOperator;
import br.com.techmedicos.application.identity.Identity;
import br.com.techmedicos.bootstrap.demo.RestClient;
import br.com.techmedicos.bootstrap.demo.RestClient.Answer;
import br.com.techmedicos.domain.identity.IdentityViolation;
import br.com.techmedicos.domain.identity.OperatorLogin;
import br.com.techmedicos.domain.identity.Password;
import br.com.techmedicos.domain.identity.Patient;
import br.com.techmedicos.domain.oversight.OperatorRequest;
import br.com.techmedicos.domain.shared.DomainException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Operators who need each other, told over HTTP on each database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OperatorStories {

  private static final String RELEASES = "/operator/cpf-releases";
  private static final String OPERATORS = "/operator/operators";
  private static final String REQUESTS = "/operator/requests";
  private static final int ROUNDS = 8;

  /** All instances of the service, on the one database. */
  abstract List<RunningService> services();

  private RunningService service() {
    return services().get(0);
  }

  /** Whoever runs the service has started it with two logins, one after the other. */
  void startWithAnother(RunningService service) {
    service
        .bean(Identity.class)
        .ensureFirstOperator()
        .handle(
            new EnsureFirstOperator.Command(
                OperatorLogin.parse("segunda"), Password.typed(RunningService.PASSWORD)));
  }

  @Test
  void a_release_awaits_another_operator() {
    Patient squatter = service().addPatients(1).get(0);
    RestClient one = service().asOperator();
    RestClient other = as("segunda");

    Answer asked = one.post(RELEASES, release(squatter)).expect(200);

    assertThat(asked.text("status")).isEqualTo("OPEN");
    String id = asked.text("id");
    assertThat(other.post(RELEASES, release(squatter)).expect(200).text("id")).isEqualTo(id);
    service().as(squatter).get("/me").expect(200);
    assertThat(decide(one, id, "approval").expect(403).text("type"))
        .isEqualTo("/problems/own-request");
    decide(one, id, "refusal").expect(403);
    decide(service().as(squatter), id, "approval").expect(403);
    decide(service().anyone(), id, "approval").expect(401);
    Answer first = other.get(REQUESTS + "?limit=1").expect(200);
    assertThat(first.text("items", "0", "reason")).isEqualTo("O titular compareceu.");
    assertThat(first.text("items", "0", "email")).isEqualTo("titular@example.com");

    Answer approved = decide(other, id, "approval").expect(200);

    assertThat(approved.text("status")).isEqualTo("APPROVED");
    service().logIn(squatter.cpf().value()).expect(401);
    assertThat(decide(other, id, "refusal").expect(409).text("type"))
        .isEqualTo("/problems/request-over");
    Answer acts = one.get("/operator/acts?subject=" + squatter.id()).expect(200);
    assertThat(operations(acts))
        .contains("releaseCpf", "approveOperatorRequest", "refuseOperatorRequest");
    one.post(RELEASES, release(squatter)).expect(404);
  }

  @Test
  void what_is_refused_or_not_decided_in_time_is_not_done() {
    Patient squatter = service().addPatients(1).get(0);
    String refused =
        service().asOperator().post(RELEASES, release(squatter)).expect(200).text("id");
    assertThat(decide(as("segunda"), refused, "refusal").expect(200).text("status"))
        .isEqualTo("REFUSED");
    decide(as("segunda"), refused, "approval").expect(409);
    String late = service().asOperator().post(RELEASES, release(squatter)).expect(200).text("id");
    assertThat(late).isNotEqualTo(refused);

    services().forEach(instance -> instance.clock().advance(OperatorRequest.VALIDITY));

    decide(as("segunda"), late, "approval").expect(409);
    assertThat(as("segunda").get(REQUESTS).expect(200).text("items", "0", "status"))
        .isEqualTo("EXPIRED");
    service().as(squatter).get("/me").expect(200);
  }

  @Test
  void another_operator_is_created_once_a_second_one_approves() {
    RestClient one = service().asOperator();
    one.post(OPERATORS, operator("segunda")).expect(409);
    one.post(OPERATORS, Map.of("login", "nova", "password", "12345678")).expect(400);

    Answer asked = one.post(OPERATORS, operator("terceira")).expect(200);

    assertThat(asked.text("status")).isEqualTo("OPEN");
    assertThat(as("segunda").post(OPERATORS, operator("terceira")).expect(200).text("id"))
        .isEqualTo(asked.text("id"));
    logIn("terceira").expect(401);
    decide(one, asked.text("id"), "approval").expect(403);
    decide(as("segunda"), asked.text("id"), "approval").expect(200);
    as("terceira").get(REQUESTS).expect(200);
    decide(as("terceira"), asked.text("id"), "approval").expect(409);
  }

  @Test
  void a_start_makes_the_first_two_and_no_third() {
    EnsureFirstOperator start = service().bean(Identity.class).ensureFirstOperator();
    OperatorLogin third = OperatorLogin.parse("mais.uma");

    assertThatThrownBy(
            () ->
                start.handle(
                    new EnsureFirstOperator.Command(third, Password.typed("uma senha bem longa"))))
        .isInstanceOfSatisfying(
            DomainException.class,
            e ->
                assertThat(e.violation()).isEqualTo(new IdentityViolation.OperatorNeedsApproval()));
    startWithAnother(service()); // who is there already
  }

  @Test
  void of_operators_who_decide_at_once_one_does() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String login = "corrida" + round;
      String id = service().asOperator().post(OPERATORS, operator(login)).expect(200).text("id");
      RestClient second = as("segunda");
      List<Callable<Answer>> calls = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        RestClient here = second.at(services().get(i % services().size()).uri());
        String decision = i < 2 ? "approval" : "refusal";
        calls.add(() -> decide(here, id, decision));
      }

      List<Answer> answers = RunningService.atOnce(calls);

      assertThat(answers).extracting(Answer::status).containsOnlyOnce(200).containsOnly(200, 409);
      boolean approved = answers.subList(0, 2).stream().anyMatch(a -> a.status() == 200);
      logIn(login).expect(approved ? 200 : 401);
    }
  }

  private static Answer decide(RestClient client, String id, String decision) {
    return client.post(REQUESTS + "/" + id + "/" + decision, Map.of());
  }

  private static Map<String, String> release(Patient squatter) {
    return Map.of(
        "cpf",
        squatter.cpf().formatted(),
        "email",
        "titular@example.com",
        "reason",
        "O titular compareceu.");
  }

  private static Map<String, String> operator(String login) {
    return Map.of("login", login, "password", RunningService.PASSWORD);
  }

  private Answer logIn(String login) {
    return service().anyone().post("/auth/operators", operator(login));
  }

  private RestClient as(String login) {
    return service().anyone().with(logIn(login).expect(200).text("access_token"));
  }

  private static List<String> operations(Answer acts) {
    List<String> operations = new ArrayList<>();
    for (int i = 0; i < acts.at("items").size(); i++) {
      operations.add(acts.text("items", Integer.toString(i), "operation"));
    }
    return operations;
  }
}
