package br.com.techmedicos.adapters.rest.netty;

import br.com.techmedicos.adapters.rest.server.RequestHeadLimits;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpHeadersFactory;
import io.netty.handler.codec.http.TooLongHttpHeaderException;

/**
 * Headers, or trailers, of which there is a maximum number: the codec limits their bytes, but keeps
 * a hundred for a header of two.
 */
final class BoundedHeaders extends DefaultHttpHeaders {

  private BoundedHeaders(DefaultHttpHeadersFactory validating) {
    super(validating.getNameValidator(), validating.getValueValidator());
  }

  /** Makes such headers, with the validation of others. */
  static HttpHeadersFactory factory(DefaultHttpHeadersFactory validating) {
    return new HttpHeadersFactory() {
      @Override
      public HttpHeaders newHeaders() {
        return new BoundedHeaders(validating);
      }

      @Override
      public HttpHeaders newEmptyHeaders() {
        return new BoundedHeaders(validating);
      }
    };
  }

  /** The codec adds each header of a request by this method. */
  @Override
  public HttpHeaders add(CharSequence name, Object value) {
    if (size() >= RequestHeadLimits.MOST_HEADERS) {
      throw new TooLongHttpHeaderException("more headers than are read");
    }
    return super.add(name, value);
  }
}
