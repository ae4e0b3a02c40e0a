// Holds a value against a schema, that of terminal files or another, and tells the first fault in plain words.
import type { TSchema } from 'typebox';
import { Compile, type Validator } from 'typebox/compile';
import type { Diagnostic } from '../diagnostic.ts';
import { TerminalModelSchema, type TerminalModel } from '../model.ts';
import { fault } from './fault.ts';
import { pathStep, valueAt } from './json-text.ts';

const validator = Compile(TerminalModelSchema);

interface SchemaFault {
  keyword: string;
  schemaPath: string;
  instancePath: string;
  params: Record<string, unknown>;
}

/** True when a value has the shape of a terminal model. */
export function hasModelShape(value: unknown): value is TerminalModel {
  return validator.Check(value);
}

/** What the first fault of a value is: something lacks, is not known, or is of another kind; where as a JSON path ('/' the whole). */
export interface SchemaFinding {
  kind: 'missing' | 'unknown' | 'value';
  where: string;
  /** One sentence. */
  message: string;
}

const MODEL_CODES = { missing: 'HWS-MOD-003', unknown: 'HWS-MOD-004', value: 'HWS-MOD-005' } as const;

/** The first fault of a value that does not have the shape of a terminal model. */
export function schemaFault(value: unknown): Diagnostic {
  const { kind, where, message } = schemaFinding(validator, TerminalModelSchema, value);
  return fault(MODEL_CODES[kind], where, message);
}

/** The first fault of a value that a schema's validator refuses. */
export function schemaFinding(against: Pick<Validator, 'Errors'>, schema: TSchema, value: unknown): SchemaFinding {
  const faults = against.Errors(value) as unknown as SchemaFault[];
  // An unknown property is told twice, by 'boolean' and by 'additionalProperties': the second names it.
  const first = faults.find((f) => f.keyword !== 'boolean' || f.schemaPath.endsWith('/additionalItems'));
  if (first === undefined) return { kind: 'value', where: '/', message: 'The file does not have the shape it should.' };
  return inWords(first, faults, value, schema);
}

function inWords(found: SchemaFault, all: SchemaFault[], root: unknown, schema: TSchema): SchemaFinding {
  const { instancePath: path, params } = found;
  const owner = path === '' ? 'The file' : path;
  const where = path === '' ? '/' : path;
  if (found.keyword === 'required') {
    const missing = (params['requiredProperties'] as string[])[0] as string;
    return { kind: 'missing', where, message: `${owner} lacks the property "${missing}".` };
  }
  if (found.keyword === 'additionalProperties') {
    const extra = (params['additionalProperties'] as string[])[0] as string;
    const message = `${owner} has a property "${extra}", which is not known here.`;
    return { kind: 'unknown', where: path + pathStep(extra), message };
  }
  const message = `${owner} is ${shown(valueAt(root, path))}; expected is ${expectation(found, all, schema)}.`;
  return { kind: 'value', where, message };
}

const TYPE_WORDS: Record<string, string> = {
  number: 'a number',
  integer: 'a whole number',
  string: 'a text',
  array: 'a list',
  object: 'an object',
  boolean: 'true or false',
};

function expectation(found: SchemaFault, all: SchemaFault[], schema: TSchema): string {
  const { keyword, params, instancePath } = found;
  const limit = String(params['limit']);
  switch (keyword) {
    case 'type':
      return withMeaning(TYPE_WORDS[String(params['type'])] ?? String(params['type']), found, schema);
    case 'exclusiveMinimum':
      return withMeaning(`a number above ${limit}`, found, schema);
    case 'minimum':
      return withMeaning(`a number of at least ${limit}`, found, schema);
    case 'maximum':
      return withMeaning(`a number of at most ${limit}`, found, schema);
    case 'minLength':
      return `a text of at least ${limit} character`;
    case 'minItems':
      return withMeaning(`a list of at least ${limit} ${limit === '1' ? 'entry' : 'entries'}`, found, schema);
    case 'pattern':
      return withMeaning(`a text of the form ${String(params['pattern'])}`, found, schema);
    case 'boolean':
      return 'nothing, for the list ends before it';
    default: {
      const choices = all.filter((f) => f.keyword === 'const' && f.instancePath === instancePath);
      const words = choices.map((f) => JSON.stringify(f.params['allowedValue']));
      return words.length === 0 ? 'something else' : words.join(' or ');
    }
  }
}

/** Adds what the schema says of the value: its meaning and unit. */
function withMeaning(words: string, found: SchemaFault, schema: TSchema): string {
  const part = valueAt(schema, found.schemaPath.slice(1)) as { description?: string } | undefined;
  return part?.description === undefined ? words : `${words} (${part.description})`;
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = JSON.stringify(value) ?? 'not there';
  const short = text.length > 60 ? `${text.slice(0, 57)}…` : text;
  return typeof value === 'string' ? `the text ${short}` : short;
}
