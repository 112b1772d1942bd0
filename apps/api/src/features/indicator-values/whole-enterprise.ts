import { Injectable } from '@nestjs/common';
import type { Principal } from '../../platform/http/access/principal.ts';
import { Departments } from '../departments/departments.ts';
import { Principals } from '../identity/principals.ts';
import { Surveys } from '../surveys/survey-lookup.ts';

/** Who asks for the figures that are kept, and when. */
@Injectable()
export class WholeEnterprise {
  constructor(
    private readonly departments: Departments,
    private readonly surveys: Surveys,
    private readonly principals: Principals,
  ) {}

  /** What is kept in memory, as it now is: hints may be lost, and a worker may hear none. */
  async refresh(): Promise<void> {
    await Promise.all([this.departments.reload(), this.surveys.load()]);
  }

  /** The local day, as `2026-03-02`. */
  today(): string {
    return this.departments.today();
  }

  idOf(department: string): number | undefined {
    return this.departments.tree().idOf(department);
  }

  /** Sees every department that stands in today's tree. */
  principal(): Principal {
    const departmentId = this.departments.tree().rootId;
    return this.principals.ofAccount({ id: 'figures-for-sql', name: 'Figures for SQL' }, [
      { role: 'viewer', departmentId },
    ]);
  }
}
