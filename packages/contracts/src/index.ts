export { type Answer, type Answers } from './events/answers.ts';
export { catalogue, definitionOf } from './catalogue.ts';
export { type CloudEvent, cloudEvent, ingestLimits, isSoundText, text } from './cloud-event.ts';
export { type Contribution, contribution, type MeasureValue, measureValue } from './contribution.ts';
export { consentChanged } from './events/consent.ts';
export { customerDeeds } from './customer-deeds.ts';
export {
  customerErased,
  customerMerged,
  customerRegistered,
  customerUnmerged,
  customerUpdated,
} from './events/customer.ts';
export {
  defineEvent,
  type EventDefinition,
  type FieldMeasure,
  type MeasureReading,
} from './events/define-event.ts';
export { factAmended, factWithdrawn } from './events/fact.ts';
export { customerReference, type CustomerReference } from './events/parts.ts';
export { responseAmended, responseRecorded, responseWithdrawn } from './events/response.ts';
export { type FieldIssue, firstIssue } from './first-issue.ts';
export { measuresOf } from './measures-of.ts';
export {
  derivedMeasureKey,
  type Dimension,
  dimensions,
  eventMeasureKey,
  type ExclusionReason,
  exclusionReasons,
  type MeasureDefinition,
  type MeasureKind,
  itemGroupMeasureKey,
  questionMeasureKey,
} from './measure.ts';
export {
  type AnalysesQuery,
  analyses,
  analysesQuery,
  type Analysis,
  analysis,
  type AnalysisKind,
  type AnalysisResult,
  analysisResult,
  type NewAnalysis,
  newAnalysis,
} from './http/analyses/analysis.ts';
export { type JobSummary, jobSummary } from './http/jobs.ts';
export {
  type ChurnModelParameters,
  churnModelParameters,
  type ChurnModelResult,
  churnModelResult,
  type ChurnQuality,
} from './http/analyses/churn-model.ts';
export {
  type CoPurchaseParameters,
  coPurchaseParameters,
  type CoPurchaseResult,
  coPurchaseResult,
} from './http/analyses/co-purchase.ts';
export {
  type CustomerHealthParameters,
  customerHealthParameters,
  type CustomerHealthResult,
  customerHealthResult,
} from './http/analyses/customer-health.ts';
export {
  type CustomerLifetimeValueParameters,
  customerLifetimeValueParameters,
  type CustomerLifetimeValueResult,
  customerLifetimeValueResult,
} from './http/analyses/customer-lifetime-value.ts';
export {
  type FunnelParameters,
  funnelParameters,
  type FunnelResult,
  funnelResult,
} from './http/analyses/funnel.ts';
export {
  type KeyDriversParameters,
  keyDriversParameters,
  type KeyDriversResult,
  keyDriversResult,
} from './http/analyses/key-drivers.ts';
export {
  type SurvivalParameters,
  survivalParameters,
  type SurvivalResult,
  survivalResult,
} from './http/analyses/survival.ts';
export {
  type BiConnection,
  biConnection,
  biConnections,
  type CreatedBiConnection,
  createdBiConnection,
  newBiConnection,
} from './http/bi-connections.ts';
export {
  type CustomerCohorts,
  customerCohorts,
  type CustomerCohortsQuery,
  customerCohortsQuery,
} from './http/customer-cohorts.ts';
export {
  type CustomerRfm,
  customerRfm,
  type CustomerRfmQuery,
  customerRfmQuery,
} from './http/customer-rfm.ts';
export {
  type CustomerFigures,
  type CustomerFound,
  customerFound,
  customerSought,
  type CustomerSummary,
  customerSummary,
  type CustomerSummaryQuery,
  customerSummaryQuery,
} from './http/customers.ts';
export { exampleEvent } from './http/example-bodies.ts';
export { type Department, department, departments, type Names, names } from './http/departments.ts';
export {
  derivedMeasure,
  type DerivedMeasureAnswer,
  derivedMeasures,
  type DerivedMethod,
  type DerivedProgress,
  derivedProgress,
  type Reduction,
  reduction,
} from './http/derived-measures.ts';
export {
  type CodeBook,
  codeBook,
  type CodeBookQuery,
  codeBookQuery,
  exportColumn,
  type ExportQuery,
  exportQuery,
} from './http/exports.ts';
export {
  type ApiKey,
  apiKey,
  apiKeyScope,
  type ApiKeyScope,
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
  type Binding,
  binding,
  type Coverage,
  coverage,
  type DefinitionParts,
  definitionParts,
  type DefinitionVersion,
  definitionVersion,
  type EditedVersion,
  editedVersion,
  type IndicatorBody,
  indicatorBody,
  indicatorDefinition,
  type IndicatorDefinitionAnswer,
  indicatorLibrary,
  type IndicatorMethod,
  indicatorUnits,
  type LibraryEntry,
  type Lineage,
  lineage,
  type NewDefinition,
  newDefinition,
  type NewVersion,
  newVersion,
  type ReadingAnswer,
  type ConversionInUse,
  type ScaleConversion,
  scaleConversion,
  type Thresholds,
  thresholds,
} from './http/indicator-definitions.ts';
export { type Indicator, indicator, indicators } from './http/indicators/indicator.ts';
export { type Preview, preview, type PreviewQuestion, previewQuestion } from './http/indicators/preview.ts';
export {
  type NewPin,
  newPin,
  type PinnedReceipt,
  pinnedReceipt,
  pinnedReceipts,
  type Receipt,
  receipt,
  type Recount,
  recount,
  type RecountChange,
  type RecountedPin,
  recountedPin,
} from './http/indicators/receipt.ts';
export {
  type Change,
  change,
  type Grain,
  grain,
  grains,
  type CoverageQuery,
  coverageQuery,
  type ValueRow,
  valueRow,
  type Values,
  type ValueReason,
  valueReasons,
  values,
  type ValuesQuery,
  valuesQuery,
} from './http/indicators/values.ts';
export {
  type AdoptionAnswer,
  adoption,
  type AdoptionEnd,
  adoptionEndQuery,
  adoptions,
  type EditedAdoption,
  editedAdoption,
  type LocalItem,
  type LocalTarget,
  type NewAdoption,
  newAdoption,
} from './http/indicator-sets/adoption.ts';
export {
  type AdoptionBoard,
  adoptionBoard,
  type BoardQuery,
  boardQuery,
} from './http/indicator-sets/board.ts';
export {
  type IndicatorSetBody,
  indicatorSetBody,
  type ItemScore,
  type ItemVariant,
  type RollUp,
  rollUpPolicies,
  type SetGroup,
  type SetIndex,
  type SetItem,
} from './http/indicator-sets/body.ts';
export {
  type FieldChange,
  fieldChange,
  type SetDiff,
  setDiff,
  type VersionDiffQuery,
  versionDiffQuery,
} from './http/indicator-sets/differences.ts';
export { indicatorSets, type SetEntry } from './http/indicator-sets/library.ts';
export { type SetTemplate, setTemplates } from './http/indicator-sets/templates.ts';
export {
  type IndexFigure,
  type SetFigure,
  setGrains,
  type SetRanking,
  type SetReason,
  setReasons,
  type SetRow,
  type SetValues,
  setValues,
  type SetValuesQuery,
  setValuesQuery,
  standings,
} from './http/indicator-sets/values.ts';
export {
  type EditedSetVersion,
  editedSetVersion,
  type IndicatorSetAnswer,
  indicatorSet,
  type NewSet,
  newSet,
  type NewSetVersion,
  newSetVersion,
  type SetRetirement,
  setRetirement,
  type SetProposal,
  setProposal,
  type SetVersion,
} from './http/indicator-sets/versions.ts';
export { type Interval, interval } from './http/interval.ts';
export { type IngestAnswer, ingestAnswer, type IngestItem, ingestItem } from './http/ingest.ts';
export { type Overview, overview, type TallyChanged, tallyChanged } from './http/live.ts';
export { type Problem, problem } from './http/problem.ts';
export {
  largestBundle,
  type NewPlugin,
  newPlugin,
  type PluginAnswer,
  plugin,
  plugins,
} from './http/plugins.ts';
export {
  type Actor,
  actor,
  type DefinitionStatus,
  definitionStatuses,
  type DefinitionStep,
  type Discard,
  discardQuery,
  type Publication,
  publication,
  type Retirement,
  retirement,
  type ReviewStep,
  reviewStep,
} from './http/reviewed-versions.ts';
export {
  type DeclaredSurvey,
  type ItemGroup,
  itemGroup,
  type Question,
  question,
  questionTypes,
  type Survey,
  survey,
  surveyCounts,
  surveys,
} from './http/surveys.ts';
export {
  type SelectionCheck,
  type WeightedFigure,
  type WeightingAnswer,
  type WeightingDefinition,
  weightingDefinition,
  weightings,
  type WeightingWarning,
} from './http/weightings.ts';
export { type AsyncApiDocument, asyncApiDocument } from './publish/asyncapi.ts';
export { dataJsonSchema, eventJsonSchemas, type JsonSchema } from './publish/json-schema.ts';
export { relationshipSurvey } from './surveys/relationship-survey.ts';
