import { departments as departmentsAnswer } from '@attune/contracts';
import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal } from '../../platform/http/access/current-principal.ts';
import { Principal } from '../../platform/http/access/principal.ts';
import { RequireScope } from '../../platform/http/access/require.ts';
import { Answers, Refuses } from '../../platform/http/answers.ts';
import { AddDepartment } from './add-department.ts';
import { Departments } from './departments.ts';
import { MoveDepartment } from './move-department.ts';
import { newDepartment, type NewDepartment, newParent, type NewParent } from './requests.ts';
import { visibleDepartments } from './visible-departments.ts';

@ApiTags('departments')
@Controller('v1/departments')
export class DepartmentsController {
  constructor(
    private readonly departments: Departments,
    private readonly addDepartment: AddDepartment,
    private readonly moveDepartment: MoveDepartment,
  ) {}

  @Get()
  @RequireScope('values:read')
  @ApiOperation({ summary: 'The departments you may see, and the names of those above them' })
  @Answers(departmentsAnswer, 'Parents before their children, as of today')
  listDepartments(@CurrentPrincipal() principal: Principal) {
    return this.#visibleTo(principal);
  }

  @Post()
  @RequireScope('departments:manage')
  @ApiOperation({ summary: 'Add a department below another' })
  @Answers(departmentsAnswer, 'The departments as they now are', 201)
  @Refuses({ 403: 'department-forbidden', 409: 'department-exists', 422: 'department-unknown' })
  async createDepartment(
    @CurrentPrincipal() principal: Principal,
    @Body({ schema: newDepartment }) body: NewDepartment,
  ) {
    await this.addDepartment.run(principal, body);
    return this.#visibleTo(principal);
  }

  @Put(':key/parent')
  @HttpCode(200)
  @RequireScope('departments:manage')
  @ApiOperation({ summary: 'Move a department below another, from a day on' })
  @Answers(departmentsAnswer, 'The departments as of today')
  @Refuses({
    403: 'department-forbidden',
    404: 'department-not-found',
    409: 'department-circle, department-root',
    422: 'department-unknown',
  })
  async setDepartmentParent(
    @CurrentPrincipal() principal: Principal,
    @Param('key') key: string,
    @Body({ schema: newParent }) body: NewParent,
  ) {
    await this.moveDepartment.run(principal, key, body);
    return this.#visibleTo(principal);
  }

  /** By the tree as it now is: who holds a department holds what has just been added below it. */
  #visibleTo({ holdings }: Principal) {
    const today = this.departments.treeToday();
    const scope = holdings.flatMap((holding) => today.subtree(holding.departmentId));
    return { departments: visibleDepartments(this.departments.tree(), this.departments.today(), scope) };
  }
}
