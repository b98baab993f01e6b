SwaggerUIBundle({
  url: "/openapi.yml",
  dom_id: "#reference",
  deepLinking: true,
  persistAuthorization: false,
  validatorUrl: null, // it would send the document to another host
});
