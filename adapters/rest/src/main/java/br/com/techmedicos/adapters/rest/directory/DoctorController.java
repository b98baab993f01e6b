package br.com.techmedicos.adapters.rest.directory;

import br.com.techmedicos.adapters.rest.identity.Caller;
import br.com.techmedicos.adapters.rest.shared.ETags;
import br.com.techmedicos.adapters.rest.shared.JsonBody;
import br.com.techmedicos.adapters.rest.shared.MergePatches;
import br.com.techmedicos.adapters.rest.shared.ProblemType;
import br.com.techmedicos.adapters.rest.shared.Refused;
import br.com.techmedicos.application.directory.DoctorListing;
import br.com.techmedicos.application.directory.DoctorListings;
import br.com.techmedicos.application.directory.DoctorSearch;
import br.com.techmedicos.application.directory.RegisterDoctor;
import br.com.techmedicos.application.directory.UpdateDoctorProfile;
import br.com.techmedicos.application.directory.ViewDoctorProfile;
import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.directory.DoctorProfile;
import br.com.techmedicos.domain.identity.DoctorId;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Doctors: signing up, being found, and their own profile. */
@Controller("/api/v1/doctors")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
final class DoctorController {

  private final RegisterDoctor registerDoctor;
  private final ViewDoctorProfile viewDoctorProfile;
  private final UpdateDoctorProfile updateDoctorProfile;
  private final DoctorListings listings;
  private final MergePatches patches;

  DoctorController(
      RegisterDoctor registerDoctor,
      ViewDoctorProfile viewDoctorProfile,
      UpdateDoctorProfile updateDoctorProfile,
      DoctorListings listings,
      MergePatches patches) {
    this.registerDoctor = registerDoctor;
    this.viewDoctorProfile = viewDoctorProfile;
    this.updateDoctorProfile = updateDoctorProfile;
    this.listings = listings;
    this.patches = patches;
  }

  @Post
  HttpResponse<OwnDoctorResponse> signUp(@Body JsonBody<DoctorSignUpRequest> body) {
    Doctor doctor = registerDoctor.handle(body.read(DoctorSignUpRequest::read));
    return HttpResponse.created(
        OwnDoctorResponse.of(doctor), URI.create("/api/v1/doctors/" + doctor.id()));
  }

  @Get
  DoctorPage search(
      @QueryValue @Nullable String specialty,
      @QueryValue @Nullable String near,
      @QueryValue @Nullable String withinKm,
      @QueryValue @Nullable String minRating,
      @QueryValue @Nullable String sort,
      @QueryValue @Nullable String limit,
      @QueryValue @Nullable String cursor) {
    SearchQuery query = new SearchQuery(specialty, near, withinKm, minRating, sort, limit, cursor);
    Page<DoctorListing, DoctorSearch.Key> page = listings.search(query.read());
    return new DoctorPage(
        page.items().stream().map(DoctorResponse::of).toList(),
        page.next().map(query::cursor).orElse(null));
  }

  @Get("/{id}")
  DoctorResponse view(UUID id) {
    return listings
        .find(new DoctorId(id))
        .map(DoctorResponse::of)
        .orElseThrow(() -> new Refused(ProblemType.NOT_FOUND));
  }

  @Get("/me")
  @Secured(Caller.DOCTOR)
  HttpResponse<OwnDoctorResponse> viewOwn(HttpRequest<?> request) {
    Doctor doctor = current(request);
    return ETags.answer(request, doctor.version(), () -> OwnDoctorResponse.of(doctor));
  }

  @Patch("/me")
  @Secured(Caller.DOCTOR)
  @Consumes({MediaType.APPLICATION_JSON, MergePatches.MEDIA_TYPE})
  HttpResponse<OwnDoctorResponse> update(
      @Body JsonBody<DoctorProfileJson> body, HttpRequest<?> request) {
    Doctor current = current(request);
    DoctorProfile profile =
        patches.apply(body, DoctorProfileJson.of(current.profile())).read(DoctorProfileJson::read);
    ETags.requireMatch(request, current.version());
    Doctor updated =
        updateDoctorProfile.handle(
            new UpdateDoctorProfile.Command(current.id(), current.version(), profile));
    return ETags.tagged(OwnDoctorResponse.of(updated), updated.version());
  }

  private Doctor current(HttpRequest<?> request) {
    return viewDoctorProfile.handle(new ViewDoctorProfile.Query(Caller.of(request).doctor()));
  }
}
