export { type DirtTruth, soil } from './dirt/soil.ts';
export { type Enterprise, type EnterpriseOptions, generateEnterprise } from './generate-enterprise.ts';
export { type DepartmentModel, sampleDepartments } from './model/departments.ts';
export type { Shock } from './model/quality.ts';
export type { CustomerTruth, EnterpriseTruth, PopulationTruth } from './model/truth.ts';
export type { MonthTruth } from './model/truth-ledger.ts';
export type { NonResponse } from './model/world.ts';
