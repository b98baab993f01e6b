package br.com.techmedicos.adapters.rest.identity;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** The keys that access tokens are signed with (RFC 7517, 5). */
record KeySetJson(List<Key> keys) {

  /** The public half of a signing key (RFC 7517, 4; RFC 7518, 6.3.1). */
  record Key(
      @Schema(example = "RSA") String kty,
      @Schema(description = "The modulus, Base64url.", example = "0vx7agoebGcQSuuPiLJXZptN9nnd")
          String n,
      @Schema(description = "The exponent, Base64url.", example = "AQAB") String e,
      @Schema(example = "RS256") String alg,
      @Schema(example = "sig") String use,
      @Schema(description = "As the header of a token names it.", example = "NzbLsXh8uDCcd-6MNwXF")
          String kid) {}
}
