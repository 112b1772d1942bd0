import {
  customerFound,
  type CustomerReference,
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
import { SummariseCustomer } from './summarise-customer.ts';

@ApiTags('customers')
@RequireScope('values:read')
@Controller('v1/customers')
export class CustomersController {
  constructor(private readonly summaries: SummariseCustomer) {}

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
