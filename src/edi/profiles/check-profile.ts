// Checks that a JSON value is a profile: each fault with its code, its JSON path and what is wrong.
import type { Diagnostic } from '../../terminal/diagnostic.ts';
import { ediErrors } from '../../terminal/errors/edi.ts';
import { finding, type EdiCode } from '../findings.ts';
import { isKnownCharset } from '../tokens/charset.ts';
import { parsePlace, type Profile } from './profile.ts';
import { isTimeZone } from './zone.ts';

type Report = (code: EdiCode, detail: string, path: string) => void;
type Check = (value: unknown, path: string, report: Report) => void;

/** A profile and what is wrong with it; null where it cannot be used. @param file name of its file, for diagnostics */
export function checkProfile(value: unknown, file: string): { profile: Profile | null; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  PROFILE(value, '$', (code, detail, path) => diagnostics.push(finding(code, detail, `${file} ${path}`)));
  return { profile: diagnostics.length === 0 ? (value as Profile) : null, diagnostics };
}

function object(properties: Record<string, Check>, required: readonly string[] = []): Check {
  return (value, path, report) => {
    if (!isObject(value)) return report('HWS-EDI-142', `An object is expected, not ${told(value)}`, path);
    for (const name of required) {
      if (value[name] === undefined) report('HWS-EDI-143', `"${name}" is missing`, path);
    }
    for (const [name, inside] of Object.entries(value)) {
      const check = Object.hasOwn(properties, name) ? properties[name] : undefined;
      if (check !== undefined) check(inside, `${path}.${name}`, report);
      else report('HWS-EDI-144', `"${name}"; known are ${Object.keys(properties).join(', ')}`, path);
    }
  };
}

/** Any names that fit, all with the same kind of value. */
function record(names: RegExp, what: string, check: Check): Check {
  return (value, path, report) => {
    if (!isObject(value)) return report('HWS-EDI-142', `An object is expected, not ${told(value)}`, path);
    for (const [name, inside] of Object.entries(value)) {
      if (!names.test(name)) report('HWS-EDI-145', `"${name}" is not ${what}`, path);
      else check(inside, `${path}.${name}`, report);
    }
  };
}

function list(check: Check, least = 1): Check {
  return (value, path, report) => {
    if (!Array.isArray(value)) return report('HWS-EDI-142', `A list is expected, not ${told(value)}`, path);
    if (value.length < least) report('HWS-EDI-145', 'The list is empty', path);
    value.forEach((inside, i) => check(inside, `${path}[${i}]`, report));
  };
}

function text(fits: (text: string) => boolean, what: string): Check {
  return (value, path, report) => {
    if (typeof value !== 'string') return report('HWS-EDI-142', `A text is expected, not ${told(value)}`, path);
    if (!fits(value)) report('HWS-EDI-145', `"${value}" is not ${what}`, path);
  };
}

const like = (pattern: RegExp, what: string): Check => text((value) => pattern.test(value), what);
const oneOf = (...values: string[]): Check => text((value) => values.includes(value), `one of ${values.join(', ')}`);
const yesOrNo: Check = (value, path, report) => {
  if (typeof value !== 'boolean') report('HWS-EDI-142', `true or false is expected, not ${told(value)}`, path);
};

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function told(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'a list' : typeof value;
}

const anything = like(/^[^]+$/, 'a text with something in it');
const code = like(/^\S(.{0,33}\S)?$/, 'a code of 1 to 35 characters');
const unLocode = like(/^[A-Z]{2}[A-Z0-9]{3}$/, 'a UN/LOCODE');
const tag = /^[A-Z]{3}$/;
const upperCase = /^[^a-z]{0,35}$/;
const meanings = (what: Check): Check => record(upperCase, 'a code in capitals', what);
const place = text((value) => parsePlace(value) !== null, 'a place such as "3.1" (element and component)');
const ownCode = text((value) => Object.hasOwn(ediErrors, value), 'a code of EDI diagnostics');
const unit = meanings(like(/^[A-Z0-9]{2,3}$/, 'a unit such as KGM'));

const PROFILE = object(
  {
    name: anything,
    about: anything,
    matches: atLeastOne({ sender: list(code), recipient: list(code), type: list(code), version: list(code) }),
    qualifiers: record(tag, 'a tag of three capitals', meanings(code)),
    moved: list(object({ tag: like(tag, 'a tag of three capitals'), from: place, to: place }, ['tag', 'from', 'to'])),
    places: meanings(unLocode),
    lines: meanings(like(/^[A-Z0-9]{2,4}$/, 'a code of a line (2 to 4 characters)')),
    sizeTypes: meanings(like(/^[A-Z0-9]{4}$/, 'a size-type code of ISO 6346')),
    units: object({ DIM: unit, MEA: unit, RNG: unit, TMP: unit }),
    timeZone: text(isTimeZone, 'a time zone: an IANA name or an offset such as "+07:00"'),
    charset: text((value) => value !== '' && isKnownCharset(value), 'a character set that is known here'),
    checkDigits: oneOf('warn', 'accept', 'refuse'),
    unknownNumbers: list(like(upperCase, 'a text in capitals')),
    defaults: object({ portOfLoading: unLocode, portOfDischarge: unLocode, operator: code }),
    severity: record(/^HWS-EDI-\d{3}$/, 'a code of EDI diagnostics', oneOf('error', 'warning', 'info')),
    expect: list(ownCode),
    reusesReferences: yesOrNo,
    answers: object({
      contrl: oneOf('always', 'faults', 'never'),
      values: yesOrNo,
      aperak: oneOf('D96A', 'D99B', 'never'),
      charset: oneOf('UNOA', 'UNOB', 'UNOC', 'UNOY'),
    }),
  },
  ['name', 'matches'],
);

/** An object that says something: a profile that says nothing of whom it is for would be for everybody. */
function atLeastOne(properties: Record<string, Check>): Check {
  const check = object(properties);
  return (value, path, report) => {
    check(value, path, report);
    if (isObject(value) && Object.keys(value).length === 0) report('HWS-EDI-146', '', path);
  };
}
