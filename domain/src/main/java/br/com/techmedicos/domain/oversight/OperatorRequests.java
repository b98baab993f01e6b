package br.com.techmedicos.domain.oversight;

import br.com.techmedicos.domain.identity.OperatorLogin;
import br.com.techmedicos.domain.shared.StaleVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The store of what operators asked for. */
public interface OperatorRequests {

  /**
   * Stores a new request.
   *
   * @param request at version 1
   */
  void add(OperatorRequest request);

  /**
   * Finds a request.
   *
   * @return the request, or empty if there is none
   */
  Optional<OperatorRequest> find(OperatorRequestId id);

  /**
   * The latest request about somebody.
   *
   * @param subject a patient or operator
   * @return the request, or empty if there is none
   */
  Optional<OperatorRequest> latestAbout(UUID subject);

  /**
   * The latest request for an operator.
   *
   * @param login of the operator to be
   * @return the request, or empty if there is none
   */
  Optional<OperatorRequest> latestFor(OperatorLogin login);

  /**
   * Removes what was needed only to do what was asked for: of requests that nobody decided in time,
   * passwords and addresses.
   *
   * @param requestedBefore requests until then
   * @param limit the most to change
   * @return how many were changed
   */
  int forgetSecrets(Instant requestedBefore, int limit);

  /**
   * Replaces the previous version of a request.
   *
   * @param request the successor of the one kept
   * @throws StaleVersion if the stored version is not the previous one
   */
  void update(OperatorRequest request);

  /**
   * Lists requests, latest first.
   *
   * @param before requests before this one, or from the latest on
   * @param limit the most to return
   */
  List<OperatorRequest> list(Optional<OperatorRequestId> before, int limit);
}
