import { Module } from '@nestjs/common';
import { DepartmentsModule } from '../departments/departments.module.ts';
import { LiveController } from './live.controller.ts';
import { LiveReaders } from './live-readers.ts';

@Module({
  imports: [DepartmentsModule],
  controllers: [LiveController],
  providers: [LiveReaders],
  exports: [LiveReaders],
})
export class LiveModule {}
