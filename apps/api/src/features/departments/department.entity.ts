import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

@Entity('department')
export class Department {
  @PrimaryGeneratedColumn('identity', { generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column('text')
  key!: string;

  @Column('text', { name: 'name_en' })
  nameEn!: string;

  @Column('text', { name: 'name_zh' })
  nameZh!: string;
}

/** Where a department stands from one day (inclusive) to another (exclusive). */
@Entity('department_placement')
export class DepartmentPlacement {
  @PrimaryColumn('integer', { name: 'department_id' })
  departmentId!: number;

  @Column('integer', { name: 'parent_id', nullable: true })
  parentId!: number | null;

  /** A local day, or `-infinity`. */
  @PrimaryColumn('date', { name: 'from_day' })
  fromDay!: string;

  /** A local day, or `infinity`. */
  @Column('date', { name: 'to_day' })
  toDay!: string;
}
