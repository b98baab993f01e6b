package br.com.techmedicos.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {

  private Clinic clinic;

  @BeforeAll
  void open() {
    clinic = Clinic.open();
  }

  @AfterAll
  void close() {
    clinic.close();
  }

  private static final String DOCTORS = "/api/v1/doctors";
  private static final String PATIENTS = "/api/v1/patients";

  /** A sign-up that is right but for what is replaced in it. */
  private static String doctorBut(String right, String wrong) {
    String signUp = Clinic.doctorSignUp("bad.input@example.com", "987654");
    assertThat(signUp).contains(right);
    return signUp.replace(right, wrong);
  }

  private static String patientBut(String right, String wrong) {
    String signUp = Clinic.patientSignUp("bad.input@example.com", "529.982.247-25");
    assertThat(signUp).contains(right);
    return signUp.replace(right, wrong);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "name": "Ana Souza"        | "name": 12                       | /name
          "name": "Ana Souza"        | "name": null                     | /name
          "name": "Ana Souza"        | "name": ""                       | /name
          "name": "Ana Souza"        | "name": "A\\u0000na"             | /name
          "name": "Ana Souza"        | "name": "Ana\\nSouza"            | /name
          "name": "Ana Souza"        | "name": "Ana \\u2028 Souza"      | /name
          "name": "Ana Souza"        | "name": "Ana \\ud800"            | /name
          "name": "Ana Souza"        | "name": ["Ana"]                  | /name
          "name": "Ana Souza"        | "name": true                     | /name
          "name": "Ana Souza",       | `` | /name
          "timeZone"                 | "unknown": 1, "timeZone"         | /unknown
          "timeZone"                 | "a/b~c": 1, "timeZone"           | /a~1b~0c
          "timeZone"                 | "id": "x", "timeZone"            | /id
          "timeZone"                 | "status": "VERIFIED", "timeZone" | /status
          bad.input@example.com      | not an address                   | /email
          bad.input@example.com      | a@b@example.com                  | /email
          "number": "987654"         | "number": 987654                 | /crm/number
          "number": "987654"         | "number": "12A"                  | /crm/number
          "number": "987654"         | "number": "000"                  | /crm/number
          "number": "987654"         | "number": "98765432109876543210" | /crm/number
          "number": "987654", "state": "SP" | "number": "987654", "state": "XX" | /crm/state
          "number": "987654", "state": "SP" | "number": "987654"         | /crm/state
          {"number": "987654", "state": "SP"} | "987654/SP"             | /crm
          {"number": "987654", "state": "SP"} | null                    | /crm
          "amount": "250.00"         | "amount": 250.00                 | /consultationPrice/amount
          "amount": "250.00"         | "amount": "-1.00"                | /consultationPrice/amount
          "amount": "250.00"         | "amount": "1.2345"               | /consultationPrice/amount
          "amount": "250.00"         | "amount": "NaN"                  | /consultationPrice/amount
          "amount": "250.00"         | "amount": "1e9"                  | /consultationPrice/amount
          "amount": "250.00"         | "amount": "100000.00"            | /consultationPrice/amount
          "currency": "BRL"          | "currency": "USD"                | /consultationPrice/currency
          -23.5614                   | 90.1                             | /practice/latitude
          -23.5614                   | "-23.5614"                       | /practice/latitude
          -23.5614                   | 1e999                            | /practice/latitude
          -46.6559                   | -181                             | /practice/longitude
          "city": "São Paulo"        | "city": " "                      | /practice/city
          "code": "cardiology"       | "code": "astrology"              | /specialties/0/code
          "rqe": "12345"             | "rqe": "abc"                     | /specialties/0/rqe
          "rqe": "12345"             | "rqe": 12345                     | /specialties/0/rqe
          {"code": "geriatrics"}     | {"code": "cardiology"}           | /specialties
          {"code": "geriatrics"}     | null                             | /specialties/1
          {"code": "geriatrics"}     | "geriatrics"                     | /specialties/1
          America/Sao_Paulo          | America/Atlantis                 | /timeZone
          America/Sao_Paulo          | -03:00                           | /timeZone
          um cavalo azul dança       | 1234567                          | /password
          um cavalo azul dança       | password1                        | /password
          um cavalo azul dança       | 987-654 (SP)                     | /password
          um cavalo azul dança       | um cavalo azul dança \\ud800      | /password
          """)
  void a_doctor_who_signs_up_is_told_which_field_is_wrong(
      String right, String wrong, String pointer) {
    clinic
        .anonymous()
        .post(DOCTORS, doctorBut(right, wrong == null ? "" : wrong))
        .expectProblem(400, "invalid-request", pointer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          529.982.247-25 | 111.111.111-11 | /cpf
          529.982.247-25 | 529.982.247-26 | /cpf
          529.982.247-25 | 5299822472     | /cpf
          1990-05-17     | 1990-02-30     | /birthDate
          1990-05-17     | 17/05/1990     | /birthDate
          1990-05-17     | 1890-05-17     | /birthDate
          1990-05-17     | 2027-03-02     | /birthDate
          1990-05-17     | 99999-05-17    | /birthDate
          """)
  void a_patient_who_signs_up_is_told_which_field_is_wrong(
      String right, String wrong, String pointer) {
    clinic
        .anonymous()
        .post(PATIENTS, patientBut(right, wrong))
        .expectProblem(400, "invalid-request", pointer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/auth/patients", "/api/v1/auth/operators"})
  void a_password_that_is_no_text_is_nobodys(String login) {
    clinic
        .anonymous()
        .post(login, "{\"login\": \"ana@example.com\", \"password\": \"um cavalo \\ud83d\"}")
        .expectProblem(400, "invalid-request", "/password");
  }

  @Test
  void every_mistake_is_told_at_once() {
    clinic
        .anonymous()
        .post(
            DOCTORS,
            """
            {"name": 1, "email": "x", "crm": {"number": "x", "state": "XX"}, "extra": true,
             "specialties": [{"code": "x"}, {"rqe": "x"}],
             "consultationPrice": {"amount": "-1", "currency": "USD"},
             "practice": {"street": "", "latitude": 91, "longitude": 181}, "timeZone": "x"}
            """)
        .expectProblem(
            400,
            "invalid-request",
            "/name",
            "/email",
            "/password",
            "/crm/number",
            "/crm/state",
            "/extra",
            "/specialties/0/code",
            "/specialties/1/code",
            "/specialties/1/rqe",
            "/consultationPrice/amount",
            "/consultationPrice/currency",
            "/practice/street",
            "/practice/city",
            "/practice/state",
            "/practice/latitude",
            "/practice/longitude",
            "/timeZone");
  }

  @Test
  void a_name_of_a_megabyte_is_told_to_be_too_long() {
    clinic
        .anonymous()
        .post(DOCTORS, doctorBut("Ana Souza", "A".repeat(1 << 20)))
        .expectProblem(400, "invalid-request", "/name");
  }

  @Test
  void a_body_of_three_megabytes_is_too_large() {
    clinic
        .anonymous()
        .post(DOCTORS, doctorBut("Ana Souza", "A".repeat(3 << 20)))
        .expectProblem(413, "body-too-large");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "not json",
        "{} {}",
        "{}x",
        "{\"name\": NaN}",
        "{\"name\": Infinity}",
        "{'name': 1}",
        "{\"name\": 1,}",
        "{\"name\": \"a\", \"name\": \"b\"}",
        "{\"name\": \"a\u0001b\"}",
        "// comment\n{}",
        "{\"name\": 01}"
      })
  void a_body_that_is_not_json_is_refused(String body) {
    clinic.anonymous().post(DOCTORS, body).expectProblem(400, "malformed-body", "");
  }

  @Test
  void what_is_wrong_with_a_whole_body_is_told_in_the_language_asked_for() {
    byte[] latin1 = "{\"name\": \"Conceição\"}".getBytes(StandardCharsets.ISO_8859_1);
    assertDetail("não está em UTF-8", clinic.anonymous().post(DOCTORS, latin1));
    assertDetail(
        "not UTF-8", clinic.anonymous().with("Accept-Language", "en").post(DOCTORS, latin1));
  }

  @Test
  void a_body_that_nests_ten_thousand_deep_is_refused() {
    clinic
        .anonymous()
        .post(DOCTORS, "[".repeat(10_000) + "]".repeat(10_000))
        .expectProblem(400, "malformed-body");
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 60, 400, 900})
  void a_body_that_nests_deeper_than_any_of_ours_is_refused(int depth) {
    clinic
        .anonymous()
        .post(DOCTORS, doctorBut("\"Ana Souza\"", "[".repeat(depth) + "]".repeat(depth)))
        .expectProblem(400, "malformed-body");
  }

  /** Two bytes may take a hundred and more in a tree. */
  @ParameterizedTest
  @ValueSource(strings = {"[]", "{}", "0", "[[[[0]]]]", "{\"a\": {\"a\": 0}}", "\"\""})
  void a_body_of_more_values_than_any_of_ours_is_refused_unread(String value) {
    int count = 1_900_000 / (value.length() + 1);

    clinic
        .anonymous()
        .post(DOCTORS, "{\"name\": [%s%s]}".formatted((value + ",").repeat(count), value))
        .expectProblem(400, "malformed-body");
  }

  @Test
  void a_member_with_a_longer_name_than_any_of_ours_is_refused() {
    clinic
        .anonymous()
        .post(DOCTORS, "{\"%s\": 1}".formatted("x".repeat(2_000)))
        .expectProblem(400, "malformed-body");
  }

  @Test
  void members_without_number_are_refused_by_a_few_of_them() {
    String members =
        IntStream.range(0, 30_000)
            .mapToObj(i -> "\"x" + i + "\": 1")
            .collect(Collectors.joining(","));

    Answer answer =
        clinic.anonymous().post(DOCTORS, "{" + members + "}").expectProblem(400, "invalid-request");

    assertThat(answer.json().get("errors").size()).isLessThan(50);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"code\": \"cardiology\"}", "[]", "\"x\"", "null"})
  void a_list_without_end_is_told_to_be_wrong(String element) {
    Answer answer =
        clinic
            .anonymous()
            .post(
                DOCTORS,
                doctorBut("{\"code\": \"geriatrics\"}", (element + ",").repeat(15_000) + element))
            .expectProblem(400, "invalid-request");

    assertThat(answer.body()).contains("/specialties");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "null", "1", "\"text\"", "true"})
  void a_body_that_is_no_object_is_refused(String body) {
    clinic.anonymous().post(DOCTORS, body).expectProblem(400, "invalid-request", "");
  }

  @Test
  void a_body_that_is_not_utf_8_is_refused() {
    byte[] latin1 = doctorBut("Ana Souza", "Ana Conceição").getBytes(StandardCharsets.ISO_8859_1);
    clinic.anonymous().post(DOCTORS, latin1).expectProblem(400, "malformed-body");
  }

  @Test
  void what_was_refused_is_not_half_saved() {
    clinic
        .anonymous()
        .post(PATIENTS, patientBut("1990-05-17", "2027-03-02"))
        .expectProblem(400, "invalid-request", "/birthDate");
    clinic
        .anonymous()
        .post(PATIENTS, patientBut("1990-05-17", "2010-05-17"))
        .expectProblem(422, "underage");

    clinic
        .anonymous()
        .post(PATIENTS, Clinic.patientSignUp("bad.input@example.com", "529.982.247-25"))
        .expect(201);
    clinic
        .anonymous()
        .post(PATIENTS, Clinic.patientSignUp("bad.input@example.com", "111.444.777-35"))
        .expectProblem(409, "already-registered");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"day": "MONDAY", "start": "08:00", "end": "08:45"} | /weekly/0
          {"day": "MONDAY", "start": "08:00", "end": "08:00"} | /weekly/0
          {"day": "MONDAY", "start": "08:02", "end": "12:00"} | /weekly/0
          {"day": "MONDAY", "start": "24:00", "end": "12:00"} | /weekly/0/start
          {"day": "MONDAY", "start": "8:00", "end": "12:00"}  | /weekly/0/start
          {"day": "MONDAY", "start": 8, "end": "12:00"}       | /weekly/0/start
          {"day": "monday", "start": "08:00", "end": "12:00"} | /weekly/0/day
          {"day": "SEGUNDA", "start": "08:00", "end": "12:00"}| /weekly/0/day
          {"start": "08:00", "end": "12:00"}                  | /weekly/0/day
          """)
  void a_window_that_cannot_be_is_pointed_at(String window, String pointer) {
    publish(Agendas.of(window, "")).expectProblem(400, "invalid-request", pointer);
  }

  @Test
  void windows_that_overlap_break_a_rule() {
    publish(
            Agendas.of(
                """
                {"day": "MONDAY", "start": "08:00", "end": "12:00"},
                {"day": "MONDAY", "start": "11:00", "end": "13:00"}
                """,
                ""))
        .expectProblem(422, "windows-overlap");
    publish(
            Agendas.of(
                """
                {"day": "SUNDAY", "start": "22:00", "end": "04:00"},
                {"day": "MONDAY", "start": "03:00", "end": "09:00"}
                """,
                ""))
        .expectProblem(422, "windows-overlap");
    publish(
            Agendas.of(
                "",
                """
                {"date": "2027-03-08", "windows": [{"start": "08:00", "end": "12:00"},
                                                   {"start": "11:00", "end": "13:00"}]}
                """))
        .expectProblem(422, "windows-overlap");
  }

  @Test
  void ten_thousand_overrides_are_too_many() {
    String overrides =
        IntStream.range(0, 10_000)
            .mapToObj(i -> "{\"date\": \"2027-03-08\", \"windows\": []}")
            .collect(Collectors.joining(","));
    publish(Agendas.of("", overrides)).expectProblem(400, "invalid-request", "/overrides");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "horizonDays": 60          | "horizonDays": 0            | /horizonDays
          "horizonDays": 60          | "horizonDays": 366          | /horizonDays
          "horizonDays": 60          | "horizonDays": 1.5          | /horizonDays
          "horizonDays": 60          | "horizonDays": "60"         | /horizonDays
          "horizonDays": 60          | "horizonDays": 99999999999  | /horizonDays
          "horizonDays": 60          | "horizonDays": 1e400000000  | /horizonDays
          "horizonDays": 60          | "horizonDays": 1e999999999  | /horizonDays
          "horizonDays": 60          | "horizonDays": 1e-999999999 | /horizonDays
          "horizonDays": 60          | "horizonDays": 0e999999999  | /horizonDays
          "horizonDays": 60          | "horizonDays": -1e99999999999999999999 | /horizonDays
          "minimumNoticeMinutes": 60 | "minimumNoticeMinutes": -1  | /minimumNoticeMinutes
          "minimumNoticeMinutes": 60 | "minimumNoticeMinutes": 2147483647 | /minimumNoticeMinutes
          "overrides": []            | "overrides": {}             | /overrides
          "overrides": []            | "overrides": null           | /overrides
          "overrides": []            | "overrides": [{"date": "2027-02-29", "windows": []}] | /overrides/0/date
          "overrides": []            | "overrides": [{"date": "2027-03-08"}] | /overrides/0/windows
          """)
  void an_agenda_that_cannot_be_is_told_what_is_wrong(String right, String wrong, String pointer) {
    assertThat(Agendas.WEEKDAYS).contains(right);
    publish(Agendas.WEEKDAYS.replace(right, wrong)).expectProblem(400, "invalid-request", pointer);
  }

  private Answer publish(String agenda) {
    Client doctor = clinic.newDoctor().with("If-Match", "*");
    Answer answer = doctor.put("/api/v1/agenda", agenda);
    assertThat(doctor.get("/api/v1/agenda").etag()).as("nothing half saved").isEqualTo("\"0\"");
    return answer;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tomorrow",
        "2027-03-02",
        "2027-03-02T09:00:00",
        "2027-03-02T09:00-03:00",
        "2027-02-30T09:00:00Z",
        "2027-03-02T25:00:00Z",
        "+999999999-12-31T23:59:59Z",
        "9999-12-31T23:59:59Z",
        "0000-01-01T00:00:00Z",
        "2027-03-02T09:00:00-03:00[America/Sao_Paulo]"
      })
  void an_instant_that_is_none_cannot_be_booked(String instant) {
    clinic
        .patient()
        .post(
            "/api/v1/appointments",
            """
            {"doctorId": "0198c5a0-7c2e-7d3a-9b1f-2a6f0c1d2e3f", "startsAt": "%s"}
            """
                .formatted(instant))
        .expectProblem(400, "invalid-request", "/startsAt");
  }

  @ParameterizedTest
  @CsvSource({
    "2027-03-02T09:10:00-03:00, off the grid",
    "2027-02-28T09:00:00-03:00, past",
    "2027-03-01T08:10:00-03:00, before the doctor begins",
    "2027-06-01T09:00:00-03:00, beyond the horizon",
    "2199-12-31T09:00:00-03:00, far beyond the horizon"
  })
  void a_slot_that_is_not_offered_breaks_a_rule(String instant, String why) {
    Client doctor = clinic.doctor();
    clinic
        .patient()
        .post(
            "/api/v1/appointments",
            """
            {"doctorId": "%s", "startsAt": "%s"}
            """
                .formatted(doctor.id(), instant))
        .expectProblem(422, "slot-not-offered");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          specialty=astrology          | specialty
          specialty=CARDIOLOGY         | specialty
          near=NaN,1                   | near
          near=91,0                    | near
          near=0,-180.5                | near
          near=1                       | near
          near=1,2,3                   | near
          near=1e5,2                   | near
          near=1e-500,2                | near
          near=1e999,2                 | near
          near=Infinity,2              | near
          near=0x1p3,2                 | near
          near=1d,2                    | near
          near=1.,2                    | near
          near=.5,2                    | near
          near=1.0000000000000000000000000000000000000000000000000000000000000000001,2 | near
          withinKm=10                  | withinKm
          near=0,0&withinKm=0          | withinKm
          near=0,0&withinKm=-1         | withinKm
          near=0,0&withinKm=NaN        | withinKm
          near=0,0&withinKm=99999      | withinKm
          minRating=0                  | minRating
          minRating=5.1                | minRating
          minRating=good               | minRating
          sort=distance                | sort
          sort=RATING                  | sort
          sort=name                    | sort
          limit=0                      | limit
          limit=101                    | limit
          limit=ten                    | limit
          limit=99999999999            | limit
          limit=100000                 | limit
          cursor=made-up               | cursor
          cursor=bWFkZSB1cCBtYWRlIHVwIG1hZGUgdXA | cursor
          cursor=%00                   | cursor
          """)
  void a_search_is_told_which_parameter_is_wrong(String query, String parameter) {
    clinic
        .anonymous()
        .get("/api/v1/doctors?" + query)
        .expectProblem(400, "invalid-request", parameter);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /doctors?sort=name                  | distance, rating, price, availability
          /doctors?specialty=astrology        | acupuncture, allergy-and-immunology
          /doctors?near=0,0&withinKm=20100.01 | above 0 and up to 20100
          /doctors?minRating=0                | from 1 to 5
          /appointments?status=DONE           | REQUESTED, ACCEPTED, REFUSED, EXPIRED, CANCELLED
          /doctors?limit=0                    | from 1 to 100
          """)
  void a_value_that_is_refused_is_told_which_are_accepted(String call, String accepted) {
    assertDetail(accepted, clinic.patient().with("Accept-Language", "en").get("/api/v1" + call));
  }

  @Test
  void a_member_that_is_refused_is_told_which_values_are_accepted() {
    assertDetail(
        "MONDAY, TUESDAY",
        clinic
            .newDoctor()
            .with("If-Match", "*")
            .with("Accept-Language", "en")
            .put("/api/v1/agenda", Agendas.WEEKDAYS.replace("MONDAY", "Montag")));
    Client anyone = clinic.anonymous().with("Accept-Language", "en");
    assertDetail(
        "AC, AL, AM",
        anyone.post(
            DOCTORS, doctorBut("\"987654\", \"state\": \"SP\"", "\"1\", \"state\": \"XX\"")));
    assertDetail(
        "refresh_token",
        anyone.post(
            "/api/v1/auth/token", "{\"grant_type\": \"password\", \"refresh_token\": \"x\"}"));
  }

  private static void assertDetail(String accepted, Answer refused) {
    refused.expect(400);
    assertThat(refused.json().get("errors").get(0).get("detail").getStringValue())
        .contains(accepted);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          from=2027-03-01&to=2027-04-01 | to
          from=2027-03-02&to=2027-03-01 | to
          from=yesterday                | from
          from=2027-02-29               | from
          to=99999-01-01                | to
          to=9999-12-31                 | to
          """)
  void a_range_of_dates_that_cannot_be_is_told_so(String query, String parameter) {
    clinic
        .anonymous()
        .get("/api/v1/doctors/" + clinic.doctor().id() + "/slots?" + query)
        .expectProblem(400, "invalid-request", parameter);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"nobody", "1", "0198c5a0-7c2e-7d3a-9b1f-2a6f0c1d2e3f", "%00", "1-1-1-1-1"})
  void nothing_is_found_by_an_id_that_nothing_has(String id) {
    clinic.anonymous().get("/api/v1/doctors/" + id).expectProblem(404, "not-found");
    clinic.anonymous().get("/api/v1/doctors/" + id + "/slots").expectProblem(404, "not-found");
    clinic.patient().get("/api/v1/appointments/" + id).expectProblem(404, "not-found");
  }

  @Test
  void a_rating_is_told_what_is_wrong_with_it() {
    clinic
        .patient()
        .post(
            "/api/v1/appointments/0198c5a0-7c2e-7d3a-9b1f-2a6f0c1d2e3f/rating",
            "{\"stars\": 6, \"comment\": \"%s\"}".formatted("x".repeat(1001)))
        .expectProblem(400, "invalid-request", "/stars", "/comment");
  }
}
