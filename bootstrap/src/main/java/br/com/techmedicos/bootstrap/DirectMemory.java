package br.com.techmedicos.bootstrap;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/**
 * Limits Netty's direct memory to three quarters of the JVM's. At its own limit Netty fails at
 * once, which ends one connection. At the JVM's limit each allocation first collects the heap and
 * blocks the event loop for half a second, which ends the service.
 */
final class DirectMemory {

  private static final String NETTY = "io.netty.maxDirectMemory";

  private DirectMemory() {}

  /** Sets the limit unless the operator did; must be called before Netty is loaded. */
  static void limit() {
    if (System.getProperty(NETTY) == null) {
      System.setProperty(NETTY, Long.toString(ofJvm() / 4 * 3));
    }
  }

  private static long ofJvm() {
    long set =
        Long.parseLong(
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .getVMOption("MaxDirectMemorySize")
                .getValue());
    return set == 0 ? Runtime.getRuntime().maxMemory() : set;
  }
}
