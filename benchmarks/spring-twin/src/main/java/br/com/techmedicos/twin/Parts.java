package br.com.techmedicos.twin;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Time and ids. */
@Configuration
class Parts {

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  NoArgGenerator ids() {
    return Generators.timeBasedEpochRandomGenerator();
  }
}
