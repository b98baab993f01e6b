/** All ports of Tech Médicos in memory, and a clinic that combines them. */
module br.com.techmedicos.adapters.memory {
  requires br.com.techmedicos.adapters.shared;
  requires transitive br.com.techmedicos.application;
  requires static org.jspecify;

  exports br.com.techmedicos.adapters.memory;
  exports br.com.techmedicos.adapters.memory.delivery;
  exports br.com.techmedicos.adapters.memory.directory;
  exports br.com.techmedicos.adapters.memory.healthrecord;
  exports br.com.techmedicos.adapters.memory.identity;
  exports br.com.techmedicos.adapters.memory.notification;
  exports br.com.techmedicos.adapters.memory.oversight;
  exports br.com.techmedicos.adapters.memory.partnership;
  exports br.com.techmedicos.adapters.memory.scheduling;
  exports br.com.techmedicos.adapters.memory.shared;
  exports br.com.techmedicos.adapters.memory.teleconsultation;
}
