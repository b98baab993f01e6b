#!/usr/bin/env node
// Writes schema.json: what the provider takes and gives, for each resource of main.tf. The source is the provider's schema
// as the CDK for Terraform publishes it. Run it again after a new type or version; TerraformTest checks main.tf against it.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const BINDINGS = "@cdktf/provider-google";
const VERSION = "16.12.1"; // of the provider 6.50
const here = import.meta.dirname ?? new URL(".", import.meta.url).pathname;

const folder = mkdtempSync(join(tmpdir(), "schema-"));
let types;
try {
  execFileSync("npm", ["pack", "--silent", `${BINDINGS}@${VERSION}`], { cwd: folder });
  execFileSync("tar", ["-xzf", `cdktf-provider-google-${VERSION}.tgz`, "package/.jsii"], { cwd: folder });
  types = JSON.parse(readFileSync(join(folder, "package/.jsii"))).types;
} finally {
  rmSync(folder, { recursive: true });
}

const snake = (name) => name.replace(/[A-Z]/g, (letter) => "_" + letter.toLowerCase());

// The bindings' names lose the underscores before digits; the documentation that each links to keeps them.
function nameOf(property) {
  const link = /docs\/(?:resources|data-sources)\/\w+#(\w+) /.exec(property.docs?.remarks ?? property.docs?.summary ?? "");
  return link ? link[1] : snake(property.name);
}

// The type of a nested block, if the property is one: a structure, or a list of structures.
function blockOf(type) {
  const parts = [type, ...(type.union?.types ?? []), type.collection?.elementtype].filter(Boolean);
  const nested = parts.flatMap((part) => (part === type ? [part.fqn] : [part.fqn ?? blockOf(part)]));
  return nested.find((name) => name?.startsWith(BINDINGS));
}

function bodyOf(structure) {
  const body = { requires: [], takes: [], blocks: {} };
  for (const property of types[structure].properties ?? []) {
    const name = nameOf(property);
    (property.optional ? body.takes : body.requires).push(name);
    const block = blockOf(property.type);
    if (block) body.blocks[name] = bodyOf(block);
  }
  return body;
}

function schemaOf(resource) {
  const name = resource.replace(/^google_/, "").replace(/_(\w)/g, (_, letter) => letter.toUpperCase());
  const type = `${BINDINGS}.${name}.${name[0].toUpperCase()}${name.slice(1)}`;
  const body = bodyOf(`${type}Config`);
  const given = types[type].properties
    .filter((property) => !property.static && !property.name.endsWith("Input"))
    .map(nameOf);
  body.gives = given.filter((given) => ![...body.requires, ...body.takes].includes(given));
  return body;
}

const main = readFileSync(join(here, "main.tf"), "utf8");
const used = [...new Set([...main.matchAll(/^resource "(\w+)"/gm)].map((match) => match[1]))].sort();
const schema = Object.fromEntries(used.map((resource) => [resource, schemaOf(resource)]));
const text = JSON.stringify(schema, null, 1).replace(/\[[^[\]{}]*\]/g, (list) => list.replace(/\s+/g, " "));
writeFileSync(join(here, "schema.json"), text + "\n");
console.log(`${used.length} resources of ${BINDINGS} ${VERSION}`);
