package br.com.techmedicos.adapters.webhookhttp;

import br.com.techmedicos.adapters.shared.EventMessage;
import br.com.techmedicos.application.delivery.Outcome;
import br.com.techmedicos.application.partnership.PartnerCalls;
import br.com.techmedicos.application.partnership.PartnershipViolation;
import br.com.techmedicos.application.partnership.WebhookAddress;
import br.com.techmedicos.application.partnership.WebhookCall;
import br.com.techmedicos.domain.shared.DomainException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Calls partners by HTTP. The name of an address is resolved once a connection, what it stands for
 * is checked, and the connection goes there. No redirect is followed. Of an answer, the status
 * counts; little else is read.
 */
public final class HttpPartnerCalls implements PartnerCalls, AutoCloseable {

  private static final int LONGEST_ANSWER = 4_096;
  private static final int LONGEST_LINE = 8_192;
  private static final int MOST_HEADERS = 100;
  private static final int MOST_CONNECTIONS = 100;
  private static final int MOST_CONNECTIONS_OF_A_PARTNER = 4;
  private static final TimeValue LIFE_OF_A_CONNECTION = TimeValue.ofMinutes(1);

  private static final int GONE = 410;

  /** Too many requests, and what proxies say of a server that is down. */
  private static final Set<Integer> DOWN = Set.of(429, 502, 503, 504);

  /**
   * How long a call may take.
   *
   * @param connect to connect to one address
   * @param silence without a byte
   * @param total all in all, once the name is resolved
   * @param idle how long a connection stays open without a call
   */
  record Limits(Duration connect, Duration silence, Duration total, Duration idle) {

    static final Limits STANDARD =
        new Limits(
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(15),
            Duration.ofSeconds(30));
  }

  private final Networks networks;
  private final DnsResolver names;
  private final Limits limits;
  private final CloseableHttpClient encrypted;
  private final CloseableHttpClient plain;
  private final ScheduledExecutorService deadlines =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "webhook-deadlines");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Creates an adapter.
   *
   * @param networks where partners may be
   */
  public HttpPartnerCalls(Networks networks) {
    this(
        networks,
        SystemDefaultDnsResolver.INSTANCE,
        Limits.STANDARD,
        DefaultClientTlsStrategy.createDefault());
  }

  HttpPartnerCalls(Networks networks, DnsResolver names, Limits limits, SSLContext trusted) {
    this(networks, names, limits, new DefaultClientTlsStrategy(trusted));
  }

  private HttpPartnerCalls(
      Networks networks, DnsResolver names, Limits limits, TlsSocketStrategy tls) {
    this.networks = networks;
    this.names = names;
    this.limits = limits;
    this.encrypted = client(tls, networks::permit);
    this.plain = client(tls, networks::opened);
  }

  private CloseableHttpClient client(TlsSocketStrategy tls, Predicate<InetAddress> permitted) {
    return HttpClients.custom()
        .setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new Resolver(permitted))
                .setTlsSocketStrategy(tls)
                .setMaxConnTotal(MOST_CONNECTIONS)
                .setMaxConnPerRoute(MOST_CONNECTIONS_OF_A_PARTNER)
                .setConnectionFactory(
                    ManagedHttpClientConnectionFactory.builder()
                        .http1Config(
                            Http1Config.custom()
                                .setMaxLineLength(LONGEST_LINE)
                                .setMaxHeaderCount(MOST_HEADERS)
                                .build())
                        .build())
                .setDefaultConnectionConfig(
                    ConnectionConfig.custom()
                        .setConnectTimeout(timeout(limits.connect()))
                        .setSocketTimeout(timeout(limits.silence()))
                        .setTimeToLive(LIFE_OF_A_CONNECTION)
                        .build())
                .build())
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setConnectionRequestTimeout(timeout(limits.total()))
                .setResponseTimeout(timeout(limits.silence()))
                .setProtocolUpgradeEnabled(false)
                .build())
        .disableRedirectHandling()
        .disableAutomaticRetries() // the letter is tried again
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .evictExpiredConnections()
        .evictIdleConnections(TimeValue.of(limits.idle()))
        .setUserAgent("Tech-Medicos-Webhooks")
        .build();
  }

  private static Timeout timeout(Duration duration) {
    return Timeout.of(duration);
  }

  @Override
  public void requireOutside(WebhookAddress address) {
    InetAddress[] found;
    try {
      found = names.resolve(address.host());
    } catch (UnknownHostException e) {
      found = new InetAddress[0];
    }
    if (!Stream.of(found).allMatch(networks::permit)) {
      throw new DomainException(new PartnershipViolation.AddressInternal());
    }
    if (!address.isEncrypted() && found.length == 0) {
      throw new DomainException(new PartnershipViolation.AddressUnknown());
    }
    if (!address.isEncrypted() && !Stream.of(found).allMatch(networks::opened)) {
      throw new DomainException(new PartnershipViolation.AddressMalformed());
    }
  }

  @Override
  public Outcome call(WebhookCall call) {
    HttpPost request = request(call);
    URI uri = URI.create(call.address().value());
    HttpHost partner = new HttpHost(uri.getScheme(), uri.getHost(), uri.getPort());
    Future<?> deadline =
        deadlines.schedule(request::cancel, limits.total().toMillis(), TimeUnit.MILLISECONDS);
    CloseableHttpClient client = call.address().isEncrypted() ? encrypted : plain;
    try {
      ClassicHttpResponse answer = client.executeOpen(partner, request, null);
      finish(answer, request);
      return outcome(answer, call.at());
    } catch (InternalAddress e) {
      return new Outcome.Failed("internal address");
    } catch (IOException e) {
      boolean silent = request.isCancelled() || e instanceof SocketTimeoutException;
      return new Outcome.PeerDown(silent ? "no answer in time" : e.getClass().getSimpleName());
    } finally {
      deadline.cancel(false);
    }
  }

  private static HttpPost request(WebhookCall call) {
    String body =
        new EventMessage(call.id(), call.type(), call.aggregateId(), call.occurredAt()).json();
    long timestamp = call.at().getEpochSecond();
    HttpPost request = new HttpPost(URI.create(call.address().value()));
    request.setHeader("webhook-id", call.id());
    request.setHeader("webhook-timestamp", timestamp);
    request.setHeader(
        "webhook-signature", Signature.of(call.secrets(), call.id().toString(), timestamp, body));
    request.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON));
    return request;
  }

  /** Reads a short answer, after which the connection serves again, and drops a long one. */
  private static void finish(ClassicHttpResponse answer, HttpPost request) {
    try (answer) {
      HttpEntity entity = answer.getEntity();
      if (entity != null
          && entity.getContent().readNBytes(LONGEST_ANSWER + 1).length > LONGEST_ANSWER) {
        request.cancel(); // closing alone would read all of it
      }
    } catch (IOException e) {
      // the status is known
    }
  }

  private static Outcome outcome(ClassicHttpResponse answer, Instant now) {
    int status = answer.getCode();
    String problem = "HTTP " + status;
    if (status >= 200 && status < 300) {
      return Outcome.delivered();
    }
    if (status == GONE) {
      return new Outcome.Refused(problem);
    }
    return DOWN.contains(status)
        ? new Outcome.PeerDown(problem, RetryAfter.of(answer, now))
        : new Outcome.Failed(problem);
  }

  @Override
  public void close() throws IOException {
    deadlines.shutdownNow();
    encrypted.close();
    plain.close();
  }

  /** Resolves names to addresses that are permitted, or not at all: of several, all have to be. */
  private final class Resolver implements DnsResolver {

    private final Predicate<InetAddress> permitted;

    private Resolver(Predicate<InetAddress> permitted) {
      this.permitted = permitted;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      InetAddress[] found = names.resolve(host);
      if (!Stream.of(found).allMatch(permitted)) {
        throw new InternalAddress();
      }
      return found;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
      return names.resolveCanonicalHostname(host);
    }
  }

  private static final class InternalAddress extends UnknownHostException {
    private static final long serialVersionUID = 1L;
  }
}
