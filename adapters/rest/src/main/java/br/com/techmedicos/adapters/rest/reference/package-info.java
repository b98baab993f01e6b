/** The API reference: the OpenAPI document and Swagger UI. */
@NullMarked
package br.com.techmedicos.adapters.rest.reference;

import org.jspecify.annotations.NullMarked;
