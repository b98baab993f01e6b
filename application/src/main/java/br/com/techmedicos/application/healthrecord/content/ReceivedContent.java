package br.com.techmedicos.application.healthrecord.content;

import br.com.techmedicos.domain.healthrecord.RecordFileId;
import br.com.techmedicos.domain.healthrecord.StoredContent;
import br.com.techmedicos.domain.identity.PatientId;

/**
 * Content that was received completely and encrypted, and is not part of a file yet.
 *
 * @param file the id that it is bound to
 * @param owner the patient whose record it is for
 * @param content as it is stored
 */
public record ReceivedContent(RecordFileId file, PatientId owner, StoredContent content) {}
