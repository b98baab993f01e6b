package br.com.techmedicos.adapters.memory.oversight;

import br.com.techmedicos.adapters.memory.shared.InMemoryTable;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.domain.identity.OperatorLogin;
import br.com.techmedicos.domain.oversight.OperatorRequest;
import br.com.techmedicos.domain.oversight.OperatorRequestId;
import br.com.techmedicos.domain.oversight.OperatorRequests;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What operators asked for, in memory. */
public final class InMemoryOperatorRequests implements OperatorRequests {

  private final InMemoryTable<OperatorRequestId, OperatorRequest> requests;

  public InMemoryOperatorRequests(InMemoryUnitOfWork unitOfWork) {
    this.requests = new InMemoryTable<>(unitOfWork);
  }

  @Override
  public void add(OperatorRequest request) {
    requests.put(request.id(), request);
  }

  @Override
  public Optional<OperatorRequest> find(OperatorRequestId id) {
    return requests.find(id);
  }

  @Override
  public Optional<OperatorRequest> latestAbout(UUID subject) {
    return latestFirst().filter(request -> request.act().subject().equals(subject)).findFirst();
  }

  @Override
  public Optional<OperatorRequest> latestFor(OperatorLogin login) {
    return latestFirst()
        .filter(
            request ->
                request.act().fold(release -> false, operator -> operator.login().equals(login)))
        .findFirst();
  }

  @Override
  public int forgetSecrets(Instant requestedBefore, int limit) {
    List<OperatorRequest> late =
        requests.all().stream()
            .filter(request -> !request.requestedAt().isAfter(requestedBefore))
            .filter(request -> !request.act().equals(request.act().done()))
            .limit(limit)
            .toList();
    late.forEach(
        request ->
            requests.put(
                request.id(),
                OperatorRequest.restore(
                    request.id(),
                    request.act().done(),
                    request.requestedBy(),
                    request.requestedAt(),
                    request.decision(),
                    request.version())));
    return late.size();
  }

  @Override
  public void update(OperatorRequest request) {
    requests.save(request.id(), request, OperatorRequest::version);
  }

  @Override
  public List<OperatorRequest> list(Optional<OperatorRequestId> before, int limit) {
    return latestFirst()
        .filter(request -> before.isEmpty() || text(request.id()).compareTo(text(before.get())) < 0)
        .limit(limit)
        .toList();
  }

  private Stream<OperatorRequest> latestFirst() {
    return requests.all().stream()
        .sorted(Comparator.comparing((OperatorRequest request) -> text(request.id())).reversed());
  }

  /** In the order of a database. */
  private static String text(OperatorRequestId id) {
    return id.toString();
  }
}
