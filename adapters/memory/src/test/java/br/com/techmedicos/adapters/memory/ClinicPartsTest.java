package br.com.techmedicos.adapters.memory;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.memory.directory.InMemoryDoctors;
import br.com.techmedicos.adapters.memory.healthrecord.InMemoryFileGroups;
import br.com.techmedicos.adapters.memory.healthrecord.InMemoryRecordFiles;
import br.com.techmedicos.adapters.memory.healthrecord.InMemorySharingGrants;
import br.com.techmedicos.adapters.memory.identity.InMemoryPatients;
import br.com.techmedicos.adapters.memory.scheduling.InMemoryAppointments;
import br.com.techmedicos.application.directory.DoctorSearch;
import br.com.techmedicos.application.healthrecord.file.ListFiles;
import br.com.techmedicos.application.healthrecord.sharing.ListGrants;
import br.com.techmedicos.application.healthrecord.sharing.ShareRecord;
import br.com.techmedicos.application.scheduling.BookAppointment;
import br.com.techmedicos.application.scheduling.ListSlots;
import br.com.techmedicos.application.scheduling.ViewAppointment;
import br.com.techmedicos.domain.directory.Specialty;
import br.com.techmedicos.domain.healthrecord.RecordFile;
import br.com.techmedicos.domain.healthrecord.SharedItems;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.Participant;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Stores of one's own in the clinic: its listings go through them. */
class ClinicPartsTest {

  private final Clock clock = Clock.systemUTC();

  @Test
  void listings_go_through_stores_of_ones_own() {
    InMemoryClinic clinic =
        new InMemoryClinic(
            clock,
            parts -> {
              var doctors = new InMemoryDoctors(parts.unitOfWork());
              var patients = new InMemoryPatients(parts.unitOfWork());
              var appointments = new InMemoryAppointments(parts.unitOfWork());
              var groups = new InMemoryFileGroups(parts.unitOfWork());
              var grants = new InMemorySharingGrants(parts.unitOfWork());
              parts
                  .doctors(doctors, doctors::all)
                  .patients(patients, patients::all)
                  .appointments(appointments, appointments::all)
                  .fileGroups(groups, groups::all)
                  .recordFiles(new InMemoryRecordFiles(parts.unitOfWork(), groups))
                  .sharingGrants(grants, grants::all);
            });
    DoctorId ana = clinic.admitDoctor("Ana Souza", "123456", "250.00", Specialty.CARDIOLOGY);
    PatientId jose = clinic.admitPatient("José Lima", "529.982.247-25");
    clinic.openEveryDay(ana, "08:00", "18:00");
    Instant startsAt =
        clinic
            .scheduling()
            .listSlots()
            .handle(new ListSlots.Query(ana, Optional.empty(), Optional.empty()))
            .slots()
            .get(0)
            .startsAt();

    AppointmentId id =
        clinic
            .scheduling()
            .bookAppointment()
            .handle(new BookAppointment.Command(jose, ana, startsAt))
            .appointment()
            .id();
    RecordFile file = clinic.upload(jose, "exame.txt", new byte[] {'o', 'k'});
    clinic
        .healthRecord()
        .shareRecord()
        .handle(
            new ShareRecord.Command(
                jose,
                ana,
                new SharedItems(Set.of(file.id()), Set.of()),
                clock.instant().plus(Duration.ofDays(1))));

    assertThat(
            clinic
                .scheduling()
                .viewAppointment()
                .handle(new ViewAppointment.Query(id, Participant.of(jose)))
                .doctorName())
        .hasToString("Ana Souza");
    assertThat(clinic.search(cardiologists()).items())
        .singleElement()
        .satisfies(found -> assertThat(found.nextAvailableAt()).isPresent());
    assertThat(
            clinic
                .healthRecord()
                .listFiles()
                .handle(new ListFiles.Query(jose, Optional.empty(), 20))
                .items())
        .hasSize(1);
    assertThat(
            clinic
                .healthRecord()
                .listGrants()
                .handle(new ListGrants.Query(jose, Optional.empty(), 20))
                .items())
        .hasSize(1);
  }

  private static DoctorSearch cardiologists() {
    return new DoctorSearch(
        Optional.of(Specialty.CARDIOLOGY),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        DoctorSearch.Sort.AVAILABILITY,
        20,
        Optional.empty());
  }
}
