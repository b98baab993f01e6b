package br.com.techmedicos.adapters.rest.scheduling;

import br.com.techmedicos.adapters.rest.admission.CallThreads;
import br.com.techmedicos.adapters.rest.call.Idempotent;
import br.com.techmedicos.adapters.rest.call.NaturallyIdempotent;
import br.com.techmedicos.adapters.rest.call.Overseen;
import br.com.techmedicos.adapters.rest.identity.Caller;
import br.com.techmedicos.adapters.rest.json.Field;
import br.com.techmedicos.adapters.rest.json.Fields;
import br.com.techmedicos.adapters.rest.json.Formats;
import br.com.techmedicos.adapters.rest.json.JsonBody;
import br.com.techmedicos.adapters.rest.paging.Cursors;
import br.com.techmedicos.adapters.rest.paging.PageParameters;
import br.com.techmedicos.adapters.rest.paging.PageRequest;
import br.com.techmedicos.adapters.rest.paging.PageResponse;
import br.com.techmedicos.adapters.rest.paging.PagedList;
import br.com.techmedicos.application.identity.Identity;
import br.com.techmedicos.application.identity.ReinstateAccount;
import br.com.techmedicos.application.scheduling.Scheduling;
import br.com.techmedicos.application.scheduling.SuspendPatient;
import br.com.techmedicos.application.scheduling.WatchedPatient;
import br.com.techmedicos.application.scheduling.WatchedPatients;
import br.com.techmedicos.application.scheduling.WatchedPatients.Concern;
import br.com.techmedicos.application.scheduling.WatchedPatients.Key;
import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.shared.Reason;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Operators review patients who may have signed up to block slots, and suspend and restore them.
 */
@Overseen
@Tag(name = "Operation")
@Controller("/api/v1/operator/patients")
@Secured(Caller.OPERATOR)
@ExecuteOn(CallThreads.NAME)
class WatchedPatientController {

  private static final Logger LOG = LoggerFactory.getLogger(WatchedPatientController.class);

  private final WatchedPatients patients;
  private final Scheduling scheduling;
  private final Identity identity;
  private final Cursors cursors;
  private final Clock clock;

  WatchedPatientController(
      WatchedPatients patients,
      Scheduling scheduling,
      Identity identity,
      Cursors cursors,
      Clock clock) {
    this.patients = patients;
    this.scheduling = scheduling;
    this.identity = identity;
    this.cursors = cursors;
    this.clock = clock;
  }

  /** Which patients an operator wants to see. */
  private record Wanted(Concern concern, PageRequest<Key> page) {}

  /**
   * Lists patients to review.
   *
   * <p>Latest sign-up first.
   *
   * @param concern {@code NEW}, the default: signed up in the last 24 hours and awaiting an answer;
   *     {@code SUSPENDED}: suspended
   * @param page which page
   * @return a page of them
   */
  @Get
  PageResponse<WatchedPatientResponse> listPatientsOfConcern(
      @Parameter(
              schema =
                  @Schema(implementation = WatchedPatients.Concern.class, defaultValue = "NEW"))
          @QueryValue
          @Nullable String concern,
      @RequestBean PageParameters page) {
    PagedList<Key> list =
        new PagedList<>(
            cursors,
            "operator/patients " + concern,
            2,
            key -> List.of(key.registeredAt(), key.id()),
            WatchedPatientController::key);
    Wanted wanted =
        Fields.ofQuery(
            fields -> {
              Field<Optional<Concern>> why =
                  fields.optional("concern", concern, text -> Formats.choice(Concern.class, text));
              Field<PageRequest<Key>> some = page.read(list, fields);
              return new Wanted(why.get().orElse(Concern.NEW), some.get());
            });
    Page<WatchedPatient, Key> found =
        patients.list(
            wanted.concern(), clock.instant(), wanted.page().limit(), wanted.page().last());
    return list.page(found, WatchedPatientResponse::of);
  }

  /**
   * Suspends a patient.
   *
   * <p>Sessions end at once, and unanswered requests are cancelled; accepted appointments stay. For
   * a patient who is suspended already, nothing changes.
   *
   * @param id which patient
   * @param body why
   */
  @Idempotent
  @Post("/{id}/suspension")
  @Status(HttpStatus.NO_CONTENT)
  void suspendPatient(
      UUID id,
      @RequestBody(content = @Content(schema = @Schema(implementation = SuspensionRequest.class)))
          @Body
          JsonBody<SuspensionRequest> body,
      HttpRequest<?> request) {
    PatientId patient = new PatientId(id);
    var command =
        body.read(
            (json, fields) ->
                new SuspendPatient.Command(
                    patient, fields.required("reason", json.reason(), Reason::new).get()));
    List<AppointmentId> cancelled = scheduling.suspendPatient().handle(command);
    LOG.info(
        "Operator {} suspended patient {}; cancelled: {}",
        Caller.of(request).operator(),
        patient,
        cancelled);
  }

  /**
   * Reinstates a suspended patient.
   *
   * <p>They have to log in again; cancelled requests stay cancelled. For a patient who is not
   * suspended, nothing changes.
   *
   * @param id which patient
   */
  @NaturallyIdempotent
  @Delete("/{id}/suspension")
  @Status(HttpStatus.NO_CONTENT)
  void reinstatePatient(UUID id, HttpRequest<?> request) {
    PatientId patient = new PatientId(id);
    identity.reinstateAccount().handle(new ReinstateAccount.Command(AccountId.of(patient)));
    LOG.info("Operator {} reinstated patient {}", Caller.of(request).operator(), patient);
  }

  private static Key key(List<String> place) {
    return new Key(Formats.instant(place.get(0)), new PatientId(Formats.id(place.get(1))));
  }
}
