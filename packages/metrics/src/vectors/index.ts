import { churnOps } from './churn-ops.ts';
import { commerceOps } from './commerce-ops.ts';
import { comparisonOps } from './comparison-ops.ts';
import { compositeOps } from './composite-ops.ts';
import { controlChartOps } from './control-chart-ops.ts';
import { deliveryOps } from './delivery-ops.ts';
import { durationOps } from './duration-ops.ts';
import { journeyOps } from './journey-ops.ts';
import { keyDriverOps } from './key-driver-ops.ts';
import { netPromoterOps } from './net-promoter-ops.ts';
import { purchaseModelOps } from './purchase-model-ops.ts';
import { rateOps } from './rate-ops.ts';
import { reliabilityOps } from './reliability-ops.ts';
import { sampleSizeOps } from './sample-size-ops.ts';
import { satisfactionOps } from './satisfaction-ops.ts';
import { survivalOps } from './survival-ops.ts';
import { structuredSurveyOps } from './structured-survey-ops.ts';
import type { VectorOps } from './vector-op.ts';
import { weightingOps } from './weighting-ops.ts';

/** Every operation that vector files of schema cx-vectors/1 can ask this package for. */
export const vectorOps: VectorOps = {
  ...netPromoterOps,
  ...satisfactionOps,
  ...rateOps,
  ...sampleSizeOps,
  ...durationOps,
  ...reliabilityOps,
  ...keyDriverOps,
  ...structuredSurveyOps,
  ...weightingOps,
  ...controlChartOps,
  ...deliveryOps,
  ...journeyOps,
  ...compositeOps,
  ...comparisonOps,
  ...commerceOps,
  ...purchaseModelOps,
  ...survivalOps,
  ...churnOps,
};
