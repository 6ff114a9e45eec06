import { Ajv2020, type AnySchema, type ValidateFunction } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import type { OpenApi } from './described-operations.ts';

/** Says in what ways a value is not what a schema of the description wants. */
export type Validate = (schema: unknown, value: unknown) => readonly string[];

/** Validates by schemas of one description; each is compiled when it is first needed. */
export function createSchemaValidation(openApi: OpenApi): Validate {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true });
  ajvFormats.default(ajv);
  ajv.addSchema({ $id: 'graph', components: openApi.components } as AnySchema);
  const compiled = new Map<unknown, ValidateFunction>();
  return (schema, value) => {
    let validate = compiled.get(schema);
    if (!validate) {
      validate = ajv.compile(withAbsoluteReferences(schema) as AnySchema);
      compiled.set(schema, validate);
    }
    if (validate(value)) return [];
    return (validate.errors ?? []).map(
      (error) => `${error.instancePath || '/'} ${error.message ?? ''} ${JSON.stringify(error.params)}`,
    );
  };
}

/** `#/components/…` means the description, not the schema at hand. */
function withAbsoluteReferences(schema: unknown): unknown {
  return JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"graph#/')) as unknown;
}
