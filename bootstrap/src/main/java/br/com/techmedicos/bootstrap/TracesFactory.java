package br.com.techmedicos.bootstrap;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Traces of requests, down to their statements, if there is a collector for them. */
@Factory
@Requires(property = TracesFactory.URL)
final class TracesFactory {

  static final String URL = "techmedicos.traces.url";

  private static final String SHARE = "techmedicos.traces.share";

  /** What is not sent by then is dropped: no request and no stop waits for a collector. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  @Singleton
  @Bean(preDestroy = "shutdown")
  SdkTracerProvider spans(
      @Property(name = URL) String url, @Property(name = SHARE, defaultValue = "1") double share) {
    Sampler some = new RequestSampler(Sampler.traceIdRatioBased(share(share)));
    return SdkTracerProvider.builder()
        .setResource(
            Resource.create(Attributes.builder().put("service.name", "techmedicos").build()))
        .setSampler(
            Sampler.parentBasedBuilder(some)
                .setRemoteParentSampled(some)
                .setRemoteParentNotSampled(some)
                .build())
        .addSpanProcessor(
            BatchSpanProcessor.builder(
                    new NamelessSpans(
                        OtlpHttpSpanExporter.builder()
                            .setEndpoint(address(url).toString())
                            .setTimeout(PATIENCE)
                            .build()))
                .setExporterTimeout(PATIENCE)
                .build())
        .build();
  }

  /** Sends what waits before it stops. A context makes it, so that it is there to do so. */
  @Context
  @Requires(property = URL)
  static final class LastSpans {

    private final SdkTracerProvider spans;

    LastSpans(SdkTracerProvider spans) {
      this.spans = spans;
    }

    @PreDestroy
    void send() {
      spans.forceFlush().join(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private static URI address(String url) {
    try {
      URI address = new URI(url.strip());
      if (address.getHost() != null && String.valueOf(address.getScheme()).matches("https?")) {
        return address;
      }
    } catch (URISyntaxException e) {
      throw noAddress(e);
    }
    throw noAddress(null);
  }

  private static IllegalStateException noAddress(@Nullable Throwable cause) {
    return new IllegalStateException(
        Diagnosis.environmentVariable(URL)
            + " is no address like http://collector.example:4318/v1/traces.",
        cause);
  }

  private static double share(double share) {
    if (share >= 0 && share <= 1) {
      return share;
    }
    throw new IllegalStateException(
        Diagnosis.environmentVariable(SHARE) + " is " + share + ", and not from 0 to 1.");
  }

  @Singleton
  OpenTelemetry traces(SdkTracerProvider spans) {
    return OpenTelemetrySdk.builder()
        .setTracerProvider(spans)
        .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
        .build();
  }
}
