package br.com.techmedicos.adapters.rest.directory;

import br.com.techmedicos.adapters.rest.admission.CallThreads;
import br.com.techmedicos.adapters.rest.call.ETags;
import br.com.techmedicos.adapters.rest.call.NotIdempotent;
import br.com.techmedicos.adapters.rest.call.PossibleProblems;
import br.com.techmedicos.adapters.rest.call.Scoped;
import br.com.techmedicos.adapters.rest.call.Versioned;
import br.com.techmedicos.adapters.rest.client.ClientAddresses;
import br.com.techmedicos.adapters.rest.identity.Caller;
import br.com.techmedicos.adapters.rest.identity.SignUpDocuments;
import br.com.techmedicos.adapters.rest.json.BodyLimit;
import br.com.techmedicos.adapters.rest.json.JsonBody;
import br.com.techmedicos.adapters.rest.json.MergePatches;
import br.com.techmedicos.adapters.rest.paging.Cursors;
import br.com.techmedicos.adapters.rest.paging.PageParameters;
import br.com.techmedicos.adapters.rest.paging.PageResponse;
import br.com.techmedicos.adapters.rest.paging.PagedList;
import br.com.techmedicos.adapters.rest.problem.ProblemException;
import br.com.techmedicos.adapters.rest.problem.ProblemType;
import br.com.techmedicos.application.directory.Directory;
import br.com.techmedicos.application.directory.DoctorListing;
import br.com.techmedicos.application.directory.DoctorListings;
import br.com.techmedicos.application.directory.DoctorSearch;
import br.com.techmedicos.application.directory.UpdateDoctorProfile;
import br.com.techmedicos.application.directory.ViewDoctorProfile;
import br.com.techmedicos.application.shared.ClientAddress;
import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.directory.DoctorProfile;
import br.com.techmedicos.domain.identity.DoctorId;
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
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Doctors: signing up, being found, and their own profile. */
@Tag(name = "Doctors")
@Controller("/api/v1/doctors")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(CallThreads.NAME)
final class DoctorController {

  private final Directory directory;
  private final DoctorListings listings;
  private final MergePatches patches;
  private final ClientAddresses addresses;
  private final SignUpDocuments documents;
  private final Cursors cursors;

  DoctorController(
      Directory directory,
      DoctorListings listings,
      MergePatches patches,
      ClientAddresses addresses,
      SignUpDocuments documents,
      Cursors cursors) {
    this.directory = directory;
    this.listings = listings;
    this.patches = patches;
    this.addresses = addresses;
    this.documents = documents;
    this.cursors = cursors;
  }

  /**
   * Signs up as a doctor.
   *
   * <p>The doctor can log in and prepare an agenda at once, and can be found and booked once
   * verified.
   *
   * @param body who signs up
   * @return the new doctor
   */
  @NotIdempotent
  @Post
  @ExecuteOn(CallThreads.CREDENTIALS)
  @Status(HttpStatus.CREATED)
  @PossibleProblems(ProblemType.ALREADY_REGISTERED)
  @BodyLimit(BodyLimit.NAMES)
  HttpResponse<OwnDoctorResponse> signUpDoctor(
      @RequestBody(content = @Content(schema = @Schema(implementation = DoctorSignUpRequest.class)))
          @Body
          JsonBody<DoctorSignUpRequest> body,
      HttpRequest<?> request) {
    ClientAddress address = addresses.of(request);
    var command =
        body.read((json, fields) -> DoctorSignUpRequest.read(json, address, documents, fields));
    Doctor doctor = directory.registerDoctor().handle(command);
    return HttpResponse.created(OwnDoctorResponse.of(doctor), URI.create("/api/v1/doctors/me"));
  }

  /**
   * Searches the verified doctors.
   *
   * <p>If few of many doctors match, a page may have fewer than {@code limit}, or none, although
   * more follow: the list ends where {@code next} is null.
   *
   * @param specialty only doctors with this specialty, by its code
   * @param near latitude and longitude from which distances are measured
   * @param withinKm only doctors within this distance of {@code near}
   * @param minRating only doctors with at least this average; unrated doctors are left out
   * @param sort the order; by default distance with {@code near}, else rating
   * @param page which page
   * @return a page of them
   */
  @Scoped(Scoped.DOCTORS_READ)
  @Get
  @ExecuteOn(CallThreads.SEARCHES)
  PageResponse<DoctorResponse> searchDoctors(
      @Parameter(example = "cardiology") @QueryValue @Nullable String specialty,
      @Parameter(example = "-23.5505,-46.6333") @QueryValue @Nullable String near,
      @Parameter(
              schema =
                  @Schema(
                      type = "number",
                      minimum = "0",
                      exclusiveMinimum = true,
                      maximum = "20100"),
              example = "25")
          @QueryValue
          @Nullable String withinKm,
      @Parameter(schema = @Schema(type = "number", minimum = "1", maximum = "5"), example = "4.5")
          @QueryValue
          @Nullable String minRating,
      @Parameter(
              schema =
                  @Schema(
                      type = "string",
                      allowableValues = {"distance", "rating", "price", "availability"}))
          @QueryValue
          @Nullable String sort,
      @RequestBean PageParameters page) {
    SearchQuery query = new SearchQuery(specialty, near, withinKm, minRating, sort);
    PagedList<DoctorSearch.Key> list = query.list(cursors);
    Page<DoctorListing, DoctorSearch.Key> found = listings.search(query.read(page, list));
    return list.page(found, DoctorResponse::of);
  }

  /**
   * Shows a verified doctor.
   *
   * @param id which doctor
   * @return the doctor
   */
  @Scoped(Scoped.DOCTORS_READ)
  @Get("/{id}")
  DoctorResponse viewDoctor(UUID id) {
    return listings
        .find(new DoctorId(id))
        .map(DoctorResponse::of)
        .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
  }

  /**
   * Shows the doctor's own profile.
   *
   * @return the doctor
   */
  @Versioned
  @Get("/me")
  @Secured(Caller.DOCTOR)
  @PossibleProblems(ProblemType.NOT_FOUND)
  HttpResponse<OwnDoctorResponse> viewOwnDoctor(HttpRequest<?> request) {
    Doctor doctor = current(request);
    return ETags.tagged(OwnDoctorResponse.of(doctor), doctor.version());
  }

  /**
   * Changes the doctor's own profile (RFC 7396).
   *
   * <p>Name, price, practice and specialties. A new specialist registration awaits verification.
   *
   * @param body what changes
   * @return the changed doctor
   */
  @Versioned
  @Patch("/me")
  @PossibleProblems(ProblemType.NOT_FOUND)
  @Secured(Caller.DOCTOR)
  @Consumes({MediaType.APPLICATION_JSON, MergePatches.MEDIA_TYPE})
  @BodyLimit(BodyLimit.NAMES)
  HttpResponse<OwnDoctorResponse> updateOwnDoctor(
      @RequestBody(content = @Content(schema = @Schema(implementation = DoctorProfileJson.class)))
          @Body
          JsonBody<DoctorProfileJson> body,
      HttpRequest<?> request) {
    Doctor current = current(request);
    DoctorProfile profile =
        patches
            .apply(body, DoctorProfileJson.of(current.profile()), OwnDoctorResponse.of(current))
            .read(DoctorProfileJson::read);
    ETags.requireMatch(request, current.version());
    Doctor updated =
        directory
            .updateDoctorProfile()
            .handle(new UpdateDoctorProfile.Command(current.id(), current.version(), profile));
    return ETags.tagged(OwnDoctorResponse.of(updated), updated.version());
  }

  private Doctor current(HttpRequest<?> request) {
    return directory
        .viewDoctorProfile()
        .handle(new ViewDoctorProfile.Query(Caller.of(request).doctor()));
  }
}
