package br.com.techmedicos.adapters.rest.identity;

import br.com.techmedicos.adapters.rest.admission.CallThreads;
import br.com.techmedicos.adapters.rest.call.ETags;
import br.com.techmedicos.adapters.rest.call.NotIdempotent;
import br.com.techmedicos.adapters.rest.call.PossibleProblems;
import br.com.techmedicos.adapters.rest.call.Versioned;
import br.com.techmedicos.adapters.rest.client.ClientAddresses;
import br.com.techmedicos.adapters.rest.json.BodyLimit;
import br.com.techmedicos.adapters.rest.json.Field;
import br.com.techmedicos.adapters.rest.json.JsonBody;
import br.com.techmedicos.adapters.rest.json.MergePatches;
import br.com.techmedicos.adapters.rest.problem.ProblemType;
import br.com.techmedicos.application.identity.Identity;
import br.com.techmedicos.application.identity.RequestSignUp;
import br.com.techmedicos.application.identity.UpdatePatientProfile;
import br.com.techmedicos.application.identity.ViewPatientProfile;
import br.com.techmedicos.application.shared.ClientAddress;
import br.com.techmedicos.domain.identity.Patient;
import br.com.techmedicos.domain.identity.PersonName;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;

/** Patients: signing up, and their own profile. */
@Tag(name = "Patients")
@Controller("/api/v1/patients")
@Secured(Caller.PATIENT)
@ExecuteOn(CallThreads.NAME)
final class PatientController {

  private final Identity identity;
  private final MergePatches patches;
  private final ClientAddresses addresses;
  private final SignUpDocuments documents;

  PatientController(
      Identity identity,
      MergePatches patches,
      ClientAddresses addresses,
      SignUpDocuments documents) {
    this.identity = identity;
    this.patches = patches;
    this.addresses = addresses;
    this.documents = documents;
  }

  /**
   * Signs up as a patient.
   *
   * <p>Where addresses are confirmed, the answer is 202 without a body, whether or not the CPF or
   * the address has an account; a mail tells the owner, with a code to confirm the address.
   *
   * @param body who signs up
   * @return the new patient
   */
  @NotIdempotent
  @Post
  @ExecuteOn(CallThreads.CREDENTIALS)
  @Secured(SecurityRule.IS_ANONYMOUS)
  @Status(HttpStatus.CREATED)
  @ApiResponse(
      responseCode = "201",
      description = "The new patient.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = PatientResponse.class)))
  @ApiResponse(
      responseCode = "202",
      description = "Where addresses are confirmed: a mail tells the owner of the address.")
  @PossibleProblems({ProblemType.ALREADY_REGISTERED, ProblemType.UNDERAGE})
  @BodyLimit(BodyLimit.NAMES)
  HttpResponse<PatientResponse> signUpPatient(
      @RequestBody(
              content = @Content(schema = @Schema(implementation = PatientSignUpRequest.class)))
          @Body
          JsonBody<PatientSignUpRequest> body,
      HttpRequest<?> request) {
    ClientAddress address = addresses.of(request);
    var command =
        body.read((json, fields) -> PatientSignUpRequest.read(json, address, documents, fields));
    if (identity.confirmsEmails()) {
      identity.requestSignUp().handle(new RequestSignUp.Command(command));
      return HttpResponse.accepted();
    }
    Patient patient = identity.registerPatient().handle(command);
    return HttpResponse.created(PatientResponse.of(patient), URI.create("/api/v1/patients/me"));
  }

  /**
   * Shows the patient's own profile.
   *
   * @return the patient
   */
  @Versioned
  @Get("/me")
  @PossibleProblems(ProblemType.NOT_FOUND)
  HttpResponse<PatientResponse> viewOwnPatient(HttpRequest<?> request) {
    Patient patient = current(request);
    return ETags.tagged(PatientResponse.of(patient), patient.version());
  }

  /**
   * Changes the patient's own profile (RFC 7396).
   *
   * @param body what changes
   * @return the changed patient
   */
  @Versioned
  @Patch("/me")
  @PossibleProblems(ProblemType.NOT_FOUND)
  @Consumes({MediaType.APPLICATION_JSON, MergePatches.MEDIA_TYPE})
  @BodyLimit(BodyLimit.NAMES)
  HttpResponse<PatientResponse> updateOwnPatient(
      @RequestBody(content = @Content(schema = @Schema(implementation = PatientProfileJson.class)))
          @Body
          JsonBody<PatientProfileJson> body,
      HttpRequest<?> request) {
    Patient current = current(request);
    PersonName name =
        patches
            .apply(body, PatientProfileJson.of(current), PatientResponse.of(current))
            .read(
                (json, fields) -> {
                  Field<PersonName> read = fields.required("name", json.name(), PersonName::parse);
                  return read.get();
                });
    ETags.requireMatch(request, current.version());
    Patient updated =
        identity
            .updatePatientProfile()
            .handle(new UpdatePatientProfile.Command(current.id(), current.version(), name));
    return ETags.tagged(PatientResponse.of(updated), updated.version());
  }

  private Patient current(HttpRequest<?> request) {
    return identity
        .viewPatientProfile()
        .handle(new ViewPatientProfile.Query(Caller.of(request).patient()));
  }
}
