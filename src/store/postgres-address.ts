// The address of a PostgreSQL database as people write it: taken apart, checked, and shown without its password.
import { storeError } from './errors.ts';

/** The schema that holds a terminal unless the address names another with `?schema=`: one terminal, one schema. */
export const DEFAULT_SCHEMA = 'hawser';
/** What an address may say after its question mark besides the schema; all of it is about TLS. */
const PARAMETERS = new Set(['schema', 'sslmode', 'sslrootcert', 'sslcert', 'sslkey']);
/** A plain name: it is put between quotes in statements, and is easy to type in psql. */
const SCHEMA = /^[a-z_][a-z0-9_]{0,62}$/;

/** Where a terminal's record lies. */
export interface DatabaseAddress {
  /** For the driver; holds the password. */
  connectionString: string;
  schema: string;
  /** For people: without the password. */
  shown: string;
}

/**
 * Takes an address apart: postgresql://USER:PASSWORD@HOST:PORT/NAME?schema=SCHEMA.
 * @throws InputError HWS-RUN-074, which does not repeat the address: what is wrong with it may be its password
 */
export function parseAddress(text: string): DatabaseAddress {
  const refuse = (why: string): never => {
    throw storeError('HWS-RUN-074', why, 'address of the database');
  };
  if (!URL.canParse(text)) refuse('The address cannot be taken apart');
  const url = new URL(text);
  if (!['postgresql:', 'postgres:'].includes(url.protocol)) refuse('The address does not begin with postgresql://');
  // A "/", "?" or "#" in a password that is not written as %XX ends the host early and leaves an "@" behind.
  if (url.hostname === '' || url.hash !== '' || /[/@]/.test(url.pathname.slice(1)))
    refuse('The address has no host, or a special character that is not written as %XX');
  for (const name of url.searchParams.keys()) if (!PARAMETERS.has(name)) refuse('The address has an unknown parameter');
  const schema = url.searchParams.get('schema') ?? DEFAULT_SCHEMA;
  if (!SCHEMA.test(schema)) refuse('The name of the schema is not one of small letters, digits and _');
  url.searchParams.delete('schema');
  const user = url.username === '' ? '' : `${url.username}@`;
  const shown = `postgresql://${user}${url.host}${url.pathname}?schema=${schema}`;
  return { connectionString: url.href, schema, shown };
}

/** Whether a place that was named is a database and not a folder. */
export function isAddress(place: string): boolean {
  return /^postgres(ql)?:\/\//.test(place);
}
