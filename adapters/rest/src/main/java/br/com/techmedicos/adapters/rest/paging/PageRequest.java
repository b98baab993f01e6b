package br.com.techmedicos.adapters.rest.paging;

import java.util.Optional;

/**
 * Which page of a list is wanted.
 *
 * @param <K> the keys of its order
 * @param limit the most items
 * @param last the last key of the page before
 */
public record PageRequest<K>(int limit, Optional<K> last) {}
