export { customerDeeds } from '@attune/contracts';
export { SdkError, sdkErrors } from './sdk-error.ts';
export type { SdkErrorCode } from './sdk-error.ts';
export {
  countInput,
  durationInput,
  fractionInput,
  isDerived,
  momentsInput,
  moneyOf,
  moneyInput,
  peopleInput,
  rescaledInput,
  rescaledOf,
  scoreInput,
  shapeOf,
  sumInput,
  tenureInput,
} from './indicator/input.ts';
export type {
  AnswerInput,
  CategoryInput,
  ClosedQuestionType,
  CountInput,
  DerivedInput,
  DerivedSource,
  DurationInput,
  EventFieldSource,
  EventSource,
  FractionInput,
  IndicatorInput,
  IndicatorInputs,
  ItemGroupSource,
  MomentsInput,
  MoneySource,
  PeopleInput,
  PeopleSource,
  QuestionSource,
  RescaledInput,
  RescaledSource,
  ScoreInput,
  SumInput,
  TalliesFor,
  TenureInput,
  TenureSource,
} from './indicator/input.ts';
export { defineIndicator } from './indicator/define-indicator.ts';
export type {
  Explanation,
  Indicator,
  IndicatorDefinition,
  IndicatorUnit,
  Polarity,
  Texts,
} from './indicator/define-indicator.ts';
export { definePlugin } from './plugin/define-plugin.ts';
export type { Plugin } from './plugin/define-plugin.ts';
export type { Extend, Extensions } from './plugin/extensions.ts';
export type { Host, HostClock, HostLog, LogFields, Permission } from './plugin/host.ts';
export { loadPlugin } from './plugin/load-plugin.ts';
export { checkSdkRange, sdkVersion } from './plugin/sdk-version.ts';
