/**
 * What several adapters need and no port stands for: files that last, a folder of keys, channels.
 */
@NullMarked
package br.com.techmedicos.adapters.shared;

import org.jspecify.annotations.NullMarked;
