import { relationshipSurvey } from '@attune/contracts';
import { sampleDepartments } from '@attune/synthetic';
import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/config.ts';
import { EnsureDepartments } from '../departments/ensure-departments.ts';
import { EnsureSurvey } from '../surveys/ensure-survey.ts';

/** A new deployment is never bare: with the sample its departments, without it the usual three; and a survey. */
@Injectable()
export class FurnishEnterprise {
  constructor(
    private readonly config: Config,
    private readonly ensureDepartments: EnsureDepartments,
    private readonly ensureSurvey: EnsureSurvey,
  ) {}

  async run(): Promise<void> {
    await this.ensureDepartments.run(this.config.sampleCustomers > 0 ? sampleTree : usualDepartments);
    await this.ensureSurvey.ensure(relationshipSurvey);
  }
}

const root = 'enterprise';

const usualDepartments = [
  { key: 'sales', parent: root, names: { en: 'Sales', zh: '销售部' } },
  { key: 'service', parent: root, names: { en: 'Service', zh: '客服部' } },
  { key: 'logistics', parent: root, names: { en: 'Logistics', zh: '物流部' } },
];

const sampleTree = sampleDepartments.flatMap(({ key, parent, names }) =>
  parent === null ? [] : [{ key, parent, names }],
);
