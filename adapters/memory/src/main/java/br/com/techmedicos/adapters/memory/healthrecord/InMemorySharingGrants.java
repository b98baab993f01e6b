package br.com.techmedicos.adapters.memory.healthrecord;

import br.com.techmedicos.adapters.memory.shared.InMemoryTable;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.domain.healthrecord.FileGroupId;
import br.com.techmedicos.domain.healthrecord.GrantId;
import br.com.techmedicos.domain.healthrecord.RecordFileId;
import br.com.techmedicos.domain.healthrecord.SharedItems;
import br.com.techmedicos.domain.healthrecord.SharingGrant;
import br.com.techmedicos.domain.healthrecord.SharingGrants;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** All grants, in memory. */
public final class InMemorySharingGrants implements SharingGrants {

  private final InMemoryTable<GrantId, SharingGrant> grants;

  public InMemorySharingGrants(InMemoryUnitOfWork unitOfWork) {
    this.grants = new InMemoryTable<>(unitOfWork);
  }

  @Override
  public void add(SharingGrant grant) {
    grants.put(grant.id(), grant);
  }

  @Override
  public Optional<SharingGrant> find(PatientId patient, GrantId id) {
    return grants.find(id).filter(grant -> grant.patient().equals(patient));
  }

  @Override
  public Optional<PatientId> ownerOf(GrantId id) {
    return grants.find(id).map(SharingGrant::patient);
  }

  @Override
  public void update(SharingGrant grant) {
    grants.put(grant.id(), grant);
  }

  @Override
  public List<SharingGrant> open(PatientId patient, DoctorId doctor, Instant now) {
    return open(patient, now).stream().filter(grant -> grant.doctor().equals(doctor)).toList();
  }

  @Override
  public List<SharingGrant> open(PatientId patient, Instant now) {
    return all().stream()
        .filter(grant -> grant.patient().equals(patient) && grant.isOpenAt(now))
        .toList();
  }

  @Override
  public int countOpen(PatientId patient, Instant now) {
    return open(patient, now).size();
  }

  @Override
  public Optional<SharingGrant> findOpen(
      PatientId patient,
      DoctorId doctor,
      RecordFileId file,
      Collection<FileGroupId> holding,
      Instant now) {
    return open(patient, doctor, now).stream()
        .filter(grant -> names(grant.items(), file, holding))
        .findFirst();
  }

  private static boolean names(
      SharedItems items, RecordFileId file, Collection<FileGroupId> holding) {
    return items.files().contains(file) || !Collections.disjoint(items.groups(), holding);
  }

  /** Returns all grants, as they are now. */
  public List<SharingGrant> all() {
    return grants.all();
  }

  /** Removes all grants of a patient. */
  public void remove(PatientId patient) {
    all().stream()
        .filter(grant -> grant.patient().equals(patient))
        .forEach(grant -> grants.remove(grant.id()));
  }
}
