package br.com.techmedicos.adapters.rest.problem;

/** A location in a request. */
public sealed interface Location {

  /** Returns the location of a member of this part. */
  Location member(String name);

  /** Whether this is the other part, or inside it. */
  default boolean isIn(Location whole) {
    return equals(whole);
  }

  /** A member of the body, by its JSON Pointer (RFC 6901). */
  record Pointer(String value) implements Location {

    /** The whole body. */
    public static final Pointer ROOT = new Pointer("");

    @Override
    public Pointer member(String name) {
      return new Pointer(value + "/" + name.replace("~", "~0").replace("/", "~1"));
    }

    @Override
    public boolean isIn(Location whole) {
      return whole instanceof Pointer other && (value + "/").startsWith(other.value + "/");
    }

    /** An element of a list. */
    public Pointer element(int index) {
      return new Pointer(value + "/" + index);
    }
  }

  /** A query parameter; the whole query if the name is empty. */
  record Parameter(String name) implements Location {

    /** The whole query. */
    public static final Parameter QUERY = new Parameter("");

    @Override
    public Parameter member(String member) {
      return new Parameter(member);
    }
  }

  /** A header. */
  record Header(String name) implements Location {

    @Override
    public Header member(String member) {
      return this;
    }
  }
}
