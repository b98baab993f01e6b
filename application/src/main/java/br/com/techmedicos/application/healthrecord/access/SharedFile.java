package br.com.techmedicos.application.healthrecord.access;

import br.com.techmedicos.domain.healthrecord.FileGroup;
import br.com.techmedicos.domain.healthrecord.RecordFile;
import br.com.techmedicos.domain.healthrecord.SharingGrant;
import java.util.Optional;

/**
 * A file that a doctor may be allowed to see, with what may allow it.
 *
 * @param grant one that names the file or the group, if the patient shares the file
 * @param group one that holds the file, if the grant does not name the file itself
 */
public record SharedFile(
    RecordFile file, Optional<SharingGrant> grant, Optional<FileGroup> group) {}
