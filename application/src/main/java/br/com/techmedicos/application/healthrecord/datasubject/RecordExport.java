package br.com.techmedicos.application.healthrecord.datasubject;

import br.com.techmedicos.application.healthrecord.access.AccessEnded;
import br.com.techmedicos.application.healthrecord.access.AccessLogLine;
import br.com.techmedicos.application.healthrecord.access.GrantDetails;
import br.com.techmedicos.application.identity.Acceptance;
import br.com.techmedicos.application.identity.MessagePreference;
import br.com.techmedicos.application.identity.Session;
import br.com.techmedicos.application.scheduling.AppointmentDetails;
import br.com.techmedicos.application.scheduling.CalendarFeed;
import br.com.techmedicos.domain.healthrecord.FileGroup;
import br.com.techmedicos.domain.healthrecord.RecordFile;
import br.com.techmedicos.domain.identity.Patient;
import br.com.techmedicos.domain.teleconsultation.Consent;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * All data of a patient, read in parts during the export. Reading a list fails with {@link
 * UncheckedIOException}, and reading a content with {@link AccessEnded}, once the patient's session
 * has ended.
 *
 * @param appointments theirs, by start
 * @param consents theirs to consultations at a distance, by appointment
 * @param acceptances of legal documents by them, the latest first
 * @param sessions those of their account that are remembered, the oldest first
 * @param calendarFeeds theirs, if they have one
 * @param messagePreferences theirs, if they chose one
 * @param files of their record, the newest first
 * @param groups theirs, the oldest first
 * @param grants theirs, the newest first
 * @param accessLog theirs, the newest row first
 * @param content opens the plain content of one of the files, to be closed by the caller; empty if
 *     the file has been deleted meanwhile
 */
public record RecordExport(
    Patient patient,
    Supplier<Stream<AppointmentDetails>> appointments,
    Supplier<Stream<Consent>> consents,
    Supplier<Stream<Acceptance>> acceptances,
    Supplier<Stream<Session>> sessions,
    Supplier<Stream<CalendarFeed>> calendarFeeds,
    Supplier<Stream<MessagePreference>> messagePreferences,
    Supplier<Stream<RecordFile>> files,
    Supplier<Stream<FileGroup>> groups,
    Supplier<Stream<GrantDetails>> grants,
    Supplier<Stream<AccessLogLine>> accessLog,
    Function<RecordFile, Optional<SeekableByteChannel>> content) {}
