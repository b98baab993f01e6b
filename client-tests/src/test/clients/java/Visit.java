import client.ApiClient;
import client.ApiException;
import client.api.AgendaApi;
import client.api.AppointmentsApi;
import client.api.DoctorsApi;
import client.api.HealthRecordApi;
import client.api.MeetingsApi;
import client.api.OperationApi;
import client.api.PatientsApi;
import client.api.SessionsApi;
import client.api.SharedRecordsApi;
import client.model.AccessAction;
import client.model.Agenda;
import client.model.Appointment;
import client.model.AppointmentStatus;
import client.model.BookingRequest;
import client.model.CancellationRequest;
import client.model.ConsentRequest;
import client.model.ClientSecret;
import client.model.Crm;
import client.model.DayOfWeek;
import client.model.DecisionKind;
import client.model.Doctor;
import client.model.DoctorLogin;
import client.model.DoctorProfile;
import client.model.DoctorSignUp;
import client.model.FileCategory;
import client.model.Grant;
import client.model.GrantRequest;
import client.model.JoinedMeeting;
import client.model.Login;
import client.model.Logout;
import client.model.Money;
import client.model.NewClient;
import client.model.OwnDoctor;
import client.model.Party;
import client.model.Patient;
import client.model.PatientSignUp;
import client.model.Practice;
import client.model.Problem;
import client.model.ProblemType;
import client.model.Qualification;
import client.model.RatingRequest;
import client.model.RecordFile;
import client.model.Refresh;
import client.model.Slot;
import client.model.Tokens;
import client.model.VerificationDecision;
import client.model.VerificationStatus;
import client.model.WeeklyWindow;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A visit through the generated client alone: the address, a CRM number, and which part of it. */
public final class Visit {

  private static final String PASSWORD = "uma senha que ninguém adivinha";
  private static final String PATIENT = "joana.java@example.com";
  private static final String CPF = "529.982.247-25";

  private final String address;
  private final Crm crm;

  private Visit(String address, String number) {
    this.address = address;
    this.crm = new Crm().number(number).state("SP");
  }

  public static void main(String[] args) throws Exception {
    Visit visit = new Visit(args[0], args[1]);
    if (args[2].equals("visit")) {
      visit.play();
    } else {
      visit.afterwards();
    }
    System.out.println("done: " + args[2]);
  }

  private ApiClient anyone() {
    return new ApiClient().setBasePath(address);
  }

  private ApiClient with(String accessToken) {
    return anyone().setBearerToken(accessToken);
  }

  private ApiClient doctor() throws ApiException {
    DoctorLogin login = new DoctorLogin().crm(crm).password(PASSWORD);
    return with(new SessionsApi(anyone()).logInDoctor(login).getAccessToken());
  }

  private ApiClient patient() throws ApiException {
    return with(new SessionsApi(anyone()).logInPatient(login(PATIENT)).getAccessToken());
  }

  private static Login login(String name) {
    return new Login().login(name).password(PASSWORD);
  }

  private void play() throws Exception {
    UUID doctorId = signUpDoctor();
    ApiClient doctor = doctor();
    publishAgenda(doctor);
    admit(doctorId);
    raisePrice(doctor);
    showOnAnotherSite(doctorId);

    signUpPatient();
    ApiClient patient = patient();
    Doctor found = findDoctor(doctorId);
    check(found.getConsultationPrice().getAmount().equals("260.00"), "the price is the new one");
    List<Slot> slots = new DoctorsApi(anyone()).listSlots(doctorId, null, null, null).getSlots();

    AppointmentsApi asPatient = new AppointmentsApi(patient);
    BookingRequest first = booking(doctorId, slots.get(0));
    Appointment booked = asPatient.bookAppointment(first, UUID.randomUUID().toString());
    check(booked.getStatus() == AppointmentStatus.REQUESTED, "it is requested");
    check(booked.getStartsAt().isEqual(slots.get(0).getStartsAt()), "at the time asked for");
    checkTaken(asPatient, first);
    Appointment accepted = new AppointmentsApi(doctor).acceptAppointment(booked.getId(), null);
    check(accepted.getStatus() == AppointmentStatus.ACCEPTED, "it is accepted");

    meet(doctor, patient, accepted);
    share(doctor, patient, doctorId, accepted);

    Appointment second = asPatient.bookAppointment(booking(doctorId, slots.get(1)), null);
    Appointment cancelled =
        asPatient.cancelAppointment(
            second.getId(), new CancellationRequest().justification("Mudei de ideia"), null);
    check(cancelled.getStatus() == AppointmentStatus.CANCELLED, "it is cancelled");
    stayAndLeave();
  }

  private UUID signUpDoctor() throws ApiException {
    DoctorSignUp signUp =
        new DoctorSignUp()
            .name("Lívia Prado")
            .email("livia.java@clinica.example")
            .password(PASSWORD)
            .crm(crm)
            .addSpecialtiesItem(new Qualification().code("cardiology").rqe("45678"))
            .consultationPrice(new Money().amount("250.00").currency("BRL"))
            .practice(
                new Practice()
                    .street("Avenida Paulista, 1000")
                    .city("São Paulo")
                    .state("SP")
                    .latitude(-23.5614)
                    .longitude(-46.6559))
            .timeZone("America/Sao_Paulo");
    OwnDoctor doctor = new DoctorsApi(anyone()).signUpDoctor(signUp);
    check(doctor.getStatus() == VerificationStatus.PENDING_VERIFICATION, "it awaits verification");
    return doctor.getId();
  }

  private static void publishAgenda(ApiClient doctor) throws ApiException {
    AgendaApi api = new AgendaApi(doctor);
    api.viewAgenda(null);
    List<WeeklyWindow> weekly = new ArrayList<>();
    for (DayOfWeek day : List.of(DayOfWeek.values()).subList(0, 7)) {
      weekly.add(new WeeklyWindow().day(day).start("08:00").end("18:00"));
    }
    Agenda agenda =
        new Agenda()
            .timeZone("America/Sao_Paulo")
            .minimumNoticeMinutes(0)
            .horizonDays(30)
            .weekly(weekly)
            .overrides(List.of());
    check(api.publishAgenda(etag(doctor), agenda).getWeekly().size() == 7, "it is every day");
  }

  /** A partner's program, which may read free slots and nothing else. */
  private void showOnAnotherSite(UUID doctorId) throws ApiException {
    String operator = new SessionsApi(anyone()).logInOperator(login("operador")).getAccessToken();
    NewClient wanted = new NewClient().name("Portal da cidade").scopes(List.of("slots:read"));
    ClientSecret registered = new OperationApi(with(operator)).registerClient(wanted);
    Tokens tokens =
        new SessionsApi(anyone())
            .refreshSession(
                new Refresh()
                    .grantType(Refresh.GrantTypeEnum.CLIENT_CREDENTIALS)
                    .clientId(registered.getClientId().toString())
                    .clientSecret(registered.getClientSecret()));
    check("slots:read".equals(tokens.getScope()), "the program has its scope");
    ApiClient program = anyone();
    program.setAccessToken(tokens.getAccessToken());
    check(
        !new DoctorsApi(program).listSlots(doctorId, null, null, null).getSlots().isEmpty(),
        "the program reads slots");
    try {
      new DoctorsApi(program).viewDoctor(doctorId);
      throw new AssertionError("the program needs a scope");
    } catch (ApiException refused) {
      check(refused.getCode() == 403, "the program needs a scope");
    }
  }

  private void admit(UUID doctorId) throws ApiException {
    String token = new SessionsApi(anyone()).logInOperator(login("operador")).getAccessToken();
    OperationApi operation = new OperationApi(with(token));
    check(
        operation.listDoctorsByStatus(VerificationStatus.PENDING_VERIFICATION, null, null).getItems()
            .stream()
            .anyMatch(waiting -> waiting.getId().equals(doctorId)),
        "the operator sees who waits");
    VerificationDecision decision =
        new VerificationDecision().decision(DecisionKind.APPROVED).reason("CRM e RQE conferidos");
    check(
        operation.decideVerification(doctorId, decision, null).getStatus()
            == VerificationStatus.VERIFIED,
        "the doctor is verified");
  }

  /** A patch changes what it contains, and nothing else. */
  private static void raisePrice(ApiClient doctor) throws ApiException {
    DoctorsApi api = new DoctorsApi(doctor);
    api.viewOwnDoctor(null);
    DoctorProfile patch =
        new DoctorProfile().consultationPrice(new Money().amount("260.00").currency("BRL"));
    OwnDoctor changed = api.updateOwnDoctor(etag(doctor), patch);
    check(changed.getSpecialties().size() == 1, "the specialties stay");
  }

  private void signUpPatient() throws ApiException {
    LocalDate born = LocalDate.of(1990, 5, 17);
    PatientSignUp signUp =
        new PatientSignUp()
            .name("Joana Lima")
            .email(PATIENT)
            .password(PASSWORD)
            .cpf(CPF)
            .birthDate(born);
    Patient patient = new PatientsApi(anyone()).signUpPatient(signUp);
    check(patient.getBirthDate().equals(born), "the date of birth is the one given");
  }

  private Doctor findDoctor(UUID id) throws ApiException {
    return new DoctorsApi(anyone())
        .searchDoctors("cardiology", "-23.5505,-46.6333", null, null, "distance", 100, null)
        .getItems()
        .stream()
        .filter(doctor -> doctor.getId().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static BookingRequest booking(UUID doctorId, Slot slot) {
    return new BookingRequest().doctorId(doctorId).startsAt(slot.getStartsAt());
  }

  private static void checkTaken(AppointmentsApi api, BookingRequest taken) throws IOException {
    try {
      api.bookAppointment(taken, null);
      throw new IllegalStateException("it was free");
    } catch (ApiException e) {
      Problem problem =
          api.getApiClient().getObjectMapper().readValue(e.getResponseBody(), Problem.class);
      switch (ProblemType.fromValue(problem.getType())) {
        case _PROBLEMS_SLOT_TAKEN, _PROBLEMS_PATIENT_BUSY, _PROBLEMS_TOO_MANY_REQUESTS_PENDING -> {}
        default -> throw new IllegalStateException(problem.toString());
      }
    }
  }

  private static void meet(ApiClient doctor, ApiClient patient, Appointment accepted)
      throws ApiException {
    MeetingsApi asPatient = new MeetingsApi(patient);
    check(
        asPatient.viewMeeting(accepted.getId()).getOpensAt().isBefore(accepted.getStartsAt()),
        "the room opens early");
    String version = asPatient.viewConsentText().getVersion();
    asPatient.giveConsent(accepted.getId(), new ConsentRequest().version(version), null);
    JoinedMeeting joined = asPatient.joinMeeting(accepted.getId());
    check(joined.getParty() == Party.PATIENT, "the patient is in");
    check(
        new MeetingsApi(doctor).joinMeeting(accepted.getId()).getParty() == Party.DOCTOR,
        "the doctor is in");
  }

  private static void share(
      ApiClient doctor, ApiClient patient, UUID doctorId, Appointment appointment)
      throws Exception {
    HealthRecordApi record = new HealthRecordApi(patient);
    Path exam = Files.createTempDirectory("exam").resolve("hemograma.txt");
    Files.writeString(exam, "Hemoglobina 14,1 g/dL");
    RecordFile file =
        record.uploadFile(
            exam.toFile(), null, FileCategory.EXAM, "Hemograma", LocalDate.of(2027, 2, 26));
    check(file.getName().equals("hemograma.txt"), "the file has its name");
    Grant grant =
        record.shareRecord(
            new GrantRequest()
                .doctorId(doctorId)
                .addFileIdsItem(file.getId())
                .expiresAt(appointment.getEndsAt()),
            null);
    UUID patientId = appointment.getPatient().getId();
    SharedRecordsApi shared = new SharedRecordsApi(doctor);
    check(
        shared.listSharingPatients(null, null).getItems().get(0).getPatient().getId()
            .equals(patientId),
        "the doctor sees who shares");
    File read = shared.downloadSharedFile(patientId, file.getId(), null, null, null);
    check(Files.readString(read.toPath()).equals("Hemoglobina 14,1 g/dL"), "and reads it");
    record.revokeGrant(grant.getId());
    try {
      shared.viewSharedFile(patientId, file.getId());
      throw new IllegalStateException("it is shared still");
    } catch (ApiException e) {
      check(e.getCode() == 404, "no more");
    }
    check(
        record.viewAccessLog(null, null).getItems().stream()
            .anyMatch(entry -> entry.getAction() == AccessAction.READ),
        "the patient sees who read it");
  }

  /** A session is refreshed, and ends when its owner leaves. */
  private void stayAndLeave() throws ApiException {
    SessionsApi sessions = new SessionsApi(anyone());
    Tokens fresh =
        sessions.refreshSession(
            new Refresh()
                .grantType(Refresh.GrantTypeEnum.REFRESH_TOKEN)
                .refreshToken(sessions.logInPatient(login(CPF)).getRefreshToken()));
    new SessionsApi(with(fresh.getAccessToken())).whoAmI();
    sessions.logOut(new Logout().refreshToken(fresh.getRefreshToken()));
  }

  private void afterwards() throws Exception {
    ApiClient doctor = doctor();
    AppointmentsApi asDoctor = new AppointmentsApi(doctor);
    List<Appointment> accepted =
        asDoctor.listAppointments(AppointmentStatus.ACCEPTED, null, null, null, null).getItems();
    check(accepted.size() == 1, "there was one consultation");
    UUID id = accepted.get(0).getId();
    check(
        asDoctor.completeAppointment(id, null).getStatus() == AppointmentStatus.COMPLETED,
        "it is completed");
    Path advice = Files.createTempDirectory("advice").resolve("orientacoes.txt");
    Files.writeString(advice, "Repouso por três dias");
    RecordFile document =
        new SharedRecordsApi(doctor)
            .addDocument(id, advice.toFile(), null, FileCategory.PRESCRIPTION, null, null);
    ApiClient patient = patient();
    check(
        new HealthRecordApi(patient).viewFile(document.getId()).getAppointmentId().equals(id),
        "the patient has the document");
    RatingRequest rating = new RatingRequest().stars(5).comment("Atendimento atencioso");
    check(
        new AppointmentsApi(patient).rateAppointment(id, rating, null).getRating().getStars() == 5,
        "it is rated");
  }

  private static String etag(ApiClient client) {
    return client.getResponseHeaders().get("ETag").get(0);
  }

  private static void check(boolean holds, String what) {
    if (!holds) {
      throw new IllegalStateException("not so: " + what);
    }
  }
}
