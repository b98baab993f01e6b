package br.com.techmedicos.adapters.rest.oversight;

import br.com.techmedicos.adapters.rest.admission.CallThreads;
import br.com.techmedicos.adapters.rest.identity.Caller;
import br.com.techmedicos.adapters.rest.paging.Cursors;
import br.com.techmedicos.adapters.rest.paging.PageParameters;
import br.com.techmedicos.adapters.rest.paging.PageRequest;
import br.com.techmedicos.adapters.rest.paging.PageResponse;
import br.com.techmedicos.adapters.rest.paging.PagedList;
import br.com.techmedicos.application.oversight.OperatorActs;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;

/** People see what operators did that concerns them. */
@Tag(name = "Operation")
@Controller("/api/v1/me/operator-acts")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(CallThreads.NAME)
class OwnOperatorActsController {

  private final OperatorActs acts;
  private final Cursors cursors;

  OwnOperatorActsController(OperatorActs acts, Cursors cursors) {
    this.acts = acts;
    this.cursors = cursors;
  }

  /**
   * Lists what operators asked for about the caller.
   *
   * <p>Latest first.
   *
   * @param page which page
   * @return a page of them
   */
  @Get
  PageResponse<OperatorActResponse> listOperatorActsAboutMe(
      @RequestBean PageParameters page, HttpRequest<?> request) {
    Caller caller = Caller.of(request);
    PagedList<Long> list = PagedList.byNumber(cursors, "me/operator-acts " + caller.id());
    PageRequest<Long> wanted = page.read(list);
    return list.page(
        acts.list(Optional.empty(), Optional.of(caller.id()), wanted.last(), wanted.limit()),
        OperatorActResponse::of);
  }
}
