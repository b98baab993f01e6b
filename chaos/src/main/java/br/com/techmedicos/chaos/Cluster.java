package br.com.techmedicos.chaos;

import br.com.techmedicos.benchmarks.load.ServiceProcess;
import br.com.techmedicos.benchmarks.scenarios.Testbed;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** A proxy and two instances on one database, on free ports of this machine. */
final class Cluster implements AutoCloseable {

  private static final Path CONFIGURATION =
      Path.of(System.getProperty("benchmarks.folder", "."), "haproxy.cfg").toAbsolutePath();

  private final Testbed testbed;
  private final List<Instance> instances;
  private final ServiceProcess proxy;
  private final AtomicBoolean closed = new AtomicBoolean();

  private Cluster(Testbed testbed, List<Instance> instances, ServiceProcess proxy) {
    this.testbed = testbed;
    this.instances = List.copyOf(instances);
    this.proxy = proxy;
  }

  /**
   * Starts both instances and the proxy. The second instance logs in JSON.
   *
   * @param testbed the database; it is closed with the cluster
   * @param settings of the instances
   */
  static Cluster start(Testbed testbed, Map<String, String> settings)
      throws IOException, InterruptedException {
    Map<String, String> inJson = new HashMap<>(settings);
    inJson.put("TECHMEDICOS_LOG_FORMAT", "JSON");
    return start(testbed, List.of(settings, inJson));
  }

  /** The same, with settings for each of the two. */
  static Cluster start(Testbed testbed, List<Map<String, String>> settings)
      throws IOException, InterruptedException {
    return start(testbed, settings, Optional.empty());
  }

  /** The same; the first instance is the version in a jar, if there is one. */
  static Cluster start(Testbed testbed, List<Map<String, String>> settings, Optional<Path> firstJar)
      throws IOException, InterruptedException {
    List<Instance> instances = new ArrayList<>();
    try {
      for (Map<String, String> each : settings) {
        instances.add(Instance.start(testbed, each, firstJar.filter(jar -> instances.isEmpty())));
      }
      Cluster cluster = new Cluster(testbed, instances, proxy(testbed.data(), instances));
      Runtime.getRuntime().addShutdownHook(new Thread(cluster::close));
      return cluster;
    } catch (Exception e) {
      for (Instance instance : instances) {
        instance.close();
      }
      testbed.close();
      throw e;
    }
  }

  private static ServiceProcess proxy(Path data, List<Instance> instances)
      throws IOException, InterruptedException {
    return ServiceProcess.start(
        List.of("haproxy", "-db", "-f", CONFIGURATION.toString()),
        data,
        Map.of(
            "FIRST_PORT",
            instances.get(0).port(),
            "SECOND_PORT",
            instances.get(Math.min(1, instances.size() - 1)).port()), // one may be alone
        "/proxy");
  }

  /** Where the proxy is. */
  URI uri() {
    return proxy.uri();
  }

  List<Instance> instances() {
    return instances;
  }

  Testbed testbed() {
    return testbed;
  }

  /** Ends the proxy first and the database last, so that nobody misses anything. */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    try (testbed) {
      proxy.close();
      for (Instance instance : instances) {
        instance.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
