import type { PinnedReceipt } from '@attune/contracts';
import { Injectable } from '@nestjs/common';
import { Departments } from '../departments/departments.ts';
import { ReceiptTokens } from '../indicators/receipt-tokens.ts';
import type { PinRow } from './pinned-receipts.store.ts';

@Injectable()
export class DescribePin {
  constructor(
    private readonly departments: Departments,
    private readonly tokens: ReceiptTokens,
  ) {}

  run(row: PinRow): PinnedReceipt {
    const { indicator, version, period, roots, value, n } = this.tokens.open(row.receipt);
    const department = this.departments.tree().keyOf(roots[0] ?? 0) ?? '';
    return { ...row, indicator, version, period, department, value, n };
  }
}
