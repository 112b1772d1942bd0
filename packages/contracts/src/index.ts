export { type CloudEvent, cloudEvent, ingestLimits, text } from './cloud-event.ts';
export { type Contribution, contribution, type MeasureValue, measureValue } from './contribution.ts';
export { defineEvent, type EventDefinition, type FieldMeasure } from './events/define-event.ts';
export {
  type Dimension,
  dimensions,
  eventMeasureKey,
  type ExclusionReason,
  exclusionReasons,
  type MeasureDefinition,
  type MeasureKind,
  questionMeasureKey,
} from './measure.ts';
export { type Department, department, departments, type Names, names } from './http/departments.ts';
export {
  type ApiKey,
  apiKey,
  apiKeyScope,
  apiKeyScopes,
  changePassword,
  createdApiKey,
  type Grant,
  grant,
  newApiKey,
  type Role,
  role,
  roles,
  type Session,
  session,
  type SignIn,
  signIn,
} from './http/identity.ts';
export {
  type Change,
  change,
  type Grain,
  grain,
  grains,
  type Indicator,
  indicator,
  indicators,
  type Interval,
  interval,
  type Receipt,
  receipt,
  type ValueRow,
  valueRow,
  type Values,
  values,
  type ValuesQuery,
  valuesQuery,
} from './http/indicators.ts';
export { type IngestAnswer, ingestAnswer, type IngestItem, ingestItem } from './http/ingest.ts';
export { type Overview, overview, type TallyChanged, tallyChanged } from './http/live.ts';
export { type Problem, problem } from './http/problem.ts';
export { type Question, question, questionTypes, type Survey, survey, surveys } from './http/surveys.ts';
