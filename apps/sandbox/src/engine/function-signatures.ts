import { functionNames } from './expression-functions.ts';

/** One parameter of a mapping function, as Graph lists it. */
export interface FunctionParameter {
  readonly name: string;
  readonly required: boolean;
  readonly allowMultipleOccurrences: boolean;
  readonly type: 'String' | 'Boolean' | 'Integer';
}

// `?` may be left out, `+` may be given several times, `:boolean` and `:integer` are the types that are no text.
const signatures: Readonly<Record<string, string>> = {
  AltSecIdFromNetId: 'netId',
  Append: 'source, suffix',
  Coalesce: 'source+',
  Equals: 'value1, value2',
  IIF: 'condition:boolean, valueIfTrue, valueIfFalse',
  InStr: 'value1, value2',
  IsNull: 'expression',
  IsNullOrEmpty: 'expression',
  IsPresent: 'expression',
  IsString: 'expression',
  Join: 'separator, source+',
  Left: 'source, numChars:integer',
  Len: 'source',
  Mid: 'source, start:integer, length:integer',
  NormalizeDiacritics: 'source',
  Not: 'source:boolean',
  Replace: 'source, Find?, regexPattern?, regexGroupName?, Replacement?, replacementAttributeName?, template?',
  Right: 'source, numChars:integer',
  StripSpaces: 'source',
  Switch: 'source, defaultValue, key+, value+',
  ToLower: 'source, culture?',
  ToUpper: 'source, culture?',
  Trim: 'source',
};

/** The functions mapping expressions may use, each with its parameters in order. */
export const functionSignatures: readonly { readonly id: string; readonly parameters: readonly FunctionParameter[] }[] =
  functionNames.map((id) => ({ id, parameters: (signatures[id] ?? '').split(', ').map(readParameter) }));

/** The name of the parameter at this place of a call, from 0; of those that may be given several times, the turn's. */
export function parameterName(functionName: string, index: number): string {
  const parameters = (signatures[functionName] ?? '').split(', ').map(readParameter);
  const several = parameters.filter((parameter) => parameter.allowMultipleOccurrences);
  const beyond = index - parameters.length;
  const parameter = parameters[index] ?? several[beyond % Math.max(1, several.length)];
  return parameter?.name ?? `source${index + 1}`;
}

function readParameter(text: string): FunctionParameter {
  const [, name = '', optional, several, type] = /^(\w+)(\?)?(\+)?(?::(\w+))?$/.exec(text) ?? [];
  return {
    name,
    required: optional === undefined,
    allowMultipleOccurrences: several !== undefined,
    type: type === 'boolean' ? 'Boolean' : type === 'integer' ? 'Integer' : 'String',
  };
}
