/** Webhooks in memory, and partners who are called in thought. */
@NullMarked
package br.com.techmedicos.adapters.memory.partnership;

import org.jspecify.annotations.NullMarked;
