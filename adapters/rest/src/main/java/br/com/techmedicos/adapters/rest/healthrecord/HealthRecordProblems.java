package br.com.techmedicos.adapters.rest.healthrecord;

import br.com.techmedicos.adapters.rest.problem.Location;
import br.com.techmedicos.adapters.rest.problem.Problem;
import br.com.techmedicos.adapters.rest.problem.ProblemMapping;
import br.com.techmedicos.adapters.rest.problem.ProblemType;
import br.com.techmedicos.domain.healthrecord.FileFormat;
import br.com.techmedicos.domain.healthrecord.HealthRecordViolation;
import br.com.techmedicos.domain.shared.Violation;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MediaType;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Maps the violations of the health record to problems. */
@Singleton
final class HealthRecordProblems implements ProblemMapping, HealthRecordViolation.Cases<Problem> {

  @Override
  public Optional<Problem> of(Violation violation) {
    return violation instanceof HealthRecordViolation broken
        ? Optional.of(broken.fold(this))
        : Optional.empty();
  }

  @Override
  public Problem fileEmpty(HealthRecordViolation.FileEmpty violation) {
    return Problem.invalid("file-empty").at(pointer("file"));
  }

  @Override
  public Problem fileTooLarge(HealthRecordViolation.FileTooLarge violation) {
    return Problem.of(ProblemType.BODY_TOO_LARGE, "file-too-large", violation.maximumBytes() >> 30);
  }

  @Override
  public Problem formatNotAccepted(HealthRecordViolation.FormatNotAccepted violation) {
    return Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, "format-not-accepted", formats());
  }

  /** The body is not a form, or not an upload's. */
  static Problem notAnUpload() {
    return Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, "not-an-upload", formats())
        .with(HttpHeaders.ACCEPT, MediaType.MULTIPART_FORM_DATA);
  }

  private static String formats() {
    return Arrays.stream(FileFormat.values())
        .map(FileFormat::title)
        .collect(Collectors.joining(", "));
  }

  @Override
  public Problem performedInTheFuture(HealthRecordViolation.PerformedInTheFuture violation) {
    return Problem.invalid("performed-in-the-future", violation.latest())
        .at(pointer("performedOn"));
  }

  @Override
  public Problem malwareFound(HealthRecordViolation.MalwareFound violation) {
    return Problem.of(ProblemType.MALWARE_FOUND);
  }

  @Override
  public Problem quotaExceeded(HealthRecordViolation.QuotaExceeded violation) {
    return Problem.of(
        ProblemType.QUOTA_EXCEEDED,
        "quota-exceeded",
        violation.maximumFiles(),
        violation.maximumGibibytes());
  }

  @Override
  public Problem documentKept(HealthRecordViolation.DocumentKept violation) {
    return Problem.of(ProblemType.DOCUMENT_KEPT);
  }

  @Override
  public Problem groupFull(HealthRecordViolation.GroupFull violation) {
    return Problem.of(ProblemType.GROUP_FULL, "group-full", violation.maximum());
  }

  @Override
  public Problem tooManyGroups(HealthRecordViolation.TooManyGroups violation) {
    return Problem.of(ProblemType.TOO_MANY_GROUPS, "too-many-groups", violation.maximum());
  }

  @Override
  public Problem nothingShared(HealthRecordViolation.NothingShared violation) {
    return Problem.invalid("nothing-shared").at(pointer("fileIds"));
  }

  @Override
  public Problem tooManyShared(HealthRecordViolation.TooManyShared violation) {
    return Problem.invalid("too-many-shared", violation.maximum()).at(pointer("fileIds"));
  }

  @Override
  public Problem doctorNotVerified(HealthRecordViolation.DoctorNotVerified violation) {
    return Problem.of(ProblemType.DOCTOR_NOT_VERIFIED);
  }

  @Override
  public Problem expiryNotInTheFuture(HealthRecordViolation.ExpiryNotInTheFuture violation) {
    return Problem.of(ProblemType.EXPIRY_OUT_OF_RANGE, "expiry-not-in-the-future");
  }

  @Override
  public Problem expiryTooFar(HealthRecordViolation.ExpiryTooFar violation) {
    return Problem.of(ProblemType.EXPIRY_OUT_OF_RANGE, "expiry-too-far", violation.latest())
        .atTheLatest(violation.latest());
  }

  @Override
  public Problem tooManyGrants(HealthRecordViolation.TooManyGrants violation) {
    return Problem.of(ProblemType.TOO_MANY_GRANTS, "too-many-grants", violation.maximum());
  }

  @Override
  public Problem appointmentNotCompleted(HealthRecordViolation.AppointmentNotCompleted violation) {
    return Problem.of(ProblemType.APPOINTMENT_NOT_COMPLETED);
  }

  @Override
  public Problem tooManyDocuments(HealthRecordViolation.TooManyDocuments violation) {
    return Problem.of(ProblemType.TOO_MANY_DOCUMENTS, "too-many-documents", violation.maximum());
  }

  private static Location pointer(String member) {
    return Location.Pointer.ROOT.member(member);
  }
}
