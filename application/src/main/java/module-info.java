/**
 * The use cases of Tech Médicos, and the ports that only they use. Depends only on the domain; the
 * ports are implemented by the adapters or by the embedding program.
 */
module br.com.techmedicos.application {
  requires transitive br.com.techmedicos.domain;
  requires static org.jspecify;

  exports br.com.techmedicos.application.delivery;
  exports br.com.techmedicos.application.directory;
  exports br.com.techmedicos.application.healthrecord;
  exports br.com.techmedicos.application.healthrecord.access;
  exports br.com.techmedicos.application.healthrecord.content;
  exports br.com.techmedicos.application.healthrecord.datasubject;
  exports br.com.techmedicos.application.healthrecord.file;
  exports br.com.techmedicos.application.healthrecord.sharing;
  exports br.com.techmedicos.application.identity;
  exports br.com.techmedicos.application.notification;
  exports br.com.techmedicos.application.oversight;
  exports br.com.techmedicos.application.partnership;
  exports br.com.techmedicos.application.scheduling;
  exports br.com.techmedicos.application.shared;
  exports br.com.techmedicos.application.teleconsultation;
}
