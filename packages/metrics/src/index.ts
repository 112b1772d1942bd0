export { MetricsError, metricsErrors } from './metrics-error.ts';
export type { MetricsErrorCode } from './metrics-error.ts';
export type { TallyAlgebra } from './tally/algebra.ts';
export { exclusionReasons } from './tally/exclusion.ts';
export type { ExclusionReason, Exclusions } from './tally/exclusion.ts';
export { convertScore, linearPoints, reversePoints } from './tally/convert.ts';
export type { ScoreConversion } from './tally/convert.ts';
export { scoreTally } from './tally/score.ts';
export type { Scale, ScoreTally, ScoreValue } from './tally/score.ts';
export { countTally } from './tally/count.ts';
export type { CountTally } from './tally/count.ts';
export { sumTally } from './tally/sum.ts';
export type { Amount, SumTally } from './tally/sum.ts';
export { fractionExclusions, fractionTally } from './tally/fraction.ts';
export type { FractionExclusion, FractionTally, FractionValue } from './tally/fraction.ts';
export { bucketOf, durationTally, valueOf } from './tally/duration.ts';
export type { DurationTally } from './tally/duration.ts';
export { PeopleCount, peopleTally } from './tally/people.ts';
export type { PeopleTally, PersonFacts } from './tally/people.ts';
export { momentsTally } from './tally/moments.ts';
export type { MomentsTally, MomentsValue } from './tally/moments.ts';
export { basketTally, productsOf } from './tally/basket.ts';
export type { Basket, BasketTally } from './tally/basket.ts';
export { movementTally, movements } from './tally/movement.ts';
export type { Movement, MovementTally } from './tally/movement.ts';
export { tenureCounts, tenureTally } from './tally/tenure.ts';
export type { Tenure, TenureCount, TenureTally } from './tally/tenure.ts';
export { tenureChanges, tenuresOf } from './tally/tenure-changes.ts';
export type { TenureChange, TenureChanges, TenureOfDepartment } from './tally/tenure-changes.ts';
export { tallyKind } from './tally/tally.ts';
export type { Tally, TallyKind, TallyOf, TallyShape, ValueOf } from './tally/tally.ts';
export type { Change, Interval, IntervalMethod, ReadOptions, Reading } from './indicator/reading.ts';
export { defaultLevel } from './indicator/reading.ts';
export { netPromoter, netPromoterChange } from './indicator/net-promoter.ts';
export { netPromoterSplit } from './indicator/net-promoter-split.ts';
export type { NetPromoterSplit } from './indicator/net-promoter-split.ts';
export { netPromoterEstimate, netPromoterTest } from './indicator/net-promoter-statistics.ts';
export type {
  NetPromoterEstimate,
  NetPromoterMethod,
  NetPromoterTest,
} from './indicator/net-promoter-statistics.ts';
export { scoreMean, scoreMeanChange } from './indicator/score-mean.ts';
export { scoreMoments } from './indicator/score-moments.ts';
export { topBox, topBoxChange, topBoxCount } from './indicator/top-box.ts';
export {
  amountPerPerson,
  amountPerTime,
  peopleCount,
  peopleFrom,
  repeatShare,
  timesInAll,
  timesPerPerson,
} from './indicator/people-readings.ts';
export { responseCount, responseCountChange } from './indicator/response-count.ts';
export type { Exposure } from './indicator/response-count.ts';
export { sumMean, sumMeanChange, sumMoments, sumTotal } from './indicator/sum-reading.ts';
export {
  durationMean,
  durationMeanChange,
  durationMedian,
  durationP90,
  durationPercentile,
  durationPercentileChange,
} from './indicator/duration-reading.ts';
export { alphaReading, omegaReading } from './indicator/reliability.ts';
export { keyDrivers } from './driver/key-drivers.ts';
export type { KeyDriverOptions, KeyDrivers } from './driver/key-drivers.ts';
export { driverIntervals } from './driver/driver-intervals.ts';
export type { DriverIntervalOptions, DriverIntervals } from './driver/driver-intervals.ts';
export type { SampledOrders } from './driver/shapley.ts';
export { cronbachAlpha } from './item-group/cronbach-alpha.ts';
export type { CronbachAlpha } from './item-group/cronbach-alpha.ts';
export { rowMoments, tallyMoments } from './item-group/item-moments.ts';
export type { ItemMoments } from './item-group/item-moments.ts';
export { mcdonaldOmega } from './item-group/mcdonald-omega.ts';
export type { McDonaldOmega } from './item-group/mcdonald-omega.ts';
export { shareChange } from './indicator/share-change.ts';
export { welchChange } from './indicator/welch.ts';
export type { Bounds } from './interval/bounds.ts';
export { agrestiCoullInterval } from './interval/agresti-coull.ts';
export { clopperPearsonInterval } from './interval/clopper-pearson.ts';
export { garwoodInterval } from './interval/garwood.ts';
export { newcombeInterval } from './interval/newcombe.ts';
export type { Share } from './interval/newcombe.ts';
export { momentsOf } from './interval/moments.ts';
export type { Moments, Weighted } from './interval/moments.ts';
export { quantileRanks } from './interval/order-statistics.ts';
export { studentInterval } from './interval/student.ts';
export { wilsonInterval } from './interval/wilson.ts';
export { benjaminiHochberg } from './rate/benjamini-hochberg.ts';
export type { FalseDiscoveries } from './rate/benjamini-hochberg.ts';
export { poissonRate } from './rate/poisson-rate.ts';
export type { PoissonRate } from './rate/poisson-rate.ts';
export { proportionTest } from './rate/proportion-test.ts';
export type { ProportionTest } from './rate/proportion-test.ts';
export { retention } from './rate/retention.ts';
export type { Retention, RetentionCounts } from './rate/retention.ts';
export {
  invitationsFor,
  netPromoterSampleSize,
  proportionSampleSize,
  twoProportionsSampleSize,
} from './sampling/sample-size.ts';
export type {
  NetPromoterPlan,
  ProportionPlan,
  SampleSize,
  TwoProportionsPlan,
} from './sampling/sample-size.ts';
export { importancePerformance } from './driver/importance-performance.ts';
export type {
  Crosshair,
  ImportancePerformance,
  Quadrant,
  RatedAttribute,
} from './driver/importance-performance.ts';
export {
  kano,
  kanoCategories,
  kanoCategory,
  kanoOfTally,
  kanoScale,
  kanoScore,
  tallyKano,
} from './survey/kano.ts';
export type { Kano, KanoCategory, KanoCounts } from './survey/kano.ts';
export {
  kanoBetter,
  kanoCategoryShare,
  kanoCountsOf,
  kanoShare,
  kanoShareChange,
  kanoWorse,
  kanoWorseChange,
} from './survey/kano-reading.ts';
export type { KanoShare } from './survey/kano-reading.ts';
export { serviceQuality } from './survey/service-quality.ts';
export type {
  DimensionGap,
  ServiceDimension,
  ServiceQuality,
  ServiceQualityOptions,
} from './survey/service-quality.ts';
export { acsi } from './survey/acsi.ts';
export type { Acsi, AcsiInput } from './survey/acsi.ts';
export { loyaltyIndex, mixedLoyaltyIndex } from './survey/loyalty-index.ts';
export type { LoyaltyIndex, MixedLoyaltyIndex, ScaledItem } from './survey/loyalty-index.ts';
export { satisfactionIndex } from './survey/satisfaction-index.ts';
export type { SatisfactionIndex, SatisfactionIndexInput } from './survey/satisfaction-index.ts';
export { weightedNetPromoter } from './survey/weighted-net-promoter.ts';
export type { WeightedNetPromoter } from './survey/weighted-net-promoter.ts';
export { derivedMean, derivedMeanChange } from './derived/derived-mean.ts';
export type { DerivedMeanOptions } from './derived/derived-mean.ts';
export type { DerivedMeasure } from './derived/derived-measure.ts';
export { gapMeasure } from './derived/gap-measure.ts';
export type { ExpectedAndPerceived, GapMeasureOptions } from './derived/gap-measure.ts';
export { importanceMeasure } from './derived/importance-measure.ts';
export type { ImportanceMeasureOptions, RatedByImportance } from './derived/importance-measure.ts';
export { loyaltyMeasure } from './derived/loyalty-measure.ts';
export { rescaledMeasure } from './derived/rescaled-measure.ts';
export { satisfactionMeasure } from './derived/satisfaction-measure.ts';
export type { SatisfactionMeasureOptions } from './derived/satisfaction-measure.ts';
export { commonDenominator, scoreAsFraction } from './derived/score-as-fraction.ts';
export type { ScoreAsFractionOptions } from './derived/score-as-fraction.ts';
export { designEffect } from './weighting/design-effect.ts';
export type { DesignEffect } from './weighting/design-effect.ts';
export type { Margin } from './weighting/margin.ts';
export { postStratify } from './weighting/post-stratify.ts';
export type { PostStratified } from './weighting/post-stratify.ts';
export { stratifiedDifference } from './weighting/stratified-difference.ts';
export type { ComparedStratum, StratifiedDifference } from './weighting/stratified-difference.ts';
export { rake, usualTrim } from './weighting/rake.ts';
export type { Raked, RakeOptions, TrimBounds, Trimmed } from './weighting/rake.ts';
export {
  weightedCellsNetPromoter,
  weightedChange,
  weightedMean,
  weightedMeanOf,
  weightInMillionths,
} from './weighting/weighted-reading.ts';
export type { WeightedCell, WeightedReading } from './weighting/weighted-reading.ts';
export { businessDuration } from './duration/business-duration.ts';
export type { BusinessDuration } from './duration/business-duration.ts';
export type { BusinessCalendar, Weekday, Window } from './duration/business-calendar.ts';
export { durationSummary } from './duration/duration-summary.ts';
export type { DurationSummary } from './duration/duration-summary.ts';
export { individualsLimits, individualsSignals } from './control-chart/individuals.ts';
export type { ChartValues, IndividualsLimits, IndividualsSignals } from './control-chart/individuals.ts';
export { proportionBaseline, proportionSignals } from './control-chart/proportions.ts';
export type { ProportionBaseline, ProportionForm, ProportionSignals } from './control-chart/proportions.ts';
export { countShare, countShareChange } from './indicator/count-share.ts';
export type { PartOfWhole } from './indicator/count-share.ts';
export { countRate, countRateChange } from './indicator/count-rate.ts';
export type { EventsOverExposure, RateOptions } from './indicator/count-rate.ts';
export { durationWithin, durationWithinChange, durationWithinCount } from './indicator/duration-share.ts';
export { sumPerCount } from './indicator/sum-per-count.ts';
export type { SumOverCount } from './indicator/sum-per-count.ts';
export { sumShare, sumShareChange } from './indicator/sum-share.ts';
export type { PartOfUnits } from './indicator/sum-share.ts';
export { untestedChange } from './indicator/untested-change.ts';
export { sumRatio } from './indicator/sum-ratio.ts';
export type { SumRatio } from './indicator/sum-ratio.ts';
export { ratioOfMeans } from './indicator/ratio-of-means.ts';
export type { JointMoments } from './interval/joint-moments.ts';
export {
  churnRate,
  churnRateChange,
  retentionRate,
  retentionRateChange,
} from './indicator/retention-rate.ts';
export {
  ces2010LowEffort,
  ces2010Mean,
  ces2010Scale,
  ces2Easy,
  ces2Mean,
  ces2Scale,
} from './indicator/customer-effort.ts';
export { activeCustomers, retainedCustomers } from './rate/retained-customers.ts';
export type { Inactivity } from './rate/retained-customers.ts';
export { compoundChurn } from './rate/compound-churn.ts';
export { revenueRetention } from './rate/revenue-retention.ts';
export type { RevenueMovements, RevenueRetention } from './rate/revenue-retention.ts';
export { onTimeDelivery } from './rate/on-time.ts';
export type { OnTime, PromisedOrder } from './rate/on-time.ts';
export { returnRate } from './rate/return-rate.ts';
export type { DeliveryCohort, ReturnRate } from './rate/return-rate.ts';
export { furthestStep } from './journey/furthest-step.ts';
export type { Journey, JourneyEvent } from './journey/furthest-step.ts';
export { funnel, furthestSteps } from './journey/funnel.ts';
export type { Funnel, FunnelStep } from './journey/funnel.ts';
export { engagement, engagementAt, engagementScore, mergeEngagement } from './engagement/engagement.ts';
export type { EngagementDefinition, EngagementEvent, EngagementState } from './engagement/engagement.ts';
export { activityStanding } from './engagement/activity-standing.ts';
export type { ActivityStanding, StandingRule } from './engagement/activity-standing.ts';
export { compositeScore } from './composite/composite-score.ts';
export type { CompositeDefinition, CompositeScore, PartValues } from './composite/composite-score.ts';
export type { CompositePart, Normalisation } from './composite/part-score.ts';
export { readComposite } from './composite/composite-reading.ts';
export type {
  CompositeOptions,
  CompositeReading,
  PartReadings,
  PartUncertainty,
} from './composite/composite-reading.ts';
export { compositeChange } from './composite/composite-change.ts';
export { weightSensitivity } from './composite/weight-sensitivity.ts';
export type { RankRange, WeightSensitivity, WeightVariation } from './composite/weight-sensitivity.ts';
export { evaluateFormula } from './formula/evaluate-formula.ts';
export type { FormulaValue } from './formula/evaluate-formula.ts';
export type { FormulaReason } from './formula/evaluate-tree.ts';
export { formulaChange } from './formula/formula-change.ts';
export { FormulaError } from './formula/formula-error.ts';
export type { FormulaFault, FormulaProblem } from './formula/formula-error.ts';
export { formulaFlaw } from './formula/formula-flaw.ts';
export type { FormulaFlaw } from './formula/formula-flaw.ts';
export { hyphenatedKey } from './formula/hyphenated-key.ts';
export type { HyphenatedKey } from './formula/hyphenated-key.ts';
export { formulaFunctions } from './formula/formula-functions.ts';
export type { FormulaFunction } from './formula/formula-functions.ts';
export { parseFormula } from './formula/parse-formula.ts';
export type { Formula } from './formula/parse-formula.ts';
export { readFormula } from './formula/read-formula.ts';
export type { FormulaReadOptions } from './formula/read-formula.ts';
export type { Dependence } from './interval/mover.ts';
export { ranks } from './roll-up/ranks.ts';
export type { RankedFigure, Ranking } from './roll-up/ranks.ts';
export { rolledUp, rolledUpChange } from './roll-up/rolled-up.ts';
export type { RolledUpReading, RollUpOptions, WeighedReading } from './roll-up/rolled-up.ts';
export { adjustedChanges } from './comparison/many-changes.ts';
export type { AdjustedChange } from './comparison/many-changes.ts';
export { againstTheRest } from './comparison/against-the-rest.ts';
export { mixShift } from './comparison/mix-shift.ts';
export type { MixShift, SegmentWaves, Shift } from './comparison/mix-shift.ts';
export { simpsonComparison } from './comparison/simpson.ts';
export type { SimpsonComparison, Stratum } from './comparison/simpson.ts';
export { standingOf } from './disclosure/small-n.ts';
export type { Standing, StandingLimits } from './disclosure/small-n.ts';
export { suppressed } from './disclosure/suppression.ts';
export type { CountedCell, Disclosure, Summation } from './disclosure/suppression.ts';
export { acquisitionCost } from './commerce/acquisition-cost.ts';
export type { AcquisitionCost } from './commerce/acquisition-cost.ts';
export { coPurchase, nextBestProducts } from './commerce/co-purchase.ts';
export type { CoPurchase, Recommendation, RecommendationOptions } from './commerce/co-purchase.ts';
export { CohortCount, cohortRetention } from './commerce/cohort-retention.ts';
export type { Activity, Cohort } from './commerce/cohort-retention.ts';
export { customerNetValue } from './commerce/customer-net-value.ts';
export type { CustomerNetValue, NetValueParts } from './commerce/customer-net-value.ts';
export {
  discountedLifetimeValue,
  historicValue,
  monthlyRate,
  simpleLifetimeValue,
} from './commerce/lifetime-value.ts';
export type { DiscountedValue, DiscountedValuePlan, SimpleValuePlan } from './commerce/lifetime-value.ts';
export type { Money, Value } from './commerce/money.ts';
export { orderRows } from './commerce/order-rows.ts';
export type { Order, OrderPeriod, OrderRow } from './commerce/order-rows.ts';
export { orderStatistics } from './commerce/order-statistics.ts';
export type { OrderStatistics, Revenue } from './commerce/order-statistics.ts';
export { purchaseDays, purchaseSummary } from './commerce/purchase-days.ts';
export type { Purchase, PurchaseDays, PurchaseSummary } from './commerce/purchase-days.ts';
export { rfmCutPoints, rfmFacts, rfmScorer, rfmScores } from './commerce/rfm.ts';
export type { RfmColumns, RfmCutPoints, RfmFacts, RfmScores } from './commerce/rfm.ts';
export type { BgNbd } from './purchase-model/bg-nbd.ts';
export { fitBgNbd } from './purchase-model/fit-bg-nbd.ts';
export type { BgNbdFit } from './purchase-model/fit-bg-nbd.ts';
export { fitGammaGamma } from './purchase-model/fit-gamma-gamma.ts';
export type { GammaGammaFit } from './purchase-model/fit-gamma-gamma.ts';
export { expectedSpend } from './purchase-model/gamma-gamma.ts';
export type { GammaGamma, RepeatSpend } from './purchase-model/gamma-gamma.ts';
export { predictedValue } from './purchase-model/predicted-value.ts';
export type { ValuePlan } from './purchase-model/predicted-value.ts';
export {
  expectedPurchases,
  expectedPurchasesOfNewcomer,
  probabilityAlive,
} from './purchase-model/purchase-forecast.ts';
export type { PurchaseHistory } from './purchase-model/purchase-history.ts';
export { tenureMovement, tenureStock } from './rate/tenure-movement.ts';
export type { Months } from './rate/tenure-movement.ts';
export { kaplanMeier, survivalAt } from './survival/kaplan-meier.ts';
export type { SurvivalCurve, SurvivalStep } from './survival/kaplan-meier.ts';
export { logRank } from './survival/log-rank.ts';
export type { LogRank, LogRankGroup } from './survival/log-rank.ts';
export { lifetimeCounts, mergedCounts } from './survival/survival-counts.ts';
export type { Lifetime, SurvivalCount } from './survival/survival-counts.ts';
export { tenureLifetimes } from './survival/tenure-lifetimes.ts';
export { boostedProbability, boostedTrees } from './churn/boosted-trees.ts';
export type { BoostedFit, BoostedTrees, BoostingOptions, LabelledFeatures } from './churn/boosted-trees.ts';
export { calibration } from './churn/calibration.ts';
export type { Calibration } from './churn/calibration.ts';
export { churnFeatures, churnRows } from './churn/churn-rows.ts';
export type {
  ChurnQuestion,
  ChurnRows,
  CustomerFact,
  CustomerSpan,
  FeaturePlan,
} from './churn/churn-rows.ts';
export { classifierQuality, reliabilityBins } from './churn/classifier-quality.ts';
export type {
  ClassifierQuality,
  QualityOptions,
  ReliabilityBin,
  TopShare,
} from './churn/classifier-quality.ts';
export type { FeatureValue } from './churn/feature-bins.ts';
export type { LabelledRows } from './churn/labelled-rows.ts';
export { logisticProbability, logisticRegression } from './churn/logistic-regression.ts';
export type {
  LogisticFit,
  LogisticModel,
  LogisticOptions,
  LogisticProblem,
  LogisticTerm,
} from './churn/logistic-regression.ts';
export { factsBefore } from './churn/past-facts.ts';
export type { DatedFact, PastFacts } from './churn/past-facts.ts';
export type { RegressionTree } from './churn/regression-tree.ts';
export { rocAuc } from './churn/roc-auc.ts';
export type { RocAuc } from './churn/roc-auc.ts';
export type { ScoredLabels } from './churn/scored-labels.ts';
