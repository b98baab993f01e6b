package br.com.techmedicos.twin;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the twin. */
@SpringBootApplication
public class TwinApplication {

  /** Starts it. */
  public static void main(String[] arguments) {
    SpringApplication.run(TwinApplication.class, arguments);
  }
}
