package br.com.techmedicos.adapters.rest.healthrecord;

import br.com.techmedicos.adapters.rest.problem.Location;
import br.com.techmedicos.adapters.rest.problem.ProblemType;
import br.com.techmedicos.adapters.rest.problem.Refusal;
import br.com.techmedicos.adapters.rest.problem.Refusals;
import br.com.techmedicos.domain.healthrecord.FileFormat;
import br.com.techmedicos.domain.healthrecord.HealthRecordViolation;
import br.com.techmedicos.domain.shared.Violation;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MediaType;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** How the rules of the health record are told. */
@Singleton
final class HealthRecordRefusals implements Refusals, HealthRecordViolation.Cases<Refusal> {

  @Override
  public Optional<Refusal> of(Violation violation) {
    return violation instanceof HealthRecordViolation broken
        ? Optional.of(broken.fold(this))
        : Optional.empty();
  }

  @Override
  public Refusal fileEmpty(HealthRecordViolation.FileEmpty violation) {
    return Refusal.invalid("file-empty").at(pointer("file"));
  }

  @Override
  public Refusal fileTooLarge(HealthRecordViolation.FileTooLarge violation) {
    return Refusal.of(ProblemType.BODY_TOO_LARGE, "file-too-large", violation.maximumBytes() >> 30);
  }

  @Override
  public Refusal formatNotAccepted(HealthRecordViolation.FormatNotAccepted violation) {
    return Refusal.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, "format-not-accepted", formats());
  }

  /** What is no form at all, or another than an upload. */
  static Refusal notAnUpload() {
    return Refusal.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, "not-an-upload", formats())
        .with(HttpHeaders.ACCEPT, MediaType.MULTIPART_FORM_DATA);
  }

  private static String formats() {
    return Arrays.stream(FileFormat.values())
        .map(FileFormat::title)
        .collect(Collectors.joining(", "));
  }

  @Override
  public Refusal performedInTheFuture(HealthRecordViolation.PerformedInTheFuture violation) {
    return Refusal.invalid("performed-in-the-future", violation.latest().toString())
        .at(pointer("performedOn"));
  }

  @Override
  public Refusal malwareFound(HealthRecordViolation.MalwareFound violation) {
    return Refusal.of(ProblemType.MALWARE_FOUND);
  }

  @Override
  public Refusal quotaExceeded(HealthRecordViolation.QuotaExceeded violation) {
    return Refusal.of(
        ProblemType.QUOTA_EXCEEDED,
        "quota-exceeded",
        violation.maximumFiles(),
        violation.maximumGibibytes());
  }

  @Override
  public Refusal documentKept(HealthRecordViolation.DocumentKept violation) {
    return Refusal.of(ProblemType.DOCUMENT_KEPT);
  }

  @Override
  public Refusal groupFull(HealthRecordViolation.GroupFull violation) {
    return Refusal.of(ProblemType.GROUP_FULL, "group-full", violation.maximum());
  }

  @Override
  public Refusal tooManyGroups(HealthRecordViolation.TooManyGroups violation) {
    return Refusal.of(ProblemType.TOO_MANY_GROUPS, "too-many-groups", violation.maximum());
  }

  @Override
  public Refusal nothingShared(HealthRecordViolation.NothingShared violation) {
    return Refusal.invalid("nothing-shared").at(pointer("fileIds"));
  }

  @Override
  public Refusal tooManyShared(HealthRecordViolation.TooManyShared violation) {
    return Refusal.invalid("too-many-shared", violation.maximum()).at(pointer("fileIds"));
  }

  @Override
  public Refusal doctorNotVerified(HealthRecordViolation.DoctorNotVerified violation) {
    return Refusal.of(ProblemType.DOCTOR_NOT_VERIFIED);
  }

  @Override
  public Refusal expiryNotInTheFuture(HealthRecordViolation.ExpiryNotInTheFuture violation) {
    return Refusal.of(ProblemType.EXPIRY_OUT_OF_RANGE, "expiry-not-in-the-future");
  }

  @Override
  public Refusal expiryTooFar(HealthRecordViolation.ExpiryTooFar violation) {
    return Refusal.of(
        ProblemType.EXPIRY_OUT_OF_RANGE,
        "expiry-too-far",
        violation.latest().atZone(ZoneOffset.UTC).toLocalDate().toString());
  }

  @Override
  public Refusal tooManyGrants(HealthRecordViolation.TooManyGrants violation) {
    return Refusal.of(ProblemType.TOO_MANY_GRANTS, "too-many-grants", violation.maximum());
  }

  @Override
  public Refusal appointmentNotCompleted(HealthRecordViolation.AppointmentNotCompleted violation) {
    return Refusal.of(ProblemType.APPOINTMENT_NOT_COMPLETED);
  }

  @Override
  public Refusal tooManyDocuments(HealthRecordViolation.TooManyDocuments violation) {
    return Refusal.of(ProblemType.TOO_MANY_DOCUMENTS, "too-many-documents", violation.maximum());
  }

  @Override
  public Refusal inconsistent(HealthRecordViolation.Inconsistent violation) {
    return Refusal.of(ProblemType.CONTENT_DAMAGED);
  }

  private static Location pointer(String member) {
    return Location.Pointer.ROOT.member(member);
  }
}
