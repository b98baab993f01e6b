package br.com.techmedicos.domain.healthrecord;

import br.com.techmedicos.domain.shared.Violation;
import java.time.Instant;
import java.time.LocalDate;

/** A rule of the health record that was broken. */
public sealed interface HealthRecordViolation extends Violation {

  /**
   * Applies the function for this kind of violation.
   *
   * @return the result of that function
   */
  <T> T fold(Cases<T> cases);

  /** One function for each kind of violation. */
  interface Cases<T> {
    T fileEmpty(FileEmpty violation);

    T fileTooLarge(FileTooLarge violation);

    T formatNotAccepted(FormatNotAccepted violation);

    T performedInTheFuture(PerformedInTheFuture violation);

    T malwareFound(MalwareFound violation);

    T quotaExceeded(QuotaExceeded violation);

    T documentKept(DocumentKept violation);

    T groupFull(GroupFull violation);

    T tooManyGroups(TooManyGroups violation);

    T nothingShared(NothingShared violation);

    T tooManyShared(TooManyShared violation);

    T doctorNotVerified(DoctorNotVerified violation);

    T expiryNotInTheFuture(ExpiryNotInTheFuture violation);

    T expiryTooFar(ExpiryTooFar violation);

    T tooManyGrants(TooManyGrants violation);

    T appointmentNotCompleted(AppointmentNotCompleted violation);

    T tooManyDocuments(TooManyDocuments violation);
  }

  /** A file without content. */
  record FileEmpty() implements HealthRecordViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.fileEmpty(this);
    }
  }

  /**
   * A file larger than a record accepts.
   *
   * @param maximumBytes the most bytes of one file
   */
  record FileTooLarge(long maximumBytes) implements HealthRecordViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.fileTooLarge(this);
    }
  }

  /** Content of a format that a record does not accept, whatever the file name. */
  record FormatNotAccepted() implements HealthRecordViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.formatNotAccepted(this);
    }
  }

  /**
   * A file with the date of its examination in the future.
   *
   * @param latest today in UTC
   */
  record PerformedInTheFuture(LocalDate latest) implements HealthRecordViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.performedInTheFuture(this);
    }
  }

  /** Content in which the scanner found malware. */
  record MalwareFound() implements HealthRecordViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.malwareFound(this);
    }
  }

  /**
   * The patient's quota of files or bytes is used up.
   *
   * @param maximumFiles the most files one patient may upload
   * @param maximumGibibytes the most GiB one patient may upload
   */
  record QuotaExceeded(long maximumFiles, long maximumGibibytes) implements HealthRecordViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.quotaExceeded(this);
    }
  }

  /** The deletion of a document that a doctor wrote; the law requires it to be kept. */
  record DocumentKept() implements HealthRecordViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.documentKept(this);
    }
  }

  /**
   * More files than a group may contain.
   *
   * @param maximum the most files in one group
   */
  record GroupFull(int maximum) implements HealthRecordViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.groupFull(this);
    }
  }

  /**
   * More groups than a patient may have.
   *
   * @param maximum the most groups of one patient
   */
  record TooManyGroups(int maximum) implements HealthRecordViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.tooManyGroups(this);
    }
  }

  /** A grant that names neither a file nor a group. */
  record NothingShared() implements HealthRecordViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.nothingShared(this);
    }
  }

  /**
   * A grant that names too many files and groups.
   *
   * @param maximum the most it may name
   */
  record TooManyShared(int maximum) implements HealthRecordViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.tooManyShared(this);
    }
  }

  /** A grant for a doctor whose licence is not confirmed. */
  record DoctorNotVerified() implements HealthRecordViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.doctorNotVerified(this);
    }
  }

  /** A grant whose expiry is not in the future. */
  record ExpiryNotInTheFuture() implements HealthRecordViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.expiryNotInTheFuture(this);
    }
  }

  /**
   * A grant whose expiry is too far away.
   *
   * @param latest the latest end there may be
   */
  record ExpiryTooFar(Instant latest) implements HealthRecordViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.expiryTooFar(this);
    }
  }

  /**
   * More open grants than a patient may have.
   *
   * @param maximum the most at once
   */
  record TooManyGrants(int maximum) implements HealthRecordViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.tooManyGrants(this);
    }
  }

  /** A document about a consultation that is not completed. */
  record AppointmentNotCompleted() implements HealthRecordViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.appointmentNotCompleted(this);
    }
  }

  /**
   * More documents than a consultation may have.
   *
   * @param maximum the most of one consultation
   */
  record TooManyDocuments(int maximum) implements HealthRecordViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.tooManyDocuments(this);
    }
  }
}
