package br.com.techmedicos.adapters.rest.directory;

import br.com.techmedicos.adapters.rest.call.Scoped;
import br.com.techmedicos.domain.directory.Specialty;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;

/** The specialties, for anyone. */
@Tag(name = "Doctors")
@Controller("/api/v1/specialties")
@Secured(SecurityRule.IS_ANONYMOUS)
final class SpecialtyController {

  private static final List<SpecialtyResponse> ALL =
      Arrays.stream(Specialty.values()).map(SpecialtyResponse::of).toList();

  /**
   * Lists the specialties.
   *
   * @return all of them, in their official order
   */
  @Scoped(Scoped.DOCTORS_READ)
  @Get
  HttpResponse<List<SpecialtyResponse>> listSpecialties() {
    return HttpResponse.ok(ALL).header(HttpHeaders.CACHE_CONTROL, "public, max-age=3600");
  }
}
