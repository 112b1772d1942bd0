import type { Role } from '@attune/contracts';
import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

@Entity('account')
export class Account {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  /** In lower case. */
  @Column('text')
  email!: string;

  @Column('text')
  name!: string;

  @Column('text', { name: 'password_hash' })
  passwordHash!: string;
}

/** A role over a department and what is below it. */
@Entity('account_grant')
export class AccountGrant {
  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId!: string;

  @PrimaryColumn('text')
  role!: Role;

  @PrimaryColumn('integer', { name: 'department_id' })
  departmentId!: number;
}
