/**
 * Architecture rules for a build: describe your {@link br.com.techmedicos.architecture.Hexagon},
 * then check every {@link br.com.techmedicos.architecture.HexagonalRule} on your classes.
 */
@NullMarked
package br.com.techmedicos.architecture;

import org.jspecify.annotations.NullMarked;
