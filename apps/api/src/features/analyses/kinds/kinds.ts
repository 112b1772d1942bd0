import type { AnalysisKind, NewAnalysis } from '@attune/contracts';
import { churnModelKind } from './churn-model.ts';
import { coPurchaseKind } from './co-purchase.ts';
import { customerHealthKind } from './customer-health.ts';
import { customerLifetimeValueKind } from './customer-lifetime-value.ts';
import { funnelKind } from './funnel.ts';
import { keyDriversKind } from './key-drivers.ts';
import type { Kind } from './kind.ts';
import { survivalKind } from './survival.ts';

type ParametersOf<Name extends AnalysisKind> = Extract<NewAnalysis, { kind: Name }>['parameters'];

const kinds: { [Name in AnalysisKind]: Kind<ParametersOf<Name>> } = {
  'key-drivers': keyDriversKind,
  funnel: funnelKind,
  'customer-lifetime-value': customerLifetimeValueKind,
  'churn-model': churnModelKind,
  survival: survivalKind,
  'customer-health': customerHealthKind,
  'co-purchase': coPurchaseKind,
};

export const analysisKinds = Object.keys(kinds) as AnalysisKind[];

/** Of any analysis: its parameters fit its kind, which the types of two lists side by side cannot say. */
export const kindOf = (kind: AnalysisKind) => kinds[kind] as Kind<NewAnalysis['parameters']>;
