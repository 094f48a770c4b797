export { completeness } from './completeness.ts';
export { type Criteria, type Criterion, criteria, criterion, criterionSentence } from './criteria.ts';
export {
  type Contact,
  contact,
  type Description,
  description,
  provenance,
} from './description.ts';
export { freeText, plainLine } from './free-text.ts';
export {
  countyOf,
  municipalities,
  municipalityCode,
  municipalityCodeOf,
  municipalityName,
} from './municipalities.ts';
export { holdsPersonalNumber } from './personal-number.ts';
export { swedishErrors } from './swedish-errors.ts';
export * from './vocabulary.ts';
