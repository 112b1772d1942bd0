export { type DirtTruth, soil } from './dirt/soil.ts';
export { type Enterprise, type EnterpriseOptions, generateEnterprise } from './generate-enterprise.ts';
export { type DepartmentModel, sampleDepartments } from './model/departments.ts';
export type { Shock } from './model/quality.ts';
export type { CustomerTruth, EnterpriseTruth, PopulationTruth, ShockTruth } from './model/truth.ts';
export type { ChanceTruth, ChurnTruth, MonthTruth } from './model/truth-ledger.ts';
export type { PlantedTruth } from './planted/planted-truth.ts';
export type { NonResponse } from './model/world.ts';
