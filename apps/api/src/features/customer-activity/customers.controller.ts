import {
  customerCohorts,
  type CustomerCohortsQuery,
  customerCohortsQuery,
  customerFound,
  type CustomerReference,
  customerRfm,
  type CustomerRfmQuery,
  customerRfmQuery,
  customerSought,
  customerSummary,
  type CustomerSummaryQuery,
  customerSummaryQuery,
} from '@attune/contracts';
import { Body, Controller, Get, Header, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal } from '../../platform/http/access/current-principal.ts';
import { Principal } from '../../platform/http/access/principal.ts';
import { RequireScope } from '../../platform/http/access/require.ts';
import { Answers, Refuses } from '../../platform/http/answers.ts';
import { customerProblem } from './problems.ts';
import { ReadCohorts } from './read-cohorts.ts';
import { ReadRfm } from './read-rfm.ts';
import { SummariseCustomer } from './summarise-customer.ts';

@ApiTags('customers')
@RequireScope('values:read')
@Controller('v1/customers')
export class CustomersController {
  constructor(
    private readonly summaries: SummariseCustomer,
    private readonly cohorts: ReadCohorts,
    private readonly rfm: ReadRfm,
  ) {}

  @Post('find')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'The number of a customer, by external id, e-mail address or phone' })
  @Answers(customerFound, 'The customer in force, whoever was merged into it')
  @Refuses({ 404: 'customer-unknown' })
  findCustomer(
    @CurrentPrincipal() principal: Principal,
    @Body({ schema: customerSought }) body: CustomerReference,
  ) {
    return this.summaries.find(principal, body);
  }

  @Get('cohorts')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Customers by the month in which they came, and how many came again' })
  @Answers(customerCohorts, 'One row per month of coming, one cell per month since')
  @Refuses({
    403: 'department-forbidden',
    422: 'event-unknown, range-invalid, department-unknown',
  })
  listCohorts(
    @CurrentPrincipal() principal: Principal,
    @Query({ schema: customerCohortsQuery }) query: CustomerCohortsQuery,
  ) {
    return this.cohorts.read(principal, query);
  }

  @Get('rfm')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Customers by recency, frequency and monetary value of their orders' })
  @Answers(customerRfm, 'Customers per combination of scores, with the cut points of this run')
  @Refuses({ 403: 'department-forbidden', 422: 'department-unknown' })
  scoreCustomers(
    @CurrentPrincipal() principal: Principal,
    @Query({ schema: customerRfmQuery }) query: CustomerRfmQuery,
  ) {
    return this.rfm.read(principal, query);
  }

  @Get(':customer/summary')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'What a customer did in each of your departments, and how they stand' })
  @Answers(customerSummary, 'One row per department that has a fact about the customer')
  @Refuses({ 404: 'customer-unknown' })
  summariseCustomer(
    @CurrentPrincipal() principal: Principal,
    @Param('customer') customer: string,
    @Query({ schema: customerSummaryQuery }) query: CustomerSummaryQuery,
  ) {
    return this.summaries.read(principal, numberOf(customer), query);
  }
}

/** What is no number of ours cannot be found. */
function numberOf(customer: string): number {
  const id = /^[1-9]\d{0,14}$/.test(customer) ? Number(customer) : Number.NaN;
  if (!Number.isSafeInteger(id)) throw customerProblem('customer-unknown');
  return id;
}
