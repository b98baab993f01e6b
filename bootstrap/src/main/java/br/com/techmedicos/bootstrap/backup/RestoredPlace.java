package br.com.techmedicos.bootstrap.backup;

import br.com.techmedicos.application.identity.Sessions;
import br.com.techmedicos.application.scheduling.CalendarFeeds;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.healthrecord.FileGroups;
import br.com.techmedicos.domain.healthrecord.RecordFiles;
import br.com.techmedicos.domain.healthrecord.SharingGrants;
import br.com.techmedicos.domain.identity.Accounts;
import jakarta.inject.Singleton;

/** Where a replay looks whether something has come back. */
@Singleton
record RestoredPlace(
    UnitOfWork unitOfWork,
    Accounts accounts,
    Sessions sessions,
    RecordFiles files,
    FileGroups groups,
    SharingGrants grants,
    CalendarFeeds feeds) {}
