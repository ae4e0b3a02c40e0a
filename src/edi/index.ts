// What is had by whoever imports `hawser/edi`: UN/EDIFACT of container terminals, read and written. See README.md beside this file.

// Files and streams into containers, voyages, trucks …
export { readInterchange, readInterchanges } from './reading/read.ts';
export { EdiStream, readStream } from './reading/stream.ts';
export { DEFAULT_LIMITS, type Limits, type ReadOptions } from './reading/limits.ts';
export type { EdiSink, InterchangeInfo, MessageSummary } from './reading/sink.ts';
export type { Entry } from './reading/group-reader.ts';
export type { MessageInfo } from './reading/message-view.ts';
export type * from './messages.ts';
export type * from './message-parts.ts';
export type * from './container-messages.ts';
export type * from './box-details.ts';
export type { Container, DangerousGoods, LengthFeet, OutOfGauge, VesselSlot } from '../terminal/container.ts';
export { InputError, type Diagnostic } from '../terminal/diagnostic.ts';
export { ediErrors } from '../terminal/errors/edi.ts';

// Messages as they are, without loss.
export { readDocuments, type DocumentInterchange, type Documents } from './structure/read-documents.ts';
export { writeDocuments } from './structure/write-document.ts';
export { documentsFromJson, type JsonDocuments } from './structure/document-json.ts';
export { directoriesOf, knownTypes, versionOf, versionsOf } from './structure/catalogue.ts';
export type { Children, EdiDocument, KeptSegment, Segment, Values } from './structure/document.ts';

// From nouns to messages, and from one version to another.
export { documentOf, writeMessages } from './convert/document-of.ts';
export { convert, type Converted } from './convert/convert.ts';
export * from './nouns/index.ts';

// Answers, and what partners deviate in.
export * from './answers/answers.ts';
export { Profiles, profilesOf } from './profiles/profiles.ts';
export type { Profile } from './profiles/profile.ts';

// Bay plans for people.
export { drawBayplan, type DrawOptions } from './plan/draw.ts';
export { diffBayplans, diffText, isSame, type BayplanDiff, type FieldChange } from './plan/diff.ts';

// Numbers and codes.
export { Tokens, tagCode } from './tokens/tokenizer.ts';
export { parseStowage, formatStowage, type StowageReading, type StowageSpelling } from './values/stowage.ts';
export { formatDate, parseDate, readDate, type DateFormat, type DateReading } from './values/dates.ts';
export { formatTemperature, parseTemperature, toCelsius } from './values/temperatures.ts';
export { massKg, readVerification, verificationMethod, type Verification } from './values/masses.ts';
export { readDangerousGoods, type DangerousGoodsDetail } from './values/dangerous.ts';
export {
  checkDigit,
  checkDigitRight,
  formatContainerNumber,
  hasContainerNumberForm,
  makeContainerNumber,
  parseContainerNumber,
} from '../terminal/iso6346.ts';
export { examineContainerNumber } from '../terminal/iso6346-repair.ts';
export { parseSizeType, type SizeType } from '../terminal/size-type.ts';
export { codedElements, codesOf, nameOfCode, nameOfSegment, type CodedElement } from './codes/code-names.ts';
export { CodeList, KNOWN_LISTS, loadCodeList, type CodeEntry, type ColumnMapping } from './codes/code-list.ts';
