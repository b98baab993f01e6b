package br.com.techmedicos.adapters.rest.paging;

import java.util.Optional;

/**
 * A request for a page.
 *
 * @param <K> the sort keys
 * @param limit the maximum number of items
 * @param last the last key of the previous page
 */
public record PageRequest<K>(int limit, Optional<K> last) {}
