import type { DepartmentModel } from '../model/departments.ts';

const still = { base: 0, trend: 0, season: 0, bestDay: 0, weight: 0, contacts: null, dailyCost: 0 };

/** The departments of everything planted. Their quality never changes, and nobody feels it. */
export const trialDepartments: readonly DepartmentModel[] = [
  { ...still, key: 'trial', parent: 'enterprise', names: { en: 'Trials', zh: '试点项目' } },
  { ...still, key: 'trial-home', parent: 'trial', names: { en: 'Trial at home', zh: '家庭试点' } },
  { ...still, key: 'trial-business', parent: 'trial', names: { en: 'Trial for business', zh: '企业试点' } },
];
