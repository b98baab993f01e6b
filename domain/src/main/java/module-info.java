/**
 * The rules of Tech Médicos: who doctors and patients are, when a doctor can be consulted, and what
 * happens to a consultation from its request to its rating. Needs nothing but {@code java.base}.
 */
module br.com.techmedicos.domain {
  requires static transitive org.jspecify;

  exports br.com.techmedicos.domain.directory;
  exports br.com.techmedicos.domain.healthrecord;
  exports br.com.techmedicos.domain.identity;
  exports br.com.techmedicos.domain.scheduling;
  exports br.com.techmedicos.domain.shared;
  exports br.com.techmedicos.domain.teleconsultation;
}
