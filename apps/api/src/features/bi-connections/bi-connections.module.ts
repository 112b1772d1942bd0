import { Module } from '@nestjs/common';
import { DepartmentsModule } from '../departments/departments.module.ts';
import { BiConnectionsController } from './bi-connections.controller.ts';
import { CreateBiConnection } from './create-bi-connection.ts';
import { DeleteBiConnection } from './delete-bi-connection.ts';
import { DescribeConnection } from './describe-connection.ts';
import { EndBiSessions } from './end-bi-sessions.ts';
import { ListBiConnections } from './list-bi-connections.ts';
import { RotatePassword } from './rotate-password.ts';

@Module({
  imports: [DepartmentsModule],
  controllers: [BiConnectionsController],
  providers: [
    DescribeConnection,
    ListBiConnections,
    CreateBiConnection,
    RotatePassword,
    DeleteBiConnection,
    EndBiSessions,
  ],
  exports: [EndBiSessions],
})
export class BiConnectionsModule {}
