/** Lists that are read page by page, with sealed cursors. */
@NullMarked
package br.com.techmedicos.adapters.rest.paging;

import org.jspecify.annotations.NullMarked;
