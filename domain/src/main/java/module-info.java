/**
 * The domain rules of Tech Médicos: accounts, doctors, agendas, appointments, health records and
 * online meetings. Depends only on {@code java.base} at run time.
 */
module br.com.techmedicos.domain {
  requires static org.jspecify;

  exports br.com.techmedicos.domain.directory;
  exports br.com.techmedicos.domain.healthrecord;
  exports br.com.techmedicos.domain.identity;
  exports br.com.techmedicos.domain.oversight;
  exports br.com.techmedicos.domain.scheduling;
  exports br.com.techmedicos.domain.shared;
  exports br.com.techmedicos.domain.teleconsultation;
}
