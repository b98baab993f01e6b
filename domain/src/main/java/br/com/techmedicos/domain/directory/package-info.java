/**
 * The doctors that patients can find: who they are, what they are specialists in, where they
 * practise, what they ask, how they are rated, and whether their licence was verified.
 */
@NullMarked
package br.com.techmedicos.domain.directory;

import org.jspecify.annotations.NullMarked;
