package br.com.techmedicos.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.adapters.rest.call.Overseen;
import br.com.techmedicos.adapters.rest.identity.Caller;
import br.com.techmedicos.application.identity.Identity;
import br.com.techmedicos.application.oversight.Oversight;
import br.com.techmedicos.application.oversight.VerifyOperatorActs;
import br.com.techmedicos.bootstrap.demo.RestClient;
import br.com.techmedicos.bootstrap.demo.RestClient.Answer;
import br.com.techmedicos.bootstrap.demo.TestVisit;
import br.com.techmedicos.bootstrap.sample.SamplePeople.SamplePatient;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.Patient;
import io.micronaut.context.ApplicationContext;
import io.micronaut.security.annotation.Secured;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** How people keep their accounts, told over HTTP and mail on each database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AccountStories {

  private static final String RESET = "/auth/password-reset";
  private static final String CONFIRMATION = "/auth/password-reset/confirmation";
  private static final String NEW_PASSWORD = "dois bois verdes cantam";
  private static final String SECOND_FACTOR = "/me/second-factor";
  private static final Map<String, String> KNOWN = Map.of("password", RunningService.PASSWORD);
  private static final int ROUNDS = 10;

  /** All instances of the service, on the one database. */
  abstract List<RunningService> services();

  /** Where their mails go. */
  abstract Mailboxes mails();

  // — signing up —

  @Test
  void who_signs_up_confirms_the_address_before_they_book() throws Exception {
    nextHour();
    SamplePatient ana = RunningService.newcomer();
    Answer answer = signUp(ana, ana.email().value()).expect(202);
    String code = mails().code(ana.email().value(), "Confirme o seu e-mail", 1);
    RestClient client =
        service()
            .anyone()
            .with(service().logIn(ana.cpf().value()).expect(200).text("access_token"));
    client.get("/patients/me").expect(200);
    Map<String, String> wanted =
        Map.of("doctorId", UUID.randomUUID().toString(), "startsAt", "2030-01-01T12:00:00Z");
    Answer refused = client.post("/appointments", wanted).expect(403);
    assertThat(refused.text("type")).isEqualTo("/problems/email-unconfirmed");
    assertThat(refused.text("detail")).contains("Confirme o seu e-mail");

    client.post("/me/email-confirmation", Map.of()).expect(202);
    String other = mails().code(ana.email().value(), "Confirme o seu e-mail", 2);
    choose(code, NEW_PASSWORD).expect(422); // it is good for nothing else
    confirm("made-up").expect(422);
    confirm(code).expect(204);
    confirm(code).expect(422);
    confirm(other).expect(422);
    client.post("/appointments", wanted).expect(404);

    // Known by CPF, by address, or not at all: the same answer.
    SamplePatient someone = RunningService.newcomer();
    SamplePatient nobody = RunningService.newcomer();
    String unknown = "x" + nobody.email().value();
    assertThat(signUp(ana, unknown)).isEqualTo(answer);
    assertThat(signUp(someone, ana.email().value())).isEqualTo(answer);
    assertThat(signUp(nobody, nobody.email().value())).isEqualTo(answer);
    String reset = mails().code(ana.email().value(), "Você já tem uma conta", 2);
    mails().await(nobody.email().value(), "Confirme o seu e-mail", 1);
    mails().await(unknown, "Confirme o seu e-mail", 0);
    service().logIn(someone.cpf().value()).expect(401);
    choose(reset, NEW_PASSWORD).expect(204);
  }

  @Test
  void of_sign_ups_of_one_person_at_once_one_makes_an_account() throws Exception {
    for (int round = 0; round < 2; round++) {
      nextHour();
      SamplePatient ana = RunningService.newcomer();
      List<Callable<Answer>> calls = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        RestClient here = at(i);
        calls.add(() -> here.post("/patients", form(ana, ana.email().value())));
      }
      assertThat(RunningService.atOnce(calls)).extracting(Answer::status).containsOnly(202);
      service().logIn(ana.cpf().value()).expect(200);
      mails().await(ana.email().value(), "Confirme o seu e-mail", 1);
      mails().await(ana.email().value(), "Você já tem uma conta", 3);
    }
  }

  /** So many sign-ups from here are counted anew. */
  private void nextHour() {
    services().forEach(instance -> instance.clock().advance(Duration.ofHours(1)));
  }

  private Answer signUp(SamplePatient person, String email) {
    return service().anyone().post("/patients", form(person, email));
  }

  private static Map<String, String> form(SamplePatient person, String email) {
    return Map.of(
        "name", person.name().value(),
        "email", email,
        "password", RunningService.PASSWORD,
        "cpf", person.cpf().value(),
        "birthDate", person.birthDate().toString());
  }

  private Answer confirm(String code) {
    return service().anyone().post("/auth/email-confirmation", Map.of("token", code));
  }

  // — forgotten passwords —

  @Test
  void who_forgot_a_password_gets_a_code_and_is_back_in() throws Exception {
    Patient patient = service().addPatients(1).get(0);
    Answer session = service().logIn(patient.cpf().value()).expect(200);
    forgot("PATIENT", patient.cpf().formatted()).expect(202);
    String code = mails().code(patient.email().value(), "Nova senha", 1);

    choose(code, "curta").expect(400);
    choose(code, patient.email().value()).expect(400);
    choose(code, NEW_PASSWORD).expect(204);

    Answer again = choose(code, "mais uma senha bem longa").expect(422);
    assertThat(again.text("type")).isEqualTo("/problems/code-void");
    service().logIn(patient.cpf().value()).expect(401);
    logIn(patient, NEW_PASSWORD).expect(200);
    as(session).get("/me").expect(401);
    refresh(session).expect(401);
    mails().await(patient.email().value(), "Senha alterada", 1);
  }

  @Test
  void a_doctor_gets_a_code_by_crm_or_address() throws Exception {
    Doctor doctor = service().addDoctors(1).get(0);
    forgot("DOCTOR", doctor.crm().toString()).expect(202);
    mails().await(doctor.email().value(), "Nova senha", 1);
    forgot("DOCTOR", doctor.email().value()).expect(202);
    String code = mails().code(doctor.email().value(), "Nova senha", 2);

    choose(code, NEW_PASSWORD).expect(204);

    mails().await(doctor.email().value(), "Senha alterada", 1);
  }

  @Test
  void a_request_tells_nothing_of_who_exists() {
    Patient patient = service().addPatients(1).get(0);
    Answer known = forgot("PATIENT", patient.email().value()).expect(202);

    for (String stranger : List.of("ninguem@example.com", "111.444.777-35")) {
      assertThat(forgot("PATIENT", stranger)).isEqualTo(known);
    }
    forgot("DOCTOR", "987654/AC").expect(202);
    forgot("OPERATOR", "operador").expect(202);
    forgot("PATIENT", "111.111.111-11").expect(400);
    forgot("DOCTOR", "123456").expect(400);
    forgot("NOBODY", "x@example.com").expect(400);
  }

  @Test
  void a_code_is_void_after_half_an_hour() {
    Patient patient = service().addPatients(1).get(0);
    String code = code(patient);
    services().forEach(instance -> instance.clock().advance(Duration.ofMinutes(30)));

    assertThat(choose(code, NEW_PASSWORD).expect(422).text("type"))
        .isEqualTo("/problems/code-void");
    service().logIn(patient.cpf().value()).expect(200);
  }

  @Test
  void of_resets_at_once_one_has_an_effect() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      Patient patient = service().addPatients(1).get(0);
      String one = code(patient);
      String other = code(patient);
      List<Callable<Answer>> resets = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        RestClient here = at(i);
        String code = i % 2 == 0 ? one : other;
        String password = "senha nova numero " + i;
        resets.add(() -> here.post(CONFIRMATION, Map.of("token", code, "password", password)));
      }

      List<Answer> answers = RunningService.atOnce(resets);

      assertThat(answers).extracting(Answer::status).containsOnlyOnce(204).containsOnly(204, 422);
      for (int i = 0; i < answers.size(); i++) {
        int expected = answers.get(i).status() == 204 ? 200 : 401;
        logIn(patient, "senha nova numero " + i).expect(expected);
      }
    }
  }

  @Test
  void no_login_with_the_old_password_outlives_a_reset_beside_it() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      Patient patient = service().addPatients(1).get(0);
      String code = code(patient);
      List<Callable<Answer>> calls = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        RestClient here = at(i);
        calls.add(() -> logIn(here, patient, RunningService.PASSWORD));
      }
      RestClient there = at(round);
      calls.add(
          round % calls.size(),
          () -> there.post(CONFIRMATION, Map.of("token", code, "password", NEW_PASSWORD)));

      List<Answer> answers = RunningService.atOnce(calls);

      assertThat(answers)
          .extracting(Answer::status)
          .containsOnlyOnce(204)
          .isSubsetOf(200, 204, 401);
      for (Answer answer : answers) {
        if (answer.status() == 200) {
          refresh(answer).expect(401);
        }
      }
      logIn(patient, NEW_PASSWORD).expect(200);
    }
  }

  // — changed passwords —

  @Test
  void a_change_of_the_password_ends_the_other_sessions() throws Exception {
    Patient patient = service().addPatients(1).get(0);
    Answer here = service().logIn(patient.cpf().value()).expect(200);
    Answer there = service().logIn(patient.cpf().value()).expect(200);
    RestClient client = service().anyone().with(here.text("access_token"));

    Answer wrong = change(client, "nao e esta", NEW_PASSWORD).expect(422);
    assertThat(wrong.text("type")).isEqualTo("/problems/wrong-password");
    Answer telling = change(client, RunningService.PASSWORD, patient.email().value()).expect(400);
    assertThat(telling.text("errors", "0", "pointer")).isEqualTo("/new");
    change(client, RunningService.PASSWORD, NEW_PASSWORD).expect(204);

    as(there).get("/me").expect(401);
    client.get("/me").expect(200);
    refresh(there).expect(401);
    refresh(here).expect(200);
    logIn(patient, NEW_PASSWORD).expect(200);
    mails().await(patient.email().value(), "Senha alterada", 1);
  }

  @Test
  void no_other_session_is_refreshed_past_a_change_beside_it() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      Patient patient = service().addPatients(1).get(0);
      Answer mine = service().logIn(patient.cpf().value()).expect(200);
      Answer other = service().logIn(patient.cpf().value()).expect(200);
      RestClient client = at(round).with(mine.text("access_token"));
      List<Callable<Answer>> calls =
          List.of(
              () -> refresh(other),
              () -> change(client, RunningService.PASSWORD, NEW_PASSWORD),
              () -> refresh(other));

      List<Answer> answers = RunningService.atOnce(calls);

      assertThat(answers.get(1).status()).isEqualTo(204);
      for (Answer refreshed : List.of(answers.get(0), answers.get(2), other)) {
        if (refreshed.status() == 200) {
          refresh(refreshed).expect(401);
        }
      }
      refresh(mine).expect(200);
    }
  }

  // — changed addresses —

  @Test
  void a_new_address_is_confirmed_and_the_old_one_is_told_and_takes_it_back() throws Exception {
    Patient patient = service().addPatients(1).get(0);
    String old = patient.email().value();
    String wanted = "nova." + old;
    Answer here = service().logIn(old).expect(200);
    Answer there = service().logIn(old).expect(200);
    RestClient client = as(here);

    wantEmail(client, wanted, "nao e esta").expect(422);
    wantEmail(client, "nem um", RunningService.PASSWORD).expect(400);
    wantEmail(client, wanted, RunningService.PASSWORD).expect(202);
    client.get("/patients/me").expect(200);
    String code = mails().code(wanted, "Confirme o novo e-mail", 1);
    confirmChange("made-up").expect(422);
    choose(code, NEW_PASSWORD).expect(422); // it is good for nothing else
    confirmChange(code).expect(204);
    confirmChange(code).expect(422);

    assertThat(client.get("/patients/me").expect(200).text("email")).isEqualTo(wanted);
    as(there).get("/me").expect(401);
    service().logIn(old).expect(401);
    service().logIn(wanted).expect(200);
    String back = mails().code(old, "E-mail alterado", 1);
    mails().await(wanted, "E-mail alterado", 0);

    takeBack(back, "curta").expect(400);
    confirmChange(back).expect(422);
    takeBack(back, NEW_PASSWORD).expect(204);
    takeBack(back, NEW_PASSWORD).expect(422);
    client.get("/me").expect(401);
    service().logIn(wanted).expect(401);
    logIn(patient, NEW_PASSWORD).expect(200);
    Map<String, String> login = Map.of("login", old, "password", NEW_PASSWORD);
    Answer again = service().anyone().post("/auth/patients", login).expect(200);
    assertThat(as(again).get("/patients/me").expect(200).text("email")).isEqualTo(old);
  }

  @Test
  void a_doctor_changes_the_address_too() throws Exception {
    Doctor doctor = service().addDoctors(1).get(0);
    String wanted = "nova." + doctor.email().value();
    RestClient client = service().as(doctor);
    wantEmail(client, wanted, RunningService.PASSWORD).expect(202);

    confirmChange(mails().code(wanted, "Confirme o novo e-mail", 1)).expect(204);

    assertThat(client.get("/doctors/me").expect(200).text("email")).isEqualTo(wanted);
    mails().await(doctor.email().value(), "E-mail alterado", 1);
  }

  @Test
  void an_address_that_somebody_has_is_not_told() throws Exception {
    Patient patient = service().addPatients(1).get(0);
    Patient other = service().addPatients(1).get(0);
    RestClient client = service().as(patient);
    Answer free = wantEmail(client, "livre." + patient.email().value(), RunningService.PASSWORD);

    assertThat(wantEmail(client, other.email().value(), RunningService.PASSWORD)).isEqualTo(free);

    mails().code("livre." + patient.email().value(), "Confirme o novo e-mail", 1);
    mails().await(other.email().value(), "Confirme o novo e-mail", 0);
  }

  @Test
  void of_changes_and_resets_at_once_one_has_an_effect() throws Exception {
    for (int round = 0; round < ROUNDS / 2; round++) {
      Patient patient = service().addPatients(1).get(0);
      RestClient client = service().as(patient);
      List<String> wanted = new ArrayList<>();
      List<String> codes = new ArrayList<>();
      for (String prefix : List.of("uma.", "duas.")) {
        wanted.add(prefix + patient.email().value());
        wantEmail(client, prefix + patient.email().value(), RunningService.PASSWORD).expect(202);
        codes.add(mails().code(prefix + patient.email().value(), "Confirme o novo e-mail", 1));
      }
      String reset = code(patient);
      RestClient first = at(0);
      RestClient second = at(1);
      String path = "/auth/email-change/confirmation";
      List<Callable<Answer>> calls = new ArrayList<>();
      calls.add(() -> first.post(path, Map.of("token", codes.get(0))));
      calls.add(() -> second.post(path, Map.of("token", codes.get(1))));
      calls.add(
          round % 3,
          () -> second.post(CONFIRMATION, Map.of("token", reset, "password", NEW_PASSWORD)));

      List<Answer> answers = RunningService.atOnce(calls);

      assertThat(answers).extracting(Answer::status).containsOnlyOnce(204).containsOnly(204, 422);
      boolean wasReset = answers.get(round % 3).status() == 204;
      String password = wasReset ? NEW_PASSWORD : RunningService.PASSWORD;
      Answer session = logIn(patient, password).expect(200);
      String email = as(session).get("/patients/me").expect(200).text("email");
      assertThat(wasReset ? List.of(patient.email().value()) : wanted).contains(email);
      Map<String, String> login = Map.of("login", email, "password", password);
      service().anyone().post("/auth/patients", login).expect(200);
    }
  }

  @Test
  void a_take_back_beside_a_second_change_leaves_the_first_address() throws Exception {
    for (int round = 0; round < 3; round++) {
      Patient patient = service().addPatients(1).get(0);
      String old = patient.email().value();
      RestClient client = service().as(patient);
      wantEmail(client, "uma." + old, RunningService.PASSWORD).expect(202);
      confirmChange(mails().code("uma." + old, "Confirme o novo e-mail", 1)).expect(204);
      String back = mails().code(old, "E-mail alterado", 1);
      wantEmail(client, "duas." + old, RunningService.PASSWORD).expect(202);
      String second = mails().code("duas." + old, "Confirme o novo e-mail", 1);
      RestClient here = at(0);
      RestClient there = at(1);
      List<Callable<Answer>> calls =
          List.of(
              () -> here.post("/auth/email-change/confirmation", Map.of("token", second)),
              () ->
                  there.post(
                      "/auth/email-change/reversal",
                      Map.of("token", back, "password", NEW_PASSWORD)));

      List<Answer> answers = RunningService.atOnce(calls);

      assertThat(answers.get(1).status()).isEqualTo(204);
      Map<String, String> login = Map.of("login", old, "password", NEW_PASSWORD);
      Answer session = service().anyone().post("/auth/patients", login).expect(200);
      assertThat(as(session).get("/patients/me").expect(200).text("email")).isEqualTo(old);
    }
  }

  private static Answer wantEmail(RestClient client, String email, String password) {
    return client.put("/me/email", Map.of("email", email, "password", password));
  }

  private Answer confirmChange(String code) {
    return service().anyone().post("/auth/email-change/confirmation", Map.of("token", code));
  }

  private Answer takeBack(String code, String password) {
    return service()
        .anyone()
        .post("/auth/email-change/reversal", Map.of("token", code, "password", password));
  }

  // — sessions —

  @Test
  void who_lost_a_device_sees_its_session_and_ends_it() {
    Patient patient = service().addPatients(1).get(0);
    Patient stranger = service().addPatients(1).get(0);
    Answer lost = service().logIn(patient.cpf().value()).expect(200);
    Answer here = service().logIn(patient.cpf().value()).expect(200);
    RestClient client = service().anyone().with(here.text("access_token"));

    Answer list = client.get("/me/sessions?limit=1").expect(200);
    String session = list.text("items", "0", "id");
    assertThat(list.text("items", "0", "device")).isEqualTo("other");
    assertThat(list.text("items", "0", "current")).isEqualTo("false");
    assertThat(list.text("items", "0", "network")).isEqualTo("127.0.0.0/24");
    assertThat(list.text("items", "0", "sameNetwork")).isEqualTo("true");
    Answer rest = client.get("/me/sessions?limit=1&cursor=" + list.text("next")).expect(200);
    assertThat(rest.text("items", "0", "current")).isEqualTo("true");
    assertThat(rest.at("next").isNull()).isTrue();

    service().as(stranger).delete("/me/sessions/" + session).expect(404);
    client.delete("/me/sessions/" + session).expect(204);
    client.delete("/me/sessions/" + session).expect(404);
    as(lost).get("/me").expect(401);
    refresh(lost).expect(401);
    assertThat(client.get("/me/sessions").expect(200).at("items").size()).isEqualTo(1);
    client.delete("/me/sessions").expect(204);
    client.get("/me").expect(401);
    refresh(here).expect(401);
  }

  @Test
  void no_session_is_refreshed_past_its_end_beside_it() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      Patient patient = service().addPatients(1).get(0);
      Answer session = service().logIn(patient.cpf().value()).expect(200);
      RestClient client = at(round).with(session.text("access_token"));

      List<Callable<Answer>> calls =
          List.of(
              () -> refresh(session), () -> client.delete("/me/sessions"), () -> refresh(session));

      List<Answer> answers = RunningService.atOnce(calls);

      assertThat(answers.get(1).status()).isEqualTo(204);
      for (Answer refreshed : List.of(answers.get(0), answers.get(2), session)) {
        if (refreshed.status() != 401) {
          refresh(refreshed).expect(401);
        }
      }
    }
  }

  // — second factors —

  @Test
  void who_has_a_second_factor_logs_in_with_a_code_of_the_app() throws Exception {
    Patient patient = service().addPatients(1).get(0);
    RestClient client =
        service().anyone().with(logIn(patient, RunningService.PASSWORD).text("access_token"));
    client.post(SECOND_FACTOR, Map.of()).expect(400);
    Answer guessed = client.post(SECOND_FACTOR, Map.of("password", "nao e esta")).expect(422);
    assertThat(guessed.text("type")).isEqualTo("/problems/wrong-password");
    Answer enrolment = client.post(SECOND_FACTOR, KNOWN).expect(200);
    String secret = enrolment.text("secret");
    assertThat(enrolment.text("otpauthUrl"))
        .startsWith("otpauth://totp/Tech%20M%C3%A9dicos:")
        .contains("secret=" + secret, "issuer=Tech%20M%C3%A9dicos");
    logIn(patient, RunningService.PASSWORD).expect(200);

    client.post(SECOND_FACTOR + "/confirmation", Map.of("code", "000000")).expect(422);
    String code = code(secret);
    Answer on = client.post(SECOND_FACTOR + "/confirmation", Map.of("code", code)).expect(200);
    assertThat(on.at("recoveryCodes").size()).isEqualTo(10);
    client.post(SECOND_FACTOR, KNOWN).expect(409);
    client.post(SECOND_FACTOR + "/confirmation", Map.of("code", code)).expect(409);
    mails().await(patient.email().value(), "Verificação em duas etapas ativada", 1);

    Answer without = logIn(patient, RunningService.PASSWORD).expect(401);
    assertThat(without.text("type")).isEqualTo("/problems/second-factor-required");
    assertThat(withCode(patient, code).expect(401).text("type")).isEqualTo("/problems/wrong-code");
    Answer unproved = client.post("/me/erasure", Map.of()).expect(422);
    assertThat(unproved.text("type")).isEqualTo("/problems/proof-required");
    client.delete("/me", proof(RunningService.PASSWORD, code)).expect(422);
    client.delete("/me", Map.of("password", "nao e esta")).expect(422);
    Map<String, String> change =
        Map.of("current", RunningService.PASSWORD, "new", "outra senha bem comprida");
    client.put("/me/password", change).expect(422);
    client
        .put("/me/email", Map.of("email", "x@example.com", "password", RunningService.PASSWORD))
        .expect(422);
    nextStep();
    String next = code(secret);
    List<Callable<Answer>> logins = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      RestClient here = at(i);
      logins.add(() -> here.post("/auth/patients", login(patient, next)));
    }
    assertThat(RunningService.atOnce(logins))
        .extracting(Answer::status)
        .containsOnlyOnce(200)
        .isSubsetOf(200, 401, 429);

    nextStep();
    String recovery = on.text("recoveryCodes", "0");
    withCode(patient, recovery).expect(200);
    withCode(patient, recovery).expect(401);
    mails().await(patient.email().value(), "Código de recuperação usado", 1);

    String renewal = SECOND_FACTOR + "/recovery-codes";
    client.post(renewal, proof("nao e esta", code(secret))).expect(422);
    client.post(renewal, proof(RunningService.PASSWORD, "000000")).expect(422);
    Answer renewed = client.post(renewal, proof(RunningService.PASSWORD, code(secret))).expect(200);
    withCode(patient, on.text("recoveryCodes", "1")).expect(401);
    withCode(patient, renewed.text("recoveryCodes", "0")).expect(200);
    mails().await(patient.email().value(), "Novos códigos de recuperação", 1);

    nextStep();
    client.delete(SECOND_FACTOR, Map.of("code", code(secret))).expect(400);
    Answer stolen = client.delete(SECOND_FACTOR, proof("nao e esta", code(secret))).expect(422);
    assertThat(stolen.text("type")).isEqualTo("/problems/wrong-password");
    client.delete(SECOND_FACTOR, proof(RunningService.PASSWORD, "000000")).expect(422);
    client.delete(SECOND_FACTOR, proof(RunningService.PASSWORD, code(secret))).expect(204);
    mails().await(patient.email().value(), "Verificação em duas etapas desativada", 1);
    logIn(patient, RunningService.PASSWORD).expect(200);
  }

  @Test
  void an_operator_sets_one_up_before_anything_else() throws Exception {
    String list = "/operator/doctors?status=PENDING_VERIFICATION";
    Map<String, String> login = Map.of("login", "operador", "password", RunningService.PASSWORD);
    Answer session = service().anyone().post("/auth/operators", login).expect(200);
    RestClient client = service().anyone().with(session.text("access_token"));
    client.get("/me").expect(200);
    assertThat(client.get(list).expect(403).text("type"))
        .isEqualTo("/problems/second-factor-missing");

    String secret = client.post(SECOND_FACTOR, KNOWN).expect(200).text("secret");
    client.get(list).expect(403);
    client.post(SECOND_FACTOR + "/confirmation", Map.of("code", code(secret))).expect(200);

    client.get(list).expect(200);
    service().anyone().post("/auth/operators", login).expect(401);
    assertWrittenDown(client);
    nextStep();
    assertVisited(secret);
  }

  /** As after a deployment, by an operator who has a second factor. */
  private void assertVisited(String secret) {
    Map<String, String> settings =
        Map.of(
            "TECHMEDICOS_OPERATOR_LOGIN",
            "operador",
            "TECHMEDICOS_OPERATOR_PASSWORD",
            RunningService.PASSWORD,
            "TECHMEDICOS_OPERATOR_TOTP_SECRET",
            secret);
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(told, true, StandardCharsets.UTF_8);
    URI address = service().uri();
    assertThatThrownBy(() -> TestVisit.at(address, Map.of("TECHMEDICOS_OPERATOR_LOGIN", "a"), out))
        .hasMessageStartingWith("TECHMEDICOS_OPERATOR_LOGIN");
    Map<String, String> mistyped = new HashMap<>(settings);
    mistyped.put("TECHMEDICOS_OPERATOR_TOTP_SECRET", "0189");
    assertThatThrownBy(() -> TestVisit.at(address, mistyped, out))
        .hasMessageStartingWith("TECHMEDICOS_OPERATOR_TOTP_SECRET")
        .hasMessageNotContaining("0189");

    TestVisit.at(address, settings, out, service().clock()).make();

    assertThat(told.toString(StandardCharsets.UTF_8)).contains("the doctor is suspended");
  }

  private void assertWrittenDown(RestClient operator) {
    Patient patient = service().addPatients(1).get(0);
    String id = patient.id().toString();
    operator.delete("/operator/patients/" + id + "/suspension").expect(204);
    operator.get("/operator/dead-letters").expect(200);

    Answer about = operator.get("/operator/acts?subject=" + id).expect(200);
    assertThat(about.at("items").size()).isEqualTo(1);
    assertThat(about.text("items", "0", "operation")).isEqualTo("reinstatePatient");
    String who = about.text("items", "0", "operator");
    Answer acts = operator.get("/operator/acts?limit=2&operator=" + who).expect(200);
    assertThat(acts.text("items", "0", "operation")).isEqualTo("listOperatorActs");
    Answer own = service().as(patient).get("/me/operator-acts").expect(200);
    assertThat(own.text("items", "0", "subject")).isEqualTo(id);
    service().as(patient).get("/operator/acts").expect(403);
    var findings =
        service().bean(Oversight.class).verifyOperatorActs().handle(new VerifyOperatorActs.Query());
    assertThat(findings.altered()).isEmpty();
    assertThat(findings.rows()).isGreaterThanOrEqualTo(5);
  }

  @Test
  void whatever_operators_call_is_written_down() {
    assertThat(service().bean(ApplicationContext.class).getAllBeanDefinitions().stream())
        .filteredOn(bean -> List.of(bean.stringValues(Secured.class)).contains(Caller.OPERATOR))
        .hasSizeGreaterThan(4)
        .allMatch(bean -> bean.hasAnnotation(Overseen.class));
  }

  private String code(String secret) throws Exception {
    return AuthenticatorApp.code(secret, service().clock().instant());
  }

  private static Map<String, String> proof(String password, String code) {
    return Map.of("password", password, "code", code);
  }

  private void nextStep() {
    services().forEach(instance -> instance.clock().advance(Duration.ofSeconds(30)));
  }

  private Answer withCode(Patient patient, String code) {
    return service().anyone().post("/auth/patients", login(patient, code));
  }

  private static Map<String, String> login(Patient patient, String code) {
    return Map.of(
        "login", patient.cpf().value(), "password", RunningService.PASSWORD, "code", code);
  }

  private RunningService service() {
    return services().get(0);
  }

  private RestClient as(Answer session) {
    return at(1).with(session.text("access_token"));
  }

  private RestClient at(int turn) {
    return services().get(turn % services().size()).anyone();
  }

  private Answer forgot(String role, String login) {
    return service().anyone().post(RESET, Map.of("role", role, "login", login));
  }

  /** A code as a mail would have it. */
  private String code(Patient patient) {
    return service()
        .bean(Identity.class)
        .passwordResets()
        .tokenFor(AccountId.of(patient.id()), UUID.randomUUID(), service().clock().instant())
        .orElseThrow()
        .value();
  }

  private Answer choose(String code, String password) {
    return service().anyone().post(CONFIRMATION, Map.of("token", code, "password", password));
  }

  private static Answer change(RestClient client, String current, String chosen) {
    return client.put("/me/password", Map.of("current", current, "new", chosen));
  }

  private Answer logIn(Patient patient, String password) {
    return logIn(service().anyone(), patient, password);
  }

  private static Answer logIn(RestClient client, Patient patient, String password) {
    return client.post(
        "/auth/patients", Map.of("login", patient.cpf().value(), "password", password));
  }

  private Answer refresh(Answer session) {
    return service()
        .anyone()
        .post(
            "/auth/token",
            Map.of("grant_type", "refresh_token", "refresh_token", session.text("refresh_token")));
  }
}
